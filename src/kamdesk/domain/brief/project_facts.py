"""The first lines of the project: problem, intent, budget with its source, tender, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.text import Line, Part, Sign, Words, bold, sign, words
from kamdesk.domain.brief.wording import STALE, gist, listed, money, sentences, short_day
from kamdesk.domain.fact import Money, fact_of
from kamdesk.domain.insight.evidence import contradictions, counting, observations
from kamdesk.domain.insight.fact_case import FactState
from kamdesk.domain.records import Project
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.domain.values import ValueProblem, from_plain
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Asked
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Observation

LONGEST: Final = 90


def facts_line(scene: Scene, project: Project, asked: tuple[Asked, ...]) -> Line:
    """The facts side by side; an unknown one is its question, or the number it is asked under."""
    tender = _tender(project)
    parts = (
        _part(
            scene, project, asked, "PJ11", _("Problem"), words(gist(project.problem, LONGEST)), 0
        ),
        _part(
            scene,
            project,
            asked,
            "PJ12",
            _("Intent"),
            words(scale("INTENT").label(project.intent)),
            1,
        ),
        _part(scene, project, asked, "PJ13", _("Budget"), _budget(scene, project), 0),
        _part(scene, project, asked, "PJ21", _("Tender"), words(tender), 2),
        _part(scene, project, asked, "PJ15", _("Order date"), _order(scene, project), 1),
    )
    return Line(tuple(part for part in parts if part.words))


def _part(
    scene: Scene,
    project: Project,
    asked: tuple[Asked, ...],
    code: str,
    key: str,
    said: Words,
    rank: int,
) -> Part:
    state = scene.state(code, project).state
    if said:
        found = scene.state(code, project)
        # Two figures that contradict each other already stand there as a question.
        doubt = () if found.contradictory else _doubt(state)
        return Part((*bold(key), *words(" "), *said, *doubt), rank)
    return Part(_question(asked, code, key, state), rank)


def _doubt(state: FactState) -> Words:
    if state is FactState.UNCONFIRMED:
        return words(_(" (unconfirmed)"))
    return sign(Sign.STALE, STALE.here) if state is FactState.STALE else ()


def _question(asked: tuple[Asked, ...], code: str, key: str, state: FactState) -> Words:
    """What is printed for a fact nobody knows; nothing for a refused one or where it is n/a."""
    if state in {FactState.REFUSED, FactState.NA}:
        return ()
    number = next((item.number for item in asked if item.fact == code), "")
    if number:
        return bold(_("{key}? See {number}").format(key=key, number=number))
    return bold(fact_defs()[code].question.here)


def _tender(project: Project) -> str:
    method = scale("TENDER_METHOD").label(project.tender_method)
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
        scale("BUDGET_STATUS").label(project.budget_status),
        scale("BUDGET_SOURCE").label(project.budget_source),
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
    how = scale("SOURCE").label(row.source_kind)
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
    said = [text for row in found.observations if (text := _claim(scene, row))]
    return bold(_("{one} or {other}?").format(one=said[0], other=said[1])) if len(said) > 1 else ()


def _claim(scene: Scene, row: Observation) -> str:
    try:
        value = from_plain(fact_of(Project, "budget_hi"), row.value)
    except ValueProblem:
        return ""
    person = scene.dossier.person(row.source)
    amount = money(value) if isinstance(value, Money) else ""
    return _("{text} ({note})").format(text=amount, note=person_name(person)) if person else amount
