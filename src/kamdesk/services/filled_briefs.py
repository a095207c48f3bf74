"""A brief that was filled in on a screen comes back: its fields become answers by number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.answers.sheet import ATTITUDES, NEXT, RESULT, SIGNAL
from kamdesk.domain.records import Interaction
from kamdesk.domain.scales import scale
from kamdesk.errors import UserError
from kamdesk.i18n import N_
from kamdesk.imports.apart import read_apart
from kamdesk.imports.filled_pdf import fields_of
from kamdesk.services.answer_block import RESULTS
from kamdesk.services.answers import save_answers
from kamdesk.services.brief_numbers import last_sheet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from kamdesk.domain.answers.sheet import Sheet
    from kamdesk.domain.changes import Changes
    from kamdesk.services.answers import Outcome
    from kamdesk.storage.book import Book

HIDDEN: Final = "kamdesk"
AGAIN: Final = "-2"
"""Behind the name of the second blank of a number."""


class NotOurBrief(UserError):
    """A PDF without our fields."""

    sentence = N_("“{file}” is no brief with fields. Nothing was saved.")


class ForeignBrief(UserError):
    """A brief of another book, or of a visit that was removed."""

    sentence = N_("“{file}” is the brief of a visit that is not in this book. Nothing was saved.")


class OtherVisit(UserError):
    """A brief of another visit than the one on screen."""

    sentence = N_("“{file}” is the brief of another visit: {visit}. Nothing was saved.")


class NumbersUnknown(UserError):
    """A brief whose numbers the book does not remember."""

    sentence = N_(
        "The book does not remember the numbers of “{file}”; type its answers in. "
        "Nothing was saved."
    )


@dataclass(frozen=True, slots=True)
class FilledBrief:
    """What a filled-in brief holds: the visit, its sheet, the answers by number."""

    visit: Interaction
    sheet: Sheet
    given: Mapping[str, str]


def read_filled(book: Book, path: Path, *, visit: Interaction | None = None) -> FilledBrief:
    """Read a filled-in brief; writes nothing. ``visit`` is the one it must be of, if any.

    Raises ``NotOurBrief``, ``ForeignBrief``, ``OtherVisit``, ``NumbersUnknown``, and what reading
    a foreign file raises. Takes a second: call it in the background.
    """
    fields: dict[str, Any] = read_apart(fields_of, path)
    hidden = str(fields.pop(HIDDEN, "")).split()
    if len(hidden) != 2:  # noqa: PLR2004 - visit and mark
        raise NotOurBrief(file=path.name)
    found = book.get(Interaction, hidden[0])
    if found is None:
        raise ForeignBrief(file=path.name)
    if visit is not None and visit.id != found.id:
        day = found.start.astimezone().date().isoformat() if found.start else ""
        raise OtherVisit(file=path.name, visit=day)
    sheet = last_sheet(book, found, mark=hidden[1])
    if sheet is None:
        raise NumbersUnknown(file=path.name)
    return FilledBrief(found, sheet, answers_in(fields, sheet))


def save_filled(
    book: Book, filled: FilledBrief, *, today: dt.date
) -> tuple[tuple[Outcome, ...], Changes]:
    """Save all that was filled in; one step of undo. Raises as ``save_answers``."""
    return save_answers(book, filled.visit, given=filled.given, today=today, sheet=filled.sheet)


def answers_in(fields: Mapping[str, Any], sheet: Sheet) -> dict[str, str]:
    """The answers by number, as ``save_answers`` takes them, from the fields of the paper.

    A number has a blank beside the question and one in the debrief block: what stands in both is
    put together.
    """
    known = set(sheet.numbers)
    given: dict[str, str] = {}
    for name, value in fields.items():
        number = name.removesuffix(AGAIN)
        if number in known and isinstance(value, str):
            before = given.get(number, "")
            given[number] = f"{before} {value}".strip() if before != value else value
    day = fields.get(f"{NEXT}-day")
    if isinstance(day, str):
        given[NEXT] = f"{given.get(NEXT, '')} {day}".strip()
    ticks = {name for name, value in fields.items() if value is True}
    given |= _ticked(ticks, sheet)
    return given


def _ticked(ticks: set[str], sheet: Sheet) -> dict[str, str]:
    """What the boxes say; of a row with several ticks the first counts."""
    found: dict[str, str] = {}
    for place, result in reversed(list(enumerate(RESULTS))):
        if f"{RESULT}.{place}" in ticks:
            found[RESULT] = result
    for place, signal in reversed(list(enumerate(scale("SIGNAL").codes))):
        if f"{SIGNAL}.{place}" in ticks:
            found[SIGNAL] = str(signal)
    attitudes = []
    for row, person in enumerate(sheet.people):
        for place, code in enumerate(scale("ATTITUDE").codes):
            if f"{ATTITUDES}.{row}.{place}" in ticks:
                attitudes.append(f"{person}={code}")
                break
    if attitudes:
        found[ATTITUDES] = ";".join(attitudes)
    return found
