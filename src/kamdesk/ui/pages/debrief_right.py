"""The right of the quick-entry page: result, attitudes, and what the two minutes brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.answers.sheet import NEXT, RESULT, SIGNAL
from kamdesk.domain.fact import key_of
from kamdesk.domain.gaps import gaps
from kamdesk.domain.insight.completeness import completeness
from kamdesk.domain.records import Action, Person
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.services.answer_block import RESULTS, result_of
from kamdesk.services.answers import save_attitude
from kamdesk.ui.kit import Bar, Panel, PlainLabel, SegmentedControl, TextEditor
from kamdesk.ui.pages.debrief_rows import NUMBER, NumberedLine
from kamdesk.ui.pages.visit_part import Rows
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import percent_words

if TYPE_CHECKING:
    from kamdesk.ui.pages.debrief_part import Entry


class ResultPanel(Panel):
    """What came of it, how interested they were, and the next step."""

    def __init__(self) -> None:
        super().__init__(_("Result"))
        self.entry: Entry | None = None
        self.goal = PlainLabel("", TextRole.NOTE, wrap=True)
        self.result = SegmentedControl(
            [(code, _(words)) for code, (words, _spoken) in RESULTS.items()],
            name=_("Result"),
            stretch=True,
        )
        self.words = NumberedLine("", _("What they said or did"), save=self._save_words)
        signals = scale("SIGNAL")
        self.signal = SegmentedControl(
            [(code, signals.label(code)) for code in signals.codes],
            name=_("Interest signal"),
            stretch=True,
        )
        self.next = NumberedLine(
            NEXT, _("Next step"), save=self._save_next, hint=_("what, until 11-26")
        )
        self.words.label.hide()
        for widget in (self.goal, self.result, self.words, self._numbered("D8", self.signal)):
            self.body.addWidget(widget)
        self.body.addWidget(self.next)
        self.result.picked.connect(lambda _code: self._save_result())
        self.signal.picked.connect(lambda code: self._do(SIGNAL, str(code)))

    @staticmethod
    def _numbered(number: str, widget: QWidget) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(0)
        label = PlainLabel(number, TextRole.TITLE, fixed=True)
        label.setFixedWidth(NUMBER)
        row.addWidget(label)
        row.addWidget(widget, 1)
        return whole

    def show_entry(self, entry: Entry) -> None:
        """Show what the book holds of the result."""
        self.entry = entry
        visit = entry.visit
        goal = visit.objective or ""
        self.goal.setText(_("Goal: {text}").format(text=goal) if goal else "")
        self.goal.setVisible(bool(goal))
        code, rest = result_of(visit.result or "")
        self.result.set_value(code or None)
        self.words.show_text(rest or None)
        self.signal.set_value(visit.interest_signal)
        steps = [
            row
            for row in entry.dossier.shelf.where(Action, "interaction", value=visit.id)
            if row.kind == "task" and row.side == "ours"
        ]
        step = max(steps, key=lambda row: row.id, default=None)
        due = f" {step.due.isoformat()}" if step and step.due else ""
        self.next.show_text(f"{step.text}{due}" if step else None)
        self.next.show_saved(_("saved") if step else "", "green")
        self.words.show_saved(_("saved") if rest else "", "green")

    def _save_result(self) -> None:
        if self.entry is not None:
            _code, rest = result_of(self.entry.visit.result or "")
            self._do(RESULT, f"{self.result.value()} {rest}".strip())

    def _save_words(self, text: str) -> str:
        code = self.result.value()
        return self.entry.save(RESULT, f"{code} {text}" if code else text) if self.entry else ""

    def _save_next(self, text: str) -> str:
        return self.entry.save(NEXT, text) if self.entry else ""

    def _do(self, number: str, text: str) -> None:
        if self.entry is not None:
            self.entry.save(number, text)


class AttitudeRow(QWidget):
    """How one of them stood to us today; a change wants a sentence that shows it."""

    def __init__(self, panel: AttitudesPanel, person: Person) -> None:
        super().__init__()
        self.panel, self.person = panel, person
        steps = scale("ATTITUDE")
        self.name = PlainLabel(person.name or key_of(person), TextRole.SUBJECT)
        self.choice = SegmentedControl(
            [(code, f"{steps.short(code)} {steps.label(code)}") for code in steps.codes],
            name=_("Attitude of {name}").format(name=person.name or ""),
        )
        self.reason = TextEditor(placeholder=_("What showed it?"))
        self.reason.setAccessibleName(_("What showed it: {name}").format(name=person.name or ""))
        self.reason.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        top.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.reason)
        self.choice.picked.connect(lambda code: self._decide(str(code)))
        self.reason.committed.connect(lambda: self._decide(str(self.choice.value())))

    def show_person(self, person: Person) -> None:
        """Show the attitude the book holds."""
        self.person = person
        self.choice.set_value(person.attitude)

    def _decide(self, code: str) -> None:
        self.panel.decide(self.person, code, reason=str(self.reason.value() or ""))
        if self.reason.isHidden():
            self.reason.show()
            self.reason.setFocus()


class AttitudesPanel(Panel):
    """D7: the people of the visit and the four attitudes."""

    def __init__(self) -> None:
        super().__init__(_("Attitude"))
        self.add_note("D7")
        self.add_note(_("as seen today; what did not change stays"))
        self.entry: Entry | None = None
        self.rows = Rows(self)
        self.none = PlainLabel(_("Nobody of theirs is on this visit."), TextRole.NOTE)
        self.body.addWidget(self.none)

    def show_entry(self, entry: Entry) -> None:
        """Show everybody who was printed with boxes."""
        self.entry = entry
        people = {key: row for key in entry.sheet.people if (row := entry.dossier.person(key))}
        self.rows.show(tuple(people), lambda key: AttitudeRow(self, people[key]))
        for key, row in self.rows.widgets.items():
            row.show_person(people[key])
        self.none.setVisible(not people)

    def decide(self, person: Person, code: str, *, reason: str) -> None:
        """Save how somebody stood to us."""
        if self.entry is not None:
            desk = self.entry.desk
            desk.do(
                save_attitude,
                desk.book,
                self.entry.visit,
                person=person,
                decided=(code, reason),
                today=desk.today,
            )


class BroughtPanel(Panel):
    """What the answers did to the file, while they are written."""

    def __init__(self) -> None:
        super().__init__(_("What these two minutes brought"))
        self.add_note(_("reckoned while you write"))
        self._before: dict[str, tuple[float | None, int, int]] = {}
        self.figure = PlainLabel("", TextRole.TITLE, fixed=True)
        self.bar = Bar()
        self.gaps = PlainLabel("", TextRole.SUBJECT, fixed=True)
        self.promises = PlainLabel("", TextRole.SUBJECT, fixed=True)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        names = (_("File completeness"), _("Gaps"), _("Open promises"))
        for line, (name, figure) in enumerate(
            zip(names, (self.figure, self.gaps, self.promises), strict=True)
        ):
            place = line if line == 0 else line + 1
            grid.addWidget(PlainLabel(name, TextRole.NOTE), place, 0)
            grid.addWidget(figure, place, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.bar, 1, 0, 1, 2)
        self.body.addLayout(grid)

    def show_entry(self, entry: Entry) -> None:
        """Reckon again; the figures of the first look are those before."""
        today = entry.desk.today
        value = completeness(entry.dossier, today).value
        owed = entry.dossier.shelf.where(Action, "account", value=entry.dossier.account.id)
        live = sum(row.kind == "promise" and row.done is None for row in owed)
        now = (value, len(gaps(entry.dossier, today)), live)
        before = self._before.setdefault(entry.visit.id, now)
        self.bar.set_value(value)
        self.figure.setText(_moved(_percent(before[0]), _percent(now[0])))
        self.gaps.setText(_moved(str(before[1]), str(now[1])))
        self.promises.setText(_moved(str(before[2]), str(now[2])))


def _percent(value: float | None) -> str:
    return "—" if value is None else percent_words(f"{value:.1f}")


def _moved(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"
