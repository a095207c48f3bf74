"""F-04: do we meet the purchase criteria, and does a rival, per project and for the account."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import AccountRival, Criterion, CriterionFit, Organisation, ProjectRival
from kamdesk.domain.remembered import remembered

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.records import Project


class Meets(StrEnum):
    """How a party stands to a set of criteria; ``NONE``: no such party is named."""

    MEETS = "meets"
    FAILS = "fails"
    UNKNOWN = "unknown"
    NONE = "none"


STATUS: dict[tuple[Meets, Meets], str] = {
    (Meets.MEETS, Meets.NONE): "safe?",
    (Meets.MEETS, Meets.FAILS): "safe",
    (Meets.MEETS, Meets.MEETS): "watch",
    (Meets.MEETS, Meets.UNKNOWN): "watch?",
    (Meets.FAILS, Meets.NONE): "open",
    (Meets.FAILS, Meets.FAILS): "open",
    (Meets.FAILS, Meets.MEETS): "alarm",
    (Meets.FAILS, Meets.UNKNOWN): "alarm?",
}
"""Our state and the best rival's to the status; ours unknown is "unrated" whatever theirs."""

BEST_FIRST = (Meets.MEETS, Meets.UNKNOWN, Meets.FAILS)
FIT_POINTS = {"yes": 1.0, "partial": 0.5, "no": 0.0}
MEETING = frozenset({"yes", "partial"})


@dataclass(frozen=True, slots=True)
class Table:
    """The criteria of a project or of the account, with who is compared."""

    subject: Record
    criteria: tuple[Criterion, ...]
    ours: str | None
    rivals: tuple[str, ...]
    fits: dict[tuple[str, str], str]

    @property
    def used(self) -> tuple[Criterion, ...]:
        """The musts; where there are none, the scored ones."""
        musts = tuple(row for row in self.criteria if row.kind == "must")
        return musts or tuple(row for row in self.criteria if row.kind == "scored")

    def fit(self, criterion: Criterion, party: str | None) -> str:
        """yes, partial, no or unknown; a fit that nobody entered is unknown."""
        return self.fits.get((criterion.id, party or ""), "unknown")

    def meets(self, party: str | None) -> Meets:
        """How a party stands to the criteria used."""
        fits = [self.fit(row, party) for row in self.used]
        if "no" in fits:
            return Meets.FAILS
        return Meets.MEETS if fits and MEETING.issuperset(fits) else Meets.UNKNOWN

    @property
    def best_rival(self) -> Meets:
        """The best state of all rivals, ``NONE`` where no rival is named."""
        found = {self.meets(rival) for rival in self.rivals}
        return next((state for state in BEST_FIRST if state in found), Meets.NONE)

    @property
    def only_ours(self) -> tuple[Criterion, ...]:
        """Criteria that we meet in full and no rival at all: what sets us apart."""
        return tuple(
            row
            for row in self.criteria
            if self.rivals
            and self.fit(row, self.ours) == "yes"
            and all(self.fit(row, rival) == "no" for rival in self.rivals)
        )


@remembered
def criteria_status(dossier: Dossier, today: dt.date) -> Insight:  # noqa: ARG001 - as all formulas
    """F-04: items per open project and for the standing set; the account's level is the worst.

    Items are keyed by project, the standing set by the account; the parts of the account are the
    items, those of an item its criteria. No value: only the level counts.
    """
    tables = [project_table(dossier, project) for project in dossier.open_projects]
    standing = standing_table(dossier)
    if standing.criteria:
        tables.append(standing)
    items = {key_of(table.subject): _status(dossier, table) for table in tables}
    return Insight(
        formula="F-04",
        level=worst(item.level for item in items.values()),
        parts=tuple(_subject_part(table) for table in tables),
        missing=tuple(key for item in items.values() for key in item.missing),
        items=items,
    )


def project_table(dossier: Dossier, project: Project) -> Table:
    """The criteria of a project, with the rivals named in it."""
    named = dossier.shelf.where(ProjectRival, "project", value=project.id)
    return _table(
        dossier,
        project,
        criteria=dossier.shelf.where(Criterion, "project", value=project.id),
        named=named,
    )


def standing_table(dossier: Dossier) -> Table:
    """The criteria that stand for the account outside of projects, with the rivals there."""
    account = dossier.account
    rows = dossier.shelf.where(Criterion, "account", value=account.id)
    named = dossier.shelf.where(AccountRival, "account", value=account.id)
    return _table(
        dossier, account, criteria=tuple(row for row in rows if row.project is None), named=named
    )


def status_of(dossier: Dossier, table: Table) -> str:
    """The status of one set of criteria (the table of F-04).

    Where it is confirmed that the account has no rival, nothing is left to be checked.
    """
    ours, theirs = table.meets(table.ours), table.best_rival
    status = STATUS.get((ours, theirs), "unrated")
    return "safe" if status == "safe?" and dossier.account.none_confirmed else status


def worst(levels: Iterable[str | None]) -> str | None:
    """The worst status of some; ``None`` of none."""
    order: list[str] = limits_of("F-04")["order"]
    found = set(levels)
    return next((status for status in order if status in found), None)


def _table(
    dossier: Dossier,
    subject: Record,
    *,
    criteria: tuple[Criterion, ...],
    named: Iterable[ProjectRival | AccountRival],
) -> Table:
    """Whoever has a fit counts as named, so that a rival typed into the grid alone counts too."""
    rows = [
        fit
        for row in criteria
        for fit in dossier.shelf.where(CriterionFit, "criterion", value=row.id)
    ]
    own = dossier.own_organisation
    parties = {row.organisation for row in named} | {row.organisation for row in rows}
    return Table(
        subject=subject,
        criteria=criteria,
        ours=own.id if own else None,
        rivals=tuple(sorted(party for party in parties if party and _is_rival(dossier, party))),
        fits={(row.criterion or "", row.organisation or ""): row.fit or "unknown" for row in rows},
    )


def _is_rival(dossier: Dossier, party: str) -> bool:
    organisation = dossier.shelf.get(Organisation, party)
    return organisation is not None and not organisation.is_own


def _status(dossier: Dossier, table: Table) -> Insight:
    level = status_of(dossier, table)
    fits = [table.fit(row, table.ours) for row in table.used]
    only_ours = table.only_ours
    scored = [row for row in only_ours if row.kind == "scored"]
    return Insight(
        formula="F-04",
        level=level,
        coverage=sum(fit != "unknown" for fit in fits) / len(fits) if fits else 0.0,
        parts=tuple(_criterion_part(table, row) for row in table.criteria),
        missing=_unknown(table),
        detail={
            "ours": table.meets(table.ours),
            "rivals": table.best_rival,
            "rival_states": {_short(dossier, rival): table.meets(rival) for rival in table.rivals},
            "only_ours": [key_of(row) for row in only_ours],
            "make_must": [key_of(row) for row in scored if level == "watch"],
        },
    )


def _short(dossier: Dossier, rival: str) -> str:
    organisation = dossier.shelf.get(Organisation, rival)
    return key_of(organisation) if organisation else rival


def _subject_part(table: Table) -> Part:
    return Part(
        key_of(table.subject),
        getattr(table.subject, "name", None) or "",
        None,
        rows=rows(table.subject, *table.used),
    )


def _criterion_part(table: Table, row: Criterion) -> Part:
    points = FIT_POINTS.get(table.fit(row, table.ours))
    return Part(key_of(row), row.name or "", points, 1.0, rows(row))


def _unknown(table: Table) -> tuple[str, ...]:
    """The criteria used of which somebody's fit is not known."""
    parties = (table.ours, *table.rivals)
    return tuple(
        key_of(row)
        for row in table.used
        if any(table.fit(row, party) == "unknown" for party in parties)
    )
