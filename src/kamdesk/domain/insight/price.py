"""F-21: how far our prices are from the market's, line by line and weighted by our sales."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import EXACT, FULL, Limits, limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.insight.sales import Till, own_till, sales
from kamdesk.domain.records import Organisation, PriceQuote, ProductLine
from kamdesk.domain.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from kamdesk.domain.dossier import Dossier


@dataclass(frozen=True, slots=True)
class LinePrice:
    """One line: our newest quote, those of the market, the deviation, the weight by our sales."""

    line: str
    ours: PriceQuote
    market: tuple[PriceQuote, ...]
    deviation: float
    weight: float
    thin: bool


@remembered
def price_deviation(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-21: value our deviation from the market average in percent, level ok, watch or alarm.

    Lines without quotes of both sides in 365 days are left out (reading 21). Items by product
    line. ``detail``: ``thin`` (lines with too few market quotes).
    """
    numbers = limits_of("F-21", limits)
    found = line_prices(dossier, today, limits=limits)
    value = _weighted(found)
    items = {_key(dossier, price.line): _item(dossier, price, numbers=numbers) for price in found}
    return Insight(
        formula="F-21",
        value=value,
        level=None if value is None else _level(value, numbers),
        coverage=_coverage(dossier, found, today=today),
        parts=tuple(part for item in items.values() for part in item.parts),
        missing=() if found else ("price_quote",),
        items=items,
        detail={"thin": [key for key, item in items.items() if item.detail["thin"]]},
    )


def line_prices(
    dossier: Dossier, today: dt.date, *, limits: Limits | None = None
) -> tuple[LinePrice, ...]:
    """All lines with a quote of ours and one of the market in the window, by id of the line."""
    numbers = limits_of("F-21", limits)
    till = own_till(dossier, limits)
    weights = _weights(dossier, today, till=till)
    begin = today - dt.timedelta(days=int(numbers["quote_days"]))
    quotes = _quotes(dossier, begin, today=today)
    found = (_line_price(dossier, line, quotes=quotes[line], till=till) for line in sorted(quotes))
    needed = numbers["quotes_needed"]
    return tuple(
        LinePrice(
            line=ours.product_line or "",
            ours=ours,
            market=market,
            deviation=deviation,
            weight=weights.get(ours.product_line or "", 0.0),
            thin=len(market) < needed,
        )
        for price in found
        if price is not None
        for ours, market, deviation in [price]
    )


def _quotes(dossier: Dossier, begin: dt.date, *, today: dt.date) -> dict[str, list[PriceQuote]]:
    """The quotes of the window by line, oldest first."""
    found: dict[str, list[PriceQuote]] = {}
    rows_ = dossier.shelf.where(PriceQuote, "account", value=dossier.account.id)
    for row in sorted(rows_, key=lambda row: (str(row.quoted_on), row.id)):
        if row.product_line and row.price and row.quoted_on and begin < row.quoted_on <= today:
            found.setdefault(row.product_line, []).append(row)
    return found


def _line_price(
    dossier: Dossier, line: str, *, quotes: list[PriceQuote], till: Till
) -> tuple[PriceQuote, tuple[PriceQuote, ...], float] | None:
    """Our newest quote, the market's, and the deviation in percent; ``None`` without both."""
    known = [row for row in quotes if till.worth(row.price) is not None]
    ours = [row for row in known if _is_ours(dossier, row)]
    market = tuple(row for row in known if not _is_ours(dossier, row))
    average = till.total(row.price for row in market) / len(market) if market else 0.0
    if not ours or average <= 0 or not line:
        return None
    deviation = FULL * ((till.worth(ours[-1].price) or 0.0) - average) / average
    return ours[-1], market, deviation


def _is_ours(dossier: Dossier, row: PriceQuote) -> bool:
    organisation = dossier.shelf.get(Organisation, row.organisation)
    return organisation is not None and organisation.is_own is True


def _weights(dossier: Dossier, today: dt.date, *, till: Till) -> dict[str, float]:
    """Our sales of 12 months by line; returns below zero weigh nothing."""
    found: dict[str, float] = {}
    for row in sales(dossier, today):
        if row.product_line is not None:
            found[row.product_line] = found.get(row.product_line, 0.0) + (
                till.worth(row.amount) or 0.0
            )
    return {line: max(0.0, amount) for line, amount in found.items()}


def _weighted(found: tuple[LinePrice, ...]) -> float | None:
    """The mean by weight; lines we do not sell yet count alike among themselves."""
    if not found:
        return None
    weight = sum(price.weight for price in found)
    if weight <= 0:
        return sum(price.deviation for price in found) / len(found)
    return sum(price.deviation * price.weight for price in found) / weight


def _coverage(dossier: Dossier, found: tuple[LinePrice, ...], *, today: dt.date) -> float:
    """The share of our sales in lines whose price is compared."""
    weights = _weights(dossier, today, till=own_till(dossier))
    whole = sum(weights.values())
    if whole <= 0:
        return float(bool(found))
    return sum(price.weight for price in found) / whole


def _level(value: float, numbers: Mapping[str, Any]) -> str:
    if round(value, EXACT) > numbers["alarm_percent"]:
        return "alarm"
    return "watch" if round(value, EXACT) > numbers["watch_percent"] else "ok"


def _item(dossier: Dossier, price: LinePrice, *, numbers: Mapping[str, Any]) -> Insight:
    key = _key(dossier, price.line)
    line = dossier.shelf.get(ProductLine, price.line)
    label = (line.name if line else None) or key
    return Insight(
        formula="F-21",
        value=price.deviation,
        level=_level(price.deviation, numbers),
        parts=(Part(key, label, price.deviation, rows=rows(price.ours, *price.market)),),
        detail={"thin": price.thin, "quotes": len(price.market), "weight": price.weight},
    )


def _key(dossier: Dossier, line_id: str) -> str:
    line = dossier.shelf.get(ProductLine, line_id)
    return key_of(line) if line else line_id
