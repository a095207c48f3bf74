"""What happens on the days of a week at all accounts: visits, money, promises, tender dates.

For the page Today and for papers of a week: pure, every entry with the record behind it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeGuard

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.invoices import owed
from kamdesk.domain.insight.result import Row
from kamdesk.domain.insight.sales import own_till
from kamdesk.domain.records import Action, Agreement, Attendance, Person, Sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Money, Record
    from kamdesk.domain.records import Interaction

VISIT, MONEY, PROMISE, SAMPLE, TENDER, AGREEMENT = (
    "visit", "money", "promise", "sample", "tender", "agreement",
)  # fmt: skip
ORDER: Final = (VISIT, TENDER, MONEY, PROMISE, SAMPLE, AGREEMENT)
TENDER_DATES: Final = ("notice", "clarification", "submission", "opening", "award")
DAYS: Final = 7
Span: TypeAlias = tuple[dt.date, dt.date]
"""The first and the last day."""
ALWAYS: Final[Span] = (dt.date.min, dt.date.max)


@dataclass(frozen=True, slots=True)
class WeekEntry:
    """One thing of one day.

    ``kind`` one of ``ORDER``; ``account`` its id; ``firm`` the customer's short name; ``text`` what
    it is about, as entered (for a tender date the name of the field); ``at`` its hour if it has
    one; ``people`` how many of theirs attend; ``done`` whether it has happened.
    """

    day: dt.date
    kind: str
    account: str
    firm: str
    row: Row
    text: str = ""
    amount: Money | None = None
    at: dt.datetime | None = None
    people: int = 0
    done: bool = False


def monday_of(day: dt.date) -> dt.date:
    """The first day of the week a day is in."""
    return day - dt.timedelta(days=day.weekday())


def week_of(
    dossiers: Iterable[Dossier], monday: dt.date, *, today: dt.date
) -> dict[dt.date, tuple[WeekEntry, ...]]:
    """The seven days from a Monday on, each with its entries: visits by hour first."""
    days: dict[dt.date, list[WeekEntry]] = {
        monday + dt.timedelta(days=number): [] for number in range(DAYS)
    }
    span = (monday, monday + dt.timedelta(days=DAYS - 1))
    for dossier in dossiers:
        for entry in entries_of(dossier, today, span=span):
            days[entry.day].append(entry)
    return {day: tuple(sorted(found, key=_place)) for day, found in days.items()}


def _place(entry: WeekEntry) -> tuple[int, str, str, str]:
    return (ORDER.index(entry.kind), str(entry.at or ""), entry.firm, entry.text)


def entries_of(dossier: Dossier, today: dt.date, *, span: Span = ALWAYS) -> tuple[WeekEntry, ...]:
    """Everything of one account that has a day, past or ahead, from the first to the last day."""
    return (
        *_visits(dossier, span),
        *_money(dossier, today, span=span),
        *_promises(dossier, span),
        *_projects(dossier, span),
        *_agreements(dossier, span),
    )


def _entry(dossier: Dossier, kind: str, *, day: dt.date, record: Record, **more: Any) -> WeekEntry:
    firm = dossier.organisation.short or dossier.organisation.name or ""
    return WeekEntry(day, kind, dossier.account.id, firm, Row(record.ENTITY, record.id), **more)


def _is_in(day: dt.date | None, span: Span) -> TypeGuard[dt.date]:
    return day is not None and span[0] <= day <= span[1]


def _visits(dossier: Dossier, span: Span) -> Iterator[WeekEntry]:
    for item in dossier.interactions:
        if item.start is None or item.status == "cancelled":
            continue
        day = day_of(item.start)
        if _is_in(day, span):
            yield _entry(
                dossier,
                VISIT,
                day=day,
                record=item,
                text=item.objective or "",
                at=item.start,
                people=_theirs(dossier, item),
                done=item.status == "done",
            )


def _theirs(dossier: Dossier, item: Interaction) -> int:
    """How many of the customer's people are to be there."""
    rows = dossier.shelf.where(Attendance, "interaction", value=item.id)
    people = {row.person for row in rows if dossier.shelf.get(Person, row.person)}
    posts = (dossier.posts_of(person or "") for person in people)
    return sum(any(p.organisation == dossier.organisation.id for p in held) for held in posts)


def _money(dossier: Dossier, today: dt.date, *, span: Span) -> Iterator[WeekEntry]:
    for item in owed(dossier, today, till=own_till(dossier)):
        row = item.invoice
        if _is_in(row.due, span) and not item.paid:
            yield _entry(
                dossier, MONEY, day=row.due, record=row, text=row.no or "", amount=row.amount
            )


def _promises(dossier: Dossier, span: Span) -> Iterator[WeekEntry]:
    for item in dossier.shelf.of(Action):
        if _is_in(item.due, span) and item.done is None and item.kind != "collection":
            yield _entry(dossier, PROMISE, day=item.due, record=item, text=item.text or "")


def _projects(dossier: Dossier, span: Span) -> Iterator[WeekEntry]:
    for project in dossier.open_projects:
        for name in TENDER_DATES:
            day = getattr(project, name)
            if _is_in(day, span):
                yield _entry(dossier, TENDER, day=day, record=project, text=name)
        for sample in dossier.shelf.where(Sample, "project", value=project.id):
            if _is_in(sample.due, span) and sample.sent is None:
                yield _entry(dossier, SAMPLE, day=sample.due, record=sample, text=sample.what or "")


def _agreements(dossier: Dossier, span: Span) -> Iterator[WeekEntry]:
    for item in dossier.shelf.where(Agreement, "account", value=dossier.account.id):
        if _is_in(item.valid_to, span):
            yield _entry(dossier, AGREEMENT, day=item.valid_to, record=item, text=item.name or "")
