"""The table of purchase criteria: us against the rivals, each answer a key away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from kamdesk.i18n import N_, _
from kamdesk.ui.kit.marks import paint_text
from kamdesk.ui.models.delegate import PAD, CellPainter
from kamdesk.ui.models.records import Cell, Column, RecordsModel
from kamdesk.ui.models.view import RecordsView
from kamdesk.ui.theme import font, paint_icon, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Index = QModelIndex | QPersistentModelIndex

FITS: Final = {
    "yes": (N_("meets"), "check", "green"),
    "part": (N_("in part"), "circle-half-2", "amber"),
    "no": (N_("fails"), "x", "red"),
    "unknown": (N_("unknown"), "circle-dashed", "text_3"),
}
_KEYS: Final = {
    Qt.Key.Key_Y: "yes",
    Qt.Key.Key_P: "part",
    Qt.Key.Key_N: "no",
    Qt.Key.Key_U: "unknown",
}


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One line: title, kind in words, who set it, and one fit per party (ours first).

    Fits: yes, part, no, unknown. ``must`` prints the kind in bold. ``total`` marks the last line,
    which sums up the must criteria and cannot be changed. ``payload`` is the caller's.
    """

    title: str
    kind: str = ""
    author: str = ""
    fits: tuple[str, ...] = ()
    must: bool = False
    total: bool = False
    payload: object = None


class CriteriaModel(RecordsModel):
    """Criteria in lines, parties in columns; the first party is us."""

    FIRST_FIT: Final = 3

    def __init__(
        self,
        parties: Sequence[str],
        lines: Sequence[CriterionLine] = (),
        *,
        parent: QObject | None = None,
    ) -> None:
        columns = [
            Column(
                title=_("Criterion"),
                value=lambda r: Cell(r.title, bold=r.total),
                stretch=True,
                width=200,
            ),
            Column(
                title=_("Type"),
                value=lambda r: Cell(r.kind, bold=r.must),
                width=_wide((line.kind for line in lines), least=64),
            ),
            Column(
                title=_("Author"),
                value=lambda r: r.author or ("" if r.total else None),
                width=_wide((line.author for line in lines), least=76),
            ),
        ]
        for number, name in enumerate(parties):
            columns.append(Column(title=name, value=_fit_of(number), role="icon", width=92))
        super().__init__(columns, lines, parent=parent)


def _wide(words: Iterable[str], *, least: int, most: int = 120) -> int:
    """The width of a column that shows its words whole, within reason."""
    metrics = QFontMetrics(font("text", bold=True))
    longest = max((metrics.horizontalAdvance(text) for text in words), default=0)
    return max(least, min(most, round(longest + 2 * PAD + 4)))


def _fit_of(number: int) -> Any:
    def value(line: CriterionLine) -> Cell:
        fit = line.fits[number] if number < len(line.fits) else "unknown"
        words, icon, ink = FITS.get(fit, FITS["unknown"])
        return Cell(_(words), tone=ink, sign=icon, bold=line.total)

    return value


class FitPainter(CellPainter):
    """Paints our column on the accent ground and each fit with its sign and word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override."""
        if self.model is None or index.column() < CriteriaModel.FIRST_FIT:
            super().paint(painter, option, index)
            return
        look = tokens()
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        selected = QStyle.StateFlag.State_Selected in state
        self._paint_ground(painter, box, index=index, selected=selected)
        if index.column() == CriteriaModel.FIRST_FIT:
            painter.fillRect(box.adjusted(0, 0, 0, -1), QColor(look.accent_soft))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(look.accent))
            painter.drawRect(box.adjusted(1, 1, -2, -3))
            painter.drawRect(box.adjusted(2, 2, -3, -4))
        cell = self.model.cell(index.row(), index.column())
        line = self.model.row_at(index.row())
        x = box.x() + PAD
        ink = str(getattr(look, cell.tone))
        if not line.total:
            paint_icon(
                painter,
                cell.sign,
                ink=ink,
                spot=QPointF(x, box.y() + (box.height() - 15) / 2),
                size=14,
            )
            x += 19
        painter.setFont(font("text", bold=cell.bold))
        painter.setPen(QColor(ink))
        paint_text(
            painter, QRectF(x, box.y(), box.right() - x - 4, box.height() - 1), text=cell.text
        )
        painter.restore()


class CriteriaView(RecordsView):
    """Shows a ``CriteriaModel``. Y, P, N, U set the fit of the cell one is in.

    Signal: ``fit_picked(line, party, fit)``; party 0 is us.
    """

    fit_picked = Signal(object, int, str)

    def __init__(
        self, model: CriteriaModel, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(model, name=name, sortable=False, parent=parent)
        self._painter = FitPainter(self)
        self._painter.model = model
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(RecordsView.SelectionBehavior.SelectItems)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: a letter sets the fit."""
        fit = _KEYS.get(Qt.Key(event.key()))
        index = self.currentIndex()
        party = index.column() - CriteriaModel.FIRST_FIT
        if fit is None or not index.isValid() or party < 0:
            super().keyPressEvent(event)
            return
        line = self.records().row_at(index.row())
        if not line.total:
            self.fit_picked.emit(line, party, fit)
