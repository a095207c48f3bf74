"""What is wrong at an account, in words, most serious first: the lines of the strip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.insight.evidence import contradictions
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight

ORDER = ("red", "amber", "info")


@dataclass(frozen=True, slots=True)
class Alarm:
    """One line: ``tone`` red, amber or info; a head word and the rest of the sentence."""

    tone: str
    head: str
    words: str


def alarms_of(dossier: Dossier, today: dt.date) -> tuple[Alarm, ...]:
    """The alarms of an account on a day."""
    found = [*_visit(dossier, today), *_criteria(dossier, today), *_risk(dossier, today)]
    found += [*_contradictions(dossier), *_completeness(dossier, today)]
    return tuple(sorted(found, key=lambda alarm: ORDER.index(alarm.tone)))


def _result(code: str, dossier: Dossier, today: dt.date) -> Insight | None:
    formula = FORMULAS.get(code)
    return formula(dossier, today) if formula else None


def _visit(dossier: Dossier, today: dt.date) -> Iterator[Alarm]:
    result = _result("F-07", dossier, today)
    if result and result.level in {"overdue", "neglected"}:
        tone = "red" if result.level == "neglected" else "amber"
        yield Alarm(tone, _("Visit"), scale("VISIT_DUE").label(result.level))


def _criteria(dossier: Dossier, today: dt.date) -> Iterator[Alarm]:
    result = _result("F-04", dossier, today)
    if result and result.level and result.level.rstrip("?") in {"alarm", "watch"}:
        tone = "red" if result.level.startswith("alarm") else "amber"
        yield Alarm(tone, _("Purchase criteria"), scale("CRITERIA_STATUS").label(result.level))


def _risk(dossier: Dossier, today: dt.date) -> Iterator[Alarm]:
    result = _result("F-03", dossier, today)
    if result and result.value is not None and result.level in {"medium", "high", "very high"}:
        tone = "amber" if result.level == "medium" else "red"
        words = f"{result.value:.0f} {scale('RISK').label(result.level)}"
        yield Alarm(tone, _("Defection risk"), words)


def _contradictions(dossier: Dossier) -> Iterator[Alarm]:
    count = len(contradictions(dossier))
    if count:
        words = ngettext("{n} value to choose", "{n} values to choose", count).format(n=count)
        yield Alarm("amber", _("Contradiction"), words)


def _completeness(dossier: Dossier, today: dt.date) -> Iterator[Alarm]:
    result = _result("F-01", dossier, today)
    if result and result.value is not None and result.level in {"thin", "blind"}:
        words = f"{result.value:.0f} % {scale('COMPLETENESS').label(result.level)}"
        yield Alarm("info", _("File"), words)
