"""``kamdesk merge``: looks, takes, refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.returned import put, trip_in

from kamdesk.cli import main
from kamdesk.domain.records import Person
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

Out = pytest.CaptureFixture[str]


def test_merge_looks_takes_and_tells(capsys: Out, tmp_path: Path) -> None:
    with Book.create(tmp_path / "b.kam") as book:
        trip = trip_in(book, tmp_path)
        person = trip.person.id

        def edit(workbook: Workbook) -> None:
            put(person, "person.power", 4)(workbook)
            put(person, "person.attitude", "so so")(workbook)

        path = trip.edited(edit)
    words = ["merge", str(tmp_path / "b.kam"), str(path), "--today", "2026-11-23"]

    look = _done(capsys, *words, "--json")
    lines = _text(capsys, *words, "--dry-run", "--accept", "all")
    taken = _done(capsys, *words, "--accept", "all", "--json")
    again = _text(capsys, *words, "--accept", "none")
    refused = main([*words, "--accept", "0000"])

    (power,) = [row for row in look["changes"] if row["field"] == "person.power"]
    assert (power["kind"], power["export"], power["theirs"]) == ("theirs", 3, 4)
    assert power["id"] in lines
    assert taken["taken"] == [power["id"]]
    assert taken["failed_file"].endswith("not taken.xlsx")
    assert "0 changes taken" in again
    assert refused == 1
    with Book.open(tmp_path / "b.kam") as book:
        stored = book.get(Person, person)
    assert stored is not None
    assert stored.power == 4


def test_merge_says_that_nothing_is_new(capsys: Out, tmp_path: Path) -> None:
    with Book.create(tmp_path / "b.kam") as book:
        path = trip_in(book, tmp_path).path

    assert "nothing new" in _text(capsys, "merge", str(tmp_path / "b.kam"), str(path))


def _text(capsys: Out, *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


def _done(capsys: Out, *words: str) -> Any:
    return json.loads(_text(capsys, *words))
