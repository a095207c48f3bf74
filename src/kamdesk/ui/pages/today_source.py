"""The sections of Today out of the Monday list (F-26), and the accounts in their order."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Final

from kamdesk.domain.week import entries_of
from kamdesk.domain.words import spaced
from kamdesk.i18n import _, ngettext
from kamdesk.ui.models import Section
from kamdesk.ui.pages.today_rows import TodayLine
from kamdesk.ui.pages.today_side import FirstLine
from kamdesk.ui.remedies import way_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.monday_lines import Line
    from kamdesk.domain.records import Person
    from kamdesk.domain.week import WeekEntry
    from kamdesk.services.portfolio import PortfolioView

ICONS: Final = {
    "due": "calendar-event",
    "visits": "map-pin",
    "money": "coin",
    "complaints": "message-report",
    "promises": "hand-stop",
    "tenders": "gavel",
    "endings": "file-certificate",
    "neglected": "star",
}
"""The icons of the sections of F-26."""
AHEAD: Final = frozenset({"due", "tenders", "endings"})
NAMED: Final = 2
"""Persons of a side that a line names; the rest are counted."""


def today_sections(view: PortfolioView) -> tuple[Section, ...]:
    """All sections of the Monday list."""
    dossiers = {item.account.id: item for item in view.dossiers}
    found = tuple(
        Section(
            section.code,
            section.title,
            ICONS.get(section.code, "note"),
            tuple(_line(dossiers[line.account], line) for line in section.lines),
        )
        for section in view.monday.sections
    )
    if not view.monday.aside:
        return found
    aside = tuple(_aside(_line(dossiers[line.account], line)) for line in view.monday.aside)
    return (*found, Section("aside", _("Put aside"), "eye-off", aside))


def _aside(line: TodayLine) -> TodayLine:
    """A line that was put aside: why, and the way back."""
    from kamdesk.ui.dialogs.findings import aside_words

    words = f"{line.words} · {aside_words(line.source.aside)}"
    return dataclasses.replace(
        line, words=words, tag="", deed=_("Bring back"), icon="arrow-back-up"
    )


def _line(dossier: Dossier, line: Line) -> TodayLine:
    way = way_of(line.remedy)
    firm = dossier.organisation.short or dossier.organisation.name or ""
    first = line.rows[0].id if line.rows else line.account
    return TodayLine(
        id=f"{line.section}:{first}:{line.remedy.row.id}",
        tone=line.severity,
        account=line.account,
        customer=firm,
        words=line.words,
        tag=line.tag,
        days=_day_words(line),
        amount=line.amount,
        who=_who(line),
        deed=_(way.label),
        icon=way.icon,
        rows=line.rows,
        source=line,
        owner=dossier.account.owner,
    )


def _day_words(line: Line) -> str:
    """How late or how far ahead, or how many times the cycle; the head says which."""
    if line.ratio is not None:
        return _("{ratio} times").format(ratio=f"{line.ratio:.2f}")
    if line.days is None:
        return ""
    if line.section in AHEAD and line.days in {0, 1}:
        return _("tomorrow") if line.days else _("today")
    return spaced(ngettext("{n} day", "{n} days", line.days).format(n=line.days))


def _who(line: Line) -> str:
    return " → ".join(names for names in (_names(line.ours), _names(line.theirs)) if names)


def _names(people: tuple[Person, ...]) -> str:
    names = [person.name or _("name missing") for person in people[:NAMED]]
    more = len(people) - NAMED
    return "、".join(names) + (f" +{more}" if more > 0 else "")


def narrowed(sections: Iterable[Section], keep: Callable[[TodayLine], bool]) -> tuple[Section, ...]:
    """The sections with the lines that ``keep`` says yes to; without any, a section goes."""
    found = (
        dataclasses.replace(section, rows=tuple(line for line in section.rows if keep(line)))
        for section in sections
    )
    return tuple(section for section in found if section.rows)


def counted(sections: Iterable[Section]) -> Counter[str]:
    """How many lines there are of each tone; what was put aside does not count."""
    return Counter(
        line.tone for section in sections if section.key != "aside" for line in section.rows
    )


def owners_of(view: PortfolioView) -> tuple[tuple[str, str], ...]:
    """The owners of accounts, id and name, by name."""
    found: dict[str, str] = {}
    for dossier in view.dossiers:
        person = dossier.person(dossier.account.owner)
        if person is not None:
            found[person.id] = person.name or ""
    return tuple(sorted(found.items(), key=lambda item: item[1]))


def first_lines(view: PortfolioView) -> tuple[FirstLine, ...]:
    """All accounts, those with the most red findings first, then by sales."""
    names = {
        item.account.id: item.organisation.short or item.organisation.name or ""
        for item in view.dossiers
    }
    return tuple(
        FirstLine(row.account, names[row.account], row.red, row.amber, row.sales)
        for row in view.monday.order
    )


def next_entry(view: PortfolioView) -> WeekEntry | None:
    """The next dated thing at any account, for a week in which nothing is late."""
    ahead = (
        entry
        for dossier in view.dossiers
        for entry in entries_of(dossier, view.today, span=(view.today, dt.date.max))
        if not entry.done
    )
    return min(ahead, key=lambda entry: (entry.day, entry.firm), default=None)
