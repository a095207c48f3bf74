"""One table: which rule answers which entry of the fact catalogue.

An entry that is not in the table is answered by the fields that declare to feed it: it is known
as soon as one of them is filled. To give an entry another rule, add one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.fact import is_empty, value_of
from kamdesk.domain.insight import fact_rules_account as account
from kamdesk.domain.insight import fact_rules_people as people
from kamdesk.domain.insight import fact_rules_projects as projects
from kamdesk.domain.insight import fact_rules_rivals as rivals
from kamdesk.domain.insight.evidence import counting, observations, observed_records
from kamdesk.domain.insight.fact_case import NOTHING, Case, FactState, Found, holding
from kamdesk.domain.insight.fact_reach import feeders, reach
from kamdesk.domain.records import Stance

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kamdesk.domain.fact import Record
    from kamdesk.domain.insight.fact_case import Rule
    from kamdesk.domain.records import Observation

RULES: dict[str, Rule] = {
    "BG05": account.departments,
    "BG06": account.ways_of_contact,
    "BG07": account.installed_base,
    "BG15": account.sites,
    "BG17": account.calendar,
    "PP01": account.contacts_everywhere,
    "PP02": account.decider_of_account,
    "PP04": account.hidden_deciders,
    "PP05": account.rising_stars,
    "PP12": people.own_contact_points,
    "PP18": people.place_in_the_web,
    "PP19": people.counterpart,
    "CP01": account.rivals_named,
    "CP13": rivals.rep_named,
    "CP14": rivals.rep_style,
    "CP15": rivals.rep_ties,
    "CP18": rivals.recent_moves,
    "PJ01": account.purchase_plan,
    "PJ16": projects.procurement,
    "PJ17": projects.decider,
    "PJ18": projects.influencers,
    "PJ19": projects.criteria,
    "PJ20": projects.rival_price,
    "PJ23": projects.coach,
    "CO04": account.contracts,
    "CO07": account.finance_contact,
}


def answer(case: Case) -> Found:
    """What the file holds on a fact of a subject, with every day on which it was confirmed."""
    rule = RULES.get(case.fact, filled_fields)
    found = rule(case)
    if found.state is FactState.UNKNOWN:
        return found
    evidence = _evidence(case)
    if not evidence:
        # Where nobody said anything, there is nothing to be unsure of.
        return found
    seen = (*found.seen, *(row.observed_on for row in evidence if row.observed_on))
    state = FactState.UNCONFIRMED if _unsure(_counting(case)) else found.state
    return Found(state, found.rows, seen)


def filled_fields(case: Case) -> Found:
    """The general rule: known if one of the feeding fields is filled."""
    # By identity: a record is one object on its shelf, and its hash reads all its values.
    rows = {
        id(record): record for record, name in _fields(case) if not is_empty(getattr(record, name))
    }.values()
    return holding(rows, _stance_days(rows)) if rows else NOTHING


def _stance_days(rows: Iterable[Record]) -> Iterable[dt.date | None]:
    """An attitude to a rival carries its own day."""
    return (row.observed_on for row in rows if isinstance(row, Stance))


def _fields(case: Case) -> list[tuple[Record, str]]:
    """Every field that may answer the fact: record and attribute."""
    return [
        (record, item.name)
        for kind, item in feeders(case.fact)
        for record in reach(case.dossier, case.subject, kind=kind, today=case.today)
    ]


def feeding_values(case: Case) -> tuple[tuple[Record, str], ...]:
    """The filled fields that feed a fact: record and attribute."""
    return tuple(
        (record, item.name)
        for kind, item in feeders(case.fact)
        for record in reach(case.dossier, case.subject, kind=kind, today=case.today)
        if not is_empty(value_of(record, item))
    )


def _evidence(case: Case) -> list[Observation]:
    """All observations on the feeding fields."""
    observed = observed_records(case.dossier)
    return [
        row
        for record, name in _fields(case)
        if record.id in observed
        for row in observations(case.dossier, record, attribute=name)
    ]


def _counting(case: Case) -> tuple[Observation, ...]:
    """The observation that counts of each filled feeding field."""
    found = (
        counting(observations(case.dossier, record, attribute=name))
        for record, name in feeding_values(case)
    )
    return tuple(row for row in found if row is not None)


def _unsure(rows: tuple[Observation, ...]) -> bool:
    """Whether the newest of the counting observations is unconfirmed; of two on a day, one."""
    days = [row.observed_on for row in rows if row.observed_on]
    newest = max(days, default=None)
    return any(row.state == "unconfirmed" for row in rows if row.observed_on == newest)
