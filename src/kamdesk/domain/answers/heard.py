"""Who said an answer, where that was not who was asked: "80 @郑怀安", "yes @me".

Written behind the answer, so that it works on paper, in the window and in the terminal alike; and
nobody writes anything for the usual case. A space after the @ makes it a part of the answer.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

BEHIND: Final = re.compile(r"(?:^|\s)[@＠](?=[^\s@＠])(?P<who>[^@＠]+)$")
SELF: Final = frozenset({"me", "myself", "我", "自己", "本人"})
"""Seen by who writes it, as it is said in the three languages."""


def split_source(text: str) -> tuple[str, str]:
    """An answer and who said it, as written; "" for who was asked."""
    plain = text.strip()
    found = BEHIND.search(plain)
    return (plain[: found.start()].strip(), found["who"].strip()) if found else (plain, "")


def with_source(text: str, who: str) -> str:
    """The answer with its source behind it, unless it names one itself."""
    return f"{text} @{who}" if who and not split_source(text)[1] else text


def is_self(who: str) -> bool:
    """Whether it was seen by who writes it."""
    return unicodedata.normalize("NFKC", who).casefold() in SELF
