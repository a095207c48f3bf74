"""What the panels of the quick-entry page share: the visit, its sheet, and saving by number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.services.answers import save_answers

if TYPE_CHECKING:
    from kamdesk.domain.answers.sheet import Sheet
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Interaction
    from kamdesk.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Entry:
    """One visit on the quick-entry page as it stands now."""

    desk: Desk
    dossier: Dossier
    visit: Interaction
    sheet: Sheet

    def save(self, number: str, text: str) -> str:
        """Save an answer by its number; says in words what it did. Raises the refusal."""
        desk = self.desk
        found, _changes = desk.write(
            save_answers,
            desk.book,
            self.visit,
            given={number: text},
            today=desk.today,
            sheet=self.sheet,
        )
        return found[0].line
