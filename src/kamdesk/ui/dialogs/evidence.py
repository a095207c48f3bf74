"""Who said it: the voices behind a field, a new one, and the choice where two contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.candidates import name_in
from kamdesk.domain.fact import Kind, Money, fact_of
from kamdesk.domain.naming import shown_plain
from kamdesk.domain.records import Observation
from kamdesk.domain.scales import scale
from kamdesk.domain.values import ValueProblem, from_plain
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services.facts import choose
from kamdesk.services.records import Evidence, add_voice, set_field
from kamdesk.ui.dialogs.base import Sheet
from kamdesk.ui.forms.editors import editor_for
from kamdesk.ui.forms.field import voice_words
from kamdesk.ui.forms.options import options_for
from kamdesk.ui.kit import (
    Button,
    ChoiceEditor,
    DateEditor,
    FieldRow,
    Option,
    PlainLabel,
    SegmentedControl,
    Tag,
    TextEditor,
    align_labels,
    clear_layout,
    group_head,
)
from kamdesk.ui.theme import TextRole
from kamdesk.ui.wording import exact_money_words

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.forms.field import Field


class EvidenceDialog(Sheet):
    """The voices on one field of one record, newest first."""

    def __init__(
        self, desk: Desk, field: Field, *, account_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Who said it: {field}").format(field=field.item.words), parent)
        self.desk, self.field, self.account_id = desk, field, account_id
        self.voices = QWidget()
        self._build()
        desk.bus.changed.connect(self._on_changed)
        self._show_voices()
        self.fit()

    @property
    def dossier(self) -> Dossier:
        """The dossier the field belongs to."""
        return self.desk.dossier(self.account_id)

    def _build(self) -> None:
        self._lines = QVBoxLayout(self.voices)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.voices)
        self.body.addWidget(group_head(_("Another voice"), ""))
        item = self.field.item
        dossier = self.dossier
        self.value: Any = editor_for(
            item, options_for(dossier, self.field.kind, item=item, today=self.desk.today)
        )
        self.source = ChoiceEditor(self._persons())
        self.kind = ChoiceEditor(_steps("SOURCE"), allow_empty=False)
        self.kind.set_value("said")
        self.day = DateEditor()
        self.day.set_value(self.desk.today)
        self.confidence = ChoiceEditor(_steps("CONFIDENCE"))
        self.note = TextEditor()
        self.counts = SegmentedControl(
            [("beside", _("Keep beside")), ("counts", _("Counts from now on"))],
            name=_("What it does"),
        )
        self.counts.set_value("beside")
        rows = [
            FieldRow(item.words, self.value, required=True),
            _row("source", self.source),
            _row("source_kind", self.kind),
            _row("observed_on", self.day),
            _row("confidence", self.confidence),
            _row("note", self.note),
            FieldRow(_("What it does"), self.counts),
        ]
        align_labels(rows)
        for row in rows:
            self.body.addWidget(row)
        self.value_row = rows[0]
        self.body.addStretch(1)
        self.close_button = self.add_button(_("Close"))
        self.close_button.clicked.connect(self.accept)
        self.keep_button = self.add_button(_("Keep this voice"), "primary")
        self.keep_button.clicked.connect(self.keep)

    def _persons(self) -> list[Option]:
        dossier, today = self.dossier, self.desk.today
        persons = (*dossier.people(today), *dossier.own_people(today))
        return [Option(person.id, name_in(dossier, person, today=today)) for person in persons]

    def _on_changed(self, _changes: object, _initiator: object) -> None:
        self._show_voices()

    def _show_voices(self) -> None:
        clear_layout(self._lines)
        rows = self._rows()
        if not rows:
            self._lines.addWidget(PlainLabel(_("Nobody is named yet."), TextRole.NOTE))
        for row in rows:
            self._lines.addWidget(self._voice(row))

    def _rows(self) -> list[Observation]:
        record = self.field.record
        if record is None:
            return []
        rows = [
            row
            for row in self.dossier.shelf.where(Observation, "subject", value=record.id)
            if row.attribute == self.field.item.key
        ]
        return sorted(rows, key=lambda row: str(row.observed_on or ""), reverse=True)

    def _voice(self, row: Observation) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addWidget(PlainLabel(self._shown(row), TextRole.SUBJECT))
        layout.addWidget(PlainLabel(voice_words(self.dossier, row), TextRole.NOTE), 1)
        if row.withdrawn:
            layout.addWidget(Tag(_("withdrawn"), "plain"))
        elif row.chosen:
            layout.addWidget(Tag.severity(_("counts"), "green"))
        if row.withdrawn or not row.chosen or self._contradicted(row):
            button = Button(_("Choose"), "inline", hint=self._shown(row))
            button.clicked.connect(lambda _on=False, r=row: self.choose(r))
            layout.addWidget(button)
        return line

    def _contradicted(self, row: Observation) -> bool:
        return any(not other.withdrawn and other.value != row.value for other in self._rows())

    def _shown(self, row: Observation) -> str:
        item = self.field.item
        if item.kind is Kind.REF:
            options = options_for(self.dossier, self.field.kind, item=item, today=self.desk.today)
            return next((o.words for o in options if o.value == row.value), str(row.value))
        return shown_plain(item, row.value) if item.kind is not Kind.MONEY else self._amount(row)

    def _amount(self, row: Observation) -> str:
        """An amount as the other pages write it."""
        try:
            value = from_plain(self.field.item, row.value)
        except ValueProblem:
            return str(row.value)
        return exact_money_words(value) if isinstance(value, Money) else ""

    def choose(self, row: Observation) -> None:
        """This value counts; the others of the field are withdrawn."""
        self.desk.do(choose, self.desk.book, row)

    def keep(self) -> None:
        """Keep what was filled in as a voice, or as the value that counts."""
        self.value.commit()
        record, value = self.field.record, self.value.value()
        if record is None or value in (None, (), ""):
            self.value_row.set_error(_("This must be filled in."))
            return
        sure = self.confidence.value()
        evidence = Evidence(
            observed_on=self.day.value() or self.desk.today,
            source=self.source.value(),
            kind=self.kind.value() or "said",
            confidence=sure,
            state="known" if sure and int(sure) >= 4 else "unconfirmed",
            note=self.note.value(),
        )
        book, name = self.desk.book, self.field.item.name
        try:
            if self.counts.value() == "counts":
                self.desk.write(
                    set_field,
                    book,
                    record,
                    name=name,
                    value=value,
                    today=self.desk.today,
                    evidence=evidence,
                )
            else:
                self.desk.write(add_voice, book, record, name=name, value=value, evidence=evidence)
        except KamdeskError as error:
            self.value_row.set_error(str(error))
        else:
            self.value.set_value(None)
            self.value_row.set_error("")


def _steps(name: str) -> list[Option]:
    found = scale(name)
    return [Option(code, found.label(code), found.help(code)) for code in found.codes]


def _row(name: str, editor: QWidget) -> FieldRow:
    """A row under the words that the observation declares for its field."""
    item = fact_of(Observation, name)
    return FieldRow(item.words, editor, help=_(item.help))
