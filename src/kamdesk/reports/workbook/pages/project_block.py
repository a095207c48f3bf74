"""The lines above the tables of a project: what it is about, in words and few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.wording import money, sentences
from kamdesk.domain.fact import key_of
from kamdesk.domain.records import Concession, Organisation, ProjectRival
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from kamdesk.domain.records import Project
    from kamdesk.reports.workbook.desk import Desk

Field = tuple[str, str]
"""Name and value, both in words."""

FACTORS: Final = (
    ("factors_env", N_("Factors: environment")),
    ("factors_org", N_("Factors: organisation")),
    ("factors_interpersonal", N_("Factors: between people")),
    ("factors_personal", N_("Factors: personal")),
)


def verdict(desk: Desk, project: Project) -> str:
    """Qualification, criteria and the largest threat, each in a word with its number."""
    key = key_of(project)
    said = []
    worth = desk.item("F-14", key)
    if worth is not None and worth.level:
        points = "" if worth.value is None else f" {worth.value:.1f}"
        said.append(_("Verdict") + f" {scale('PQ_VERDICT').label(worth.level)}{points}")
    criteria = desk.item("F-04", key)
    if criteria is not None and criteria.level:
        level = scale("CRITERIA_STATUS").label(criteria.level)
        said.append(_("Purchase criteria") + f" {level}")
    threat = _largest(desk, project)
    if threat:
        said.append(_("Largest rival threat") + f" {threat}")
    return " · ".join(said)


def _largest(desk: Desk, project: Project) -> str:
    found = []
    for row in desk.shelf.where(ProjectRival, "project", value=project.id):
        firm = desk.shelf.get(Organisation, row.organisation)
        item = desk.item("F-12", f"{key_of(project)}:{key_of(firm)}") if firm else None
        if item is not None and item.value is not None:
            found.append((item.value, desk.title_of(firm)))
    return "{1} {0:.1f}".format(*max(found)) if found else ""


def left_fields(project: Project) -> list[Field]:
    """What they need and what it may cost."""
    budget = [
        money(project.budget_hi) if project.budget_hi else "",
        scale("BUDGET_STATUS").label(project.budget_status),
        scale("BUDGET_SOURCE").label(project.budget_source),
    ]
    low, high = project.budget_lo, project.budget_hi
    if low is not None and high is not None and low != high:
        budget[0] = f"{money(low)} - {money(high)}"
    price = [money(project.price_ours) if project.price_ours else "", project.payment_terms or ""]
    intent = [scale("INTENT").label(project.intent), scale("RESULT").label(project.result)]
    factors = [
        f"{_(label).split(':')[-1].split('：')[-1].strip()}: {value}"
        for name, label in FACTORS
        if (value := getattr(project, name))
    ]
    return _filled(
        (_("Problem"), project.problem or ""),
        (_("Budget"), _dots(budget)),
        (_("Our price"), _dots(price)),
        (_("Intent"), _dots(intent)),
        (_("Four factors"), sentences(factors)),
        (_("Scope, remark"), project.scope_note or ""),
    )


def right_fields(desk: Desk, project: Project) -> list[Field]:
    """What we offer, how they buy, and what is traded."""
    tender = [
        scale("TENDER_METHOD").label(project.tender_method),
        project.tender_no or "",
        _on(_("clarification {day}"), project.clarification),
        _on(_("opening {day}"), project.opening),
        _on(_("order {day}"), project.order_date),
    ]
    return _filled(
        (_("Solution"), project.solution or ""),
        (_("Tender"), _dots(tender)),
        (_("Give and ask"), sentences(_concessions(desk, project))),
        (_("Price defence"), project.price_defence or ""),
        (_("Bargaining chips"), project.chips or ""),
        (_("Delivery terms"), project.delivery_terms or ""),
    )


def _concessions(desk: Desk, project: Project) -> list[str]:
    said = []
    for row in desk.shelf.where(Concession, "project", value=project.id):
        trade = _("{give} for {ask}").format(give=row.give or "?", ask=row.ask or "?")
        day = f" {row.date.isoformat()}" if row.date else ""
        used = _("given") + day if row.used else _("not given yet")
        said.append(f"{trade} ({', '.join(part for part in (_limit(row), used) if part)})")
    return said


def _limit(row: Concession) -> str:
    """The limit with the word for it, unless the rep wrote the word himself."""
    template = _("limit {limit}")
    word = template.format(limit="").strip()
    text = row.limit or ""
    return text if not text or word in text else template.format(limit=text)


def _on(template: str, day: object) -> str:
    return template.format(day=day) if day else ""


def _dots(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)


def _filled(*fields: Field) -> list[Field]:
    return [(name, value) for name, value in fields if value]
