"""A rule: what it is called, how bad it is, and the function that says whether it fires."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import key_of
from kamdesk.domain.findings.finding import Finding, Remedy, remedy
from kamdesk.domain.insight.result import Row, rows
from kamdesk.domain.records import RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kamdesk.domain.fact import Json, Money, Record
    from kamdesk.domain.findings.reckoned import Reckoned
    from kamdesk.domain.records import Account


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule saw. ``severity`` "" is that of the rule; ``data`` what else it stands on."""

    words: str
    records: tuple[Record, ...]
    severity: str = ""
    days: int | None = None
    amount: Money | None = None
    remedy: Remedy | None = None
    data: tuple[Json, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue (domain/5, 4.3).

    ``title`` is an ``N_()`` message id of a few words; ``remedy`` the kind of click unless the
    hit names one. The first record of a hit is its subject.
    """

    id: str
    severity: str
    title: str
    judge: Callable[[Reckoned], Hit | None]
    remedy: str = "open"

    def fires(self, reckoned: Reckoned) -> Finding | None:
        """The finding at an account, or ``None``."""
        hit = self.judge(reckoned)
        return None if hit is None else self.finding(hit, account=reckoned.account)

    def finding(self, hit: Hit, *, account: Account) -> Finding:
        """What a hit at an account is shown as."""
        subject = hit.records[0]
        severity = hit.severity or self.severity
        return Finding(
            rule=self.id,
            severity=severity,
            account=account.id,
            subject=Row(subject.ENTITY, subject.id),
            words=hit.words,
            rows=tuple(dict.fromkeys(rows(*hit.records))),
            remedy=hit.remedy or remedy(self.remedy, subject),
            records=hit.records,
            data=hit.data,
            days=hit.days,
            amount=hit.amount,
        )


def found(reckoned: Reckoned, rows_: Iterable[Row]) -> tuple[Record, ...]:
    """The records of some rows, each once; one that is not on the shelf is passed over."""
    records = (reckoned.shelf.get(RECORDS[row.entity], row.id) for row in dict.fromkeys(rows_))
    return tuple(record for record in records if record is not None)


def by_key(records: Iterable[Record]) -> dict[str, Any]:
    """Records by the key that results use."""
    return {key_of(record): record for record in records}
