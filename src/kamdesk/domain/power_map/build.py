"""Who stands on the map of an account, with what is said of him, and the lines between people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.movement import ATTITUDES, noted
from kamdesk.domain.insight.numbers import level_at, limits_of
from kamdesk.domain.insight.people import active_people, touches
from kamdesk.domain.insight.rival_seats import best_tie, rival_seats
from kamdesk.domain.naming import title_of
from kamdesk.domain.power_map.picture import (
    ELSEWHERE,
    MapColumn,
    MapPerson,
    MapPicture,
    MapTie,
    TieKind,
)
from kamdesk.domain.power_map.seats import expected_seats, unknown_departments, vacant_seats
from kamdesk.domain.records import Link, Organisation, Project, ProjectRole
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Department, Person

Show = Literal["all", "project", "unmet", "power"]
Lines = Literal["all", "formal", "informal"]

TIES: Final[dict[str, TieKind]] = {
    "influences": "influence",
    "introduces": "introduces",
    "hostile": "hostile",
    "subtle": "subtle",
    "reports_to": "formal",
}
"""Which kinds of links are drawn, and as what."""


@dataclass(frozen=True, slots=True)
class MapChoice:
    """What of the map is wanted.

    ``project``: its parts stand under the names, its missing parts as empty seats. ``show``:
    everybody, the project's people, those nobody met, those with power 3 or more. ``then``: an
    earlier day whose attitudes stand beside those of ``now`` (none = today).
    """

    project: str | None = None
    show: Show = "all"
    then: dt.date | None = None
    now: dt.date | None = None
    departments: bool = False
    """Whether departments are shown by themselves: an empty seat where nobody is known in one,
    and our relationship with each under its name (S1-36)."""
    lines: Lines = "all"
    """All lines, the chart only, or how power really runs only (S3-05)."""


def power_map_of(
    dossier: Dossier, today: dt.date, *, choice: MapChoice | None = None
) -> MapPicture:
    """The customer's people with lines of reporting, influence and hostility, and empty seats."""
    return _Builder(dossier, today, choice=choice or MapChoice()).picture()


def letter_of(attitude: str | None) -> str:
    """V A C T, or "?" where nobody judged."""
    return scale("ATTITUDE").short(attitude) if attitude else "?"


def attitude_on(dossier: Dossier, person: Person, *, day: dt.date) -> str | None:
    """The attitude on a past day: what was observed, or kept in a snapshot, last until then.

    A form keeps an observation of each judgement; what came in by an import or from a merged
    record has none, and only the snapshots of the months and visits tell when it was there.
    ``None`` where neither knows.
    """
    found = noted(dossier, person, attribute="attitude", day=day)
    return found.value if found is not None and isinstance(found.value, str) else None


class _Builder:
    """One map on its way; what several boxes need is looked up once."""

    def __init__(self, dossier: Dossier, today: dt.date, *, choice: MapChoice) -> None:
        self.dossier, self.today, self.choice = dossier, today, choice
        self.project = dossier.shelf.get(Project, choice.project)
        self.seats = {seat.person: seat for seat in rival_seats(dossier, today)}
        self.met = {p.id for touch in touches(dossier, today) for p in touch.theirs}
        self.firms = {key_of(item): item for item in dossier.shelf.of(Organisation)}
        shown = (self.project,) if self.project else dossier.open_projects
        self.projects = tuple(shown)
        self.homes = {item.id for item in dossier.departments}
        self.open = {project.id for project in self.projects}

    def picture(self) -> MapPicture:
        """Boxes, columns, lines."""
        people = [self._box(person) for person in active_people(self.dossier, self.today)]
        boxes = [box for box in people if self._is_wanted(box)]
        if self.choice.show in {"all", "project"}:
            boxes += vacant_seats(self.dossier, self.projects)
            if self.project is not None:
                boxes += expected_seats(self.dossier, self.project)
        if self.choice.show == "all" and self.choice.departments:
            boxes += unknown_departments(self.dossier, {box.column for box in (*people, *boxes)})
        used = {box.column for box in boxes}
        columns = [self._column(item) for item in self.dossier.departments if item.id in used]
        if used - self.homes:
            columns.append(MapColumn(ELSEWHERE, _("No department")))
        words = [scale("PERSON_LEVEL").label(code) for code in (1, 2, 3, 4)]
        known = {box.id for box in boxes}
        ties = {
            tie: None
            for tie in self._ties()
            if {tie.from_id, tie.to_id} <= known and self._is_drawn(tie)
        }
        return MapPicture(
            columns=tuple(columns),
            people=tuple(boxes),
            ties=tuple(ties),
            levels=(words[0], words[1], words[2], words[3]),
        )

    def _is_drawn(self, tie: MapTie) -> bool:
        lines = self.choice.lines
        return lines == "all" or (lines == "formal") == (tie.kind == "formal")

    def _column(self, item: Department) -> MapColumn:
        """A department with its kind and its part in the purchase, and how we stand with it."""
        parts = [
            scale("DEPT_KIND").label(item.kind) if item.kind else "",
            "" if item.involvement is None else scale("INVOLVEMENT").label(item.involvement),
        ]
        note = " · ".join(filter(None, parts))
        if not self.choice.departments:
            return MapColumn(item.id, item.name or "", note)
        heat = scored(self.dossier, "R-EXT", subject=item, today=self.today).percent
        levels = limits_of("F-02b")["levels"]
        band = "insufficient" if heat is None else level_at(heat, levels)
        return MapColumn(item.id, item.name or "", note, heat, band or "insufficient")

    def _is_wanted(self, box: MapPerson) -> bool:
        match self.choice.show:
            case "project":
                return not box.faded
            case "unmet":
                return box.unmet
            case "power":
                return box.power >= int(limits_of("F-01")["key_power"])
            case _:
                return True

    def _box(self, person: Person) -> MapPerson:
        post = self.dossier.post_of(person.id, self.today)
        roles = self._roles(person)
        title = (post.title or "") if post else ""
        before, move, letter = self._moved(person)
        department = post.department if post else None
        return MapPerson(
            id=person.id,
            name=title_of(person, self.dossier.shelf),
            column=department if department in self.homes and department else ELSEWHERE,
            level=(post.level if post else None) or 1,
            power=person.power or 0,
            letter=letter,
            lines=tuple(filter(None, (title, roles))),
            rival=self._rival(person),
            unmet=bool(person.never_met) or person.id not in self.met,
            faded=self.project is not None and not roles,
            star=bool(person.rising_star),
            hidden=bool(person.hidden_decider),
            before=before,
            move=move,
        )

    def _roles(self, person: Person) -> str:
        rows = self.dossier.shelf.where(ProjectRole, "person", value=person.id)
        codes = dict.fromkeys(row.role for row in rows if row.project in self.open and row.role)
        return _(", ").join(scale("PROJECT_ROLE").label(code) for code in codes)

    def _rival(self, person: Person) -> str:
        """The rival ahead of us and the strength of his tie, where the tie is why."""
        seat = self.seats.get(key_of(person))
        firm = self.firms.get(seat.rival) if seat else None
        if seat is None or firm is None:
            return ""
        name = firm.short or firm.name or ""
        tie = best_tie(self.dossier, person, rival=firm, today=self.today)
        return f"{name} {tie.strength}" if seat.by_tie and tie is not None else name

    def _moved(self, person: Person) -> tuple[str, int, str]:
        """The letter then, the steps since and the letter now; "" and 0 where none is compared."""
        choice = self.choice
        now = person.attitude
        if choice.now is not None and choice.now < self.today:
            now = attitude_on(self.dossier, person, day=choice.now)
        if choice.then is None:
            return "", 0, letter_of(now)
        then = attitude_on(self.dossier, person, day=choice.then)
        known = then in ATTITUDES and now in ATTITUDES
        steps = ATTITUDES.index(now) - ATTITUDES.index(then) if known and now and then else 0
        return letter_of(then), steps, letter_of(now)

    def _ties(self) -> Iterator[MapTie]:
        for person in active_people(self.dossier, self.today):
            post = self.dossier.post_of(person.id, self.today)
            if post and post.reports_to:
                yield MapTie(person.id, post.reports_to)
        for link in self.dossier.shelf.of(Link):
            kind = TIES.get(link.kind or "")
            if kind is None or link.source is None or link.target is None:
                continue
            one, other = self._end(link.source), self._end(link.target)
            if one and other:
                yield MapTie(one, other, kind)

    def _end(self, subject: str) -> str | None:
        """The person himself, or the highest person of a department: lines join heads."""
        if self.dossier.person(subject):
            return subject
        heads = [
            (post.level or 0, person.power or 0, person.id)
            for person in self.dossier.people(self.today)
            if (post := self.dossier.post_of(person.id, self.today)) and post.department == subject
        ]
        return max(heads)[2] if heads else None
