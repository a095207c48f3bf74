"""Paints the cells of a table: words, tags, badges, squares, the selection and the row lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kamdesk.ui.kit.marks import (
    TierMark,
    paint_attitude,
    paint_power,
    paint_severity,
    paint_tag,
    paint_text,
    paint_tier,
    power_width,
    tag_width,
    tier_width,
)
from kamdesk.ui.theme import Size, Tokens, font, paint_icon, tokens

if TYPE_CHECKING:
    from kamdesk.ui.models.records import Cell, Column, RecordsModel

Index = QModelIndex | QPersistentModelIndex
PAD = 8
_JOINTS = " :：;；,，"
"""What stands between a tag and the words beside it where no tag is painted."""
_SELECTED = QStyle.StateFlag.State_Selected
_TONES = {"red": "red", "amber": "amber", "green": "green", "faint": "text_3", "accent": "accent"}
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


class CellPainter(QStyledItemDelegate):
    """Paints one cell from the model's ``Cell``; ``hovered`` is the line under the pointer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1
        self.model: RecordsModel | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        if self.model is None:
            return
        look = tokens()
        box = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, box, index=index, selected=_SELECTED in option.state)
        cell = self.model.cell(index.row(), index.column())
        column = self.model.columns[index.column()]
        paint_cell(painter, box.adjusted(PAD, 0, -PAD, 0), cell=cell, column=column, look=look)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, *, index: Index, selected: bool
    ) -> None:
        look = tokens()
        if selected:
            painter.fillRect(box, QColor(look.accent_soft))
        elif index.row() == self.hovered:
            painter.fillRect(box, QColor(look.sunken))
        line = QRectF(box.x(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, QColor(look.line))
        if selected and index.column() == 0:
            bar = QRectF(box.x(), box.y(), Size.SELECTION_BAR, box.height() - 1)
            painter.fillRect(bar, QColor(look.accent))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override: widths are given, heights are fixed."""
        del option, index
        return QSize(80, Size.ROW)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Override: a tool tip only where words are hidden, or the column has one of its own."""
        if event.type() == QEvent.Type.ToolTip and self.model is not None and index.isValid():
            column = self.model.columns[index.column()]
            cell = self.model.cell(index.row(), index.column())
            room = view.visualRect(index).width() - 2 * PAD
            words = QFontMetricsF(font(_role(column, cell), bold=_bold(column, cell)))
            if column.tip is None and words.horizontalAdvance(cell.text) <= room and not cell.sign:
                return True
        return super().helpEvent(event, view, option, index)


def _bold(column: Column, cell: Cell) -> bool:
    return cell.bold or column.role == "subject"


def _role(column: Column, cell: Cell) -> str:
    del cell
    return "note" if column.role == "note" else "text"


def paint_cell(painter: QPainter, box: QRectF, *, cell: Cell, column: Column, look: Tokens) -> None:
    """Paint what ``cell`` shows into ``box``: sign first, then squares, tag, words."""
    room = box
    if column.align != "center":
        room = _paint_signs(painter, box, cell=cell, role=column.role, look=look)
    elif cell.sign:
        _paint_centred(painter, box, cell=cell, look=look)
        return
    if cell.sign and column.role == "tier":
        return  # the tag of a tier is its letter, and that is painted
    if cell.tag is not None and cell.tag.text != cell.text and cell.tag.text in cell.text:
        _paint_among(painter, room, cell=cell, column=column, look=look)
        return
    if cell.tag is not None:
        wide = min(room.width(), tag_width(cell.tag))
        x = room.x() if column.align == "left" else room.right() - wide
        top = room.y() + (room.height() - 1 - Size.TAG) / 2
        paint_tag(painter, QRectF(x, round(top), wide, Size.TAG), mark=cell.tag, look=look)
        return
    if column.role in {"attitude", "severity", "icon"} and column.width < 60:
        return
    painter.setFont(font(_role(column, cell), bold=_bold(column, cell)))
    ink = _TONES.get(cell.tone, "text_2" if column.role == "note" else "text")
    if column.role == "link" and not cell.tone:
        ink = "accent"
    painter.setPen(QColor(getattr(look, ink)))
    paint_text(painter, room.adjusted(0, 0, 0, -1), text=cell.text, align=_ALIGN[column.align])


def _paint_among(
    painter: QPainter, room: QRectF, *, cell: Cell, column: Column, look: Tokens
) -> None:
    """Paint words with a tag among them; the marks that joined it to them fall away."""
    assert cell.tag is not None  # noqa: S101 -- asked by the caller
    before, _tag, after = cell.text.partition(cell.tag.text)
    painter.setFont(font(_role(column, cell), bold=_bold(column, cell)))
    head, rest = before.rstrip(_JOINTS), after.lstrip(_JOINTS)
    x = room.x()
    if head:
        _paint_words(painter, room, text=head, look=look)
        x += painter.fontMetrics().horizontalAdvance(head) + PAD
    wide = min(tag_width(cell.tag), max(room.right() - x, 0.0))
    top = round(room.y() + (room.height() - 1 - Size.TAG) / 2)
    paint_tag(painter, QRectF(round(x), top, wide, Size.TAG), mark=cell.tag, look=look)
    x += wide + PAD
    if rest and x < room.right():
        painter.setFont(font(_role(column, cell), bold=_bold(column, cell)))
        _paint_words(painter, room.adjusted(x - room.x(), 0, 0, 0), text=rest, look=look)


def _paint_words(painter: QPainter, room: QRectF, *, text: str, look: Tokens) -> None:
    painter.setPen(QColor(look.text))
    paint_text(painter, room.adjusted(0, 0, 0, -1), text=text, align=Qt.AlignmentFlag.AlignLeft)


def _paint_signs(painter: QPainter, box: QRectF, *, cell: Cell, role: str, look: Tokens) -> QRectF:
    """Paint the sign at the left of ``box`` and return the room that is left."""
    top = round(box.y() + (box.height() - 1 - Size.MARK) / 2)
    if cell.sign and role == "tier":
        wide = min(box.width(), tier_width(cell.text))
        high = QRectF(box.x(), round(box.y() + (box.height() - 1 - Size.TAG) / 2), wide, Size.TAG)
        short = cell.tag.text if cell.tag else cell.text[:1]
        paint_tier(painter, high, mark=TierMark(cell.sign, short, cell.text), look=look)
        return QRectF(box.right(), box.y(), 0, box.height())
    if cell.sign:
        _paint_sign(painter, QPointF(box.x(), top), cell=cell, role=role, look=look)
        box = box.adjusted(Size.MARK + 6, 0, 0, 0)
    if cell.level is not None:
        middle = round(box.y() + (box.height() - 10) / 2)
        paint_power(painter, QPointF(round(box.x()), middle), level=cell.level, look=look)
        box = box.adjusted(power_width() + 8, 0, 0, 0)
    return box


def _paint_sign(painter: QPainter, spot: QPointF, *, cell: Cell, role: str, look: Tokens) -> None:
    if role == "attitude":
        square = QRectF(spot.x(), spot.y(), Size.MARK, Size.MARK)
        paint_attitude(painter, square, letter=cell.sign, look=look)
    elif role == "severity":
        paint_severity(painter, spot, tone=cell.sign, look=look)
    else:
        ink = getattr(look, _TONES.get(cell.tone, "text_2"))
        paint_icon(painter, cell.sign, ink=ink, spot=spot, size=Size.MARK)


def _paint_centred(painter: QPainter, box: QRectF, *, cell: Cell, look: Tokens) -> None:
    spot = QPointF(
        round(box.x() + (box.width() - Size.MARK) / 2),
        round(box.y() + (box.height() - 1 - Size.MARK) / 2),
    )
    role = "severity" if cell.sign in {"red", "amber", "green", "paused", "info"} else "attitude"
    _paint_sign(painter, spot, cell=cell, role=role, look=look)
