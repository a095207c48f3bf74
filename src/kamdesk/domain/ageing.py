"""What is owed by age: the one grouping of receivables that pages, papers and workbooks show.

The ages are the steps of the collection ladder (F-08), so that an age says what is to be done.
What is disputed calls for no step (it waits for its complaint) and stands apart, whatever its age
(F-09); so does what has no due date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.collection import LAST
from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.insight.result import Insight

NOT_DUE, DISPUTED, UNDATED = "not due", "disputed", "undated"


@dataclass(frozen=True, slots=True)
class Bucket:
    """One age: ``not due``, ``S0`` to ``S5``, ``disputed`` or ``undated``.

    ``first`` and ``last`` are days past due, both included, negative before the due day and
    ``None`` where there is no such border. ``amount`` in minor units, ``count`` of invoices.
    """

    code: str
    first: int | None = None
    last: int | None = None
    amount: float = 0.0
    count: int = 0

    @property
    def late(self) -> bool:
        """Whether the due day is over and the money is not disputed."""
        return self.first is not None and self.first > 0

    @property
    def step(self) -> str:
        """The step of the ladder the age calls for; "" for what calls for none."""
        return "" if self.code in {NOT_DUE, DISPUTED, UNDATED} else self.code

    @property
    def words(self) -> str:
        """The age in words: "31 to 60 days late"."""
        if self.code == DISPUTED:
            return _("disputed")
        if self.code == UNDATED:
            return _("without a due date")
        if self.first is None:
            return _("not due")
        if self.last is None:
            return _("over {n} days late").format(n=self.first - 1)
        if self.last <= 0:
            return _("due within {n} days").format(n=-self.first)
        return _("{first} to {last} days late").format(first=self.first, last=self.last)


@dataclass(frozen=True, slots=True)
class Ageing:
    """What one account owes by age, all ages of the ladder in their order, empty ones too.

    ``promised`` is a part of it: what a promise of payment holds. Minor units of ``currency``.
    """

    currency: str
    buckets: tuple[Bucket, ...]
    promised: float

    @property
    def total(self) -> float:
        """All that is owed: the receivables of F-09."""
        return sum(bucket.amount for bucket in self.buckets)

    @property
    def overdue(self) -> float:
        """What is past its day, without what is disputed."""
        return sum(bucket.amount for bucket in self.buckets if bucket.late)

    @property
    def disputed(self) -> float:
        """What waits for a complaint to be settled."""
        return next(bucket.amount for bucket in self.buckets if bucket.code == DISPUTED)

    @property
    def waiting(self) -> float:
        """What is neither overdue nor disputed."""
        return self.total - self.overdue - self.disputed


def ladder(limits: Limits | None = None) -> tuple[Bucket, ...]:
    """The ages, the youngest first, empty: their borders are those of F-08."""
    numbers = limits_of("F-08", limits)
    first = int(numbers["remind_days"])
    found = [Bucket(NOT_DUE, None, first - 1)]
    for step, last in numbers["steps"].items():
        found.append(Bucket(str(step), first, int(last)))
        first = int(last) + 1
    return (*found, Bucket(LAST, first, None), Bucket(DISPUTED), Bucket(UNDATED))


def ageing(collection: Insight, *, limits: Limits | None = None) -> Ageing:
    """The open balances of an account by age, from its result of F-08.

    An invoice whose amount is not known counts nowhere: it is not a zero.
    """
    found = {bucket.code: bucket for bucket in ladder(limits)}
    promised = 0.0
    for item in collection.items.values():
        detail: Mapping[str, Any] = item.detail
        balance = detail["balance"] or 0.0
        if balance <= 0:
            continue
        code = _age(detail)
        before = found[code]
        found[code] = replace(before, amount=before.amount + balance, count=before.count + 1)
        promised += balance if item.level == "held" else 0.0
    return Ageing(str(collection.detail["currency"]), tuple(found.values()), promised)


def _age(detail: Mapping[str, Any]) -> str:
    if detail["complaint"] is not None:
        return DISPUTED
    if detail["days"] is None:
        return UNDATED
    return detail["step"] or NOT_DUE
