"""A record that does not exist yet: filled in, then made in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamdesk.domain.fact import facts_of
from kamdesk.i18n import _
from kamdesk.ui.forms.editors import editor_for
from kamdesk.ui.forms.options import options_for
from kamdesk.ui.forms.record_form import UNSHOWN
from kamdesk.ui.kit import FieldRow, align_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.values import FieldProblem
    from kamdesk.ui.desk import Desk


class DraftForm(QWidget):
    """The fields of a record to be made; nothing is saved before ``values`` are taken.

    ``given`` are fields the place of the form decides (the account, the project): not shown.
    """

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        *,
        dossier: Dossier,
        given: Mapping[str, Any],
        names: Iterable[str] = (),
    ) -> None:
        super().__init__()
        self.kind, self.given = kind, dict(given)
        self.rows: dict[str, FieldRow] = {}
        wanted = tuple(names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for item in facts_of(kind):
            if item.kind in UNSHOWN or item.name in self.given:
                continue
            if wanted and item.name not in wanted:
                continue
            options = options_for(dossier, kind, item=item, today=desk.today)
            editor = editor_for(item, options)
            row = FieldRow(item.words, editor, help=_(item.help), required=item.required)
            self.rows[item.name] = row
            column.addWidget(row)
        align_labels(self.rows.values())

    def set_value(self, name: str, value: Any) -> None:
        """Propose a value."""
        editor: Any = self.rows[name].editor
        editor.set_value(value)

    def values(self) -> dict[str, Any] | None:
        """The fields as filled in, or ``None`` while one of them holds no value."""
        found = dict(self.given)
        good = True
        for name, row in self.rows.items():
            editor: Any = row.editor
            editor.commit()
            problem = editor.problem()
            row.set_error(problem or "")
            good = good and not problem
            found[name] = editor.value()
        return found if good else None

    def show_problem(self, problem: FieldProblem) -> bool:
        """Show a refusal at its field; ``False`` if the form does not show that field."""
        row = self.rows.get(problem.name)
        if row is None:
            return False
        row.set_error(str(problem.facts["reason"]))
        row.editor.setFocus()
        return True
