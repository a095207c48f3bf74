"""Lines of the Monday list that somebody put aside, with a reason, as findings are.

A line is no finding: several of one kind stand beside each other at an account. So its mark names
the list as the rule and says which line it is about. It comes back when its day is reached or when
the records behind it change, and when it grows graver.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kamdesk.domain.findings.finding import print_of
from kamdesk.domain.records import RECORDS, FindingMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.findings.reckoned import Reckoned
    from kamdesk.domain.insight.monday_lines import Line

RULE: Final = "F-26"
"""What stands in a mark instead of the code of a rule."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A line as something that can be put aside and brought back."""

    rule: str
    account: str
    about: str
    words: str
    fingerprint: str


def matter_of(line: Line, case: Reckoned | Dossier) -> Matter:
    """A line for a mark: what it is about, and what its data are now."""
    records = (case.shelf.get(RECORDS[row.entity], row.id) for row in dict.fromkeys(line.rows))
    kept = tuple(record for record in records if record is not None)
    return Matter(RULE, line.account, about_of(line), line.words, print_of([line.severity], kept))


def about_of(line: Line) -> str:
    """Which line of an account: its section, the record it is about, the one it goes to."""
    return ":".join((line.section, *(row.id for row in line.rows[:1]), line.remedy.row.id))


def take_aside(made: dict[str, list[Line]], cases: Sequence[Reckoned]) -> tuple[Line, ...]:
    """Take the lines that are put aside today out of their sections; they carry their marks."""
    marked = {case.account.id: (case, marks) for case in cases if (marks := _marks(case))}
    if not marked:
        return ()
    aside: list[Line] = []
    for code, lines in made.items():
        kept: list[Line] = []
        for line in lines:
            case, marks = marked.get(line.account, (None, ()))
            mark = _mark_of(line, case, marks=marks) if case is not None else None
            if mark is None:
                kept.append(line)
            else:
                aside.append(replace(line, aside=mark))
        made[code] = kept
    return tuple(aside)


def _marks(case: Reckoned) -> tuple[FindingMark, ...]:
    """The marks of an account that hold today."""
    marks = case.shelf.where(FindingMark, "account", value=case.account.id)
    return tuple(
        mark
        for mark in marks
        if mark.rule == RULE and (mark.until is None or mark.until > case.today)
    )


def _mark_of(line: Line, case: Reckoned, *, marks: tuple[FindingMark, ...]) -> FindingMark | None:
    matter = matter_of(line, case)
    right = (
        mark
        for mark in marks
        if mark.about == matter.about and mark.fingerprint in {None, matter.fingerprint}
    )
    return next(right, None)
