"""Icons drawn from SVG in the colours of the theme in force, sharp at every scale.

An icon keeps only its name and the name of its colour; the picture is made when it is painted.
So a change of theme recolours every icon without anybody telling it.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from kamdesk import paths
from kamdesk.ui.theme.current import tokens
from kamdesk.ui.theme.tokens import DARK, LIGHT


@cache
def _source(name: str) -> str:
    """Return the SVG text of an icon.

    Raises FileNotFoundError for a name that is not bundled: that is a fault of the program.
    """
    return (paths.resource("icons") / f"{name}.svg").read_text(encoding="utf-8")


def icon_pixmap(name: str, ink: str, *, size: int, ratio: float = 1.0) -> QPixmap:
    """Return icon ``name`` in colour ``ink`` (``#RRGGBB``), ``size`` logical px, for one screen.

    ``ratio`` is the device pixel ratio of the screen.
    """
    key = f"kam:{name}:{ink}:{size}:{ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    pixels = round(size * ratio)
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", ink).encode()))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, picture)
    return picture


def paint_icon(painter: QPainter, name: str, *, ink: str, spot: QPointF, size: int) -> None:
    """Paint an icon with its upper left corner at ``spot``, at the painter's device ratio."""
    device = painter.device()
    ratio = device.devicePixelRatio()
    painter.drawPixmap(spot, icon_pixmap(name, ink, size=size, ratio=ratio))


class _Engine(QIconEngine):
    """Paints one named icon in the current theme; disabled is faint, checked takes ``ink_on``."""

    def __init__(self, name: str, ink: str, *, ink_on: str) -> None:
        super().__init__()
        self._name = name
        self._ink = ink
        self._ink_on = ink_on

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        name = self._ink_on if state == QIcon.State.On else self._ink
        if mode == QIcon.Mode.Disabled:
            name = "text_3"
        return name if name.startswith("#") else str(getattr(tokens(), name))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Override QIconEngine.paint."""
        side = min(rect.width(), rect.height())
        spot = QPointF(
            rect.x() + (rect.width() - side) / 2,
            rect.y() + (rect.height() - side) / 2,
        )
        paint_icon(painter, self._name, ink=self._colour(mode, state), spot=spot, size=side)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Override QIconEngine.pixmap."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Override QIconEngine.scaledPixmap; ``size`` is in device pixels."""
        side = round(min(size.width(), size.height()) / scale)
        made = icon_pixmap(self._name, self._colour(mode, state), size=side, ratio=scale)
        if size.width() <= size.height():
            return made
        # A wider place than the sign needs is the gap to the words: the sign stands on its left.
        wide = QPixmap(size)
        wide.setDevicePixelRatio(scale)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(QPointF(0, 0), made)
        painter.end()
        return wide

    def clone(self) -> QIconEngine:
        """Override QIconEngine.clone."""
        return _Engine(self._name, self._ink, ink_on=self._ink_on)


def icon(name: str, ink: str = "text_2", *, on: str = "") -> QIcon:
    """Return icon ``name`` in the colour of token ``ink``; checked buttons take token ``on``."""
    return QIcon(_Engine(name, ink, ink_on=on or ink))


def app_icon() -> QIcon:
    """Return the program's icon: the letters KA on a white tile with a dark rim."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_tile(side))
    return made


def _tile(side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_tile(painter, QRectF(0, 0, side, side), rim=True)
    painter.end()
    return picture


def paint_tile(painter: QPainter, box: QRectF, *, rim: bool = False) -> None:
    """Paint the program's mark into ``box``; ``rim`` for grounds that may be white."""
    side = box.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.rail if rim else LIGHT.surface))
    painter.drawRoundedRect(box, side * 0.14, side * 0.14)
    letters = QFont("Noto Sans SC")
    letters.setPixelSize(max(6, round(side * 0.5)))
    letters.setBold(True)
    painter.setFont(letters)
    painter.setPen(QColor(DARK.text if rim else LIGHT.rail))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "KA")
