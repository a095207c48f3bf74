"""Pages of a PDF as pictures: for the preview on screen and for the printer.

PDFium knows no threads; every call to it happens on the worker thread of ``desk.tasks``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from kamdesk.ui.tasks import Progress

POINTS_PER_INCH = 72


def page_images(pdf: bytes, scale: float, *, progress: Progress | None = None) -> list[QImage]:
    """The pages as pictures of ``scale`` pixels a point; stops where the user cancels."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(pdf)
    images = []
    try:
        for number in range(len(document)):
            if progress is not None:
                progress(number / len(document))
            images.append(_page_image(document[number], scale))
    finally:
        document.close()
    return images


def _page_image(page: Any, scale: float) -> QImage:
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    try:
        # The copy owns its pixels: those of the bitmap go with it.
        return QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
    finally:
        bitmap.close()
        page.close()
