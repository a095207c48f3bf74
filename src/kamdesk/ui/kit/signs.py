"""Widgets that show one small sign: tag, tier, attitude, power, severity."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kamdesk.ui.kit.labels import PlainLabel
from kamdesk.ui.kit.marks import (
    TagMark,
    TierMark,
    paint_attitude,
    paint_power,
    paint_severity,
    paint_tag,
    paint_tier,
    power_width,
    severity,
    tag_width,
    tier_width,
)
from kamdesk.ui.kit.words import tip
from kamdesk.ui.theme import Size, TextRole, tokens


class Sign(QWidget):
    """The frame of a painted sign: fixed size, accessible words. Signal: ``clicked()``."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Set the accessible name; the sign is redrawn."""
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Override: a sign is never squeezed."""
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Override: tell of a click."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()


class Tag(Sign):
    """A tag of 20 px: words in a tone, with an icon. Tones as in ``TagMark``."""

    def __init__(
        self, text: str = "", tone: str = "plain", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.mark = TagMark(text, tone, icon)
        self.say(text)

    @classmethod
    def severity(cls, text: str, tone: str) -> Tag:
        """Return a tag with the icon of its tone (red, amber, green, paused, info)."""
        made = cls()
        made.show_mark(severity(text, tone))
        return made

    def show_mark(self, mark: TagMark) -> None:
        """Show other words, tone and icon."""
        self.mark = mark
        self.say(mark.text)

    def sizeHint(self) -> QSize:
        """Override: as wide as its words, at most 320 px."""
        return QSize(min(320, round(tag_width(self.mark))), Size.TAG)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        paint_tag(painter, QRectF(self.rect()), mark=self.mark, look=tokens())


class TierTag(Sign):
    """The tier of an account: code gold, silver or bronze, its letter and its words."""

    def __init__(
        self,
        tier: str = "",
        short: str = "",
        *,
        words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.set_tier(tier, short, words=words)

    def set_tier(self, tier: str, short: str, *, words: str) -> None:
        """Show another tier."""
        self.mark = TierMark(tier, short, words)
        self.say(words)

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(round(tier_width(self.mark.words)), Size.TAG)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        paint_tier(QPainter(self), QRectF(self.rect()), mark=self.mark, look=tokens())


class AttitudeBadge(Sign):
    """The letter of an attitude in its shape; ``words`` for the tool tip. 16 px, or ``size``."""

    def __init__(
        self,
        letter: str = "?",
        words: str = "",
        *,
        size: int = Size.MARK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.set_attitude(letter, words)

    def set_attitude(self, letter: str, words: str) -> None:
        """Show another attitude."""
        self.letter = letter
        self.setToolTip(tip(words))
        self.say(words or letter)

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        box = QRectF(self.rect())
        paint_attitude(QPainter(self), box, letter=self.letter, look=tokens())


class PowerSquares(Sign):
    """Power or tie 0..4 as four squares; ``words`` for the tool tip."""

    def __init__(self, level: int = 0, words: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_level(level, words)

    def set_level(self, level: int, words: str) -> None:
        """Show another level."""
        self.level = level
        self.setToolTip(tip(words))
        self.say(words or str(level))

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(round(power_width()), 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        paint_power(QPainter(self), QPointF(0, 0), level=self.level, look=tokens())


class SeverityIcon(Sign):
    """The sign of a severity: red, amber, green, paused, info, todo; ``words`` are its tool tip."""

    def __init__(
        self, tone: str = "info", words: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.set_tone(tone, words)

    def set_tone(self, tone: str, words: str) -> None:
        """Show another severity."""
        self.tone = tone
        self.setToolTip(tip(words))
        self.say(words or tone)

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(Size.MARK, Size.MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        paint_severity(QPainter(self), QPointF(0, 0), tone=self.tone, look=tokens())


def with_words(sign: QWidget, text: str, *, role: TextRole = TextRole.TEXT) -> QWidget:
    """Return a row of a sign and its words, as legends and facts show it."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(sign)
    row.addWidget(PlainLabel(text, role))
    return pair
