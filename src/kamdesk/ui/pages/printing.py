"""From pictures of pages to the printer the user picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300


def new_printer(title: str) -> QPrinter:
    """A printer set to upright A4 without margins; the pages bring their own."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def print_images(images: Sequence[QImage], printer: QPrinter) -> bool:
    """Print each picture on a page of its own; ``False`` if the printer does not begin.

    Copies and the choice of pages are the printer's, as set in its dialog.
    """
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paper = QRectF(printer.paperRect(_device_pixels()))
    for number, image in enumerate(chosen(images, printer)):
        if number:
            printer.newPage()
        fitted = QSizeF(image.size()).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (paper.width() - fitted.width()) / 2
        painter.drawImage(QRectF(left, 0, fitted.width(), fitted.height()), image)
    return painter.end()


def _device_pixels() -> QPrinter.Unit:
    from PySide6.QtPrintSupport import QPrinter

    return QPrinter.Unit.DevicePixel


def chosen(images: Sequence[QImage], printer: QPrinter) -> list[QImage]:
    """The pages from and to which were asked for; 0 = all."""
    first, last = printer.fromPage(), printer.toPage()
    return list(images[max(0, first - 1) : last or None])
