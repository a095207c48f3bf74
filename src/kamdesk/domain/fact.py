"""How a field is declared: once, on its record.

``fact()`` is the single place that knows a field. The form row, the table column, the Excel
column, the JSON key, the history line, the search index and the question in the brief are all
derived from it (design rule 1). To add a field, add one line to a record and a migration.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypedDict, TypeVar, Unpack, cast

from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

CURRENCY = re.compile(r"[A-Z]{3}")


class Kind(StrEnum):
    """What a value is made of; each has one way into JSON, the database, a form and Excel."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    MONTH = "month"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    REF = "ref"
    REFS = "refs"
    ENTITY = "entity"
    SUBJECT = "subject"
    CODE = "code"
    NUMBERS = "numbers"
    TEXTS = "texts"
    VALUE = "value"


LISTS = frozenset({Kind.CHOICES, Kind.REFS, Kind.NUMBERS, Kind.TEXTS})


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units (fen, cents) of an ISO 4217 currency; never a float."""

    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class Of:
    """The type of a field: its kind, and the scale or entity it points at."""

    kind: Kind
    scale: str = ""
    entity: str = ""


TEXT, LONG = Of(Kind.TEXT), Of(Kind.LONG)
NUMBER, DECIMAL, MONEY = Of(Kind.NUMBER), Of(Kind.DECIMAL), Of(Kind.MONEY)
DATE, TIME, MONTH = Of(Kind.DATE), Of(Kind.TIME), Of(Kind.MONTH)
FLAG, CODE, VALUE = Of(Kind.FLAG), Of(Kind.CODE), Of(Kind.VALUE)
ENTITY_NAME, SUBJECT = Of(Kind.ENTITY), Of(Kind.SUBJECT)
NUMBERS, TEXTS = Of(Kind.NUMBERS), Of(Kind.TEXTS)


def choice(scale: str) -> Of:
    """One code of a scale (domain/2, section 1B.1)."""
    return Of(Kind.CHOICE, scale=scale)


def choices(scale: str) -> Of:
    """Any number of codes of a scale."""
    return Of(Kind.CHOICES, scale=scale)


def ref(entity: str) -> Of:
    """The id of one record of an entity."""
    return Of(Kind.REF, entity=entity)


def refs(entity: str) -> Of:
    """The ids of any number of records of an entity."""
    return Of(Kind.REFS, entity=entity)


class Options(TypedDict, total=False):
    """What else can be said of a field."""

    unit: str
    group: str
    help: str
    feeds: tuple[str, ...]
    private: bool
    required: bool
    search: bool
    column: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One declared field. ``label``, ``unit``, ``group`` and ``help`` are message ids.

    ``feeds`` names the entries of the fact catalogue that the field answers (domain/8); such a
    field can be written together with evidence. ``private`` keeps it off every paper copy a
    customer may see and out of workbooks unless ticked. ``column`` puts it in lists.
    """

    name: str
    label: str
    of: Of
    unit: str = ""
    group: str = ""
    help: str = ""
    feeds: tuple[str, ...] = ()
    private: bool = False
    required: bool = False
    search: bool = False
    column: bool = False

    @property
    def kind(self) -> Kind:
        """What a value is made of."""
        return self.of.kind

    @property
    def scale(self) -> str:
        """The scale of a choice; empty for every other kind."""
        return self.of.scale

    @property
    def entity(self) -> str:
        """The entity a reference points at; empty for every other kind."""
        return self.of.entity

    @property
    def key(self) -> str:
        """The name outside of Python: JSON, Excel header, database column."""
        return self.name.removesuffix("_")

    @property
    def words(self) -> str:
        """The label in the current language."""
        return _(self.label)

    @property
    def observed(self) -> bool:
        """Whether a value can be written with who said it, how and when."""
        return bool(self.feeds)

    @property
    def is_list(self) -> bool:
        """Whether the value is a tuple."""
        return self.kind in LISTS


def fact(label: str, of: Of = TEXT, **options: Unpack[Options]) -> Any:
    """Declare a field of a record.

    ``label`` is an ``N_()`` message id. The value of a field that nobody filled in is ``None``,
    or the empty tuple for lists: an empty field is not a zero and not a "no".
    """
    empty: Any = () if of.kind in LISTS else None
    return field(default=empty, metadata={"fact": Fact(name="", label=label, of=of, **options)})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Record:
    """What all records have. Records are frozen: a form edits a draft, storage hands out new ones.

    They are equal if they hold the same values. That is said here once and not made for each of
    the 57 classes, which every start of the command line would wait for.

    ``external`` is the id a file brought along; importing that file twice changes nothing.
    ``HOME`` names the references that lead to the account a record belongs to.
    """

    ENTITY: ClassVar[str]
    LABEL: ClassVar[str]
    PLURAL: ClassVar[str]
    TITLE: ClassVar[tuple[str, ...]]
    HOME: ClassVar[tuple[str, ...]] = ()

    id: str
    external: str | None = None
    private: bool = False

    def __eq__(self, other: object) -> bool:
        """Same kind and same values."""
        if type(other) is not type(self):
            return NotImplemented
        values = _values_of(type(self))
        return bool(values(self) == values(other))

    def __hash__(self) -> int:
        """By the values, as equality is."""
        return hash(_values_of(type(self))(self))

    def __repr__(self) -> str:
        """As it would be written in Python."""
        names = [item.name for item in dataclasses.fields(self)]
        inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({inner})"


def once_per_kind(compute: Callable[[type[Record]], T]) -> Callable[[type[Record]], T]:
    """Compute something once for each record class.

    ``functools.cache`` by another name: mypy takes the hash of a frozen class's instances for
    that of the class itself and refuses it (mypy 1.x and 2.0; drop this when it no longer does).
    """
    return cast("Callable[[type[Record]], T]", cache(compute))


@once_per_kind
def _values_of(record: type[Record]) -> Callable[[Record], Any]:
    """What reads all values of a record at once."""
    return attrgetter(*[item.name for item in dataclasses.fields(record)])


@once_per_kind
def facts_of(record: type[Record]) -> tuple[Fact, ...]:
    """The declared fields of a record class, in the order of the form."""
    return tuple(
        dataclasses.replace(item.metadata["fact"], name=item.name)
        for item in dataclasses.fields(record)
        if "fact" in item.metadata
    )


@once_per_kind
def _by_name(record: type[Record]) -> dict[str, Fact]:
    """Every field under its Python name and its key."""
    names = {item.name: item for item in facts_of(record)}
    return {item.key: item for item in facts_of(record)} | names


def fact_of(record: type[Record], name: str) -> Fact:
    """The field of a record class by Python name or key. Raises ``KeyError`` if there is none."""
    return _by_name(record)[name]


def has_fact(record: type[Record], name: str) -> bool:
    """Whether a record class declares a field of that name or key."""
    return name in _by_name(record)


def value_of(record: Record, item: Fact) -> Any:
    """The value a record holds for a field."""
    return getattr(record, item.name)


def is_empty(value: object) -> bool:
    """Whether nobody filled the field in. ``0`` and ``False`` are answers and not empty."""
    return value is None or (isinstance(value, tuple | str) and not value)


def key_of(record: Record) -> str:
    """The id to show on the command line and in files: the external one where there is one."""
    return record.external or record.id
