"""F-22: which facts are too old, and which stand against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import fact_of, key_of
from kamdesk.domain.insight.evidence import contradictions
from kamdesk.domain.insight.fact_case import FactState
from kamdesk.domain.insight.fact_states import states
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import RECORDS
from kamdesk.domain.remembered import remembered
from kamdesk.domain.standing import fact_defs

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.evidence import Contradiction
    from kamdesk.domain.insight.fact_states import FactInstance


@remembered
def freshness(dossier: Dossier, today: dt.date) -> Insight:
    """F-22: how many facts are stale or contradictory, with each of them as a part.

    A contradictory part holds the observations in question, the counting one first; the points
    of a stale part are its days. Level contradictory, stale or fresh.
    """
    stale = [item for item in states(dossier, today) if item.state is FactState.STALE]
    against = contradictions(dossier)
    return Insight(
        formula="F-22",
        value=float(len(stale) + len(against)),
        level="contradictory" if against else "stale" if stale else "fresh",
        parts=(
            *(_against(dossier, item) for item in against),
            *(_stale(item, today) for item in stale),
        ),
        missing=tuple(item.key for item in stale),
        detail={"contradictions": len(against), "stale": len(stale)},
    )


def _against(dossier: Dossier, item: Contradiction) -> Part:
    kind = RECORDS[item.entity]
    record = dossier.shelf.get(kind, item.id)
    label = fact_of(kind, item.attribute).words
    subject = key_of(record) if record else item.id
    return Part(f"{item.attribute}:{subject}", label, None, rows=rows(record, *item.observations))


def _stale(item: FactInstance, today: dt.date) -> Part:
    days = (today - item.since).days if item.since else None
    definition = fact_defs()[item.fact]
    return Part(item.key, definition.name.here, days, definition.stale_days, item.rows)
