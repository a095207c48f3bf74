"""Background of the customer: the firm, its industry, and everything that stands on the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamdesk.domain.fact import facts_of
from kamdesk.domain.insight.way_in import way_in
from kamdesk.domain.records import Account, Department, Industry, InstalledItem, Organisation, Site
from kamdesk.i18n import _, ngettext
from kamdesk.ui.dialogs.evidence import EvidenceDialog
from kamdesk.ui.forms.record_form import RecordForm
from kamdesk.ui.kit import Panel, ScrollPage, clear_layout
from kamdesk.ui.pages.account import Tab
from kamdesk.ui.pages.contact_ways import ContactWays
from kamdesk.ui.pages.record_list import RecordList
from kamdesk.ui.pages.service_kit import FigureGrid
from kamdesk.ui.theme import Size

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.domain.records import CustomField
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.forms.field import Field

HIDDEN = ("organisation", "created_on", "none_confirmed")
"""Fields of the account that are set elsewhere or by the program."""


class BackgroundTab(Tab):
    """Two columns of panels, one a group of fields; lists of sites, departments, machines below."""

    KINDS = frozenset(
        {
            "account",
            "organisation",
            "industry",
            "custom_field",
            "site",
            "department",
            "person",
            "supplier_status",
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.forms: list[RecordForm] = []
        self.lists: list[RecordList] = []
        self._shape: tuple[object, ...] = ()
        self.page = ScrollPage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def reload(self) -> None:
        """Show the account's records; the panels are made anew only when their shape changes."""
        dossier = self.dossier
        custom = tuple(field.id for field in _own_fields(self))
        people = tuple(person.id for person in dossier.own_people(self.desk.today))
        shape = (self.account_id, dossier.organisation.industry, custom, people)
        if shape != self._shape:
            self._shape = shape
            self._build()
        for form in self.forms:
            form.load(self._record(form.kind))
        for records in self.lists:
            records.reload()
        self._show_way()
        self.contacts.reload()

    def _show_way(self) -> None:
        """Show how long the way to approval and first order took (F-31)."""
        result = way_in(self.dossier, self.desk.today)
        rows = [
            (_("First contact to approval as supplier"), _days(result.detail["approval"])),
            (_("First contact to first order"), _days(result.detail["order"])),
        ]
        if result.detail["so_far"] is not None:
            rows.append((_("On the way since the first contact"), _days(result.detail["so_far"])))
        self.way.show_rows(rows, result, account=self.account_id)

    def _record(self, kind: type[Record]) -> Record:
        dossier = self.dossier
        if kind is Organisation:
            return dossier.organisation
        if kind is Industry:
            industry = dossier.shelf.get(Industry, dossier.organisation.industry)
            return industry or dossier.organisation
        return dossier.account

    def _build(self) -> None:
        clear_layout(self.page.body)
        self.forms.clear()
        self.lists.clear()
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(Size.GAP)
        groups = _groups(Account, HIDDEN)
        left.addWidget(self._panel(Organisation, _("Firm"), names=_names(Organisation, "Firm")))
        self.contacts = ContactWays(
            self.desk, self.dossier.organisation, account_id=self.account_id
        )
        left.addWidget(self.contacts)
        for number, (group, names) in enumerate(groups.items()):
            side = right if number in {0, 1, 4} else left
            panel = self._panel(Account, _(group), names=names)
            side.addWidget(panel)
            if "first_contact" in names:
                self.way = FigureGrid(self.desk)
                panel.body.addWidget(self.way)
        if self.dossier.shelf.get(Industry, self.dossier.organisation.industry):
            right.addWidget(self._panel(Industry, _(Industry.LABEL), names=()))
        own = self._own_panel()
        if own is not None:
            right.addWidget(own)
        left.addStretch(1)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(Size.GAP)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.page.body.addLayout(columns)
        for kind in (Site, Department, InstalledItem):
            records = RecordList(self.desk, kind, account_id=self.account_id)
            self.lists.append(records)
            self.page.body.addWidget(records)
        self.page.body.addStretch(1)

    def _panel(self, kind: type[Record], title: str, *, names: tuple[str, ...]) -> Panel:
        panel = Panel(title)
        form = RecordForm(self.desk, kind, account_id=self.account_id, names=names)
        form.evidence_wanted.connect(self._show_evidence)
        panel.body.addWidget(form)
        self.forms.append(form)
        return panel

    def _own_panel(self) -> Panel | None:
        """The fields the user added to accounts, in a panel of their own."""
        if not _own_fields(self):
            return None
        panel = Panel(_("Own fields"))
        form = RecordForm(self.desk, Account, account_id=self.account_id, own_only=True)
        panel.body.addWidget(form)
        self.forms.append(form)
        return panel

    def _show_evidence(self, field: Field) -> None:
        EvidenceDialog(self.desk, field, account_id=self.account_id, parent=self).open()


def _days(value: object) -> str:
    """Days in words; what is not known is no zero."""
    if not isinstance(value, int | float):
        return _("not known")
    return ngettext("{n} day", "{n} days", int(value)).format(n=int(value))


def _groups(kind: type[Record], without: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The fields of a record by their group, in the order of the declaration."""
    groups: dict[str, tuple[str, ...]] = {}
    for item in facts_of(kind):
        if item.name not in without:
            groups[item.group] = (*groups.get(item.group, ()), item.name)
    return groups


def _names(kind: type[Record], group: str) -> tuple[str, ...]:
    return _groups(kind, ())[group]


def _own_fields(tab: Tab) -> tuple[CustomField, ...]:
    from kamdesk.domain.custom import fields_on

    return fields_on(tab.dossier.shelf, Account.ENTITY)
