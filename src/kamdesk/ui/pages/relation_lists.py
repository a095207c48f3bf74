"""Checklists of an account: those on the account itself, and every one begun that is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.insight.checked import checked, open_runs
from kamdesk.domain.naming import title_of
from kamdesk.domain.standing import checklist
from kamdesk.i18n import _
from kamdesk.ui.dialogs.checklist import ChecklistDialog
from kamdesk.ui.kit import Button, Panel, PlainLabel, clear_layout
from kamdesk.ui.pages.checklist_panel import ChecklistPanel
from kamdesk.ui.pages.service_kit import Section
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.checked import Checked

ON_ACCOUNT = ("CK-K6", "CK-O5", "CK-CRISIS", "CK-HAND", "CK-BG", "CK-SVC", "CK-FAVOR", "CK-PLA")
"""Lists offered on the account itself, those for the relationship first."""
ON_RIVAL, ON_PROJECT = "CK-RIVAL", ("CK-PROJ", "CK-4F")
NAMED = 3
"""Open items named before the rest is counted."""


class ListsSection(Section):
    """The lists at the left with how far they are, the chosen one beside them, open runs below."""

    def build(self) -> None:
        """Make everything for the account on show."""
        clear_layout(self.page.body)
        self.buttons: dict[str, Button] = {}
        self.chosen = getattr(self, "chosen", ON_ACCOUNT[0])
        row = QHBoxLayout()
        row.setSpacing(Size.GAP)
        left = Panel(_("On this account"))
        for code in ON_ACCOUNT:
            button = Button(checklist(code).name.here, "link")
            button.clicked.connect(lambda _on=False, c=code: self.choose(c))
            self.buttons[code] = button
            left.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        left.body.addStretch(1)
        left.setMinimumWidth(260)
        self.place = QVBoxLayout()
        row.addWidget(left)
        row.addLayout(self.place, 1)
        self.page.body.addLayout(row)
        self.others = Panel(_("On rivals and projects"))
        self.open = Panel(_("Begun and still open"))
        self.page.body.addWidget(self.others)
        self.page.body.addWidget(self.open)
        self.page.body.addStretch(1)
        self.panel: ChecklistPanel | None = None

    def choose(self, code: str) -> None:
        """Show another list beside the names."""
        self.chosen = code
        self.load(self.desk.dossier(self.account_id))

    def load(self, dossier: Dossier) -> None:
        """Show how far each list is."""
        account = dossier.account
        for code, button in self.buttons.items():
            done, whole = checked(dossier, code, subject=account).progress
            words = _("{checklist}  {n} of {all}")
            name = checklist(code).name.here
            button.set_text(words.format(checklist=name, n=done, all=whole))
        if self.panel is None or self.panel.code != self.chosen:
            clear_layout(self.place)
            self.panel = ChecklistPanel(self.desk, self.chosen, account_id=self.account_id)
            self.place.addWidget(self.panel)
            self.place.addStretch(1)
        self.panel.show_subject(account)
        self._show_others(dossier)
        self._show_open(dossier)

    def _show_others(self, dossier: Dossier) -> None:
        self.others.clear()
        lines: list[tuple[str, Record]] = [(ON_RIVAL, rival) for rival in dossier.rivals]
        lines += [(code, p) for p in dossier.open_projects for code in ON_PROJECT]
        self.others.setVisible(bool(lines))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Size.GAP)
        grid.setColumnStretch(1, 1)
        for line, (code, subject) in enumerate(lines):
            state = checked(dossier, code, subject=subject)
            opener = self._opener(code, subject, state=state)
            grid.addWidget(opener, line, 0, Qt.AlignmentFlag.AlignLeft)
            name = title_of(subject, dossier.shelf)
            grid.addWidget(PlainLabel(name), line, 1)
        self.others.body.addLayout(grid)

    def _opener(self, code: str, subject: Record, *, state: Checked) -> Button:
        done, whole = state.progress
        words = _("{checklist}  {n} of {all}")
        name = checklist(code).name.here
        button = Button(words.format(checklist=name, n=done, all=whole), "link")
        button.clicked.connect(lambda: self.show_list(code, subject))
        return button

    def show_list(self, code: str, subject: Record) -> None:
        """Open a list on another record."""
        ChecklistDialog(
            self.desk, code, subject=subject, account_id=self.account_id, parent=self.window()
        ).open()

    def _show_open(self, dossier: Dossier) -> None:
        self.open.clear()
        found = open_runs(dossier)
        if not found:
            words = _("Nothing is open: a list begun anywhere shows here until all is ticked.")
            self.open.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))
        for subject, state in found:
            if subject is not None:
                self.open.body.addWidget(self._open_line(dossier, subject, state=state))

    def _open_line(self, dossier: Dossier, subject: Record, *, state: Checked) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Size.GAP)
        row.addWidget(self._opener(state.checklist.code, subject, state=state))
        row.addWidget(PlainLabel(title_of(subject, dossier.shelf), fixed=False))
        names = [item.name.here for item in state.open[:NAMED]]
        words = _("open: {items}").format(items=_(", ").join(names))
        if len(state.open) > NAMED:
            words = _("{items} and {n} more").format(items=words, n=len(state.open) - NAMED)
        row.addWidget(PlainLabel(words, TextRole.NOTE), 1)
        return line
