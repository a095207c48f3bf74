"""Promises of both sides: what is owed to these people, what they owe us, and new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Action
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.services.records import set_field
from kamdesk.services.visits import add_promise
from kamdesk.ui.dialogs.record import RecordDialog
from kamdesk.ui.kit import (
    Button,
    Check,
    ChoiceEditor,
    DateEditor,
    FieldRow,
    IconButton,
    Option,
    PlainLabel,
    Tag,
    TagMark,
    TextEditor,
)
from kamdesk.ui.kit import severity as severity_mark
from kamdesk.ui.pages.visit_part import Rows, VisitPart, line
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import day_words, distance_words

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.ui.desk import Desk

WHO, DUE = 72, 76
"""Widths of the columns, so that the promises stand in line."""


class PromiseLine(QWidget):
    """One promise: kept or not, by whom, to whom, until when."""

    ticked = Signal(bool)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.check = Check()
        self.text = PlainLabel("")
        self.side = Tag()
        self.who = PlainLabel("", TextRole.NOTE)
        self.due = PlainLabel("", TextRole.NOTE)
        self.who.setFixedWidth(WHO)
        self.due.setFixedWidth(DUE)
        self.late = Tag()
        self.pencil = IconButton("pencil", _("Edit the promise"), size=16)
        row.addWidget(self.check)
        row.addWidget(self.text, 1)
        for widget in (self.side, self.who, self.due, self.late, self.pencil):
            row.addWidget(widget)
        self.check.clicked.connect(lambda on: self.ticked.emit(on))
        self.pencil.clicked.connect(lambda: self.opened.emit())

    def show_promise(self, promise: Action, dossier: Dossier, *, today: dt.date) -> None:
        """Show the promise as it stands today."""
        person = dossier.person(promise.counterpart)
        self.check.setChecked(promise.done is not None)
        self.check.setAccessibleName(_("Kept: {text}").format(text=promise.text or ""))
        self.text.setText(promise.text or "")
        self.text.set_role(TextRole.FAINT if promise.done else TextRole.TEXT)
        self.side.show_mark(TagMark(scale("SIDE").label(promise.side or "ours")))
        self.who.setText(title_of(person, dossier.shelf) if person else "")
        self.due.setText(day_words(promise.due, today))
        late = promise.done is None and promise.due is not None and promise.due < today
        # A narrow panel has room for one of them, and how late it is says more.
        self.late.setVisible(late)
        self.due.setVisible(not late)
        if late and promise.due is not None:
            self.late.show_mark(severity_mark(distance_words(promise.due, today), "red"))
            self.late.setToolTip(promise.due.isoformat())


class Promises(VisitPart):
    """Open promises of the account, and those made at this visit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Promises"))
        self.rows = Rows(self)
        self.none = PlainLabel(_("Nothing is owed, on neither side."), TextRole.NOTE)
        sides = scale("SIDE")
        self.text = TextEditor(placeholder=_("New promise"))
        self.text.setAccessibleName(_("New promise"))
        self.side = ChoiceEditor(
            [Option(code, sides.label(code)) for code in sides.codes], allow_empty=False
        )
        self.side.setAccessibleName(_("Side"))
        self.side.set_value("ours")
        self.due = DateEditor(year=desk.today.year)
        self.due.setPlaceholderText(_("Due"))
        self.due.setAccessibleName(_("Due"))
        self.due_row = FieldRow("", self.due)
        self.due_row.label.hide()
        self.add = Button(_("Add"), icon="plus")
        self.add.setAccessibleName(_("Add promise"))
        self._build()

    def _build(self) -> None:
        below, row = line()
        self.side.setFixedWidth(96)
        self.due_row.setFixedWidth(130)
        row.addWidget(self.text, 1)
        for widget in (self.side, self.due_row, self.add):
            row.addWidget(widget)
        self.body.addWidget(self.none)
        self.body.addWidget(below)
        self.text.returnPressed.connect(self.add_promise)
        self.due.returnPressed.connect(self.add_promise)
        self.add.clicked.connect(self.add_promise)

    def refresh(self) -> None:
        """Show what is owed, the most urgent first."""
        shown = {row.id: row for row in self._promises()}
        self.rows.show(tuple(shown), lambda key: self._line(key))
        for key, row in self.rows.widgets.items():
            row.show_promise(shown[key], self.dossier, today=self.desk.today)
        self.none.setVisible(not shown)

    def _promises(self) -> list[Action]:
        rows = self.dossier.shelf.where(Action, "account", value=self.account_id)
        found = [
            row
            for row in rows
            if row.kind == "promise" and (row.done is None or row.interaction == self.visit_id)
        ]
        return sorted(found, key=lambda row: (row.due is None, str(row.due), row.id))

    def _line(self, promise_id: str) -> PromiseLine:
        row = PromiseLine()
        row.ticked.connect(lambda on: self._keep(promise_id, on=on))
        row.opened.connect(lambda: self._open(promise_id))
        return row

    def _keep(self, promise_id: str, *, on: bool) -> None:
        promise = self.dossier.shelf.get(Action, promise_id)
        if promise is not None:
            today = self.desk.today
            self.desk.do(
                set_field,
                self.desk.book,
                promise,
                name="done",
                value=today if on else None,
                today=today,
            )
        self.refresh()

    def _open(self, promise_id: str) -> None:
        promise = self.dossier.shelf.get(Action, promise_id)
        if promise is not None:
            RecordDialog(
                self.desk, promise, account_id=self.account_id, parent=self.window()
            ).open()

    def add_promise(self) -> None:
        """Write down what was typed; wrong days stay on screen with their reason."""
        self.text.commit()
        self.due.commit()
        words = self.text.value()
        if self.due.problem():
            self.due.setFocus()
            return
        if not words:
            self.text.setFocus()
            return
        made = self.desk.do(
            add_promise,
            self.desk.book,
            self.visit,
            text=words,
            today=self.desk.today,
            side=self.side.value(),
            due=self.due.value(),
        )
        if made is not None:
            self.text.set_value(None)
            self.due.set_value(None)
            self.text.setFocus()
