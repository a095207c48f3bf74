"""Columns that several sheets of the portfolio workbook share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.i18n import N_
from kamdesk.reports.workbook.columns import Column, Form, computed
from kamdesk.reports.workbook.pages.metrics import METRICS, level_words, tone_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.reports.workbook.portfolio.desk import AccountDesk

    To = Callable[[Any], AccountDesk]

PERCENT: Final = 100.0


def name_column(to: To | None = None, *, width: float = 18.0) -> Column:
    """The customer; ``to`` finds the account of a row that is none itself."""
    return computed(
        "account",
        N_("Account"),
        read=lambda _d, row: (to(row) if to else row).name,
        width=width,
        bold=True,
    )


def owner_column(to: To | None = None) -> Column:
    """Who of us answers for the account."""
    return computed(
        "owner", N_("Owner"), read=lambda _d, row: (to(row) if to else row).owner, width=11.0
    )


def level_column(
    code: str, label: str, *, to: To | None = None, width: float = 11.0, key: str = ""
) -> Column:
    """The level of a formula at the account in words, amber or red where it is serious."""
    return marked_column(
        code,
        label,
        read=lambda row: (to(row) if to else row).level(code),
        width=width,
        key=key or f"{code} level",
    )


def marked_column(
    code: str, label: str, *, read: Callable[[Any], str | None], width: float, key: str
) -> Column:
    """A level of a formula that the row knows, in words, amber or red where it is serious."""
    metric = METRICS[code]
    return computed(
        key,
        label,
        read=lambda _d, row: level_words(metric, read(row)),
        form=Form.MARK,
        width=width,
        tone=lambda _d, row: tone_of(metric, read(row)),
    )


def money_column(name: str, label: str, *, of: Callable[[Any], Any], width: float = 10.0) -> Column:
    """An amount by its name in what a view of the portfolio says of the row."""
    return computed(
        name, label, read=lambda _d, row: getattr(of(row), name), form=Form.MONEY, width=width
    )


def value_column(
    code: str, label: str, *, form: Form = Form.SCORE, width: float = 0.0, to: To | None = None
) -> Column:
    """The value of a formula; a percentage becomes a share, so that Excel reckons with it."""

    def read(_desk: object, row: Any) -> float | None:
        value: float | None = (to(row) if to else row).value(code)
        return value / PERCENT if value is not None and form is Form.SHARE else value

    return computed(f"{code} value", label, read=read, form=form, width=width)


def share_of(part: float | None, whole: float | None) -> float | None:
    """A part of a whole as a share; ``None`` where there is no whole."""
    return None if part is None or not whole else part / whole
