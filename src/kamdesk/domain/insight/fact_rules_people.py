"""Rules for facts of a person that no single field answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.fact_case import Case, Found, holding
from kamdesk.domain.insight.fact_reach import contact_points
from kamdesk.domain.insight.people import is_ours
from kamdesk.domain.records import Link, Post, Tie

if TYPE_CHECKING:
    from collections.abc import Iterable

INFORMAL = frozenset({"influences", "ally", "hostile", "subtle"})
"""Links of a person that tell whom he moves."""


def own_contact_points(case: Case) -> Found:
    """PP12: a number or address of his own."""
    rows = contact_points(case.dossier, case.subject)
    return holding(rows, (row.verified for row in rows))


def place_in_the_web(case: Case) -> Found:
    """PP18: whom he reports to, who reports to him, or whom he influences."""
    return holding([*_formal(case), *_informal(case)])


def _formal(case: Case) -> Iterable[Post]:
    """His own post if it names a superior, and the posts below him."""
    post = case.dossier.post_of(case.subject.id, case.today)
    if post is not None and post.reports_to:
        yield post
    customer = case.dossier.organisation.id
    below = case.dossier.shelf.where(Post, "reports_to", value=case.subject.id)
    yield from (row for row in below if row.organisation == customer)


def _informal(case: Case) -> Iterable[Link]:
    links = case.dossier.shelf.where(Link, "source", value=case.subject.id)
    return (row for row in links if row.source_kind == "person" and row.kind in INFORMAL)


def counterpart(case: Case) -> Found:
    """PP19: one of ours has a tie with him; a strength of 0 is none."""
    ties = case.dossier.shelf.where(Tie, "customer_person", value=case.subject.id)
    return holding(
        row
        for row in ties
        if row.strength != 0
        and (ours := case.dossier.person(row.supplier_person)) is not None
        and is_ours(case.dossier, ours, day=case.today)
    )
