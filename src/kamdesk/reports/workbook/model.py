"""What a sheet is, before it has a place: a title, a note, and tables of columns and rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import (
    COMMENT,
    QUESTION,
    Column,
    Form,
    fields,
    nothing,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamdesk.domain.fact import Fact, Record
    from kamdesk.reports.workbook.canvas import Canvas
    from kamdesk.reports.workbook.desk import Desk

    Rows = Callable[[Desk], Sequence[Any]]
    Draw = Callable[[Desk, Canvas], None]
    Words = Callable[[Desk], str]
    Is = Callable[[Any], bool]

MANAGER: Final = (
    Column(COMMENT, N_("Manager comment"), Form.MANAGER, nothing),
    Column(QUESTION, N_("Manager question"), Form.MANAGER, nothing),
)
"""The two columns that come back as tasks and questions."""


@dataclass(frozen=True, slots=True)
class Valued:
    """The value of one row's own field, where every row of a column has another one."""

    fact: Fact
    value: Any


@dataclass(frozen=True, slots=True)
class Shaped:
    """A computed value with a form of its own, where the rows of a column are of many kinds."""

    value: Any
    form: Form


@dataclass(frozen=True, slots=True)
class Table:
    """One table of Excel. ``name`` is unique in the workbook ("People" becomes tblPeople).

    ``kind`` is the record of its rows: own fields of it follow the columns. ``manager`` adds the
    two columns of the manager; ``ghost`` tells rows of seats that nobody is known for.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Rows
    title: str = ""
    kind: type[Record] | None = None
    manager: bool = False
    ghost: Is | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart over columns of one table, by their keys.

    ``kind``: bar, line or points. ``lines``: columns that stand as a line on a second axis.
    ``axes``: message ids of what is measured across, up and on the second axis. ``beside``: right
    of the table instead of below all of them. ``first``, ``rows``: which of the table's rows it
    shows, from 0 on; 0 rows for all. ``ready``: the title is no message id but a text.
    ``names``: the column that names the points of a chart of points.
    """

    kind: str
    title: str
    table: str
    labels: str
    series: tuple[str, ...]
    lines: tuple[str, ...] = ()
    axes: tuple[str, str, str] = ("", "", "")
    beside: bool = False
    first: int = 0
    rows: int = 0
    ready: bool = False
    names: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title and tables, one below the other, or ``draw`` for a layout of its own.

    ``keep``: columns that stay when scrolled; ``wide``: columns on the first of two pages, 0 for
    one page; ``when``: whether there is anything to make the sheet for.
    """

    key: str
    title: str
    tables: tuple[Table, ...] = ()
    note: Words | None = None
    keep: int = 1
    wide: int = 0
    draw: Draw | None = None
    when: Callable[[Desk], bool] | None = None
    figures: tuple[Figure, ...] = ()
    coloured: bool = False

    @property
    def words(self) -> str:
        """The name on the tab."""
        return _(self.title)


def plain(kind: type[Record], names: str, *, manager: bool = False, **widths: float) -> Table:
    """The table of an entity: the names of its fields are all it needs.

    It holds the records of the account, in the order of the book.
    """
    return Table(
        name=kind.__name__,
        columns=fields(kind, names, **widths),
        rows=lambda desk: desk.of(kind),
        title=kind.PLURAL,
        kind=kind,
        manager=manager,
    )
