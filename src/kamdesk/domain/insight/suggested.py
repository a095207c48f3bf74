"""Scores that the records of an account suggest, so that a rep judges with the facts before him.

A suggestion is never written by itself: it stands beside the item with its reason, one click takes
it over. Where the rule of the rubric is a count or a formula (W3, W5, W6, W7, W10, E4) it is the
rule; where anchors only lean on facts it is the anchor the facts reach (domain/2, 1B.4 to 1B.7).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.numbers import FULL, limits_of, points_at_least
from kamdesk.domain.insight.participation import participation
from kamdesk.domain.insight.payment import payment_trap
from kamdesk.domain.insight.result import Row, rows
from kamdesk.domain.insight.spending import spend_by_line
from kamdesk.domain.insight.weapons import weapons
from kamdesk.domain.records import Account, Department
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.numbers import Limits


@dataclass(frozen=True, slots=True)
class Suggested:
    """A score, the reason in words, and the records that say so."""

    score: int
    words: str
    rows: tuple[Row, ...] = ()


def suggestions(
    dossier: Dossier,
    rubric: str,
    *,
    subject: Record,
    today: dt.date,
    ticks: Collection[str] | None = None,
) -> dict[str, Suggested]:
    """Suggested scores by item. ``ticks``: what is ticked of the rubric's checklist just now.

    Items without data, and rubrics without rules, are left out: nothing known suggests nothing.
    """
    if rubric == "R-W10":
        found = weapons(dossier, today, ticks=ticks)
        return {code: Suggested(*value) for code, value in found.items()}
    if rubric == "R-EXT" and isinstance(subject, Department):
        return _participation(dossier, subject, today=today)
    if rubric == "R-KAQ" and isinstance(subject, Account):
        return _qualification(dossier, today)
    if rubric == "R-NEG" and isinstance(subject, Account):
        return _position(dossier)
    return {}


def _participation(
    dossier: Dossier, department: Department, *, today: dt.date
) -> dict[str, Suggested]:
    found = participation(dossier, department, today=today)
    if found.score is None:
        return {}
    words = _("came to {n} of {all} invitations in 12 months")
    reason = words.format(n=len(found.attended), all=len(found.invited))
    return {"E4": Suggested(found.score, reason, rows(*found.invited))}


def _qualification(
    dossier: Dossier, today: dt.date, *, limits: Limits | None = None
) -> dict[str, Suggested]:
    """What the account's own fields and F-09 say of the questions Q2, Q3, Q7 and Q8."""
    numbers = limits_of("R-KAQ", limits)
    account = dossier.account
    found: dict[str, Suggested] = {}
    own = rows(account)
    if account.purchase_mode in numbers["mode"]:
        words = _("purchasing as entered in the background")
        found["Q2"] = Suggested(numbers["mode"][account.purchase_mode], words, own)
    if account.purchase_continuity in numbers["continuity"]:
        words = _("continuity as entered in the background")
        found["Q3"] = Suggested(numbers["continuity"][account.purchase_continuity], words, own)
    if account.growth_percent is not None:
        score = points_at_least(account.growth_percent, numbers["growth_percent"])
        words = _("growth {n:g} % a year").format(n=account.growth_percent)
        found["Q7"] = Suggested(int(score), words, own)
    trap = payment_trap(dossier, today, limits=limits)
    if trap.level == "red":
        behind = tuple(dict.fromkeys(row for part in trap.parts for row in part.rows))
        found["Q8"] = Suggested(0, _("payment trap (F-09)"), behind)
    return found


def _position(dossier: Dossier, *, limits: Limits | None = None) -> dict[str, Suggested]:
    """N4: how much of their spend in our lines comes from us."""
    lines = [line for line in spend_by_line(dossier).values() if line.share is not None]
    whole = sum(line.total or 0.0 for line in lines)
    if not whole:
        return {}
    share = sum(line.ours or 0.0 for line in lines) / whole
    score = points_at_least(share, limits_of("R-NEG", limits)["share"])
    words = _("we supply {n:.0f} % of their spend in our lines").format(n=FULL * share)
    return {"N4": Suggested(int(score), words, rows(*(r for line in lines for r in line.records)))}


def trend(
    dossier: Dossier, rubric: str, *, subject: Record, today: dt.date
) -> tuple[tuple[dt.date, float], ...]:
    """The score of a rubric in percent over the days it was assessed, the oldest first."""
    from kamdesk.domain.records import Assessment

    days = {
        row.assessed_on
        for row in dossier.shelf.where(Assessment, "subject", value=subject.id)
        if row.rubric == rubric and row.assessed_on is not None and row.assessed_on <= today
    }
    found = ((day, scored(dossier, rubric, subject=subject, today=day).percent) for day in days)
    return tuple(sorted((day, value) for day, value in found if value is not None))
