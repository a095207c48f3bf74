"""What changed of an account: since the last snapshot, since the last visit, between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.exchange import exchange
from kamdesk.domain.insight.meaning import amount_words, level_words, meaning
from kamdesk.domain.insight.missing import subject_words
from kamdesk.domain.insight.movement import moves
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.insight.result import Insight, Row
from kamdesk.domain.insight.visit_rhythm import last_visit
from kamdesk.domain.naming import title_of
from kamdesk.domain.scales import scale
from kamdesk.domain.trends import (
    changed_between,
    changed_since,
    snapshot_before,
    snapshot_on,
    snapshots,
)
from kamdesk.i18n import N_, _
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.dialogs.why import show_why
from kamdesk.ui.jump import jump
from kamdesk.ui.kit import (
    DateEditor,
    Line,
    PlainLabel,
    SegmentedControl,
    clear_layout,
    group_head,
)
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json
    from kamdesk.domain.insight.movement import Move
    from kamdesk.domain.scales import Scale
    from kamdesk.domain.trends import Difference, Kept
    from kamdesk.ui.desk import Desk

SNAPSHOT, VISIT, DAYS = "snapshot", "visit", "days"
SPANS = (
    (SNAPSHOT, N_("since the last snapshot")),
    (VISIT, N_("since the last visit")),
    (DAYS, N_("between two days")),
)
ATTRIBUTES = {"attitude": "ATTITUDE", "power": "POWER", "strength": "TIE"}
"""What moves of a person, with the scale its steps are read in."""


class ChangedDialog(Sheet):
    """Numbers that changed and people who moved; a click explains one or shows the other."""

    def __init__(self, desk: Desk, account: str, *, parent: QWidget | None = None) -> None:
        dossier = desk.dossier(account)
        name = title_of(dossier.organisation, dossier.shelf)
        super().__init__(_("What changed · {name}").format(name=name), parent, width=640)
        self.desk, self.account = desk, account
        self.span = SegmentedControl([(key, _(words)) for key, words in SPANS])
        self.begin, self.end = DateEditor(), DateEditor()
        self.lines = QWidget()
        self._column = QVBoxLayout(self.lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build(dossier)
        self.close_button = self.add_button(_("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        self.span.picked.connect(lambda _value: self._other_span())
        self.begin.committed.connect(self.show_span)
        self.end.committed.connect(self.show_span)
        self.span.set_value(SNAPSHOT)
        self.show_span()
        self.fit()

    def _build(self, dossier: Dossier) -> None:
        self.begin.setAccessibleName(_("From"))
        self.end.setAccessibleName(_("To"))
        first = next(iter(snapshots(dossier)), None)
        self.begin.set_value(first.taken_on if first else self.desk.today)
        self.end.set_value(self.desk.today)
        self.days = QWidget()
        row = QHBoxLayout(self.days)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.begin)
        row.addWidget(PlainLabel("–", fixed=True))
        row.addWidget(self.end)
        row.addStretch(1)
        for widget in (self.span, self.days, self.lines):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _days(self, dossier: Dossier) -> tuple[dt.date, dt.date] | None:
        """The two days compared; ``None`` where the file has no first one."""
        today, kind = self.desk.today, self.span.value()
        if kind == SNAPSHOT:
            before = snapshot_before(dossier, today)
            return (before.taken_on, today) if before and before.taken_on else None
        if kind == VISIT:
            visit = last_visit(dossier, today)
            start = visit.start if visit else None
            return (start.astimezone().date(), today) if start else None
        begin, end = self.begin.value(), self.end.value()
        return (begin, end) if begin and end and begin <= end else None

    def show_span(self) -> None:
        """Compare the days chosen."""
        clear_layout(self._column)
        dossier = self.desk.dossier(self.account)
        self.days.setVisible(self.span.value() == DAYS)
        span = self._days(dossier)
        if span is None:
            self._say(self._nothing())
            return
        begin, end = span
        if self.span.value() == VISIT:
            self._both_ways(dossier)
        kept = snapshot_on(dossier, begin)
        if kept is None or kept.taken_on is None:
            self._say(_("No snapshot was kept up to {day}.").format(day=begin.isoformat()))
        else:
            day = kept.taken_on.isoformat()
            self._say(_("Compared with the snapshot of {day}.").format(day=day))
            self._numbers(dossier, self._differences(dossier, begin, end=end))
        self._people(dossier, moves(dossier, begin, today=end, is_now=end == self.desk.today))

    def _nothing(self) -> str:
        if self.span.value() == SNAPSHOT:
            return _(
                "No earlier snapshot to compare with. One is kept by itself after each visit and "
                "each month, and by the plus beside Trend on the overview."
            )
        if self.span.value() == VISIT:
            return _("No visit so far, so there is nothing to compare with.")
        return _("Choose two days, the earlier one first.")

    def _other_span(self) -> None:
        """Compare the other span; it may need more room than the one before."""
        self.show_span()
        # New lines have a height when the loop has turned.
        QTimer.singleShot(0, self, self.fit)

    def _both_ways(self, dossier: Dossier) -> None:
        """Show what we learned and what we told since the visit (F-30)."""
        result = exchange(dossier, self.desk.today)
        self._column.addWidget(group_head(_("News both ways"), level_words(result)))
        words = _("{learned} learned · {told} told").format(
            learned=result.detail["learned"], told=result.detail["told"]
        )
        line = self._line(_("Facts learned, news given"), words, hint=_("Why this number?"))
        line.picked.connect(lambda: show_why(self.desk, result, account=self.account, parent=self))

    def _say(self, words: str) -> None:
        self._column.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))

    def _differences(
        self, dossier: Dossier, begin: dt.date, *, end: dt.date
    ) -> tuple[Difference, ...]:
        today = self.desk.today
        if end < today:
            return changed_between(dossier, begin, end=end)
        now = {code: formula(dossier, today) for code, formula in FORMULAS.items()}
        return changed_since(dossier, now, since=begin, today=today)

    def _numbers(self, dossier: Dossier, found: tuple[Difference, ...]) -> None:
        self._column.addWidget(group_head(_("Numbers"), str(len(found))))
        if not found:
            self._say(_("No number changed."))
        for item in found:
            name = meaning(item.formula).name.here
            if item.item:
                name = f"{name} · {subject_words(dossier, item.item)}"
            words = f"{_kept(item.formula, item.before)} → {_kept(item.formula, item.after)}"
            line = self._line(name, words, hint=_("Why this number?"))
            line.picked.connect(lambda i=item: self._explain(i))

    def _explain(self, item: Difference) -> None:
        whole = FORMULAS[item.formula](self.desk.dossier(self.account), self.desk.today)
        insight: Insight = whole.items.get(item.item, whole) if item.item else whole
        show_why(self.desk, insight, account=self.account, parent=self)

    def _people(self, dossier: Dossier, found: tuple[Move, ...]) -> None:
        self._column.addWidget(group_head(_("People"), str(len(found))))
        if not found:
            self._say(_("Nobody moved."))
        for move in found:
            steps = scale(ATTRIBUTES[move.attribute])
            arrow = "▲" if move.steps > 0 else "▼"
            words = f"{_step(steps, move.before)} {arrow} {_step(steps, move.after)}"
            name = move.person.name or key_of(move.person)
            colleague = dossier.person(move.tie.supplier_person) if move.tie else None
            about = colleague.name if colleague and colleague.name else steps.title.here
            line = self._line(f"{name} · {about}", words, hint=_("Go there"))
            line.picked.connect(lambda m=move: self._go(m))

    def _line(self, name: str, words: str, *, hint: str) -> Line:
        line = Line(f"{name}: {words}", hint=hint)
        line.row.addWidget(PlainLabel(name, TextRole.SUBJECT), 1)
        line.row.addWidget(PlainLabel(words))
        self._column.addWidget(line)
        return line

    def _go(self, move: Move) -> None:
        self.accept()
        jump(self.desk, Row(move.person.ENTITY, move.person.id), account=self.account)


def _kept(formula: str, kept: Kept) -> str:
    """A kept result in words: its value, its level, or both."""
    level = level_words(Insight(formula=formula, level=kept.level))
    return " ".join(filter(None, [amount_words(formula, kept.value), level]))


def _step(steps: Scale, value: Json) -> str:
    known = steps.step(value) if isinstance(value, int | str) else None
    return known.label.here if known else str(value)
