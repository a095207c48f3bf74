"""Painters of the small signs: attitude, power, severity, tier, tag, fact state.

One function per sign, used by widgets, table delegates and charts alike. Every sign has a shape
or a word of its own, so that grey print and colour-blind readers lose nothing. All take the
colours as an argument: paper is always light, whatever the window shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from kamdesk.ui.theme import Size, Tokens, font, paint_icon

TONE_ICONS: Final = {
    "red": "alert-triangle-filled",
    "amber": "alert-circle",
    "green": "circle-check",
    "paused": "player-pause",
    "info": "info-circle",
    "todo": "circle-dashed",
}

STATE_ICONS: Final = {
    "known": ("circle-check", "green"),
    "unconfirmed": ("circle-half-2", "amber"),
    "unknown": ("circle-dashed", "red"),
    "stale": ("clock", "amber_fill"),
    "na": ("x", "text_2"),
    "refused": ("ban", "text_2"),
}

_SQUARE: Final = 9.0
_STEP: Final = 10.0
_TAG_PAD: Final = 6.0
_TAG_ICON: Final = 14
_ONE_LINE: Final = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class TagMark:
    """What a tag says: its words, its tone and an icon name ("" = no icon).

    Tones: red, amber, green, accent, plain (also "paused", "info"), dashed.
    """

    text: str
    tone: str = "plain"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class TierMark:
    """A tier: its code (gold, silver, bronze), its letter and its words."""

    code: str
    short: str
    words: str


def severity(text: str, tone: str) -> TagMark:
    """Return a tag with the icon that belongs to its tone."""
    return TagMark(text, tone, TONE_ICONS.get(tone, ""))


def pen(ink: str, width: float = 1.0, *, dashed: bool = False) -> QPen:
    """Return a pen; width 1 stays a hairline at every scale, dashes are 3-2."""
    made = QPen(QColor(ink), width)
    made.setCosmetic(width == 1.0)
    if dashed:
        made.setDashPattern([3, 2])
    return made


def crisp(box: QRectF) -> QRectF:
    """Return ``box`` moved onto the middle of the pixels, so that 1 px borders are sharp."""
    return QRectF(
        round(box.x()) + 0.5, round(box.y()) + 0.5, round(box.width()) - 1, round(box.height()) - 1
    )


def paint_attitude(painter: QPainter, box: QRectF, *, letter: str, look: Tokens) -> None:
    """Paint an attitude: V, A, C, T, anything else as not assessed; ``box`` is square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    kind = letter if letter in {"V", "A", "C", "T"} else "?"
    inner = box.adjusted(0.75, 0.75, -0.75, -0.75)
    inks = {
        "V": (look.green, look.green, look.on_state),
        "A": (look.green, look.accepted_fill, look.accepted_text),
        "C": (look.text_2, "", look.text),
        "T": (look.red, look.red, look.on_state),
        "?": (look.text_3, "", look.text_2),
    }
    edge, fill, ink = inks[kind]
    painter.setPen(pen(edge, 1.4 if kind != "?" else 1.2, dashed=kind == "?"))
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    if kind in "VA":
        painter.drawEllipse(inner)
    elif kind == "T":
        painter.drawPolygon(_octagon(inner))
    else:
        painter.drawRect(inner.adjusted(0.4, 0.4, -0.4, -0.4))
    letters = font("axis", bold=True)
    letters.setPixelSize(max(8, round(box.height() * 0.66)))
    painter.setFont(letters)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, kind)
    painter.restore()


def _octagon(box: QRectF) -> QPolygonF:
    cut = box.width() * 0.29
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    corners = (
        (left + cut, top),
        (right - cut, top),
        (right, top + cut),
        (right, bottom - cut),
        (right - cut, bottom),
        (left + cut, bottom),
        (left, bottom - cut),
        (left, top + cut),
    )
    return QPolygonF([QPointF(x, y) for x, y in corners])


def power_width(steps: int = 4) -> float:
    """Return the width of a row of power squares in logical px."""
    return steps * _STEP - 1


def paint_power(painter: QPainter, spot: QPointF, *, level: int, look: Tokens) -> None:
    """Paint four squares, ``level`` (0..4) of them filled, from ``spot`` (upper left)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for step in range(4):
        square = QRectF(spot.x() + step * _STEP, spot.y(), _SQUARE, _SQUARE)
        if step < level:
            painter.fillRect(square, QColor(look.data))
        else:
            painter.fillRect(square, QColor(look.sunken))
            painter.setPen(pen(look.line))
            painter.drawRect(crisp(square))
    painter.restore()


def tag_width(mark: TagMark, *, bold: bool = False) -> float:
    """Return how wide a tag wants to be, in logical px."""
    metrics = QFontMetricsF(font("note", bold=bold))
    icon = _TAG_ICON + 4 if mark.icon else 0
    return float(round(metrics.horizontalAdvance(mark.text) + 2 * _TAG_PAD + icon + 0.5) + 1)


def tag_inks(tone: str, look: Tokens) -> tuple[str, str, str]:
    """Return border, ground and ink of a tone."""
    inks = {
        "red": (look.red, look.red_soft, look.red),
        "amber": (look.amber_fill, look.amber_soft, look.amber),
        "green": (look.green, look.green_soft, look.green),
        "accent": (look.accent, look.accent_soft, look.accent),
        "dashed": (look.line_strong, look.surface, look.text_2),
    }
    return inks.get(tone, (look.line, look.surface, look.text_2))


def paint_tag(painter: QPainter, box: QRectF, *, mark: TagMark, look: Tokens) -> None:
    """Paint a tag into ``box``; words that do not fit are elided."""
    edge, ground, ink = tag_inks(mark.tone, look)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(edge, dashed=mark.tone == "dashed"))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(crisp(box), 2, 2)
    x = box.x() + _TAG_PAD
    if mark.icon:
        y = box.y() + (box.height() - _TAG_ICON) / 2
        paint_icon(painter, mark.icon, ink=ink, spot=QPointF(round(x), round(y)), size=_TAG_ICON)
        x += _TAG_ICON + 4
    painter.setFont(font("note"))
    painter.setPen(QColor(ink))
    room = QRectF(x, box.y(), box.right() - _TAG_PAD - x + 2, box.height())
    paint_text(painter, room, text=mark.text)
    painter.restore()


def paint_text(
    painter: QPainter,
    box: QRectF,
    *,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Paint one line of text into ``box`` in the painter's font and pen, elided where too long."""
    shown = QFontMetricsF(painter.font()).elidedText(text, elide, box.width())
    painter.drawText(box, int(align) | _ONE_LINE, shown)


def paint_severity(painter: QPainter, spot: QPointF, *, tone: str, look: Tokens) -> None:
    """Paint the sign of a severity (red, amber, green, paused, info, todo) of 16 px at ``spot``."""
    inks = {"red": look.red, "amber": look.amber_fill, "green": look.green, "todo": look.amber_fill}
    name = TONE_ICONS.get(tone, "info-circle")
    paint_icon(painter, name, ink=inks.get(tone, look.text_2), spot=spot, size=Size.MARK)


def paint_tier(painter: QPainter, box: QRectF, *, mark: TierMark, look: Tokens) -> None:
    """Paint a tier (gold, silver, bronze): a cell with its letter, its words in a frame."""
    inks = {
        "gold": (look.amber, look.on_state, look.amber),
        "silver": (look.text_2, look.surface, look.text),
    }
    edge, letter, ink = inks.get(mark.code, (look.line_strong, look.text, look.text))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(edge))
    painter.setBrush(QColor(look.surface))
    painter.drawRoundedRect(crisp(box), 2, 2)
    cell = QRectF(box.x(), box.y(), 22, box.height())
    if mark.code in inks:
        painter.setBrush(QColor(edge))
        painter.drawRoundedRect(crisp(cell), 2, 2)
    else:
        painter.drawLine(QPointF(cell.right() - 0.5, cell.top()), cell.bottomRight())
    painter.setFont(font("note", bold=True))
    painter.setPen(QColor(letter))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, mark.short)
    painter.setFont(font("note"))
    painter.setPen(QColor(ink))
    paint_text(painter, box.adjusted(27, 0, -3, 0), text=mark.words)
    painter.restore()


def tier_width(words: str) -> float:
    """Return how wide a tier sign wants to be, in logical px."""
    return float(round(QFontMetricsF(font("note")).horizontalAdvance(words) + 27 + 7))


def paint_hatch(painter: QPainter, box: QRectF, *, ink: str) -> None:
    """Paint slanted lines into ``box``: a value with too little behind it."""
    painter.save()
    painter.setClipRect(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1.2))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += 4.0
    painter.restore()
