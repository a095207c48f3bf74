"""What columns mean, written down in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kamdesk.imports.column_maps import ColumnMap, MapRefused, mapped, read_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = [["名单", ""], ["Wer", "Was"], ["林嘉慧", "13900000101"]]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], ColumnMap]:
    """Read a map of that text."""

    def _read(text: str) -> ColumnMap:
        path = tmp_path / "map.toml"
        path.write_text(text, encoding="utf-8")
        return read_map(path)

    return _read


def test_a_map_names_columns_by_heading_or_number(read: Callable[[str], ColumnMap]) -> None:
    said = read('header = 2\n[columns]\n"wer" = "person.name"\n"2" = "contact_point.mobile"')
    found = mapped(ROWS, said)
    assert (found.keys, found.header) == (("person.name", "contact_point.mobile"), 1)


def test_the_row_of_the_headings_is_found(read: Callable[[str], ColumnMap]) -> None:
    said = read('[columns]\n"Wer" = "person.name"\n"Was" = ""')
    assert mapped(ROWS, said).header == 1


def test_a_list_without_headings(read: Callable[[str], ColumnMap]) -> None:
    found = mapped(ROWS[2:], read('header = 0\n[columns]\n"1" = "person.name"'))
    assert (found.keys, found.header) == (("person.name", ""), -1)
    assert mapped(ROWS[2:], read('[columns]\n"1" = "person.name"')).header == -1


def test_a_map_without_columns_leaves_them_to_the_headings(
    read: Callable[[str], ColumnMap],
) -> None:
    said = read('kind = "sale"\nencoding = "big5"\ndelimiter = ";"\nsheet = "S"')
    assert (said.kind, said.encoding, said.delimiter, said.sheet) == ("sale", "big5", ";", "S")
    assert mapped([["Month", "x"]], said).keys == ("sale.month", "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[", "is no map"),
        ('kind = "nothing"', "no such entity"),
        ("kind = 3", "Text is expected"),
        ("header = true", "whole number"),
        ('[columns]\n"a" = "person.nothing"', "no such field"),
        ("columns = 3", "no such field"),
    ],
)
def test_a_map_that_cannot_be_followed_is_refused(
    read: Callable[[str], ColumnMap], text: str, reason: str
) -> None:
    with pytest.raises(MapRefused, match=reason):
        read(text)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"header": 9}, "no row for the headings"),
        ({"header": 1, "columns": {"nobody": "person.name"}}, "no column"),
        ({"header": 1, "columns": {"7": "person.name"}}, "no column"),
    ],
)
def test_a_map_of_another_list_is_refused(said: dict[str, Any], reason: str) -> None:
    with pytest.raises(MapRefused, match=reason):
        mapped(ROWS, ColumnMap("map.toml", **said))
