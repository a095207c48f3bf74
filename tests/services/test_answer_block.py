"""The debrief block of a brief: each line is written once, what cannot be read is refused."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import everything, named

from kamdesk import i18n
from kamdesk.domain.answers.reading import Unreadable
from kamdesk.domain.records import (
    Action,
    Event,
    Note,
    Person,
)
from kamdesk.services.answer_block import RESULTS, result_of
from kamdesk.services.answers import save_answers
from kamdesk.services.brief_numbers import last_sheet
from kamdesk.services.finding import find_account, find_visit

if TYPE_CHECKING:
    from kamdesk.domain.records import Interaction
    from kamdesk.storage.book import Book


def test_the_debrief_block(book: Book, visit: Interaction, today: dt.date) -> None:
    given = {
        "D1": "done",
        "D2": "2026-12-15",
        "D3": "half of it",
        "R": "minimum: he said yes",
        "D6": "王敏, 质量部; the buyer moves in spring",
        "D7": "林嘉慧 A; A4=V",
        "D8": "asking",
        "D9": "东擎: was here again",
        "D10": "对方: 规格书草稿 12-01; send the proof 2026-11-27",
        "D11": "call him 11-26",
    }

    for _twice in range(2):
        save_answers(book, visit, given=given, today=today)

    done = find_visit(book, find_account(book, "A"), words="A-V8")
    assert (done.status, done.interest_signal) == ("done", "asking")
    assert done.result == "Minimum reached: he said yes"
    assert [named(book, key).attitude for key in ("A3", "A4")] == ["accepted", "valued"]
    mine = [row for row in book.all(Action) if row.interaction == visit.id]
    assert {(row.kind, row.side, row.text, row.due) for row in mine} >= {
        ("promise", "theirs", "规格书草稿", dt.date(2026, 12, 1)),
        ("promise", "ours", "send the proof", dt.date(2026, 11, 27)),
        ("task", "ours", "call him", dt.date(2026, 11, 26)),
    }
    sheet = last_sheet(book, visit)
    assert sheet is not None
    owed = [book.get(Action, item.action) for item in sheet.owed]
    assert [(row.done, row.answer) for row in owed if row] == [
        (today, None),
        (None, None),
        (None, "half of it"),
    ]
    assert [row.text for row in book.all(Event) if row.happened_on == today] == ["was here again"]
    assert [row.name for row in book.all(Person)].count("王敏") == 1
    assert [row.text for row in book.all(Note)].count("the buyer moves in spring") == 1


@pytest.mark.parametrize(
    ("number", "text", "words"),
    [
        ("Q4", "perhaps", "is not one of"),
        ("Q1", "  ", "no answer"),
        ("D1", "", "no answer"),
        ("D1", "31.12 02-31", "has no day"),
        ("D6", "", "no answer"),
        ("D7", "nobody A", "Nobody here"),
        ("D7", "whatever", "Nobody here"),
        ("D7", "林嘉慧 Q", "is not one of"),
        ("D8", "hot", "is not one of"),
        ("D11", "call 02-31", "has no day"),
    ],
)
def test_what_cannot_be_read_changes_nothing(
    book: Book, visit: Interaction, number: str, text: str, words: str
) -> None:
    before = everything(book)

    with pytest.raises(Unreadable, match=words):
        save_answers(book, visit, given={"Q2": "fine", number: text}, today=dt.date(2026, 11, 23))

    assert everything(book) == before


def test_odd_ways_to_write(book: Book, visit: Interaction, today: dt.date) -> None:
    save_answers(
        book,
        visit,
        given={
            "R": "we talked",
            "D6": "林嘉慧, 采购部; note; note",
            "D7": "嘉慧=V",
            "D9": "somebody was here; 东擎 was too",
            "D10": "我方: a; a 12-01",
            "D11": "01-15",
            "D3": "下次谈 12-24",
        },
        today=today,
    )

    done = find_visit(book, find_account(book, "A"), words="A-V8")
    assert (done.result, done.status) == ("we talked", "done")
    assert named(book, "A3").attitude == "valued"
    mine = [row for row in book.all(Action) if row.interaction == visit.id]
    assert ("task", dt.date(2027, 1, 15)) in [(row.kind, row.due) for row in mine]
    assert ("promise", dt.date(2026, 12, 1)) in [(row.kind, row.due) for row in mine]
    firms = [row.organisation for row in book.all(Event) if row.happened_on == today]
    assert None in firms
    assert len(firms) == 2


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW", "en"])
@pytest.mark.parametrize("code", list(RESULTS))
def test_a_result_is_read_as_it_was_written(lang: str, code: str) -> None:
    with i18n.speaking(lang):
        assert result_of(f"{i18n._(RESULTS[code][0])}: so") == (code, "so")
