"""Sheet 13: where we are not: lines by account, what they buy elsewhere, who sits there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import key_of
from kamdesk.domain.portfolio.white import white_grid
from kamdesk.domain.records import Site
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, joined
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import NONE, ask_column
from kamdesk.reports.workbook.portfolio.desk import beside, of_all
from kamdesk.reports.workbook.portfolio.parts import (
    money_column,
    name_column,
    owner_column,
)

if TYPE_CHECKING:
    from kamdesk.domain.portfolio.white import WhiteCell
    from kamdesk.reports.workbook.columns import Column
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

STATES: Final = {
    "rival": N_("a rival's"),
    "unknown": N_("not known"),
    "none": N_("buys none"),
    "ours": N_("ours"),
}
"""Who is there, what there is to win first."""
TONES: Final = {"rival": "act", "unknown": "watch"}


@dataclass(frozen=True, slots=True)
class Place:
    """One product line of ours at one account, over its sites; the line by its key."""

    desk: AccountDesk
    key: str
    line: str
    cell: WhiteCell

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.desk.id


def cells(desk: PortfolioDesk) -> list[Place]:
    """Every line of ours at every account, what is unserved first."""
    grid = white_grid(desk.view)
    found = [
        Place(row.desk, key, line, cell)
        for row in beside(desk, grid.rows)
        for (key, line), cell in zip(grid.lines, row.row.cells, strict=True)
    ]
    order = list(STATES)
    return sorted(
        found,
        key=lambda x: (
            -(x.cell.unserved.amount if x.cell.unserved else 0),
            order.index(x.cell.state),
            x.desk.name,
            x.key,
        ),
    )


def _sites(place: Place) -> str:
    names = {key_of(site): site.name or key_of(site) for site in place.desk.shelf.of(Site)}
    grid: Any = place.desk.detail("F-17").get("grid") or ()
    return joined(
        f"{names[site]}: {_(STATES[state])}"
        for key, site, state in grid
        if key == place.key and site in names
    )


def _money(name: str, label: str) -> Column:
    return money_column(name, label, of=lambda x: x.cell, width=11.0)


WHITE_SPACE: Final = Sheet(
    "white_space",
    N_("White space"),
    (
        Table(
            "WhiteSpace",
            (
                name_column(lambda x: x.desk),
                computed(
                    "line",
                    N_("Product line"),
                    read=lambda _d, x: x.line,
                    width=16.0,
                    bold=True,
                ),
                computed(
                    "state",
                    N_("Who is there"),
                    read=lambda _d, x: _(STATES[x.cell.state]),
                    form=Form.MARK,
                    width=11.0,
                    tone=lambda _d, x: TONES.get(x.cell.state, ""),
                ),
                _money("unserved", N_("Unserved a year")),
                _money("total", N_("Total spend")),
                _money("ours", N_("Of this with us")),
                computed(
                    "share",
                    N_("Our share"),
                    read=lambda _d, x: x.cell.share,
                    form=Form.SHARE,
                ),
                computed(
                    "sites", N_("By site"), read=lambda _d, x: _sites(x), form=Form.LONG, width=32.0
                ),
                owner_column(lambda x: x.desk),
                ask_column(lambda _x: NONE),
            ),
            of_all(cells),
        ),
    ),
    note=lambda desk: " · ".join((_("What they buy elsewhere first."), desk.unit_words)),
    coloured=True,
)
