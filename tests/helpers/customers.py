"""Small people, contacts and sums for tests of the formulas: account "X", our firm "OWN"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from tests.helpers.dossiers import sample_records

from kamdesk.domain.dossier import Dossier, Shelf, dossier_of
from kamdesk.domain.fact import Money
from kamdesk.domain.records import (
    Account,
    Assessment,
    AssessmentScore,
    Attendance,
    Interaction,
    Organisation,
    Person,
    Post,
    ProductLine,
    Sale,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.fact import Record

TODAY = dt.date(2026, 11, 23)


def days_ago(days: int) -> dt.date:
    """The day so many days before the day of the samples."""
    return TODAY - dt.timedelta(days=days)


def at(day: dt.date) -> dt.datetime:
    """A quarter past nine of a day, UTC."""
    return dt.datetime(day.year, day.month, day.day, 9, 15, tzinfo=dt.UTC)


def yuan(amount: float) -> Money:
    """An amount of yuan."""
    return Money(round(amount * 100), "CNY")


def theirs(
    key: str, *, level: int | None = 2, department: str | None = None, **fields: Any
) -> tuple[Person, Post]:
    """Somebody of the customer with his post."""
    fields.setdefault("name", f"Person {key}")
    post = Post(id=f"{key}-post", person=key, organisation="X", level=level, department=department)
    return Person(id=key, external=key, **fields), post


def ours(key: str, *, level: int | None = 1, department: str | None = None) -> tuple[Person, Post]:
    """A colleague with his post."""
    post = Post(
        id=f"{key}-post", person=key, organisation="OWN", level=level, department=department
    )
    return Person(id=key, external=key, name=f"Colleague {key}"), post


def met(
    key: str, day: dt.date, *people: str, kind: str = "visit", status: str = "done"
) -> tuple[Record, ...]:
    """A contact with the people who took part."""
    contact = Interaction(
        id=key, external=key, account="X", kind=kind, status=status, start=at(day)
    )
    rows = (Attendance(id=f"{key}-{p}", interaction=key, person=p) for p in people)
    return contact, *rows


def judged(
    rubric: str,
    scores: Mapping[str, int | None],
    *,
    subject: Record | None = None,
    day: dt.date = TODAY,
) -> tuple[Record, ...]:
    """An assessment of the account, or of another record, with its scores."""
    kind, target = (subject.ENTITY, subject.id) if subject else ("account", "X")
    key = f"{rubric}-{target}-{day}"
    head = Assessment(id=key, rubric=rubric, subject_kind=kind, subject=target, assessed_on=day)
    rows = (
        AssessmentScore(id=f"{key}-{item}", assessment=key, item=item, score=score)
        for item, score in scores.items()
    )
    return head, *rows


def sold(
    month: str, amount: float, *, line: str = "P1", margin: float | None = None, account: str = "X"
) -> Sale:
    """The sales of a month in yuan."""
    return Sale(
        id=f"{account}-{line}-{month}",
        account=account,
        product_line=line,
        month=month,
        amount=yuan(amount),
        margin=None if margin is None else yuan(margin),
    )


def line(key: str) -> ProductLine:
    """A product line of ours."""
    return ProductLine(id=key, external=key, name=f"Line {key}", own=True, organisation="OWN")


def firms(amounts: Mapping[str, float], *records: Record, **parents: str) -> tuple[Dossier, ...]:
    """A portfolio: an account per firm with its sales of this month; ``parents`` name the group."""
    base: list[Record] = []
    for key, amount in amounts.items():
        base += [
            Organisation(id=key, external=key, name=key, is_customer=True, parent=parents.get(key)),
            Account(id=key, external=key, organisation=key, lifecycle="developed"),
        ]
        if amount:
            base.append(sold("2026-11", amount, account=key))
    shelf = Shelf((*base, *records))
    return tuple(dossier_of(shelf, key) for key in amounts)


def portfolio() -> tuple[Dossier, ...]:
    """All accounts of the sample book."""
    shelf = Shelf(sample_records())
    return tuple(dossier_of(shelf, account.id) for account in shelf.of(Account))
