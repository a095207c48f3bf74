"""Rivals across all accounts: who is most dangerous, and the card of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.services.rivals import RivalBoard, new_rival, read_rivals
from kamdesk.ui.dialogs.ask import ask_line
from kamdesk.ui.kit import Button, EmptyState, Panel, PlainLabel, TagMark, severity
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.pages.base import Page
from kamdesk.ui.pages.rival_acts import THREATS
from kamdesk.ui.pages.rival_card import RivalCardView
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from kamdesk.domain.rivals import RivalLine
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.tasks import Task

LIST_WIDTH = 360


class RivalsPage(Page):
    """The list of rivals on the left, the card of the chosen one on the right.

    Both are gathered from all accounts in the background. The subject is the id of a rival.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.chosen: str | None = None
        self.board: RivalBoard | None = None
        self._task: Task | None = None
        self._asked = 0
        self.count = PlainLabel("", TextRole.NOTE)
        self.add_button = Button(_("New rival"), "primary", icon="plus")
        self.add_button.clicked.connect(self.add)
        self.model = RecordsModel(_columns(), ())
        self.view = RecordsView(self.model, name=_("Rivals"))
        self.view.opened.connect(self._pick)
        self.view.went_to.connect(self._pick)
        self.card = RivalCardView(desk)
        self.stack = QStackedWidget()
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Rivals"), TextRole.NAME, fixed=True))
        head.addWidget(self.count, 1)
        head.addWidget(self.add_button)
        left = QWidget()
        left.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(Size.PAGE, Size.GAP, 0, Size.GAP)
        column.setSpacing(Size.GAP)
        column.addLayout(head)
        frame = Panel(flush=True)
        frame.body.addWidget(self.view)
        column.addWidget(frame, 1)
        first = Button(_("New rival"), "primary", icon="plus")
        first.clicked.connect(self.add)
        self.none = EmptyState(
            _("No rivals known"),
            _("Ask in every account who else they talk to, and name them here or there."),
            icon="swords",
            buttons=[first],
        )
        to_accounts = Button(_("Go to the accounts"), "primary", icon="building-factory-2")
        to_accounts.clicked.connect(lambda: self.desk.go("accounts"))
        self.homeless = EmptyState(
            _("No accounts yet"),
            _("A rival is seen through accounts. Add the first account, then come back."),
            icon="building-factory-2",
            buttons=[to_accounts],
        )
        self.waiting = QWidget()
        for widget in (self.waiting, self.card, self.none, self.homeless):
            self.stack.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(self.stack, 1)

    def show_subject(self, subject: object) -> None:
        """Override: a rival that was asked for is chosen."""
        if isinstance(subject, str) and subject != self.chosen:
            self.chosen = subject
            self._stale = True
        super().show_subject(subject)

    def reload(self) -> None:
        """Gather list and card again; what is shown stays until they are there."""
        self._cancel()
        self._asked += 1
        number, book, today, rival = self._asked, self.desk.book, self.desk.today, self.chosen
        self._task = self.desk.tasks.run(
            lambda told: (number, read_rivals(book, today, rival=rival, progress=told)),
            done=self._show,  # a method, not a lambda: it falls silent with the page
        )

    def _show(self, answer: tuple[int, RivalBoard]) -> None:
        number, board = answer
        if number != self._asked:
            return  # gathered before the last change; the next answer is on its way
        self._task = None
        self.board = board
        self.model.set_rows(board.lines)
        count = len(board.lines)
        self.count.setText(ngettext("{n} rival", "{n} rivals", count).format(n=count))
        if board.home is None:
            self.stack.setCurrentWidget(self.homeless)
            return
        if board.card is None:
            self.stack.setCurrentWidget(self.none)
            return
        self.chosen = board.card.firm.id
        self.view.go_to(next(line for line in board.lines if line.id == self.chosen))
        self.card.show_board(board)
        self.stack.setCurrentWidget(self.card)

    def _pick(self, line: RivalLine | None) -> None:
        if line is not None and line.id != self.chosen:
            self.chosen = line.id
            self.reload()

    def add(self) -> None:
        """Ask for the name of a rival."""
        ask_line(self, _("New rival"), label=_("Name of the rival"), on_answer=self._make)

    def _make(self, name: str) -> None:
        made = self.desk.do(new_rival, self.desk.book, name)
        if made is not None:
            self.chosen = made[0].id
            self.reload()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def hideEvent(self, event: QHideEvent) -> None:
        """Override: nobody waits for a page that is not looked at."""
        super().hideEvent(event)
        if self._task is not None:
            self._cancel()
            self._stale = True


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Rival"), value=lambda row: row.name, role="subject", stretch=True),
        Column(
            title=_("Accounts"),
            value=lambda row: row.accounts,
            align="right",
            sort_key=lambda row: -row.accounts,
            width=76,
        ),
        Column(
            title=_("Threat"),
            value=_threat,
            role="tag",
            sort_key=lambda row: -row.danger,
            width=112,
        ),
    )


def _threat(line: RivalLine) -> TagMark | str:
    """The largest threat in words and points."""
    threat = line.threat
    if threat is None or threat.value is None:
        return ""
    level = threat.level or ""
    words = f"{threat.value:.0f} {scale('THREAT').label(level)}"
    return severity(words, THREATS[level]) if level in THREATS else TagMark(words)
