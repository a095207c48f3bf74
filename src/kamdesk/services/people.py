"""People: customers' people, rival reps and colleagues, each with a post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.records import ContactPoint, Department, Person, Post
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.changes import Changes
    from kamdesk.domain.records import Organisation
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work


def add_person(
    book: Book,
    firm: Organisation,
    *,
    name: str | None,
    new_department: str | None = None,
    **post: Any,
) -> tuple[Person, Changes]:
    """A person with a post at a firm; ``name`` may be unknown (a seat with somebody on it).

    ``post`` holds fields of the post: title, department, level, reports_to, valid_from.
    ``new_department`` is a name: the department of that name, made in the same step if need be.
    """
    with book.work(_("new person: {name}").format(name=name or _("not known"))) as work:
        if new_department:
            post["department"] = _department(work, firm, name=new_department.strip()).id
        person = work.add(Person, name=name.strip() if name else None)
        work.add(Post, person=person.id, organisation=firm.id, **post)
    return person, work.changes


def _department(work: Work, firm: Organisation, *, name: str) -> Department:
    known = work.where(Department, "organisation", value=firm.id)
    found = next((item for item in known if item.name == name), None)
    return found or work.add(Department, organisation=firm.id, name=name)


def set_contact(
    book: Book, owner: Person | Organisation, *, kind: str, value: str
) -> tuple[ContactPoint, Changes]:
    """A way to reach somebody; numbers are text and keep their zeros and plus signs."""
    with book.work(_("contact way of {name}").format(name=owner.name or "")) as work:
        point = work.add(
            ContactPoint,
            subject_kind=owner.ENTITY,
            subject=owner.id,
            kind=kind,
            value=value.strip(),
        )
    return point, work.changes
