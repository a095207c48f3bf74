"""Sections 2 and 6: why we go, and what both sides promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.front import Aim, Promises
from kamdesk.domain.brief.text import Line, Part, Words, bold, words
from kamdesk.domain.brief.wording import fill, gist, late, left, listed, short_day
from kamdesk.domain.records import Action
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Asked
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Interaction

AIM: Final = 90
"""Characters of the aim: two lines of 13 pt."""

LINE: Final = 120
NUMBERED: Final = 5
"""Promises with a number on paper (D1 to D5); the debrief block goes on with 6."""

SHORT_VISIT: Final = 20
"""Minutes in which only two questions fit."""


def aim(scene: Scene, asked: tuple[Asked, ...]) -> Aim | None:
    """Why we go; a plan that is not made yet stands there as questions to oneself."""
    visit = scene.visit
    if visit is None:
        return None
    goal = gist(visit.objective, AIM)
    lines = (
        _planned(
            _("At least"), visit.minimum, question=_("What must we bring home at least?"), rank=0
        ),
        _planned(_("Fallback"), visit.fallback, question="", rank=3),
        _planned(_("We bring"), visit.bring_value, question="", rank=4),
        Line(_they_do(scene), key=_("They do next"), rank=2),
        Line((Part(_time(visit, asked)),), key=_("Our time"), rank=5),
    )
    return Aim(
        _("Why"),
        aim=bold(goal or _("What do we want to reach?")),
        lines=tuple(line for line in lines if line.words),
    )


def _planned(key: str, text: str | None, *, question: str, rank: int) -> Line:
    said = gist(text, LINE)
    return Line((Part(words(said) if said else bold(question)),), key=key, rank=rank)


def _they_do(scene: Scene) -> tuple[Part, ...]:
    """What they should do next: what those in the room promised and still owe."""
    here = {person.id for person in scene.room}
    owed = [row for row in open_promises(scene, "theirs") if row.owner in here]
    if not owed:
        return (Part(bold(_("What should they do next?"))),)
    return tuple(Part(_owed(scene, row), rank) for rank, row in enumerate(owed))


def _owed(scene: Scene, row: Action) -> Words:
    name, text = scene.name(row.owner), gist(row.text, LINE)
    if row.due is None:
        return fill(_("{who}: {what}"), who=name, what=text)
    day = short_day(row.due, scene.today)
    return fill(_("{who}: {what} by {day}"), who=name, what=text, day=day)


def _time(visit: Interaction, asked: tuple[Asked, ...]) -> Words:
    """How long we have, and what to ask if it is short: the first question to each of two."""
    known: Words = ()
    if visit.start is not None and visit.end is not None and visit.end > visit.start:
        minutes = int((visit.end - visit.start).total_seconds() // 60)
        if minutes > SHORT_VISIT:
            return words(_("{n} minutes").format(n=minutes))
        known = words(_("{n} minutes").format(n=minutes))
    first = {item.to: item.number for item in reversed(asked)}
    numbers = listed(sorted(first.values())[:2])
    question = known or bold(_("How long do we have?"))
    if not numbers:
        return question
    advice = _(" Ask first; if 20 minutes, only {numbers}").format(numbers=numbers)
    return (*question, *words(advice))


def open_promises(scene: Scene, side: str) -> tuple[Action, ...]:
    """Promises of a side that are not kept yet: the latest first, then by date (A4)."""
    rows = scene.dossier.shelf.where(Action, "account", value=scene.dossier.account.id)
    found = [
        row
        for row in rows
        if row.kind == "promise"
        and row.done is None
        and not row.private
        and (row.side or "ours") == side
    ]
    return tuple(sorted(found, key=lambda row: (row.due is None, str(row.due), row.id)))


def numbered_promises(scene: Scene) -> dict[str, Action]:
    """Promises by the numbers under which they come back: ours first, then theirs."""
    rows = (*open_promises(scene, "ours"), *open_promises(scene, "theirs"))
    return {f"D{n}": row for n, row in enumerate(rows[:NUMBERED], start=1)}


def promises(scene: Scene) -> Promises | None:
    """What both sides owe each other, with days late or left to the day of printing."""
    sides = (
        Line(_side(scene, "ours"), key=_("We owe")),
        Line(_side(scene, "theirs"), key=_("They owe")),
    )
    filled = tuple(line for line in sides if line.parts)
    return Promises(_("Promises"), sides=filled) if filled else None


def _side(scene: Scene, side: str) -> tuple[Part, ...]:
    numbers = {row.id: number for number, row in numbered_promises(scene).items()}
    parts = []
    for rank, row in enumerate(open_promises(scene, side), start=1):
        overdue = row.due is not None and row.due < scene.today
        said = _promise(scene, row, side=side)
        if scene.visit is not None and row.id in numbers:
            said = (*bold(f"{numbers[row.id]} "), *said)
        parts.append(Part(said, 0 if overdue else rank))
    return tuple(parts)


def _promise(scene: Scene, row: Action, *, side: str) -> Words:
    text = gist(row.text, LINE)
    who = scene.name(row.owner) if side == "theirs" else ""
    if row.due is None:
        return fill(_("{what} ({note})"), what=text, note=who) if who else words(text)
    day, gap = short_day(row.due, scene.today), (row.due - scene.today).days
    note = bold(late(-gap)) if gap < 0 else words(_("today") if gap == 0 else left(gap))
    if who:
        return fill(_("{what} ({who}, {day}, {note})"), what=text, who=who, day=day, note=note)
    return fill(_("{what} ({day}, {note})"), what=text, day=day, note=note)
