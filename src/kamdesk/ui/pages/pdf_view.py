"""The pages of a paper, one below the other, as they print; zoomed with Ctrl and the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kamdesk.i18n import _, ngettext
from kamdesk.ui.pages.pdf_pages import POINTS_PER_INCH
from kamdesk.ui.theme import Size, colour

if TYPE_CHECKING:
    from collections.abc import Sequence

A4 = (595.276, 841.89)
"""Width and height in points; every paper of ours has it."""
SCREEN_DPI = 96
LEAST, MOST, STEP = 0.5, 3.0, 1.25


class _Sheets(QWidget):
    """Paints the pages; how large is the view's business."""

    def __init__(self) -> None:
        super().__init__()
        self.images: list[QImage] = []
        self.page = QSize(1, 1)

    def fit(self, page: QSize) -> None:
        """Give every page this size and take the room for all."""
        self.page = page
        count = max(1, len(self.images))
        high = count * (page.height() + Size.GAP) + Size.GAP
        self.setFixedSize(page.width() + 2 * Size.GAP, high)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, image in enumerate(self.images):
            top = Size.GAP + number * (self.page.height() + Size.GAP)
            box = QRectF(Size.GAP, top, self.page.width(), self.page.height())
            if box.intersects(QRectF(event.rect())):
                painter.drawImage(box, image)
                painter.setPen(colour("line"))
                painter.drawRect(box)


class PdfView(QScrollArea):
    """Shows pages; ``zoom`` is None for the width of the view, else 1.0 for 100 %.

    Signals: ``scale_wanted()`` when the pictures should be made in another size, ``zoomed()``
    when the zoom changed by the wheel or the keyboard.
    """

    scale_wanted = Signal()
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom: float | None = None
        self.sheets = _Sheets()
        self.setWidget(self.sheets)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name()
        self._fit()

    @property
    def images(self) -> list[QImage]:
        """The pages on show."""
        return self.sheets.images

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show other pages at the same place."""
        self.sheets.images = list(images)
        self._name()
        self._fit()

    def _name(self) -> None:
        count = len(self.images)
        words = ngettext("Preview, {n} page", "Preview, {n} pages", count).format(n=count)
        self.setAccessibleName(words if count else _("Preview, not ready yet"))

    def scale(self) -> float:
        """Pixels of the screen a point needs just now."""
        return self._logical() * self.devicePixelRatioF()

    def _logical(self) -> float:
        """Logical pixels a point."""
        if self.zoom is not None:
            return self.zoom * SCREEN_DPI / POINTS_PER_INCH
        return max(0.3, (self.viewport().width() - 2 * Size.GAP) / A4[0])

    def percent(self) -> int:
        """The zoom in per cent, also when it follows the width."""
        return round(self._logical() * 100 * POINTS_PER_INCH / SCREEN_DPI)

    def set_zoom(self, zoom: float | None) -> None:
        """Show the pages in another size; None = as wide as the view."""
        self.zoom = None if zoom is None else max(LEAST, min(MOST, zoom))
        self._fit()
        self.scale_wanted.emit()
        self.zoomed.emit()

    def _fit(self) -> None:
        factor = self._logical()
        self.sheets.fit(QSize(round(A4[0] * factor), round(A4[1] * factor)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: pages as wide as the view follow it."""
        super().resizeEvent(event)
        if self.zoom is None:
            self._fit()
            self.scale_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override: with Ctrl the wheel zooms."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._step(closer=event.angleDelta().y() > 0)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Ctrl with plus, minus and 0; the other keys scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
                self._step(closer=event.key() != Qt.Key.Key_Minus)
                return
            if event.key() == Qt.Key.Key_0:
                self.set_zoom(None)
                return
        super().keyPressEvent(event)

    def _step(self, *, closer: bool) -> None:
        now = self._logical() * POINTS_PER_INCH / SCREEN_DPI
        self.set_zoom(now * STEP if closer else now / STEP)
