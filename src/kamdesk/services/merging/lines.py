"""The rows of a returned workbook, as the comparison walks over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.exported import cell_from_json
from kamdesk.domain.merge import Change, Kind, same
from kamdesk.domain.records import RECORDS
from kamdesk.i18n import N_
from kamdesk.reports.workbook.columns import COMMENT, FIELD_VALUE, QUESTION
from kamdesk.services.merging.sides import row_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.exported import Cell
    from kamdesk.services.merging.sides import BaseRow

REMARKS: Final = {COMMENT: Kind.COMMENT, QUESTION: Kind.QUESTION}
"""The manager's columns, and what a filled cell in them becomes."""

BAD: Final = {
    "formula": N_("There is a formula whose result was not saved. Write the value instead."),
    "error": N_("The formula gives an error."),
    "merged": N_("The cells were joined; nobody can tell which one is meant."),
}
"""Why a cell cannot be read, in words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the returned file under its table."""

    sheet: str
    entity: str
    keys: tuple[str, ...]
    heads: dict[str, str]
    number: int
    record: str
    cells: dict[str, Cell]
    bad: dict[str, str]

    def label(self, key: str) -> str:
        """The words above a column; of a row that is a field, the words of the field."""
        if key == FIELD_VALUE:
            return str(self.cells.get("~field") or self.heads.get(key, key))
        return self.heads.get(key) or key


def keys_in(table: Any) -> Iterator[tuple[str, str]]:
    """Entity and key of every row of a table."""
    for line in lines_of(table):
        yield line.entity, row_key(line.record, line.cells)


def lines_of(table: Any) -> Iterator[Line]:
    """The rows of a table of the returned file."""
    for row in table["rows"]:
        yield Line(
            table["sheet"],
            table["entity"],
            tuple(table["keys"]),
            table["heads"],
            row["row"],
            row["id"],
            {key: cell_from_json(plain) for key, plain in row["cells"].items()},
            row["bad"],
        )


def blank_change(line: Line) -> Change:
    """A change of a row, with nothing in it yet."""
    return Change(
        "",
        Kind.UNREADABLE,
        line.sheet,
        line.number,
        entity=line.entity if line.entity in RECORDS else "",
        record=line.record,
        title=next((str(value) for value in line.cells.values() if value is not None), ""),
    )


def alike(one: Line, other: Line) -> bool:
    """Whether two rows say the same."""
    return all(same(one.cells.get(key), other.cells.get(key)) for key in one.keys)


def as_exported(line: Line, base: BaseRow) -> bool:
    """Whether a row says what it said when it left."""
    return all(
        same(line.cells.get(key), base.cells[key]) for key in line.keys if key in base.cells
    ) and not any(line.cells.get(key) for key in REMARKS)
