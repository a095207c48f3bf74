"""Empty seats: a part in a project that somebody plays whom we do not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.fact_case import FactState
from kamdesk.domain.insight.fact_states import FactInstance
from kamdesk.domain.insight.people import roles_of
from kamdesk.domain.insight.result import rows
from kamdesk.domain.standing import fact_defs

if TYPE_CHECKING:
    from collections.abc import Collection

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Project, ProjectRole

SEATS = {
    "approver": "PJ17",
    "economic_buyer": "PJ17",
    "decider": "PJ17",
    "technical": "PJ19",
    "spec_author": "PJ19",
    "coach": "PJ23",
}
"""The fact that asks for a part; all others shape the result (PJ18)."""

ASK = ("purchasing", "assistant", "coach")
"""Who knows who does what; the coach alone knows who decides."""


def empty_seats(dossier: Dossier, gaps: Collection[str]) -> tuple[FactInstance, ...]:
    """The empty seats of open projects that no open fact asks for already.

    ``gaps`` are the keys of the facts that are gaps. The key of a seat is that of its fact with
    the seat in place of the project.
    """
    return tuple(
        _seat(role)
        for project in dossier.open_projects
        for role in roles_of(dossier, project)
        if role.person is None and not _asked(project, role, gaps=gaps)
    )


def fact_of_seat(role: ProjectRole) -> str:
    """The fact of the catalogue that a part belongs to."""
    return SEATS.get(role.role or "", "PJ18")


def _asked(project: Project, role: ProjectRole, *, gaps: Collection[str]) -> bool:
    """Whether the fact itself is asked for, or nobody is: a coach is found, not asked for."""
    fact = fact_of_seat(role)
    return f"{fact}:{key_of(project)}" in gaps or not fact_defs()[fact].is_asked


def _seat(role: ProjectRole) -> FactInstance:
    definition = fact_defs()[fact_of_seat(role)]
    return FactInstance(
        fact=definition.id,
        key=f"{definition.id}:{key_of(role)}",
        section=definition.section,
        weight=definition.weight,
        entity=role.ENTITY,
        id=role.id,
        state=FactState.UNKNOWN,
        rows=rows(role),
    )
