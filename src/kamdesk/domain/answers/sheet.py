"""What stood on a brief when it left the program: its numbers and what they were printed for.

Gaps move on while the paper is in a pocket. An answer is read against the sheet, not against
what would be asked today.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.brief.aim import numbered_promises
from kamdesk.domain.brief.scene import Scene
from kamdesk.domain.gaps import questions_for

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json
    from kamdesk.domain.gaps import Gap
    from kamdesk.domain.records import Interaction

RESULT, PEOPLE, ATTITUDES = "R", "D6", "D7"
SIGNAL, RIVALS, PROMISES, NEXT = "D8", "D9", "D10", "D11"
BLOCK: Final = (RESULT, PEOPLE, ATTITUDES, SIGNAL, RIVALS, PROMISES, NEXT)
"""The numbers of the debrief block; the result has none on paper and is called R."""
HASH_SIGNS: Final = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """A question under its number, with whose fact it asks for (see ``Gap`` for the names)."""

    number: str
    wording: str
    fact: str
    key: str
    entity: str
    id: str
    addressee: str | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise under its number (D1 to D5)."""

    number: str
    action: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The numbers of one brief; ``people`` are those with boxes for an attitude, by id."""

    visit: str
    printed_on: str
    asked: tuple[Asked, ...]
    owed: tuple[Owed, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number an answer may be given for, in the order of the paper."""
        asked = (item.number for item in self.asked)
        return (*asked, *(item.number for item in self.owed), *BLOCK)

    @property
    def hash(self) -> str:
        """A mark of all that stands on it: two briefs of the same mark are kept once."""
        return _marked({**self.plain(), "printed_on": ""})

    @property
    def mark(self) -> str:
        """A mark of what the numbers mean, whatever the language and whether they were frozen."""
        asked = [[item.number, item.key, item.addressee] for item in self.asked]
        owed = [[item.number, item.action] for item in self.owed]
        return _marked([self.visit, asked, owed, list(self.people)])

    def plain(self) -> dict[str, Json]:
        """As it is kept in the book."""
        return json.loads(json.dumps(asdict(self)))  # type: ignore[no-any-return]

    @classmethod
    def of_plain(cls, plain: Any) -> Sheet | None:
        """The sheet that was kept; ``None`` for rows of another kind."""
        try:
            return cls(
                visit=plain["visit"],
                printed_on=plain["printed_on"],
                asked=tuple(Asked(**row) for row in plain["asked"]),
                owed=tuple(Owed(**row) for row in plain["owed"]),
                people=tuple(plain["people"]),
            )
        except (KeyError, TypeError):
            return None


def _marked(plain: Any) -> str:
    text = json.dumps(plain, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_SIGNS]


def sheet_of(dossier: Dossier, visit: Interaction, *, today: dt.date) -> Sheet:
    """The sheet of a brief that would be printed today."""
    scene = Scene(dossier, visit, today=today)
    return Sheet(
        visit=visit.id,
        printed_on=today.isoformat(),
        asked=tuple(_asked(gap) for gap in questions_for(dossier, visit, today=today)),
        owed=tuple(
            Owed(number, row.id, row.text or "") for number, row in numbered_promises(scene).items()
        ),
        people=tuple(person.id for person in scene.room),
    )


def _asked(gap: Gap) -> Asked:
    return Asked(
        number=gap.number,
        wording=gap.wording,
        fact=gap.fact,
        key=gap.key,
        entity=gap.entity,
        id=gap.id,
        addressee=gap.addressee,
        question=gap.question,
    )
