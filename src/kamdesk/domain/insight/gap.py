"""What a gap is: something to find out, the question for it, and whom to ask."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

CONTRADICTORY, UNKNOWN, DOUBTED, OWN = range(4)
"""What comes first among gaps of one weight."""

LATE = dt.date.max
"""The place of what belongs to no project: behind all that do."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something to find out.

    ``fact`` is the entry of the catalogue ("" for a question outside of it), ``key`` says whose
    fact it is ("PP17:A1"), ``entity`` and ``id`` name the subject, ``state`` is a code of
    FACT_STATE. ``addressee`` is the person to ask, or one of ours where nobody of the customer
    is asked (``asked`` is false then); it is ``None`` where the file knows nobody, and ``whom``
    still says in words who it should be. ``discreet``: only when nobody else hears it. ``why``
    is for our own eyes; ``table_safe`` says that the wording may stand where the customer can
    see it. ``question`` is the id of a written question, ``in_own_words`` that the rep put it
    his way (else it reads as the program asks, in whatever language), ``own`` that no open fact
    asks for it, ``number`` the place on a brief (Q1).
    """

    fact: str
    key: str
    entity: str
    id: str
    state: str
    weight: int
    wording: str
    why: str = ""
    listen_for: str = ""
    contradictory: bool = False
    asked: bool = True
    addressee: str | None = None
    addressee_key: str | None = None
    addressee_name: str = ""
    whom: str = ""
    power: int = 0
    in_room: bool = False
    discreet: bool = False
    table_safe: bool = False
    project_day: dt.date | None = None
    question: str | None = None
    in_own_words: bool = False
    own: bool = False
    number: str = ""

    @property
    def rank(self) -> tuple[int, int, dt.date, int, str]:
        """Smaller comes first: weight, what is open about it, the project's day, the addressee."""
        kind = UNKNOWN if self.state == "unknown" else DOUBTED
        kind = CONTRADICTORY if self.contradictory else kind
        kind = OWN if self.own else kind
        return (-self.weight, kind, self.project_day or LATE, -self.power, self.key)
