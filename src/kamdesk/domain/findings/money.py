"""Rules on money: terms, invoices, favours, sales, prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.brief.wording import listed, percent
from kamdesk.domain.fact import Money
from kamdesk.domain.findings.finding import AMBER, RED, remedy
from kamdesk.domain.findings.naming import every, money, span
from kamdesk.domain.findings.rule import Hit, Rule, by_key, found
from kamdesk.domain.insight.collection import LABELS
from kamdesk.domain.insight.numbers import EXACT, FULL
from kamdesk.domain.insight.sales import HALF, YEAR, sales, sold
from kamdesk.domain.records import Invoice, LedgerLine
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from kamdesk.domain.findings.reckoned import Reckoned

REMINDER = "S0"


def slow_money(case: Reckoned) -> Hit | None:
    """FND-02: terms of 90 days or more, or a red payment trap (F-09)."""
    terms = case.account.payment_terms_days
    long = terms is not None and terms >= case.limit("F-09")["amber_days"]
    result = case["F-09"]
    trap = result.level == RED
    if not long and not trap:
        return None
    said = []
    if long:
        said.append(_("The terms are {days}. Ask for shorter ones.").format(days=span(terms)))
    tied: Any = result.detail["tied_up"] if trap else None
    if trap and result.value is not None:
        said.append(
            _("The money takes {days} to come. Weigh what this customer costs.").format(
                days=span(round(result.value))
            )
        )
    elif trap:
        said.append(_("More is owed than the credit limit allows. Stop and ask finance."))
    amount = Money(round(tied), case.till.currency) if tied else None
    days = round(result.value) if trap and result.value is not None else terms
    return Hit(" ".join(said), (case.account,), days=days, amount=amount, data=(terms, trap))


def step_not_taken(case: Reckoned) -> Hit | None:
    """FND-33: a step of collecting is due and not taken (F-08); reminding before time is none."""
    items = case["F-08"].items
    open_ = [
        (key, item)
        for key, item in items.items()
        if (item.level or "").startswith("S") and item.level != REMINDER and not item.detail["done"]
    ]
    if not open_:
        return None
    open_.sort(key=lambda pair: (pair[1].level or "", _days(pair[1])), reverse=True)
    invoices = by_key(case.shelf.where(Invoice, "account", value=case.account.id))
    till = case.till
    rows = [invoices[key] for key, _item in open_]
    balance = sum(float(str(item.detail["balance"] or 0)) for _key, item in open_)
    amount = Money(round(balance), till.currency)
    first = open_[0][1]
    words = _(
        "{invoices}: {amount} is {days} late and step {step} is not done ({what}). Do it, and "
        "note who asked whom."
    ).format(
        invoices=listed(row.no or "" for row in rows),
        amount=money(amount),
        days=span(_days(first)),
        step=first.level,
        what=_(LABELS[first.level or ""]),
    )
    data = tuple(f"{key}:{item.level}" for key, item in open_)
    return Hit(words, tuple(rows), days=_days(first), amount=amount, data=data)


def _days(item: Any) -> int:
    return int(item.detail["days"] or 0)


def favours_without_return(case: Reckoned) -> Hit | None:
    """FND-34: a favour without a written condition; support up while sales fell (F-15)."""
    detail: Any = case["F-15"].detail
    lines = by_key(case.shelf.where(LedgerLine, "account", value=case.account.id))
    unwritten = [lines[key] for key in detail["unwritten"]]
    said = []
    if unwritten:
        said.append(
            _("{names}: no condition in writing. Write down what we get for it.").format(
                names=every(unwritten, case.shelf)
            )
        )
    if detail["support_up_sales_down"]:
        said.append(
            _("Support rose to {now} of the sales while the sales fell. Tie it to sales.").format(
                now=percent(FULL * detail["rate"], 1)
            )
        )
    if not said:
        return None
    this_year = [row for row in lines.values() if row.year == case.today.year]
    rows = unwritten or this_year
    return Hit(" ".join(said), (*rows, case.account), data=(detail["support_up_sales_down"],))


def sales_fall(case: Reckoned) -> Hit | None:
    """FND-37: sales of six months a tenth or more below the same months a year ago.

    Of a lost account that is no news.
    """
    if case.account.lifecycle in {None, "lost", "potential", "interested"}:
        return None
    till = case.till
    now = sales(case.dossier, case.today, months=HALF)
    before = sales(case.dossier, case.today, months=HALF, back=YEAR)
    amount, earlier = sold(now, till), sold(before, till)
    if earlier <= 0:
        return None
    fall = 1 - amount / earlier
    if round(fall, EXACT) < case.limit("FND-37")["fall"]:
        return None
    lost = Money(round(earlier - amount), till.currency)
    words = _(
        "Sales of six months fell by {share} against last year, {amount} less. Find out what they "
        "buy elsewhere."
    ).format(share=percent(FULL * fall, 1), amount=money(lost))
    return Hit(words, (case.account, *now, *before), amount=lost)


def dear(case: Reckoned) -> Hit | None:
    """FND-38: our price above the market by more than 5 % (amber), 10 % (red), in all or a line."""
    result = case["F-21"]
    lines = {key: item for key, item in result.items.items() if item.level in {"watch", "alarm"}}
    if not lines and result.level not in {"watch", "alarm"}:
        return None
    said = listed(
        _("{line} {share}").format(line=item.parts[0].label, share=_above(item.value))
        for item in lines.values()
    )
    words = _(
        "We are dearer than the market: {lines}. Show what the difference buys; if we cannot, our "
        "own costs are at fault."
    ).format(lines=said or _above(result.value))
    levels = {result.level, *(item.level for item in lines.values())}
    rows = (row for item in lines.values() for part in item.parts for row in part.rows)
    to = remedy("open", case.account)
    severity = RED if "alarm" in levels else AMBER
    return Hit(words, (case.account, *found(case, rows)), severity, remedy=to)


def _above(value: float | None) -> str:
    return f"+{percent(value or 0.0, 1)}"


RULES: Final = (
    Rule("FND-02", AMBER, N_("Money comes slowly"), slow_money, "open"),
    Rule("FND-33", RED, N_("Collection step not taken"), step_not_taken, "collect"),
    Rule("FND-34", AMBER, N_("Favour without return"), favours_without_return, "open"),
    Rule("FND-37", AMBER, N_("Sales fall"), sales_fall, "visit"),
    Rule("FND-38", AMBER, N_("Dearer than the market"), dear, "open"),
)
"""The rules of this file."""
