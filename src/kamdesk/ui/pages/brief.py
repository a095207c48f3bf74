"""The brief: a visit prepared on the left, its pages on the right as they print.

Every change of the book is on the preview a moment later; the pages are made off the window's
thread, and the old ones stay until the new ones are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kamdesk.domain.naming import title_of
from kamdesk.i18n import LANGUAGES, _, language
from kamdesk.services.briefs import BriefOrder
from kamdesk.ui.dialogs.plan_visit import PlanVisitDialog
from kamdesk.ui.kit import (
    Button,
    Check,
    Combo,
    EmptyState,
    IconButton,
    Option,
    Panel,
    PlainLabel,
    SegmentedControl,
)
from kamdesk.ui.pages.base import Page
from kamdesk.ui.pages.brief_out import BriefOut
from kamdesk.ui.pages.brief_preview import BriefPreview
from kamdesk.ui.pages.settings import LANGUAGE_NAMES
from kamdesk.ui.pages.visit_file import VisitFile
from kamdesk.ui.pages.visit_rows import label, moment_words
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Interaction
    from kamdesk.ui.desk import Desk

SOON_MS = 250
"""How long the preview waits after a change: typing on does not make a page for every field."""
ZOOMS: tuple[float | None, ...] = (None, 0.75, 1.0, 1.5, 2.0)


class BriefPage(Page):
    """The brief of a visit; its subject is ``(account id, visit id or None)``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name = PlainLabel("", TextRole.NAME)
        self.note = PlainLabel("", TextRole.NOTE)
        self.back = IconButton("chevron-left", _("To the account"), size=18)
        self.copy = SegmentedControl(
            [("car", _("Car copy")), ("table", _("Table copy"))], name=_("Copy")
        )
        self.fillable = Check(_("To fill in on a screen"))
        self.lang = Combo()
        self.zoom = Combo(inline=True)
        self.out = BriefOut(desk, self.order, parent=self)
        self.file = VisitFile(desk, whole=False)
        self.left = QStackedWidget()
        self.preview = BriefPreview(desk)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SOON_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.copy.set_value("car")
        self.lang.set_options([Option(code, LANGUAGE_NAMES[code]) for code in LANGUAGES])
        self.lang.setAccessibleName(_("Language of the brief"))
        self.lang.set_current(language())
        self.lang.setMinimumWidth(110)
        self.zoom.setAccessibleName(_("Zoom"))
        self.zoom.setMinimumWidth(110)
        self.preview.add_right(self.zoom)
        self._show_zoom()
        plan = Button(_("Plan a visit"), "primary", icon="calendar-event")
        plan.clicked.connect(self.plan)
        empty = EmptyState(
            _("No visit is planned"),
            _(
                "The brief shows what the file knows of the account. With a visit it also says "
                "who is met, what for, and what to ask."
            ),
            icon="map-pin",
            buttons=[plan],
        )
        self.left.addWidget(self.file)
        self.left.addWidget(self._framed(empty))
        self.left.setMinimumWidth(440)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.left)
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([560, 800])
        column = QVBoxLayout(self)
        column.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        column.setSpacing(Size.GAP)
        column.addLayout(self._head())
        column.addWidget(splitter, 1)

    @staticmethod
    def _framed(widget: QWidget) -> Panel:
        panel = Panel()
        panel.body.addWidget(widget)
        return panel

    def _head(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.note)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addLayout(names, 1)
        for widget in (self.copy, self.fillable, self.lang, *self.out.buttons):
            head.addWidget(widget)
        return head

    def _connect(self) -> None:
        self.back.clicked.connect(self._to_account)
        self.copy.picked.connect(lambda _value: self._show_copy())
        self.lang.activated.connect(lambda _row: self.draw())
        self.zoom.activated.connect(lambda _row: self.preview.view.set_zoom(self.zoom.current()))
        self.preview.view.zoomed.connect(self._show_zoom)
        self.timer.timeout.connect(self.draw)

    @property
    def account_id(self) -> str:
        """The account the brief is about."""
        return cast("tuple[str, str | None]", self.subject)[0]

    def dossier(self) -> Dossier:
        """All that is known of the account."""
        return self.desk.dossier(self.account_id)

    def visit(self) -> Interaction | None:
        """The visit the brief is for, if there is one and it was not removed meanwhile."""
        wanted = cast("tuple[str, str | None]", self.subject)[1]
        return next((item for item in self.dossier().interactions if item.id == wanted), None)

    def order(self) -> tuple[Dossier, BriefOrder]:
        """What is to be made: the file, and which brief of it."""
        order = BriefOrder(
            today=self.desk.today,
            visit=self.visit(),
            copy=str(self.copy.value()),
            lang=self.lang.current(),
            fillable=self.fillable.isChecked(),
        )
        return self.dossier(), order

    def show_subject(self, subject: object) -> None:
        """Show a brief; the first pages come without delay."""
        changed = subject != self.subject
        super().show_subject(subject)
        if changed:
            self.preview.forget()
            self.draw()

    def reload(self) -> None:
        """Show the visit as it stands, and make the pages again in a moment."""
        try:
            dossier = self.dossier()
        except KeyError:
            # The account went to the bin while its brief was open; its page says so.
            self.timer.stop()
            self._to_account()
            return
        visit = self.visit()
        self.name.setText(title_of(dossier.organisation, dossier.shelf))
        self.note.setText(_visit_words(visit))
        self.left.setCurrentIndex(0 if visit else 1)
        if visit is not None:
            self.file.show_visit(self.account_id, visit)
        self.timer.start()

    def _show_copy(self) -> None:
        """Only the car copy, which is for us alone, can be filled in."""
        self.fillable.setEnabled(self.copy.value() == "car")
        self.draw()

    def draw(self) -> None:
        """Have the pages made now."""
        self.timer.stop()
        if self.subject is not None:
            self.preview.draw(*self.order())

    def _show_zoom(self) -> None:
        """Offer the usual zooms; one made by the wheel stands among them."""
        zoom = self.preview.view.zoom
        zooms = [*ZOOMS, *([] if zoom in ZOOMS else [zoom])]
        self.zoom.set_options(
            [Option(item, _("Fit width") if item is None else f"{item:.0%}") for item in zooms]
        )
        self.zoom.setCurrentIndex(zooms.index(zoom))

    def _to_account(self) -> None:
        visit = cast("tuple[str, str | None]", self.subject)[1]
        self.desk.go("account", (self.account_id, "visits", visit))

    def plan(self) -> None:
        """Ask when, and prepare the new visit here."""
        dialog = PlanVisitDialog(self.desk, self.account_id, parent=self.window())
        dialog.made.connect(lambda visit: self.desk.go("brief", (self.account_id, visit)))
        dialog.open()


def _visit_words(visit: Interaction | None) -> str:
    if visit is None:
        return _("Brief without a visit")
    return " · ".join(
        part
        for part in (_("Brief"), moment_words(visit.start), label("INTERACTION", visit.kind))
        if part
    )
