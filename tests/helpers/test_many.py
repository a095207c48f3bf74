"""Books from a seed: the same each time, valid, and as wide as real ones."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.helpers.many import DAY, many_accounts

from kamdesk.domain.records import Account, Person
from kamdesk.services.records_file import exported

if TYPE_CHECKING:
    from pathlib import Path


def test_same_seed_same_book(tmp_path: Path) -> None:
    with many_accounts(tmp_path / "a.kam", 12, seed=3) as one:
        first = exported(one)

    with many_accounts(tmp_path / "b.kam", 12, seed=3) as two:
        second = exported(two)

    assert first == second


def test_another_seed_another_book(tmp_path: Path) -> None:
    with many_accounts(tmp_path / "a.kam", 3, seed=3) as one:
        first = exported(one)

    with many_accounts(tmp_path / "b.kam", 3, seed=4) as two:
        assert exported(two) != first


def test_spread(tmp_path: Path) -> None:
    with many_accounts(tmp_path / "a.kam", 40) as book:
        records = exported(book)
        day = book.day

    kinds = Counter(record.ENTITY for record in records)
    assert day == DAY
    assert kinds["account"] == 40
    assert 120 < len(records) / 40 < 280
    assert min(kinds[name] for name in ("project", "complaint", "agreement", "criterion")) > 0


def test_both_scripts(tmp_path: Path) -> None:
    with many_accounts(tmp_path / "a.kam", 8) as book:
        people = book.all(Person)
        accounts = book.all(Account)

    assert {person.language for person in people} >= {"zh_CN", "zh_TW"}
    assert len({account.organisation for account in accounts}) == 8
