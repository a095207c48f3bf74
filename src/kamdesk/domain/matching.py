"""When two spellings mean the same: normal forms of phones, mails, names and firms.

People come in from cards and lists that were typed by others: in the other script, full width,
with an honorific, with or without the country code. Two records are compared by these forms, never
by the texts; a form is ``None`` where the text is too thin to tell anybody by it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

COUNTRIES: Final = ("886", "852", "853", "86", "81", "82", "84", "65", "60", "66", "49", "44", "33")
"""Codes that are taken off a number that names its country; "1" is left: many numbers begin so."""
EXTENSION: Final = re.compile(
    r"(?:转|轉|分机|分機|ext\.?|extension|#|x)\s*(\d{1,6})\s*$", re.IGNORECASE
)
SHORTEST: Final = 7
"""Digits from which on a number tells a person; service numbers are shorter."""
MOBILE_CN: Final = re.compile(r"861[3-9]\d{9}")
HONORIFICS: Final = re.compile(
    r"(?:董事长|董事長|总经理|總經理|副总|副總|经理|經理|总监|總監|部长|部長|处长|處長|科长|科長|课长|課長"
    r"|主任|主管|工程师|工程師|老师|老師|博士|先生|女士|小姐|总|總)$"
)
LATIN_TITLES: Final = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof)\.?\s+", re.IGNORECASE)
FIRM_ENDS: Final = re.compile(
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|总公司|分公司|公司|集团|厂"
    r"|,?\s*(?:co\.?,?\s*ltd\.?|limited|ltd\.?|inc\.?|corp\.?|corporation|company|co\.|gmbh|ag|llc|plc))$",
    re.IGNORECASE,
)
FIRM_PLACE: Final = re.compile(r"\((?:中国|china|台湾|taiwan|香港|hong\s?kong)\)", re.IGNORECASE)
FEWEST: Final = 2
"""Signs of a name from which on it tells somebody: "王" is half a village."""


@cache
def _converter() -> Callable[[str], str]:
    # Eight megabytes of tables: only when two names are really compared.
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def simplified(text: str) -> str:
    """The text in simplified characters; what has none stays."""
    return _converter()(text) if any(sign > "\u2e7f" for sign in text) else text


def flat(text: str) -> str:
    """One width, one script, small letters, single spaces: how texts are compared as a whole."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(simplified(folded).split())


def phone_key(text: str | None) -> str | None:
    """The digits that ring the telephone: no country code, no trunk zero, no extension."""
    if not text:
        return None
    plain = EXTENSION.sub("", unicodedata.normalize("NFKC", text).strip())
    abroad = plain.lstrip("( ").startswith(("+", "00"))
    digits = "".join(sign for sign in plain if sign.isascii() and sign.isdigit())
    if abroad:
        digits = digits.removeprefix("00")
        code = next((code for code in COUNTRIES if digits.startswith(code)), "")
        digits = digits.removeprefix(code)
    elif MOBILE_CN.fullmatch(digits):
        digits = digits.removeprefix("86")
    digits = digits.lstrip("0")
    return digits if len(digits) >= SHORTEST else None


def mail_key(text: str | None) -> str | None:
    """An address of mail in small letters; ``None`` if it is none."""
    plain = unicodedata.normalize("NFKC", text or "").strip().casefold().removeprefix("mailto:")
    name, at, host = plain.partition("@")
    return plain if name and at and "." in host and " " not in plain else None


def name_key(text: str | None) -> str | None:
    """A person's name without honorific, spaces and signs, in simplified characters."""
    plain = LATIN_TITLES.sub("", flat(text or ""))
    bare = HONORIFICS.sub("", simplified(plain).replace(" ", ""))
    whole = bare if len(_signs(bare)) >= FEWEST else plain
    signs = _signs(whole)
    return signs if len(signs) >= FEWEST else None


def _signs(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def pinyin_key(text: str | None) -> str | None:
    """How a Chinese name is written in Latin letters, the same for 林嘉慧 and "Lin Jiahui".

    Family name and given name in either order: the syllables are sorted.
    """
    plain = LATIN_TITLES.sub("", flat(text or ""))
    if not plain:
        return None
    if any(sign > "\u2e7f" for sign in plain):
        bare = name_key(plain)
        if bare is None:
            return None
        from pypinyin import lazy_pinyin

        syllables: list[str] = lazy_pinyin(bare)
        words = [syllables[0], "".join(syllables[1:])]
    else:
        words = re.split(r"[\s,]+", plain)
        words = [_signs(word) for word in words]
        words = [words[0], "".join(words[1:])] if len(words) > FEWEST else words
    found = sorted(word for word in words if word)
    return " ".join(found) if len(found) >= FEWEST else None


def firm_key(text: str | None) -> str | None:
    """A firm's name without its legal form, in simplified characters, without spaces."""
    plain = FIRM_PLACE.sub("", flat(text or "")).strip()
    before = ""
    while before != plain:
        before, plain = plain, FIRM_ENDS.sub("", plain).strip(" ,.")
    signs = _signs(plain)
    return signs if len(signs) >= FEWEST else None


KEYS: Final[dict[str, Callable[[Any], str | None]]] = {
    "phone": phone_key,
    "mail": mail_key,
    "name": name_key,
    "pinyin": pinyin_key,
    "firm": firm_key,
}
"""The forms by the word under which a reason is given, the surest first."""
