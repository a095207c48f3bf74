"""What a returned workbook brings, line by line, to be taken or left; nothing is written before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamdesk.i18n import _, ngettext
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.dialogs.merge_rows import ALL, FILTERS, detail_of, merge_columns, sections_of
from kamdesk.ui.kit import Button, PlainLabel, SegmentedControl
from kamdesk.ui.models import SectionsModel, SectionsView
from kamdesk.ui.theme import Size, TextRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.merge import Change
    from kamdesk.services.merge import Preview

WIDTH, HEIGHT = 1040, 620
LIST_HEIGHT = 340


class MergeDialog(Sheet):
    """Space ticks a line, A all shown, N none, G the whole row.

    Signal: ``accepted_changes(frozenset of ids)``; closing without it writes nothing.
    """

    accepted_changes = Signal(object)

    def __init__(self, preview: Preview, *, parent: QWidget | None = None) -> None:
        head = _("What “{file}” brings").format(file=preview.path.name)
        super().__init__(head, parent, width=WIDTH)
        self.preview = preview
        self.ticked = set(preview.sure)
        self.filter = SegmentedControl(self._choices(), name=_("Show"))
        self.model = SectionsModel(merge_columns())
        self.view = SectionsView(self.model, name=_("Changes"))
        self.detail = PlainLabel("", TextRole.NOTE, wrap=True)
        self.count = PlainLabel("", TextRole.NOTE)
        self.all_button = Button(_("Tick all shown"), hint="A")
        self.none_button = Button(_("Tick none"), hint="N")
        self.group_button = Button(_("Tick the row"), hint="G")
        self._build()
        self._connect()
        self.filter.set_value(ALL)
        self.show_lines()
        self.resize(WIDTH, HEIGHT)
        self.view.go_to_first()
        self.view.setFocus()

    def _choices(self) -> list[tuple[object, str]]:
        """The filters with how many lines each shows."""
        changes = self.preview.changes
        return [
            (key, f"{_(words)} {sum(change.kind in kinds for change in changes)}")
            for key, words, kinds in FILTERS
        ]

    def _build(self) -> None:
        for note in self._notes():
            self.body.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(Size.GAP)
        row.addWidget(self.filter)
        row.addStretch(1)
        for button in (self.all_button, self.none_button, self.group_button):
            row.addWidget(button)
        self.body.addLayout(row)
        self.view.setMinimumHeight(LIST_HEIGHT)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.detail)
        self.buttons.insertWidget(0, self.count)
        self.cancel_button = self.add_button(_("Cancel"))
        self.take_button = self.add_button(_("Take in"), "primary")

    def _notes(self) -> Iterable[str]:
        """What to know of the file as a whole."""
        preview = self.preview
        if not preview.three_way:
            yield _("The file does not say what it held at export: each difference may be of both.")
        if preview.ours:
            words = ngettext(
                "{n} value was changed here since the export and stays as it is.",
                "{n} values were changed here since the export and stay as they are.",
                preview.ours,
            )
            yield words.format(n=preview.ours)
        if preview.missing:
            names = _(", ").join(dict.fromkeys(preview.missing))
            yield _("Not in the file any more, nothing is removed for it: {sheets}").format(
                sheets=names
            )

    def _connect(self) -> None:
        self.filter.picked.connect(lambda _value: self.show_lines())
        self.view.dealt.connect(self.toggle)
        self.view.opened.connect(self.toggle)
        self.view.went_to.connect(self._tell)
        self.all_button.clicked.connect(lambda: self.tick(self._shown(), on=True))
        self.none_button.clicked.connect(lambda: self.tick(self._shown(), on=False))
        self.group_button.clicked.connect(self.toggle_row)
        self.cancel_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self._take)
        for keys, button in (
            ("A", self.all_button),
            ("N", self.none_button),
            ("G", self.group_button),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)

    # what is shown

    def show_lines(self) -> None:
        """Show the lines of the filter with their ticks."""
        kinds = next(kinds for key, _words, kinds in FILTERS if key == self.filter.value())
        self.view.set_sections(sections_of(self.preview.changes, ticked=self.ticked, kinds=kinds))
        count = len(self.ticked)
        words = _("{n} of {all} ticked")
        self.count.setText(words.format(n=count, all=len(self.preview.open)))
        self.take_button.setEnabled(bool(count) or bool(self.preview.not_taken))
        self._tell(self.view.current())

    def _shown(self) -> list[Change]:
        return [line.change for section in self.model.sections for line in section.rows]

    def _tell(self, line: Any) -> None:
        self.detail.setText(detail_of(line.change) if line is not None else "")

    # what people do

    def tick(self, changes: Iterable[Change], *, on: bool) -> None:
        """Tick or untick these, as far as they can be taken."""
        ids = {change.id for change in changes if change.can_be_taken}
        self.ticked = self.ticked | ids if on else self.ticked - ids
        self.show_lines()

    def toggle(self, line: Any) -> None:
        """Tick a line, or take its tick away."""
        self.tick([line.change], on=line.id not in self.ticked)

    def toggle_row(self) -> None:
        """Tick all of the row the selection is in, or none if all are."""
        section = self.model.section_at(self.view.currentIndex())
        if section is None:
            return
        changes = [line.change for line in section.rows if line.change.can_be_taken]
        self.tick(changes, on=any(change.id not in self.ticked for change in changes))

    def _take(self) -> None:
        ids = frozenset(self.ticked)
        self.accept()
        self.accepted_changes.emit(ids)
