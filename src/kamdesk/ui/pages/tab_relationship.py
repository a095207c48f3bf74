"""Relationship of an account: three levels, ten weapons, objectives, checklists, assessments."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from kamdesk.domain.records import Assessment, ChecklistRun, Objective
from kamdesk.i18n import N_
from kamdesk.ui.pages.parts_tab import PartsTab

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.ui.pages.parts_tab import Parts

PARTS: Final[Parts] = (
    ("levels", N_("Three levels"), "relation_levels", "LevelsSection"),
    ("weapons", N_("Ten weapons"), "relation_weapons", "WeaponsSection"),
    ("goals", N_("Objectives"), "relation_goals", "GoalsSection"),
    ("lists", N_("Checklists"), "relation_lists", "ListsSection"),
    ("judged", N_("Assessments"), "relation_judged", "JudgedSection"),
)
"""Key, words, module and class of each part."""
PLACES: Final[dict[str, type[Record]]] = {
    "goals": Objective,
    "lists": ChecklistRun,
    "judged": Assessment,
}
"""Whose record leads to which part."""


class RelationshipTab(PartsTab):
    """A switch for the parts, and the part on show; each is made when it is first wanted."""

    PARTS: ClassVar[Parts] = PARTS
    PLACES: ClassVar[dict[str, type[Record]]] = PLACES
