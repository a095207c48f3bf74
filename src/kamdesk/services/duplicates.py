"""Make one record of two: everything that hung on the other hangs on the one that stays.

Goes by the declarations of the fields, so a record added tomorrow is moved like those of today.
One step of undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.duplicates import Pair, duplicates, pair_key, side_by_side
from kamdesk.domain.fact import Kind, facts_of, is_empty
from kamdesk.domain.matching import mail_key, phone_key
from kamdesk.domain.records import (
    RECORDS,
    Account,
    AccountRival,
    AccountTeam,
    Attendance,
    ContactPoint,
    CriterionFit,
    CustomField,
    CustomValue,
    FactMark,
    Link,
    Observation,
    Organisation,
    Post,
    ProjectRival,
    ProjectRole,
    Setting,
    Stance,
    Tie,
)
from kamdesk.domain.values import to_plain
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kamdesk.domain.changes import Changes
    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Fact, Record
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work

DOUBLES: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Tie: ("supplier_person", "customer_person"),
    Link: ("source", "target", "kind"),
    Stance: ("person", "organisation"),
    Attendance: ("interaction", "person"),
    ProjectRole: ("project", "person", "role"),
    AccountTeam: ("account", "person", "role"),
    ProjectRival: ("project", "organisation"),
    AccountRival: ("account", "organisation"),
    CriterionFit: ("criterion", "organisation"),
    FactMark: ("subject", "fact_"),
    CustomValue: ("custom_field", "subject"),
    ContactPoint: ("subject", "kind", "value"),
}
"""What makes two rows of a kind say the same thing; they are united when two owners become one."""
NEWEST: Final[Mapping[type[Record], str]] = {Stance: "observed_on", Tie: "last_confirmed"}
"""Of two rows the newer one's values stand, by this field."""


class TwoKinds(UserError):
    """A person and a firm are never the same."""

    sentence = N_("A person and a firm cannot be made one.")


class BothCustomers(UserError):
    """Two accounts would hang on one firm."""

    sentence = N_(
        "Both firms have an account. Move what one account holds to the other first, or remove it."
    )


def find_duplicates(book: Book) -> tuple[Pair, ...]:
    """All pairs of the book that may be one record (``domain.duplicates``)."""
    return duplicates(book.shelf())


def look_for_duplicates(book: Book) -> tuple[tuple[Pair, ...], Shelf]:
    """The pairs, and the records they were found among: to show what hangs on each."""
    shelf = book.shelf()
    return duplicates(shelf), shelf


def not_the_same(book: Book, pair: Pair) -> Changes:
    """Remember that these are two; they are not proposed again."""
    with book.work(_("not the same: {name}").format(name=_name(pair.keep))) as work:
        work.add(Setting, key=pair_key(pair.keep.id, pair.other.id), value=True)
    return work.changes


def make_one(
    book: Book, keep: Record, *, other: Record, values: Mapping[str, Any] | None = None
) -> Changes:
    """Let ``keep`` be both: with ``values`` for its fields, and all that hung on ``other``.

    Fields not in ``values`` keep what is known (``side_by_side``). Raises ``TwoKinds``,
    ``BothCustomers``, ``FieldProblem``; nothing is changed then.
    """
    if type(keep) is not type(other):
        raise TwoKinds
    chosen = {row.fact.name: row.proposed for row in side_by_side(keep, other)} | dict(values or {})
    with book.work(_("made one: {name}").format(name=_name(keep))) as work:
        _check(work, keep, other=other)
        for kind in RECORDS.values():
            for item in facts_of(kind):
                _point(work, kind, item=item, keep=keep, other=other)
        _unite(work, keep)
        work.remove(other)
        _choose(
            work, work.change(keep, **_legal(chosen, gone={keep.id, other.id})), names=set(chosen)
        )
    return work.changes


def _name(record: Record) -> str:
    return str(getattr(record, "name", None) or _(record.LABEL))


def _check(work: Work, keep: Record, *, other: Record) -> None:
    if isinstance(keep, Organisation):
        owners = [work.where(Account, "organisation", value=item.id) for item in (keep, other)]
        if all(owners):
            raise BothCustomers


def _legal(chosen: dict[str, Any], *, gone: set[str]) -> dict[str, Any]:
    """The values without a reference from the record to itself."""
    return {name: None if value in gone else value for name, value in chosen.items()}


def _choose(work: Work, kept: Record, *, names: set[str]) -> None:
    """Let no observation claim to be the chosen one whose value was not chosen."""
    for seen in work.where(Observation, "subject", value=kept.id):
        name = seen.attribute or ""
        if seen.chosen and name in names and seen.value != to_plain(getattr(kept, name)):
            work.change(seen, chosen=False)


# ---------------------------------------------------------------- pointing elsewhere


def _point(work: Work, kind: type[Record], *, item: Fact, keep: Record, other: Record) -> None:
    """Turn a field of all records of a kind from the one that goes to the one that stays."""
    if item.kind is Kind.SUBJECT:
        for row in work.where(kind, item.name, value=other.id):
            if _entity_of(work, row, item=item) in (None, keep.ENTITY):
                _turn(work, row, name=item.name, keep=keep)
    elif item.kind is Kind.REF and item.entity == keep.ENTITY:
        for row in work.where(kind, item.name, value=other.id):
            _turn(work, row, name=item.name, keep=keep)
    elif item.kind is Kind.REFS and item.entity == keep.ENTITY:
        for row in work.listing(kind, item.name, record_id=other.id):
            turned = (keep.id if part == other.id else part for part in getattr(row, item.name))
            work.change(row, **{item.name: tuple(dict.fromkeys(turned))})


def _turn(work: Work, row: Record, *, name: str, keep: Record) -> None:
    """Set the reference; what would lead from somebody to himself says nothing any more."""
    if row.id == keep.id:
        work.change(row, **{name: None})
    elif isinstance(row, Link | Tie) and keep.id in _ends(row):
        work.remove(row)
    elif isinstance(row, Post) and keep.id in {row.person, row.reports_to}:
        work.change(row, person=keep.id if name == "person" else row.person, reports_to=None)
    else:
        work.change(row, **{name: keep.id})


def _ends(row: Link | Tie) -> tuple[str | None, str | None]:
    if isinstance(row, Link):
        return row.source, row.target
    return row.supplier_person, row.customer_person


def _entity_of(work: Work, row: Record, *, item: Fact) -> str | None:
    if isinstance(row, CustomValue):
        owner = work.get(CustomField, row.custom_field)
        return owner.entity if owner else None
    kind: str | None = getattr(row, f"{item.name}_kind", None)
    return kind


# ------------------------------------------------------------- two rows that say one


def _unite(work: Work, keep: Record) -> None:
    for kind, names in DOUBLES.items():
        seen: dict[tuple[Any, ...], Record] = {}
        for row in _rows_of(work, kind, names=names, keep=keep):
            key = tuple(_form(row, name) for name in names)
            first = seen.get(key)
            seen[key] = row if first is None else _united(work, first, second=row)
    _unite_posts(work, keep)


def _rows_of(
    work: Work, kind: type[Record], *, names: tuple[str, ...], keep: Record
) -> Iterator[Record]:
    found: dict[str, Record] = {}
    for name in names:
        for row in work.where(kind, name, value=keep.id):
            found.setdefault(row.id, row)
    return iter(found.values())


def _form(row: Record, name: str) -> Any:
    value = getattr(row, name)
    if isinstance(row, ContactPoint) and name == "value":
        return mail_key(value) if row.kind == "mail" else (phone_key(value) or value)
    return value


def _united(work: Work, first: Record, *, second: Record) -> Record:
    """One row of two: the newer one's values, the strongest tie, and what only one knows."""
    by = NEWEST.get(type(first))
    if by is not None and str(getattr(second, by) or "") > str(getattr(first, by) or ""):
        first, second = second, first
    values = {
        item.name: getattr(second, item.name)
        for item in facts_of(type(first))
        if is_empty(getattr(first, item.name)) and not is_empty(getattr(second, item.name))
    }
    if isinstance(first, Tie) and isinstance(second, Tie):
        values["strength"] = max(first.strength or 0, second.strength or 0)
    work.remove(second)
    return work.change(first, **values)


def _unite_posts(work: Work, keep: Record) -> None:
    """Two open posts at one firm are one post (invariant 2); ended ones stay."""
    by_firm: dict[str | None, Record] = {}
    for post in work.where(Post, "person", value=keep.id):
        if post.valid_to is not None:
            continue
        first = by_firm.get(post.organisation)
        by_firm[post.organisation] = post if first is None else _united(work, first, second=post)
