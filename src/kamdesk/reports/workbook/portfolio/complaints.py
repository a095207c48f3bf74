"""Sheet 9: complaints of all accounts: open and late ones, how fast we answer, which lines."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import key_of
from kamdesk.domain.records import Complaint, ProductLine
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed, joined
from kamdesk.reports.workbook.desk import local
from kamdesk.reports.workbook.model import Figure, Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import of_all
from kamdesk.reports.workbook.portfolio.parts import name_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

CODE: Final = "F-16"
HOURS: Final = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One open complaint."""

    row: AccountDesk
    complaint: Complaint
    detail: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The id of the complaint."""
        return self.complaint.id

    @property
    def late(self) -> int:
        """Days past the target, 0 in time."""
        return int(self.detail.get("late") or 0)


def lines(desk: PortfolioDesk) -> list[Line]:
    """The open complaints, the latest first."""
    found = [line for line in _all(desk) if line.detail.get("open")]
    return sorted(found, key=lambda line: (-line.late, line.id))


def _all(desk: PortfolioDesk) -> list[Line]:
    found = []
    for row in desk.accounts:
        result = row.insight(CODE)
        for complaint in row.of(Complaint):
            item = result.items.get(key_of(complaint)) if result else None
            if item is not None:
                found.append(Line(row, complaint, item.detail))
    return found


@dataclass(frozen=True, slots=True)
class LineOfGoods:
    """The complaints of one product line."""

    name: str
    open: int
    late: int
    all: int
    hours: float | None


def by_line(desk: PortfolioDesk) -> list[LineOfGoods]:
    """Complaints by product line with the median of the first answer."""
    groups: dict[str, list[Line]] = {}
    for line in _all(desk):
        name = line.row.title(ProductLine, line.complaint.product_line) or _("no product line")
        groups.setdefault(name, []).append(line)
    return [
        LineOfGoods(
            name,
            sum(bool(line.detail.get("open")) for line in found),
            sum(line.late > 0 and bool(line.detail.get("open")) for line in found),
            len(found),
            _median(found),
        )
        for name, found in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]


def _median(found: list[Line]) -> float | None:
    hours = [
        float(line.detail["first_answer_hours"])
        for line in found
        if line.detail.get("answered") and line.detail.get("first_answer_hours") is not None
    ]
    return median(hours) if hours else None


def ask_of(line: Line) -> str:
    """What a complaint asks of the manager."""
    severity = line.complaint.severity or ""
    return ask_for("complaint", [severity, f"{severity} late" if line.late else None])


OPEN: Final = Table(
    "Complaints",
    (
        name_column(lambda x: x.row, width=15.0),
        computed(
            "severity",
            N_("Severity"),
            read=lambda _d, x: scale("SEVERITY").label(x.complaint.severity),
            form=Form.MARK,
            width=10.0,
            tone=lambda _d, x: {"critical": "act", "major": "watch"}.get(x.complaint.severity, ""),
        ),
        computed(
            "what",
            N_("What happened"),
            read=lambda _d, x: x.complaint.what,
            form=Form.LONG,
            width=34.0,
        ),
        computed(
            "line",
            N_("Product line"),
            read=lambda _d, x: x.row.title(ProductLine, x.complaint.product_line),
            width=12.0,
        ),
        computed("opened", N_("Opened"), read=lambda _d, x: _day(x), form=Form.DAY),
        computed("days", N_("Days open"), read=lambda _d, x: x.detail.get("days"), form=Form.WHOLE),
        computed("late", N_("Days late"), read=lambda _d, x: x.late, form=Form.WHOLE, above=0.0),
        computed(
            "hours",
            N_("First answer, hours"),
            read=lambda _d, x: x.detail.get("first_answer_hours"),
            form=Form.WHOLE,
            width=10.0,
        ),
        computed(
            "tags",
            N_("Handling failures"),
            read=lambda _d, x: joined(scale("HANDLING_FAIL").label(t) for t in x.complaint.tags),
            width=16.0,
        ),
        ask_column(ask_of),
    ),
    of_all(lines),
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


def _day(line: Line) -> Any:
    found: Any = local(line.complaint.opened)
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
