"""Rules on open projects: who decides, what is known of money and time, where it is stuck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.brief.wording import sentences
from kamdesk.domain.fact import Record
from kamdesk.domain.findings.finding import AMBER, RED, remedy
from kamdesk.domain.findings.naming import every, span
from kamdesk.domain.findings.rule import Hit, Rule, by_key, found
from kamdesk.domain.insight.evidence import contradictions
from kamdesk.domain.insight.fact_case import FactState
from kamdesk.domain.insight.fact_states import state_of
from kamdesk.domain.insight.people import active_people, roles_of
from kamdesk.domain.records import Milestone, Post, ProcurementStep, Sample
from kamdesk.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from kamdesk.domain.findings.reckoned import Reckoned
    from kamdesk.domain.insight.evidence import Contradiction
    from kamdesk.domain.records import Project, ProjectRole

DECIDERS: Final = frozenset({"approver", "economic_buyer", "decider"})
MONEY: Final = frozenset({"budget_lo", "budget_hi"})
TIMES: Final = frozenset({"order_date", "forecast", "planned"})
FACTS: Final = {"PJ13": "budget_hi", "PJ15": "order_date"}
"""Budget and timetable in the catalogue, with the field that answers."""


def criteria_alarm(case: Reckoned) -> Hit | None:
    """FND-03: we do not meet the purchase criteria and a rival does (F-04)."""
    result = case["F-04"]
    keys = [key for key, item in result.items.items() if item.level == "alarm"]
    if not keys:
        return None
    subjects = by_key((*case.dossier.open_projects, case.account))
    named = tuple(subjects[key] for key in keys if key in subjects)
    parts = [part for key in keys for part in result.items[key].parts]
    words = _(
        "{names}: we miss a criterion that a rival meets. Change the criterion, or meet it before "
        "the customer goes."
    ).format(names=every(named, case.shelf))
    behind = found(case, (row for part in parts for row in part.rows))
    return Hit(words, (*named, *behind))


def no_hidden_check(case: Reckoned) -> Hit | None:
    """FND-16: everybody in the project stands on the chart and nobody asked who else decides."""
    projects = [p for p in case.dossier.open_projects if roles_of(case.dossier, p)]
    people = active_people(case.dossier, case.today)
    checked = any(person.hidden_decider is not None for person in people)
    off_chart = any(
        post.on_chart is False
        for project in projects
        for role in roles_of(case.dossier, project)
        for post in case.shelf.where(Post, "person", value=role.person)
    )
    if not projects or checked or off_chart:
        return None
    words = _(
        "{names}: everybody named stands on the chart. Ask the coach who decides behind it, and "
        "mark the answer."
    )
    return Hit(words.format(names=every(projects, case.shelf)), tuple(projects))


def no_coach(case: Reckoned) -> Hit | None:
    """FND-23: an open project without anybody who guides us."""
    lacking = [p for p in case.dossier.open_projects if not _held(case, p, roles={"coach"})]
    if not lacking:
        return None
    words = _("{names}: there is no coach. Win somebody who tells us how the purchase runs.")
    seats = tuple(role for p in lacking for role in _seats(case, p) if role.role == "coach")
    return Hit(words.format(names=every(lacking, case.shelf)), (*lacking, *seats))


def _held(case: Reckoned, project: Project, *, roles: set[str]) -> bool:
    """Whether a person known by name has one of the parts."""
    people = (
        case.dossier.person(role.person)
        for role in roles_of(case.dossier, project)
        if role.role in roles
    )
    return any(person is not None and person.name for person in people)


def _seats(case: Reckoned, project: Project) -> list[ProjectRole]:
    return [r for r in roles_of(case.dossier, project) if case.dossier.person(r.person) is None]


def ghost_seats(case: Reckoned) -> Hit | None:
    """FND-24: nobody known by name decides (red), or another part is empty (amber)."""
    projects = case.dossier.open_projects
    blind = [p for p in projects if not _held(case, p, roles=set(DECIDERS))]
    empty = [role for p in projects for role in _seats(case, p)]
    if blind:
        words = _("{names}: nobody known by name decides or approves. Find out who it is.")
        return Hit(words.format(names=every(blind, case.shelf)), (*blind, *empty), RED)
    if not empty:
        return None
    words = ngettext(
        "{n} part in the purchase is played by somebody unknown to us: {names}. Put a name to it.",
        "{n} parts in the purchase are played by people unknown to us: {names}. Put names to them.",
        len(empty),
    ).format(n=len(empty), names=every(empty, case.shelf))
    named = [p for p in projects if _seats(case, p)]
    return Hit(words, (*named, *empty), AMBER)


def budget_and_time(case: Reckoned) -> Hit | None:
    """FND-25: budget or timetable contradictory, older than its limit, or the budget not known."""
    against = [item for item in contradictions(case.dossier) if _counts(case, item)]
    said, records = [], list[Record]()
    if against:
        said.append(_("two values stand against each other"))
        for item in against:
            records += item.observations
    projects = []
    first = ""
    for project in case.dossier.open_projects:
        odd = [(code, _doubt(case, project, code=code)) for code in FACTS]
        doubts = [(code, words) for code, words in odd if words]
        contradicted = any(_project_of(case, item) == project.id for item in against)
        if doubts or contradicted:
            projects.append(project)
            said += [words for _code, words in doubts if words not in said]
            first = first or FACTS[doubts[0][0] if doubts else "PJ13"]
    if not projects:
        return None
    words = _("{names}: {what}. Ask for budget and timetable, and confirm what counts.").format(
        names=every(projects, case.shelf), what=sentences(said)
    )
    to = remedy("confirm", projects[0], field=first)
    return Hit(words, (*projects, *records), remedy=to, data=tuple(said and [len(said)]))


def _counts(case: Reckoned, item: Contradiction) -> bool:
    open_ids = {project.id for project in case.dossier.open_projects}
    wanted = MONEY | TIMES
    return item.attribute in wanted and _project_of(case, item) in open_ids


def _project_of(case: Reckoned, item: Contradiction) -> str | None:
    """The project a contradiction is in: its own, or that of the milestone or step."""
    if item.entity == "project":
        return item.id
    kind = {"milestone": Milestone, "procurement_step": ProcurementStep}.get(item.entity)
    record: Any = case.shelf.get(kind, item.id) if kind else None
    return record.project if record else None


def _doubt(case: Reckoned, project: Project, *, code: str) -> str:
    state = state_of(case.dossier, code, subject=project, today=case.today).state
    budget = code == "PJ13"
    if state is FactState.STALE:
        return _("the budget is old") if budget else _("the timetable is old")
    if state is FactState.UNKNOWN:
        return _("the budget is not known") if budget else _("the timetable is not known")
    return ""


def stuck(case: Reckoned) -> Hit | None:
    """FND-26: a project too long in one step, or its order date moved twice (F-24)."""
    flags: Any = case["F-24"].detail
    projects = by_key(case.dossier.open_projects)
    moved = [projects[key] for key, flag in flags.items() if flag["flagged"]]
    if not moved:
        return None
    stays = {key: flag["days_in_step"] for key, flag in flags.items() if flag["flagged"]}
    long = max((days for days in stays.values() if days is not None), default=None)
    if long is not None and long > case.limit("F-24")["step_days"]:
        words = _("{names}: no step completed for {days}. Ask what holds it up.")
    else:
        words = _("{names}: the order date moved twice. Ask whether the need still stands.")
    moves = {key: flag["order_date_moves"] for key, flag in flags.items() if flag["flagged"]}
    price = next((p.price_ours for p in moved if p.price_ours), None)
    return Hit(
        words.format(names=every(moved, case.shelf), days=span(long)),
        tuple(moved),
        days=long,
        amount=price,
        data=tuple(f"{key}:{moves[key]}:{_begun(case, projects[key])}" for key in sorted(moves)),
    )


def _begun(case: Reckoned, project: Project) -> str:
    """The day of the newest completed step: the stay changes daily, this does not."""
    steps = case.shelf.where(ProcurementStep, "project", value=project.id)
    return str(max((row.actual for row in steps if row.actual), default=None))


def chain_not_reached(case: Reckoned) -> Hit | None:
    """FND-27: less than the limit of the power in a decision chain was met lately (F-11)."""
    items = case["F-11"].items
    low = {key: item for key, item in items.items() if item.level == "low"}
    if not low:
        return None
    projects = by_key(case.dossier.open_projects)
    named = [projects[key] for key in low]
    worst = min(item.value or 0.0 for item in low.values())
    words = _(
        "{names}: we reached {share} % of the power that decides. Meet those who are missing."
    ).format(names=every(named, case.shelf), share=round(worst))
    missing = [code for item in low.values() for code in item.missing]
    people = by_key(active_people(case.dossier, case.today))
    unmet = [people[code] for code in dict.fromkeys(missing) if code in people]
    to = remedy("visit", unmet[0]) if unmet else None
    return Hit(words, (*named, *unmet), remedy=to, data=tuple(sorted(set(missing))))


def silent_sample(case: Reckoned) -> Hit | None:
    """FND-31: a sample without a result of which nothing was heard for a week."""
    limit = int(case.limit("FND-31")["days"])
    silent: list[tuple[int, Sample]] = []
    for project in case.dossier.open_projects:
        for row in case.shelf.where(Sample, "project", value=project.id):
            days = [day for day in (row.sent, row.received, row.due, row.next_follow) if day]
            last = max(days, default=None)
            quiet = (case.today - last).days if last else 0
            if row.result in (None, "none") and quiet > limit:
                silent.append((quiet, row))
    if not silent:
        return None
    silent.sort(key=lambda pair: (-pair[0], pair[1].id))
    names = every((row for _quiet, row in silent), case.shelf)
    words = _("Nothing was heard of {names} for {days}. Ask how the trial goes.")
    return Hit(
        words.format(names=names, days=span(silent[0][0])),
        tuple(row for _quiet, row in silent),
        days=silent[0][0],
    )


RULES: Final = (
    Rule("FND-03", RED, N_("Criteria alarm"), criteria_alarm, "open"),
    Rule("FND-16", AMBER, N_("Hidden decider not checked"), no_hidden_check, "open"),
    Rule("FND-23", RED, N_("No coach"), no_coach, "open"),
    Rule("FND-24", RED, N_("Empty seats in the purchase"), ghost_seats, "open"),
    Rule("FND-25", AMBER, N_("Budget or timetable in doubt"), budget_and_time, "confirm"),
    Rule("FND-26", AMBER, N_("Project is stuck"), stuck, "step"),
    Rule("FND-27", AMBER, N_("Decision chain not reached"), chain_not_reached, "visit"),
    Rule("FND-31", AMBER, N_("Sample without news"), silent_sample, "open"),
)
"""The rules of this file."""
