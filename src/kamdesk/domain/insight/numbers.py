"""The numbers formulas compare with, and the three ways of comparing that all of them share.

The numbers are standing data by the id of the formula (thresholds.toml). A book may have its own,
so every formula takes them as ``limits``; without, the shipped ones hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from kamdesk.domain.standing import thresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

Limits: TypeAlias = Mapping[str, Mapping[str, Any]]
"""All thresholds: id of the formula, then name of the number."""

FULL = 100.0
"""Points that stand for everything."""

EXACT = 9
"""Decimals kept before a comparison: 0.9 - 1 must reach -0.1 though floats say otherwise."""


def limits_of(formula: str, limits: Limits | None = None) -> Mapping[str, Any]:
    """The numbers of one formula: those of the book, or the shipped ones."""
    own = (limits or {}).get(formula)
    return thresholds()[formula] if own is None else own


def level_at(value: float, levels: Mapping[str, float]) -> str:
    """The level a value reaches; ``levels`` gives the lower border of each."""
    ordered = sorted(levels.items(), key=lambda item: -item[1])
    return next((name for name, border in ordered if round(value, EXACT) >= border), ordered[-1][0])


def points_at_least(value: float, steps: Sequence[Sequence[float]]) -> float:
    """The points of the highest border that a value reaches, 0 below all of them."""
    ordered = sorted(steps, key=lambda step: -step[0])
    return next((step[1] for step in ordered if round(value, EXACT) >= step[0]), 0.0)


def points_below(value: float, steps: Sequence[Sequence[float]]) -> float:
    """The points of the lowest border that a value stays below, 0 above all of them."""
    ordered = sorted(steps, key=lambda step: step[0])
    return next((step[1] for step in ordered if round(value, EXACT) < step[0]), 0.0)


def share(part: float, whole: float) -> float:
    """A part of a whole, 0 where there is no whole: nobody can hold a share of nothing."""
    return part / whole if whole else 0.0
