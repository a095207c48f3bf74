"""Fields save when they are left, say why they do not, and know who said so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication
from tests.helpers.active import activate
from tests.helpers.windows import notices, type_into

from kamdesk.domain.candidates import name_in
from kamdesk.domain.fact import Kind, facts_of
from kamdesk.domain.records import RECORDS, Account, FactMark, Observation, Organisation, Project
from kamdesk.services.opening import open_book
from kamdesk.services.records import Evidence, add_voice, remove_record, set_field
from kamdesk.ui.desk import Desk
from kamdesk.ui.forms.options import options_for
from kamdesk.ui.forms.record_form import UNSHOWN, RecordForm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.forms.field import Field
    from kamdesk.ui.shell import Shell


@pytest.fixture
def project(desk: Desk, account: Account) -> Project:
    return next(item for item in desk.dossier(account.id).projects if item.code == "A-P1")


@pytest.fixture
def form(desk: Desk, account: Account, *, project: Project, qtbot: QtBot) -> RecordForm:
    """Show the form of the main project of account A."""
    made = RecordForm(desk, Project, account_id=account.id)
    qtbot.addWidget(made)
    made.load(project)
    made.show()
    activate(qtbot, made)
    QApplication.processEvents()
    return made


def kept(desk: Desk, project: Project) -> Project:
    found = desk.book.get(Project, project.id)
    assert found is not None
    return found


@pytest.mark.parametrize("entity", sorted(RECORDS))
def test_every_record_has_a_form(
    desk: Desk, account: Account, *, entity: str, qtbot: QtBot
) -> None:
    kind = RECORDS[entity]

    made = RecordForm(desk, kind, account_id=account.id)

    qtbot.addWidget(made)
    shown = [item.name for item in facts_of(kind) if item.kind not in UNSHOWN]
    assert [field.item.name for field in made.fields] == shown


def test_a_field_is_saved_when_it_is_left(form: RecordForm, desk: Desk, project: Project) -> None:
    type_into(form.field("tender_no").editor, "LC-2")

    assert kept(desk, project).tender_no == "LC-2"
    assert form.record == kept(desk, project)


def test_a_wrong_date_stays_with_its_reason_and_nothing_is_saved(
    form: RecordForm, desk: Desk, project: Project
) -> None:
    name = next(item.name for item in facts_of(Project) if item.kind is Kind.DATE)
    field = form.field(name)
    before = desk.book.undo_words()

    type_into(field.editor, "2026-13-29")

    assert field.editor.text() == "2026-13-29"
    assert field.row.error()
    assert getattr(kept(desk, project), name) == getattr(project, name)
    assert desk.book.undo_words() == before


def test_a_wrong_date_survives_a_change_elsewhere(form: RecordForm, desk: Desk) -> None:
    name = next(item.name for item in facts_of(Project) if item.kind is Kind.DATE)
    field = form.field(name)
    type_into(field.editor, "soon")

    type_into(form.field("tender_no").editor, "LC-3")

    assert field.editor.text() == "soon"
    assert field.row.error()
    assert desk.book.undo_words()


def test_a_refused_amount_stays_and_says_why(
    form: RecordForm, desk: Desk, project: Project
) -> None:
    field = form.field("budget_lo")

    type_into(field.editor, "50000000")

    assert "smaller to the larger" in field.row.error()
    assert field.editor.line.text() == "50,000,000"
    assert kept(desk, project).budget_lo == project.budget_lo


def test_a_refused_amount_can_be_mended(form: RecordForm, desk: Desk, project: Project) -> None:
    field = form.field("budget_lo")
    type_into(field.editor, "50000000")

    type_into(field.editor, "1000")

    assert field.row.error() == ""
    assert kept(desk, project).budget_lo != project.budget_lo


def test_a_change_from_elsewhere_is_shown(form: RecordForm, desk: Desk, project: Project) -> None:
    desk.write(set_field, desk.book, project, name="tender_no", value="LC-9", today=desk.today)

    assert form.field("tender_no").editor.text() == "LC-9"


def test_a_form_outlives_its_account(
    form: RecordForm, desk: Desk, *, account: Account, project: Project
) -> None:
    desk.write(remove_record, desk.book, account)

    assert form.record is not None
    assert form.record.id == project.id


def test_a_field_the_form_does_not_show(form: RecordForm) -> None:
    with pytest.raises(KeyError):
        form.field("weather")


def test_fields_can_be_named_or_left_out(desk: Desk, account: Account, qtbot: QtBot) -> None:
    named = RecordForm(desk, Project, account_id=account.id, names=("code", "name"))
    rest = RecordForm(desk, Project, account_id=account.id, without=("code",), narrow=True)
    for made in (named, rest):
        qtbot.addWidget(made)

    assert [field.item.name for field in named.fields] == ["code", "name"]
    assert "code" not in [field.item.name for field in rest.fields]


class TestState:
    """The state button beside a fact."""

    @pytest.fixture
    def field(self, form: RecordForm) -> Field:
        return form.field("budget_hi")

    def marks(self, desk: Desk) -> list[str | None]:
        return [mark.mark for mark in desk.book.all(FactMark)]

    @pytest.mark.parametrize("mark", ["na", "refused", "unconfirmed"])
    def test_a_state_is_marked(self, field: Field, desk: Desk, mark: str) -> None:
        before = len(self.marks(desk))

        field.row.state.picked.emit(mark)  # type: ignore[union-attr]

        assert len(self.marks(desk)) == before + 1
        assert field.row.state is not None
        assert field.row.state.state() == mark

    def test_a_value_is_confirmed_today(self, field: Field, desk: Desk) -> None:
        assert field.row.state is not None
        before = len(desk.book.all(Observation))

        field.row.state.picked.emit("known")

        assert len(desk.book.all(Observation)) == before + 1
        assert field.row.state.state() == "known"

    def test_what_is_not_known_cannot_be_confirmed(
        self, desk: Desk, empty: Account, qtbot: QtBot
    ) -> None:
        form = RecordForm(desk, Account, account_id=empty.id)
        qtbot.addWidget(form)
        form.load(empty)
        states = [field.row.state for field in form.fields if field.row.state is not None]
        state = next(item for item in states if not item.isHidden() and item.state() == "unknown")
        state.picked.emit("na")
        marked = state.state()

        state.picked.emit("known")

        assert marked == "na"
        assert state.state() == "unknown"

    def test_two_voices_are_said_to_contradict(
        self, field: Field, desk: Desk, project: Project
    ) -> None:
        assert project.budget_hi is not None
        other = type(project.budget_hi)(project.budget_hi.amount * 2, "CNY")

        desk.write(
            add_voice,
            desk.book,
            project,
            name="budget_hi",
            value=other,
            evidence=Evidence(observed_on=desk.today),
        )

        assert field.row.evidence() == "Two values contradict each other. Choose one."

    def test_who_said_it_stands_below(self, field: Field) -> None:
        assert "郑怀安" in field.row.evidence()

    def test_the_evidence_is_asked_for(self, field: Field, form: RecordForm, qtbot: QtBot) -> None:
        assert field.row.state is not None
        with qtbot.waitSignal(form.evidence_wanted):
            field.row.state.explained.emit()
        with qtbot.waitSignal(form.evidence_wanted):
            field.row._evidence.click()


@pytest.fixture
def readable(window: Shell, book_file: Path) -> Iterator[Desk]:
    """Open the sample book to read only."""
    made = Desk(open_book(book_file, read_only=True), messages=window.messages, today=window.today)
    yield made
    made.close()


def test_a_book_to_read_refuses_in_words_and_loses_nothing(readable: Desk, qtbot: QtBot) -> None:
    desk = readable
    account = next(item for item in desk.book.all(Account) if item.external == "A")
    firm = desk.dossier(account.id).organisation
    form = RecordForm(desk, Organisation, account_id=account.id)
    qtbot.addWidget(form)
    form.load(firm)
    form.show()

    type_into(form.field("short").editor, "typed in vain")
    form.field("short").editor.commit()
    form.load(firm)

    assert "is open to read only" in form.field("short").row.error()
    assert form.field("short").editor.text() == "typed in vain"
    assert desk.book.get(Organisation, firm.id) == firm


def test_a_book_to_read_refuses_marks_and_undo(window: Shell, readable: Desk, qtbot: QtBot) -> None:
    desk = readable
    account = next(item for item in desk.book.all(Account) if item.external == "A")
    project = desk.dossier(account.id).open_projects[0]
    form = RecordForm(desk, Project, account_id=account.id)
    qtbot.addWidget(form)
    form.load(project)

    form.field("budget_hi").row.state.picked.emit("na")  # type: ignore[union-attr]
    desk.undo()

    assert len(notices(window)) == 2
    assert all("is open to read only" in words for words in notices(window))


def _firms(options: list[Any]) -> set[str]:
    return {option.words for option in options}


@pytest.mark.parametrize(
    ("entity", "name", "known"),
    [
        ("account", "owner", "沈知远"),
        ("post", "reports_to", "高远山"),
        ("project_rival", "organisation", "东擎"),
        ("tie", "supplier_person", "邵文博"),
        ("project_rival", "person", "范骁"),
        ("account", "tier", "Gold account"),
        ("observation", "subject_kind", "Person"),
    ],
)
def test_a_choice_offers_what_a_rep_would_look_for(
    desk: Desk, account: Account, *, entity: str, name: str, known: str
) -> None:
    kind = RECORDS[entity]
    item = next(fact for fact in facts_of(kind) if fact.name == name)

    options = options_for(desk.dossier(account.id), kind, item=item, today=desk.today)

    assert any(known in words for words in _firms(list(options)))


def test_plain_fields_have_no_options(desk: Desk, account: Account) -> None:
    item = next(fact for fact in facts_of(Project) if fact.name == "name")
    assert options_for(desk.dossier(account.id), Project, item=item, today=desk.today) == []


def test_a_person_is_named_with_his_post(desk: Desk, account: Account) -> None:
    dossier = desk.dossier(account.id)
    people = [name_in(dossier, item, today=desk.today) for item in dossier.people(desk.today)]

    assert any(" · " in words for words in people)
    assert name_in(dossier, dossier.organisation, today=desk.today) == "岚川化工集团"


def test_a_field_of_no_record_saves_and_marks_nothing(desk: Desk, account: Account) -> None:
    form = RecordForm(desk, Project, account_id=account.id)
    field, before = form.field("budget_hi"), desk.book.undo_words()

    field._save()
    field._set_state("na")
    field._show_state(desk.dossier(account.id))

    assert field._instance() is None
    assert desk.book.undo_words() == before
