"""What a write touched: enough for every page to know whether it must look again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The records a unit of work touched, as (entity, id), and the words that name the work."""

    words: str = ""
    records: frozenset[tuple[str, str]] = frozenset()

    @property
    def kinds(self) -> frozenset[str]:
        """The entities touched."""
        return frozenset(entity for entity, _id in self.records)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the records touched."""
        return frozenset(record for _entity, record in self.records)

    def __bool__(self) -> bool:
        return bool(self.records)
