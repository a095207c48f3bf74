"""Records that may be the same: the pairs, and the one picked side by side. Nothing by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout

from kamdesk.domain.duplicates import pair_key
from kamdesk.domain.naming import title_of
from kamdesk.i18n import _, ngettext
from kamdesk.services.duplicates import look_for_duplicates, make_one, not_the_same
from kamdesk.ui.kit import Button, EmptyState, Panel, PlainLabel
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.pages.base import Page
from kamdesk.ui.pages.duplicates_side import SideBySide
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.duplicates import Pair
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.tasks import Task


@dataclass(frozen=True, slots=True)
class PairLine:
    """One pair as the list shows it; ``id`` stays the same from one search to the next."""

    id: str
    name: str
    other: str
    kind: str
    pair: Pair


class DuplicatesPage(Page):
    """The pairs at the left, the fields of both at the right; searched in the background."""

    KINDS = frozenset({"person", "organisation", "post", "contact_point", "setting"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._task: Task | None = None
        self._shelf: Shelf | None = None
        self.count = PlainLabel("", TextRole.NOTE)
        self.model = RecordsModel(_columns(), ())
        self.view = RecordsView(self.model, name=_("Duplicates"))
        self.side = SideBySide()
        self.panel = Panel(_("Side by side"), flush=True)
        self.apart_button = Button(_("They are two"), hint="Ctrl+D")
        self.apart_button.setShortcut("Ctrl+D")
        self.one_button = Button(_("Make them one"), "primary", hint="Ctrl+Return")
        self.one_button.setShortcut("Ctrl+Return")
        self._build()
        self.view.went_to.connect(self._show)
        self.view.opened.connect(lambda _line: self.side.focus_first())
        self.apart_button.clicked.connect(self.keep_apart)
        self.one_button.clicked.connect(self.make_one)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Size.GAP)
        head.addWidget(PlainLabel(_("Duplicates"), TextRole.NAME, fixed=True))
        head.addWidget(self.count)
        head.addStretch(1)
        pairs = Panel(_("May be the same"), flush=True)
        pairs.body.addWidget(self.view)
        self.view.set_empty(
            EmptyState(
                _("Nothing stands here twice"),
                _(
                    "People and firms are compared by telephone, mail, name and firm. After an "
                    "import, look here again."
                ),
                icon="users",
            )
        )
        self.panel.body.addWidget(self.side, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.setContentsMargins(Size.GAP, 8, Size.GAP, 8)
        note = _("Everything that hangs on either stays. Undo takes it back.")
        foot.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True), 1)
        foot.addWidget(self.apart_button)
        foot.addWidget(self.one_button)
        self.panel.body.addLayout(foot)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(Size.GAP)
        split.addWidget(pairs)
        split.addWidget(self.panel)
        split.setSizes([400, 800])
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Size.PAGE, Size.GAP, Size.PAGE, Size.GAP)
        column.setSpacing(Size.GAP)
        column.addLayout(head)
        column.addWidget(split, 1)
        self._show(None)

    def reload(self) -> None:
        """Search again; the pairs shown stay until the answer is there."""
        if self._task is not None:
            self._task.cancel()
        book = self.desk.book
        self.panel.set_busy(True)
        self._task = self.desk.tasks.run(
            lambda _progress: look_for_duplicates(book), done=self._found
        )

    def _found(self, answer: tuple[tuple[Pair, ...], Shelf]) -> None:
        self._task = None
        self.panel.set_busy(False)
        pairs, self._shelf = answer
        lines = [_line(pair, self._shelf) for pair in pairs]
        before = self.view.current()
        self.model.set_rows(lines)
        words = ngettext("{n} pair", "{n} pairs", len(lines)).format(n=len(lines))
        self.count.setText(words if lines else "")
        if before is None and lines:
            self.view.go_to(lines[0])
        self._show(self.view.current() if lines else None)

    def _show(self, line: PairLine | None) -> None:
        shown = line is not None and self._shelf is not None
        self.apart_button.setEnabled(shown)
        self.one_button.setEnabled(shown)
        if line is not None and self._shelf is not None:
            self.side.show_pair(line.pair, self._shelf)
        else:
            self.side.clear_pair()

    def keep_apart(self) -> None:
        """Remember that the pair is two."""
        line = self.view.current()
        if line is not None and self.desk.do(not_the_same, self.desk.book, line.pair) is not None:
            self.desk.messages.told_undoable(
                _("They stay two and are not proposed again."), self.desk.undo
            )

    def make_one(self) -> None:
        """Make one of the pair, with the values chosen."""
        line = self.view.current()
        if line is None:
            return
        pair = line.pair
        done = self.desk.do(
            make_one, self.desk.book, pair.keep, other=pair.other, values=self.side.values()
        )
        if done is not None:
            self.desk.messages.told_undoable(
                _("{name} is one now.").format(name=line.name), self.desk.undo
            )


def _line(pair: Pair, shelf: Shelf) -> PairLine:
    return PairLine(
        pair_key(pair.keep.id, pair.other.id),
        title_of(pair.keep, shelf),
        title_of(pair.other, shelf),
        _(pair.keep.LABEL),
        pair,
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("One"), value=lambda line: line.name, role="subject", width=104),
        Column(title=_("The other"), value=lambda line: line.other, role="subject", width=104),
        Column(title=_("Kind"), value=lambda line: line.kind, role="note", width=92),
        Column(
            title=_("Because"),
            value=lambda line: line.pair.words,
            width=120,
            stretch=True,
            tip=lambda line: line.pair.words,
        ),
    )
