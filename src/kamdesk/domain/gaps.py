"""From what the file does not know to questions: ranked, and each for a named person.

The one sentence the program stands on: the brief closes its own gaps. A gap is a fact that is
unknown, unconfirmed, stale or contradictory, an empty seat in a project, or a question the rep
wrote himself. Refused and n/a facts are no gaps, and what was answered is not asked again before
it is stale.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kamdesk.domain.insight.addressees import desk
from kamdesk.domain.insight.asked import questions_of
from kamdesk.domain.insight.gap import Gap
from kamdesk.domain.insight.gap_builder import GapBuilder
from kamdesk.domain.insight.readiness import met

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.fact_states import FactInstance
    from kamdesk.domain.records import Interaction

__all__ = ["Gap", "gap_of", "gaps", "questions_for"]

MOST = 5
"""Questions on one brief; more is an interrogation."""


def gaps(dossier: Dossier, today: dt.date, *, visit: Interaction | None = None) -> tuple[Gap, ...]:
    """Everything an account's file still needs, ranked, in the current language.

    The order is weight, contradictions and the unknown before the doubtful, the day of the
    project, the power of the addressee. With a visit, what can be asked there comes first.
    """
    room = met(dossier, visit, today=today) if visit is not None else None
    builder = GapBuilder(dossier, today, desk(dossier, today, room=room))
    return tuple(
        sorted(builder.all(), key=lambda gap: (room is not None and not gap.in_room, gap.rank))
    )


def gap_of(dossier: Dossier, item: FactInstance, *, today: dt.date) -> Gap:
    """What would be asked for one fact, whatever its state: for the state button of a form."""
    return GapBuilder(dossier, today, desk(dossier, today)).of_fact(item)


def questions_for(
    dossier: Dossier,
    visit: Interaction,
    *,
    today: dt.date,
    limit: int = MOST,
    found: tuple[Gap, ...] | None = None,
) -> tuple[Gap, ...]:
    """The questions of a visit, numbered Q1, Q2 ...: each for a named person.

    Those the rep planned for it come first and as he wrote them (without a name only where the
    file knows nobody at all); the rest of the places go to the gaps that people in the room can
    answer. ``found`` are the gaps of the visit where the caller has them already.
    """
    found = gaps(dossier, today, visit=visit) if found is None else found
    mine = [row.id for row in questions_of(dossier) if row.interaction == visit.id]
    planned = [gap for gap in found if gap.question in mine]
    planned.sort(key=lambda gap: mine.index(gap.question or ""))
    rest = [gap for gap in found if gap.asked and gap.in_room and gap not in planned]
    chosen = [*planned, *rest][:limit]
    return tuple(replace(gap, number=f"Q{n}") for n, gap in enumerate(chosen, start=1))
