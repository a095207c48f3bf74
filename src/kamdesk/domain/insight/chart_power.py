"""F-27: where the formal chart and real power disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.people import active_people, roles_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.remembered import remembered
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.records import Person, ProjectRole

HIDDEN, TITLE, CHECK, NONE = "hidden power", "title without power", "check", "none"


@remembered
def chart_power(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-27: items keyed by person with level hidden power, title without power, or check.

    The account's level is the gravest of them, "none" where chart and power agree. No value.
    """
    people = sorted(active_people(dossier, today), key=key_of)
    levels = {
        person: level
        for person in people
        if (level := mismatch(dossier, person, today=today, limits=limits))
    }
    found = set(levels.values())
    parts = {person: _part(person, level) for person, level in levels.items()}
    return Insight(
        formula="F-27",
        level=next((level for level in (HIDDEN, TITLE, CHECK) if level in found), NONE),
        parts=tuple(parts.values()),
        missing=tuple(key_of(person) for person in people if person.power is None),
        items={
            key_of(person): Insight(formula="F-27", level=level, parts=(parts[person],))
            for person, level in levels.items()
        },
    )


def mismatch(
    dossier: Dossier, person: Person, *, today: dt.date, limits: Limits | None = None
) -> str | None:
    """How chart and power of a person disagree; ``None`` if they agree or are not known."""
    numbers = limits_of("F-27", limits)
    post, power = dossier.post_of(person.id, today), person.power
    level = post.level if post else None
    roles = _roles(dossier, person)
    if level is not None and power is not None:
        if level >= numbers["title_level"] and power <= numbers["title_power"]:
            return TITLE
        official = any(role.role in numbers["official_roles"] for role in roles)
        if level <= numbers["hidden_level"] and power >= numbers["hidden_power"] and not official:
            return HIDDEN
    off_chart = post is None or post.on_chart is False
    return CHECK if roles and off_chart else None


def _roles(dossier: Dossier, person: Person) -> tuple[ProjectRole, ...]:
    """His roles in open projects."""
    found = (row for project in dossier.open_projects for row in roles_of(dossier, project))
    return tuple(row for row in found if row.person == person.id)


def _part(person: Person, level: str) -> Part:
    words = scale("POWER_CHECK").label(level)
    return Part(
        key_of(person),
        _("{subject}: {fact}").format(subject=person.name or key_of(person), fact=words),
        None,
        rows=rows(person),
    )
