"""Prices side by side: ours in the accent colour, the budget as a dashed line through all."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kamdesk.ui.kit.marks import paint_text, pen
from kamdesk.ui.kit.words import one_line
from kamdesk.ui.theme import font, tokens

_ROW = 40
_BAR = 12


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One offer: who, how much (any unit), and the words beside the bar."""

    name: str
    amount: float
    words: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True)
class PricePicture:
    """All offers in the order shown, and the budget where it is known."""

    offers: tuple[PriceLine, ...] = ()
    budget: float | None = None
    budget_words: str = ""


class PriceChart(QWidget):
    """Paints a ``PricePicture``."""

    def __init__(self, picture: PricePicture | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_picture(picture or PricePicture())

    def set_picture(self, picture: PricePicture) -> None:
        """Show other offers."""
        self.picture = picture
        spoken = [f"{offer.name} {offer.words}" for offer in picture.offers]
        self.setAccessibleName("; ".join([*spoken, picture.budget_words]))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(260, max(1, len(self.picture.offers)) * _ROW + 6)

    def minimumSizeHint(self) -> QSize:
        """Override."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        look = tokens()
        notes = QFontMetrics(font("note"))
        words = max((notes.horizontalAdvance(o.words) for o in self.picture.offers), default=0)
        room = max(40.0, self.width() - words - 12.0)
        amounts = [offer.amount for offer in self.picture.offers]
        most = max([*amounts, self.picture.budget or 0, 1e-9])
        limit = room * (self.picture.budget or 0) / most
        for row, offer in enumerate(self.picture.offers):
            top = row * _ROW
            painter.setFont(font("note", bold=offer.ours))
            painter.setPen(QColor(look.text))
            paint_text(painter, QRectF(0, top, self.width(), 18), text=one_line(offer.name))
            bar = QRectF(0, top + 20, room * offer.amount / most, _BAR)
            painter.fillRect(bar, QColor(look.accent if offer.ours else look.data))
            painter.setFont(font("note"))
            # Words never stand on the line of the budget.
            start = max(bar.right(), limit if bar.right() > limit - words else 0) + 8
            rest = QRectF(start, top + 16, self.width() - start, 20)
            paint_text(painter, rest, text=offer.words)
        if self.picture.budget:
            x = round(limit) + 0.5
            painter.setPen(pen(look.text, dashed=True))
            painter.drawLine(QLineF(x, 16, x, self.height() - 2))
