"""Charts painted with QPainter from plain data; they know nothing of accounts or formulas."""

from __future__ import annotations

from kamdesk.ui.charts.legend import LegendItem, legend, map_legend, timeline_legend
from kamdesk.ui.charts.map_picture import MapColumn, MapPerson, MapPicture, MapStyle, MapTie
from kamdesk.ui.charts.people_map import PeopleMap, paint_map
from kamdesk.ui.charts.price import PriceChart, PriceLine, PricePicture
from kamdesk.ui.charts.risk import RiskChart, RiskPart, RiskPicture
from kamdesk.ui.charts.scores import CompletenessChart, CompletenessLine, StackBar, StackPart
from kamdesk.ui.charts.timeline import Timeline, TimePicture, TimeRow

__all__ = [
    "CompletenessChart",
    "CompletenessLine",
    "LegendItem",
    "MapColumn",
    "MapPerson",
    "MapPicture",
    "MapStyle",
    "MapTie",
    "PeopleMap",
    "PriceChart",
    "PriceLine",
    "PricePicture",
    "RiskChart",
    "RiskPart",
    "RiskPicture",
    "StackBar",
    "StackPart",
    "TimePicture",
    "TimeRow",
    "Timeline",
    "legend",
    "map_legend",
    "paint_map",
    "timeline_legend",
]
