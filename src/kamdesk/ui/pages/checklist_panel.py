"""One checklist on one subject: ticks, a note to each, begun when, how far; begun anew at will."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from kamdesk.domain.insight.checked import checked
from kamdesk.domain.standing import checklist
from kamdesk.i18n import _
from kamdesk.services.checklists import Mark, begin_run, tick
from kamdesk.ui.kit import Button, Check, Panel, PlainLabel, TextEditor
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.ui.desk import Desk

NARROWEST_NOTE = 160


class ChecklistPanel(Panel):
    """A list to tick off. Signal: ``changed()`` after a tick or a note was kept.

    ``notes=False`` leaves out the notes where there is no room for them.
    """

    changed = Signal()

    def __init__(self, desk: Desk, code: str, *, account_id: str, notes: bool = True) -> None:
        self.checklist = checklist(code)
        super().__init__(self.checklist.name.here)
        self.desk, self.code, self.account_id = desk, code, account_id
        self.subject: Record | None = None
        self.state = self.add_note("")
        self.again_button = Button(_("Begin anew"), "inline", icon="refresh")
        self.add_right(self.again_button)
        self.again_button.clicked.connect(self.begin)
        self.checks: dict[str, Check] = {}
        self.notes: dict[str, TextEditor] = {}
        self._with_notes = notes
        self._build()

    def _build(self) -> None:
        if self.checklist.reconstruction:
            words = _("The items are a proposal of this program.")
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1 if self._with_notes else 0, 1)
        for line, item in enumerate(self.checklist.items):
            check = Check(item.name.here)
            check.clicked.connect(lambda on, c=item.code: self._keep(Mark(c, done=on)))
            self.checks[item.code] = check
            grid.addWidget(check, line, 0)
            if not self._with_notes:
                continue
            note = TextEditor(placeholder=_("Note"))
            note.setMinimumWidth(NARROWEST_NOTE)
            note.setAccessibleName(_("Note: {item}").format(item=item.name.here))
            note.committed.connect(lambda c=item.code: self._keep_note(c))
            self.notes[item.code] = note
            grid.addWidget(note, line, 1)
        self.body.addLayout(grid)

    def show_subject(self, subject: Record) -> None:
        """Show the newest run of the list on a record."""
        self.subject = subject
        found = checked(self.desk.dossier(self.account_id), self.code, subject=subject)
        for code, check in self.checks.items():
            check.setChecked(code in found.done)
        for code, note in self.notes.items():
            note.set_value(found.note(code) or None)
        done, whole = found.progress
        words = _("{n} of {all}").format(n=done, all=whole)
        day = found.run.started_on if found.run is not None else None
        if day is not None:
            words = _("{progress} · begun on {day}").format(progress=words, day=day.isoformat())
        self.state.setText(words)
        self.again_button.setVisible(found.run is not None)

    def _keep_note(self, code: str) -> None:
        self._keep(Mark(code, note=self.notes[code].value() or ""))

    def _keep(self, mark: Mark) -> None:
        if self.subject is None:
            return
        today = self.desk.today
        kept = self.desk.do(
            tick, self.desk.book, self.code, subject=self.subject, mark=mark, today=today
        )
        self.show_subject(self.subject)
        if kept is not None:
            self.changed.emit()

    def begin(self) -> None:
        """Begin the list anew; what was ticked stays in the history."""
        if self.subject is None:
            return
        today = self.desk.today
        self.desk.do(begin_run, self.desk.book, self.code, subject=self.subject, today=today)
        self.show_subject(self.subject)
        self.changed.emit()
