"""Own numbers and words of a book: kept in it, undone, exported, and true for whoever opens it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from kamdesk.cli import main
from kamdesk.domain.own import SHIPPED, current, using
from kamdesk.domain.records import Setting
from kamdesk.imports.json_records import write_records
from kamdesk.services.own import NotFitting, give_back, own_of, set_number, set_words
from kamdesk.services.portfolio import read_portfolio
from kamdesk.services.records_file import exported, import_bytes
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

CYCLE, QUESTION = "thresholds/F-07/cycles/silver", "facts/BG12/question"


def halved(book: Book) -> None:
    set_number(book, CYCLE, value=15, name="Days between visits")


def test_a_number_is_kept_in_the_book(book: Book) -> None:
    halved(book)

    assert own_of(book).values == {CYCLE: 15}
    assert book.undo_words() == "own value: Days between visits"


def test_the_shipped_number_is_none_of_ones_own(book: Book) -> None:
    halved(book)

    set_number(book, CYCLE, value=30, name="x")

    assert book.all(Setting) == ()


def test_one_setting_a_number_however_often_it_is_set(book: Book) -> None:
    halved(book)
    set_number(book, CYCLE, value=20, name="x")

    assert [(row.value, row.default) for row in book.all(Setting)] == [(20, 30)]


def test_undo_gives_the_shipped_one_back(book: Book) -> None:
    halved(book)

    book.undo()

    assert own_of(book).values == {}


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), True])
def test_a_number_that_cannot_stand_there_is_refused(book: Book, value: float) -> None:
    with pytest.raises(NotFitting):
        set_number(book, CYCLE, value=value, name="x")

    assert book.all(Setting) == ()


def test_a_number_shipped_below_zero_may_be(book: Book) -> None:
    set_number(book, "thresholds/F-08/remind_days", value=-3, name="x")

    assert own_of(book).values == {"thresholds/F-08/remind_days": -3}


@pytest.mark.parametrize("path", ["thresholds/F-07/no", "nothing/at/all", QUESTION, "steps/open"])
def test_a_path_that_leads_to_no_number_is_a_mistake(book: Book, path: str) -> None:
    with pytest.raises(LookupError):
        set_number(book, path, value=1, name="x")


def test_a_path_that_leads_to_no_text_is_a_mistake(book: Book) -> None:
    with pytest.raises(LookupError):
        set_words(book, CYCLE, words="x", lang="en", name="x")


def test_words_are_kept_by_language(book: Book) -> None:
    set_words(book, QUESTION, words=" What hurts? ", lang="en", name="x")
    set_words(book, QUESTION, words="哪里疼？", lang="zh_CN", name="x")

    assert own_of(book).values == {QUESTION: {"en": "What hurts?", "zh_CN": "哪里疼？"}}


def test_blank_words_are_the_shipped_ones(book: Book) -> None:
    set_words(book, QUESTION, words="What hurts?", lang="en", name="x")

    set_words(book, QUESTION, words=" ", lang="en", name="x")

    assert book.all(Setting) == ()


def test_all_are_given_back_in_one_step(book: Book) -> None:
    halved(book)
    set_words(book, QUESTION, words="What hurts?", lang="en", name="x")

    give_back(book)
    gone = own_of(book).values
    book.undo()

    assert (gone, len(own_of(book).values)) == ({}, 2)


def test_one_is_given_back_alone(book: Book) -> None:
    halved(book)
    set_words(book, QUESTION, words="What hurts?", lang="en", name="x")

    give_back(book, (CYCLE,))

    assert list(own_of(book).values) == [QUESTION]


def test_they_go_along_with_the_records(book: Book, tmp_path: Path) -> None:
    halved(book)
    data = write_records(exported(book))

    with Book.create(tmp_path / "other.kam") as other:
        import_bytes(other, data, name="x.json")
        found = own_of(other).values

    assert found == {CYCLE: 15}


def test_what_was_read_of_the_portfolio_is_reckoned_again(book: Book, today: dt.date) -> None:
    shipped = _ratio(book, today)
    halved(book)

    with using(own_of(book)):
        own = _ratio(book, today)

    assert own == pytest.approx(2 * shipped)


def test_the_command_line_reckons_with_them_and_leaves_none_behind(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["insights", str(book.path), "B", "--json"])
    shipped = _told(capsys)
    halved(book)

    main(["insights", str(book.path), "B", "--json"])
    own = _told(capsys)

    assert own == pytest.approx(2 * shipped)
    assert current() is SHIPPED


def _ratio(book: Book, today: dt.date) -> float:
    view = read_portfolio(book, today)
    silver = next(item.account.id for item in view.dossiers if item.account.tier == "silver")
    return view.insights[silver]["F-07"].value or 0.0


def _told(capsys: pytest.CaptureFixture[str]) -> float:
    told: Any = json.loads(capsys.readouterr().out)
    return float(next(item for key, item in _formulas(told) if key == "F-07")["value"])


def _formulas(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key, value
            yield from _formulas(value)
    elif isinstance(node, list):
        for value in node:
            if isinstance(value, dict) and "formula" in value:
                yield value["formula"], value
            yield from _formulas(value)
