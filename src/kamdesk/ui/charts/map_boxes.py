"""Paints the boxes of the people map: a person with attitude and power, an empty seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from kamdesk.domain.power_map.fitting import broken
from kamdesk.ui.kit.marks import crisp, paint_attitude, paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import Size, Tokens, font

if TYPE_CHECKING:
    from kamdesk.ui.charts.map_picture import MapPerson, MapStyle


def paint_person(
    painter: QPainter, box: QRectF, *, person: MapPerson, style: MapStyle, ring: bool
) -> None:
    """Paint a person: badge, name, two lines, power in four parts, a rival's seat in red."""
    look, mini = style.look, style.mini
    painter.setBrush(QColor(look.surface))
    painter.setPen(pen(look.accent, 2.5) if ring else pen(look.data))
    painter.drawRoundedRect(box if ring else crisp(box), 3, 3)
    side = 13 if mini else Size.MARK_MAP
    top = box.y() + (4 if mini else 7)
    left = box.x() + (3 if mini else 7)
    paint_attitude(painter, QRectF(left, top, side, side), letter=person.letter, look=look)
    painter.setFont(font("axis", bold=person.power >= 3) if mini else font("subject"))
    painter.setPen(QColor(look.text))
    x = left + side + (2 if mini else 6)
    room = QRectF(x, top - 2, box.right() - x - 1, side + 4)
    paint_text(painter, room, text=one_line(person.name))
    if not mini:
        _paint_lines(painter, box, person=person, look=look)
    _paint_power(painter, box, power=person.power, look=look)
    if person.rival:
        _paint_rival(painter, box, words=person.rival, style=style)


def _paint_lines(painter: QPainter, box: QRectF, *, person: MapPerson, look: Tokens) -> None:
    painter.setFont(font("axis"))
    y = box.y() + 28
    for number, line in enumerate(person.lines[:2]):
        if y + 14 > box.bottom() - 7:
            return
        painter.setPen(QColor(look.text_2 if number == 0 else look.text))
        paint_text(painter, QRectF(box.x() + 8, y, box.width() - 12, 14), text=one_line(line))
        y += 14


def _paint_power(painter: QPainter, box: QRectF, *, power: int, look: Tokens) -> None:
    wide = (box.width() - 14 - 3) / 4
    for step in range(4):
        part = QRectF(box.x() + 7 + step * (wide + 1), box.bottom() - 8, wide, 4)
        painter.fillRect(part, QColor(look.data if step < power else look.sunken))


def _paint_rival(painter: QPainter, box: QRectF, *, words: str, style: MapStyle) -> None:
    look = style.look
    painter.setFont(font("axis", bold=True))
    if style.mini:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.red))
        painter.drawEllipse(QRectF(box.right() - 4, box.y() - 4, 8, 8))
        return
    wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + 10
    tag = QRectF(round(box.right() - wide + 6), round(box.y() - 13), round(wide), 18)
    painter.setPen(pen(look.red))
    painter.setBrush(QColor(look.red_soft))
    painter.drawRoundedRect(crisp(tag), 2, 2)
    painter.setPen(QColor(look.red))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)


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
    under = [one_line(words) for words in person.lines[:1]] if box.height() >= 40 else []
    most = max(1, int((box.height() - 18) // 14) - len(under))
    advance = QFontMetricsF(painter.font()).horizontalAdvance
    name = broken(person.name, box.width() - 8, width=advance, most=most)
    step = 14 if len(name) > 1 else 16
    lines = [*name, *under]
    y = box.center().y() - step * len(lines) / 2
    for words in lines:
        room = QRectF(box.x() + 3, y, box.width() - 6, 16)
        paint_text(painter, room, text=words, align=Qt.AlignmentFlag.AlignHCenter)
        y += step
