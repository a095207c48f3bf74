"""People by department: who sits where, the highest on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.kit import face
from kamdesk.ui.pages.people_rows import PersonRow, person_rows

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Department

ID = Qt.ItemDataRole.UserRole


class DepartmentTree(QTreeWidget):
    """Departments with their people. Signal: ``picked(person id)``."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("People by department"))
        self.setHeaderLabels([_("Full name"), _("Post"), _("Attitude"), _("Power")])
        self.setColumnWidth(0, 260)
        self.setColumnWidth(1, 220)
        self.setUniformRowHeights(True)
        self.currentItemChanged.connect(self._went_to)

    def show_dossier(self, dossier: Dossier, today: dt.date) -> None:
        """Show the departments of the customer and who is in them."""
        self.blockSignals(True)
        self.clear()
        rows = person_rows(dossier, today)
        made: dict[str, QTreeWidgetItem] = {}
        for department in _in_order(dossier.departments):
            item = QTreeWidgetItem([face(_department_words(department))])
            made[department.id] = item
            above = made.get(department.parent or "")
            if above is not None:
                above.addChild(item)
            else:
                self.addTopLevelItem(item)
        names = {department.name: department.id for department in dossier.departments}
        elsewhere: QTreeWidgetItem | None = None
        for row in rows:
            place = made.get(names.get(row.department, ""))
            if place is None:
                if elsewhere is None:
                    elsewhere = QTreeWidgetItem([_("Department not known")])
                    self.addTopLevelItem(elsewhere)
                place = elsewhere
            place.addChild(_person_item(row))
        self.expandAll()
        self.blockSignals(False)

    def _went_to(self, item: QTreeWidgetItem | None, _before: object) -> None:
        person = item.data(0, ID) if item else None
        if person:
            self.picked.emit(person)


def _in_order(departments: tuple[Department, ...]) -> list[Department]:
    """Departments so that each comes after the one above it."""
    known = {item.id: item for item in departments}

    def depth(item: Department) -> int:
        steps, above = 0, known.get(item.parent or "")
        while above is not None and steps < len(known):
            steps, above = steps + 1, known.get(above.parent or "")
        return steps

    return sorted(departments, key=depth)


def _department_words(department: Department) -> str:
    parts = [
        department.name or "",
        scale("DEPT_KIND").label(department.kind) if department.kind else "",
        scale("INVOLVEMENT").label(department.involvement)
        if department.involvement is not None
        else "",
    ]
    return " · ".join(part for part in parts if part)


def _person_item(row: PersonRow) -> QTreeWidgetItem:
    attitude = scale("ATTITUDE").label(row.attitude) if row.attitude else _("not judged")
    power = scale("POWER").label(row.power) if row.power is not None else ""
    item = QTreeWidgetItem([face(row.name), face(row.title), attitude, power])
    item.setData(0, ID, row.id)
    return item
