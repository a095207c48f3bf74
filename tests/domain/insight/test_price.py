"""F-21: our prices against the market's."""

from __future__ import annotations

from typing import Any

import pytest
from tests.helpers.customers import TODAY, days_ago, line, sold, yuan
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.price import price_deviation
from kamdesk.domain.records import Organisation, PriceQuote

RIVAL = Organisation(id="R", external="R", name="Rival", is_rival=True)


@pytest.mark.parametrize(
    ("account", "value", "lines"),
    [("A", 6.50, {"P1": 4.2, "P3": 11.5}), ("B", 6.0, {"P3": 6.0})],
)
def test_the_prices_of_the_samples(account: str, value: float, lines: dict[str, float]) -> None:
    found = price_deviation(sample(account), TODAY)
    assert found.value == pytest.approx(value, abs=0.005)
    assert found.level == "watch"
    assert {key: item.value for key, item in found.items.items()} == pytest.approx(lines)


def test_line_p3_of_a_is_an_alarm() -> None:
    assert price_deviation(sample("A"), TODAY).items["P3"].level == "alarm"


def test_without_quotes_there_is_no_result() -> None:
    found = price_deviation(sample("C"), TODAY)
    assert (found.value, found.level, found.missing) == (None, None, ("price_quote",))


def _quote(firm: str, price: float, days: int = 10, key: str = "P1") -> PriceQuote:
    return PriceQuote(
        id=f"{firm}-{key}-{days}-{price}",
        account="X",
        product_line=key,
        organisation=firm,
        price=yuan(price),
        quoted_on=days_ago(days),
    )


def _found(*records: Any) -> Any:
    return price_deviation(small(RIVAL, line("P1"), line("P2"), *records), TODAY)


@pytest.mark.parametrize(
    ("ours", "level"), [(90, "ok"), (105, "ok"), (106, "watch"), (110, "watch"), (111, "alarm")]
)
def test_dear_is_worth_watching(ours: float, level: str) -> None:
    assert _found(_quote("OWN", ours), _quote("R", 100)).level == level


def test_one_market_quote_is_a_thin_basis() -> None:
    assert _found(_quote("OWN", 100), _quote("R", 100)).detail["thin"] == ["P1"]


def test_two_market_quotes_are_enough() -> None:
    quotes = (_quote("OWN", 100), _quote("R", 100), _quote("R", 90, 20))
    assert _found(*quotes).detail["thin"] == []


def test_our_newest_quote_counts() -> None:
    quotes = (_quote("OWN", 150, 30), _quote("OWN", 100, 5), _quote("R", 100))
    assert _found(*quotes).value == 0.0


@pytest.mark.parametrize("quotes", [("OWN",), ("R",)])
def test_one_side_alone_cannot_be_compared(quotes: tuple[str, ...]) -> None:
    assert _found(*(_quote(firm, 100) for firm in quotes)).value is None


def test_old_quotes_do_not_count() -> None:
    assert _found(_quote("OWN", 100), _quote("R", 100, 365)).value is None


def test_lines_weigh_by_what_we_sell() -> None:
    quotes = (
        _quote("OWN", 110),
        _quote("R", 100),
        _quote("OWN", 100, key="P2"),
        _quote("R", 100, key="P2"),
    )
    sales = (sold("2026-11", 100), sold("2026-11", 300, line="P2"))
    assert _found(*quotes, *sales).value == 2.5


def test_without_sales_the_lines_weigh_alike() -> None:
    quotes = (
        _quote("OWN", 110),
        _quote("R", 100),
        _quote("OWN", 100, key="P2"),
        _quote("R", 100, key="P2"),
    )
    assert _found(*quotes).value == 5.0


def test_coverage_is_the_share_of_sales_compared() -> None:
    sales = (sold("2026-11", 100), sold("2026-11", 300, line="P2"))
    assert _found(_quote("OWN", 110), _quote("R", 100), *sales).coverage == 0.25


def test_a_line_that_is_gone_keeps_its_id() -> None:
    found = _found(_quote("OWN", 110, key="P9"), _quote("R", 100, key="P9"))
    assert list(found.items) == ["P9"]
