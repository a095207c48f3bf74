"""What the customer spends in a line, and how much of it with us: the base of F-17 and others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.insight.sales import Till, own_till
from kamdesk.domain.records import Spend
from kamdesk.domain.remembered import remembered

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.numbers import Limits


@dataclass(frozen=True, slots=True)
class LineSpend:
    """A year's spend in one line over all sites, in minor units; ``None`` is not known."""

    line: str
    total: float | None
    ours: float | None
    records: tuple[Spend, ...]

    @property
    def odd(self) -> bool:
        """Whether the figures contradict each other: we cannot sell more than they buy."""
        return self.total is not None and self.ours is not None and self.ours > self.total

    @property
    def share(self) -> float | None:
        """Our share, 0 to 1; ``None`` if unknown or contradictory."""
        if self.total is None or self.ours is None or self.odd or self.total <= 0:
            return None
        return self.ours / self.total

    @property
    def unserved(self) -> float | None:
        """What they buy elsewhere, in minor units; ``None`` if unknown or contradictory."""
        if self.total is None or self.ours is None or self.odd:
            return None
        return self.total - self.ours


def spend_by_line(
    dossier: Dossier, till: Till | None = None, *, limits: Limits | None = None
) -> dict[str, LineSpend]:
    """The newest year of each line, its sites added up, by id of the line."""
    till = till or own_till(dossier, limits)
    groups: dict[str, list[Spend]] = defaultdict(list)
    for row in dossier.shelf.where(Spend, "account", value=dossier.account.id):
        # A row of another supplier says what he sells, not what the customer spends in all.
        if row.product_line is not None and (row.total is not None or row.ours is not None):
            groups[row.product_line].append(row)
    return {line: _line(line, rows, till=till) for line, rows in sorted(groups.items())}


def _line(line: str, rows: list[Spend], *, till: Till) -> LineSpend:
    newest = max(row.year or 0 for row in rows)
    used = tuple(row for row in rows if (row.year or 0) == newest)
    totals = [till.worth(row.total) for row in used]
    ours = [till.worth(row.ours) for row in used]
    return LineSpend(line, _sum(totals), _sum(ours), used)


def _sum(values: list[float | None]) -> float | None:
    """The sum, ``None`` as soon as one value is not known."""
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


@remembered
def unserved(dossier: Dossier, limits: Limits | None = None) -> float | None:
    """What the customer buys elsewhere in the lines we know, in minor units; ``None`` = unknown."""
    lines = spend_by_line(dossier, limits=limits).values()
    known = [line.unserved for line in lines if line.unserved is not None]
    return sum(known) if known else None
