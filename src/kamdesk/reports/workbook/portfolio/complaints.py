"""Sheet 9: complaints of all accounts: open and late ones, how fast we answer, which lines."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import key_of
from kamdesk.domain.portfolio.waiting import complaint_rows
from kamdesk.domain.records import Complaint, ProductLine
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, joined
from kamdesk.reports.workbook.desk import local
from kamdesk.reports.workbook.model import Figure, Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import beside, of_all
from kamdesk.reports.workbook.portfolio.parts import name_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.portfolio.waiting import ComplaintRow
    from kamdesk.reports.workbook.portfolio.desk import PortfolioDesk

CODE: Final = "F-16"


@dataclass(frozen=True, slots=True)
class LineOfGoods:
    """The complaints of one product line."""

    name: str
    open: int
    late: int
    all: int
    hours: float | None


def by_line(desk: PortfolioDesk) -> list[LineOfGoods]:
    """Complaints by product line, closed ones too, with the median of the first answer."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in desk.accounts:
        for complaint in row.of(Complaint):
            item = row.item(CODE, key_of(complaint))
            if item is not None:
                name = row.title(ProductLine, complaint.product_line) or _("no product line")
                groups.setdefault(name, []).append(item.detail)
    return [
        LineOfGoods(
            name,
            sum(bool(detail.get("open")) for detail in found),
            sum(bool(detail.get("open") and detail.get("late")) for detail in found),
            len(found),
            _median(found),
        )
        for name, found in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]


def _median(found: list[Mapping[str, Any]]) -> float | None:
    hours = [
        float(detail["first_answer_hours"])
        for detail in found
        if detail.get("answered") and detail.get("first_answer_hours") is not None
    ]
    return median(hours) if hours else None


def ask_of(row: ComplaintRow) -> str:
    """What a complaint asks of the manager."""
    severity = row.severity or ""
    return ask_for("complaint", [severity, f"{severity} late" if row.late else None])


OPEN: Final = Table(
    "Complaints",
    (
        name_column(lambda x: x.desk, width=15.0),
        computed(
            "severity",
            N_("Severity"),
            read=lambda _d, x: scale("SEVERITY").label(x.row.severity),
            form=Form.MARK,
            width=10.0,
            tone=lambda _d, x: {"critical": "act", "major": "watch"}.get(x.row.severity, ""),
        ),
        computed(
            "what",
            N_("What happened"),
            read=lambda _d, x: x.row.what,
            form=Form.LONG,
            width=34.0,
        ),
        computed(
            "line",
            N_("Product line"),
            read=lambda _d, x: x.row.line,
            width=12.0,
        ),
        computed("opened", N_("Opened"), read=lambda _d, x: _day(x.row), form=Form.DAY),
        computed("days", N_("Days open"), read=lambda _d, x: x.row.days, form=Form.WHOLE),
        computed(
            "late", N_("Days late"), read=lambda _d, x: x.row.late, form=Form.WHOLE, above=0.0
        ),
        computed(
            "hours",
            N_("First answer, hours"),
            read=lambda _d, x: x.row.first_answer_hours,
            form=Form.WHOLE,
            width=10.0,
        ),
        computed(
            "tags",
            N_("Handling failures"),
            read=lambda _d, x: joined(scale("HANDLING_FAIL").label(t) for t in x.row.tags),
            width=16.0,
        ),
        ask_column(lambda x: ask_of(x.row)),
    ),
    of_all(lambda desk: beside(desk, complaint_rows(desk.visible))),
)
BY_LINE: Final = Table(
    "ComplaintLines",
    (
        computed("line", N_("Product line"), read=lambda _d, x: x.name, width=15.0, bold=True),
        computed("open", N_("Open"), read=lambda _d, x: x.open, form=Form.WHOLE),
        computed("late", N_("Late"), read=lambda _d, x: x.late, form=Form.WHOLE, above=0.0),
        computed("all", N_("All"), read=lambda _d, x: x.all, form=Form.WHOLE),
        computed(
            "hours",
            N_("First answer, median hours"),
            read=lambda _d, x: x.hours,
            form=Form.SCORE,
            width=11.0,
        ),
    ),
    of_all(by_line),
    title=N_("By product line"),
)


def _day(row: ComplaintRow) -> Any:
    found: Any = local(row.opened)
    return found.date() if hasattr(found, "date") else found


COMPLAINTS: Final = Sheet(
    "complaints",
    N_("Complaints"),
    (OPEN, BY_LINE),
    note=lambda _d: _("The latest first; the clock runs from the day it was opened."),
    figures=(
        Figure(
            "bar",
            N_("Complaints by product line"),
            "ComplaintLines",
            "~line",
            ("~open", "~all"),
        ),
    ),
    coloured=True,
)
