"""Rows of a list become records of one kind; references are found by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.dossiers import sample_records

from kamdesk.domain.dossier import Shelf
from kamdesk.domain.fact import Money
from kamdesk.domain.records import Account, Action, Invoice, Person, Sale
from kamdesk.domain.staged import Coming
from kamdesk.domain.staging_records import Names, stage_records

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record


@pytest.fixture
def shelf() -> Shelf:
    """The sample book."""
    return Shelf(sample_records())


def rows(kind: type[Record], *values: dict[str, Any]) -> list[Coming]:
    """Rows of a list of that kind."""
    return [Coming(line, {kind.ENTITY: dict(part)}) for line, part in enumerate(values, start=2)]


def test_references_are_found_by_names(shelf: Shelf) -> None:
    found, bad = stage_records(
        shelf,
        rows(Action, {"text": "t", "account": "岚川化工集团有限公司", "owner": "顾言"}),
        kind=Action,
    )
    assert bad == ()
    values = found[0].coming.of("action")
    assert values["account"] == "A"
    assert shelf.get(Person, values["owner"]).name == "顾言"  # type: ignore[union-attr]


def test_the_account_is_filled_where_the_list_does_not_say_it(shelf: Shelf) -> None:
    account = shelf.get(Account, "A")
    found, _bad = stage_records(shelf, rows(Sale, {"month": "2031-01"}), kind=Sale, account=account)
    assert found[0].verdict == "new"
    assert "A" in found[0].coming.of("sale").values()


def test_a_row_without_what_is_required_is_refused(shelf: Shelf) -> None:
    _found, bad = stage_records(shelf, rows(Invoice, {"no": "1"}), kind=Invoice)
    assert bad[0][1] == "Account: This must be filled in."


def test_a_name_nobody_has_is_refused(shelf: Shelf) -> None:
    _found, bad = stage_records(
        shelf,
        rows(Invoice, {"no": "1", "account": "nobody"}, {"no": "2", "account": "\ud800"}),
        kind=Invoice,
    )
    assert [reason.partition(" is ")[0] for _row, reason in bad] == [
        "Account: “nobody”",
        "Account: “\ud800”",
    ]


def test_a_name_that_several_have_is_refused() -> None:
    shelf = Shelf([Person(id="1", name="王伟"), Person(id="2", name="王伟")])
    assert Names(shelf).find("person", "王伟") == ["1", "2"]
    _found, bad = stage_records(shelf, rows(Action, {"text": "t", "owner": "王伟"}), kind=Action)
    assert "can mean several" in bad[0][1]


def test_what_the_book_holds_is_known_row_by_row(shelf: Shelf) -> None:
    there = shelf.of(Invoice)[0]
    assert isinstance(there.amount, Money)
    values = {"no": there.no, "account": there.account, "amount": there.amount}
    found, _bad = stage_records(shelf, rows(Invoice, values, values), kind=Invoice)
    assert [item.verdict for item in found] == ["same", "new"]
