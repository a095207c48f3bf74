"""Overview, middle column: three levels of the relationship, the people map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.charts import PeopleMap, map_legend
from kamdesk.ui.kit import Bar, Button, EmptyState, MeterRow, Panel, PlainLabel, Tag, hairline
from kamdesk.ui.people_picture import picture_of
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.ui.desk import Desk

TONES = {"strong": "green", "good": "green", "weak": "amber", "poor": "red"}


class RelationshipPanel(Panel):
    """F-02: never only the total."""

    def __init__(self) -> None:
        super().__init__(_("Relationship on three levels"))

    def show_results(self, found: Mapping[str, Insight]) -> None:
        """Show the three levels and what is missing to the next one."""
        self.clear()
        self.clear_right()
        total = found["F-02"]
        if total.value is not None:
            self.add_note(
                _("total {value:.0f} {band} · coverage {share:.0f} %").format(
                    value=total.value, band=_band(total.level), share=100 * total.coverage
                )
            )
        self._organisation(found["F-02a"])
        self.body.addWidget(hairline())
        self._meter(_("Key persons"), found["F-02b"])
        self.body.addWidget(hairline())
        self._meter(_("Extensive"), found["F-02c"])
        self.body.addWidget(PlainLabel(_short_board(found["F-02c"]), TextRole.NOTE, wrap=True))
        self.body.addStretch(1)

    def _organisation(self, result: Insight) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(PlainLabel(_("Organisation level"), TextRole.SUBJECT, fixed=True))
        level = int(result.level) if result.level and result.level.isdigit() else 0
        for code in (1, 2, 3, 4):
            words = f"{code} {scale('ORG_LEVEL').label(code)}"
            tone = "accent" if code == level else "plain" if code < level else "dashed"
            row.addWidget(Tag(words, tone))
        row.addStretch(1)
        self.body.addLayout(row)
        gates = [part.label for part in result.parts if part.code in result.missing]
        if gates:
            missing = _("To the next level: {gates}").format(gates=_(", ").join(gates))
            self.body.addWidget(PlainLabel(missing, TextRole.NOTE, wrap=True))

    def _meter(self, words: str, result: Insight) -> None:
        if result.value is None:
            line = _("{name}: nothing assessed yet").format(name=words)
            self.body.addWidget(PlainLabel(line, TextRole.NOTE))
            return
        bar = Bar(result.value, bounds=(40, 60, 80), coverage=result.coverage)
        band = Tag.severity(_band(result.level), TONES.get(result.level or "", "amber"))
        self.body.addWidget(MeterRow(words, bar, figure=f"{result.value:.0f}", end=band))


def _band(code: str | None) -> str:
    return scale("BAND").label(code) if code else ""


def _short_board(result: Insight) -> str:
    """The weakest department, by name."""
    key = result.detail.get("short_board")
    part = next((part for part in result.parts if part.code == key), None)
    if part is None:
        return ""
    return _("Short board: {name} {value:.0f}").format(
        name=part.label, value=result.detail.get("short_board_value") or 0
    )


class MapPanel(Panel):
    """The people in small; the panel's title leads to them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("People map"), link=True)
        self.desk = desk
        self.map = PeopleMap(mini=True)
        self.map.setMinimumHeight(300)
        self._empty = EmptyState(
            _("No people yet"),
            _("Begin with three: who uses it, who buys it, who signs."),
            icon="users",
            buttons=[self._add_button()],
        )
        self._legend = map_legend()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.map, 1)
        column.addWidget(self._legend)
        column.addWidget(self._empty)
        self.body.addWidget(inner, 1)

    def _add_button(self) -> Button:
        button = Button(_("Add people"), "primary", icon="plus")
        button.clicked.connect(lambda: self.opened.emit())
        return button

    def show_dossier(self, dossier: Dossier) -> None:
        """Show who is there."""
        picture = picture_of(dossier, self.desk.today)
        there = bool(dossier.people(self.desk.today))
        self.map.set_picture(picture)
        self.map.setVisible(there)
        self._legend.setVisible(there)
        self._empty.setVisible(not there)
