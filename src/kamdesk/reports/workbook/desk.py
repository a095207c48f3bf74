"""What all sheets of one workbook look at: what may be shown, on which day, in which unit.

Two dossiers: ``shown`` holds what may leave the house, so that no sheet can show a private record
by mistake; ``whole`` is for the formulas, so that their values are those of the screen.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from kamdesk.domain.brief.scene import firm_name
from kamdesk.domain.currencies import minor_of
from kamdesk.domain.dossier import Dossier, Shelf
from kamdesk.domain.fact import Money, Record
from kamdesk.domain.gaps import gaps
from kamdesk.domain.insight.evidence import belongs, counting, observations
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.insight.visit_rhythm import last_touches
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS, Invoice, Organisation, Person, Project, Spend
from kamdesk.i18n import _, language
from kamdesk.reports.workbook.codes import Codes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamdesk.domain.findings.finding import Finding
    from kamdesk.domain.insight.gap import Gap
    from kamdesk.domain.insight.result import Insight, Part, Row
    from kamdesk.domain.records import Observation
    from kamdesk.reports.workbook.canvas import CellValue
    from kamdesk.storage.queries import HistoryLine

R = TypeVar("R", bound=Record)

UNITS: Final = {"zh_CN": 10_000, "zh_TW": 10_000, "en": 1_000}
"""In what money is counted: 万元 in Chinese, thousands in English."""


@dataclass(slots=True)
class Stamp:
    """What ``_kamdesk`` keeps of one table, for a later three-way merge."""

    sheet: str
    table: str
    keys: tuple[str, ...]
    entity: str = ""
    heads: tuple[str, ...] = ()
    rows: list[tuple[str, dict[str, str], tuple[CellValue, ...]]] = field(default_factory=list)
    """Record id, ids of other records in the row by the key of their column, and its cells."""


class Desk:
    """One account on one day, with the history of its fields, newest line first.

    ``results`` are formulas reckoned already: what is measured against the portfolio (F-06) cannot
    be reckoned from one account.
    """

    def __init__(
        self,
        dossier: Dossier,
        *,
        today: dt.date,
        with_private: bool,
        history: Sequence[HistoryLine] = (),
        results: Mapping[str, Insight] | None = None,
    ) -> None:
        self.whole = dossier
        self.today = today
        self.with_private = with_private
        self.history = history
        self.codes = Codes()
        self.stamps: list[Stamp] = []
        self._results: dict[str, Insight] = dict(results or {})
        self._titles: dict[tuple[type[Record], str], str] = {}

    @cached_property
    def shown(self) -> Dossier:
        """The dossier without private records, unless they may leave."""
        if self.with_private:
            return self.whole
        kept = (record for record in self.whole.shelf.everything() if not record.private)
        return Dossier(self.whole.account, self.whole.organisation, Shelf(kept))

    @property
    def shelf(self) -> Shelf:
        """The records that may be shown."""
        return self.shown.shelf

    @property
    def name(self) -> str:
        """The name of the customer."""
        return self.whole.organisation.name or _("Account without a name")

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of a kind that belong to this account, in the order of the book."""
        return tuple(
            record
            for record in self.shelf.of(kind)
            if belongs(self.shown, kind.ENTITY, record_id=record.id)
        )

    def title(self, kind: type[Record] | str, record_id: str | None) -> str:
        """The name of a record, "" for none or one that may not be shown."""
        known = RECORDS.get(kind) if isinstance(kind, str) else kind
        if record_id is None or known is None:
            return ""
        found = self._titles.get((known, record_id))
        if found is None:
            record = self.shelf.get(known, record_id)
            found = self._titles[known, record_id] = self.title_of(record)
        return found

    def title_of(self, record: Record | None) -> str:
        """The name of a record: of a firm the short one, "?" for a person nobody can name."""
        if record is None:
            return ""
        if isinstance(record, Organisation):
            return firm_name(record)
        if isinstance(record, Person):
            return record.name or "?"
        if isinstance(record, Project):
            return record.code or record.name or "?"
        return title_of(record, self.shelf)

    def insight(self, code: str) -> Insight | None:
        """The result of a formula; ``None`` where there is no such formula."""
        formula = FORMULAS.get(code)
        if formula is not None and code not in self._results:
            self._results[code] = formula(self.whole, self.today)
        return self._results.get(code)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, the worst first, without what was put aside; nothing of private records.

        The rules are asked of what the formulas gave this desk.
        """
        from kamdesk.domain.findings.judge import findings_of

        insights = {code: one for code in FORMULAS if (one := self.insight(code)) is not None}
        found = findings_of(self.whole, self.today, insights=insights)
        return tuple(item for item in found if self.may_tell(item.rows))

    def may_tell(self, rows: Sequence[Row]) -> bool:
        """Whether no private record stands behind something."""
        return self.with_private or not any(row.id in self._private for row in rows)

    def item(self, code: str, key: str) -> Insight | None:
        """The result of a formula for a narrower subject."""
        found = self.insight(code)
        return found.items.get(key) if found else None

    def may_show(self, part: Part) -> bool:
        """Whether no private record stands behind a part of a result."""
        return self.with_private or not any(row.id in self._private for row in part.rows)

    @cached_property
    def _private(self) -> frozenset[str]:
        return frozenset(r.id for r in self.whole.shelf.everything() if r.private)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What the file still needs, ranked; nothing of private records."""
        return gaps(self.shown, self.today)

    @cached_property
    def met(self) -> dict[str, dt.date]:
        """Person to the day of the last meeting."""
        return last_touches(self.shown, self.today)

    def seen(self, record: Record, attribute: str) -> Observation | None:
        """The observation that stands behind a value."""
        return counting(observations(self.shown, record, attribute=attribute))

    @cached_property
    def currency(self) -> str:
        """The currency most amounts of the account are in."""
        fields = (
            *(row.amount for row in self.shelf.of(Invoice)),
            *(row.total for row in self.shelf.of(Spend)),
            *(row.price_ours for row in self.shelf.of(Project)),
            *(row.budget_hi for row in self.shelf.of(Project)),
            self.whole.account.annual_turnover,
        )
        found = Counter(amount.currency for amount in fields if amount is not None)
        usual = "TWD" if language() == "zh_TW" else "CNY"
        return found.most_common(1)[0][0] if found else usual

    @property
    def unit(self) -> int:
        """How many of the currency one stands for."""
        return UNITS[language()]

    def amount(self, money: Money | None) -> float | None:
        """An amount in the unit of the workbook; whole numbers stay whole."""
        if money is None:
            return None
        value = money.amount / (minor_of(money.currency) * self.unit)
        return int(value) if value.is_integer() else value

    @property
    def unit_words(self) -> str:
        """What the amounts are in, for the note above a sheet."""
        # Chinese counts in ten thousands: its translation says so, as ``unit`` does.
        return _("Amounts in thousand {currency}").format(currency=self.currency)


def local(moment: dt.datetime | None) -> dt.date | None:
    """A stored time as people here read it: a day, or day and hour without a zone.

    Midnight UTC is how a day without an hour is stored: it stays that day.
    """
    if moment is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    stored = moment.astimezone(dt.UTC)
    if stored.time() == dt.time():
        return stored.date()
    return moment.astimezone().replace(tzinfo=None, second=0, microsecond=0)
