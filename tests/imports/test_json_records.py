"""The JSON form: the sample without a word, everything wrong with a reason, never a crash."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamdesk.domain.fact import Kind, facts_of
from kamdesk.domain.records import RECORDS, CustomField
from kamdesk.imports.json_records import RecordsRefused, read_records, read_tables, write_records
from kamdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kamdesk.domain.fact import Fact, Record


@cache
def sample_bytes() -> bytes:
    return resource("samples", "sample-book.json").read_bytes()


def sample() -> dict[str, Any]:
    """The sample as one may change it."""
    whole: dict[str, Any] = json.loads(sample_bytes())
    return whole


def book_of(**tables: Any) -> bytes:
    whole = {"format": "kamdesk-records", "version": 1, "records": tables}
    return json.dumps(whole).encode()


def reasons(data: bytes) -> list[tuple[str, str, str, str]]:
    """What a file is refused for: entity, id, attribute, reason."""
    with pytest.raises(RecordsRefused) as refusal:
        read_records(data)
    return [
        (item.entity, item.record, item.attribute, item.reason) for item in refusal.value.problems
    ]


def by_id(records: Iterable[Record]) -> dict[tuple[str, str], Record]:
    return {(item.ENTITY, item.id): item for item in records}


FIRM = {"id": "A", "name": "岚川"}
ACCOUNT = {"id": "A", "organisation": "A", "lifecycle": "potential"}


def test_the_sample_is_read_whole() -> None:
    records = read_records(sample_bytes())
    rows = sum(len(table) for table in sample()["records"].values())
    assert len(records) == rows > 1000


def test_what_is_written_is_what_was_read() -> None:
    records = read_records(sample_bytes())
    assert json.loads(write_records(records))["records"] == sample()["records"]
    assert by_id(read_records(write_records(records))) == by_id(records)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"PK\x03\x04 a workbook", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"9" * 10_000, "not JSON"),
        (b"null", "not a file of KAMdesk"),
        (b"[]", "not a file of KAMdesk"),
        (b'{"format": "other"}', "not a file of KAMdesk"),
        (b'{"format": "kamdesk-records", "version": 2}', "version 2"),
        (b'{"format": "kamdesk-records", "version": true}', "version True"),
        (b'{"format": "kamdesk-records", "version": 1}', "no “records”"),
        (b'{"format": "kamdesk-records", "version": 1, "records": []}', "no “records”"),
        (b'{"a": 1, "a": 2}', "“a” stands twice"),
        (b'{"a": NaN}', "“NaN” is not a number"),
        (b'{"a": -Infinity}', "“-Infinity” is not a number"),
    ],
)
def test_a_file_of_another_kind_is_refused(data: bytes, reason: str) -> None:
    assert reason in reasons(data)[0][3]


def test_a_byte_order_mark_is_no_trouble() -> None:
    assert len(read_records(b"\xef\xbb\xbf" + book_of(organisation=[FIRM]))) == 1


@pytest.mark.parametrize(
    ("tables", "place"),
    [
        ({"planet": []}, ("planet", "", "")),
        ({"person": {}}, ("person", "", "")),
        ({"person": ["x"]}, ("person", "", "id")),
        ({"person": [{"name": "x"}]}, ("person", "", "id")),
        ({"person": [{"id": " "}]}, ("person", " ", "id")),
        ({"person": [{"id": 5}]}, ("person", "5", "id")),
        ({"person": [{"id": "a\x00"}]}, ("person", "a\x00", "id")),
        ({"person": [{"id": "a"}, {"id": "a"}]}, ("person", "a", "id")),
        ({"person": [{"id": "a", "age": 5}]}, ("person", "a", "age")),
        ({"person": [{"id": "a", "class_": "user"}]}, ("person", "a", "class_")),
        ({"person": [{"id": "a", "external": "x"}]}, ("person", "a", "external")),
        ({"person": [{"id": "a", "private": "yes"}]}, ("person", "a", "private")),
        ({"person": [{"id": "a", "name": 5}]}, ("person", "a", "name")),
        ({"person": [{"id": "a", "name": "\ud800"}]}, ("person", "a", "name")),
        ({"person": [{"id": "a", "birthday": "1970-02-30"}]}, ("person", "a", "birthday")),
        ({"person": [{"id": "a", "birthday": "1970-W01-1"}]}, ("person", "a", "birthday")),
        ({"person": [{"id": "a", "power": 99}]}, ("person", "a", "power")),
        ({"person": [{"id": "a", "attitude": "fond"}]}, ("person", "a", "attitude")),
        ({"person": [{"id": "a", "rising_star": 1}]}, ("person", "a", "rising_star")),
        ({"organisation": [FIRM], "account": [{"id": "A"}]}, ("account", "A", "organisation")),
        ({"account": [ACCOUNT]}, ("account", "A", "organisation")),
        ({"project": [{"id": "P", "name": "x", "account": "?"}]}, ("project", "P", "account")),
        (
            {"contact_point": [{"id": "c", "subject_kind": "planet", "subject": "x"}]},
            ("contact_point", "c", "subject_kind"),
        ),
        (
            {"contact_point": [{"id": "c", "subject_kind": "person", "subject": "x"}]},
            ("contact_point", "c", "subject"),
        ),
        (
            {
                "custom_field": [
                    {"id": "f", "entity": "person", "key": "k", "label": "K", "kind": "text"}
                ],
                "custom_value": [{"id": "v", "custom_field": "f", "subject": "x", "value": "y"}],
            },
            ("custom_value", "v", "subject"),
        ),
    ],
)
def test_what_is_wrong_is_named(tables: dict[str, Any], place: tuple[str, str, str]) -> None:
    found = reasons(book_of(**tables))
    assert place in [problem[:3] for problem in found]
    assert all(problem[3] for problem in found)


@pytest.mark.parametrize("value", [5, "2026", {"amount": 1}])
def test_an_own_value_must_be_of_its_fields_kind(value: object) -> None:
    field = {"id": "f", "entity": "organisation", "key": "k", "label": "K", "kind": "date"}
    row = {"id": "v", "custom_field": "f", "subject": "A", "value": value}
    data = book_of(organisation=[FIRM], custom_field=[field], custom_value=[row])
    assert reasons(data)[0][:3] == ("custom_value", "v", "value")


def test_an_own_value_may_stand_on_a_field_of_the_book() -> None:
    field = CustomField(
        id="own", external="f", entity="organisation", key="k", label="K", kind="flag"
    )
    row = {"id": "v", "custom_field": "f", "subject": "A", "value": "perhaps"}
    data = book_of(organisation=[FIRM], custom_value=[row])
    with pytest.raises(RecordsRefused, match="custom_value v value"):
        read_records(data, known=lambda entity, _id: entity == "custom_field", fields=[field])


@pytest.mark.parametrize(
    ("changed", "attribute"),
    [
        ({"attribute": "shoe_size"}, "attribute"),
        ({"attribute": "power", "value": "strong"}, "value"),
        ({"subject": "nobody"}, "subject"),
    ],
)
def test_an_observation_must_fit_what_it_observes(changed: dict[str, Any], attribute: str) -> None:
    row = {"id": "o", "subject_kind": "person", "subject": "p", "attribute": "power", "value": 3}
    data = book_of(person=[{"id": "p"}], observation=[row | changed])
    assert ("observation", "o", attribute) in [problem[:3] for problem in reasons(data)]


@pytest.mark.parametrize("levels", [25, 400])
def test_a_value_is_not_followed_for_ever(levels: int) -> None:
    deep = "[" * levels + "1" + "]" * levels
    row = f'{{"id": "s", "key": "k", "value": {deep}}}'
    data = f'{{"format": "kamdesk-records", "version": 1, "records": {{"setting": [{row}]}}}}'

    assert reasons(data.encode()) == [
        ("setting", "s", "value", "The value is nested too deeply."),
    ]


def test_the_rows_of_a_file_are_read_apart_from_what_they_mean(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(book_of(organisation=[FIRM]))

    assert read_tables(path) == {"organisation": [FIRM]}


def test_every_fault_is_counted_and_the_first_ones_are_shown() -> None:
    people = [{"id": str(number), "age": 1} for number in range(9)]
    with pytest.raises(RecordsRefused) as refusal:
        read_records(book_of(person=people))
    lines = str(refusal.value).splitlines()
    assert lines[0] == "The file was not taken in; 9 things in it are not right."
    assert lines[1] == "person 0 age: There is no such attribute."
    assert len(lines) == 6


def test_a_reference_may_lead_into_the_book() -> None:
    data = book_of(account=[ACCOUNT])
    records = read_records(data, known=lambda entity, key: (entity, key) == ("organisation", "A"))
    assert len(records) == 1


WRONG: dict[Kind, tuple[Any, ...]] = {
    Kind.TEXT: (5, True, [], {}, "\x00"),
    Kind.LONG: (5.5, ["x"], "\udfff"),
    Kind.NUMBER: ("5", 5.5, True, 2**70, 1e300, []),
    Kind.DECIMAL: ("5", True, 2**70, {}),
    Kind.MONEY: (
        5,
        "5 CNY",
        {"amount": 5},
        {"amount": "5", "currency": "CNY"},
        {"amount": 5, "currency": "yuan"},
        {"amount": 2**63, "currency": "CNY"},
        {"amount": 0.5, "currency": "CNY"},
        {"amount": 5, "currency": "CNY", "note": ""},
        {"amount": 5, "currency": "ＣＮＹ"},
    ),
    Kind.DATE: (
        "",
        20261123,
        "2026-11-31",
        "0000-01-01",
        "2026/11/23",
        "23.11.2026",
        "2026-W47-1",
        "２０２６-11-23",
        "2026-11-23T00:00:00Z",
    ),
    Kind.TIME: (
        "2026-11-23",
        "2026-11-23Z",
        "2026-11-23T09:30",
        "2026-11-23T25:00:00Z",
        "2026-11-23T09:30:00+08:00Z",
        "2026-11-23T09:30:00.5Z",
        0,
    ),
    Kind.MONTH: ("2026-13", "2026-1", "2026-11-01", 202611, "２０２６-11"),
    Kind.FLAG: (0, 1, "yes", []),
    Kind.CHOICE: ("no-such-code", "", 99, True, [], 1.0),
    Kind.CHOICES: ("gold", ["no-such-code"], [[]], {}),
    Kind.REF: (5, "nobody", []),
    Kind.REFS: ("nobody", ["nobody"], [5]),
    Kind.ENTITY: (5, "planet"),
    Kind.SUBJECT: (5, []),
    Kind.CODE: (5, []),
    Kind.NUMBERS: (5, ["5"], [5.5]),
    Kind.TEXTS: ("x", [5]),
    Kind.VALUE: ("\x00", [[["\ud800"]]], {"\x00": 1}, 2**70),
}


def _every_wrong_value() -> list[tuple[str, Fact, Any]]:
    return [
        (entity, item, value)
        for entity, kind in RECORDS.items()
        for item in facts_of(kind)
        for value in WRONG[item.kind]
    ]


def test_every_field_refuses_every_wrong_value() -> None:
    for entity, item, value in _every_wrong_value():
        row = {"id": "r", item.key: value}
        places = [problem[:3] for problem in reasons(book_of(**{entity: [row]}))]
        assert (entity, "r", item.key) in places, (entity, item.key, value)


# The whole sample is read for each example.
full = settings.default is not None and settings.default.max_examples > 100
slow = settings(max_examples=200 if full else 15)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["A", "A1", "CNY", "2026-11-23", "2026-11", "gold", "person", "organisation"])
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@slow
@given(data=st.data())
def test_a_changed_sample_is_read_or_refused_and_never_a_crash(data: st.DataObject) -> None:
    whole = sample()
    for _number in range(data.draw(st.integers(1, 3))):
        entity = data.draw(st.sampled_from(sorted(whole["records"])))
        rows = whole["records"][entity]
        if not isinstance(rows, list) or not rows:
            continue
        row = rows[data.draw(st.integers(0, len(rows) - 1))]
        if not isinstance(row, dict):
            continue
        match data.draw(st.sampled_from(["value", "drop", "add", "row", "table"])):
            case "value" if row:
                row[data.draw(st.sampled_from(sorted(row)))] = data.draw(JSON)
            case "drop" if row:
                row.pop(data.draw(st.sampled_from(sorted(row))))
            case "add":
                row[data.draw(st.text(max_size=6))] = data.draw(JSON)
            case "row":
                rows.append(data.draw(JSON))
            case _:
                whole["records"][entity] = data.draw(JSON)
    _read_or_refused(json.dumps(whole).encode())


def _read_or_refused(data: bytes) -> None:
    refused: list[RecordsRefused] = []
    try:
        records = read_records(data)
    except RecordsRefused as refusal:
        refused.append(refusal)
    else:
        assert by_id(read_records(write_records(records))) == by_id(records)
    assert all(item.problems and str(item) for item in refused)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    assert reasons(data)


@slow
@given(cut=st.integers(0, 200_000), put=st.binary(max_size=6))
def test_a_damaged_sample_is_read_or_refused(cut: int, put: bytes) -> None:
    whole = sample_bytes()
    place = cut % len(whole)
    _read_or_refused(whole[:place] + put + whole[place + len(put) :])
