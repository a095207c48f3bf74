"""Contacts and lists come in as one step of undo, or not at all; twice changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.helpers.books import make

from kamdesk.domain.records import (
    Account,
    ContactPoint,
    Department,
    Note,
    Organisation,
    Person,
    Post,
    Sale,
)
from kamdesk.domain.staged import Coming, Staged, Way
from kamdesk.imports.columns import proposed
from kamdesk.imports.lists import Columns, from_rows
from kamdesk.imports.preflight import FileOfAnotherKind
from kamdesk.services.contacts import (
    NEW,
    OUT,
    RowRefused,
    Source,
    Staging,
    columns_of,
    read_source,
    remember_columns,
    staging,
    take_in,
    write_failed,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kamdesk.storage.book import Book

HEAD = ("姓名", "手机", "公司", "部门", "职务", "邮箱", "备注", "客户等级", "负责人")
CARD = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:无名氏\nORG:新泰公司;采购\nTITLE:经理\n"
    "TEL:13900000901\nEND:VCARD\n"
)


@pytest.fixture
def stage(book: Book) -> Callable[..., Staging]:
    """Stage rows of a list with the usual headings."""

    def _stage(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD, **more: Any) -> Staging:
        filled = [head, *((*row, *[""] * (len(head) - len(row))) for row in rows)]
        source = Source("l.csv", "utf-8", rows=tuple(filled))
        return staging(book, source, columns=columns_of(book, source), **more)

    return _stage


def named(book: Book, kind: type[Any], name: str) -> Any:
    """The record of that name."""
    return next(item for item in book.all(kind) if item.name == name)


def everything(book: Book) -> dict[str, Any]:
    """All records by their ids."""
    return {record.id: record for record in book.shelf().everything()}


def test_a_new_person_comes_with_post_firm_department_and_ways(
    book: Book, stage: Callable[..., Staging]
) -> None:
    row = ("无名氏", "13900000901", "新泰公司", "采购", "经理", "w@x.example", "茶")
    take_in(book, stage(row))
    person, firm = named(book, Person, "无名氏"), named(book, Organisation, "新泰公司")
    shelf = book.shelf()
    post = shelf.where(Post, "person", value=person.id)[0]
    assert (post.organisation, post.title) == (firm.id, "经理")
    assert shelf.get(Department, post.department).name == "采购"  # type: ignore[union-attr]
    ways = shelf.where(ContactPoint, "subject", value=person.id)
    assert [(way.kind, way.value) for way in ways] == [
        ("mobile", "13900000901"),
        ("mail", "w@x.example"),
    ]
    note = shelf.where(Note, "subject", value=person.id)[0]
    assert (note.text, note.private) == ("茶", True)


def test_one_undo_takes_all_of_it_back(book: Book, stage: Callable[..., Staging]) -> None:
    before = everything(book)
    take_in(book, stage(("无名氏", "13900000901", "新泰公司"), ("林嘉慧", "1390000902", "岚川")))
    assert everything(book) != before
    book.undo()
    assert everything(book) == before


def test_the_same_file_twice_changes_nothing(book: Book, stage: Callable[..., Staging]) -> None:
    rows = [
        ("无名氏", "13900000901", "新泰公司", "采购", "经理", "w@x.example", "茶"),
        ("林嘉慧", "13900000902", "岚川化工集团", "", "", "", "", "gold", "顾言"),
        ("", "", "新能公司", "", "", "", "", "silver", "顾言"),
        ("没公司", "13900000903", "", "", "经理"),
    ]
    assert take_in(book, stage(*rows)).records
    after = everything(book)
    assert not take_in(book, stage(*rows)).records
    assert everything(book) == after


def test_a_list_of_accounts(book: Book, stage: Callable[..., Staging]) -> None:
    take_in(
        book,
        stage(
            ("", "", "新能公司", "", "", "", "", "silver", "顾言"),
            ("", "", "新电公司", "", "", "", "", "gold", "nobody"),
        ),
    )
    accounts = {
        item.organisation: (item.tier, item.owner, item.lifecycle) for item in book.all(Account)
    }
    owner = named(book, Person, "顾言")
    assert accounts[named(book, Organisation, "新能公司").id] == ("silver", owner.id, "developed")
    assert accounts[named(book, Organisation, "新电公司").id] == ("gold", None, "developed")


def test_what_the_book_knows_stays(book: Book, stage: Callable[..., Staging]) -> None:
    lin = named(book, Person, "林嘉慧")
    post = book.shelf().where(Post, "person", value=lin.id)[0]
    take_in(book, stage(("林嘉慧", "13900000902", "岚川化工集团", "", "总裁")))
    assert book.get(Post, post.id) == post


def test_whoever_has_a_post_elsewhere_keeps_it_and_no_firm_is_made(
    book: Book, stage: Callable[..., Staging]
) -> None:
    lin = named(book, Person, "林嘉慧")
    posts = book.shelf().where(Post, "person", value=lin.id)
    staged = stage(("林嘉慧", "13900000902", "新泰公司", "", "总裁"))
    assert staged.rows[0].verdict == "unclear"
    take_in(book, staged, choices={2: lin.id})
    assert book.shelf().where(Post, "person", value=lin.id) == posts
    assert "新泰公司" not in {firm.name for firm in book.all(Organisation)}


def test_a_post_without_its_firm_named_is_the_only_one_there_is(
    book: Book, stage: Callable[..., Staging]
) -> None:
    with book.work("a post without a title") as work:
        person = work.add(Person, name="无名氏")
        firm = work.add(Organisation, name="新泰公司")
        post = work.add(Post, person=person.id, organisation=firm.id)
    take_in(book, stage(("无名氏", "13900000901", "", "", "经理")), choices={2: person.id})
    assert book.get(Post, post.id).title == "经理"  # type: ignore[union-attr]


def test_a_choice_decides(book: Book, stage: Callable[..., Staging]) -> None:
    staged = stage(
        ("林嘉慧", "13900000902", "新泰公司"), ("无名氏", "13900000901"), ("高远山", "", "新能公司")
    )
    take_in(book, staged, choices={2: NEW, 3: OUT})
    names = [person.name for person in book.all(Person)]
    assert names.count("林嘉慧") == 2
    assert "无名氏" not in names
    assert names.count("高远山") == 1


def test_people_without_a_firm_belong_to_the_account(
    book: Book, stage: Callable[..., Staging]
) -> None:
    account = next(item for item in book.all(Account) if item.external == "A")
    take_in(book, stage(("无名氏", "13900000901"), account=account))
    person = named(book, Person, "无名氏")
    posts = book.shelf().where(Post, "person", value=person.id)
    assert posts[0].organisation == account.organisation


def test_a_title_without_a_firm_becomes_a_note(book: Book, stage: Callable[..., Staging]) -> None:
    take_in(book, stage(("无名氏", "13900000901", "", "采购", "经理")))
    person = named(book, Person, "无名氏")
    assert book.shelf().where(Note, "subject", value=person.id)[0].text == "采购 · 经理"


def test_a_file_of_cards(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "c.vcf"
    path.write_text(CARD + "BEGIN:VCARD\nNOTE:x\nEND:VCARD\n", encoding="utf-8")
    staged = staging(book, read_source(path))
    assert [item.line for item in staged.bad] == [8]
    take_in(book, staged)
    assert named(book, Organisation, "新泰公司")


def test_a_file_of_rows(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_bytes("姓名;电话\n无名氏;0574-88000101\n".encode("gb18030"))
    source = read_source(path)
    assert (source.encoding, source.delimiter) == ("gb18030", ";")
    assert staging(book, source, columns=columns_of(book, source)).rows[0].verdict == "new"


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileOfAnotherKind):
        read_source(tmp_path / "x.pdf")


def test_records_of_any_kind_come_from_a_list(book: Book, tmp_path: Path) -> None:
    account = next(item for item in book.all(Account) if item.external == "A")
    source = Source(
        "s.csv", "utf-8", rows=(("Month", "Product line"), ("2031-01", ""), ("2031-02", "nothing"))
    )
    columns = columns_of(book, source, kind="sale")
    staged = staging(book, source, columns=columns, account=account)
    assert [(item.line, item.cells) for item in staged.bad] == [(3, ("2031-02", "nothing"))]
    take_in(book, staged)
    assert "2031-01" in {sale.month for sale in book.all(Sale)}
    again = staging(book, source, columns=columns, account=account)
    assert [row.verdict for row in again.rows] == ["same"]
    assert not take_in(book, again).records


def test_what_columns_mean_is_remembered(book: Book) -> None:
    source = Source("l.csv", "utf-8", rows=(("姓名", "X"), ("a", "b")))
    assert columns_of(book, source).keys == ("person.name", "")
    said = Columns(("person.name", "person.hobby"), 0)
    before = book.undo_words()
    remember_columns(book, source, columns=said)
    remember_columns(book, source, columns=said)
    assert columns_of(book, source) == said
    assert book.undo_words() == before


def test_columns_without_headings_are_not_remembered(book: Book) -> None:
    source = Source("l.csv", "utf-8", rows=(("a", "b"),))
    assert remember_columns(book, source, columns=columns_of(book, source)) is None


def test_a_remembered_word_of_another_kind_is_passed_over(book: Book) -> None:
    from kamdesk.domain.records import Setting
    from kamdesk.imports.columns import fingerprint
    from kamdesk.services.contacts import REMEMBERED

    source = Source("l.csv", "utf-8", rows=(("姓名", "X"), ("a", "b")))
    make(book, Setting, key=REMEMBERED + fingerprint(("姓名", "X")), value={"columns": 3})
    assert columns_of(book, source).keys == ("", "")


def test_failed_rows_are_a_list_to_mend(tmp_path: Path) -> None:
    rows = (("姓名", "备注"), ("", "=1+1"))
    found, bad = from_rows(rows, Columns(proposed(rows, 0), 0))
    assert found == ()
    path = tmp_path / "failed.xlsx"
    write_failed(path, Staging("l.csv", (), bad), headings=rows[0])
    sheet = load_workbook(path).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0] == ["Row", "Why", "姓名", "备注"]
    assert cells[1][0] == 2
    assert sheet["D2"].data_type == "s"
    assert read_source(path).rows[1][3] == "=1+1"


def test_a_row_that_breaks_a_rule_is_named_and_nothing_is_written(
    book: Book, stage: Callable[..., Staging]
) -> None:
    before = everything(book)
    head = ("客户", "客户等级", "Lifecycle")
    staged = stage(
        ("新能公司", "silver", "developed"), ("新电公司", "gold", "potential"), head=head
    )
    with pytest.raises(RowRefused, match="row 3: A tier is for developed"):
        take_in(book, staged)
    assert everything(book) == before


def test_a_row_that_a_field_refuses_is_named(book: Book) -> None:
    row = Staged(Coming(4, {"person": {"gender": "no such code"}}, (Way("mobile", "1"),)), "new")
    with pytest.raises(RowRefused, match="row 4: Gender"):
        take_in(book, Staging("l.csv", (row,), ()))
