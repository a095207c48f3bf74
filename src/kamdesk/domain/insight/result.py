"""What every formula gives back: a number that can be explained, or no number at all.

A value without its parts, its coverage and what is missing is not shown anywhere (design rule 7).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.fact import Json, Record

INSUFFICIENT = 0.5
"""Below this share of known weight a number is shown as "insufficient", never hidden."""


class Row(NamedTuple):
    """A record behind a number: entity name and id, so that a click can open it.

    A tuple, because a view over all accounts makes some hundred thousand of them.
    """

    entity: str
    id: str


def rows(*records: Record | None) -> tuple[Row, ...]:
    """The rows of some records; ``None`` is passed over."""
    return tuple([Row(record.ENTITY, record.id) for record in records if record is not None])


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the explanation: a code, words in the current language, points of a maximum.

    ``points`` is ``None`` where the part is not known, which is never the same as 0.
    """

    code: str
    label: str
    points: float | None
    maximum: float | None = None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Insight:
    """The result of one formula (domain/5).

    ``value`` has the unit that design section 5 names for the formula and is never rounded;
    ``level`` is the code of domain/5; ``coverage`` is the known share of the weight, 0 to 1;
    ``missing`` holds the ids of unknown facts or what else is missing; ``items`` the results of
    narrower subjects by external id; ``detail`` whatever else the screen shows.
    """

    formula: str
    value: float | None = None
    level: str | None = None
    coverage: float = 1.0
    parts: tuple[Part, ...] = ()
    missing: tuple[str, ...] = ()
    items: Mapping[str, Insight] = field(default_factory=dict)
    detail: Mapping[str, Json] = field(default_factory=dict)

    @property
    def insufficient(self) -> bool:
        """Whether too little is known to lean on the number."""
        return self.coverage < INSUFFICIENT
