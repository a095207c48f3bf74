"""Lists across accounts: all visits, all projects, each read with one query."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.fact import Money

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit or contact in lists across accounts; codes as stored, ``start`` in UTC."""

    id: str
    account: str
    customer: str
    kind: str | None
    status: str | None
    start: dt.datetime | None
    objective: str | None
    result: str | None


VISIT_LINES = """
SELECT i.id, i.account, o.name, i.kind, i.status, i.start, i.objective, i.result
  FROM interaction i
  JOIN account a ON a.id = i.account AND a.deleted IS NULL
  JOIN organisation o ON o.id = a.organisation
 WHERE i.deleted IS NULL AND (? OR i.status = 'planned')
 ORDER BY i.status IS NOT 'planned',
          CASE WHEN i.status = 'planned' THEN coalesce(i.start, '9') END,
          i.start DESC, i.rowid
"""


def visit_lines(connection: Connection, *, done_too: bool = True) -> list[VisitLine]:
    """All visits and contacts: planned ones first, the next on top, then the newest."""
    return [
        VisitLine(*[*row[:5], _moment(row[5]), *row[6:]])
        for row in connection.execute(VISIT_LINES, (done_too,))
    ]


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One project in lists across accounts; codes as stored, ``weighed`` = it has criteria."""

    id: str
    account: str
    customer: str
    code: str | None
    name: str | None
    intent: str | None
    budget: Money | None
    order_date: dt.date | None
    step: str | None
    result: str | None
    weighed: bool


PROJECT_LINES = """
SELECT p.id, p.account, o.name AS customer, p.code, p.name, p.intent,
       p.budget_hi_amount AS amount, p.budget_hi_currency AS currency, p.order_date,
       (SELECT s.name FROM procurement_step s
         WHERE s.project = p.id AND s.state = 'current' AND s.deleted IS NULL
         ORDER BY s."order" LIMIT 1) AS step,
       p.result,
       EXISTS (SELECT 1 FROM criterion c WHERE c.project = p.id AND c.deleted IS NULL) AS weighed
  FROM project p
  JOIN account a ON a.id = p.account AND a.deleted IS NULL
  JOIN organisation o ON o.id = a.organisation
 WHERE p.deleted IS NULL
 ORDER BY coalesce(p.result, 'open') <> 'open', coalesce(p.order_date, '9'), p.rowid
"""


def project_lines(connection: Connection) -> list[ProjectLine]:
    """All projects: open ones first, the next order on top."""
    return [
        ProjectLine(*[*row[:6], _money(row[6], row[7]), _day(row[8]), *row[9:11], bool(row[11])])
        for row in connection.execute(PROJECT_LINES)
    ]


def _moment(stored: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(stored) if stored else None


def _day(stored: str | None) -> dt.date | None:
    return dt.date.fromisoformat(stored) if stored else None


def _money(amount: int | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)
