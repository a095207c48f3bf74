"""The standing data of a book: what is shipped, with the numbers and words the book has instead.

A book keeps its own numbers (a visit cycle, a limit) and its own words (a question, the look of a
score) as settings, by a path into the shipped files. Which book's are meant is said by a context
variable, as the language is: whoever opens a book binds it, a job on another thread takes the
binding of the one who started it along, and two books never mix. Formulas stay pure functions.

A path is the file without its ending, then keys, joined by strokes:
``thresholds/F-07/cycles/gold``, ``facts/BG12/question``. In a list, the entry with that code (or
``id``) is meant, else the number of the entry.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Final, ParamSpec, TypeGuard, TypeVar, cast

from kamdesk.i18n import LANGUAGES

P = ParamSpec("P")
T = TypeVar("T")

STROKE: Final = "/"
CODED: Final = ("code", "id")
"""Keys that name an entry of a list."""
CODES: Final = frozenset({"ask", "source"})
"""Keys whose lists are codes, though three of them look like a text in three languages."""
WORDLESS: Final = "thresholds"
"""The file that holds numbers and codes, no words."""


class Own:
    """The numbers and words of one book by path; ``kept`` holds what was made from them.

    A number overrides a number; for a text the value is a mapping of language to words.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = dict(values)
        self.kept: dict[Hashable, Any] = {}

    def into(self, name: str, data: Any) -> Any:
        """Put what belongs to a file (``"facts"``) into its data, in place; returns the data.

        What leads nowhere or does not fit is passed over: a newer program may know it.
        """
        head = name + STROKE
        for path, value in self.values.items():
            if path.startswith(head) and (name != WORDLESS or is_number(value)):
                put(data, path.removeprefix(head).split(STROKE), value=value)
        return data


SHIPPED: Final = Own({})
"""A book without anything of its own."""

_current: ContextVar[Own] = ContextVar("own", default=SHIPPED)


def current() -> Own:
    """What the book that is meant has of its own."""
    return _current.get()


def bind(own: Own) -> None:
    """Mean this one from now on, in this context and those copied from it."""
    _current.set(own)


@contextmanager
def using(own: Own) -> Iterator[None]:
    """Mean this one inside the block."""
    before = _current.set(own)
    try:
        yield
    finally:
        _current.reset(before)


def per_book(make: Callable[P, T]) -> Callable[P, T]:
    """Like ``functools.cache``, but once for each book's standing data. Arguments by position."""

    @wraps(make)
    def kept(*args: P.args, **kwargs: P.kwargs) -> T:
        own = _current.get().kept
        key = (make, args)
        try:
            return cast("T", own[key])
        except KeyError:
            return cast("T", own.setdefault(key, make(*args, **kwargs)))

    return kept


def is_text(node: object) -> bool:
    """Whether a node of the data is one text in the three languages."""
    return (
        isinstance(node, list)
        and len(node) == len(LANGUAGES)
        and all(isinstance(text, str) for text in node)
    )


def is_number(node: object) -> bool:
    """Whether it is a number that can be reckoned with; a flag is none."""
    return isinstance(node, int | float) and not isinstance(node, bool) and math.isfinite(node)


def is_words(node: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether it is words by language."""
    return isinstance(node, Mapping)


def put(data: Any, path: list[str], *, value: Any) -> bool:
    """Put a number or words at a path, if there is one of that kind; tells whether it did."""
    place = _place(data, path)
    if place is None:
        return False
    holder, key = place
    old = holder[key]
    if is_number(old) and is_number(value):
        holder[key] = value
        return True
    if not is_words(value) or key in CODES:
        return False
    texts = {lang: words for lang, words in value.items() if isinstance(words, str) and words}
    first = _first_text(old)
    if first is None or not texts:
        return False
    for number, lang in enumerate(LANGUAGES, start=first):
        old[number] = texts.get(lang, old[number])
    return True


def at(data: Any, path: Iterable[str]) -> Any:
    """What stands at a path: a number, or the texts in the order of ``LANGUAGES``; else None."""
    place = _place(data, list(path))
    if place is None:
        return None
    node = place[0][place[1]]
    first = _first_text(node)
    return node if first is None else node[first : first + len(LANGUAGES)]


def _first_text(node: Any) -> int | None:
    """Where the texts of a node begin: it is nothing but texts, or a row that ends in them."""
    if is_text(node):
        return 0
    row = isinstance(node, list) and len(node) > len(LANGUAGES)
    return len(node) - len(LANGUAGES) if row and is_text(node[-len(LANGUAGES) :]) else None


def _place(data: Any, path: list[str]) -> tuple[Any, Any] | None:
    holder, key = None, None
    node = data
    for step in path:
        holder, key = node, _key(node, step)
        if key is None:
            return None
        node = holder[key]
    return None if holder is None else (holder, key)


def _key(node: Any, step: str) -> Any:
    """The key or number by which a step leads on from a node, or None."""
    if isinstance(node, dict):
        return step if step in node else None
    if not isinstance(node, list):
        return None
    for number, entry in enumerate(node):
        if name_of(entry) == step:
            return number
    return int(step) if step.isdigit() and int(step) < len(node) else None


def name_of(entry: Any) -> str | None:
    """The code of an entry of a list, or None where entries have none."""
    if isinstance(entry, dict):
        return next((entry[key] for key in CODED if isinstance(entry.get(key), str)), None)
    coded = isinstance(entry, list) and len(entry) > len(LANGUAGES)
    return str(entry[0]) if coded else None
