"""Sheet 13: what happened, newest first, from every record that has a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.records import RECORDS, Complaint, Event, Interaction, Note, Observation
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.desk import local
from kamdesk.reports.workbook.model import Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.reports.workbook.desk import Desk

ATTITUDE: Final = "attitude"


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened on a day."""

    id: str
    day: dt.date
    kind: str
    text: str
    who: str
    source: str


def moments(desk: Desk) -> list[Moment]:
    """Events, contacts, complaints, notes and moves of attitude up to today, newest first."""
    found = [
        moment
        for group in (_events, _visits, _complaints, _notes, _attitudes)
        for moment in group(desk)
        if moment.day <= desk.today
    ]
    return sorted(found, key=lambda moment: (moment.day, moment.id), reverse=True)


def _events(desk: Desk) -> Iterator[Moment]:
    for event in desk.of(Event):
        if event.happened_on is not None:
            firm = desk.title("organisation", event.organisation)
            who = firm or desk.title("person", event.noticed_by)
            kind = scale("EVENT").label(event.kind)
            yield Moment(event.id, event.happened_on, kind, event.text or "", who, _(Event.LABEL))


def _visits(desk: Desk) -> Iterator[Moment]:
    for visit in desk.of(Interaction):
        day = _day(visit.start)
        if visit.status == "done" and day is not None:
            people = _(", ").join(p.name or "?" for p in desk.shown.attendants(visit.id))
            text = visit.result or visit.objective or ""
            kind = scale("INTERACTION").label(visit.kind)
            yield Moment(visit.id, day, kind, text, people, _(Interaction.LABEL))


def _complaints(desk: Desk) -> Iterator[Moment]:
    for complaint in desk.of(Complaint):
        day = _day(complaint.opened)
        severity = scale("SEVERITY").label(complaint.severity)
        kinds = ((day, _(Complaint.LABEL)), (complaint.closed, _("Complaint closed")))
        for when, kind in kinds:
            if when is not None:
                text = complaint.what or ""
                yield Moment(complaint.id, when, kind, text, severity, _(Complaint.LABEL))


def _notes(desk: Desk) -> Iterator[Moment]:
    for note in desk.of(Note):
        if note.written_on is not None:
            kind = RECORDS.get(note.subject_kind or "")
            about = desk.title(kind, note.subject) if kind else ""
            yield Moment(
                note.id, note.written_on, _(Note.LABEL), note.text or "", about, _(Note.LABEL)
            )


def _attitudes(desk: Desk) -> Iterator[Moment]:
    for seen in desk.of(Observation):
        if seen.attribute != ATTITUDE or seen.withdrawn or seen.observed_on is None:
            continue
        label = scale("ATTITUDE").label(seen.value if isinstance(seen.value, str) else None)
        rival = desk.title("organisation", seen.about)
        text = f"{label} ({rival})" if rival else label
        who = desk.title("person", seen.subject)
        yield Moment(seen.id, seen.observed_on, _("Attitude"), text, who, _(Observation.LABEL))


def _day(moment: dt.datetime | None) -> dt.date | None:
    found = local(moment)
    return found.date() if isinstance(found, dt.datetime) else found


TABLE: Final = Table(
    "Timeline",
    (
        computed("day", N_("Date"), read=lambda _d, row: row.day, form=Form.DAY),
        computed("kind", N_("Kind"), read=lambda _d, row: row.kind, width=16.0, bold=True),
        computed("text", N_("What"), read=lambda _d, row: row.text, form=Form.LONG, width=80.0),
        computed("who", N_("Who"), read=lambda _d, row: row.who, width=30.0),
        computed("source", N_("Source"), read=lambda _d, row: row.source, width=16.0),
    ),
    moments,
)
TIMELINE: Final = Sheet("timeline", N_("Timeline"), (TABLE,), note=lambda _d: _("Newest first."))
