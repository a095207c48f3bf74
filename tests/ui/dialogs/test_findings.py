"""The list of findings and the strip: how many, why, put aside, brought back, dealt with."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from tests.helpers.windows import notices, sheet, sheets, tab, texts, type_into

from kamdesk.domain.findings.finding import Finding, remedy
from kamdesk.domain.findings.judge import all_findings, findings_of
from kamdesk.domain.findings.reckoned import Reckoned
from kamdesk.domain.insight.monday_lines import due_lines
from kamdesk.domain.records import Action, Attendance, Event, FindingMark, Interaction
from kamdesk.services.finding import find_account
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.dialogs.findings import AsideDialog, FindingLine, FindingsDialog
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog
from kamdesk.ui.dialogs.promise import PromiseDialog
from kamdesk.ui.dialogs.record import NewRecordDialog
from kamdesk.ui.pages.account import AccountPage
from kamdesk.ui.remedies import OPENS, WAYS, carry_out, way_of

if TYPE_CHECKING:
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.account_strip import AccountStrip
    from kamdesk.ui.shell import Shell


def strip_of(window: Shell, account: Account) -> AccountStrip:
    tab(window, account, "overview")
    page = window.page()
    assert isinstance(page, AccountPage)
    return page.strip


@pytest.fixture
def silver(desk: Desk) -> Account:
    return find_account(desk.book, "B")


@pytest.fixture
def dialog(window: Shell, silver: Account) -> FindingsDialog:
    strip_of(window, silver).show_all()
    return sheet(window, FindingsDialog)


def line_of(dialog: FindingsDialog, rule: str) -> FindingLine:
    return next(line for line in dialog.lines if line.finding.rule == rule)


def finding(desk: Desk, account: str, rule: str) -> Finding:
    found = all_findings(desk.dossier(find_account(desk.book, account).id), desk.today)
    return next(item for item in found if item.rule == rule)


class TestStrip:
    def test_the_gravest_stand_in_words_and_all_are_counted(
        self, window: Shell, account: Account
    ) -> None:
        strip = strip_of(window, account)
        assert strip.all_button.text() == "3 red · 12 amber"
        assert "Collection step not taken" in texts(strip)
        assert any("林嘉慧" in words for words in texts(strip))

    def test_a_new_account_has_few(self, window: Shell, empty: Account) -> None:
        assert strip_of(window, empty).all_button.text().startswith("0 red")

    def test_a_small_window_shows_two(self, window: Shell, silver: Account) -> None:
        strip = strip_of(window, silver)
        wide = strip.alarms.count()
        window.resize(window.minimumSize())
        QApplication.processEvents()
        assert (wide, strip.alarms.count()) == (4, 2)


class TestDialog:
    def test_it_tells_all_with_what_set_them_off(
        self, dialog: FindingsDialog, desk: Desk, silver: Account
    ) -> None:
        shown = [line.finding.rule for line in dialog.lines]
        assert shown == [f.rule for f in findings_of(desk.dossier(silver.id), desk.today)]
        line = line_of(dialog, "FND-07")
        assert "旋挖线密封批量渗漏37件" in texts(line.links)

    def test_many_rows_are_one_click_away(self, dialog: FindingsDialog) -> None:
        line = line_of(dialog, "FND-39")
        more = next(words for words in texts(line.links) if words.endswith("more"))
        before = len(texts(line.links))
        next(b for b in line.links.findChildren(type(line.put)) if b.text() == more).click()
        QApplication.processEvents()
        assert len(texts(line.links)) > before

    def test_a_row_is_jumped_to(self, dialog: FindingsDialog, window: Shell) -> None:
        line = line_of(dialog, "FND-04")
        line.picked.emit(line.finding.subject)
        finding = line.finding
        assert window._here[1] == (finding.account, "people", finding.subject.id)
        assert not sheets(window)

    def test_it_is_put_aside_with_a_reason_and_brought_back(
        self, dialog: FindingsDialog, desk: Desk, window: Shell
    ) -> None:
        line_of(dialog, "FND-41").put.click()
        aside = sheet(window, AsideDialog)
        aside.put_button.click()
        assert "Say why" in aside.reason_row.error()
        type_into(aside.reason, "told by phone")
        type_into(aside.until, "2026-11-01")
        aside.put_button.click()
        assert "2026-11-23" in aside.until_row.error()
        type_into(aside.until, "2026-12-24")
        aside.put_button.click()

        (mark,) = desk.book.all(FindingMark)
        assert (mark.rule, mark.reason, str(mark.until)) == (
            "FND-41",
            "told by phone",
            "2026-12-24",
        )
        assert notices(window) == ["Put aside; it comes back by itself."]
        assert "FND-41" not in [line.finding.rule for line in dialog.lines]
        dialog.fold.click()
        line = line_of(dialog, "FND-41")
        assert any("told by phone" in words for words in texts(line))
        line.back.click()
        assert desk.book.all(FindingMark) == ()

    def test_without_a_day_it_says_what_brings_it_back(
        self, dialog: FindingsDialog, window: Shell
    ) -> None:
        line_of(dialog, "FND-41").put.click()
        aside = sheet(window, AsideDialog)
        type_into(aside.until, "soon")
        aside.put_button.click()
        assert aside.isVisible()
        aside.until.set_value(None)
        type_into(aside.reason, "seen")
        aside.put_button.click()
        dialog.fold.click()
        words = texts(line_of(dialog, "FND-41"))
        assert "Put aside: seen · until its data change" in words

    def test_the_click_deals_with_it(self, dialog: FindingsDialog, desk: Desk) -> None:
        line_of(dialog, "FND-33").treat.click()
        steps = [row for row in desk.book.all(Action) if row.level_step == 5]
        assert [row.done for row in steps] == [desk.today]
        assert not dialog.isVisible()

    def test_nothing_wrong_is_said(self, window: Shell, desk: Desk) -> None:
        account = find_account(desk.book, "J")
        strip_of(window, account).show_all()
        found = sheet(window, FindingsDialog)
        line_of(found, "FND-41").put.click()
        aside = sheet(window, AsideDialog)
        type_into(aside.reason, "lost")
        aside.put_button.click()
        QApplication.processEvents()
        assert "No rule finds anything wrong here today." in texts(found)


class TestRemedies:
    def test_every_rule_of_the_samples_has_a_button(self, desk: Desk) -> None:
        for key in "ABC":
            dossier = desk.dossier(find_account(desk.book, key).id)
            for item in findings_of(dossier, desk.today):
                assert way_of(item.remedy) in {*WAYS.values(), *OPENS.values()}

    def test_a_visit_is_planned_with_whom_it_is_about(self, window: Shell, desk: Desk) -> None:
        item = finding(desk, "B", "FND-04")
        carry_out(desk, item, parent=window)
        sheet(window, PlanVisitDialog).make_button.click()
        visits = [row for row in desk.book.all(Interaction) if row.status == "planned"]
        new = max(visits, key=lambda row: row.id)
        people = [r.person for r in desk.book.all(Attendance) if r.interaction == new.id]
        assert people == [item.remedy.row.id]
        assert window._here[1] == (item.account, "visits", new.id)

    def test_the_step_of_collecting_is_noted_with_both_names_and_undone(
        self, window: Shell, desk: Desk
    ) -> None:
        item = finding(desk, "A", "FND-33")
        carry_out(desk, item, parent=window)
        made = [row for row in desk.book.all(Action) if row.level_step == 3 and row.done]
        step = next(row for row in made if row.done == desk.today)
        person = desk.dossier(item.account).person
        names = [p.name for p in (person(step.owner), person(step.counterpart)) if p]
        assert names == ["陆承宇", "林嘉慧"]
        assert notices(window) == ["S3 of A-I2 is noted."]
        # Once more leads to the invoice: the step is done.
        carry_out(desk, item, parent=window)
        assert window._here[0] == "account"
        desk.undo()
        assert finding(desk, "A", "FND-33").rule == "FND-33"

    def test_a_complaint_is_opened_where_its_clock_runs(self, window: Shell, desk: Desk) -> None:
        item = finding(desk, "B", "FND-07")
        carry_out(desk, item, parent=window)
        assert window._here[1] == (item.account, "service", item.subject.id)

    def test_a_fact_is_confirmed_with_evidence(self, window: Shell, desk: Desk) -> None:
        carry_out(desk, finding(desk, "C", "FND-25"), parent=window)
        found = sheet(window, EvidenceDialog)
        assert found.field.item.name == "budget_hi"
        assert len(found._rows()) > 1

    def test_the_next_step_answers_the_mistake_of_a_rival(self, window: Shell, desk: Desk) -> None:
        item = finding(desk, "A", "FND-30")
        carry_out(desk, item, parent=window)
        form = sheet(window, NewRecordDialog)
        form.form.set_value("text", "Offer spares from stock")
        form.make_button.click()
        event = desk.book.get(Event, item.subject.id)
        assert event is not None
        action = desk.book.get(Action, event.response or "")
        assert action is not None
        assert action.text == "Offer spares from stock"

    def test_the_next_step_of_a_project_hangs_on_it(self, window: Shell, desk: Desk) -> None:
        item = finding(desk, "A", "FND-26")
        carry_out(desk, item, parent=window)
        form = sheet(window, NewRecordDialog)
        form.form.set_value("text", "Ask")
        form.make_button.click()
        assert [a.project for a in desk.book.all(Action) if a.text == "Ask"] == [item.subject.id]

    def test_a_promise_is_done_or_gets_a_new_day(self, window: Shell, desk: Desk) -> None:
        item = finding(desk, "C", "FND-45")
        carry_out(desk, item, parent=window)
        asked = sheet(window, PromiseDialog)
        asked.move_button.click()
        assert asked.row.error() == "Choose a day from today on."
        type_into(asked.day, "2026-11-30")
        asked.move_button.click()
        moved = desk.book.get(Action, item.subject.id)
        assert moved is not None
        assert str(moved.due) == "2026-11-30"

        carry_out(desk, item, parent=window)
        sheet(window, PromiseDialog).done_button.click()
        done = desk.book.get(Action, item.subject.id)
        assert done is not None
        assert done.done == desk.today
        assert len(notices(window)) > 0

    def test_a_line_of_monday_leads_to_the_brief(
        self, window: Shell, desk: Desk, account: Account
    ) -> None:
        lines = due_lines(Reckoned(desk.dossier(account.id), desk.today))
        line = next(line for line in lines if line.remedy.kind == "brief")
        carry_out(desk, line, parent=window)
        assert window._here == ("brief", (account.id, line.remedy.row.id))

    def test_what_is_gone_is_passed_over(self, window: Shell, desk: Desk) -> None:
        item = finding(desk, "C", "FND-45")
        action = desk.book.get(Action, item.subject.id)
        assert action is not None
        desk.remove(action, "gone")
        here = window._here
        carry_out(desk, item, parent=window)
        carry_out(desk, dataclasses.replace(item, account="none"), parent=window)
        assert not sheets(window)
        assert window._here == here

    def test_an_account_is_gone_to(self, window: Shell, desk: Desk, account: Account) -> None:
        item = dataclasses.replace(finding(desk, "A", "FND-33"), remedy=remedy("open", account))
        carry_out(desk, item, parent=window)
        assert window._here[1] == (account.id, "background", None)
