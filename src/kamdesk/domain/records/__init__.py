"""Everything a rep can record, one frozen class a kind of thing.

The names of records and attributes are the names in the JSON form, in the hidden header of
the workbook and on the command line, so they never change without a migration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.records.accounts import Account, AccountTeam, OwnSkill
from kamdesk.domain.records.custom import CustomField, CustomValue, ExportFile, Setting
from kamdesk.domain.records.evidence import (
    Assessment,
    AssessmentScore,
    ChecklistRun,
    ChecklistTick,
    FactMark,
    FindingMark,
    Note,
    Observation,
)
from kamdesk.domain.records.goods import (
    Comparison,
    InstalledItem,
    PriceQuote,
    Product,
    ProductLine,
    Sale,
    Spend,
    SupplierStatus,
)
from kamdesk.domain.records.money import Invoice, LedgerLine, Payment
from kamdesk.domain.records.organisations import Department, Industry, Organisation, Site
from kamdesk.domain.records.people import ContactPoint, Link, Person, Post, Stance, Tie
from kamdesk.domain.records.plans import Event, Objective, Snapshot
from kamdesk.domain.records.projects import Milestone, ProcurementStep, Project, ProjectRole, Sample
from kamdesk.domain.records.rivals import (
    AccountRival,
    Argument,
    Concession,
    Criterion,
    CriterionFit,
    ProjectRival,
    TechnicalRow,
)
from kamdesk.domain.records.service import Agreement, Complaint, DeliveryMonth
from kamdesk.domain.records.visits import Action, Attendance, Interaction, Question

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record

RECORDS: dict[str, type[Record]] = {
    record.ENTITY: record
    for record in (
        Industry,
        Organisation,
        Account,
        Site,
        Department,
        AccountTeam,
        OwnSkill,
        Person,
        Post,
        ContactPoint,
        Tie,
        Link,
        Stance,
        ProductLine,
        Product,
        Comparison,
        InstalledItem,
        Spend,
        Sale,
        SupplierStatus,
        PriceQuote,
        AccountRival,
        ProjectRival,
        Criterion,
        CriterionFit,
        TechnicalRow,
        Concession,
        Argument,
        Project,
        ProcurementStep,
        Milestone,
        ProjectRole,
        Sample,
        Interaction,
        Attendance,
        Question,
        Action,
        Complaint,
        DeliveryMonth,
        Agreement,
        Invoice,
        Payment,
        LedgerLine,
        Objective,
        Event,
        Snapshot,
        Observation,
        FactMark,
        FindingMark,
        Assessment,
        AssessmentScore,
        ChecklistRun,
        ChecklistTick,
        Note,
        CustomField,
        CustomValue,
        Setting,
        ExportFile,
    )
}
"""Entity name to record class, in the order in which a file lists them."""

__all__ = [
    "RECORDS",
    "Account",
    "AccountRival",
    "AccountTeam",
    "Action",
    "Agreement",
    "Argument",
    "Assessment",
    "AssessmentScore",
    "Attendance",
    "ChecklistRun",
    "ChecklistTick",
    "Comparison",
    "Complaint",
    "Concession",
    "ContactPoint",
    "Criterion",
    "CriterionFit",
    "CustomField",
    "CustomValue",
    "DeliveryMonth",
    "Department",
    "Event",
    "ExportFile",
    "FactMark",
    "FindingMark",
    "Industry",
    "InstalledItem",
    "Interaction",
    "Invoice",
    "LedgerLine",
    "Link",
    "Milestone",
    "Note",
    "Objective",
    "Observation",
    "Organisation",
    "OwnSkill",
    "Payment",
    "Person",
    "Post",
    "PriceQuote",
    "ProcurementStep",
    "Product",
    "ProductLine",
    "Project",
    "ProjectRival",
    "ProjectRole",
    "Question",
    "Sale",
    "Sample",
    "Setting",
    "Site",
    "Snapshot",
    "Spend",
    "Stance",
    "SupplierStatus",
    "TechnicalRow",
    "Tie",
]
