"""Undo and redo of any number of steps, across restarts, against a model."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st
from tests.helpers.books import everything, make, make_account

from kamdesk.domain.fact import Money, fact_of, facts_of
from kamdesk.domain.records import (
    RECORDS,
    Account,
    Industry,
    Organisation,
    Person,
    Post,
    Project,
    Snapshot,
)
from kamdesk.domain.values import from_plain
from kamdesk.storage.book import Book
from kamdesk.storage.search import MANY

if TYPE_CHECKING:
    from kamdesk.domain.fact import Json, Record

State = dict[tuple[str, str], "Record"]

VALUES: dict[type[Any], dict[str, st.SearchStrategy[Any]]] = {
    Organisation: {
        "name": st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1),
        "is_rival": st.none() | st.booleans(),
    },
    Person: {"name": st.none() | st.sampled_from(["林", "高"]), "power": st.none() | st.just(3)},
    Project: {
        "name": st.just("三期"),
        "budget_hi": st.none() | st.builds(Money, st.integers(-5, 5), st.just("CNY")),
        "solution_kind": st.just(()),
    },
}
MOVES = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "remove", "undo", "redo", "reopen", "mixed", "aside"]),
        st.integers(0, 2**16),
        st.data(),
    ),
    max_size=14,
)


def test_nothing_to_undo_in_an_empty_book(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book:
        assert book.undo() is None
        assert book.redo() is None
        assert book.undo_words() is None
        assert book.redo_words() is None


def test_undo_and_redo_name_their_step(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book:
        firm = make(book, Organisation, name="x")
        changes = book.undo()
        assert changes is not None
        assert changes.words == "new organisation"
        assert changes.ids == {firm.id}
        assert book.redo_words() == "new organisation"
        redone = book.redo()
        assert redone is not None
        assert redone.records == changes.records


def test_a_new_step_forgets_what_was_taken_back(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book:
        make(book, Organisation, name="first")
        book.undo()
        make(book, Organisation, name="second")
        assert book.redo() is None
        assert book.undo_words() == "new organisation"


def test_undo_goes_on_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "a.kam"
    with Book.create(path) as book:
        make_account(book)
        make_account(book, "second")
        book.undo()
    with Book.open(path) as book:
        assert book.redo_words() == "new account"
        while book.undo():
            pass
        assert everything(book) == {}
    with Book.open(path) as book:
        while book.redo():
            pass
        assert len(book.all(Account)) == 2


def test_the_search_index_follows(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book:
        make(book, Organisation, name="岚川化工")
        book.undo()
        assert book.search("岚川") == []
        book.redo()
        assert [hit.text for hit in book.search("岚川")] == ["岚川化工"]


def test_reference_and_its_target_come_and_go_together(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book:
        with book.work("person with a post") as work:
            firm = work.add(Organisation, name="x")
            person = work.add(Person, name="y")
            work.add(Post, person=person.id, organisation=firm.id)
        before = everything(book)
        book.undo()
        assert everything(book) == {}
        book.redo()
        assert everything(book) == before


def test_what_is_noted_aside_is_no_step(tmp_path: Path) -> None:
    path = tmp_path / "a.kam"
    with Book.create(path) as book:
        make(book, Organisation, name="first")
        make(book, Organisation, name="second")
        book.undo()
        with book.work("noted", aside=True) as work:
            work.add(Industry, name="noted")
    with Book.open(path) as book:
        assert book.undo_words() == "new organisation"
        assert book.redo() is not None
        assert len(book.all(Organisation)) == 2
        assert book.history()[0].words == "new organisation"
        assert any(line.words == "noted" for line in book.history())
        while book.undo():
            pass
        assert [item.name for item in book.all(Industry)] == ["noted"]


def test_the_snapshots_of_an_account_go_with_it(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book:
        account = make_account(book)
        with book.work("noted", aside=True) as work:
            work.add(Snapshot, subject_kind="account", subject=account.id, values={"F-01": 1})
        book.undo()
        assert book.all(Snapshot) == ()
        book.redo()
        assert book.all(Account) == (account,)
        _log_tells_all(book)


class Machine:
    """A book beside a model of it: the states the user has been in, and where he stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = Book.create(path)
        self.states: list[State] = [{}]
        self.aside: State = {}
        self.at = 0

    @property
    def state(self) -> State:
        """What the book must hold: where the user stands, and what was noted aside."""
        return self.states[self.at] | self.aside

    def move(self, kind: str, pick: int, *, data: st.DataObject) -> None:
        if kind == "undo":
            assert bool(self.book.undo()) == (self.at > 0)
            self.at = max(0, self.at - 1)
        elif kind == "redo":
            assert bool(self.book.redo()) == (self.at < len(self.states) - 1)
            self.at = min(len(self.states) - 1, self.at + 1)
        elif kind == "reopen":
            self.book.close()
            self.book = Book.open(self.path)
        elif kind == "aside":
            with self.book.work("noted by the program", aside=True) as work:
                noted = work.add(Industry, name="noted")
            self.aside[noted.ENTITY, noted.id] = noted
        else:
            self._work(kind, pick, data=data)

    def _work(self, kind: str, pick: int, *, data: st.DataObject) -> None:
        state = dict(self.states[self.at])
        with self.book.work(kind) as work:
            for step in {"mixed": ("add", "change", "remove", "add")}.get(kind, (kind,)):
                self._step(work, state, step=step, pick=pick, data=data)
        if work.changes:
            self.states = [*self.states[: self.at + 1], state]
            self.at += 1

    def _step(self, work: Any, state: State, *, step: str, pick: int, data: st.DataObject) -> None:
        own = [item for item in state.values() if type(item) in VALUES]
        if step == "add" or not own:
            kind = list(VALUES)[pick % len(VALUES)]
            values = {name: data.draw(strategy) for name, strategy in VALUES[kind].items()}
            if kind is Project:
                firm = work.add(Organisation, name="customer", is_customer=True)
                account = work.add(Account, organisation=firm.id, lifecycle="potential")
                state.update({(item.ENTITY, item.id): item for item in (firm, account)})
                values["account"] = account.id
            added = work.add(kind, **values)
            state[added.ENTITY, added.id] = added
            return
        record = own[pick % len(own)]
        if step == "change":
            name = data.draw(st.sampled_from(sorted(VALUES[type(record)])))
            value = data.draw(VALUES[type(record)][name])
            state[record.ENTITY, record.id] = work.change(record, **{name: value})
        else:
            work.remove(record)
            _take(state, record)


def _take(state: State, record: Record) -> None:
    """Take a record and what hangs on it out of the model."""
    state.pop((record.ENTITY, record.id))
    for other in list(state.values()):
        hangs = getattr(other, "organisation", None) == record.id
        if hangs or getattr(other, "account", None) == record.id:
            _take(state, other)


def _replayed(book: Book) -> dict[tuple[str, str], dict[str, Json]]:
    """The living records as the change log alone tells them."""
    found: dict[tuple[str, str], dict[str, Json]] = {}
    for line in reversed(book.history(limit=10**6)):
        found.setdefault((line.entity, line.record), {})[line.field] = line.new
    return {key: fields for key, fields in found.items() if fields["@alive"]}


@settings(max_examples=25)
@given(moves=MOVES)
def test_any_sequence_of_steps_equals_the_model(
    moves: list[tuple[str, int, st.DataObject]],
) -> None:
    with TemporaryDirectory() as folder:
        machine = Machine(Path(folder) / "a.kam")
        for kind, pick, data in moves:
            note(kind)
            machine.move(kind, pick, data=data)
            assert everything(machine.book) == machine.state
        _log_tells_all(machine.book)
        while machine.book.undo():
            pass
        assert everything(machine.book) == machine.aside
        assert machine.book.search("林") == []
        while machine.book.redo():
            pass
        assert everything(machine.book) == machine.states[-1] | machine.aside
        machine.book.close()


def _log_tells_all(book: Book) -> None:
    """The change log is complete: the records can be made again from it."""
    told = _replayed(book)
    assert set(told) == set(everything(book))
    for key, record in everything(book).items():
        for item in facts_of(type(record)):
            plain = told[key].get(item.key)
            kept = from_plain(fact_of(RECORDS[key[0]], item.name), plain)
            assert getattr(record, item.name) == kept


def test_undo_of_a_hundred_steps(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book:
        firm = make(book, Organisation, name="0")
        for number in range(1, 100):
            with book.work(str(number)) as work:
                work.change(firm, name=str(number))
        for _number in range(99):
            book.undo()
        stored = book.get(Organisation, firm.id)
        assert stored is not None
        assert stored.name == "0"


@pytest.mark.parametrize("moment", ["before", "after"])
def test_the_clock_of_the_laptop_may_be_set_back(tmp_path: Path, moment: str) -> None:
    late = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
    path = tmp_path / "a.kam"
    with Book.create(path, now=lambda: late) as book:
        make(book, Organisation, name="first")
    early = late - dt.timedelta(days=30)
    with Book.open(path, now=lambda: early if moment == "before" else late) as book:
        make(book, Organisation, name="second")
        stamps = [line.when for line in book.history()]
    assert stamps == sorted(stamps, reverse=True)


def test_a_large_step_goes_and_comes_whole_and_says_how_far_it_is(tmp_path: Path) -> None:
    with Book.create(tmp_path / "a.kam") as book:
        make_account(book)
        before, size = everything(book), book.replay_size("redo", most=9)
        with book.work("import") as work:
            for number in range(MANY + 100):
                work.add(Person, name=f"人{number}")
        after, most = everything(book), book.replay_size("undo", most=5000)
        undone: list[float] = []
        redone: list[float] = []

        book.undo(undone.append)
        gone, found = everything(book), book.search("人7")
        book.redo(redone.append)

        assert (gone, found) == (before, [])
        assert everything(book) == after
        assert [hit.text for hit in book.search(f"人{MANY + 99}")] == [f"人{MANY + 99}"]
        assert (size, most) == (0, 2 * (MANY + 100))
        assert undone == sorted(undone)
        assert redone[-1] == 1
        assert len(redone) == 4
