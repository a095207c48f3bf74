"""The verbs around a visit: the numbers of its brief, and the answers that come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import everything, sample_copy
from tests.helpers.filled import fill
from tests.helpers.terminal import Out, refused, said, told

from kamdesk.cli import main
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sample book of one's own, closed."""
    return sample_copy(tmp_path)


def test_answers_come_back_by_the_numbers_of_a_brief(
    capsys: Out, path: Path, tmp_path: Path
) -> None:
    said(capsys, "brief", path, "A", "--visit", "A-V8", "-o", tmp_path / "brief.pdf")
    words = ("answers", path, "A", "--visit", "A-V8")

    text = said(capsys, *words, "Q1=5 % a year", "D8=asking")
    found = told(capsys, *words, "Q2=refused")

    assert "Q1  Career need of 林嘉慧: 5 % a year." in text
    assert "File completeness" in text
    assert [(item["number"], item["said"], item["closed"]) for item in found] == [
        ("Q2", "refused", True)
    ]


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        (("Q1=x", "Q9=y"), "There is no Q9"),
        (("Q1=x", "Q4=perhaps"), "is not one of"),
        (("Q1",), "write NUMBER=ANSWER"),
    ],
)
def test_answers_that_cannot_be_read_change_nothing(
    capsys: Out, path: Path, pairs: tuple[str, ...], sentence: str
) -> None:
    with Book.open(path) as book:
        before = everything(book)

    assert sentence in refused(capsys, "answers", path, "A", "--visit", "A-V8", *pairs)

    with Book.open(path) as book:
        assert everything(book) == before


def test_a_brief_is_written_while_a_window_has_the_book(
    capsys: Out, path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "brief.pdf"
    with Book.open(path):
        code = main(["brief", str(path), "A", "--visit", "A-V8", "-o", str(out)])

    assert code == 0
    assert "were not written down" in capsys.readouterr().err
    assert out.exists()


def test_a_filled_in_brief_is_imported(capsys: Out, path: Path, tmp_path: Path) -> None:
    out, back = tmp_path / "brief.pdf", tmp_path / "back.pdf"
    said(capsys, "brief", path, "A", "--visit", "A-V8", "--fillable", "-o", out)
    fill(out, back, values={"Q1": "年度降本", "D8.2": True})

    shown = said(capsys, "import", path, back, "--dry-run")
    plain = told(capsys, "import", path, back, "--dry-run")
    found = told(capsys, "import", path, back)

    assert shown.splitlines() == ["Q1=年度降本", "D8=asking"]
    assert plain == {"Q1": "年度降本", "D8": "asking"}
    assert [item["number"] for item in found] == ["Q1", "D8"]
