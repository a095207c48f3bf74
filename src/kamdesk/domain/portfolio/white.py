"""Where we could sell and do not (5.3 sheet 13): accounts by product line, and one by its sites."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.sales import till_of
from kamdesk.domain.insight.spending import LineSpend, spend_by_line
from kamdesk.domain.insight.wallet import white_space
from kamdesk.domain.portfolio.whole import money, named, summed, till_for
from kamdesk.domain.records import ProductLine, Site
from kamdesk.i18n import N_

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Money
    from kamdesk.domain.insight.sales import Till
    from kamdesk.domain.portfolio.whole import Named, Whole

STATES = {
    "ours": N_("Ours"),
    "rival": N_("Rival"),
    "none": N_("None needed"),
    "unknown": N_("Unknown"),
}
"""Who is there, as msgids, in the order of the legend."""


@dataclass(frozen=True, slots=True)
class WhiteCell:
    """One line at one account: who is there, the yearly amounts where known, our share (0..1)."""

    state: str
    total: Money | None = None
    ours: Money | None = None
    unserved: Money | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class WhiteRow:
    """One account with a cell per line; ``unserved`` the sum of what they buy elsewhere."""

    account: Named
    cells: tuple[WhiteCell, ...]
    unserved: tuple[Money, ...]

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.account.id


@dataclass(frozen=True, slots=True)
class WhiteGrid:
    """Lines (key, name) across, accounts down, the largest opportunity first, totals per line."""

    currency: str
    lines: tuple[tuple[str, str], ...]
    rows: tuple[WhiteRow, ...]
    totals: tuple[tuple[Money, ...], ...]
    unserved: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class SiteGrid:
    """One account: its sites down, our lines across, who is there in each cell."""

    lines: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def white_grid(whole: Whole) -> WhiteGrid:
    """Every account against every line of ours."""
    till = till_of(whole.dossiers)
    lines = own_lines(whole)
    rows = [_row(dossier, lines, till=till) for dossier in whole.dossiers]
    rows.sort(key=lambda row: (-_first(row.unserved, till), row.account.key))
    return WhiteGrid(
        currency=till.currency,
        lines=tuple((key_of(line), line.name or key_of(line)) for line in lines),
        rows=tuple(rows),
        totals=tuple(
            summed((row.cells[number].unserved for row in rows), till)
            for number in range(len(lines))
        ),
        unserved=summed((cell.unserved for row in rows for cell in row.cells), till),
    )


def own_lines(whole: Whole) -> tuple[ProductLine, ...]:
    """Our product lines as far as any account knows them, by key."""
    found = {
        line.id: line
        for dossier in whole.dossiers
        for line in dossier.shelf.of(ProductLine)
        if line.own
    }
    return tuple(sorted(found.values(), key=key_of))


def _first(sums: tuple[Money, ...], till: Till) -> int:
    return next((item.amount for item in sums if item.currency == till.currency), 0)


def _row(dossier: Dossier, lines: tuple[ProductLine, ...], *, till: Till) -> WhiteRow:
    used = till_for(dossier, till)
    spent = spend_by_line(dossier, used)
    installed: dict[str, list[str]] = defaultdict(list)
    for line, _site, state in grid_of(dossier):
        installed[line].append(state)
    cells = tuple(
        _cell(spent.get(line.id), installed[key_of(line)], currency=used.currency) for line in lines
    )
    return WhiteRow(named(dossier), cells, summed((cell.unserved for cell in cells), till))


def grid_of(dossier: Dossier) -> list[tuple[str, str, str]]:
    """The grid of F-17: line, site (keys), and who is there."""
    cells: list[Any] = list(white_space(dossier))
    return [(line, site, state) for line, site, state in cells]


def _cell(spent: LineSpend | None, installed: list[str], *, currency: str) -> WhiteCell:
    return WhiteCell(
        state=_state(spent, installed),
        total=money(spent.total if spent else None, currency),
        ours=money(spent.ours if spent else None, currency),
        unserved=money(spent.unserved if spent else None, currency),
        share=spent.share if spent else None,
    )


def _state(spent: LineSpend | None, installed: list[str]) -> str:
    """Who is there: what they spend with us says more than what stands at a site."""
    if spent is not None and spent.ours:
        return "ours"
    if "ours" in installed:
        return "ours"
    if spent is not None and spent.total and spent.ours == 0:
        return "rival"
    if "rival" in installed:
        return "rival"
    nothing = spent is not None and spent.total == 0
    return "none" if nothing or (installed and set(installed) == {"none"}) else "unknown"


def site_grid(dossier: Dossier) -> SiteGrid:
    """The sites of one account against our lines."""
    lines = sorted((line for line in dossier.shelf.of(ProductLine) if line.own), key=key_of)
    sites = dossier.shelf.where(Site, "organisation", value=dossier.organisation.id)
    states = {(line, site): state for line, site, state in grid_of(dossier)}
    return SiteGrid(
        lines=tuple((key_of(line), line.name or key_of(line)) for line in lines),
        rows=tuple(
            (
                site.name or site.city or key_of(site),
                tuple(states[key_of(line), key_of(site)] for line in lines),
            )
            for site in sorted(sites, key=key_of)
        ),
    )
