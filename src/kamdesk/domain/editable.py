"""What of the standing data a book may have differently, each with a name and where it counts.

The settings list it, the services check against it. Numbers are those of the formulas, the weights
of facts and of rubrics; words are questions, anchors, checklists, hints and the labels of scales.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.findings.table import RULES
from kamdesk.domain.insight.meaning import meanings
from kamdesk.domain.own import CODES, STROKE, at, current, is_number, is_text, name_of
from kamdesk.domain.scales import scale
from kamdesk.domain.words import Words, shipped_table
from kamdesk.i18n import LANGUAGES, N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBERED: Final = ("thresholds", "facts", "rubrics")
WORDED: Final = ("facts", "rubrics", "checklists", "hints", "scales")
"""Files of resources/rubrics whose numbers, whose words may differ."""
FIXED: Final = frozenset({"lowest", "highest"})
"""Numbers that are no setting: they say what a score can be at all."""
UNITS: Final = (
    ("days", N_("days")),
    ("hours", N_("hours")),
    ("months", N_("months")),
    ("percent", N_("%")),
    ("cycles", N_("days")),
    ("steps", N_("days")),
    ("weight", N_("weight")),
)
"""Unit by what the key ends in or lies under, the first that fits."""
PAIR: Final = 2
"""Keys below a list of borders with their points: the line, and which of both."""
SCALES: Final = ("CRITERIA_STATUS", "PURCHASE_CONTINUITY", "PURCHASE_MODE")
"""Scales of codes where nothing else is said."""
KINDS: Final = {
    "thresholds": N_("Numbers of the formulas"),
    "facts": N_("What to know"),
    "rubrics": N_("Assessments"),
    "checklists": N_("Checklists"),
    "hints": N_("Hints"),
    "scales": N_("Choices"),
}
"""What each file is called."""


@dataclass(frozen=True, slots=True)
class Editable:
    """One number or text: its path, where it counts ("F-07"), what it is called, the shipped one.

    ``shipped`` is a number, or words; ``own`` what the open book has instead, or None.
    """

    path: str
    group: str
    name: str
    unit: str
    shipped: float | Words

    @property
    def file(self) -> str:
        """The file it stands in, a key of ``KINDS``."""
        return self.path.partition(STROKE)[0]

    @property
    def own(self) -> Any:
        """What the open book has instead: a number, or words by language; else None."""
        return current().values.get(self.path)


def shipped_at(path: str) -> Any:
    """The shipped number at a path, its words by language, or None where there is neither."""
    name, _stroke, rest = path.partition(STROKE)
    if name not in {*NUMBERED, *WORDED}:
        return None
    found = at(_shipped(name), rest.split(STROKE))
    if is_number(found):
        return found if name in NUMBERED else None
    if name in WORDED and is_text(found):
        return dict(zip(LANGUAGES, found, strict=True))
    return None


def numbers() -> tuple[Editable, ...]:
    """All numbers in the order of the files, named in the current language."""
    return tuple(
        _number(name, keys, value=value)
        for name in NUMBERED
        for keys, value in _leaves(_shipped(name))
        if is_number(value) and keys[-1] not in FIXED
    )


def texts() -> tuple[Editable, ...]:
    """All words in the order of the files, named in the current language."""
    return tuple(
        Editable(STROKE.join((name, *keys)), keys[0], _whose(name, keys), "", Words.of(value))
        for name in WORDED
        for keys, value in _leaves(_shipped(name))
        if not is_number(value)
    )


@cache
def _shipped(name: str) -> Any:
    return shipped_table(f"{name}.toml")


def _leaves(node: Any, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every number and text below a node, with the keys that lead there."""
    if is_number(node):
        yield keys, node
    elif keys and keys[-1] in CODES:
        return
    elif is_text(node):
        yield keys, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, (*keys, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            name = name_of(value)
            if isinstance(value, list) and name is not None and is_text(value[-len(LANGUAGES) :]):
                yield (*keys, name), value[-len(LANGUAGES) :]
            else:
                yield from _leaves(value, (*keys, name or str(number)))


def _number(name: str, keys: tuple[str, ...], *, value: float) -> Editable:
    path = STROKE.join((name, *keys))
    return Editable(path, keys[0], called(name, keys), _unit(keys), value)


def _unit(keys: tuple[str, ...]) -> str:
    if len(keys) == PAIR + 2 and keys[-1] != "0":
        return ""  # the points at a border, not the border
    for ending, unit in UNITS:
        if any(key == ending or key.endswith(f"_{ending}") for key in keys):
            return _(unit)
    return ""


def called(name: str, keys: tuple[str, ...]) -> str:
    """A number in words: what the formula calls it, and which of several it is."""
    if name != "thresholds":
        return _whose(name, keys)
    group, key, *rest = keys
    found = meanings().get(group)
    words = found.settings.get(key) if found else None
    label = words.label if words else _bare(group, key)
    if len(rest) == PAIR:
        line = _("border {n}") if rest[1] == "0" else _("points at border {n}")
        return " · ".join([label.here, line.format(n=int(rest[0]) + 1)])
    scales = words.scales if words else SCALES
    own = found.words if found else {}
    named = {**_rest(), **own}
    which = [_one_of(part, scales) or str(named.get(part, part)) for part in rest]
    return " · ".join([label.here, *which])


def _bare(group: str, key: str) -> Words:
    """The name of a number of no formula; the key itself until somebody gives it one."""
    named = _shipped("numbers").get(group, {})
    return Words.of(named.get(key) or key.replace("_", " "))


def _rest() -> dict[str, Words]:
    return {code: Words.of(words) for code, words in _shipped("numbers")["words"].items()}


def _one_of(code: str, scales: tuple[str, ...]) -> str:
    for name in scales:
        step = scale(name).step(int(code) if code.isdigit() else code)
        if step is not None:
            return step.label.here
    return ""


def group_words(code: str) -> str:
    """What the formula, finding, fact, rubric, checklist or scale of a number or text is called."""
    found = meanings().get(code)
    if found:
        return found.name.here
    if code in RULES:
        return _(RULES[code].title)
    for name in (*NUMBERED, *WORDED):
        entry = _shipped(name).get(code)
        title = _title(entry)
        if title:
            return title
    return ""


def _title(entry: Any) -> str:
    """What an entry is called, empty where it has neither name nor title."""
    title: Any = entry.get("name") or entry.get("title") if isinstance(entry, dict) else None
    return Words.of(title).here if is_text(title) else ""


def _whose(name: str, keys: tuple[str, ...]) -> str:
    """A text or weight by the thing it belongs to: what its entry is called, then its own key."""
    node, said = _shipped(name), ""
    for number in range(len(keys)):
        entry = at(node, keys[: number + 1]) if number else node.get(keys[0])
        said = _title(entry) or said
    tail = keys[-1] if len(keys) > 1 else ""
    return " · ".join(part for part in (said, _part(tail)) if part)


def _part(key: str) -> str:
    known = {
        "name": N_("Name"),
        "title": N_("Title"),
        "question": N_("Question"),
        "why": N_("Why it matters"),
        "listen_for": N_("What to listen for"),
        "words": N_("Hint"),
        "weight": N_("Weight"),
        "stale_days": N_("Out of date after"),
    }
    return _(known[key]) if key in known else key
