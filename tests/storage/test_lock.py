"""Who holds a book, and what stands in the way of holding it."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import pytest

from kamdesk.storage.gate import BookUnreadable
from kamdesk.storage.lock import BookLock, FolderRefused, machine_name, user_name

if TYPE_CHECKING:
    from pathlib import Path


def test_a_lock_is_given_back_once_and_twice(tmp_path: Path) -> None:
    lock = BookLock(tmp_path / "a.kam")
    lock.release()
    lock.release()
    BookLock(tmp_path / "a.kam").release()
    assert not (tmp_path / ".a.kam.holder").exists()


def test_a_name_too_long_for_its_lock_is_told(tmp_path: Path) -> None:
    with pytest.raises(BookUnreadable):
        BookLock(tmp_path / f"{'x' * 248}.kam")


def test_a_note_that_cannot_be_written_gives_the_lock_back(tmp_path: Path) -> None:
    (tmp_path / ".a.kam.holder").mkdir()
    for _number in range(2):
        with pytest.raises((BookUnreadable, FolderRefused)):
            BookLock(tmp_path / "a.kam")


@pytest.mark.parametrize("failure", [OSError, KeyError, ImportError])
def test_a_machine_without_users_has_a_name_for_one(
    monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    def nobody() -> str:
        raise failure

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert user_name()
    assert machine_name()
