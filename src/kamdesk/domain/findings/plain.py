"""Findings as JSON: what ``kamdesk findings --json`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.records import RECORDS

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Json
    from kamdesk.domain.findings.finding import Finding
    from kamdesk.domain.insight.result import Row


def finding_to_json(finding: Finding, shelf: Shelf) -> Json:
    """A finding with external ids; ``aside`` is the reason and day of one put aside, or null."""
    mark, amount = finding.aside, finding.amount
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "account": _key("account", finding.account, shelf=shelf),
        "subject": _row(finding.subject, shelf),
        "text": finding.words,
        "days": finding.days,
        "amount": {"amount": amount.amount, "currency": amount.currency} if amount else None,
        "records": [_row(row, shelf) for row in finding.rows],
        "remedy": {
            "kind": finding.remedy.kind,
            **_row(finding.remedy.row, shelf),
            **({"field": finding.remedy.field} if finding.remedy.field else {}),
        },
        "fingerprint": finding.fingerprint,
        "aside": None
        if mark is None
        else {"reason": mark.reason, "until": mark.until.isoformat() if mark.until else None},
    }


def _row(row: Row, shelf: Shelf) -> dict[str, Json]:
    return {"entity": row.entity, "id": _key(row.entity, row.id, shelf=shelf)}


def _key(entity: str, record_id: str, *, shelf: Shelf) -> str:
    record = shelf.get(RECORDS[entity], record_id)
    return record_id if record is None else key_of(record)
