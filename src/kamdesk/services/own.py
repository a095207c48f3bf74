"""Numbers and words that a book has instead of the shipped ones: read, set and given back.

They are settings of the book, so they are undone, stand in the history and leave with its records
like everything else. What they do to the formulas is ``domain.own``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.own import STROKE, Own, bind, is_number, is_words
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _
from kamdesk.storage.queries import settings_below

if TYPE_CHECKING:
    from collections.abc import Collection

    from kamdesk.domain.changes import Changes
    from kamdesk.storage.book import Book

PREFIX: Final = f"own{STROKE}"
"""Before the path, in the key of the setting."""


class NotFitting(UserError):
    """A number that cannot stand there."""

    sentence = N_("“{value}” cannot stand here: a number of 0 or more is wanted.")


def own_of(book: Book) -> Own:
    """What the book has of its own now."""
    with book.reading() as connection:
        return Own(settings_below(connection, PREFIX))


def bound(book: Book) -> Book:
    """The book, whose numbers and words hold from now on in this context: a verb's own."""
    bind(own_of(book))
    return book


def set_number(book: Book, path: str, *, value: float, name: str) -> Changes:
    """Let a number of the standing data be another one in this book; ``name`` is what it is called.

    The shipped number is the same as none of one's own. Below 0 only where the shipped one is.
    Raises ``NotFitting``, and ``LookupError`` for a path that leads to no number.
    """
    from kamdesk.domain.editable import shipped_at  # needs the formulas, which a start does not

    default = shipped_at(path)
    if not is_number(default):
        raise LookupError(path)
    if not is_number(value) or (value < 0 <= default):
        raise NotFitting(value=value)
    return _write(book, path, value=value, default=default, name=name)


def set_words(book: Book, path: str, *, words: str, lang: str, name: str) -> Changes:
    """Let a text of the standing data be another one in one language; blank gives it back.

    Raises ``LookupError`` for a path that leads to no text.
    """
    from kamdesk.domain.editable import shipped_at

    default = shipped_at(path)
    before = own_of(book).values.get(path) or {}
    if not is_words(default) or not is_words(before):
        raise LookupError(path)
    texts = {**before, lang: words.strip()}
    texts = {key: text for key, text in texts.items() if text and text != default.get(key)}
    return _write(book, path, value=texts or default, default=default, name=name)


def give_back(book: Book, paths: Collection[str] | None = None) -> Changes:
    """Let the shipped numbers and words hold again; without ``paths`` all of them. One step."""
    from kamdesk.domain.records import Setting

    with book.work(_("shipped numbers and words")) as work:
        for row in book.all(Setting):
            key = row.key or ""
            if key.startswith(PREFIX) and (paths is None or key.removeprefix(PREFIX) in paths):
                work.remove(row)
    return work.changes


def _write(book: Book, path: str, *, value: Any, default: Any, name: str) -> Changes:
    from kamdesk.domain.records import Setting

    key = PREFIX + path
    with book.work(_("own value: {name}").format(name=name)) as work:
        rows = work.where(Setting, "key", value=key)
        if value == default:
            for row in rows:
                work.remove(row)
        elif rows:
            work.change(rows[0], value=value, default=default)
        else:
            work.add(Setting, key=key, value=value, default=default)
    return work.changes
