"""A table of scores in colour and number: rows of subjects, columns of items; a cell is picked.

Tone and number say the same, so grey print and every eye can read it. A score that is not there is
a dashed box, never the lowest colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kamdesk.ui.kit.marks import crisp, paint_severity, paint_text, pen, tag_inks
from kamdesk.ui.kit.words import one_line, tip
from kamdesk.ui.theme import font, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

HEAD: Final = 40
ROW: Final = 34
CELL: Final = 48
TOTAL: Final = 54


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One score in words (``figure``), its tone (red, amber, green, "" = not assessed), its tip."""

    figure: str = ""
    tone: str = ""
    words: str = ""
    payload: object = None


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One subject with its cells; ``mark`` is a short sign beside it, e.g. the short board."""

    label: str
    note: str = ""
    cells: tuple[HeatCell, ...] = ()
    total: HeatCell = HeatCell()
    mark: str = ""


class HeatTable(QWidget):
    """Rows and columns of ``HeatCell``. Signal: ``picked(payload)`` by click, Enter or Space."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._heads: tuple[tuple[str, str], ...] = ()
        self._rows: tuple[HeatRow, ...] = ()
        self.current = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def set_table(self, heads: Sequence[tuple[str, str]], rows: Sequence[HeatRow]) -> None:
        """Show another table; ``heads`` are short words and their meaning, the last the total's."""
        self._heads, self._rows = tuple(heads), tuple(rows)
        row, column = self.current
        self.current = (min(row, max(0, len(rows) - 1)), min(column, max(0, len(heads) - 1)))
        self.setAccessibleDescription("; ".join(self._row_words(item) for item in self._rows))
        self._say()
        self.updateGeometry()
        self.update()

    def _row_words(self, row: HeatRow) -> str:
        cells = (cell.words for cell in (*row.cells, row.total) if cell.words)
        return ", ".join(filter(None, [row.label, row.note, row.mark, *cells]))

    def _say(self) -> None:
        cell = self.cell_at(*self.current)
        here = f"{self._rows[self.current[0]].label}: {cell.words}" if cell else ""
        self.setAccessibleName(f"{self._name}. {here}" if here else self._name)

    def cell_at(self, row: int, column: int) -> HeatCell | None:
        """The cell there, the total as the last column; ``None`` outside of the table."""
        if not 0 <= row < len(self._rows):
            return None
        cells = (*self._rows[row].cells, self._rows[row].total)
        return cells[column] if 0 <= column < len(cells) else None

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(240 + len(self._heads) * CELL, HEAD + len(self._rows) * ROW + 2)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(120 + len(self._heads) * CELL, self.sizeHint().height())

    def box(self, row: int, column: int) -> QRectF:
        """Where a cell is painted."""
        count = len(self._heads)
        left = self.width() - TOTAL - (count - 1 - column) * CELL if count else 0
        wide = TOTAL if column == count - 1 else CELL
        return QRectF(left, HEAD + row * ROW, wide, ROW).adjusted(2, 2, -2, -2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        self._paint_heads(painter)
        for number, row in enumerate(self._rows):
            self._paint_label(painter, row, number=number)
            for column, cell in enumerate((*row.cells, row.total)):
                self._paint_cell(painter, cell, box=self.box(number, column))
        if self.hasFocus() and self._rows:
            painter.setPen(pen(tokens().accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(crisp(self.box(*self.current)), 3, 3)

    def _paint_heads(self, painter: QPainter) -> None:
        painter.setFont(font("note"))
        painter.setPen(QColor(tokens().text_2))
        middle = Qt.AlignmentFlag.AlignHCenter
        for column, (short, _words) in enumerate(self._heads):
            box = self.box(0, column)
            head = QRectF(box.x() - 2, HEAD - 22, box.width() + 4, 18)
            paint_text(painter, head, text=short, align=middle)

    def _paint_label(self, painter: QPainter, row: HeatRow, *, number: int) -> None:
        look = tokens()
        top = HEAD + number * ROW
        room = self.box(number, 0).x() - 8
        left = 0.0
        if row.mark:
            paint_severity(painter, QPointF(0, top + 3), tone="amber", look=look)
            left = 20.0
        painter.setFont(font("text"))
        painter.setPen(QColor(look.text))
        label = painter.fontMetrics().elidedText(
            one_line(row.label), Qt.TextElideMode.ElideRight, int(room - left)
        )
        high = ROW if not row.note else 18
        spot = QRectF(left, top + (1 if row.note else 0), room - left, high)
        paint_text(painter, spot, text=label)
        note = " · ".join(filter(None, [row.mark, row.note]))
        if note:
            painter.setFont(font("axis"))
            painter.setPen(QColor(look.text_2))
            paint_text(painter, QRectF(0, top + 18, room, 14), text=note)

    def _paint_cell(self, painter: QPainter, cell: HeatCell, *, box: QRectF) -> None:
        look = tokens()
        middle = Qt.AlignmentFlag.AlignHCenter
        if not cell.tone:
            painter.setPen(pen(look.line_strong, 1.0, dashed=True))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(crisp(box), 2, 2)
            painter.setFont(font("note"))
            painter.setPen(QColor(look.text_3))
            paint_text(painter, box, text=cell.figure or "–", align=middle)
            return
        _edge, ground, ink = tag_inks(cell.tone, look)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 2, 2)
        painter.setFont(font("subject"))
        painter.setPen(QColor(ink))
        paint_text(painter, box, text=cell.figure, align=middle)

    def _at(self, x: float, y: float) -> tuple[int, int] | None:
        for row in range(len(self._rows)):
            for column in range(len(self._heads)):
                if self.box(row, column).contains(x, y):
                    return row, column
        return None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a click picks a cell."""
        super().mouseReleaseEvent(event)
        spot = self._at(event.position().x(), event.position().y())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(spot)
            self._pick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: the arrows walk, Enter and Space pick."""
        steps = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            goal = (self.current[0] + step[0], self.current[1] + step[1])
            if self.cell_at(*goal) is not None:
                self._go(goal)
                return
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._pick()
            return
        super().keyPressEvent(event)

    def _go(self, spot: tuple[int, int]) -> None:
        self.current = spot
        self._say()
        self.update()

    def _pick(self) -> None:
        cell = self.cell_at(*self.current)
        if cell is not None:
            self.picked.emit(cell.payload)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: show the ring."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Override: what a cell or a head means, as its tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.tip_at(event.pos().x(), event.pos().y())
            if words:
                QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def tip_at(self, x: float, y: float) -> str:
        """The words for a spot: of a head, a label, a cell."""
        for column, (_short, words) in enumerate(self._heads):
            box = self.box(0, column)
            if y < HEAD and box.left() <= x <= box.right():
                return words
        spot = self._at(x, y)
        if spot is not None:
            cell = self.cell_at(*spot)
            return cell.words if cell else ""
        row = int((y - HEAD) // ROW)
        return self._row_words(self._rows[row]) if y >= HEAD and row < len(self._rows) else ""
