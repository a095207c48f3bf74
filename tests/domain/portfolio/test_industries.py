"""The industries as rows, and the firms nobody dealt with yet."""

from __future__ import annotations

import dataclasses

import pytest
from tests.helpers.customers import sold
from tests.helpers.dossiers import small
from tests.helpers.wholes import sample_whole, whole_of

from kamdesk.domain.portfolio.industries import industry_rows, open_firms
from kamdesk.domain.records import Industry


def test_the_sample_sells_most_to_petrochemistry() -> None:
    first = industry_rows(sample_whole().portfolio["F-35"])[0]

    assert (first.name, first.trend, first.firms, first.covered) == ("石化与新材料", "down", 1, 1)
    assert first.change == pytest.approx(-5.3, abs=0.05)


def test_without_earlier_sales_nothing_changed() -> None:
    whole = whole_of(small(sold("2026-11", 5)))

    assert industry_rows(whole.portfolio["F-35"])[0].change is None


def test_a_firm_nobody_dealt_with_stands_with_its_industry() -> None:
    met = small(lifecycle="developed")
    target = small(Industry(id="W", name="Water"), lifecycle="potential", follow_note="ask Li")
    firm = dataclasses.replace(target.organisation, industry="W")
    unsaid = small(lifecycle="potential")
    whole = whole_of(met, dataclasses.replace(target, organisation=firm), unsaid)

    found = [(row.industry, row.note) for row in open_firms(whole)]

    assert found == [("Industry not entered", ""), ("Water", "ask Li")]
