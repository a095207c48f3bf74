"""Overview, left column: what has a day in the next weeks, and what is late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.insight.collection import collection
from kamdesk.domain.insight.people import is_ours
from kamdesk.domain.insight.result import Row
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Action, Agreement, Event, Interaction, Invoice, Milestone
from kamdesk.i18n import _, ngettext
from kamdesk.ui.jump import jump
from kamdesk.ui.kit import Button, Line, Panel, PlainLabel, SeverityIcon
from kamdesk.ui.pages.overview_panel import SPACING
from kamdesk.ui.theme import TextRole, font
from kamdesk.ui.wording import day_words, distance_words, money_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier
    from kamdesk.ui.desk import Desk

TOP_DATES, TOP_LATE, HORIZON = 7, 3, 60
"""The first dates are shown, the rest at a click; late ones count the newest; days ahead."""
SIGN, DAY, FAR_MOST = 16, 44, 120
"""Widths of the columns before the words."""


@dataclass(frozen=True, slots=True)
class NextDate:
    """Something with a day: due, planned or late.

    ``tone`` is red where it is late, amber where it moved or needs somebody, else ""; ``row`` is
    the record it stands on.
    """

    day: dt.date
    words: str
    row: Row
    tone: str = ""


def next_dates(dossier: Dossier, today: dt.date) -> list[NextDate]:
    """What comes in the next 60 days, and the newest of what is late, by day."""
    found = sorted(_dates(dossier, today), key=lambda item: item.day)
    late = [item for item in found if item.day < today]
    ahead = [item for item in found if 0 <= (item.day - today).days <= HORIZON]
    return [*late[-TOP_LATE:], *ahead]


def _dates(dossier: Dossier, today: dt.date) -> Iterator[NextDate]:
    yield from _visits(dossier, today)
    yield from _actions(dossier, today)
    yield from _milestones(dossier, today)
    yield from _invoices(dossier, today)
    yield from _ends(dossier, today)
    for event in dossier.shelf.where(Event, "account", value=dossier.account.id):
        if event.kind == "calendar" and event.happened_on and event.happened_on >= today:
            yield NextDate(event.happened_on, event.text or "", Row("event", event.id))


def _visits(dossier: Dossier, today: dt.date) -> Iterator[NextDate]:
    """Planned contacts: whom we meet, else what for."""
    for visit in dossier.shelf.where(Interaction, "account", value=dossier.account.id):
        if visit.status != "planned" or visit.start is None:
            continue
        day = visit.start.astimezone().date()
        met = [p for p in dossier.attendants(visit.id) if not is_ours(dossier, p, day=day)]
        names = _(", ").join(title_of(person, dossier.shelf) for person in met)
        words = _("Visit: {goal}").format(goal=names or visit.objective or "")
        yield NextDate(day, words, Row("interaction", visit.id), _late(day, today))


def _late(day: dt.date, today: dt.date, *, tone: str = "") -> str:
    return "red" if day < today else tone


def _actions(dossier: Dossier, today: dt.date) -> Iterator[NextDate]:
    for action in dossier.shelf.where(Action, "account", value=dossier.account.id):
        if action.due and not action.done:
            row = Row("action", action.id)
            yield NextDate(action.due, action.text or "", row, _late(action.due, today))


def _milestones(dossier: Dossier, today: dt.date) -> Iterator[NextDate]:
    """Open milestones with how far they slipped against the first plan (F-24)."""
    for project in dossier.open_projects:
        for stone in dossier.shelf.where(Milestone, "project", value=project.id):
            if stone.forecast is None or stone.actual is not None:
                continue
            words = f"{stone.name} {project.code or project.name or ''}".strip()
            slip = (stone.forecast - stone.planned).days if stone.planned else 0
            if slip > 0:
                late = ngettext("{n} day later", "{n} days later", slip).format(n=slip)
                words = _("{what} ({how})").format(what=words, how=late)
            tone = _late(stone.forecast, today, tone="amber" if slip > 0 else "")
            yield NextDate(stone.forecast, words, Row("milestone", stone.id), tone)


def _invoices(dossier: Dossier, today: dt.date) -> Iterator[NextDate]:
    """What is to be paid to us; what is late stands in the panel of money."""
    result = collection(dossier, today)
    currency = str(result.detail.get("currency") or "")
    for invoice in dossier.shelf.where(Invoice, "account", value=dossier.account.id):
        item = result.items.get(key_of(invoice))
        if item is None or item.level in {"paid", None} or not invoice.due or invoice.due < today:
            continue
        balance = item.detail.get("balance")
        amount = Money(round(balance), currency) if isinstance(balance, int | float) else None
        words = _("{no} is due").format(no=invoice.no or "")
        words = f"{words} {money_words(amount)}".strip()
        tone = "amber" if item.level == "S0" else ""
        yield NextDate(invoice.due, words, Row("invoice", invoice.id), tone)


def _ends(dossier: Dossier, today: dt.date) -> Iterator[NextDate]:
    """Agreements and the registration that end."""
    account = dossier.account
    for agreement in dossier.shelf.where(Agreement, "account", value=account.id):
        if agreement.valid_to and agreement.valid_to >= today:
            words = _("{name} ends").format(name=agreement.name or "")
            yield NextDate(agreement.valid_to, words, Row("agreement", agreement.id), "amber")
    if account.e_platform_expiry:
        day = account.e_platform_expiry
        row = Row("account", account.id)
        words = _("Registration on the platform ends")
        yield NextDate(day, words, row, _late(day, today, tone="amber"))


class DatesPanel(Panel):
    """What is next, and what is late; a click goes there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Next dates"))
        self.desk = desk
        self.body.setSpacing(SPACING)
        self.add_right(PlainLabel(_("within 60 days"), TextRole.NOTE))

    def show_dossier(self, dossier: Dossier, *, whole: bool = False) -> None:
        """Show the next dated things; all of them where ``whole`` is asked for."""
        self.clear()
        today = self.desk.today
        found = next_dates(dossier, today)
        # One line says no more than the link that would stand in its place.
        shown = found if whole or len(found) <= TOP_DATES + 1 else found[:TOP_DATES]
        rest = len(found) - len(shown)
        bold = QFontMetrics(font("subject"))
        words = (bold.horizontalAdvance(distance_words(item.day, today)) for item in shown)
        far = min(max(words, default=0) + 4, FAR_MOST)
        for item in shown:
            self.body.addWidget(self._line(item, dossier.account.id, width=far))
        if rest:
            more = Button(ngettext("{n} more", "{n} more", rest).format(n=rest), "link")
            more.clicked.connect(lambda: self.show_dossier(dossier, whole=True))
            self.body.addWidget(more)
        if not found:
            self.body.addWidget(PlainLabel(_("Nothing is dated yet. Plan a visit."), TextRole.NOTE))
        self.body.addStretch(1)

    def _line(self, item: NextDate, account: str, *, width: int) -> Line:
        today = self.desk.today
        far = distance_words(item.day, today)
        line = Line(f"{item.day.isoformat()} {far} {item.words}", hint=_("Go there"))
        line.picked.connect(
            lambda: jump(self.desk, item.row, account=account, parent=self.window())
        )
        day = PlainLabel(day_words(item.day, today), TextRole.SUBJECT, fixed=True)
        day.setMinimumWidth(DAY)
        distance = PlainLabel(far, TextRole.RED if item.tone == "red" else TextRole.NOTE)
        distance.setFixedWidth(width)
        line.row.addWidget(day)
        line.row.addWidget(distance)
        if item.tone:
            line.row.addWidget(SeverityIcon(item.tone, far))
        else:
            line.row.addSpacing(SIGN + line.row.spacing())
        line.row.addWidget(PlainLabel(item.words), 1)
        return line
