"""The sheets of all accounts on books the sample has nothing of: private rows, groups, dollars."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.helpers.customers import TODAY, at, days_ago, firms, line, sold, yuan
from tests.helpers.portfolios import block, rows_of, workbook_for
from tests.helpers.workbooks import texts

from kamdesk.domain.fact import Money, Record
from kamdesk.domain.records import (
    Action,
    Complaint,
    Invoice,
    LedgerLine,
    Person,
    Project,
    ProjectRole,
    Spend,
)

HIDDEN = "told to me alone"
PROJECT = Project(id="P", external="P", account="X1", name="Line 4")


@pytest.mark.parametrize(
    "records",
    [
        (Project(id="P", account="X1", name=HIDDEN, private=True),),
        (
            PROJECT,
            Person(id="c", name=HIDDEN, private=True),
            ProjectRole(id="r", project="P", person="c", role="coach"),
        ),
        (Complaint(id="C", account="X1", what=HIDDEN, opened=at(days_ago(40)), private=True),),
        (
            LedgerLine(
                id="L",
                account="X1",
                kind="rebate",
                year=TODAY.year,
                amount=yuan(5),
                note=HIDDEN,
                private=True,
            ),
        ),
        (Action(id="a", account="X1", text=HIDDEN, due=TODAY, private=True),),
    ],
    ids=["project", "coach", "complaint", "favour", "next step"],
)
def test_a_private_record_is_told_only_if_it_may_leave(records: tuple[Record, ...]) -> None:
    dossiers = firms({"X1": 100.0}, *records)

    assert HIDDEN not in texts(workbook_for(dossiers))
    assert HIDDEN in " ".join(texts(workbook_for(dossiers, with_private=True)))


def test_what_an_account_in_another_currency_owes_stands_in_it() -> None:
    invoice = Invoice(
        id="i", account="X2", no="1", due=days_ago(20), amount=Money(7_000_000, "USD")
    )
    dossiers = firms({"X1": 100.0, "X2": 0.0}, invoice)

    book = workbook_for(dossiers)

    sheet = book["Receivables"]
    (owing,) = block(sheet, "By account")
    assert (owing["Account"], owing["Receivable"], owing["Overdue"]) == ("X2", 70, 70)
    marked = {
        cell.value
        for row in (*sheet.iter_rows(), *book["Accounts"].iter_rows())
        for cell in row
        if '"USD"' in cell.number_format
    }
    assert marked == {0, 70}  # nothing of an age is nothing in any currency


def test_invoices_without_a_rate_have_lines_of_their_own() -> None:
    rows = (
        Invoice(id="i", account="X1", no="1", due=days_ago(20), amount=yuan(30_000)),
        Invoice(id="j", account="X2", no="2", due=days_ago(20), amount=Money(7_000_000, "USD")),
    )
    sheet = workbook_for(firms({"X1": 100.0, "X2": 0.0}, *rows))["Receivables"]

    ages = [(row["Past due"], row["Amount"]) for row in block(sheet, "By age") if row["Amount"]]

    assert ages == [("8 to 30 days late", 30), ("8 to 30 days late", 70)]


def test_a_group_counts_as_one_customer() -> None:
    sales = [sold("2025-06", 10.0, account=key) for key in ("X1", "X2", "X3")]
    dossiers = firms({"X1": 100.0, "X2": 50.0, "X3": 0.0}, *sales, X2="X1")

    book = workbook_for(dossiers)

    counts = block(book["Leaky bucket"], "Came, stayed, left")
    assert {row["Movement"]: row["Customers"] for row in counts} == {
        "New customers": 0,
        "Customers kept": 1,
        "Customers lost": 1,
    }
    lost = rows_of(book["Leaky bucket"])[0]
    assert (lost["Account"], lost["Avoidable"]) == ("X3", "cause unknown")
    assert [row["Share"] for row in rows_of(book["Concentration"])] == [1.0]


def test_where_we_sell_we_are() -> None:
    spend = Spend(
        id="s", account="X1", product_line="P1", year=2026, total=yuan(90_000), ours=yuan(30_000)
    )

    (row,) = rows_of(workbook_for(firms({"X1": 100.0}, line("P1"), spend))["White space"])

    assert row["Who is there"] == "ours"
    assert (row["Unserved a year"], row["Our share"]) == (60, pytest.approx(1 / 3))


def test_the_next_step_is_the_earliest_of_ours() -> None:
    steps = (
        Action(id="a", account="X1", text="Send the sample", due=dt.date(2026, 12, 1)),
        Action(id="b", account="X1", text="Call the plant", due=dt.date(2026, 11, 25)),
        Action(id="c", account="X1", text="Pay", due=dt.date(2026, 11, 24), side="theirs"),
    )

    (row,) = rows_of(workbook_for(firms({"X1": 100.0}, *steps))["Accounts"])

    assert row["Next step"] == "2026-11-25 Call the plant"
