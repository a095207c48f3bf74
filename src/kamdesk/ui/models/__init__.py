"""Lists and tables: models without widgets, and the one view that shows them."""

from __future__ import annotations

from kamdesk.ui.models.criteria import CriteriaModel, CriteriaView, CriterionLine
from kamdesk.ui.models.records import Cell, Column, RecordsModel
from kamdesk.ui.models.view import RecordsView

__all__ = [
    "Cell",
    "Column",
    "CriteriaModel",
    "CriteriaView",
    "CriterionLine",
    "RecordsModel",
    "RecordsView",
]
