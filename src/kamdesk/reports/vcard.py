"""People as contact cards (vCard 3.0), which every telephone and mail program takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLD: Final = 75
"""Octets of a line, its end left out (RFC 2426)."""
HAN: Final = "\u2e7f"
TWO_SIGNS: Final = frozenset(
    [
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "诸葛",
        "諸葛",
        "上官",
        "东方",
        "東方",
        "皇甫",
        "尉迟",
        "尉遲",
        "公孙",
        "公孫",
        "慕容",
        "令狐",
        "司徒",
        "夏侯",
        "宇文",
    ]
)
"""Family names of two signs."""
KINDS: Final = {
    "mobile": "TEL;TYPE=CELL",
    "phone": "TEL;TYPE=WORK",
    "mail": "EMAIL;TYPE=INTERNET",
    "web": "URL",
    "wechat": "X-WECHAT",
    "address": "ADR;TYPE=WORK",
    "other": "X-OTHER",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One person. ``ways`` are (kind of CONTACT_KIND, value, preferred)."""

    uid: str
    name: str
    latin: str = ""
    firm: str = ""
    department: str = ""
    title: str = ""
    birthday: str = ""
    notes: tuple[str, ...] = ()
    ways: tuple[tuple[str, str, bool], ...] = ()


def cards(people: Iterable[Card]) -> bytes:
    """The file with one card a person."""
    return "".join(line for person in people for line in _lines(person)).encode()


def _lines(card: Card) -> Iterator[str]:
    family, given = _parts(card.name)
    org = f"{_text(card.firm)};{_text(card.department)}" if card.department else _text(card.firm)
    fields = [
        ("BEGIN", "VCARD"),
        ("VERSION", "3.0"),
        ("UID", _text(card.uid)),
        ("N", f"{_text(family)};{_text(given)};;;"),
        ("FN", _text(card.name)),
        ("NICKNAME", _text(card.latin)),
        ("ORG", org),
        ("TITLE", _text(card.title)),
        ("BDAY", card.birthday),
        *(_way(*way[:2], preferred=way[2]) for way in card.ways),
        *(("NOTE", _text(note)) for note in card.notes),
        ("END", "VCARD"),
    ]
    return (_folded(f"{name}:{value}") for name, value in fields if value)


def _parts(name: str) -> tuple[str, str]:
    """Family name and given name."""
    if not any(sign > HAN for sign in name):
        given, _space, family = name.rpartition(" ")
        return family, given
    count = 2 if name[:2] in TWO_SIGNS and len(name) > len("欧阳") else 1
    return name[:count], name[count:]


def _way(kind: str, value: str, *, preferred: bool) -> tuple[str, str]:
    name = KINDS.get(kind, KINDS["other"])
    if preferred:
        name += ",PREF" if "TYPE=" in name else ";TYPE=PREF"
    return name, f";;{_text(value)};;;;" if kind == "address" else _text(value)


def _text(text: str) -> str:
    plain = "".join(sign for sign in text if sign in "\n\t" or sign >= " ")
    escaped = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line cut into pieces of bearable length; no character is cut in two."""
    pieces, room = [""], FOLD
    for sign in line:
        size = len(sign.encode())
        if size > room:
            pieces.append(" ")
            room = FOLD - 1
        pieces[-1] += sign
        room -= size
    return "\r\n".join(pieces) + "\r\n"
