"""Cards and rows become what they say; what cannot be read is named."""

from __future__ import annotations

from typing import Any

from kamdesk.domain.staged import Way
from kamdesk.imports.columns import proposed
from kamdesk.imports.lists import Bad, Columns, from_cards, from_rows


def rows_of(*rows: list[str]) -> Any:
    """What a list with its headings on top gives."""
    return from_rows(rows, Columns(proposed(rows, 0), 0))


def test_a_row_says_person_post_firm_and_ways() -> None:
    rows, bad = rows_of(
        ["姓名", "公司", "部门", "职务", "手机", "邮箱", "备注", "生日"],
        [
            "林嘉慧",
            "岚川",
            "采购",
            "部长",
            "13900000101.0、13900000102",
            "l@x.example",
            "茶",
            "1980-06-07",
        ],
    )
    assert bad == ()
    row = rows[0]
    assert (row.line, row.title, row.firm, row.note) == (2, "林嘉慧", "岚川", "茶")
    assert row.of("post") == {"department": "采购", "title": "部长"}
    assert row.ways == (
        Way("mobile", "13900000101"),
        Way("mobile", "13900000102"),
        Way("mail", "l@x.example"),
    )


def test_a_cell_that_cannot_be_read_costs_only_itself() -> None:
    rows, bad = rows_of(["姓名", "生日", "备注"], ["林嘉慧", "3/4/1980", "a\ud800"], ["", "", ""])
    assert bad == ()
    assert rows[0].values == {"person": {"name": "林嘉慧"}}
    assert [problem.partition(":")[0] for problem in rows[0].problems] == ["Birthday", "Note"]


def test_a_row_that_names_nobody_is_named_itself() -> None:
    _rows, bad = rows_of(["姓名", "备注"], ["", "lonely"])
    assert bad == (Bad(2, "The row has neither a name nor a firm nor a number.", ("", "lonely")),)


def test_names_in_parts_are_joined_in_their_order() -> None:
    rows, _bad = rows_of(
        ["First name", "Middle name", "Last name"], ["嘉慧", "", "林"], ["Anna", "B", "Clark"]
    )
    assert [row.title for row in rows] == ["林嘉慧", "Anna B Clark"]


def test_two_columns_of_notes_are_one_note() -> None:
    rows, _bad = rows_of(["姓名", "备注", "Notes"], ["林嘉慧", "a", "b"])
    assert rows[0].note == "a\nb"


def test_a_row_shorter_than_the_headings_is_read() -> None:
    rows, _bad = rows_of(["姓名", "手机"], ["林嘉慧"])
    assert rows[0].ways == ()


def test_rows_of_another_kind() -> None:
    keys = ("sale.month", "sale.amount", "")
    rows, bad = from_rows(
        [["2026-03", "1200", "x"], ["", "", "x"], ["no", "", ""]], Columns(keys, -1, "sale")
    )
    assert [row.of("sale")["month"] for row in rows] == ["2026-03"]
    assert [item.line for item in bad] == [2, 3]


def card(line: int = 1, **parts: Any) -> dict[str, Any]:
    """A card as the reader gives it."""
    return {"line": line, "person": {}, "post": {}, "ways": [], "unread": [], **parts}


def test_a_card_says_the_same() -> None:
    found = card(
        person={"name": "林嘉慧", "note": "茶", "birthday": "1980-02-30"},
        post={"organisation": "岚川", "title": "部长"},
        ways=[{"kind": "mobile", "value": "139", "preferred": True, "note": "n"}],
        unread=[7],
    )
    rows, bad = from_cards({"cards": [found], "bad": [{"line": 9, "reason": "r"}]})
    assert bad == (Bad(9, "r"),)
    assert rows[0].firm == "岚川"
    assert rows[0].ways == (Way("mobile", "139", "n", preferred=True),)
    assert rows[0].problems[0] == "Line 7 could not be read."
    assert rows[0].problems[1].startswith("Birthday")


def test_what_no_file_can_keep_is_left_out() -> None:
    found = card(
        person={"name": "\ud800", "note": "\ud800"}, ways=[{"kind": "mobile", "value": "\ud800"}]
    )
    rows, bad = from_cards({"cards": [found], "bad": []})
    assert rows == ()
    assert [item.line for item in bad] == [1]
