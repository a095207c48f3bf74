"""Bytes of a text file as text: which encoding it is in is tried, shown, and chosen by the user.

Guessing by statistics takes short Chinese lists for Korean. Trying strict encodings in a fixed
order is right more often, and where it is not the user sees it in the preview and chooses.
"""

from __future__ import annotations

import codecs
from typing import Final

from kamdesk.errors import FileError
from kamdesk.i18n import N_

ENCODINGS: Final = ("utf-8-sig", "gb18030", "big5", "utf-16", "latin-1")
"""What is offered, in the order in which it is tried."""
MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class FileIsNoText(FileError):
    """Zero bytes, or nothing that the chosen encoding could say."""

    sentence = N_(
        "“{file}” cannot be read as text in the encoding {encoding}. Choose another encoding."
    )


def decoded(data: bytes, wanted: str = "", *, name: str) -> tuple[str, str]:
    """The text and the encoding it was read in: the one wanted, else the first that fits.

    ``name`` is that of the file. Raises ``FileIsNoText``.
    """
    candidates = (wanted,) if wanted else _candidates(data)
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff"), encoding
    raise FileIsNoText(file=name, encoding=candidates[0])


def _candidates(data: bytes) -> tuple[str, ...]:
    marked = [encoding for mark, encoding in MARKS if data.startswith(mark)]
    # latin-1 fits everything, so it comes last, and UTF-16 without its mark fits too much.
    return tuple(marked) or tuple(item for item in ENCODINGS if item != "utf-16")
