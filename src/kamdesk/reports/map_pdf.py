"""The power map as a paper of its own, A4 or A3 lying: the places are those of the window.

A map that fits stands on one page as large as it goes. One that would get too small to read is
cut between boxes into several pages; each repeats the departments above and the levels beside.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final

from kamdesk.domain.power_map.fitting import broken
from kamdesk.domain.power_map.layout import AXIS, HEAD, Rect, seat
from kamdesk.domain.power_map.routes import Route, routes
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, language
from kamdesk.reports.fonts import finish, new_canvas
from kamdesk.reports.map_marks import (
    BOLD,
    LINE,
    ORDER,
    draw_box,
    draw_letter,
    draw_rival,
    draw_route,
)
from kamdesk.reports.runs import Run
from kamdesk.reports.sections import Setter
from kamdesk.reports.theme import Style
from kamdesk.reports.typeset import draw_centred, draw_line, draw_right

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from reportlab.pdfgen.canvas import Canvas

    from kamdesk.domain.power_map.layout import Seating
    from kamdesk.domain.power_map.picture import MapColumn, MapPicture, TieKind

PAPERS: Final = {"A4": (841.89, 595.28), "A3": (1190.55, 841.89)}
"""Width and height in pt, lying."""
_MARGIN: Final = 24.0
_TITLE: Final = 26.0
_LEGEND: Final = 22.0
_SIGN: Final = 260.0
"""How long the words of a sign may be."""
_SECOND: Final = 16.0
"""How far below the first line of the legend a second one stands."""
_LEAST: Final = 0.62
"""Below this scale words are smaller than 6.8 pt; the map is cut instead."""
_MOST: Final = 1.25
_HEADLINE: Final = Style(14.0, 18.0, bold=True)


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the map on one page: lanes and rows, each from and to."""

    lanes: tuple[int, int]
    rows: tuple[int, int]


def map_pdf(
    picture: MapPicture, *, title: str, today: dt.date, paper: str = "A3", fixed: bool = False
) -> bytes:
    """The map as PDF in the current language; ``fixed`` gives equal bytes for equal content."""
    target = BytesIO()
    canvas = new_canvas(target, title=title, lang=language(), fixed=fixed)
    draw_map(canvas, picture, title=f"{title} · {today.isoformat()}", paper=paper)
    finish(canvas)
    return target.getvalue()


def draw_map(canvas: Canvas, picture: MapPicture, *, title: str, paper: str) -> None:
    """Draw the pages of a map on a canvas that may hold other pages too."""
    _Paper(canvas, picture, paper=paper, title=title).draw()


class _Paper:
    """One map on its way to paper."""

    def __init__(self, canvas: Canvas, picture: MapPicture, *, paper: str, title: str) -> None:
        self.canvas, self.picture, self.title = canvas, picture, title
        self.page = PAPERS[paper]
        self.room = (
            self.page[0] - 2 * _MARGIN,
            self.page[1] - 2 * _MARGIN - _TITLE - _LEGEND,
        )
        self.setter = Setter(language())
        self.seating: Seating = seat(picture, shape=self.room[0] / self.room[1])
        found = routes(self.seating, picture.ties)
        self.routes = sorted(found, key=lambda route: ORDER.index(route.kind))
        self.people = {person.id: person for person in picture.people}
        whole = min(self.room[0] / self.seating.width, self.room[1] / self.seating.height, _MOST)
        self.scale = max(whole, _LEAST)

    def draw(self) -> None:
        """Draw all pages."""
        windows = self._windows()
        for number, window in enumerate(windows, 1):
            self.canvas.setPageSize(self.page)
            self._page(window, number=number, count=len(windows))
            self.canvas.showPage()

    def _windows(self) -> list[_Window]:
        lanes = _groups(self.seating.lane_edges, self.room[0] / self.scale - AXIS)
        rows = _groups(self.seating.row_edges, self.room[1] / self.scale - HEAD)
        return [_Window(across, down) for down in rows for across in lanes]

    def _page(self, window: _Window, *, number: int, count: int) -> None:
        canvas, seating = self.canvas, self.seating
        top = self.page[1] - _MARGIN
        words = self.setter.line([Run(self.title, bold=True)], width=900, style=_HEADLINE)
        draw_line(canvas, _MARGIN, top - 14, words)
        page = _("page {n} of {total}").format(n=number, total=count)
        ending = self.setter.line([Run(page)], width=200, style=LINE)
        draw_right(canvas, self.page[0] - _MARGIN, top - 14, ending)
        left, upper = seating.lane_edges[window.lanes[0]], seating.row_edges[window.rows[0]]
        right, lower = seating.lane_edges[window.lanes[1]], seating.row_edges[window.rows[1]]
        part = Rect(left, upper, right - left, lower - upper)
        canvas.saveState()
        canvas.translate(_MARGIN, top - _TITLE)
        canvas.scale(self.scale, self.scale)
        self._heads(part)
        canvas.translate(AXIS - left, -(HEAD - upper))
        self._body(part)
        canvas.restoreState()
        self._legend()

    def _heads(self, part: Rect) -> None:
        """The departments above and the levels beside, as far as they are on the page."""
        canvas = self.canvas
        for number, (column, band) in enumerate(self.seating.columns):
            x, right = max(band.x, part.x), min(band.right, part.right)
            if right <= x:
                continue
            shifted = x - part.x + AXIS
            if number % 2 == 0:
                canvas.saveState()
                canvas.setFillGray(0.96)
                high = HEAD + part.height
                canvas.rect(shifted, -high, right - x, high, stroke=0, fill=1)
                canvas.restoreState()
            middle = shifted + (right - x) / 2
            self._head(column, room=right - x - 6, middle=middle)
            if column.band:
                self._heat(column, middle=middle)
        canvas.setLineWidth(0.6)
        canvas.setStrokeGray(0.75)
        for level, row in self.seating.rows.items():
            y, bottom = max(row.y, part.y), min(row.bottom, part.bottom)
            if bottom <= y:
                continue
            down = y - part.y + HEAD
            canvas.line(0, -down, AXIS + part.width, -down)
            name = [Run(f"{level} {self.picture.levels[level - 1]}")]
            block = self.setter.text(name, width=AXIS - 10, style=LINE, lines=4)
            block.draw(canvas, 2, -(down + (bottom - y) / 2) + block.height / 2)

    def _head(self, column: MapColumn, *, room: float, middle: float) -> None:
        """Name of a department, and its note in one line or two."""
        note = broken(
            column.note, room, width=lambda text: self.setter.width([Run(text)], LINE), most=2
        )
        y = 36.0 if len(note) > 1 else 40.0
        for words, style, at in (
            (column.name, BOLD, 19.0),
            *((text, LINE, y + 13 * number) for number, text in enumerate(note)),
        ):
            line = self.setter.line([Run(words)], width=room, style=style)
            draw_centred(self.canvas, middle, -at, line)

    def _heat(self, column: MapColumn, *, middle: float) -> None:
        """Our relationship with a department as a bar with its number."""
        canvas, wide = self.canvas, 56.0
        x, y = middle - (wide + 22) / 2, -64.0
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.setStrokeGray(0.35)
        if column.heat is None:
            canvas.setDash([3, 2])
        else:
            canvas.setFillGray(0.4)
            canvas.rect(x, y, wide * column.heat / 100, 7, stroke=0, fill=1)
        canvas.rect(x, y, wide, 7)
        canvas.restoreState()
        words = "?" if column.heat is None else f"{column.heat:.0f}"
        draw_line(canvas, x + wide + 5, y, self.setter.line([Run(words)], width=30, style=LINE))

    def _body(self, part: Rect) -> None:
        """Lines and boxes of one page; a line that leaves the page ends at its edge."""
        canvas = self.canvas
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(part.x, -part.bottom, part.width, part.height)
        canvas.clipPath(path, stroke=0)
        for route in self.routes:
            if _bounds(route).meets(part):
                draw_route(canvas, route)
        canvas.restoreState()
        shown = {key: box for key, box in self.seating.boxes.items() if box.meets(part)}
        for key, box in shown.items():
            draw_box(canvas, box, setter=self.setter, person=self.people[key])
        for key, box in shown.items():
            if self.people[key].rival:
                draw_rival(canvas, box, setter=self.setter, words=self.people[key].rival)

    def _legend(self) -> None:
        """What the signs mean, in one line at the foot, or in two where the page is narrow."""
        x, y = _MARGIN, _MARGIN + 10
        for sign, lead, words in self._signs():
            line = self.setter.line([Run(words)], width=_SIGN, style=LINE)
            if x + lead + line.width > self.page[0] - _MARGIN:
                x, y = _MARGIN, y - _SECOND
            sign(x, y)
            draw_line(self.canvas, x + lead, y, line)
            x += lead + line.width + 12

    def _signs(self) -> Iterator[tuple[Callable[[float, float], None], float, str]]:
        """Each sign: what draws it at a place, the room it takes, its words."""
        steps = scale("ATTITUDE")
        letters = [(steps.short(step.code), steps.label(step.code)) for step in steps]
        for letter, words in (*letters, ("?", _("not judged"))):
            yield partial(self._letter, letter=letter), 18.0, words
        lines: tuple[tuple[TieKind, str], ...] = (
            ("influence", _("influences")),
            ("hostile", scale("LINK").label("hostile")),
            ("subtle", scale("LINK").label("subtle")),
            ("introduces", scale("LINK").label("introduces")),
            ("formal", _("reports to")),
        )
        for kind, words in lines:
            yield partial(self._route, kind=kind), 31.0, words
        if any(column.band for column in self.picture.columns):
            yield self._band, 35.0, _("Relationship with the department")
        for sign, words in (("★", _("rising star")), ("◆", _("hidden decider"))):
            yield lambda _x, _y: None, 0.0, f"{sign} {words}"

    def _letter(self, x: float, y: float, *, letter: str) -> None:
        draw_letter(self.canvas, (x, -y - 11), setter=self.setter, letter=letter, side=14.0)

    def _route(self, x: float, y: float, *, kind: TieKind) -> None:
        draw_route(self.canvas, Route(kind, "", "", ((x, -y - 4), (x + 26, -y - 4))))

    def _band(self, x: float, y: float) -> None:
        canvas = self.canvas
        canvas.saveState()
        canvas.setFillGray(0.4)
        canvas.setLineWidth(0.8)
        canvas.rect(x, y, 18, 7, stroke=0, fill=1)
        canvas.rect(x, y, 30, 7)
        canvas.restoreState()


def _bounds(route: Route) -> Rect:
    xs, ys = zip(*route.points, strict=True)
    return Rect(min(xs) - 4, min(ys) - 4, max(xs) - min(xs) + 8, max(ys) - min(ys) + 8)


def _groups(edges: tuple[float, ...], room: float) -> list[tuple[int, int]]:
    """Cut slots into stretches of at most ``room`` px, each from and to; one slot always fits."""
    out: list[tuple[int, int]] = []
    first = 0
    for number in range(1, len(edges)):
        if edges[number] - edges[first] > room + 0.5 and number - 1 > first:
            out.append((first, number - 1))
            first = number - 1
    return [*out, (first, len(edges) - 1)]
