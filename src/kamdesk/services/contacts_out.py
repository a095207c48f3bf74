"""People and days out of a book: cards for a telephone, a calendar of visits and due days."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kamdesk.domain.dossier import Dossier, holds
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import (
    Account,
    Action,
    Agreement,
    ContactPoint,
    Department,
    Interaction,
    Milestone,
    Note,
    Organisation,
    Person,
    Post,
    Project,
)
from kamdesk.i18n import _
from kamdesk.reports.atomic import write_atomic
from kamdesk.reports.calendar import Entry, calendar
from kamdesk.reports.safe_text import safe_name
from kamdesk.reports.vcard import Card, cards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Record
    from kamdesk.storage.book import Book

USUAL_ZONE: Final = "Asia/Shanghai"
"""Where the system does not say where it is."""
DAYS_OF_PROJECTS: Final = ("notice", "clarification", "submission", "opening", "award")


def file_name(words: str, suffix: str) -> str:
    """A name for a file that every system takes."""
    return safe_name(words, suffix)


def write_cards(
    book: Book, path: Path, *, today: dt.date, account: str | None = None, private: bool = False
) -> int:
    """Write the people whom one can reach, of an account or of all, as vCard 3.0; how many.

    Private records, and private facts such as the birthday, go along only with ``private``.
    """
    shelf = book.dossier(account).shelf if account else book.shelf()
    whom = _people(shelf, today, firm=_firm(book, account))
    made = [
        card
        for person in whom
        if (private or not person.private)
        and (card := _card(shelf, person, today=today, private=private)).ways
    ]
    write_atomic(path, cards(made))
    return len(made)


def _firm(book: Book, account: str | None) -> str | None:
    return book.dossier(account).organisation.id if account else None


def _people(shelf: Shelf, today: dt.date, *, firm: str | None) -> Iterator[Person]:
    for person in shelf.of(Person):
        posts = shelf.where(Post, "person", value=person.id)
        if firm is None or any(post.organisation == firm and holds(post, today) for post in posts):
            yield person


def _card(shelf: Shelf, person: Person, *, today: dt.date, private: bool) -> Card:
    posts = shelf.where(Post, "person", value=person.id)
    post = next((item for item in posts if holds(item, today)), None)
    firm = shelf.get(Organisation, post.organisation) if post else None
    department = shelf.get(Department, post.department) if post else None
    points = shelf.where(ContactPoint, "subject", value=person.id)
    notes = shelf.where(Note, "subject", value=person.id)
    return Card(
        uid=person.id,
        name=person.name or person.name_latin or "",
        latin=person.name_latin or "",
        firm=(firm.name if firm else None) or "",
        department=(department.name if department else None) or "",
        title=(post.title if post else None) or "",
        birthday=person.birthday.isoformat() if person.birthday and private else "",
        notes=tuple(row.text or "" for row in notes) if private else (),
        ways=tuple(
            (point.kind or "", point.value or "", bool(point.preferred))
            for point in points
            if private or not point.private
        ),
    )


# ------------------------------------------------------------------------- calendar


def write_calendar(book: Book, path: Path, *, today: dt.date, account: str | None = None) -> int:
    """Write visits and due days from ``today`` on as .ics, and what is late; how many entries.

    Private records stay here.
    """
    accounts = [account] if account else [item.id for item in book.all(Account)]
    entries = {entry.uid: entry for key in accounts for entry in _entries(book.dossier(key), today)}
    stamp = dt.datetime.combine(today, dt.time(), tzinfo=dt.UTC)
    write_atomic(path, calendar(entries.values(), stamp=stamp, zone=zone_name()))
    return len(entries)


def zone_name() -> str:
    """The name of the time zone the system is set to, or the usual one."""
    link = Path("/etc/localtime")
    named = os.environ.get("TZ", "").removeprefix(":")
    linked = str(link.resolve()).partition("zoneinfo/")[2] if link.is_symlink() else ""
    for name in (named, linked):
        try:
            if "/" in name:
                return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return USUAL_ZONE


def _entries(dossier: Dossier, today: dt.date) -> Iterator[Entry]:
    name = dossier.organisation.short or dossier.organisation.name or ""
    for visit in dossier.interactions:
        if visit.start is None or visit.status == "done" or visit.private:
            continue
        if visit.status != "cancelled" or visit.start.date() >= today:
            yield _visit(dossier, visit, name=name)
    for record, day, words in _due(dossier):
        if not record.private and day is not None:
            late = _("late since {day}").format(day=day) if day < today else ""
            yield Entry(record.id, f"{name}: {words}", day, text=late)
    for project in dossier.open_projects:
        for field in DAYS_OF_PROJECTS if not project.private else ():
            day = getattr(project, field)
            if day is not None and day >= today:
                words = f"{name}: {project.name or ''} · {_label(field)}"
                yield Entry(f"{project.id}-{field}", words, day)


def _label(field: str) -> str:
    from kamdesk.domain.fact import fact_of

    return fact_of(Project, field).words


def _visit(dossier: Dossier, visit: Interaction, *, name: str) -> Entry:
    assert visit.start is not None  # noqa: S101 -- the caller has looked
    people = _(", ").join(
        person.name for person in dossier.attendants(visit.id) if person.name and not person.private
    )
    lines = (visit.objective, people)
    return Entry(
        visit.id,
        f"{name}: {title_of(visit, dossier.shelf).partition(' · ')[0]}",
        visit.start,
        end=visit.end,
        place=visit.place or "",
        text="\n".join(line for line in lines if line),
        cancelled=visit.status == "cancelled",
    )


def _due(dossier: Dossier) -> Iterator[tuple[Record, dt.date | None, str]]:
    shelf = dossier.shelf
    for action in shelf.of(Action):
        if action.done is None:
            yield action, action.due, action.text or ""
    for row in shelf.of(Milestone):
        if row.actual is None:
            yield row, row.forecast or row.planned, row.name or ""
    for terms in shelf.of(Agreement):
        yield terms, terms.renewal_notice, _("Notice of renewal by")
