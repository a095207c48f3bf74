"""The panels of a rival's card that say who it is: reps, where it stands, what is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout

from kamdesk.domain.naming import title_of
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.services.people import add_person
from kamdesk.ui.dialogs.ask import ask_line
from kamdesk.ui.dialogs.record import RecordDialog
from kamdesk.ui.kit import Button, Panel, PlainLabel, SeverityIcon, Tag, hairline
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.records import Organisation
    from kamdesk.domain.rivals import Installed, Rep, Standing
    from kamdesk.ui.desk import Desk

MOST: Final = 20
"""Rows of a panel; what is beyond is counted."""
CLOSE_TIE: Final = 3


def account_name(dossier: Dossier) -> str:
    """The short name of the customer, for a row of many accounts."""
    return dossier.organisation.short or dossier.organisation.name or ""


class RivalPanel(Panel):
    """A panel of rows; it is filled anew whenever the card is."""

    def __init__(self, desk: Desk, title: str, *, empty: str) -> None:
        super().__init__(title)
        self.desk = desk
        self._empty = empty
        self._first = True

    def begin(self) -> None:
        """Empty the panel."""
        self.clear()
        self._first = True

    def row(self) -> QHBoxLayout:
        """A new row; a line parts it from the one before."""
        if not self._first:
            self.body.addWidget(hairline())
        self._first = False
        line = QHBoxLayout()
        line.setSpacing(8)
        self.body.addLayout(line)
        return line

    def finish(self, count: int) -> None:
        """Say what to do where there is nothing, or how much is not shown."""
        if not count:
            self.note(self._empty)
        elif count > MOST:
            more = count - MOST
            self.note(ngettext("and {n} more", "and {n} more", more).format(n=more))

    def note(self, words: str) -> None:
        """A wrapped line of small words."""
        if words:
            self.body.addWidget(PlainLabel(words, TextRole.NOTE, wrap=True))

    def link(self, words: str, page: str, *, subject: object) -> Button:
        """A link to a place of the window."""
        button = Button(words, "link")
        button.clicked.connect(lambda _on=False: self.desk.go(page, subject))
        return button

    def edit(self, record: Record, *, account: str) -> Button:
        """A button that opens a record."""
        button = Button(_("Edit"), "inline", icon="pencil")
        name = title_of(record, self.desk.book)
        button.setAccessibleName(_("Edit {name}").format(name=name))
        button.clicked.connect(lambda _on=False: self.open(record, account=account))
        return button

    def open(self, record: Record, *, account: str) -> None:
        """Open a record in a dialog."""
        RecordDialog(self.desk, record, account_id=account, parent=self.window()).open()


class RepsPanel(RivalPanel):
    """Its people: style, ties to customers' people, and where they were before."""

    def __init__(self, desk: Desk) -> None:
        empty = _("Nobody of theirs is known by name. Ask your coach who calls there for them.")
        super().__init__(desk, _("Reps and their style"), empty=empty)
        self._firm: Organisation | None = None
        self.add_button = Button(_("Add rep"), "inline", icon="user-plus")
        self.add_button.clicked.connect(self._add)
        self.add_right(self.add_button)

    def show_reps(self, firm: Organisation, reps: Sequence[Rep], *, home: str) -> None:
        """Show the people of a rival."""
        self._firm = firm
        self.begin()
        for rep in reps[:MOST]:
            line = self.row()
            name = Button(rep.person.name or _("not known"), "link")
            name.clicked.connect(
                lambda _on=False, person=rep.person: self.open(person, account=home)
            )
            line.addWidget(name)
            line.addWidget(PlainLabel(rep.post.title or "", TextRole.NOTE), 1)
            self.note(rep.person.style or _("How does he sell? Ask your coach."))
            for former in rep.former:
                self._former(former.title, firm=former.organisation.name or "", until=former.until)
            self._ties(rep)
        self.finish(len(reps))

    def _former(self, title: str, *, firm: str, until: object) -> None:
        words = _("formerly {title} at {firm}").format(title=title or "?", firm=firm)
        if until is not None:
            words = _("{words}, until {day}").format(words=words, day=until)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(SeverityIcon("amber", words))
        line.addWidget(PlainLabel(words), 1)
        self.body.addLayout(line)

    def _ties(self, rep: Rep) -> None:
        for tie in rep.ties[:MOST]:
            line = QHBoxLayout()
            line.setSpacing(8)
            strength = tie.tie.strength or 0
            subject = (tie.dossier.account.id, "people", tie.person.id)
            line.addWidget(self.link(tie.person.name or "?", "account", subject=subject))
            tone = "red" if strength >= CLOSE_TIE else "plain"
            line.addWidget(Tag(_("tie {n} of 4").format(n=strength), tone))
            line.addWidget(PlainLabel(tie.tie.basis or "", TextRole.NOTE), 1)
            line.addWidget(PlainLabel(account_name(tie.dossier), TextRole.NOTE, fixed=True))
            self.body.addLayout(line)

    def _add(self) -> None:
        firm = self._firm
        if firm is not None:
            ask_line(
                self,
                _("Add rep"),
                label=_("Name of the rep"),
                on_answer=lambda name: self.desk.do(add_person, self.desk.book, firm, name=name),
            )


class StandingsPanel(RivalPanel):
    """The accounts where it stands: product in use, share, satisfaction, strong and weak."""

    def __init__(self, desk: Desk) -> None:
        empty = _("Named at no account yet. Add it on the Rivals tab of an account.")
        super().__init__(desk, _("Where it stands"), empty=empty)

    def show_standings(self, found: Sequence[Standing]) -> None:
        """Show a row for each account."""
        self.begin()
        for item in found[:MOST]:
            row, key = item.row, item.dossier.account.id
            line = self.row()
            subject = (key, "rivals", row.id)
            line.addWidget(self.link(account_name(item.dossier), "account", subject=subject))
            line.addWidget(PlainLabel(row.product_in_use or ""), 1)
            if row.share is not None:
                line.addWidget(Tag(_("share {n} %").format(n=f"{row.share:g}")))
            if row.satisfaction is not None:
                words = _("satisfaction {n} of 5").format(n=row.satisfaction)
                line.addWidget(Tag(words))
            line.addWidget(self.edit(row, account=key))
            self.note(row.satisfaction_reason or "")
            self.note(_("strong: {text}").format(text=row.strengths) if row.strengths else "")
            self.note(_("weak: {text}").format(text=row.weaknesses) if row.weaknesses else "")
        self.finish(len(found))


class InstalledPanel(RivalPanel):
    """Its products in use, by line."""

    def __init__(self, desk: Desk) -> None:
        empty = _("No product of theirs is noted in use. Look around on the next visit.")
        super().__init__(desk, _("Installed base"), empty=empty)

    def show_items(self, found: Sequence[Installed]) -> None:
        """Show each item, and the number of each line in the head of its rows."""
        self.begin()
        totals: dict[str, float] = {}
        for item in found:
            totals[item.line] = totals.get(item.line, 0.0) + (item.item.quantity or 0.0)
        for line_name, total in totals.items():
            head = self.row()
            head.addWidget(PlainLabel(line_name or _("line not known"), TextRole.SUBJECT), 1)
            head.addWidget(PlainLabel(f"{total:g}", TextRole.SUBJECT, fixed=True))
            for item in [entry for entry in found if entry.line == line_name][:MOST]:
                self._item(item)
        self.finish(min(len(found), MOST))

    def _item(self, item: Installed) -> None:
        record = item.item
        line = QHBoxLayout()
        line.setSpacing(8)
        name = Button(item.model or _("model not known"), "link")
        name.clicked.connect(lambda _on=False: self.open(record, account=item.dossier.account.id))
        line.addWidget(name)
        condition = scale("CONDITION").label(record.condition) if record.condition else ""
        year = str(record.year) if record.year else ""
        due = _("due {year}").format(year=record.replacement_due) if record.replacement_due else ""
        parts = (account_name(item.dossier), record.place or "", year, condition, due)
        line.addWidget(PlainLabel(" · ".join(part for part in parts if part), TextRole.NOTE), 1)
        line.addWidget(PlainLabel(f"{record.quantity or 0:g}", fixed=True))
        self.body.addLayout(line)
