"""After the visit: the numbers of the brief in the order of the paper, filled in in two minutes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.naming import title_of
from kamdesk.i18n import _, ngettext
from kamdesk.services.brief_numbers import sheet_for
from kamdesk.services.filled_briefs import read_filled, save_filled
from kamdesk.services.visits import finish_visit
from kamdesk.ui.dialogs.files import ask_open
from kamdesk.ui.kit import Button, IconButton, PlainLabel, ScrollPage
from kamdesk.ui.pages.base import Page
from kamdesk.ui.pages.debrief_left import AnswersPanel, PromisesPanel, SeenPanel
from kamdesk.ui.pages.debrief_part import Entry
from kamdesk.ui.pages.debrief_right import AttitudesPanel, BroughtPanel, ResultPanel
from kamdesk.ui.pages.visit_rows import label, moment_words
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from kamdesk.domain.records import Interaction
    from kamdesk.services.filled_briefs import FilledBrief
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.pages.debrief_rows import NumberedLine


LEAST = 480
"""Width of a side below which attitudes and buttons would be cut."""


class DebriefPage(Page):
    """The quick-entry page; its subject is ``(account id, visit id)``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.back = IconButton("chevron-left", _("To the visit"), size=18)
        self.name = PlainLabel(_("After the visit"), TextRole.NAME, fixed=True)
        self.note = PlainLabel("", TextRole.NOTE)
        self.pdf_button = Button(_("From a filled-in brief"), icon="file-import")
        self.take_button = Button(_("Take all"), "primary", icon="check")
        self.take_button.hide()
        self.filled: FilledBrief | None = None
        self.setAcceptDrops(True)
        self.later_button = Button(_("Go on later"))
        self.done_button = Button(_("Finish the debrief"), "primary", icon="check")
        self.answers, self.promises, self.seen = AnswersPanel(), PromisesPanel(), SeenPanel()
        self.result, self.attitudes = ResultPanel(), AttitudesPanel()
        self.brought = BroughtPanel()
        self._entered = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.back, self.name):
            head.addWidget(widget)
        head.addWidget(self.note, 1)
        for button in (self.pdf_button, self.take_button, self.later_button):
            head.addWidget(button)
        head.addWidget(self.done_button)
        sides = QHBoxLayout()
        sides.setSpacing(Size.GAP)
        for stretch, panels in (
            (6, (self.answers, self.promises, self.seen)),
            (5, (self.result, self.attitudes, self.brought)),
        ):
            page = ScrollPage()
            page.body.setContentsMargins(0, 0, 4, 0)
            for panel in panels:
                page.body.addWidget(panel)
            page.body.addStretch(1)
            page.setMinimumWidth(LEAST)
            sides.addWidget(page, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        column.setSpacing(Size.GAP)
        column.addLayout(head)
        column.addLayout(sides, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.later_button.clicked.connect(self.leave)
        self.pdf_button.clicked.connect(self.choose_pdf)
        self.take_button.clicked.connect(self.take_all)
        self.done_button.clicked.connect(self.finish)
        fixed = (
            self.promises.new,
            self.seen.people,
            self.seen.rivals,
            self.result.words,
            self.result.next,
        )
        for row in fixed:
            row.went_on.connect(lambda back, row=row: self._go_on(row, back=back))

    @property
    def lines(self) -> list[NumberedLine]:
        """The lines in the order in which Enter walks them."""
        return [
            *self.answers.lines,
            self.promises.new,
            self.seen.people,
            self.seen.rivals,
            self.result.words,
            self.result.next,
        ]

    def visit(self) -> Interaction | None:
        """The visit; ``None`` if it or its account is gone."""
        account, wanted = cast("tuple[str, str]", self.subject)
        if not self.desk.has_account(account):
            return None
        dossier = self.desk.dossier(account)
        return next((item for item in dossier.interactions if item.id == wanted), None)

    def show_subject(self, subject: object) -> None:
        """Show a visit; the keyboard goes into its first open line."""
        changed = subject != self.subject
        super().show_subject(subject)
        if changed:
            self._forget_filled()
            self.start()

    def start(self) -> None:
        """Put the keyboard into the first line that is still empty."""
        lines = self.lines
        first = next((row for row in lines if not row.line.text() and row.tag.isHidden()), None)
        (first or lines[0]).line.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Show the visit as the book holds it."""
        visit = self.visit()
        if visit is None:
            self.desk.go("visits")
            return
        desk = self.desk
        dossier = desk.dossier(visit.account or "")
        entry = Entry(desk, dossier, visit, sheet_for(desk.book, visit, today=desk.today))
        met = [title_of(row, dossier.shelf) for row in dossier.attendants(visit.id)]
        parts = (
            dossier.organisation.short or dossier.organisation.name,
            " ".join(
                part
                for part in (moment_words(visit.start), label("INTERACTION", visit.kind))
                if part
            ),
            visit.place,
            _(", ").join(met),
        )
        self.note.setText(" · ".join(part for part in parts if part))
        for panel in (
            self.answers,
            self.promises,
            self.seen,
            self.result,
            self.attitudes,
            self.brought,
        ):
            panel.show_entry(entry)
        for row in self.answers.lines:
            if not row.property("walks"):
                row.setProperty("walks", True)
                row.went_on.connect(lambda back, row=row: self._go_on(row, back=back))

    def _go_on(self, row: NumberedLine, *, back: bool) -> None:
        lines = self.lines
        place = lines.index(row) + (-1 if back else 1)
        if place >= len(lines):
            self.done_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= 0:
            lines[place].line.setFocus(Qt.FocusReason.TabFocusReason)

    def choose_pdf(self) -> None:
        """Ask for a brief that was filled in on a screen."""
        ask_open(
            self.window(),
            _("From a filled-in brief"),
            kind="PDF (*.pdf)",
            on_path=self.read_pdf,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: one PDF may be dropped anywhere on the page."""
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override: read the PDF."""
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.read_pdf(path)

    @staticmethod
    def _dropped(event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
        return path if path is not None and path.suffix.lower() == ".pdf" else None

    def read_pdf(self, path: Path) -> None:
        """Read a filled-in brief in the background; what it holds is shown before it is saved."""
        visit, book = self.visit(), self.desk.book
        if visit is not None:
            self.desk.tasks.run(
                lambda _progress: read_filled(book, path, visit=visit), done=self.show_filled
            )

    def show_filled(self, filled: FilledBrief) -> None:
        """Show what a brief holds, line by line: Enter saves one, the button all."""
        if self.visit() is None or filled.visit.id != self._visit_id():
            return
        self.filled = filled if filled.given else None
        for row in self.lines:
            text = filled.given.get(row.number)
            if text and row.number:
                row.line.setText(text)
        count = len(filled.given)
        words = ngettext("Take {n} answer", "Take all {n} answers", count).format(n=count)
        self.take_button.set_text(words)
        self.take_button.setVisible(count > 0)
        if not count:
            self.desk.messages.tell(_("Nothing is filled in on this brief."))

    def take_all(self) -> None:
        """Save everything the brief holds, in one step of undo; lines mended meanwhile win."""
        filled = self.filled
        if filled is None:
            return
        typed = {row.number: row.line.text().strip() for row in self.lines if row.number}
        given = {number: typed.get(number) or text for number, text in filled.given.items()}
        mended = replace(filled, given=given)
        if self.desk.do(save_filled, self.desk.book, mended, today=self.desk.today) is not None:
            self._forget_filled()
            self.desk.messages.told_undoable(_("The answers are saved."), self.desk.undo)

    def _forget_filled(self) -> None:
        self.filled = None
        self.take_button.hide()

    def leave(self) -> None:
        """Go to the visit; everything is saved already."""
        self.desk.go("account", (self._account(), "visits", self._visit_id()))

    def finish(self) -> None:
        """The visit took place: say so, and go to it."""
        visit = self.visit()
        if visit is not None and visit.status in {None, "planned"}:
            if self.desk.do(finish_visit, self.desk.book, visit) is None:
                return
            self.desk.messages.told_undoable(_("The visit is done."), self.desk.undo)
        self.leave()

    def _account(self) -> str:
        return cast("tuple[str, str]", self.subject)[0]

    def _visit_id(self) -> str:
        return cast("tuple[str, str]", self.subject)[1]
