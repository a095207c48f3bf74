"""What runs out at an account and what is waited for: agreements, approvals, samples.

The same limits as the rules of findings use (FND-31, FND-32), told as lists with days.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.records import Agreement, Sample, SupplierStatus

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier

OPEN_RESULTS = frozenset({None, "none"})
"""Results of a sample that are none yet."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """Something that ends: its last day, the day of notice, and how near that is.

    ``state``: ``late`` (over), ``near`` (the end or the notice within the limit), ``far``.
    """

    record: Agreement | SupplierStatus
    day: dt.date
    notice: dt.date | None
    note: str
    state: str


def renewals(
    dossier: Dossier, today: dt.date, *, limits: Limits | None = None
) -> tuple[Renewal, ...]:
    """Agreements and approvals with an end, the nearest first."""
    days = int(limits_of("FND-32", limits)["days"])
    key = dossier.account.id
    agreements = [
        _renewal(row, row.valid_to, today=today, days=days)
        for row in dossier.shelf.where(Agreement, "account", value=key)
        if row.valid_to is not None
    ]
    approvals = [
        _renewal(row, row.expiry, today=today, days=days)
        for row in dossier.shelf.where(SupplierStatus, "account", value=key)
        if row.expiry is not None
    ]
    return tuple(sorted([*agreements, *approvals], key=lambda item: (item.day, item.record.id)))


def _renewal(
    row: Agreement | SupplierStatus, day: dt.date, *, today: dt.date, days: int
) -> Renewal:
    notice = row.renewal_notice if isinstance(row, Agreement) else None
    note = (row.items if isinstance(row, Agreement) else row.note) or ""
    first = min(day, notice) if notice else day
    state = "late" if day < today else "near" if (first - today).days <= days else "far"
    return Renewal(row, day, notice, note, state)


@dataclass(frozen=True, slots=True)
class WaitingSample:
    """A sample without a result (S0-33).

    ``state``: ``unsent``, ``silent`` (too long without news) or ``waiting``. ``since`` is the
    last day something happened, ``next_day`` the day something is to happen.
    """

    sample: Sample
    state: str
    since: dt.date | None
    next_day: dt.date | None
    late: bool


def waiting_samples(
    dossier: Dossier, today: dt.date, *, limits: Limits | None = None
) -> tuple[WaitingSample, ...]:
    """The samples under way in projects of the account, the most urgent first."""
    days = int(limits_of("FND-31", limits)["days"])
    found = [
        _sample(row, today, days=days)
        for project in dossier.projects
        for row in dossier.shelf.where(Sample, "project", value=project.id)
        if row.result in OPEN_RESULTS
    ]
    return tuple(sorted(found, key=lambda item: (str(item.next_day), item.sample.id)))


def _sample(row: Sample, today: dt.date, *, days: int) -> WaitingSample:
    since = row.received or row.sent
    if since is None:
        state = "unsent"
    else:
        followed = row.next_follow is not None and row.next_follow >= today
        silent = (today - since).days > days and not followed
        state = "silent" if silent else "waiting"
    known = [day for day in (row.next_follow, row.due) if day is not None]
    next_day = min(known, default=None)
    return WaitingSample(row, state, since, next_day, next_day is not None and next_day < today)
