"""Looks to style numbers of one workbook; each look is registered once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
        named: Any = book._named_styles  # type: ignore[attr-defined]  # noqa: SLF001
        named["Normal"].font = Font(name=font, size=10)
        self._template = book.create_sheet("styles")
        self._cell = WriteOnlyCell
        self._numbers: dict[Look, int] = {}
        self._same: dict[int, tuple[Look, int]] = {}
        book.remove(self._template)

    def number(self, look: Look) -> int:
        """The number of a style in the file."""
        # The cells of a column share one look, and its hash costs more than writing the cell. The
        # look is kept beside its number, so that no other one can take its address.
        same = self._same.get(id(look))
        if same is None:
            if look not in self._numbers:
                self._numbers[look] = self._register(look)
            same = self._same[id(look)] = (look, self._numbers[look])
        return same[1]

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

    hair, thin = Side(style="hair", color=INK), Side(style="thin", color=INK)
    thick, below = Side(style="medium", color=INK), Side(style="thin", color=HAIR)
    match edge:
        case Edge.ROW:
            return Border(bottom=below)
        case Edge.MANAGER:
            return Border(left=hair, right=hair, bottom=below)
        case Edge.MANAGER_HEAD:
            return Border(top=thick, bottom=thick)
        case Edge.FRAME:
            return Border(left=thin, right=thin, top=thin, bottom=thin)
        case Edge.ABOVE:
            return Border(top=thick)
        case _:
            return Border()
