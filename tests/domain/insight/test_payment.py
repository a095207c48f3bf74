"""F-09: what waiting for the money costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, days_ago, sold, yuan
from tests.helpers.dossiers import sample, small

from kamdesk.domain.fact import Money
from kamdesk.domain.insight.payment import effective_days, payment_trap
from kamdesk.domain.records import Invoice, Payment

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record

ORACLE = {
    "A": (70.45, "green", 3610.0, 61.0, 1.16, 24.84, 5.18, 4169.0),
    "B": (431.78, "red", 3300.0, 177.1, 7.10, 10.90, 0.85, 8044.0),
}


@pytest.mark.parametrize("account", ORACLE)
def test_the_payment_of_the_samples(account: str) -> None:
    found = payment_trap(sample(account), TODAY)
    days, level, receivables, dso, cost, net, turns, tied = ORACLE[account]
    detail: Any = found.detail
    assert found.value == pytest.approx(days, abs=0.005)
    assert found.level == level
    assert detail["receivables"] == receivables * 100000
    assert detail["dso"] == pytest.approx(dso, abs=0.05)
    assert detail["financing_cost"] == pytest.approx(cost, abs=0.005)
    assert detail["net_margin"] == pytest.approx(net, abs=0.005)
    assert detail["turns"] == pytest.approx(turns, abs=0.005)
    assert detail["tied_up"] == pytest.approx(tied * 100000, abs=50000)


def test_without_sales_only_the_terms_are_told() -> None:
    found = payment_trap(sample("C"), TODAY)
    assert (found.value, found.level, found.detail["terms"]) == (None, None, 90)


def test_disputed_and_retained_amounts_are_shown_apart() -> None:
    detail = payment_trap(sample("A"), TODAY).detail
    assert (detail["disputed"], detail["retention"]) == (45000000.0, 32000000.0)


def _invoice(amount: float = 100, days: int = 100, **fields: Any) -> Invoice:
    return Invoice(
        id="i",
        external="i",
        account="X",
        no="1",
        issued=days_ago(days),
        amount=yuan(amount),
        **fields,
    )


def _paid(days: int, amount: float = 100, **fields: Any) -> Payment:
    return Payment(id=f"p{days}", invoice="i", date=days_ago(days), amount=yuan(amount), **fields)


def _basis(*records: Record, **fields: Any) -> tuple[float | None, str | None]:
    found = payment_trap(small(*records, **fields), TODAY)
    return found.value, found.level


def test_a_bill_counts_until_it_is_due() -> None:
    records = (_invoice(), _paid(70, bill_tenor_days=180))
    assert effective_days(small(*records), TODAY) == 210.0


def test_payments_are_weighted_by_amount() -> None:
    records = (_invoice(), _paid(80, 75), _paid(40, 25))
    assert effective_days(small(*records), TODAY) == 30.0


@pytest.mark.parametrize(("days", "counts"), [(364, True), (365, False)])
def test_only_payments_of_a_year_count(days: int, counts: bool) -> None:
    found = effective_days(small(_invoice(days=400), _paid(days)), TODAY)
    assert (found is not None) is counts


def test_a_payment_without_a_day_is_not_counted() -> None:
    undated = Payment(id="p", invoice="i", amount=yuan(50))
    assert effective_days(small(_invoice(), undated), TODAY) is None


def test_without_payments_the_terms_or_the_receivables_decide() -> None:
    records = (_invoice(50), sold("2026-11", 100))
    assert _basis(*records, payment_terms_days=60) == (182.5, "red")
    assert _basis(sold("2026-11", 100), payment_terms_days=60) == (60.0, "green")


def test_sales_alone_give_no_basis() -> None:
    assert _basis(sold("2026-11", 100)) == (None, None)


@pytest.mark.parametrize(("terms", "level"), [(89, "green"), (90, "amber"), (180, "red")])
def test_the_levels_of_the_basis(terms: int, level: str) -> None:
    assert _basis(sold("2026-11", 100), payment_terms_days=terms)[1] == level


def test_long_terms_are_amber_though_they_pay_soon() -> None:
    records = (_invoice(), _paid(70), sold("2026-11", 100))
    assert _basis(*records, payment_terms_days=90) == (30.0, "amber")


def test_a_margin_that_waiting_eats_up_is_red() -> None:
    records = (_invoice(), _paid(30), sold("2026-11", 100, margin=1))
    assert _basis(*records)[1] == "red"


def test_over_the_credit_limit_is_red_even_without_sales() -> None:
    assert _basis(_invoice(100), credit_limit=yuan(99)) == (None, "red")


def test_an_amount_in_another_currency_is_named_and_not_added() -> None:
    odd = sold("2026-10", 1)
    foreign = type(odd)(id="f", account="X", month="2026-10", amount=Money(100, "USD"))
    found = payment_trap(small(sold("2026-11", 100), odd, foreign), TODAY)
    assert found.detail["sales"] == 10100.0
    assert "currency:USD" in found.missing


def test_a_rate_of_the_settings_adds_another_currency() -> None:
    foreign = type(sold("2026-10", 1))(
        id="f", account="X", month="2026-10", amount=Money(100, "USD")
    )
    limits = {"currency": {"base": "CNY", "rates": {"USD": 7.0}}}
    found = payment_trap(small(sold("2026-11", 100), foreign), TODAY, limits=limits)
    assert found.detail["sales"] == 10700.0


@given(st.integers(0, 90), st.integers(0, 9))
def test_paying_later_never_shortens_the_days(days: int, more: int) -> None:
    late = effective_days(small(_invoice(), _paid(days)), TODAY)
    later = effective_days(small(_invoice(), _paid(max(0, days - more))), TODAY)
    assert late is not None
    assert later is not None
    assert later >= late
