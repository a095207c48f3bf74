"""All text of a brief, to see which characters no font of ours can show."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from kamdesk.reports.fonts import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.brief.model import Brief


_known: dict[type, tuple[str, ...]] = {}


def unprintable(brief: Brief) -> list[str]:
    """Return the characters of the brief that no font has, each once, in the order of codes."""
    return sorted(missing("".join(_texts(brief))))


def _texts(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _texts(one)
    else:
        for name in _names(type(thing)):
            yield from _texts(getattr(thing, name))


def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a piece of the brief; numbers and days have none."""
    if kind not in _known:
        _known[kind] = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
    return _known[kind]
