"""Which records of a file the book holds already, though under other ids.

A colleague's file brings our own people, the rivals and the product lines along, and his book gave
them other ids than ours. They are told by what makes them what they are: a firm by its name, a
person by name and firm, a post by person and firm. Only what is unmistakable counts: where two
records of the book could be meant, the file's one is taken as new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.matching import firm_key, flat, name_key
from kamdesk.domain.records import (
    RECORDS,
    Account,
    ContactPoint,
    CustomField,
    Department,
    Industry,
    Organisation,
    OwnSkill,
    Person,
    Post,
    Product,
    ProductLine,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Record

    Turn = Callable[[str, str | None], str | None]
    """Our id for the (entity, id) of a reference; on the side of the book it stays."""
    Form = Callable[[Any, Turn], Hashable]


def _text(text: str | None) -> str | None:
    return flat(text) or None if text else None


FORMS: Final[Mapping[type[Record], Form]] = {
    Industry: lambda row, _turn: _text(row.name),
    # A book has one firm of its own, however each of us writes its name.
    Organisation: lambda row, _turn: True if row.is_own else firm_key(row.name),
    ProductLine: lambda row, turn: (_text(row.name), turn("organisation", row.organisation)),
    Product: lambda row, turn: (_text(row.model), turn("organisation", row.maker)),
    CustomField: lambda row, _turn: (row.entity, row.key),
    Account: lambda row, turn: turn("organisation", row.organisation),
    Site: lambda row, turn: (turn("organisation", row.organisation), _text(row.name)),
    Department: lambda row, turn: (turn("organisation", row.organisation), _text(row.name)),
    Post: lambda row, turn: (
        turn("person", row.person),
        turn("organisation", row.organisation),
        row.valid_to,
    ),
    ContactPoint: lambda row, turn: (
        turn(row.subject_kind or "", row.subject),
        row.kind,
        _text(row.value),
    ),
    OwnSkill: lambda row, turn: (turn("person", row.person), _text(row.skill)),
}
"""What tells a record of each kind; in this order, for later ones hang on earlier ones."""


def same_records(
    records: Sequence[Record], shelf: Shelf, *, known: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], Record]:
    """The records of the book that (entity, id) of a file mean; those with ``known`` ids aside."""
    found: dict[tuple[str, str], Record] = {}

    def turn(entity: str, key: str | None) -> str | None:
        place = (entity, key or "")
        return found[place].id if place in found else known.get(place, key)

    new = [row for row in records if (row.ENTITY, row.id) not in known]
    for kind, form in FORMS.items():
        if kind is Post:
            # Posts hang on persons, and persons are told by the firms of their posts.
            found |= _people(new, records, shelf=shelf, turn=turn)
        coming = [row for row in new if type(row) is kind]
        found |= _matched(coming, shelf.of(kind), form=form, turn=turn)
    return found


def _stay(_entity: str, key: str | None) -> str | None:
    return key


def _matched(
    coming: Iterable[Record], there: Iterable[Record], *, form: Form, turn: Turn
) -> dict[tuple[str, str], Record]:
    """Pairs of which each side has just one."""
    by_form = _single((form(row, _stay), row) for row in there)
    ours = _single((form(row, turn), row) for row in coming)
    return {(row.ENTITY, row.id): by_form[key] for key, row in ours.items() if key in by_form}


def _single(rows: Iterable[tuple[Hashable, Record]]) -> dict[Hashable, Record]:
    """Rows by form, without those of a form that several share or that says nothing."""
    seen: dict[Hashable, Record | None] = {}
    for key, row in rows:
        if key is not None and not (isinstance(key, tuple) and None in key[:2]):
            seen[key] = None if key in seen else row
    return {key: row for key, row in seen.items() if row is not None}


def _people(
    new: Iterable[Record], records: Iterable[Record], *, shelf: Shelf, turn: Turn
) -> dict[tuple[str, str], Record]:
    """Persons of the same name who have, or had, a post at the same firm."""
    theirs = _firms_of((row for row in records if isinstance(row, Post)), turn)
    ours = _firms_of(shelf.of(Post), _stay)
    coming = _single(_named((row for row in new if isinstance(row, Person)), theirs))
    there = _single(_named(shelf.of(Person), ours))
    return {
        (RECORDS["person"].ENTITY, row.id): there[key]
        for key, row in coming.items()
        if key in there
    }


def _named(people: Iterable[Person], firms: Mapping[str, set[str]]) -> Iterable[Any]:
    return (
        ((name_key(person.name), firm), person)
        for person in people
        for firm in firms.get(person.id, ())
    )


def _firms_of(posts: Iterable[Post], turn: Turn) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for post in posts:
        firm = turn("organisation", post.organisation)
        if post.person and firm:
            found.setdefault(post.person, set()).add(firm)
    return found
