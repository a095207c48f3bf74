"""Checklists where they belong: visit, complaint, favour, person; hints beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.windows import sheet, sheets, tab, texts

from kamdesk.domain.insight.checked import checked
from kamdesk.domain.records import RECORDS, AccountRival, Complaint, LedgerLine
from kamdesk.domain.standing import checklists
from kamdesk.ui.dialogs.attitude import AttitudeDialog
from kamdesk.ui.dialogs.checklist import ChecklistDialog
from kamdesk.ui.dialogs.record import RecordDialog
from kamdesk.ui.dialogs.rubric import RubricDialog
from kamdesk.ui.pages.offered_lists import OFFERED, OfferedLists
from kamdesk.ui.pages.service_complaints import ComplaintPanel

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


def test_lists_are_offered_on_records_there_are() -> None:
    assert set(OFFERED) <= set(RECORDS)
    assert {code for codes in OFFERED.values() for code in codes} <= set(checklists())


class TestVisit:
    @pytest.fixture
    def lists(self, window: Shell, *, desk: Desk, account: Account) -> Any:
        planned = next(v for v in desk.dossier(account.id).interactions if v.status == "planned")
        return tab(window, account, "visits", record=planned.id).file.lists

    def test_preparation_is_ticked_off(self, lists: Any, window: Shell) -> None:
        lists.lists.open("CK-VISIT")
        panel = sheet(window, ChecklistDialog).panel

        panel.checks["agenda"].click()

        assert "1 of 10" in lists.lists.buttons["CK-VISIT"].text()
        assert checked(lists.dossier, "CK-VISIT", subject=lists.visit).done == {"agenda"}

    def test_a_rehearsal_is_private(self, lists: Any, window: Shell) -> None:
        lists.rehearse_button.click()
        form = sheet(window, RubricDialog)
        form.scores["opening"].set_value("3")

        form.keep()

        assert lists.state.text() == "private: 75 of 100"


def test_a_complaint_has_its_steps(window: Shell, account: Account) -> None:
    service = tab(window, account, "service")
    panel = service.findChildren(ComplaintPanel)[0]

    panel.lists.open("CK-CMP")

    assert sheet(window, ChecklistDialog).panel.code == "CK-CMP"


@pytest.mark.parametrize(("kind", "code"), [(LedgerLine, "CK-FAVOR"), (Complaint, "CK-CMP")])
def test_the_form_of_a_record_offers_its_list(
    window: Shell, desk: Desk, account: Account, *, kind: type[Record], code: str
) -> None:
    record = desk.dossier(account.id).shelf.of(kind)[0]
    dialog = RecordDialog(desk, record, account_id=account.id, parent=window)
    dialog.open()
    dialog.lists.open(code)

    first = sheet(window, ChecklistDialog).panel
    next(iter(first.checks.values())).click()

    assert dialog.lists.buttons[code].text().split()[-3:-1] == ["1", "of"]


def test_the_list_of_a_rival_hangs_on_the_rival(
    window: Shell, desk: Desk, account: Account
) -> None:
    dossier = desk.dossier(account.id)
    row = dossier.shelf.of(AccountRival)[0]
    dialog = RecordDialog(desk, row, account_id=account.id, parent=window)
    dialog.open()
    dialog.lists.open("CK-RIVAL")

    sheet(window, ChecklistDialog).panel.checks["price"].click()

    rival = next(firm for firm in dossier.rivals if firm.id == row.organisation)
    assert checked(desk.dossier(account.id), "CK-RIVAL", subject=rival).done == {"price"}


def test_other_records_have_no_list(window: Shell, desk: Desk, account: Account) -> None:
    lists = OfferedLists(desk, account_id=account.id)

    lists.open("CK-CMP")
    lists.show_record(desk.dossier(account.id), account)

    assert lists.buttons == {}
    assert lists.isHidden()
    assert not sheets(window)


class TestPerson:
    def test_hints_fit_the_person_and_name_their_source(
        self, window: Shell, desk: Desk, account: Account
    ) -> None:
        people = desk.dossier(account.id).people(desk.today)
        person = next(person for person in people if person.external == "A3")

        shown = texts(tab(window, account, "people", record=person.id).person)

        assert any(text.startswith("Stand apart") for text in shown)
        assert "after S1-26, S1-28, S1-47 · a proposal of this program" in shown

    def test_the_evidence_is_one_click_away(self, window: Shell, account: Account) -> None:
        panel = tab(window, account, "people").person

        panel.evidence_button.click()

        assert sheet(window, AttitudeDialog).person.id == panel.person_id


def test_the_criteria_of_a_project_come_with_advice(window: Shell, account: Account) -> None:
    projects = tab(window, account, "projects")

    shown = " ".join(texts(projects))

    assert "after S4-2" in shown
