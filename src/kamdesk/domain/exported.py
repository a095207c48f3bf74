"""What a workbook carries of itself, so that it can be compared when it comes back.

For every cell what it said when it left, by record and field. Written by the module that exports
and read by the one that takes returned workbooks in, so it stands here, below both.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamdesk.domain.fact import Json

Cell: TypeAlias = "str | int | float | bool | dt.date | None"
"""What a cell can hold; a time is a ``datetime`` without a zone."""

FORMAT: Final = "kamdesk-account-workbook"
KEY_SHEET: Final = "_kamdesk"
BASE, BASE_SUM = "base", "base sum"
"""Names in the hidden sheet: the parts of what the cells held, and their checksum."""
NO_ROW: Final = "~"
"""Stands where the id would, in rows that are none of a table."""
LONGEST: Final = 32_000
"""Characters of one cell; Excel takes 32,767."""
MOST: Final = 64 * 1024 * 1024
"""Bytes; a base that unpacks to more is not ours."""
SUM_BYTES: Final = 16


def cell_to_json(value: Cell) -> Json:
    """A cell as JSON: days and times become a table with their ISO form."""
    return {"d": value.isoformat()} if isinstance(value, dt.date) else value


def cell_from_json(plain: Json) -> Cell:
    """The cell behind ``cell_to_json``; what it never wrote is an empty cell."""
    if isinstance(plain, dict):
        text = str(plain.get("d", ""))
        try:
            moment = dt.datetime.fromisoformat(text)
        except ValueError:
            return None
        return moment if "T" in text else moment.date()
    return None if isinstance(plain, list) else plain


def pack(base: Json) -> tuple[str, tuple[str, ...]]:
    """The checksum of a base and its parts, each short enough for a cell."""
    raw = json.dumps(base, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    text = base64.b64encode(zlib.compress(raw, 9)).decode("ascii")
    parts = tuple(text[start : start + LONGEST] for start in range(0, len(text), LONGEST))
    return _sum(raw), parts


def unpack(checksum: str, parts: Sequence[str]) -> Json:
    """The base in these parts; ``None`` if they are not whole or not ours."""
    try:
        packed = base64.b64decode("".join(parts), validate=True)
        reader = zlib.decompressobj()
        raw = reader.decompress(packed, MOST)
        if not reader.eof or _sum(raw) != checksum:
            return None
        base: Json = json.loads(raw)
    except (ValueError, zlib.error):
        return None
    return base


def export_id(base: Json) -> str:
    """The name of an export: two with the same cells of the same records have the same."""
    return pack(base)[0][:12]


def _sum(raw: bytes) -> str:
    return hashlib.blake2b(raw, digest_size=SUM_BYTES).hexdigest()
