"""Which column of a list means what: by its heading, in three languages, else by what is in it.

What a column can fill is derived from the declarations of the fields, so a field added tomorrow is
a target too. Beside them stand the ways to reach somebody, one target for each kind, and the parts
of a name.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import Fact, Record, facts_of
from kamdesk.domain.matching import flat, mail_key
from kamdesk.domain.records import RECORDS, Account, ContactPoint, Note, Organisation, Person, Post
from kamdesk.domain.scales import scale
from kamdesk.domain.words import shipped_table
from kamdesk.i18n import LANGUAGES, N_, _, speaking
from kamdesk.imports.cells import READ

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

CONTACTS: Final = "contacts"
"""A list of people and firms; the other kinds are the names of entities."""
PARTS: Final = {
    "family": N_("Family name"),
    "given": N_("Given name"),
    "middle": N_("Middle name"),
}
"""A name in several columns; put together by ``lists``."""
LEFT_OUT: Final = {
    Post: frozenset({"person", "organisation", "reports_to"}),
    Account: frozenset({"organisation", "mother", "parent"}),
    Organisation: frozenset({"industry", "parent"}),
}
"""What a list of people cannot say by a name."""
PHONE: Final = re.compile(r"[+(]?[\d\s()\-.+/]{6,24}(?:\s*(?:转|ext\.?|#|x)\s*\d{1,6})?")
SHORTEST: Final = 3
"""Letters of a heading from which on one that is spelled otherwise may be meant."""
LEAST_DIGITS: Final = 10
"""Signs of a telephone number from which on a column without a heading is one of them."""
MOBILE: Final = re.compile(r"(?:\+?86)?1[3-9]\d{9}")


@dataclass(frozen=True, slots=True)
class Target:
    """What a column can fill. ``key`` is "entity.field"; ``fact`` is ``None`` for a way or part."""

    key: str
    kind: type[Record]
    fact: Fact | None
    label: str
    many: bool = False

    @property
    def words(self) -> str:
        """Its name in the current language, with what it belongs to."""
        whose = _(self.kind.LABEL)
        if whose == self.here:
            return self.here
        return _("{subject}: {fact}").format(subject=whose, fact=self.here)

    @property
    def here(self) -> str:
        """Its name alone in the current language."""
        if self.fact is None and self.kind is ContactPoint:
            return scale("CONTACT_KIND").label(self.key.partition(".")[2])
        return _(self.label)

    @property
    def names(self) -> Iterator[str]:
        """Its name in all languages."""
        for lang in LANGUAGES:
            with speaking(lang):
                yield self.here


@cache
def targets(kind: str = CONTACTS) -> Mapping[str, Target]:
    """All targets of a list of that kind by their keys, in the order of the forms."""
    found = _of_contacts() if kind == CONTACTS else _of_kind(RECORDS[kind])
    return {target.key: target for target in found}


def _of_contacts() -> Iterator[Target]:
    for kind in (Person, Post, Organisation, Account):
        yield from _of_kind(kind)
        if kind is Person:
            yield from (
                Target(f"person.{key}", Person, None, words) for key, words in PARTS.items()
            )
        if kind is Post:
            for code in scale("CONTACT_KIND").codes:
                yield Target(f"contact_point.{code}", ContactPoint, None, "", many=True)
    text = next(item for item in facts_of(Note) if item.name == "text")
    yield Target("note.text", Note, text, Note.LABEL, many=True)


def _of_kind(kind: type[Record]) -> Iterator[Target]:
    for item in facts_of(kind):
        if item.kind in READ and item.name not in LEFT_OUT.get(kind, ()):
            yield Target(f"{kind.ENTITY}.{item.key}", kind, item, item.label)


# ------------------------------------------------------------------------- headings


@cache
def settings() -> dict[str, Any]:
    """The synonyms and measures of ``columns.toml``."""
    return shipped_table("columns.toml")


def heading(text: str) -> str:
    """A heading as headings are compared: small, simplified, letters only."""
    return "".join(sign for sign in flat(text) if sign.isalpha())


@cache
def _by_name(kind: str) -> Mapping[str, str]:
    """Every heading that is known, and the key of its target; the first one that claims it."""
    found: dict[str, str] = {}
    known = targets(kind)
    if kind == CONTACTS:
        for key, names in settings()["columns"].items():
            for name in names:
                found.setdefault(heading(name), key)
    for key, target in known.items():
        for name in (*target.names, *([] if target.fact is None else [target.fact.key])):
            found.setdefault(heading(name), key)
    found.pop("", None)
    return found


def meant(text: str, kind: str = CONTACTS, *, near: bool = True) -> str:
    """The key of the target a heading means; nothing if it means none."""
    names, wanted = _by_name(kind), heading(text)
    if wanted in names or not near or len(wanted) < SHORTEST:
        return names.get(wanted, "")
    from rapidfuzz import fuzz, process

    best = process.extractOne(
        wanted, list(names), scorer=fuzz.ratio, score_cutoff=settings()["near"]
    )
    return names[best[0]] if best else ""


def heading_row(rows: Sequence[Sequence[str]], kind: str = CONTACTS) -> int:
    """The index of the row with the most headings that are known; -1 if no row has any."""
    first = rows[: settings()["heading_rows"]]
    counts = [sum(bool(meant(cell, kind, near=False)) for cell in row) for row in first]
    most = max(counts, default=0)
    return counts.index(most) if most else -1


def proposed(
    rows: Sequence[Sequence[str]], header: int, *, kind: str = CONTACTS
) -> tuple[str, ...]:
    """The key of the target of each column, "" for those that mean nothing we know.

    A target that holds one value is given to one column, the first that names it exactly.
    """
    width = max((len(row) for row in rows), default=0)
    names = [*(rows[header] if header >= 0 else ()), *[""] * width][:width]
    keys = [meant(name, kind, near=False) for name in names]
    keys = _once(keys, kind)
    for place, name in enumerate(names):
        if not keys[place]:
            keys[place] = meant(name, kind)
            keys = _once(keys, kind)
    if kind == CONTACTS:
        for place in range(width):
            body = rows[header + 1 :][: settings()["looked_at"]]
            keys[place] = keys[place] or _looks_like([row[place] for row in body if row[place]])
    return tuple(keys)


def _once(keys: list[str], kind: str) -> list[str]:
    known, seen = targets(kind), set[str]()
    kept = []
    for key in keys:
        free = bool(key) and (known[key].many or key not in seen)
        kept.append(key if free else "")
        seen.add(key)
    return kept


def _looks_like(cells: Sequence[str]) -> str:
    """What a column without a known heading holds, told by its cells; "" for nothing certain."""
    found = Counter(_form(cell) for cell in cells)
    kind, count = next(iter(found.most_common(1)), ("", 0))
    return kind if count and count >= len(cells) * settings()["share"] else ""


def _form(cell: str) -> str:
    if mail_key(cell):
        return "contact_point.mail"
    plain = re.sub(r"[\s\-]", "", cell).removesuffix(".0")
    if MOBILE.fullmatch(plain):
        return "contact_point.mobile"
    is_phone = PHONE.fullmatch(cell) and not re.fullmatch(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}", cell)
    return "contact_point.phone" if is_phone and len(plain) >= LEAST_DIGITS else ""


def fingerprint(names: Iterable[str]) -> str:
    """What lists of the same columns have in common: the mapping of one is remembered by it."""
    text = "\x1f".join(flat(name) for name in names)
    return hashlib.sha256(text.encode()).hexdigest()[:24]
