"""The account workbook of the sample, read back as a manager's Excel would."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.dossiers import changed, edited, sample, small
from tests.helpers.workbooks import (
    FIRST,
    HEADER,
    TODAY,
    book_of,
    cell_at,
    data_of,
    keyed,
    texts,
    workbook_of,
)

from kamdesk.domain.exported import BASE, BASE_SUM, unpack
from kamdesk.domain.fact import Money
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.records import RECORDS, Note, Person
from kamdesk.i18n import LANGUAGES, speaking
from kamdesk.reports.account_workbook import account_workbook, draw_workbook
from kamdesk.reports.workbook.canvas import ONE_PAGE
from kamdesk.reports.workbook.desk import Desk
from kamdesk.reports.workbook.pages import SHEETS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MANAGED = ("Background", "People", "Relationship", "Rivals", "Projects", "Visits and promises")
ACCOUNTS = "ABCDEFGHIJ"


def test_all_sheets_are_there_in_their_order() -> None:
    names = book_of().sheetnames
    assert names == [*(sheet.title for sheet in SHEETS), "Codes", "_kamdesk"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_titles_speak_the_language(lang: str) -> None:
    names = book_of(lang).sheetnames
    expected = {"zh_CN": "概览", "zh_TW": "總覽", "en": "Summary"}
    assert names[1] == expected[lang]


def test_nothing_is_a_formula() -> None:
    kinds = {
        cell.data_type
        for sheet in book_of("zh_CN").worksheets
        for row in sheet.iter_rows()
        for cell in row
    }
    assert "f" not in kinds
    assert "e" not in kinds


def test_ids_stand_in_a_hidden_column() -> None:
    sheet = book_of()["People"]
    assert sheet.column_dimensions["A"].hidden
    ids = {sheet.cell(row, 1).value for row in range(FIRST, FIRST + 11)}
    assert {"A1", "A5", "A11"} <= ids


def test_keys_stand_in_a_hidden_row_and_are_those_of_the_json_form() -> None:
    for name in ("People", "Rivals", "Visits and promises", "Objectives"):
        sheet = book_of()[name]
        assert sheet.row_dimensions[HEADER - 1].hidden
        for key in keyed(sheet):
            if not key.startswith(("~", "manager.")):
                entity, _, field = key.partition(".")
                facts = {"id"} | set(RECORDS[entity].__dataclass_fields__)
                assert field in facts or f"{field}_" in facts


def test_power_is_a_whole_number_with_its_range() -> None:
    sheet = book_of()["People"]
    cell = cell_at(sheet, "A1", "person.power")
    assert cell.value == 4
    rule = _rule(sheet, cell.coordinate)
    assert (rule.type, rule.formula1, rule.formula2) == ("whole", "0", "4")


def test_choices_come_from_named_lists_on_the_sheet_codes() -> None:
    book = book_of("zh_CN")
    sheet = book["人员"]
    cell = cell_at(sheet, "A3", "person.attitude")
    assert cell.value == "C 商品"
    assert _rule(sheet, cell.coordinate).formula1 == "list_ATTITUDE"
    found = book.defined_names["list_ATTITUDE"].attr_text
    area = found.split("!")[1].replace("$", "")
    words = [row[0].value for row in book["代码"][area]]
    assert words == ["V 重视", "A 接受", "C 商品", "T 威胁", "? 未评"]


def test_codes_tell_the_code_behind_the_words() -> None:
    sheet = book_of("zh_CN")["代码"]
    pairs = {row[2]: row[3] for row in sheet.iter_rows(min_row=FIRST, values_only=True)}
    assert pairs["C 商品"] == "commodity"
    assert pairs["✓ 是"] == "yes"


def test_every_list_that_is_used_exists_and_is_not_empty() -> None:
    book = book_of()
    used = {
        rule.formula1
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    assert used
    assert used <= set(book.defined_names)


def test_money_is_a_number_in_the_unit_of_the_sheet() -> None:
    chinese = book_of("zh_CN")["账款"]
    english = book_of("en")["Money"]
    assert cell_at(chinese, "A-I2", "invoice.amount").value == 240
    assert cell_at(english, "A-I2", "invoice.amount").value == 2400
    assert cell_at(chinese, "A-I2", "~balance").value == 60
    assert "万元" in str(chinese["B2"].value)


def test_another_currency_is_named_in_the_cell() -> None:
    dossier = edited(sample("A"), "A-I3", RECORDS["invoice"], amount=Money(1_000_000_00, "USD"))
    cell = cell_at(workbook_of(dossier)["Money"], "A-I3", "invoice.amount")
    assert "USD" in cell.number_format


def test_days_are_real_dates_and_phones_are_text() -> None:
    money, people = book_of()["Money"], book_of()["People"]
    due = cell_at(money, "A-I2", "invoice.due")
    assert due.value == dt.datetime(2026, 10, 19)  # noqa: DTZ001 - cells have no zone
    assert due.number_format == "yyyy-mm-dd"
    phone = cell_at(people, "A1", "~contacts")
    assert isinstance(phone.value, str)
    assert phone.number_format == "@"


def test_tables_have_names_of_their_own_and_headers_like_their_columns() -> None:
    names = []
    for sheet in book_of("zh_CN").worksheets:
        for table in sheet.tables.values():
            names.append(table.displayName)
            cells = sheet[table.ref][0]
            headers = [cell.value for cell in cells]
            assert [column.name for column in table.tableColumns] == headers
            assert len({str(header).casefold() for header in headers}) == len(headers)
            assert not any("\n" in str(header) for header in headers)
    assert len(set(names)) == len(names)
    assert all(name.startswith("tbl") for name in names)


def test_tables_do_not_overlap() -> None:
    for sheet in book_of().worksheets:
        seen: set[str] = set()
        for table in sheet.tables.values():
            cells = {cell.coordinate for row in sheet[table.ref] for cell in row}
            assert not cells & seen
            seen |= cells


def test_hidden_rows_hold_nothing_but_keys() -> None:
    for sheet in book_of().worksheets:
        for number, look in sheet.row_dimensions.items():
            if look.hidden:
                values = [cell.value for cell in sheet[number] if cell.value is not None]
                assert all("." in str(v) or str(v).startswith("~") for v in values)


@pytest.mark.parametrize("name", MANAGED)
def test_the_manager_has_two_columns_that_he_may_fill(name: str) -> None:
    sheet = book_of()[name]
    assert sheet.protection.sheet
    rows = [row for row in range(1, sheet.max_row + 1) if sheet.row_dimensions[row].hidden]
    keys = [keyed(sheet, row) for row in rows]
    managed = [(row, found) for row, found in zip(rows, keys, strict=True) if _has(found)]
    assert managed
    row, found = managed[0]
    cell = sheet.cell(row + 2, found["manager.comment"])
    assert not cell.protection.locked
    assert cell.fill.fgColor.rgb == "FFFFF8E1"
    assert sheet.cell(row + 2, 1).protection.locked


def test_private_facts_leave_only_when_ticked() -> None:
    without, with_them = texts(book_of()), texts(book_of(with_private=True))
    between_us = "女儿高考,喜欢羽毛球"
    assert between_us not in without
    assert "person.personal_need" not in without
    assert between_us in with_them
    assert "person.personal_need" in with_them


def test_private_records_leave_only_when_ticked() -> None:
    note = Note(
        id="n1",
        private=True,
        subject_kind="account",
        subject="A",
        text="strictly between us",
        written_on=TODAY,
    )
    dossier = changed("A", plus=[note])
    assert note.text not in texts(workbook_of(dossier))
    assert note.text in texts(workbook_of(dossier, with_private=True))


def test_the_hidden_sheet_knows_what_every_cell_held() -> None:
    book = book_of()
    sheet = book["_kamdesk"]
    assert sheet.sheet_state == "hidden"
    facts = {row[0]: row[1] for row in sheet.iter_rows(max_row=12, max_col=2, values_only=True)}
    assert facts["account"] == "A"
    assert facts["day"] == "2026-11-23"
    lines = list(sheet.iter_rows(max_col=2, values_only=True))
    base: Any = unpack(str(facts[BASE_SUM]), [str(row[1]) for row in lines if row[0] == BASE])
    people = next(table for table in base["tables"] if table["name"] == "tblPeople")
    _record, others, cells = next(row for row in people["rows"] if row[0] == "A3")
    held = cell_at(book["People"], "A3", "person.attitude").value
    assert dict(zip(people["keys"], cells, strict=True))["person.attitude"] == held
    assert others["post.level"] == "A3p"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("account", ["A", "C"])
def test_every_sheet_is_narrow_enough_to_be_read(lang: str, account: str) -> None:
    with speaking(lang):
        desk = Desk(sample(account), today=TODAY, with_private=True)
        for canvas in draw_workbook(desk):
            if not canvas.wide:
                assert canvas.width <= ONE_PAGE + 0.01, canvas.title
            else:
                _two_pages(canvas.widths, canvas.wide)


def _two_pages(widths: dict[int, float], begin: int) -> None:
    """Two pages at 84 percent take some 133 characters each, the repeated ones included."""
    first = sum(width for column, width in widths.items() if 2 <= column < begin)
    second = sum(width for column, width in widths.items() if column >= begin)
    repeated = widths[2] + widths[3]
    assert first <= 134
    assert second + repeated <= 134


def test_every_sheet_prints_on_a4_across_with_the_footer() -> None:
    sheets: list[Any] = book_of("zh_CN").worksheets[:-1]
    for sheet in sheets:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert "私密" in sheet.oddFooter.left.text


def test_names_and_headers_stay_when_scrolled() -> None:
    book = book_of()
    assert book["People"].freeze_panes == "D5"
    assert book["Summary"].freeze_panes == "C5"
    assert book["Projects"].freeze_panes == "C4"


def test_tones_mark_words_not_colours() -> None:
    sheet = book_of("zh_CN")["概览"]
    rules = [rule for found in sheet.conditional_formatting for rule in found.rules]
    words = {rule.formula[0] for rule in rules}
    assert '"超期"' in words
    assert all(rule.dxf is not None for rule in rules)


def test_a_seat_without_a_name_stands_among_the_people() -> None:
    sheet = book_of("zh_CN")["人员"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
    ghost = next(row for row in rows if row[2] == "谁？")
    assert "比价/质量审核人" in ghost
    assert "A-P1 空缺席位" in ghost


def test_the_criteria_stand_beside_each_other() -> None:
    sheet = book_of("zh_CN")["项目"]
    row = next(
        [cell.value for cell in row]
        for row in sheet.iter_rows()
        if any(cell.value == "API 610第12版认证" for cell in row)
    )
    assert [value for value in row if value in {"✓ 是", "✗ 否"}] == ["✓ 是", "✓ 是", "✗ 否"]


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_account_of_the_sample_has_a_workbook(account: str) -> None:
    assert data_of("zh_TW", account=account)


def test_an_account_without_anything_has_a_workbook() -> None:
    book = workbook_of(small(tier=None))
    assert "Nothing has been recorded yet." in texts(book)


def test_the_same_day_gives_the_same_bytes() -> None:
    again = account_workbook(sample("A"), today=TODAY, lang="en")
    assert again == data_of("en")


def test_hostile_names_pass_through() -> None:
    name = '=HYPERLINK("http://x")\n\'<b>&\u202e' + "名" * 300
    dossier = edited(sample("A"), "A1", Person, name=name, career_need="+86\t-1")
    assert any(text.startswith("=HYPERLINK") for text in texts(workbook_of(dossier)))


def _rule(sheet: Worksheet, where: str) -> Any:
    return next(rule for rule in sheet.data_validations.dataValidation if where in rule.sqref)


def _has(found: dict[str, int]) -> bool:
    return {"manager.comment", "manager.question"} <= set(found)


def test_summary_iterates_all_formulas() -> None:
    sheet = book_of()["Summary"]
    ids = [sheet.cell(row, 1).value for row in range(FIRST, sheet.max_row + 1)]
    found = [code for code in ids if code in FORMULAS]
    assert len(found) > 20
    assert list(itertools.islice(found, 3)) == list(FORMULAS)[:3]
