"""Deliveries on time in full, agreements with their renewals, supplier status, samples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.insight.deliveries import on_time_in_full
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Agreement, DeliveryMonth, Project, Sample, SupplierStatus
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import thresholds
from kamdesk.domain.terms import Renewal, renewals, waiting_samples
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import ChartColumn, ColumnChart
from kamdesk.ui.dialogs.record import RecordDialog
from kamdesk.ui.kit import Button, Panel, PlainLabel, SeverityIcon, Tag, clear_layout
from kamdesk.ui.pages.record_list import RecordList
from kamdesk.ui.pages.service_kit import Section, WhyButton, two_columns
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import day_words, distance_words, percent_words

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.terms import WaitingSample
    from kamdesk.ui.desk import Desk

KINDS: Final = (Agreement, SupplierStatus, Sample, DeliveryMonth)
OTIF: Final = {"green": "", "amber": "amber", "red": "red"}


class DeliveriesPanel(Panel):
    """F-20: the share of lines that arrived as promised, month by month."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Deliveries on time in full"))
        self.figure = WhyButton(desk)
        self.light = Tag()
        self.add_right(self.figure)
        self.add_right(self.light)
        self.chart = ColumnChart()
        self.note = PlainLabel("", TextRole.NOTE, wrap=True)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.note)

    def show_dossier(self, dossier: Dossier, desk: Desk) -> None:
        """Show the months of the last year."""
        result = on_time_in_full(dossier, desk.today)
        words = _("not known") if result.value is None else percent_words(f"{result.value:.1f}")
        self.figure.show_result(words, result, account=dossier.account.id)
        self.light.setVisible(result.level is not None)
        if result.level is not None:
            level = scale("LIGHT").label(result.level)
            self.light.show_mark(Tag.severity(level, result.level).mark)
        borders = thresholds()["F-20"]
        self.chart.setVisible(bool(result.parts))
        self.chart.set_columns(
            [
                _month(part.label, part.points or 0.0, lines=part.maximum or 0.0)
                for part in result.parts
            ],
            top=100.0,
            target=float(borders["green_percent"]),
        )
        self.note.setText(_deliveries(result, needed=borders["lines_needed"]))


def _month(month: str, kept: float, *, lines: float) -> ChartColumn:
    share = 100 * kept / lines if lines else None
    borders = thresholds()["F-20"]
    tone = ""
    if share is not None and share < borders["green_percent"]:
        tone = "amber" if share >= borders["amber_percent"] else "red"
    words = _("{month}: {kept:.0f} of {lines:.0f} lines").format(
        month=month, kept=kept, lines=lines
    )
    figure = "" if share is None else f"{share:.0f}"
    return ChartColumn(month[2:], share, figure, words, tone)


def _deliveries(result: Insight, *, needed: int) -> str:
    lines, kept, days = (
        int(str(result.detail.get(key) or 0)) for key in ("lines", "kept", "shortage_days")
    )
    if not result.parts:
        return _("No deliveries are noted. Add the lines of each month, and how many came in full.")
    words = _("{kept} of {lines} lines in 12 months").format(kept=kept, lines=lines)
    short = ngettext("{n} day of shortage", "{n} days of shortage", days).format(n=days)
    if lines < needed:
        few = _("no percentage below {n} lines").format(n=needed)
        return f"{words} · {short} · {few}"
    return f"{words} · {short}"


class LinesPanel(Panel):
    """Rows of words with a sign, a subject and a day; a click opens the record."""

    def __init__(self, desk: Desk, title: str, *, empty: str) -> None:
        super().__init__(title)
        self.desk = desk
        self._empty = empty
        self._account = ""

    def clear_lines(self, account_id: str) -> None:
        """Begin anew."""
        self.clear()
        self._account = account_id

    def finish(self, count: int) -> None:
        """Say what to do where there is nothing."""
        if not count:
            self.body.addWidget(PlainLabel(self._empty, TextRole.NOTE, wrap=True))

    def add_line(self, record: Record, words: tuple[str, str], *, tone: str, due: str) -> None:
        """One row: its name opens the record; ``words`` are name and note."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(SeverityIcon(tone, due))
        name = Button(words[0], "link")
        name.clicked.connect(lambda _on=False: self._open(record))
        row.addWidget(name)
        row.addWidget(PlainLabel(words[1], TextRole.NOTE), 1)
        row.addWidget(PlainLabel(due, TextRole.SUBJECT, fixed=True))
        self.body.addLayout(row)

    def _open(self, record: Record) -> None:
        RecordDialog(self.desk, record, account_id=self._account, parent=self.window()).open()


class TermsSection(Section):
    """Deliveries and samples on the left, agreements and status on the right, lists below."""

    def build(self) -> None:
        """Override."""
        clear_layout(self.page.body)
        self.deliveries = DeliveriesPanel(self.desk)
        self.renewals = LinesPanel(
            self.desk,
            _("What ends next"),
            empty=_("Nothing with an end is noted. Add agreements with their last day below."),
        )
        self.samples = LinesPanel(
            self.desk,
            _("Samples under way"),
            empty=_("No sample is under way. A fast sample is how a chance is taken."),
        )
        left, right = two_columns(self.page)
        left.addWidget(self.deliveries)
        right.addWidget(self.renewals)
        right.addWidget(self.samples)
        for side in (left, right):
            side.addStretch(1)
        self.lists = [RecordList(self.desk, kind, account_id=self.account_id) for kind in KINDS]
        for records in self.lists:
            self.page.body.addWidget(records)
        self.page.body.addStretch(1)

    def load(self, dossier: Dossier) -> None:
        """Override."""
        self.deliveries.show_dossier(dossier, self.desk)
        ends = renewals(dossier, self.desk.today)
        self.renewals.clear_lines(self.account_id)
        for item in ends:
            self._renewal(dossier, item)
        self.renewals.finish(len(ends))
        waiting = waiting_samples(dossier, self.desk.today)
        self.samples.clear_lines(self.account_id)
        for sample in waiting:
            self._sample(dossier, sample)
        self.samples.finish(len(waiting))
        for records in self.lists:
            records.reload()

    def _renewal(self, dossier: Dossier, item: Renewal) -> None:
        today = self.desk.today
        name = title_of(item.record, dossier.shelf)
        notice = (
            _("notice by {day}").format(day=day_words(item.notice, today)) if item.notice else ""
        )
        note = " · ".join(part for part in (notice, item.note) if part)
        due = f"{day_words(item.day, today)} · {distance_words(item.day, today)}"
        tone = {"late": "red", "near": "amber"}.get(item.state, "info")
        self.renewals.add_line(item.record, (name, note), tone=tone, due=due)

    def _sample(self, dossier: Dossier, item: WaitingSample) -> None:
        today = self.desk.today
        project = dossier.shelf.get(Project, item.sample.project)
        words = {
            "unsent": _("not sent yet"),
            "silent": _("no news since {day}").format(day=day_words(item.since, today)),
            "waiting": _("with the customer"),
        }
        note = " · ".join(
            part
            for part in (
                title_of(project, dossier.shelf) if project else "",
                words[item.state],
                item.sample.note or "",
            )
            if part
        )
        due = ""
        if item.next_day is not None:
            due = f"{day_words(item.next_day, today)} · {distance_words(item.next_day, today)}"
        tone = "red" if item.late else "amber" if item.state == "silent" else "info"
        self.samples.add_line(item.sample, (item.sample.what or "", note), tone=tone, due=due)
