"""The week at the right of Today: what happens on each day, and the weeks before and after."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.fact import fact_of
from kamdesk.domain.records import RECORDS
from kamdesk.domain.week import WeekEntry, monday_of, week_of
from kamdesk.i18n import _, ngettext
from kamdesk.ui.kit import IconButton, LineButton, Panel, PlainLabel
from kamdesk.ui.theme import Size, TextRole, tokens
from kamdesk.ui.wording import money_words

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier

ICONS = {
    "visit": "map-pin",
    "money": "coin",
    "promise": "hand-stop",
    "sample": "package",
    "tender": "gavel",
    "agreement": "file-certificate",
}
WORK_DAYS = 5
NAME = 78
"""Width of the names of the days."""
MOST = 4
"""Entries of a day that are shown; the rest are counted."""


def weekday_words(day: dt.date) -> str:
    """The name of the day of the week."""
    names = (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    )  # fmt: skip
    return names[day.weekday()]


def entry_words(entry: WeekEntry) -> str:
    """One entry in words, its hour and its customer first."""
    hour = ""
    if entry.at is not None and entry.at.astimezone(dt.UTC).time() != dt.time():
        hour = f"{entry.at.astimezone():%H:%M}"
    return " ".join(part for part in (hour, entry.firm, matter_words(entry)) if part)


def matter_words(entry: WeekEntry) -> str:
    """What an entry is about: what, how many, how much."""
    match entry.kind:
        case "visit":
            met = ngettext("visit, {n} person", "visit, {n} persons", entry.people)
            return met.format(n=entry.people) if entry.people else _("visit")
        case "money":
            return _("{number} is due, {amount}").format(
                number=entry.text, amount=money_words(entry.amount)
            )
        case "tender":
            return fact_of(RECORDS["project"], entry.text).words
        case "agreement":
            return _("{agreement} ends").format(agreement=entry.text)
        case "sample":
            return _("sample {what} is to be sent").format(what=entry.text)
        case _other:
            return entry.text


class WeekPanel(Panel):
    """Signal: ``picked(entry)`` on a click on an entry."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("The week"), flush=True)
        self._dossiers: tuple[Dossier, ...] = ()
        self._today = self._monday = dt.date.min
        self.back = IconButton("chevron-left", _("The week before"), size=16)
        self.forward = IconButton("chevron-right", _("The week after"), size=16)
        self.add_right(self.back)
        self.add_right(self.forward)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forward.clicked.connect(lambda: self._turn(1))

    def show_dossiers(self, dossiers: tuple[Dossier, ...], today: dt.date) -> None:
        """Show the week looked at; the one of today at first."""
        if today != self._today:
            self._today, self._monday = today, monday_of(today)
        self._dossiers = dossiers
        self._fill()

    def _turn(self, weeks: int) -> None:
        self._monday += dt.timedelta(weeks=weeks)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        days = week_of(self._dossiers, self._monday, today=self._today)
        last = self._monday + dt.timedelta(days=WORK_DAYS - 1)
        this = self._monday == monday_of(self._today)
        words = _("This week, {first} to {last}") if this else _("Week of {first} to {last}")
        self.set_title(words.format(first=f"{self._monday:%m-%d}", last=f"{last:%m-%d}"))
        for day, entries in days.items():
            if entries or day.weekday() < WORK_DAYS:
                self.body.addWidget(self._day(day, entries))

    def _day(self, day: dt.date, entries: tuple[WeekEntry, ...]) -> QWidget:
        row = DayRow(today=day == self._today)
        row.name.addWidget(PlainLabel(weekday_words(day), TextRole.SUBJECT, fixed=True))
        row.name.addWidget(PlainLabel(f"{day:%m-%d}", TextRole.NOTE, fixed=True))
        row.name.addStretch(1)
        for entry in entries[:MOST]:
            row.column.addWidget(self._entry(entry))
        if len(entries) > MOST:
            rest = len(entries) - MOST
            words = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
            row.column.addWidget(PlainLabel(words, TextRole.FAINT))
        if not entries:
            row.column.addWidget(PlainLabel(_("nothing agreed"), TextRole.NOTE))
        row.column.addStretch(1)
        return row

    def _entry(self, entry: WeekEntry) -> LineButton:
        button = LineButton(entry_words(entry), icon=ICONS[entry.kind])
        button.clicked.connect(lambda: self.picked.emit(entry))
        return button


class DayRow(QWidget):
    """One day: its name at the left, its entries at the right; a bar marks today."""

    def __init__(self, *, today: bool) -> None:
        super().__init__()
        self._today = today
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 10, 7)
        row.setSpacing(4)
        head = QWidget()
        head.setFixedWidth(NAME)
        self.name = QVBoxLayout(head)
        self.name.setContentsMargins(0, 0, 0, 0)
        self.name.setSpacing(0)
        row.addWidget(head)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        row.addLayout(self.column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the line below, and the bar of today."""
        del event
        look, painter = tokens(), QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(look.line))
        if self._today:
            bar = QRectF(0, 0, Size.SELECTION_BAR, self.height() - 1)
            painter.fillRect(bar, QColor(look.accent))
