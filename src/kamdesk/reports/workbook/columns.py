"""Columns: one line says what a column shows, where its value comes from and how it looks.

A column of a declared field takes everything from the declaration (``of``); a computed one says
what it needs (``computed``). To add a field to a sheet, add its name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypedDict, Unpack

from kamdesk.domain.fact import Fact, Kind, Record, fact_of
from kamdesk.i18n import _
from kamdesk.reports.workbook.codes import GRID, LETTERED, NUMBERED
from kamdesk.reports.workbook.looks import (
    DAY_FORMAT,
    GENERAL,
    MONTH_FORMAT,
    TEXT_FORMAT,
    TIME_FORMAT,
    Look,
    Side,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kamdesk.reports.workbook.desk import Desk

    Read = Callable[[Desk, Any], Any]
    Via = Callable[[Desk, Any], Record | None]
    Say = Callable[[Desk, Any], str]

COMPUTED: Final = "~"
"""Keys of computed columns begin with it: what comes back in them is not read."""
COMMENT, QUESTION = "manager.comment", "manager.question"
FIELD_VALUE: Final = "field.value"
"""The key of a column whose rows are different fields; each row names its own."""


class Form(StrEnum):
    """How a column shows its values."""

    TEXT = "text"
    LONG = "long"
    CODE = "code"
    MARK = "mark"
    WHOLE = "whole"
    SCORE = "score"
    DECIMAL = "decimal"
    SHARE = "share"
    PERCENT = "percent"
    MONEY = "money"
    DAY = "day"
    TIME = "time"
    MONTH = "month"
    FLAG = "flag"
    MANAGER = "manager"


FORMS: Final = {
    Kind.TEXT: Form.TEXT,
    Kind.LONG: Form.LONG,
    Kind.NUMBER: Form.WHOLE,
    Kind.DECIMAL: Form.DECIMAL,
    Kind.MONEY: Form.MONEY,
    Kind.DATE: Form.DAY,
    Kind.TIME: Form.TIME,
    Kind.MONTH: Form.MONTH,
    Kind.FLAG: Form.FLAG,
    Kind.VALUE: Form.LONG,
}
"""Fields to forms; choices and references are texts."""

FORMATS: Final = {
    Form.CODE: TEXT_FORMAT,
    Form.WHOLE: "0",
    Form.SCORE: "0.0",
    Form.DECIMAL: GENERAL,
    Form.SHARE: "0.0%",
    Form.PERCENT: '0.0"%"',
    Form.MONEY: "#,##0",
    Form.DAY: DAY_FORMAT,
    Form.TIME: TIME_FORMAT,
    Form.MONTH: MONTH_FORMAT,
}

WIDTHS: Final = {
    Form.TEXT: 15.0,
    Form.LONG: 32.0,
    Form.CODE: 15.0,
    Form.MARK: 9.0,
    Form.WHOLE: 8.5,
    Form.SCORE: 8.5,
    Form.DECIMAL: 9.0,
    Form.SHARE: 9.0,
    Form.PERCENT: 9.0,
    Form.MONEY: 11.0,
    Form.DAY: 12.0,
    Form.TIME: 17.0,
    Form.MONTH: 9.5,
    Form.FLAG: 8.0,
    Form.MANAGER: 18.0,
}
"""Characters, two for a Chinese one, indent included."""

RIGHT: Final = frozenset({Form.SCORE, Form.DECIMAL, Form.SHARE, Form.PERCENT, Form.MONEY})
CENTER: Final = frozenset({Form.MARK, Form.WHOLE, Form.FLAG})

CODED: Final = frozenset(
    {
        ("contact_point", "value"),
        ("invoice", "no"),
        ("account", "code"),
        ("project", "code"),
        ("project", "tender_no"),
        ("installed_item", "model"),
        ("organisation", "registration_no"),
    }
)
"""Fields whose digits are no numbers; they stay texts even when typed over."""


class Extras(TypedDict, total=False):
    """What else can be said of a column; see ``Column``."""

    width: float
    bold: bool
    watch: tuple[str, ...]
    act: tuple[str, ...]
    above: float
    tone: Say
    mark: Say
    hidden: bool
    blank: str


class Options(Extras, total=False):
    """What a column of a field can say otherwise than its field."""

    label: str
    form: Form


class Spoken(str):
    """Words that stand in a cell as they are, where a code is expected."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``width`` 0 is the usual one of the form. ``watch``, ``act``: codes whose words turn grey or
    black; ``above``: numbers over it turn grey; ``tone``: "watch" or "act" for the word of one row;
    ``mark``: a mark of B3 for one row. ``blank``: what stands for a value nobody knows, a message
    id. ``choices``: the only texts an own field takes. ``header``: a text that is not translated.
    """

    key: str
    label: str
    form: Form
    read: Read
    width: float = 0.0
    fact: Fact | None = None
    via: Via | None = None
    bold: bool = False
    watch: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    above: float | None = None
    tone: Say | None = None
    mark: Say | None = None
    private: bool = False
    hidden: bool = False
    blank: str = ""
    header: str = ""
    choices: tuple[str, ...] = ()

    @property
    def room(self) -> float:
        """Its width in characters."""
        return self.width or WIDTHS[self.form]

    @property
    def words(self) -> str:
        """The text of the header cell: on one line, with the unit."""
        if self.header:
            return self.header
        unit = self.fact.unit if self.fact else ""
        label = _(self.label)
        return " ".join((f"{label} ({_(unit)})" if unit else label).split())

    @property
    def comes_back(self) -> bool:
        """Whether what somebody writes into the column can be read again."""
        if self.form is Form.MANAGER or self.key == FIELD_VALUE:
            return True
        if self.key.startswith(COMPUTED) or self.fact is None:
            return False
        return self.fact.kind not in {Kind.ENTITY, Kind.CODE}

    @property
    def look(self) -> Look:
        """The look of its cells."""
        side = Side.RIGHT if self.form in RIGHT else Side.LEFT
        return Look(
            format=FORMATS.get(self.form, GENERAL),
            side=Side.CENTER if self.form in CENTER else side,
            bold=self.bold,
            unlocked=self.comes_back,
        )


def of(
    kind: type[Record], name: str, *, via: Via | None = None, **options: Unpack[Options]
) -> Column:
    """The column of a declared field of the row's record, or of one reached from it by ``via``."""
    fact = fact_of(kind, name)

    def read(desk: Desk, row: Any) -> Any:
        record = via(desk, row) if via else row
        if not isinstance(record, kind):
            return None
        value = getattr(record, fact.name)
        if value is None and column.blank:
            return Spoken(_(column.blank))
        if fact.kind is Kind.SUBJECT:
            return desk.title(getattr(record, f"{fact.name}_kind") or "", value)
        return value

    form = Form.CODE if (kind.ENTITY, fact.key) in CODED else form_of(fact)
    key = f"{kind.ENTITY}.{fact.key}"
    column = Column(key, fact.label, form, read, fact=fact, via=via, private=fact.private)
    column = replace(column, **options)
    return column


def form_of(fact: Fact) -> Form:
    """How the values of a field are shown."""
    if fact.kind is Kind.CHOICE and fact.scale in NUMBERED:
        return Form.WHOLE
    if fact.kind is Kind.CHOICE and fact.scale in {LETTERED, GRID}:
        return Form.MARK
    if fact.unit == "%":
        return Form.PERCENT
    return FORMS.get(fact.kind, Form.TEXT)


def computed(
    key: str, label: str, *, read: Read, form: Form = Form.TEXT, **extras: Unpack[Extras]
) -> Column:
    """A column whose value ``read`` works out; ``label`` is a message id."""
    return replace(Column(COMPUTED + key, label, form, read), **extras)


def fields(kind: type[Record], names: str, **widths: float) -> tuple[Column, ...]:
    """The columns of several fields of a kind, by their names with spaces between.

    ``widths``: of single columns by name, where the usual one does not fit.
    """
    columns = (of(kind, name) for name in names.split())
    return tuple(
        replace(column, width=widths[column.fact.key])
        if column.fact and column.fact.key in widths
        else column
        for column in columns
    )


def nothing(_desk: Desk, _row: Any) -> None:
    """The value of a column that people fill in by hand."""


def joined(lines: Iterable[str]) -> str:
    """Several values in one cell: one a line (LibreOffice puts a semicolon at a line start)."""
    return "\n".join(line for line in lines if line)
