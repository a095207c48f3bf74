"""How well we know what the brief says: unconfirmed, old, or not at all, which is a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.brief.text import Sign, Words, bold, sign, words
from kamdesk.domain.brief.wording import STALE
from kamdesk.domain.fact import fact_of
from kamdesk.domain.insight.fact_case import FactState
from kamdesk.domain.standing import fact_defs
from kamdesk.domain.values import ValueProblem, from_plain
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Asked
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.fact import Record
    from kamdesk.domain.records import Observation

SILENT = frozenset({FactState.REFUSED, FactState.NA})
"""States in which nothing is printed: asked and refused, or without meaning here."""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of the catalogue as a statement: its key on the paper and what we know of it."""

    code: str
    key: str
    said: Words
    rank: int = 0


def doubt(state: FactState) -> Words:
    """What is to be thought of a statement: nothing, unconfirmed, or the mark of the old."""
    if state is FactState.UNCONFIRMED:
        return words(_(" (unconfirmed)"))
    return sign(Sign.STALE, STALE.here) if state is FactState.STALE else ()


def open_question(
    scene: Scene, code: str, *, subject: Record, asked: tuple[Asked, ...]
) -> tuple[str, str]:
    """For a fact nobody knows: the number it is asked under, and its question.

    Both are empty for a fact that was refused or has no meaning here.
    """
    if scene.state(code, subject).state in SILENT:
        return "", ""
    fitting = (item for item in asked if item.fact == code and item.subject == subject.id)
    number = next((item.number for item in fitting), "")
    return number, fact_defs()[code].question.here


def observed(record: Record, row: Observation) -> Any:
    """The value of an observation; ``None`` where what stands there is no value of its field."""
    try:
        return from_plain(fact_of(type(record), row.attribute or ""), row.value)
    except ValueProblem:
        return None


def see(number: str) -> Words:
    """The question stands elsewhere on the paper."""
    return bold(_("See {number}").format(number=number))
