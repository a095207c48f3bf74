"""How a brief speaks of one person: name, post, attitude, ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.brief.front import Stance
from kamdesk.domain.brief.scene import firm_name
from kamdesk.domain.brief.wording import STALE, inline, listed
from kamdesk.domain.dossier import holds
from kamdesk.domain.insight.fact_case import FactState
from kamdesk.domain.insight.people import is_ours
from kamdesk.domain.records import Department, Organisation, Tie
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, language

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Person, Post

WHOLE_TITLE = 2
"""Characters a title must keep: 采购供应部部长 becomes 部长, but 採購課長 stays whole."""

STRONG = 3
"""Tie strength from which a rival's tie is printed bold: he hears news early (scale TIE)."""


@dataclass(frozen=True, slots=True)
class TieTo:
    """A tie as the brief needs it: who holds it, for which firm, how strong, why."""

    name: str
    firm: str
    strength: int
    basis: str


def person_name(person: Person) -> str:
    """The name as it is read out: in English the Latin form first, then the other script."""
    names = [person.name, person.name_latin]
    if language() == "en":
        names.reverse()
    shown = [name.strip() for name in names if name and name.strip()]
    if not shown:
        return _("name not known")
    return " ".join(dict.fromkeys(shown)) if language() == "en" else shown[0]


def post_and_department(scene: Scene, person: Person) -> tuple[str, str]:
    """Title and department of the present post, each empty where it is not known.

    A title that begins with the department's name ("采购供应部部长") is printed without it.
    """
    post = scene.dossier.post_of(person.id, scene.today)
    if post is None:
        return "", ""
    department = scene.dossier.shelf.get(Department, post.department)
    name = (department.name or "") if department else ""
    title = (post.title or "").strip()
    short = title.removeprefix(name).strip()
    return short if len(short) >= WHOLE_TITLE else title, name


def called(scene: Scene, person: Person) -> str:
    """The name; of somebody whose name nobody knows the title."""
    if person.name or person.name_latin:
        return person_name(person)
    title, _department = post_and_department(scene, person)
    return _("{title} (name not known)").format(title=title) if title else person_name(person)


def role_words(scene: Scene, person: Person) -> str:
    """The roles of a person in the project of the visit."""
    return listed(scale("PROJECT_ROLE").label(role) for role in scene.roles.get(person.id, ()))


def stance_of(scene: Scene, person: Person) -> Stance | None:
    """The attitude to us now; ``None`` where nobody judged it."""
    if person.attitude is None:
        return None
    attitude = scale("ATTITUDE")
    state = scene.state("PP15", person).state
    stale = STALE.here if state is FactState.STALE else ""
    return Stance(attitude.short(person.attitude), inline(attitude.label(person.attitude)), stale)


def last_met(scene: Scene, person: Person) -> dt.date | None:
    """The day of the last touch in which this person took part."""
    met = (touch.day for touch in scene.touches if person in touch.theirs)
    return max(met, default=None)


def our_tie(scene: Scene, person: Person) -> TieTo | None:
    """Our best tie with a person."""
    return max(
        (
            tie
            for holder, tie in _ties(scene, person)
            if is_ours(scene.dossier, holder, day=scene.today)
        ),
        key=lambda tie: tie.strength,
        default=None,
    )


def rival_tie(scene: Scene, person: Person) -> TieTo | None:
    """The best tie a rival's rep has with a person; a tie of strength 0 is none."""
    found = [
        tie
        for holder, tie in _ties(scene, person)
        if tie.strength and tie.firm and not is_ours(scene.dossier, holder, day=scene.today)
    ]
    return max(found, key=lambda tie: tie.strength, default=None)


def rival_firm_of(scene: Scene, person: Person) -> Organisation | None:
    """The rival a person works for today."""
    posts = (post for post in scene.dossier.posts_of(person.id) if _at_rival(scene, post))
    return next((scene.dossier.shelf.get(Organisation, post.organisation) for post in posts), None)


def _at_rival(scene: Scene, post: Post) -> bool:
    firm = scene.dossier.shelf.get(Organisation, post.organisation)
    return holds(post, scene.today) and firm is not None and firm.is_rival is True


def _ties(scene: Scene, person: Person) -> list[tuple[Person, TieTo]]:
    rows = scene.dossier.shelf.where(Tie, "customer_person", value=person.id)
    pairs = [(scene.dossier.person(row.supplier_person), row) for row in rows if not row.private]
    return [
        (
            holder,
            TieTo(
                person_name(holder),
                firm_name(rival_firm_of(scene, holder)),
                row.strength or 0,
                row.basis or "",
            ),
        )
        for holder, row in pairs
        if holder is not None
    ]
