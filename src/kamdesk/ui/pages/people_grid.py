"""Head to head: the customer's people in rows, our best tie and each rival's in columns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight import head_to_head as duels
from kamdesk.domain.naming import title_of
from kamdesk.domain.power_map.build import letter_of
from kamdesk.domain.records import Stance, Tie
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.ui.dialogs.record import NewRecordDialog, RecordDialog
from kamdesk.ui.kit import PlainLabel, Tag, clear_layout, severity
from kamdesk.ui.models import Cell, Column, RecordsModel
from kamdesk.ui.models.cells import CellsView
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.head_to_head import Duel, HeadToHead, RivalSide
    from kamdesk.domain.records import Organisation, Person
    from kamdesk.ui.desk import Desk

VERDICTS = {
    duels.LOST: (N_("seat lost"), "red"),
    duels.BEHIND: (N_("behind"), "amber"),
    duels.LEVEL: (N_("level"), "amber"),
    duels.UNKNOWN: (N_("not known"), "info"),
    duels.ALONE: (N_("no rival known"), "plain"),
    duels.LEAD: (N_("ahead"), "green"),
}
"""Words and tone of who is ahead with a person."""


class HeadToHeadPage(QWidget):
    """The grid with its counts over it. Signal: ``picked(person id)``."""

    picked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.account_id = ""
        self._rivals: tuple[str, ...] | None = None
        self.view = CellsView(RecordsModel((), ()), name=_("Head to head"))
        self.view.wanted.connect(self._wanted)
        self.view.went_to.connect(self._went_to)
        self._counts = QHBoxLayout()
        self._counts.setContentsMargins(Size.GAP, 8, Size.GAP, 8)
        self._counts.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._counts)
        column.addWidget(self.view, 1)

    def show_account(self, account_id: str) -> None:
        """Show the grid of an account; columns are made anew only for other rivals."""
        self.account_id = account_id
        found = duels.head_to_head(self.desk.dossier(account_id), self.desk.today)
        rivals = tuple(key_of(rival) for rival in found.rivals)
        if rivals != self._rivals:
            self._rivals = rivals
            self.view.set_model(RecordsModel(self._columns(found), (), parent=self.view))
        self.view.records().set_rows(found.rows)
        self._show_counts(found)

    def go_to(self, person_id: str) -> None:
        """Go to a person's row; tells nobody."""
        self.view.blockSignals(True)
        row = next((r for r in self.view.records().rows() if r.person.id == person_id), None)
        if row is not None:
            self.view.go_to(row)
        self.view.blockSignals(False)

    def _show_counts(self, found: HeadToHead) -> None:
        clear_layout(self._counts)
        note = _("Our best tie against each rival's, person by person. Click a cell to edit it.")
        self._counts.addWidget(PlainLabel(note, TextRole.NOTE), 1)
        for verdict in (duels.LOST, duels.BEHIND, duels.LEAD):
            words, tone = VERDICTS[verdict]
            self._counts.addWidget(Tag.severity(f"{_(words)} {found.count(verdict)}", tone))

    # ------------------------------------------------------------------ columns

    def _columns(self, found: HeadToHead) -> tuple[Column, ...]:
        rivals = [
            column
            for number, rival in enumerate(found.rivals)
            for column in self._rival_columns(number, rival)
        ]
        return (
            Column(title=_("Full name"), value=self._name, key="person", role="subject", width=96),
            Column(
                title=_("Power"),
                value=lambda row: _power(row.person),
                sort_key=lambda row: -(row.person.power if row.person.power is not None else -1),
                role="power",
                width=64,
                key="power",
            ),
            Column(
                title=_("Who is ahead"),
                value=lambda row: self._verdict(row),
                sort_key=lambda row: duels.ORDER.index(row.verdict),
                role="tag",
                width=140,
                key="verdict",
            ),
            Column(
                title=_("Attitude"),
                value=lambda row: _attitude(row.person.attitude),
                role="attitude",
                align="center",
                width=68,
                key="attitude",
            ),
            Column(
                title=_("Our best tie"),
                value=lambda row: self._tie(row.tie, row.colleague),
                sort_key=lambda row: _strength(row.tie),
                role="tie",
                width=118,
                key="tie",
            ),
            *rivals,
        )

    def _rival_columns(self, number: int, rival: Organisation) -> tuple[Column, Column]:
        name = rival.short or rival.name or ""
        return (
            Column(
                title=_("Tie of {rival}").format(rival=name),
                value=partial(self._rival_tie, number),
                sort_key=lambda row: _strength(row.rivals[number].tie),
                role="tie",
                width=118,
                key=f"tie:{number}",
            ),
            Column(
                title=_("Attitude"),
                value=partial(_rival_attitude, number),
                role="attitude",
                align="center",
                width=68,
                tip=lambda row: _("Attitude to {rival}: {words}").format(
                    rival=name, words=_rival_attitude(number, row).text
                ),
                key=f"stance:{number}",
            ),
        )

    def _name(self, row: Duel) -> str:
        return title_of(row.person, self.desk.dossier(self.account_id).shelf)

    def _tie(self, tie: Tie | None, whose: Person | None) -> Cell:
        if tie is None:
            return Cell(_("not known"), tone="faint")
        name = title_of(whose, self.desk.dossier(self.account_id).shelf) if whose else ""
        return Cell(f"{tie.strength} {name}", level=tie.strength)

    def _rival_tie(self, number: int, row: Duel) -> Cell:
        side = row.rivals[number]
        return self._tie(side.tie, side.rep)

    def _verdict(self, row: Duel) -> Cell:
        words, tone = VERDICTS[row.verdict]
        text = _(words)
        if row.seat is not None:
            rival = next((s.rival for s in row.rivals if key_of(s.rival) == row.seat.rival), None)
            name = (rival.short or rival.name or "") if rival else row.seat.rival
            text = _("{verdict}: {rival}").format(verdict=text, rival=name)
        return Cell(text, tag=severity(text, tone))

    # ------------------------------------------------------------------ what a click does

    def _went_to(self, row: Duel | None) -> None:
        if row is not None:
            self.picked.emit(row.person.id)

    def _wanted(self, row: Duel, key: str) -> None:
        """Edit the tie or the attitude of a cell, or make it where there is none."""
        kind, _colon, number = key.partition(":")
        side = row.rivals[int(number)] if number else None
        given = {"customer_person": row.person.id}
        if kind == "tie":
            self._edit(side.tie if side else row.tie, Tie, given=given)
        elif kind == "stance" and side is not None:
            given = {"person": row.person.id, "organisation": side.rival.id}
            self._edit(side.stance, Stance, given=given)
        else:
            self.picked.emit(row.person.id)

    def _edit(self, record: Record | None, kind: type[Record], *, given: dict[str, str]) -> None:
        if record is not None:
            RecordDialog(self.desk, record, account_id=self.account_id, parent=self.window()).open()
            return
        NewRecordDialog(
            self.desk, kind, account_id=self.account_id, given=given, parent=self.window()
        ).open()


def _power(person: Person) -> Cell:
    if person.power is None:
        return Cell(_("not known"), tone="faint")
    return Cell("", level=person.power)


def _attitude(code: str | None) -> Cell:
    words = scale("ATTITUDE").label(code) if code else _("not judged")
    return Cell(words, sign=letter_of(code), tone="" if code else "faint")


def _rival_attitude(number: int, row: Duel) -> Cell:
    side: RivalSide = row.rivals[number]
    return _attitude(side.stance.attitude if side.stance else None)


def _strength(tie: Tie | None) -> int:
    return -1 if tie is None or tie.strength is None else tie.strength
