"""The plain lists of records: amounts with their currency, sorted as what they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kamdesk.domain.fact import Money
from kamdesk.domain.records import Invoice
from kamdesk.services.records import add_record
from kamdesk.ui.pages.record_list import RecordList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk

BILLS = (
    ("small", Money(90_000_00, "CNY"), dt.date(2026, 9, 9)),
    ("large", Money(1_200_000_00, "CNY"), dt.date(2026, 10, 10)),
    ("foreign", Money(20_000_00, "USD"), None),
    ("unknown", None, dt.date(2025, 12, 31)),
)


@pytest.fixture
def bills(qtbot: QtBot, desk: Desk, empty: Account) -> RecordList:
    """The invoices of an account, in two currencies."""
    for no, amount, due in BILLS:
        more = {"no": no, "amount": amount, "due": due}
        desk.write(add_record, desk.book, Invoice, account=empty.id, **more)
    made = RecordList(desk, Invoice, account_id=empty.id)
    qtbot.addWidget(made)
    made.reload()
    return made


def column(bills: RecordList, name: str) -> int:
    titles = [shown.title for shown in bills.model.columns]
    return titles.index(name)


@pytest.mark.parametrize(
    ("title", "order"),
    [
        ("Amount", ["small", "large", "foreign", "unknown"]),
        ("Due", ["unknown", "small", "large", "foreign"]),
    ],
)
def test_lines_are_sorted_by_what_they_say(bills: RecordList, title: str, order: list[str]) -> None:
    bills.model.sort(column(bills, title), Qt.SortOrder.AscendingOrder)

    assert [row.no for row in bills.model.rows()] == order


def test_an_amount_says_its_currency(bills: RecordList) -> None:
    place = column(bills, "Amount")

    said = {row.no: bills.model.columns[place].value(row) for row in bills.model.rows()}

    assert said == {
        "small": "CNY 90k",
        "large": "CNY 1.2 M",
        "foreign": "USD 20k",
        "unknown": "",
    }
