"""Procurement steps as a row of arrows one can move along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.kit.words import one_line, tip
from kamdesk.ui.theme import font, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_HIGH = 26
_POINT = 9.0
_LEAST = 84


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, who decides, a date or a warning. ``late`` paints the date in amber.

    ``about`` says what a short name means, in the tool tip and to a screen reader.
    """

    name: str
    who: str = ""
    when: str = ""
    state: Literal["done", "current", "open"] = "open"
    late: bool = False
    about: str = ""


class StepRow(QWidget):
    """The arrows with their two lines below. Signal: ``activated(index)`` on click and Enter.

    Left and Right move the focus along the row. The row scrolls inside its panel when narrow.
    """

    activated = Signal(int)

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._steps: tuple[Step, ...] = ()
        self._focus = 0
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps; the focus goes to the current one."""
        self._steps = tuple(steps)
        states = [step.state for step in self._steps]
        self._focus = states.index("current") if "current" in states else 0
        self.updateGeometry()
        self._speak()
        self.update()

    def focused(self) -> int:
        """Return the index of the step the keyboard is at."""
        return self._focus

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(max(1, len(self._steps)) * 108, _HIGH + 42)

    def minimumSizeHint(self) -> QSize:
        """Override: a step is never narrower than four characters and its point."""
        return QSize(min(8, len(self._steps)) * _LEAST, _HIGH + 42)

    def _box(self, index: int) -> QRectF:
        wide = (self.width() - _POINT - 2) / max(1, len(self._steps))
        return QRectF(1 + index * wide, 1, wide, _HIGH)

    def _at(self, x: float) -> int:
        wide = (self.width() - _POINT - 2) / max(1, len(self._steps))
        index = int((x - 1) // wide)
        return index if 0 <= index < len(self._steps) else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, step in enumerate(self._steps):
            self._paint_step(painter, index, step=step)
            self._paint_words(painter, index, step=step)

    def _paint_step(self, painter: QPainter, index: int, *, step: Step) -> None:
        look = tokens()
        inks = {
            "done": (look.accent, look.accent_soft, look.accent),
            "current": (look.accent, look.accent, look.on_accent),
            "open": (look.line_strong, look.surface, look.text_2),
        }
        edge, ground, ink = inks[step.state]
        box = self._box(index)
        painter.setPen(pen(edge))
        painter.setBrush(QColor(ground))
        painter.drawPolygon(_arrow(box, first=index == 0))
        if self.hasFocus() and index == self._focus:
            painter.setPen(pen(look.text if step.state == "current" else look.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(_arrow(box.adjusted(0, 1, 0, -1), first=index == 0))
        painter.setFont(font("note", bold=step.state == "current"))
        painter.setPen(QColor(ink))
        room = box.adjusted(_POINT + (-4 if index == 0 else 2), 0, -2, 0)
        paint_text(painter, room, text=one_line(step.name), align=Qt.AlignmentFlag.AlignHCenter)

    def _paint_words(self, painter: QPainter, index: int, *, step: Step) -> None:
        look = tokens()
        box = self._box(index)
        middle = Qt.AlignmentFlag.AlignHCenter
        painter.setFont(font("note"))
        painter.setPen(QColor(look.text))
        who = QRectF(box.x() + 4, box.bottom() + 5, box.width(), 16)
        paint_text(painter, who, text=one_line(step.who), align=middle)
        painter.setPen(QColor(look.amber if step.late else look.text_2))
        when = who.translated(0, 17)
        paint_text(painter, when, text=one_line(step.when), align=middle)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: a click activates the step under it."""
        super().mouseReleaseEvent(event)
        index = self._at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._focus = index
            self.update()
            self.activated.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: arrows move, Enter and Space activate."""
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        move = moves.get(Qt.Key(event.key()))
        if move is not None and self._steps:
            self._focus = max(0, min(len(self._steps) - 1, self._focus + move))
            self._speak()
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if self._steps:
                self.activated.emit(self._focus)
        else:
            super().keyPressEvent(event)

    def _speak(self) -> None:
        if self._steps:
            step = self._steps[self._focus]
            self.setAccessibleName(
                " ".join(filter(None, [step.name, step.about, step.who, step.when]))
            )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: show the ring."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Override: the whole words of a step as tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._at(event.pos().x())
            if index >= 0:
                step = self._steps[index]
                words = "\n".join(filter(None, [step.name, step.about, step.who, step.when]))
                QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)


def _arrow(box: QRectF, *, first: bool) -> QPolygonF:
    left, top, right, bottom = box.left() + 0.5, box.top() + 0.5, box.right() - 2, box.bottom()
    middle = (top + bottom) / 2
    notch = QPointF(left if first else left + _POINT, middle)
    corners = [
        QPointF(left, top),
        QPointF(right, top),
        QPointF(right + _POINT, middle),
        QPointF(right, bottom),
        QPointF(left, bottom),
        notch,
    ]
    return QPolygonF(corners)
