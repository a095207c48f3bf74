"""Contact cards that any telephone can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamdesk.imports.vcard import read_cards
from kamdesk.reports.vcard import Card, cards

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("林嘉慧", "N:林;嘉慧;;;"),
        ("欧阳明", "N:欧阳;明;;;"),
        ("欧阳", "N:欧;阳;;;"),
        ("Anna Maria Clark", "N:Clark;Anna Maria;;;"),
    ],
)
def test_names_are_taken_apart(name: str, parts: str) -> None:
    assert parts in cards([Card("1", name)]).decode().split("\r\n")


def test_every_way_has_its_line() -> None:
    ways = (
        ("mobile", "+86 139", True),
        ("web", "https://x.example", True),
        ("address", "a;b", False),
        ("qq", "1", False),
    )
    lines = cards([Card("1", "x", ways=ways)]).decode().split("\r\n")
    assert "TEL;TYPE=CELL,PREF:+86 139" in lines
    assert "URL;TYPE=PREF:https://x.example" in lines
    assert "ADR;TYPE=WORK:;;a\\;b;;;;" in lines
    assert "X-OTHER:1" in lines


def test_no_line_is_longer_than_allowed() -> None:
    data = cards([Card("1", "很长的名字" * 40, notes=("很长的备注" * 80,))])
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    data.decode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).map(str.strip), st.text())
def test_any_text_comes_back(tmp_path: Path, firm: str, note: str) -> None:
    path = tmp_path / "x.vcf"
    note = "".join(sign for sign in note if sign.isprintable())
    card = Card("1", "林嘉慧", firm=firm, notes=(note,), ways=(("mobile", "139", False),))
    path.write_bytes(cards([card]))
    found: Any = read_cards(path)
    assert found["cards"][0]["post"]["organisation"] == firm
    assert found["cards"][0]["person"].get("note", "") == note.strip()
