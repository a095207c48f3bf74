"""A record that ends before it begins is told with both days, and only for what was changed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kamdesk.domain.records import AccountTeam, Complaint, Event, Person
from kamdesk.domain.spans import EndsBeforeItBegins, check_spans

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record

DAY, LATER = dt.date(2026, 5, 1), dt.date(2026, 6, 1)
NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "record",
    [
        AccountTeam(id="t", valid_from=LATER, valid_to=DAY),
        Event(id="e", happened_on=LATER, until=DAY),
        Complaint(id="c", opened=NOON, closed=DAY),
    ],
)
def test_it_ends_before_it_begins(record: Record) -> None:
    with pytest.raises(EndsBeforeItBegins, match=r"2026-05-01.*2026-06-01"):
        check_spans(record, {"valid_to", "until", "closed"})


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (AccountTeam(id="t", valid_from=DAY, valid_to=DAY), {"valid_to"}),
        (AccountTeam(id="t", valid_from=DAY), {"valid_from"}),
        (AccountTeam(id="t", valid_from=LATER, valid_to=DAY), {"role"}),
        (Complaint(id="c", opened=NOON, closed=LATER), {"closed"}),
        (Person(id="p"), {"valid_to"}),
    ],
)
def test_what_is_in_order_or_was_not_changed_is_left(record: Record, names: set[str]) -> None:
    check_spans(record, names)
