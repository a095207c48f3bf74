"""The left of the quick-entry page: the questions, the promises, what was seen and heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamdesk.domain.answers.heard import with_source
from kamdesk.domain.answers.reading import hint
from kamdesk.domain.answers.sheet import PEOPLE, PROMISES, RIVALS
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Action, Question
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import _
from kamdesk.services.records import set_field
from kamdesk.ui.kit import Check, Panel, PlainLabel, Tag, TagMark
from kamdesk.ui.kit import severity as severity_mark
from kamdesk.ui.pages.debrief_rows import NUMBER, AnswerRow, NumberedLine
from kamdesk.ui.pages.visit_part import Rows
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import day_words, distance_words

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.answers.sheet import Asked
    from kamdesk.ui.pages.debrief_part import Entry


class AnswersPanel(Panel):
    """Q1 to Q5 in the order of the paper."""

    def __init__(self) -> None:
        super().__init__(_("Answers brought back"))
        self.add_note(_("numbers as on paper"))
        self.count = self.add_note("")
        self.entry: Entry | None = None
        self.rows = Rows(self)
        self.none = PlainLabel(_("Nothing was asked at this visit."), TextRole.NOTE)
        self.body.addWidget(self.none)

    @property
    def lines(self) -> list[AnswerRow]:
        """The rows in their order."""
        return list(self.rows.widgets.values())

    def show_entry(self, entry: Entry) -> None:
        """Show the questions with what the book holds of them."""
        is_other = self.entry is None or self.entry.visit.id != entry.visit.id
        self.entry = entry
        asked = {(item.number, item.key, item.wording): item for item in entry.sheet.asked}
        self.rows.show(tuple(asked), lambda key: self._line_of(asked[key]))
        done = 0
        for key, row in self.rows.widgets.items():
            question = self._question(asked[key])
            row.show_question(question)
            if is_other:
                row.source.who = ""
            row.source.show_source(entry, asked[key], question=question)
            done += question is not None and question.state in {"answered", "refused", "asked"}
        self.none.setVisible(not asked)
        self.count.setText(f"{done}/{len(asked)}" if asked else "")

    def _line_of(self, asked: Asked) -> AnswerRow:
        entry = self.entry
        what = hint(entry.dossier, asked, today=entry.desk.today) if entry else ""
        row = AnswerRow(
            asked.number,
            asked.wording,
            save=lambda text: self._save(asked, with_source(text, row.source.who)),
            hint=what,
        )
        fact = fact_defs().get(asked.fact)
        row.note.setText(fact.name.here if fact else "")
        return row

    def _save(self, asked: Asked, text: str) -> str:
        return self.entry.save(asked.number, text) if self.entry else ""

    def _question(self, asked: Asked) -> Question | None:
        if self.entry is None:
            return None
        shelf = self.entry.dossier.shelf
        found = shelf.get(Question, asked.question)
        mine = shelf.where(Question, "interaction", value=self.entry.visit.id)
        return found or next((row for row in mine if row.wording == asked.wording), None)


class PromiseRow(QWidget):
    """A promise: its number if it was printed, kept or not, whose, until when."""

    ticked = Signal(bool)

    def __init__(self, number: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        self.number = PlainLabel(number, TextRole.TITLE, fixed=True)
        self.number.setFixedWidth(NUMBER - 8)
        self.check = Check()
        self.text = PlainLabel("")
        self.side = Tag()
        self.who = PlainLabel("", TextRole.NOTE, fixed=True)
        self.due = Tag()
        row.addWidget(self.number)
        row.addWidget(self.check)
        row.addWidget(self.text, 1)
        for widget in (self.who, self.side, self.due):
            row.addWidget(widget)
        self.check.clicked.connect(lambda on: self.ticked.emit(on))

    def show_promise(self, promise: Action, who: str, *, today: dt.date) -> None:
        """Show the promise as it stands."""
        self.check.setChecked(promise.done is not None)
        words = promise.text or ""
        self.check.setAccessibleName(_("Kept: {text}").format(text=words))
        self.text.setText(words)
        self.text.set_role(TextRole.FAINT if promise.done else TextRole.TEXT)
        self.side.show_mark(TagMark(scale("SIDE").label(promise.side or "ours")))
        self.who.setText(who)
        late = promise.done is None and promise.due is not None and promise.due < today
        self.due.setVisible(promise.due is not None)
        if promise.due is not None:
            words = distance_words(promise.due, today) if late else day_words(promise.due, today)
            self.due.show_mark(severity_mark(words, "red") if late else TagMark(words))


class PromisesPanel(Panel):
    """The promises of the paper to be ticked, and a line for new ones."""

    def __init__(self) -> None:
        super().__init__(_("Promises"))
        self.add_note(_("tick what was kept, or write new ones"))
        self.entry: Entry | None = None
        self.rows = Rows(self)
        self.new = NumberedLine(
            PROMISES,
            _("New promises of both sides"),
            save=self._save,
            hint=_("ours: text, 11-27; theirs: text, 12-01"),
        )
        self.body.addWidget(self.new)

    def show_entry(self, entry: Entry) -> None:
        """Show what was printed, and what was promised at the visit."""
        self.entry = entry
        shelf = entry.dossier.shelf
        numbers = {item.action: item.number for item in entry.sheet.owed}
        here = shelf.where(Action, "interaction", value=entry.visit.id)
        made = [row.id for row in here if row.kind == "promise" and row.id not in numbers]
        found = {key: row for key in (*numbers, *made) if (row := shelf.get(Action, key))}
        self.rows.show(tuple(found), lambda key: self._line_of(key, numbers.get(key, "")))
        for key, row in self.rows.widgets.items():
            person = entry.dossier.person(found[key].owner)
            name = title_of(person, shelf) if person and found[key].side == "theirs" else ""
            row.show_promise(found[key], name, today=entry.desk.today)

    def _line_of(self, key: str, number: str) -> PromiseRow:
        row = PromiseRow(number)
        row.ticked.connect(lambda on: self._tick(key, number, on=on))
        return row

    def _tick(self, key: str, number: str, *, on: bool) -> None:
        entry = self.entry
        promise = entry.dossier.shelf.get(Action, key) if entry else None
        if entry is None or promise is None:
            return
        desk = entry.desk
        if on and number:
            entry.save(number, "done")
            return
        day = desk.today if on else None
        desk.do(set_field, desk.book, promise, name="done", value=day, today=desk.today)

    def _save(self, text: str) -> str:
        if self.entry is None:
            return ""
        words = self.entry.save(PROMISES, text)
        self.new.line.set_value(None)
        return words


class SeenPanel(Panel):
    """D6 and D9: new people and changes, and what the rivals do."""

    def __init__(self) -> None:
        super().__init__(_("Seen and heard"))
        self.add_note(_("may stay empty"))
        self.entry: Entry | None = None
        self.people = NumberedLine(
            PEOPLE,
            _("New people, changes"),
            save=lambda text: self._save(PEOPLE, text),
            hint=_("name, post; or a sentence"),
        )
        self.rivals = NumberedLine(
            RIVALS,
            _("Rivals"),
            save=lambda text: self._save(RIVALS, text),
            hint=_("rival: what it did"),
        )
        self.body.addWidget(self.people)
        self.body.addWidget(self.rivals)

    def show_entry(self, entry: Entry) -> None:
        """Show another visit."""
        if self.entry is None or self.entry.visit.id != entry.visit.id:
            for row in (self.people, self.rivals):
                row.line.set_value(None)
                row.row.set_error("")
                row.say("")
                row.show_saved("", "")
        self.entry = entry

    def _save(self, number: str, text: str) -> str:
        return self.entry.save(number, text) if self.entry else ""
