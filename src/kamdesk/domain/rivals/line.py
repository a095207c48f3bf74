"""One line a rival, for the list: where it is, how dangerous at worst, who won."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.rivals.parts import events_of, installed_of, projects_of, standings_of

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.records import Organisation


@dataclass(frozen=True, slots=True)
class RivalLine:
    """A rival in short. ``threat`` is the largest F-12 of its open projects, if any is known."""

    id: str
    name: str
    accounts: int
    open_projects: int
    won: int
    lost: int
    unanswered: int
    threat: Insight | None

    @property
    def danger(self) -> float:
        """What the list is sorted by."""
        return (self.threat.value or 0.0) if self.threat is not None else -1.0


def rival_lines(
    firms: tuple[Organisation, ...], dossiers: tuple[Dossier, ...], *, today: dt.date
) -> tuple[RivalLine, ...]:
    """The rivals of the book, the most dangerous first."""
    found = [_line(firm, dossiers, today=today) for firm in firms if firm.is_rival]
    return tuple(sorted(found, key=lambda line: (-line.danger, -line.accounts, line.name)))


def _line(firm: Organisation, dossiers: tuple[Dossier, ...], *, today: dt.date) -> RivalLine:
    projects = projects_of(firm, dossiers, today=today)
    events = events_of(firm, dossiers)
    seen = (
        *(item.dossier for item in standings_of(firm, dossiers)),
        *(item.dossier for item in projects),
        *(item.dossier for item in events),
        *(item.dossier for item in installed_of(firm, dossiers)),
    )
    threats = [item.threat for item in projects if item.threat and item.threat.value is not None]
    return RivalLine(
        id=firm.id,
        name=firm.name or "",
        accounts=len({dossier.account.id for dossier in seen}),
        open_projects=sum(item.open for item in projects),
        won=sum(item.project.result == "won" for item in projects),
        lost=sum(item.project.result == "lost" for item in projects),
        unanswered=sum(item.unanswered for item in events),
        threat=max(threats, key=lambda item: item.value or 0.0, default=None),
    )
