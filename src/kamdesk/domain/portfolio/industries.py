"""Accounts and sales by industry, and the firms nobody dealt with yet: F-35 as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.industries import covered
from kamdesk.domain.insight.numbers import FULL
from kamdesk.domain.portfolio.whole import money, named
from kamdesk.domain.records import Industry
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.fact import Money
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.portfolio.whole import Named, Whole


@dataclass(frozen=True, slots=True)
class IndustryRow:
    """One industry: its trend (code of TREND), its firms by whether we deal with them, its sales.

    ``share`` of all sales and ``change`` against the 12 months before in percent, ``None`` where
    there is nothing to compare.
    """

    id: str
    name: str
    trend: str | None
    covered: int
    open: int
    unknown: int
    now: Money | None
    before: Money | None
    share: float | None
    insight: Insight

    @property
    def firms(self) -> int:
        """How many firms stand in the book."""
        return self.covered + self.open + self.unknown

    @property
    def change(self) -> float | None:
        """How sales changed against the 12 months before, in percent."""
        if self.now is None or self.before is None or self.before.amount <= 0:
            return None
        return FULL * (self.now.amount - self.before.amount) / self.before.amount


@dataclass(frozen=True, slots=True)
class OpenFirm:
    """A firm of the target list that nobody dealt with yet."""

    account: Named
    industry: str
    note: str

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.account.id


def industry_rows(found: Insight) -> tuple[IndustryRow, ...]:
    """The industries of F-35, the largest sales first."""
    return tuple(_row(key, item) for key, item in found.items.items())


def _row(key: str, item: Insight) -> IndustryRow:
    detail: Any = item.detail
    count = {part.code: int(part.points or 0) for part in item.parts[:3]}
    return IndustryRow(
        id=key,
        name=detail["name"],
        trend=detail["trend"],
        covered=count["covered"],
        open=count["open"],
        unknown=count["unknown"],
        now=money(detail["now"], detail["currency"]),
        before=money(detail["before"], detail["currency"]),
        share=detail["share"],
        insight=item,
    )


def open_firms(whole: Whole) -> tuple[OpenFirm, ...]:
    """The firms not covered yet, by industry and name."""
    found = []
    for dossier in whole.dossiers:
        if covered(dossier, whole.today) is not False:
            continue
        industry = dossier.shelf.get(Industry, dossier.organisation.industry)
        name = (industry.name or "") if industry else _("Industry not entered")
        found.append(OpenFirm(named(dossier), name, dossier.account.follow_note or ""))
    return tuple(sorted(found, key=lambda row: (row.industry, row.account.name, row.id)))
