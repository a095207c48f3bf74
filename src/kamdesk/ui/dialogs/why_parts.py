"""The lines of an explanation: a part with its rows, a narrower subject, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.fact import Money
from kamdesk.domain.insight.meaning import level_words, setting_lines, value_words
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.dialogs.row_links import RowLinks, cut
from kamdesk.ui.kit import Bar, Button, Icon, PlainLabel, Tag, tip
from kamdesk.ui.kit.marks import STATE_ICONS
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.domain.insight.missing import Missing
    from kamdesk.domain.insight.result import Insight, Part, Row
    from kamdesk.ui.desk import Desk

MINOR_UNITS = 100_000
"""Points of this size are amounts of money in minor units."""
FIGURE_WIDTH = 104
BAR_WIDTH = 150


class PartLine(QWidget):
    """A part: its words, its points as a bar, and links to the rows. Signal: ``picked(row)``."""

    picked = Signal(object)

    def __init__(self, desk: Desk, part: Part, *, most: float, currency: str = "") -> None:
        super().__init__()
        self.desk, self.part, self._words = desk, part, points_words(part, currency)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(PlainLabel(part.label or part.code), 1)
        first.addWidget(self._bar(most))
        figure = PlainLabel(self._words, TextRole.SUBJECT, fixed=True)
        figure.setMinimumWidth(FIGURE_WIDTH)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(figure)
        column.addLayout(first)
        self.links = RowLinks(_named(desk, part.rows))
        self.links.picked.connect(self.picked)
        column.addWidget(self.links)

    def _bar(self, most: float) -> Bar:
        """The points of the maximum; without one, of the largest part."""
        part = self.part
        whole = part.maximum or most
        share = None if part.points is None or not whole else 100 * abs(part.points) / whole
        bar = Bar()
        bar.set_value(share)
        bar.setAccessibleName(f"{part.label} {self._words}")
        bar.setFixedWidth(BAR_WIDTH)
        if not whole:
            bar.setMaximumHeight(0)
        return bar


def points_words(part: Part, currency: str = "") -> str:
    """The points of their maximum; a dash for what is not known, which is never 0."""
    if part.points is None:
        return _("not known") if part.maximum is not None else ""
    if part.maximum == 1 and part.points in {0, 1}:
        return _("yes") if part.points else _("no")
    if currency and abs(part.points) >= MINOR_UNITS:
        from kamdesk.ui.wording import money_words

        return money_words(Money(round(part.points), currency))
    figure = f"{part.points:.1f}".removesuffix(".0")
    if part.maximum is None:
        return figure
    return _("{points} of {most}").format(
        points=figure, most=f"{part.maximum:.1f}".removesuffix(".0")
    )


def _named(desk: Desk, rows: tuple[Row, ...]) -> list[tuple[str, Row]]:
    """Each record once, by its name; a score goes by its assessment."""
    found: dict[str, Row] = {}
    for row in rows:
        kind = RECORDS.get(row.entity)
        record = desk.book.get(kind, row.id) if kind else None
        if record is None or row.entity == "assessment_score":
            continue
        words = title_of(record, desk.book)
        if row.entity == "assessment":
            words = _("{kind} {name}").format(kind=_(type(record).LABEL), name=words)
        found.setdefault(words, row)
    return list(found.items())


class ItemLine(QWidget):
    """A narrower subject with its number. Signal: ``opened(insight)``."""

    opened = Signal(object)

    def __init__(self, words: str, insight: Insight) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        link = Button(cut(words), "link")
        link.setToolTip(tip(words))
        link.setAccessibleName(words)
        link.clicked.connect(lambda: self.opened.emit(insight))
        row.addWidget(link)
        row.addStretch(1)
        row.addWidget(PlainLabel(value_words(insight), TextRole.SUBJECT, fixed=True))
        level = level_words(insight)
        if level:
            row.addWidget(Tag(level))


class MissingLine(QWidget):
    """Something the number wants, with the way to give it. Signal: ``picked(missing)``."""

    picked = Signal(object)

    def __init__(self, item: Missing) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        gap = item.gap
        icon, ink = STATE_ICONS[gap.state if gap else "unknown"]
        row.addWidget(Icon(icon, ink, size=14))
        words = PlainLabel(item.words)
        row.addWidget(words, 1)
        if gap is not None:
            name = gap.addressee_name or gap.whom
            if name:
                row.addWidget(PlainLabel(_("ask {name}").format(name=cut(name)), TextRole.NOTE))
            words.setToolTip(tip(f"{item.words}\n{scale('FACT_STATE').label(gap.state)}"))
        if gap is not None or item.row is not None or item.rubric:
            words_on_it = _("Answer") if gap else _("Assess") if item.rubric else _("Go there")
            button = Button(words_on_it, "inline")
            button.setAccessibleName(f"{button.text()}: {item.words}")
            button.clicked.connect(lambda: self.picked.emit(item))
            row.addWidget(button)


def setting_table(formula: str) -> QWidget | None:
    """The numbers a formula goes by; ``None`` where it has none."""
    lines = setting_lines(formula)
    if not lines:
        return None
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for number, (label, value) in enumerate(lines):
        grid.addWidget(PlainLabel(label, TextRole.NOTE, wrap=True), number, 0)
        grid.addWidget(PlainLabel(value, TextRole.NOTE, wrap=True), number, 1)
    return table
