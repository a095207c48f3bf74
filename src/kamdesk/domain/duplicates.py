"""Records that may be the same person or the same firm, with the reason in words.

A pair is a proposal and never more: two people share a telephone, a name or a spelling. Which
value stays is chosen field by field; what is written then is in ``services/duplicates``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import Fact, Kind, facts_of, is_empty, value_of
from kamdesk.domain.matching import firm_key, mail_key, name_key, phone_key, pinyin_key
from kamdesk.domain.records import RECORDS, ContactPoint, Organisation, Person, Post, Setting
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Record

CROWD: Final = 4
"""More people than this on one number: it is the switchboard's and tells nobody."""
WEIGHTS: Final[Mapping[str, int]] = {"phone": 3, "mail": 3, "name": 2, "pinyin": 1, "firm": 1}
NEEDED: Final = 2
"""Weight from which on a pair is shown: a name, or a spelling at the same firm."""
REASONS: Final[Mapping[str, str]] = {
    "phone": N_("same telephone number"),
    "mail": N_("same mail address"),
    "name": N_("same name"),
    "pinyin": N_("names sound the same"),
    "firm": N_("same firm"),
}
NOT_SAME: Final = "not_same:"
"""Settings that remember pairs which were looked at and are two."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one: ``keep`` came first. ``reasons`` are codes, the surest first."""

    keep: Record
    other: Record
    reasons: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How sure it is; the higher the surer."""
        return sum(WEIGHTS[reason] for reason in self.reasons)

    @property
    def words(self) -> str:
        """The reasons in the current language."""
        return _(", ").join(_(REASONS[reason]) for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Row:
    """One field of both records, side by side; ``proposed`` is the value that would stay."""

    fact: Fact
    kept: Any
    other: Any
    proposed: Any

    @property
    def differs(self) -> bool:
        """Whether there is something to choose: both are filled, with different values."""
        return not is_empty(self.kept) and not is_empty(self.other) and self.kept != self.other


def pair_key(one: str, other: str) -> str:
    """The key under which it is remembered that two records are not the same."""
    return NOT_SAME + ":".join(sorted((one, other)))


def duplicates(shelf: Shelf) -> tuple[Pair, ...]:
    """All pairs of people and of firms that may be the same, the surest first.

    Pairs that were said to be two are left out.
    """
    apart = {row.key for row in shelf.of(Setting) if (row.key or "").startswith(NOT_SAME)}
    found = [
        *_pairs(shelf, Person, keys=person_keys(shelf)),
        *_pairs(shelf, Organisation, keys=firm_keys(shelf)),
    ]
    shown = [pair for pair in found if pair_key(pair.keep.id, pair.other.id) not in apart]
    return tuple(sorted(shown, key=lambda pair: (-pair.weight, pair.keep.id, pair.other.id)))


def _pairs(
    shelf: Shelf, kind: type[Record], *, keys: Iterable[tuple[str, str, str]]
) -> Iterator[Pair]:
    """The pairs of a kind out of (reason, form, record id)."""
    buckets: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    firms: dict[str, set[str]] = defaultdict(set)
    for reason, form, record in keys:
        if reason == "firm":
            firms[record].add(form)
        else:
            buckets[reason, form][record] = None
    shared: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for (reason, _form), ids in buckets.items():
        if reason in {"phone", "mail"} and len(ids) > CROWD:
            continue
        for one, other in _couples(sorted(ids)):
            shared[one, other][reason] = None
    for (one, other), reasons in shared.items():
        if firms[one] & firms[other]:
            reasons["firm"] = None
        first, second = shelf.get(kind, one), shelf.get(kind, other)
        pair = Pair(first, second, _sorted(reasons)) if first and second else None
        if pair is not None and pair.weight >= NEEDED:
            yield pair


def _couples(ids: list[str]) -> Iterator[tuple[str, str]]:
    return ((one, other) for place, one in enumerate(ids) for other in ids[place + 1 :])


def _sorted(reasons: Mapping[str, None]) -> tuple[str, ...]:
    # Who has the same name sounds the same: said once.
    shown = [reason for reason in reasons if reason != "pinyin" or "name" not in reasons]
    return tuple(sorted(shown, key=list(WEIGHTS).index))


def person_keys(shelf: Shelf) -> Iterator[tuple[str, str, str]]:
    """(reason, form, person id) of everything that people can be told by."""
    for person in shelf.of(Person):
        for name in (person.name, person.name_latin):
            yield from _keyed(person.id, name=(name_key, name), pinyin=(pinyin_key, name))
        for post in shelf.where(Post, "person", value=person.id):
            if post.organisation:
                yield "firm", post.organisation, person.id
    yield from _ways(shelf, Person.ENTITY)


def firm_keys(shelf: Shelf) -> Iterator[tuple[str, str, str]]:
    """(reason, form, organisation id) of everything that firms can be told by."""
    for firm in shelf.of(Organisation):
        for name in (firm.name, firm.short, firm.name_other):
            yield from _keyed(firm.id, name=(firm_key, name))
    yield from _ways(shelf, Organisation.ENTITY)


def _ways(shelf: Shelf, entity: str) -> Iterator[tuple[str, str, str]]:
    for way in shelf.where(ContactPoint, "subject_kind", value=entity):
        if way.subject is None:
            continue
        if way.kind == "mail":
            yield from _keyed(way.subject, mail=(mail_key, way.value))
        elif way.kind in {"phone", "mobile"}:
            yield from _keyed(way.subject, phone=(phone_key, way.value))


def _keyed(
    record: str, **forms: tuple[Callable[[str | None], str | None], str | None]
) -> Iterator[tuple[str, str, str]]:
    for reason, (form, text) in forms.items():
        key = form(text)
        if key is not None:
            yield reason, key, record


def side_by_side(keep: Record, other: Record) -> tuple[Row, ...]:
    """The fields of both records that at least one of them fills.

    What only one knows stays; where both know, the one that is kept is proposed.
    """
    rows = []
    for item in facts_of(type(keep)):
        mine, theirs = value_of(keep, item), value_of(other, item)
        if is_empty(mine) and is_empty(theirs):
            continue
        rows.append(Row(item, mine, theirs, theirs if is_empty(mine) else mine))
    return tuple(rows)


def hanging(shelf: Shelf, record: Record) -> dict[type[Record], int]:
    """How many records of each kind point at this one: what moves along when it is made one."""
    found: dict[type[Record], set[str]] = {}
    for kind in RECORDS.values():
        for item in facts_of(kind):
            if item.kind is Kind.SUBJECT or item.entity == record.ENTITY:
                rows = _pointing(shelf, kind, item=item, to=record.id)
                found.setdefault(kind, set()).update(row.id for row in rows if row.id != record.id)
    return {kind: len(ids) for kind, ids in found.items() if ids}


def _pointing(shelf: Shelf, kind: type[Record], *, item: Fact, to: str) -> Iterable[Record]:
    if item.kind is Kind.REFS:
        return (row for row in shelf.of(kind) if to in getattr(row, item.name))
    return shelf.where(kind, item.name, value=to)
