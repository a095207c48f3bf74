"""A shelf makes the records of a kind when they are asked for, and makes each once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

from kamdesk.domain.dossier import Shelf
from kamdesk.domain.records import Note, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

PEOPLE = (Person(id="a", name="沈知远"), Person(id="b", name="周岚"))


def test_records_of_a_kind_are_made_when_asked_for_and_once() -> None:
    made: list[str] = []

    def people() -> Iterator[Person]:
        made.append("people")
        yield from PEOPLE

    shelf = Shelf(later={Person: people, Note: lambda: ()})
    assert made == []
    assert shelf.of(Person) == PEOPLE
    assert shelf.get(Person, "b") is shelf.where(Person, "name", value="周岚")[0]
    assert made == ["people"]


def test_everything_stands_in_the_order_of_the_kinds() -> None:
    note = Note(id="n", text="x")
    shelf = Shelf(later={Note: lambda: (note,), Person: lambda: PEOPLE})
    shelf.of(Person)

    assert shelf.everything() == (note, *PEOPLE)


def test_two_threads_get_the_same_record() -> None:
    meeting = Barrier(2)

    def people() -> Iterator[Person]:
        meeting.wait(timeout=10)
        yield Person(id="a", name="沈知远")

    shelf = Shelf(later={Person: people})
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _number: shelf.get(Person, "a"), range(2))

    assert first is second


def test_a_kind_nobody_has_is_empty() -> None:
    assert Shelf(PEOPLE).of(Note) == ()
    assert Shelf(PEOPLE).get(Person, None) is None
