"""The people of an account as a picture: columns are departments, rows are formal levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.rival_seats import rival_seats
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Link, Organisation, Person, ProjectRole
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.charts import MapColumn, MapPerson, MapPicture, MapTie

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier

ELSEWHERE = ""
"""The column of people whose department is not known."""
HOSTILE = frozenset({"hostile", "subtle"})


def picture_of(dossier: Dossier, today: dt.date) -> MapPicture:
    """The customer's people with lines of reporting, influence and hostility, and empty seats."""
    rivals = {seat.person: seat.rival for seat in rival_seats(dossier, today)}
    people = dossier.people(today)
    boxes = [
        _box(dossier, person, today=today, rival=rivals.get(key_of(person), ""))
        for person in people
    ]
    boxes += list(_ghosts(dossier))
    used = {box.column for box in boxes}
    columns = [
        MapColumn(item.id, item.name or "") for item in dossier.departments if item.id in used
    ]
    if ELSEWHERE in used:
        columns.append(MapColumn(ELSEWHERE, _("No department")))
    known = {box.id for box in boxes}
    ties = tuple(tie for tie in _ties(dossier, today) if {tie.from_id, tie.to_id} <= known)
    words = [scale("PERSON_LEVEL").label(code) for code in (1, 2, 3, 4)]
    return MapPicture(
        columns=tuple(columns),
        people=tuple(boxes),
        ties=ties,
        levels=(words[0], words[1], words[2], words[3]),
    )


def letter_of(attitude: str | None) -> str:
    """V A C T, or "?" where nobody judged."""
    return scale("ATTITUDE").short(attitude) if attitude else "?"


def _box(dossier: Dossier, person: Person, *, today: dt.date, rival: str) -> MapPerson:
    post = dossier.post_of(person.id, today)
    firms = (item for item in dossier.shelf.of(Organisation) if key_of(item) == rival)
    firm = next(firms, None)
    return MapPerson(
        id=person.id,
        name=title_of(person, dossier.shelf),
        column=(post.department if post else None) or ELSEWHERE,
        level=(post.level if post else None) or 1,
        power=person.power or 0,
        letter=letter_of(person.attitude),
        lines=(post.title,) if post and post.title else (),
        rival=(firm.short or firm.name or "") if firm else "",
    )


def _ghosts(dossier: Dossier) -> Iterator[MapPerson]:
    """A dashed box for every role of an open project that nobody is named for."""
    for project in dossier.open_projects:
        for role in dossier.shelf.where(ProjectRole, "project", value=project.id):
            if role.person is None and role.role:
                yield MapPerson(
                    id=role.id,
                    name=scale("PROJECT_ROLE").label(role.role),
                    column=ELSEWHERE,
                    level=2,
                    ghost=True,
                )


def _ties(dossier: Dossier, today: dt.date) -> Iterator[MapTie]:
    for person in dossier.people(today):
        post = dossier.post_of(person.id, today)
        if post and post.reports_to:
            yield MapTie(person.id, post.reports_to)
    for link in dossier.shelf.of(Link):
        if link.source is None or link.target is None:
            continue
        if link.kind == "influences":
            yield MapTie(link.source, link.target, "influence")
        elif link.kind in HOSTILE:
            pair = (
                _head_of(dossier, link.source, today=today),
                _head_of(dossier, link.target, today=today),
            )
            if pair[0] and pair[1]:
                yield MapTie(pair[0], pair[1], "hostile")


def _head_of(dossier: Dossier, subject: str, *, today: dt.date) -> str | None:
    """The person himself, or the highest person of a department: hostile lines join heads."""
    if dossier.person(subject):
        return subject
    heads = [
        (post.level or 0, person.id)
        for person in dossier.people(today)
        if (post := dossier.post_of(person.id, today)) and post.department == subject
    ]
    return max(heads)[1] if heads else None
