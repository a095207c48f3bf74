"""Objectives of the relationship: from, to, by when, for which decision, with their measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kamdesk.domain.hints import account_hints, person_hints
from kamdesk.domain.insight.checked import checked
from kamdesk.domain.naming import title_of
from kamdesk.domain.objectives import (
    COMPLIANCE,
    compliance_need,
    is_late,
    objective_subject,
    objectives_of,
    value_words,
)
from kamdesk.domain.records import Action, Objective, Person, Project
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.services.objectives import measure_done
from kamdesk.ui.dialogs.checklist import ChecklistDialog
from kamdesk.ui.dialogs.measure import MeasureDialog
from kamdesk.ui.dialogs.objective import ObjectiveDialog
from kamdesk.ui.dialogs.record import RecordDialog
from kamdesk.ui.kit import Button, Check, EmptyState, Panel, PlainLabel, Tag, clear_layout, hairline
from kamdesk.ui.pages.hint_lines import HintLines
from kamdesk.ui.pages.service_kit import Section
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.hints import Hint


class GoalsSection(Section):
    """All objectives of the account, the next due first; those with a result last."""

    def build(self) -> None:
        """Make the head once; it serves every account."""
        if hasattr(self, "add_button"):
            return
        head = QHBoxLayout()
        words = _("Where we stand, where we want to be, and which decision that serves.")
        head.addWidget(PlainLabel(words, TextRole.NOTE), 1)
        self.add_button = Button(_("New objective"), "primary", icon="target")
        self.add_button.clicked.connect(self.add)
        head.addWidget(self.add_button)
        self.page.body.addLayout(head)
        holder = QWidget()
        self.list = QGridLayout(holder)
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setSpacing(Size.GAP)
        self.page.body.addWidget(holder)
        self.page.body.addStretch(1)

    def load(self, dossier: Dossier) -> None:
        """Show the objectives."""
        clear_layout(self.list)
        found = objectives_of(dossier)
        if not found:
            button = Button(_("New objective"), "primary", icon="target")
            button.clicked.connect(self.add)
            sentence = _("Begin with one key person: the attitude of today, the one you work for.")
            empty = EmptyState(_("No objective yet"), sentence, icon="target", buttons=[button])
            self.list.addWidget(empty, 0, 0)
        for number, objective in enumerate(found):
            self.list.addWidget(self._card(dossier, objective), number, 0)

    def add(self) -> None:
        """Ask for a new objective."""
        ObjectiveDialog(self.desk, account_id=self.account_id, parent=self.window()).open()

    def _card(self, dossier: Dossier, objective: Objective) -> Panel:
        subject = objective_subject(dossier, objective)
        name = title_of(subject, dossier.shelf) if subject else _("not known")
        card = Panel(name)
        card.add_note(scale("GOAL_LEVEL").label(objective.level))
        if is_late(objective, self.desk.today):
            card.add_right(Tag.severity(_("overdue"), "red"))
        edit = Button(_("Edit"), "inline", icon="pencil")
        edit.setAccessibleName(_("Edit the objective: {name}").format(name=name))
        edit.clicked.connect(lambda: self._edit(objective))
        card.add_right(edit)
        card.body.addWidget(PlainLabel(self._move(objective), TextRole.TITLE, wrap=True))
        card.body.addWidget(PlainLabel(self._facts(dossier, objective), TextRole.NOTE, wrap=True))
        for words, text in ((_("Progress"), objective.progress), (_("Result"), objective.result)):
            if text:
                line = _("{name}: {text}").format(name=words, text=text)
                card.body.addWidget(PlainLabel(line, wrap=True))
        card.body.addWidget(hairline())
        self._measures(card, dossier, objective=objective)
        lines = HintLines()
        lines.show_hints(self._hints(dossier, subject))
        card.body.addWidget(lines)
        return card

    def _move(self, objective: Objective) -> str:
        """From and to in words, as far as they are known."""
        goal = value_words(objective, objective.to_value) or _("goal not said")
        start = value_words(objective, objective.from_value)
        return _("{start} → {goal}").format(start=start, goal=goal) if start else goal

    def _facts(self, dossier: Dossier, objective: Objective) -> str:
        owner = dossier.person(objective.owner)
        project = dossier.shelf.get(Project, objective.serves)
        parts = [
            _("due {day}").format(day=objective.due.isoformat()) if objective.due else _("no date"),
            _("owner {name}").format(name=owner.name) if owner else _("no owner"),
            _("serves the decision on {project}").format(project=project.name)
            if project
            else _("serves no project yet"),
        ]
        return " · ".join(parts)

    def _measures(self, card: Panel, dossier: Dossier, *, objective: Objective) -> None:
        for key in objective.measures:
            action = dossier.shelf.get(Action, key)
            if action is not None:
                card.body.addWidget(self._measure(dossier, action, objective=objective))
        add = Button(_("Add a measure"), "inline", icon="plus")
        add.clicked.connect(lambda: self._add_measure(objective))
        card.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _measure(self, dossier: Dossier, action: Action, *, objective: Objective) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        check = Check(action.text or "")
        check.setChecked(action.done is not None)
        check.clicked.connect(lambda on: self._done(action, done=on))
        row.addWidget(check, 1)
        if action.due is not None:
            late = action.done is None and action.due < self.desk.today
            role = TextRole.RED if late else TextRole.NOTE
            words = _("due {day}").format(day=action.due.isoformat())
            row.addWidget(PlainLabel(words, role, fixed=True))
        need = compliance_need(dossier, action, objective=objective)
        if need:
            self._add_check(row, dossier, action=action, must=need == "must")
        return line

    def _add_check(self, row: QHBoxLayout, dossier: Dossier, *, action: Action, must: bool) -> None:
        """The way to the compliance check, and whether it is done."""
        done, whole = checked(dossier, COMPLIANCE, subject=action).progress
        words = _("compliance {n} of {all}").format(n=done, all=whole)
        button = Button(words, "inline", icon="shield-check")
        button.clicked.connect(lambda: self._check(action))
        row.addWidget(button)
        if done == whole:
            row.addWidget(Tag.severity(_("checked"), "green"))
        elif must:
            row.addWidget(Tag.severity(_("check first"), "red"))
        else:
            row.addWidget(Tag.severity(_("check if it applies"), "amber"))

    def _hints(self, dossier: Dossier, subject: Record | None) -> tuple[Hint, ...]:
        today = self.desk.today
        if isinstance(subject, Person):
            return person_hints(dossier, subject, today=today)
        return account_hints(dossier, today)[:1] if subject is dossier.account else ()

    def _edit(self, objective: Objective) -> None:
        RecordDialog(self.desk, objective, account_id=self.account_id, parent=self.window()).open()

    def _add_measure(self, objective: Objective) -> None:
        MeasureDialog(self.desk, objective, account_id=self.account_id, parent=self.window()).open()

    def _done(self, action: Action, *, done: bool) -> None:
        self.desk.do(measure_done, self.desk.book, action, done=done, today=self.desk.today)

    def _check(self, action: Action) -> None:
        ChecklistDialog(
            self.desk,
            COMPLIANCE,
            subject=action,
            account_id=self.account_id,
            parent=self.window(),
        ).open()
