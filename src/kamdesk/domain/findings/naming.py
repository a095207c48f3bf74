"""How findings name things: short, in one line, never empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.brief import wording
from kamdesk.domain.brief.wording import gist, listed
from kamdesk.domain.fact import key_of
from kamdesk.domain.naming import title_of
from kamdesk.domain.words import spaced
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Money, Record
    from kamdesk.domain.records import Organisation, Person

LONGEST = 40
"""Characters of a user's text inside a sentence."""


def days(n: int) -> str:
    """23 days."""
    return spaced(wording.days(n))


def money(amount: Money) -> str:
    """An amount as it is spoken."""
    return spaced(wording.money(amount))


def who(person: Person | None) -> str:
    """A person's name, or that nobody knows it."""
    return (person.name if person else None) or _("name not known")


def whom(people: Iterable[Person | None]) -> str:
    """Several names."""
    return listed(who(person) for person in people)


def firm(organisation: Organisation | None) -> str:
    """A firm by its short name."""
    if organisation is None:
        return _("name not known")
    return organisation.short or organisation.name or key_of(organisation)


def what(record: Record, shelf: Shelf) -> str:
    """Any record by its name, shortened."""
    return gist(title_of(record, shelf), LONGEST)


def every(records: Iterable[Record], shelf: Shelf) -> str:
    """Several records by name."""
    return listed(what(record, shelf) for record in records)


def short(text: str | None) -> str:
    """A user's text, shortened."""
    return gist(text, LONGEST)


def span(number: int | None) -> str:
    """So many days, in words; 0 where nobody counted."""
    return days(number or 0)
