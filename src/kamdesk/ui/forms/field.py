"""One field on screen: editor, state, evidence, error, and saving when it is left.

The same for every field of every record: what a field is stands in its declaration only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from kamdesk.domain.fact import is_empty
from kamdesk.domain.insight.evidence import counting, observations
from kamdesk.domain.insight.fact_states import FactInstance, state_of_field
from kamdesk.domain.naming import title_of
from kamdesk.domain.records import RECORDS
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import fact_defs
from kamdesk.errors import KamdeskError
from kamdesk.i18n import _
from kamdesk.services import facts, records
from kamdesk.ui.forms.editors import editor_for
from kamdesk.ui.forms.options import options_for
from kamdesk.ui.kit import FieldRow, StateButton

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Fact, Record
    from kamdesk.ui.desk import Desk


class Field(QObject):
    """Binds one field of one record to a ``FieldRow``.

    Signals: ``saved(record)`` after a value went into the book; ``evidence_wanted(field)`` when
    the user asks who said it.
    """

    saved = Signal(object)
    evidence_wanted = Signal(object)

    def __init__(self, desk: Desk, kind: type[Record], *, item: Fact, dossier: Dossier) -> None:
        editor: Any = editor_for(item, options_for(dossier, kind, item=item, today=desk.today))
        super().__init__(editor)
        self.desk, self.kind, self.item = desk, kind, item
        self.record: Record | None = None
        self._refused = False
        state = StateButton(subject=item.words) if item.observed else None
        self.row = FieldRow(
            item.words, editor, help=_(item.help), state=state, required=item.required
        )
        self.editor: Any = editor
        self.editor.committed.connect(self._save)
        if state is not None:
            state.picked.connect(self._set_state)
            state.explained.connect(lambda: self.evidence_wanted.emit(self))
            self.row.evidence_opened.connect(lambda: self.evidence_wanted.emit(self))

    def show_record(self, record: Record, dossier: Dossier) -> None:
        """Show the field of a record; what the user is typing just now is left alone."""
        if self.record is None or self.record.id != record.id:
            self._refused = False
        self.record = record
        value = getattr(record, self.item.name)
        if not self._is_being_typed() and self.editor.value() != value:
            self.editor.set_value(value)
        if self.row.state is not None:
            self._show_state(dossier)

    def _is_being_typed(self) -> bool:
        return self._refused or bool(self.editor.problem())

    def _show_state(self, dossier: Dossier) -> None:
        if self.record is None or self.row.state is None:
            return
        found = state_of_field(dossier, self.record, fact=self.item, today=self.desk.today)
        if found is None:
            self.row.hide_state()
            return
        self.row.state.set_state(str(found.state))
        definition = fact_defs()[found.fact]
        if definition.is_asked:
            self.row.state.set_question(definition.question.here)
        self._show_evidence(dossier, found)

    def _show_evidence(self, dossier: Dossier, found: FactInstance) -> None:
        """A chip under the field: the newest voice; both amounts where two contradict."""
        if self.record is None:
            return
        if found.contradictory:
            self.row.set_evidence(_("Two values contradict each other. Choose one."))
            return
        voice = counting(observations(dossier, self.record, attribute=self.item.key))
        if voice is None or is_empty(getattr(self.record, self.item.name)):
            self.row.set_evidence("")
            return
        self.row.set_evidence(voice_words(dossier, voice), firm=str(found.state) == "known")

    def _save(self) -> None:
        if self.record is None:
            return
        try:
            record, _changes = self.desk.write(
                records.set_field,
                self.desk.book,
                self.record,
                name=self.item.name,
                value=self.editor.value(),
                today=self.desk.today,
            )
        except KamdeskError as error:
            # The text stays on screen so that it can be mended; nothing was saved.
            self._refused = True
            self.row.set_error(str(error))
            return
        self._refused = False
        self.row.set_error("")
        self.record = record
        self.saved.emit(record)

    def _set_state(self, state: str) -> None:
        found = self._instance()
        if found is None or self.record is None:
            return
        if state == "known" and not is_empty(getattr(self.record, self.item.name)):
            self.desk.do(
                facts.confirm_field,
                self.desk.book,
                self.record,
                name=self.item.name,
                today=self.desk.today,
            )
            return
        subject = self.desk.book.get(RECORDS[found.entity], found.id)
        mark = None if state == "known" else state
        if subject is not None:
            self.desk.do(
                facts.mark_fact,
                self.desk.book,
                subject,
                fact_id=found.fact,
                mark=mark,
                today=self.desk.today,
            )

    def _instance(self) -> FactInstance | None:
        account = self._account_id()
        if self.record is None or account is None:
            return None
        dossier = self.desk.dossier(account)
        return state_of_field(dossier, self.record, fact=self.item, today=self.desk.today)

    def _account_id(self) -> str | None:
        return self.property("account") or None


def voice_words(dossier: Dossier, voice: Any) -> str:
    """Who said it, how, when, how sure, in one line."""
    person = dossier.person(voice.source)
    parts = [
        title_of(person, dossier.shelf) if person else "",
        scale("SOURCE").label(voice.source_kind) if voice.source_kind else "",
        voice.observed_on.isoformat() if voice.observed_on else "",
        scale("CONFIDENCE").label(voice.confidence) if voice.confidence else "",
        voice.note or "",
    ]
    return " · ".join(part for part in parts if part)
