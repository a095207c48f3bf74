"""Somebody changes his post: within the customer, to another one, to a rival, to us, or away.

What he did stays his: the old post ends and is kept, ties and attitudes stay with the person. Seats
he held in open projects of the customer he leaves become seats to be filled again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.records import Account, Organisation, Post, Project, ProjectRole
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Person
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work


OPEN: Final = (None, "open")
"""Results of a project that is not decided."""


class MovedBeforeHeCame(UserError):
    """The day of the move lies before the day the post began."""

    sentence = N_("The post began on {day}; nobody moves before. Choose a later day.")


@dataclass(frozen=True, slots=True)
class Move:
    """Where somebody goes: ``day`` is his first at the new place.

    ``to`` is a firm, or ``None`` if nobody knows where he went. ``new_firm`` holds the fields of a
    firm that is not in the book yet; it is made in the same step. ``post`` holds fields of the new
    post (title, department, level, reports_to). ``leave_seats``: his roles in open projects of the
    firm he leaves are vacant from now on.
    """

    day: dt.date
    to: Organisation | None = None
    post: Mapping[str, Any] = field(default_factory=dict)
    leave_seats: bool = True
    new_firm: Mapping[str, Any] | None = None


def open_seats(dossier: Dossier, person: Person) -> tuple[tuple[Project, ProjectRole], ...]:
    """The roles somebody holds in projects of the account that are not decided yet."""
    found = []
    for role in dossier.shelf.where(ProjectRole, "person", value=person.id):
        project = dossier.shelf.get(Project, role.project)
        ours = project is not None and project.account == dossier.account.id
        if project is not None and ours and project.result in OPEN:
            found.append((project, role))
    return tuple(found)


def move_person(book: Book, person: Person, *, old: Post | None, move: Move) -> Changes:
    """End the post ``old`` and begin another; one step of undo.

    Raises ``MovedBeforeHeCame``, ``FieldProblem``; nothing is changed then.
    """
    if old is not None and old.valid_from is not None and move.day <= old.valid_from:
        raise MovedBeforeHeCame(day=old.valid_from.isoformat())
    with book.work(_("moved: {name}").format(name=person.name or _("not known"))) as work:
        to = work.add(Organisation, **dict(move.new_firm)) if move.new_firm else move.to
        stays = old is not None and to is not None and to.id == old.organisation
        if old is not None:
            work.change(old, valid_to=move.day - dt.timedelta(days=1))
            _hand_over(work, person, old=old, seats=move.leave_seats and not stays)
        if to is not None:
            work.add(
                Post,
                person=person.id,
                organisation=to.id,
                valid_from=move.day,
                **dict(move.post),
            )
    return work.changes


def _hand_over(work: Work, person: Person, *, old: Post, seats: bool) -> None:
    """Nobody there reports to him any more; his seats are vacant, if that is wished."""
    for post in work.where(Post, "reports_to", value=person.id):
        if post.organisation == old.organisation and post.valid_to is None:
            work.change(post, reports_to=None)
    if not seats:
        return
    for role in work.where(ProjectRole, "person", value=person.id):
        project = work.get(Project, role.project)
        account = work.get(Account, project.account) if project else None
        is_open = project is not None and project.result in (None, "open")
        if is_open and account is not None and account.organisation == old.organisation:
            work.change(role, person=None, reached=None)
