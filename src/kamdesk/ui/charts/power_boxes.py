"""Paints the boxes of the power map: attitude as letter, power as size and bar, what is special.

Everything said by colour is said by a letter, a word or a shape as well: grey print loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from kamdesk.domain.power_map.fitting import LINE_STEP, NAME_STEP, TOP, words_of
from kamdesk.ui.charts.map_boxes import paint_ghost
from kamdesk.ui.kit.marks import crisp, paint_attitude, paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import Size, Tokens, font, paint_icon

if TYPE_CHECKING:
    from kamdesk.domain.power_map.fitting import BoxWords
    from kamdesk.domain.power_map.picture import MapPerson

DETAIL: Final = 0.45
"""Below this zoom only letter, name and power are painted: the rest could not be read."""
_FADED: Final = 0.55
_ICON: Final = 13


@dataclass(frozen=True, slots=True)
class PowerStyle:
    """How a map is painted: in which colours (LIGHT on paper), and how large (1 = 100 %).

    ``own``: only the lines of the one picked, which is how a crowd is read.
    """

    look: Tokens
    zoom: float = 1.0
    own: bool = False


def paint_box(
    painter: QPainter, box: QRectF, *, person: MapPerson, style: PowerStyle, ring: bool
) -> None:
    """Paint a person or an empty seat; ``ring`` is the frame of the one picked."""
    look, zoom = style.look, style.zoom
    if person.ghost:
        paint_ghost(painter, box, person=person, look=look, ring=ring)
        return
    painter.save()
    if person.faded and not ring:
        painter.setOpacity(_FADED)
    painter.setBrush(QColor(look.bg if person.unmet else look.surface))
    edge = look.line_strong if person.unmet else look.data
    painter.setPen(pen(look.accent, 2.5) if ring else pen(edge))
    painter.drawRoundedRect(box if ring else crisp(box), 3, 3)
    x = _paint_letters(painter, box, person=person, look=look)
    right = _paint_marks(painter, box, person=person, look=look) if zoom >= DETAIL else box.right()
    painter.setFont(font("subject"))
    painter.setPen(QColor(look.text_3 if person.unmet else look.text))
    words = _words(person, box.width(), height=box.height(), fonts=_fonts())
    room = QRectF(x, box.y() + 5, right - x - 1, Size.MARK_MAP + 4)
    for line in words.name:
        paint_text(painter, room, text=line)
        room.translate(0, NAME_STEP)
    if zoom >= DETAIL:
        _paint_lines(painter, box, words=words, ink=look.text_3 if person.unmet else "", look=look)
    _paint_power(painter, box, person=person, look=look)
    painter.restore()


def paint_rival(painter: QPainter, box: QRectF, *, words: str, look: Tokens) -> None:
    """Paint the red tag of a rival's seat over the upper right corner."""
    if not words:
        return
    painter.setFont(font("axis", bold=True))
    wide = min(QFontMetricsF(painter.font()).horizontalAdvance(words) + 10, box.width())
    tag = QRectF(round(box.right() - wide + 6), round(box.y() - 14), round(wide), 17)
    painter.setPen(pen(look.red))
    painter.setBrush(QColor(look.red_soft))
    painter.drawRoundedRect(crisp(tag), 2, 2)
    painter.setPen(QColor(look.red))
    middle = Qt.AlignmentFlag.AlignHCenter
    paint_text(painter, tag.adjusted(3, 0, -3, 0), text=one_line(words), align=middle)


def _paint_letters(painter: QPainter, box: QRectF, *, person: MapPerson, look: Tokens) -> float:
    """Paint the attitude, the earlier one before it; return where the name begins."""
    x, y, side = box.x() + 6, box.y() + 7, float(Size.MARK_MAP)
    if person.before:
        small = QRectF(x, y + 2, 14, 14)
        paint_attitude(painter, small, letter=person.before, look=look)
        _paint_move(painter, QPointF(x + 19.5, y + 9), move=person.move, look=look)
        x += 25
    paint_attitude(painter, QRectF(x, y, side, side), letter=person.letter, look=look)
    return x + side + 5


def _paint_move(painter: QPainter, spot: QPointF, *, move: int, look: Tokens) -> None:
    """Paint an arrow up or down, or a dash where nothing moved or nobody knows."""
    x, y = spot.x(), spot.y()
    if not move:
        painter.setPen(pen(look.text_3, 1.5))
        painter.drawLine(QPointF(x - 3, y), QPointF(x + 3, y))
        return
    way = -1 if move > 0 else 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.green if move > 0 else look.red))
    tip = QPointF(x, y + way * 5)
    painter.drawPolygon(QPolygonF([tip, QPointF(x - 4, y - way * 3), QPointF(x + 4, y - way * 3)]))


def _paint_marks(painter: QPainter, box: QRectF, *, person: MapPerson, look: Tokens) -> float:
    """Paint what is special of a person at the right; return where the name has to end."""
    right = box.right() - 4
    for on, icon, ink in (
        (person.star, "star-filled", look.amber_fill),
        (person.hidden, "eye-off", look.text_2),
    ):
        if on:
            right -= _ICON
            paint_icon(painter, icon, ink=ink, spot=QPointF(round(right), box.y() + 9), size=_ICON)
            right -= 2
    return right


def _fonts() -> tuple[str, str]:
    """What breaking lines depends on besides the words."""
    return font("subject").key(), font("axis").key()


@lru_cache(maxsize=4096)
def _words(person: MapPerson, width: float, *, height: float, fonts: tuple[str, str]) -> BoxWords:
    """The words of a box in lines; kept, since a map that is dragged is painted often."""
    del fonts  # only tells the fonts of one look from those of another
    name, line = QFontMetricsF(font("subject")), QFontMetricsF(font("axis"))
    return words_of(
        person, (width, height), name=name.horizontalAdvance, line=line.horizontalAdvance
    )


def _paint_lines(
    painter: QPainter, box: QRectF, *, words: BoxWords, ink: str, look: Tokens
) -> None:
    """Paint title and part; ``ink``: that of somebody nobody met, "" for the usual ones."""
    painter.setFont(font("axis"))
    y = box.y() + TOP + NAME_STEP * (max(1, len(words.name)) - 1)
    for number, line in enumerate(words.lines):
        painter.setPen(QColor(ink or (look.text_2 if number < words.quiet else look.text)))
        paint_text(painter, QRectF(box.x() + 7, y, box.width() - 11, 14), text=line)
        y += LINE_STEP


def _paint_power(painter: QPainter, box: QRectF, *, person: MapPerson, look: Tokens) -> None:
    wide = (box.width() - 14 - 3) / 4
    for step in range(4):
        part = QRectF(box.x() + 7 + step * (wide + 1), box.bottom() - 8, wide, 4)
        painter.fillRect(part, QColor(look.data if step < person.power else look.sunken))
