"""The steps of a complaint: answered, passed on, on site, contained, fixed, closed (F-16, S4-30).

Each is one click at the moment it happens, and one step of undo. A step that was taken keeps its
time: the first answer is the first one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import fact_of
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Complaint
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from kamdesk.domain.changes import Changes
    from kamdesk.storage.book import Book

STEPS: Final = ("first_answer", "passed_on", "on_site", "contained", "fixed", "closed")
"""The fields of a complaint that are steps, in the order in which they are usually taken."""
MOMENTS: Final = frozenset({"first_answer", "passed_on", "on_site"})
"""Steps whose hour counts; of the others the day does."""


class StepTaken(UserError):
    """A step of a complaint that has its time already."""

    sentence = N_("“{step}” is noted already: {when}. To change it, open the complaint.")


class BeforeOpened(UserError):
    """A step earlier than the complaint itself."""

    sentence = N_("The complaint was opened later than that. Check the day it was opened.")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was done, and to whom it was passed (a person's id) where that is the step.

    ``at`` has a zone.
    """

    at: dt.datetime
    passed_to: str | None = None


def take_step(book: Book, complaint: Complaint, *, step: str, moment: Moment) -> Changes:
    """Note that a step was taken. Raises ``StepTaken`` or ``BeforeOpened``.

    ``step`` is one of ``STEPS``. Steps may be taken in any order and left out: a small matter is
    closed on the telephone.
    """
    item = fact_of(Complaint, step)
    before = getattr(complaint, step)
    if before is not None:
        raise StepTaken(step=item.words, when=_when(before))
    if complaint.opened is not None and moment.at < complaint.opened:
        raise BeforeOpened
    values: dict[str, Any] = {step: _value(step, moment.at)}
    if moment.passed_to is not None:
        values["passed_to"] = moment.passed_to
    name = title_of(complaint, book)
    with book.work(_("{field} of {name}").format(field=item.words, name=name)) as work:
        work.change(complaint, **values)
    return work.changes


def _value(step: str, at: dt.datetime) -> dt.datetime | dt.date:
    if step in MOMENTS:
        return at.astimezone(dt.UTC).replace(microsecond=0)
    return at.astimezone().date()


def _when(value: dt.datetime | dt.date) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone().strftime("%Y-%m-%d %H:%M")
    return value.isoformat()
