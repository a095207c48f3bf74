"""All of one person: form, post, contact ways, ties, who influences whom, stance to rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.hints import person_hints
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Link, Person, Post, Stance, Tie
from kamdesk.i18n import _
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.forms.record_form import RecordForm
from kamdesk.ui.kit import Button, Panel, PlainLabel, ScrollPage, clear_layout, group_head
from kamdesk.ui.pages.contact_ways import ContactWays
from kamdesk.ui.pages.hint_lines import HintLines
from kamdesk.ui.pages.record_list import RecordList
from kamdesk.ui.pages.relation_panel import open_form
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.forms.field import Field


NARROWEST = 400
"""Width below which label, editor and state of a field have no room beside each other."""


class PersonPanel(Panel):
    """The inspector of the people tab; rebuilt for each person, filled in place otherwise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Person"), flush=True)
        self.desk = desk
        self.person_id = ""
        self.account_id = ""
        self.form: RecordForm | None = None
        self.post_form: RecordForm | None = None
        self._lists: list[RecordList | ContactWays] = []
        self._page = ScrollPage()
        self.body.addWidget(self._page, 1)
        self.setMinimumWidth(NARROWEST)

    def clear_person(self) -> None:
        """Show nobody."""
        self.person_id = ""
        self.set_title(_("Person"))
        clear_layout(self._page.body)
        self._lists.clear()
        self.form = self.post_form = None

    def show_person(self, account_id: str, person_id: str) -> None:
        """Show a person; nothing is rebuilt while it is the same one."""
        dossier = self.desk.dossier(account_id)
        person = dossier.person(person_id)
        if person is None:
            self.clear_person()
            return
        if (account_id, person_id) != (self.account_id, self.person_id) or self.form is None:
            self.account_id, self.person_id = account_id, person_id
            self._build(person)
        self.set_title(title_of(person, dossier.shelf))
        if self.form is not None:
            self.form.load(person)
            self.hints.show_hints(person_hints(dossier, person, today=self.desk.today))
        post = dossier.post_of(person_id, self.desk.today)
        if self.post_form is not None and post is not None:
            self.post_form.load(post)
        for part in self._lists:
            part.reload()

    def _build(self, person: Person) -> None:
        clear_layout(self._page.body)
        self._lists.clear()
        column: QVBoxLayout = self._page.body
        self.evidence_button = Button(_("Evidence for the attitude"), "inline", icon="list-check")
        self.evidence_button.clicked.connect(self._judge)
        self.hints = HintLines()
        column.addWidget(self.hints)
        self.moved_button = Button(_("Moved…"), "inline", icon="arrow-right", hint="Ctrl+Shift+M")
        self.moved_button.setShortcut("Ctrl+Shift+M")
        self.moved_button.clicked.connect(self._moved)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.evidence_button)
        deeds.addWidget(self.moved_button)
        deeds.addStretch(1)
        column.addLayout(deeds)
        self.form = RecordForm(self.desk, Person, account_id=self.account_id, narrow=True)
        self.form.evidence_wanted.connect(self._show_evidence)
        column.addWidget(self.form)
        column.addWidget(group_head(_("Post"), ""))
        post = self.desk.dossier(self.account_id).post_of(person.id, self.desk.today)
        self.post_form = None
        if post is not None:
            names = ("title", "department", "level", "reports_to", "on_chart", "valid_from")
            self.post_form = RecordForm(
                self.desk, Post, account_id=self.account_id, names=names, narrow=True
            )
            self.post_form.evidence_wanted.connect(self._show_evidence)
            column.addWidget(self.post_form)
        else:
            column.addWidget(PlainLabel(_("No post at present."), TextRole.NOTE))
        self._add_lists(person, column)
        column.addStretch(1)

    def _add_lists(self, person: Person, column: QVBoxLayout) -> None:
        contacts = ContactWays(self.desk, person, account_id=self.account_id)
        ties = RecordList(
            self.desk, Tie, account_id=self.account_id, given={"customer_person": person.id}
        )
        given = {"source_kind": "person", "target_kind": "person", "source": person.id}
        links = RecordList(self.desk, Link, account_id=self.account_id, given=given)
        stances = RecordList(
            self.desk, Stance, account_id=self.account_id, given={"person": person.id}
        )
        posts = RecordList(self.desk, Post, account_id=self.account_id, given={"person": person.id})
        self._lists += [contacts, ties, links, stances, posts]
        for part in self._lists:
            column.addWidget(part)

    def _judge(self) -> None:
        """Nine questions on the person: what he did suggests his attitude (R-KDM)."""
        person = self.desk.dossier(self.account_id).person(self.person_id)
        if person is not None:
            open_form(self.desk, "R-KDM", subject=person, account_id=self.account_id, above=self)

    def _moved(self) -> None:
        """He changed his post: ask where to."""
        from kamdesk.ui.dialogs.move import MoveDialog

        person = self.desk.dossier(self.account_id).person(self.person_id)
        if person is not None:
            MoveDialog(self.desk, person, account_id=self.account_id, parent=self.window()).open()

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        if self.form is not None:
            self.form.fields[0].editor.setFocus()

    def _show_evidence(self, field: Field) -> None:
        EvidenceDialog(self.desk, field, account_id=self.account_id, parent=self.window()).open()
