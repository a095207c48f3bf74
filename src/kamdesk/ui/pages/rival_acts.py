"""The panels of a rival's card that say what it does: projects, events, prices, open questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamdesk.domain.records import Organisation
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.i18n import _
from kamdesk.services.rivals import follow_up
from kamdesk.ui.dialogs.rival_event import usual_follow_up
from kamdesk.ui.kit import Bar, Button, PlainLabel, SeverityIcon, Tag
from kamdesk.ui.pages.rival_parts import MOST, RivalPanel, account_name
from kamdesk.ui.pages.service_kit import WhyButton
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import day_words, money_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.domain.records import ProjectRival
    from kamdesk.domain.rivals import Ask, Happened, InProject, Quoted
    from kamdesk.ui.desk import Desk

THREATS: Final = {"severe": "red", "high": "red", "medium": "amber", "low": "green"}
EVENTS: Final = {"rival_mistake": "green", "rival_move": "amber", "criteria_change": "red"}


class ProjectsPanel(RivalPanel):
    """Its projects: position, expected price, threat, and how the decided ones ended."""

    def __init__(self, desk: Desk) -> None:
        empty = _("It takes part in no project we know of. Ask in each open one who else bids.")
        super().__init__(desk, _("Projects and threat"), empty=empty)

    def show_projects(self, found: Sequence[InProject]) -> None:
        """Show the open ones by threat, then the decided ones."""
        self.begin()
        for item in found[:MOST]:
            key = item.dossier.account.id
            line = self.row()
            name = item.project.code or item.project.name or "?"
            subject = (key, "projects", item.project.id)
            line.addWidget(self.link(name, "account", subject=subject))
            words = " · ".join((account_name(item.dossier), item.project.name or ""))
            line.addWidget(PlainLabel(words, TextRole.NOTE), 1)
            if not item.open:
                line.addWidget(_result(item.project.result or ""))
            line.addWidget(self.edit(item.row, account=key))
            self.note(place_words(item.row))
            if item.threat is not None:
                self.body.addLayout(threat_line(self.desk, item))
        self.finish(len(found))


def _result(code: str) -> Tag:
    tones = {"won": "green", "lost": "red"}
    return Tag(scale("RESULT").label(code), tones.get(code, "plain"))


def place_words(row: ProjectRival) -> str:
    """Position, expected price with its source, solution, in one line."""
    low, high = row.expected_price_lo, row.expected_price_hi
    price = money_words(high or low)
    if low and high and low != high:
        price = _("{low} to {high}").format(low=money_words(low), high=price)
    if price and row.price_source:
        price = _("{price} ({source})").format(price=price, source=row.price_source)
    position = scale("POSITION").label(row.position) if row.position else _("position not known")
    parts = (position, price or _("price not known"), row.solution or "")
    return " · ".join(part for part in parts if part)


def threat_line(desk: Desk, item: InProject) -> QHBoxLayout:
    """The threat as a bar with its figure and level; the figure opens its parts."""
    line = QHBoxLayout()
    line.setSpacing(8)
    threat = item.threat
    level = (threat.level or "") if threat is not None else ""
    value = threat.value if threat is not None else None
    ink = "red" if THREATS.get(level) == "red" else "amber_fill"
    coverage = threat.coverage if threat is not None else 0.0
    bar = Bar(value or 0.0, coverage=coverage, ink=ink if level != "low" else "accent")
    line.addWidget(PlainLabel(_("Threat"), TextRole.NOTE, fixed=True))
    line.addWidget(bar, 1)
    figure = WhyButton(desk)
    words = "?" if value is None else f"{value:.0f}"
    figure.show_result(words, threat, account=item.dossier.account.id)
    line.addWidget(figure)
    tone = THREATS.get(level, "plain")
    line.addWidget(Tag.severity(scale("THREAT").label(level), tone) if level else QWidget())
    return line


class EventsPanel(RivalPanel):
    """What it did, the newest first; a mistake nobody answered offers its follow-up."""

    def __init__(self, desk: Desk) -> None:
        empty = _("Nothing noted. Note each move, and each mistake on the day you hear of it.")
        super().__init__(desk, _("What it did"), empty=empty)

    def show_events(self, found: Sequence[Happened], *, with_account: bool = True) -> None:
        """Show the events."""
        self.begin()
        for item in found[:MOST]:
            event, key = item.event, item.dossier.account.id
            line = self.row()
            day = day_words(event.happened_on, self.desk.today)
            line.addWidget(PlainLabel(day, TextRole.SUBJECT, fixed=True))
            kind = scale("EVENT").label(event.kind or "")
            line.addWidget(Tag(kind, EVENTS.get(event.kind or "", "plain")))
            line.addWidget(PlainLabel(event.text or ""), 1)
            if event.state == "suspected":
                line.addWidget(Tag(scale("EVENT_STATE").label("suspected"), "amber"))
            if with_account:
                where = (key, "rivals", None)
                name = account_name(item.dossier)
                line.addWidget(self.link(name, "account", subject=where))
            else:
                firm = item.dossier.shelf.get(Organisation, event.organisation)
                name = (firm.short or firm.name or "") if firm else ""
                line.addWidget(self.link(name, "rivals", subject=event.organisation))
            line.addWidget(self.edit(event, account=key))
            self._answer(item)
        self.finish(len(found))

    def _answer(self, item: Happened) -> None:
        answer = item.answer
        if answer is not None:
            done = _("done {day}").format(day=answer.done) if answer.done else ""
            due = _("due {day}").format(day=day_words(answer.due, self.desk.today))
            self.note(_("we: {text} · {state}").format(text=answer.text or "", state=done or due))
        elif item.unanswered:
            line = QHBoxLayout()
            line.addWidget(SeverityIcon("amber", _("Nobody has acted upon it.")))
            line.addWidget(PlainLabel(_("Nobody has acted upon it."), TextRole.NOTE), 1)
            button = Button(_("Follow up"), "inline", icon="plus")
            button.clicked.connect(lambda _on=False: self._follow(item))
            line.addWidget(button)
            self.body.addLayout(line)

    def _follow(self, item: Happened) -> None:
        book, today = self.desk.book, self.desk.today
        text = usual_follow_up()
        if self.desk.do(follow_up, book, item.event, text=text, today=today):
            self.desk.messages.told_undoable(_("The follow-up is noted."), self.desk.undo)


class QuotesPanel(RivalPanel):
    """Its prices, and how far ours is from the market in that line (F-21)."""

    def __init__(self, desk: Desk) -> None:
        empty = _("No price of theirs is noted. One price of each line tells where we stand.")
        super().__init__(desk, _("Price quotes"), empty=empty)

    def show_quotes(self, found: Sequence[Quoted]) -> None:
        """Show each quote with our deviation."""
        self.begin()
        for item in found[:MOST]:
            quote, key = item.quote, item.dossier.account.id
            line = self.row()
            line.addWidget(PlainLabel(item.line or "?", TextRole.SUBJECT, fixed=True))
            day = day_words(quote.quoted_on, self.desk.today)
            parts = (account_name(item.dossier), day, quote.note or "")
            words = " · ".join(part for part in parts if part)
            line.addWidget(PlainLabel(words, TextRole.NOTE), 1)
            line.addWidget(PlainLabel(money_words(quote.price), TextRole.SUBJECT, fixed=True))
            if item.deviation is not None:
                figure = WhyButton(self.desk)
                value = item.deviation.value or 0.0
                words = _("we {n} %").format(n=f"{value:+.1f}")
                figure.show_result(words, item.deviation, account=key)
                line.addWidget(figure)
            line.addWidget(self.edit(quote, account=key))
        self.finish(len(found))


class AsksPanel(RivalPanel):
    """What we do not know, each as a question for a named person (CK-RIVAL)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("To find out"), empty=_("Everything on the list is known."))

    def show_asks(self, found: Sequence[Ask]) -> None:
        """Show the open facts with the questions for them."""
        self.begin()
        for ask in found[:MOST]:
            line = self.row()
            name = fact_defs()[ask.fact.fact].name.here
            line.addWidget(PlainLabel(name, TextRole.SUBJECT, fixed=True))
            state = scale("FACT_STATE").label(ask.fact.state)
            line.addWidget(PlainLabel(f"{state} · {account_name(ask.dossier)}", TextRole.NOTE), 1)
            whom = ask.gap.addressee_name or ask.gap.whom
            line.addWidget(
                PlainLabel(_("ask {name}").format(name=whom) if whom else "", TextRole.NOTE)
            )
            self.body.addWidget(PlainLabel(ask.gap.wording, wrap=True))
        self.finish(len(found))
