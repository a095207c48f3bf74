"""Projects of an account: steps, budget, criteria, roles, everything by keyboard too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from tests.helpers.windows import form_of, notices, sheet, tab, texts, type_into

from kamdesk.domain.records import Criterion, CriterionFit, ProcurementStep, Project, ProjectRole
from kamdesk.services.projects import add_project
from kamdesk.services.records import add_record, set_field
from kamdesk.ui.dialogs.ask import AskLine
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.dialogs.why import WhyDialog
from kamdesk.ui.pages.service_kit import WhyButton

if TYPE_CHECKING:
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.tab_projects import ProjectsTab
    from kamdesk.ui.shell import Shell


@pytest.fixture
def project(desk: Desk, account: Account) -> Project:
    return next(item for item in desk.dossier(account.id).projects if item.code == "A-P1")


@pytest.fixture
def projects(window: Shell, account: Account, project: Project) -> ProjectsTab:
    found: ProjectsTab = tab(window, account, "projects", record=project.id)
    QApplication.processEvents()
    return found


def fit(desk: Desk, criterion: object, firm: str) -> str | None:
    assert isinstance(criterion, Criterion)
    rows = [row for row in desk.book.all(CriterionFit) if row.criterion == criterion.id]
    return next((row.fit for row in rows if row.organisation == firm), None)


def test_the_models_keep_qts_rules(projects: ProjectsTab) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    assert projects.criteria._view is not None
    for model in (projects.roles.model, projects.criteria._view.records()):
        QAbstractItemModelTester(model, fatal)

    projects.reload()

    assert projects.roles.model.total() == 8


def test_the_project_is_there_with_all_its_panels(projects: ProjectsTab) -> None:
    words = texts(projects)

    assert "CNY 38 M" in words
    assert "Approved" not in projects.name.text()
    assert "reached 84 % of the power" in words
    assert projects.name.text().startswith("A-P1")


def test_another_project_is_chosen(window: Shell, projects: ProjectsTab, desk: Desk) -> None:
    other = next(item for item in desk.dossier(projects.account_id).projects if item.code != "A-P1")
    projects.chooser.set_value(other.id)

    projects.chooser.committed.emit()

    assert projects.name.text().startswith(other.code or "")
    assert window._here[1] == (projects.account_id, "projects", other.id)


def test_a_project_is_added(window: Shell, projects: ProjectsTab) -> None:
    projects.add_button.click()
    asked = sheet(window, AskLine)
    type_into(asked.line, "新项目")

    asked.answer()

    assert projects.name.text() == "新项目"


def test_steps_are_laid_and_walked(window: Shell, desk: Desk, *, empty: Account) -> None:
    made, _changes = desk.write(add_project, desk.book, empty, name="泵房")
    found = tab(window, empty, "projects", record=made.id)
    grey = not found.steps.lay_button.isEnabled()
    desk.write(set_field, desk.book, made, name="tender_method", value="invited", today=desk.today)
    found.steps._lay()
    row = found.steps.row
    row.setFocus()

    QTest.keyClick(row, Qt.Key.Key_Return)
    done = [step.state for step in desk.book.all(ProcurementStep) if step.project == made.id]
    first = next(i for i, step in enumerate(found.steps._steps) if step.state == "done")
    row.activated.emit(first)

    assert grey
    assert done.count("done") == 1
    again = [step.state for step in desk.book.all(ProcurementStep) if step.project == made.id]
    assert again.count("done") == 0


def test_letters_set_the_fit_and_the_keyboard_stays(projects: ProjectsTab, desk: Desk) -> None:
    view = projects.criteria._view
    assert view is not None
    view.setFocus()
    view.setCurrentIndex(view.records().index(2, 4))
    line, firm = view.records().row_at(2), projects.criteria._parties[1]

    QTest.keyClick(view, Qt.Key.Key_P)

    assert fit(desk, line.payload, firm.id) == "partial"
    assert projects.criteria._view is view
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, 4)


def test_the_sum_of_the_musts_is_not_edited(window: Shell, projects: ProjectsTab) -> None:
    view = projects.criteria._view
    assert view is not None
    line = view.records().rows()[-1]

    view.opened.emit(line)
    view.asked_to_delete.emit(line)
    view.fit_picked.emit(line, 0, "yes")

    assert line.total
    assert not notices(window)


def test_a_criterion_is_edited_removed_and_added(
    window: Shell, projects: ProjectsTab, desk: Desk
) -> None:
    view = projects.criteria._view
    assert view is not None
    line = view.records().row_at(0)
    view.opened.emit(line)
    opened = sheet(window, RecordDialog)
    opened.close()
    view.asked_to_delete.emit(line)
    projects.criteria._add()
    dialog = sheet(window, NewRecordDialog)
    dialog.form.set_value("name", "新标准")

    dialog.make()

    names = [item.name for item in desk.book.all(Criterion) if item.project == projects.project_id]
    assert "新标准" in names
    assert line.title not in names


def test_an_empty_seat_is_filled(window: Shell, projects: ProjectsTab) -> None:
    seat = next(row for row in projects.roles.model.rows() if not row.name)

    projects.roles.view.opened.emit(seat)

    assert sheet(window, RecordDialog).record.id == seat.roles[0].id


def test_a_role_is_added(window: Shell, projects: ProjectsTab, desk: Desk) -> None:
    before = len(desk.book.all(ProjectRole))
    projects.roles.add_button.click()
    dialog = sheet(window, NewRecordDialog)
    dialog.form.set_value("role", "coach")

    dialog.make()

    assert len(desk.book.all(ProjectRole)) == before + 1


def test_who_said_the_budget(window: Shell, projects: ProjectsTab) -> None:
    projects.budget.evidence_wanted.emit()

    assert sheet(window, EvidenceDialog).field.item.name == "budget_hi"


def test_a_field_of_the_project_is_saved(projects: ProjectsTab, desk: Desk) -> None:
    form = form_of(projects, Project)

    type_into(form.field("tender_no").editor, "LC-77")

    kept = desk.book.get(Project, projects.project_id)
    assert kept is not None
    assert kept.tender_no == "LC-77"
    assert "LC-77" in projects.note.text()


def test_a_project_of_which_nothing_is_known(window: Shell, desk: Desk, empty: Account) -> None:
    made, _changes = desk.write(add_project, desk.book, empty, name="泵房")
    found = tab(window, empty, "projects", record=made.id)

    words = texts(found)

    assert "not known" in words
    assert "No criteria yet. Ask who writes the specification, and what is a must." in words
    assert "No rival is named in this project." in words
    assert "No milestones yet." in words


def test_nothing_is_offered_without_a_project(window: Shell, empty: Account) -> None:
    found = tab(window, empty, "projects")

    found.steps._lay()
    found.roles._add()
    found.criteria._add()
    found._budget_evidence()

    assert "No projects yet" in texts(found)


def test_the_form_is_there_once_for_each_project(projects: ProjectsTab, desk: Desk) -> None:
    form = projects.form

    desk.write(add_record, desk.book, ProjectRole, project=projects.project_id, role="coach")

    assert projects.form is form


def test_its_numbers_say_why(window: Shell, projects: ProjectsTab) -> None:
    figures = {b.text(): b for b in projects.findChildren(WhyButton) if b.isVisible()}

    explained = []
    for words in ("threat 66", "reached 84 % of the power"):
        figures[words].click()
        dialog = sheet(window, WhyDialog)
        explained.append(dialog.insight.formula)
        dialog.reject()
        QApplication.processEvents()

    assert explained == ["F-12", "F-11"]


def test_the_readiness_of_a_visit_says_why(window: Shell, account: Account) -> None:
    found = tab(window, account, "visits")
    figure = next(b for b in found.findChildren(WhyButton) if b.isVisible() and b.text() == "75")

    figure.click()

    assert sheet(window, WhyDialog).insight.formula == "F-28"
