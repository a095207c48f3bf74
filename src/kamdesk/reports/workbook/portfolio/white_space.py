"""Sheet 13: where we are not: lines by account, what they buy elsewhere, who sits there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.spending import spend_by_line
from kamdesk.domain.records import ProductLine, Site
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, joined
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import NONE, ask_column
from kamdesk.reports.workbook.portfolio.desk import of_all
from kamdesk.reports.workbook.portfolio.parts import name_column, owner_column

if TYPE_CHECKING:
    from kamdesk.domain.insight.spending import LineSpend
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

STATES: Final = {
    "ours": N_("ours"),
    "rival": N_("a rival's"),
    "none": N_("buys none"),
    "unknown": N_("not known"),
}
ORDER: Final = ("rival", "unknown", "none", "ours")
TONES: Final = {"rival": "act", "unknown": "watch"}


@dataclass(frozen=True, slots=True)
class Place:
    """One product line of ours at one account, over its sites."""

    row: AccountDesk
    line: ProductLine
    state: str
    sites: dict[str, str]
    spend: LineSpend | None

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.row.id

    @property
    def unserved(self) -> float | None:
        """What they buy elsewhere in the line, in minor units."""
        return self.spend.unserved if self.spend else None


def cells(desk: PortfolioDesk) -> list[Place]:
    """Every line of ours at every account, what is unserved first."""
    found = [cell for row in desk.accounts for cell in _of(row)]
    return sorted(
        found,
        key=lambda cell: (
            -(cell.unserved or 0.0),
            ORDER.index(cell.state),
            cell.row.name,
            cell.line.id,
        ),
    )


def _of(row: AccountDesk) -> list[Place]:
    grid: Any = row.detail("F-17").get("grid") or ()
    spends = spend_by_line(row.whole, row.portfolio.till)
    out = []
    for line in (line for line in row.shelf.of(ProductLine) if line.own):
        sites = {site: state for key, site, state in grid if key == key_of(line)}
        states = Counter(sites.values())
        # One site with a rival is a place to win, whatever the others say.
        worst = next((state for state in ORDER if states[state]), "unknown")
        out.append(Place(row, line, worst, sites, spends.get(line.id)))
    return out


def _sites(cell: Place) -> str:
    names = {key_of(site): site.name or key_of(site) for site in cell.row.shelf.of(Site)}
    return joined(
        f"{names[key]}: {_(STATES[state])}" for key, state in cell.sites.items() if key in names
    )


def _money(key: str, label: str, *, read: Any) -> Any:
    return computed(
        key, label, read=lambda _d, x: x.row.portfolio.money(read(x)), form=Form.MONEY, width=11.0
    )


WHITE_SPACE: Final = Sheet(
    "white_space",
    N_("White space"),
    (
        Table(
            "WhiteSpace",
            (
                name_column(lambda x: x.row),
                computed(
                    "line",
                    N_("Product line"),
                    read=lambda _d, x: x.line.name,
                    width=16.0,
                    bold=True,
                ),
                computed(
                    "state",
                    N_("Who is there"),
                    read=lambda _d, x: _(STATES[x.state]),
                    form=Form.MARK,
                    width=11.0,
                    tone=lambda _d, x: TONES.get(x.state, ""),
                ),
                _money("unserved", N_("Unserved a year"), read=lambda x: x.unserved),
                _money(
                    "total", N_("Total spend"), read=lambda x: x.spend.total if x.spend else None
                ),
                _money(
                    "ours", N_("Of this with us"), read=lambda x: x.spend.ours if x.spend else None
                ),
                computed(
                    "share",
                    N_("Our share"),
                    read=lambda _d, x: x.spend.share if x.spend else None,
                    form=Form.SHARE,
                ),
                computed(
                    "sites", N_("By site"), read=lambda _d, x: _sites(x), form=Form.LONG, width=32.0
                ),
                owner_column(lambda x: x.row),
                ask_column(lambda _x: NONE),
            ),
            of_all(cells),
        ),
    ),
    note=lambda desk: " · ".join((_("What they buy elsewhere first."), desk.unit_words)),
    coloured=True,
)
