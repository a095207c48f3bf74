"""The card of one rival, gathered from all accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.rivals.asks import asks_of
from kamdesk.domain.rivals.parts import (
    events_of,
    installed_of,
    projects_of,
    quotes_of,
    reps_of,
    standings_of,
)

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Organisation
    from kamdesk.domain.rivals.asks import Ask
    from kamdesk.domain.rivals.parts import (
        Happened,
        InProject,
        Installed,
        Quoted,
        Rep,
        Standing,
    )


@dataclass(frozen=True, slots=True)
class RivalCard:
    """All that is known of one rival; each part in the order it is shown in."""

    firm: Organisation
    reps: tuple[Rep, ...]
    standings: tuple[Standing, ...]
    installed: tuple[Installed, ...]
    projects: tuple[InProject, ...]
    events: tuple[Happened, ...]
    quotes: tuple[Quoted, ...]
    asks: tuple[Ask, ...]

    def decided(self, result: str) -> int:
        """How many projects it took part in had that result for us: ``won`` or ``lost``."""
        return sum(item.project.result == result for item in self.projects)

    @property
    def accounts(self) -> tuple[Dossier, ...]:
        """The accounts where it was seen at all, in the order of the book."""
        seen = (
            *(item.dossier for item in self.standings),
            *(item.dossier for item in self.projects),
            *(item.dossier for item in self.events),
            *(item.dossier for item in self.installed),
        )
        return tuple({dossier.account.id: dossier for dossier in seen}.values())


def rival_card(firm: Organisation, dossiers: tuple[Dossier, ...], *, today: dt.date) -> RivalCard:
    """Gather the card of a rival from the dossiers of all accounts."""
    reps = reps_of(firm, dossiers, today=today)
    return RivalCard(
        firm=firm,
        reps=reps,
        standings=standings_of(firm, dossiers),
        installed=installed_of(firm, dossiers),
        projects=projects_of(firm, dossiers, today=today),
        events=events_of(firm, dossiers),
        quotes=quotes_of(firm, dossiers, today=today),
        asks=asks_of(firm, dossiers, today=today),
    )
