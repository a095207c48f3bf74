"""Overview, middle column: the relationship on three levels, the next gate as a work list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from kamdesk.domain.brief.wording import gist
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.gates import COMPULSORY, LABELS, LEVEL_GATES, gates
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.result import Row
from kamdesk.domain.records import Agreement, Interaction, Person, SupplierStatus
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import LevelBar
from kamdesk.ui.jump import jump
from kamdesk.ui.kit import Bar, Icon, Line, PlainLabel, Tag, hairline
from kamdesk.ui.pages.gate_steps import take_step
from kamdesk.ui.pages.overview_panel import NumberPanel
from kamdesk.ui.theme import TextRole, font
from kamdesk.ui.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.gates import Gate
    from kamdesk.domain.insight.result import Insight, Part
    from kamdesk.ui.desk import Desk

TONES = {"strong": "green", "good": "green", "weak": "amber", "poor": "red"}
NAME = 24
"""Characters of a name inside a sentence; the explanation has the whole."""
FIGURE = 28
"""Width of the numbers before the bars."""


class RelationshipPanel(NumberPanel):
    """F-02: never only the total."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Relationship on three levels"))

    def show_results(self, dossier: Dossier, found: Mapping[str, Insight]) -> None:
        """Show the three levels, what leads to the next, and who holds each back."""
        total = found["F-02"]
        self.begin(dossier, total)
        if total.value is not None:
            words = _("total {value:.0f} {band} · coverage {share:.0f} %").format(
                value=total.value, band=_band(total.level), share=100 * total.coverage
            )
            self.add_right(PlainLabel(words, TextRole.NOTE))
        self._organisation(dossier, found["F-02a"])
        self.body.addWidget(hairline())
        self._meter(_("Key persons"), found["F-02b"])
        self.say(_weakest(dossier, found["F-02b"]))
        self.body.addWidget(hairline())
        self._meter(_("Extensive"), found["F-02c"])
        self.say(_short_board(found["F-02c"]))
        self.body.addStretch(1)

    def _organisation(self, dossier: Dossier, result: Insight) -> None:
        level = int(result.level) if result.level and result.level.isdigit() else 0
        line = self.why_line(_("Organisation level"), result)
        line.row.addWidget(_named(_("Organisation level")))
        line.row.addWidget(_wide(PlainLabel(str(level), TextRole.FIGURE, fixed=True), FIGURE))
        words = [f"{code} {scale('ORG_LEVEL').short(code)}" for code in LEVEL_GATES]
        line.row.addWidget(LevelBar(words, level), 1)
        found = gates(dossier, self.desk.today)
        ahead = LEVEL_GATES.get(level + 1)
        if ahead:
            self._work_list(dossier, [found[code] for code in ahead], level=level + 1)

    def _work_list(self, dossier: Dossier, ahead: list[Gate], *, level: int) -> None:
        needed = min(len(ahead), int(limits_of("F-02a")["gates_needed"]))
        done = sum(gate.open for gate in ahead)
        words = _("Work list to level {level}: {done} done, {needed} of {all} needed")
        self.say(words.format(level=level, done=done, needed=needed, all=len(ahead)))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        compulsory = COMPULSORY.get(level, frozenset())
        settled = any(gate.open for gate in ahead if gate.code in compulsory)
        for number, gate in enumerate(ahead):
            must = gate.code in compulsory and not settled
            grid.addWidget(self._gate(dossier, gate, must=must), number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)

    def _gate(self, dossier: Dossier, gate: Gate, *, must: bool) -> QWidget:
        words = _(LABELS[gate.code])
        line = Line(words, hint=_("Go there") if gate.open else _("Do it now"))
        sign, ink = ("circle-check", "green") if gate.open else ("circle-dashed", "amber")
        line.row.addWidget(Icon(sign, ink, size=16))
        line.row.addWidget(PlainLabel(words, TextRole.TEXT if gate.open else TextRole.SUBJECT), 1)
        note = self._evidence(gate) if gate.open else _("required") if must else ""
        if note:
            line.row.addWidget(PlainLabel(note, TextRole.NOTE, fixed=True))
        line.picked.connect(lambda: self._picked(dossier, gate))
        return line

    def _picked(self, dossier: Dossier, gate: Gate) -> None:
        if gate.open:
            newest = _newest(gate.records)
            row = Row(newest.ENTITY, newest.id)
            jump(self.desk, row, account=dossier.account.id, parent=self.window())
        else:
            take_step(self.desk, gate.code, account=dossier.account.id, parent=self.window())

    def _evidence(self, gate: Gate) -> str:
        """The day of what opened the gate, where it has one."""
        newest = _newest(gate.records)
        if isinstance(newest, Interaction) and newest.start is not None:
            return day_words(newest.start.astimezone().date(), self.desk.today)
        day = None
        if isinstance(newest, Agreement):
            day = newest.valid_to
        elif isinstance(newest, SupplierStatus):
            day = newest.expiry
        return _("until {day}").format(day=day_words(day, self.desk.today)) if day else ""

    def _meter(self, words: str, result: Insight) -> None:
        line = self.why_line(words, result)
        line.row.addWidget(_named(words))
        if result.value is None:
            line.row.addWidget(PlainLabel(_("nothing assessed yet"), TextRole.NOTE), 1)
            return
        figure = PlainLabel(f"{result.value:.0f}", TextRole.FIGURE, fixed=True)
        line.row.addWidget(_wide(figure, FIGURE))
        borders = [border for border in limits_of("F-02b")["levels"].values() if border]
        line.row.addWidget(Bar(result.value, bounds=borders, coverage=result.coverage), 1)
        band = _band(result.level)
        if result.insufficient:
            band = scale("BAND").label("insufficient")
        line.row.addWidget(Tag.severity(band, TONES.get(result.level or "", "amber")))


def _named(words: str) -> QWidget:
    """A name as wide as the longest of the three, so that all bars begin at one line."""
    metrics = QFontMetrics(font("subject"))
    names = (_("Organisation level"), _("Key persons"), _("Extensive"))
    width = max(metrics.horizontalAdvance(name) for name in names) + 2
    return _wide(PlainLabel(words, TextRole.SUBJECT), width)


def _wide(widget: QWidget, width: int) -> QWidget:
    widget.setMinimumWidth(width)
    return widget


def _newest(records: tuple[Record, ...]) -> Record:
    """What happened last of what opened a gate."""
    return max(
        records, key=lambda row: str(getattr(row, "start", None) or getattr(row, "valid_to", ""))
    )


def _band(code: str | None) -> str:
    return scale("BAND").label(code) if code else ""


def _weakest(dossier: Dossier, result: Insight) -> str:
    """How many key persons there are, whose attitude is not known, and who is the weakest."""
    if not result.parts:
        return _("No key person yet: give power or a role in a project to somebody.")
    count = len(result.parts)
    said = [ngettext("{n} key person", "{n} key persons", count).format(n=count)]
    unknown = [part for part in result.parts if part.points is None]
    if unknown:
        names = _(", ").join(gist(part.label, NAME) for part in unknown)
        said.append(_("attitude unknown: {names}").format(names=names))
    known = [part for part in result.parts if part.points is not None and part.maximum]
    if known:
        weakest = min(known, key=_share)
        people = {key_of(person): person for person in dossier.shelf.of(Person)}
        attitude = people[weakest.code].attitude if weakest.code in people else None
        words = _("weakest: {name} ({attitude})")
        said.append(
            words.format(name=gist(weakest.label, NAME), attitude=scale("ATTITUDE").label(attitude))
        )
    return _("; ").join(said)


def _share(part: Part) -> float:
    return (part.points or 0.0) / (part.maximum or 1.0)


def _short_board(result: Insight) -> str:
    """The weakest department by name with the border it misses, and what was not assessed."""
    said = []
    key = result.detail.get("short_board")
    part = next((part for part in result.parts if part.code == key), None)
    if part is not None:
        value, border = result.detail.get("short_board_value"), limits_of("F-02c")["balanced"]
        words = _("Short board: {name} {value:.0f}").format(
            name=gist(part.label, NAME), value=value or 0
        )
        if result.detail.get("balanced") is False:
            words = _("{words} (below {border:g}: unbalanced)").format(words=words, border=border)
        said.append(words)
    unknown = [gist(part.label, NAME) for part in result.parts if part.points is None]
    if unknown:
        said.append(_("not assessed: {names}").format(names=_(", ").join(unknown)))
    return _("; ").join(said)
