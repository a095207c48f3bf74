"""F-30: the channel runs both ways (S2-89): what we learned and what we told since the last visit.

Learned is what was observed or answered, told is news and references given. The day of the visit
itself counts: most of both happens there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.evidence import belongs
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.insight.visit_rhythm import last_visit
from kamdesk.domain.records import Event, Observation, Question
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record

TOLD = frozenset({"information", "reference"})
"""Events by which we tell the customer something."""


@remembered
def exchange(dossier: Dossier, today: dt.date) -> Insight:
    """F-30: value the facts learned less the news given since the last visit.

    Level "both", "taking" (learned, told nothing), "giving", or "silent"; no result without a
    visit. ``detail``: ``since`` (ISO day), ``learned``, ``told`` (numbers).
    """
    visit = last_visit(dossier, today)
    if visit is None or visit.start is None:
        return Insight(formula="F-30", coverage=0.0, missing=("visit",))
    since = day_of(visit.start)
    learned = (*_observed(dossier, since, today=today), *_answered(dossier, since, today=today))
    told = _told(dossier, since, today=today)
    return Insight(
        formula="F-30",
        value=float(len(learned) - len(told)),
        level=_level(len(learned), len(told)),
        parts=(
            Part("learned", _("Facts learned"), float(len(learned)), rows=rows(*learned)),
            Part("told", _("News given"), float(len(told)), rows=rows(*told)),
        ),
        detail={"since": since.isoformat(), "learned": len(learned), "told": len(told)},
    )


def _level(learned: int, told: int) -> str:
    if learned and told:
        return "both"
    return "taking" if learned else "giving" if told else "silent"


def _observed(dossier: Dossier, since: dt.date, *, today: dt.date) -> list[Record]:
    """The newest observation of each attribute observed since; withdrawn ones taught nothing."""
    found: dict[tuple[str | None, str | None, str | None, str | None], Observation] = {}
    kept = (
        row
        for row in dossier.shelf.of(Observation)
        if row.observed_on is not None
        and since <= row.observed_on <= today
        and not row.withdrawn
        and belongs(dossier, row.subject_kind or "", record_id=row.subject or "")
    )
    for row in sorted(kept, key=lambda row: (str(row.observed_on), row.id)):
        found[row.subject_kind, row.subject, row.attribute, row.about] = row
    return [*found.values()]


def _answered(dossier: Dossier, since: dt.date, *, today: dt.date) -> list[Record]:
    """Questions answered since; one whose answer became an observation is counted there."""
    return [
        row
        for row in dossier.shelf.where(Question, "account", value=dossier.account.id)
        if row.answered is not None
        and since <= row.answered <= today
        and row.state != "refused"
        and row.observation is None
    ]


def _told(dossier: Dossier, since: dt.date, *, today: dt.date) -> list[Record]:
    return [
        row
        for row in dossier.shelf.where(Event, "account", value=dossier.account.id)
        if row.kind in TOLD and row.happened_on is not None and since <= row.happened_on <= today
    ]
