"""Everything of a sheet but its cells, put into openpyxl's objects: tables, rules, print set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.reports.safe_text import xlsx_text
from kamdesk.reports.workbook.canvas import (
    FIRST_COLUMN,
    HEADER_ROW,
    ID_COLUMN,
    TITLE_ROW,
    Area,
    Canvas,
    ToneRule,
    letters,
)
from kamdesk.reports.workbook.charting import add_charts
from kamdesk.reports.workbook.looks import ACT_FILL, AMBER_FILL, LIGHT, RED_FILL, WATCH_FILL

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LANDSCAPE_SCALE: Final = 84
"""Percent for a sheet two pages wide: 10 pt prints as 8.4 (B4)."""


def surround(sheet: Worksheet, canvas: Canvas) -> None:
    """Give a sheet what its canvas says beside the cells."""
    for column, width in canvas.widths.items():
        sheet.column_dimensions[letters(column)].width = width
    for column in canvas.hidden_columns:
        sheet.column_dimensions[letters(column)].hidden = True
    for area in canvas.merged:
        sheet.merged_cells.add(area.ref)
    sheet.sheet_view.showGridLines = False
    if canvas.freeze:
        sheet.freeze_panes = canvas.freeze
    if canvas.hidden:
        sheet.sheet_state = "hidden"
    _tables(sheet, canvas)
    _lists(sheet, canvas)
    _tones(sheet, canvas)
    _names(sheet, canvas)
    add_charts(sheet, canvas)
    _paper(sheet, canvas)
    if canvas.protected:
        _protect(sheet)


def _tables(sheet: Worksheet, canvas: Canvas) -> None:
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.table import Table, TableColumn

    for item in canvas.tables:
        table = Table(displayName=item.name, name=item.name, ref=item.area.ref)
        # By hand, or openpyxl looks for the header cells, which it never saw.
        table.tableColumns = [
            # The very text of the header cell, or Excel offers to repair the file.
            TableColumn(id=number, name=xlsx_text(name).value)
            for number, name in enumerate(item.headers, 1)
        ]
        table.autoFilter = AutoFilter(ref=item.area.ref) if item.filtered else None
        sheet.add_table(table)


def _lists(sheet: Worksheet, canvas: Canvas) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    areas: dict[tuple[str, int, int], list[Area]] = {}
    for rule in canvas.lists:
        areas.setdefault((rule.name, 0, 0), []).append(rule.area)
    for whole in canvas.wholes:
        areas.setdefault(("", whole.lowest, whole.highest), []).append(whole.area)
    for (name, lowest, highest), found in areas.items():
        if name:
            check = DataValidation(type="list", formula1=name, allow_blank=True)
        else:
            check = DataValidation(
                type="whole",
                operator="between",
                formula1=str(lowest),
                formula2=str(highest),
                allow_blank=True,
            )
        check.showErrorMessage = True
        for area in found:
            check.add(area.ref)
        sheet.data_validations.append(check)


def _tones(sheet: Worksheet, canvas: Canvas) -> None:
    for rule in canvas.tones:
        sheet.conditional_formatting.add(rule.area.ref, _tone(rule, coloured=canvas.coloured))


def _tone(rule: ToneRule, *, coloured: bool) -> Any:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    # Eight digits and the background colour: LibreOffice shows no fill otherwise (papers, C).
    watch, act = (AMBER_FILL, RED_FILL) if coloured else (WATCH_FILL, ACT_FILL)
    fill = PatternFill(bgColor=act if rule.tone == "act" else watch)
    font = Font(bold=True, color=LIGHT) if rule.tone == "act" else Font(bold=True)
    look = DifferentialStyle(font=font, fill=fill)
    if rule.word:
        word = rule.word.replace('"', '""')
        return Rule(type="cellIs", operator="equal", formula=[f'"{word}"'], dxf=look)
    return Rule(type="cellIs", operator="greaterThan", formula=[f"{rule.above:g}"], dxf=look)


def _names(sheet: Worksheet, canvas: Canvas) -> None:
    from openpyxl.workbook.defined_name import DefinedName

    book: Any = sheet.parent
    for name, area in canvas.names.items():
        first = f"${letters(area.left)}${area.top}"
        last = f"${letters(area.right)}${area.bottom}"
        quoted = canvas.title.replace("'", "''")
        book.defined_names[name] = DefinedName(name, attr_text=f"'{quoted}'!{first}:{last}")


def _paper(sheet: Worksheet, canvas: Canvas) -> None:
    """A4 landscape with footer, area, titles and one or two pages of width (B4)."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    margins = sheet.page_margins
    margins.left = margins.right = 0.3
    margins.top, margins.bottom, margins.header, margins.footer = 0.45, 0.5, 0.2, 0.25
    foot: Any = sheet.oddFooter
    foot.left.text, foot.left.size = xlsx_text(canvas.footer).value, 9
    foot.right.text, foot.right.size = "&A · &P/&N", 9
    if canvas.printed:
        # A sheet without an area is left out as soon as another one has one.
        area = Area(TITLE_ROW, FIRST_COLUMN, canvas.last_row, canvas.last_column)
        sheet.print_area = area.ref
    if canvas.print_title:
        sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    if canvas.breaks:
        from openpyxl.worksheet.pagebreak import Break

        for row in canvas.breaks:
            sheet.row_breaks.append(Break(id=row))
    if canvas.wide:
        from openpyxl.worksheet.pagebreak import Break

        sheet.page_setup.scale = LANDSCAPE_SCALE
        sheet.col_breaks.append(Break(id=canvas.wide - ID_COLUMN))
        first, last = canvas.repeat
        sheet.print_title_cols = f"{letters(first)}:{letters(last)}"
    else:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, canvas.tall


def _protect(sheet: Worksheet) -> None:
    """Locked cells stay as they are; filter, sort and sizes are free. No password: no secret."""
    protection = sheet.protection
    protection.sheet = True
    protection.autoFilter = protection.sort = False
    protection.formatColumns = protection.formatRows = False
