"""F-17: our share of what they buy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, line, yuan
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.spending import unserved
from kamdesk.domain.insight.wallet import share_of_wallet, white_space
from kamdesk.domain.records import InstalledItem, Product, Site, Spend

SHARES = {
    "A": {"P1": 29.5, "P2": 20.7, "P3": 63.3, "P4": 26.7},
    "B": {"P3": 63.6},
    "C": {"P1": 0.0},
}
UNSERVED = {"A": 45900, "B": 3900, "C": 6000}


@pytest.mark.parametrize("account", SHARES)
def test_the_lines_of_the_samples(account: str) -> None:
    found = share_of_wallet(sample(account), TODAY)
    shares = {key: item.value for key, item in found.items.items()}
    assert shares == pytest.approx(SHARES[account], abs=0.05)
    assert found.detail["unserved"] == UNSERVED[account] * 100000


def test_the_share_of_a_over_all_lines() -> None:
    assert share_of_wallet(sample("A"), TODAY).value == 32.0


def _spend(key: str, total: float | None, ours: float | None, **fields: object) -> Spend:
    return Spend(
        id=key,
        account="X",
        product_line="P1",
        total=None if total is None else yuan(total),
        ours=None if ours is None else yuan(ours),
        **fields,  # type: ignore[arg-type]
    )


def test_more_than_everything_is_odd_and_no_share() -> None:
    found = share_of_wallet(small(line("P1"), _spend("s", 100, 101)), TODAY)
    assert (found.value, found.detail["odd"], found.detail["unserved"]) == (None, ["P1"], None)
    assert found.missing == ("spend:P1",)


@pytest.mark.parametrize(("total", "ours"), [(None, 5.0), (5.0, None), (0.0, 0.0)])
def test_an_unknown_total_is_no_share(total: float | None, ours: float | None) -> None:
    assert share_of_wallet(small(line("P1"), _spend("s", total, ours)), TODAY).value is None


def test_nothing_recorded_is_no_result() -> None:
    found = share_of_wallet(small(Spend(id="s", account="X", product_line="P1")), TODAY)
    assert (found.value, found.coverage, found.detail["unserved"]) == (None, 0.0, None)
    assert unserved(small()) is None


def test_sites_are_added_up_and_only_the_newest_year_counts() -> None:
    records = (
        _spend("old", 999, 0, year=2025),
        _spend("s1", 100, 10, year=2026, site="S1"),
        _spend("s2", 100, 30, year=2026, site="S2"),
    )
    assert share_of_wallet(small(line("P1"), *records), TODAY).value == 20.0


def test_a_line_that_is_gone_keeps_its_id() -> None:
    assert list(share_of_wallet(small(_spend("s", 100, 10)), TODAY).items) == ["P1"]


def test_the_grid_shows_who_is_where() -> None:
    records = (
        *(line(key) for key in ("P1", "P2", "P3", "P4")),
        Site(id="S", external="S", organisation="X", name="Works"),
        Product(id="mine", product_line="P1", maker="OWN"),
        Product(id="his", product_line="P2", maker="R"),
        InstalledItem(id="1", site="S", product="mine"),
        InstalledItem(id="2", site="S", product="his"),
        Spend(id="s", account="X", site="S", product_line="P3", total=yuan(0)),
    )
    states = [row[2] for row in white_space(small(*records))]  # type: ignore[index]
    assert states == ["ours", "rival", "none", "unknown"]


@given(st.floats(0, 1000), st.floats(1, 1000))
def test_a_share_is_never_outside_0_and_100(ours: float, total: float) -> None:
    value = share_of_wallet(small(line("P1"), _spend("s", total, ours)), TODAY).value
    assert value is None or 0 <= value <= 100
