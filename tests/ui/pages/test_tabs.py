"""Accounts, overview, background, rivals, more and history: what they show and let one do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.windows import form_of, notices, sheet, sheets, tab, texts, type_into

from kamdesk import i18n
from kamdesk.domain.fact import Money
from kamdesk.domain.records import (
    AccountRival,
    Event,
    Industry,
    Invoice,
    Organisation,
    Person,
    Site,
)
from kamdesk.services.accounts import add_rival
from kamdesk.services.finding import find_account
from kamdesk.services.records import add_record, set_field
from kamdesk.ui.dialogs.ask import AskLine
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.dialogs.findings import FindingsDialog
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.dialogs.why import WhyDialog
from kamdesk.ui.finder import rows_for
from kamdesk.ui.main_window import SMALLEST, USUAL
from kamdesk.ui.pages.accounts import AccountsPage
from kamdesk.ui.pages.tab_more import KINDS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.dialogs.base import Sheet
    from kamdesk.ui.pages.record_list import RecordList
    from kamdesk.ui.shell import Shell


class TestAccounts:
    @pytest.fixture
    def page(self, window: Shell, desk: Desk) -> AccountsPage:
        del desk
        window.go("accounts")
        found = window.page()
        assert isinstance(found, AccountsPage)
        return found

    def test_the_list_is_narrowed_and_keeps_qts_rules(self, page: AccountsPage) -> None:
        QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

        page.filter.setText("岚川")

        assert [row.name for row in page.model.rows()] == ["岚川化工集团"]
        assert page.count.text() == "1 of 10"

    def test_what_the_rules_found_fills_in_and_sorts(
        self, page: AccountsPage, desk: Desk, qtbot: QtBot
    ) -> None:
        qtbot.waitUntil(lambda: bool(page._marks))
        page.model.sort(4, Qt.SortOrder.DescendingOrder)

        view = desk.portfolio.view
        assert view is not None
        assert page.model.row_at(0).id == view.monday.order[0].account
        shown = [page.model.cell(line, 4).text for line in range(3)]
        assert shown == [str(row.red) for row in view.monday.order[:3]]
        assert page.model.cell(0, 6).tone in {"green", "amber", "red"}

    @pytest.mark.parametrize(
        ("column", "dialog"), [(4, FindingsDialog), (5, FindingsDialog), (6, WhyDialog)]
    )
    def test_a_click_on_a_number_says_where_it_comes_from(
        self, window: Shell, page: AccountsPage, qtbot: QtBot, *, column: int, dialog: type[Sheet]
    ) -> None:
        qtbot.waitUntil(lambda: bool(page._marks))

        page.view.clicked.emit(page.model.index(0, 1))
        page.view.clicked.emit(page.model.index(0, column))

        assert len(sheets(window)) == 1
        assert sheet(window, dialog).windowTitle()
        assert page.model.index(0, column).data(Qt.ItemDataRole.ToolTipRole).endswith(".")

    def test_a_small_window_reads_the_names_whole(self, window: Shell, page: AccountsPage) -> None:
        window.resize(SMALLEST)
        QApplication.processEvents()
        few = page.view.isColumnHidden(3)
        window.resize(USUAL)
        QApplication.processEvents()

        assert (few, page.view.isColumnHidden(3)) == (True, False)

    def test_enter_opens_an_account(self, window: Shell, page: AccountsPage) -> None:
        page.view.go_to(page.model.rows()[0])

        QTest.keyClick(page.view, Qt.Key.Key_Return)

        assert window._here[0] == "account"

    def test_an_account_begins_with_a_name(self, window: Shell, page: AccountsPage) -> None:
        page.add_button.click()
        asked = sheet(window, AskLine)
        type_into(asked.line, "新客户")

        asked.answer()

        assert window._here[0] == "account"
        window.go("accounts")
        assert page.model.total() == 11

    def test_an_account_is_removed_and_comes_back(self, page: AccountsPage, desk: Desk) -> None:
        page.view.asked_to_delete.emit(page.model.rows()[0])
        gone = page.model.total()

        desk.undo()

        assert (gone, page.model.total()) == (9, 10)

    def test_what_is_gone_is_not_removed_twice(self, page: AccountsPage, window: Shell) -> None:
        row = page.model.rows()[0]
        page.view.asked_to_delete.emit(row)

        page._delete(row)

        assert len(notices(window)) == 1


class TestOverview:
    def test_titles_lead_to_their_tabs(self, window: Shell, account: Account) -> None:
        overview = tab(window, account, "overview")
        overview.map.opened.emit()
        first = window._here[1]
        overview.criteria.opened.emit()
        second = window._here[1]
        person = next(iter(overview.map.map.picture.people)).id
        overview.map.map.picked.emit(person)

        assert first == (account.id, "people", None)
        assert second == (account.id, "projects", None)
        assert window._here[1] == (account.id, "people", person)

    def test_the_figures_of_the_sample(self, window: Shell, account: Account) -> None:
        words = texts(tab(window, account, "overview"))

        assert "48" in words
        assert "129 facts, 13 to find out" in words
        assert any(text.startswith("Short board: ") for text in words)

    @pytest.mark.parametrize("key", ["A", "B", "C", "D"])
    def test_every_account_of_the_sample(self, window: Shell, desk: Desk, key: str) -> None:
        found = tab(window, find_account(desk.book, key), "overview")

        assert len(texts(found)) > 30
        assert not notices(window)

    def test_a_small_window_has_two_columns(self, window: Shell, account: Account) -> None:
        overview = tab(window, account, "overview")
        wide = overview._narrow

        window.resize(window.minimumSize())
        QApplication.processEvents()

        assert (wide, overview._narrow) == (False, True)
        assert overview.risk.mapTo(overview, overview.risk.rect().topLeft()).x() < 100

    def test_adding_people_leads_to_them(self, window: Shell, empty: Account) -> None:
        overview = tab(window, empty, "overview")

        overview.map.opened.emit()

        assert window._here[1] == (empty.id, "people", None)


class TestFinder:
    @pytest.mark.parametrize(
        ("words", "title", "where"),
        [
            ("岚川", "岚川化工集团", "overview"),
            ("ljh", "林嘉慧", "people"),
            ("高温泵组", "A-P1 乙烯扩能二期高温泵组(12台)", "projects"),
        ],
    )
    def test_it_finds(self, desk: Desk, *, words: str, title: str, where: str) -> None:
        found = rows_for(desk, words)

        row = next(item for item in found if title in item.title or item.title in title)
        assert isinstance(row.payload, tuple)
        assert row.payload[0] == "account"
        assert row.payload[1][1] == where

    def test_pages_are_found_too(self, desk: Desk) -> None:
        assert ("settings", None) in [row.payload for row in rows_for(desk, "sett")]

    def test_nothing_is_found_for_nothing(self, desk: Desk) -> None:
        assert rows_for(desk, " ") == []
        assert rows_for(desk, "zzzzqqqq") == []


class TestBackground:
    def test_a_new_industry_gets_its_panel(self, window: Shell, desk: Desk, empty: Account) -> None:
        background = tab(window, empty, "background")
        before = len(background.forms)
        industry, _changes = desk.write(add_record, desk.book, Industry, name="新行业")
        firm = desk.dossier(empty.id).organisation

        desk.write(set_field, desk.book, firm, name="industry", value=industry.id, today=desk.today)

        assert len(background.forms) == before + 1
        assert form_of(background, Industry).record == industry

    def test_who_said_it(self, window: Shell, account: Account) -> None:
        background = tab(window, account, "background")
        form = form_of(background, Organisation)

        form.evidence_wanted.emit(form.fields[0])

        assert sheet(window, EvidenceDialog).isVisible()

    def test_a_site_is_added_edited_and_removed(
        self, window: Shell, desk: Desk, account: Account
    ) -> None:
        background = tab(window, account, "background")
        sites: RecordList = background.lists[0]
        before = sites.model.total()
        sites.add_button.click()
        dialog = sheet(window, NewRecordDialog)
        dialog.form.set_value("name", "新厂区")
        dialog.make()
        row = next(item for item in sites.model.rows() if item.name == "新厂区")
        sites.edit(row)
        sheet(window, RecordDialog).close()

        sites.view.asked_to_delete.emit(row)

        assert sites.model.total() == before
        assert desk.book.get(Site, row.id) is None


class TestRivals:
    def test_a_rival_comes_and_goes(self, window: Shell, desk: Desk, account: Account) -> None:
        rivals = tab(window, account, "rivals")
        rivals.add_button.click()
        asked = sheet(window, AskLine)
        type_into(asked.line, "新对手")
        asked.answer()
        row = next(
            item
            for item in desk.dossier(account.id).shelf.where(
                AccountRival, "account", value=account.id
            )
            if item.id in rivals.forms
            and item.organisation
            and _name(desk, item.organisation) == "新对手"
        )

        rivals._remove(row, desk.book.get(Organisation, row.organisation or ""))

        assert row.id not in rivals.forms
        assert notices(window) == ["新对手 is in the bin."]

    def test_the_first_rival_of_an_account(self, window: Shell, desk: Desk, empty: Account) -> None:
        rivals = tab(window, empty, "rivals")
        assert rivals.none_form is not None
        rivals.none_form.field("none_confirmed").editor.buttons()[0].click()

        desk.write(add_rival, desk.book, empty, name="新对手")

        assert rivals.stack.currentIndex() == 0

    def test_a_rep_is_added_and_opened(self, window: Shell, desk: Desk, account: Account) -> None:
        rivals = tab(window, account, "rivals")
        firm = desk.dossier(account.id).rivals[0]
        rivals._add_rep(firm)
        asked = sheet(window, AskLine)
        type_into(asked.line, "新代表")
        asked.answer()
        rep = next(item for item in desk.book.all(Person) if item.name == "新代表")

        rivals._open(rep)

        assert sheet(window, RecordDialog).record == rep

    def test_what_is_known_of_a_rival_is_saved(
        self, window: Shell, desk: Desk, account: Account
    ) -> None:
        rivals = tab(window, account, "rivals")
        QApplication.processEvents()
        row_id, form = next(iter(rivals.forms.items()))

        type_into(form.field("weaknesses").editor, "delivery")
        form.evidence_wanted.emit(form.field("weaknesses"))

        kept = desk.book.get(AccountRival, row_id)
        assert kept is not None
        assert kept.weaknesses == "delivery"
        assert len(sheets(window)) == 1


def _name(desk: Desk, firm: str) -> str | None:
    found = desk.book.get(Organisation, firm)
    return found.name if found else None


class TestMore:
    def test_every_kind_has_its_list(self, window: Shell, account: Account) -> None:
        more = tab(window, account, "more")

        for number in range(len(KINDS)):
            more.kinds.setCurrentRow(number)
            QApplication.processEvents()

        assert len(more._lists) == len(KINDS)
        assert more.stack.currentWidget().kind is KINDS[-1]

    def test_the_counts_follow(self, window: Shell, desk: Desk, empty: Account) -> None:
        more = tab(window, empty, "more")
        number = KINDS.index(Event)
        before = more.kinds.item(number).text()

        desk.write(add_record, desk.book, Event, account=empty.id, kind="calendar", text="Fair")

        assert before == "Events"
        assert more.kinds.item(number).text() == "Events  1"


class TestHistory:
    def test_what_was_changed_is_there_with_its_old_value(
        self, window: Shell, desk: Desk, account: Account
    ) -> None:
        firm = desk.dossier(account.id).organisation
        desk.write(set_field, desk.book, firm, name="short", value="新简称", today=desk.today)
        desk.undo()

        history = tab(window, account, "history")

        shown = [history.model.index(0, column).data() for column in range(2, 7)]
        assert shown[0].endswith("(undone)")
        assert shown[3:] == ["新简称", firm.short]

    def test_an_amount_is_read_with_every_figure(
        self, window: Shell, desk: Desk, account: Account
    ) -> None:
        invoice = desk.dossier(account.id).shelf.of(Invoice)[0]
        amount = Money(123_456_00, "CNY")
        desk.write(set_field, desk.book, invoice, name="amount", value=amount, today=desk.today)

        history = tab(window, account, "history")

        assert history.model.index(0, 6).data() == "123,456 CNY"

    def test_thousands_of_lines_are_quick(self, window: Shell, account: Account) -> None:
        begun = time.perf_counter()
        history = tab(window, account, "history")
        history.grab()
        took = time.perf_counter() - begun

        history.filter.setText("import")

        assert history.model.total() == 500
        assert took < 3

    def test_references_and_words(self, window: Shell, account: Account) -> None:
        i18n.use("zh_CN")
        history = tab(window, account, "history")

        cells = {
            history.model.index(row, column).data()
            for row in range(history.model.rowCount())
            for column in range(7)
        }

        assert len(cells) > 100
        assert not notices(window)
