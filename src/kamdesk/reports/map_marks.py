"""Boxes and lines of the large power map on paper: what the window shows, safe in grey print.

Drawn in the map's own px with y growing downwards; who calls has scaled the canvas and turned the
sign of y here: every function takes px of the map and draws at minus y.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from kamdesk.domain.power_map.fitting import (
    LINE_STEP,
    MOST_SEAT,
    NAME_STEP,
    broken,
    words_of,
)
from kamdesk.reports.marks import arrow_head
from kamdesk.reports.runs import Run
from kamdesk.reports.theme import Style
from kamdesk.reports.typeset import draw_centred, draw_line, draw_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.domain.power_map.fitting import BoxWords
    from kamdesk.domain.power_map.layout import Rect
    from kamdesk.domain.power_map.picture import MapPerson
    from kamdesk.domain.power_map.routes import Point, Route
    from kamdesk.reports.sections import Setter

BLUE: Final = (0.106, 0.369, 0.620)
RED: Final = (0.702, 0.149, 0.118)
GREEN: Final = (0.122, 0.420, 0.271)
INK: Final = (0.357, 0.420, 0.482)
_QUIET: Final = 0.32
_UNMET: Final = 0.42
NAME: Final = Style(13.0, 17.0, bold=True)
LINE: Final = Style(11.0, 13.0)
BOLD: Final = Style(11.0, 13.0, bold=True)
SIDE: Final = 18.0
ORDER: Final = ("formal", "introduces", "subtle", "hostile", "influence")


def draw_route(canvas: Canvas, route: Route) -> None:
    """Draw one line: formal thin, influence thick with a head, hostile double, subtle dashed."""
    points = [(x, -y) for x, y in route.points]
    canvas.saveState()
    match route.kind:
        case "formal":
            canvas.setLineWidth(0.9)
            canvas.setStrokeGray(0.45)
            _way(canvas, points)
        case "influence":
            _arrow(canvas, points, colour=BLUE, width=3.6)
        case "introduces":
            canvas.setDash([6, 4])
            _arrow(canvas, points, colour=INK, width=1.5)
        case "subtle":
            canvas.setDash([6, 5])
            canvas.setLineWidth(2.0)
            canvas.setStrokeColorRGB(*RED)
            _way(canvas, points)
        case "hostile":
            canvas.setLineWidth(6.5)
            canvas.setStrokeColorRGB(*RED)
            _way(canvas, points)
            canvas.setLineWidth(3.0)
            canvas.setStrokeGray(1)
            _way(canvas, points)
    canvas.restoreState()


def _way(canvas: Canvas, points: Sequence[Point]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path)


def _arrow(
    canvas: Canvas, points: Sequence[Point], *, colour: tuple[float, float, float], width: float
) -> None:
    head = 4.0 + 2.0 * width
    before, tip = points[-2], points[-1]
    length = math.dist(before, tip) or 1.0
    share = min(1.0, head * 0.8 / length)
    base = (tip[0] + (before[0] - tip[0]) * share, tip[1] + (before[1] - tip[1]) * share)
    canvas.setLineWidth(width)
    canvas.setStrokeColorRGB(*colour)
    canvas.setFillColorRGB(*colour)
    _way(canvas, [*points[:-1], base])
    canvas.setDash([])
    arrow_head(canvas, tip, start=before, length=head)


def draw_box(canvas: Canvas, box: Rect, *, setter: Setter, person: MapPerson) -> None:
    """Draw a person with letter, power and words, or an empty seat."""
    canvas.saveState()
    canvas.setFillGray(0.95 if person.unmet and not person.ghost else 1)
    canvas.setLineWidth(1.2)
    canvas.setStrokeGray(0.5 if person.unmet or person.ghost else 0.25)
    if person.ghost:
        canvas.setDash([5, 4])
    canvas.roundRect(box.x, -box.bottom, box.width, box.height, 3, fill=1)
    canvas.restoreState()
    if person.ghost:
        _draw_seat(canvas, box, setter=setter, person=person)
        return
    x = _letters(canvas, box, setter=setter, person=person)
    grey = _UNMET if person.unmet else 0.0
    signs = ("★" if person.star else "") + ("◆" if person.hidden else "")
    marks = setter.line([Run(signs, grey=_QUIET)], width=30.0, style=LINE)
    right = draw_right(canvas, box.right - 5, -box.y - 20, marks) if signs else box.right - 4
    words = words_of(
        person,
        (box.width, box.height),
        name=lambda text: setter.width([Run(text, bold=True)], NAME),
        line=lambda text: setter.width([Run(text)], LINE),
    )
    y = box.y + 20.5
    for text in words.name:
        name = setter.line([Run(text, bold=True, grey=grey)], width=right - x - 1, style=NAME)
        draw_line(canvas, x, -y, name)
        y += NAME_STEP
    _words(canvas, box, setter=setter, words=words, grey=grey)
    _power(canvas, box, power=person.power)


def draw_rival(canvas: Canvas, box: Rect, *, setter: Setter, words: str) -> None:
    """Draw the tag of a rival's seat over the upper right corner."""
    line = setter.line([Run(words, bold=True)], width=box.width + 4, style=BOLD)
    wide = line.width + 10
    canvas.saveState()
    canvas.setStrokeColorRGB(*RED)
    canvas.setFillGray(1)
    canvas.setLineWidth(1.4)
    canvas.rect(box.right - wide + 6, -box.y - 4, wide, 17, fill=1)
    canvas.restoreState()
    draw_line(canvas, box.right - wide + 11, -box.y + 0.6, line)


def _draw_seat(canvas: Canvas, box: Rect, *, setter: Setter, person: MapPerson) -> None:
    room = box.width - 8
    name = broken(
        person.name, room, width=lambda text: setter.width([Run(text)], LINE), most=MOST_SEAT
    )
    lines = [*name, *person.lines[:1]]
    y = -box.centre[1] + (len(lines) - 1) * 7 - 4
    for words in lines:
        line = setter.line([Run(words, grey=_QUIET)], width=room, style=LINE)
        draw_centred(canvas, box.centre[0], y, line)
        y -= 14


def _words(canvas: Canvas, box: Rect, *, setter: Setter, words: BoxWords, grey: float) -> None:
    y = box.y + 38 + NAME_STEP * (max(1, len(words.name)) - 1)
    for number, text in enumerate(words.lines):
        ink = grey or (_QUIET if number < words.quiet else 0.0)
        line = setter.line([Run(text, grey=ink)], width=box.width - 11, style=LINE)
        draw_line(canvas, box.x + 7, -y, line)
        y += LINE_STEP


def _power(canvas: Canvas, box: Rect, *, power: int) -> None:
    wide = (box.width - 17) / 4
    canvas.saveState()
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(0.6)
    for step in range(4):
        canvas.setFillColorRGB(*INK) if step < power else canvas.setFillGray(1)
        canvas.rect(box.x + 7 + step * (wide + 1), -box.bottom + 4, wide, 4, fill=1)
    canvas.restoreState()


def _letters(canvas: Canvas, box: Rect, *, setter: Setter, person: MapPerson) -> float:
    """Draw the attitude, the earlier one before it; return where the name begins."""
    x, y = box.x + 6, box.y + 7
    if person.before:
        draw_letter(canvas, (x, y + 2), setter=setter, letter=person.before, side=14.0)
        _move(canvas, (x + 19.5, -y - 9), move=person.move)
        x += 25
    draw_letter(canvas, (x, y), setter=setter, letter=person.letter, side=SIDE)
    return x + SIDE + 5


def _move(canvas: Canvas, at: Point, *, move: int) -> None:
    x, y = at
    canvas.saveState()
    canvas.setFillGray(0.1)
    if move:
        way = 1 if move > 0 else -1
        path = canvas.beginPath()
        path.moveTo(x, y + way * 5)
        path.lineTo(x - 4, y - way * 3)
        path.lineTo(x + 4, y - way * 3)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    else:
        canvas.rect(x - 3, y - 0.7, 6, 1.4, stroke=0, fill=1)
    canvas.restoreState()


def draw_letter(canvas: Canvas, at: Point, *, setter: Setter, letter: str, side: float) -> None:
    """Draw an attitude: V filled circle, A open circle, C square, T filled octagon, else "?"."""
    x, y = at
    middle = x + side / 2, -y - side / 2
    reach = side / 2 - 0.7
    canvas.saveState()
    canvas.setLineWidth(1.3)
    canvas.setStrokeGray(0.25)
    canvas.setFillGray(1)
    match letter:
        case "V":
            canvas.setFillColorRGB(*GREEN)
            canvas.circle(*middle, reach, stroke=0, fill=1)
        case "A":
            canvas.setStrokeColorRGB(*GREEN)
            canvas.circle(*middle, reach, fill=1)
        case "T":
            canvas.setFillColorRGB(*RED)
            canvas.drawPath(_octagon(canvas, middle, reach=reach), stroke=0, fill=1)
        case _:
            if letter != "C":
                canvas.setDash([3, 2])
            canvas.rect(middle[0] - reach, middle[1] - reach, 2 * reach, 2 * reach, fill=1)
    canvas.restoreState()
    size = side * 0.66
    words = Run(letter, bold=True, grey=1.0 if letter in {"V", "T"} else 0.0)
    line = setter.line([words], width=side * 2, style=Style(size, size, bold=True))
    draw_centred(canvas, middle[0], middle[1] - size * 0.36, line)


def _octagon(canvas: Canvas, middle: Point, *, reach: float) -> object:
    path = canvas.beginPath()
    for number in range(8):
        angle = math.pi / 8 + number * math.pi / 4
        spot = (
            middle[0] + reach * 1.05 * math.cos(angle),
            middle[1] + reach * 1.05 * math.sin(angle),
        )
        path.lineTo(*spot) if number else path.moveTo(*spot)
    path.close()
    return path
