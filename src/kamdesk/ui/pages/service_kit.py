"""What the sections of the tab Service and money share: a frame, figures that explain themselves.

Every number shown there is a link to its parts (design rule 7).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from kamdesk.domain.fact import Money
from kamdesk.domain.words import spaced
from kamdesk.i18n import _, ngettext
from kamdesk.ui.kit import Button, PlainLabel, ScrollPage
from kamdesk.ui.theme import Size, TextRole
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.kit import MeterRow

DAY_HOURS = 24
WIDEST = 200
"""The widest label beside a bar, in px; a longer one is cut."""
NARROW = 860
"""Below so many px of a page its columns stand below each other."""
IN_DAYS = 48
"""From so many hours on a time is told in days."""


class Section(QWidget):
    """One part of the tab: a page that scrolls, and reads the dossier it is handed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.account_id = ""
        self.page = ScrollPage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def show_account(self, account_id: str, dossier: Dossier) -> None:
        """Show an account; the widgets are made anew only for another one."""
        if account_id != self.account_id:
            self.account_id = account_id
            self.build()
        self.load(dossier)

    def build(self) -> None:
        """Make the widgets for the account on show. For each section to write."""
        raise NotImplementedError

    def load(self, dossier: Dossier) -> None:
        """Fill the widgets. For each section to write."""
        raise NotImplementedError


class WhyButton(Button):
    """A figure that opens its explanation; without one it is only a figure."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("", "link")
        self._desk = desk
        self._result: Insight | None = None
        self._account = ""
        self.clicked.connect(self._explain)

    def show_result(self, words: str, result: Insight | None, *, account: str) -> None:
        """Show a figure and keep what explains it."""
        self._result, self._account = result, account
        self.set_text(words)
        self.setEnabled(result is not None)
        self.setAccessibleDescription(_("Opens the parts of this figure"))

    def _explain(self) -> None:
        from kamdesk.ui.dialogs.why import show_why  # few look behind a figure

        if self._result is not None:
            show_why(self._desk, self._result, account=self._account)


class FigureGrid(QWidget):
    """Words on the left, figures on the right, two pairs a line where there is room."""

    def __init__(self, desk: Desk, *, pairs: int = 1) -> None:
        super().__init__()
        self._desk = desk
        self._pairs = pairs
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Size.GAP)
        self._grid.setVerticalSpacing(2)
        self._rows: list[tuple[PlainLabel, WhyButton]] = []
        for pair in range(pairs):
            self._grid.setColumnStretch(pair * 2, 1)

    def show_rows(self, rows: list[tuple[str, str]], result: Insight, *, account: str) -> None:
        """Show pairs of words; each figure opens the parts of ``result``."""
        while len(self._rows) < len(rows):
            self._add_row()
        for number, (label, button) in enumerate(self._rows):
            known = number < len(rows)
            label.setVisible(known)
            button.setVisible(known)
            if known:
                label.setText(rows[number][0])
                button.show_result(rows[number][1], result, account=account)

    def _add_row(self) -> None:
        label, button = PlainLabel("", TextRole.NOTE), WhyButton(self._desk)
        line, pair = divmod(len(self._rows), self._pairs)
        self._grid.addWidget(label, line, pair * 2)
        self._grid.addWidget(button, line, pair * 2 + 1, Qt.AlignmentFlag.AlignRight)
        self._rows.append((label, button))


class Columns(QWidget):
    """Two columns beside each other, or below each other where there is less room than ``narrow``.

    ``left`` and ``right`` are the layouts to fill; the last item of each should stretch.
    """

    def __init__(self, shares: tuple[int, int], *, narrow: int) -> None:
        super().__init__()
        self._narrow = narrow
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Size.GAP)
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for column, share in zip((self.left, self.right), shares, strict=True):
            column.setSpacing(Size.GAP)
            self._line.addLayout(column, share)

    def minimumSizeHint(self) -> QSize:
        """Override: no wider than one column, else the page could never become narrow."""
        widths = (side.minimumSize().width() for side in (self.left, self.right))
        return QSize(max(widths), self._line.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: turn the columns where the room asks for it."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if self.width() < self._narrow else ways.LeftToRight
        if way != self._line.direction():
            self._line.setDirection(way)
            self.updateGeometry()


def two_columns(
    page: ScrollPage, *, left: int = 1, right: int = 1, narrow: int = NARROW
) -> tuple[QVBoxLayout, QVBoxLayout]:
    """Lay a page out in two columns and return them; see ``Columns``."""
    columns = Columns((left, right), narrow=narrow)
    page.body.addWidget(columns)
    return columns.left, columns.right


def align_meters(rows: list[MeterRow]) -> None:
    """Let the bars of some rows begin and end below each other."""
    labels = [row.label.sizeHint().width() for row in rows]
    figures = [row.figure.sizeHint().width() for row in rows]
    for row in rows:
        row.label.setFixedWidth(min(max(labels), WIDEST))
        row.figure.setMinimumWidth(max(figures))


def now_of(desk: Desk) -> dt.datetime:
    """The hour everything is reckoned from: the clock's, on the day of the desk."""
    here = dt.datetime.now().astimezone()
    return here if here.date() == desk.today else dt.datetime.combine(desk.today, here.timetz())


def hours_words(hours: float) -> str:
    """How long something took or has left: hours at first, then days; the sign is not told."""
    hours = abs(hours)
    if hours < IN_DAYS:
        return _("{n} h").format(n=f"{hours:.1f}".removesuffix(".0"))
    days = int(hours // DAY_HOURS)
    return spaced(ngettext("{n} day", "{n} days", days).format(n=days))


def amount_of(result: Insight, key: str) -> Money | None:
    """An amount out of the detail of a result, in its currency."""
    return minor(result, result.detail.get(key))


def minor(result: Insight, value: object) -> Money | None:
    """A figure of a result in minor units as money."""
    currency = result.detail.get("currency")
    if isinstance(value, int | float) and isinstance(currency, str):
        return Money(round(value), currency)
    return None


def said(result: Insight, key: str) -> str:
    """An amount of a result in words, a dash where it is not known."""
    return money_words(amount_of(result, key)) or "—"


def number(result: Insight, key: str, *, pattern: str = "{:.0f}") -> str:
    """A figure of the detail in words, a dash where it is not known."""
    value = result.detail.get(key)
    return pattern.format(value) if isinstance(value, int | float) else "—"
