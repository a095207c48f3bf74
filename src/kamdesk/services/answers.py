"""Answers that come back from a visit, under the numbers of its brief.

All that is given at once is read before anything is written: one number that means nothing and
one value that cannot be read leave the book as it was. What is written is one step of undo.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.answers.heard import split_source
from kamdesk.domain.answers.reading import Said, Unreadable, read_answer
from kamdesk.domain.answers.sheet import BLOCK, RESULT
from kamdesk.domain.days import day_of
from kamdesk.domain.insight.completeness import completeness
from kamdesk.domain.insight.fact_states import states
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _
from kamdesk.services.answer_block import block_deed, owed_deed, write_attitude
from kamdesk.services.answer_case import Case, Deed
from kamdesk.services.answer_people import heard_from
from kamdesk.services.answer_question import write_answer
from kamdesk.services.brief_numbers import keep_sheet, last_sheet, sheet_for

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.answers.sheet import Sheet
    from kamdesk.domain.changes import Changes
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Interaction, Person
    from kamdesk.storage.book import Book

ALIASES: Final = {"RESULT": RESULT, "结果": RESULT, "結果": RESULT}
NUMBER: Final = re.compile(r"([A-Z]+)0*([0-9]*)")


class UnknownNumber(UserError):
    """A number that the brief does not have."""

    sentence = N_("There is no {number} on the brief of this visit; it has {known}.")


class NothingGiven(UserError):
    """No answer at all."""

    sentence = N_("No answer was given.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one answer did.

    ``said`` is a code of ``Said``, ``words`` what was written, in the current language;
    ``section`` the part of the file that moved ("" for none), with the state of its fact before
    and after; ``closed`` whether the question is done with. ``before`` and ``after`` are the file
    value F-01 in percent, before and after everything that was saved in the same step.
    """

    number: str
    name: str
    said: str
    words: str
    fact: str = ""
    section: str = ""
    state_before: str = ""
    state_after: str = ""
    closed: bool = True
    before: float | None = None
    after: float | None = None

    @property
    def plain(self) -> dict[str, Any]:
        """For a program to read."""
        return asdict(self)

    @property
    def line(self) -> str:
        """For a person to read."""
        parts = [self.words]
        if self.state_after:
            steps = scale("FACT_STATE")
            parts.append(
                _("{section}: {before} → {after}.").format(
                    section=self.section,
                    before=steps.label(self.state_before),
                    after=steps.label(self.state_after),
                )
            )
        if self.fact or self.number.startswith("Q"):
            closed = _("The question is closed.") if self.closed else _("The question stays.")
            parts.append(closed)
        return " ".join(parts)


def save_answers(
    book: Book,
    visit: Interaction,
    *,
    given: Mapping[str, str],
    today: dt.date,
    sheet: Sheet | None = None,
) -> tuple[tuple[Outcome, ...], Changes]:
    """Save answers by their numbers (Q1, D1, D6 ..., R for the result); one step of undo.

    An answer to a question is from who was asked, unless it ends in "@name" ("@me": seen).

    ``sheet`` is the brief they were written on, the last one of the visit where it is not known.
    A result says that the visit took place; so does any answer once its day has come. Raises
    ``UnknownNumber``, ``Unreadable``, ``NothingGiven``, with nothing changed.
    """
    if sheet is None:
        sheet = sheet_for(book, visit, today=today)
    before = book.dossier(visit.account or "")
    case = Case(before, visit, today)
    deeds = read_deeds(case, sheet, given=given)
    if last_sheet(book, visit) is None:
        # What Q2 means must not change because Q1 was answered.
        keep_sheet(book, sheet, today=today)
    with book.work(_step_words(deeds)) as work:
        said = [deed.write(work) for deed in deeds]
        if visit.status in {None, "planned"} and took_place(visit, deeds, today=today):
            work.change(visit, status="done")
    after = book.dossier(visit.account or "")
    return _outcomes(deeds, said, between=(before, after), today=today), work.changes


def save_attitude(
    book: Book, visit: Interaction, *, person: Person, decided: tuple[str, str], today: dt.date
) -> Changes:
    """How somebody stood to us at the visit: code and what showed it; one step of undo."""
    code, reason = decided
    case = Case(book.dossier(visit.account or ""), visit, today)
    with book.work(_("attitude of {name}").format(name=person.name or "")) as work:
        write_attitude(work, case, person=person, code=code, reason=reason or None)
    return work.changes


def took_place(visit: Interaction, deeds: tuple[Deed, ...], *, today: dt.date) -> bool:
    """Whether answers mean that the visit is over."""
    is_due = visit.start is not None and day_of(visit.start) <= today
    return is_due or any(deed.number == RESULT for deed in deeds)


def read_deeds(case: Case, sheet: Sheet, *, given: Mapping[str, str]) -> tuple[Deed, ...]:
    """What the answers ask to be done, in the order of the paper. Raises as ``save_answers``."""
    wanted = {_number(number): text for number, text in given.items()}
    if not wanted:
        raise NothingGiven
    known = sheet.numbers
    for number in wanted:
        if number not in known:
            raise UnknownNumber(number=number, known=", ".join(known))
    return tuple(
        _deed(case, sheet, number=number, text=wanted[number])
        for number in known
        if number in wanted
    )


def _number(typed: str) -> str:
    """The number as it stands on the sheet: "q1", "Q01", "Result"."""
    plain = typed.strip().upper()
    plain = ALIASES.get(plain, plain)
    found = NUMBER.fullmatch(plain)
    return f"{found[1]}{found[2]}" if found else plain


def _deed(case: Case, sheet: Sheet, *, number: str, text: str) -> Deed:
    if number in BLOCK:
        return block_deed(case, number, text=text)
    owed = next((item for item in sheet.owed if item.number == number), None)
    if owed is not None:
        return owed_deed(case, owed, text=text)
    asked = next(item for item in sheet.asked if item.number == number)
    text, who = split_source(text)
    if who:
        heard = heard_from(case, who)
        if heard is None:
            reason = _("Nobody here is called “{name}”; with a space after the @ it is no name.")
            raise Unreadable(number=number, reason=reason.format(name=who))
        case = replace(case, heard=heard)
    reading = read_answer(case.dossier, asked, text=text, today=case.today)
    return Deed(
        number=number,
        name=asked.wording,
        write=lambda work: write_answer(work, case, reading=reading),
        said=reading.said.value,
        key=asked.key,
        closes=reading.said is not Said.AGAIN,
    )


def _step_words(deeds: tuple[Deed, ...]) -> str:
    if len(deeds) > 1:
        return _("answers of the visit")
    return _("answer {number}: {name}").format(number=deeds[0].number, name=deeds[0].name)


def _outcomes(
    deeds: tuple[Deed, ...],
    said: list[str],
    *,
    between: tuple[Dossier, Dossier],
    today: dt.date,
) -> tuple[Outcome, ...]:
    before, after = ({item.key: item for item in states(one, today)} for one in between)
    was, now = (completeness(one, today).value for one in between)
    found = []
    for deed, words in zip(deeds, said, strict=True):
        fact = deed.key.partition(":")[0]
        fact = fact if fact in fact_defs() else ""
        old, new = before.get(deed.key), after.get(deed.key)
        found.append(
            Outcome(
                number=deed.number,
                name=deed.name,
                said=deed.said,
                words=words,
                fact=fact,
                section=section_words(fact) if old or new else "",
                state_before=old.state.value if old else "",
                state_after=new.state.value if new else "",
                closed=deed.closes,
                before=was,
                after=now,
            )
        )
    return tuple(found)


def section_words(fact: str) -> str:
    """The part of the file a fact stands in, and its name."""
    return fact_defs()[fact].name.here if fact else ""
