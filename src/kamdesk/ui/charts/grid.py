"""A grid of words and tones: accounts down, lines, levels or months across."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent

from kamdesk.ui.charts.spots import SpotChart
from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import Tokens, font, tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_HEAD, _ROW = 26, 30
_GAP = 2
_TOLD = 200
"""Cells that are read aloud as a whole; of a larger grid the arrows say the rest."""
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: short words painted in it, a tone (green, amber, red, plain, "" = empty).

    ``words`` are said and shown as tool tip, with the names of row and column before them.
    """

    text: str = ""
    tone: str = ""
    words: str = ""
    bold: bool = False
    payload: object = None


@dataclass(frozen=True, slots=True)
class GridPicture:
    """Titles across, rows of a name and its cells, and a foot of sums (shorter = none)."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[GridCell, ...]], ...] = ()
    foot: tuple[str, ...] = ()
    foot_name: str = ""


class GridChart(SpotChart):
    """Paints a ``GridPicture``. Arrows walk the cells, Up and Down by rows."""

    def __init__(self, picture: GridPicture | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_picture(picture or GridPicture())

    def set_picture(self, picture: GridPicture) -> None:
        """Show another grid."""
        self.picture = picture
        self._across = max(1, len(picture.columns))
        metrics = QFontMetrics(font("note"))
        wide = [metrics.horizontalAdvance(one_line(name)) for name, _cells in picture.rows]
        wide.append(metrics.horizontalAdvance(picture.foot_name))
        self._names = min(200.0, max([*wide, 60]) + 16.0)
        self.refresh()

    def refresh(self) -> None:
        """Override: of a large grid only the rows that say something are read at once."""
        self.current = min(self.current, max(0, self.row_count() - 1))
        self.setAccessibleName(self.row_words(self.current) if self.row_count() else "")
        told = [row for row in range(self.row_count()) if self.row_says(row)][:_TOLD]
        self.setAccessibleDescription("; ".join(self.row_words(row) for row in told))
        self.updateGeometry()
        self.update()

    def row_says(self, row: int) -> bool:
        """Return whether a cell holds anything to be said."""
        cell = self._cell(row)
        return bool(cell.words or cell.text)

    def row_count(self) -> int:
        """Override: the cells, row by row."""
        return len(self.picture.rows) * len(self.picture.columns)

    def _cell(self, number: int) -> GridCell:
        return self.picture.rows[number // self._across][1][number % self._across]

    def row_box(self, row: int) -> QRectF:
        """Override."""
        wide = (self.width() - self._names) / self._across
        down, across = divmod(row, self._across)
        return QRectF(self._names + across * wide, _HEAD + down * _ROW, wide, _ROW)

    def row_payload(self, row: int) -> object:
        """Override."""
        return self._cell(row).payload

    def row_words(self, row: int) -> str:
        """Override."""
        down, across = divmod(row, self._across)
        cell = self._cell(row)
        parts = (self.picture.rows[down][0], self.picture.columns[across], cell.words or cell.text)
        return " · ".join(filter(None, parts))

    def row_at(self, y: float) -> int:
        """Override: reckoned, since there may be thousands of cells."""
        down = int((y - _HEAD) // _ROW)
        return down * self._across if 0 <= down < len(self.picture.rows) else -1

    def spot_at(self, spot: object) -> int:
        """Override: reckoned."""
        x, y = spot.x(), spot.y()  # type: ignore[attr-defined]
        start = self.row_at(y)
        across = int((x - self._names) // ((self.width() - self._names) / self._across))
        inside = start >= 0 and 0 <= across < len(self.picture.columns)
        return start + across if inside else -1

    def sizeHint(self) -> QSize:
        """Override."""
        foot = _ROW if self.picture.foot else 0
        return QSize(480, _HEAD + len(self.picture.rows) * _ROW + foot + 2)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: only the rows that are to be seen."""
        painter = QPainter(self)
        look = tokens()
        self._paint_head(painter, look)
        first = max(0, (event.rect().top() - _HEAD) // _ROW)
        last = min(len(self.picture.rows), (event.rect().bottom() - _HEAD) // _ROW + 1)
        for down in range(first, last):
            self._paint_row(painter, down, look=look)
        self._paint_foot(painter, look)
        self.paint_focus(painter)

    def _paint_head(self, painter: QPainter, look: Tokens) -> None:
        painter.setFont(font("note"))
        painter.setPen(QColor(look.text_2))
        for across, title in enumerate(self.picture.columns):
            box = self.row_box(across) if self.picture.rows else QRectF()
            room = QRectF(box.x() + 2, 2, box.width() - 4, _HEAD - 4)
            paint_text(painter, room, text=one_line(title), align=_MIDDLE)

    def _paint_row(self, painter: QPainter, down: int, *, look: Tokens) -> None:
        name, cells = self.picture.rows[down]
        top = _HEAD + down * _ROW
        painter.setFont(font("note"))
        painter.setPen(QColor(look.text))
        paint_text(painter, QRectF(0, top, self._names - 10, _ROW), text=one_line(name))
        for across, cell in enumerate(cells):
            box = self.row_box(down * self._across + across)
            box = box.adjusted(_GAP, _GAP, -_GAP, -_GAP)
            ground, edge, ink = _inks(cell.tone, look)
            painter.fillRect(box, QColor(ground))
            painter.setPen(pen(edge, dashed=cell.tone == "dashed"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setFont(font("axis", bold=cell.bold))
            painter.setPen(QColor(ink))
            paint_text(painter, box.adjusted(3, 0, -3, 0), text=one_line(cell.text), align=_MIDDLE)

    def _paint_foot(self, painter: QPainter, look: Tokens) -> None:
        if not self.picture.foot or not self.picture.rows:
            return
        top = _HEAD + len(self.picture.rows) * _ROW
        painter.setFont(font("note", bold=True))
        painter.setPen(QColor(look.text))
        room = QRectF(0, top, self._names - 10, _ROW)
        paint_text(painter, room, text=self.picture.foot_name)
        for across, words in enumerate(self.picture.foot):
            box = self.row_box(across)
            room = QRectF(box.x() + 3, top, box.width() - 6, _ROW)
            paint_text(painter, room, text=words, align=_MIDDLE)

    def keyPressEvent(self, event: object) -> None:
        """Override: Up and Down go to the row above or below."""
        key = event.key()  # type: ignore[attr-defined]
        step = {Qt.Key.Key_Up: -self._across, Qt.Key.Key_Down: self._across}.get(Qt.Key(key))
        if step is None:
            super().keyPressEvent(event)  # type: ignore[arg-type]
        elif 0 <= self.current + step < self.row_count():
            self.go_to(self.current + step)


def _inks(tone: str, look: Tokens) -> tuple[str, str, str]:
    """Ground, edge and ink of a tone; the words in the cell say the same without colour."""
    return {
        "green": (look.green_soft, look.green, look.green),
        "amber": (look.amber_soft, look.amber_fill, look.amber),
        "red": (look.red_soft, look.red, look.red),
        "plain": (look.sunken, look.line_strong, look.text),
        "dashed": (look.surface, look.line_strong, look.text_2),
    }.get(tone, (look.surface, look.line, look.text_2))
