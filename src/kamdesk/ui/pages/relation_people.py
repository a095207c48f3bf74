"""F-02b: the key persons with attitude and power, and what the evidence on each suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.attitude import attitude_by_evidence
from kamdesk.domain.insight.people import key_persons, power_of
from kamdesk.domain.insight.relationship import key_people
from kamdesk.domain.naming import title_of
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.kit import (
    AttitudeBadge,
    Button,
    EmptyState,
    PlainLabel,
    PowerSquares,
    Tag,
    hairline,
)
from kamdesk.ui.pages.relation_panel import Measured, RelationPanel
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Person
    from kamdesk.ui.desk import Desk

MOST = 24
"""Persons shown, the most powerful first; the people tab has all."""


class PeoplePanel(RelationPanel):
    """The people who decide."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Key persons"))

    def refresh(self, dossier: Dossier) -> None:
        """Show score and persons."""
        self.clear()
        today = self.desk.today
        people = sorted(
            key_persons(dossier, today),
            key=lambda p: -(power_of(dossier, p, today=today).value or 0),
        )
        if not people:
            button = Button(_("Go to the people"), "primary", icon="users")
            button.clicked.connect(
                lambda: self.desk.go("account", (self.account_id, "people", None))
            )
            sentence = _("Whoever has power or a role in a project is a key person.")
            self.body.addWidget(
                EmptyState(_("No key person yet"), sentence, icon="users", buttons=[button])
            )
            return
        found = key_people(dossier, today)
        meter = Measured(self.desk)
        meter.show_result(found, account=self.account_id)
        self.body.addWidget(meter)
        veto = found.detail.get("veto")
        if isinstance(veto, list) and veto:
            words = ngettext(
                "{n} person with power sees us as a threat",
                "{n} persons with power see us as a threat",
                len(veto),
            )
            self.body.addWidget(PlainLabel(words.format(n=len(veto)), TextRole.RED, wrap=True))
        for person in people[:MOST]:
            self.body.addWidget(hairline())
            self.body.addWidget(self._line(dossier, person))
        if len(people) > MOST:
            words = _("{n} more on the tab People").format(n=len(people) - MOST)
            self.body.addWidget(PlainLabel(words, TextRole.NOTE))
        self.body.addStretch(1)

    def _line(self, dossier: Dossier, person: Person) -> QWidget:
        """Badge, name, power, what the evidence says if it differs, and the way to it."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        found = scale("ATTITUDE")
        letter = found.short(person.attitude) or "?"
        words = found.label(person.attitude) or _("not assessed")
        row.addWidget(AttitudeBadge(letter, words))
        row.addWidget(PlainLabel(title_of(person, dossier.shelf), TextRole.SUBJECT), 1)
        mark = self._evidence(dossier, person)
        if mark is not None:
            row.addWidget(mark)
        power = power_of(dossier, person, today=self.desk.today).value
        label = scale("POWER").label(power) or _("Power not known")
        row.addWidget(PowerSquares(power or 0, label))
        button = Button(_("Evidence"), "inline", hint=_("Nine questions that suggest an attitude"))
        name = _("Evidence for the attitude of {name}").format(name=title_of(person, dossier.shelf))
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.assess("R-KDM", person))
        row.addWidget(button)
        return line

    def _evidence(self, dossier: Dossier, person: Person) -> Tag | None:
        """A sign where the answers contradict each other or the attitude entered."""
        answers = scored(dossier, "R-KDM", subject=person, today=self.desk.today).scores
        found = attitude_by_evidence(answers)
        if found.contradictory:
            return Tag.severity(_("contradictory"), "amber")
        if found.attitude is None or found.attitude == person.attitude:
            return None
        label = scale("ATTITUDE").label(found.attitude)
        return Tag.severity(_("evidence: {attitude}").format(attitude=label), "amber")
