"""F-31: from the first contact to approval and first order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.customers import TODAY, days_ago, line
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.way_in import way_in
from kamdesk.domain.records import SupplierStatus

if TYPE_CHECKING:
    import datetime as dt


def status(key: str, since: dt.date | None, **fields: Any) -> SupplierStatus:
    """An approval of a line."""
    given = {"status": "approved", **fields}
    return SupplierStatus(id=f"s-{key}", account="X", product_line=key, since=since, **given)


def test_account_a_of_the_samples_was_approved_after_383_days() -> None:
    found = way_in(sample("A"), TODAY)

    assert (found.value, found.detail["order"], found.detail["so_far"]) == (383.0, None, None)
    assert {key: item.value for key, item in found.items.items()} == {"P1": 383.0, "P3": 383.0}
    assert (found.coverage, found.missing) == (0.5, ("order",))


def test_account_c_of_the_samples_is_on_its_way_for_46_days() -> None:
    found = way_in(sample("C"), TODAY)

    assert (found.value, found.detail["so_far"]) == (None, 46.0)


def test_the_first_approval_counts_from_the_contact_about_its_line() -> None:
    later = status("P2", days_ago(100))
    first = status("P1", days_ago(200), first_contact=days_ago(250))
    dossier = small(line("P1"), line("P2"), later, first, first_contact=days_ago(400))

    found = way_in(dossier, TODAY)

    assert (found.value, found.items["P2"].value) == (50.0, 300.0)


def test_the_first_order_is_counted_from_the_first_contact() -> None:
    found = way_in(small(first_contact=days_ago(400), first_order=days_ago(30)), TODAY)

    assert (found.detail["order"], found.parts[1].points) == (370.0, 370.0)


@pytest.mark.parametrize(
    ("contact", "order"),
    [(None, TODAY), (TODAY, None), (TODAY, days_ago(1)), (TODAY, days_ago(-1))],
)
def test_a_day_that_is_not_known_or_not_in_order_gives_no_days(
    contact: dt.date | None, order: dt.date | None
) -> None:
    found = way_in(small(first_contact=contact, first_order=order), TODAY)

    assert (found.detail["order"], found.parts[1].points) == (None, None)


@pytest.mark.parametrize(
    "row",
    [
        status("P1", days_ago(5), status="in_audit"),
        status("P1", None),
        status("P9", days_ago(5)),
        status("P1", days_ago(50)),
    ],
)
def test_what_is_no_approval_gives_no_value(row: SupplierStatus) -> None:
    found = way_in(small(line("P1"), row, first_contact=days_ago(20)), TODAY)

    assert (found.value, found.detail["so_far"]) == (None, 20.0)


def test_a_lost_customer_waits_no_more() -> None:
    found = way_in(small(first_contact=days_ago(9), lifecycle="lost"), TODAY)

    assert found.detail["so_far"] is None
