"""Reads an account workbook that came back: cells by record and field, wherever they stand now.

Tables are found by the hidden row of keys and the ids of their rows, not by the name of a sheet or
the place of a column: people rename, sort, move and insert, and every program saves in a way of
its own. Where the keys were deleted, the words of the header are tried. What it says is JSON, for
it is read in a process apart (``read_apart``); what to make of it is decided in ``services``.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.exported import BASE, BASE_SUM, FORMAT, NO_ROW, cell_to_json, unpack
from kamdesk.domain.merge import folded
from kamdesk.errors import FileError
from kamdesk.i18n import N_
from kamdesk.imports.preflight import check_workbook, checked_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from kamdesk.domain.fact import Json

ID_KEY: Final = re.compile(r"(~|[a-z_]+)\.id")
ID_HEAD: Final = "ID"
ALIKE: Final = 0.6
"""Share of a table's header words that must be found where its keys are gone."""
FEWEST_HEADS: Final = 2
FORMULA, ERROR, MERGED = "formula", "error", "merged"
"""Why a cell cannot be read."""


class NotOurWorkbook(FileError):
    """Nothing in it tells of KAMdesk."""

    sentence = N_(
        "“{file}” is no account workbook of KAMdesk, or its hidden columns and sheets were "
        "removed. Nothing was changed."
    )


@dataclass(slots=True)
class Grid:
    """The filled cells of a sheet by row and column, and what cannot be read."""

    title: str
    cells: dict[int, dict[int, Any]] = field(default_factory=dict)
    bad: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A table in a sheet: the columns of its keys, and the rows below."""

    entity: str
    id_column: int
    keys: dict[str, int]
    top: int
    bottom: int


def read_returned(path: Path) -> Json:
    """All tables of a returned workbook with their rows; what it says of itself; its base.

    Raises the refusals of ``preflight`` and ``NotOurWorkbook``.
    """
    data = checked_bytes(path)
    check_workbook(data, name=path.name)
    grids = _grids(data)
    facts, base = _backstage(grids)
    tables: list[Json] = []
    for grid in grids:
        found = [*_by_keys(grid)] or [*_by_heads(grid, base)]
        tables += [_table(grid, item) for item in found]
    if not facts and not tables:
        raise NotOurWorkbook(file=path.name)
    return {
        "facts": facts,
        "base": base,
        "sheets": [grid.title for grid in grids],
        "tables": tables,
    }


def _grids(data: bytes) -> list[Grid]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # Extensions of other programs that openpyxl leaves out: of no interest, nothing is saved.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data))
        grids = [_grid(sheet) for sheet in book.worksheets]
        if any(FORMULA in grid.bad.values() for grid in grids):
            _reckoned(grids, load_workbook(io.BytesIO(data), data_only=True))
    return grids


def _grid(sheet: Worksheet) -> Grid:
    grid = Grid(sheet.title)
    for number, row in enumerate(sheet.iter_rows(min_row=1, min_col=1), 1):
        for column, cell in enumerate(row, 1):
            value: Any = cell.value
            if value is None or value == "":
                continue
            if cell.data_type == "f":
                grid.bad[number, column] = FORMULA
                value = ""
            elif cell.data_type == "e":
                grid.bad[number, column] = ERROR
            elif isinstance(value, dt.time | dt.timedelta):
                value = str(value)
            grid.cells.setdefault(number, {})[column] = value
    for area in sheet.merged_cells.ranges:
        _merged(grid, area)
    return grid


def _merged(grid: Grid, area: Any) -> None:
    """Nobody knows which row or field a value in joined cells is meant for."""
    for row in range(area.min_row, min(area.max_row, max(grid.cells, default=0)) + 1):
        for column in range(area.min_col, area.max_col + 1):
            grid.bad[row, column] = MERGED


def _reckoned(grids: Iterable[Grid], values: Workbook) -> None:
    """Take what formulas gave when the file was saved; a program may have kept nothing."""
    for grid in grids:
        sheet = values[grid.title]
        for (row, column), why in list(grid.bad.items()):
            value = sheet.cell(row, column).value if why == FORMULA else None
            if value is not None and not str(value).startswith("#"):
                grid.cells[row][column] = value
                del grid.bad[row, column]


def _backstage(grids: list[Grid]) -> tuple[dict[str, Json], Json]:
    """What the hidden sheet says, whatever it is called now; and the base, if it is whole."""
    for grid in grids:
        lines = [(row.get(1), row.get(2)) for _number, row in sorted(grid.cells.items())]
        if ("format", FORMAT) in lines:
            parts = [str(value) for name, value in lines if name == BASE]
            facts = {str(name): cell_to_json(value) for name, value in lines if name != BASE}
            return facts, _shaped(unpack(str(facts.get(BASE_SUM)), parts))
    return {}, None


def _shaped(base: Json) -> Json:
    """The base if it is one of a form known here."""
    tables = base.get("tables") if isinstance(base, dict) else None
    return base if isinstance(tables, list) else None


def _by_keys(grid: Grid) -> Iterator[Found]:
    """The tables whose row of keys is there; several may stand beside each other."""
    heads = [row for row in sorted(grid.cells) if any(map(_is_id_key, grid.cells[row].values()))]
    for number, row in enumerate(heads):
        is_last = number + 1 == len(heads)
        bottom = max(grid.cells) if is_last else heads[number + 1] - 1
        begins = [column for column, value in grid.cells[row].items() if _is_id_key(value)]
        for begin in begins:
            keys: dict[str, int] = {}
            for column, value in sorted(grid.cells[row].items()):
                # One table may have had its column of ids moved; of several each has its own left.
                owner = max((b for b in begins if b <= column), default=begins[0])
                if owner == begin and not _is_id_key(value) and isinstance(value, str):
                    keys.setdefault(value, column)
            entity = str(grid.cells[row][begin]).removesuffix(".id")
            yield Found(entity, begin, keys, row + 1, bottom)


def _is_id_key(value: object) -> bool:
    return isinstance(value, str) and ID_KEY.fullmatch(value) is not None


def _by_heads(grid: Grid, base: Json) -> Iterator[Found]:
    """Tables whose keys were deleted, known by the words of their header and by their ids."""
    tables: Any = base["tables"] if isinstance(base, dict) else []
    for table in tables:
        for number, row in sorted(grid.cells.items()):
            found = _heads_in(row, table)
            if found is None:
                continue
            id_column, keys = found
            yield Found(str(table["entity"]), id_column, keys, number + 1, max(grid.cells))
            break


def _heads_in(row: dict[int, Any], table: Any) -> tuple[int, dict[str, int]] | None:
    words = {folded(value): column for column, value in row.items() if isinstance(value, str)}
    pairs = zip(table["keys"], table["heads"], strict=True)
    keys = {str(key): words[text] for key, head in pairs if (text := folded(head)) in words}
    is_it = len(keys) >= max(FEWEST_HEADS, ALIKE * len(table["keys"]))
    return (words[ID_HEAD], keys) if is_it and ID_HEAD in words else None


def _table(grid: Grid, found: Found) -> Json:
    rows: list[Json] = []
    for number in range(found.top, found.bottom + 1):
        line = grid.cells.get(number)
        if line is None or NO_ROW in line.values() or line.get(found.id_column) == ID_HEAD:
            continue
        cells: dict[str, Json] = {
            key: cell_to_json(line[column]) for key, column in found.keys.items() if column in line
        }
        bad: dict[str, Json] = {
            key: grid.bad[number, column]
            for key, column in found.keys.items()
            if (number, column) in grid.bad
        }
        record = str(line.get(found.id_column) or "").strip()
        if record or cells:
            rows.append({"row": number, "id": record, "cells": cells, "bad": bad})
    head = grid.cells.get(found.top, {})
    heads: dict[str, Json] = {key: str(head.get(col, "")) for key, col in found.keys.items()}
    return {
        "sheet": grid.title,
        "entity": found.entity,
        "keys": [*found.keys],
        "heads": heads,
        "rows": rows,
    }
