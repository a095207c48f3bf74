"""From evidence to attitude: what nine factual answers about a person suggest (R-KDM, 1B.3).

The program only suggests; the rep decides and says why. Nine answers on what a person did are
steadier than one on what he feels, and two reps come to the same result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

YES = 1
VALUE = ("V1", "V2", "V3")
THREAT = ("T1", "T2", "T3")
HEAVY = ("T2", "T3")
"""One of these is enough for a threat, whatever else is true."""
CONTRADICTORY = 2
"""So many signs of value beside a sign of threat contradict each other."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code of ATTITUDE or ``None``, the statements behind it, and whether they contradict."""

    attitude: str | None
    because: tuple[str, ...] = ()
    contradictory: bool = False


def attitude_by_evidence(answers: Mapping[str, int]) -> Suggestion:
    """The attitude that the answers suggest; 1 is yes, 0 no, a missing one not known.

    First match wins: threat (T2 or T3, or T1 without any V), valued (two V and no T), accepted
    (any V or A1), commodity (C1), none. Two V and any T suggest nothing: check them.
    """
    value = tuple(code for code in VALUE if answers.get(code) == YES)
    threat = tuple(code for code in THREAT if answers.get(code) == YES)
    if threat and len(value) >= CONTRADICTORY:
        return Suggestion(None, (*value, *threat), contradictory=True)
    heavy = tuple(code for code in HEAVY if code in threat)
    if heavy or (threat and not value):
        return Suggestion("threat", heavy or threat)
    if len(value) >= CONTRADICTORY:
        return Suggestion("valued", value)
    kept = tuple(code for code in ("A1",) if answers.get(code) == YES)
    if value or kept:
        return Suggestion("accepted", value or kept)
    if answers.get("C1") == YES:
        return Suggestion("commodity", ("C1",))
    return Suggestion(None)
