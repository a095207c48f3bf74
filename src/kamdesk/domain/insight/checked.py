"""Checklist runs of a subject: what was ticked, by hand or because a record proves it.

A run is begun once and filled over time, so the newest run of a list speaks (domain/4, 3.2).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain import standing
from kamdesk.domain.records import RECORDS, ChecklistRun, ChecklistTick

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.standing import Checklist, ChecklistItem


@dataclass(frozen=True, slots=True)
class Checked:
    """The newest run of a list on a subject; without one, ``run`` is None and nothing is ticked."""

    checklist: Checklist
    run: ChecklistRun | None
    ticks: Mapping[str, ChecklistTick]

    @property
    def done(self) -> frozenset[str]:
        """The codes of the items that are ticked."""
        return frozenset(code for code, tick in self.ticks.items() if tick.done)

    @property
    def open(self) -> tuple[ChecklistItem, ...]:
        """The items that are not ticked, in their order; all of them without a run."""
        done = self.done
        return tuple(item for item in self.checklist.items if item.code not in done)

    @property
    def complete(self) -> bool:
        """Whether everything is ticked."""
        return not self.open

    @property
    def progress(self) -> tuple[int, int]:
        """How many of how many are ticked; ticks of items that are gone do not count."""
        whole = len(self.checklist.items)
        return whole - len(self.open), whole

    def note(self, code: str) -> str:
        """The note beside a tick, or an empty text."""
        tick = self.ticks.get(code)
        return (tick.note if tick else None) or ""


def checked(dossier: Dossier, code: str, *, subject: Record) -> Checked:
    """The newest run of a checklist on a record."""
    runs = list(runs_of(dossier, code, subject=subject))
    newest = max(runs, key=lambda run: (run.started_on or dt.date.min, run.id), default=None)
    if newest is None:
        return Checked(standing.checklist(code), None, {})
    rows = dossier.shelf.where(ChecklistTick, "checklist_run", value=newest.id)
    ticks = {row.item: row for row in rows if row.item is not None}
    return Checked(standing.checklist(code), newest, ticks)


def runs_of(dossier: Dossier, code: str, *, subject: Record) -> Iterator[ChecklistRun]:
    """All runs of a checklist on a record."""
    for run in dossier.shelf.where(ChecklistRun, "subject", value=subject.id):
        if run.checklist == code and run.subject_kind == subject.ENTITY:
            yield run


def open_runs(dossier: Dossier) -> tuple[tuple[Record | None, Checked], ...]:
    """Every run of the account that has open items, with its subject; the newest begun first."""
    found: dict[tuple[str, str], tuple[Record | None, Checked]] = {}
    for run in dossier.shelf.of(ChecklistRun):
        kind = RECORDS.get(run.subject_kind or "")
        subject = dossier.shelf.get(kind, run.subject) if kind else None
        if subject is None or run.checklist not in standing.checklists():
            continue
        state = checked(dossier, run.checklist or "", subject=subject)
        if not state.complete:
            found[run.checklist or "", subject.id] = (subject, state)
    return tuple(
        sorted(
            found.values(),
            key=lambda item: str(item[1].run.started_on or "") if item[1].run else "",
            reverse=True,
        )
    )
