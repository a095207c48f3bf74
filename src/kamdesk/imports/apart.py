"""Reads a foreign file in a process of its own, with a limit of time and of memory.

Whatever a hostile or broken file does to the library that reads it, the window goes on: the
process is ended, the sentence says so, the book was never touched. What comes back is JSON, not
pickles: the process that read a hostile file is not trusted with objects.

On Windows there is no limit of memory, only that of time. A frozen program must call
``multiprocessing.freeze_support()`` first thing.
"""

from __future__ import annotations

import importlib
import json
import logging
import multiprocessing
import sys
import time
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk import i18n
from kamdesk.errors import FileError, KamdeskError
from kamdesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from kamdesk.domain.fact import Json

_log = logging.getLogger(__name__)
LOOK: Final = 0.05
"""Seconds between two looks at the clock and at Cancel."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds of the clock, bytes of memory."""

    seconds: float = 30.0
    memory: int = 1536 * 1024 * 1024


BOUNDS: Final = Bounds()


class ReadingTooLong(FileError):
    """The limit of time was reached."""

    sentence = N_("“{file}” took longer than {seconds} seconds to read and was given up.")


class ReadingTooLarge(FileError):
    """The limit of memory was reached."""

    sentence = N_("“{file}” needs too much memory to be read and was given up.")


class NotUnderstood(FileError):
    """The library that reads it failed, or its process died."""

    sentence = N_(
        "“{file}” could not be understood; it may be damaged. Open it in the program it comes "
        "from, save it again and try once more. Nothing was changed."
    )


def nothing() -> None:
    """Go on: what ``tick`` does where nobody can cancel."""


def read_apart(
    reader: Callable[..., Json],
    path: Path,
    *,
    bounds: Bounds = BOUNDS,
    tick: Callable[[], object] = nothing,
    **options: Json,
) -> Any:
    """What ``reader(path, **options)`` gives, reckoned in a process of its own.

    ``reader`` is a function of a module, its options and its result are JSON. ``tick`` is called
    some times a second; what it raises (Cancel) ends the process and goes on upwards. Raises what
    the reader raises, if that is one of our failures, and ``ReadingTooLong``, ``ReadingTooLarge``,
    ``NotUnderstood``.
    """
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe(duplex=False)
    work = {"path": path, "options": options, "ours": (bounds.memory, i18n.language())}
    process = context.Process(target=_serve, args=(theirs, reader), kwargs=work, daemon=True)
    process.start()
    theirs.close()
    try:
        answer = _answer(mine, process, path=path, bounds=bounds, tick=tick)
    finally:
        process.kill()
        process.join()
        process.close()
        mine.close()
    return _opened(answer, path)


def _answer(
    pipe: Connection,
    process: BaseProcess,
    *,
    path: Path,
    bounds: Bounds,
    tick: Callable[[], object],
) -> dict[str, Any]:
    """The message of the other process; raises if none comes in time or it dies without one."""
    end = time.monotonic() + bounds.seconds
    while not pipe.poll(LOOK):
        tick()
        if time.monotonic() > end:
            raise ReadingTooLong(file=path.name, seconds=round(bounds.seconds))
    try:
        answer: dict[str, Any] = json.loads(pipe.recv_bytes())
    except EOFError as error:
        _log.info("the reading process ended without a word: %s", process.exitcode)
        raise NotUnderstood(file=path.name) from error
    return answer


def _opened(answer: dict[str, Any], path: Path) -> Any:
    """The result, or the failure raised again on this side."""
    if "refused" in answer:
        module, name, facts = answer["refused"]
        kind = getattr(importlib.import_module(module), name)
        raise kind(**facts)
    if "memory" in answer:
        raise ReadingTooLarge(file=path.name)
    if "failed" in answer:
        _log.info("a file was not understood: %s", answer["failed"])
        raise NotUnderstood(file=path.name)
    return answer["done"]


def _serve(
    pipe: Connection,
    reader: Callable[..., Json],
    *,
    path: Path,
    options: dict[str, Json],
    ours: tuple[int, str],
) -> None:
    """The whole life of the other process: limit itself, read, answer once."""
    memory, language = ours
    _limit(memory)
    i18n.use(language)
    pipe.send_bytes(json.dumps(_outcome(reader, path, options=options)).encode())
    pipe.close()


def _outcome(
    reader: Callable[..., Json], path: Path, *, options: dict[str, Json]
) -> dict[str, Any]:
    try:
        return {"done": reader(path, **options)}
    except KamdeskError as error:
        facts = {name: _plain(value) for name, value in error.facts.items()}
        return {"refused": [type(error).__module__, type(error).__qualname__, facts]}
    except MemoryError:
        return {"memory": True}
    except Exception:  # noqa: BLE001 - the outermost door of this process
        return {"failed": traceback.format_exc(limit=-4)}


def _plain(value: object) -> Json:
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value if isinstance(value, bool | int | float | str) or value is None else str(value)


def _limit(memory: int) -> None:
    """Let this process have so many bytes and no more, where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
