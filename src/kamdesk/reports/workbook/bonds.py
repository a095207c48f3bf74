"""What connects a person: post, ties of both sides, contact ways, roles; as cells show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.dossier import holds
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.evidence import observations
from kamdesk.domain.insight.people import is_ours
from kamdesk.domain.records import (
    ContactPoint,
    Department,
    Link,
    Organisation,
    Person,
    Post,
    ProjectRole,
    Tie,
)
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.reports.workbook.columns import joined

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.reports.workbook.desk import Desk

STRONG: Final = 3
"""A rival's tie from here on is framed: he hears news early (scale TIE)."""
OLD_ATTITUDE: Final = 180
"""Days after which an attitude has to be confirmed (PP15)."""
BEST_FIRST: Final = ("threat", "commodity", "accepted", "valued")
BY_PHONE: Final = ("mobile", "phone")


def post_of(desk: Desk, row: Any) -> Post | None:
    """The present post of a person; of a ghost seat none."""
    return desk.shown.post_of(row.id, desk.today) if isinstance(row, Person) else None


def department_of(desk: Desk, row: Any) -> Department | None:
    """The department of the present post."""
    post = post_of(desk, row)
    return desk.shelf.get(Department, post.department) if post else None


def attitude_day(desk: Desk, row: Any) -> dt.date | None:
    """When the attitude was seen last."""
    seen = desk.seen(row, "attitude") if isinstance(row, Person) else None
    return seen.observed_on if seen else None


def attitude_mark(desk: Desk, row: Any) -> str:
    """The mark of an attitude that nobody confirmed for half a year: "old"."""
    day = attitude_day(desk, row)
    return "old" if day is not None and (desk.today - day).days > OLD_ATTITUDE else ""


def attitude_trend(desk: Desk, row: Any) -> str:
    """An arrow: whether the attitude is better or worse than the one before; "=" for the same."""
    if not isinstance(row, Person) or row.attitude is None:
        return ""
    seen = [item.value for item in observations(desk.shown, row, attribute="attitude")]
    before = [value for value in seen if value in BEST_FIRST and value != row.attitude]
    if not seen:
        return ""
    if not before:
        return "="
    better = BEST_FIRST.index(row.attitude) > BEST_FIRST.index(str(before[-1]))
    return "▲" if better else "▼"


def roles(desk: Desk, row: Any) -> str:
    """Roles in the open projects, and what is special about the person; one a line."""
    if isinstance(row, ProjectRole):
        return _("empty seat in {project}").format(project=desk.title("project", row.project))
    if not isinstance(row, Person):
        return ""
    found = [
        scale("PROJECT_ROLE").label(role.role)
        for project in desk.shown.open_projects
        for role in desk.shelf.where(ProjectRole, "project", value=project.id)
        if role.person == row.id
    ]
    return joined(dict.fromkeys([*found, *_flags(desk, row)]))


def _flags(desk: Desk, person: Person) -> list[str]:
    check = desk.item("F-27", key_of(person))
    flags = [
        (person.hidden_decider, _("hidden decider")),
        (person.rising_star, _("rising star")),
        (person.never_met, _("never met")),
    ]
    said = scale("POWER_CHECK").label(check.level) if check and check.level else ""
    return [words for is_so, words in flags if is_so] + ([said] if said else [])


def last_met(desk: Desk, row: Any) -> dt.date | None:
    """The day of the last meeting with somebody."""
    return desk.met.get(row.id) if isinstance(row, Person) else None


def our_best(desk: Desk, row: Any) -> Tie | None:
    """Our strongest tie with a person."""
    found = [tie for tie in _ties(desk, row) if _is_ours(desk, tie)]
    return max(found, key=lambda tie: tie.strength or 0, default=None)


def counterpart(desk: Desk, row: Any) -> str:
    """Who of us has the strongest tie."""
    tie = our_best(desk, row)
    return desk.title("person", tie.supplier_person) if tie else ""


def rival_ties(desk: Desk, row: Any) -> str:
    """The ties of rivals' people: firm, name and strength, one a line."""
    return joined(
        f"{rival_of(desk, tie.supplier_person)} {desk.title('person', tie.supplier_person)} "
        f"{'?' if tie.strength is None else tie.strength}".strip()
        for tie in _rival_rows(desk, row)
    )


def rival_mark(desk: Desk, row: Any) -> str:
    """A frame where a rival is trusted."""
    return "frame" if any((tie.strength or 0) >= STRONG for tie in _rival_rows(desk, row)) else ""


def _rival_rows(desk: Desk, row: Any) -> list[Tie]:
    found = [tie for tie in _ties(desk, row) if not _is_ours(desk, tie)]
    return sorted(found, key=lambda tie: -(tie.strength or 0))


def _ties(desk: Desk, row: Any) -> tuple[Tie, ...]:
    return desk.shelf.where(Tie, "customer_person", value=row.id) if isinstance(row, Person) else ()


def _is_ours(desk: Desk, tie: Tie) -> bool:
    holder = desk.shown.person(tie.supplier_person)
    return holder is not None and is_ours(desk.shown, holder, day=desk.today)


def rival_of(desk: Desk, person_id: str | None) -> str:
    """The firm somebody works for today, as its short name."""
    for post in desk.shown.posts_of(person_id or ""):
        if holds(post, desk.today):
            return desk.title_of(desk.shelf.get(Organisation, post.organisation))
    return ""


def contacts(desk: Desk, row: Any) -> str:
    """Phones and then everything else, one a line; the preferred ones first."""
    if not isinstance(row, Person):
        return ""
    found = [
        point
        for point in desk.shelf.where(ContactPoint, "subject", value=row.id)
        if point.subject_kind == row.ENTITY
    ]
    found.sort(key=lambda point: (point.kind not in BY_PHONE, not point.preferred))
    return joined(point.value or "" for point in found)


def influences(desk: Desk, row: Any) -> str:
    """Whom somebody influences, one a line."""
    if not isinstance(row, Person):
        return ""
    links = desk.shelf.where(Link, "source", value=row.id)
    return joined(
        desk.title(link.target_kind or "person", link.target)
        for link in links
        if link.kind == "influences"
    )
