"""Lists and tables: models without widgets, and the one view that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.ui.lazily import names_of

if TYPE_CHECKING:
    from kamdesk.ui.models.criteria import CriteriaModel, CriteriaView, CriterionLine
    from kamdesk.ui.models.frozen import FrozenRecordsView
    from kamdesk.ui.models.records import Cell, Column, RecordsModel
    from kamdesk.ui.models.sections import Section, SectionsModel
    from kamdesk.ui.models.sections_view import SectionsView
    from kamdesk.ui.models.view import RecordsView
else:
    __getattr__ = names_of(
        __name__,
        {
            "criteria": "CriteriaModel CriteriaView CriterionLine",
            "frozen": "FrozenRecordsView",
            "records": "Cell Column RecordsModel",
            "sections": "Section SectionsModel",
            "sections_view": "SectionsView",
            "view": "RecordsView",
        },
    )

__all__ = [
    "Cell",
    "Column",
    "CriteriaModel",
    "CriteriaView",
    "CriterionLine",
    "FrozenRecordsView",
    "RecordsModel",
    "RecordsView",
    "Section",
    "SectionsModel",
    "SectionsView",
]
