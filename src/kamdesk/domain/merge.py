"""Three sides of one cell: as exported, as it came back, and in the book now.

Pure: whether a cell was changed by them, by us or by both, whatever program saved it between.
What to do about it is decided elsewhere.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from kamdesk.domain.exported import Cell

NUMBER: Final = re.compile(r"[-+]?[0-9]{1,12}(\.[0-9]{1,12})?")
"""Texts that may be a number a program saved as text; longer ones are codes."""
EPOCH: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no zone
LAST_SERIAL: Final = 2_958_465
"""The last day of the year 9999, as spreadsheets count."""
ID_BYTES: Final = 4


class Outcome(StrEnum):
    """Who changed a cell."""

    UNCHANGED = "unchanged"
    THEIRS = "theirs"
    OURS = "ours"
    SAME = "same"
    BOTH = "both"


class Kind(StrEnum):
    """What a line of the preview is."""

    THEIRS = "theirs"
    BOTH = "both"
    NEW = "new"
    DELETED = "deleted"
    COMMENT = "comment"
    QUESTION = "question"
    UNREADABLE = "unreadable"
    FORBIDDEN = "forbidden"


NOT_TAKEN: Final = frozenset({Kind.UNREADABLE, Kind.FORBIDDEN})
SURE: Final = frozenset({Kind.THEIRS, Kind.NEW, Kind.COMMENT, Kind.QUESTION})
"""What is ticked at first: nobody on our side said otherwise."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing a returned workbook brings.

    ``row`` counts as in the returned file, 0 for a row that is not there. ``base``, ``ours`` and
    ``theirs`` are cells; ``value`` is what would be written. ``reason``: why it cannot be taken;
    ``by``: who changed ours, and when. ``values``: the fields of a new row by entity and name.
    """

    id: str
    kind: Kind
    sheet: str
    row: int
    title: str = ""
    label: str = ""
    entity: str = ""
    record: str = ""
    key: str = ""
    base: Cell = None
    ours: Cell = None
    theirs: Cell = None
    value: Any = None
    was: Any = None
    reason: str = ""
    by: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def can_be_taken(self) -> bool:
        """Whether accepting it does anything."""
        return self.kind not in NOT_TAKEN


def outcome(ours: Cell, theirs: Cell, *, base: Cell, has_base: bool = True) -> Outcome:
    """Who changed a cell. Without a base every difference may be of both."""
    if same(theirs, ours):
        return Outcome.SAME if has_base and not same(base, ours) else Outcome.UNCHANGED
    if not has_base:
        return Outcome.BOTH
    if same(theirs, base):
        return Outcome.OURS
    return Outcome.THEIRS if same(ours, base) else Outcome.BOTH


def same(one: Cell, other: Cell) -> bool:
    """Whether two cells say the same to a reader, whichever program saved them."""
    return folded(one) == folded(other)


def folded(value: Cell) -> str:
    """A cell as one text: width, case of the line ends, spaces around and text marks aside."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        return f"{value:.12g}"
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(value, dt.date):
        return value.isoformat()
    return _folded_text(value)


def _folded_text(value: str) -> str:
    text = unicodedata.normalize("NFKC", value).replace("\r\n", "\n").replace("\r", "\n")
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    # How our workbooks keep a text such as "_x0041_" from being read as "A".
    text = text.removeprefix("'").replace("_x005F_", "_")
    if NUMBER.fullmatch(text):
        return f"{float(text):.12g}"
    return text.removesuffix(" 00:00:00")


def from_serial(number: float) -> dt.date | None:
    """The day, or the time, a spreadsheet means by a number; ``None`` if it means none."""
    if not 1 <= number < LAST_SERIAL:
        return None
    moment = EPOCH + dt.timedelta(seconds=round(number * 86400))
    return moment.date() if moment.time() == dt.time() else moment


def short_id(*parts: object) -> str:
    """A short name for what these parts say; the same parts always have the same."""
    text = "\x1f".join(str(part) for part in parts)
    return blake2b(text.encode("utf-8", "replace"), digest_size=ID_BYTES).hexdigest()
