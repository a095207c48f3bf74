"""Bad debts by tier: shares of what was invoiced, and nothing while all is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.customers import yuan
from tests.helpers.dossiers import small
from tests.helpers.portfolios import workbook_for

from kamdesk.domain.fact import Money
from kamdesk.domain.portfolio.bad_debts import bad_debts
from kamdesk.domain.records import Invoice

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier


def invoice(key: str, amount: float, state: str | None = None) -> Invoice:
    """An invoice of account X."""
    return Invoice(id=key, account="X", no=key, amount=yuan(amount), debt_state=state)


def bronze() -> Dossier:
    """A bronze account of which a tenth is in doubt and a fifth is lost."""
    rows = (invoice("a", 700), invoice("b", 100, "doubtful"), invoice("c", 200, "bad"))
    return small(*rows, tier="bronze", lifecycle="developed")


def test_what_is_in_doubt_is_a_share_of_what_was_invoiced() -> None:
    (row,) = bad_debts([bronze()])

    assert (row.tier, row.invoiced, row.doubtful, row.bad) == ("bronze", 100000, 10000, 20000)
    assert row.ratio == pytest.approx(0.3)


def test_tiers_stand_in_their_order_and_those_without_last() -> None:
    rows = bad_debts([small(invoice("p", 5)), bronze(), small(invoice("g", 9), tier="gold")])

    assert [row.tier for row in rows] == ["gold", "bronze", ""]
    assert rows[0].ratio == 0


def test_while_nothing_is_in_doubt_there_is_nothing_to_tell() -> None:
    assert bad_debts([small(invoice("a", 700))]) == ()


def test_a_currency_without_a_rate_is_left_out_on_both_sides() -> None:
    odd = Invoice(id="t", account="X", no="t", amount=Money(900, "TWD"), debt_state="bad")

    (row,) = bad_debts([small(invoice("a", 700), invoice("b", 100), odd)])

    assert (row.invoiced, row.bad, row.ratio) == (80000, 0, 0)


def test_the_workbook_of_all_accounts_tells_it_by_tier() -> None:
    book = workbook_for((bronze(),))

    found = [[cell.value for cell in row] for row in book["Receivables"].iter_rows()]
    (line,) = [row for row in found if "Bronze account" in row]

    assert pytest.approx(0.3) in line
