"""What every answer of a visit is written with: whose visit, which day, who said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.days import day_of
from kamdesk.services.records import Evidence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Interaction
    from kamdesk.storage.work import Work


@dataclass(frozen=True, slots=True)
class Heard:
    """From whom an answer is if not from who was asked: a person's id and a code of SOURCE."""

    source: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Case:
    """One visit whose answers come back; ``dossier`` is as it stood before them.

    ``heard``: the source of the answer that is written just now, where it is another one.
    """

    dossier: Dossier
    visit: Interaction
    today: dt.date
    heard: Heard | None = None

    @property
    def day(self) -> dt.date:
        """The day it was said: that of the visit, never one that is still to come."""
        return min(day_of(self.visit.start), self.today) if self.visit.start else self.today

    def voice(self, source: str | None, *, kind: str = "said", note: str | None = None) -> Evidence:
        """Who said it, at this visit."""
        usual = Heard(source, kind if source else "own_judgement")
        heard = self.heard or usual
        return Evidence(
            observed_on=self.day,
            source=heard.source,
            kind=heard.kind,
            interaction=self.visit.id,
            note=note,
        )


@dataclass(frozen=True, slots=True)
class Deed:
    """An answer that was understood: writes itself into a unit of work and says what it did.

    ``key`` is the fact it is about ("" for none), ``closes`` whether its question is done with,
    ``said`` a code of ``Said``.
    """

    number: str
    name: str
    write: Callable[[Work], str]
    said: str = "value"
    key: str = ""
    closes: bool = True
