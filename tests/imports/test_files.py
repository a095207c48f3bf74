"""Reading a file somebody hands in: with a limit, and words for what can go wrong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kamdesk.imports.files import LARGEST, FileNotReadable, FileTooLarge, read_bytes

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    assert read_bytes(tmp_path / "a") == b"x"


@pytest.mark.parametrize("name", ["gone", ".", "a\x00", "x" * 300])
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileNotReadable, match="cannot be read"):
        read_bytes(tmp_path / name)


def test_a_file_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    path.touch()
    os.truncate(path, LARGEST + 1)
    with pytest.raises(FileTooLarge, match="200 MB"):
        read_bytes(path)
