"""Fields the user added himself pass into the workbook like those of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.utils.escape import unescape
from tests.helpers.dossiers import changed
from tests.helpers.workbooks import FIRST, cell_at, texts, workbook_of

from kamdesk.domain.records import CustomField, CustomValue

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json

KINDS: list[tuple[str, Json, object]] = [
    ("text", "wide", "wide"),
    ("number", 2.5, 2.5),
    ("money", {"amount": 500_000_00, "currency": "CNY"}, 500),
    ("choice", "left", "left"),
    ("flag", True, "yes"),
]


def dossier_with(field: dict[str, Any], value: Json, subject: str) -> Dossier:
    """Account A with one own field filled in on one record."""
    own = CustomField(id="f1", key="extra", label="Extra", **field)
    return changed(
        "A", plus=[own, CustomValue(id="v1", custom_field="f1", subject=subject, value=value)]
    )


@pytest.mark.parametrize(("kind", "value", "shown"), KINDS)
def test_an_own_field_of_people_is_a_column(kind: str, value: Json, shown: object) -> None:
    field = {"entity": "person", "kind": kind, "choices": ("left", "right")}
    book = workbook_of(dossier_with(field, value, "A2"))
    sheet = book["People"]
    assert cell_at(sheet, "A2", "custom.extra").value == shown
    assert cell_at(sheet, "A1", "custom.extra").value is None
    assert "Extra" in [cell.value for cell in sheet[4]]


def test_the_choices_of_an_own_field_are_a_list() -> None:
    field = {"entity": "person", "kind": "choice", "choices": ("left", "right")}
    book = workbook_of(dossier_with(field, "left", "A2"))
    assert "list_custom_extra" in book.defined_names
    assert {"left", "right"} <= texts(book)


def test_an_own_field_of_the_account_is_a_row() -> None:
    book = workbook_of(dossier_with({"entity": "account", "kind": "text"}, "blue", "A"))
    rows = [[cell.value for cell in row] for row in book["Background"].iter_rows(min_row=FIRST)]
    row = next(row for row in rows if "Extra" in row)
    assert "blue" in row
    assert "custom.extra" in row


def test_a_private_own_field_stays_in_the_house() -> None:
    field = {"entity": "person", "kind": "text", "private": True}
    dossier = dossier_with(field, "between us", "A2")
    assert "between us" not in texts(workbook_of(dossier))
    assert "between us" in texts(workbook_of(dossier, with_private=True))


def test_labels_that_collide_are_told_apart() -> None:
    own = CustomField(id="f1", key="post2", label="post", entity="person", kind="text")
    sheet = workbook_of(changed("A", plus=[own]))["People"]
    headers = [cell.value for cell in sheet[4]]
    assert {"Post", "post 2"} <= set(headers)


def test_the_same_key_on_two_records_has_two_lists() -> None:
    person = CustomField(
        id="f1", key="x", label="X", entity="person", kind="choice", choices=("left",)
    )
    visit = CustomField(
        id="f2", key="x", label="X", entity="interaction", kind="choice", choices=("right",)
    )
    book = workbook_of(changed("A", plus=[person, visit]))
    assert {"list_custom_x", "list_custom_x_2"} <= set(book.defined_names)


@pytest.mark.parametrize("label", ["a\x01b", "_x0041_", "two\nlines", "长" * 400, "ID", "<&>"])
def test_any_label_is_a_header_that_its_table_knows(label: str) -> None:
    own = CustomField(id="f1", key="x", label=label, entity="person", kind="text")
    sheet = workbook_of(changed("A", plus=[own]))["People"]
    # openpyxl reads the escapes of Excel in names of columns, but not in cells.
    headers = [unescape(cell.value) for cell in sheet[sheet.tables["tblPeople"].ref][0]]
    assert [column.name for column in sheet.tables["tblPeople"].tableColumns] == headers
    assert all(len(str(header)) <= 255 for header in headers)
