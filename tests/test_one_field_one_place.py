"""The first rule of the house: a field is declared once and is found everywhere.

The field ``puzzle`` of a toy record is the one that was added; nothing in the product knows it.
"""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import TYPE_CHECKING, Any, cast

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget
from tests.helpers.books import make, make_account, make_person, make_project
from tests.helpers.toys import Toy, declared

from kamdesk.domain.brief.build import build
from kamdesk.domain.custom import custom_lines
from kamdesk.domain.fact import Money, fact_of, facts_of
from kamdesk.domain.gaps import gaps
from kamdesk.domain.insight.fact_states import state_of_field, states
from kamdesk.domain.records import CustomField, Organisation, Project
from kamdesk.domain.scales import scale
from kamdesk.imports.json_records import RecordsRefused, write_records
from kamdesk.reports.workbook.canvas import letters
from kamdesk.reports.workbook.desk import Desk as Sheets
from kamdesk.reports.workbook.frame import draw_sheet
from kamdesk.reports.workbook.looks import FONTS
from kamdesk.reports.workbook.model import Sheet, plain
from kamdesk.reports.workbook.pages.codes_page import codes_page
from kamdesk.reports.workbook.writer import write_workbook
from kamdesk.services import custom, records
from kamdesk.services.records_file import exported, import_bytes
from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook
from kamdesk.storage.book import Book
from kamdesk.storage.engine import DRIVER, connect
from kamdesk.ui.desk import Desk
from kamdesk.ui.forms.record_form import RecordForm
from kamdesk.ui.kit import NoticeArea
from kamdesk.ui.messages import Messages
from kamdesk.ui.pages.record_list import RecordList

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account

TODAY = dt.date(2026, 11, 23)
FIELD = "puzzle"
FIRST, OTHER = scale("INTENT").codes[:2]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with declared(Toy), Book.create(tmp_path / "toys.kam") as book:
        yield book


@pytest.fixture
def account(book: Book) -> Account:
    account = make_account(book)
    make_person(book, account.organisation, level=2)
    make_person(book, account.organisation, level=3)
    return account


@pytest.fixture
def project(book: Book, account: Account) -> Project:
    return make_project(book, account)


@pytest.fixture
def toy(book: Book, project: Project) -> Toy:
    """A toy with everything but the added field."""
    return make(
        book,
        Toy,
        project=project.id,
        name="积木",
        story="long",
        pieces=3,
        weight=2.5,
        price=Money(100, "CNY"),
        bought=TODAY,
        broken=dt.datetime(2026, 11, 23, 1, 2, 3, tzinfo=dt.UTC),
        season="2026-11",
        loved=False,
        tier="gold",
        powers=scale("POWER").codes[:2],
        number="007",
        parts=("a", "b"),
    )


@pytest.fixture
def desk(book: Book, qtbot: QtBot) -> Desk:
    window = QWidget()
    qtbot.addWidget(window)
    return Desk(book, messages=Messages(window, NoticeArea()), today=TODAY)


def test_every_kind_of_field_keeps_its_value(book: Book, toy: Toy) -> None:
    assert book.get(Toy, toy.id) == toy


def test_it_has_a_column(book: Book, toy: Toy) -> None:
    with book.reading() as connection:
        rows = connection.execute('PRAGMA table_info("toy")').fetchall()
    columns = {row[1]: (row[2], row[3]) for row in rows}
    assert columns["puzzle"] == ("TEXT", 0)
    assert columns["name"] == ("TEXT", 1)
    assert columns["price_amount"] == ("INTEGER", 0)
    assert columns["powers"] == ("TEXT", 0)


@pytest.mark.parametrize(
    "change",
    [
        "name = NULL",
        "project = NULL",
        "project = 'nowhere'",
        "bought = 'soon'",
        "season = '2026'",
        "loved = 2",
        "price_currency = NULL",
        "broken = '2026-11-23'",
    ],
)
def test_its_constraints_stand_in_the_database(book: Book, toy: Toy, change: str) -> None:
    raw = connect(book.path)
    with pytest.raises(DRIVER.IntegrityError):
        raw.execute(f"UPDATE toy SET {change}")
    raw.close()


def test_it_has_a_row_in_the_form(desk: Desk, toy: Toy, account: Account, qtbot: QtBot) -> None:
    form = RecordForm(desk, Toy, account_id=account.id)
    qtbot.addWidget(form)
    form.load(toy)
    row = form.field(FIELD).row
    assert row.label.text() == "Puzzle solved"
    assert row.editor.accessibleName().startswith("Puzzle solved")
    assert row.state is not None
    form.field("name").editor.set_value("拼图")
    form.field("name")._save()
    stored = desk.book.get(Toy, toy.id)
    assert stored is not None
    assert stored.name == "拼图"
    assert {field.item.name for field in form.fields} == {item.name for item in facts_of(Toy)}


def test_it_has_a_column_in_the_list(desk: Desk, toy: Toy, account: Account, qtbot: QtBot) -> None:
    records.set_field(desk.book, toy, name=FIELD, value=FIRST, today=TODAY)
    listed = RecordList(desk, Toy, account_id=account.id)
    qtbot.addWidget(listed)
    listed.reload()
    titles = [column.title for column in listed._columns()]
    assert titles == ["Name", "Puzzle solved"]
    index = listed.model.index(0, 1)
    assert listed.model.data(index) == scale("INTENT").label(FIRST)


def test_it_has_a_column_in_excel_with_its_choices(book: Book, toy: Toy, account: Account) -> None:
    records.set_field(book, toy, name=FIELD, value=FIRST, today=TODAY)
    sheets = Sheets(book.dossier(account.id), today=TODAY, with_private=False)
    names = " ".join(item.name for item in facts_of(Toy) if item.name != "project")
    sheet = Sheet("toys", "Toys", (plain(Toy, names),))
    canvases = (draw_sheet(sheets, sheet), codes_page(sheets))
    data = write_workbook(canvases, font=FONTS["en"], title="t", day=TODAY)
    written = load_workbook(io.BytesIO(data))[sheet.words]
    rows = [[cell.value for cell in row] for row in written.iter_rows()]
    header = next(row for row in rows if "Puzzle solved" in row)
    column = header.index("Puzzle solved")
    assert rows[rows.index(header) + 1][column] == scale("INTENT").label(FIRST)
    assert "Price" not in header
    letter = letters(column + 1)
    rules = [str(rule.sqref) for rule in written.data_validations.dataValidation]
    assert any(area.startswith(letter) for area in rules)


def test_it_has_a_key_in_json_and_comes_back(book: Book, toy: Toy, tmp_path: Path) -> None:
    records.set_field(book, toy, name=FIELD, value=FIRST, today=TODAY)
    data = write_records(exported(book))
    assert json.loads(data)["records"]["toy"][0]["puzzle"] == FIRST
    with Book.create(tmp_path / "other.kam") as other:
        import_bytes(other, data, name="f")
        assert set(exported(other)) == set(exported(book))
        wrong = data.replace(f'"puzzle": "{FIRST}"'.encode(), b'"puzzle": "no such"')
        with pytest.raises(RecordsRefused, match=r"toy .* puzzle"):
            import_bytes(other, wrong, name="f")


def test_it_has_a_line_in_the_history_and_is_undone(book: Book, toy: Toy, account: Account) -> None:
    _record, changes = records.set_field(book, toy, name=FIELD, value=FIRST, today=TODAY)
    assert changes.words == "Puzzle solved of 积木" == book.undo_words()
    lines = [line for line in book.history(account.id) if line.field == FIELD]
    assert [(line.entity, line.old, line.new) for line in lines] == [("toy", None, FIRST)]
    book.undo()
    assert book.get(Toy, toy.id) == toy


def test_it_is_found(book: Book, toy: Toy, account: Account) -> None:
    records.set_field(book, toy, name=FIELD, value=FIRST, today=TODAY)
    assert [(hit.entity, hit.account) for hit in book.search(str(FIRST))] == [("toy", account.id)]
    assert [hit.entity for hit in book.search("积木")] == ["toy"]


def test_it_goes_with_what_it_hangs_on(book: Book, toy: Toy, project: Project) -> None:
    records.remove_record(book, project)
    assert book.all(Toy) == ()
    book.undo()
    assert book.all(Toy) == (toy,)


def state(book: Book, account: Account, today: dt.date = TODAY) -> str:
    found = states(book.dossier(account.id), today)
    return next(str(item.state) for item in found if item.fact == "PJ12")


def asked(book: Book, account: Account, today: dt.date = TODAY) -> list[Any]:
    return [gap for gap in gaps(book.dossier(account.id), today) if gap.fact == "PJ12"]


def test_it_answers_its_entry_of_the_catalogue(book: Book, toy: Toy, account: Account) -> None:
    assert state(book, account) == "unknown"
    (gap,) = asked(book, account)
    assert gap.wording
    assert gap.addressee is not None
    records.set_field(book, toy, name=FIELD, value=FIRST, today=TODAY)
    assert state(book, account) == "known"
    assert asked(book, account) == []
    late = TODAY + dt.timedelta(days=2000)
    assert state(book, account, late) == "stale"
    assert asked(book, account, late)


def test_a_second_voice_on_it_is_a_contradiction(book: Book, toy: Toy, account: Account) -> None:
    changed, _changes = records.set_field(book, toy, name=FIELD, value=FIRST, today=TODAY)
    evidence = records.Evidence(observed_on=TODAY, kind="said")
    records.add_voice(book, changed, name=FIELD, value=OTHER, evidence=evidence)
    found = state_of_field(book.dossier(account.id), changed, fact=fact_of(Toy, FIELD), today=TODAY)
    assert found is not None
    assert found.contradictory


OWN: dict[str, tuple[Any, str, str]] = {
    "text": ("独家代理", "独家", "独家代理"),
    "number": (2.5, "2.5", "2.5"),
    "money": (Money(123400, "CNY"), "123400", "1,234 CNY"),
    "date": (dt.date(2027, 1, 2), "2027-01", "2027-01-02"),
    "choice": ("red", "red", "red"),
    "flag": (True, "true", "yes"),
}


@pytest.mark.parametrize("kind", OWN)
def test_a_field_of_the_users_own_passes_everywhere(
    desk: Desk, account: Account, tmp_path: Path, qtbot: QtBot, kind: str
) -> None:
    book = desk.book
    value, words, shown = OWN[kind]
    custom.add_field(book, "organisation", label="Own §", kind=kind, choices=("red", "green"))
    (field,) = book.all(CustomField)
    form = RecordForm(desk, Organisation, account_id=account.id)
    qtbot.addWidget(form)
    firm = book.all(Organisation)[0]
    form.load(firm)
    (own,) = form.own_fields
    own.editor.set_value(value)
    own._save()
    assert own.row.editor.accessibleName().startswith("Own §")
    dossier = book.dossier(account.id)
    lines = custom_lines(dossier.shelf, firm, with_private=False)
    assert lines == (("Own §", shown),)
    assert [hit.account for hit in book.search(words)] == [account.id]
    assert any(line.entity == "custom_value" for line in book.history(account.id))

    order = WorkbookOrder(today=TODAY, lang="en")
    write_account_workbook(book, dossier, order=order, path=tmp_path / "a.xlsx")
    cells = [
        cell.value
        for sheet in load_workbook(tmp_path / "a.xlsx")
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert "Own §" in cells

    brief = build(dossier, None, today=TODAY, copy="car", lang="en", author="me")
    assert "Own §" in repr(brief)

    with Book.create(tmp_path / "other.kam") as other:
        import_bytes(other, write_records(exported(book)), name="f")
        again = other.dossier(other.all(type(account))[0].id)
        assert custom_lines(again.shelf, again.organisation, with_private=True) == lines
    assert field.kind == kind
    assert cast("Any", own.editor).value() == value
