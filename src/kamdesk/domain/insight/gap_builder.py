"""Turns facts, empty seats and written questions into gaps, with one desk for all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.addressees import Want
from kamdesk.domain.insight.asked import closed_keys, planned
from kamdesk.domain.insight.fact_states import states
from kamdesk.domain.insight.gap import Gap
from kamdesk.domain.insight.gap_words import (
    contradiction_words,
    person_words,
    question_words,
    seat_words,
)
from kamdesk.domain.insight.people import roles_of
from kamdesk.domain.insight.seats import ASK, empty_seats
from kamdesk.domain.records import AccountRival, Person, Project, ProjectRival, ProjectRole
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import LANGUAGES, speaking

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.addressees import Answerer, Desk
    from kamdesk.domain.insight.fact_states import FactInstance
    from kamdesk.domain.records import Question

OWN_WEIGHT = 3
"""A question the rep wrote himself weighs as much as the heaviest fact."""

ANYBODY = ("any_key", "manager", "clerk")
"""Whom to ask what the rep wrote without saying for whom."""

FRIEND = "any_key"
"""What somebody is called who is asked because he likes us, not for his post."""


@dataclass(frozen=True, slots=True)
class GapBuilder:
    """Gaps of one account on one day, addressed to the people of one desk."""

    dossier: Dossier
    today: dt.date
    desk: Desk

    def all(self) -> Iterable[Gap]:
        """Every gap, in no order: open facts, empty seats, and what the rep wrote himself."""
        instances = states(self.dossier, self.today)
        closed = closed_keys(self.dossier, instances, today=self.today)
        facts = [
            item
            for item in instances
            if item.is_gap and (item.contradictory or item.key not in closed)
        ]
        seats = empty_seats(self.dossier, {item.key for item in facts})
        found = {item.key: self.of_fact(item) for item in facts}
        facts.sort(key=lambda item: found[item.key].rank)
        written, alone = planned(self.dossier, facts)
        for item in facts:
            yield self._as_asked(item, found[item.key], question=written.get(item.key))
        for item in seats:
            row = next((row for row in alone if self._is_program(row, item)), None)
            yield self._as_asked(item, self.of_seat(item), question=row)
            alone = tuple(other for other in alone if other is not row)
        yield from (self.of_question(question) for question in alone)

    def _as_asked(self, item: FactInstance, gap: Gap, *, question: Question | None) -> Gap:
        """The gap as the written question asks for it, where there is one.

        A question that was put on a visit in the program's words goes on reading in them.
        """
        if question is None:
            return gap
        written = self._as_written(gap, question)
        if not self._is_program(question, item):
            return written
        return replace(
            written,
            wording=self._words_of(item, question.addressee),
            in_own_words=False,
            discreet=gap.discreet and gap.addressee == question.addressee,
        )

    def _is_program(self, question: Question, item: FactInstance) -> bool:
        """Whether a question is asked as the program asks for this fact, in any language."""
        if question.fact_def != item.fact:
            return False
        for lang in LANGUAGES:
            with speaking(lang):
                if self._words_of(item, question.addressee) == question.wording:
                    return True
        return False

    def _words_of(self, item: FactInstance, addressee: str | None) -> str:
        """How the program asks for a fact or a seat, in the current language."""
        if item.entity == ProjectRole.ENTITY:
            return self._seat_words(item)
        return question_words(self.dossier, item, addressee=addressee, today=self.today)

    def _seat_words(self, item: FactInstance) -> str:
        role, project = self.dossier.shelf.get(ProjectRole, item.id), self._project_of(item)
        part = scale("PROJECT_ROLE").label(role.role if role else None)
        return seat_words(part, project.name if project else None)

    def of_fact(self, item: FactInstance) -> Gap:
        """The gap of a fact of the catalogue, with the question for the best person."""
        definition, project = fact_defs()[item.fact], self._project_of(item)
        want = Want(
            ask=definition.ask,
            subject=item.id if item.entity == Person.ENTITY else None,
            project=project.id if project else None,
            delicate=not definition.table_safe,
        )
        answerer = self.desk.answerer(want) if definition.is_asked else None
        to = answerer.one.person.id if answerer else None
        gap = replace(
            _plain(item),
            wording=question_words(self.dossier, item, addressee=to, today=self.today),
            why=self._why(item) or definition.why.here,
            listen_for=definition.listen_for.here,
            asked=definition.is_asked,
            table_safe=definition.table_safe,
            project_day=project.order_date if project else None,
        )
        return self._to(gap, answerer, ask=definition.ask)

    def _why(self, item: FactInstance) -> str:
        """What contradicts what; empty for a fact without a contradiction."""
        if not item.contradictory:
            return ""
        return contradiction_words(self.dossier, item, today=self.today)

    def of_seat(self, item: FactInstance) -> Gap:
        """The gap of an empty seat: who plays this part."""
        project = self._project_of(item)
        want = Want(ASK, project=project.id if project else None)
        gap = replace(
            _plain(item),
            wording=self._seat_words(item),
            why=fact_defs()[item.fact].why.here,
            table_safe=True,
            project_day=project.order_date if project else None,
        )
        return self._to(gap, self.desk.answerer(want), ask=ASK)

    def of_question(self, question: Question) -> Gap:
        """A gap of its own: the rep wants to know what no open fact asks for."""
        definition = fact_defs().get(question.fact_def or "")
        gap = Gap(
            fact=definition.id if definition else "",
            key=key_of(question),
            entity=question.ENTITY,
            id=question.id,
            state="unknown",
            weight=OWN_WEIGHT,
            wording="",
            table_safe=definition is None or definition.table_safe,
            own=True,
        )
        ask = definition.ask if definition else ANYBODY
        return self._as_written(self._to(gap, self.desk.answerer(Want(ask)), ask=ask), question)

    def _as_written(self, gap: Gap, question: Question) -> Gap:
        """The gap in the words of the rep, for the person he wants to ask."""
        written = replace(
            gap,
            wording=question.wording or gap.wording,
            why=question.why or gap.why,
            listen_for=question.listen_for or gap.listen_for,
            table_safe=gap.table_safe and not question.private,
            question=question.id,
            in_own_words=True,
            asked=True,
        )
        person = self.dossier.person(question.addressee)
        if person is None:
            return written
        return replace(
            written,
            addressee=person.id,
            addressee_key=key_of(person),
            addressee_name=person_words(self.dossier, person, today=self.today),
            power=person.power or 0,
            in_room=self.desk.room is not None and person.id in self.desk.room,
            discreet=False,
        )

    def _to(self, gap: Gap, answerer: Answerer | None, *, ask: tuple[str, ...]) -> Gap:
        """The gap with its addressee; what is not asked goes to the one who keeps the account."""
        codes = scale("ADDRESSEE")
        if answerer is None:
            owner = None if gap.asked else self.dossier.person(self.dossier.account.owner)
            return replace(
                gap,
                addressee=owner.id if owner else None,
                addressee_key=key_of(owner) if owner else None,
                addressee_name=(owner.name or "") if owner else "",
                whom=codes.label(ask[0]),
            )
        person = answerer.one.person
        return replace(
            gap,
            addressee=person.id,
            addressee_key=key_of(person),
            addressee_name=person.name or "",
            whom=codes.label(answerer.code if answerer.code in codes else FRIEND),
            power=answerer.one.power,
            in_room=answerer.in_room,
            discreet=answerer.code == "coach",
            table_safe=gap.table_safe and answerer.code != "coach",
        )

    def _project_of(self, item: FactInstance) -> Project | None:
        """The project a fact matters for: its own, or the next one of its person or rival."""
        found = (row for row in self.dossier.open_projects if self._in_project(item, row))
        return min(
            found, key=lambda row: (row.order_date is None, str(row.order_date)), default=None
        )

    def _in_project(self, item: FactInstance, project: Project) -> bool:
        shelf = self.dossier.shelf
        if item.entity == Project.ENTITY:
            return item.id == project.id
        if item.entity in {Person.ENTITY, ProjectRole.ENTITY}:
            roles = roles_of(self.dossier, project)
            return any(item.id in {role.person, role.id} for role in roles)
        row = shelf.get(AccountRival, item.id) or shelf.get(ProjectRival, item.id)
        rivals = shelf.where(ProjectRival, "project", value=project.id)
        return row is not None and any(row.organisation == rival.organisation for rival in rivals)


def _plain(item: FactInstance) -> Gap:
    """The gap of a fact before it has words."""
    return Gap(
        fact=item.fact,
        key=item.key,
        entity=item.entity,
        id=item.id,
        state=item.state.value,
        weight=item.weight,
        wording="",
        contradictory=item.contradictory,
    )
