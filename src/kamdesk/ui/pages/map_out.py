"""What leaves the program of a power map: print, PDF (A4, A3), PNG, SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from kamdesk.i18n import _
from kamdesk.ui.charts.power_paint import Scene, paint_scene
from kamdesk.ui.kit import Button
from kamdesk.ui.theme import LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from kamdesk.domain.power_map.build import MapChoice
    from kamdesk.domain.power_map.picture import MapPicture
    from kamdesk.ui.desk import Desk

SHARP = 2.0
"""Pixels of a PNG to one of the window."""
MOST_PIXELS = 12_000
"""A PNG is at most this wide or high."""


class Shown(Protocol):
    """What the map says of itself."""

    account_id: str

    def picture(self) -> MapPicture:
        """The picture on show."""

    def choice(self) -> MapChoice:
        """What was asked for."""


def svg_bytes(picture: MapPicture, *, title: str) -> bytes:
    """The map as SVG, light, its words as text."""
    from PySide6.QtSvg import QSvgGenerator

    scene = Scene.of(picture)
    size = QSize(round(scene.seating.width), round(scene.seating.height))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    painter = QPainter(generator)
    paint_scene(painter, scene, look=LIGHT)
    painter.end()
    return bytes(data.data())


def png_bytes(picture: MapPicture) -> bytes:
    """The map as PNG, light, two pixels to one unless it gets too large."""
    scene = Scene.of(picture)
    wide, high = scene.seating.width, scene.seating.height
    sharp = min(SHARP, MOST_PIXELS / max(wide, high))
    image = QImage(round(wide * sharp), round(high * sharp), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(sharp, sharp)
    paint_scene(painter, scene, look=LIGHT)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Not image.save(): PySide refuses a device together with a format.
    QImageWriter(buffer, b"png").write(image)
    return bytes(data.data())


def print_map(picture: MapPicture, printer: QPrinter) -> bool:
    """Print the map as large as the paper allows; ``False`` if the printer does not begin."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scene = Scene.of(picture)
    paper = QRectF(painter.viewport())
    scale = min(paper.width() / scene.seating.width, paper.height() / scene.seating.height)
    painter.scale(scale, scale)
    paint_scene(painter, scene, look=LIGHT)
    return painter.end()


class MapOut:
    """The two buttons of the map and what they do."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self.desk, self.page = desk, page
        self.print_button = Button(_("Print"), icon="printer")
        self.save_button = Button(_("PDF, PNG, SVG"), icon="download")
        self.buttons = (self.print_button, self.save_button)
        self.menu = QMenu(self.save_button)
        for words, kind in (
            (_("PDF, A4"), "A4"),
            (_("PDF, A3"), "A3"),
            (_("Picture (PNG)"), "png"),
            (_("Drawing (SVG)"), "svg"),
        ):
            self.menu.addAction(words).triggered.connect(lambda *_args, k=kind: self.ask(k))
        self.save_button.setMenu(self.menu)
        self.print_button.clicked.connect(self.ask_printer)

    def ask(self, kind: str) -> None:
        """Ask where to, then write; ``kind`` is A4, A3, png or svg."""
        from kamdesk.services.map_papers import map_name
        from kamdesk.ui.dialogs.files import ask_save

        suffix = f".{kind}" if kind in {"png", "svg"} else ".pdf"
        shown = self._shown()
        name = map_name(self.desk.dossier(shown.account_id), self.desk.today, suffix=suffix)
        ask_save(
            self.page.window(),
            _("Save the power map"),
            name=name,
            kind=f"{suffix[1:].upper()} (*{suffix})",
            on_path=lambda path: self.write(path, kind=kind),
        )

    def write(self, path: Path, *, kind: str) -> None:
        """Write the map; a PDF in the background, pictures at once: only the window can paint."""
        from kamdesk.services.map_papers import write_map, write_picture

        shown = self._shown()
        dossier, today, choice = (
            self.desk.dossier(shown.account_id),
            self.desk.today,
            shown.choice(),
        )
        if kind in {"A4", "A3"}:

            def job(_progress: object) -> None:
                write_map(dossier, today, choice=choice, paper=kind, path=path)

        else:
            data = (
                png_bytes(shown.picture())
                if kind == "png"
                else svg_bytes(shown.picture(), title=_("Power map"))
            )

            def job(_progress: object) -> None:
                write_picture(data, path=path)

        self.desk.tasks.run(job, done=lambda _none: self._written(path))

    def ask_printer(self) -> None:
        """Ask for the printer, then print."""
        from PySide6.QtPrintSupport import QPrintDialog

        from kamdesk.ui.pages.printing import new_printer

        printer = new_printer(_("Power map"))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setFullPage(False)
        dialog = QPrintDialog(printer, self.page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Print the power map"))
        dialog.accepted.connect(lambda *_printer: self.send(printer))
        QDialog.open(dialog)

    def send(self, printer: QPrinter) -> None:
        """Print on a printer that was picked."""
        if print_map(self._shown().picture(), printer):
            self.desk.messages.tell(_("The power map is at the printer."), "green")
        else:
            self.desk.messages.tell(_("The printer does not answer. Nothing was printed."), "red")

    def _shown(self) -> Shown:
        page: Shown = self.page  # type: ignore[assignment]
        return page

    def _written(self, path: Path) -> None:
        self.desk.messages.tell(_("Written: {path}").format(path=path), "green")
