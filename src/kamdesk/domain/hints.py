"""What usually helps in a situation (domain/2, 1B.9): hints chosen by facts, each with its source.

A hint is advice, not a finding: nothing is wrong, something would help. The texts are standing data
(resources/rubrics/hints.toml); this module only says which of them fit an account, a person, a
project today. Pure: the day is an argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.insight.criteria import criteria_status, project_table, status_of
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.people import power_of
from kamdesk.domain.insight.relationship import organisational
from kamdesk.domain.insight.result import Row, rows
from kamdesk.domain.own import per_book
from kamdesk.domain.records import Event
from kamdesk.domain.words import Words, book_table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.records import Person, Project

UNKNOWN = "unknown"
COMPLIANCE_NEEDS = frozenset({1, 2, 3})
"""Levels of need whose measures want a compliance check first (S1-59)."""


@dataclass(frozen=True, slots=True)
class HintDef:
    """One entry of hints.toml; ``power`` is high, low or empty. ``source`` = ids of the items."""

    id: str
    topic: str
    when: str
    power: str
    words: Words
    source: tuple[str, ...]
    reconstruction: bool


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint that fits now, and the records it goes by."""

    about: HintDef
    rows: tuple[Row, ...] = ()

    @property
    def words(self) -> str:
        """The advice in the current language."""
        return self.about.words.here


@per_book
def hint_defs() -> Mapping[tuple[str, str, str], HintDef]:
    """All hints by topic, state and power (empty where power does not matter)."""
    found = (
        HintDef(
            id=row["id"],
            topic=row["topic"],
            when=row["when"],
            power=row.get("power", ""),
            words=Words.of(row["words"]),
            source=tuple(row["source"]),
            reconstruction=row.get("reconstruction", False),
        )
        for row in book_table("hints.toml")["hint"]
    )
    return {(item.topic, item.when, item.power): item for item in found}


def hint(topic: str, when: object, *, power: str = "") -> HintDef | None:
    """The hint for a state, or ``None`` where there is none."""
    return hint_defs().get((topic, str(when), power))


def person_hints(
    dossier: Dossier, person: Person, *, today: dt.date, limits: Limits | None = None
) -> tuple[Hint, ...]:
    """What helps with a person: attitude by power, the level of need, compliance for 1 to 3.

    Power of 3 or more is high; unknown power counts as low, an unknown attitude as unknown.
    """
    border = limits_of("F-01", limits)["key_power"]
    weight = power_of(dossier, person, today=today).value or 0
    power = "high" if weight >= border else "low"
    found = [hint("attitude", person.attitude or UNKNOWN, power=power)]
    if person.need_level is not None:
        found.append(hint("need", person.need_level))
        found.append(compliance_hint(person.need_level))
    return tuple(Hint(item, rows(person)) for item in found if item is not None)


def compliance_hint(need_level: int | None) -> HintDef | None:
    """What to check before a measure for this level of need; ``None`` for 4 and 5."""
    return hint("compliance", need_level) if need_level in COMPLIANCE_NEEDS else None


def account_hints(
    dossier: Dossier, today: dt.date, *, limits: Limits | None = None
) -> tuple[Hint, ...]:
    """What helps at an account: organisational level (gates), stage, bond, a rival's mistake."""
    account = dossier.account
    level = organisational(dossier, today, limits=limits).level
    chosen = (("org_level", level), ("stage", account.stage), ("bond", account.bond_level))
    found = tuple(
        Hint(item, rows(account))
        for topic, state in chosen
        if state is not None and (item := hint(topic, state)) is not None
    )
    return (*found, *_mistakes(dossier, today, limits=limits))


def _mistakes(dossier: Dossier, today: dt.date, *, limits: Limits | None) -> Iterator[Hint]:
    """A mistake of a rival that is still open and young enough to be worth a call (S0-32)."""
    days = limits_of("F-22", limits)["rival_fact_days"]
    about = hint("rival_mistake", "open")
    for event in dossier.shelf.where(Event, "account", value=dossier.account.id):
        if event.kind != "rival_mistake" or event.state == "closed" or about is None:
            continue
        if event.happened_on is not None and 0 <= (today - event.happened_on).days <= days:
            yield Hint(about, rows(event))


def project_hints(dossier: Dossier, project: Project) -> tuple[Hint, ...]:
    """What helps with the purchase criteria of one project (F-04)."""
    return _criteria(status_of(dossier, project_table(dossier, project)), rows(project))


def criteria_hints(dossier: Dossier, today: dt.date) -> tuple[Hint, ...]:
    """What helps with the criteria of the account, by the worst status of F-04."""
    return _criteria(criteria_status(dossier, today).level, rows(dossier.account))


def _criteria(status: str | None, behind: tuple[Row, ...]) -> tuple[Hint, ...]:
    """A status that is still to be checked has the advice of the status it looks like."""
    item = hint("criteria", (status or "").removesuffix("?"))
    return () if item is None else (Hint(item, behind),)
