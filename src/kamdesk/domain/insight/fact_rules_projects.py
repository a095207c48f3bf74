"""Rules for facts of a project that no single field answers: steps, roles, criteria, prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.fact_case import Case, FactState, Found, holding
from kamdesk.domain.insight.fact_rules_account import DECIDERS, named_roles
from kamdesk.domain.records import Criterion, ProcurementStep, Project, ProjectRival

if TYPE_CHECKING:
    from kamdesk.domain.records import ProjectRole

INFLUENCERS = frozenset({"influencer", "coach"})
"""Blocker and author do not count (reading 25)."""

BEGUN = frozenset({"current", "done", "skipped"})
"""States of a step that say where the project stands; a template leaves all steps open."""


def procurement(case: Case) -> Found:
    """PJ16: the steps, and at which one they are."""
    steps = case.dossier.shelf.where(ProcurementStep, "project", value=case.subject.id)
    return holding(steps if any(step.state in BEGUN for step in steps) else ())


def decider(case: Case) -> Found:
    """PJ17: who decides, known by name (reading 24)."""
    return holding(_named(case, DECIDERS))


def influencers(case: Case) -> Found:
    """PJ18: whose opinion shapes the result (reading 25)."""
    return holding(_named(case, INFLUENCERS))


def coach(case: Case) -> Found:
    """PJ23: who guides us."""
    return holding(_named(case, frozenset({"coach"})))


def criteria(case: Case) -> Found:
    """PJ19: the criteria and who wrote them; without an author they are half an answer."""
    rows = case.dossier.shelf.where(Criterion, "project", value=case.subject.id)
    if rows and not any(row.author for row in rows):
        return Found(FactState.UNCONFIRMED, rows)
    return holding(rows)


def rival_price(case: Case) -> Found:
    """PJ20: the price of at least one rival; a solution alone is not enough (reading 26)."""
    rows = case.dossier.shelf.where(ProjectRival, "project", value=case.subject.id)
    return holding(row for row in rows if row.expected_price_lo or row.expected_price_hi)


def _named(case: Case, roles: frozenset[str]) -> tuple[ProjectRole, ...]:
    project = case.subject
    return named_roles(case, (project,), roles=roles) if isinstance(project, Project) else ()
