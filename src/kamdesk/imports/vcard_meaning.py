"""What the lines of a contact card say of a person: name, post, ways to reach him.

The names of the result are those of the records, so that what follows needs no second table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kamdesk.imports.vcard_lines import fields_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamdesk.domain.fact import Json
    from kamdesk.imports.vcard_lines import Line

HAN: Final = "\u2e7f"
"""Signs behind this one are written without spaces, family name first."""
MOBILES: Final = frozenset({"CELL", "MOBILE", "IPHONE", "PCS"})
APPLE: Final = re.compile(r"_\$!<(.*)>!\$_")
DAY: Final = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?")
CHATS: Final = {"WECHAT": "wechat", "WEIXIN": "wechat"}


def meaning(lines: Sequence[Line]) -> dict[str, Json] | None:
    """``person``, ``post`` and ``ways`` of a card; ``None`` if it names nobody."""
    person = {key: value for key, value in _person(lines).items() if value}
    ways = _ways(lines)
    if not person.get("name") and not ways:
        return None
    post = {key: value for key, value in _post(lines).items() if value}
    return {"person": {**person}, "post": {**post}, "ways": [*ways]}


def _first(lines: Sequence[Line], name: str) -> str:
    return next((line.value for line in lines if line.name == name and line.value.strip()), "")


# ------------------------------------------------------------------------ the person


def _person(lines: Sequence[Line]) -> dict[str, str]:
    name, latin = _names(lines)
    notes = [text_of(line.value) for line in lines if line.name == "NOTE"]
    return {
        "name": name,
        "name_latin": latin,
        "birthday": _day(_first(lines, "BDAY")),
        "note": "\n".join(note for note in notes if note),
    }


def _names(lines: Sequence[Line]) -> tuple[str, str]:
    """The name as it is said, and the Latin one beside a Chinese name."""
    family, given, middle = [*fields_of(_first(lines, "N")), "", "", ""][:3]
    full = text_of(_first(lines, "FN"))
    if _is_han(family + given):
        structured = f"{family}{middle}{given}"
    else:
        structured = " ".join(part for part in (given, middle, family) if part)
    name = next((text for text in (structured, full) if _is_han(text)), full or structured)
    if not _is_han(name):
        return name, ""
    name = name.replace(" ", "")
    sounded = " ".join(
        part
        for part in (_first(lines, "X-PHONETIC-FIRST-NAME"), _first(lines, "X-PHONETIC-LAST-NAME"))
        if part
    )
    others = (
        text for text in (full, structured, text_of(_first(lines, "NICKNAME")), sounded) if text
    )
    return name, next((text for text in others if not _is_han(text)), "")


def _is_han(text: str) -> bool:
    return any(sign > HAN for sign in text)


def _day(text: str) -> str:
    """A birthday with its year; one without is no date."""
    found = DAY.fullmatch(text.strip())
    return "-".join(found.groups()) if found else ""


def _post(lines: Sequence[Line]) -> dict[str, str]:
    firm, *departments = fields_of(_first(lines, "ORG"))
    return {
        "organisation": firm,
        "department": " ".join(part for part in departments if part),
        "title": text_of(_first(lines, "TITLE") or _first(lines, "ROLE")),
    }


# ------------------------------------------------------------- ways to reach him


def _ways(lines: Sequence[Line]) -> list[Json]:
    """Every number and address once, in the order of the card."""
    labels = {line.group: _label(line) for line in lines if line.name == "X-ABLABEL"}
    found: dict[tuple[str, str], dict[str, Json]] = {}
    for line in lines:
        make = WAYS.get(line.name)
        kind, value, note = make(line) if make else ("", "", "")
        if not value:
            continue
        way: dict[str, Json] = {"kind": kind, "value": value}
        note = labels.get(line.group, "") if line.group else note
        if note:
            way["note"] = note
        if "PREF" in line.types() or line.param("PREF") == "1":
            way["preferred"] = True
        found.setdefault((kind, value), way)
    return [*found.values()]


def _label(line: Line) -> str:
    found = APPLE.fullmatch(line.value.strip())
    return found[1] if found else text_of(line.value)


def _phone(line: Line) -> tuple[str, str, str]:
    """Kept as text: a leading zero and a plus are part of a number."""
    value = text_of(line.value).removeprefix("tel:")
    if "FAX" in line.types():
        return "other", value, "Fax"
    digits = "".join(sign for sign in value if sign.isdigit())
    mobile = MOBILES & line.types() or re.fullmatch(r"(86)?1[3-9]\d{9}", digits)
    return ("mobile" if mobile else "phone"), value, ""


def _mail(line: Line) -> tuple[str, str, str]:
    return "mail", text_of(line.value).removeprefix("mailto:"), ""


def _web(line: Line) -> tuple[str, str, str]:
    return "web", text_of(line.value), ""


def _address(line: Line) -> tuple[str, str, str]:
    """One line, from the large to the small in Chinese, from the small to the large elsewhere."""
    box, extra, street, city, region, code, country = [*fields_of(line.value), *[""] * 7][:7]
    parts = [part for part in (country, region, city, street, extra, box) if part]
    if _is_han("".join(parts)):
        return "address", "".join(parts) + (f" {code}" if code else ""), ""
    parts = [box, extra, street, city, f"{region} {code}", country]
    return "address", ", ".join(" ".join(part.split()) for part in parts if part.strip()), ""


def _chat(line: Line) -> tuple[str, str, str]:
    service = line.name.removeprefix("X-")
    value = text_of(line.value).rpartition(":")[2]
    if line.name == "IMPP":
        service = (line.param("X-SERVICE-TYPE") or line.value.partition(":")[0]).upper()
    kind = CHATS.get(service, "other")
    return kind, value, ("" if kind == "wechat" else service)


WAYS: Final[dict[str, Callable[[Line], tuple[str, str, str]]]] = {
    "TEL": _phone,
    "EMAIL": _mail,
    "URL": _web,
    "ADR": _address,
    "IMPP": _chat,
    "X-WECHAT": _chat,
    "X-WEIXIN": _chat,
    "X-QQ": _chat,
    "X-SKYPE": _chat,
}
"""Name of a line to what it gives: kind (CONTACT_KIND), value, note."""
