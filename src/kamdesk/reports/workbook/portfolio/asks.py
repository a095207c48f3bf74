"""What the rep wants his manager to do about a row: help in person, decide, or nothing (5.3).

Which rule of the findings asks for which of the two is data (``asks.toml``): the seed only says
that every row must tell it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.words import shipped_table
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Column, computed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BOSS, DECISION, NONE = "boss", "decision", "none"
WORDS: Final = {BOSS: N_("Your help"), DECISION: N_("Your decision"), NONE: N_("Nothing")}
TONES: Final = {BOSS: "act", DECISION: "watch", NONE: ""}
ORDER: Final = (BOSS, DECISION, NONE)


@cache
def table() -> dict[str, dict[str, frozenset[str]]]:
    """By kind of row (findings, collection, project, ...): which codes ask for what."""
    return {
        kind: {ask: frozenset(codes) for ask, codes in row.items()}
        for kind, row in shipped_table("asks.toml").items()
    }


def ask_for(kind: str, codes: Iterable[str | None]) -> str:
    """The strongest thing that some codes of a kind of row ask for."""
    found = table()[kind]
    given = {code for code in codes if code}
    return next((ask for ask in ORDER[:-1] if given & found.get(ask, frozenset())), NONE)


def ask_column(read: Callable[[Any], str], *, width: float = 13.0) -> Column:
    """The column that says it; ``read`` gives one of the three codes for a row."""
    return computed(
        "ask",
        N_("What I want you to do"),
        read=lambda _d, row: _(WORDS[read(row)]),
        width=width,
        bold=True,
        tone=lambda _d, row: TONES[read(row)],
    )
