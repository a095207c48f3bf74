"""The rows behind the coverage matrices (F-11): which meetings stand in which cell.

F-11 counts the pairs that met; whoever clicks on a cell wants the meetings. The same rules of
what counts and for how long are used here, so that a cell and its list never disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.people import level_of, touches
from kamdesk.domain.records import Department

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.people import Touch
    from kamdesk.domain.records import Person

FUNCTIONS = ("sales", "technical", "service", "quality", "finance", "management")
"""Our functions of the second matrix (F-11), codes of FUNCTION."""
UPPER = 3
"""Their levels from here on are met less often, so their touches live longer."""


@dataclass(frozen=True, slots=True)
class Contact:
    """What one function of ours has with one department: the last day, ``None`` for never."""

    function: str
    department: str
    last: dt.date | None


def level_touches(dossier: Dossier, today: dt.date, *, ours: int, theirs: int) -> tuple[Touch, ...]:
    """The meetings in which somebody of our level met somebody of theirs, newest first."""
    numbers = limits_of("F-11")
    life = numbers["upper_days"] if theirs >= UPPER else numbers["lower_days"]

    def met(touch: Touch) -> bool:
        mine = {level_of(dossier, person, today=today) for person in touch.ours}
        yours = {level_of(dossier, person, today=today) for person in touch.theirs}
        return ours in mine and theirs in yours and (today - touch.day).days < life

    return _newest(dossier, today, met=met)


def function_touches(
    dossier: Dossier, today: dt.date, *, function: str, department: str
) -> tuple[Touch, ...]:
    """The meetings of a function of ours with a department (by id), newest first."""

    def met(touch: Touch) -> bool:
        mine = {_function(dossier, person, today=today) for person in touch.ours}
        yours = {_home(dossier, person, today=today) for person in touch.theirs}
        return function in mine and department in yours

    return _newest(dossier, today, met=met)


def contacts(dossier: Dossier, today: dt.date) -> tuple[Contact, ...]:
    """The second matrix: each department of the customer with each function of ours."""
    last: dict[tuple[str | None, str | None], dt.date] = {}
    for touch in touches(dossier, today):
        for mine in touch.ours:
            for yours in touch.theirs:
                pair = (
                    _function(dossier, mine, today=today),
                    _home(dossier, yours, today=today),
                )
                last[pair] = max(last.get(pair, touch.day), touch.day)
    departments = sorted(dossier.departments, key=lambda item: (item.name or "", key_of(item)))
    return tuple(
        Contact(function, item.id, last.get((function, item.id)))
        for item in departments
        for function in FUNCTIONS
    )


def _newest(dossier: Dossier, today: dt.date, *, met: Callable[[Touch], bool]) -> tuple[Touch, ...]:
    return tuple(touch for touch in reversed(touches(dossier, today)) if met(touch))


def _function(dossier: Dossier, person: Person, *, today: dt.date) -> str | None:
    post = dossier.post_of(person.id, today)
    department = dossier.shelf.get(Department, post.department) if post else None
    return department.function if department else None


def _home(dossier: Dossier, person: Person, *, today: dt.date) -> str | None:
    post = dossier.post_of(person.id, today)
    return post.department if post else None
