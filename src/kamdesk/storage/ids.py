"""Keys and stamps: UUIDv7 for records and operations, a hybrid clock for the order of changes."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from threading import Lock

Now = Callable[[], dt.datetime]
_last = 0
_lock = Lock()


def utc_now() -> dt.datetime:
    """This moment, in UTC. Everything that needs a clock takes one as an argument."""
    return dt.datetime.now(dt.UTC)


def new_id() -> str:
    """A UUIDv7 (RFC 9562): sorts by time, needs no server, never clashes between laptops.

    Keys made one after the other by this process sort in that order, within a millisecond too:
    the questions of a brief keep their numbers by it.
    """
    import uuid  # not at the top: it asks the platform for its name, and a list needs no key

    global _last  # noqa: PLW0603 -- the last key is the process's, as its clock is
    millis = int(utc_now().timestamp() * 1000)
    tail = int.from_bytes(os.urandom(10), "big")
    value = (millis << 80) | tail
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    with _lock:
        _last = max(value, _last + 1)
        return str(uuid.UUID(int=_last))


def is_own_id(text: str) -> bool:
    """Whether a text is a UUID in its usual form, as records made by this program have."""
    import uuid

    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


class HybridClock:
    """Stamps that never run backwards, even when the laptop's clock is set back.

    A stamp is ``milliseconds-counter-device``; text order is time order. Two devices that
    exchange changes later can merge by it without a server.
    """

    def __init__(self, device: str, now: Now = utc_now, *, last: str = "") -> None:
        self.device = device
        self._now = now
        head = last.split("-")
        self._last = (int(head[0]), int(head[1])) if len(head) > 1 else (0, 0)

    def stamp(self) -> str:
        """The next stamp, later than every stamp before it."""
        millis = int(self._now().timestamp() * 1000)
        before, counter = self._last
        self._last = (millis, 0) if millis > before else (before, counter + 1)
        return f"{self._last[0]:013d}-{self._last[1]:05d}-{self.device}"
