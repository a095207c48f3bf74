"""The one door for writes: what goes in comes out, what fails leaves no trace."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import (
    change,
    everything,
    make,
    make_account,
    make_person,
    make_project,
    remove,
)

from kamdesk.domain.fact import Money
from kamdesk.domain.invariants import TierNeedsOrder
from kamdesk.domain.records import (
    Account,
    Attendance,
    ContactPoint,
    Criterion,
    CriterionFit,
    CustomField,
    CustomValue,
    Interaction,
    Note,
    Observation,
    Organisation,
    Person,
    Post,
    Project,
    ProjectRole,
)
from kamdesk.domain.values import FieldProblem
from kamdesk.storage.book import Book, OpenReadOnly
from kamdesk.storage.failures import ChangeRefused
from kamdesk.storage.work import RecordGone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "a.kam") as book:
        yield book


def test_a_record_comes_back_as_it_went_in(book: Book) -> None:
    account = make_account(book)
    values = {
        "account": account.id,
        "name": "三期 <R&D>",
        "budget_hi": Money(2**62, "CNY"),
        "order_date": dt.date(2026, 12, 31),
        "solution_kind": (),
    }
    project = make(book, Project, **values)
    assert book.get(Project, project.id) == project
    assert project.budget_hi == Money(2**62, "CNY")


def test_an_exception_leaves_the_book_as_it_was(book: Book) -> None:
    make_account(book)
    before, steps = everything(book), book.undo_words()
    with pytest.raises(ZeroDivisionError), book.work("half") as work:
        work.add(Organisation, name=str(work.add(Organisation, name="gone").name) * (1 // 0))
    assert everything(book) == before
    assert book.undo_words() == steps
    assert book.search("gone") == []


def test_a_broken_rule_leaves_the_book_as_it_was(book: Book) -> None:
    account = make_account(book)
    before = everything(book)
    with pytest.raises(TierNeedsOrder):
        change(book, account, tier="gold")
    assert everything(book) == before


def test_after_a_refusal_the_book_still_takes_work(book: Book) -> None:
    with pytest.raises(ChangeRefused), book.work("dangling") as work:
        work.add(Post, person="nobody", organisation="nowhere")
    make_account(book)
    assert len(book.all(Account)) == 1


def test_a_missing_required_field_is_named(book: Book) -> None:
    with pytest.raises(FieldProblem) as refusal:
        make(book, Account, lifecycle="potential")
    assert refusal.value.name == "organisation"


def test_a_work_without_change_leaves_no_step(book: Book) -> None:
    account = make_account(book)
    words = book.undo_words()
    change(book, account, lifecycle="potential")
    with book.work("nothing at all"):
        pass
    assert book.undo_words() == words


def test_changes_name_what_was_touched(book: Book) -> None:
    with book.work("new firm") as work:
        firm = work.add(Organisation, name="岚川")
    assert work.changes.words == "new firm"
    assert work.changes.ids == {firm.id}
    assert work.changes.kinds == {"organisation"}
    assert work.changes


def test_a_change_from_an_old_screen_writes_only_its_own_field(book: Book) -> None:
    old = make_account(book)
    change(book, old, worries="price")
    change(book, old, strategy="patience")
    stored = book.get(Account, old.id)
    assert stored is not None
    assert (stored.worries, stored.strategy) == ("price", "patience")


def test_a_change_to_what_was_removed_is_refused(book: Book) -> None:
    account = make_account(book)
    remove(book, account)
    with pytest.raises(RecordGone, match="removed"):
        change(book, account, worries="late")
    assert book.get(Account, account.id) is None


def test_a_change_to_what_never_was_is_refused(book: Book) -> None:
    with pytest.raises(RecordGone):
        change(book, Organisation(id="none", name="x"), name="y")


def test_work_sees_what_it_wrote(book: Book) -> None:
    with book.work("two") as work:
        firm = work.add(Organisation, name="岚川")
        assert work.get(Organisation, firm.id) == firm
        assert work.get(Organisation, None) is None
        assert work.where(Organisation, "name", value="岚川") == (firm,)


def test_removal_takes_along_what_cannot_be_without(book: Book) -> None:
    account = make_account(book)
    person = make_person(book, account.organisation)
    project = make_project(book, account, team=(person.id,))
    seat = make(book, ProjectRole, project=project.id, person=person.id, role="decider")
    visit = make(book, Interaction, account=account.id, kind="visit", status="planned")
    make(book, Attendance, interaction=visit.id, person=person.id)
    make(book, ContactPoint, subject_kind="person", subject=person.id, kind="phone", value="1")
    remove(book, person)
    assert not book.all(Attendance)
    assert not book.all(ContactPoint)
    assert not book.all(Post)
    kept = book.get(ProjectRole, seat.id)
    assert kept is not None
    assert kept.person is None
    stored = book.get(Project, project.id)
    assert stored is not None
    assert stored.team == ()


def test_one_undo_brings_a_removal_back_whole(book: Book) -> None:
    account = make_account(book)
    person = make_person(book, account.organisation)
    project = make_project(book, account, team=(person.id,))
    make(book, ProjectRole, project=project.id, person=person.id, role="decider")
    before = everything(book)
    remove(book, person)
    book.undo()
    assert everything(book) == before


def test_what_would_belong_to_nothing_goes_along(book: Book) -> None:
    account = make_account(book)
    project = make_project(book, account)
    only = make(book, Criterion, project=project.id, name="cost of its life")
    both = make(book, Criterion, project=project.id, account=account.id, name="delivery")
    make(book, CriterionFit, criterion=only.id, organisation=account.organisation, fit="yes")
    before = everything(book)

    remove(book, project)

    assert [(row.id, row.project) for row in book.all(Criterion)] == [(both.id, None)]
    assert not book.all(CriterionFit)
    book.undo()
    assert everything(book) == before


def test_what_is_home_twice_goes_when_both_are_gone(book: Book) -> None:
    account = make_account(book)
    project = make_project(book, account)
    make(book, Criterion, project=project.id, account=account.id, name="delivery")
    before = everything(book)

    remove(book, account)

    assert not book.all(Criterion)
    book.undo()
    assert everything(book) == before


def test_removing_an_account_takes_everything_of_it(book: Book) -> None:
    account = make_account(book)
    project = make_project(book, account)
    field = make(book, CustomField, entity="project", key="k", label="K", kind="text")
    make(book, CustomValue, custom_field=field.id, subject=project.id, value="v")
    make(
        book,
        Observation,
        subject_kind="project",
        subject=project.id,
        attribute="name",
        value="x",
    )
    remove(book, account)
    left = {entity for entity, _id in everything(book)}
    assert left == {"organisation", "custom_field"}
    book.undo()
    assert len(book.all(CustomValue)) == len(book.all(Observation)) == 1


def test_removing_twice_is_removing_once(book: Book) -> None:
    account = make_account(book)
    remove(book, account)
    words = book.undo_words()
    with book.work("again") as work:
        work.remove(account)
    assert book.undo_words() == words
    book.undo()
    assert book.get(Account, account.id) == account


def test_a_record_added_and_removed_in_one_work_stays_away(book: Book) -> None:
    with book.work("there and gone") as work:
        firm = work.add(Organisation, name="brief")
        work.change(firm, name="briefer")
        work.remove(firm)
    assert book.all(Organisation) == ()
    book.undo()
    assert book.all(Organisation) == ()
    book.redo()
    assert book.all(Organisation) == ()


def test_a_record_removed_and_put_back_in_one_work_stays(book: Book) -> None:
    account = make_account(book)
    with book.work("gone and there") as work:
        work.remove(account)
        work.put(account)
        work.remove(account)
        work.put(account)
    assert book.get(Account, account.id) == account
    book.undo()
    assert book.get(Account, account.id) == account


def test_reviving_with_new_values_is_undone_to_the_old_ones(book: Book) -> None:
    firm = make(book, Organisation, name="first", background="old")
    remove(book, firm)
    with book.work("revive") as work:
        work.put(Organisation(id=firm.id, name="second"))
    book.undo()
    assert book.all(Organisation) == ()
    book.undo()
    assert book.get(Organisation, firm.id) == firm
    book.redo()
    book.redo()
    revived = book.get(Organisation, firm.id)
    assert revived is not None
    assert (revived.name, revived.background) == ("second", None)


def test_a_field_emptied_on_the_way_to_a_removal_comes_back(book: Book) -> None:
    account = make_account(book)
    person = make_person(book, account.organisation)
    project = make_project(book, account)
    make(book, ProjectRole, project=project.id, person=person.id, role="decider")
    before = everything(book)
    with book.work("both") as work:
        work.remove(person)
        work.remove(project)
    book.undo()
    assert everything(book) == before


def test_private_is_a_change_like_any_other(book: Book) -> None:
    account = make_account(book)
    note = make(book, Note, subject_kind="account", subject=account.id, text="x", private=True)
    change(book, note, private=False)
    book.undo()
    stored = book.get(Note, note.id)
    assert stored is not None
    assert stored.private
    assert [line.field for line in book.history()].count("private") == 3


def test_true_and_one_are_two_values_of_an_own_field(book: Book) -> None:
    firm = make(book, Organisation, name="x")
    field = make(book, CustomField, entity="organisation", key="k", label="K", kind="flag")
    value = make(book, CustomValue, custom_field=field.id, subject=firm.id, value=True)
    change(book, value, value=1)
    stored = book.get(CustomValue, value.id)
    assert stored is not None
    assert stored.value is not True


def test_a_book_open_to_read_takes_no_work(book: Book) -> None:
    path = book.path
    book.close()
    with Book.open(path, read_only=True) as shut:
        for act in (lambda: shut.work("x").__enter__(), shut.undo, shut.redo):
            with pytest.raises(OpenReadOnly):
                act()


def test_history_names_account_author_and_both_values(book: Book) -> None:
    account = make_account(book)
    make_account(book, "another")
    person = make_person(book, account.organisation)
    change(book, person, name="林嘉")
    line = book.history(account.id)[0]
    assert (line.entity, line.record, line.field) == ("person", person.id, "name")
    assert (line.old, line.new, line.kind) == ("林嘉慧", "林嘉", "do")
    assert line.author
    assert line.words == "change of person"


def test_history_of_an_account_tells_of_a_removed_person(book: Book) -> None:
    account = make_account(book)
    person = make_person(book, account.organisation)
    remove(book, person)
    gone = [line for line in book.history(account.id) if line.record == person.id]
    assert gone[0].field == "@alive"
    assert gone[0].new is False


def test_history_is_limited(book: Book) -> None:
    make_account(book)
    assert len(book.history(limit=2)) == 2


def test_person_without_post_belongs_to_no_account(book: Book) -> None:
    make(book, Person, name="nobody's")
    assert book.search("nobody")[0].account is None


def test_a_record_taken_over_from_a_file_takes_its_id_too(book: Book) -> None:
    account = make_account(book)
    with book.work("taken over") as work:
        work.put(dataclasses.replace(account, code="KA-77", external="A77"))

    found = book.get(Account, account.id)
    assert found is not None
    assert (found.code, found.external) == ("KA-77", "A77")
