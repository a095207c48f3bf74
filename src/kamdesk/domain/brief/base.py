"""What every section of a brief has in common, and the brief that holds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, TypeVar

if TYPE_CHECKING:
    import datetime as dt


class Copy(StrEnum):
    """The two copies: the one for the car and the one for the table."""

    CAR = "car"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Section:
    """Any section. ``NUMBER`` is its place in the order of the paper, ``title`` its label.

    ``more`` counts what the section leaves to the file from the start; a layout that cuts adds
    its own number and says the sum with ``wording.and_more()``.
    """

    NUMBER: ClassVar[int] = 0

    title: str
    more: int = field(default=0, kw_only=True)


S = TypeVar("S", bound=Section)


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief for one visit, or for an account without one (``visit_day`` is None)."""

    copy: Copy
    lang: str
    account: str
    visit_day: dt.date | None
    printed_on: dt.date
    printed_by: str
    tag: str
    """The name of the copy in the corner of page 1."""
    footer: str
    """Left half of the footer."""
    printed: str
    """Right half of the footer, before the page number (``wording.page_of()``)."""
    sections: tuple[Section, ...] = ()

    def find(self, kind: type[S]) -> S | None:
        """The section of a kind, or ``None`` where it has nothing to say."""
        return next((item for item in self.sections if isinstance(item, kind)), None)
