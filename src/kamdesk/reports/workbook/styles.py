"""Looks to style numbers of one workbook; each look is registered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.reports.workbook.looks import HAIR, INK, Edge, Look

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import Border


class Styles:
    """The styles of one workbook under the looks they come from."""

    def __init__(self, book: Workbook, font: str) -> None:
        """``font``: the name of the font of all cells and of the workbook's normal style."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

        self._font = font
        # Column widths count characters of the normal style's font; openpyxl has no other way in.
        book._named_styles["Normal"].font = Font(name=font, size=10)  # noqa: SLF001
        self._template = book.create_sheet("styles")
        self._cell = WriteOnlyCell
        self._numbers: dict[Look, int] = {}
        book.remove(self._template)

    def number(self, look: Look) -> int:
        """The number of a style in the file."""
        found = self._numbers.get(look)
        if found is None:
            found = self._numbers[look] = self._register(look)
        return found

    def _register(self, look: Look) -> int:
        from openpyxl.styles import Alignment, Font, PatternFill, Protection

        cell = self._cell(self._template)
        cell.font = Font(
            name=self._font,
            size=look.size,
            bold=look.bold,
            italic=look.italic,
            underline="single" if look.underline else None,
            color=look.ink,
        )
        cell.alignment = Alignment(
            horizontal=look.side.value,
            vertical="center",
            wrap_text=look.wrap,
            indent=0 if look.side == "center" else look.indent,
        )
        cell.border = _border(look.edge)
        cell.number_format = look.format
        cell.protection = Protection(locked=not look.unlocked)
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=look.fill)
        if look.quote:
            cell.quotePrefix = True
        return int(cell.style_id)


def _border(edge: Edge) -> Border:
    from openpyxl.styles import Border, Side

    def line(weight: str, colour: str = INK) -> Side:
        return Side(style=weight, color=colour)

    match edge:
        case Edge.ROW:
            return Border(bottom=line("thin", HAIR))
        case Edge.MANAGER:
            return Border(left=line("hair"), right=line("hair"), bottom=line("thin", HAIR))
        case Edge.MANAGER_HEAD:
            return Border(top=line("medium"), bottom=line("medium"))
        case Edge.FRAME:
            return Border(*(line("thin") for _side in range(4)))
        case Edge.ABOVE:
            return Border(top=line("medium"))
        case _:
            return Border()
