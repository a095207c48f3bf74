"""What we do not know of a rival, as questions for named persons (CK-RIVAL)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.gaps import gap_of
from kamdesk.domain.insight.fact_states import states
from kamdesk.domain.records import AccountRival, ProjectRival

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.fact_states import FactInstance
    from kamdesk.domain.insight.gap import Gap
    from kamdesk.domain.records import Organisation

ASKED: Final = {
    "where": "CP11",
    "satisfaction": "CP12",
    "rep_name": "CP13",
    "rep_style": "CP14",
    "rep_ties": "CP15",
    "background": "CP16",
    "solution": "PJ20",
    "price": "PJ20",
    "mistakes": "CP18",
}
"""The item of the checklist CK-RIVAL and the entry of the fact catalogue that answers it."""
OF_PROJECT: Final = "PJ20"


@dataclass(frozen=True, slots=True)
class Ask:
    """A fact of the rival at one account that is open, and what would be asked for it."""

    dossier: Dossier
    fact: FactInstance
    gap: Gap


def asks_of(firm: Organisation, dossiers: Iterable[Dossier], *, today: dt.date) -> tuple[Ask, ...]:
    """The open facts of a rival, the weightiest first."""
    wanted = {*ASKED.values(), "CP17"}
    found = [
        Ask(dossier, item, gap_of(dossier, item, today=today))
        for dossier in dossiers
        if (subjects := _subjects(firm, dossier))
        for item in states(dossier, today)
        if item.fact in wanted and item.id in subjects and item.is_gap
    ]
    return tuple(sorted(found, key=lambda ask: ask.gap.rank))


def _subjects(firm: Organisation, dossier: Dossier) -> set[str]:
    """What facts of the rival hang on: its rows, and the projects it takes part in."""
    shelf = dossier.shelf
    at_account = shelf.where(AccountRival, "organisation", value=firm.id)
    in_projects = shelf.where(ProjectRival, "organisation", value=firm.id)
    projects = {row.project for row in in_projects if row.project}
    return {row.id for row in (*at_account, *in_projects)} | projects
