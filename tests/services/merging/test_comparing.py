"""Changes of a returned workbook that cannot be taken, or not alone: why, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.helpers.books import change, make_account, remove
from tests.helpers.libreoffice import saved_again
from tests.helpers.returned import (
    TODAY,
    Trip,
    keys_of,
    place_of,
    put,
    told,
    trip_of,
)

from kamdesk.domain.exported import KEY_SHEET
from kamdesk.domain.merge import Kind
from kamdesk.domain.records import (
    Account,
    Action,
    ExportFile,
    Person,
    Post,
)
from kamdesk.services.merge import (
    NewerWorkbook,
    OtherAccount,
    OtherBook,
    look_at,
    take,
    write_not_taken,
)
from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook


@pytest.fixture
def trip(tmp_path: Path) -> Iterator[Trip]:
    """A small book and the workbook of its account."""
    yield from trip_of(tmp_path)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trip]:
    """A small book that no test writes to."""
    yield from trip_of(tmp_path_factory.mktemp("still"))


@pytest.mark.parametrize(
    ("key", "value", "kind"),
    [
        ("person.power", 99, Kind.UNREADABLE),
        ("person.power", "=1+1", Kind.UNREADABLE),
        ("~name", "别人", Kind.FORBIDDEN),
        ("post.reports_to", "老板", Kind.UNREADABLE),
    ],
)
def test_what_cannot_be_taken_says_why(still: Trip, key: str, value: Any, kind: Kind) -> None:
    preview = still.returned(put(still.person.id, key, value))

    (found,) = preview.changes
    assert found.kind is kind
    assert found.reason
    assert preview.open == ()


def test_joined_cells_are_not_guessed(still: Trip) -> None:
    def edit(workbook: Workbook) -> None:
        sheet, row, column = place_of(workbook, still.person.id, "person.career_need")
        sheet.merge_cells(start_row=row, start_column=column, end_row=row, end_column=column + 1)
        sheet.cell(row, column).value = "x"

    preview = still.returned(edit)

    assert Kind.UNREADABLE in {change.kind for change in preview.changes}


def test_a_file_of_what_was_not_taken(trip: Trip) -> None:
    preview = trip.returned(put(trip.person.id, "person.power", 99))

    path = write_not_taken(preview, [])

    assert path is not None
    assert path.name == "returned not taken.xlsx"
    sheet = load_workbook(path).worksheets[0]
    assert [cell.value for cell in sheet[4]][:4] == ["People", 5, "Power", 99]
    assert write_not_taken(trip.look(), []) is None


def test_rules_fail_one_cell_and_no_other(trip: Trip) -> None:
    def edit(workbook: Workbook) -> None:
        sheet = workbook["Background"]
        keys = keys_of(sheet)
        for row in sheet.iter_rows(min_row=5):
            value = {"account.lifecycle": "Potential", "account.worries": "价格"}.get(
                str(row[keys["~key"] - 1].value)
            )
            if value:
                row[keys["field.value"] - 1].value = value

    preview = trip.returned(edit)
    done = take(trip.book, preview, ids=preview.chosen(["all"]))
    account = trip.book.get(Account, trip.account.id)

    assert account is not None
    assert (account.lifecycle, account.worries) == ("developed", "价格")
    assert [change.key for change in done.failed] == ["account.lifecycle"]
    assert "tier" in done.failed[0].reason


def test_two_fields_that_need_each_other_are_taken_together(trip: Trip) -> None:
    change(trip.book, trip.account, tier=None, lifecycle="lost", lost_cause="C1")
    order = WorkbookOrder(today=TODAY, lang="en")
    dossier = trip.book.dossier(trip.account.id)
    write_account_workbook(trip.book, dossier, order=order, path=trip.path)

    def edit(workbook: Workbook) -> None:
        sheet = workbook["Background"]
        keys = keys_of(sheet)
        for row in sheet.iter_rows(min_row=5):
            key, cell = row[keys["~key"] - 1].value, row[keys["field.value"] - 1]
            if key == "account.lost_cause":
                cell.value = None
            if key == "account.lifecycle":
                cell.value = "interested"

    preview = trip.returned(edit)
    done = take(trip.book, preview, ids=preview.chosen(["all"]))

    assert len(done.taken) == 2


def test_a_change_here_after_the_look_is_not_overwritten(trip: Trip) -> None:
    preview = trip.returned(put(trip.person.id, "person.power", 4))
    change(trip.book, trip.person, power=1)

    done = take(trip.book, preview, ids=preview.chosen(["all"]))

    assert done.taken == []
    assert "meanwhile" in done.failed[0].reason


def test_a_removed_record_is_told(trip: Trip) -> None:
    remove(trip.book, trip.person)

    preview = trip.returned(put(trip.person.id, "person.power", 4))

    assert [change.kind for change in preview.changes] == [Kind.FORBIDDEN]


def test_a_removal_is_offered_and_never_one_of_all(trip: Trip) -> None:
    (promise,) = trip.book.all(Action)

    def edit(workbook: Workbook) -> None:
        sheet, row, _column = place_of(workbook, promise.id, "action.text")
        sheet.delete_rows(row)

    preview = trip.returned(edit)
    (found,) = [change for change in preview.changes if change.kind is Kind.DELETED]
    take(trip.book, preview, ids=preview.chosen(["all"]))
    kept = trip.book.get(Action, promise.id)
    take(trip.book, preview, ids=[found.id])

    assert kept is not None
    assert trip.book.get(Action, promise.id) is None


def test_new_rows_become_records(trip: Trip) -> None:
    def edit(workbook: Workbook) -> None:
        sheet, row, _column = place_of(workbook, trip.person.id, "~name")
        keys = keys_of(sheet)
        sheet.insert_rows(row)
        sheet.cell(row, keys["~name"]).value = "新来的"
        sheet.cell(row, keys["person.power"]).value = "２"
        sheet.cell(row, keys["person.attitude"]).value = "?!"

    preview = trip.returned(edit)
    take(trip.book, preview, ids=preview.sure)
    found = next(person for person in trip.book.all(Person) if person.name == "新来的")
    firms = [post.organisation for post in trip.book.all(Post) if post.person == found.id]

    assert sorted(change.kind for change in preview.changes) == ["new", "unreadable"]
    assert found.power == 2
    assert firms == [trip.account.organisation]


def test_a_new_row_without_what_it_needs_is_told(still: Trip) -> None:
    def edit(workbook: Workbook) -> None:
        sheet, row, _column = place_of(workbook, still.person.id, "~name")
        keys = keys_of(sheet)
        sheet.insert_rows(row)
        sheet.cell(row, keys["person.power"]).value = 2

    (found,) = still.returned(edit).changes

    assert found.kind is Kind.FORBIDDEN
    assert "Name" in found.reason or "name" in found.reason


def test_rows_from_elsewhere_are_none_of_this(still: Trip) -> None:
    def edit(workbook: Workbook) -> None:
        sheet, row, _column = place_of(workbook, still.person.id, "~name")
        sheet.cell(row, 1).value = "somebody-else"

    kinds = [change.kind for change in still.returned(edit).changes]

    assert kinds == [Kind.FORBIDDEN, Kind.DELETED]


def test_a_row_that_stands_twice_counts_once(still: Trip) -> None:
    def copied(*, changed: bool) -> Any:
        def edit(workbook: Workbook) -> None:
            sheet, row, column = place_of(workbook, still.person.id, "person.power")
            sheet.insert_rows(row + 1)
            for number, cell in enumerate(list(sheet[row]), 1):
                sheet.cell(row + 1, number).value = cell.value
            if changed:
                sheet.cell(row + 1, column).value = 4

        return edit

    assert told(still.returned(copied(changed=False))) == []
    assert [c.kind for c in still.returned(copied(changed=True)).changes] == [Kind.UNREADABLE]


def test_a_file_without_its_base_is_compared_in_two_ways(trip: Trip) -> None:
    change(trip.book, trip.person, power=1)

    def edit(workbook: Workbook) -> None:
        sheet = workbook[KEY_SHEET]
        for row in sheet.iter_rows(max_col=2):
            if row[0].value == "base":
                row[1].value = str(row[1].value)[:-9]

    preview = trip.returned(edit)

    assert not preview.three_way
    assert ("both", "person.power", 3) in told(preview)
    assert {change.kind for change in preview.changes} == {Kind.BOTH}


def test_a_sheet_taken_out_removes_nothing(still: Trip) -> None:
    preview = still.returned(lambda workbook: workbook.remove(workbook["People"]))

    assert told(preview) == []
    assert "People" in preview.missing


def test_the_hidden_sheet_may_be_gone_where_there_is_one_account(still: Trip) -> None:
    preview = still.returned(lambda workbook: workbook.remove(workbook[KEY_SHEET]))

    assert not preview.three_way
    assert told(preview) == []


def test_workbooks_of_others_are_refused(trip: Trip, tmp_path: Path) -> None:
    def of_book(workbook: Workbook) -> None:
        for row in workbook[KEY_SHEET].iter_rows(max_col=2):
            if row[0].value == "book":
                row[1].value = "another"

    def newer(workbook: Workbook) -> None:
        for row in workbook[KEY_SHEET].iter_rows(max_col=2):
            if row[0].value == "version":
                row[1].value = 99

    path = trip.edited(of_book)
    with pytest.raises(OtherBook):
        trip.look(path)
    assert told(trip.look(path, force=True)) == []
    with pytest.raises(NewerWorkbook):
        trip.returned(newer)
    with Book.create(tmp_path / "other.kam") as other:
        make_account(other)
        with pytest.raises(OtherAccount):
            look_at(other, trip.path, today=TODAY)


def test_what_came_back_is_noted(trip: Trip) -> None:
    preview = look_at(trip.book, trip.edited(put(trip.person.id, "person.power", 4)), today=TODAY)

    take(trip.book, preview, ids=preview.sure)

    kinds = [row.kind for row in trip.book.all(ExportFile)]
    assert kinds == ["workbook", "returned"]


def test_through_another_program_only_what_was_changed_is_offered(trip: Trip) -> None:
    edited = trip.edited(put(trip.person.id, "person.power", 4))
    out = saved_again(trip.path, edited)

    assert told(trip.look(out / trip.path.name)) == []
    assert told(trip.look(out / edited.name)) == [("theirs", "person.power", 4)]


def test_a_new_promise_is_one_of_this_account(trip: Trip) -> None:
    (promise,) = trip.book.all(Action)

    def edit(workbook: Workbook) -> None:
        sheet, row, column = place_of(workbook, promise.id, "action.text")
        sheet.insert_rows(row)
        sheet.cell(row, column).value = "样品"

    preview = trip.returned(edit)
    take(trip.book, preview, ids=preview.sure)
    new = next(row for row in trip.book.all(Action) if row.text == "样品")

    assert (new.account, new.kind) == (trip.account.id, "promise")


def test_a_required_field_cannot_be_emptied(still: Trip) -> None:
    (promise,) = still.book.all(Action)

    (found,) = still.returned(put(promise.id, "action.text", None)).changes

    assert found.kind is Kind.UNREADABLE
    assert found.reason


def test_the_same_field_in_two_sheets_is_told_once(trip: Trip) -> None:
    def both(one: str, other: str) -> Any:
        def edit(workbook: Workbook) -> None:
            for title, value in (("People", one), ("Needs and talk", other)):
                sheet = workbook[title]
                keys = keys_of(sheet)
                for row in sheet.iter_rows(min_row=5):
                    if row[0].value == trip.person.id and "person.power" in keys:
                        row[keys["person.power"] - 1].value = value

        return edit

    assert len(trip.returned(both("4", "4")).changes) == 1


def test_a_question_in_no_row_of_a_record(still: Trip) -> None:
    def edit(workbook: Workbook) -> None:
        sheet = workbook["People"]
        keys = keys_of(sheet)
        sheet.cell(5, keys["manager.comment"]).value = "=1+"

    (found,) = still.returned(edit).changes

    assert (found.kind, found.key) == (Kind.UNREADABLE, "manager.comment")
