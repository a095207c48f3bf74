"""At the right of Today: which account to look at first, and how much hangs on few customers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.fact import Money
from kamdesk.domain.standing import thresholds
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import Share, SharesBar
from kamdesk.ui.kit import Button, Panel, PlainLabel, Tag
from kamdesk.ui.models import Cell, Column, RecordsModel
from kamdesk.ui.models.cells import CellsView
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.domain.insight.result import Insight

MOST = 5
"""Accounts shown; the list of accounts has them all."""
COUNTS = frozenset({"red", "amber"})
LEVELS = {"alarm": "red", "watch": "amber", "ok": "green"}


@dataclass(frozen=True, slots=True)
class FirstLine:
    """One account with its red and amber findings and its sales of twelve months."""

    id: str
    name: str
    red: int
    amber: int
    sold: Money | None


def first_columns() -> tuple[Column, ...]:
    """Account, red, amber, twelve months."""
    return (
        Column(
            title=_("Account"), value=lambda line: line.name, role="subject", width=80, stretch=True
        ),
        Column(title=_("Red"), key="red", value=_red, align="right", width=40),
        Column(title=_("Amber"), key="amber", value=_amber, align="right", width=48),
        Column(
            title=_("12 months"),
            value=lambda line: money_words(line.sold),
            sort_key=lambda line: line.sold.amount if line.sold else None,
            align="right",
            width=104,
        ),
    )


def _red(line: FirstLine) -> Cell:
    return Cell(str(line.red), tone="red" if line.red else "faint", bold=bool(line.red))


def _amber(line: FirstLine) -> Cell:
    return Cell(str(line.amber), tone="amber" if line.amber else "faint")


class FirstPanel(Panel):
    """Signals: ``picked(account id)``; ``counted(account id)`` on a count; ``more()``."""

    picked = Signal(str)
    counted = Signal(str)
    more = Signal()

    def __init__(self) -> None:
        super().__init__(_("Which account first"), flush=True)
        self.add_right(PlainLabel(_("by red, then sales"), TextRole.NOTE))
        self.model = RecordsModel(first_columns())
        self.view = CellsView(self.model, name=_("Which account first"), sortable=False)
        self.rest = Button("", "link")
        self.body.addWidget(self.view)
        self.body.addWidget(self.rest)
        self.view.wanted.connect(self._want)
        self.rest.clicked.connect(self.more)

    def _want(self, line: FirstLine, column: str) -> None:
        """A count opens what it counts, everything else the account."""
        (self.counted if column in COUNTS else self.picked).emit(line.id)

    def show_lines(self, lines: Sequence[FirstLine]) -> None:
        """Show the first few of all accounts, which come in order."""
        self.model.set_rows(tuple(lines[:MOST]))
        self.view.fit_height()
        rest = len(lines) - MOST
        self.rest.setVisible(rest > 0)
        words = ngettext("{n} other account", "{n} other accounts", max(rest, 0))
        self.rest.set_text(words.format(n=rest))


class ConcentrationPanel(Panel):
    """F-05 as a bar; a click says why. Signal: ``opened()``."""

    def __init__(self) -> None:
        super().__init__(_("Concentration of sales"), link=True)
        self.bar = SharesBar()
        self.bar.picked.connect(lambda _payload: self.opened.emit())

    def show_result(self, insight: Insight) -> None:
        """Show the shares, the largest in words, and the border of the alarm."""
        self.clear_right()
        self.bar.setParent(None)
        self.clear()
        if insight.value is None:
            words = _("No sales of the last twelve months are entered.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
            return
        level = insight.level or "ok"
        words = {"alarm": _("alarm"), "watch": _("watch"), "ok": _("spread")}[level]
        self.add_right(Tag.severity(words, LEVELS[level]))
        parts = [part for part in insight.parts if part.points]
        self.bar.set_shares(
            [
                Share(part.label, part.points or 0.0, alarming=level == "alarm" and number == 0)
                for number, part in enumerate(parts)
            ]
        )
        self.body.addWidget(self.bar)
        self.bar.show()
        largest = QHBoxLayout()
        largest.setSpacing(8)
        percent = _("{number} %").format(number=f"{insight.value:.1f}")
        largest.addWidget(PlainLabel(percent, TextRole.FIGURE, fixed=True))
        share = _("{name} of the sales of 12 months").format(name=parts[0].label)
        largest.addWidget(PlainLabel(share), 1)
        self.body.addLayout(largest)
        self.body.addWidget(PlainLabel(_foot(insight), TextRole.NOTE, wrap=True))


def _foot(insight: Insight) -> str:
    detail = insight.detail
    total = Money(round(float(str(detail["total"]))), str(detail["currency"]))
    border = 100 * float(thresholds()["F-05"]["alarm_top1"])
    return _("total {total} · the first three {share} % · alarm from {border} %").format(
        total=money_words(total), share=f"{float(str(detail['top3'])):.1f}", border=f"{border:.0f}"
    )
