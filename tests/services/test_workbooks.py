"""Workbooks into files: what left is noted, and the next one tells what changed since then."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from tests.helpers.books import change, make_account, open_sample
from tests.helpers.portfolios import rows_of

from kamdesk.domain.records import Account, ExportFile
from kamdesk.services.portfolio_workbooks import (
    portfolio_data,
    portfolio_name,
    write_portfolio_workbook,
)
from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from pathlib import Path

YESTERDAY, TODAY = dt.date(2026, 11, 22), dt.date(2026, 11, 23)


def test_the_second_workbook_tells_what_changed_since_the_first(tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    with Book.create(tmp_path / "b.kam") as book:
        account = make_account(book)
        first = WorkbookOrder(today=YESTERDAY, lang="en")
        write_account_workbook(book, book.dossier(account.id), order=first, path=out)
        kept = book.all(ExportFile)
        change(book, account, worries="price")
        second = WorkbookOrder(today=TODAY, lang="en")
        write_account_workbook(book, book.dossier(account.id), order=second, path=out)
        undone = book.undo()

        worries = book.all(Account)[0].worries

    assert [(row.kind, row.date) for row in kept] == [("workbook", YESTERDAY)]
    assert undone is not None
    assert worries is None
    assert "2026-11-22" in load_workbook(out)["Changes"]["B2"].value


def test_the_data_of_all_accounts_hold_their_findings(tmp_path: Path) -> None:
    with Book.create(tmp_path / "b.kam") as book:
        account = make_account(book, lifecycle="developed", tier="gold")
        data = portfolio_data(book, TODAY, progress=None)

    assert {finding.account for finding in data.findings} == {account.id}


def test_this_week_is_the_list_of_monday(tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    with open_sample(tmp_path) as book:
        write_portfolio_workbook(book, order=WorkbookOrder(today=TODAY, lang="en"), path=out)

    rows = rows_of(load_workbook(out)["This week"])

    late = next(row for row in rows if "A-I2" in row["What is wrong"])
    assert (late["Matter"], late["Days"], late["Money at stake"]) == ("Overdue money", 35, 600)
    assert late["What I want you to do"] == "Your help"
    assert rows[0]["Matter"] == "Due today and in the next two days"


def test_the_proposed_name_holds_the_day() -> None:
    assert portfolio_name(WorkbookOrder(today=TODAY)) == "portfolio workbook 2026-11-23.xlsx"
