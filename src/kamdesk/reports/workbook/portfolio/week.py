"""Sheet 1: what is wrong this week, the worst account first, each line with its next step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.pages.deadlines import deadlines
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import of_all

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.findings import Finding
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

SERIOUS: Final = frozenset({"red", "amber"})
TONES: Final = {"red": "act", "amber": "watch"}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding of the week with what comes next for its account."""

    finding: Finding
    row: AccountDesk
    due: dt.date | None
    step: str

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.row.id

    @property
    def name(self) -> str:
        """The account."""
        return self.row.name

    @property
    def owner(self) -> str:
        """Who answers for the account."""
        return self.row.owner


def lines(desk: PortfolioDesk) -> list[Line]:
    """The serious findings: by how many red ones an account has, then by its sales (F-26)."""
    ordered = sorted(
        desk.accounts,
        key=lambda row: (-sum(f.severity == "red" for f in row.findings), -row.sold, row.id),
    )
    found = [_line(row, item) for row in ordered for item in row.findings]
    return [line for line in found if line.finding.severity in SERIOUS]


def _line(row: AccountDesk, finding: Finding) -> Line:
    ahead = next(iter(deadlines(row)), None)
    step = " · ".join(part for part in (ahead.kind, ahead.matter) if part) if ahead else ""
    return Line(finding, row, ahead.day if ahead else None, step)


WEEK: Final = Sheet(
    "week",
    N_("This week"),
    (
        Table(
            "ThisWeek",
            (
                computed(
                    "account", N_("Account"), read=lambda _d, x: x.name, width=16.0, bold=True
                ),
                computed(
                    "severity",
                    N_("Severity"),
                    read=lambda _d, x: scale("FINDING").label(x.finding.severity),
                    form=Form.MARK,
                    width=9.5,
                    tone=lambda _d, x: TONES[x.finding.severity],
                ),
                computed(
                    "wrong",
                    N_("What is wrong"),
                    read=lambda _d, x: x.finding.words,
                    form=Form.LONG,
                    width=46.0,
                ),
                computed(
                    "days",
                    N_("Days"),
                    read=lambda _d, x: x.finding.days,
                    form=Form.WHOLE,
                    width=7.0,
                ),
                computed(
                    "money",
                    N_("Money at stake"),
                    read=lambda _d, x: x.finding.amount,
                    form=Form.MONEY,
                    width=10.0,
                ),
                computed("owner", N_("Owner"), read=lambda _d, x: x.owner, width=10.0),
                computed(
                    "step", N_("Next step"), read=lambda _d, x: x.step, form=Form.LONG, width=30.0
                ),
                computed("due", N_("Due"), read=lambda _d, x: x.due, form=Form.DAY),
                ask_column(lambda x: ask_for("findings", [x.finding.rule])),
            ),
            of_all(lines),
        ),
    ),
    note=lambda desk: " · ".join(
        (
            _("As of {day}; the account with the most red findings first.").format(
                day=desk.today.isoformat()
            ),
            desk.unit_words,
        )
    ),
    coloured=True,
)
