"""Empty seats of a map: parts of a project nobody is named for, and departments nobody is known in.

Which parts a decision chain should have, and where such a seat stands, is data (seats.toml).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from kamdesk.domain.insight.people import roles_of
from kamdesk.domain.power_map.picture import ELSEWHERE, MapPerson
from kamdesk.domain.scales import scale
from kamdesk.domain.words import shipped_table
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Department, Project

EXPECTED = "expected:"
"""How the id of a seat begins that no record stands for; the role's code follows."""
NOBODY = "nobody:"
"""How the id of a department's seat begins; the department's id follows."""


@dataclass(frozen=True, slots=True)
class SeatRule:
    """Where a part usually sits: kind of department, formal level; whether a chain needs it."""

    kind: str
    level: int
    expected: bool = False
    instead: tuple[str, ...] = ()


@cache
def seat_rules() -> Mapping[str, SeatRule]:
    """The rules by code of PROJECT_ROLE."""
    return MappingProxyType(
        {
            role: SeatRule(
                row["kind"], row["level"], row.get("expected", False), tuple(row.get("or", ()))
            )
            for role, row in shipped_table("seats.toml").items()
        }
    )


def vacant_seats(dossier: Dossier, projects: Sequence[Project]) -> Iterator[MapPerson]:
    """The parts on record that nobody is named for."""
    for project in projects:
        for role in roles_of(dossier, project):
            if role.person is None and role.role:
                yield _seat(dossier, role.id, role=role.role, words=_("vacant"))


def expected_seats(dossier: Dossier, project: Project) -> Iterator[MapPerson]:
    """The parts every decision chain has and this project has no record of."""
    there = {role.role for role in roles_of(dossier, project)}
    for role, rule in seat_rules().items():
        if rule.expected and not there & {role, *rule.instead}:
            yield _seat(dossier, EXPECTED + role, role=role, words=_("still to find"))


def unknown_departments(dossier: Dossier, peopled: set[str]) -> Iterator[MapPerson]:
    """A seat for every department nobody is known in."""
    for department in dossier.departments:
        if department.id not in peopled:
            yield MapPerson(
                id=NOBODY + department.id,
                name=_("No contact yet"),
                column=department.id,
                level=2,
                ghost=True,
            )


def place_of(dossier: Dossier, role: str | None) -> tuple[Department | None, int]:
    """The department (``None`` where there is none of its kind) and the level a part belongs to."""
    rule = seat_rules().get(role or "", SeatRule("", 2))
    return _home(dossier, rule.kind), rule.level


def _seat(dossier: Dossier, key: str, *, role: str, words: str) -> MapPerson:
    home, level = place_of(dossier, role)
    return MapPerson(
        id=key,
        name=scale("PROJECT_ROLE").label(role),
        column=home.id if home else ELSEWHERE,
        level=level,
        lines=(words,),
        ghost=True,
        role=role,
    )


def _home(dossier: Dossier, kind: str) -> Department | None:
    """The department of that kind that matters most for the purchase."""
    found = [item for item in dossier.departments if item.kind == kind]
    return min(
        found, key=lambda item: (-(item.involvement or 0), item.name or "", item.id), default=None
    )
