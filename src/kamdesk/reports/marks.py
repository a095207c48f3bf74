"""The signs of the papers, drawn as shapes.

Fonts lack some of them, printers blur others, and a photocopy must still tell ok from act: so they
differ by shape, never by colour alone. Each drawing saves and restores the state of the canvas,
since line caps and dashes would leak into all that follows.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kamdesk.reports import fillable, fonts
from kamdesk.reports.runs import Mark, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlab.pdfgen.canvas import Canvas

Point = tuple[float, float]

STALE_WORDS = {"zh_CN": "旧", "zh_TW": "舊"}
NUMBER_WIDTH = 22.0
POWER_SIDE = 6.2
POWER_STEP = 8.0
POWER_TOP = 4

_WIDTHS = {
    Mark.TICK: 0.92,
    Mark.CROSS: 0.84,
    Mark.PART: 0.94,
    Mark.UNKNOWN: 0.94,
    Mark.BOX: 1.04,
    Mark.ARROW: 1.46,
    Mark.STALE: 1.22,
}
"""Advance in parts of the text size, the room around the shape included."""


def mark_width(mark: Mark, size: float) -> float:
    """Return the room (pt) a mark takes in a line of ``size`` pt."""
    if mark in _WIDTHS:
        return _WIDTHS[mark] * size
    return POWER_TOP * POWER_STEP + 2.0


def draw_mark(canvas: Canvas, mark: Mark, at: Point, *, size: float, grey: float = 0.0) -> None:
    """Draw ``mark`` with its left end at ``at`` on the baseline of text of ``size`` pt."""
    with _state(canvas, grey):
        if mark in _DRAWN:
            _DRAWN[mark](canvas, at, size)
        else:
            _power(canvas, at, int(mark[-1]))
    if mark is Mark.BOX:
        fillable.box(canvas, at=at, size=size)


def stale(lang: str) -> Run:
    """Return the sign of a fact older than its limit: a word in a square, in English a word."""
    if lang in STALE_WORDS:
        return Run(STALE_WORDS[lang], mark=Mark.STALE)
    return Run("stale", bold=True, pad=2.6)


@contextmanager
def _state(canvas: Canvas, grey: float = 0.0) -> Iterator[None]:
    canvas.saveState()
    canvas.setStrokeGray(grey)
    canvas.setFillGray(grey)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    yield
    canvas.restoreState()


def _tick(canvas: Canvas, at: Point, size: float) -> None:
    x, y = at
    canvas.setLineWidth(0.14 * size)
    path = canvas.beginPath()
    path.moveTo(x + 0.12 * size, y + 0.34 * size)
    path.lineTo(x + 0.33 * size, y + 0.10 * size)
    path.lineTo(x + 0.76 * size, y + 0.66 * size)
    canvas.drawPath(path)


def _cross(canvas: Canvas, at: Point, size: float) -> None:
    x, y = at
    near, far, low, high = 0.13 * size, 0.66 * size, 0.09 * size, 0.62 * size
    canvas.setLineWidth(0.12 * size)
    canvas.line(x + near, y + low, x + far, y + high)
    canvas.line(x + near, y + high, x + far, y + low)


def _part(canvas: Canvas, at: Point, size: float) -> None:
    half_disc(
        canvas,
        (at[0] + 0.40 * size, at[1] + 0.36 * size),
        radius=0.33 * size,
        line=0.08 * size,
    )


def _unknown(canvas: Canvas, at: Point, size: float) -> None:
    canvas.setLineCap(0)
    canvas.setLineWidth(0.08 * size)
    canvas.setDash(0.16 * size, 0.13 * size)
    canvas.circle(at[0] + 0.40 * size, at[1] + 0.36 * size, 0.33 * size)


def _box(canvas: Canvas, at: Point, size: float) -> None:
    canvas.setLineJoin(0)
    canvas.setLineWidth(0.8)
    canvas.rect(at[0] + 0.05 * size, at[1] - 0.04 * size, 0.8 * size, 0.8 * size)


def _arrow(canvas: Canvas, at: Point, size: float) -> None:
    x, y = at[0] + 0.20 * size, at[1] + 0.36 * size
    tip = x + 1.06 * size
    canvas.setLineCap(0)
    canvas.setLineWidth(0.09 * size)
    canvas.line(x, y, tip - 0.30 * size, y)
    arrow_head(canvas, (tip, y), start=(x, y), length=0.34 * size)


def _stale(canvas: Canvas, at: Point, size: float) -> None:
    canvas.setLineJoin(0)
    canvas.setLineWidth(0.6)
    canvas.rect(at[0] + 0.06 * size, at[1] - 0.15 * size, 1.08 * size, 1.08 * size)


def _power(canvas: Canvas, at: Point, level: int) -> None:
    canvas.setLineJoin(0)
    canvas.setLineWidth(0.7)
    for n in range(POWER_TOP):
        x = at[0] + n * POWER_STEP + 0.4
        canvas.rect(x, at[1] + 0.6, POWER_SIDE, POWER_SIDE, fill=int(n < level))


def half_disc(canvas: Canvas, centre: Point, *, radius: float, line: float) -> None:
    """Draw a circle whose left half is filled."""
    x, y = centre
    canvas.setLineWidth(line)
    canvas.circle(x, y, radius)
    path = canvas.beginPath()
    path.arc(x - radius, y - radius, x + radius, y + radius, startAng=90, extent=180)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def arrow_head(canvas: Canvas, tip: Point, *, start: Point, length: float) -> None:
    """Draw the solid head of an arrow that comes from ``start`` and ends at ``tip``."""
    across, up = tip[0] - start[0], tip[1] - start[1]
    whole = (across**2 + up**2) ** 0.5 or 1.0
    along_x, along_y = across / whole * length, up / whole * length
    foot_x, foot_y = tip[0] - along_x, tip[1] - along_y
    path = canvas.beginPath()
    path.moveTo(*tip)
    path.lineTo(foot_x - along_y * 0.42, foot_y + along_x * 0.42)
    path.lineTo(foot_x + along_y * 0.42, foot_y - along_x * 0.42)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


_DRAWN: dict[Mark, Callable[[Canvas, Point, float], None]] = {
    Mark.TICK: _tick,
    Mark.CROSS: _cross,
    Mark.PART: _part,
    Mark.UNKNOWN: _unknown,
    Mark.BOX: _box,
    Mark.ARROW: _arrow,
    Mark.STALE: _stale,
}


def draw_alarm(canvas: Canvas, level: str, centre: Point) -> None:
    """Draw the shape of an alarm around ``centre``: level "ok", "watch" or "act"."""
    x, y = centre
    with _state(canvas):
        if level == "act":
            _warning(canvas, centre)
        elif level == "watch":
            half_disc(canvas, centre, radius=9.0, line=1.2)
        else:
            canvas.setLineWidth(1.2)
            canvas.circle(x, y, 9.0)
            _tick(canvas, (x - 5.4, y - 4.8), 12.5)


def draw_number(canvas: Canvas, number: str, at: Point) -> None:
    """Draw a question's number, e.g. "Q1", in its frame; ``at`` = left end on the baseline."""
    x, y = at
    with _state(canvas):
        canvas.setLineJoin(0)
        canvas.setLineWidth(1.0)
        canvas.rect(x, y - 3.5, NUMBER_WIDTH, 14.2)
        canvas.setFont(_bold(), 10.5)
        canvas.drawCentredString(x + NUMBER_WIDTH / 2, y, number)


def draw_arrow(canvas: Canvas, start: Point, tip: Point, *, weight: float = 1.6) -> None:
    """Draw an arrow of influence from ``start`` to ``tip``."""
    across, up = tip[0] - start[0], tip[1] - start[1]
    whole = (across**2 + up**2) ** 0.5 or 1.0
    head = 3.0 + 3.2 * weight
    foot = (tip[0] - across / whole * head * 0.9, tip[1] - up / whole * head * 0.9)
    with _state(canvas):
        canvas.setLineCap(0)
        canvas.setLineWidth(weight)
        canvas.line(*start, *foot)
        arrow_head(canvas, tip, start=start, length=head)


def draw_double(canvas: Canvas, start: Point, end: Point) -> None:
    """Draw the two lines of people who do not get on."""
    across, up = end[0] - start[0], end[1] - start[1]
    whole = (across**2 + up**2) ** 0.5 or 1.0
    aside_x, aside_y = -up / whole * 1.6, across / whole * 1.6
    with _state(canvas):
        canvas.setLineCap(0)
        canvas.setLineWidth(1.1)
        for side in (1, -1):
            x, y = side * aside_x, side * aside_y
            canvas.line(start[0] + x, start[1] + y, end[0] + x, end[1] + y)


def _warning(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    path = canvas.beginPath()
    path.moveTo(x, y + 9.6)
    path.lineTo(x - 10.5, y - 8.6)
    path.lineTo(x + 10.5, y - 8.6)
    path.close()
    canvas.setLineWidth(1.4)
    canvas.drawPath(path, fill=1)
    canvas.setStrokeGray(1)
    canvas.setFillGray(1)
    canvas.setLineWidth(2.2)
    canvas.line(x, y + 3.6, x, y - 2.2)
    canvas.circle(x, y - 5.7, 1.3, stroke=0, fill=1)


def _bold() -> str:
    fonts.register()
    return fonts.BOLD
