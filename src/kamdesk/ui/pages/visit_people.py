"""Who goes with which role, and who is met: check rows of both sides of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamdesk.domain.naming import title_of
from kamdesk.domain.records import AccountTeam, Attendance
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.services.visits import set_attendance
from kamdesk.ui.kit import Button, Check, ChoiceEditor, Option, PlainLabel
from kamdesk.ui.pages.visit_part import Rows, VisitPart
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.domain.records import Person
    from kamdesk.ui.desk import Desk

FIRST = 6
"""People shown before one asks for all of them."""


class PersonLine(QWidget):
    """A person with a check box; for our own people also the role in the visit."""

    changed = Signal()

    def __init__(self, name: str, note: str, *, with_role: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.check = Check(name)
        self.check.clicked.connect(lambda _on: self.changed.emit())
        row.addWidget(self.check)
        row.addWidget(PlainLabel(note, TextRole.NOTE), 1)
        self.role: ChoiceEditor | None = None
        if with_role:
            codes = scale("VISIT_ROLE")
            self.role = ChoiceEditor([Option(code, codes.label(code)) for code in codes.codes])
            self.role.setAccessibleName(_("Role in the visit: {name}").format(name=name))
            self.role.setFixedWidth(150)
            self.role.committed.connect(lambda: self.changed.emit())
            row.addWidget(self.role)

    def show_state(self, *, attends: bool, role: str | None) -> None:
        """Show whether he attends, and as what."""
        self.check.setChecked(attends)
        if self.role is not None:
            self.role.setEnabled(attends)
            self.role.set_value(role)


class Attendants(VisitPart):
    """One side of the table; ``ours`` are colleagues with roles, else the customer's people."""

    def __init__(self, desk: Desk, *, ours: bool) -> None:
        super().__init__(desk, _("Who goes") if ours else _("Who is met"))
        self.ours = ours
        self.rows = Rows(self)
        self._order: dict[str, int] = {}
        self._all = False
        self.more = Button("", "link")
        self.more.clicked.connect(self._show_all)
        self.nobody = PlainLabel(
            _("No colleagues yet: add your own people under More.")
            if ours
            else _("No people yet. Add the first on the tab People."),
            TextRole.NOTE,
            wrap=True,
        )
        self.body.addWidget(self.more)
        self.body.addWidget(self.nobody)

    def restart(self) -> None:
        """Begin with the short list again, who attends on top."""
        self._all = False
        self._order = {}

    def refresh(self) -> None:
        """Show who is ticked; nobody changes his place while one ticks."""
        found = self.dossier.shelf.where(Attendance, "interaction", value=self.visit_id)
        roles = {row.person: row.role_in_visit for row in found}
        people = {person.id: person for person in self._people(frozenset(roles))}
        fresh = [one for one in people if one not in self._order]
        fresh.sort(key=lambda one: one not in roles)
        self._order |= {one: number for number, one in enumerate(fresh, start=len(self._order))}
        ordered = sorted(people, key=lambda one: self._order[one])
        short = [one for n, one in enumerate(ordered) if n < FIRST or one in roles]
        shown = tuple(ordered if self._all else short)
        self.rows.show(shown, lambda person_id: self._line(people[person_id]))
        for person_id, line in self.rows.widgets.items():
            line.show_state(attends=person_id in roles, role=roles.get(person_id))
        hidden = len(people) - len(shown)
        self.more.set_text(
            ngettext("Show {n} more person", "Show {n} more people", hidden).format(n=hidden)
        )
        self.more.setVisible(hidden > 0)
        self.nobody.setVisible(not people)

    def _people(self, attending: frozenset[str | None]) -> list[Person]:
        """Everybody of this side; who has left since still stands where he attended."""
        dossier, today = self.dossier, self.desk.today
        own = dossier.own_people(today)
        if self.ours:
            return sorted(own, key=lambda person: person.id not in self._team())
        found = {person.id: person for person in dossier.people(today)}
        own_ids = {person.id for person in own}
        for person in dossier.attendants(self.visit_id):
            if person.id in attending and person.id not in own_ids:
                found.setdefault(person.id, person)
        return sorted(found.values(), key=lambda person: -(person.power or 0))

    def _team(self) -> frozenset[str | None]:
        account = self.dossier.account
        rows = self.dossier.shelf.where(AccountTeam, "account", value=account.id)
        return frozenset({account.owner, account.deputy, *(row.person for row in rows)})

    def _line(self, person: Person) -> PersonLine:
        post = self.dossier.post_of(person.id, self.desk.today)
        name = title_of(person, self.dossier.shelf)
        row = PersonLine(name, (post.title or "") if post else "", with_role=self.ours)
        row.changed.connect(lambda: self._save(person, row))
        return row

    def _save(self, person: Person, row: PersonLine) -> None:
        role = row.role.value() if row.role is not None else None
        attends = row.check.isChecked()
        self.desk.do(
            set_attendance,
            self.desk.book,
            self.visit,
            person=person,
            attends=attends,
            role=role if attends else None,
        )
        self.refresh()

    def _show_all(self) -> None:
        self._all = True
        self.refresh()
