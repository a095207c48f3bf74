"""A foreign file is read in a process of its own, which may fail in every way without harm."""

from __future__ import annotations

import json
import multiprocessing
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.helpers import readers

from kamdesk import i18n
from kamdesk.imports.apart import (
    Bounds,
    NotUnderstood,
    ReadingTooLarge,
    ReadingTooLong,
    _opened,
    _outcome,
    _plain,
    _serve,
    read_apart,
)
from kamdesk.imports.files import FileTooLarge

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.domain.fact import Json

FILE = Path("list.xlsx")
UNLIMITED = -1
"""The limit of memory that leaves this process as it is."""


class Stopped(Exception):
    """What Cancel raises."""


def stop() -> None:
    """Cancel."""
    raise Stopped


def test_the_result_comes_back() -> None:
    with i18n.speaking("zh_TW"):
        assert read_apart(readers.tells, FILE, word="岚川") == ["list.xlsx", "岚川", "zh_TW"]


def test_a_refusal_comes_back_as_what_it_was() -> None:
    with pytest.raises(FileTooLarge, match="larger than 7 MB"):
        read_apart(readers.refuses, FILE)


@pytest.mark.parametrize("reader", [readers.fails, readers.dies])
def test_a_reader_that_stumbles_or_dies_is_told(reader: Callable[[Path], Json]) -> None:
    with pytest.raises(NotUnderstood, match=r"list\.xlsx"):
        read_apart(reader, FILE)


def test_a_reader_that_hangs_is_ended() -> None:
    with pytest.raises(ReadingTooLong, match="0 seconds"):
        read_apart(readers.hangs, FILE, bounds=Bounds(seconds=0.3))


def test_cancel_ends_it() -> None:
    with pytest.raises(Stopped):
        read_apart(readers.hangs, FILE, tick=stop)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory there")
def test_a_reader_that_eats_memory_is_ended() -> None:
    with pytest.raises(ReadingTooLarge, match="too much memory"):
        read_apart(readers.eats, FILE)


def test_what_the_other_process_answers() -> None:
    assert _outcome(readers.tells, FILE, options={"word": "x"}) == {
        "done": ["list.xlsx", "x", "en"]
    }
    name = ["kamdesk.imports.files", "FileTooLarge", {"file": "list.xlsx", "limit": 7}]
    assert _outcome(readers.refuses, FILE, options={}) == {"refused": name}
    assert "KeyError" in _outcome(readers.fails, FILE, options={})["failed"]


def test_the_other_process_answers_once() -> None:
    mine, theirs = multiprocessing.Pipe(duplex=False)
    _serve(theirs, readers.tells, path=FILE, options={}, ours=(UNLIMITED, "zh_CN"))
    assert json.loads(mine.recv_bytes()) == {"done": ["list.xlsx", "", "zh_CN"]}
    with pytest.raises(EOFError):
        mine.recv_bytes()


def test_memory_that_runs_out_is_told() -> None:
    assert _outcome(readers.runs_out, FILE, options={}) == {"memory": True}
    with pytest.raises(ReadingTooLarge):
        _opened({"memory": True}, FILE)


def test_facts_that_are_no_json_become_text() -> None:
    assert [_plain(value) for value in (True, 1, 0.5, "a", None, FILE, [[FILE], "b"])] == [
        True,
        1,
        0.5,
        "a",
        None,
        "list.xlsx",
        [["list.xlsx"], "b"],
    ]
