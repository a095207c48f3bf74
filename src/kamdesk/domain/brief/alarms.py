"""The three alarms under the head: defection risk, purchase criteria, money. Words and a shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.accounts import open_invoices
from kamdesk.domain.brief.collect import short_step
from kamdesk.domain.brief.front import Alarm, Alarms, Level
from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.text import Words, words
from kamdesk.domain.brief.wording import gist, inline, listed, money, short_day, short_late, whole
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.criteria import Meets, Table, project_table
from kamdesk.domain.records import Organisation, Person
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.insight.result import Insight, Part
    from kamdesk.domain.records import Project

RISK: Final = {"low": Level.OK, "medium": Level.WATCH, "high": Level.ACT, "very high": Level.ACT}
CRITERIA: Final = {
    "safe": Level.OK,
    "safe?": Level.WATCH,
    "watch": Level.WATCH,
    "watch?": Level.WATCH,
    "open": Level.WATCH,
    "unrated": Level.WATCH,
    "alarm": Level.ACT,
    "alarm?": Level.ACT,
}
LATE_STEPS: Final = frozenset({"S2", "S3", "S4", "S5"})
"""Steps that a rep does not take alone: from here on money is an alarm."""


def alarms(scene: Scene) -> Alarms:
    """Always three, in this order; what cannot be judged says so."""
    return Alarms("", alarms=(_risk(scene), _criteria(scene), _money(scene)))


def _head(title: str, word: str) -> str:
    return _("{title}: {word}").format(title=title, word=word)


# ------------------------------------------------------------------ defection risk


def _risk(scene: Scene) -> Alarm:
    result = scene.insight("F-03")
    title = _("Defection")
    if result.level is None or result.value is None:
        return Alarm(Level.NONE, _head(title, _("not rated")), _unrated(scene))
    label = inline(scale("RISK").label(result.level))
    points = _("{n} of 100").format(n=whole(result.value))
    lines = (words(points), words(_seats(scene, result) or _heaviest(result)))
    return Alarm(
        RISK.get(result.level, Level.WATCH), _head(title, label), tuple(ln for ln in lines if ln)
    )


def _unrated(scene: Scene) -> tuple[Words, ...]:
    """Why there is no risk: not a customer yet, or gone."""
    label = scale("LIFECYCLE").label(scene.dossier.account.lifecycle)
    return (words(label),) if label else ()


def _seats(scene: Scene, result: Insight) -> str:
    """The people with power with whom a rival stands better than we do."""
    part = next((part for part in result.parts if "seat" in part.code), None)
    people = _people(scene, part) if part is not None and part.points else []
    return _("rivals hold {names}").format(names=listed(people)) if people else ""


def _people(scene: Scene, part: Part) -> list[str]:
    found = (scene.dossier.person(row.id) for row in part.rows if row.entity == Person.ENTITY)
    theirs = {person.id for person in scene.dossier.people(scene.today)}
    return [person_name(person) for person in found if person and person.id in theirs]


def _heaviest(result: Insight) -> str:
    """The part that weighs most, by its label."""
    known = [part for part in result.parts if part.points]
    return max(known, key=lambda part: part.points or 0, default=known[0]).label if known else ""


# --------------------------------------------------------------- purchase criteria


def _criteria(scene: Scene) -> Alarm:
    title = _("Criteria")
    result = scene.insight("F-04")
    project = scene.project
    item = result.items.get(key_of(project)) if project else None
    level = (item or result).level
    if level is None:
        return Alarm(Level.NONE, _head(title, _("not rated")), (words(_("no criteria known")),))
    label = inline(scale("CRITERIA_STATUS").label(level))
    lines = _compared(scene, project) if project else ()
    return Alarm(CRITERIA.get(level, Level.WATCH), _head(title, label), lines)


def _compared(scene: Scene, project: Project) -> tuple[Words, ...]:
    """How we stand to the musts, and who of the rivals stands as well."""
    table = project_table(scene.dossier, project)
    if not table.used:
        return (words(_("no criteria known")),)
    return tuple(words(text) for text in (_our_state(table), _their_state(scene, table)) if text)


def _our_state(table: Table) -> str:
    musts = any(row.kind == "must" for row in table.used)
    n = len(table.used)
    match table.meets(table.ours):
        case Meets.MEETS:
            text = _("we meet all {n} musts") if musts else _("we meet all {n} criteria")
        case Meets.FAILS:
            text = _("we miss one of {n} musts") if musts else _("we miss one of {n} criteria")
            failed = [row.name or "" for row in table.used if table.fit(row, table.ours) == "no"]
            return _("we miss: {names}").format(names=listed(gist(t, 16) for t in failed)) or text
        case _:
            text = _("of {n} musts some are open") if musts else _("of {n} criteria some are open")
    return text.format(n=n)


def _their_state(scene: Scene, table: Table) -> str:
    """The rivals that meet the criteria, else those of whom we do not know, else "none does"."""
    by_state: dict[Meets, list[str]] = {}
    for rival in table.rivals:
        by_state.setdefault(table.meets(rival), []).append(_firm(scene, rival))
    if names := by_state.get(Meets.MEETS):
        return _("{names} meet them").format(names=listed(names))
    if names := by_state.get(Meets.UNKNOWN):
        return _("of {names} not known").format(names=listed(names))
    if names := by_state.get(Meets.FAILS):
        return _("{names} fail").format(names=listed(names))
    return _("Which rivals are there?")


def _firm(scene: Scene, rival: str) -> str:
    return scene.rival(rival) or Organisation.LABEL


# --------------------------------------------------------------------------- money


def _money(scene: Scene) -> Alarm:
    title = _("Money due")
    invoices = open_invoices(scene)
    if not invoices:
        return Alarm(Level.OK, _head(title, _("nothing open")))
    worst = _worst(scene.insight("F-08"))
    overdue = [(row, rest) for row, rest in invoices if row.due and row.due < scene.today]
    if worst is None:
        return _no_step(scene, title, overdue=bool(overdue))
    key, item = worst
    row, rest = next((pair for pair in invoices if key_of(pair[0]) == key), invoices[0])
    days = (scene.today - row.due).days if row.due else 0
    first = _("{no}: {amount}, {late}") if days > 0 else _("{no}: {amount}, due {day}")
    day = short_day(row.due, scene.today) if row.due else "?"
    said = first.format(no=row.no or "", amount=money(rest), late=short_late(days), day=day)
    loud = item.level in LATE_STEPS
    word = _("act now") if loud else _("watch")
    lines = (words(said), words(short_step(scene, item)))
    return Alarm(
        Level.ACT if loud else Level.WATCH,
        _head(title, word),
        tuple(line for line in lines if line),
    )


def _no_step(scene: Scene, title: str, *, overdue: bool) -> Alarm:
    """Nothing to be collected today: all in time, or held back by a complaint or a promise."""
    if overdue:
        return Alarm(Level.WATCH, _head(title, _("watch")), (words(_("late, but on hold")),))
    nearest = open_invoices(scene)[0]
    day = nearest[0].due
    text = _("next due {day}").format(day=short_day(day, scene.today)) if day else ""
    return Alarm(Level.OK, _head(title, _("in time")), (words(text),) if text else ())


def _worst(result: Insight) -> tuple[str, Insight] | None:
    """The invoice with the highest step to take."""
    acting = [(key, item) for key, item in result.items.items() if (item.level or "")[:1] == "S"]
    return max(acting, key=lambda pair: pair[1].level or "", default=None)
