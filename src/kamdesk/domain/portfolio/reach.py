"""Who of ours meets whom of theirs, account by account (5.3 sheet 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.coverage import LEVELS
from kamdesk.domain.insight.numbers import Limits, limits_of
from kamdesk.domain.insight.people import active_people, power_of, touches
from kamdesk.domain.insight.visit_rhythm import last_touches
from kamdesk.domain.portfolio.whole import named
from kamdesk.domain.records import Person

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.portfolio.whole import Named, Whole


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One account: the verdict per level of theirs, the worst of all, who was never met.

    ``verdicts`` by level 1..4: parity, under-levelled, gap, or ``None`` where nobody is expected
    to meet it; ``unmet`` names of persons with power whom nobody ever touched; ``single`` the name
    of the one contact everything hangs on ("" if there is none); ``threads`` two lights.
    """

    account: Named
    verdicts: tuple[str | None, ...]
    worst: str | None
    unmet: tuple[str, ...]
    single: str
    threads: tuple[str, str]
    touches: int
    persons: int

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.account.id


def coverage_rows(whole: Whole, *, limits: Limits | None = None) -> tuple[CoverageRow, ...]:
    """Every account, in the order of the book."""
    power = int(limits_of("portfolio", limits)["unmet_power"])
    return tuple(_row(whole, dossier, power=power) for dossier in whole.dossiers)


def _row(whole: Whole, dossier: Dossier, *, power: int) -> CoverageRow:
    found = whole.insights[dossier.account.id]
    coverage = found["F-11"]
    verdicts: Any = coverage.detail["verdicts"]
    threads: Any = found["F-13"].detail
    met = last_touches(dossier, whole.today)
    unmet = [
        person.name or person.name_latin or key_of(person)
        for person in active_people(dossier, whole.today)
        if (power_of(dossier, person, today=whole.today).value or 0) >= power
        and person.id not in met
    ]
    return CoverageRow(
        account=named(dossier),
        verdicts=tuple(verdicts.get(f"L{level}") for level in LEVELS),
        worst=coverage.level,
        unmet=tuple(sorted(unmet)),
        single=_single(dossier, threads),
        threads=(str(threads["customer"]), str(threads["own"])),
        touches=len(touches(dossier, whole.today)),
        persons=int(threads["persons"]),
    )


def _single(dossier: Dossier, threads: Any) -> str:
    """The contact everything hangs on, where their side is red."""
    if threads["customer"] != "red" or threads["top_person"] is None:
        return ""
    key = threads["top_person"]
    found = (person for person in dossier.shelf.of(Person) if key_of(person) == key)
    return next((person.name or key for person in found), str(key))
