"""The lines of a returned workbook in the list: by sheet and row, with their words and tones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.merge import Change, Kind
from kamdesk.i18n import N_, _
from kamdesk.ui.models import Cell, Column, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kamdesk.domain.exported import Cell as Held

WORDS: Final = {
    Kind.THEIRS: (N_("Changed by them"), "accent"),
    Kind.BOTH: (N_("Both changed it"), "red"),
    Kind.NEW: (N_("New row"), "green"),
    Kind.DELETED: (N_("Row removed"), "amber"),
    Kind.COMMENT: (N_("Becomes a task"), "accent"),
    Kind.QUESTION: (N_("Becomes a question"), "accent"),
    Kind.UNREADABLE: (N_("Not readable"), "amber"),
    Kind.FORBIDDEN: (N_("Not allowed"), "faint"),
}
SHORT: Final = 20
"""Characters that the list shows of a text at any width of the window."""
ALL, CONFLICTS, NEW, LEFT = "all", "conflicts", "new", "left"
FILTERS: Final[tuple[tuple[str, str, frozenset[Kind]], ...]] = (
    (ALL, N_("All"), frozenset(Kind)),
    (CONFLICTS, N_("Conflicts"), frozenset({Kind.BOTH})),
    (NEW, N_("New and removed rows"), frozenset({Kind.NEW, Kind.DELETED})),
    (LEFT, N_("Cannot be taken"), frozenset({Kind.UNREADABLE, Kind.FORBIDDEN})),
)


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One change, and whether it is ticked."""

    change: Change
    ticked: bool

    @property
    def id(self) -> str:
        """The change's."""
        return self.change.id

    @property
    def icon(self) -> str:
        """What the button at the end of the line shows."""
        if not self.change.can_be_taken:
            return ""
        return "square-check" if self.ticked else "square"


def sections_of(
    changes: Sequence[Change], *, ticked: Collection[str], kinds: Collection[Kind]
) -> tuple[Section, ...]:
    """A section for each row of the returned file that brings something of these kinds."""
    found: dict[tuple[str, int, str], list[MergeLine]] = {}
    for change in changes:
        if change.kind in kinds:
            place = (change.sheet, change.row, "" if change.row else change.title)
            found.setdefault(place, []).append(MergeLine(change, change.id in ticked))
    return tuple(
        Section(f"{sheet}|{row}|{name}", _head(sheet, row, lines=lines), rows=tuple(lines))
        for (sheet, row, name), lines in found.items()
    )


def _head(sheet: str, row: int, *, lines: list[MergeLine]) -> str:
    title = lines[0].change.title
    place = _("{sheet}, row {n}").format(sheet=sheet, n=row) if row else sheet
    return f"{place} · {title}" if title else place


def merge_columns() -> tuple[Column, ...]:
    """Field, the three sides, what it is, and the tick as the button at the end."""
    return (
        Column(title=_("Field"), value=_field, key="field", width=170, role="subject"),
        Column(title=_("At export"), value=_side("base"), key="base", width=170),
        Column(title=_("Here now"), value=_side("ours"), key="ours", width=170),
        Column(title=_("In the file"), value=_side("theirs"), key="theirs", stretch=True),
        Column(title=_("What it is"), value=_kind, key="kind", width=150),
        Column(title=_("Take"), value=_tick, key="tick", width=110),
    )


def _field(line: MergeLine) -> str:
    return line.change.label or line.change.title


def _side(name: str) -> Callable[[MergeLine], Cell]:
    def shown(line: MergeLine) -> Cell:
        text = cell_words(getattr(line.change, name))
        return Cell(text) if text else Cell("—", tone="faint")

    return shown


def cell_words(value: Held) -> str:
    """A cell in one line."""
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes")
    return "" if value is None else " ".join(str(value).split())


def _kind(line: MergeLine) -> Cell:
    words, tone = WORDS[line.change.kind]
    return Cell(_(words), tone=tone)


def _tick(line: MergeLine) -> str:
    """The words of the button: plain, for the list measures them."""
    if not line.change.can_be_taken:
        return ""
    return _("taken") if line.ticked else _("left")


def detail_of(change: Change) -> str:
    """The line below the list: why not, who changed ours, or the whole of a long text."""
    if change.reason:
        return change.reason
    if change.kind is Kind.BOTH:
        who = _("Changed here by {who}.").format(who=change.by) if change.by else ""
        return who or _("The file does not say what it held at export: compare both.")
    if change.kind is Kind.DELETED:
        return _("This row is not in the file any more. Ticked, the record goes into the bin.")
    text = cell_words(change.theirs)
    return text if len(text) > SHORT else ""
