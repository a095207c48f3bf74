"""All text of a brief, to see which characters no font of ours can show."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from kamdesk.reports.fonts import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.brief.model import Brief


def unprintable(brief: Brief) -> list[str]:
    """Return the characters of the brief that no font has, each once, in the order of codes."""
    return sorted(missing("".join(_texts(brief))))


def _texts(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _texts(one)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for each in fields(thing):
            yield from _texts(getattr(thing, each.name))
