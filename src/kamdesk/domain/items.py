"""Where every item of the trade's texts lives in the program, so that nothing is left out.

The source texts hold 368 things worth knowing or doing. Each stands in resources/rubrics/items.toml
with its places; a test proves that every place exists, and the settings show the table, so that one
who looks for a thing by the trade's word finds the page it is on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.words import NOTHING, Words, shipped_table

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = "items.toml"
KINDS: Final = (
    "field",
    "record",
    "scale",
    "rubric",
    "checklist",
    "template",
    "fact",
    "formula",
    "limit",
    "meaning",
    "finding",
    "hint",
    "view",
    "sheet",
    "paper",
    "brief",
    "verb",
)
"""What a place can be. ``view`` is a page, a tab, a part or a dialog of the window; ``limit`` a
number of thresholds.toml; ``template`` a table of steps.toml."""
WORDS_ONLY: Final = frozenset({"meaning", "hint"})
"""Places that explain and hold nothing: alone they are no home for a core or important item."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: its kind (one of ``KINDS``) and its key there, e.g. field account.worries."""

    kind: str
    key: str

    @property
    def parts(self) -> tuple[str, str]:
        """The key before and after its first dot; the second is empty without one."""
        head, _dot, rest = self.key.partition(".")
        return head, rest


@dataclass(frozen=True, slots=True)
class Item:
    """One item: ``priority`` core, important or nice; ``reason`` only where nothing is built."""

    id: str
    kind: str
    priority: str
    name: Words
    places: tuple[Spot, ...]
    reason: Words = NOTHING


@cache
def items() -> Mapping[str, Item]:
    """All items by id, in the order of the texts."""
    rows = shipped_table(FILE)
    return MappingProxyType({item: _item(item, row) for item, row in rows.items()})


def _item(item: str, row: Mapping[str, Any]) -> Item:
    return Item(
        id=item,
        kind=row["kind"],
        priority=row["priority"],
        name=Words.of(row["name"]),
        places=tuple(_spot(place) for place in row.get("places", ())),
        reason=Words.of(row["reason"]) if "reason" in row else NOTHING,
    )


def _spot(place: str) -> Spot:
    kind, _colon, key = place.partition(":")
    return Spot(kind, key)
