"""Rivals across all accounts, and on the tab of one: what is shown, and what a click does."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication, QBoxLayout
from tests.helpers.windows import LONG, notices, sheet, sheets, tab, texts, type_into

from kamdesk.domain.records import (
    Account,
    Action,
    Comparison,
    Event,
    Organisation,
    Person,
    Product,
    ProjectRival,
    TechnicalRow,
)
from kamdesk.services.finding import find_account
from kamdesk.services.records import add_record, remove_record
from kamdesk.services.rivals import MISTAKE, new_rival
from kamdesk.ui.dialogs.ask import AskLine
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.dialogs.rival_event import RivalEventDialog
from kamdesk.ui.kit import Button, Tag
from kamdesk.ui.pages.service_kit import Columns

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.rivals import RivalsPage
    from kamdesk.ui.shell import Shell


def firm(desk: Desk, key: str) -> Organisation:
    return next(item for item in desk.book.all(Organisation) if item.external == key)


def ready(qtbot: QtBot, page: RivalsPage, *, rival: str | None = None) -> None:
    """Wait until the card that was asked for is gathered."""
    qtbot.waitUntil(lambda: page._task is None and page.board is not None)
    if rival is not None:
        assert page.chosen == rival
    QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot, window: Shell, desk: Desk) -> RivalsPage:
    """Show the page with the most dangerous rival."""
    del desk
    window.go("rivals")
    found = cast("RivalsPage", window.page())
    ready(qtbot, found)
    return found


class TestPage:
    def test_the_most_dangerous_comes_first(self, page: RivalsPage) -> None:
        assert [row.name for row in page.model.rows()] == [
            "恒霖密封", "科沃森泵业(中国)", "东擎流体",
        ]  # fmt: skip
        assert page.count.text() == "3 rivals"

    def test_its_founder_was_there_before(self, page: RivalsPage) -> None:
        words = texts(page.card)

        assert any("formerly 副总裁 at 铎岳" in text for text in words)
        assert "tie 4 of 4" in [item.mark.text for item in page.card.reps.findChildren(Tag)]
        assert "86" in words

    def test_another_one_is_chosen(self, qtbot: QtBot, desk: Desk, page: RivalsPage) -> None:
        page.view.opened.emit(page.model.rows()[1])
        ready(qtbot, page, rival=firm(desk, "R1").id)

        assert page.card.name.text() == "科沃森泵业(中国)"
        assert "at 2 accounts · we won 0, lost 0 against it" in texts(page.card)

    def test_one_that_was_asked_for(
        self, qtbot: QtBot, window: Shell, desk: Desk, page: RivalsPage
    ) -> None:
        window.go("rivals", firm(desk, "R2").id)
        ready(qtbot, page, rival=firm(desk, "R2").id)

        assert page.card.name.text() == "东擎流体"

    def test_the_firm_is_written_about_in_place(
        self, qtbot: QtBot, desk: Desk, page: RivalsPage
    ) -> None:
        field = page.card.form.field("learn_from")
        type_into(field.editor, "fast quotes")
        ready(qtbot, page)

        assert firm(desk, "R3").learn_from == "fast quotes"
        page.card.form.evidence_wanted.emit(page.card.form.field("background"))
        page.card._edit()
        assert len(sheets(page.window())) == 2

    def test_a_new_one(self, qtbot: QtBot, window: Shell, page: RivalsPage) -> None:
        page.add_button.click()
        asked = sheet(window, AskLine)
        type_into(asked.line, LONG)
        asked.answer()
        ready(qtbot, page)

        assert page.card.name.text() == LONG
        assert page.card.reps.add_button.isVisible()
        assert any(text.startswith("Named at no account yet") for text in texts(page.card))

    def test_a_rep_is_added(
        self, qtbot: QtBot, window: Shell, desk: Desk, page: RivalsPage
    ) -> None:
        page.card.reps.add_button.click()
        asked = sheet(window, AskLine)
        type_into(asked.line, "新代表")
        asked.answer()
        ready(qtbot, page)

        assert "新代表" in [item.name for item in desk.book.all(Person)]
        assert "新代表" in texts(page.card.reps)

    def test_links_lead_to_the_account(self, window: Shell, page: RivalsPage) -> None:
        button = next(
            item for item in page.card.projects.findChildren(Button) if item.text() == "B-P1"
        )
        button.click()

        assert window._here[0] == "account"

    def test_a_page_left_alone_asks_for_nothing(self, window: Shell, page: RivalsPage) -> None:
        page.reload()

        window.go("accounts")

        assert page._task is None


class TestEvents:
    def test_a_mistake_brings_its_follow_up(
        self, qtbot: QtBot, window: Shell, desk: Desk, page: RivalsPage
    ) -> None:
        page.card.event_button.click()
        dialog = sheet(window, RivalEventDialog)
        dialog.form.set_value("text", "seal leaked again")
        dialog.account.set_value(find_account(desk.book, "A").id)
        dialog.make()
        ready(qtbot, page)

        event = next(row for row in desk.book.all(Event) if row.text == "seal leaked again")
        action = desk.book.get(Action, event.response or "")
        assert event.account == find_account(desk.book, "A").id
        assert action is not None
        assert action.text == "Call them, offer a sample or a small batch"

    def test_a_move_has_none(self, window: Shell, desk: Desk, page: RivalsPage) -> None:
        page.card.record_event()
        dialog = sheet(window, RivalEventDialog)
        dialog.kind.set_value("rival_move")
        dialog.kind.edited.emit()
        hidden = dialog.follow_row.isHidden()
        dialog.form.set_value("text", "new depot")
        dialog.make()

        event = next(row for row in desk.book.all(Event) if row.text == "new depot")
        assert hidden
        assert event.response is None

    @pytest.mark.parametrize("field", ["kind", "happened_on"])
    def test_what_is_missing_is_said(self, window: Shell, page: RivalsPage, field: str) -> None:
        page.card.record_event()
        dialog = sheet(window, RivalEventDialog)
        dialog.form.set_value(field, None)
        dialog.make()

        assert dialog.isVisible()

    def test_an_unanswered_mistake_is_followed_up(
        self, qtbot: QtBot, window: Shell, desk: Desk, page: RivalsPage
    ) -> None:
        window.go("rivals", firm(desk, "R1").id)
        ready(qtbot, page)
        buttons = [
            item for item in page.card.events.findChildren(Button) if item.text() == "Follow up"
        ]
        buttons[0].click()
        ready(qtbot, page)

        done = [row for row in desk.book.all(Event) if row.kind == MISTAKE and row.response]
        assert [row.external for row in done] == ["C-ev-1"]
        assert notices(window) == ["The follow-up is noted."]
        assert any(text.startswith("we: Call them") for text in texts(page.card.events))


class TestComparison:
    def test_four_boxes_and_the_needs(
        self, qtbot: QtBot, window: Shell, desk: Desk, page: RivalsPage
    ) -> None:
        products = {item.external: item for item in desk.book.all(Product)}
        desk.write(
            add_record,
            desk.book,
            Comparison,
            our=products["PRD-RH-420"].id,
            rival=products["PRD-KHP-350"].id,
            our_advantages="on site in 4 hours",
            date=desk.today,
        )
        place = next(row for row in desk.book.all(ProjectRival) if row.external == "A-P1-R1")
        desk.write(
            add_record, desk.book, TechnicalRow, project=place.project, parameter="Vibration",
            need="3.0", unit="mm/s",
        )  # fmt: skip
        window.go("rivals", firm(desk, "R1").id)
        ready(qtbot, page)

        words = texts(page.card.comparisons)
        assert {"RH-420 against KHP-350", "on site in 4 hours", "3.0 mm/s"} <= set(words)

    @pytest.mark.parametrize("name", ["card_button", "product_button", "line_button"])
    def test_records_are_made_with_plain_forms(
        self, window: Shell, page: RivalsPage, name: str
    ) -> None:
        getattr(page.card.comparisons, name).click()

        assert sheet(window, NewRecordDialog).isVisible()


class TestTab:
    def test_threats_criteria_and_moves(self, window: Shell, account: Account) -> None:
        found = tab(window, account, "rivals")

        threats = texts(found.threats)
        assert {"66", "48", "34", "25 / 25"} <= set(threats)
        assert "API 610第12版认证 · Must" in texts(found.criteria)
        assert "东擎" in texts(found.events)

    def test_what_leads_on(self, window: Shell, desk: Desk, account: Account) -> None:
        found = tab(window, account, "rivals")
        rival = desk.dossier(account.id).rivals[0]
        found._event(rival)
        asked = sheet(window, RivalEventDialog)
        asked.cancel_button.click()
        desk.go("rivals", rival.id)

        assert window._here[0] == "rivals"

    def test_the_grid_is_one_click_away(self, window: Shell, account: Account) -> None:
        found = tab(window, account, "rivals")
        next(item for item in found.findChildren(Button) if item.text() == "Head to head").click()

        assert tab(window, account, "people", record="grid").mode.value() == "grid"
        assert window._here[1] == (account.id, "people", "grid")

    def test_two_rivals_stand_below_each_other_in_a_small_window(
        self, window: Shell, account: Account
    ) -> None:
        found = tab(window, account, "rivals")
        window.resize(1440, 900)
        QApplication.processEvents()
        wide = found.page.findChild(Columns)._line.direction()

        window.resize(window.minimumSize())
        QApplication.processEvents()

        narrow = found.page.findChild(Columns)._line.direction()
        ways = QBoxLayout.Direction
        assert (wide, narrow) == (ways.LeftToRight, ways.TopToBottom)

    def test_a_row_is_opened(self, window: Shell, account: Account) -> None:
        found = tab(window, account, "rivals")
        next(item for item in found.threats.findChildren(Button) if item.text() == "Edit").click()

        assert isinstance(sheet(window, RecordDialog).record, ProjectRival)


def test_without_a_rival_the_page_says_what_to_do(
    qtbot: QtBot, desk: Desk, page: RivalsPage
) -> None:
    for row in desk.book.all(Organisation):
        if row.is_rival:
            desk.write(remove_record, desk.book, row)
    ready(qtbot, page)

    assert page.stack.currentWidget() is page.none


def test_without_an_account_there_is_no_card(qtbot: QtBot, desk: Desk, page: RivalsPage) -> None:
    for row in desk.book.all(Account):
        desk.write(remove_record, desk.book, row)
    desk.write(new_rival, desk.book, "alone")
    ready(qtbot, page)

    assert page.stack.currentWidget() is page.homeless
