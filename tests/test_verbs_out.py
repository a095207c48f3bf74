"""The verbs that hand a book or an account to somebody else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import make, sample_copy

from kamdesk.cli import main
from kamdesk.domain.records import Person
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from pathlib import Path

Out = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sample book of one's own, closed."""
    return sample_copy(tmp_path)


def run(capsys: Out, *words: object) -> tuple[int, str]:
    """The code a verb ends with, and what it says on whichever side."""
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, (out or err).strip()


def test_an_account_is_handed_over(capsys: Out, path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    code, words = run(capsys, "handover", path, "A", "--to", "许文涛", "-o", folder, "--json")

    made = [file.rsplit(".", 1)[1] for file in json.loads(words)["files"]]
    assert (code, sorted(made)) == (0, ["json", "pdf", "xlsx"])


def test_another_kind_of_pack_is_refused(capsys: Out, path: Path, tmp_path: Path) -> None:
    code, words = run(capsys, "handover", path, "A", "-o", tmp_path / "pack.txt")

    assert code == 1
    assert "all three into a folder" in words


def test_a_book_is_written_to_open_without_the_program(
    capsys: Out, path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    assert run(capsys, "export", path, "--open", out) == (0, str(out))
    assert (out / "READ ME.html").exists()
    assert run(capsys, "export", path, "--open", out)[0] == 1


def test_with_open_no_account_is_named(capsys: Out, path: Path, tmp_path: Path) -> None:
    code, words = run(capsys, "export", path, "A", "--open", tmp_path / "out")

    assert code == 1
    assert "name no account" in words


def test_an_export_wants_a_place(path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["export", str(path)])
    assert stopped.value.code == 2


def test_duplicates_are_listed_and_made_one_when_told(capsys: Out, path: Path) -> None:
    with Book.open(path) as book:
        twin = make(book, Person, name="林嘉慧 女士")
    (line,) = json.loads(run(capsys, "duplicates", path, "--json")[1])
    assert (line["keep"], line["other"], line["because"]) == ("A3", twin.id, "same name")
    assert "林嘉慧 女士" in run(capsys, "duplicates", path)[1]

    assert run(capsys, "duplicates", path, "--make-one", "A3", twin.id) == (0, "")

    assert run(capsys, "duplicates", path) == (0, "")
    code, words = run(capsys, "duplicates", path, "--make-one", "A3", "A4")
    assert code == 1
    assert "A3 and A4" in words
