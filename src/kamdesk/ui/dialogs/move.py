"""Somebody changed his post: where to, since when, and what becomes of his seats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import fact_of
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import Organisation, Post
from kamdesk.domain.scales import scale
from kamdesk.errors import KamdeskError
from kamdesk.i18n import N_, _
from kamdesk.services.moves import Move, move_person, open_seats
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.forms.options import options_for
from kamdesk.ui.kit import (
    Check,
    ChoiceEditor,
    DateEditor,
    FieldRow,
    Option,
    PlainLabel,
    SegmentedControl,
    TextEditor,
    align_labels,
)
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.records import Person
    from kamdesk.ui.desk import Desk

ROOM: Final = 72
"""Pixels for lines that wrap, which no size hint knows."""
INSIDE, FIRM, RIVAL, US, AWAY = "inside", "firm", "rival", "us", "away"
WHERE: Final = {
    INSIDE: N_("Within the customer"),
    FIRM: N_("Another firm"),
    RIVAL: N_("A rival"),
    US: N_("Us"),
    AWAY: N_("Nobody knows"),
}


class MoveDialog(Sheet):
    """Ends the post and begins the next, in one step with one undo."""

    def __init__(
        self, desk: Desk, person: Person, *, account_id: str, parent: QWidget | None = None
    ) -> None:
        self.desk, self.person, self.account_id = desk, person, account_id
        dossier = desk.dossier(account_id)
        self.old = dossier.post_of(person.id, desk.today)
        self.seats = open_seats(dossier, person)
        name = title_of(person, dossier.shelf)
        super().__init__(_("{name} moved").format(name=name), parent, width=680)
        self.where = SegmentedControl(
            [(code, _(words)) for code, words in WHERE.items()], name=_("Where to")
        )
        self.where.set_value(INSIDE)
        self.day = DateEditor(year=desk.today.year)
        self.day.set_value(desk.today)
        self.firm = ChoiceEditor([])
        self.new_firm = TextEditor(placeholder=_("if it is not in the list"))
        self.title = TextEditor()
        self.department = ChoiceEditor(self._options("department"))
        self.level = ChoiceEditor(self._options("level"))
        self.leave = Check(_("His seats stand empty, and the brief asks who follows"))
        self.leave.setChecked(True)
        self._build()
        # As high as the answer with most rows needs, so that it does not jump.
        self._show(RIVAL)
        self.fit()
        self.resize(self.width(), self.height() + ROOM)
        self._show(INSIDE)
        self.where.picked.connect(lambda code: self._show(str(code)))

    def _options(self, name: str) -> list[Option]:
        dossier = self.desk.dossier(self.account_id)
        return list(options_for(dossier, Post, item=fact_of(Post, name), today=self.desk.today))

    def _build(self) -> None:
        self.rows: dict[str, FieldRow] = {
            "where": FieldRow(_("Where to"), self.where),
            "day": FieldRow(_("First day there"), self.day, required=True),
            "firm": FieldRow(_("Firm"), self.firm),
            "new_firm": FieldRow(_("New firm"), self.new_firm),
            "title": FieldRow(_("Title"), self.title),
            "department": FieldRow(_("Department"), self.department),
            "level": FieldRow(_("Formal level"), self.level),
        }
        align_labels(self.rows.values())
        for row in self.rows.values():
            self.body.addWidget(row)
        self.seat_words = PlainLabel(self._seat_words(), wrap=True)
        self.body.addWidget(self.seat_words)
        self.body.addWidget(self.leave)
        note = _(
            "His post ends and stays known. Ties, attitudes and notes stay his. Who reported to "
            "him reports to nobody until you say so."
        )
        self.body.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True))
        self.body.addStretch(1)
        self.cancel_button = self.add_button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.move_button = self.add_button(_("He moved"), "primary")
        self.move_button.setDefault(True)
        self.move_button.clicked.connect(self.move_on)

    def _seat_words(self) -> str:
        """The seats he holds in open projects, by name."""
        roles = scale("PROJECT_ROLE")
        shelf = self.desk.dossier(self.account_id).shelf
        named = [
            f"{title_of(project, shelf)} ({roles.label(role.role) if role.role else '–'})"
            for project, role in self.seats
        ]
        return _("Seats in open projects: {names}").format(names=_(", ").join(named))

    def _show(self, code: str) -> None:
        """The fields that this answer needs."""
        self.rows["firm"].setVisible(code in {FIRM, RIVAL})
        self.rows["new_firm"].setVisible(code in {FIRM, RIVAL})
        self.rows["title"].setVisible(code != AWAY)
        self.rows["department"].setVisible(code == INSIDE)
        self.rows["level"].setVisible(code == INSIDE)
        leaves = bool(self.seats) and code != INSIDE
        self.seat_words.setVisible(leaves)
        self.leave.setVisible(leaves)
        self.firm.set_options(self._firms(code))
        self.rows["firm"].set_error("")

    def _firms(self, code: str) -> list[Option]:
        here = self.desk.dossier(self.account_id).organisation.id
        return [
            Option(firm.id, title_of(firm, self.desk.book))
            for firm in self.desk.book.all(Organisation)
            if firm.id != here and bool(firm.is_rival) == (code == RIVAL) and not firm.is_own
        ]

    def move_on(self) -> None:
        """Write the move, or say at its field what is missing."""
        for editor in (self.day, self.new_firm, self.title):
            editor.commit()
        day = self.day.value()
        if day is None:
            self.rows["day"].set_error(self.day.problem() or _("This must be filled in."))
            self.day.setFocus()
            return
        code = str(self.where.value())
        firm, fresh = self._firm(code)
        if code in {FIRM, RIVAL} and firm is None and fresh is None:
            self.rows["firm"].set_error(_("Choose the firm, or write the name of a new one."))
            self.firm.setFocus()
            return
        post = self._post(code)
        if code == INSIDE and not post:
            self.rows["title"].set_error(_("Give the new title, department or level."))
            self.title.setFocus()
            return
        move = Move(
            day=day,
            to=firm,
            new_firm=fresh,
            post=post,
            leave_seats=self.leave.isChecked(),
        )
        try:
            self.desk.write(move_person, self.desk.book, self.person, old=self.old, move=move)
        except KamdeskError as error:
            self.rows["day"].set_error(str(error))
            return
        self.accept()
        words = _("{name} moved.").format(name=title_of(self.person, self.desk.book))
        self.desk.messages.told_undoable(words, self.desk.undo)

    def _firm(self, code: str) -> tuple[Organisation | None, dict[str, Any] | None]:
        """Where he goes: a firm of the book, or the fields of one to be made."""
        book = self.desk.book
        if code == INSIDE:
            return self.desk.dossier(self.account_id).organisation, None
        if code == US:
            own = next((firm for firm in book.all(Organisation) if firm.is_own), None)
            return own, None if own else {"name": _("Our firm"), "is_own": True}
        if code == AWAY:
            return None, None
        name = (self.new_firm.value() or "").strip()
        if name:
            return None, {"name": name} | ({"is_rival": True} if code == RIVAL else {})
        return book.get(Organisation, str(self.firm.value() or "")), None

    def _post(self, code: str) -> dict[str, Any]:
        values: dict[str, Any] = {"title": self.title.value()}
        if code == INSIDE:
            values |= {"department": self.department.value(), "level": self.level.value()}
        return {name: value for name, value in values.items() if value is not None}
