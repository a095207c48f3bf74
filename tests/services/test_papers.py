"""Papers from a real book: every kind in its language, about one account or all of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import open_sample
from tests.helpers.pdf_pages import text_of

from kamdesk.cli import PAPERS
from kamdesk.services.finding import find_account
from kamdesk.services.papers import KINDS, NeedsAccount, PaperOrder, paper_bytes, paper_name

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 11, 23)


def test_the_command_line_knows_every_kind() -> None:
    assert tuple(KINDS) == PAPERS


def test_every_kind_is_made_about_one_account(tmp_path: Path) -> None:
    with open_sample(tmp_path) as book:
        account = find_account(book, "A").id
        made = {
            kind: paper_bytes(book, PaperOrder(kind, TODAY, "zh_CN"), account=account)
            for kind in KINDS
        }

    heads = {kind: text_of(data)[0] for kind, data in made.items()}
    assert "一周拜访表" in heads["week"]
    assert "催款清单" in heads["collection"]
    assert "首次拜访" in heads["facts"]
    assert "年度计划" in heads["plan"]
    assert "吴启铭" in heads["map"]


def test_papers_over_all_accounts_and_those_that_need_one(tmp_path: Path) -> None:
    with open_sample(tmp_path) as book:
        week = paper_bytes(book, PaperOrder("week", TODAY, "en"))
        with pytest.raises(NeedsAccount) as refused:
            paper_bytes(book, PaperOrder("plan", TODAY, "en"))

    assert "嘉霖" in text_of(week)[0]
    assert "plan, map" in str(refused.value)


def test_the_name_tells_paper_customer_and_day(tmp_path: Path) -> None:
    with open_sample(tmp_path) as book:
        dossier = book.dossier(find_account(book, "A").id)

    order = PaperOrder("plan", TODAY, "en")
    assert paper_name(order, dossier) == "Year plan 岚川 2026-11-23.pdf"
    assert paper_name(PaperOrder("week", TODAY), None) == "Visit week sheet 2026-11-23.pdf"
