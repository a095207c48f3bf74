"""Charts painted with QPainter from plain data; they know nothing of accounts or formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.ui.lazily import names_of

if TYPE_CHECKING:
    from kamdesk.ui.charts.columns import ChartColumn, ColumnChart
    from kamdesk.ui.charts.days import DayChart, DayMark, DayPicture, DayRow
    from kamdesk.ui.charts.grid import GridCell, GridChart, GridPicture
    from kamdesk.ui.charts.legends import LegendItem, legend, map_legend, timeline_legend
    from kamdesk.ui.charts.lengths import Length, LengthChart, LengthRow
    from kamdesk.ui.charts.levels import LevelBar
    from kamdesk.ui.charts.matrix import MatrixChart, MatrixDot, MatrixPicture
    from kamdesk.ui.charts.pareto import ParetoBar, ParetoChart, ParetoPicture
    from kamdesk.ui.charts.people_map import PeopleMap
    from kamdesk.ui.charts.price import PriceChart, PriceLine, PricePicture
    from kamdesk.ui.charts.risk import RiskChart, RiskPart, RiskPicture
    from kamdesk.ui.charts.scores import CompletenessChart, CompletenessLine, StackBar, StackPart
    from kamdesk.ui.charts.shares import Share, SharesBar
    from kamdesk.ui.charts.timeline import Timeline, TimePicture, TimeRow
    from kamdesk.ui.charts.trend import TrendChart, TrendLine
else:
    __getattr__ = names_of(
        __name__,
        {
            "days": "DayChart DayMark DayPicture DayRow",
            "grid": "GridCell GridChart GridPicture",
            "lengths": "Length LengthChart LengthRow",
            "matrix": "MatrixChart MatrixDot MatrixPicture",
            "pareto": "ParetoBar ParetoChart ParetoPicture",
            "columns": "ChartColumn ColumnChart",
            "legends": "LegendItem legend map_legend timeline_legend",
            "levels": "LevelBar",
            "people_map": "PeopleMap",
            "price": "PriceChart PriceLine PricePicture",
            "risk": "RiskChart RiskPart RiskPicture",
            "scores": "CompletenessChart CompletenessLine StackBar StackPart",
            "shares": "Share SharesBar",
            "timeline": "Timeline TimePicture TimeRow",
            "trend": "TrendChart TrendLine",
        },
    )

__all__ = [
    "ChartColumn",
    "ColumnChart",
    "CompletenessChart",
    "CompletenessLine",
    "DayChart",
    "DayMark",
    "DayPicture",
    "DayRow",
    "GridCell",
    "GridChart",
    "GridPicture",
    "LegendItem",
    "Length",
    "LengthChart",
    "LengthRow",
    "LevelBar",
    "MatrixChart",
    "MatrixDot",
    "MatrixPicture",
    "ParetoBar",
    "ParetoChart",
    "ParetoPicture",
    "PeopleMap",
    "PriceChart",
    "PriceLine",
    "PricePicture",
    "RiskChart",
    "RiskPart",
    "RiskPicture",
    "Share",
    "SharesBar",
    "StackBar",
    "StackPart",
    "TimePicture",
    "TimeRow",
    "Timeline",
    "TrendChart",
    "TrendLine",
    "legend",
    "map_legend",
    "timeline_legend",
]
