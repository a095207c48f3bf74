"""The only way to write a file: the whole new one, or the old one untouched.

A brief saved over yesterday's must not leave half a page when the disk is full or the laptop goes
to sleep. The new content is written beside the target, forced to the disk, proved, and only then
takes the name.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from kamdesk.errors import FileError
from kamdesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Writer = Callable[[BinaryIO], object]
"""Writes the content into an open file."""
_LONGEST_SUFFIX = 12
_IN_USE = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation."""


class WriteFailed(FileError):
    """The system refused, for a reason we have no words of our own for."""

    sentence = N_("{file} could not be written ({reason}). What was there before is unchanged.")


class DiskFull(WriteFailed):
    """No room on the disk, or none left for this user."""

    sentence = N_(
        "There is not enough room to write {file}. What was there before is unchanged. "
        "Make room, or choose another disk."
    )


class NotAllowed(WriteFailed):
    """No permission for the file or its folder."""

    sentence = N_("You may not write {file} in {folder}. Choose another folder.")


class ReadOnlyDisk(WriteFailed):
    """The disk takes no changes."""

    sentence = N_("{folder} can only be read. Choose another folder for {file}.")


class FolderMissing(WriteFailed):
    """The folder is not there, or a part of its path is a file."""

    sentence = N_("The folder {folder} does not exist. Choose another one for {file}.")


class PathIsFolder(WriteFailed):
    """A folder has the name already."""

    sentence = N_("{file} is a folder. Choose another name for the file.")


class OpenElsewhere(WriteFailed):
    """Windows: another program holds the old file."""

    sentence = N_("{file} is open in another program. Close it there and try again.")


class BadFileName(WriteFailed):
    """The name is too long or has signs the disk does not take."""

    sentence = N_("The disk does not take the file name {file}. Choose a shorter or simpler one.")


def write_atomic(
    path: Path, data: bytes | Writer, *, verify: Callable[[Path], object] | None = None
) -> None:
    """Write ``data``, bytes or a function that writes them, to ``path``.

    ``verify`` gets the path of the new file before it takes the name, and raises if it is no good;
    the old file then stays. Raises a ``WriteFailed`` for what the system refuses. A device or pipe
    (/dev/stdout) is written to directly: there is no old content to keep.
    """
    with _in_words(path):
        target = path.resolve() if path.is_symlink() else path
        if target.is_dir():
            raise PathIsFolder(file=path.name, folder=str(path.parent))
        if target.exists() and not target.is_file():
            with target.open("wb", buffering=0) as device:
                _fill(device, data)
            return
        _replace(target, data, verify=verify)


def _replace(
    target: Path, data: bytes | Writer, *, verify: Callable[[Path], object] | None
) -> None:
    mode = _mode_of(target)
    beside = target.parent / f".kamdesk-{os.urandom(6).hex()}{target.suffix[:_LONGEST_SUFFIX]}"
    try:
        with beside.open("xb") as file:
            _fill(file, data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        if verify is not None:
            verify(beside)
        beside.replace(target)
    finally:
        # Gone after the replace; still there, and to be removed, after any failure.
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _fill(file: BinaryIO, data: bytes | Writer) -> None:
    if callable(data):
        data(file)
    else:
        file.write(data)


def _mode_of(target: Path) -> int | None:
    """Return the permissions of the old file. Raises PermissionError if it may not be changed."""
    if not target.exists():
        return None
    # Replacing would not ask: who made a file read-only does not want it replaced.
    effective = os.access in os.supports_effective_ids
    if not os.access(target, os.W_OK, effective_ids=effective):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return target.stat().st_mode & 0o7777


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk too; where folders cannot be synced, there is no better."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        failure = _WORDS.get(error.errno or 0, WriteFailed)
        if getattr(error, "winerror", None) in _IN_USE and path.exists():
            failure = OpenElsewhere
        facts = {"file": path.name or str(path), "folder": str(path.parent)}
        raise failure(**facts, reason=error.strerror or str(error)) from error


_WORDS: dict[int, type[WriteFailed]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: NotAllowed,
    errno.EPERM: NotAllowed,
    errno.EROFS: ReadOnlyDisk,
    errno.ENOENT: FolderMissing,
    errno.ENOTDIR: FolderMissing,
    errno.EISDIR: PathIsFolder,
    errno.ENAMETOOLONG: BadFileName,
    errno.EINVAL: BadFileName,
    errno.EILSEQ: BadFileName,
}
