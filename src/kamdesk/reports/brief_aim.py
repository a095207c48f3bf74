"""Why we go and what changed: the sentence to read first, what follows from it, dated news."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kamdesk.reports import theme
from kamdesk.reports.brief_fit import Form
from kamdesk.reports.brief_parts import (
    Place,
    flow,
    hanging,
    key_column,
    labelled,
    most_important,
    runs,
    strong,
)
from kamdesk.reports.page import Beside, Space, Stack

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Aim, Change, Changes, Line
    from kamdesk.reports.page import Block
    from kamdesk.reports.sections import Setter

_LINE = replace(theme.BODY, leading=13.7)
_SHOWN = {Form.GENEROUS: 6, Form.FULL: 6, Form.CUT: 4}
"""How many changes; the last resort is three."""
_LINES = {Form.GENEROUS: 8, Form.FULL: 6, Form.CUT: 5, Form.LAST: 4, Form.HARD: 3}
"""How many lines below the aim."""


def aim(setter: Setter, section: Aim, *, form: Form) -> Block:
    """Return section 2. The aim and the lines of rank 0 are shortened, never left out."""
    lines = {Form.GENEROUS: 3, Form.FULL: 2, Form.CUT: 2}.get(form, 1)
    said = setter.text(
        [replace(run, bold=True) for run in runs(section.aim)],
        width=theme.BODY_WIDTH,
        style=theme.AIM,
        lines=lines,
    )
    kept = most_important(section.lines, lambda line: line.rank, count=_LINES[form])
    each = {Form.GENEROUS: 3, Form.FULL: 2}.get(form, 1)
    column = key_column(
        setter, [line.key for line in kept], least=theme.KEY_COLUMN[setter.lang], most=110.0
    )
    rows = [_keyed(setter, line, column=column, lines=each) for line in kept]
    parts: list[Block] = [said] if said.lines else []
    if rows:
        parts.append(Space(1.6) if parts else Space(0.0))
    more = section.more + len(section.lines) - len(kept)
    return hanging(setter, section.title, body=Stack((*parts, *rows)), more=more)


def _keyed(setter: Setter, line: Line, *, column: float, lines: int) -> Block:
    key = setter.text([strong(line.key)], width=column - 4, style=_LINE, lines=1)
    value = flow(setter, line, place=Place(theme.BODY_WIDTH - column, lines, _LINE))
    return Beside(((0.0, key), (column, value.block)))


def changes(setter: Setter, section: Changes, *, form: Form) -> Block:
    """Return section 3: the day in bold, then one line, newest first."""
    kept = most_important(section.lines, lambda change: change.rank, count=_SHOWN.get(form, 3))
    column = max((setter.width([strong(change.day)]) + 8 for change in kept), default=0.0)
    each = 2 if form is Form.GENEROUS else 1
    rows = [_change(setter, change, how=(min(70.0, max(36.0, column)), each)) for change in kept]
    more = section.more + len(section.lines) - len(kept)
    return labelled(setter, section.title, body=Stack(tuple(rows)), more=more, note=section.since)


def _change(setter: Setter, change: Change, *, how: tuple[float, int]) -> Block:
    column, lines = how
    if not change.day:
        return setter.text(runs(change.words), width=theme.BODY_WIDTH, lines=lines)
    return Beside(
        (
            (0.0, setter.text([strong(change.day)], width=column, lines=1)),
            (column, setter.text(runs(change.words), width=theme.BODY_WIDTH - column, lines=lines)),
        )
    )
