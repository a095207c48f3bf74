"""The enumerations of the trade: tiers, attitudes, roles, states, with words and help.

A book stores the code; people read the label of their language. Labels are data
(resources/rubrics/scales.toml), so that a firm may call its tiers what it likes.

The facts, rubrics and checklists of the standing data are scales too (FACT, RUBRIC, CHECKLIST):
a field that holds "PJ13" or "R-ORG" is shown, validated and imported like any other choice.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from kamdesk.domain.own import STROKE, current, per_book
from kamdesk.domain.words import NOTHING, Words, book_table, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Code = str | int

_FILE = "scales.toml"
_HEADING = re.compile(r"^\[([A-Z_]+)\]$", re.MULTILINE)
_CATALOGUES = {
    "FACT": ("facts.toml", Words("资料项", "資料項目", "Fact")),
    "RUBRIC": ("rubrics.toml", Words("评估表", "評估表", "Rubric")),
    "CHECKLIST": ("checklists.toml", Words("检查表", "檢核表", "Checklist")),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale. ``short`` and ``help`` are NOTHING where there are none."""

    code: Code
    label: Words
    short: Words = NOTHING
    help: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Scale:
    """One enumeration: its steps in their order, and the ways to read and write them."""

    name: str
    title: Words
    steps: tuple[Step, ...]
    _by_code: dict[Code, Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {step.code: step for step in self.steps})

    @property
    def codes(self) -> tuple[Code, ...]:
        """All codes in the order of the scale."""
        return tuple(self._by_code)

    def __contains__(self, code: object) -> bool:
        return isinstance(code, Code) and code in self._by_code

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def step(self, code: Code | None) -> Step | None:
        """Return the step with this code, or None for no code and for one it does not know."""
        return None if code is None else self._by_code.get(code)

    def label(self, code: Code | None, lang: str | None = None) -> str:
        """Return the words for a code in ``lang`` (none = the current language).

        No code gives an empty text; an unknown one (a book of a newer program) gives itself.
        """
        if code is None:
            return ""
        step = self._by_code.get(code)
        return step.label.to(lang) if step else str(code)

    def short(self, code: Code | None, lang: str | None = None) -> str:
        """Return the words for a narrow place ("V", "Gold"); the label where there are none."""
        step = self.step(code)
        return (step.short.to(lang) if step else "") or self.label(code, lang)

    def help(self, code: Code | None, lang: str | None = None) -> str:
        """Return what the step means, or an empty text where its label says it all."""
        step = self.step(code)
        return step.help.to(lang) if step else ""

    def parse(self, text: object) -> Code | None:
        """Return the code that a cell or a typed text means, or None.

        Understands codes, labels and short forms of all three languages, whatever their case,
        width and spaces; and 3.0 for 3, as workbooks give numbers.
        """
        if isinstance(text, float) and text.is_integer():
            text = int(text)
        wanted = "" if text is None else _folded(str(text))
        return next((step.code for step in self.steps if wanted in _readings(step)), None)


@per_book
def scale(name: str) -> Scale:
    """Return the scale of this name. An unknown name is a mistake in the program: LookupError."""
    if name in _CATALOGUES:
        return _catalogue(name)
    if name not in _sections():
        raise LookupError(f"there is no scale {name!r}")
    data = _with_own(name, tomllib.loads(_sections()[name]))
    return Scale(name, Words.of(data["title"]), tuple(_step(row, data) for row in data["steps"]))


def names() -> tuple[str, ...]:
    """Return the names of all scales in the order of the file."""
    return (*_sections(), *_CATALOGUES)


@cache
def _sections() -> dict[str, str]:
    # Cut at the headings and parsed one by one: the whole file costs 15 ms, and the first page
    # needs only three or four of its scales.
    parts = _HEADING.split(shipped(_FILE))
    return {
        name: body.replace(f"[{name}.", "[")
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def _with_own(name: str, data: dict[str, Any]) -> dict[str, Any]:
    """The scale with the labels of the book; a short form gives way to an own label."""
    own, head = current(), f"scales{STROKE}{name}"
    for path in own.values:
        if path.startswith(f"{head}{STROKE}steps{STROKE}"):
            data.get("short", {}).pop(path.rpartition(STROKE)[2], None)
    own.into(head, data)
    return data


def _step(row: list[Any], data: Mapping[str, Any]) -> Step:
    code, *label = row
    return Step(
        code,
        Words.of(label),
        short=_words_at(data, "short", code=code),
        help=_words_at(data, "help", code=code),
    )


def _words_at(data: Mapping[str, Any], part: str, *, code: Code) -> Words:
    texts = data.get(part, {}).get(str(code))
    return Words.of(texts) if texts else NOTHING


def _catalogue(name: str) -> Scale:
    file, title = _CATALOGUES[name]
    entries = book_table(file).items()
    return Scale(name, title, tuple(Step(code, Words.of(e["name"])) for code, e in entries))


@cache
def _readings(step: Step) -> frozenset[str]:
    texts = (str(step.code), *step.label, *step.short)
    return frozenset(_folded(text) for text in texts) - {""}


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
