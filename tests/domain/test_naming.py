"""What a record and a value are called in one line of text."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kamdesk.domain.changes import Changes
from kamdesk.domain.custom import as_fact, custom_lines, custom_value
from kamdesk.domain.dossier import Shelf
from kamdesk.domain.fact import (
    DATE,
    FLAG,
    MONEY,
    NUMBER,
    TEXTS,
    TIME,
    Fact,
    Money,
    choice,
    fact_of,
)
from kamdesk.domain.naming import shown, shown_plain, title_of
from kamdesk.domain.records import (
    ContactPoint,
    CustomField,
    CustomValue,
    Organisation,
    Person,
    Post,
    Tie,
)
from kamdesk.i18n import speaking


def item(of: Any, unit: str = "") -> Fact:
    return Fact(name="x", label="X", of=of, unit=unit)


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        (item(MONEY), Money(123456, "CNY"), "1,234.56 CNY"),
        (item(MONEY), Money(-100000, "CNY"), "-1,000 CNY"),
        (item(MONEY), Money(5, "CNY"), "0.05 CNY"),
        (item(MONEY), Money(2**63 - 1, "CNY"), "92,233,720,368,547,758.07 CNY"),
        (item(DATE), dt.date(2026, 11, 23), "2026-11-23"),
        (item(FLAG), False, "no"),
        (item(FLAG), True, "yes"),
        (item(NUMBER, "days"), 5, "5 days"),
        (item(NUMBER), 0, "0"),
        (item(TEXTS), ("a", "b"), "a, b"),
        (item(choice("TIER")), "gold", "Gold account"),
        (item(NUMBER), None, ""),
        (item(TEXTS), (), ""),
    ],
)
def test_a_value_in_one_line(fact: Fact, value: Any, words: str) -> None:
    assert shown(fact, value) == words


def test_a_time_is_shown_where_one_is() -> None:
    moment = dt.datetime(2026, 11, 23, 1, 30, tzinfo=dt.UTC)
    assert shown(item(TIME), moment) == moment.astimezone().strftime("%Y-%m-%d %H:%M")


def test_a_plain_value_that_cannot_be_read_is_shown_as_it_is() -> None:
    assert shown_plain(item(DATE), "2026-11-23") == "2026-11-23"
    assert shown_plain(item(DATE), "soon") == "soon"


def test_names_follow_references() -> None:
    rep, buyer = Person(id="r", name="王"), Person(id="b", name="林")
    tie = Tie(id="t", supplier_person="r", customer_person="b")
    assert title_of(tie, Shelf((rep, buyer, tie))) == "王 · 林"
    way = ContactPoint(id="c", subject_kind="person", subject="b", kind="phone", value="1")
    assert "1" in title_of(way, Shelf((buyer, way)))


def test_what_has_no_name_is_called_by_its_kind() -> None:
    assert title_of(Person(id="p"), Shelf(())) == "Person without a name"
    with speaking("zh_CN"):
        assert title_of(Post(id="p"), Shelf(())).startswith("未命名")


def test_references_into_nothing_have_no_name() -> None:
    way = ContactPoint(id="c", subject_kind="planet", subject="x", kind="phone", value="1")
    assert title_of(way, Shelf(()))


FIRM = Organisation(id="o", name="x")


def own(kind: str | None, value: Any, **fields: Any) -> tuple[Shelf, CustomField]:
    field = CustomField(
        id="f", entity="organisation", key="k", label="K", kind=kind, choices=("a",), **fields
    )
    row = CustomValue(id="v", custom_field="f", subject="o", value=value)
    return Shelf((FIRM, field, row)), field


@pytest.mark.parametrize(
    ("kind", "plain", "value"),
    [
        ("text", "x", "x"),
        (None, "x", "x"),
        ("number", 5, 5),
        ("money", {"amount": 5, "currency": "CNY"}, Money(5, "CNY")),
        ("date", "2026-11-23", dt.date(2026, 11, 23)),
        ("choice", "a", "a"),
        ("choice", "gone", None),
        ("flag", True, True),
        ("date", "was a text once", None),
        ("text", None, None),
    ],
)
def test_an_own_field_holds_its_kind(kind: str | None, plain: Any, value: Any) -> None:
    shelf, field = own(kind, plain)
    assert custom_value(shelf, field, record=FIRM) == value


def test_own_fields_are_lines_of_text() -> None:
    shelf, field = own("flag", value=False)
    assert custom_lines(shelf, FIRM, with_private=False) == (("K", "no"),)
    assert as_fact(field).label == "K"
    shelf, _field = own("flag", value=None)
    assert custom_lines(shelf, FIRM, with_private=True) == ()


def test_a_private_own_field_stays_at_home() -> None:
    shelf, _field = own("text", "x", private=True)
    assert custom_lines(shelf, FIRM, with_private=False) == ()
    assert custom_lines(shelf, FIRM, with_private=True) == (("K", "x"),)


def test_changes_add_up() -> None:
    changes = Changes("two", frozenset({(FIRM.ENTITY, FIRM.id), (Person.ENTITY, "p")}))
    assert changes.kinds == {"organisation", "person"}
    assert changes.ids == {"o", "p"}
    assert not Changes()
    assert fact_of(Organisation, "name").required
