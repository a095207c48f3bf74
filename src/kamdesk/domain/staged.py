"""The rows of a list that is to be taken in, and what is said of each.

Beside it: rows of one file that mean the same person are put together, so that a list which names
somebody once for each of his numbers makes one of him.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from kamdesk.domain.duplicates import REASONS
from kamdesk.domain.matching import firm_key, flat, mail_key, name_key, phone_key
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kamdesk.domain.records import Organisation, Person

Verdict = Literal["new", "same", "adds", "unclear", "twice"]
VERDICTS: Final[Mapping[Verdict, str]] = {
    "new": N_("new"),
    "same": N_("known, nothing new"),
    "adds": N_("adds to"),
    "unclear": N_("unclear: choose"),
    "twice": N_("stands twice in the file"),
}
PHONES: Final = frozenset({"phone", "mobile"})


@dataclass(frozen=True, slots=True)
class Way:
    """A number or address of a row; ``kind`` is a code of CONTACT_KIND."""

    kind: str
    value: str
    note: str = ""
    preferred: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What makes two ways one; a mobile may stand under telephone elsewhere."""
        if self.kind == "mail":
            return "mail", mail_key(self.value) or flat(self.value)
        if self.kind in PHONES:
            return "phone", phone_key(self.value) or flat(self.value)
        return self.kind, flat(self.value)


@dataclass(frozen=True, slots=True)
class Coming:
    """One row as it was read: values by entity and field; references are names here.

    ``line`` counts from 1. ``problems`` are whole sentences on cells that could not be read.
    """

    line: int
    values: Mapping[str, Mapping[str, Any]]
    ways: tuple[Way, ...] = ()
    problems: tuple[str, ...] = ()

    def of(self, entity: str) -> Mapping[str, Any]:
        """The values for an entity; empty where the row says nothing of it."""
        return self.values.get(entity, {})

    @property
    def names_person(self) -> bool:
        """Whether the row is about a person, not a firm alone."""
        person = self.of("person")
        return bool(person.get("name") or person.get("name_latin")) or (
            bool(self.ways) and not self.firm
        )

    @property
    def firm(self) -> str:
        """The firm's name as the row writes it."""
        return str(self.of("organisation").get("name") or "")

    @property
    def note(self) -> str:
        """What is kept as a note."""
        return str(self.of("note").get("text") or "")

    @property
    def title(self) -> str:
        """What the row is called in a list."""
        person = self.of("person")
        first = self.ways[0].value if self.ways else ""
        names = (person.get("name"), person.get("name_latin"))
        return next((str(name) for name in (*names, self.firm, first) if name), "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person or firm of the book that a row may mean, and by which signs."""

    record: Person | Organisation
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """The reasons in the current language."""
        return _(", ").join(_(REASONS[reason]) for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Staged:
    """A row and what would become of it. ``candidates``: the likeliest first.

    ``adds`` and ``differs`` are the labels of what would be filled in, and of what the book says
    otherwise and keeps. ``of`` is the line of the same person for one that stands twice.
    """

    coming: Coming
    verdict: Verdict
    candidates: tuple[Candidate, ...] = ()
    adds: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    of: int = 0

    @property
    def target(self) -> Candidate | None:
        """The record it is taken for without being asked."""
        is_sure = self.verdict in {"same", "adds"}
        return next(iter(self.candidates), None) if is_sure else None


# ---------------------------------------------------------------- rows of one person


def put_together(rows: Iterable[Coming]) -> list[tuple[Coming, int]]:
    """Each row with 0, or with the line of the row that has taken over what it says."""
    found: list[tuple[Coming, int]] = []
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        keys = list(_signs(row))
        place = next((seen[key] for key in keys if key in seen), None)
        if place is None:
            place = len(found)
            found.append((row, 0))
        else:
            first = found[place][0]
            found[place] = (_united(first, row), 0)
            found.append((row, first.line))
        for key in keys:
            seen.setdefault(key, place)
    return found


def _signs(row: Coming) -> Iterator[tuple[str, ...]]:
    """By which a second row of the same person is told: name with number, mail or firm."""
    name = name_key(row.of("person").get("name") or row.of("person").get("name_latin"))
    firm = firm_key(row.firm) or flat(row.firm)
    if name is None:
        if not row.names_person and firm:
            yield "firm", firm
        return
    if firm:
        yield "post", name, firm
    for way in row.ways:
        if way.kind in PHONES or way.kind == "mail":
            yield ("way", name, *way.key)


def _united(first: Coming, second: Coming) -> Coming:
    """The first row with what only the second one says."""
    values = {
        entity: {**second.of(entity), **first.of(entity)}
        for entity in {**first.values, **second.values}
    }
    ways = {way.key: way for way in (*second.ways, *first.ways)}
    return replace(first, values=values, ways=tuple(ways.values()))


def counted(staged: Sequence[Staged]) -> dict[Verdict, int]:
    """How many rows there are of each verdict."""
    found = dict.fromkeys(VERDICTS, 0)
    for item in staged:
        found[item.verdict] += 1
    return found


def words_of(item: Staged) -> str:
    """What becomes of a row, in the current language: whom it means and why, what is added."""
    words = _(VERDICTS[item.verdict])
    if item.verdict == "twice":
        return _("{what}, see row {n}").format(what=words, n=item.of)
    names = [
        _("{name} ({why})").format(name=one.record.name or "", why=one.words)
        for one in (item.candidates if item.verdict == "unclear" else item.candidates[:1])
    ]
    whom = f" {_(', ').join(names)}" if names else ""
    parts = [f"{words}{whom}"]
    if item.adds:
        parts.append(_("fills in: {fields}").format(fields=_(", ").join(item.adds)))
    if item.differs:
        parts.append(
            _("differs, stays as it is: {fields}").format(fields=_(", ").join(item.differs))
        )
    return _("; ").join(parts)
