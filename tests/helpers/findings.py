"""Small accounts for the rules of findings: account "X", project "P", rival "R"."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from tests.helpers.customers import TODAY, at, days_ago, met, sold, theirs, yuan
from tests.helpers.dossiers import small

from kamdesk.domain.findings.reckoned import Reckoned
from kamdesk.domain.findings.table import RULES
from kamdesk.domain.records import (
    AccountRival,
    Action,
    Complaint,
    Criterion,
    CriterionFit,
    DeliveryMonth,
    Event,
    Invoice,
    Organisation,
    PriceQuote,
    Project,
    ProjectRival,
    ProjectRole,
    Sale,
)

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.findings.finding import Finding

ANNA = theirs("anna", level=2, power=3, class_="key", career_need="a", need_level=4)
PROJECT = Project(id="P", external="P", account="X", name="Pumps")
RIVAL = Organisation(id="R", external="R", name="Rival", is_rival=True)
AT_US = AccountRival(id="XR", account="X", organisation="R")


def fired(rule: str, dossier: Dossier, *, day: dt.date = TODAY) -> Finding | None:
    """What a rule says of a dossier."""
    return RULES[rule].fires(Reckoned(dossier, day))


def grade(rule: str, *records: Record, **fields: Any) -> str | None:
    """How grave a rule finds a small account; ``None`` if it does not fire."""
    found = fired(rule, small(*records, **fields))
    return found.severity if found else None


def role(code: str, person: str | None = "anna", key: str = "") -> ProjectRole:
    return ProjectRole(id=f"{code}{key}", project="P", role=code, person=person)


def ago(days: int) -> dt.date:
    return days_ago(days)


def ahead(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


def event(kind: str, *, days: int = 10, **fields: Any) -> Event:
    return Event(id=f"{kind}{days}", account="X", kind=kind, happened_on=ago(days), **fields)


def complaint(**fields: Any) -> Complaint:
    fields.setdefault("opened", at(ago(40)))
    fields.setdefault("passed_on", fields["opened"])
    return Complaint(id="C", external="C", account="X", what="Leak", **fields)


def action(kind: str, **fields: Any) -> Action:
    return Action(id=kind, account="X", kind=kind, side="ours", text="Send it", **fields)


def promise(key: str, days: int, **fields: Any) -> Action:
    return Action(
        id=key, account="X", kind="promise", side="ours", text=key, due=ago(days), **fields
    )


def standing_criteria(ours_fit: str, rival_fit: str) -> tuple[Record, ...]:
    return (
        PROJECT,
        RIVAL,
        ProjectRival(id="PR", project="P", organisation="R"),
        Criterion(id="K", project="P", name="Seal", kind="must"),
        CriterionFit(id="KO", criterion="K", organisation="OWN", fit=ours_fit),
        CriterionFit(id="KR", criterion="K", organisation="R", fit=rival_fit),
    )


def invoice(days: int, **fields: Any) -> Invoice:
    return Invoice(
        id="I",
        external="I",
        account="X",
        no="I",
        issued=ago(200),
        due=ago(days),
        amount=yuan(100),
        **fields,
    )


def quotes(mine: float, market: float) -> tuple[Record, ...]:
    return (
        RIVAL,
        *(
            PriceQuote(
                id=f"q{key}",
                account="X",
                product_line="L",
                organisation=firm,
                price=yuan(price),
                quoted_on=ago(10),
            )
            for key, (firm, price) in enumerate([("OWN", mine), ("R", market), ("R", market)])
        ),
    )


def months(before: float, now: float) -> tuple[Sale, ...]:
    return (sold("2025-10", before), sold("2026-10", now))


def visit(key: str, day: dt.date, *people: str, **fields: Any) -> tuple[Record, ...]:
    contact, *rows = met(key, day, *people, status="planned")
    return (dataclasses.replace(contact, **fields), *rows)


def deliveries(kept: int) -> DeliveryMonth:
    return DeliveryMonth(
        id="d", account="X", month="2026-10", lines=100, lines_on_time_in_full=kept
    )
