"""Charts of the workbook as Excel draws them: plain, in greys, with their numbers on them.

Every series is told apart by its grey and its form (bars, a line with marks), so that a grey print
loses nothing. openpyxl is imported only when there is a chart to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.reports.safe_text import xlsx_text
from kamdesk.reports.workbook.canvas import Area, Canvas, Chart, ChartSeries, letters

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHADES: Final = ("404040", "8C8C8C", "BFBFBF", "1F4E79", "7F6000", "833C0B")
"""Fills of bars and lines, the darkest first."""
MARKS: Final = ("circle", "square", "triangle", "diamond", "x", "star")
LINE_WIDTH: Final = 22_000
"""In EMU: 1.7 pt."""
MARK_SIZE: Final = 7
TITLE_SIZE, AXIS_SIZE = 1100, 900
"""In hundredths of a point."""
MOST_LABELS: Final = 16
"""Points of one series that still leave room for their numbers."""


def add_charts(sheet: Worksheet, canvas: Canvas) -> None:
    """Add the charts of a canvas to its sheet."""
    for chart in canvas.charts:
        drawn = _drawn(canvas, chart)
        drawn.anchor = _anchor(chart)
        sheet.add_chart(drawn)


def _drawn(canvas: Canvas, chart: Chart) -> Any:
    main = _empty(chart.kind)
    _head(main, chart)
    bars = [series for series in chart.series if not series.line]
    for number, series in enumerate(bars):
        main.series.append(_series(canvas, chart, series=series, number=number))
    lines = [series for series in chart.series if series.line]
    if lines:
        second = _empty("line")
        for number, series in enumerate(lines, len(bars)):
            second.series.append(_series(canvas, chart, series=series, number=number, line=True))
        second.y_axis.axId = 200
        second.y_axis.crosses = "max"
        second.y_axis.delete = False
        second.y_axis.majorGridlines = None
        second.y_axis.title = _title(chart.axes[2], size=AXIS_SIZE)
        second.y_axis.scaling.min, second.y_axis.number_format = 0, "0%"
        main += second
    if len(chart.series) == 1 or chart.series[0].labels is not None:
        main.legend = None
    else:
        main.legend.position = "b"
    return main


def _empty(kind: str) -> Any:
    from openpyxl.chart import BarChart, LineChart, ScatterChart

    made: Any = {"bar": BarChart, "line": LineChart, "points": ScatterChart}[kind]()
    if kind == "points":
        made.style, made.scatterStyle = 13, "lineMarker"
    return made


def _head(made: Any, chart: Chart) -> None:
    made.title = _title(chart.title, size=TITLE_SIZE)
    made.x_axis.title = _title(chart.axes[0], size=AXIS_SIZE)
    made.y_axis.title = _title(chart.axes[1], size=AXIS_SIZE)
    if made.y_axis.majorGridlines is not None:
        made.y_axis.majorGridlines.spPr = _hair()
    # openpyxl leaves this open, and Excel then draws no axis.
    made.x_axis.delete = made.y_axis.delete = False
    made.y_axis.scaling.min = 0
    if chart.kind == "points":
        made.x_axis.scaling.min = 0
        made.x_axis.majorGridlines = None
    elif chart.kind == "bar":
        made.gapWidth = 60


def _series(
    canvas: Canvas, chart: Chart, *, series: ChartSeries, number: int, line: bool = False
) -> Any:
    from openpyxl.chart import Series

    values = _reference(canvas, series.values)
    labels = _reference(canvas, series.labels or chart.labels)
    name = _plain(series.title)
    if chart.kind == "points" and not line:
        made: Any = Series(values, labels, title=name)
    else:
        from openpyxl.chart.data_source import AxDataSource, NumRef, StrRef

        made = Series(values, title=name)
        # Months are numbers to Excel, names are texts.
        is_text = chart.kind == "bar" or line
        made.cat = (
            AxDataSource(strRef=StrRef(f=str(labels)))
            if is_text
            else AxDataSource(numRef=NumRef(f=str(labels)))
        )
    _paint(made, kind="line" if line else chart.kind, number=number)
    count = series.values.bottom - series.values.top + 1
    if series.labels is not None:
        if series.told:
            _number(made, name=True)
    elif count <= MOST_LABELS and chart.kind == "bar" and not line:
        _number(made)
    return made


def _paint(made: Any, *, kind: str, number: int) -> None:
    shade = SHADES[0 if kind == "points" else number % len(SHADES)]
    if kind == "bar":
        made.graphicalProperties.solidFill = shade
        return
    made.marker.symbol = MARKS[0 if kind == "points" else number % len(MARKS)]
    made.marker.size = MARK_SIZE
    made.marker.graphicalProperties.solidFill = shade
    made.marker.graphicalProperties.line.solidFill = shade
    if kind == "points":
        made.graphicalProperties.line.noFill = True
    else:
        made.graphicalProperties.line.solidFill = shade
        made.graphicalProperties.line.width = LINE_WIDTH
        made.smooth = False


def _number(made: Any, *, name: bool = False) -> None:
    """Write the values, or the name of the series, beside its points."""
    from openpyxl.chart.label import DataLabelList

    made.dLbls = DataLabelList()
    made.dLbls.showVal, made.dLbls.showSerName = not name, name
    made.dLbls.showCatName = False
    made.dLbls.showLegendKey = made.dLbls.showPercent = False


def _reference(canvas: Canvas, area: Area) -> Any:
    from openpyxl.chart import Reference

    quoted = canvas.title.replace("'", "''")
    first = f"${letters(area.left)}${area.top}"
    last = f"${letters(area.right)}${area.bottom}"
    return Reference(range_string=f"'{quoted}'!{first}:{last}")


def _plain(text: str) -> str | None:
    return xlsx_text(text).value or None


def _title(text: str, *, size: int) -> Any:
    """A title of a chart or an axis in a size that fits a sheet; none for ""."""
    from openpyxl.chart.title import title_maker
    from openpyxl.drawing.text import CharacterProperties, ParagraphProperties

    plain = _plain(text)
    if plain is None:
        return None
    made: Any = title_maker(plain)
    made.overlay = False
    look = CharacterProperties(sz=size, b=True)
    for paragraph in made.tx.rich.p:
        paragraph.pPr = ParagraphProperties(defRPr=look)
        for run in paragraph.r:
            run.rPr = look
    return made


def _hair() -> Any:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    return GraphicalProperties(ln=LineProperties(solidFill="D9D9D9"))


def _anchor(chart: Chart) -> Any:
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor

    (row, column), (rows, columns) = chart.place, chart.size
    start = AnchorMarker(col=column - 1, row=row - 1)
    end = AnchorMarker(col=column - 1 + columns, row=row - 1 + rows)
    return TwoCellAnchor(editAs="oneCell", _from=start, to=end)
