"""Stage and bond level are set by hand; the facts say whether they fit (domain/0, note 5).

A stage has exit tests: what should be true before the account is said to be in the next one. A bond
level has a consistency test: the level that agreements, ties and service make believable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.checked import checked
from kamdesk.domain.insight.coverage import meetings
from kamdesk.domain.insight.gates import gates, in_force
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.result import Row, rows
from kamdesk.domain.insight.sales import sales
from kamdesk.domain.records import AccountTeam, Agreement, LedgerLine, Spend, Tie
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record

    Proof = tuple[Record, ...]
    Rule = Callable[[Dossier, dt.date], Proof]

STAGES = ("building", "stable", "strengthening")
TECHNICAL = frozenset({"technical", "service", "quality"})
PROCESS_DEPTH = 3
"""From this DEPTH on we take part in the customer's processes."""
STRATEGIC, SERVICE, PRICE = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Check:
    """One test: its code, its words in the current language, whether it is met, and the proof."""

    code: str
    label: str
    met: bool
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class BondTest:
    """The bond level chosen, the one the facts make believable, and the facts."""

    chosen: int | None
    believable: int
    checks: tuple[Check, ...]

    @property
    def consistent(self) -> bool | None:
        """Whether both agree; ``None`` while no level is chosen."""
        return None if self.chosen is None else self.chosen == self.believable


def exit_tests(dossier: Dossier, today: dt.date) -> tuple[Check, ...]:
    """What should be true before the next stage; of the first stage where none is chosen.

    The last stage has no next one: its tests say whether it is lived.
    """
    stage = dossier.account.stage or STAGES[0]
    found = []
    for code, (words, rule) in EXIT_TESTS.get(stage, {}).items():
        proof = rule(dossier, today)
        found.append(Check(code, _(words), bool(proof), rows(*proof)))
    return tuple(found)


def bond_test(dossier: Dossier, today: dt.date) -> BondTest:
    """The level that facts make believable: lock by agreement 3, service and network 2, else 1."""
    locked = _locked(dossier, today)
    network = _network(dossier, today)
    service = _service(dossier, today)
    believable = STRATEGIC if locked else SERVICE if network or service else PRICE
    checks = (
        Check(
            "lock",
            _("Strategic or sole-supply agreement in force, or W9 at 3"),
            bool(locked),
            rows(*locked),
        ),
        Check(
            "network",
            _("Trusted persons in two departments or more"),
            bool(network),
            rows(*network),
        ),
        Check("service", _("Service scored 2 or more (W5)"), bool(service), rows(*service)),
    )
    return BondTest(dossier.account.bond_level, believable, checks)


def _locked(dossier: Dossier, today: dt.date) -> Proof:
    found = tuple(
        row
        for row in dossier.shelf.where(Agreement, "account", value=dossier.account.id)
        if row.kind in {"strategic", "sole_supply"} and in_force(row, today)
    )
    return found or _score(dossier, "W9", least=STRATEGIC, today=today)


def _score(dossier: Dossier, weapon: str, *, least: int, today: dt.date) -> Proof:
    found = scored(dossier, "R-W10", subject=dossier.account, today=today)
    enough = found.scores.get(weapon, 0) >= least
    return (found.records[weapon],) if enough else ()


def _service(dossier: Dossier, today: dt.date) -> Proof:
    return _score(dossier, "W5", least=SERVICE, today=today)


def _network(dossier: Dossier, today: dt.date) -> Proof:
    """Own ties of trust, if they are in two departments or more."""
    numbers = limits_of("R-W10")
    own = {person.id for person in dossier.own_people(today)}
    departments: dict[str, Record] = {}
    for tie in dossier.shelf.of(Tie):
        post = dossier.post_of(tie.customer_person or "", today)
        strong = (tie.strength or 0) >= numbers["trusted_tie"]
        if strong and tie.supplier_person in own and post is not None and post.department:
            departments[post.department] = tie
    enough = len(departments) >= numbers["departments_needed"]
    return tuple(departments.values()) if enough else ()


def _qualified(dossier: Dossier, today: dt.date) -> Proof:
    found = scored(dossier, "R-KAQ", subject=dossier.account, today=today)
    return (found.assessment,) if found.assessment is not None else ()


def _value_known(dossier: Dossier, _today: dt.date) -> Proof:
    return (dossier.account,) if dossier.account.our_value else ()


def _manager(dossier: Dossier, _today: dt.date) -> Proof:
    return (dossier.account,) if dossier.account.owner else ()


def _team(dossier: Dossier, today: dt.date) -> Proof:
    """Two colleagues beside the account manager."""
    found = {
        row.person: row
        for row in dossier.shelf.where(AccountTeam, "account", value=dossier.account.id)
        if row.person != dossier.account.owner and (row.valid_to is None or row.valid_to >= today)
    }
    return tuple(found.values()) if len(found) > 1 else ()


def _repeat(dossier: Dossier, today: dt.date) -> Proof:
    """Sales in two months or more: one order is no repeat order."""
    found = {
        row.month: row for row in sales(dossier, today) if row.amount and row.amount.amount > 0
    }
    return tuple(found.values()) if len(found) > 1 else ()


def _crisis_plan(dossier: Dossier, _today: dt.date) -> Proof:
    account = dossier.account
    found = checked(dossier, "CK-CRISIS", subject=account)
    if found.run is not None and found.complete:
        return (found.run,)
    return (account,) if account.emergency_plan else ()


def _channel_told(dossier: Dossier, _today: dt.date) -> Proof:
    return (dossier.account,) if dossier.account.complaint_channel_told_on else ()


def _both_channels(dossier: Dossier, today: dt.date) -> Proof:
    """A technical colleague and a manager of ours met somebody, beside the rep."""
    met = meetings(dossier, today)
    technical = [
        item.ours for item in met if _function(dossier, item.ours.id, today=today) in TECHNICAL
    ]
    managers = [item.ours for item in met if (item.our_level or 0) > 1]
    both = technical and managers
    return (technical[0], managers[0]) if both else ()


def _function(dossier: Dossier, person: str, *, today: dt.date) -> str | None:
    from kamdesk.domain.records import Department

    post = dossier.post_of(person, today)
    department = dossier.shelf.get(Department, post.department) if post else None
    return department.function if department else None


def _tops_meet(dossier: Dossier, today: dt.date) -> Proof:
    return gates(dossier, today)["cxo_visit"].records


def _white_space(dossier: Dossier, _today: dt.date) -> Proof:
    found = dossier.shelf.where(Spend, "account", value=dossier.account.id)
    return tuple(row for row in found if row.total is not None)


def _mutual(dossier: Dossier, _today: dt.date) -> Proof:
    found = dossier.shelf.where(LedgerLine, "account", value=dossier.account.id)
    return tuple(row for row in found if row.kind == "buy_from_them")


def _in_processes(dossier: Dossier, _today: dt.date) -> Proof:
    return (dossier.account,) if (dossier.account.depth or 0) >= PROCESS_DEPTH else ()


EXIT_TESTS: dict[str, dict[str, tuple[str, Rule]]] = {
    "building": {
        "qualified": (N_("Qualified as a key account (R-KAQ)"), _qualified),
        "value": (N_("Our value to the customer is written down"), _value_known),
        "manager": (N_("One account manager is named"), _manager),
        "team": (N_("A virtual team of two or more beside the account manager"), _team),
        "repeat": (N_("Sales in two months or more of the last twelve"), _repeat),
    },
    "stable": {
        "crisis": (N_("There is an emergency plan"), _crisis_plan),
        "complaints": (N_("The complaint channel was told"), _channel_told),
        "channels": (N_("A technical and a management channel beside the rep"), _both_channels),
        "tops": (N_("Both tops met within 365 days"), _tops_meet),
    },
    "strengthening": {
        "white_space": (N_("Their spend by product line is known"), _white_space),
        "mutual": (N_("We buy from them too"), _mutual),
        "processes": (N_("We take part in their processes (depth 3 or more)"), _in_processes),
    },
}
"""By stage: code, words and rule of each test (S2-75..106, 1B.9)."""
