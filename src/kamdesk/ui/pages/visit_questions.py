"""What is asked at a visit: the questions on it, those the gaps offer, and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kamdesk.domain.candidates import name_in
from kamdesk.domain.gaps import MOST
from kamdesk.domain.records import Question
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _, ngettext
from kamdesk.services.records import set_field
from kamdesk.services.visits import plan_gap, plan_question
from kamdesk.ui.kit import (
    Button,
    ChoiceEditor,
    FieldRow,
    IconButton,
    LongTextEditor,
    Option,
    PlainLabel,
    Tag,
    TextEditor,
)
from kamdesk.ui.pages.visit_part import Asking, Rows, VisitPart, line
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from typing import Any

    from kamdesk.domain.gaps import Gap
    from kamdesk.ui.desk import Desk

OFFERED = 8
"""Gaps offered before one asks for more."""
NUMBER = 36
"""Width of the column of the numbers, so that rows of both lists stand in line."""


class QuestionLine(QWidget):
    """A question of the visit: number, wording, whom to ask; saved when it is left."""

    removed = Signal()

    def __init__(self, desk: Desk, question: Question, *, options: list[Option]) -> None:
        super().__init__()
        self.desk, self.question = desk, question
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        self.wording = LongTextEditor(lines=(1, 6))
        self.wording.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row = FieldRow("", self.wording)
        self.row.set_label_width(NUMBER)
        self.row.label.set_role(TextRole.SUBJECT)
        self.wording.setAccessibleName(_("Question"))
        self.remove = IconButton("x", _("Take this question off the visit"), size=16)
        self.addressee = ChoiceEditor(options)
        self.addressee.setAccessibleName(_("Ask whom"))
        self.addressee.setMinimumWidth(180)
        self.why = PlainLabel("", TextRole.NOTE)
        below, row = line()
        row.setContentsMargins(NUMBER + 8, 0, 0, 0)
        row.addWidget(PlainLabel(_("Ask whom"), TextRole.NOTE, fixed=True))
        row.addWidget(self.addressee)
        row.addWidget(self.why, 1)
        grid.addWidget(self.row, 0, 0)
        grid.addWidget(self.remove, 0, 1)
        grid.addWidget(below, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.wording.committed.connect(lambda: self._save("wording", self.wording.value()))
        self.addressee.committed.connect(lambda: self._save("addressee", self.addressee.value()))
        self.remove.clicked.connect(lambda: self.removed.emit())

    def show_question(self, question: Question, number: str, *, printed: bool) -> None:
        """Show the question as it stands; what is being mended stays on screen."""
        self.question = question
        self.row.label.setText(number)
        self.row.label.set_role(TextRole.SUBJECT if printed else TextRole.FAINT)
        if not self.row.error() and not self.wording.hasFocus():
            self.wording.set_value(question.wording)
        if self.addressee.value() != question.addressee:
            self.addressee.set_value(question.addressee)
        self.why.setText(question.why or "")

    def _save(self, name: str, value: Any) -> None:
        try:
            self.desk.write(
                set_field,
                self.desk.book,
                self.question,
                name=name,
                value=value,
                today=self.desk.today,
            )
        except KamdeskError as error:
            # The text stays on screen so that it can be mended; nothing was saved.
            self.row.set_error(str(error))
            return
        self.row.set_error("")


class GapLine(QWidget):
    """A question the gaps offer: one click, or Enter, puts it on the visit."""

    wanted = Signal()

    def __init__(self, gap: Gap) -> None:
        super().__init__()
        row = QGridLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setHorizontalSpacing(8)
        row.setVerticalSpacing(0)
        self.number = PlainLabel("", TextRole.FAINT)
        self.number.setFixedWidth(NUMBER)
        self.wording = PlainLabel(gap.wording, wrap=True)
        who = gap.addressee_name or gap.whom
        note = _("{name}, in private").format(name=who) if gap.discreet and who else who
        words = " · ".join(part for part in (note, gap.why) if part)
        self.add = Button(_("Ask this"), "inline", icon="plus")
        self.add.setAccessibleName(_("Ask at the visit: {question}").format(question=gap.wording))
        row.addWidget(self.number, 0, 0)
        row.addWidget(self.wording, 0, 1)
        row.addWidget(PlainLabel(words, TextRole.NOTE), 1, 1)
        row.addWidget(self.add, 0, 2, 2, 1)
        row.setColumnStretch(1, 1)
        self.add.clicked.connect(lambda: self.wanted.emit())

    def show_number(self, number: str) -> None:
        """Show the place the question has on the brief by itself, if it has one."""
        self.number.setText(number)


class Questions(VisitPart):
    """The questions of the visit; five at most are printed."""

    def __init__(self, desk: Desk, asking: Asking) -> None:
        super().__init__(desk, _("Questions"))
        self.asking = asking
        self.count = self.add_note("")
        self.rows = Rows(self)
        self.too_many = Tag()
        self.none = PlainLabel(
            _("No question of your own yet; the brief takes the heaviest gaps below."),
            TextRole.NOTE,
            wrap=True,
        )
        self.own = TextEditor(placeholder=_("Own question"))
        self.own.setAccessibleName(_("Own question"))
        self.add = Button(_("Add"), icon="plus")
        self.add.setAccessibleName(_("Add own question"))
        self.own.returnPressed.connect(self.add_own)
        self.add.clicked.connect(self.add_own)
        below, row = line()
        row.addWidget(self.own, 1)
        row.addWidget(self.add)
        for widget in (self.too_many, self.none, below):
            self.body.addWidget(widget)

    def refresh(self) -> None:
        """Show the questions in the order of the brief."""
        dossier, today, visit = self.dossier, self.desk.today, self.visit
        _found, printed = self.asking.about(dossier, visit)
        numbers = {gap.question: gap.number for gap in printed if gap.question}
        mine = dossier.shelf.where(Question, "interaction", value=visit.id)
        shown = sorted(mine, key=lambda row: (row.id not in numbers, numbers.get(row.id, "")))
        by_id = {row.id: row for row in shown}
        options = [
            Option(person.id, name_in(dossier, person, today=today))
            for person in dossier.people(today)
        ]
        self.rows.show(tuple(by_id), lambda key: self._line(by_id[key], options))
        for key, row in self.rows.widgets.items():
            row.show_question(by_id[key], numbers.get(key, ""), printed=key in numbers)
        self.count.setText(_("at most {n} on the brief").format(n=MOST))
        self.none.setVisible(not mine)
        self._warn(len(mine))

    def _warn(self, count: int) -> None:
        beyond = count - MOST
        self.too_many.setVisible(beyond > 0)
        if beyond > 0:
            words = ngettext(
                "{n} question stays off the brief: it prints five.",
                "{n} questions stay off the brief: it prints five.",
                beyond,
            ).format(n=beyond)
            self.too_many.show_mark(Tag.severity(words, "amber").mark)

    def _line(self, question: Question, options: list[Option]) -> QuestionLine:
        row = QuestionLine(self.desk, question, options=options)
        row.removed.connect(lambda: self._remove(row.question))
        return row

    def _remove(self, question: Question) -> None:
        self.desk.remove(question, _("The question is off the visit."))

    def add_own(self) -> None:
        """Put what was typed on the visit, as one's own question."""
        self.own.commit()
        words = self.own.value()
        if not words:
            self.own.setFocus()
            return
        made = self.desk.do(plan_question, self.desk.book, self.visit, wording=words)
        if made is not None:
            self.own.set_value(None)
            self.own.setFocus()


class Offers(VisitPart):
    """Taken from the gaps: what the file does not know and people in the room can answer."""

    def __init__(self, desk: Desk, asking: Asking) -> None:
        super().__init__(desk, _("Taken from the gaps"))
        self.asking = asking
        self.add_note(_("numbered ones print by themselves"))
        self.rows = Rows(self)
        self._all = False
        self.more = Button("", "link")
        self.more.clicked.connect(self._show_all)
        self.none = PlainLabel(
            _("The file knows everything it asks for."), TextRole.NOTE, wrap=True
        )
        self.body.addWidget(self.more)
        self.body.addWidget(self.none)

    def restart(self) -> None:
        """Begin with the heaviest again."""
        self._all = False

    def refresh(self) -> None:
        """Show the gaps that are not yet on the visit, the best first."""
        dossier, visit = self.dossier, self.visit
        every, printed = self.asking.about(dossier, visit)
        numbers = {gap.key: gap.number for gap in printed}
        mine = {row.id for row in dossier.shelf.where(Question, "interaction", value=visit.id)}
        found = [gap for gap in every if gap.asked and gap.question not in mine]
        found.sort(key=lambda gap: gap.key not in numbers)
        offered = found if self._all else found[:OFFERED]
        by_key = {(gap.key, gap.wording, gap.addressee): gap for gap in offered}
        self.rows.show(tuple(by_key), lambda key: self._line(by_key[key]))
        for key, row in self.rows.widgets.items():
            row.show_number(numbers.get(key[0], ""))
        hidden = len(found) - len(offered)
        self.more.set_text(ngettext("{n} more", "{n} more", hidden).format(n=hidden))
        self.more.setVisible(hidden > 0)
        self.none.setVisible(not found)

    def _line(self, gap: Gap) -> GapLine:
        row = GapLine(gap)
        row.wanted.connect(lambda: self.plan(gap))
        return row

    def plan(self, gap: Gap) -> None:
        """Put the question of a gap on the visit."""
        self.desk.do(plan_gap, self.desk.book, self.visit, gap=gap)

    def _show_all(self) -> None:
        self._all = True
        self.refresh()
