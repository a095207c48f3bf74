"""Buttons, segmented controls, check boxes and radio buttons in the one look of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from kamdesk.ui.kit.marks import crisp, pen
from kamdesk.ui.kit.words import face, tip
from kamdesk.ui.theme import icon, paint_icon, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

ButtonKind = Literal["normal", "primary", "inline", "danger", "link", "heading"]

_INKS: Final = {"primary": "on_accent", "danger": "red", "link": "accent"}
_ICON_GAP: Final = 3
"""px between a sign that fills its square and the words, beyond what the style leaves."""


class Button(QPushButton):
    """A push button. Kinds: normal, primary (one per page), inline (24 px), danger, link, heading.

    Enter clicks it as Space does; ``&`` in the text is a letter.
    """

    def __init__(
        self,
        text: str = "",
        kind: ButtonKind = "normal",
        *,
        icon: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if kind in {"link", "heading"}:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text)
        self.set_icon(icon)
        if hint:
            self.setToolTip(tip(hint))

    def set_text(self, text: str) -> None:
        """Set the words; they are the accessible name too."""
        self.setText(face(text))
        self.setAccessibleName(text)

    def set_icon(self, name: str) -> None:
        """Set the icon by name; "" takes it away."""
        if not name:
            return
        side = 14 if self._kind in {"inline", "link"} else 16
        self.setIcon(icon(name, _INKS.get(self._kind, "text")))
        self.setIconSize(QSize(side + _ICON_GAP, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter clicks."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


class IconButton(QToolButton):
    """A button that is only an icon; ``words`` is its tool tip and accessible name."""

    def __init__(
        self, name: str, words: str, *, size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon(name))
        self.setIconSize(QSize(size, size))
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Enter clicks."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


class SegmentedControl(QWidget):
    """A row of joined buttons of which at most one is down.

    Signals: ``picked(value)`` when the user chooses. Arrow keys move the choice.
    """

    picked = Signal(object)

    def __init__(
        self,
        choices: Sequence[tuple[object, str]] = (),
        *,
        name: str = "",
        stretch: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._values: list[object] = []
        self._stretch = stretch
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if not stretch:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._group.idClicked.connect(lambda index: self.picked.emit(self._values[index]))
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[object, str]], icons: Sequence[str] = ()) -> None:
        """Show ``(value, words)`` pairs, with icon names where given."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.setParent(None)
            button.deleteLater()
        self._values = [value for value, _words in choices]
        for index, (_value, words) in enumerate(choices):
            picture = icons[index] if index < len(icons) else ""
            self._add(index, len(choices), words=words, picture=picture)

    def _add(self, index: int, count: int, *, words: str, picture: str) -> None:
        button = QToolButton(self)
        button.setProperty("kind", "segment")
        edge = "first" if index == 0 else "last" if index == count - 1 else "middle"
        button.setProperty("edge", "only" if count == 1 else edge)
        button.setText(face(words))
        button.setAccessibleName(words)
        button.setCheckable(True)
        if picture:
            button.setIcon(icon(picture, "text_2", on="accent"))
            button.setIconSize(QSize(16, 16))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if self._stretch:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group.addButton(button, index)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)

    def value(self) -> object:
        """Return the value that is down, or None."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: object) -> None:
        """Press the button of ``value``; None or a foreign value releases all."""
        index = self._values.index(value) if value in self._values else -1
        self._group.setExclusive(False)
        for number, button in enumerate(self.buttons()):
            button.setChecked(number == index)
        self._group.setExclusive(True)

    def buttons(self) -> list[QAbstractButton]:
        """Return the buttons in order."""
        return [self._group.button(index) for index in range(len(self._values))]


class Check(QCheckBox):
    """A check box painted with the theme: accent square with a tick."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(face(text), parent)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Override: as high as an input."""
        hint = super().sizeHint()
        return QSize(hint.width() + 4, max(24, hint.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: box, tick, words."""
        del event
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - 16) // 2, 16, 16)
        full = self.checkState() != Qt.CheckState.Unchecked
        edge = look.accent if full or self.hasFocus() else look.line_strong
        painter.setPen(pen(edge, 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(QColor(look.accent if full else look.surface))
        painter.drawRoundedRect(crisp(box), 3, 3)
        if full:
            sign = "check" if self.checkState() == Qt.CheckState.Checked else "minus"
            spot = QPointF(box.x() + 1, box.y() + 1)
            paint_icon(painter, sign, ink=look.on_accent, spot=spot, size=14)
        _button_words(self, painter)


class Radio(QRadioButton):
    """A radio button painted with the theme."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(face(text), parent)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Override: as high as an input."""
        hint = super().sizeHint()
        return QSize(hint.width() + 4, max(24, hint.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: ring, dot, words."""
        del event
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(1.5, (self.height() - 15) / 2, 15, 15)
        on = self.isChecked()
        painter.setPen(pen(look.accent if on or self.hasFocus() else look.line_strong, 1.4))
        painter.setBrush(QColor(look.surface))
        painter.drawEllipse(ring)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent))
            painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5))
        _button_words(self, painter)


def _button_words(button: QAbstractButton, painter: QPainter) -> None:
    look = tokens()
    painter.setFont(button.font())
    painter.setPen(QColor(look.text if button.isEnabled() else look.text_3))
    box = button.rect().adjusted(25, 0, 0, 0)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
    painter.drawText(box, int(flags), button.text())
