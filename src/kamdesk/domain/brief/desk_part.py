"""The table copy: safe if the customer reads every word of it (papers A7).

Built from this list of fields and nothing else: name, day and place of the visit; the project's
name; the agenda; names and posts of both sides; the papers we bring; questions whose entry of the
catalogue is marked safe; texts and days of the promises. It never looks at attitudes, power,
ties, rivals, prices, receivables, aims or completeness, so none of them can be on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.aim import open_promises
from kamdesk.domain.brief.desk import (
    Duties,
    Duty,
    Notes,
    Papers,
    SafeQuestions,
    TableHead,
    Team,
    Teams,
    Topics,
)
from kamdesk.domain.brief.front import Asked
from kamdesk.domain.brief.persons import person_name, post_and_department
from kamdesk.domain.brief.scene import firm_name
from kamdesk.domain.brief.strip import account_name, visit_date
from kamdesk.domain.brief.text import Line, Part, words
from kamdesk.domain.brief.wording import bracketed, gist, pieces
from kamdesk.domain.records import ProcurementStep
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.brief.base import Section
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Action, Organisation, Person

TOPICS: Final = 6
PAPERS: Final = 6
DUTIES: Final = 6
LONGEST: Final = 60
STEPS_OVER: Final = frozenset({"done", "skipped"})


def table_sections(scene: Scene, asked: tuple[Asked, ...]) -> tuple[Section, ...]:
    """The sections of the table copy in their order; those without content are left out."""
    return (
        _head(scene),
        *_topics(scene),
        *_teams(scene),
        *_papers(scene),
        *_questions(scene, asked),
        *_duties(scene),
        Notes(_("Notes of the talk")),
    )


def _head(scene: Scene) -> TableHead:
    own = scene.dossier.own_organisation
    ours = gist(own.name, LONGEST) if own else ""
    place = gist(scene.visit.place, LONGEST) if scene.visit else ""
    project = scene.project if scene.visit else None
    lines = ((_("Place"), place), (_("Project"), gist(project.name, LONGEST) if project else ""))
    return TableHead(
        "",
        name=account_name(scene),
        date=visit_date(scene),
        subtitle=_("Agenda of our talk · {firm}").format(firm=ours)
        if ours
        else _("Agenda of our talk"),
        lines=tuple(Line((Part(words(text)),), key=key) for key, text in lines if text),
    )


def _topics(scene: Scene) -> Iterable[Section]:
    """The agenda as it was written for the visit; without one the project's next step."""
    written = pieces(scene.visit.agenda) if scene.visit else ()
    topics = tuple(gist(text, LONGEST) for text in written) or _next_step(scene)
    if topics:
        yield Topics(_("Topics"), topics=topics[:TOPICS], more=max(0, len(topics) - TOPICS))


def _next_step(scene: Scene) -> tuple[str, ...]:
    if scene.visit is None or scene.project is None:
        return ()
    rows = scene.dossier.shelf.where(ProcurementStep, "project", value=scene.project.id)
    ahead = [row for row in rows if row.state not in STEPS_OVER and row.state != "current"]
    ahead.sort(key=lambda row: (row.order is None, row.order or 0, row.id))
    return (gist(ahead[0].name, LONGEST),) if ahead and ahead[0].name else ()


def _teams(scene: Scene) -> Iterable[Section]:
    theirs = _team(scene, scene.room, firm=scene.dossier.organisation, departments=True)
    ours = _team(scene, (pair[1] for pair in scene.ours), firm=scene.dossier.own_organisation)
    if theirs or ours:
        yield Teams(_("At the table"), theirs=theirs, ours=ours)


def _team(
    scene: Scene, people: Iterable[Person], *, firm: Organisation | None, departments: bool = False
) -> Team | None:
    """Names with post, theirs with the department too; who is private stays off."""
    shown = []
    for person in people:
        if not person.private and (person.name or person.name_latin):
            title, department = post_and_department(scene, person)
            where = department if departments and department not in title else ""
            post = " ".join(text for text in (where, title) if text)
            shown.append((person_name(person), gist(post, LONGEST)))
    return Team(firm_name(firm), people=tuple(shown)) if shown else None


def _papers(scene: Scene) -> Iterable[Section]:
    papers = pieces(scene.visit.bring_value) if scene.visit else ()
    if papers:
        shown = tuple(gist(text, LONGEST) for text in papers[:PAPERS])
        yield Papers(_("Papers we bring"), papers=shown, more=max(0, len(papers) - PAPERS))


def _questions(scene: Scene, asked: tuple[Asked, ...]) -> Iterable[Section]:
    """The safe ones with the numbers they have on the car copy; nothing of why we ask."""
    safe = tuple(
        Asked(item.number, _politely(scene.dossier.person(item.person)), item.text)
        for item in asked
        if item.safe
    )
    if safe:
        yield SafeQuestions(_("We would like to ask"), questions=safe)


def _politely(person: Person | None) -> str:
    if person is None or person.private:
        return _("We ask")
    return _("We ask {name}").format(name=person_name(person))


def _duties(scene: Scene) -> Iterable[Section]:
    """Open promises of both sides; what is late gets a date today, not a reproach."""
    own, firm = scene.dossier.own_organisation, scene.dossier.organisation
    sides = (("ours", firm_name(own) or _("We")), ("theirs", firm_name(firm)))
    found = [
        Duty(by, _duty(scene, row), _duty_day(scene, row))
        for side, by in sides
        for row in open_promises(scene, side)
        if row.invoice is None
    ]
    if found:
        heads = (_("Whose"), _("Matter"), _("Day"), _("Done"))
        yield Duties(
            _("To do"), heads=heads, duties=tuple(found[:DUTIES]), more=max(0, len(found) - DUTIES)
        )


def _duty(scene: Scene, row: Action) -> str:
    """The promise, with the name of who gave it on their side."""
    person = scene.dossier.person(row.owner) if row.side == "theirs" else None
    name = person_name(person) if person and not person.private else ""
    return bracketed(gist(row.text, LONGEST), name)


def _duty_day(scene: Scene, row: Action) -> str:
    if row.due is None or row.due < scene.today:
        return _("to agree today")
    return row.due.isoformat()
