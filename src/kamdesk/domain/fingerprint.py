"""A short print of what a cell holds: equal before and after a trip through Excel.

A workbook that comes back is compared in three ways: what was exported, what the file says now,
what the book says now. The first is kept as prints, so the rules for equal stand here, below both
the module that writes workbooks and the one that reads them.
"""

from __future__ import annotations

import datetime as dt
from hashlib import blake2b

BYTES = 5
"""Ten hex digits: two different texts of one cell never meet by chance."""


def fingerprint(value: object) -> str:
    """The print of a cell value as a workbook holds it; an empty cell and an empty text are equal.

    Programs give back 3.0 for 3, midnight for a day and CRLF for a line feed: all the same here.
    """
    text = _canonical(value)
    return blake2b(text.encode("utf-8", "replace"), digest_size=BYTES).hexdigest()


def _canonical(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        return f"{value:.12g}"
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").strip()
