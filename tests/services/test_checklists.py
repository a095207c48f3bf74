"""Checklists and objectives: begun, ticked, noted, begun anew; measures on their objective."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.checked import checked
from kamdesk.domain.records import Account, Action, ChecklistRun, Objective, Observation, Person
from kamdesk.services.assessments import Answer, Decision, Filled, decide_attitude
from kamdesk.services.checklists import Mark, begin_run, tick
from kamdesk.services.finding import find_account
from kamdesk.services.objectives import Measure, add_measure, add_objective, measure_done

if TYPE_CHECKING:
    from kamdesk.domain.insight.checked import Checked
    from kamdesk.storage.book import Book

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def account(book: Book) -> Account:
    return find_account(book, "A")


@pytest.fixture
def person(book: Book, account: Account) -> Person:
    return next(p for p in book.dossier(account.id).people(TODAY) if p.external == "A3")


def _state(book: Book, account: Account) -> Checked:
    return checked(book.dossier(account.id), "CK-HAND", subject=account)


def test_the_first_tick_begins_the_list(book: Book, account: Account) -> None:
    mark = Mark("coach", done=True, note=" met in person ")

    tick(book, "CK-HAND", subject=account, mark=mark, today=TODAY)

    found = _state(book, account)
    assert found.run is not None
    assert found.run.started_on == TODAY
    assert found.done == {"coach"}
    assert found.note("coach") == "met in person"


def test_a_note_leaves_the_tick_and_a_tick_the_note(book: Book, account: Account) -> None:
    tick(book, "CK-HAND", subject=account, mark=Mark("debts", note="asked"), today=TODAY)
    tick(book, "CK-HAND", subject=account, mark=Mark("debts", done=True), today=TODAY)

    tick(book, "CK-HAND", subject=account, mark=Mark("debts", note=""), today=TODAY)

    found = _state(book, account)
    assert found.done == {"debts"}
    assert found.note("debts") == ""


def test_a_list_begun_anew_is_empty_and_the_old_one_stays(book: Book, account: Account) -> None:
    earlier = TODAY - dt.timedelta(days=30)
    tick(book, "CK-HAND", subject=account, mark=Mark("debts", done=True), today=earlier)

    begin_run(book, "CK-HAND", subject=account, today=TODAY)

    assert _state(book, account).done == frozenset()
    assert len(book.all(ChecklistRun)) == 2


def test_a_tick_is_one_step_of_undo(book: Book, account: Account) -> None:
    tick(book, "CK-HAND", subject=account, mark=Mark("debts", done=True), today=TODAY)

    book.undo()

    assert not book.all(ChecklistRun)


def test_the_decision_is_an_observation_with_its_reason(
    book: Book, account: Account, person: Person
) -> None:
    filled = Filled({"V1": Answer(1), "T1": Answer(0), "C1": Answer(None)})

    decide_attitude(
        book,
        person,
        decision=Decision("valued", "spoke for us twice"),
        filled=filled,
        today=TODAY,
    )

    dossier = book.dossier(account.id)
    changed = dossier.person(person.id)
    assert changed is not None
    assert changed.attitude == "valued"
    assert scored(dossier, "R-KDM", subject=person, today=TODAY).scores == {"V1": 1, "T1": 0}
    voices = [
        row
        for row in book.all(Observation)
        if row.subject == person.id and row.note == "spoke for us twice"
    ]
    assert [(row.attribute, row.value, row.chosen) for row in voices] == [
        ("attitude", "valued", True)
    ]


def test_a_decision_without_answers_keeps_no_assessment(book: Book, person: Person) -> None:
    decision = Decision("accepted")

    changed, _changes = decide_attitude(
        book, person, decision=decision, filled=Filled({}), today=TODAY
    )

    assert changed.attitude == "accepted"
    book.undo()
    found = book.get(Person, person.id)
    assert found is not None
    assert found.attitude == person.attitude


def test_a_measure_stands_on_its_objective(book: Book, account: Account, person: Person) -> None:
    objective, _changes = add_objective(
        book, person, level="key", from_value="commodity", to_value="accepted"
    )
    measure = Measure("visit to our firm", due=TODAY + dt.timedelta(days=30))

    action, _changes = add_measure(
        book, objective, account=account.id, measure=measure, today=TODAY
    )

    found = book.get(Objective, objective.id)
    assert found is not None
    assert found.measures == (action.id,)
    assert (action.kind, action.side) == ("measure", "ours")


def test_a_measure_is_done_and_not_done_after_all(book: Book, account: Account) -> None:
    objective, _changes = add_objective(book, account, level="org", to_value="4")
    action, _changes = add_measure(
        book, objective, account=account.id, measure=Measure("annual meeting"), today=TODAY
    )

    measure_done(book, action, done=True, today=TODAY)
    done = book.get(Action, action.id)
    assert done is not None
    assert done.done == TODAY

    measure_done(book, done, done=False, today=TODAY)
    again = book.get(Action, action.id)
    assert again is not None
    assert again.done is None
