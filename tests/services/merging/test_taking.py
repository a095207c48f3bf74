"""Taking chosen changes after the book moved on, and the book as a rule sees it meanwhile."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.books import change, make, remove
from tests.helpers.returned import TODAY, Trip, keys_of, put, told, trip_of

from kamdesk.domain.fact import Money
from kamdesk.domain.invariants import TieGoesAcross
from kamdesk.domain.merge import Kind
from kamdesk.domain.records import (
    AccountTeam,
    CustomField,
    CustomValue,
    ExportFile,
    Organisation,
    Person,
    Project,
    Tie,
)
from kamdesk.services.merge import take
from kamdesk.services.merging.taking import BrokenTogether, Overlay, Taking
from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from openpyxl import Workbook

    from kamdesk.services.merge import Preview


@pytest.fixture
def trip(tmp_path: Path) -> Iterator[Trip]:
    """A small book and the workbook of its account."""
    yield from trip_of(tmp_path)


def exported(trip: Trip) -> None:
    """Write the workbook again, as the book is now."""
    order = WorkbookOrder(today=TODAY, lang="en")
    dossier = trip.book.dossier(trip.account.id)
    write_account_workbook(trip.book, dossier, order=order, path=trip.path)


def thousand(count: int) -> Money:
    """An amount in the unit of the English workbook."""
    return Money(count * 1_000_00, "CNY")


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


def budget(record: str, **amounts: int) -> Callable[[Workbook], object]:
    """A hand that writes amounts of a project, in thousands as the workbook counts."""

    def edit(workbook: Workbook) -> None:
        sheet = workbook["Project fields"]
        keys = keys_of(sheet)
        for row in sheet.iter_rows(min_row=5):
            name = str(row[keys["~key"] - 1].value).removeprefix("project.")
            if row[0].value == record and name in amounts:
                row[keys["field.value"] - 1].value = amounts[name]

    return edit


@pytest.mark.parametrize(
    ("low", "high", "written", "taken", "left"),
    [
        (5, 5, {"budget_lo": 30, "budget_hi": 20}, ["budget_hi"], (20, 20)),
        (5, 5, {"budget_lo": 2, "budget_hi": 9}, ["budget_lo", "budget_hi"], (2, 9)),
        (5, 9, {"budget_lo": 30, "budget_hi": 20}, ["budget_hi"], (5, 20)),
        (5, 9, {"budget_hi": 3}, [], (5, 9)),
        (5, 9, {"budget_lo": 9, "budget_hi": 20}, ["budget_lo", "budget_hi"], (9, 20)),
    ],
)
def test_a_budget_upside_down_is_refused_and_the_rest_taken(
    trip: Trip,
    low: int,
    high: int,
    written: dict[str, int],
    taken: list[str],
    left: tuple[int, int],
) -> None:
    change(trip.book, trip.project, budget_lo=thousand(low), budget_hi=thousand(high))
    exported(trip)

    def edit(workbook: Workbook) -> None:
        put(trip.person.id, "person.power", 4)(workbook)
        budget(trip.project.id, **written)(workbook)

    preview = trip.returned(edit)
    done = take(trip.book, preview, ids=preview.sure)
    project = trip.book.get(Project, trip.project.id)

    assert [item.key for item in done.taken if item.entity == "person"] == ["person.power"]
    names = [item.key.removeprefix("project.") for item in done.taken if item.entity == "project"]
    assert sorted(names) == sorted(taken)
    assert {item.key.removeprefix("project.") for item in done.failed} == {*written} - {*taken}
    assert all("from the smaller to the larger" in item.reason for item in done.failed)
    assert project is not None
    assert (project.budget_lo, project.budget_hi) == tuple(map(thousand, left))


def test_one_manager_ends_on_the_day_the_next_begins(trip: Trip) -> None:
    """Each day alone would make two managers at once; the first becomes possible by the second."""
    days = [dt.date(2025, 1, 1), dt.date(2026, 1, 1), dt.date(2026, 6, 1)]
    owner = trip.account.owner
    last, first = (
        make(trip.book, AccountTeam, account=trip.account.id, person=owner, role="kam", **span)
        for span in (
            {"valid_from": days[0], "valid_to": days[1]},
            {"valid_from": days[1], "valid_to": None},
        )
    )
    exported(trip)

    def edit(workbook: Workbook) -> None:
        put(last.id, "account_team.valid_to", days[2])(workbook)
        put(first.id, "account_team.valid_from", days[2])(workbook)

    preview = trip.returned(edit)
    done = take(trip.book, preview, ids=preview.sure)

    assert (len(done.taken), done.failed) == (2, [])


def tied(trip: Trip) -> tuple[Preview, Organisation]:
    """A changed tie, and the customer it leads to."""
    owner = trip.account.owner
    make(trip.book, Tie, supplier_person=owner, customer_person=trip.person.id, strength=1)
    exported(trip)
    firm = trip.book.get(Organisation, trip.account.organisation or "")
    assert firm is not None
    return trip.returned(put(trip.person.id, "tie.strength", 3)), firm


def test_what_breaks_a_rule_only_with_a_later_change_is_named(trip: Trip) -> None:
    preview, firm = tied(trip)
    dossier = trip.book.dossier(trip.account.id)

    with trip.book.work("merge") as work:
        taking = Taking(work, book=trip.book, dossier=dossier, today=TODAY)
        taking.run(preview.changes, source="returned.xlsx", digest="")
        work.change(firm, is_customer=False)
        with pytest.raises(BrokenTogether, match="tie") as refusal:
            taking.check_all()
        work.change(firm, is_customer=True)

    assert [change.key for change in refusal.value.failed] == ["tie.strength"]


def test_a_rule_broken_by_none_of_the_changes_is_told_as_it_is(trip: Trip) -> None:
    preview, firm = tied(trip)
    dossier = trip.book.dossier(trip.account.id)

    with trip.book.work("merge") as work:
        work.change(trip.book.all(Tie)[0], strength=2)
        work.change(firm, is_customer=False)
        taking = Taking(work, book=trip.book, dossier=dossier, today=TODAY)
        with pytest.raises(TieGoesAcross):
            taking.run(preview.changes, source="returned.xlsx", digest="")
        work.change(firm, is_customer=True)


def test_a_span_that_ends_before_it_begins_is_refused_and_the_rest_taken(trip: Trip) -> None:
    owner, day = trip.account.owner, dt.date(2026, 1, 1)
    row = make(
        trip.book, AccountTeam, account=trip.account.id, person=owner, role="kam", valid_from=day
    )
    exported(trip)

    def edit(workbook: Workbook) -> None:
        put(row.id, "account_team.valid_to", dt.date(2025, 1, 1))(workbook)
        put(row.id, "account_team.role", "Deputy")(workbook)

    preview = trip.returned(edit)
    done = take(trip.book, preview, ids=preview.sure)

    assert [change.key for change in done.failed] == ["account_team.valid_to"]
    assert done.failed[0].reason == "“Valid to” (2025-01-01) is before “Valid from” (2026-01-01)."
    assert [change.key for change in done.taken] == ["account_team.role"]
