"""Overview, left column: completeness, the five biggest gaps, next dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.gaps import gaps
from kamdesk.domain.records import Action, Agreement, Event, Interaction, Invoice, Milestone
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.charts import CompletenessChart, CompletenessLine
from kamdesk.ui.kit import Icon, Panel, PlainLabel, Ring, Tag, hairline
from kamdesk.ui.kit.marks import STATE_ICONS
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import day_words, distance_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.gap import Gap
    from kamdesk.domain.insight.result import Insight

TOP_GAPS, TOP_DATES, HORIZON = 5, 8, 60
INDENT = 20
"""Room for the number before a gap; what is said about it stands under its words."""
LEVEL_TONES = {"ready": "green", "usable": "green", "thin": "amber", "blind": "red"}


class CompletenessPanel(Panel):
    """F-01: how complete the file is, by section."""

    def __init__(self) -> None:
        super().__init__(_("Completeness of the file"))
        self.ring = Ring(0, size=84)
        self.chart = CompletenessChart([])
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.ring)
        row.addWidget(self.chart, 1)
        self.body.addLayout(row)
        self.note = PlainLabel("", TextRole.NOTE)
        self.body.addWidget(self.note)

    def show_result(self, result: Insight) -> None:
        """Show the result of F-01."""
        self.clear_right()
        value = result.value or 0.0
        if result.level:
            words = scale("COMPLETENESS").label(result.level)
            self.add_right(Tag.severity(words, LEVEL_TONES.get(result.level, "amber")))
        self.ring.set_value(value, figure=f"{value:.0f}%")
        sections: Any = result.detail.get("sections") or {}
        self.chart.set_lines(
            [
                CompletenessLine(part.label, part.points, _gap_words(sections.get(part.code)))
                for part in result.parts
            ]
        )
        self.note.setText(
            _("{facts} facts, {gaps} to find out").format(
                facts=result.detail.get("instances"), gaps=result.detail.get("gaps")
            )
        )


def _gap_words(section: Any) -> str:
    count = int(section["gaps"]) if section else 0
    if not count:
        return _("complete")
    return ngettext("{n} gap", "{n} gaps", count).format(n=count)


class GapsPanel(Panel):
    """The questions that would close most, each with the person to ask."""

    def __init__(self) -> None:
        super().__init__(_("Five biggest gaps"))

    def show_dossier(self, dossier: Dossier, today: dt.date) -> None:
        """Rank the gaps and show the first five."""
        self.clear()
        self.clear_right()
        found = gaps(dossier, today)
        count = ngettext("{n} in all", "{n} in all", len(found)).format(n=len(found))
        self.add_note(count)
        for number, gap in enumerate(found[:TOP_GAPS], start=1):
            if number > 1:
                self.body.addWidget(hairline())
            self.body.addWidget(_gap_line(number, gap))
        if not found:
            self.body.addWidget(PlainLabel(_("Nothing is open."), TextRole.NOTE))


def _gap_line(number: int, gap: Gap) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(0)
    first = QHBoxLayout()
    first.setSpacing(8)
    figure = PlainLabel(str(number), TextRole.SUBJECT, fixed=True)
    figure.setFixedWidth(INDENT - first.spacing())
    first.addWidget(figure)
    first.addWidget(PlainLabel(gap.wording), 1)
    name = gap.addressee_name or gap.whom
    first.addWidget(PlainLabel(_("ask {name}").format(name=name), TextRole.NOTE, fixed=True))
    second = QHBoxLayout()
    second.setContentsMargins(INDENT, 0, 0, 0)
    second.setSpacing(6)
    icon, ink = STATE_ICONS[gap.state]
    second.addWidget(Icon(icon, ink, size=14))
    state = scale("FACT_STATE").label(gap.state)
    second.addWidget(PlainLabel(f"{state} · {gap.key} {gap.why}", TextRole.NOTE), 1)
    column.addLayout(first)
    column.addLayout(second)
    return line


@dataclass(frozen=True, slots=True)
class NextDate:
    """Something with a day: what is due or planned."""

    day: dt.date
    words: str


def next_dates(dossier: Dossier, today: dt.date) -> list[NextDate]:
    """What comes in the next 60 days, and what is late, by day."""
    found = [item for item in _dates(dossier) if (item.day - today).days <= HORIZON]
    return sorted(found, key=lambda item: item.day)


def _dates(dossier: Dossier) -> Iterator[NextDate]:
    shelf, account = dossier.shelf, dossier.account.id
    for visit in shelf.where(Interaction, "account", value=account):
        if visit.status == "planned" and visit.start:
            words = _("Visit: {goal}").format(goal=visit.objective or "")
            yield NextDate(visit.start.astimezone().date(), words)
    for action in shelf.where(Action, "account", value=account):
        if action.due and not action.done:
            yield NextDate(action.due, action.text or "")
    for project in dossier.open_projects:
        for stone in shelf.where(Milestone, "project", value=project.id):
            if stone.forecast and not stone.actual:
                yield NextDate(stone.forecast, f"{stone.name} {project.code or project.name or ''}")
    for agreement in shelf.where(Agreement, "account", value=account):
        if agreement.valid_to:
            words = _("{name} ends").format(name=agreement.name or "")
            yield NextDate(agreement.valid_to, words)
    if dossier.account.e_platform_expiry:
        yield NextDate(dossier.account.e_platform_expiry, _("Registration on the platform ends"))
    yield from _events(dossier)


def _events(dossier: Dossier) -> Iterator[NextDate]:
    shelf, account = dossier.shelf, dossier.account.id
    for event in shelf.where(Event, "account", value=account):
        if event.kind == "calendar" and event.happened_on:
            yield NextDate(event.happened_on, event.text or "")
    for invoice in shelf.where(Invoice, "account", value=account):
        if invoice.due:
            yield NextDate(invoice.due, _("{no} is due").format(no=invoice.no or ""))


class DatesPanel(Panel):
    """What is next."""

    def __init__(self) -> None:
        super().__init__(_("Next dates"))
        self.add_note(_("within 60 days"))

    def show_dossier(self, dossier: Dossier, today: dt.date) -> None:
        """Show the next dated things."""
        self.clear()
        coming = [item for item in next_dates(dossier, today) if item.day >= today]
        for item in coming[:TOP_DATES]:
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(PlainLabel(day_words(item.day, today), TextRole.SUBJECT, fixed=True))
            far = PlainLabel(distance_words(item.day, today), TextRole.NOTE)
            far.setFixedWidth(72)
            line.addWidget(far)
            line.addWidget(PlainLabel(item.words), 1)
            self.body.addLayout(line)
        if not coming:
            self.body.addWidget(PlainLabel(_("Nothing is dated yet. Plan a visit."), TextRole.NOTE))
        self.body.addStretch(1)
