"""What is wrong at an account, in words, most serious first: the lines of the strip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.brief.wording import listed
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.evidence import contradictions
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.insight.rival_seats import rival_seats
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Invoice, Organisation
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.wording import distance_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight

ORDER = ("red", "amber", "info")
LATE_STEPS = frozenset({"S2", "S3", "S4", "S5"})
"""Steps of collecting that a rep does not take alone: from here on money is an alarm."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One line: ``tone`` red, amber or info; a head word and the rest of the sentence."""

    tone: str
    head: str
    words: str


def alarms_of(dossier: Dossier, today: dt.date) -> tuple[Alarm, ...]:
    """The alarms of an account on a day."""
    found = [*_seats(dossier, today), *_money(dossier, today), *_risk(dossier, today)]
    found += [*_criteria(dossier, today), *_visit(dossier, today)]
    found += [*_contradictions(dossier), *_completeness(dossier, today)]
    return tuple(sorted(found, key=lambda alarm: ORDER.index(alarm.tone)))


def _result(code: str, dossier: Dossier, *, today: dt.date) -> Insight:
    return FORMULAS[code](dossier, today)


def _seats(dossier: Dossier, today: dt.date) -> Iterator[Alarm]:
    """People with power with whom a rival stands better than we do."""
    people = {key_of(item): item for item in dossier.people(today)}
    firms = {key_of(item): item for item in dossier.shelf.of(Organisation)}
    names = []
    for seat in rival_seats(dossier, today):
        person, firm = people.get(seat.person), firms.get(seat.rival)
        if person is not None and firm is not None:
            rival = firm.short or firm.name or ""
            name = title_of(person, dossier.shelf)
            names.append(_("{person} ({rival})").format(person=name, rival=rival))
    if names:
        yield Alarm("red", _("Rival seats"), listed(names))


def _money(dossier: Dossier, today: dt.date) -> Iterator[Alarm]:
    """The invoice on which the highest step of collecting is due (F-08)."""
    items = _result("F-08", dossier, today=today).items
    due = {key: item.level for key, item in items.items() if item.level in LATE_STEPS}
    worst = max(due, key=lambda key: due[key] or "", default=None)
    invoices = dossier.shelf.where(Invoice, "account", value=dossier.account.id)
    invoice = next((item for item in invoices if key_of(item) == worst), None)
    if invoice is not None and invoice.due:
        late = distance_words(invoice.due, today)
        yield Alarm("red", _("Money"), f"{invoice.no or ''} {late} · {due[worst or '']}".strip())


def _visit(dossier: Dossier, today: dt.date) -> Iterator[Alarm]:
    result = _result("F-07", dossier, today=today)
    if result.level in {"overdue", "neglected"}:
        tone = "red" if result.level == "neglected" else "amber"
        yield Alarm(tone, _("Visit"), scale("VISIT_DUE").label(result.level))


def _criteria(dossier: Dossier, today: dt.date) -> Iterator[Alarm]:
    result = _result("F-04", dossier, today=today)
    if result.level and result.level.rstrip("?") in {"alarm", "watch"}:
        tone = "red" if result.level.startswith("alarm") else "amber"
        yield Alarm(tone, _("Purchase criteria"), scale("CRITERIA_STATUS").label(result.level))


def _risk(dossier: Dossier, today: dt.date) -> Iterator[Alarm]:
    result = _result("F-03", dossier, today=today)
    if result.value is not None and result.level in {"medium", "high", "very high"}:
        tone = "amber" if result.level == "medium" else "red"
        words = f"{result.value:.0f} {scale('RISK').label(result.level)}"
        yield Alarm(tone, _("Defection risk"), words)


def _contradictions(dossier: Dossier) -> Iterator[Alarm]:
    count = len(contradictions(dossier))
    if count:
        words = ngettext("{n} value to choose", "{n} values to choose", count).format(n=count)
        yield Alarm("amber", _("Contradiction"), words)


def _completeness(dossier: Dossier, today: dt.date) -> Iterator[Alarm]:
    result = _result("F-01", dossier, today=today)
    if result.value is not None and result.level in {"thin", "blind"}:
        percent = _("{number} %").format(number=f"{result.value:.0f}")
        words = f"{percent} {scale('COMPLETENESS').label(result.level)}"
        yield Alarm("info", _("File"), words)
