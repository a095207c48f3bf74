"""Writes the sample book as a file of this release, to be kept in tests/migrations/files.

    python packaging/keep_sample.py tests/migrations/files/kamdesk-1.0.kam.xz

Run by hand once for each release that changes the format; the files of older ones stay.
"""

from __future__ import annotations

import datetime as dt
import lzma
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from kamdesk.services.opening import sample_book
from kamdesk.storage.backup import back_up


def main(target: Path) -> None:
    """Write the sample book, packed, in place of an older one."""
    with TemporaryDirectory() as folder:
        with sample_book(Path(folder) / "sample.kam") as book:
            path = book.path
        copy = back_up(path, Path(folder) / "copy", moment=dt.datetime.now(dt.UTC))
        target.write_bytes(lzma.compress(copy.read_bytes()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
