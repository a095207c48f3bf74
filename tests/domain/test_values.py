"""One way from a value to its plain form and back, for every kind of field."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdesk.domain.fact import (
    DATE,
    DECIMAL,
    FLAG,
    MONEY,
    MONTH,
    NUMBER,
    NUMBERS,
    TEXT,
    TEXTS,
    TIME,
    VALUE,
    Fact,
    Money,
    Of,
    choice,
    choices,
    fact_of,
    facts_of,
    has_fact,
    is_empty,
    key_of,
    value_of,
)
from kamdesk.domain.records import Account, Organisation, Person, Project
from kamdesk.domain.scales import scale
from kamdesk.domain.values import (
    LARGEST,
    FieldProblem,
    ValueProblem,
    from_plain,
    is_storable,
    to_plain,
    validated,
)
from kamdesk.i18n import speaking

TEXTS_ALL = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))
WHOLE = st.integers(-LARGEST, LARGEST)
DAYS = st.dates()
MOMENTS = st.datetimes().map(lambda it: it.replace(microsecond=0, tzinfo=dt.UTC))
JSON = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXTS_ALL,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS_ALL, inner, max_size=3),
    max_leaves=5,
)
KINDS: list[tuple[Of, st.SearchStrategy[Any]]] = [
    (TEXT, TEXTS_ALL),
    (NUMBER, WHOLE),
    (DECIMAL, WHOLE | st.floats(allow_nan=False, allow_infinity=False)),
    (MONEY, st.builds(Money, WHOLE, st.sampled_from(["CNY", "TWD", "USD"]))),
    (DATE, DAYS),
    (TIME, MOMENTS),
    (MONTH, DAYS.map(lambda day: day.isoformat()[:7])),
    (FLAG, st.booleans()),
    (choice("TIER"), st.sampled_from(scale("TIER").codes)),
    (choices("POWER"), st.lists(st.sampled_from(scale("POWER").codes)).map(tuple)),
    (NUMBERS, st.lists(WHOLE, max_size=4).map(tuple)),
    (TEXTS, st.lists(TEXTS_ALL, max_size=4).map(tuple)),
    (VALUE, JSON),
]


@given(st.data())
def test_every_value_survives_its_plain_form(data: st.DataObject) -> None:
    of, values = data.draw(st.sampled_from(KINDS))
    value = data.draw(values)
    item = Fact(name="x", label="X", of=of)
    plain = json.loads(json.dumps(to_plain(value)))
    again = from_plain(item, plain)
    assert again == value
    assert from_plain(item, to_plain(again)) == again


def test_nothing_is_nothing_of_every_kind() -> None:
    for of, _values in KINDS:
        item = Fact(name="x", label="X", of=of)
        assert from_plain(item, None) == (() if item.is_list else None)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf"), 2**64])
def test_a_number_that_is_none_is_refused(number: float) -> None:
    with pytest.raises(ValueProblem):
        from_plain(Fact(name="x", label="X", of=DECIMAL), number)


def test_a_number_has_one_form() -> None:
    item = Fact(name="x", label="X", of=DECIMAL)
    assert repr(from_plain(item, 8.0)) == "8"
    assert repr(from_plain(item, 8.5)) == "8.5"
    assert repr(from_plain(item, 1e300)) == "1e+300"


def test_a_time_of_another_zone_is_the_same_moment() -> None:
    zone = dt.timezone(dt.timedelta(hours=8))
    assert to_plain(dt.datetime(2026, 11, 23, 8, tzinfo=zone)) == "2026-11-23T00:00:00Z"


def test_a_value_nested_without_end_is_refused() -> None:
    plain: Any = []
    for _number in range(50):
        plain = [plain]
    with pytest.raises(ValueProblem, match="deeply"):
        from_plain(Fact(name="x", label="X", of=VALUE), plain)


@pytest.mark.parametrize(
    ("text", "good"), [("", True), ("岚", True), ("\0", False), ("\ud800", False)]
)
def test_what_a_file_can_keep(text: str, *, good: bool) -> None:
    assert is_storable(text) is good


def test_a_record_is_put_into_its_proper_types() -> None:
    raw: Any = {"id": "p", "name": "", "power": 3}
    person = validated(Person(**raw))
    assert person.name is None
    assert person.power == 3


def test_a_field_problem_names_the_field_in_the_language_of_the_reader() -> None:
    with speaking("zh_CN"), pytest.raises(FieldProblem) as refusal:
        validated(Account(id="a"))
    assert refusal.value.name == "organisation"
    with speaking("zh_CN"):
        assert "必填" in str(refusal.value)


def test_a_declaration_answers_for_its_field() -> None:
    item = fact_of(Project, "budget_hi")
    assert item.kind == "money"
    assert item.observed
    assert not item.is_list
    assert (item.scale, item.entity) == ("", "")
    assert fact_of(Person, "class") is fact_of(Person, "class_")
    assert fact_of(Person, "class_").key == "class"
    assert has_fact(Person, "class")
    assert not has_fact(Person, "shoe_size")
    assert fact_of(Account, "organisation").entity == "organisation"
    assert item.words
    with pytest.raises(KeyError):
        fact_of(Person, "shoe_size")
    assert len({fact.name for fact in facts_of(Account)}) == len(facts_of(Account))


def test_zero_and_no_are_answers() -> None:
    assert [is_empty(value) for value in (None, "", (), 0, False, "x", (1,))] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_the_id_shown_is_the_files_where_there_is_one() -> None:
    firm = Organisation(id="own", name="x")
    assert key_of(firm) == "own"
    assert key_of(Organisation(id="own", external="A", name="x")) == "A"
    assert value_of(firm, fact_of(Organisation, "name")) == "x"
