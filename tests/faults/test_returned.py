"""Returned workbooks that were damaged in any way: refused or read, never half, never a crash.

The short form takes some forty, ``--full`` two thousand.
"""

from __future__ import annotations

import io
import random
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import everything
from tests.helpers.returned import TODAY, Trip, put, trip_of

from kamdesk.errors import KamdeskError
from kamdesk.imports.apart import _opened, _outcome
from kamdesk.imports.returned import read_returned
from kamdesk.services.merge import compare, take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHORT, FULL = 40, 2_000
LONGEST = 30.0
"""Seconds for one file."""


@pytest.fixture
def trip(tmp_path: Path) -> Iterator[Trip]:
    """A small book and a workbook that came back with a change."""
    yield from trip_of(tmp_path)


def test_damaged_workbooks_never_leave_half_an_import(
    trip: Trip, request: pytest.FixtureRequest
) -> None:
    count = FULL if request.config.getoption("--full") else SHORT
    whole = trip.edited(put(trip.person.id, "person.power", 4)).read_bytes()
    path = trip.path.with_name("damaged.xlsx")
    before = everything(trip.book)
    outcomes = set()
    for seed in range(count):
        path.write_bytes(_damaged(whole, random.Random(seed)))
        began = time.monotonic()
        try:
            returned = _opened(_outcome(read_returned, path, options={}), path)
            preview = compare(trip.book, returned, path=path, today=TODAY)
        except KamdeskError as refusal:
            outcomes.add(type(refusal).__name__)
            unchanged = everything(trip.book) == before
            assert unchanged
        else:
            outcomes.add("read")
            done = take(trip.book, preview, ids=preview.sure)
            assert done.taken or not done.changes
            if done.changes:
                trip.book.undo()
        assert time.monotonic() - began < LONGEST
    assert len(outcomes) > 2, outcomes


def _damaged(data: bytes, dice: random.Random) -> bytes:
    """One of many ways to break a file: its bytes, a part, a piece of a part, or its cells."""
    way = dice.randrange(5)
    if way == 0:
        return data[: dice.randrange(len(data))]
    if way == 1:
        broken = bytearray(data)
        for _time in range(dice.randrange(1, 20)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        return bytes(broken)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        names = source.namelist()
        hit = dice.choice([name for name in names if "sheet" in name] if way < 4 else names)
        for name in names:
            part = source.read(name)
            if name == hit and way == 4:
                continue
            if name == hit:
                part = _part(part, dice, within=way == 3)
            target.writestr(name, part)
    return out.getvalue()


def _part(part: bytes, dice: random.Random, *, within: bool) -> bytes:
    """A part with a piece out, or with other words between its tags."""
    if within:
        pieces = part.split(b"<v>")
        for number in range(1, len(pieces)):
            if dice.random() < 0.2:
                pieces[number] = (
                    dice.choice([b"x", b"-1e308", b"1e9", b"99999999"]) + pieces[number]
                )
        return b"<v>".join(pieces)
    start = dice.randrange(len(part))
    return part[:start] + part[start + dice.randrange(1, 200) :]
