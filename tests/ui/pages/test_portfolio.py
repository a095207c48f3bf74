"""The page Portfolio on the sample book: every section, its tables, why and where a click goes."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.helpers.windows import sheet, sheets

from kamdesk import settings
from kamdesk.services.accounts import add_account
from kamdesk.services.opening import new_book
from kamdesk.services.records import set_field
from kamdesk.ui.dialogs.why import WhyDialog
from kamdesk.ui.pages.account import AccountPage
from kamdesk.ui.pages.portfolio import SECTIONS, PortfolioPage
from kamdesk.ui.portfolio.section import PictureTable

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


def shown(qtbot: QtBot, window: Shell, key: str) -> Any:
    """Go to a section and wait until it is filled."""
    window.go("portfolio", key)
    page = window.page()
    assert isinstance(page, PortfolioPage)
    qtbot.waitUntil(lambda: key in page._shown and page._task is None, timeout=20000)
    return page.section(key)


def back(window: Shell) -> str:
    """The name of the account that is open now."""
    page = window.page()
    assert isinstance(page, AccountPage)
    return cast("tuple[str, str, str | None]", page.subject)[1]


def test_the_heat_table_is_narrowed_sorted_and_explained(
    qtbot: QtBot, window: Shell, desk: Desk
) -> None:
    heat = shown(qtbot, window, "heat")
    qtbot.waitUntil(lambda: any(row.red for row in heat.rows), timeout=20000)
    assert heat.count.text() == "10 of 10"
    heat.tier.set_current("gold")
    heat._narrow()
    assert [row.account.key for row in heat.model.rows()] == ["A"]
    keys = [metric.key for metric in heat.metrics]
    words = {key: heat.model.cell(0, number).text for number, key in enumerate(keys)}
    assert (words["risk"], words["completeness"]) == ("48 Medium", "95 Ready")
    assert words["change"] == "-5.3 %"

    heat.open_cell(heat.model.index(0, keys.index("risk")))
    sheet(window, WhyDialog).accept()
    heat.open_cell(heat.model.index(0, keys.index("wallet")))
    sheet(window, WhyDialog).accept()
    heat.view.setCurrentIndex(heat.model.index(0, 0))
    QTest.keyClick(heat.view, Qt.Key.Key_Return)
    assert back(window) == "overview"
    assert desk is window.desk


def test_the_table_stands_before_the_findings_are_counted(
    qtbot: QtBot, window: Shell, desk: Desk
) -> None:
    heat = shown(qtbot, window, "heat")
    qtbot.waitUntil(lambda: any(row.red for row in heat.rows), timeout=20000)
    whole = desk.portfolio.view
    assert whole is not None
    first = dataclasses.replace(whole, findings={}, is_judged=False)
    column = [metric.key for metric in heat.metrics].index("red")

    heat.fill(first, heat.reckon(first))

    assert {heat.model.cell(row, column).text for row in range(heat.model.rowCount())} == {"…"}
    assert heat.count.text() == "10 of 10"


def test_what_shows_no_findings_is_filled_once(qtbot: QtBot, window: Shell, desk: Desk) -> None:
    section = shown(qtbot, window, "bucket")
    qtbot.waitUntil(
        lambda: desk.portfolio.view is not None and desk.portfolio.view.is_judged, timeout=20000
    )
    whole = desk.portfolio.view
    assert whole is not None
    page: Any = window.page()
    filled = page._shown["bucket"]

    page._read(dataclasses.replace(whole))

    assert page._shown["bucket"] is filled
    assert section.whole is filled
    assert page._task is None


def test_the_columns_are_chosen_and_kept(qtbot: QtBot, window: Shell, desk: Desk) -> None:
    heat = shown(qtbot, window, "heat")
    keys = [metric.key for metric in heat.metrics]
    deputy, owner = keys.index("deputy"), keys.index("owner")
    assert (heat.view.isColumnHidden(deputy), heat.view.isColumnHidden(owner)) == (True, False)
    action = next(a for a in heat.columns_menu.actions() if a.data() == "deputy")
    action.trigger()
    assert "deputy" in settings.load().columns
    assert not heat.view.isColumnHidden(deputy)
    heat._usual()
    assert settings.load().columns == ()
    assert heat.view.isColumnHidden(deputy)
    assert desk.book is not None


def test_concentration_says_the_figures_and_what_if(
    qtbot: QtBot, window: Shell, desk: Desk
) -> None:
    shares = shown(qtbot, window, "shares")
    first = {row.name: (row.before, row.after) for row in shares.what_model.rows()}
    assert first["Sales, 12 months"] == ("CNY 42.9 M", "CNY 21.3 M")
    assert first["Days until money comes"] == ("152.6", "215.0")
    other = shares.found["sales"].shares[1]
    shares._tick(other, on=True)
    assert shares.what_model.rows()[0].after == "CNY 14.5 M"
    shares._tick(other, on=False)
    assert "50.35 %" in shares.figures.links["top1"].text()
    shares.figures.links["top1"].click()
    sheet(window, WhyDialog).accept()
    for measure in ("margin", "receivables"):
        shares.measure.set_value(measure)
        shares.measure.picked.emit(measure)
    assert len(shares.panel.model.rows()) == 2
    shares.chart.picked.emit(other.id)
    assert back(window) == "overview"
    assert desk.book is not None


def test_every_picture_has_its_table_and_says_itself(
    qtbot: QtBot, window: Shell, desk: Desk
) -> None:
    seen = 0
    for key, _words, _name in SECTIONS:
        section = shown(qtbot, window, key)
        window.grab()
        for panel in section.findChildren(PictureTable):
            assert panel.model.rows(), (key, panel.accessibleName())
            assert panel.picture.accessibleDescription(), key
            for value in ("table", "picture"):
                panel.switch.set_value(value)
                panel.switch.picked.emit(value)
                assert panel.view.isVisible() == (value == "table")
            for line in range(min(3, panel.model.rowCount())):
                for column in range(panel.model.columnCount()):
                    assert panel.model.cell(line, column) is not None
                    panel.model.sort(column)
            seen += 1
    assert seen == 13
    assert desk.book is not None


@pytest.mark.parametrize(
    ("key", "chart"),
    [
        ("risk", "chart"),
        ("white", "chart"),
        ("white", "site_chart"),
        ("reach", "chart"),
        ("waiting", "debt_chart"),
        ("waiting", "complaint_chart"),
        ("waiting", "favour_chart"),
    ],
)
def test_a_click_on_a_picture_says_why(
    qtbot: QtBot, window: Shell, desk: Desk, key: str, chart: str
) -> None:
    section = shown(qtbot, window, key)
    picture = getattr(section, chart)
    picture.setFocus()
    QTest.keyClick(picture, Qt.Key.Key_Return)
    assert isinstance(sheets(window)[-1], WhyDialog)
    sheets(window)[-1].accept()
    assert desk.book is not None


def test_rows_lead_to_their_places(qtbot: QtBot, window: Shell, desk: Desk) -> None:
    goals = []
    for key, view, tab in (
        ("risk", "panel", "overview"),
        ("pipeline", "", "projects"),
        ("tenders", "panel", "projects"),
        ("bucket", "panel", "overview"),
        ("seasons", "panel", "background"),
        ("seasons", "", "visits"),
        ("reach", "panel", "people"),
    ):
        section = shown(qtbot, window, key)
        table = getattr(section, view).view if view else section.view
        table.opened.emit(table.records().row_at(0))
        goals.append((key, back(window)))
        assert goals[-1][1] == tab
    section = shown(qtbot, window, "seasons")
    section.view.opened.emit(section.model.rows()[-1])
    assert back(window) == "overview"
    assert desk.book is not None


def test_sums_and_flows_change_with_what_is_chosen(qtbot: QtBot, window: Shell, desk: Desk) -> None:
    pipeline = shown(qtbot, window, "pipeline")
    assert [row.name for row in pipeline.chart.rows] == ["Invest", "Verify first", "Hold"]
    for by in ("month", "step"):
        pipeline.by.set_value(by)
        pipeline.by.picked.emit(by)
    assert len(pipeline.chart.rows) == 4
    bucket = shown(qtbot, window, "bucket")
    bucket.chart.picked.emit("lost")
    assert [row.key for row in bucket.panel.model.rows()] == ["J"]
    bucket.figures.links["retention"].click()
    sheet(window, WhyDialog).accept()
    waiting = shown(qtbot, window, "waiting")
    waiting.debts.view.opened.emit(waiting.debts.model.rows()[0])
    sheet(window, WhyDialog).accept()
    white = shown(qtbot, window, "white")
    white.panel.view.opened.emit(white.panel.model.rows()[0])
    sheet(window, WhyDialog).accept()
    assert desk.book is not None


def test_the_page_looks_again_after_a_change_and_goes_round_its_tabs(
    qtbot: QtBot, window: Shell, desk: Desk
) -> None:
    from kamdesk.services.accounts import add_account

    shown(qtbot, window, "heat")
    page: Any = window.page()
    desk.write(add_account, desk.book, "新客户", today=desk.today)
    qtbot.waitUntil(lambda: page.count.text() == "11 accounts", timeout=20000)
    page.tabs.step(1)
    assert page.section_key == "shares"
    window.go("accounts")
    window.go("portfolio")
    assert page.section_key == "shares"


def test_an_empty_book_says_what_to_do(qtbot: QtBot, window: Shell, tmp_path: Path) -> None:
    path = tmp_path / "empty.kam"
    new_book(path).close()
    assert window.show_book(path)
    window.go("portfolio")
    page: Any = window.page()
    qtbot.waitUntil(lambda: page.whole is not None)
    assert page.stack.currentWidget() is page.empty
    window.go("portfolio", "shares")
    assert page.stack.currentWidget() is page.empty


def test_an_industry_says_which_accounts_stand_behind_it(
    qtbot: QtBot, window: Shell, desk: Desk
) -> None:
    section = shown(qtbot, window, "white").industries
    assert [row.name for row in section.panel.model.rows()][:2] == ["石化与新材料", "工程机械"]
    assert not section.open_view.isVisible()
    section.chart.picked.emit(section.panel.model.rows()[0])
    assert sheet(window, WhyDialog).insight.detail["name"] == "石化与新材料"
    sheet(window, WhyDialog).accept()
    section.figures.links["covered"].click()
    assert sheet(window, WhyDialog).insight.formula == "F-35"
    sheet(window, WhyDialog).accept()

    account, _changes = desk.write(add_account, desk.book, "新客户", today=desk.today)
    desk.do(set_field, desk.book, account, name="lifecycle", value="potential", today=desk.today)
    desk.do(set_field, desk.book, account, name="created_on", value=None, today=desk.today)
    section = shown(qtbot, window, "white").industries
    qtbot.waitUntil(lambda: bool(section.open_model.rows()), timeout=20000)
    section.open_view.opened.emit(section.open_model.rows()[0])
    assert back(window) == "overview"


def test_fewer_losses_and_settled_customers_stand_beside_the_bucket(
    qtbot: QtBot, window: Shell, desk: Desk
) -> None:
    section = shown(qtbot, window, "bucket")
    assert section.figures.links["settled"].text() == "100.0 % (known for 66 % of sales)"
    section.figures.links["settled"].click()
    assert sheet(window, WhyDialog).insight.formula == "F-34"
    sheet(window, WhyDialog).accept()

    section.fewer.points.set_value(10)
    section.fewer.points.picked.emit(10)
    link = section.fewer.figures.links["loss"]
    assert link.text() == "12.5 % → 2.5 %"
    link.click()
    assert sheet(window, WhyDialog).insight.formula == "F-19"
    assert desk is window.desk


def test_the_departments_that_owe_an_answer_explain_themselves(
    qtbot: QtBot, window: Shell, desk: Desk
) -> None:
    section = shown(qtbot, window, "waiting")
    rows = section.answers.model.rows()
    assert [(row.detail["name"], row.value) for row in rows] == [("技术", 4.0), ("财务", None)]
    section.answers.view.opened.emit(rows[0])
    assert sheet(window, WhyDialog).insight.detail["waiting"] == 1
    assert desk is window.desk
