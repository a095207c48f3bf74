"""The overview of an account: every number explains itself, every line leads on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.customers import days_ago
from tests.helpers.dossiers import changed, edited, sample
from tests.helpers.windows import focus_on, notices, press, sheet, sheets, tab, texts

from kamdesk.domain.insight.collection import collection
from kamdesk.domain.insight.result import Insight, Part, Row
from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture
from kamdesk.domain.records import Account, Action, Interaction, Milestone, Snapshot
from kamdesk.i18n import ngettext
from kamdesk.services.finding import find_account
from kamdesk.ui.charts import StackBar, TrendChart
from kamdesk.ui.dialogs.answer_gap import AnswerDialog
from kamdesk.ui.dialogs.changed import ChangedDialog
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.dialogs.why import WhyDialog
from kamdesk.ui.kit import Button, Line, ScrollPage, Tag
from kamdesk.ui.main_window import USUAL
from kamdesk.ui.pages.account import AccountPage
from kamdesk.ui.pages.gate_steps import MEETINGS, PAPERS, take_step
from kamdesk.ui.pages.overview_contact import _own
from kamdesk.ui.pages.overview_dates import TOP_DATES, next_dates
from kamdesk.ui.pages.overview_money import MoneyPanel, _step_tag, worst_invoices
from kamdesk.ui.pages.overview_relationship import _short_board, _weakest
from kamdesk.ui.pages.overview_trend import trend_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.tab_overview import OverviewTab
    from kamdesk.ui.shell import Shell


@pytest.fixture
def overview(window: Shell, account: Account) -> OverviewTab:
    found: OverviewTab = tab(window, account, "overview")
    return found


def line(widget: QWidget, words: str) -> Line:
    return next(x for x in widget.findChildren(Line) if words in x.accessibleName())


def all_words(widget: QWidget) -> list[str]:
    """Every text of labels, buttons and tags."""
    return texts(widget) + [tag.mark.text for tag in widget.findChildren(Tag)]


def explained(window: Shell) -> str:
    """The formula that is being explained; the dialog is closed."""
    dialog = sheet(window, WhyDialog)
    formula = dialog.insight.formula
    dialog.reject()
    QApplication.processEvents()
    return formula


@pytest.mark.parametrize("name", ["A", "B", "C"])
def test_the_usual_window_shows_all_of_it(
    window: Shell, desk: Desk, qtbot: QtBot, name: str
) -> None:
    window.resize(USUAL)
    found: OverviewTab = tab(window, find_account(desk.book, name), "overview")
    bar = found.findChildren(ScrollPage)[0].verticalScrollBar()

    qtbot.waitUntil(lambda: window.width() == USUAL.width() and bar.maximum() == 0)

    assert not found.threading.visibleRegion().isEmpty()


@pytest.mark.parametrize(("count", "words"), [(70, True), (7, False)])
def test_the_small_map_says_how_many_it_leaves_out(
    overview: OverviewTab, count: int, words: bool
) -> None:
    people = tuple(MapPerson(f"p{n}", f"name {n}", "a", 1) for n in range(count))

    overview.map.map.set_picture(MapPicture((MapColumn("a", "a"),), people))

    missing = count - len(overview.map.map.places.boxes)
    said = ngettext("and {n} more person", "and {n} more people", missing).format(n=missing)
    assert (said in texts(overview.map)) is words


def test_every_number_explains_itself(overview: OverviewTab, window: Shell) -> None:
    for panel, formula in (
        (overview.completeness, "F-01"),
        (overview.relationship, "F-02"),
        (overview.risk, "F-03"),
        (overview.money, "F-09"),
        (overview.threading, "F-13"),
    ):
        panel.opened.emit()
        assert explained(window) == formula
    for widget, words, formula in (
        (overview.completeness, "Completeness", "F-01"),
        (overview.relationship, "Organisation level", "F-02a"),
        (overview.relationship, "Key persons", "F-02b"),
        (overview.relationship, "Extensive", "F-02c"),
        (overview.criteria, "A-P1", "F-04"),
        (overview.money, "A-I2", "F-08"),
        (overview.threading, "Chain A-P1", "F-11"),
        (overview.threading, "Our side", "F-13"),
    ):
        line(widget, words).picked.emit()
        assert explained(window) == formula
    overview.completeness.chart.picked.emit("PP")
    assert explained(window) == "F-01"


def test_the_sample_reads_as_the_mock_up(overview: OverviewTab) -> None:
    said = all_words(overview)
    for words in (
        "owed CNY 3.61 M · limit CNY 6 M",
        "S3 not done",
        "陆承宇 → 林嘉慧",
        "paused until complaint A-C1 is settled",
        "paid after 70 days",
        "net margin 24.8 %",
        "6 persons met · 11 touches in 180 days",
        "Work list to level 4: 2 done, 3 of 4 needed",
        "5 key persons; weakest: 林嘉慧 (Commodity)",
        "Bridge to the others: 唐立群",
        "both meet them",
        "required",
    ):
        assert words in said, words


def test_a_gap_is_answered_where_it_stands(overview: OverviewTab, window: Shell) -> None:
    found = overview.gaps.findChildren(Line)
    assert len(found) == 5
    line(overview.gaps, "技术规格书").picked.emit()
    assert sheet(window, AnswerDialog).gap.key == "PJ19:A-P2"


def test_all_gaps_are_one_click_away(overview: OverviewTab, window: Shell) -> None:
    overview.gaps.explain()
    assert explained(window) == "F-01"


def test_the_first_dates_are_shown_and_the_rest_at_a_click(overview: OverviewTab) -> None:
    few = len(overview.dates.findChildren(Line))
    more = overview.dates.findChild(Button)
    assert more is not None
    rest = int(more.text().split()[0])

    more.click()

    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert few == TOP_DATES
    assert len(overview.dates.findChildren(Line)) == few + rest


def test_a_date_leads_to_what_it_is(overview: OverviewTab, window: Shell) -> None:
    line(overview.dates, "A-I3 is due").picked.emit()
    assert sheet(window, RecordDialog).record.ENTITY == "invoice"


def test_an_open_gate_leads_to_what_opened_it(overview: OverviewTab, window: Shell) -> None:
    line(overview.relationship, "Annual top meeting").picked.emit()
    page = window.page()
    assert isinstance(page, AccountPage)
    assert page.tabs.key() == "visits"


def test_a_closed_gate_offers_its_step(overview: OverviewTab, window: Shell) -> None:
    line(overview.relationship, "Strategic agreement").picked.emit()
    dialog = sheet(window, NewRecordDialog)
    assert dialog.form.values()["kind"] == "strategic"  # type: ignore[index]


@pytest.mark.parametrize("gate", [*MEETINGS, *PAPERS, "invited", "core", "multi_product"])
def test_every_gate_has_a_step(desk: Desk, account: Account, window: Shell, gate: str) -> None:
    take_step(desk, gate, account=account.id, parent=window)
    if gate in MEETINGS:
        dialog = sheet(window, PlanVisitDialog)
        assert dialog.form.rows["kind"].editor.value() == MEETINGS[gate]  # type: ignore[attr-defined]
    elif gate in PAPERS:
        assert sheet(window, NewRecordDialog).kind is PAPERS[gate][0]
    elif gate != "invited":
        assert explained(window) == "F-17"
    else:
        assert not sheets(window)


def test_a_line_is_picked_by_keyboard_and_mouse(overview: OverviewTab, window: Shell) -> None:
    found = line(overview.criteria, "A-P2")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        found.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(found, key)
        assert explained(window) == "F-04"
    QTest.keyClick(found, Qt.Key.Key_F1)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert explained(window) == "F-04"
    QTest.mouseClick(found, Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    QTest.mousePress(found, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseRelease(found, Qt.MouseButton.LeftButton, pos=QPoint(5, 500))
    assert not sheets(window)


def test_tab_leads_through_the_panel(overview: OverviewTab) -> None:
    overview.money.title.setFocus()
    focus_on(line(overview.money, "A-I2"))
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is line(overview.money, "A-I6")


def test_there_is_no_trend_yet_and_one_can_begin(
    overview: OverviewTab, desk: Desk, window: Shell
) -> None:
    assert any("No snapshot yet" in text for text in texts(overview.trend))
    before = desk.book.undo_words()
    overview.trend.take_button.click()
    QApplication.processEvents()
    assert [row.reason for row in desk.book.all(Snapshot)] == ["manual"]
    assert desk.book.undo_words() == before
    assert any("First snapshot on 2026-11-23" in text for text in texts(overview.trend))
    assert "The snapshot of today is kept." in notices(window)


@pytest.mark.usefixtures("overview")
def test_the_menu_takes_a_snapshot_of_the_account_on_show(desk: Desk, window: Shell) -> None:
    window.take_snapshot()
    assert [row.reason for row in desk.book.all(Snapshot)] == ["manual"]
    window.go("projects")
    window.take_snapshot()
    assert len(desk.book.all(Snapshot)) == 1
    assert any("Go to an account first" in text for text in notices(window))


def test_what_changed_is_one_click_away(overview: OverviewTab, window: Shell) -> None:
    overview.trend.changed_button.click()
    assert sheet(window, ChangedDialog).account == overview.account_id


def test_the_trend_shows_numbers_and_explains_them(
    overview: OverviewTab, desk: Desk, account: Account, window: Shell
) -> None:
    with desk.book.work("kept", aside=True) as work:
        work.add(
            Snapshot,
            subject_kind="account",
            subject=account.id,
            taken_on=dt.date(2026, 9, 1),
            values={"F-01": {"value": 70}, "F-03": 40, "findings": {"red": 30}},
        )
    desk.bus.tell(work.changes)
    chart = overview.trend.findChildren(TrendChart)[0]
    assert [item.moved for item in chart.lines][:2] == ["▲ 25", "▲ 8"]
    assert [item.tone for item in chart.lines] == ["green", "red", "green"]
    chart.picked.emit(chart.lines[-1].payload)
    assert not sheets(window)
    assert "70 → 95" in chart.accessibleDescription()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert explained(window) == "F-03"
    assert not chart.grab().isNull()


def test_a_number_that_stood_still_has_no_tone() -> None:
    dossier = changed(
        "A",
        plus=[
            Snapshot(
                id="s",
                subject_kind="account",
                subject="A",
                taken_on=days_ago(30),
                values={"F-22": 3, "F-01": 1},
            )
        ],
    )
    today = days_ago(0)
    found = trend_line(dossier, Insight(formula="F-22", value=3.0), today=today)
    assert found is not None
    assert (found.moved, found.tone) == ("=", "")
    less = trend_line(dossier, Insight(formula="F-01", value=0.0), today=today)
    assert less is not None
    assert (less.moved, less.tone) == ("▼ 1", "red")
    assert trend_line(sample("A"), Insight(formula="F-01", value=1.0), today=today) is None


def test_an_empty_account_says_what_to_do_first(window: Shell, empty: Account) -> None:
    said = all_words(tab(window, empty, "overview"))
    for words in (
        "Nothing is owed.",
        "Not reckoned for accounts that do not buy yet.",
        "Nothing is dated yet. Plan a visit.",
        "No key person yet: give power or a role in a project to somebody.",
        "nobody of ours was there",
        "hangs on one person",
        "nothing assessed yet",
    ):
        assert words in said, words


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ({"floor": 70.0}, "Not below 70: a trigger is confirmed or the criteria are lost."),
        ({"signals_only": True}, "From signals alone: the ten weapons are not assessed."),
        ({"stale": True}, "The assessment of the ten weapons is out of date."),
    ],
)
def test_the_risk_says_what_to_think_of_it(
    overview: OverviewTab, account: Account, detail: dict[str, Any], words: str
) -> None:
    risk = Insight(formula="F-03", value=70.0, level="very high", detail=detail)
    overview.risk.show_result(overview.dossier, risk)
    QApplication.processEvents()
    assert words in texts(overview.risk)
    assert overview.account_id == account.id


def test_receivables_are_cut_into_three(overview: OverviewTab) -> None:
    (panel,) = overview.findChildren(MoneyPanel)
    (bar,) = panel.findChildren(StackBar)
    assert bar.accessibleName() == "overdue CNY 600k; disputed CNY 450k; not due CNY 2.56 M"


def test_the_worst_invoices_come_first(today: dt.date) -> None:
    steps = collection(sample("A"), today)
    assert [code for code, _item in worst_invoices(steps)] == ["A-I2", "A-I6", "A-I4"]


@pytest.mark.parametrize(
    ("detail", "words", "tone"),
    [
        ({"done": True, "days": 35}, "S3 done", "green"),
        ({"done": False, "days": 35}, "S3 not done", "red"),
        ({"done": False, "days": -2}, "S3 not done", "plain"),
    ],
)
def test_a_step_says_whether_it_was_taken(detail: dict[str, Any], words: str, tone: str) -> None:
    found = _step_tag(Insight(formula="F-08", level="S3", detail=detail))
    assert (found.mark.text, found.mark.tone) == (words, tone)


def test_late_things_come_first_and_moved_ones_say_how_far(today: dt.date) -> None:
    late = [
        Action(id=f"x{n}", kind="task", text="late", account="A", due=days_ago(n)) for n in (9, 8)
    ]
    stone = Milestone(id="m", project="A-P1", name="kick-off", forecast=days_ago(3))
    visit = Interaction(
        id="v",
        account="A",
        status="planned",
        objective="the goal",
        start=dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC),
    )
    found = next_dates(changed("A", plus=[*late, stone, visit]), today)
    assert [item.row.id for item in found[:3]] == ["x8", "v", "m"]
    assert {item.tone for item in found[:3]} == {"red"}
    assert "Visit: the goal" in [item.words for item in found]
    slipped = next(item for item in found if "招标公告" in item.words)
    assert (slipped.words, slipped.tone) == ("招标公告 A-P1 (23 days later)", "amber")


def test_a_registration_that_ended_is_late(today: dt.date) -> None:
    found = next_dates(edited(sample("A"), "A", Account, e_platform_expiry=days_ago(1)), today)
    ended = next(item for item in found if item.row.entity == "account")
    assert ended.tone == "red"


def test_what_is_not_known_of_the_people_is_said() -> None:
    part = Part("p", "Ann", None, 10.0)
    assert _weakest(sample("A"), Insight(formula="F-02b", parts=(part,))) == (
        "1 key person; attitude unknown: Ann"
    )
    balanced = Insight(
        formula="F-02c",
        parts=(Part("d", "Plant", 8.0, 10.0),),
        detail={"short_board": "d", "short_board_value": 80.0, "balanced": True},
    )
    assert _short_board(balanced) == "Short board: Plant 80"


def test_a_few_colleagues_are_named_without_a_rest() -> None:
    part = Part("own", "Our side", 0.0, rows=(Row("person", "A3"), Row("person", "gone")))
    assert _own(sample("A"), Insight(formula="F-13", parts=(part,))) == "林嘉慧"
    assert _own(sample("A"), Insight(formula="F-13")) == "nobody of ours was there"
