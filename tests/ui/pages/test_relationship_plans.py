"""The tab Relationship: objectives, checklists and the table of all assessments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.windows import button, person_of, sheet, sheets, tab, texts

from kamdesk.domain.insight.checked import checked
from kamdesk.domain.insight.people import key_persons
from kamdesk.domain.records import Action, Assessment, ChecklistRun, Objective
from kamdesk.services.finding import find_account
from kamdesk.services.records import set_field
from kamdesk.ui.dialogs.attitude import AttitudeDialog
from kamdesk.ui.dialogs.checklist import ChecklistDialog
from kamdesk.ui.dialogs.measure import MeasureDialog
from kamdesk.ui.dialogs.objective import ObjectiveDialog
from kamdesk.ui.dialogs.record import RecordDialog
from kamdesk.ui.dialogs.why import WhyDialog
from kamdesk.ui.kit import Check

if TYPE_CHECKING:
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


class TestJudged:
    def test_earlier_statements_are_read_as_yes_and_no(
        self, relation: Any, window: Shell, desk: Desk, account: Account
    ) -> None:
        person = key_persons(desk.dossier(account.id), desk.today)[0]
        relation.part("levels").people.assess("R-KDM", person)
        dialog = sheet(window, AttitudeDialog)
        dialog.answers["A1"].set_value("1")
        dialog.answers["C1"].set_value("0")
        dialog.keep()
        judged = relation.go_to("judged")
        row = next(
            row
            for row in judged.model.rows()
            if row.result.rubric.code == "R-KDM" and row.subject.id == person.id
        )

        judged.history(row)

        shown = texts(sheets(window)[-1])
        assert any(text.startswith("yes") for text in shown)
        assert any(text.startswith("no ") for text in shown)

    def test_without_an_assessment_there_is_nothing_to_read(
        self, relation: Any, window: Shell
    ) -> None:
        judged = relation.go_to("judged")

        judged.history(None)

        assert not sheets(window)

    @pytest.mark.parametrize(("code", "formula"), [("R-KAQ", "F-10"), ("R-PQ", "F-14")])
    def test_a_verdict_says_why(
        self, relation: Any, window: Shell, *, code: str, formula: str
    ) -> None:
        judged = relation.go_to("judged")
        row = next(row for row in judged.model.rows() if row.result.rubric.code == code)

        judged.why(row)

        assert sheet(window, WhyDialog).insight.formula == formula

    def test_what_no_formula_reads_has_no_why(self, relation: Any, window: Shell) -> None:
        judged = relation.go_to("judged")
        row = next(row for row in judged.model.rows() if row.result.rubric.code == "R-NEG")

        judged.why(row)
        judged.why(None)

        assert not sheets(window)

    def test_a_year_later_it_is_to_be_assessed_again(
        self, relation: Any, desk: Desk, account: Account
    ) -> None:
        made = next(
            row
            for row in desk.book.all(Assessment)
            if row.rubric == "R-KAQ" and row.subject == account.id
        )
        old = desk.today.replace(year=desk.today.year - 2)
        desk.write(set_field, desk.book, made, name="assessed_on", value=old, today=desk.today)

        rows = relation.go_to("judged").model.rows()

        assert "Key account, assess again" in {row.verdict for row in rows}

    def test_verdicts_stand_in_the_table(self, relation: Any) -> None:
        rows = relation.go_to("judged").model.rows()

        assert {"Key account", "Invest"} <= {row.verdict for row in rows}


class TestGoals:
    def test_objectives_say_from_to_and_what_they_serve(self, relation: Any) -> None:
        shown = " ".join(texts(relation.go_to("goals")))

        assert "Commodity → Accepted" in shown
        assert "serves the decision on 乙烯扩能二期高温泵组" in shown

    def test_a_new_objective_starts_from_what_is_known(
        self, relation: Any, window: Shell, desk: Desk, account: Account
    ) -> None:
        relation.go_to("goals").add_button.click()
        dialog = sheet(window, ObjectiveDialog)
        dialog.subject.set_value(person_of(desk, account, "A3").id)
        dialog.subject.committed.emit()
        start: Any = dialog.form.rows["from_value"].editor
        assert start.value() == "Commodity"
        dialog.form.set_value("to_value", "Valued")

        dialog.make()

        assert any(row.to_value == "valued" for row in desk.book.all(Objective))

    def test_departments_and_projects_have_their_level(
        self, relation: Any, window: Shell, desk: Desk, account: Account
    ) -> None:
        relation.go_to("goals").add()
        dialog = sheet(window, ObjectiveDialog)
        dossier = desk.dossier(account.id)

        levels = []
        for record in (dossier.departments[0], dossier.open_projects[0]):
            dialog.subject.set_value(record.id)
            dialog.subject.committed.emit()
            level: Any = dialog.form.rows["level"].editor
            levels.append(level.value())

        assert levels == ["extensive", "commercial"]

    def test_a_measure_comes_from_the_library_and_wants_its_check(
        self, relation: Any, window: Shell, desk: Desk
    ) -> None:
        goals = relation.go_to("goals")
        button(goals, "Add a measure").click()
        dialog = sheet(window, MeasureDialog)
        assert dialog.hint.isVisible()
        dialog.library.set_value("p_leisure")
        dialog.library.committed.emit()

        dialog.make()

        assert any("leisure" in (row.text or "").lower() for row in desk.book.all(Action))
        button(goals, "compliance 0 of 5").click()
        assert sheet(window, ChecklistDialog).panel.code == "CK-COMP"

    def test_a_measure_without_words_is_refused(self, relation: Any, window: Shell) -> None:
        button(relation.go_to("goals"), "Add a measure").click()
        dialog = sheet(window, MeasureDialog)

        dialog.make()

        assert dialog.isVisible()

    def test_a_measure_is_ticked_off(self, relation: Any, desk: Desk) -> None:
        goals = relation.go_to("goals")

        goals.findChildren(Check)[0].click()

        assert any(
            row.kind == "measure" and row.done == desk.today for row in desk.book.all(Action)
        )

    def test_an_objective_is_edited(self, relation: Any, window: Shell) -> None:
        button(relation.go_to("goals"), "Edit").click()

        assert isinstance(sheet(window, RecordDialog).record, Objective)

    def test_without_objectives_it_says_how_to_begin(self, window: Shell, empty: Account) -> None:
        goals = tab(window, empty, "relationship").go_to("goals")

        button(goals, "New objective").click()

        assert "No objective yet" in texts(goals)
        assert sheet(window, ObjectiveDialog).isVisible()


class TestLists:
    def test_a_tick_and_a_note_are_kept(self, relation: Any, desk: Desk, account: Account) -> None:
        lists = relation.go_to("lists")
        lists.panel.checks["career"].click()
        lists.panel.notes["career"].set_value("asked A2")
        lists.panel.notes["career"].committed.emit()

        found = checked(desk.dossier(account.id), "CK-K6", subject=account)

        assert found.done == {"career"}
        assert found.note("career") == "asked A2"
        assert "1 of 6" in lists.panel.state.text()

    def test_another_list_is_chosen_and_begun_anew(self, relation: Any, desk: Desk) -> None:
        lists = relation.go_to("lists")
        lists.buttons["CK-HAND"].click()
        assert lists.panel.code == "CK-HAND"
        lists.panel.checks["coach"].click()

        lists.panel.again_button.click()

        assert len(desk.book.all(ChecklistRun)) == 2
        assert not lists.panel.checks["coach"].isChecked()

    def test_what_is_begun_and_open_is_listed(self, relation: Any, window: Shell) -> None:
        lists = relation.go_to("lists")
        lists.panel.checks["career"].click()
        shown = " ".join(texts(lists.open))
        assert "open: Hidden decision chain looked for" in shown
        assert "and 2 more" in shown

        button(lists.open, "Six problems").click()

        assert sheet(window, ChecklistDialog).isVisible()

    def test_rivals_and_projects_have_lists_of_their_own(
        self, relation: Any, window: Shell
    ) -> None:
        button(relation.go_to("lists").others, "Rival facts").click()

        assert sheet(window, ChecklistDialog).panel.code == "CK-RIVAL"


@pytest.mark.parametrize("key", ["levels", "weapons", "goals", "lists", "judged"])
def test_an_account_with_little_shows_every_part(window: Shell, desk: Desk, key: str) -> None:
    relation = tab(window, find_account(desk.book, "B"), "relationship")

    relation.go_to(key)
    window.grab()

    assert relation.part(key).isVisible()


def test_a_record_asked_for_leads_to_its_part(window: Shell, desk: Desk, account: Account) -> None:
    objective = desk.book.all(Objective)[0]

    relation = tab(window, account, "relationship", record=objective.id)

    assert relation.switch.value() == "goals"
