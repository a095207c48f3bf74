"""The calculator beside the leaky bucket: what it brings if fewer customers leave (S2-44)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.insight.fewer_lost import FewerLost, choices, fewer_lost
from kamdesk.domain.portfolio.whole import money
from kamdesk.i18n import _, ngettext
from kamdesk.ui.kit import Panel, PlainLabel, SegmentedControl
from kamdesk.ui.portfolio.section import Figures, note, percent
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from kamdesk.services.portfolio import PortfolioView


class FewerLostPanel(Panel):
    """Points to choose, and the margin of the coming years with and without them.

    Signal: ``why_wanted()``, of the retention the loss is taken from.
    """

    why_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("If fewer left us"))
        self.whole: PortfolioView | None = None
        points = choices()
        self.points = SegmentedControl(
            [(number, _("{n} points").format(n=number)) for number in points],
            name=_("Points less loss a year"),
        )
        self.points.set_value(points[len(points) // 2])
        self.figures = Figures()
        self.remark = note("")
        row = QHBoxLayout()
        row.addWidget(PlainLabel(_("Points less loss a year"), TextRole.NOTE, fixed=True))
        row.addWidget(self.points)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.remark)
        self.points.picked.connect(lambda _value: self._show())

    def show_whole(self, whole: PortfolioView) -> None:
        """Reckon for all accounts."""
        self.whole = whole
        self._show()

    def _show(self) -> None:
        if self.whole is None:
            return
        retention, points = self.whole.portfolio["F-19"], float(str(self.points.value()))
        found = fewer_lost(
            self.whole.dossiers, self.whole.today, retention=retention, points=points
        )
        self.figures.clear()
        if found is None:
            self.remark.setText(_("Sales of two years are needed to say who stayed."))
            return
        loss = f"{percent(found.loss)} → {percent(found.less)}"
        link = self.figures.add(_("Customers lost in a year"), loss, key="loss")
        if link is not None:
            link.clicked.connect(self.why_wanted)
        if found.before is not None and found.after is not None:
            self.figures.add(_years(found), _amounts(found))
        self.figures.add(_("More profit"), f"{found.gain:+.0f} %", tone="green")
        self.remark.setText(
            _(
                "Today's customers at today's margin, nobody new. Reichheld and Sasser (Harvard "
                "Business Review, 1990) found 25 to 85 % more profit for 5 % less loss."
            )
        )


def _years(found: FewerLost) -> str:
    return ngettext(
        "Margin of {n} year with them", "Margin of {n} years with them", found.years
    ).format(n=found.years)


def _amounts(found: FewerLost) -> str:
    before, after = (money(amount, found.currency) for amount in (found.before, found.after))
    return f"{money_words(before)} → {money_words(after)}"
