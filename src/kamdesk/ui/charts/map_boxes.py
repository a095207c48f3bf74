"""Paints the boxes of the small people map, and the empty seat of both maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from kamdesk.domain.power_map.fitting import broken
from kamdesk.ui.kit.marks import crisp, paint_attitude, paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import Tokens, font

if TYPE_CHECKING:
    from kamdesk.domain.power_map.picture import MapPerson

_SIDE: Final = 13.0
"""The letter of a small box."""


def paint_small(
    painter: QPainter, box: QRectF, *, person: MapPerson, look: Tokens, ring: bool
) -> None:
    """Paint a person of a small map: letter, name, power in four parts, a red dot for a rival."""
    painter.setBrush(QColor(look.surface))
    painter.setPen(pen(look.accent, 2.5) if ring else pen(look.data))
    painter.drawRoundedRect(box if ring else crisp(box), 3, 3)
    spot = QRectF(box.x() + 3, box.y() + min(4.0, (box.height() - _SIDE - 8) / 2), _SIDE, _SIDE)
    paint_attitude(painter, spot, letter=person.letter, look=look)
    painter.setFont(font("axis", bold=person.power >= 3))
    painter.setPen(QColor(look.text))
    x = spot.right() + 2
    room = QRectF(x, spot.y() - 2, box.right() - x - 1, _SIDE + 4)
    paint_text(painter, room, text=one_line(person.name))
    _paint_power(painter, box, power=person.power, look=look)
    if person.rival:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.red))
        painter.drawEllipse(QRectF(box.right() - 5, box.y() - 4, 8, 8))


def _paint_power(painter: QPainter, box: QRectF, *, power: int, look: Tokens) -> None:
    wide = (box.width() - 14 - 3) / 4
    for step in range(4):
        part = QRectF(box.x() + 7 + step * (wide + 1), box.bottom() - 8, wide, 4)
        painter.fillRect(part, QColor(look.data if step < power else look.sunken))


def paint_ghost(
    painter: QPainter, box: QRectF, *, person: MapPerson, look: Tokens, ring: bool
) -> None:
    """Paint a seat nobody is known on: dashed, its words in the middle."""
    line = QPen(QColor(look.accent if ring else look.line_strong), 2.0 if ring else 1.0)
    line.setDashPattern([5, 4])
    painter.setPen(line)
    painter.setBrush(QColor(look.surface))
    painter.drawRoundedRect(crisp(box), 3, 3)
    painter.setFont(font("axis"))
    painter.setPen(QColor(look.text_2))
    most = max(1, int((box.height() - 4) // 14))
    advance = QFontMetricsF(painter.font()).horizontalAdvance
    name = broken(person.name, box.width() - 8, width=advance, most=most)
    under = [one_line(words) for words in person.lines[:1]] if len(name) < most else []
    step = 14 if len(name) > 1 else 16
    lines = [*name, *under]
    y = box.center().y() - step * len(lines) / 2
    for words in lines:
        room = QRectF(box.x() + 3, y, box.width() - 6, 16)
        paint_text(painter, room, text=words, align=Qt.AlignmentFlag.AlignHCenter)
        y += step
