"""A promise or request that is late: done today, or a new day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import fact_of
from kamdesk.domain.records import Action
from kamdesk.i18n import _
from kamdesk.services.records import set_field
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.kit import DateEditor, FieldRow, PlainLabel
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import distance_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.ui.desk import Desk


class PromiseDialog(Sheet):
    """Two ways out of being late; either is one step of undo."""

    def __init__(self, desk: Desk, action: Action, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Done, or a new day"), parent, width=440)
        self.desk, self.action = desk, action
        self.body.addWidget(PlainLabel(action.text or "", TextRole.SUBJECT, wrap=True))
        if action.due is not None:
            late = distance_words(action.due, desk.today)
            words = _("due {day} · {late}").format(day=action.due.isoformat(), late=late)
            self.body.addWidget(PlainLabel(words, TextRole.NOTE))
        self.day = DateEditor(year=desk.today.year)
        self.row = FieldRow(fact_of(Action, "due").words, self.day)
        self.body.addWidget(self.row)
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.move_button = self.add_button(_("Set the new day"))
        self.move_button.clicked.connect(self.move_day)
        self.done_button = self.add_button(_("Done today"), "primary")
        self.done_button.clicked.connect(self.finish)
        self.fit()

    def finish(self) -> None:
        """It is done today."""
        self._set("done", self.desk.today, words=_("“{text}” is done."))

    def move_day(self) -> None:
        """Give a new day, which must not be over."""
        self.day.commit()
        day = self.day.value()
        if day is None or day < self.desk.today:
            self.row.set_error(self.day.problem() or _("Choose a day from today on."))
            self.day.setFocus()
            return
        self._set("due", day, words=_("“{text}” has a new day."))

    def _set(self, name: str, value: Any, *, words: str) -> None:
        self.accept()
        today = self.desk.today
        if self.desk.do(
            set_field, self.desk.book, self.action, name=name, value=value, today=today
        ):
            said = words.format(text=self.action.text or "")
            self.desk.messages.told_undoable(said, self.desk.undo)
