"""A file is written whole or not at all, under real faults."""

from __future__ import annotations

import errno
import os
import resource as limits
import shutil
import signal
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from kamdesk.errors import FileError, UserError
from kamdesk.i18n import speaking
from kamdesk.reports.atomic import (
    BadFileName,
    DiskFull,
    FolderMissing,
    NotAllowed,
    OpenElsewhere,
    PathIsFolder,
    ReadOnlyDisk,
    WriteFailed,
    _in_words,
    write_atomic,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

needs_linux = pytest.mark.skipif(os.name == "nt", reason="the fault is made by a Unix system call")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a file that has content already."""
    path = tmp_path / "岚川.pdf"
    path.write_bytes(b"old")
    return path


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    """Let the system refuse files above ``size`` bytes, as a full disk does."""
    soft, hard = limits.getrlimit(limits.RLIMIT_FSIZE)
    quiet = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits.setrlimit(limits.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, quiet)


def test_new_file(tmp_path: Path) -> None:
    write_atomic(tmp_path / "new.pdf", b"new")
    assert (tmp_path / "new.pdf").read_bytes() == b"new"
    assert len(list(tmp_path.iterdir())) == 1


def test_old_file_is_replaced_and_keeps_its_permissions(old: Path) -> None:
    old.chmod(0o640)
    write_atomic(old, b"new")
    assert old.read_bytes() == b"new"
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_writer_function(old: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"one ")
        file.write(b"two")

    write_atomic(old, write)
    assert old.read_bytes() == b"one two"


def test_link_is_followed(old: Path) -> None:
    link = old.with_name("link.pdf")
    link.symlink_to(old)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert old.read_bytes() == b"new"


def test_verify_sees_the_new_file_under_its_kind_of_name(old: Path) -> None:
    seen: list[tuple[bytes, str]] = []
    write_atomic(old, b"new", verify=lambda path: seen.append((path.read_bytes(), path.suffix)))
    assert seen == [(b"new", ".pdf")]


def test_refused_by_verify(old: Path) -> None:
    def refuse(path: Path) -> None:
        raise UserError(file=path.name)

    with pytest.raises(UserError):
        write_atomic(old, b"bad", verify=refuse)
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


def test_writer_that_breaks_leaves_the_old_file(old: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomic(old, write)
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


@needs_linux
def test_full_disk_leaves_the_old_file(old: Path) -> None:
    with file_size_limit(1000), pytest.raises(DiskFull, match="not enough room"):
        write_atomic(old, bytes(5000))
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


@needs_linux
def test_device_is_written_to_and_stays_a_device() -> None:
    device = Path("/dev/full")
    with pytest.raises(DiskFull):
        write_atomic(device, b"new")
    assert device.is_char_device()
    write_atomic(Path("/dev/null"), b"new")
    assert Path("/dev/null").is_char_device()


@needs_linux
def test_disk_that_can_only_be_read() -> None:
    # The kernel's own tables take no new files, not even from root.
    with pytest.raises((FolderMissing, ReadOnlyDisk, NotAllowed)):
        write_atomic(Path("/proc/kamdesk.pdf"), b"new")


@pytest.fixture
def nobody() -> Iterator[Path]:
    """Return a folder that belongs to us, while we are somebody without rights."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    (folder / "old.pdf").write_bytes(b"old")
    (folder / "open.pdf").write_bytes(b"old")
    (folder / "open.pdf").chmod(0o666)
    us = os.geteuid()
    if us == 0:
        os.seteuid(65534)
    else:
        (folder / "old.pdf").chmod(0o400)
        folder.chmod(0o500)
    yield folder
    os.seteuid(us)
    folder.chmod(0o700)
    shutil.rmtree(folder)


@needs_linux
@pytest.mark.parametrize("name", ["new.pdf", "old.pdf", "open.pdf"])
def test_without_permission(nobody: Path, name: str) -> None:
    with pytest.raises(NotAllowed, match="may not write"):
        write_atomic(nobody / name, b"new")
    assert (nobody / "old.pdf").read_bytes() == b"old"
    assert len(list(nobody.iterdir())) == 2


def test_folder_missing(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing, match="does not exist"):
        write_atomic(tmp_path / "none" / "new.pdf", b"new")


def test_folder_that_is_a_file(old: Path) -> None:
    with pytest.raises(FolderMissing):
        write_atomic(old / "new.pdf", b"new")


def test_path_that_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(PathIsFolder, match="is a folder"):
        write_atomic(tmp_path, b"new")


def test_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(BadFileName, match="file name"):
        write_atomic(tmp_path / ("字" * 300), b"new")


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, ReadOnlyDisk),
        (errno.EPERM, NotAllowed),
        (errno.EIO, WriteFailed),
    ],
)
def test_each_fault_has_its_sentence(old: Path, code: int, failure: type[WriteFailed]) -> None:
    with pytest.raises(failure) as caught, _in_words(old):
        raise OSError(code, os.strerror(code))
    assert isinstance(caught.value, FileError)
    for lang in ("zh_CN", "zh_TW", "en"):
        with speaking(lang):
            assert "{" not in str(caught.value)


def test_file_open_in_another_program(old: Path) -> None:
    fault = PermissionError(13, "used by another process")
    fault.winerror = 32  # type: ignore[attr-defined, unused-ignore] # as Windows sets it
    with pytest.raises(OpenElsewhere, match="another program"), _in_words(old):
        raise fault
