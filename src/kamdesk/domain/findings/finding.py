"""What a finding is: a rule that fired at an account, in words, with the click that deals with it.

A rule fires once at an account, however many things set it off: the sentence names them, the rows
point at them, and the remedy goes to the worst.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from kamdesk.domain.fact import facts_of
from kamdesk.domain.insight.result import Row
from kamdesk.domain.records import Account, Organisation, Person, Project
from kamdesk.domain.values import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kamdesk.domain.fact import Json, Money, Record
    from kamdesk.domain.records import FindingMark

RED, AMBER, INFO = "red", "amber", "info"
ORDER: Final = (RED, AMBER, INFO)
"""Severities, the worst first."""
BIG: Final = (Account, Organisation, Person, Project)
"""Records of many fields: any of them may change without touching a finding. Rules name the
values that count in ``data``."""
BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Remedy:
    """The one click that deals with something: what to do with which record.

    ``kind``: visit (plan one; the row is whom or what to visit), collect (record the step of an
    invoice), complaint (open it where its steps are taken), confirm (a field, with evidence),
    step (write the next step), promise (done or another day), brief (of a visit), open (go there).
    """

    kind: str
    row: Row
    field: str = ""


def remedy(kind: str, record: Record, *, field: str = "") -> Remedy:
    """The remedy of a kind at a record."""
    return Remedy(kind, Row(record.ENTITY, record.id), field)


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that fired at one account.

    ``severity`` red, amber or info; ``account`` its id; ``subject`` the record it is about first;
    ``words`` whole sentences in the current language; ``rows`` what set it off; ``days`` late,
    open or left; ``amount`` the money at stake; ``records`` and ``data`` what it stands on;
    ``aside`` the mark of one that was put aside.
    """

    rule: str
    severity: str
    account: str
    subject: Row
    words: str
    rows: tuple[Row, ...]
    remedy: Remedy
    records: tuple[Record, ...] = field(default=(), repr=False, compare=False)
    data: tuple[Json, ...] = ()
    days: int | None = None
    amount: Money | None = None
    aside: FindingMark | None = None

    @property
    def fingerprint(self) -> str:
        """Of the data that set it off: the same in every language and on every day.

        Reckoned when it is asked for: few findings are ever put aside.
        """
        return print_of([self.severity, *self.data], self.records)

    @property
    def about(self) -> str:
        """What of the account a mark is about: a rule fires once at an account, so all of it."""
        return ""

    @property
    def rank(self) -> tuple[int, float, float, str]:
        """For sorting: the worst first, then the longest, then the dearest, then by rule."""
        money = float(self.amount.amount) if self.amount else 0.0
        return (ORDER.index(self.severity), -float(self.days or 0), -money, self.rule)


def print_of(data: Sequence[Json], records: Iterable[Record]) -> str:
    """Equal as long as the same records say the same; the order they came in does not matter."""
    parts = sorted({_values(record) for record in records})
    text = repr((data, parts))
    return blake2b(text.encode("utf-8", "replace"), digest_size=BYTES).hexdigest()


def _values(record: Record) -> str:
    if isinstance(record, BIG):
        return f"{record.ENTITY}:{record.id}"
    values = [to_plain(getattr(record, item.name)) for item in facts_of(type(record))]
    return f"{record.ENTITY}:{record.id}:{values!r}"
