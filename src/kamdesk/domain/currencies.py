"""How many minor units a currency has (ISO 4217), for every place that reads or shows an amount.

Amounts are kept in minor units; a yen has none and a Kuwaiti dinar a thousand, so dividing every
amount by 100 would show the one a hundredfold too small and the other tenfold too large.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kamdesk.domain.fact import Money

USUAL: Final = 2
DIGITS: Final = {
    **dict.fromkeys(
        (
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
            "VND", "VUV", "XAF", "XOF", "XPF",
        ),
        0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}  # fmt: skip
"""The currencies that do not have two decimals."""


def digits_of(currency: str) -> int:
    """The decimals of a currency: 2 for CNY, 0 for JPY, 3 for KWD; 2 where it is not known."""
    return DIGITS.get(currency, USUAL)


def minor_of(currency: str) -> int:
    """The minor units in one unit of a currency: 100 for CNY, 1 for JPY, 1000 for KWD."""
    return int(10 ** digits_of(currency))


def units(money: Money) -> float:
    """An amount in units of its currency, for figures that are rounded anyway."""
    return money.amount / minor_of(money.currency)
