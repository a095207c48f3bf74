"""Gives the charts of a sheet their cells: which columns they draw, and where they stand.

A chart is declared over the keys of columns (``Figure``); only after the tables are laid out is it
known which cells those are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.i18n import _
from kamdesk.reports.workbook.canvas import (
    FIRST_COLUMN,
    HEADER_ROW,
    Area,
    Canvas,
    Chart,
    ChartSeries,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kamdesk.reports.workbook.canvas import TableArea
    from kamdesk.reports.workbook.desk import Desk
    from kamdesk.reports.workbook.model import Figure

ROWS: Final = 18
"""Rows a chart covers, of the height a row without texts has."""
ROOM: Final = 88.0
"""Characters of width a chart covers."""
BESIDE_COLUMNS: Final = 8
NEAR: Final = (0.2, 0.06)
"""Shares of the width and height of a chart of points that a name takes."""
MARGIN: Final = 1.5
"""Characters between a table and the chart beside it."""
FEWEST: Final = 1
"""Rows a table needs to be drawn."""
PLAIN_ROW: Final = 15.0
PAGE_HEIGHT, PAGE_WIDTH = 500.0, 112.0
"""Points of rows, and characters of columns, that a page takes in full size (B4)."""


def place_figures(desk: Desk, canvas: Canvas, *, figures: Sequence[Figure]) -> None:
    """Put the charts beside or below the tables they draw; none for a table that is not there."""
    for figure in figures:
        table = next((t for t in canvas.tables if t.name == f"tbl{figure.table}"), None)
        if table is not None and table.area.bottom - table.area.top >= FEWEST:
            canvas.charts.append(_chart(desk, canvas, figure=figure, table=table))


def _chart(desk: Desk, canvas: Canvas, *, figure: Figure, table: TableArea) -> Chart:
    keys = next(stamp.keys for stamp in desk.stamps if stamp.table == table.name)
    top = table.area.top + 1 + figure.first
    last = table.area.bottom if not figure.rows else top + figure.rows - 1
    bottom = min(last, table.area.bottom)

    def cells(key: str) -> Area:
        column = table.area.left + 1 + keys.index(key)
        return Area(top, column, bottom, column)

    def series(key: str, *, line: bool) -> ChartSeries:
        return ChartSeries(table.headers[1 + keys.index(key)], cells(key), line)

    place, size = _beside(canvas) if figure.beside else _below(canvas)
    across, up, second = (_(axis) if axis else "" for axis in figure.axes)
    return Chart(
        kind=figure.kind,
        title=figure.title if figure.ready else _(figure.title),
        labels=cells(figure.labels),
        series=(
            *(series(key, line=False) for key in figure.series),
            *(series(key, line=True) for key in figure.lines),
        )
        if not figure.names
        else _named(canvas, figure, cells=cells),
        place=place,
        size=size,
        axes=(across, up, second),
    )


def _named(
    canvas: Canvas, figure: Figure, *, cells: Callable[[str], Area]
) -> tuple[ChartSeries, ...]:
    """One point a row, with the name of its row unless an earlier row's stands there already."""
    names, across, up = (cells(key) for key in (figure.names, figure.labels, figure.series[0]))

    def number(row: int, area: Area) -> float:
        value = canvas.cells[row][area.left][0]
        return float(value) if isinstance(value, int | float) else 0.0

    spots = {
        row: (number(row, across), number(row, up)) for row in range(names.top, names.bottom + 1)
    }
    told = _apart(spots)
    out = []
    for row in range(names.top, names.bottom + 1):
        name = canvas.cells[row][names.left][0]
        x, y = (Area(row, area.left, row, area.left) for area in (across, up))
        out.append(ChartSeries(str(name or ""), y, labels=x, told=row in told))
    return tuple(out)


def _apart(spots: Mapping[int, tuple[float, float]]) -> set[int]:
    """The rows whose names have room: none so near to one before it that the words would meet."""
    wide, high = (max((abs(spot[axis]) for spot in spots.values()), default=0.0) for axis in (0, 1))
    kept: dict[int, tuple[float, float]] = {}
    for row, (x, y) in spots.items():
        near = any(
            abs(x - other[0]) <= wide * NEAR[0] and abs(y - other[1]) <= high * NEAR[1]
            for other in kept.values()
        )
        if not near:
            kept[row] = (x, y)
    return set(kept)


def _beside(canvas: Canvas) -> tuple[tuple[int, int], tuple[int, int]]:
    """Right of everything, from the header down; below the chart that is there already."""
    same = [chart for chart in canvas.charts if chart.place[0] >= HEADER_ROW and _is_side(chart)]
    if same:
        before = same[-1]
        return (before.place[0] + before.size[0] + 1, before.place[1]), before.size
    column = canvas.last_column + 1
    canvas.widths[column] = MARGIN
    for number in range(column + 1, column + 1 + BESIDE_COLUMNS):
        canvas.widths[number] = ROOM / BESIDE_COLUMNS
    return (HEADER_ROW, column + 1), (ROWS, BESIDE_COLUMNS)


def keep_whole(canvas: Canvas) -> None:
    """Begin a new page before a chart that would be cut by the end of one."""
    room = PAGE_HEIGHT * max(1.0, canvas.width / PAGE_WIDTH)
    for chart in canvas.charts:
        top, height = chart.place[0], chart.size[0] * PLAIN_ROW
        if _is_side(chart):
            continue
        above = sum(canvas.heights.get(row, PLAIN_ROW) for row in range(1, top))
        if above % room + height > room:
            canvas.breaks.append(top - 1)
        canvas.print_title = False


def _is_side(chart: Chart) -> bool:
    return chart.place[1] > FIRST_COLUMN


def _below(canvas: Canvas) -> tuple[tuple[int, int], tuple[int, int]]:
    """Under everything, as wide as a picture needs, in rows of plain height."""
    row, columns, room = canvas.last_row + 2, 0, 0.0
    while room < ROOM:
        width = canvas.widths.get(FIRST_COLUMN + columns, 8.0)
        room += width
        columns += 1
    for number in range(row, row + ROWS):
        canvas.heights[number] = PLAIN_ROW
    return (row, FIRST_COLUMN), (ROWS, columns)
