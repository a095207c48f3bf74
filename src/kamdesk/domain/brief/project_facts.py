"""The first lines of the project: problem, intent, budget with its source, tender, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.known import Told, doubt, observed, open_question
from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.text import Line, Part, Words, bold, words
from kamdesk.domain.brief.wording import gist, inline, listed, money, sentences, short_day
from kamdesk.domain.fact import Money
from kamdesk.domain.insight.evidence import contradictions, counting, observations
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Asked
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Observation, Project

LONGEST: Final = 90


def facts_line(scene: Scene, project: Project, *, asked: tuple[Asked, ...]) -> Line:
    """The facts side by side; an unknown one is its question, or the number it is asked under."""
    intent = scale("INTENT").label(project.intent)
    facts = (
        Told("PJ11", _("Problem"), words(gist(project.problem, LONGEST)), 0),
        Told("PJ12", _("Intent"), words(inline(intent)), 1),
        Told("PJ13", _("Budget"), _budget(scene, project), 0),
        Told("PJ21", _("Tender"), words(_tender(project)), 2),
        Told("PJ15", _("Order date"), _order(scene, project), 1),
    )
    parts = (_part(scene, told, project=project, asked=asked) for told in facts)
    return Line(tuple(part for part in parts if part.words))


def _part(scene: Scene, told: Told, *, project: Project, asked: tuple[Asked, ...]) -> Part:
    if told.said:
        found = scene.state(told.code, project)
        # Two figures that contradict each other already stand there as a question.
        doubtful = () if found.contradictory else doubt(found.state)
        return Part((*bold(told.key), *words(" "), *told.said, *doubtful), told.rank)
    number, question = open_question(scene, told.code, subject=project, asked=asked)
    if number:
        return Part(bold(_("{key}? See {number}").format(key=told.key, number=number)), told.rank)
    return Part(bold(question), told.rank)


def _tender(project: Project) -> str:
    method = inline(scale("TENDER_METHOD").label(project.tender_method))
    return listed([method, gist(project.tender_no, 30)])


def _order(scene: Scene, project: Project) -> Words:
    return words(short_day(project.order_date, scene.today)) if project.order_date else ()


# ---------------------------------------------------------------------------- budget


def _budget(scene: Scene, project: Project) -> Words:
    """Amount, status, source of funds, who said it and when; two figures are a question."""
    against = _against(scene, project)
    if against:
        return against
    low, high = project.budget_lo, project.budget_hi
    if high is None and low is None:
        return ()
    said = _range(low, high)
    holder = counting(observations(scene.dossier, project, attribute="budget_hi"))
    details = [
        inline(scale("BUDGET_STATUS").label(project.budget_status)),
        inline(scale("BUDGET_SOURCE").label(project.budget_source)),
        _source(scene, holder) if holder else "",
    ]
    kept = sentences(details)
    return words(_("{text} ({note})").format(text=said, note=kept)) if kept else words(said)


def _range(low: Money | None, high: Money | None) -> str:
    if low is not None and high is not None and low != high:
        return _("{low} to {high}").format(low=money(low), high=money(high))
    amount = high or low
    return money(amount) if amount else ""


def _source(scene: Scene, row: Observation) -> str:
    """Who said it, how it was learned, and the day."""
    person = scene.dossier.person(row.source)
    who = person_name(person) if person else ""
    how = inline(scale("SOURCE").label(row.source_kind))
    day = short_day(row.observed_on, scene.today) if row.observed_on else ""
    return " ".join(text for text in (who, how, day) if text)


def _against(scene: Scene, project: Project) -> Words:
    """Two budgets that contradict each other, each with who said it, as a question."""
    found = next(
        (
            item
            for item in contradictions(scene.dossier)
            if item.id == project.id and item.attribute == "budget_hi"
        ),
        None,
    )
    if found is None:
        return ()
    said = [text for row in found.observations if (text := _claim(scene, project, row=row))]
    return bold(_("{one} or {other}?").format(one=said[0], other=said[1])) if len(said) > 1 else ()


def _claim(scene: Scene, project: Project, *, row: Observation) -> str:
    value = observed(project, row)
    person = scene.dossier.person(row.source)
    amount = money(value) if isinstance(value, Money) else ""
    return _("{text} ({note})").format(text=amount, note=person_name(person)) if person else amount
