"""The dialogs: asked without holding the window up, answered by keyboard, refused in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from tests.helpers.windows import notices, sheets, tab, texts, type_into

from kamdesk.domain.fact import Money
from kamdesk.domain.records import (
    Agreement,
    Criterion,
    Department,
    Milestone,
    Observation,
    Person,
    Post,
    Project,
    ProjectRole,
)
from kamdesk.services.people import add_person
from kamdesk.services.records import add_record, set_field
from kamdesk.ui.dialogs.ask import AskLine, ask_line
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.dialogs.files import ask_folder, ask_open, ask_save
from kamdesk.ui.dialogs.new_person import NewPersonDialog
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.dialogs.records import RecordsDialog
from kamdesk.ui.forms.record_form import RecordForm

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


@pytest.fixture
def project(desk: Desk, account: Account) -> Project:
    return next(item for item in desk.dossier(account.id).projects if item.code == "A-P1")


class TestOneLine:
    @pytest.fixture
    def answers(self) -> list[str]:
        return []

    @pytest.fixture
    def asked(self, window: Shell, answers: list[str]) -> AskLine:
        return ask_line(window, "New account", label="Name", on_answer=answers.append)

    def test_enter_answers(self, asked: AskLine, answers: list[str]) -> None:
        QTest.keyClicks(asked.line, "  ABC  ")
        QTest.keyClick(asked.line, Qt.Key.Key_Return)

        assert answers == ["ABC"]

    def test_nothing_is_no_answer(self, asked: AskLine, answers: list[str]) -> None:
        asked.make_button.click()

        assert asked.row.error() == "This must be filled in."
        assert asked.isVisible()
        assert answers == []

    def test_esc_takes_it_back(self, asked: AskLine, answers: list[str], *, qtbot: QtBot) -> None:
        with qtbot.waitSignal(asked.finished):
            QTest.keyClick(asked.line, Qt.Key.Key_Escape)

        assert answers == []


class TestFiles:
    def test_each_asks_for_its_sort(self, window: Shell, tmp_path: Path) -> None:
        given: list[Path] = []
        book = ask_open(window, "Open", kind="Books (*.kam)", on_path=given.append)
        pdf = ask_save(window, "Save", name="brief.pdf", kind="PDF (*.pdf)", on_path=given.append)
        folder = ask_folder(window, "Backup", on_path=given.append)

        for dialog in (book, pdf, folder):
            dialog.fileSelected.emit(str(tmp_path))

        assert given == [tmp_path] * 3
        assert pdf.defaultSuffix() == "pdf"
        assert folder.fileMode() == QFileDialog.FileMode.Directory


class TestEvidence:
    @pytest.fixture
    def form(self, desk: Desk, account: Account, *, project: Project, qtbot: QtBot) -> RecordForm:
        made = RecordForm(desk, Project, account_id=account.id)
        qtbot.addWidget(made)
        made.load(project)
        return made

    @pytest.fixture
    def dialog(
        self, desk: Desk, account: Account, *, form: RecordForm, qtbot: QtBot
    ) -> EvidenceDialog:
        made = EvidenceDialog(desk, form.field("budget_hi"), account_id=account.id)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(made)
        made.show()
        return made

    def voices(self, desk: Desk, project: Project) -> list[Observation]:
        rows = [row for row in desk.book.all(Observation) if row.subject == project.id]
        return [row for row in rows if row.attribute == "budget_hi"]

    def test_it_shows_who_said_it(self, dialog: EvidenceDialog) -> None:
        assert any("郑怀安" in words for words in texts(dialog))

    def test_a_voice_beside_is_a_contradiction_to_choose_from(
        self, dialog: EvidenceDialog, desk: Desk, *, project: Project
    ) -> None:
        dialog.value.set_value(Money(4_000_000_000, "CNY"))
        dialog.confidence.set_value(dialog.confidence.itemData(1))
        dialog.keep()
        buttons = [b for b in dialog.voices.findChildren(QPushButton) if b.text() == "Choose"]

        buttons[0].click()

        kept = desk.book.get(Project, project.id)
        assert kept is not None
        assert kept.budget_hi == Money(4_000_000_000, "CNY")
        assert [row.withdrawn for row in self.voices(desk, project)].count(True) >= 1
        assert "withdrawn" in " ".join(_tags(dialog))

    def test_a_voice_that_counts(
        self, dialog: EvidenceDialog, desk: Desk, *, project: Project
    ) -> None:
        dialog.value.set_value(Money(4_100_000_000, "CNY"))
        dialog.counts.set_value("counts")

        dialog.keep()

        kept = desk.book.get(Project, project.id)
        assert kept is not None
        assert kept.budget_hi == Money(4_100_000_000, "CNY")

    def test_a_voice_without_a_value(self, dialog: EvidenceDialog) -> None:
        dialog.keep()

        assert dialog.value_row.error() == "This must be filled in."

    def test_a_voice_that_cannot_be(
        self, dialog: EvidenceDialog, desk: Desk, *, project: Project
    ) -> None:
        low = Money(3_000_000_000, "CNY")
        desk.write(set_field, desk.book, project, name="budget_lo", value=low, today=desk.today)
        dialog.value.set_value(Money(100, "CNY"))
        dialog.counts.set_value("counts")

        dialog.keep()

        assert "smaller to the larger" in dialog.value_row.error()

    def test_nobody_named_and_no_record(
        self, desk: Desk, account: Account, *, form: RecordForm, qtbot: QtBot
    ) -> None:
        field = form.field("tender_no")
        field.record = None
        bare = EvidenceDialog(desk, field, account_id=account.id)
        qtbot.addWidget(bare)

        bare.keep()

        assert "Nobody is named yet." in texts(bare)

    def test_a_reference_is_shown_by_name(
        self, desk: Desk, account: Account, *, qtbot: QtBot
    ) -> None:
        dossier = desk.dossier(account.id)
        person = next(p for p in dossier.people(desk.today) if p.name == "何洁")
        post = dossier.post_of(person.id, desk.today)
        assert post is not None
        form = RecordForm(desk, Post, account_id=account.id)
        qtbot.addWidget(form)
        form.load(post)
        dialog = EvidenceDialog(desk, form.field("reports_to"), account_id=account.id)
        qtbot.addWidget(dialog)
        boss = next(p for p in dossier.people(desk.today) if p.name == "高远山")

        dialog.value.set_value(boss.id)
        dialog.keep()

        assert any(words.startswith("高远山") for words in texts(dialog))


def _tags(dialog: EvidenceDialog) -> list[str]:
    from kamdesk.ui.kit import Tag

    return [tag.mark.text for tag in dialog.voices.findChildren(Tag)]


class TestNewPerson:
    @pytest.fixture
    def dialog(self, desk: Desk, empty: Account, *, qtbot: QtBot) -> NewPersonDialog:
        made = NewPersonDialog(desk, empty.id)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(made)
        made.show()
        return made

    def test_person_post_and_department_in_one_step(
        self, dialog: NewPersonDialog, desk: Desk, *, empty: Account, qtbot: QtBot
    ) -> None:
        type_into(dialog.name, "张工")
        type_into(dialog.title, "设备部长")
        type_into(dialog.new_department, "设备部")

        with qtbot.waitSignal(dialog.made):
            dialog.make()
        people = [person.name for person in desk.dossier(empty.id).people(desk.today)]
        departments = [item.name for item in desk.dossier(empty.id).departments]
        desk.undo()

        assert (people, departments) == (["张工"], ["设备部"])
        assert desk.dossier(empty.id).departments == ()

    def test_a_department_known_by_name_is_taken(
        self, dialog: NewPersonDialog, desk: Desk, *, empty: Account
    ) -> None:
        firm = desk.dossier(empty.id).organisation
        desk.write(add_record, desk.book, Department, organisation=firm.id, name="设备部")
        type_into(dialog.title, "设备部长")
        type_into(dialog.new_department, "设备部")

        dialog.make()

        assert len(desk.dossier(empty.id).departments) == 1

    def test_nobody_and_no_seat(self, dialog: NewPersonDialog, desk: Desk) -> None:
        people = len(desk.book.all(Person))

        dialog.make()

        assert dialog.name_row.error() == "Give a name, or the title of the seat."
        assert len(desk.book.all(Person)) == people


class TestRecord:
    def dialog(self, desk: Desk, account: Account, **more: object) -> NewRecordDialog:
        kind = more.pop("kind", Milestone)
        assert isinstance(kind, type)
        made = NewRecordDialog(desk, kind, account_id=account.id, **more)  # type: ignore[arg-type]
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        return made

    def test_a_record_is_made(
        self, desk: Desk, account: Account, *, project: Project, qtbot: QtBot
    ) -> None:
        dialog = self.dialog(desk, account, given={"project": project.id})
        qtbot.addWidget(dialog)
        dialog.form.set_value("name", "开标")
        dialog.form.set_value("planned", dt.date(2026, 12, 1))

        with qtbot.waitSignal(dialog.made) as made:
            dialog.make()

        assert made.args is not None
        assert made.args[0].project == project.id

    def test_a_wrong_date_keeps_the_dialog_open(
        self, desk: Desk, account: Account, *, project: Project, qtbot: QtBot
    ) -> None:
        dialog = self.dialog(desk, account, given={"project": project.id})
        qtbot.addWidget(dialog)
        dialog.show()
        stones = len(desk.book.all(Milestone))
        dialog.form.rows["planned"].editor.setText("2026-02-30")  # type: ignore[attr-defined]

        dialog.make()

        assert dialog.isVisible()
        assert dialog.form.rows["planned"].error()
        assert len(desk.book.all(Milestone)) == stones

    def test_an_impossible_record_says_so_at_its_field(
        self, desk: Desk, account: Account, *, qtbot: QtBot
    ) -> None:
        dialog = self.dialog(desk, account, kind=Agreement, given={"account": account.id})
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.form.set_value("name", "框架")
        dialog.form.set_value("valid_from", dt.date(2026, 12, 1))
        dialog.form.set_value("valid_to", dt.date(2026, 1, 1))

        dialog.make()

        said = [row.error() for row in dialog.form.rows.values() if row.error()]
        assert said
        assert dialog.isVisible()

    def test_only_the_fields_named(self, desk: Desk, account: Account, *, qtbot: QtBot) -> None:
        dialog = self.dialog(
            desk, account, kind=Criterion, given={"account": account.id}, names=("name", "kind")
        )
        qtbot.addWidget(dialog)

        assert list(dialog.form.rows) == ["name", "kind"]

    def test_a_record_is_edited_and_removed(
        self, window: Shell, desk: Desk, *, account: Account, project: Project
    ) -> None:
        stone = desk.dossier(account.id).shelf.where(Milestone, "project", value=project.id)[0]
        dialog = RecordDialog(desk, stone, account_id=account.id, parent=window)
        dialog.open()
        QApplication.processEvents()
        type_into(dialog.form.field("name").editor, "改期")
        changed = desk.book.get(Milestone, stone.id)
        dialog.form.evidence_wanted.emit(dialog.form.fields[0])

        dialog.remove_button.click()

        assert changed is not None
        assert changed.name == "改期"
        assert desk.book.get(Milestone, stone.id) is None
        assert notices(window)[-1].endswith("is in the bin.")


class TestRecords:
    def test_the_roles_of_one_person(
        self, window: Shell, desk: Desk, *, account: Account, project: Project
    ) -> None:
        people = tab(window, account, "projects", record=project.id).roles
        line = next(row for row in people.model.rows() if len(row.roles) > 1)

        people.view.opened.emit(line)
        dialog = next(item for item in sheets(window) if isinstance(item, RecordsDialog))
        before = dialog.records.model.total()
        desk.write(
            add_record,
            desk.book,
            ProjectRole,
            project=project.id,
            person=line.roles[0].person,
            role="coach",
        )

        assert before == len(line.roles)
        assert dialog.records.model.total() == before + 1

    def test_removing_a_person_of_several_roles_shows_them(
        self, window: Shell, account: Account, *, project: Project
    ) -> None:
        panel = tab(window, account, "projects", record=project.id).roles
        several = next(row for row in panel.model.rows() if len(row.roles) > 1)
        one = next(row for row in panel.model.rows() if len(row.roles) == 1)

        panel.view.asked_to_delete.emit(several)
        panel.view.asked_to_delete.emit(one)

        assert len(sheets(window)) == 1
        assert notices(window)[-1].endswith("is in the bin.")


def test_a_person_is_added_by_name_only(desk: Desk, empty: Account) -> None:
    firm = desk.dossier(empty.id).organisation

    desk.write(add_person, desk.book, firm, name=None, title="总工")

    assert [person.name for person in desk.dossier(empty.id).people(desk.today)] == [None]
