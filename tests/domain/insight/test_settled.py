"""F-34: sales with customers that settled."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, firms, portfolio

from kamdesk.domain.insight.settled import settled, with_us_since
from kamdesk.domain.records import SupplierStatus

OLD, YOUNG = dt.date(2023, 11, 23), dt.date(2023, 11, 24)


def together(
    amounts: dict[str, float], orders: dict[str, dt.date | None], **parents: str
) -> tuple[object, ...]:
    """Firms with the day of their first order."""
    return tuple(
        dataclasses.replace(
            dossier,
            account=dataclasses.replace(
                dossier.account, first_order=orders.get(dossier.account.id)
            ),
        )
        for dossier in firms(amounts, **parents)
    )


def share(amounts: dict[str, float], orders: dict[str, dt.date | None], **parents: str) -> object:
    """Value and coverage."""
    found = settled(together(amounts, orders, **parents), TODAY)  # type: ignore[arg-type]
    return found.value, found.coverage


def test_the_border_is_three_years() -> None:
    assert share({"a": 60, "b": 40}, {"a": OLD, "b": YOUNG}) == (60.0, 1.0)


def test_sales_of_a_customer_nobody_knows_since_when_are_left_out() -> None:
    assert share({"a": 60, "b": 20, "c": 20}, {"a": OLD, "b": YOUNG}) == (75.0, 0.8)


def test_a_group_is_as_old_as_its_first_account() -> None:
    assert share({"a": 60, "b": 40}, {"a": OLD}, b="a") == (100.0, 1.0)


def test_a_group_of_which_one_is_not_known_is_not_young() -> None:
    assert share({"a": 60, "b": 40}, {"a": YOUNG}, b="a") == (None, 0.0)


def test_without_sales_there_is_no_share() -> None:
    found = settled((), TODAY)

    assert (found.value, found.missing) == (None, ("sales",))


@pytest.mark.parametrize(("state", "since"), [("approved", OLD), ("in_audit", None)])
def test_without_a_first_order_the_approval_counts(state: str, since: dt.date | None) -> None:
    row = SupplierStatus(id="s", account="a", product_line="P1", status=state, since=OLD)
    (dossier,) = firms({"a": 1}, row)

    assert with_us_since(dossier) == since


def test_the_samples_know_it_of_two_accounts() -> None:
    found = settled(portfolio(), TODAY)

    old = next(part for part in found.parts if part.code == "old")
    assert len(old.rows) == 2
    assert (found.value, found.missing) == (100.0, ("first_order",))
    assert found.coverage == pytest.approx(float(str(found.detail["old"])) / 100 / _all(), abs=1e-9)


def _all() -> float:
    found = settled(portfolio(), TODAY).detail
    return sum(float(str(found[key])) for key in ("old", "young", "unknown")) / 100


def test_three_years_before_a_leap_day_is_the_last_of_february() -> None:
    assert settled((), dt.date(2028, 2, 29)).detail["since"] == "2025-02-28"


@given(st.lists(st.sampled_from([OLD, YOUNG, None]), min_size=1, max_size=6))
def test_the_share_stays_within_its_bounds(days: list[dt.date | None]) -> None:
    orders = {f"f{number}": day for number, day in enumerate(days)}
    found = settled(together(dict.fromkeys(orders, 10.0), orders), TODAY)  # type: ignore[arg-type]

    assert found.value is None or 0 <= found.value <= 100
    assert (found.value is None) is (set(days) == {None})
