"""Briefs of the sample book, and a brief as plain text: for snapshots and for looking through."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

from kamdesk.domain.brief.base import Section
from kamdesk.domain.brief.build import build
from kamdesk.domain.brief.text import Bit, Line
from kamdesk.domain.records import Interaction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.brief.model import Brief
    from kamdesk.domain.dossier import Dossier

DAY = dt.date(2026, 11, 23)
"""The day of the sample book."""

S = TypeVar("S", bound=Section)

SIGNS = {"tick": "✓", "cross": "✗", "part": "◐", "unknown": "?", "box": "□", "arrow": "→"}
QUIET = frozenset({"rank", "fact", "person", "safe", "id", "lang", "sections"})
"""Fields that steer the layout or the program and are printed nowhere."""


def car(dossier: Dossier, visit: str | None = None, lang: str = "zh_CN", **more: Any) -> Brief:
    """The car copy of a visit."""
    planned = dossier.shelf.get(Interaction, visit)
    return build(dossier, planned, today=more.pop("today", DAY), lang=lang, **more)


def part(brief: Brief, kind: type[S]) -> S:
    """A section that must be there."""
    found = brief.find(kind)
    assert found is not None
    return found


def as_text(brief: Brief) -> str:
    """Every section with its name, every word on it, in the order of the model."""
    lines = [*_head(brief)]
    for section in brief.sections:
        lines.append("")
        lines.append(f"== {type(section).__name__}")
        lines += _fields(section, "")
    return "\n".join(lines) + "\n"


def every_word(brief: Brief) -> str:
    """All text that can be printed, in one piece."""
    return "\n".join(_strings(brief))


def _head(brief: Brief) -> Iterable[str]:
    yield f"{brief.tag} | {brief.account} | {brief.footer} | {brief.printed}"


def _fields(item: Any, indent: str) -> list[str]:
    lines = []
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if value in (None, "", (), 0, False):
            continue
        lines += _shown(field.name, value, indent)
    return lines


def _shown(name: str, value: Any, indent: str) -> list[str]:
    if isinstance(value, Line):
        return [f"{indent}{name}: {_line(value)}"]
    if _is_words(value):
        return [f"{indent}{name}: {_words(value)}"]
    if dataclasses.is_dataclass(value):
        return [f"{indent}{name}:", *_fields(value, indent + "  ")]
    if isinstance(value, tuple) and any(
        dataclasses.is_dataclass(part) or _is_words(part) for part in value
    ):
        return [
            line for n, part in enumerate(value) for line in _shown(f"{name}[{n}]", part, indent)
        ]
    return [f"{indent}{name}: {value}"]


def _line(line: Line) -> str:
    key = f"[{line.key}] " if line.key else ""
    parts = (
        f"{_words(part.words)}" + (f"<{part.rank}>" if part.rank else "") for part in line.parts
    )
    return key + " · ".join(parts) + (f"  <<{line.rank}>>" if line.rank else "")


def _is_words(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(b, Bit) for b in value)


def _words(run: tuple[Bit, ...]) -> str:
    return "".join(_bit(bit) for bit in run)


def _bit(bit: Bit) -> str:
    if bit.sign == "stale":
        return f"[{bit.text}]"
    text = SIGNS[bit.sign] + bit.text if bit.sign else bit.text
    return f"*{text}*" if bit.bold and text else text


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif _is_words(value):
        # Bits stand one behind the other on the paper, so a word may cross them.
        yield _words(value).replace("*", "")
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in QUIET or field.name == "sections":
                yield from _strings(getattr(value, field.name))
