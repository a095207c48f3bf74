"""What is open when an account is handed over: promises, complaints, debts, days to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.brief.wording import gist, late, listed, money
from kamdesk.domain.days import day_of
from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.insight.collection import LABELS, collection
from kamdesk.domain.insight.complaints import complaints, is_open
from kamdesk.domain.insight.people import is_ours
from kamdesk.domain.insight.promises import promises
from kamdesk.domain.naming import title_of
from kamdesk.domain.papers.model import Grid
from kamdesk.domain.records import Action, Invoice, Milestone
from kamdesk.domain.scales import scale
from kamdesk.domain.terms import renewals
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier

TEXT = 200


def open_things(dossier: Dossier, today: dt.date) -> Iterator[Grid]:
    """Promises of both sides that are not done, and complaints that are not closed."""
    rows = []
    for side, words in (("ours", _("we")), ("theirs", _("they"))):
        for row in promises(dossier, side):
            if row.private or row.done is not None:
                continue
            people = [dossier.person(key) for key in (row.owner, row.counterpart)]
            names = listed(title_of(p, dossier.shelf) for p in people if p is not None)
            rows.append((words, gist(row.text, TEXT), names, _due(row.due, today)))
    yield Grid(
        _("Open promises"),
        (_("Who promised"), _("What"), _("Who with whom"), _("Due")),
        (0.14, 0.46, 0.22, 0.18),
        tuple(rows),
        bold=(1,),
        ticks=True,
        empty=_("No promise is open."),
    )
    running = [row for row in complaints(dossier, today) if is_open(row, today) and not row.private]
    yield Grid(
        _("Running complaints"),
        (_("Opened"), _("What happened"), _("Severity"), _("Passed on to")),
        (0.14, 0.52, 0.14, 0.2),
        tuple(
            (
                day_of(row.opened).isoformat() if row.opened else "",
                gist(row.what, TEXT),
                scale("SEVERITY").label(row.severity) if row.severity else "",
                _name(dossier, row.passed_to),
            )
            for row in running
        ),
        bold=(1,),
        ticks=True,
        empty=_("No complaint is running."),
    )


def debts(dossier: Dossier, today: dt.date) -> Grid:
    """What is owed to us, with the step each invoice stands at (F-08)."""
    result = collection(dossier, today)
    rows = []
    for invoice in dossier.shelf.where(Invoice, "account", value=dossier.account.id):
        item = result.items.get(key_of(invoice))
        if item is None or invoice.private or item.level in {None, "paid"}:
            continue
        detail: Any = item.detail
        open_ = money(Money(round(detail.get("balance") or 0), str(result.detail["currency"])))
        step = _(LABELS[item.level or "paused"])
        missed = ", ".join(detail.get("missed") or ())
        step = f"{item.level}: {step}" if item.level in LABELS and item.level[0] == "S" else step
        rows.append((invoice.no or "", open_, _due(invoice.due, today), step, missed))
    return Grid(
        _("Money owed"),
        (_("Invoice"), _("Open amount"), _("Due"), _("Step"), _("Steps missed")),
        (0.18, 0.16, 0.2, 0.34, 0.12),
        tuple(rows),
        empty=_("Nothing is owed."),
    )


def dates(dossier: Dossier, today: dt.date) -> Grid:
    """The days to keep, the nearest first; what is late comes first of all."""
    found = [*_visits(dossier, today), *_tasks(dossier), *_stones(dossier), *_ends(dossier, today)]
    found.sort()
    return Grid(
        _("Next dates"),
        (_("Day"), _("What"), _("Who")),
        (0.16, 0.6, 0.24),
        tuple((_due(day, today), what, who) for day, what, who in found),
        empty=_("No date is set."),
    )


def _visits(dossier: Dossier, today: dt.date) -> Iterator[tuple[dt.date, str, str]]:
    for visit in dossier.interactions:
        if visit.status != "planned" or visit.start is None or visit.private:
            continue
        day = day_of(visit.start)
        people = [p for p in dossier.attendants(visit.id) if not p.private]
        names = [title_of(p, dossier.shelf) for p in people if not is_ours(dossier, p, day=today)]
        kind = scale("INTERACTION").label(visit.kind)
        yield day, f"{kind} {gist(visit.objective, TEXT)}".strip(), listed(names)


def _tasks(dossier: Dossier) -> Iterator[tuple[dt.date, str, str]]:
    for row in dossier.shelf.where(Action, "account", value=dossier.account.id):
        if row.due and not row.done and not row.private and row.kind != "promise":
            yield row.due, gist(row.text, TEXT), _name(dossier, row.owner)


def _stones(dossier: Dossier) -> Iterator[tuple[dt.date, str, str]]:
    for project in dossier.open_projects:
        for stone in dossier.shelf.where(Milestone, "project", value=project.id):
            day = stone.forecast or stone.planned
            if day and stone.actual is None and not stone.private and not project.private:
                name = project.code or project.name or ""
                yield day, f"{stone.name or ''} {name}".strip(), ""


def _ends(dossier: Dossier, today: dt.date) -> Iterator[tuple[dt.date, str, str]]:
    for item in renewals(dossier, today):
        if not item.record.private and item.day >= today:
            name = title_of(item.record, dossier.shelf)
            yield item.day, _("{name} ends").format(name=name), ""


def _due(day: dt.date | None, today: dt.date) -> str:
    if day is None:
        return _("no date")
    days = (today - day).days
    return f"{day.isoformat()} {late(days)}" if days > 0 else day.isoformat()


def _name(dossier: Dossier, key: str | None) -> str:
    person = dossier.person(key)
    return title_of(person, dossier.shelf) if person else ""
