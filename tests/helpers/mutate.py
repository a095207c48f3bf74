"""Breaks files as disks, editors, programs and attackers do; the same seed breaks the same way."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Change = Callable[[bytearray, random.Random], None]

JUNK = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b"\r",
    b"\n\n",
    b";;;;",
    b"=\r\n",
    b"=3D=",
    b"BEGIN:VCARD\n",
    b"END:VCARD\n",
    b";CHARSET=no-such;ENCODING=QUOTED-PRINTABLE:",
    b"[" * 500,
    b"{" * 50,
    b"9" * 400,
    b"1e999",
    b"\\u0000",
    b"&amp;&#0;<!DOCTYPE x>",
    "\u202e\ufeff岚川".encode(),
    "岚川".encode("gb18030"),
    b"x" * 70_000,
)


def mutated(data: bytes, seed: int) -> bytes:
    """The data after one to four changes."""
    chance = random.Random(seed)
    made = bytearray(data)
    for _step in range(chance.randint(1, 4)):
        chance.choice(CHANGES)(made, chance)
    return bytes(made)


def mutations(data: bytes, count: int) -> Iterator[tuple[int, bytes]]:
    """Seeds with what they make of the data."""
    return ((seed, mutated(data, seed)) for seed in range(count))


def mutated_zip(data: bytes, seed: int) -> bytes:
    """An archive broken from outside, or, more often, a sound one with a broken part."""
    chance = random.Random(seed)
    if chance.random() < 0.3:
        return mutated(data, seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        names = source.namelist()
        broken = chance.choice(names)
        for name in names:
            part = source.read(name)
            target.writestr(name, mutated(part, seed) if name == broken else part)
    return out.getvalue()


def _span(made: bytearray, chance: random.Random, *, most: int = 200) -> tuple[int, int]:
    start = chance.randint(0, len(made))
    return start, min(len(made), start + chance.randint(1, most))


def _flip(made: bytearray, chance: random.Random) -> None:
    for _one in range(chance.randint(1, 8)):
        if made:
            made[chance.randrange(len(made))] = chance.randrange(256)


def _cut(made: bytearray, chance: random.Random) -> None:
    start, end = _span(made, chance)
    del made[start:end]


def _double(made: bytearray, chance: random.Random) -> None:
    start, end = _span(made, chance)
    made[start:start] = made[start:end]


def _end(made: bytearray, chance: random.Random) -> None:
    del made[chance.randint(0, len(made)) :]


def _junk(made: bytearray, chance: random.Random) -> None:
    start = chance.randint(0, len(made))
    made[start:start] = chance.choice(JUNK)


def _lines(made: bytearray, chance: random.Random) -> None:
    lines = made.split(b"\n")
    chance.shuffle(lines)
    made[:] = b"\n".join(lines)


CHANGES: tuple[Change, ...] = (_flip, _flip, _cut, _double, _end, _junk, _junk, _lines)
