"""Lines on the power map: who influences whom, set and taken away as steps of undo with names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Link
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.changes import Changes
    from kamdesk.domain.records import Person, Post
    from kamdesk.storage.book import Book

REPORTS = "reports_to"


def link_people(
    book: Book, source: Person, *, target: Person, kind: str, post: Post | None = None
) -> Changes:
    """Let a line of a kind (LINK) lead from one person to another; a second one changes nothing.

    Who reports to whom stands on the ``post`` of the source where he has one. Raises what the
    rules of the book refuse: a ring of reports.
    """
    with book.work(line_words(book, source, target=target, kind=kind)) as work:
        if kind == REPORTS and post is not None:
            work.change(post, reports_to=target.id)
        elif not any(
            row.target == target.id and row.kind == kind
            for row in work.where(Link, "source", value=source.id)
        ):
            work.add(
                Link,
                source_kind=source.ENTITY,
                source=source.id,
                target_kind=target.ENTITY,
                target=target.id,
                kind=kind,
            )
    return work.changes


def line_words(book: Book, source: Person, *, target: Person, kind: str) -> str:
    """A line as words: "influences: one → other"."""
    return _("{kind}: {one} → {other}").format(
        kind=scale("LINK").label(kind), one=title_of(source, book), other=title_of(target, book)
    )
