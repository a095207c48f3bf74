"""F-05: how much hangs on few customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, firms, portfolio

from kamdesk.domain.insight.concentration import concentration, head_of
from kamdesk.domain.records import Organisation

if TYPE_CHECKING:
    import random

CLASSES = dict(zip("ABCDEFGHIJ", ["A", "A", None, "A", "A", "B", "B", "C", "C", None], strict=True))


def _found(amounts: dict[str, float], **parents: str) -> Any:
    return concentration(firms(amounts, **parents), TODAY)


def test_the_portfolio_of_the_samples() -> None:
    found: Any = concentration(portfolio(), TODAY)
    detail = found.detail
    assert found.value == pytest.approx(50.35, abs=0.005)
    assert found.level == "alarm"
    assert detail["total"] == 42900 * 100000
    assert detail["top3"] == pytest.approx(75.99, abs=0.005)
    assert detail["top_fifth"] == [2, pytest.approx(66.20, abs=0.005)]
    assert (detail["k80"], round(detail["hhi"])) == (4, 3032)
    assert detail["effective"] == pytest.approx(3.30, abs=0.005)
    assert detail["classes"] == CLASSES


def test_the_same_is_told_of_margin_and_receivables_and_of_their_dependence() -> None:
    detail: Any = concentration(portfolio(), TODAY).detail
    assert detail["margin"]["top1"] == pytest.approx(54.21, abs=0.005)
    assert detail["receivables"]["customers"] == 2
    assert detail["dependence"]["A"] == 32.0


def test_no_sales_are_no_result() -> None:
    found = _found({"a": 0})
    assert (found.value, found.level, found.coverage) == (None, None, 0.0)


def test_with_four_customers_there_is_no_statement_on_the_top_fifth() -> None:
    found = _found(dict.fromkeys("abcd", 1.0))
    assert (found.value, found.detail["top_fifth"], found.detail["k80"]) == (25.0, None, None)


@pytest.mark.parametrize(
    ("amounts", "level"),
    [
        ({"a": 50, "b": 25, "c": 25}, "alarm"),
        ({"a": 49, "b": 26, "c": 25}, "watch"),
        ({"a": 30, **dict.fromkeys("bcdefgh", 10.0)}, "watch"),
        ({"a": 29.9, **dict.fromkeys("bcdefgh", 10.0143)}, "ok"),
    ],
)
def test_the_levels(amounts: dict[str, float], level: str) -> None:
    assert _found(amounts).level == level


def test_even_customers_can_be_too_few() -> None:
    assert _found({"a": 29, "b": 29, "c": 29, "d": 13}).level == "watch"


def test_a_group_counts_as_one_customer() -> None:
    found = _found({"top": 0, "a": 40, "b": 20, "c": 40}, a="top", b="top")
    assert (found.value, found.detail["customers"]) == (60.0, 2)
    assert found.detail["classes"] == {"top": "A", "a": "A", "b": "A", "c": "A"}


def test_a_negative_balance_counts_as_nothing() -> None:
    found = _found({"a": 10, "b": -5})
    assert (found.value, found.detail["customers"], found.detail["classes"]["b"]) == (
        100.0,
        1,
        None,
    )


def test_a_ring_of_parents_does_not_hang() -> None:
    dossiers = firms({"a": 1, "b": 1}, a="b", b="a")
    assert head_of(dossiers[0]).id == "b"


def test_a_parent_outside_of_the_book_is_passed_over() -> None:
    assert head_of(firms({"a": 1}, a="unknown")[0]).id == "a"


def test_the_parent_need_not_be_an_account() -> None:
    dossiers = firms({"a": 1, "b": 1}, Organisation(id="g", external="g", name="G"), a="g", b="g")
    assert [part.code for part in concentration(dossiers, TODAY).parts] == ["g"]


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=9), st.randoms(use_true_random=False))
def test_shares_are_whole_and_their_order_does_not_matter(
    amounts: list[int], order: random.Random
) -> None:
    named = {chr(97 + number): float(amount) for number, amount in enumerate(amounts)}
    found = _found(named)
    mixed = list(named.items())
    order.shuffle(mixed)
    assert sum(part.points for part in found.parts) == pytest.approx(100)
    assert _found(dict(mixed)).value == pytest.approx(found.value)
    assert 1 <= found.detail["effective"] <= len(amounts) + 1e-9
    letters = [found.detail["classes"][part.code] for part in found.parts]
    assert letters == sorted(letters)
