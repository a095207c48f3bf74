"""Sheet 15: how it moved: sales by month, and the monthly snapshots of every account."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.insight.sales import month_of, sold
from kamdesk.domain.records import Sale, Snapshot
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.canvas import FIRST_COLUMN, KEY_ROW
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.figures import place_figures
from kamdesk.reports.workbook.frame import BLOCK_HEIGHT, finish_stack
from kamdesk.reports.workbook.layout import Place, body_of, lay
from kamdesk.reports.workbook.looks import BLOCK_TITLE
from kamdesk.reports.workbook.model import Figure, Sheet, Table
from kamdesk.reports.workbook.portfolio.desk import of_all, whole_desk
from kamdesk.reports.workbook.portfolio.parts import name_column

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.reports.workbook.canvas import Canvas
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

MONTHS: Final = 12
MOST_CHARTS: Final = 8
"""Accounts that get a small chart; the table holds all."""
FEWEST: Final = 2
"""Snapshots that make a line."""
PERCENT: Final = 100.0


@dataclass(frozen=True, slots=True)
class Month:
    """The sales of one month beside those of the month a year before."""

    day: dt.date
    now: Any
    before: Any


@dataclass(frozen=True, slots=True)
class Point:
    """One snapshot of an account, or what holds today."""

    row: AccountDesk
    day: dt.date
    values: dict[str, float]

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.row.id

    def share(self, code: str) -> float | None:
        """A percentage as a share."""
        value = self.values.get(code)
        return None if value is None else value / PERCENT


def months(desk: PortfolioDesk) -> list[Month]:
    """The sales of the last twelve months, the oldest first; empty without any."""
    rows = [sale for dossier in desk.data.dossiers for sale in sales_of(dossier)]
    by_month: dict[str, list[Sale]] = {}
    for sale in rows:
        by_month.setdefault(sale.month or "", []).append(sale)

    def amount(back: int) -> Any:
        found = by_month.get(month_of(desk.today, back), [])
        return desk.money(sold(found, desk.till)) if found else None

    if not rows:
        return []
    return [
        Month(_first(month_of(desk.today, back)), amount(back), amount(back + MONTHS))
        for back in reversed(range(MONTHS))
    ]


def sales_of(dossier: Dossier) -> tuple[Sale, ...]:
    """The sale rows of an account."""
    return dossier.shelf.where(Sale, "account", value=dossier.account.id)


def _first(month: str) -> dt.date:
    return dt.date.fromisoformat(f"{month}-01")


def points(desk: PortfolioDesk) -> list[Point]:
    """The snapshots of every account and its values of today, the oldest first."""
    return [point for row in desk.accounts for point in _points(row)]


def _points(row: AccountDesk) -> list[Point]:
    found = row.whole.shelf.where(Snapshot, "subject", value=row.id)
    kept = {
        item.taken_on: _values(item)
        for item in found
        if item.taken_on is not None and item.taken_on < row.today
    }
    kept[row.today] = {code: value for code in CODES if (value := row.value(code)) is not None}
    return [Point(row, day, kept[day]) for day in sorted(kept)]


def _values(item: Snapshot) -> dict[str, float]:
    """The numbers of a snapshot by formula; it may keep them bare or with their level."""
    values: Any = item.values if isinstance(item.values, dict) else {}
    out = {}
    for code, found in values.items():
        number = found.get("value") if isinstance(found, dict) else found
        if isinstance(number, int | float):
            out[str(code)] = float(number)
    return out


CODES: Final = ("F-01", "F-02", "F-03")
SALES: Final = Table(
    "SalesMonths",
    (
        computed("month", N_("Month"), read=lambda _d, x: x.day, form=Form.MONTH, width=18.0),
        computed("now", N_("Sales"), read=lambda _d, x: x.now, form=Form.MONEY),
        computed("before", N_("A year before"), read=lambda _d, x: x.before, form=Form.MONEY),
    ),
    of_all(months),
)
SNAPSHOTS: Final = Table(
    "Trends",
    (
        name_column(lambda x: x.row),
        computed("day", N_("Date"), read=lambda _d, x: x.day, form=Form.DAY),
        computed(
            "complete", N_("File completeness"), read=lambda _d, x: x.share("F-01"), form=Form.SHARE
        ),
        computed(
            "relation",
            N_("Relationship, total"),
            read=lambda _d, x: x.values.get("F-02"),
            form=Form.SCORE,
            width=11.0,
        ),
        computed(
            "risk", N_("Risk, points"), read=lambda _d, x: x.values.get("F-03"), form=Form.SCORE
        ),
    ),
    of_all(points),
    title=N_("Snapshots by account; the last line is today"),
)


def _figures(desk: PortfolioDesk) -> list[Figure]:
    """Sales by month, then relationship and risk of each account with more than one snapshot."""
    out = [
        Figure(
            "line", N_("Sales by month"), "SalesMonths", "~month", ("~now", "~before"), beside=True
        )
    ]
    first = 0
    for row in desk.accounts:
        count = len(_points(row))
        if count >= FEWEST and len(out) <= MOST_CHARTS:
            out.append(
                Figure(
                    "line",
                    row.name,
                    "Trends",
                    "~day",
                    ("~relation", "~risk"),
                    beside=True,
                    first=first,
                    rows=count,
                    ready=True,
                )
            )
        first += count
    return out


def _draw(desk: Desk, canvas: Canvas) -> None:
    row = KEY_ROW
    for table in (SALES, SNAPSHOTS):
        body = body_of(desk, table)
        if not body.rows:
            continue
        if canvas.tables:
            canvas.put(row + 1, FIRST_COLUMN, value=_(table.title), look=BLOCK_TITLE)
            canvas.heights[row + 1] = BLOCK_HEIGHT
            row += 2
        row = lay(desk, canvas, body=body, place=Place(row))
    finish_stack(canvas, keep=1)
    place_figures(desk, canvas, figures=_figures(whole_desk(desk)))


TRENDS: Final = Sheet(
    "trends",
    N_("Trends"),
    note=lambda desk: desk.unit_words,
    draw=_draw,
)
