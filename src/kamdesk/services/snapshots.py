"""Snapshots: how an account stood on a day, kept monthly, after each visit, and by hand.

Trends and "what changed" stand on them. They are notes of the program, not steps of the user:
undo passes them over. A book told for a day (the sample) stands still, so nothing is kept in it
but by hand.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kamdesk.domain.days import day_of
from kamdesk.domain.findings.judge import findings_of
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.records import Account, Interaction, Snapshot
from kamdesk.domain.trends import VISIT, content
from kamdesk.i18n import _
from kamdesk.services.portfolio import read_portfolio
from kamdesk.storage import snapshots as stored

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json
    from kamdesk.domain.findings.finding import Finding
    from kamdesk.domain.insight.result import Insight
    from kamdesk.storage.book import Book

    Progress = Callable[[float], object]

MONTH, AFTER_VISIT, BY_HAND = "month", "visit", "manual"
COMPARED = "F-06"
RECENT_DAYS = 14
"""A visit entered as done later than this is history: today says nothing about that day."""


def keeps_itself(book: Book) -> bool:
    """Whether snapshots are taken by themselves: in a book that is written and told for no day."""
    return not book.read_only and book.day is None


def take_monthly(book: Book, today: dt.date, *, progress: Progress | None = None) -> Changes | None:
    """One snapshot of each account that has none this month; ``None`` if all have theirs.

    One operation that undo passes over. For any thread; what ``progress`` raises ends it with
    nothing written.
    """
    if not keeps_itself(book):
        return None
    with book.reading() as connection:
        wanted = stored.without_month(connection, today)
    if not wanted:
        return None
    view = read_portfolio(book, today, progress=progress)
    values = {}
    for number, account in enumerate(wanted, start=1):
        dossier = view.dossier(account)
        if dossier is not None:
            insights = view.insights[account]
            said = [item for item in view.findings[account] if item.aside is None]
            values[account] = _content(dossier, insights, today=today, findings=said)
        if progress is not None:
            progress(number / len(wanted))
    with book.work(_("snapshots of {month}").format(month=f"{today:%Y-%m}"), aside=True) as work:
        for account, kept in values.items():
            # It may have gone meanwhile.
            if work.get(Account, account) is not None:
                work.add(Snapshot, **_fields(account, kept, reason=MONTH, today=today))
    return work.changes


def take_snapshot(book: Book, account: Account, *, today: dt.date) -> Changes:
    """Keep how an account stands today, because the rep says so; a second of a day replaces it."""
    return _take(book, account.id, reason=BY_HAND, today=today)


def after_visits(book: Book, changes: Changes, *, today: dt.date) -> Changes | None:
    """Keep how accounts stand after the visits that changes have set to done.

    A visit is kept once; what is written about it on the same day is kept with it. Returns what
    was written, ``None`` if nothing was.
    """
    if not keeps_itself(book):
        return None
    last: Changes | None = None
    for visit in _done(book, changes, today=today):
        if visit.account:
            last = _take(book, visit.account, reason=AFTER_VISIT, today=today, visit=visit.id)
    return last


def _done(book: Book, changes: Changes, *, today: dt.date) -> Iterable[Interaction]:
    """The visits of late that stand as done and are not kept yet, or were kept today."""
    for entity, record in sorted(changes.records):
        visit = book.get(Interaction, record) if entity == Interaction.ENTITY else None
        if visit is None or visit.status != "done" or visit.account is None or visit.start is None:
            continue
        if not 0 <= (today - day_of(visit.start)).days <= RECENT_DAYS:
            continue
        with book.reading() as connection:
            found = stored.taken(connection, visit.account, reason=AFTER_VISIT, visit=visit.id)
        if found is None or found[1] == today.isoformat():
            yield visit


def _take(
    book: Book, account: str, *, reason: str, today: dt.date, visit: str | None = None
) -> Changes:
    dossier = book.dossier(account)
    # What is measured against the other accounts waits for the month: reading all takes long.
    insights = {
        code: formula(dossier, today) for code, formula in FORMULAS.items() if code != COMPARED
    }
    said = findings_of(dossier, today, insights=insights)
    values = _content(dossier, insights, today=today, findings=said)
    if visit is not None:
        values[VISIT] = visit
    with book.reading() as connection:
        found = stored.taken(connection, account, reason=reason, visit=visit)
    with book.work(_("snapshot of {day}").format(day=today.isoformat()), aside=True) as work:
        before = work.get(Snapshot, found[0]) if found and found[1] == today.isoformat() else None
        if before is not None:
            work.change(before, values=values)
        else:
            work.add(Snapshot, **_fields(account, values, reason=reason, today=today))
    return work.changes


def _content(
    dossier: Dossier,
    insights: Mapping[str, Insight],
    *,
    today: dt.date,
    findings: Iterable[Finding],
) -> dict[str, Json]:
    """What is kept of an account, the findings counted by severity."""
    counts = Counter(item.severity for item in findings)
    return content(dossier, insights, today=today, findings=dict(counts))


def _fields(
    account: str, values: dict[str, Json], *, reason: str, today: dt.date
) -> dict[str, Json | dt.date]:
    return {
        "subject_kind": Account.ENTITY,
        "subject": account,
        "taken_on": today,
        "reason": reason,
        "values": values,
    }
