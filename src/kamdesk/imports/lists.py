"""Cards and rows of text as what they say of people, firms and accounts, or of any record.

What cannot be read is named with its line and reason; the rest of its row and of the file goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import fact_of
from kamdesk.domain.records import Organisation, Person, Post
from kamdesk.domain.staged import Coming, Way
from kamdesk.domain.values import ValueProblem, from_plain, is_storable
from kamdesk.i18n import _
from kamdesk.imports.cells import mended, read_cell
from kamdesk.imports.columns import CONTACTS, Target, targets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamdesk.domain.fact import Record

CODES: Final = frozenset({"account.code", "organisation.registration_no"})
"""Fields of text that a spreadsheet likes to take for numbers."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a list is of, where its headings stand, what its columns fill.

    ``keys`` are those of targets, "" for a column that is left out; ``header`` is -1 where there
    are no headings.
    """

    keys: tuple[str, ...] = ()
    header: int = -1
    kind: str = CONTACTS


@dataclass(frozen=True, slots=True)
class Bad:
    """A row or card that cannot be taken in, and why; ``cells`` are its texts."""

    line: int
    reason: str
    cells: tuple[str, ...] = ()


def from_cards(found: Mapping[str, Any]) -> tuple[tuple[Coming, ...], tuple[Bad, ...]]:
    """What ``read_cards`` gave, as rows to stage."""
    rows: list[Coming] = []
    bad = [Bad(item["line"], item["reason"]) for item in found["bad"]]
    for card in found["cards"]:
        row = _from_card(card)
        if row.names_person or row.firm:
            rows.append(row)
        else:
            bad.append(Bad(row.line, _("The card has neither a name nor a number.")))
    return tuple(rows), tuple(sorted(bad, key=lambda item: item.line))


def _from_card(card: Mapping[str, Any]) -> Coming:
    problems = [_("Line {n} could not be read.").format(n=number) for number in card["unread"]]
    person, post = dict(card["person"]), dict(card["post"])
    note, firm = person.pop("note", ""), post.pop("organisation", "")
    values = {
        "person": _checked(Person, person, problems=problems),
        "post": _checked(Post, post, problems=problems),
        "organisation": _checked(Organisation, {"name": firm}, problems=problems),
        "note": {"text": note} if note and is_storable(note) else {},
    }
    ways = [
        Way(item["kind"], item["value"], item.get("note", ""), bool(item.get("preferred")))
        for item in card["ways"]
        if is_storable(item["value"] + item.get("note", ""))
    ]
    filled = {entity: part for entity, part in values.items() if part}
    return Coming(card["line"], filled, tuple(ways), tuple(problems))


def _checked(
    kind: type[Record], plain: Mapping[str, str], *, problems: list[str]
) -> dict[str, Any]:
    """The values of fields that they can hold; why not, for the others."""
    values: dict[str, Any] = {}
    for name, text in plain.items():
        item = fact_of(kind, name)
        try:
            if text:
                values[name] = from_plain(item, text)
        except ValueProblem as problem:
            problems.append(_sentence(item.words, problem))
    return values


def _sentence(column: str, problem: ValueProblem) -> str:
    return _("{field}: {reason}").format(field=column, reason=problem)


def from_rows(
    rows: Sequence[Sequence[str]], columns: Columns
) -> tuple[tuple[Coming, ...], tuple[Bad, ...]]:
    """The rows below the headings, as rows to stage; empty ones are passed over."""
    found: list[Coming] = []
    bad: list[Bad] = []
    known = targets(columns.kind)
    filled = [(place, known[key]) for place, key in enumerate(columns.keys) if key and key in known]
    for number, cells in enumerate(rows[columns.header + 1 :], start=columns.header + 2):
        if not any(cells):
            continue
        row = _from_row(number, cells, filled=filled)
        if columns.kind != CONTACTS and not row.values:
            bad.append(Bad(number, _("No column of this row can be taken in."), tuple(cells)))
        elif columns.kind == CONTACTS and not row.names_person and not row.firm:
            reason = _("The row has neither a name nor a firm nor a number.")
            bad.append(Bad(number, reason, tuple(cells)))
        else:
            found.append(row)
    return tuple(found), tuple(bad)


def _from_row(number: int, cells: Sequence[str], *, filled: Sequence[tuple[int, Target]]) -> Coming:
    values: dict[str, dict[str, Any]] = {}
    ways: list[Way] = []
    problems: list[str] = []
    for place, target in filled:
        text = cells[place].strip() if place < len(cells) else ""
        if not text:
            continue
        try:
            _take(target, text, values=values, ways=ways)
        except ValueProblem as problem:
            problems.append(_sentence(target.here, problem))
    _join_name(values)
    return Coming(number, values, tuple(ways), tuple(problems))


def _take(target: Target, text: str, *, values: dict[str, dict[str, Any]], ways: list[Way]) -> None:
    """Put one cell where it belongs. Raises ``ValueProblem``."""
    if not is_storable(text):
        raise ValueProblem(reason=_("The text holds a character that no file can keep."))
    entity, _dot, name = target.key.partition(".")
    if entity == "contact_point" and target.fact is None:
        # Several numbers in one cell are common; an address may hold any of these signs.
        parts = [text] if name in {"address", "other"} else _parts(text)
        kept = [mended(part) if name in {"phone", "mobile"} else part for part in parts]
        ways += [Way(name, part) for part in dict.fromkeys(kept) if part]
        return
    here = values.setdefault(entity, {})
    if target.fact is None:
        here[name] = text
        return
    value = read_cell(target.fact, mended(text) if target.key in CODES else text)
    before = here.get(target.fact.name)
    here[target.fact.name] = f"{before}\n{value}" if target.many and before else value


def _parts(text: str) -> list[str]:
    for sign in (";", "；", "、", "\n", " ::: "):
        text = text.replace(sign, "\x1f")
    return [part.strip() for part in text.split("\x1f")]


def _join_name(values: dict[str, dict[str, Any]]) -> None:
    """Put a name in several columns together: family name first in Chinese, last elsewhere."""
    person = values.get("person", {})
    family, given, middle = (person.pop(key, "") for key in ("family", "given", "middle"))
    if not person.get("name") and (family or given):
        is_han = any(sign > "\u2e7f" for sign in family + given)
        parts = (family, middle, given) if is_han else (given, middle, family)
        person["name"] = ("" if is_han else " ").join(part for part in parts if part)
    if not person:
        values.pop("person", None)
    for entity in [entity for entity, part in values.items() if not part]:
        del values[entity]
