"""A sheet before it is a file: cells by row and column, and what surrounds them.

Layout fills it, the writer reads it. It knows no openpyxl, so that a test can look at a sheet
without reading a file.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kamdesk.reports.workbook.looks import Look

CellValue = str | int | float | dt.date | None
"""What a cell can hold; ``datetime`` is a ``date`` too and has no zone here."""

ID_COLUMN: Final = 1
FIRST_COLUMN: Final = 2
TITLE_ROW, NOTE_ROW, KEY_ROW, HEADER_ROW = 1, 2, 3, 4
ONE_PAGE: Final = 160
"""Characters of column width that still print at 7 pt on one page (B4)."""
LETTERS: Final = 26


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def ref(self) -> str:
        """The rectangle as Excel writes it: B4:K12, or B4 for one cell."""
        first, last = address(self.top, self.left), address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"


@dataclass(frozen=True, slots=True)
class TableArea:
    """A named table of Excel: its area, the texts of its header cells, whether it filters."""

    name: str
    area: Area
    headers: tuple[str, ...]
    filtered: bool = True


@dataclass(frozen=True, slots=True)
class ListRule:
    """Cells that take only what a named list holds."""

    area: Area
    name: str


@dataclass(frozen=True, slots=True)
class WholeRule:
    """Cells that take only whole numbers of a range."""

    area: Area
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class ToneRule:
    """Cells that turn grey ("watch") or black ("act").

    With ``word`` where they hold this text, else where their number is greater than ``above``.
    """

    area: Area
    tone: str
    word: str = ""
    above: float = 0.0


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One row of numbers in a chart: its name, its cells, whether it is a line on a second axis."""

    title: str
    values: Area
    line: bool = False
    labels: Area | None = None
    """Where its x stand, if not where the chart's do: a point with a name is a series of one."""
    told: bool = True
    """Whether such a point has its name beside it; the table has all of them."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of Excel over cells of the sheet it stands on.

    ``kind``: bar, line or points (x and y from ``labels`` and the series). ``place``: the row and
    column of its top left corner; ``size``: how many rows and columns it covers. ``axes``: what is
    measured across, up, and on the second axis.
    """

    kind: str
    title: str
    labels: Area
    series: tuple[ChartSeries, ...]
    place: tuple[int, int]
    size: tuple[int, int]
    axes: tuple[str, str, str] = ("", "", "")


@dataclass(slots=True)
class Canvas:
    """One sheet. Rows and columns count from 1.

    ``freeze`` is the first cell that scrolls. ``wide``: the column before which a second sheet of
    paper begins, 0 for one page wide; ``repeat``: the first and last column printed on both.
    ``tall``: how many pages high it may be, 0 for any number.
    """

    title: str
    hidden: bool = False
    cells: dict[int, dict[int, tuple[CellValue, Look]]] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    least: dict[int, float] = field(default_factory=dict)
    """What columns of dates and numbers need at least: without room they show hashes."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    tables: list[TableArea] = field(default_factory=list)
    lists: list[ListRule] = field(default_factory=list)
    wholes: list[WholeRule] = field(default_factory=list)
    tones: list[ToneRule] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    """Rows after which a new page begins."""
    coloured: bool = False
    """Tones in amber and red instead of grey and black; both stay apart on a grey print."""
    merged: list[Area] = field(default_factory=list)
    names: dict[str, Area] = field(default_factory=dict)
    freeze: str = ""
    wide: int = 0
    tall: int = 0
    repeat: tuple[int, int] = (0, 0)
    footer: str = ""
    protected: bool = False
    print_title: bool = True
    printed: bool = True

    def put(self, row: int, column: int, *, value: CellValue, look: Look) -> None:
        """Give a cell its value and look; an empty one keeps its look."""
        self.cells.setdefault(row, {})[column] = (value, look)

    @property
    def last_row(self) -> int:
        """The lowest row with a cell or a chart, at least the header row."""
        charts = (chart.place[0] + chart.size[0] for chart in self.charts)
        return max((*self.cells, *charts), default=HEADER_ROW)

    @property
    def last_column(self) -> int:
        """The rightmost visible column with a cell or under a chart."""
        found = {column for row in self.cells.values() for column in row}
        found |= {chart.place[1] + chart.size[1] - 1 for chart in self.charts}
        return max({FIRST_COLUMN, *(found - self.hidden_columns)})

    @property
    def width(self) -> float:
        """The visible width in characters."""
        return sum(w for column, w in self.widths.items() if column not in self.hidden_columns)


def letters(column: int) -> str:
    """A column as Excel names it: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def address(row: int, column: int) -> str:
    """A cell as Excel names it: row 4, column 2 is B4."""
    return f"{letters(column)}{row}"
