"""Which colours a picture holds: the plainest way to see that something was painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap


def inks(picture: QImage | QPixmap) -> set[str]:
    """Return the colours of all pixels as ``#rrggbb``."""
    image = picture if isinstance(picture, QImage) else picture.toImage()
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    words = memoryview(plain.constBits()).cast("B").cast("I")
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in set(words)}
