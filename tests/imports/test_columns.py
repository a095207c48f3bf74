"""Columns are told by their headings in three languages, or by what is in them."""

from __future__ import annotations

import pytest

from kamdesk.domain.fact import facts_of
from kamdesk.domain.records import Person, Sale
from kamdesk.i18n import LANGUAGES, speaking
from kamdesk.imports.cells import READ
from kamdesk.imports.columns import (
    fingerprint,
    heading_row,
    meant,
    proposed,
    settings,
    targets,
)

GOOGLE = (
    "First Name",
    "Last Name",
    "Organization Name",
    "Organization Title",
    "E-mail 1 - Value",
    "Phone 1 - Value",
    "Phone 2 - Value",
    "Notes",
)


def test_every_synonym_leads_to_a_target() -> None:
    assert set(settings()["columns"]) <= set(targets())


def test_every_field_of_a_person_is_a_target() -> None:
    wanted = {f"person.{item.key}" for item in facts_of(Person) if item.kind in READ}
    assert wanted <= set(targets())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_labels_of_the_fields_are_headings(lang: str) -> None:
    with speaking(lang):
        names = {target.key: target.here for target in targets("sale").values()}
    assert {key: meant(name, "sale") for key, name in names.items()} == {key: key for key in names}


def test_a_target_is_named_with_what_it_belongs_to() -> None:
    assert targets()["contact_point.mobile"].words == "Contact way: Mobile"
    assert targets()["person.family"].words == "Person: Family name"


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("姓 名*", "person.name"),
        ("手機號碼", "contact_point.mobile"),
        ("Mobile Phone", "contact_point.mobile"),
        ("E-Mail", "contact_point.mail"),
        ("Compnay Name", "organisation.name"),
        ("客户等级", "account.tier"),
        ("zz", ""),
        ("quite another thing", ""),
    ],
)
def test_headings_are_understood(heading: str, key: str) -> None:
    assert meant(heading) == key


def test_a_list_of_a_mail_program_is_understood() -> None:
    assert proposed([GOOGLE], 0) == (
        "person.given",
        "person.family",
        "organisation.name",
        "post.title",
        "contact_point.mail",
        "contact_point.phone",
        "contact_point.phone",
        "note.text",
    )


def test_the_heading_row_is_found_below_a_title() -> None:
    assert heading_row([["名单", "", ""], ["", "", ""], ["姓名", "电话", "公司"]]) == 2
    assert heading_row([["a", "b"]]) == -1
    assert heading_row([]) == -1


def test_a_field_that_holds_one_value_gets_one_column() -> None:
    assert proposed([["姓名", "Name", "Full names"]], 0) == ("person.name", "", "")


def test_columns_without_headings_are_told_by_what_is_in_them() -> None:
    rows = [
        ["林嘉慧", "13900000101", "lin@x.example", "0574-88000101", "2026-11-23"],
        ["高远山", "+86 139 0000 0102", "gao@x.example", "", "2026-11-24"],
    ]
    assert proposed(rows, -1) == (
        "",
        "contact_point.mobile",
        "contact_point.mail",
        "contact_point.phone",
        "",
    )
    assert proposed(rows, -1, kind=Sale.ENTITY) == ("",) * 5


def test_a_fingerprint_is_of_the_headings() -> None:
    assert fingerprint(["姓名", "電話"]) == fingerprint([" 姓名", "电话"])
    assert fingerprint(["姓名", "电话"]) != fingerprint(["电话", "姓名"])
