"""Who of ours meets whom of theirs (F-11): by level, by function, and along the decision chain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.coverage import LEVELS, coverage
from kamdesk.domain.insight.coverage_rows import (
    FUNCTIONS,
    contacts,
    function_touches,
    level_touches,
)
from kamdesk.domain.records import Department
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.dialogs.meetings import MeetingsDialog
from kamdesk.ui.kit import Button, Panel, PlainLabel, ScrollPage, severity
from kamdesk.ui.models import Cell, Column, RecordsModel
from kamdesk.ui.models.cells import CellsView
from kamdesk.ui.theme import Size, TextRole
from kamdesk.ui.wording import percent_words

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.people import Touch
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.records import Project
    from kamdesk.ui.desk import Desk

_BAR = 12
TONES = {"parity": "green", "under-levelled": "amber", "gap": "red"}


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level of ours with the number of pairs by level of theirs; 0: the verdicts."""

    level: int
    pairs: dict[int, int]
    verdicts: dict[int, str]


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """One department with the last day of each function of ours."""

    id: str
    name: str
    last: dict[str, dt.date | None]


@dataclass(frozen=True, slots=True)
class ReachRow:
    """How far a decision chain is reached, and who is not."""

    project: Project
    insight: Insight

    @property
    def absent(self) -> tuple[str, ...]:
        """The names of whom we did not reach."""
        return tuple(p.label for p in self.insight.parts if p.code in self.insight.missing)


class CoveragePage(ScrollPage):
    """The three tables; a click on a cell lists its meetings and offers to plan one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.account_id = ""
        self.insight: Insight | None = None
        self.levels = CellsView(
            RecordsModel(self._level_columns(), ()), name=_("Our levels and theirs"), sortable=False
        )
        self.functions = CellsView(
            RecordsModel(self._function_columns(), ()),
            name=_("Our functions and their departments"),
        )
        self.chains = CellsView(
            RecordsModel(self._chain_columns(), ()), name=_("Reach of the decision chain")
        )
        self.why_button = Button(_("Why?"), "inline", icon="help-circle")
        self._build()
        self.levels.wanted.connect(self._level_wanted)
        self.functions.wanted.connect(self._function_wanted)
        self.chains.wanted.connect(lambda row, _key: self._why(row.insight))
        self.why_button.clicked.connect(lambda: self._why(self.insight))

    def _build(self) -> None:
        self.body.setContentsMargins(Size.GAP, Size.GAP, Size.GAP, Size.GAP)
        self.body.setSpacing(Size.GAP)
        notes = (
            _("Pairs that met lately: in 180 days, on their levels 3 and 4 in 365."),
            _("The last day on which somebody of the function met somebody of the department."),
            _("Share of the power in the chain whom we touched lately."),
        )
        for view, note in zip((self.levels, self.functions, self.chains), notes, strict=True):
            panel = Panel(view.accessibleName(), flush=True)
            if view is self.levels:
                panel.add_right(self.why_button)
            inner = QVBoxLayout()
            inner.setContentsMargins(Size.GAP, 6, Size.GAP, 6)
            inner.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True))
            panel.body.addLayout(inner)
            panel.body.addWidget(view)
            self.body.addWidget(panel)
        self.body.addStretch(1)

    # ------------------------------------------------------------------ columns

    def _level_columns(self) -> tuple[Column, ...]:
        words = scale("PERSON_LEVEL")
        return (
            Column(title=_("Our level"), value=_level_words, key="", role="subject", width=224),
            *(
                Column(
                    title=f"{level} {words.label(level)}",
                    value=partial(_level_cell, level),
                    key=str(level),
                    width=136,
                    stretch=level == LEVELS[-1],
                )
                for level in LEVELS
            ),
        )

    def _function_columns(self) -> tuple[Column, ...]:
        words = scale("FUNCTION")
        return (
            Column(
                title=_("Department"), value=lambda r: r.name, key="", role="subject", width=110
            ),
            *(
                Column(
                    title=words.label(code),
                    value=partial(_function_cell, code),
                    key=code,
                    width=94,
                    stretch=code == FUNCTIONS[-1],
                )
                for code in FUNCTIONS
            ),
        )

    def _chain_columns(self) -> tuple[Column, ...]:
        return (
            Column(
                title=_("Project"),
                value=lambda row: row.project.name or "",
                key="project",
                role="subject",
                width=220,
            ),
            Column(title=_("Reached"), value=_reach_cell, key="reach", role="tag", width=90),
            Column(
                title=_("Not reached"),
                value=lambda row: _(", ").join(row.absent) or _("nobody is missing"),
                key="absent",
                stretch=True,
            ),
        )

    # ------------------------------------------------------------------ rows

    def show_account(self, account_id: str) -> None:
        """Show the coverage of an account."""
        self.account_id = account_id
        dossier, today = self.desk.dossier(account_id), self.desk.today
        self.insight = coverage(dossier, today)
        self.levels.records().set_rows(_level_rows(self.insight))
        self.functions.records().set_rows(_department_rows(dossier, today))
        self.chains.records().set_rows(
            tuple(
                ReachRow(project, self.insight.items[key_of(project)])
                for project in dossier.open_projects
            )
        )
        for view in (self.levels, self.functions, self.chains):
            view.fit_height(620)
            # Where the columns do not fit, the bar to reach them must not cover the last row.
            view.setFixedHeight(view.height() + _BAR)

    # ------------------------------------------------------------------ what a click does

    def _level_wanted(self, row: LevelRow, key: str) -> None:
        if not key:
            return
        words = scale("PERSON_LEVEL")
        dossier, today, theirs = self.desk.dossier(self.account_id), self.desk.today, int(key)
        ours = (row.level,) if row.level else LEVELS
        found = {
            touch.interaction.id: touch
            for level in ours
            for touch in level_touches(dossier, today, ours=level, theirs=theirs)
        }
        mine = words.label(row.level) if row.level else _("All our levels")
        head = _("{ours} with {theirs}").format(ours=mine, theirs=words.label(theirs))
        self._list(head, sorted(found.values(), key=lambda touch: touch.day, reverse=True))

    def _function_wanted(self, row: DepartmentRow, key: str) -> None:
        if not key:
            return
        dossier, today = self.desk.dossier(self.account_id), self.desk.today
        found = function_touches(dossier, today, function=key, department=row.id)
        head = _("{ours} with {theirs}").format(ours=scale("FUNCTION").label(key), theirs=row.name)
        self._list(head, list(found))

    def _list(self, head: str, found: list[Touch]) -> None:
        MeetingsDialog(
            self.desk, self.account_id, head=head, found=found, parent=self.window()
        ).open()

    def _why(self, insight: Insight | None) -> None:
        from kamdesk.ui.dialogs.why import show_why

        if insight is not None:
            show_why(self.desk, insight, account=self.account_id)


def _level_rows(insight: Insight) -> tuple[LevelRow, ...]:
    """The verdict of each level of theirs first, then our levels from the top."""
    detail: dict[str, Any] = dict(insight.detail)
    verdicts = {int(key[1:]): str(word) for key, word in detail["verdicts"].items()}
    pairs: dict[int, dict[int, int]] = {level: {} for level in LEVELS}
    for ours, theirs, count in detail["cells"]:
        pairs[ours][theirs] = count
    rows = [LevelRow(level, pairs[level], {}) for level in reversed(LEVELS)]
    return (LevelRow(0, {}, verdicts), *rows)


def _department_rows(dossier: Dossier, today: dt.date) -> tuple[DepartmentRow, ...]:
    last: dict[str, dict[str, dt.date | None]] = {}
    for contact in contacts(dossier, today):
        last.setdefault(contact.department, {})[contact.function] = contact.last
    names = {key: dossier.shelf.get(Department, key) for key in last}
    return tuple(
        DepartmentRow(key, (found.name or "") if (found := names[key]) else "", days)
        for key, days in last.items()
    )


def _level_words(row: LevelRow) -> str:
    if not row.level:
        return _("How it stands")
    return f"{row.level} {scale('PERSON_LEVEL').label(row.level)}"


def _level_cell(theirs: int, row: LevelRow) -> Cell:
    if not row.level:
        verdict = row.verdicts.get(theirs)
        if verdict is None:
            return Cell(_("not expected"), tone="faint")
        words = scale("PARITY").label(verdict)
        return Cell(words, tag=severity(words, TONES[verdict]))
    count = row.pairs.get(theirs, 0)
    if not count:
        return Cell("—", tone="faint")
    return Cell(ngettext("{n} pair", "{n} pairs", count).format(n=count), bold=theirs == row.level)


def _function_cell(code: str, row: DepartmentRow) -> Cell:
    day = row.last[code]
    return Cell(_("never"), tone="faint") if day is None else Cell(day.isoformat())


def _reach_cell(row: ReachRow) -> Cell:
    value = row.insight.value
    if value is None:
        return Cell(_("not known"), tone="faint")
    words = percent_words(f"{value:.0f}")
    return Cell(words, tag=severity(words, "red" if row.insight.level == "low" else "green"))
