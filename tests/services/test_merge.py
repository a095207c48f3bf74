"""Taking back the manager's workbook: what is offered, what is written, what is not, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.helpers.books import change, make
from tests.helpers.returned import (
    TODAY,
    Trip,
    cell_of,
    keys_of,
    put,
    told,
    trip_in,
    trip_of,
)

from kamdesk.domain.gaps import questions_for
from kamdesk.domain.merge import Kind
from kamdesk.domain.records import (
    Action,
    CustomValue,
    Interaction,
    Person,
    Question,
)
from kamdesk.services.merge import (
    UnknownChange,
    take,
)
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook

WRITABLE = ("person.power", "person.attitude", "person.career_need")
VALUES: dict[str, tuple[Any, ...]] = {
    "person.power": (0, 1, 2, 4),
    "person.attitude": ("T 威胁", "valued", "C Commodity"),
    "person.career_need": ("更少停机", "x", 7),
}


@pytest.fixture
def trip(tmp_path: Path) -> Iterator[Trip]:
    """A small book and the workbook of its account."""
    yield from trip_of(tmp_path)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trip]:
    """A small book that no test writes to."""
    yield from trip_of(tmp_path_factory.mktemp("still"))


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_an_unchanged_workbook_brings_nothing(tmp_path: Path, lang: str) -> None:
    with Book.create(tmp_path / "b.kam") as book:
        preview = trip_in(book, tmp_path, lang=lang, with_private=True).look()

    assert told(preview) == []
    assert preview.three_way


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_exactly_what_was_changed_is_offered(still: Trip, data: st.DataObject) -> None:
    keys = data.draw(st.sets(st.sampled_from(WRITABLE), min_size=1))
    edits = {key: data.draw(st.sampled_from(VALUES[key])) for key in sorted(keys)}

    def edit(workbook: Workbook) -> None:
        for key, value in edits.items():
            cell_of(workbook, still.person.id, key).value = value

    preview = still.returned(edit)

    assert {change.key for change in preview.changes} == keys
    assert {change.kind for change in preview.changes} == {Kind.THEIRS}


def test_what_we_changed_meanwhile_is_ours_and_what_both_did_a_conflict(trip: Trip) -> None:
    change(trip.book, trip.person, power=1, attitude="valued")

    preview = trip.returned(put(trip.person.id, "person.power", 4))

    assert told(preview) == [("both", "person.power", 4)]
    conflict = preview.changes[0]
    assert (conflict.base, conflict.ours) == (3, 1)
    assert conflict.by
    assert preview.ours == 1
    assert preview.sure == frozenset()


def test_both_wrote_the_same(trip: Trip) -> None:
    change(trip.book, trip.person, power=4)

    assert told(trip.returned(put(trip.person.id, "person.power", 4))) == []


def test_taking_is_one_step_of_undo(trip: Trip) -> None:
    preview = trip.returned(put(trip.person.id, "person.attitude", "Threat"))

    done = take(trip.book, preview, ids=preview.chosen(["all"]))
    after = trip.book.get(Person, trip.person.id)
    words = trip.book.undo_words()
    trip.book.undo()
    before = trip.book.get(Person, trip.person.id)

    assert len(done.taken) == 1
    assert after is not None
    assert after.attitude == "threat"
    assert words == "merge of “returned.xlsx”"
    assert before is not None
    assert before.attitude == "accepted"


def test_nothing_chosen_writes_nothing(trip: Trip) -> None:
    preview = trip.returned(put(trip.person.id, "person.power", 4))
    words = trip.book.undo_words()

    done = take(trip.book, preview, ids=preview.chosen(["none"]))

    assert not done.changes
    assert trip.book.undo_words() == words


def test_an_id_the_file_does_not_bring_is_refused(still: Trip) -> None:
    preview = still.returned(put(still.person.id, "person.power", 4))
    name = preview.changes[0].id

    assert preview.chosen([name]) == {name}
    with pytest.raises(UnknownChange):
        preview.chosen(["0000"])


def test_remarks_become_a_task_and_a_question_once(trip: Trip) -> None:
    def edit(workbook: Workbook) -> None:
        cell_of(workbook, trip.person.id, "manager.comment").value = "请跟进"
        cell_of(workbook, trip.person.id, "manager.question").value = "他信谁？"
        cell_of(workbook, trip.project.id, "manager.comment").value = "太慢"

    preview = trip.returned(edit)
    take(trip.book, preview, ids=preview.sure)
    again = trip.look(preview.path)
    tasks = [row for row in trip.book.all(Action) if row.kind == "task"]
    (question,) = trip.book.all(Question)
    dossier = trip.book.dossier(trip.account.id)
    visit = trip.book.all(Interaction)[0]

    assert sorted(change.kind for change in preview.changes) == ["comment", "comment", "question"]
    assert told(again) == []
    assert {row.owner for row in tasks} == {trip.account.owner}
    assert {(row.due - TODAY).days for row in tasks if row.due} == {7}
    assert any("请跟进" in (row.text or "") for row in tasks)
    assert {row.project for row in tasks} == {None, trip.project.id}
    assert (question.wording, question.addressee) == ("他信谁？", trip.person.id)
    assert "manager" in (question.why or "")
    assert questions_for(dossier, visit, today=TODAY)[0].question == question.id


def test_taken_back_remarks_are_offered_again(trip: Trip) -> None:
    preview = trip.returned(put(trip.person.id, "manager.comment", "请跟进"))
    take(trip.book, preview, ids=preview.sure)
    trip.book.undo()

    assert [kind for kind, _key, _value in told(trip.look(preview.path))] == ["comment"]


def test_a_question_beside_a_field_is_that_gap(trip: Trip) -> None:
    def edit(workbook: Workbook) -> None:
        sheet = workbook["Background"]
        keys = keys_of(sheet)
        for row in sheet.iter_rows(min_row=5):
            key = row[keys["~key"] - 1].value
            if key == "account.worries":
                row[keys["manager.question"] - 1].value = "最担心什么？"
            if key == "organisation.name":
                row[keys["field.value"] - 1].value = "新岚川"
            if key == "custom.熟人":
                row[keys["field.value"] - 1].value = "老王"

    preview = trip.returned(edit)
    done = take(trip.book, preview, ids=preview.sure)
    (question,) = trip.book.all(Question)

    assert {change.key for change in done.taken} >= {"organisation.name", "custom.熟人"}
    assert [row.value for row in trip.book.all(CustomValue)] == ["老王"]
    assert question.wording == "最担心什么？"


def test_an_own_field_is_changed_and_emptied(trip: Trip) -> None:
    from kamdesk.domain.records import CustomField

    field = trip.book.all(CustomField)[0]
    kept = make(
        trip.book, CustomValue, custom_field=field.id, subject=trip.account.id, value="老王"
    )

    def write(value: Any) -> Any:
        def edit(workbook: Workbook) -> None:
            sheet = workbook["Background"]
            keys = keys_of(sheet)
            for row in sheet.iter_rows(min_row=5):
                if row[keys["~key"] - 1].value == "custom.熟人":
                    row[keys["field.value"] - 1].value = value

        return edit

    other = trip.returned(write("老李"))
    take(trip.book, other, ids=other.chosen(["all"]))
    changed = trip.book.get(CustomValue, kept.id)

    assert changed is not None
    assert changed.value == "老李"
