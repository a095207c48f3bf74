"""Steps of the ladder and payments, and what the formulas make of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kamdesk.domain.fact import Money
from kamdesk.domain.insight.collection import collection
from kamdesk.domain.records import Invoice
from kamdesk.services.collecting import (
    AskedAlready,
    Asking,
    NothingPaid,
    OtherCurrency,
    record_payment,
    record_step,
)
from kamdesk.services.finding import find_account

if TYPE_CHECKING:
    from kamdesk.domain.insight.result import Insight
    from kamdesk.storage.book import Book

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def invoice(book: Book) -> Invoice:
    return next(item for item in book.all(Invoice) if item.no == "A-I2")


def ladder(book: Book) -> Insight:
    account = find_account(book, "A")
    return collection(book.dossier(account.id), TODAY).items["A-I2"]


def test_a_step_that_was_taken_is_done(book: Book, invoice: Invoice) -> None:
    before = ladder(book)

    record_step(book, invoice, asking=Asking(3, answer="next week"), day=TODAY)

    assert (before.level, before.detail["done"]) == ("S3", False)
    assert ladder(book).detail["done"] is True
    assert book.undo_words() == "collection S3 of A-I2"


def test_a_step_is_taken_once(book: Book, invoice: Invoice) -> None:
    with pytest.raises(AskedAlready, match="Step S2 was taken for this invoice on 2026-11-06"):
        record_step(book, invoice, asking=Asking(2), day=TODAY)


def test_the_last_payment_ends_the_ladder(book: Book, invoice: Invoice) -> None:
    payment, _changes = record_payment(
        book, invoice, amount=Money(60_000_000, "CNY"), day=TODAY, tenor=90
    )

    assert ladder(book).level == "paid"
    assert payment.bill_tenor_days == 90


@pytest.mark.parametrize("amount", [None, Money(0, "CNY"), Money(-5, "CNY")])
def test_nothing_is_no_payment(book: Book, invoice: Invoice, amount: Money | None) -> None:
    with pytest.raises(NothingPaid):
        record_payment(book, invoice, amount=amount, day=TODAY)


def test_another_currency_is_not_taken(book: Book, invoice: Invoice) -> None:
    with pytest.raises(OtherCurrency, match="The invoice is in CNY"):
        record_payment(book, invoice, amount=Money(5, "USD"), day=TODAY)
