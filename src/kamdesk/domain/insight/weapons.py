"""What the records suggest for the ten weapons against defection (R-W10, 1B.5).

Each rule gives a score 0 to 4 with its reason and the records behind it, or nothing where the data
do not know. Ticks are the answers of CK-W10: what the rep knows and no record proves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.days import day_of
from kamdesk.domain.insight.checked import checked
from kamdesk.domain.insight.complaints import complaints, is_late, is_open
from kamdesk.domain.insight.coverage import coverage
from kamdesk.domain.insight.criteria import criteria_status
from kamdesk.domain.insight.deliveries import on_time_in_full
from kamdesk.domain.insight.gates import gates, in_force
from kamdesk.domain.insight.numbers import limits_of, points_at_least
from kamdesk.domain.insight.people import level_of, touches
from kamdesk.domain.insight.price import price_deviation
from kamdesk.domain.insight.result import Row, rows
from kamdesk.domain.insight.sales import sales
from kamdesk.domain.insight.threading import threading
from kamdesk.domain.records import Agreement, Complaint, Tie
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.records import Person

    Found = tuple[int, str, tuple[Row, ...]] | None
    Rule = Callable[["Facts"], Found]

HIGHEST = 4
PROOFS = frozenset({"W1.forgave", "W1.told", "W1.blocked"})
COSTS = frozenset({"W9.technical", "W9.contract", "W9.learning", "W9.money"})
TIES_UP = frozenset({"W9.technical", "W9.learning", "W9.money"})
"""Barriers beside the contract: stock, data, tooling, knowledge."""


class Facts:
    """What the rules look at, gathered once."""

    def __init__(
        self,
        dossier: Dossier,
        today: dt.date,
        *,
        ticks: frozenset[str],
        limits: Limits | None,
    ) -> None:
        self.dossier, self.today, self.ticks, self.limits = dossier, today, ticks, limits
        self.numbers: Mapping[str, Any] = limits_of("R-W10", limits)

    def count(self, weapon: str) -> int:
        """How many questions of a weapon are ticked."""
        return sum(code.startswith(f"{weapon}.") for code in self.ticks)


def weapons(
    dossier: Dossier,
    today: dt.date,
    *,
    ticks: Collection[str] | None = None,
    limits: Limits | None = None,
) -> dict[str, tuple[int, str, tuple[Row, ...]]]:
    """Score, reason and rows by weapon (W1 ... W10); those nothing is known of are left out.

    ``ticks``: the codes of CK-W10 ticked now; without, those of the newest run.
    """
    if ticks is None:
        ticks = checked(dossier, "CK-W10", subject=dossier.account).done
    both = frozenset(ticks) | proven_ticks(dossier, today)
    facts = Facts(dossier, today, ticks=both, limits=limits)
    found = {code: rule(facts) for code, rule in RULES.items()}
    return {code: value for code, value in found.items() if value is not None}


def proven_ticks(dossier: Dossier, today: dt.date) -> frozenset[str]:
    """The questions of CK-W10 that records answer with yes, whoever ticks them or not."""
    account = dossier.account
    shortage = on_time_in_full(dossier, today)
    rows_ = complaints(dossier, today)
    proofs = {
        "W4.none_open": bool(rows_) and not any(is_open(row, today) for row in rows_),
        "W6.no_shortage": shortage.coverage > 0 and shortage.detail["shortage_days"] == 0,
        "W7.tops": gates(dossier, today)["cxo_visit"].open,
        "W7.complaints": account.complaint_channel_told_on is not None,
        "W8.known": bool(account.strategy),
        "W10.deviation": price_deviation(dossier, today).value is not None,
    }
    return frozenset(code for code, proven in proofs.items() if proven)


def _network(facts: Facts) -> Found:
    """W1: people met, people who trust us, and proofs of it."""
    numbers = facts.numbers
    met: dict[str, Person] = {}
    for touch in touches(facts.dossier, facts.today, days=numbers["network_days"]):
        met |= {person.id: person for person in touch.theirs}
    proofs = len(facts.ticks & PROOFS)
    if not met and not proofs:
        return None
    wide = len(met) >= numbers["network_people"] and proofs > 0
    trusted = _trusted_everywhere(facts)
    words = _("people met in 12 months: {n}; proofs: {proofs} of 3").format(
        n=len(met), proofs=proofs
    )
    if trusted and proofs == len(PROOFS):
        score = HIGHEST
    elif wide:
        score = 3 if trusted or proofs > 1 else 2
    else:
        score = 1 if len(met) > 1 or proofs else 0
    return score, words, rows(*met.values())


def _trusted_everywhere(facts: Facts) -> bool:
    numbers = facts.numbers
    involved = {
        row.id
        for row in facts.dossier.departments
        if (row.involvement or 0) >= numbers["trusted_involvement"]
    }
    trusting = {
        post.department
        for tie in facts.dossier.shelf.of(Tie)
        if (tie.strength or 0) >= numbers["trusted_tie"]
        and _is_own_tie(facts, tie)
        and (post := facts.dossier.post_of(tie.customer_person or "", facts.today)) is not None
    }
    return bool(involved) and involved <= trusting


def _is_own_tie(facts: Facts, tie: Tie) -> bool:
    own = {person.id for person in facts.dossier.own_people(facts.today)}
    return tie.supplier_person in own


def _level(facts: Facts) -> Found:
    """W2: how many departments and levels we meet, and whether it hangs on one person."""
    single = threading(facts.dossier, facts.today, limits=facts.limits)
    levels = coverage(facts.dossier, facts.today, limits=facts.limits)
    days = limits_of("F-13", facts.limits)["window_days"]
    met = {
        person.id: person
        for touch in touches(facts.dossier, facts.today, days=days)
        for person in touch.theirs
    }
    if not met:
        return None
    posts = [facts.dossier.post_of(key, facts.today) for key in met]
    departments = {post.department for post in posts if post is not None and post.department}
    reached = [level_of(facts.dossier, p, today=facts.today) or 0 for p in met.values()]
    many = len(departments) >= facts.numbers["departments_needed"]
    high = max(reached) >= facts.numbers["manager_level"]
    verdicts: Any = levels.detail["verdicts"]
    parity = len(verdicts) == HIGHEST and set(verdicts.values()) == {"parity"}
    safe = single.level == "green/green"
    score = HIGHEST if parity and safe else 2 + (parity or safe) if many and high else many or high
    words = _("departments met in {days} days: {n}; highest level: {level}")
    level = scale("PERSON_LEVEL").label(max(reached))
    reason = words.format(n=len(departments), days=days, level=level)
    return int(score), reason, rows(*met.values())


def _criteria(facts: Facts) -> Found:
    """W3: by the status of the purchase criteria (F-04)."""
    found = criteria_status(facts.dossier, facts.today)
    if found.level is None:
        return None
    score = facts.numbers["criteria"][found.level]
    status = scale("CRITERIA_STATUS").label(found.level)
    words = _("criteria status: {status}").format(status=status)
    if found.level == "watch" and "W3.in_spec" in facts.ticks:
        score = facts.numbers["criteria_helped"]
    return int(score), words, tuple(row for part in found.parts for row in part.rows)


def _quality(facts: Facts) -> Found:
    """W4: complaints that are open, late, or were there in 12 months."""
    today, days = facts.today, facts.numbers["complaint_days"]
    found = [
        row
        for row in complaints(facts.dossier, today)
        if is_open(row, today)
        or (row.opened is not None and (today - day_of(row.opened)).days < days)
    ]
    if not found and not sales(facts.dossier, today):
        return None  # who buys nothing has nothing to complain of
    running = [row for row in found if is_open(row, today)]
    score, words = _quality_score(found, running, facts=facts)
    return score, words, rows(*found)


def _quality_score(
    found: list[Complaint], running: list[Complaint], *, facts: Facts
) -> tuple[int, str]:
    if any(row.severity == "critical" for row in running):
        return 0, _("a critical complaint is open")
    late = [row for row in running if is_late(row, facts.today, limits=facts.limits)]
    if any(row.severity == "major" for row in late):
        return 1, _("a major complaint is open and overdue")
    if not found:
        return HIGHEST, _("no complaint in 12 months")
    if all(row.within_allowance for row in found):
        return HIGHEST, _("all complaints within the agreed allowance")
    if all(row.severity == "minor" for row in found):
        return 3, _("only minor complaints")
    return 2, _("complaints now and then")


def _counted(weapon: str) -> Rule:
    """W5 and W7: as many points as questions are ticked."""

    def rule(facts: Facts) -> Found:
        count = facts.count(weapon)
        if not count:
            return None
        return count, _("ticked: {n} of 4").format(n=count), ()

    return rule


def _supply(facts: Facts) -> Found:
    """W6: deliveries on time in full (F-20); the top score wants a plan for the peak season."""
    found = on_time_in_full(facts.dossier, facts.today, limits=facts.limits)
    if found.value is None:
        return None
    score = int(points_at_least(found.value, facts.numbers["delivery"]))
    if score == HIGHEST and "W6.peak_plan" not in facts.ticks:
        score -= 1
    words = _("{n:.1f} % on time in full").format(n=found.value)
    return score, words, tuple(row for part in found.parts for row in part.rows)


def _strategy(facts: Facts) -> Found:
    """W8: is their strategy known, answered, owned, followed."""
    account = facts.dossier.account
    if not facts.ticks & {"W8.known", "W8.answered"}:
        return 0, _("their strategy is not known"), rows(account)
    if {"W8.answered", "W8.owner"} <= facts.ticks:
        score = HIGHEST if "W8.follow" in facts.ticks else 3
        return score, _("every point is answered and has an owner"), rows(account)
    if account.our_answer or "W8.answered" in facts.ticks:
        return 2, _("part of it is answered"), rows(account)
    return 1, _("known, but not answered"), rows(account)


def _alliance(facts: Facts) -> Found:
    """W9: agreements in force, and what a change would cost them."""
    mine = facts.dossier.shelf.where(Agreement, "account", value=facts.dossier.account.id)
    alive = {row.kind: row for row in mine if in_force(row, facts.today)}
    for kind, score in (("sole_supply", HIGHEST), ("strategic", 3)):
        if kind in alive:
            return score, _agreement_words(kind), rows(alive[kind])
    framework = alive.get("framework")
    if framework is not None:
        score = 2 if facts.ticks & TIES_UP else 1
        return score, _agreement_words("framework"), rows(framework)
    if facts.ticks & COSTS:
        n = len(facts.ticks & COSTS)
        return 1, _("barriers ticked: {n}; no agreement in force").format(n=n), ()
    return None


def _agreement_words(kind: str) -> str:
    return _("in force: {agreement}").format(agreement=scale("AGREEMENT").label(kind))


def _price(facts: Facts) -> Found:
    """W10: our price against the market (F-21)."""
    found = price_deviation(facts.dossier, facts.today, limits=facts.limits)
    if found.value is None:
        return None
    above = (points for border, points in facts.numbers["price"] if found.value > border)
    words = _("{n:+.1f} % against the market").format(n=found.value)
    score = int(next(above, HIGHEST))
    return score, words, tuple(row for part in found.parts for row in part.rows)


RULES: dict[str, Rule] = {
    "W1": _network,
    "W2": _level,
    "W3": _criteria,
    "W4": _quality,
    "W5": _counted("W5"),
    "W6": _supply,
    "W7": _counted("W7"),
    "W8": _strategy,
    "W9": _alliance,
    "W10": _price,
}
"""The rule of each weapon."""
