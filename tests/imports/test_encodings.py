"""Bytes become text in the first encoding that fits, or in the one that was chosen."""

from __future__ import annotations

import pytest

from kamdesk.imports.encodings import ENCODINGS, FileIsNoText, decoded

WORDS = "姓名,电话\n林嘉慧,000-0000-0101\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_it_is_found(encoding: str) -> None:
    text, used = decoded(WORDS.encode(encoding), name="list.csv")
    assert text == WORDS
    assert used == {"utf-8": "utf-8-sig"}.get(encoding, encoding)


@pytest.mark.parametrize("encoding", ENCODINGS[:4])
def test_it_is_chosen(encoding: str) -> None:
    assert decoded("電話".encode(encoding), encoding, name="x") == ("電話", encoding)


@pytest.mark.parametrize("wanted", ["utf-8-sig", "big5", "no such", "latin-1"])
def test_what_does_not_fit_is_said(wanted: str) -> None:
    with pytest.raises(FileIsNoText, match=r"list\.csv.*another encoding"):
        decoded(b"\xff\0\x80", wanted, name="list.csv")


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(FileIsNoText):
        decoded(b"PK\0\0", name="list.csv")
