"""Rules for facts of a rival: its rep, his ties, what it did lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.dossier import holds
from kamdesk.domain.insight.fact_case import Case, Found, holding
from kamdesk.domain.insight.fact_reach import RivalRow, rival_rows
from kamdesk.domain.records import AccountRival, Event, Person, ProjectRival, Tie

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier

MOVES = frozenset({"rival_move", "rival_mistake", "criteria_change"})
"""Kinds of event that are news of a rival."""


def rep_named(case: Case) -> Found:
    """CP13: the name of who calls here for the rival."""
    return holding(person for person in _reps(case) if person.name)


def rep_style(case: Case) -> Found:
    """CP14: how he goes about it."""
    return holding(person for person in _reps(case) if person.style)


def rep_ties(case: Case) -> Found:
    """CP15: how close he is to whom; "not at all" (0) is an answer too."""
    ties = [tie for person in _reps(case) for tie in _ties(case.dossier, person, case=case)]
    return holding(ties, (tie.last_confirmed for tie in ties))


def recent_moves(case: Case) -> Found:
    """CP18: news of the rival at this account."""
    events = case.dossier.shelf.where(Event, "account", value=case.dossier.account.id)
    news = [row for row in events if row.kind in MOVES and row.organisation == _rival(case)]
    return holding(news, (row.happened_on for row in news))


def _rival(case: Case) -> str | None:
    row = case.subject
    return row.organisation if isinstance(row, AccountRival | ProjectRival) else None


def _reps(case: Case) -> tuple[Person, ...]:
    """The rival's people who work this account: named in a project, or tied here (reading 31)."""
    dossier, rows = case.dossier, rival_rows(case.dossier, _rival(case))
    named = (dossier.person(row.person) for row in rows if isinstance(row, ProjectRival))
    tied = (
        dossier.person(tie.supplier_person)
        for person in dossier.people(case.today)
        for tie in dossier.shelf.where(Tie, "customer_person", value=person.id)
    )
    theirs = (
        person
        for person in tied
        if person is not None
        and any(
            post.organisation == _rival(case) and holds(post, case.today)
            for post in dossier.posts_of(person.id)
        )
    )
    found = {person.id: person for person in (*named, *theirs) if person is not None}
    return tuple(found.values())


def _ties(dossier: Dossier, rep: Person, *, case: Case) -> tuple[Tie, ...]:
    people = {person.id for person in dossier.people(case.today)}
    rows = dossier.shelf.where(Tie, "supplier_person", value=rep.id)
    return tuple(row for row in rows if row.customer_person in people)


def is_installed(row: RivalRow) -> bool:
    """Whether a product of the rival is known to be in use here (condition of CP12)."""
    return isinstance(row, AccountRival) and bool(row.product_in_use)
