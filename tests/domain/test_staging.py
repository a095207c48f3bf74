"""Each row is new, the same, adds something, or is unclear; the book's own values stay."""

from __future__ import annotations

from typing import Any

import pytest
from tests.helpers.dossiers import sample_records

from kamdesk.domain.dossier import Shelf
from kamdesk.domain.records import ContactPoint, Person
from kamdesk.domain.staged import Coming, Staged, Way, counted, words_of
from kamdesk.domain.staging import stage

FIRM = "岚川化工集团"
NUMBER = Way("mobile", "+86 574 8800 0101")


@pytest.fixture
def shelf() -> Shelf:
    """The sample book, with a number that can be told from others."""
    point = ContactPoint(
        id="W", subject_kind="person", subject="A3", kind="phone", value="0574-88000101"
    )
    return Shelf([*sample_records(), point])


def row(name: str = "", firm: str = "", *ways: Way, line: int = 1, **more: Any) -> Coming:
    """A row of a list."""
    values: dict[str, Any] = {"person": {"name": name} if name else {}, **more}
    if firm:
        values["organisation"] = {"name": firm, **more.get("organisation", {})}
    return Coming(line, {key: part for key, part in values.items() if part}, ways)


def one(shelf: Shelf, coming: Coming) -> Staged:
    """What a row would do."""
    return stage(shelf, [coming])[0]


def test_somebody_nobody_knows_is_new(shelf: Shelf) -> None:
    assert one(shelf, row("无名氏", "新公司")).verdict == "new"


@pytest.mark.parametrize("name", ["林嘉慧", "林嘉慧總", "林嘉慧 女士", "林　嘉慧"])
def test_name_and_firm_are_enough(shelf: Shelf, name: str) -> None:
    found = one(shelf, row(name, f"{FIRM}有限公司"))
    assert found.target is not None
    assert found.target.record.id == "A3"


def test_the_same_again_changes_nothing(shelf: Shelf) -> None:
    found = one(shelf, row("林嘉慧", FIRM, NUMBER))
    assert found.verdict == "same"
    assert found.adds == ()


def test_what_a_row_adds_and_what_it_says_otherwise(shelf: Shelf) -> None:
    found = one(
        shelf,
        row(
            "林嘉慧",
            FIRM,
            Way("mail", "lin@x.example"),
            post={"title": "总监", "department": "采购供应部"},
            note={"text": "茶"},
            account={"tier": "gold"},
        ),
    )
    assert found.verdict == "adds"
    assert found.adds == ("lin@x.example", "Note")
    assert found.differs[0] == "Title"
    assert "differs, stays as it is: Title" in words_of(found)


def test_a_name_alone_is_unclear(shelf: Shelf) -> None:
    found = one(shelf, row("林嘉慧", "别的公司"))
    assert found.verdict == "unclear"
    assert found.target is None
    assert words_of(found) == "unclear: choose 林嘉慧 (same name)"


def test_a_number_alone_is_unclear_where_the_name_is_another(shelf: Shelf) -> None:
    found = one(shelf, row("王无名", "", NUMBER))
    assert found.verdict == "unclear"
    assert found.candidates[0].reasons == ("phone",)


def test_a_number_without_a_name_is_the_one_who_has_it(shelf: Shelf) -> None:
    assert one(shelf, row("", "", NUMBER)).verdict == "same"


def test_the_sound_of_a_name_with_its_number_is_enough(shelf: Shelf) -> None:
    found = one(shelf, row("Lin Jiahui", "", NUMBER))
    assert found.verdict == "same"
    assert found.differs == ("Full name",)


def test_a_job_elsewhere_is_said_and_not_written(shelf: Shelf) -> None:
    found = one(shelf, row("林嘉慧", "新公司", NUMBER, post={"title": "x"}))
    assert found.verdict == "same"
    assert "Organisation" in found.differs


def test_somebody_without_a_post_gets_one() -> None:
    way = Way("mail", "a@b.example")
    point = ContactPoint(id="W", subject_kind="person", subject="P", kind="mail", value=way.value)
    shelf = Shelf([Person(id="P", name="无名氏"), point, *sample_records()])
    assert one(shelf, row("无名氏", FIRM, way)).adds == ("Organisation",)


def test_a_list_of_firms(shelf: Shelf) -> None:
    assert one(shelf, row("", "新公司")).verdict == "new"
    assert one(shelf, row("", FIRM)).verdict == "same"
    found = one(shelf, row("", FIRM, organisation={"registration_no": "9133"}))
    assert (found.verdict, found.adds) == ("adds", ("Registration number",))


def test_rows_of_one_person_are_put_together(shelf: Shelf) -> None:
    rows = [
        row("无名氏", "新泰公司", Way("mobile", "13900000901"), line=2),
        row("无名氏", "新泰", Way("mail", "w@x.example"), line=3),
        row("无名氏", "", Way("mail", "W@x.example"), line=4, note={"text": "n"}),
        row("", "甲公司甲", line=5),
        row("", "甲公司甲", line=6),
        row("", "", Way("mobile", "13900000902"), line=7),
    ]
    found = stage(shelf, rows)
    assert [item.verdict for item in found] == ["new", "twice", "twice", "new", "twice", "new"]
    assert [way.kind for way in found[0].coming.ways] == ["mail", "mobile"]
    assert found[0].coming.note == "n"
    assert words_of(found[2]) == "stands twice in the file, see row 2"
    assert counted(found)["twice"] == 3


def test_a_firm_is_told_by_its_whole_name_where_the_form_is_too_thin() -> None:
    from kamdesk.domain.records import Organisation

    shelf = Shelf([Organisation(id="O", name="新公司"), Organisation(id="Q", name="新")])
    assert one(shelf, row("", "新公司")).candidates[0].record.id == "O"
