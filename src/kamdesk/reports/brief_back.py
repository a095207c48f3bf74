"""The rest of page 2: map, rivals in columns, and the four half-width sections in pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from kamdesk.domain.brief import wording
from kamdesk.domain.brief.model import DOT, Installed
from kamdesk.reports import theme
from kamdesk.reports.brief_fit import Form
from kamdesk.reports.brief_parts import (
    Place,
    flow,
    key_column,
    most_important,
    plain,
    runs,
    strong,
    titled,
    under_rule,
)
from kamdesk.reports.page import Beside, Space, Stack
from kamdesk.reports.power_map import Map, power_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.domain.brief.model import InstalledRow, Line, Lines, PowerMap, Rivals
    from kamdesk.reports.page import Block
    from kamdesk.reports.runs import Run
    from kamdesk.reports.sections import Setter
    from kamdesk.reports.theme import Style

_TIGHT = theme.TIGHT
MapMaker: TypeAlias = Callable[[int], tuple[Map, int]]

_BOXES = {Form.GENEROUS: 8, Form.FULL: 8, Form.CUT: 8, Form.LAST: 6}
_RIVAL_KEY = 58.0
_RIVALS = 3
_RIVAL_ROWS = {Form.GENEROUS: 99, Form.FULL: 8, Form.CUT: 7, Form.LAST: 5}
"""How many rows; in the hardest form two."""


def map_maker(setter: Setter, section: PowerMap) -> MapMaker:
    """Return what makes the map with at most so many boxes; each is laid out once."""

    @cache
    def make(most: int) -> tuple[Map, int]:
        return power_map(setter, section, most=most)

    return make


def chain(setter: Setter, section: PowerMap, *, form: Form, make: MapMaker) -> Block:
    """Return section 8: the map of the decision chain, by a maker from ``map_maker``."""
    drawn, left_out = make(_BOXES.get(form, 4))
    head = titled(
        setter,
        section.title,
        width=theme.TEXT_WIDTH,
        right=[plain(section.note)],
        more=section.more + left_out,
    )
    inside = Stack((head, Space(3.0), drawn, Space(4.5)))
    return under_rule(
        inside, theme.TEXT_WIDTH, stroke=theme.RULE_PAGE_2, below=theme.LABEL_BELOW_RULE_2
    )


def rivals(setter: Setter, section: Rivals, *, form: Form) -> Block:
    """Return section 10: rows of keys, one column for each rival, three at most."""
    kept = most_important(section.rows, lambda row: row.rank, count=_RIVAL_ROWS.get(form, 2))
    heads = section.heads[:_RIVALS]
    more = section.more + len(section.rows) - len(kept) + len(section.heads) - len(heads)
    keys = [section.title, *(row.key for row in section.rows)]
    column = key_column(setter, keys, least=_RIVAL_KEY, most=96.0)
    columns = _Columns(setter, column, (theme.TEXT_WIDTH - column) / max(1, len(heads)))
    style = replace(theme.BODY, size=theme.LABEL.size)
    names = [
        [replace(run, bold=run.bold or not n) for n, run in enumerate(runs(words))]
        for words in heads
    ]
    if more and names:
        said = plain(DOT + wording.and_more(more), grey=theme.SECONDARY)
        names[-1] = [*names[-1], said]
    top = columns.row([strong(section.title)], names, style=style)
    rows = [
        columns.row(
            [plain(row.key, grey=theme.SECONDARY)],
            [runs(words) for words in row.cells[: len(heads)]],
            style=_TIGHT,
            lines=2 if form is Form.GENEROUS else 1,
        )
        for row in kept
    ]
    return under_rule(
        Stack((top, *rows)),
        theme.TEXT_WIDTH,
        stroke=theme.RULE_PAGE_2,
        below=theme.LABEL_BELOW_RULE_2,
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """The grid of the rivals: a column for keys, one of ``width`` for each rival."""

    setter: Setter
    keys: float
    width: float

    def row(
        self, key: Sequence[Run], cells: Sequence[Sequence[Run]], *, style: Style, lines: int = 1
    ) -> Block:
        """Return one row of the grid."""
        first = self.setter.text(key, width=self.keys - 3, style=style, lines=1)
        others = (
            self.setter.text(words, width=self.width - 8, style=style, lines=lines)
            for words in cells
        )
        return Beside(
            (
                (0.0, first),
                *((self.keys + n * self.width, cell) for n, cell in enumerate(others)),
            )
        )


def halves(setter: Setter, pair: tuple[Lines | Installed, ...], *, form: Form) -> Block:
    """Return one or two of sections 11 to 14 side by side; a lonely one has the whole width."""
    if len(pair) == 1:
        return _half(setter, pair[0], width=theme.TEXT_WIDTH, form=form)
    left, right = (
        _half(setter, section, width=width, form=form)
        for section, width in zip(pair, (theme.HALF_WIDTH, theme.OTHER_HALF_WIDTH), strict=True)
    )
    return Beside(((0.0, left), (theme.HALF_WIDTH + theme.HALF_GAP, right)))


def _half(setter: Setter, section: Lines | Installed, *, width: float, form: Form) -> Block:
    count = {Form.GENEROUS: 6, Form.FULL: 4, Form.CUT: 3}.get(form, 2)
    lines = 2 if form is Form.GENEROUS else 1
    if isinstance(section, Installed):
        rows = most_important(section.rows, lambda row: row.rank, count=count)
        more = section.more + len(section.rows) - len(rows)
        body: list[Block] = [_installed(setter, row, width=width, lines=lines) for row in rows]
        note = [plain(section.note)]
    else:
        kept = most_important(section.lines, lambda line: line.rank, count=count)
        more = section.more + len(section.lines) - len(kept)
        body = [_line(setter, line, width=width, lines=lines) for line in kept]
        note = []
    head = titled(setter, section.title, width=width, right=note, more=more)
    return under_rule(
        Stack((head, *body)), width, stroke=theme.RULE_HALF, below=theme.LABEL_BELOW_RULE_2
    )


def _line(setter: Setter, line: Line, *, width: float, lines: int) -> Block:
    return flow(setter, line, place=Place(width, lines, _TIGHT), key=line.key).block


def _installed(setter: Setter, row: InstalledRow, *, width: float, lines: int) -> Block:
    key = [strong(row.line)]
    column = max(26.0, min(width * 0.3, setter.width(key) + 6))
    share = setter.line([plain(row.share)], width=width * 0.4, style=_TIGHT)
    room = width - column - share.width - 8
    fits = not row.short or setter.width(runs(row.what), _TIGHT) <= room * lines
    said = runs(row.what if fits else row.short)
    what = setter.text(said, width=room, style=_TIGHT, lines=lines)
    return Beside(
        (
            (0.0, setter.text(key, width=column - 3, style=_TIGHT, lines=1)),
            (column, what),
            (
                width - share.width,
                setter.text([plain(row.share)], width=width * 0.4, style=_TIGHT, lines=1),
            ),
        )
    )
