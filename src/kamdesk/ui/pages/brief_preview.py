"""The preview of a brief: makes the pages in the background and shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kamdesk.i18n import _
from kamdesk.services.briefs import brief_bytes
from kamdesk.ui.kit import Panel, PlainLabel
from kamdesk.ui.messages import words_of
from kamdesk.ui.pages.pdf_pages import page_images
from kamdesk.ui.pages.pdf_view import PdfView
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kamdesk.domain.dossier import Dossier
    from kamdesk.services.briefs import BriefOrder
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.tasks import Job, Progress, Task

SETTLED_MS = 120
"""How long the zoom must rest before the pages are made in the new size."""
NEAR = 0.02
"""Scales closer than this look the same."""


class BriefPreview(Panel):
    """The pages as they print. Old pages stay until the new ones are there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("As it prints"), flush=True)
        self.desk = desk
        self.pdf = b""
        self.view = PdfView()
        self.problem = PlainLabel("", TextRole.RED, wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.body.addWidget(self.view, 1)
        self.setMinimumWidth(320)
        self._task: Task | None = None
        self._scale = 0.0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED_MS)
        self._settle.timeout.connect(self._rescale)
        self.view.scale_wanted.connect(self._settle.start)

    def forget(self) -> None:
        """Take away the pages of another brief."""
        self.pdf = b""
        self.view.show_pages([])

    def draw(self, dossier: Dossier, order: BriefOrder) -> None:
        """Make the pages of a brief; a job that still runs for an older state is dropped."""
        scale = self.view.scale()

        def job(progress: Progress) -> tuple[bytes, list[QImage], float]:
            pdf = brief_bytes(dossier, order)
            return pdf, page_images(pdf, scale, progress=progress), scale

        self._run(job)

    def _rescale(self) -> None:
        """The same brief in another size."""
        scale = self.view.scale()
        if not self.pdf or self._task is not None or abs(scale - self._scale) < NEAR:
            return
        pdf = self.pdf
        self._run(lambda progress: (pdf, page_images(pdf, scale, progress=progress), scale))

    def _run(self, job: Job) -> None:
        if self._task is not None:
            self._task.cancel()
        self.set_busy(True)
        self._task = self.desk.tasks.run(job, done=self._show, failed=self._fail)
        # A method and no lambda: Qt forgets it when the page goes before the job ends.
        self._task.ended.connect(self._ended)

    def _show(self, made: tuple[bytes, list[QImage], float]) -> None:
        self.pdf, images, self._scale = made
        self.problem.hide()
        self.view.show_pages(images)

    def _fail(self, error: BaseException) -> None:
        """Say it above the old pages: they are no longer what would be printed."""
        self.problem.setText(words_of(error))
        self.problem.show()

    def _ended(self) -> None:
        """A job is over; if it is the last one that was wanted, so is the waiting."""
        if self._task is not None and self._task not in self.desk.tasks.running():
            self._task = None
            self.set_busy(False)
            self._rescale()
