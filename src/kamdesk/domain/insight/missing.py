"""What a number still wants, in words: a question to a named person, a gate, an item to assess.

``Insight.missing`` holds codes that files can rely on; this reads them for people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.gaps import Gap, gap_of
from kamdesk.domain.insight.fact_states import person_states, states
from kamdesk.domain.insight.gates import LABELS
from kamdesk.domain.insight.meaning import meaning
from kamdesk.domain.insight.result import Row
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import (
    RECORDS,
    Action,
    Complaint,
    Department,
    Invoice,
    LedgerLine,
    Milestone,
    Organisation,
    Person,
    ProductLine,
    Project,
)
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs, rubrics
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.fact_states import FactInstance
    from kamdesk.domain.insight.result import Insight

NAMED = (
    Person,
    Project,
    Department,
    Organisation,
    Invoice,
    Complaint,
    ProductLine,
    Milestone,
    LedgerLine,
    Action,
)
"""Kinds of records that stand in codes by their external id."""
SEAT = "seat"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing a number wants.

    ``gap`` is the question that would answer it, ``row`` the record it is about where there is
    one, ``rubric`` the code of the assessment to make.
    """

    code: str
    words: str
    gap: Gap | None = None
    row: Row | None = None
    rubric: str = ""


def missing_of(dossier: Dossier, insight: Insight, *, today: dt.date) -> tuple[Missing, ...]:
    """What an insight of an account wants, each once, in its order."""
    reader = _Reader(dossier, insight, today=today)
    return tuple(reader.read(code) for code in dict.fromkeys(insight.missing))


class _Reader:
    def __init__(self, dossier: Dossier, insight: Insight, *, today: dt.date) -> None:
        self.dossier, self.insight, self.today = dossier, insight, today
        self._facts: dict[str, FactInstance] = {}
        self._records: dict[str, Record] = {}

    def read(self, code: str) -> Missing:
        """One code in words."""
        head, _colon, rest = code.partition(":")
        if head in fact_defs():
            return self._fact(code, head)
        if code in LABELS:
            return Missing(code, _(LABELS[code]))
        if head in rubrics():
            return self._rubric(code, head, rest=rest)
        label = next((part.label for part in self.insight.parts if part.code == code), "")
        if label and label != code:
            row = next(
                (row for part in self.insight.parts if part.code == code for row in part.rows), None
            )
            return Missing(code, label, row=row)
        return self._compound(code)

    def _fact(self, code: str, fact: str) -> Missing:
        if not self._facts:
            self._facts = {item.key: item for item in states(self.dossier, self.today)}
        found = self._facts.get(code) or self._fact_of_person(code)
        if found is None:
            return Missing(code, fact_defs()[fact].name.here)
        gap = gap_of(self.dossier, found, today=self.today)
        return Missing(code, gap.wording, gap=gap, row=Row(found.entity, found.id))

    def _fact_of_person(self, code: str) -> FactInstance | None:
        """The fact of somebody who is not key, but met at a visit."""
        person = self._named(code.partition(":")[2])
        if not isinstance(person, Person):
            return None
        found = person_states(self.dossier, person, today=self.today)
        return next((item for item in found if item.key == code), None)

    def _rubric(self, code: str, head: str, *, rest: str) -> Missing:
        rubric = rubrics()[head]
        item = rubric.item(rest)
        if item is not None:
            return Missing(code, _pair(rubric.name.here, item.name.here), rubric=head)
        record = self._named(rest)
        if record is None:
            return Missing(code, rubric.name.here, rubric=head)
        name = title_of(record, self.dossier.shelf)
        row = Row(record.ENTITY, record.id)
        return Missing(code, _pair(name, rubric.name.here), row=row, rubric=head)

    def _compound(self, code: str) -> Missing:
        """Several words with colons between: records by their ids, parts, words of the trade."""
        pieces = code.split(":")
        records = [record for piece in pieces if (record := self._named(piece)) is not None]
        row = Row(records[0].ENTITY, records[0].id) if records else None
        return Missing(code, _(": ").join(self._piece(piece, pieces) for piece in pieces), row=row)

    def _piece(self, piece: str, pieces: list[str]) -> str:
        record = self._named(piece)
        if record is not None:
            return title_of(record, self.dossier.shelf)
        if pieces[0] == SEAT or SEAT in pieces:
            role = scale("PROJECT_ROLE").step(piece)
            if role is not None:
                return role.label.here
        level = piece.removeprefix("L")
        if piece != level and level.isdigit():
            return scale("PERSON_LEVEL").label(int(level))
        for part in (p for item in self.insight.items.values() for p in item.parts):
            if part.code == piece:
                return part.label
        words = meaning(self.insight.formula).words.get(piece)
        return words.here if words else piece

    def _named(self, key: str) -> Record | None:
        if not self._records:
            shelf = self.dossier.shelf
            self._records = {
                name: row
                for kind in NAMED
                for row in shelf.of(kind)
                for name in (row.external, row.id)
                if name
            }
        return self._records.get(key)


def subject_words(dossier: Dossier, key: str) -> str:
    """The narrower subject of an item ("A-P1:R1") in words: the names of its records."""
    found: dict[str, Record] = {
        name: row
        for kind in (*NAMED, RECORDS["interaction"])
        for row in dossier.shelf.of(kind)
        for name in (row.external, row.id)
        if name
    }
    pieces = (found.get(piece) for piece in key.split(":"))
    names = [title_of(record, dossier.shelf) for record in pieces if record is not None]
    return " · ".join(names) if names else key


def _pair(head: str, words: str) -> str:
    return _("{subject}: {fact}").format(subject=head, fact=words)
