"""People, parts and visits of the small account "X", for tests of who is asked what."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kamdesk.domain.gaps import gaps
from kamdesk.domain.records import (
    Attendance,
    Department,
    Interaction,
    Person,
    Post,
    Project,
    ProjectRole,
)

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.gaps import Gap

DAY = dt.date(2026, 11, 23)


def visit_of(dossier: Dossier, key: str) -> Interaction:
    """A visit of a dossier by id."""
    found = dossier.shelf.get(Interaction, key)
    assert found is not None
    return found


def gap_named(dossier: Dossier, key: str) -> Gap:
    """The gap with that key, e.g. "PP17:A1"."""
    return next(gap for gap in gaps(dossier, DAY) if gap.key == key)


def keys(dossier: Dossier) -> list[str]:
    """The keys of all gaps in their order."""
    return [gap.key for gap in gaps(dossier, DAY)]


def small_visit(*people: str, **fields: Any) -> tuple[Record, ...]:
    start = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
    item = Interaction(
        id="v", external="v", account="X", kind="visit", status="planned", start=start, **fields
    )
    rows = (Attendance(id=f"v-{key}", interaction="v", person=key) for key in people)
    return (item, *rows)


def person(key: str, department: str = "", level: int | None = None, **fields: Any) -> list[Record]:
    values: dict[str, Any] = {"name": f"Name {key}"} | fields
    return [
        Person(id=key, external=key, **values),
        Post(
            id=f"{key}p", person=key, organisation="X", department=department or None, level=level
        ),
    ]


BUYING = Department(id="buy", organisation="X", name="Buying", kind="purchase")
PROJECT = Project(
    id="P", external="P", account="X", name="Line", order_date=dt.date(2027, 1, 1), intent="planned"
)


def role(person_id: str | None, part: str) -> ProjectRole:
    key = f"r-{person_id}-{part}"
    return ProjectRole(id=key, external=key, project="P", person=person_id, role=part)
