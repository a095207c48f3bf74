"""Sheet 1: what is wrong this week, the worst account first, each line with its next step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.wording import listed
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.monday_lines import PAUSED
from kamdesk.domain.records import Invoice
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.model import Sheet, Table
from kamdesk.reports.workbook.portfolio.asks import ask_column, ask_for
from kamdesk.reports.workbook.portfolio.desk import of_all

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.fact import Money
    from kamdesk.domain.insight.monday_lines import Line
    from kamdesk.reports.workbook.portfolio.desk import AccountDesk, PortfolioDesk

TONES: Final = {"red": "act", "amber": "watch"}


@dataclass(frozen=True, slots=True)
class Matter:
    """One line of the sheet: of the list F-26, or a red finding."""

    row: AccountDesk
    kind: str
    severity: str
    words: str
    days: int | None
    amount: Money | None
    ours: str
    ask: str

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.row.id

    @property
    def step(self) -> str:
        """Our next step at the account."""
        return self.row.next_step[0]

    @property
    def due(self) -> dt.date | None:
        """The day of the next step."""
        return self.row.next_step[1]


def due(desk: PortfolioDesk) -> list[Matter]:
    """The list F-26: what is due, late or ends, section by section, the gravest first."""
    sections = desk.data.monday.sections if desk.data.monday else ()
    return [
        Matter(
            row,
            section.title,
            line.severity,
            line.words,
            line.days,
            line.amount,
            listed(row.title("person", person.id) for person in line.ours) or row.owner,
            _ask(row, line),
        )
        for section in sections
        for line in section.lines
        if (row := desk.account(line.account)) is not None and row.may_tell(line.rows)
    ]


def _ask(row: AccountDesk, line: Line) -> str:
    """What a line asks of the manager: of money its step says it, of the rest its section."""
    if line.section != "money":
        return ask_for("monday", [f"{line.section} {line.severity}"])
    steps = (row.shelf.get(Invoice, one.id) for one in line.rows if one.entity == Invoice.ENTITY)
    items = (row.item("F-08", key_of(invoice)) for invoice in steps if invoice is not None)
    return ask_for("collection", [item.level for item in items if item is not None])


def alarming(desk: PortfolioDesk) -> list[Matter]:
    """The red findings: by how many of them an account has, then by its sales (F-26)."""
    red = {row.id: [f for f in row.findings if f.severity == "red"] for row in desk.accounts}
    ordered = sorted(desk.accounts, key=lambda row: (-len(red[row.id]), -row.sold, row.id))
    return [
        Matter(
            row,
            _("Alarm"),
            finding.severity,
            finding.words,
            finding.days,
            finding.amount,
            row.owner,
            ask_for("findings", [finding.rule]),
        )
        for row in ordered
        for finding in red[row.id]
    ]


def _light(severity: str) -> str:
    """How serious a line is; money that is held or disputed only waits."""
    return _("paused") if severity == PAUSED else scale("FINDING").label(severity)


COLUMNS: Final = (
    computed("account", N_("Account"), read=lambda _d, x: x.row.name, width=14.0, bold=True),
    computed(
        "kind",
        N_("Matter"),
        read=lambda _d, x: x.kind,
        width=19.0,
    ),
    computed(
        "severity",
        N_("Light"),
        read=lambda _d, x: _light(x.severity),
        form=Form.MARK,
        width=10.0,
        tone=lambda _d, x: TONES.get(x.severity, ""),
    ),
    computed("wrong", N_("What is wrong"), read=lambda _d, x: x.words, form=Form.LONG, width=40.0),
    computed("days", N_("Days"), read=lambda _d, x: x.days, form=Form.WHOLE, width=7.0),
    computed(
        "money", N_("Money at stake"), read=lambda _d, x: x.amount, form=Form.MONEY, width=10.0
    ),
    computed("owner", N_("Owner"), read=lambda _d, x: x.ours, width=11.0),
    computed("step", N_("Next step"), read=lambda _d, x: x.step, form=Form.LONG, width=24.0),
    computed("due", N_("Due"), read=lambda _d, x: x.due, form=Form.DAY),
    ask_column(lambda x: x.ask, width=12.0),
)
WEEK: Final = Sheet(
    "week",
    N_("This week"),
    (
        Table("ThisWeek", COLUMNS, of_all(due)),
        Table("Alarms", COLUMNS, of_all(alarming), title=N_("Red findings")),
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
