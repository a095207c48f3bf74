"""One cell of a list as the value of a field: days, numbers, amounts, choices in common forms.

What could mean two things is refused with a reason: 03/04/2026 is a day in March or in April.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.currencies import minor_of
from kamdesk.domain.fact import Fact, Kind
from kamdesk.domain.scales import scale
from kamdesk.domain.values import ValueProblem, from_plain
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

YEAR_FIRST: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
SHORT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
YEAR_LAST: Final = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
MONTH: Final = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*月?")
HOURS: Final = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$")
LARGEST_MONTH: Final = 12
MOST_DIGITS: Final = 20
MANY: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "k": 10**3, "m": 10**6}
SIGNS: Final = {"¥": "CNY", "元": "CNY", "rmb": "CNY", "nt$": "TWD", "$": "USD", "€": "EUR"}
CURRENCY: Final = re.compile(r"\b([A-Z]{3})\b")
HOME: Final = "CNY"
"""The currency of an amount that names none."""
YES: Final = frozenset({"1", "y", "yes", "true", "是", "有", "对", "對", "√", "✓", "x"})
NO: Final = frozenset({"0", "n", "no", "false", "否", "无", "無", "不", "×", "-"})
FLOAT_TAIL: Final = re.compile(r"(\+?\d{5,})\.0+")
POWER: Final = re.compile(r"\d(?:\.\d+)?E\+?\d{1,2}", re.IGNORECASE)
READ: Final = frozenset(
    {
        Kind.TEXT,
        Kind.LONG,
        Kind.NUMBER,
        Kind.DECIMAL,
        Kind.MONEY,
        Kind.DATE,
        Kind.MONTH,
        Kind.FLAG,
        Kind.CHOICE,
        Kind.REF,
    }
)
"""The kinds of fields a column can fill."""


def read_cell(item: Fact, text: str) -> Any:
    """The value that a cell means for a field; ``None`` for an empty cell.

    A reference stays the name that stands there. Raises ``ValueProblem`` with the reason.
    """
    plain = text.strip()
    if not plain:
        return None
    return READERS.get(item.kind, _text)(item, plain)


def mended(text: str) -> str:
    """A telephone number or code that a spreadsheet took for a number, as it was.

    Raises ``ValueProblem`` where digits are lost for good.
    """
    plain = text.strip()
    whole = FLOAT_TAIL.fullmatch(plain)
    if whole is not None:
        return whole[1]
    if POWER.fullmatch(plain):
        exact = Decimal(plain)
        digits, power = exact.as_tuple().digits, plain.upper().partition("E")[2]
        if len(digits) <= int(power):
            raise ValueProblem(
                reason=_("“{value}” has lost digits; give the column the format Text.").format(
                    value=plain
                )
            )
        return f"{exact:f}"
    return plain


def _text(item: Fact, text: str) -> Any:
    return from_plain(item, text)


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _day(item: Fact, text: str) -> Any:
    plain = HOURS.sub("", _narrow(text))
    found = YEAR_FIRST.fullmatch(plain) or SHORT.fullmatch(plain)
    if found is not None:
        return _date(item, text, parts=(found[1], found[2], found[3]))
    found = YEAR_LAST.fullmatch(plain)
    if found is None:
        return from_plain(item, text)
    one, sign, two, year = found.groups()
    if sign != "." and one != two and max(int(one), int(two)) <= LARGEST_MONTH:
        raise ValueProblem(
            reason=_("“{value}” can be two days; write it as 2026-11-23.").format(value=text)
        )
    month_first = sign != "." and int(two) > LARGEST_MONTH
    return _date(item, text, parts=(year, one, two) if month_first else (year, two, one))


def _date(item: Fact, text: str, *, parts: tuple[str, str, str]) -> Any:
    try:
        return dt.date(*(int(part) for part in parts))
    except ValueError:
        return from_plain(item, text)


def _month(item: Fact, text: str) -> Any:
    plain = HOURS.sub("", _narrow(text))
    day = YEAR_FIRST.fullmatch(plain)
    found = day or MONTH.fullmatch(plain)
    return from_plain(item, f"{found[1]}-{int(found[2]):02}" if found else text)


def _amount(text: str) -> Decimal:
    """The number in a cell: with thousands parted, in tens of thousands, in brackets for less."""
    plain = _narrow(text).replace(",", "").replace(" ", "").removesuffix("%")
    less = plain.startswith("(") and plain.endswith(")")
    factor = MANY.get(plain.strip("()")[-1:].casefold(), 1)
    bare = plain.strip("()")[: -1 if factor > 1 else None]
    try:
        number = Decimal(bare) * factor
    except InvalidOperation as error:
        raise ValueProblem(reason=_("A number is expected here.")) from error
    if not number.is_finite():
        raise ValueProblem(reason=_("A number is expected here."))
    return -number if less else number


def _number(item: Fact, text: str) -> Any:
    number = _amount(text)
    if number != number.to_integral_value():
        raise ValueProblem(reason=_("A whole number is expected here."))
    return from_plain(item, _whole(number))


def _decimal(item: Fact, text: str) -> Any:
    return from_plain(item, float(_amount(text)))


def _money(item: Fact, text: str) -> Any:
    plain = _narrow(text)
    code = CURRENCY.search(plain.upper())
    currency = code[1] if code else HOME
    bare = CURRENCY.sub("", plain.upper()) if code else plain
    for sign, name in SIGNS.items():
        if not code and sign in bare.casefold():
            currency, bare = name, bare.casefold().replace(sign, "")
            break
    number = _amount(bare) * minor_of(currency)
    return from_plain(item, {"amount": _whole(number), "currency": currency})


def _whole(number: Decimal) -> int:
    """Rounded; one with absurdly many digits is left too large, not reckoned out."""
    return 10**MOST_DIGITS if number.adjusted() >= MOST_DIGITS else round(number)


def _flag(_item: Fact, text: str) -> bool:
    plain = _narrow(text).casefold()
    if plain in YES or plain in NO:
        return plain in YES
    raise ValueProblem(reason=_("Yes or no is expected here."))


def _choice(item: Fact, text: str) -> Any:
    steps = scale(item.scale)
    code = steps.parse(text)
    if code is None:
        raise ValueProblem(
            reason=_("“{value}” is not one of: {codes}.").format(
                value=text, codes=", ".join(steps.label(step) for step in steps.codes)
            )
        )
    return code


READERS: Final[dict[Kind, Callable[[Fact, str], Any]]] = {
    Kind.NUMBER: _number,
    Kind.DECIMAL: _decimal,
    Kind.MONEY: _money,
    Kind.DATE: _day,
    Kind.MONTH: _month,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
}
