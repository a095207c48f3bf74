"""Settings: language, look, backup, and the fields the user adds himself."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout

from kamdesk import settings
from kamdesk.domain.records import RECORDS, CustomField
from kamdesk.domain.scales import scale
from kamdesk.errors import KamdeskError
from kamdesk.i18n import LANGUAGES, _
from kamdesk.services.custom import add_field
from kamdesk.services.preferences import save_settings
from kamdesk.ui.kit import (
    Button,
    Chips,
    ChoiceEditor,
    FieldRow,
    FlagEditor,
    Option,
    Panel,
    PlainLabel,
    ScrollPage,
    SegmentedControl,
    TextEditor,
    align_labels,
)
from kamdesk.ui.models import Column, RecordsModel, RecordsView
from kamdesk.ui.pages.base import Page
from kamdesk.ui.pages.settings_items import ItemsPanel
from kamdesk.ui.pages.settings_own import OwnPanel
from kamdesk.ui.theme import TextRole, apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kamdesk.ui.desk import Desk

LANGUAGE_NAMES = {"zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English"}
"""Each language in its own words, so that a lost reader finds his."""
HOLDERS = ("account", "organisation", "person", "project", "interaction", "account_rival")
"""Kinds of records a field can be added to."""


class SettingsPage(Page):
    """The settings of program and book."""

    KINDS = frozenset({"custom_field", "setting"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        now = settings.load()
        self.language = ChoiceEditor(
            [Option("", _("as the system")), *(Option(x, LANGUAGE_NAMES[x]) for x in LANGUAGES)],
            allow_empty=False,
        )
        self.language.set_value(now.language)
        self.theme = SegmentedControl(
            [("", _("as the system")), ("light", _("light")), ("dark", _("dark"))], name=_("Look")
        )
        self.theme.set_value(now.theme)
        self.language.committed.connect(self._set_language)
        self.theme.picked.connect(self._set_theme)
        page = ScrollPage()
        page.body.addWidget(PlainLabel(_("Settings"), TextRole.NAME, fixed=True))
        page.body.addWidget(self._program_panel())
        page.body.addWidget(self._fields_panel())
        self.own = OwnPanel(desk)
        page.body.addWidget(self.own)
        self.items = ItemsPanel(desk)
        page.body.addWidget(self.items)
        page.body.addWidget(self._book_panel())
        page.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)

    def _program_panel(self) -> Panel:
        panel = Panel(_("Program"))
        panel.setMaximumWidth(760)
        rows = [FieldRow(_("Language"), self.language), FieldRow(_("Look"), self.theme)]
        align_labels(rows)
        for row in rows:
            panel.body.addWidget(row)
        note = _("The language of the window changes at the next start; papers have their own.")
        panel.body.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True))
        return panel

    def _fields_panel(self) -> Panel:
        panel = Panel(_("Own fields"))
        panel.setMaximumWidth(760)
        note = _(
            "A field added here stands in the form, is found by the search, and goes into "
            "workbook, brief and records like any other."
        )
        panel.body.addWidget(PlainLabel(note, TextRole.NOTE, wrap=True))
        self.model = RecordsModel(_field_columns(), ())
        self.fields = RecordsView(self.model, name=_("Own fields"))
        self.fields.asked_to_delete.connect(self._remove)
        panel.body.addWidget(self.fields)
        kinds = scale("CUSTOM_KIND")
        self.holder = ChoiceEditor(
            [Option(entity, _(RECORDS[entity].LABEL)) for entity in HOLDERS], allow_empty=False
        )
        self.holder.set_value(HOLDERS[0])
        self.label = TextEditor()
        self.kind = ChoiceEditor(
            [Option(code, kinds.label(code)) for code in kinds.codes], allow_empty=False
        )
        self.kind.set_value(kinds.codes[0])
        self.choices = Chips(placeholder=_("one after the other"))
        self.private = FlagEditor()
        self.rows = [
            FieldRow(_("On"), self.holder),
            FieldRow(_("Name of the field"), self.label, required=True),
            FieldRow(_("Kind of value"), self.kind),
            FieldRow(_("Choices"), self.choices, help=_("Only for a choice.")),
            FieldRow(_("Private"), self.private, help=_("Never on a paper a customer may see.")),
        ]
        align_labels(self.rows)
        for row in self.rows:
            panel.body.addWidget(row)
        self.add_button = Button(_("Add field"), "primary", icon="plus")
        self.add_button.clicked.connect(self.add)
        panel.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _book_panel(self) -> Panel:
        panel = Panel(_("Book"))
        panel.setMaximumWidth(760)
        panel.body.addWidget(PlainLabel(str(self.desk.book.path), TextRole.NOTE))
        check = Button(_("Check the book"), icon="shield-check")
        check.clicked.connect(self._check)
        panel.body.addWidget(check, 0, Qt.AlignmentFlag.AlignLeft)
        twins = Button(_("Look for duplicates"), icon="users")
        twins.clicked.connect(lambda: self.desk.go("duplicates"))
        panel.body.addWidget(twins, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def reload(self) -> None:
        """Show the own fields there are."""
        rows = self.desk.book.all(CustomField)
        self.model.set_rows(rows)
        self.fields.setVisible(bool(rows))
        self.fields.fit_height(260)
        self.own.reload()
        self.items.reload()

    def add(self) -> None:
        """Add the field described, or show at its row why not."""
        self.label.commit()
        label = (self.label.value() or "").strip()
        if not label:
            self.rows[1].set_error(_("This must be filled in."))
            return
        choices = self.choices.value()
        if self.kind.value() == "choice" and not choices:
            self.rows[3].set_error(_("A choice needs something to choose from."))
            return
        try:
            self.desk.write(
                add_field,
                self.desk.book,
                str(self.holder.value()),
                label=label,
                kind=str(self.kind.value()),
                choices=choices,
                private=bool(self.private.value()),
            )
        except KamdeskError as error:
            self.rows[1].set_error(str(error))
            return
        for row in self.rows:
            row.set_error("")
        self.label.set_value(None)
        self.choices.set_value(())

    def _remove(self, field: CustomField) -> None:
        words = _("{name} is in the bin, with all its values.").format(name=field.label or "")
        self.desk.remove(field, words)

    def _set_language(self) -> None:
        self._save(language=str(self.language.value() or ""))

    def _set_theme(self, name: str) -> None:
        self._save(theme=name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, "light" if name == "light" else "dark" if name == "dark" else "system")

    def _save(self, **changed: str) -> None:
        try:
            save_settings(dataclasses.replace(settings.load(), **changed))  # type: ignore[arg-type]
        except (KamdeskError, OSError) as error:
            self.desk.messages.fail(error)

    def _check(self) -> None:
        from kamdesk.services.safety import problems

        book = self.desk.book
        self.desk.tasks.run(lambda _progress: problems(book), done=self._checked)

    def _checked(self, found: list[str]) -> None:
        if found:
            self.desk.messages.tell("\n".join(found), "red")
        else:
            self.desk.messages.tell(_("The book is sound."))


def _field_columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Field"), value=lambda row: row.label, role="subject", width=200),
        Column(title=_("On"), value=lambda row: _(RECORDS[row.entity].LABEL), width=140),
        Column(
            title=_("Kind of value"),
            value=lambda row: scale("CUSTOM_KIND").label(row.kind),
            width=120,
        ),
        Column(
            title=_("Choices"), value=lambda row: _(", ").join(row.choices), width=160, stretch=True
        ),
    )
