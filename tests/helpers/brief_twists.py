"""Briefs twisted out of shape: other texts, many more things, sections left out."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from kamdesk.domain.brief.model import Alarms, Edge, Node, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kamdesk.domain.brief.model import Brief

T = TypeVar("T")

CODES = {
    "FitCell": {"sign"},
    "Step": {"state"},
    "Alarm": {"level"},
    "Bit": {"sign"},
    "Brief": {"copy", "lang"},
    "Debrief": {"blanks"},
}
"""Fields that hold codes, not words."""


def retold(thing: T, tell: Callable[[str], str]) -> T:
    """The same with every text that people read replaced by ``tell(text)``."""
    if isinstance(thing, Edge):
        return thing
    if isinstance(thing, str):
        return tell(thing)  # type: ignore[return-value]
    if isinstance(thing, tuple):
        return tuple(retold(one, tell) for one in thing)  # type: ignore[return-value]
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    kept = CODES.get(type(thing).__name__, set()) | ({"id"} if isinstance(thing, Node) else set())
    changes = {
        each.name: retold(getattr(thing, each.name), tell)
        for each in fields(thing)
        if each.name not in kept
    }
    return replace(thing, **changes)


def multiplied(brief: Brief, times: int) -> Brief:
    """The same with everything that is a list ``times`` as long; alarms stay three."""
    return replace(brief, sections=tuple(_multiplied(one, times) for one in brief.sections))


def _multiplied(section: Section, times: int) -> Section:
    if isinstance(section, Alarms):
        return section
    changes: dict[str, Any] = {}
    for each in fields(section):
        value = getattr(section, each.name)
        if isinstance(value, tuple) and value and each.name != "heads":
            changes[each.name] = _copies(value, times)
    return replace(section, **changes)


def _copies(value: tuple[Any, ...], times: int) -> tuple[Any, ...]:
    out: list[Any] = []
    for n in range(times):
        for one in value:
            ranked = replace(one, rank=one.rank + n) if hasattr(one, "rank") else one
            out.append(replace(ranked, id=f"{one.id}.{n}") if isinstance(one, Node) else ranked)
    return tuple(out)


def without(brief: Brief, kinds: Collection[type[Section]]) -> Brief:
    """The same without some sections."""
    kept = tuple(one for one in brief.sections if type(one) not in kinds)
    return replace(brief, sections=kept)
