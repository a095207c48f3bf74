"""From what somebody wrote into a cell to the plain value of a field, or the reason why not.

Lenient where programs and people differ in form (width, language, numbers as text, serial days),
strict where the meaning is not certain.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.currencies import minor_of
from kamdesk.domain.fact import Fact, Kind, Money
from kamdesk.domain.merge import from_serial
from kamdesk.domain.own import per_book
from kamdesk.domain.scales import scale
from kamdesk.domain.values import ValueProblem, from_plain, to_plain
from kamdesk.i18n import LANGUAGES, _, speaking
from kamdesk.reports.safe_text import xlsx_plain
from kamdesk.reports.workbook.codes import FLAG, entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from kamdesk.domain.exported import Cell
    from kamdesk.domain.fact import Json

DAY: Final = re.compile(
    r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?"
    r"(?:[T ]+([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?Z?)?"
)
MONTH: Final = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*月?")
YES: Final = frozenset({"1", "true", "y", "✓", "√", "ja", "对", "對"})
NO: Final = frozenset({"0", "false", "n", "✗", "×", "nein", "否"})
LIST_MARKS: Final = re.compile(r"[\n;；、]|,\s|，")


@dataclass(frozen=True, slots=True)
class Units:
    """How amounts stand in the workbook: in how many of which currency."""

    currency: str
    unit: int


def read_cell(item: Fact, cell: Cell, *, units: Units, was: Any = None) -> Any:
    """The value a cell means for a field; ``None`` or () for an empty one.

    ``was`` is the value the book holds: an amount stays in its currency. Raises ``ValueProblem``.
    """
    if isinstance(cell, str):
        cell = xlsx_plain(cell).strip()
    if cell is None or cell == "" or (item.kind is Kind.CHOICE and is_blank(item.scale, cell)):
        return from_plain(item, None)
    if item.kind is Kind.MONEY:
        currency = was.currency if isinstance(was, Money) else units.currency
        amount = round(_number(cell) * units.unit * minor_of(currency))
        return from_plain(item, to_plain(Money(amount, currency)))
    return from_plain(item, READERS.get(item.kind, _as_text)(item, cell))


def is_blank(name: str, cell: Cell) -> bool:
    """Whether a cell holds the words that stand for a value nobody knows."""
    return isinstance(cell, str) and _words(name).get(_key(cell)) == ""


def _key(text: object) -> str:
    return "".join(unicodedata.normalize("NFKC", str(text)).casefold().split())


@per_book
def _words(name: str) -> dict[str, str | int | bool]:
    """Every way a code is written in any of the languages."""
    found: dict[str, str | int | bool] = {}
    for language in LANGUAGES:
        with speaking(language):
            found |= {_key(words): code for words, code in entries(name)}
    return found


def _code(name: str, cell: Cell) -> Json:
    known = _words(name).get(_key(cell))
    if known is None:
        known = scale(name).parse(cell)
    if known is None:
        labels = ", ".join(words for words, _code in entries(name))
        raise ValueProblem(
            reason=_("“{value}” is not one of: {codes}.").format(value=cell, codes=labels)
        )
    return known


def _flag(_item: Fact, cell: Cell) -> Json:
    key = _key(cell)
    known = _words(FLAG).get(key)
    if isinstance(known, bool):
        return known
    if key in YES or key in NO:
        return key in YES
    return str(cell)


def _number(cell: Cell) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    text = unicodedata.normalize("NFKC", str(cell)).strip().removeprefix("'").removesuffix("%")
    text = re.sub(r"(?<=[0-9])[,\s](?=[0-9]{3})", "", text).strip()
    try:
        return float(text) if re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", text) else _no_number()
    except OverflowError:
        return _no_number()


def _no_number() -> float:
    raise ValueProblem(reason=_("A number is expected here."))


def _plain_number(_item: Fact, cell: Cell) -> Json:
    number = _number(cell)
    return int(number) if float(number).is_integer() else number


def _moment(cell: Cell) -> dt.date | None:
    """A day or a time, whichever way it is written."""
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, int | float):
        return from_serial(cell)
    text = unicodedata.normalize("NFKC", str(cell)).strip().removeprefix("'")
    found = DAY.fullmatch(text)
    if found is None:
        serial = re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text)
        return from_serial(float(text)) if serial else None
    numbers = [int(part) for part in found.groups() if part is not None]
    try:
        return _built(numbers)
    except ValueError:
        return None


def _built(numbers: list[int]) -> dt.date:
    year, month, day, *clock = numbers
    if not clock:
        return dt.date(year, month, day)
    # A cell has no zone.
    return dt.datetime(year, month, day, clock[0], clock[1])  # noqa: DTZ001


def _day(_item: Fact, cell: Cell) -> Json:
    moment = _moment(cell)
    if moment is None:
        return str(cell)
    return (moment.date() if isinstance(moment, dt.datetime) else moment).isoformat()


def _time(_item: Fact, cell: Cell) -> Json:
    moment = _moment(cell)
    if isinstance(moment, dt.datetime):
        # Cells hold the time of the clock on the wall here.
        return to_plain(moment.astimezone())
    # A day without an hour is stored as midnight UTC and shown as that day.
    return f"{moment.isoformat()}T00:00:00Z" if moment else str(cell)


def _month(_item: Fact, cell: Cell) -> Json:
    moment = _moment(cell)
    if moment is not None:
        return f"{moment:%Y-%m}"
    text = unicodedata.normalize("NFKC", str(cell)).strip()
    found = MONTH.fullmatch(text)
    return f"{found[1]}-{int(found[2]):02}" if found else text


def _as_text(_item: Fact, cell: Cell) -> Json:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ", "minutes").removesuffix(" 00:00")
    text = str(cell)
    return text[1:] if text[:1] == "'" and text[1:2] in set("=+-@0") else text


def parts_of(cell: Cell) -> list[str]:
    """The values of a list in one cell, whatever sets them apart."""
    return [part.strip() for part in LIST_MARKS.split(str(cell)) if part.strip()]


READERS: Final[dict[Kind, Callable[[Fact, Cell], Json]]] = {
    Kind.NUMBER: _plain_number,
    Kind.DECIMAL: _plain_number,
    Kind.DATE: _day,
    Kind.TIME: _time,
    Kind.MONTH: _month,
    Kind.FLAG: _flag,
    Kind.CHOICE: lambda item, cell: _code(item.scale, cell),
    Kind.CHOICES: lambda item, cell: [_code(item.scale, part) for part in parts_of(cell)],
    Kind.TEXTS: lambda _item, cell: [*parts_of(cell)],
    Kind.NUMBERS: lambda item, cell: [_plain_number(item, part) for part in parts_of(cell)],
}
