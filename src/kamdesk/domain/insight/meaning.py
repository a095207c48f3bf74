"""What a number means, in plain words: for whoever asks "why?" at it (design rule 7).

The texts are standing data (resources/rubrics/meanings.toml), the borders those of the
thresholds the formula really compares with, so that the explanation cannot drift from the code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.scales import scale
from kamdesk.domain.words import Words, shipped_table
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.insight.result import Insight

LABELS = 3
"""A line of the settings has a text for each language; what follows names scales."""


@dataclass(frozen=True, slots=True)
class SettingWords:
    """What a number of thresholds.toml is called, and the scales its codes are read in."""

    label: Words
    scales: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """One formula in words.

    ``unit``: percent, points, ratio, rate, days, year, count, or "" where only the level counts.
    ``scale`` names its levels, ``levels`` says where their borders stand ("F-02b.levels").
    """

    formula: str
    name: Words
    text: Words
    unit: str
    scale: str
    levels: str
    settings: Mapping[str, SettingWords]
    words: Mapping[str, Words]


@cache
def meanings() -> Mapping[str, Meaning]:
    """Every formula in words, by its code."""
    table = shipped_table("meanings.toml")
    common = {code: Words.of(texts) for code, texts in table.pop("words").items()}
    return MappingProxyType(
        {code: _meaning(code, row, common=common) for code, row in table.items()}
    )


def _meaning(code: str, row: Mapping[str, Any], *, common: Mapping[str, Words]) -> Meaning:
    own = {key: Words.of(texts) for key, texts in row.get("words", {}).items()}
    return Meaning(
        formula=code,
        name=Words.of(row["name"]),
        text=Words.of(row["text"]),
        unit=row["unit"],
        scale=row["scale"],
        levels=row.get("levels", ""),
        settings={
            key: SettingWords(Words.of(texts[:LABELS]), tuple(" ".join(texts[LABELS:]).split()))
            for key, texts in row.get("settings", {}).items()
        },
        words={**common, **own},
    )


def meaning(formula: str) -> Meaning:
    """The words of a formula. Raises ``KeyError`` for one there is not."""
    return meanings()[formula]


def value_words(insight: Insight) -> str:
    """The value with its unit; empty where only the level counts or nothing is known."""
    return amount_words(insight.formula, insight.value)


def amount_words(formula: str, value: float | None) -> str:
    """A value of a formula with its unit: "95 %", "48 of 100", "36 days"; empty for none."""
    if value is None:
        return ""
    match meaning(formula).unit:
        case "percent":
            return _("{value} %").format(value=f"{value:.0f}")
        case "rate":
            return _("{value} %").format(value=f"{100 * value:.1f}")
        case "points":
            return _("{value} of 100 points").format(value=f"{value:.0f}")
        case "days":
            return _("{value} days").format(value=f"{value:.0f}")
        case "ratio":
            return _("{value} times the cycle").format(value=f"{value:.2f}")
        case "":
            return ""
        case _:
            return f"{value:.0f}"


def level_words(insight: Insight) -> str:
    """The level in the current language; several ("red/amber") with a stroke between them."""
    if insight.level is None:
        return ""
    found = meaning(insight.formula)
    return " / ".join(_code_words(code, found) for code in insight.level.split("/"))


def _code_words(code: str, found: Meaning) -> str:
    if found.scale:
        known = scale(found.scale).step(int(code) if code.isdigit() else code)
        if known is not None:
            return known.label.here
    words = found.words.get(code)
    return words.here if words else code


def borders(formula: str, limits: Limits | None = None) -> tuple[tuple[str, float], ...]:
    """The levels of a formula with the value each begins at, the highest first; may be empty."""
    found = meaning(formula)
    if not found.levels:
        return ()
    owner, _dot, key = found.levels.partition(".")
    table: Mapping[str, float] = limits_of(owner, limits)[key]
    ordered = sorted(table.items(), key=lambda item: -item[1])
    return tuple((_code_words(code, found), float(border)) for code, border in ordered)


def setting_lines(formula: str, limits: Limits | None = None) -> tuple[tuple[str, str], ...]:
    """The numbers a formula compares with: what each is called, and its value in words."""
    found = meaning(formula)
    if not found.settings:
        return ()
    numbers = limits_of(formula, limits)
    return tuple(
        (words.label.here, _setting(numbers[key], words, found=found))
        for key, words in found.settings.items()
        if key in numbers
    )


def _setting(value: Any, words: SettingWords, *, found: Meaning) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{_named(code, words, found=found)} {number:g}" for code, number in value.items())
        return _(", ").join(pairs)
    if isinstance(value, str):
        return _named(value, words, found=found)
    if isinstance(value, Sequence):
        return _("; ").join(_one_of(item, words, found=found) for item in value)
    return f"{value:g}"


def _one_of(item: Any, words: SettingWords, *, found: Meaning) -> str:
    """One entry of a list: a code, a number, or a pair of border and points."""
    if isinstance(item, str):
        return _named(item, words, found=found)
    if isinstance(item, Sequence):
        return " → ".join(f"{part:g}" for part in item)
    return f"{item:g}"


def _named(code: str, words: SettingWords, *, found: Meaning) -> str:
    for name in words.scales:
        step = scale(name).step(code)
        if step is not None:
            return step.label.here
    own = found.words.get(code)
    return own.here if own else code
