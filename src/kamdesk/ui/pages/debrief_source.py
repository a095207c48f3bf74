"""From whom an answer is: usually who was asked, so nobody touches it; else chosen from a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from kamdesk.domain.candidates import name_in
from kamdesk.i18n import _
from kamdesk.ui.kit import Button
from kamdesk.ui.kit.words import face, tip

if TYPE_CHECKING:
    from kamdesk.domain.answers.sheet import Asked
    from kamdesk.domain.records import Question
    from kamdesk.ui.pages.debrief_part import Entry

MYSELF = "me"
"""As ``domain.answers.heard`` reads it."""
KEY = "Alt+W"
LONGEST = 18
"""Characters of a name on the button; the whole stands in its tool tip and in the menu."""


class SourceButton(Button):
    """Names who said it; a menu offers the others. Signal: ``picked(who)``.

    ``who`` is "" for who was asked, ``MYSELF``, or the id of a person: what stands behind the @ of
    an answer.
    """

    picked = Signal(str)

    def __init__(self, number: str) -> None:
        super().__init__("", "inline", icon="chevron-down")
        self.number = number
        self.who = ""
        self._people: list[tuple[str, str]] = []
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign behind the name
        self.menu_ = QMenu(self)
        self.menu_.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.menu_.aboutToShow.connect(self._fill)
        self.clicked.connect(self.open_menu)

    def show_source(self, entry: Entry, asked: Asked, *, question: Question | None) -> None:
        """Show from whom the saved answer is; before it is saved, from whom it will be."""
        from kamdesk.domain.records import Observation

        dossier = entry.dossier
        voice = dossier.shelf.get(Observation, question.observation) if question else None
        if voice is not None:
            self.who = "" if voice.source == asked.addressee else voice.source or MYSELF
        self._people = people_for(entry, asked)
        person = dossier.person(self.who or asked.addressee)
        name = (person.name if person else "") or _("who said it?")
        self._say(_("I saw it myself") if self.who == MYSELF else name)

    def _say(self, name: str) -> None:
        self.set_text(name if len(name) <= LONGEST else f"{name[:LONGEST]}…")
        words = _("{number}: who said it: {name}").format(number=self.number, name=name)
        self.setAccessibleName(words)
        self.setToolTip(tip(f"{_('Who said it')}: {name} ({KEY})"))

    def open_menu(self) -> None:
        """Show the menu below the button."""
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _fill(self) -> None:
        self.menu_.clear()
        for who, name in self._people:
            entry = self.menu_.addAction(face(name))
            entry.setCheckable(True)
            entry.setChecked(who == self.who)
            entry.triggered.connect(lambda _on=False, who=who: self._pick(who))
        self.menu_.insertSeparator(self.menu_.actions()[-1])

    def _pick(self, who: str) -> None:
        self.who = who
        self._say(dict(self._people)[who])
        self.picked.emit(who)


def people_for(entry: Entry, asked: Asked) -> list[tuple[str, str]]:
    """Who may have said it: who was asked, who was there, the customer's people, ours; myself."""
    dossier, today = entry.dossier, entry.desk.today
    person = dossier.person(asked.addressee)
    first = name_in(dossier, person, today=today) if person else _("who said it?")
    there = dossier.attendants(entry.visit.id)
    others = {
        row.id: name_in(dossier, row, today=today)
        for row in (*there, *dossier.people(today), *dossier.own_people(today))
        if row.id != asked.addressee
    }
    return [("", first), *others.items(), (MYSELF, _("I saw it myself"))]
