"""Rules on the customer's people: power, attitude, needs, balance of the departments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.brief.wording import number
from kamdesk.domain.fact import key_of
from kamdesk.domain.findings.finding import AMBER, INFO, RED
from kamdesk.domain.findings.naming import whom
from kamdesk.domain.findings.rule import Hit, Rule, by_key, found
from kamdesk.domain.insight.chart_power import HIDDEN, TITLE
from kamdesk.domain.insight.people import touches
from kamdesk.domain.objectives import unchecked_measures
from kamdesk.domain.records import ChecklistRun, ChecklistTick, Objective, Tie
from kamdesk.domain.standing import checklist
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.findings.reckoned import Reckoned

MEASURES, COMPLIANCE = "CK-PLA", "CK-COMP"


def threat(case: Reckoned) -> Hit | None:
    """FND-04: somebody with power is against us (the veto of F-02b)."""
    veto: Any = case["F-02b"].detail["veto"]
    people = by_key(case.keys)
    against = tuple(people[key] for key in veto if key in people)
    if not against:
        return None
    words = _("{names} has power and is against us. Find out why, and who can talk to them.")
    return Hit(words.format(names=whom(against)), against, data=tuple(sorted(veto)))


def no_career_need(case: Reckoned) -> Hit | None:
    """FND-18: a key person whose career need nobody knows.

    Of somebody nobody has met, or whose name is not known, the first question is another one.
    """
    people = [p for p in case.keys if p.name and not p.never_met and not p.career_need]
    if not people:
        return None
    words = _("Nobody knows what {names} wants to achieve at work. Ask, or ask who knows.")
    return Hit(words.format(names=whom(people)), tuple(people))


def shallow(case: Reckoned) -> Hit | None:
    """FND-19: after a year of contact somebody with power is still served at need 1 or 2."""
    numbers = case.limit("FND-19")
    since = _known_since(case)
    people = [
        person
        for person in case.keys
        if person.need_level is not None
        and person.need_level <= numbers["need_level"]
        and (person.power or 0) >= numbers["power"]
        and person.id in since
        and (case.today - since[person.id]).days > numbers["days"]
    ]
    if not people:
        return None
    words = _(
        "After more than a year of contact the relationship with {names} stays on the surface. "
        "Help with something that counts for the work."
    )
    longest = max((case.today - since[person.id]).days for person in people)
    data = tuple(sorted((key_of(p), p.need_level) for p in people))
    return Hit(words.format(names=whom(people)), tuple(people), days=longest, data=(str(data),))


def _known_since(case: Reckoned) -> dict[str, dt.date]:
    """Person to the first day of contact: a touch, or since when a tie of ours stands."""
    since: dict[str, dt.date] = {}
    for touch in touches(case.dossier, case.today):
        for person in touch.theirs:
            since.setdefault(person.id, touch.day)
    own = {person.id for person in case.dossier.own_people(case.today)}
    for person in case.keys:
        for tie in case.shelf.where(Tie, "customer_person", value=person.id):
            if tie.since and tie.supplier_person in own:
                since[person.id] = min(since.get(person.id, tie.since), tie.since)
    return since


def no_star(case: Reckoned) -> Hit | None:
    """FND-20: nobody at a gold account is marked as a rising star."""
    people = case.dossier.people(case.today)
    if case.account.tier != "gold" or not people or any(p.rising_star for p in people):
        return None
    words = _("Nobody here is marked as a rising star. Who will decide in five years?")
    return Hit(words, (case.account,))


def unchecked_measure(case: Reckoned) -> Hit | None:
    """FND-21: a measure that needs the compliance check is ticked, or planned, without it."""
    delicate = frozenset(case.limit("FND-21")["items"])
    for run in case.shelf.of(ChecklistRun):
        if run.checklist != MEASURES or not _belongs(case, run):
            continue
        ticks = case.shelf.where(ChecklistTick, "checklist_run", value=run.id)
        wrong = tuple(tick for tick in ticks if tick.item in delicate and tick.done)
        if wrong and not _is_checked(case, run):
            words = _(
                "A measure that has to pass the compliance check is planned without it. Go through "
                "the check before anything is promised."
            )
            return Hit(words, (run, *wrong))
    measures = unchecked_measures(case.dossier)
    if measures:
        words = _(
            "A measure that has to pass the compliance check is planned without it. Go through "
            "the check before anything is promised."
        )
        return Hit(words, measures)
    return None


def _belongs(case: Reckoned, run: ChecklistRun) -> bool:
    """Whether a list hangs on the account, or on a goal, contact or person of it."""
    own = {case.account.id, *(item.id for item in case.dossier.interactions)}
    own |= {person.id for person in case.dossier.people(case.today)}
    goals = case.shelf.of(Objective)
    return run.subject in own | {goal.id for goal in goals if goal.subject in own}


def _is_checked(case: Reckoned, run: ChecklistRun) -> bool:
    """Whether every line of the compliance check is ticked for the same thing."""
    needed = {item.code for item in checklist(COMPLIANCE).items}
    for other in case.shelf.where(ChecklistRun, "subject", value=run.subject):
        if other.checklist == COMPLIANCE:
            ticks = case.shelf.where(ChecklistTick, "checklist_run", value=other.id)
            needed -= {tick.item for tick in ticks if tick.done}
    return not needed


def unbalanced(case: Reckoned) -> Hit | None:
    """FND-22: the weakest department that takes part is below the limit (F-02c)."""
    result = case["F-02c"]
    detail: Any = result.detail
    if detail["balanced"] is not False:
        return None
    department = by_key(case.dossier.departments)[detail["short_board"]]
    part = next(part for part in result.parts if part.code == detail["short_board"])
    words = _(
        "{department} is the short board with {points} of 100. Plan a measure for this department."
    ).format(department=department.name or "", points=number(round(detail["short_board_value"], 1)))
    return Hit(words, (department, *found(case, part.rows)))


def chart_and_power(case: Reckoned) -> Hit | None:
    """FND-28: power that no office shows, or an office without power (F-27)."""
    items = case["F-27"].items
    people = by_key(case.dossier.people(case.today))
    hidden = [people[key] for key, item in items.items() if item.level == HIDDEN and key in people]
    titled = [people[key] for key, item in items.items() if item.level == TITLE and key in people]
    said = []
    if hidden:
        said.append(
            _("{names} has more power than the post shows. Do not pass by.").format(
                names=whom(hidden)
            )
        )
    if titled:
        said.append(
            _("{names} has a title and little power. Do not rely on the word alone.").format(
                names=whom(titled)
            )
        )
    if not said:
        return None
    data = tuple(sorted(f"{key}:{item.level}" for key, item in items.items()))
    return Hit(" ".join(said), (*hidden, *titled), data=data)


RULES: Final = (
    Rule("FND-04", RED, N_("Somebody with power is against us"), threat, "visit"),
    Rule("FND-18", AMBER, N_("Career need not known"), no_career_need, "open"),
    Rule("FND-19", AMBER, N_("Relationship on the surface"), shallow, "open"),
    Rule("FND-20", INFO, N_("No rising star"), no_star, "open"),
    Rule("FND-21", RED, N_("Measure without compliance check"), unchecked_measure, "open"),
    Rule("FND-22", AMBER, N_("A department falls short"), unbalanced, "step"),
    Rule("FND-28", INFO, N_("Chart and power disagree"), chart_and_power, "open"),
)
"""The rules of this file."""
