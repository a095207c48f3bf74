"""Section 8: the decision chain of the project as boxes and arrows, hidden decider included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.back import Edge, EdgeKind, Node, PowerMap
from kamdesk.domain.brief.persons import (
    called,
    last_met,
    person_name,
    post_and_department,
    rival_tie,
)
from kamdesk.domain.brief.room import power_words
from kamdesk.domain.brief.text import Words, bold, words
from kamdesk.domain.brief.wording import gist, inline, listed, percent, short_day
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.people import level_of, power_of, roles_of
from kamdesk.domain.power_map.seats import place_of
from kamdesk.domain.records import Department, Link, Person
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.brief.model import Asked
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Project, ProjectRole

ROLES: Final = {
    "approver": N_("approves"),
    "economic_buyer": N_("has the money"),
    "decider": N_("decides"),
    "user": N_("user"),
    "technical": N_("judges"),
    "spec_author": N_("spec"),
    "purchasing": N_("leads buying"),
    "buyer": N_("buys"),
    "auditor": N_("audits"),
    "finance": N_("pays"),
    "influencer": N_("is listened to"),
    "gatekeeper": N_("gate"),
    "coach": N_("coach"),
    "blocker": N_("blocks"),
}
"""The roles in a project (PROJECT_ROLE) as they fit into a box of the map."""

SEAT: Final = "seat:"
"""How F-11 begins the name of an empty seat."""

NBSP: Final = "\u00a0"
"""Keeps a letter with its word."""

BOXES: Final = 8
"""Boxes of the map before some go (A4)."""

MOST: Final = 12
"""Boxes that find a place on the paper at all: 4 columns, 3 rows."""

WEAK: Final = 1
"""Power up to which somebody who is not in the room may go."""

SHOWN_TIE: Final = 2
"""Strength from which a rival's tie stands in the box (A5)."""

SEAT_WEIGHT: Final = 3
"""An empty seat weighs as much as power 3 (F-11)."""

FARTHEST: Final = 6
"""Steps up the chart before we give up: a ring of posts must not hang the program."""


def power_map(scene: Scene, asked: tuple[Asked, ...]) -> PowerMap | None:
    """The map of the visit's project; ``None`` without a project or anybody in its chain."""
    project = scene.project
    seats = roles_of(scene.dossier, project) if project else ()
    if project is None or not seats:
        return None
    line = _line(scene)
    found = [*_people(scene, line), *_ghosts(scene, seats, asked=asked)]
    found.sort(key=lambda node: _importance(node, line))
    nodes = tuple(_ranked(found[:MOST], line))
    edges = _edges(scene, {node.id: node for node in nodes})
    here = any(node.in_room for node in nodes)
    return PowerMap(
        _("Power map · {project}").format(project=gist(project.name, 40)),
        note=_("thick frame: in the room") if here else "",
        nodes=nodes,
        edges=edges,
        reach=_reach(scene, project),
        missing=_missing(scene, project),
        letters=_letters(nodes),
        edge_words=tuple((kind, _edge_word(kind)) for kind in EdgeKind if _has(edges, kind)),
        more=max(0, len(found) - MOST),
    )


def _line(scene: Scene) -> frozenset[str]:
    """The chiefs, up to the top, of those in the room; with nobody there, of the whole chain."""
    here = [person.id for person in scene.room if person.id in scene.roles]
    found: set[str] = set()
    for person_id in here or scene.roles:
        above = _boss(scene, person_id)
        for _step in range(FARTHEST):
            if above is None or above in found:
                break
            found.add(above)
            above = _boss(scene, above)
    return frozenset(found)


def _people(scene: Scene, line: frozenset[str]) -> Iterable[Node]:
    """Who has a part in the project, and his chiefs without one: who signs above him counts."""
    here = {person.id for person in scene.room}
    for person_id in dict.fromkeys([*scene.roles, *sorted(line)]):
        person = scene.dossier.person(person_id)
        roles = scene.roles.get(person_id, ())
        if person is not None and (roles or not person.private):
            yield _node(scene, person, roles=roles, in_room=person_id in here)


def _node(scene: Scene, person: Person, *, roles: tuple[str, ...], in_room: bool) -> Node:
    title, department = post_and_department(scene, person)
    unmet = bool(person.never_met) or last_met(scene, person) is None
    tie = rival_tie(scene, person)
    labels = [_short_role(role) for role in roles]
    if person.hidden_decider:
        labels.insert(1 if "coach" in roles else 0, _("hidden"))
    known = bool(person.name or person.name_latin)
    return Node(
        id=person.id,
        name=person_name(person) if known else _("Who? ({title})").format(title=title),
        role=listed(labels) or title,
        letter=scale("ATTITUDE").short(person.attitude) or "?",
        power=person.power,
        power_words=power_words(person.power),
        tie=_unmet_words(person) if unmet else _tie(tie.firm, tie.strength) if tie else "",
        level=level_of(scene.dossier, person, today=scene.today) or 0,
        department=department,
        in_room=in_room,
        unmet=unmet,
        hidden=bool(person.hidden_decider),
        rank=power_of(scene.dossier, person, today=scene.today).value or 0,
    )


def _short_role(role: str | None) -> str:
    """A role in the few characters a box has."""
    return _(ROLES[role]) if role in ROLES else scale("PROJECT_ROLE").label(role)


def _unmet_words(person: Person) -> str:
    """Never met is said only where somebody said so; else there is only no record of it."""
    return _("not met") if person.never_met else _("no record")


def _tie(firm: str, strength: int) -> str:
    return f"{firm} {strength}" if strength >= SHOWN_TIE else ""


def _ghosts(
    scene: Scene, seats: tuple[ProjectRole, ...], *, asked: tuple[Asked, ...]
) -> Iterable[Node]:
    """Seats nobody is known for, where such a part usually sits."""
    for seat in seats:
        if seat.person is not None or seat.private:
            continue
        label = _short_role(seat.role)
        number = next((item.number for item in asked if item.subject == seat.id), "")
        name = _("Who? See {number}").format(number=number) if number else _("Who?")
        home, level = place_of(scene.dossier, seat.role)
        yield Node(
            id=seat.id,
            name=name,
            role=label,
            level=level,
            department=(home.name or "") if home and not home.private else "",
            ghost=True,
            rank=SEAT_WEIGHT,
        )


def _importance(node: Node, line: frozenset[str]) -> tuple[bool, bool, int, bool, str]:
    return not node.in_room, node.id not in line, -node.rank, node.ghost, node.id


def _ranked(nodes: list[Node], line: frozenset[str]) -> Iterable[Node]:
    """Replace the weight by the order in which boxes go: 0 for those that stay."""
    from dataclasses import replace

    rank = 0
    for place, node in enumerate(nodes):
        kept = node.in_room or node.ghost or node.id in line
        weak = not kept and node.rank <= WEAK
        rank += 1 if weak or place >= BOXES else 0
        yield replace(node, rank=rank if weak or place >= BOXES else 0)


# ---------------------------------------------------------------------------- edges


def _edges(scene: Scene, nodes: dict[str, Node]) -> tuple[Edge, ...]:
    found = [*_reports(scene, nodes), *_links(scene, nodes), *_quarrels(scene, nodes)]
    return tuple(dict.fromkeys(found))


def _reports(scene: Scene, nodes: dict[str, Node]) -> Iterable[Edge]:
    """From each box to the next one above it that is on the map."""
    for node_id in nodes:
        above = _boss(scene, node_id)
        for _step in range(FARTHEST):
            if above is None or above in nodes:
                break
            above = _boss(scene, above)
        if above is not None and above in nodes and above != node_id:
            yield Edge(node_id, above, EdgeKind.REPORTS)


def _boss(scene: Scene, person_id: str) -> str | None:
    post = scene.dossier.post_of(person_id, scene.today)
    return post.reports_to if post else None


def _links(scene: Scene, nodes: dict[str, Node]) -> Iterable[Edge]:
    kinds = {"influences": EdgeKind.INFLUENCES, "hostile": EdgeKind.HOSTILE}
    for row in scene.dossier.shelf.of(Link):
        if row.private or row.source not in nodes or row.target not in nodes:
            continue
        if row.source_kind == row.target_kind == Person.ENTITY and row.kind in kinds:
            yield Edge(row.source, row.target, kinds[row.kind])


def _quarrels(scene: Scene, nodes: dict[str, Node]) -> Iterable[Edge]:
    """Hostile departments: a double line between their highest people on the map."""
    for row in scene.dossier.shelf.where(Link, "kind", value="hostile"):
        if (
            row.private
            or row.source_kind != Department.ENTITY
            or row.target_kind != Department.ENTITY
        ):
            continue
        one = _head_of(scene, nodes, department=row.source)
        other = _head_of(scene, nodes, department=row.target)
        if one is not None and other is not None:
            yield Edge(one, other, EdgeKind.HOSTILE)


def _head_of(scene: Scene, nodes: dict[str, Node], *, department: str | None) -> str | None:
    posts = {key: scene.dossier.post_of(key, scene.today) for key in nodes}
    inside = [key for key, post in posts.items() if post and post.department == department]
    return max(inside, key=lambda key: (nodes[key].level, nodes[key].power or 0), default=None)


def _has(edges: tuple[Edge, ...], kind: EdgeKind) -> bool:
    return any(edge.kind is kind for edge in edges)


def _edge_word(kind: EdgeKind) -> str:
    match kind:
        case EdgeKind.REPORTS:
            return _("reports to")
        case EdgeKind.INFLUENCES:
            return _("influences")
        case EdgeKind.HOSTILE:
            return _("at odds")


# ---------------------------------------------------------------------------- words


def _letters(nodes: tuple[Node, ...]) -> str:
    """The letters that occur, with their words."""
    attitude = scale("ATTITUDE")
    used = {node.letter for node in nodes}
    steps = [step for step in attitude if attitude.short(step.code) in used]
    said = (f"{attitude.short(s.code)}{NBSP}{inline(attitude.label(s.code))}" for s in steps)
    return " ".join(said)


def _reach(scene: Scene, project: Project) -> Words:
    """How much of the power we have touched, with the day."""
    item = scene.insight("F-11").items.get(key_of(project))
    if item is None or item.value is None:
        return ()
    day = short_day(scene.today, scene.today)
    return bold(
        _("{percent} of the chain reached ({day})").format(percent=percent(item.value), day=day)
    )


def _missing(scene: Scene, project: Project) -> Words:
    """Who of the chain was not reached."""
    item = scene.insight("F-11").items.get(key_of(project))
    if item is None or not item.missing:
        return ()
    people = {key_of(person): called(scene, person) for person in _chain(scene)}
    names = listed(_absent(code, people) for code in dict.fromkeys(item.missing))
    return words(_("not reached: {names}").format(names=names))


def _chain(scene: Scene) -> Iterable[Person]:
    found = (scene.dossier.person(person_id) for person_id in scene.roles)
    return (person for person in found if person is not None)


def _absent(code: str, people: dict[str, str]) -> str:
    """A person by name, an empty seat ("seat:coach") by its part."""
    if code.startswith(SEAT):
        return _("{role} (empty seat)").format(role=_short_role(code.removeprefix(SEAT)))
    return people.get(code, code)
