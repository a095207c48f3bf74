"""Two records become one, and nothing that hung on either is lost."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.books import make, one

from kamdesk.domain.fact import Kind, facts_of
from kamdesk.domain.records import (
    RECORDS,
    Account,
    Attendance,
    ContactPoint,
    CustomField,
    CustomValue,
    Interaction,
    Link,
    Observation,
    Organisation,
    Person,
    Post,
    Project,
    Setting,
    Stance,
    Tie,
)
from kamdesk.services.duplicates import (
    BothCustomers,
    TwoKinds,
    find_duplicates,
    make_one,
    not_the_same,
)

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.storage.book import Book


@pytest.fixture
def lin(book: Book) -> Person:
    """林嘉慧, head of purchasing."""
    found: Person = one(book, Person, "A3")
    return found


@pytest.fixture
def twin(book: Book, lin: Person) -> Person:
    """The same person once more, out of another list, with everything that can hang on one."""
    firm = one(book, Organisation, "A")
    twin = make(book, Person, name="林嘉慧 女士", style="to the point", attitude="accepted")
    make(book, Post, person=twin.id, organisation=firm.id, title="Head", reports_to=lin.id)
    boss = one(book, Person, "A6")
    boss_post = next(item for item in book.all(Post) if item.person == boss.id)
    with book.work("reports to the twin") as work:
        work.change(boss_post, reports_to=twin.id)
    colleague, rep = one(book, Person, "U02"), one(book, Person, "R2-rep")
    make(book, Tie, supplier_person=colleague.id, customer_person=twin.id, strength=3)
    make(book, Tie, supplier_person=rep.id, customer_person=twin.id, strength=1, basis="school")
    rival = one(book, Organisation, "R2")
    day = dt.date(2026, 11, 20)
    make(book, Stance, person=twin.id, organisation=rival.id, attitude="threat", observed_on=day)
    make(
        book, ContactPoint, subject_kind="person", subject=twin.id, kind="mail", value="a@b.example"
    )
    visit = one(book, Interaction, "A-V8")
    make(book, Attendance, interaction=visit.id, person=twin.id)
    make(
        book,
        Link,
        source_kind="person",
        source=twin.id,
        target_kind="person",
        target=lin.id,
        kind="ally",
    )
    field = make(book, CustomField, entity="person", key="car", label="Car", kind="text")
    make(book, CustomValue, custom_field=field.id, subject=twin.id, value="blue")
    make(
        book,
        Observation,
        subject_kind="person",
        subject=twin.id,
        attribute="attitude",
        value="accepted",
        observed_on=dt.date(2026, 1, 1),
        chosen=True,
    )
    project = one(book, Project, "A-P1")
    with book.work("in the team") as work:
        work.change(project, team=(twin.id, lin.id))
    return twin


def references(book: Book, record: Record) -> list[str]:
    """Every field of the book that still names a record."""
    return [
        f"{row.ENTITY}.{item.name}"
        for row in book.shelf().everything()
        for item in facts_of(type(row))
        if item.kind in {Kind.REF, Kind.SUBJECT, Kind.REFS}
        and record.id in _values(getattr(row, item.name))
    ]


def _values(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def everything(book: Book) -> dict[str, Record]:
    """All records of the book by id."""
    return {row.id: row for row in book.shelf().everything()}


def test_the_sample_has_its_pairs_and_the_twin_is_found(book: Book, twin: Person) -> None:
    pairs = [pair for pair in find_duplicates(book) if twin.id in {pair.keep.id, pair.other.id}]
    assert [pair.reasons for pair in pairs] == [("name", "firm")]


def test_nothing_names_the_other_afterwards(book: Book, lin: Person, twin: Person) -> None:
    make_one(book, lin, other=twin)
    assert references(book, twin) == []
    assert book.get(Person, twin.id) is None


def test_what_hung_on_either_hangs_on_the_one(book: Book, lin: Person, twin: Person) -> None:
    make_one(book, lin, other=twin)

    kept = book.get(Person, lin.id)
    assert kept is not None
    assert (kept.name, kept.attitude, kept.style) == ("林嘉慧", "commodity", lin.style)
    shelf = book.shelf()
    ties = {row.supplier_person: row for row in shelf.where(Tie, "customer_person", value=lin.id)}
    assert ties[one(book, Person, "U02").id].strength == 3
    assert ties[one(book, Person, "R2-rep").id].strength == 3
    assert [row.attitude for row in shelf.where(Stance, "person", value=lin.id)].count(
        "threat"
    ) == 1
    posts = [row for row in shelf.where(Post, "person", value=lin.id) if row.valid_to is None]
    assert len(posts) == 1
    assert posts[0].reports_to == one(book, Person, "A1").id
    visit = one(book, Interaction, "A-V8")
    met = [row.person for row in shelf.where(Attendance, "interaction", value=visit.id)]
    assert met.count(lin.id) == 1
    assert "a@b.example" in {
        row.value for row in shelf.where(ContactPoint, "subject", value=lin.id)
    }
    assert [row.value for row in shelf.where(CustomValue, "subject", value=lin.id)] == ["blue"]
    assert one(book, Project, "A-P1").team == (lin.id,)
    assert not [row for row in shelf.of(Link) if lin.id in {row.source} & {row.target}]


def test_values_are_chosen(book: Book, lin: Person, twin: Person) -> None:
    make_one(book, lin, other=twin, values={"attitude": "accepted", "style": "to the point"})
    kept = book.get(Person, lin.id)
    assert kept is not None
    assert (kept.attitude, kept.style) == ("accepted", "to the point")
    rows = book.shelf().where(Observation, "subject", value=lin.id)
    chosen = {row.value for row in rows if row.attribute == "attitude" and row.chosen}
    assert chosen == {"accepted"}


def test_one_undo_takes_it_back(book: Book, lin: Person, twin: Person) -> None:
    before = everything(book)
    make_one(book, lin, other=twin)
    assert everything(book) != before
    assert book.undo() is not None
    assert everything(book) == before


@pytest.mark.parametrize("keys", [("A1", "A2"), ("A5", "A4"), ("A10", "A5"), ("U01", "U02")])
def test_any_two_people_can_be_made_one(book: Book, keys: tuple[str, str]) -> None:
    keep, other = (one(book, Person, key) for key in keys)
    before = everything(book)
    make_one(book, keep, other=other)
    assert references(book, other) == []
    book.undo()
    assert everything(book) == before


def test_two_firms_become_one(book: Book) -> None:
    firm = one(book, Organisation, "R2")
    other = make(book, Organisation, name="东擎流体有限公司", website="dq.example", parent=firm.id)
    with book.work("the one belongs to the other") as work:
        work.change(firm, parent=other.id)
    rep = make(book, Person, name="新代表")
    make(book, Post, person=rep.id, organisation=other.id)

    make_one(book, firm, other=other)

    kept = book.get(Organisation, firm.id)
    assert kept is not None
    assert (kept.website, kept.parent) == ("dq.example", None)
    assert references(book, other) == []


def test_one_number_stands_once_and_the_newer_tie_counts(book: Book, lin: Person) -> None:
    twin = make(book, Person, name="林嘉慧")
    for owner, number in ((lin, "+86 139 0000 0101"), (twin, "13900000101")):
        ways = {"subject_kind": "person", "subject": owner.id, "kind": "mobile"}
        make(book, ContactPoint, **ways, value=number)
    colleague = one(book, Person, "U02")
    make(
        book,
        Tie,
        supplier_person=colleague.id,
        customer_person=twin.id,
        basis="new",
        last_confirmed=dt.date(2026, 11, 20),
    )

    make_one(book, lin, other=twin)

    shelf = book.shelf()
    numbers = [row.value for row in shelf.where(ContactPoint, "subject", value=lin.id)]
    assert "+86 139 0000 0101" in numbers
    assert "13900000101" not in numbers
    ties = shelf.where(Tie, "customer_person", value=lin.id)
    mine = [row for row in ties if row.supplier_person == colleague.id]
    assert [(row.basis, row.strength) for row in mine] == [("new", 1)]


def test_a_firm_keeps_its_account_and_two_accounts_are_refused(book: Book) -> None:
    first, second = one(book, Organisation, "A"), one(book, Organisation, "B")
    with pytest.raises(BothCustomers, match="account"):
        make_one(book, first, other=second)
    new = make(book, Organisation, name="岚川")
    make_one(book, new, other=first)
    assert one(book, Account, "A").organisation == new.id


def test_a_person_is_no_firm(book: Book, lin: Person) -> None:
    with pytest.raises(TwoKinds):
        make_one(book, lin, other=one(book, Organisation, "A"))


def test_two_that_are_two_stay_two(book: Book, twin: Person) -> None:
    pair = next(pair for pair in find_duplicates(book) if twin.id in {pair.keep.id, pair.other.id})
    not_the_same(book, pair)
    assert pair not in find_duplicates(book)
    assert len([row for row in book.all(Setting) if (row.key or "").startswith("not_same")]) == 1
    assert set(RECORDS) >= {"setting"}
