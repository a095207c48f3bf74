"""Codes as people read them in cells, and the lists that cells may be filled from.

The sheet Codes holds both the words and the codes, so that a workbook that comes back can be read
whatever language it was written in.
"""

from __future__ import annotations

from typing import Final

from kamdesk.domain.scales import Scale, scale
from kamdesk.i18n import N_, _

NUMBERED: Final = frozenset({"POWER", "PERSON_LEVEL", "TIE", "SATISFACTION"})
"""Scales that stand as numbers: people compare them."""
MARKS: Final = {
    "yes": N_("✓ yes"),
    "partial": N_("◐ partly"),
    "no": N_("✗ no"),
    "unknown": N_("? not known"),
}
"""How FIT stands in a grid: the sign for the eye, the word for the meaning."""
FLAG: Final = "FLAG"
LETTERED: Final = "ATTITUDE"
"""The scale whose letters everybody knows: V, A, C, T stand before the word."""
GRID: Final = "FIT"

Shown = tuple[str, str | int | bool]
"""The words of a code, and the code."""


class Codes:
    """The words of every code, and which lists the cells of one workbook use."""

    def __init__(self) -> None:
        self._words: dict[str, dict[str | int, str]] = {}
        self.used: dict[str, tuple[Shown, ...]] = {}
        """List name to what it holds, in the order in which they came up."""

    def shown(self, name: str, code: str | int) -> str | int:
        """What a cell holds for a code: its words, or the number where numbers are compared."""
        if name in NUMBERED and isinstance(code, int):
            return code
        words = self._words.get(name)
        if words is None:
            words = self._words[name] = {code: text for text, code in entries(name)}
        return words.get(code, str(code))

    def list_name(self, name: str) -> str:
        """The name of the list of a scale; from now on the sheet Codes holds it."""
        listed = f"list_{name}"
        if listed not in self.used:
            self.used[listed] = entries(name)
        return listed

    def own_list(self, key: str, choices: tuple[str, ...]) -> str:
        """The name of the list of an own field, which takes only these texts."""
        listing = tuple((choice, choice) for choice in choices)
        base = "list_" + "".join(sign if sign.isalnum() else "_" for sign in key)
        listed, number = base, 2
        while self.used.get(listed, listing) != listing:
            # Two records may have own fields of one key and different choices.
            listed, number = f"{base}_{number}", number + 1
        self.used[listed] = listing
        return listed


def entries(name: str) -> tuple[Shown, ...]:
    """All words of a scale with their codes, in its order."""
    if name == FLAG:
        return ((_("yes"), True), (_("no"), False))
    steps = scale(name)
    listed = tuple((_words(steps, step.code), step.code) for step in steps)
    return (*listed, (_("? not rated"), "")) if name == LETTERED else listed


def _words(steps: Scale, code: str | int) -> str:
    if steps.name == GRID and code in MARKS:
        return _(MARKS[str(code)])
    if steps.name == LETTERED:
        return f"{steps.short(code)} {steps.label(code)}"
    return steps.label(code)


def flag(value: bool) -> str:
    """Yes or no."""
    return _("yes") if value else _("no")


def range_of(name: str) -> tuple[int, int] | None:
    """The lowest and the highest number of a numbered scale; ``None`` for the others."""
    numbers = [code for code in scale(name).codes if isinstance(code, int)]
    return (min(numbers), max(numbers)) if name in NUMBERED else None
