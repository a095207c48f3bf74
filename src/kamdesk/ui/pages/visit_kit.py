"""Is the visit prepared (F-28), and what goes into the bag (CK-KIT)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from kamdesk.domain.fact import fact_of, key_of
from kamdesk.domain.insight.readiness import KIT, visit_readiness
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS, Action, ChecklistRun, ChecklistTick, Interaction
from kamdesk.domain.standing import checklist, fact_defs
from kamdesk.i18n import _, ngettext
from kamdesk.services.visits import set_kit
from kamdesk.ui.kit import (
    Bar,
    Check,
    MeterRow,
    PlainLabel,
    SeverityIcon,
    Tag,
    clear_layout,
    with_words,
)
from kamdesk.ui.kit import severity as severity_mark
from kamdesk.ui.pages.service_kit import WhyButton
from kamdesk.ui.pages.visit_part import Asking, VisitPart
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.gaps import Gap
    from kamdesk.ui.desk import Desk

READY = 60
"""The border of the bar: F-28 calls a visit ready from here on."""
LISTED = 6
"""Missing things named before the rest is counted."""


class Readiness(VisitPart):
    """The bar of F-28 and its red list in words."""

    def __init__(self, desk: Desk, asking: Asking) -> None:
        super().__init__(desk, _("Preparation"))
        self.asking = asking
        self._lines: list[str] = []
        self.bar = Bar(bounds=(READY,))
        self.level = Tag()
        self.meter = MeterRow(_("Ready"), self.bar, end=self.level)
        self.meter.label.setMinimumWidth(64)
        self.why = WhyButton(desk)
        self.meter.put_figure(self.why)
        self.list = QGridLayout()
        self.list.setVerticalSpacing(2)
        self.list.setHorizontalSpacing(16)
        self.list.setColumnStretch(0, 1)
        self.list.setColumnStretch(1, 1)
        self.body.addWidget(self.meter)
        self.body.addLayout(self.list)

    def refresh(self) -> None:
        """Reckon again."""
        found = visit_readiness(self.dossier, self.visit, today=self.desk.today)
        figure = "—" if found.value is None else f"{found.value:.0f}"
        self.bar.set_value(found.value, coverage=1.0)
        self.bar.setAccessibleName(_("Ready: {points} of 100").format(points=figure))
        self.why.show_result(figure, found, account=self.account_id)
        ready = found.level == "ready"
        words = _("prepared") if ready else _("not prepared")
        self.level.show_mark(severity_mark(words, "green" if ready else "amber"))
        self._show_missing(found.missing)

    def _show_missing(self, missing: tuple[str, ...]) -> None:
        lines = list(self._words(missing))
        if lines == self._lines:
            return
        self._lines = lines
        clear_layout(self.list)
        for number, words in enumerate(lines[:LISTED]):
            sign = with_words(SeverityIcon("amber", _("missing")), words)
            self.list.addWidget(sign, number // 2, number % 2)
        rest = len(lines) - LISTED
        if rest > 0:
            text = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
            self.list.addWidget(PlainLabel(text, TextRole.NOTE), LISTED // 2, 0)

    def _words(self, missing: tuple[str, ...]) -> Iterator[str]:
        """What is missing in words: the plan and the bag first, then promises, then facts."""
        plan = {
            "objective": fact_of(Interaction, "objective").words,
            "minimum": fact_of(Interaction, "minimum").words,
            "fallback": fact_of(Interaction, "fallback").words,
            "bring_value": fact_of(Interaction, "bring_value").words,
            "roles": _("Who goes, with which role"),
            "questions": _("Three questions of your own"),
            "kit": checklist(KIT).name.here,
        }
        promises = {key_of(row): row.text or "" for row in self.dossier.shelf.of(Action)}
        found, _printed = self.asking.about(self.dossier, self.visit)
        open_facts = {gap.key: gap for gap in found}
        yield from (plan[code] for code in missing if code in plan)
        yield from (
            _("Promise: {text}").format(text=promises[code]) for code in missing if code in promises
        )
        yield from (self._of(open_facts[code]) for code in missing if code in open_facts)

    def _of(self, gap: Gap) -> str:
        name = fact_defs()[gap.fact].name.here if gap.fact in fact_defs() else gap.wording
        subject = self.dossier.shelf.get(RECORDS[gap.entity], gap.id)
        if subject is None or subject.id == self.account_id:
            return name
        whose = title_of(subject, self.dossier.shelf)
        return _("{fact}: {subject}").format(fact=name, subject=whose)


class Kit(VisitPart):
    """What goes into the bag, to be ticked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, checklist(KIT).name.here)
        self.packed = self.add_note("")
        self.checks: dict[str, Check] = {}
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for number, item in enumerate(checklist(KIT).items):
            check = Check(item.name.here)
            check.clicked.connect(lambda on, code=item.code: self._tick(code, on))
            self.checks[item.code] = check
            grid.addWidget(check, number // 2, number % 2)
        self.body.addLayout(grid)

    def refresh(self) -> None:
        """Show what is packed."""
        shelf = self.dossier.shelf
        runs = [
            run
            for run in shelf.where(ChecklistRun, "subject", value=self.visit_id)
            if run.checklist == KIT
        ]
        done = {
            tick.item
            for run in runs
            for tick in shelf.where(ChecklistTick, "checklist_run", value=run.id)
            if tick.done
        }
        for code, check in self.checks.items():
            check.setChecked(code in done)
        packed = len(done & self.checks.keys())
        self.packed.setText(_("{n} of {all} packed").format(n=packed, all=len(self.checks)))

    def _tick(self, code: str, on: bool) -> None:
        self.desk.do(set_kit, self.desk.book, self.visit, item=code, done=on, today=self.desk.today)
        self.refresh()
