"""The sheets of the account workbook in their order (domain 5.2).

To add one, declare it in a module of its own and add it to the list.
"""

from __future__ import annotations

from typing import Final

from kamdesk.reports.workbook.pages.background import BACKGROUND
from kamdesk.reports.workbook.pages.changes import CHANGES
from kamdesk.reports.workbook.pages.defection import DEFECTION
from kamdesk.reports.workbook.pages.gaps import GAPS
from kamdesk.reports.workbook.pages.installed import INSTALLED
from kamdesk.reports.workbook.pages.money import MONEY
from kamdesk.reports.workbook.pages.objectives import OBJECTIVES
from kamdesk.reports.workbook.pages.people import PEOPLE, TALK
from kamdesk.reports.workbook.pages.projects import DETAILS, PROJECTS
from kamdesk.reports.workbook.pages.readme import README
from kamdesk.reports.workbook.pages.relationship import RELATIONSHIP
from kamdesk.reports.workbook.pages.rivals import RIVALS
from kamdesk.reports.workbook.pages.service import SERVICE
from kamdesk.reports.workbook.pages.summary import SUMMARY
from kamdesk.reports.workbook.pages.timeline import TIMELINE
from kamdesk.reports.workbook.pages.visits import VISITS

SHEETS: Final = (
    README,
    SUMMARY,
    BACKGROUND,
    PEOPLE,
    TALK,
    RELATIONSHIP,
    INSTALLED,
    RIVALS,
    PROJECTS,
    DETAILS,
    VISITS,
    SERVICE,
    MONEY,
    DEFECTION,
    OBJECTIVES,
    TIMELINE,
    GAPS,
    CHANGES,
)
