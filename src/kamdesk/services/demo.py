"""The demonstration: sample book, briefs and both workbooks in a folder, ready to look at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kamdesk.i18n import _, language
from kamdesk.reports.safe_text import safe_name
from kamdesk.services.briefs import BriefOrder, next_visit, write_brief
from kamdesk.services.finding import find_account
from kamdesk.services.opening import SAMPLE_DAY, sample_book, sample_name
from kamdesk.services.portfolio_workbooks import write_portfolio_workbook
from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook

if TYPE_CHECKING:
    from pathlib import Path


def write_demo(folder: Path) -> list[Path]:
    """Write the sample book, the briefs of account A, its workbook and that of all accounts.

    Returns the files.

    An earlier demonstration in the folder is kept: the book gets a number. Raises ``FileError``.
    """
    book_path = _free(folder / sample_name())
    today = dt.date.fromisoformat(SAMPLE_DAY)
    with sample_book(book_path) as book:
        dossier = book.dossier(find_account(book, "A").id)
        visit = next_visit(dossier, today)
        name = dossier.organisation.short or dossier.organisation.name or "A"
        car = folder / safe_name(_("brief {name} car copy").format(name=name), ".pdf")
        table = folder / safe_name(_("brief {name} table copy").format(name=name), ".pdf")
        workbook = folder / safe_name(_("workbook {name}").format(name=name), ".xlsx")
        portfolio = folder / safe_name(_("workbook of all accounts"), ".xlsx")
        for path, copy in ((car, "car"), (table, "table")):
            order = BriefOrder(today=today, visit=visit, copy=copy, lang=language())
            write_brief(dossier, order, path=path)
        workbooks = WorkbookOrder(today=today, lang=language())
        write_account_workbook(book, dossier, order=workbooks, path=workbook)
        write_portfolio_workbook(book, order=workbooks, path=portfolio)
    return [book_path, car, table, workbook, portfolio]


def _free(path: Path) -> Path:
    """The path, or the same with the first number that is free."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free
