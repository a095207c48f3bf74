"""The sections of Today out of the whole book, and the order of the accounts beside them."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING, Final

from kamdesk.domain.insight.result import Row
from kamdesk.domain.records import Action
from kamdesk.domain.scales import scale
from kamdesk.domain.week import entries_of
from kamdesk.i18n import N_, _, ngettext
from kamdesk.ui.models import Section
from kamdesk.ui.pages.today_rows import TodayLine
from kamdesk.ui.pages.today_side import FirstLine
from kamdesk.ui.pages.today_week import matter_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.week import WeekEntry
    from kamdesk.services.portfolio import PortfolioView

SECTIONS: Final = (
    ("due", N_("Due today and tomorrow"), "calendar-event"),
    ("visits", N_("Overdue visits"), "map-pin"),
    ("money", N_("Overdue money"), "coin"),
    ("promises", N_("Overdue promises"), "hand-stop"),
    ("tenders", N_("Tender dates within 30 days"), "gavel"),
    ("agreements", N_("Agreements that end within 60 days"), "file-certificate"),
)
AHEAD: Final = {"tender": ("tenders", 30), "agreement": ("agreements", 60)}
LATE: Final = {"money": "money", "promise": "promises", "sample": "promises"}
TOMORROW: Final = 1
SEVERE_DAYS: Final = 30


def today_sections(view: PortfolioView) -> tuple[Section, ...]:
    """All sections that have a line, the lines of each with the most serious first."""
    lines: dict[str, list[TodayLine]] = {key: [] for key, _title, _icon in SECTIONS}
    for dossier in view.dossiers:
        for key, line in _of_account(dossier, view):
            lines[key].append(line)
    return tuple(
        Section(key, _(title), icon, tuple(sorted(lines[key], key=_rank)))
        for key, title, icon in SECTIONS
        if lines[key]
    )


def _rank(line: TodayLine) -> tuple[int, float, str]:
    tone = ("red", "amber", "paused", "info").index(line.tone)
    return (tone, -float(line.amount.amount if line.amount else 0), line.id)


def _of_account(dossier: Dossier, view: PortfolioView) -> Iterator[tuple[str, TodayLine]]:
    yield from _visit(dossier, view)
    for entry in entries_of(dossier, view.today):
        ahead = (entry.day - view.today).days
        if entry.done or (entry.kind == "visit" and ahead < 0):
            continue
        section = _section(entry, ahead)
        if section:
            yield section, _line(dossier, entry, ahead=ahead)


def _section(entry: WeekEntry, ahead: int) -> str:
    if 0 <= ahead <= TOMORROW:
        return "due"
    if ahead < 0:
        return LATE.get(entry.kind, "")
    section, most = AHEAD.get(entry.kind, ("", 0))
    return section if ahead <= most else ""


def _line(dossier: Dossier, entry: WeekEntry, *, ahead: int) -> TodayLine:
    deed, icon = _("Show it"), "arrow-right"
    if entry.kind == "visit":
        deed, icon = _("Open the brief"), "file-text"
    return TodayLine(
        id=f"{entry.kind}:{entry.row.id}:{entry.day}",
        tone="red" if ahead < -SEVERE_DAYS else "amber",
        account=entry.account,
        customer=entry.firm,
        words=matter_words(entry),
        days=_day_words(ahead),
        amount=entry.amount,
        who=_who(dossier, entry.row),
        deed=deed,
        icon=icon,
        rows=(entry.row,),
        source="brief" if entry.kind == "visit" else "open",
        owner=dossier.account.owner,
    )


def _day_words(ahead: int) -> str:
    """How many days late or ahead; the head of the section says which."""
    if ahead in {0, TOMORROW}:
        return _("tomorrow") if ahead else _("today")
    return ngettext("{n} day", "{n} days", abs(ahead)).format(n=abs(ahead))


def _who(dossier: Dossier, row: Row) -> str:
    action = dossier.shelf.get(Action, row.id) if row.entity == "action" else None
    if action is None:
        return ""
    people = [dossier.person(key) for key in (action.owner, action.counterpart)]
    return " → ".join(person.name for person in people if person and person.name)


def _visit(dossier: Dossier, view: PortfolioView) -> Iterator[tuple[str, TodayLine]]:
    found = view.insights[dossier.account.id]["F-07"]
    if found.level not in {"overdue", "neglected"} or found.value is None:
        return
    firm = dossier.organisation.short or dossier.organisation.name or ""
    times = _("{ratio} times").format(ratio=f"{found.value:.2f}")
    line = TodayLine(
        id=f"rhythm:{dossier.account.id}",
        tone="red" if found.level == "neglected" else "amber",
        account=dossier.account.id,
        customer=firm,
        words=scale("VISIT_DUE").label(found.level),
        days=times,
        deed=_("Plan a visit"),
        icon="plus",
        rows=(Row("account", dossier.account.id),),
        source="visit",
        owner=dossier.account.owner,
    )
    yield "visits", line


def narrowed(sections: Iterable[Section], keep: Callable[[TodayLine], bool]) -> tuple[Section, ...]:
    """The sections with the lines that ``keep`` says yes to; without any, a section goes."""
    found = (
        dataclasses.replace(section, rows=tuple(line for line in section.rows if keep(line)))
        for section in sections
    )
    return tuple(section for section in found if section.rows)


def counted(sections: Iterable[Section]) -> Counter[str]:
    """How many lines there are of each tone."""
    return Counter(line.tone for section in sections for line in section.rows)


def owners_of(view: PortfolioView) -> tuple[tuple[str, str], ...]:
    """The owners of accounts, id and name, by name."""
    found: dict[str, str] = {}
    for dossier in view.dossiers:
        person = dossier.person(dossier.account.owner)
        if person is not None:
            found[person.id] = person.name or ""
    return tuple(sorted(found.items(), key=lambda item: item[1]))


def first_lines(view: PortfolioView, sections: tuple[Section, ...]) -> tuple[FirstLine, ...]:
    """All accounts, those with the most red findings first, then by sales."""
    tones: dict[str, Counter[str]] = {}
    for section in sections:
        for line in section.rows:
            tones.setdefault(line.account, Counter())[line.tone] += 1
    lines = []
    for dossier in view.dossiers:
        key, firm = dossier.account.id, dossier.organisation
        counts = tones.get(key, Counter[str]())
        name = firm.short or firm.name or ""
        lines.append(FirstLine(key, name, counts["red"], counts["amber"], view.sold.get(key)))
    return tuple(
        sorted(lines, key=lambda line: (-line.red, -(line.sold.amount if line.sold else 0)))
    )


def next_entry(view: PortfolioView) -> WeekEntry | None:
    """The next dated thing at any account, for a week in which nothing is late."""
    ahead = (
        entry
        for dossier in view.dossiers
        for entry in entries_of(dossier, view.today)
        if entry.day >= view.today and not entry.done
    )
    return min(ahead, key=lambda entry: (entry.day, entry.firm), default=None)
