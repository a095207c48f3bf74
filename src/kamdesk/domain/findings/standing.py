"""Rules on where the account stands: strategy, agreements, triggers, bonds, tier, next step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.brief.wording import listed
from kamdesk.domain.days import day_of
from kamdesk.domain.findings.finding import AMBER, INFO, RED, remedy
from kamdesk.domain.findings.naming import every, short, span, what
from kamdesk.domain.findings.rule import Hit, Rule
from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.gates import in_force
from kamdesk.domain.records import Action, Agreement, Event, ProcurementStep, SupplierStatus
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from kamdesk.domain.fact import Record
    from kamdesk.domain.findings.reckoned import Reckoned

PARTNER = 4
PRICE_BOND = 1
TRIGGERS: Final = frozenset({"trigger_u1", "trigger_u2"})
OPEN: Final = frozenset({"potential", "interested", "developed", "dormant"})


def no_agreement(case: Reckoned) -> Hit | None:
    """FND-14: a strategic supplier without an agreement in force, or duties of one overdue."""
    level: Any = case["F-02a"].detail["level"]
    if level < case.limit("FND-14")["org_level"]:
        return None
    rows = case.shelf.where(Agreement, "account", value=case.account.id)
    wanted = case.limit("FND-14")["kinds"]
    valid = [row for row in rows if row.kind in wanted and in_force(row, case.today)]
    if not valid:
        words = _("We are a strategic supplier without an agreement in force. Negotiate one.")
        return Hit(words, (case.account,))
    due = [case.shelf.get(Action, key) for row in valid for key in row.items_due]
    late = [row for row in due if row and not row.done and row.due and row.due < case.today]
    if not late:
        return None
    words = _("Duties of an agreement are overdue: {names}. Carry them out.")
    return Hit(words.format(names=every(late, case.shelf)), (*late, *valid))


def strategy_unanswered(case: Reckoned) -> Hit | None:
    """FND-15: the customer's strategy is not known, or we have no answer to it (S1-66)."""
    if not case.is_worked_on:
        return None
    if not case.account.strategy:
        words = _("The strategy of the customer is not known. Ask where they want to go.")
        return Hit(words, (case.account,), remedy=remedy("confirm", case.account, field="strategy"))
    weak = case.limit("FND-15")
    score = scored(case.dossier, weak["rubric"], subject=case.account, today=case.today)
    points = score.scores.get(weak["item"])
    if case.account.our_answer and (points is None or points > weak["score"]):
        return None
    words = _("We have no answer to the strategy of the customer. Write down what we bring to it.")
    if case.account.our_answer:
        words = _("Our answer to the strategy of the customer is rated low. Make a better one.")
    to = remedy("confirm", case.account, field="our_answer")
    return Hit(words, (case.account,), remedy=to, data=(bool(case.account.our_answer), points))


def ends_soon(case: Reckoned) -> Hit | None:
    """FND-32: an agreement, a registration or an approval ends within 60 days."""
    ends = ending(case, int(case.limit("FND-32")["days"]))
    if not ends:
        return None
    left = min(days for days, _words, _record in ends)
    words = _("{names} ends soon, the first in {days}. Begin the renewal now.").format(
        names=listed(words for _days, words, _record in ends), days=span(left)
    )
    if left < 0:
        words = _("{names}: ended or ending. Renew it now.").format(
            names=listed(words for _days, words, _record in ends)
        )
    days = [str(case.today + dt.timedelta(days=days)) for days, _words, _record in ends]
    records = tuple(record for _days, _words, record in ends)
    return Hit(words, records, days=left, data=tuple(days))


def ending(case: Reckoned, within: int) -> list[tuple[int, str, Record]]:
    """What ends within so many days: days left, name, record; the first first.

    A platform or approval that has ended already is still open and has days below 0.
    """
    today, account = case.today, case.account
    found: list[tuple[int, str, Record]] = []
    for row in case.shelf.where(Agreement, "account", value=account.id):
        if row.valid_to and 0 <= (row.valid_to - today).days <= within:
            name = short(row.name) or scale("AGREEMENT").label(row.kind)
            found.append(((row.valid_to - today).days, name, row))
    if account.e_platform_expiry and (account.e_platform_expiry - today).days <= within:
        name = short(account.e_platform) or _("registration at the platform")
        found.append(((account.e_platform_expiry - today).days, name, account))
    for status in case.shelf.where(SupplierStatus, "account", value=account.id):
        if (
            status.status == "approved"
            and status.expiry
            and _near(status.expiry, today, within=within)
        ):
            words = _("approval as a supplier: {line}").format(line=what(status, case.shelf))
            found.append(((status.expiry - today).days, words, status))
    return sorted(found, key=lambda item: (item[0], item[1]))


def _near(day: dt.date, today: dt.date, *, within: int) -> bool:
    return (day - today).days <= within


def trigger(case: Reckoned) -> Hit | None:
    """FND-35: the customer changes course or makes it himself: confirmed red, suspected amber."""
    events = [
        event
        for event in case.shelf.where(Event, "account", value=case.account.id)
        if event.kind in TRIGGERS
        and event.state in {"confirmed", "suspected"}
        and (event.happened_on is None or event.happened_on <= case.today)
    ]
    if not events:
        return None
    events.sort(key=lambda event: (event.state != "confirmed", event.id))
    first = events[0]
    if first.state == "confirmed":
        words = _("Confirmed: {what}. This is beyond our control; plan the way out and the rest.")
    else:
        words = _("Suspected: {what}. Find out whether it is true.")
    said = words.format(what=short(first.text) or scale("EVENT").label(first.kind))
    return Hit(said, tuple(events), RED if first.state == "confirmed" else AMBER)


def price_bond(case: Reckoned) -> Hit | None:
    """FND-36: a gold account that only the price holds."""
    if case.account.tier != "gold" or case.account.bond_level != PRICE_BOND:
        return None
    words = _("Only the price holds this gold account. Add service or people that bind.")
    return Hit(words, (case.account,))


def score_and_facts(case: Reckoned) -> Hit | None:
    """FND-48: score and facts give different levels, or a partner is held by the price alone."""
    detail: Any = case["F-02a"].detail
    said = []
    if detail["disagrees"]:
        said.append(
            _(
                "The facts say level {level}, the assessment says {band}. Look at the assessment "
                "again."
            ).format(level=detail["level"], band=detail["band"])
        )
    if detail["level"] == PARTNER and case.account.bond_level == PRICE_BOND:
        said.append(_("A strategic partner is held by the price alone. Check the bond."))
    data = (detail["level"], detail["band"], case.account.bond_level)
    return Hit(" ".join(said), (case.account,), data=data) if said else None


def divided(case: Reckoned) -> Hit | None:
    """FND-49: a gold account that buys site by site, or only once."""
    account = case.account
    odd = account.purchase_mode == "divided", account.purchase_continuity == "one_off"
    if account.tier != "gold" or not any(odd):
        return None
    words = _(
        "This gold account buys site by site or only once. Check whether it is a key account."
    )
    return Hit(words, (account,), data=odd)


def no_next_step(case: Reckoned) -> Hit | None:
    """FND-43: an open account or project for which nothing is planned (S0-24)."""
    account = case.account
    if account.lifecycle not in OPEN or account.keep_decision == "drop":
        return None
    planned = any(
        item.status == "planned" and item.start and day_of(item.start) >= case.today
        for item in case.dossier.interactions
    )
    actions = [
        row for row in case.shelf.where(Action, "account", value=account.id) if row.done is None
    ]
    if not planned and not actions:
        words = _("Nothing is planned here. Write the next step, with a name and a day.")
        return Hit(words, (account,))
    stuck = [
        project
        for project in case.dossier.open_projects
        if not planned
        and not any(row.project == project.id for row in actions)
        and not any(
            step.state in {None, "open", "current"} and (step.planned or step.forecast)
            for step in case.shelf.where(ProcurementStep, "project", value=project.id)
        )
    ]
    if not stuck:
        return None
    words = _("{names}: nothing is planned. Write the next step, with a name and a day.")
    return Hit(words.format(names=every(stuck, case.shelf)), tuple(stuck))


def other_tier(case: Reckoned) -> Hit | None:
    """FND-47: the points pass the border of another tier by enough (F-06)."""
    if case.portfolio is None:
        # Without the others the sales class is not known, and what is left proves nothing.
        return None
    result = case["F-06"]
    if not result.detail.get("propose") or result.value is None:
        return None
    labels = scale("TIER")
    words = _("{points} points suggest {tier} instead of {current}. Decide by hand.").format(
        points=round(result.value),
        tier=labels.label(result.level),
        current=labels.label(case.account.tier) if case.account.tier else _("no tier"),
    )
    return Hit(words, (case.account,), data=(result.level, case.account.tier))


RULES: Final = (
    Rule("FND-14", AMBER, N_("No agreement in force"), no_agreement, "open"),
    Rule("FND-15", AMBER, N_("Strategy without an answer"), strategy_unanswered, "confirm"),
    Rule("FND-32", AMBER, N_("Ends soon"), ends_soon, "open"),
    Rule("FND-35", AMBER, N_("Customer changes course"), trigger, "open"),
    Rule("FND-36", AMBER, N_("Held by the price alone"), price_bond, "open"),
    Rule("FND-43", AMBER, N_("No next step"), no_next_step, "step"),
    Rule("FND-47", INFO, N_("Another tier"), other_tier, "open"),
    Rule("FND-48", AMBER, N_("Score and facts disagree"), score_and_facts, "open"),
    Rule("FND-49", AMBER, N_("Buys divided or once"), divided, "open"),
)
"""The rules of this file."""
