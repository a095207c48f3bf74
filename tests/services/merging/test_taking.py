"""Taking chosen changes after the book moved on, and the book as a rule sees it meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.books import make, remove
from tests.helpers.returned import TODAY, Trip, keys_of, put, told, trip_of

from kamdesk.domain.merge import Kind
from kamdesk.domain.records import CustomField, CustomValue, ExportFile, Organisation, Person, Tie
from kamdesk.services.merge import take
from kamdesk.services.merging.taking import Overlay, Taking
from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from openpyxl import Workbook


@pytest.fixture
def trip(tmp_path: Path) -> Iterator[Trip]:
    """A small book and the workbook of its account."""
    yield from trip_of(tmp_path)


def exported(trip: Trip) -> None:
    """Write the workbook again, as the book is now."""
    order = WorkbookOrder(today=TODAY, lang="en")
    dossier = trip.book.dossier(trip.account.id)
    write_account_workbook(trip.book, dossier, order=order, path=trip.path)


def own_field(value: Any) -> Callable[[Workbook], object]:
    """A hand that writes the own field of the account."""

    def edit(workbook: Workbook) -> None:
        sheet = workbook["Background"]
        keys = keys_of(sheet)
        for row in sheet.iter_rows(min_row=5):
            if row[keys["~key"] - 1].value == "custom.熟人":
                row[keys["field.value"] - 1].value = value

    return edit


def test_a_record_gone_after_the_look_fails_alone(trip: Trip) -> None:
    def edit(workbook: Workbook) -> None:
        put(trip.person.id, "person.power", 4)(workbook)
        put(trip.project.id, "manager.comment", "太慢")(workbook)

    preview = trip.returned(edit)
    remove(trip.book, trip.person)

    done = take(trip.book, preview, ids=preview.sure)

    assert [change.kind for change in done.taken] == [Kind.COMMENT]
    assert [change.key for change in done.failed] == ["person.power"]
    assert "meanwhile" in done.failed[0].reason
    assert trip.book.get(Person, trip.person.id) is None


def test_an_emptied_own_field_keeps_no_value(trip: Trip) -> None:
    field = trip.book.all(CustomField)[0]
    make(trip.book, CustomValue, custom_field=field.id, subject=trip.account.id, value="老王")
    exported(trip)

    preview = trip.returned(own_field(None))
    done = take(trip.book, preview, ids=preview.sure)

    assert [change.base for change in done.taken] == ["老王"]
    assert trip.book.all(CustomValue) == ()


def test_an_own_field_is_emptied_of_this_record_only(trip: Trip) -> None:
    field = trip.book.all(CustomField)[0]
    make(trip.book, CustomValue, custom_field=field.id, subject=trip.account.id, value="老王")
    other = make(trip.book, CustomValue, custom_field=field.id, subject="other", value="老李")
    exported(trip)

    preview = trip.returned(own_field(None))
    take(trip.book, preview, ids=preview.sure)

    assert [row.id for row in trip.book.all(CustomValue)] == [other.id]


def test_what_cannot_be_taken_is_left_alone(trip: Trip) -> None:
    preview = trip.returned(put(trip.person.id, "person.power", 99))
    dossier = trip.book.dossier(trip.account.id)

    with trip.book.work("merge") as work:
        taking = Taking(work, book=trip.book, dossier=dossier, today=TODAY)
        taking.run(preview.changes, source="returned.xlsx", digest="")
    person = trip.book.get(Person, trip.person.id)

    assert told(preview) == [("unreadable", "person.power", 99)]
    assert (taking.out.taken, taking.out.failed) == ([], [])
    assert person is not None
    assert person.power == 3
    assert [row.kind for row in trip.book.all(ExportFile)] == ["workbook"]


def test_a_tie_is_held_against_its_people(trip: Trip) -> None:
    owner = trip.account.owner
    tie = make(trip.book, Tie, supplier_person=owner, customer_person=trip.person.id, strength=1)
    exported(trip)

    preview = trip.returned(put(trip.person.id, "tie.strength", 3))
    done = take(trip.book, preview, ids=preview.sure)
    kept = trip.book.get(Tie, tie.id)

    assert (len(done.taken), done.failed) == (1, [])
    assert kept is not None
    assert kept.strength == 3


def test_a_tie_that_goes_across_no_more_is_not_taken(trip: Trip) -> None:
    owner = trip.account.owner
    tie = make(trip.book, Tie, supplier_person=owner, customer_person=trip.person.id, strength=1)
    exported(trip)
    preview = trip.returned(put(trip.person.id, "tie.strength", 3))
    firm = next(row for row in trip.book.all(Organisation) if row.id == trip.account.organisation)
    with trip.book.work("no customer") as work:
        work.change(firm, is_customer=False)

    done = take(trip.book, preview, ids=preview.sure)
    kept = trip.book.get(Tie, tie.id)

    assert done.taken == []
    assert "tie" in done.failed[0].reason
    assert kept is not None
    assert kept.strength == 1


def test_a_rule_sees_the_changed_record_and_the_others_as_stored(trip: Trip) -> None:
    other = next(row for row in trip.book.all(Person) if row.name == "郑怀安")

    with trip.book.work("look") as work:
        overlay = Overlay(work, replace(trip.person, name="新名"))
        mine = overlay.get(Person, trip.person.id)
        stored = overlay.get(Person, other.id)
        found = overlay.where(Person, "name", value="新名")
        before = overlay.where(Person, "name", value=trip.person.name)

    assert mine is not None
    assert mine.name == "新名"
    assert stored == other
    assert [row.id for row in found] == [trip.person.id]
    assert before == ()
