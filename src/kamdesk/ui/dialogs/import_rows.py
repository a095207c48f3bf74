"""The step of an import that shows what would become of each row, and lets the user decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from kamdesk.domain.staged import Staged, counted, words_of
from kamdesk.i18n import _
from kamdesk.services.contacts import NEW, OUT, usual
from kamdesk.ui.kit import EmptyState, Panel, PlainLabel, Radio, SegmentedControl
from kamdesk.ui.models import Cell, Column, RecordsModel, RecordsView
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from kamdesk.domain.staged import Verdict
    from kamdesk.services.contacts import Bad, Staging

BAD: Final = "bad"
SIGNS: Final[dict[str, tuple[str, str]]] = {
    "new": ("plus", "green"),
    "same": ("check", "faint"),
    "adds": ("pencil", "green"),
    "unclear": ("help-circle", "amber"),
    "twice": ("copy", "faint"),
}
"""Icon and tone of each verdict."""
MOST: Final = 6
"""Of so many candidates one can choose; more nobody reads."""


class RowsView(RecordsView):
    """The rows; Space takes one in or leaves it out. Signal: ``toggled(row)``."""

    toggled = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Space."""
        if event.key() == Qt.Key.Key_Space and self.current() is not None:
            self.toggled.emit(self.current())
            return
        super().keyPressEvent(event)


class RowsStep(QWidget):
    """Counts to filter by, the rows, and below them the choices of the one picked.

    Signal: ``changed()`` when a choice was made.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.staged: Staging | None = None
        self.choices: dict[int, str] = {}
        self.filter = SegmentedControl(name=_("Rows shown"))
        self.filter.picked.connect(lambda _value: self._refilter())
        self.model = RecordsModel(self._columns())
        self.view = RowsView(self.model, name=_("Rows of the file"))
        self.view.set_empty(
            EmptyState(_("No rows here"), _("Nothing of the file is of this kind."), icon="table")
        )
        self.detail = Panel(" ")
        self._group: QButtonGroup | None = None
        self.view.went_to.connect(self._show)
        self.view.opened.connect(self._flip)
        self.view.toggled.connect(self._flip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeft)
        rows = Panel(flush=True)
        rows.body.addWidget(self.view)
        column.addWidget(rows, 1)
        column.addWidget(self.detail)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(title=_("In"), value=self._tick, role="icon", width=40),
            Column(title=_("Row"), value=_line, align="right", width=56),
            Column(title=_("Name"), value=_name, role="subject", width=170),
            Column(title=_("Firm"), value=_firm, width=170),
            Column(title=_("What becomes of it"), value=self._outcome, role="icon", stretch=True),
        )

    def show_staging(self, staged: Staging) -> None:
        """Show rows; choices made before are forgotten."""
        self.staged = staged
        self.choices = {row.coming.line: usual(row) for row in staged.rows}
        counts = counted(staged.rows)
        self.filter.set_choices(
            [
                ("", _("All {n}").format(n=len(staged.rows) + len(staged.bad))),
                ("new", _("New {n}").format(n=counts["new"])),
                ("adds", _("Adds {n}").format(n=counts["adds"])),
                ("unclear", _("Unclear {n}").format(n=counts["unclear"])),
                ("same", _("Known {n}").format(n=counts["same"] + counts["twice"])),
                (BAD, _("Not readable {n}").format(n=len(staged.bad))),
            ]
        )
        self.filter.set_value("unclear" if counts["unclear"] else "")
        rows: Sequence[Staged | Bad] = sorted(
            (*staged.rows, *staged.bad), key=lambda row: _line(row)
        )
        self.model.set_rows(rows)
        self._refilter()

    def taken(self) -> int:
        """How many rows would be taken in."""
        return sum(choice != OUT for choice in self.choices.values())

    def _refilter(self) -> None:
        wanted = self.filter.value()
        kinds = {"same", "twice"} if wanted == "same" else {wanted}
        self.model.filter(keeps=lambda row: not wanted or _verdict(row) in kinds)
        self.view.selectRow(0)
        self._show(self.view.current())

    def _tick(self, row: Staged | Bad) -> Cell:
        is_in = isinstance(row, Staged) and self.choices.get(row.coming.line, OUT) != OUT
        words = _("taken in") if is_in else _("left out")
        sign = "square-check" if is_in else "square"
        return Cell(words, sign=sign, tone="" if is_in else "faint")

    def _outcome(self, row: Staged | Bad) -> Cell:
        if not isinstance(row, Staged):
            return Cell(row.reason, tone="red", sign="x")
        choice = self.choices.get(row.coming.line, OUT)
        sign, tone = SIGNS[row.verdict]
        if choice == usual(row):
            words = words_of(row)
        elif choice == OUT:
            sign, tone, words = "minus", "faint", _("left out")
        elif choice == NEW:
            sign, tone, words = "plus", "green", _("new")
        else:
            sign, tone = "pencil", "green"
            words = _("adds to {name}").format(name=_named(row, choice))
        problems = " ".join(row.coming.problems)
        tone = "amber" if problems and tone == "green" else tone
        return Cell(f"{words} · {problems}" if problems else words, tone=tone, sign=sign)

    def _flip(self, row: Staged | Bad) -> None:
        """Take the row in, or leave it out; what is unclear is chosen below."""
        if not isinstance(row, Staged):
            return
        before = self.choices[row.coming.line]
        if before != OUT:
            self._choose(row, OUT)
        elif usual(row) != OUT:
            self._choose(row, usual(row))
        elif row.verdict == "unclear":
            self._choose(row, row.candidates[0].record.id)

    def _choose(self, row: Staged, choice: str) -> None:
        self.choices[row.coming.line] = choice
        self.model.refresh()
        self._show(row)
        self.changed.emit()

    def _show(self, row: Staged | Bad | None) -> None:
        """The words of a row in full, and who it can be."""
        self.detail.clear()
        self._group = QButtonGroup(self.detail)
        if not isinstance(row, Staged):
            self.detail.set_title(_("Row {n}").format(n=row.line) if row else _("No row picked"))
            words = row.reason if row else _("Pick a row to decide about it.")
            self.detail.body.addWidget(PlainLabel(words, wrap=True))
            return
        self.detail.set_title(row.coming.title)
        self.detail.body.addWidget(PlainLabel(words_of(row), wrap=True))
        for problem in row.coming.problems:
            self.detail.body.addWidget(PlainLabel(problem, TextRole.NOTE, wrap=True))
        if row.verdict == "twice":
            return
        ways = " · ".join(way.value for way in row.coming.ways)
        if ways:
            self.detail.body.addWidget(PlainLabel(ways, TextRole.NOTE))
        for choice, words in _offers(row):
            self._offer(row, choice, words=words)

    def _offer(self, row: Staged, choice: str, *, words: str) -> None:
        radio = Radio(words)
        assert self._group is not None  # noqa: S101 -- _show() has made it
        self._group.addButton(radio)
        radio.setChecked(self.choices[row.coming.line] == choice)
        radio.clicked.connect(lambda: self._pick(row, choice))
        self.detail.body.addWidget(radio)

    def _pick(self, row: Staged, choice: str) -> None:
        """A choice made below the rows; the keyboard stays there."""
        self.choices[row.coming.line] = choice
        self.model.refresh()
        self.changed.emit()


def _offers(row: Staged) -> list[tuple[str, str]]:
    """What can be said of a row: whom it means, new, left out."""
    whom = [
        (
            item.record.id,
            _("Is {name}: {why}").format(name=item.record.name or "", why=item.words),
        )
        for item in row.candidates[:MOST]
    ]
    return [*whom, (NEW, _("Take in as new")), (OUT, _("Leave out"))]


def _named(row: Staged, choice: str) -> str:
    found = (item.record.name for item in row.candidates if item.record.id == choice)
    return next(found, None) or ""


def _line(row: Staged | Bad) -> int:
    return row.coming.line if isinstance(row, Staged) else row.line


def _name(row: Staged | Bad) -> str:
    if isinstance(row, Staged):
        return row.coming.title
    return " · ".join(cell for cell in row.cells if cell)


def _firm(row: Staged | Bad) -> str:
    return row.coming.firm if isinstance(row, Staged) else ""


def _verdict(row: Staged | Bad) -> Verdict | str:
    return row.verdict if isinstance(row, Staged) else BAD
