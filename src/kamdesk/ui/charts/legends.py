"""Legends: one row of signs with their words per panel."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kamdesk.domain.power_map.routes import Route
from kamdesk.i18n import _
from kamdesk.ui.charts.power_lines import SCALE, paint_route
from kamdesk.ui.charts.timeline import paint_mark
from kamdesk.ui.kit.flow import FlowLayout
from kamdesk.ui.kit.marks import crisp, paint_attitude, paint_power
from kamdesk.ui.kit.signs import Sign, with_words
from kamdesk.ui.theme import TextRole, paint_icon, tokens

if TYPE_CHECKING:
    from kamdesk.domain.power_map.picture import TieKind

Draw = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A painter of a small sign, the words beside it, and how wide the sign is."""

    draw: Draw
    words: str
    width: int = 14


class _LegendSign(Sign):
    """Shows one item of a legend."""

    def __init__(self, item: LegendItem) -> None:
        super().__init__()
        self._item = item
        self.say(item.words)

    def sizeHint(self) -> QSize:
        """Override."""
        return QSize(self._item.width, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._item.draw(painter, QRectF(self.rect()))


def legend(items: Sequence[LegendItem]) -> QWidget:
    """Return the signs with their words in a row that breaks where it is narrow."""
    row = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    flow = FlowLayout(row, gap=10)
    for item in items:
        flow.addWidget(with_words(_LegendSign(item), item.words, role=TextRole.NOTE))
    return row


def attitude_items(words: Sequence[tuple[str, str]]) -> list[LegendItem]:
    """Return legend items for attitudes given as ``(letter, words)``."""

    def draw(letter: str) -> Draw:
        return lambda painter, box: paint_attitude(painter, box, letter=letter, look=tokens())

    return [LegendItem(draw(letter), text) for letter, text in words]


def map_legend(kinds: Collection[TieKind] = ()) -> QWidget:
    """Return the legend of the lines of a small map; the rare ``kinds`` only where they occur."""
    from kamdesk.domain.scales import scale

    def tie(kind: TieKind) -> Draw:
        def draw(painter: QPainter, box: QRectF) -> None:
            ends = ((0.0, box.center().y()), (box.width(), box.center().y()))
            paint_route(painter, Route(kind, "", "", ends), look=tokens(), scale=SCALE)

        return draw

    def straight(painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(QColor(tokens().line_strong), 1.2))
        painter.drawLine(QLineF(0, box.center().y(), box.width(), box.center().y()))

    def ghost(painter: QPainter, box: QRectF) -> None:
        line = QPen(QColor(tokens().line_strong), 1)
        line.setDashPattern([3, 2])
        painter.setPen(line)
        painter.drawRect(crisp(box.adjusted(0, 1, 0, -1)))

    link = scale("LINK")
    rare: tuple[tuple[TieKind, int], ...] = (("introduces", 22), ("subtle", 18))
    return legend(
        [
            LegendItem(tie("influence"), _("influences"), 22),
            LegendItem(tie("hostile"), _("hostile"), 18),
            *(LegendItem(tie(kind), link.label(kind), w) for kind, w in rare if kind in kinds),
            LegendItem(straight, _("reports to"), 18),
            LegendItem(ghost, _("vacant seat"), 18),
        ]
    )


def power_legend() -> QWidget:
    """Return the legend of the power map: letters, lines, seats, power and marks."""
    from kamdesk.domain.scales import scale

    def line(kind: TieKind) -> Draw:
        def draw(painter: QPainter, box: QRectF) -> None:
            ends = ((1.0, box.center().y()), (box.width() - 1.0, box.center().y()))
            paint_route(painter, Route(kind, "", "", ends), look=tokens())

        return draw

    def ghost(painter: QPainter, box: QRectF) -> None:
        edge = QPen(QColor(tokens().line_strong), 1)
        edge.setDashPattern([5, 4])
        painter.setPen(edge)
        painter.drawRect(crisp(box.adjusted(0, 1, 0, -1)))

    def picture(name: str, ink: str) -> Draw:
        return lambda painter, box: paint_icon(painter, name, ink=ink, spot=box.topLeft(), size=14)

    def squares(painter: QPainter, box: QRectF) -> None:
        paint_power(painter, QPointF(0, box.y() + 2), level=3, look=tokens())

    def heat(painter: QPainter, box: QRectF) -> None:
        bar = QRectF(box.x(), box.center().y() - 4, box.width(), 8)
        painter.fillRect(bar, QColor(tokens().sunken))
        painter.fillRect(QRectF(bar.x(), bar.y(), 22, 8), QColor(tokens().green))

    steps = scale("ATTITUDE")
    letters = [(steps.short(step.code), steps.label(step.code)) for step in steps]
    return legend(
        [
            *attitude_items([*letters, ("?", _("not judged"))]),
            LegendItem(line("influence"), _("influences"), 26),
            LegendItem(line("hostile"), scale("LINK").label("hostile"), 24),
            LegendItem(line("subtle"), scale("LINK").label("subtle"), 24),
            LegendItem(line("introduces"), scale("LINK").label("introduces"), 26),
            LegendItem(line("formal"), _("reports to"), 18),
            LegendItem(ghost, _("vacant seat"), 18),
            LegendItem(squares, _("Real power"), 40),
            LegendItem(heat, _("Relationship with the department"), 34),
            LegendItem(picture("eye-off", tokens().text_2), _("hidden decider")),
            LegendItem(picture("star-filled", tokens().amber_fill), _("rising star")),
        ]
    )


def timeline_legend() -> QWidget:
    """Return the legend of a timeline."""

    def mark(kind: str) -> Draw:
        return lambda painter, box: paint_mark(
            painter, QPointF(7, box.center().y()), kind=kind, look=tokens()
        )

    return legend(
        [
            LegendItem(mark("planned"), _("planned")),
            LegendItem(mark("forecast"), _("forecast")),
            LegendItem(mark("actual"), _("actual")),
        ]
    )
