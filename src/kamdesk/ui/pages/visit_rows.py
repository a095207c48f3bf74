"""Visits as lines of a table: what each line says, and its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.days import day_of
from kamdesk.domain.naming import title_of
from kamdesk.domain.scales import scale
from kamdesk.i18n import _
from kamdesk.ui.kit import TagMark
from kamdesk.ui.models import Column

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Interaction

STATUS_TONES = {"planned": "accent", "done": "plain", "cancelled": "dashed"}


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit or contact as the tab shows it; words in the current language."""

    id: str
    start: dt.datetime | None
    kind: str
    status: str
    met: str
    text: str
    signal: str

    @property
    def searched(self) -> str:
        """What the filter looks in."""
        day = day_of(self.start).isoformat() if self.start else ""
        return f"{day} {self.kind} {self.met} {self.text} {self.signal}"


def moment_words(moment: dt.datetime | None) -> str:
    """Day and hour, without the hour where it is midnight: then only the day is known."""
    if moment is None:
        return ""
    here = moment.astimezone()
    return f"{here:%Y-%m-%d}" if (here.hour, here.minute) == (0, 0) else f"{here:%Y-%m-%d %H:%M}"


def label(name: str, code: str | None) -> str:
    """The words of a code; empty without one."""
    return scale(name).label(code) if code else ""


def status_mark(status: str | None) -> TagMark | str:
    """The status as a tag."""
    if not status:
        return ""
    return TagMark(label("STATUS", status), STATUS_TONES.get(status, "plain"))


def visit_rows(dossier: Dossier, today: dt.date) -> tuple[VisitRow, ...]:
    """All visits and contacts of an account: planned ones first, the next on top; then newest."""
    own = {person.id for person in dossier.own_people(today)}
    ahead = [item for item in dossier.interactions if item.status == "planned"]
    past = [item for item in dossier.interactions if item.status != "planned"]
    past.sort(key=lambda item: (item.start is not None, str(item.start)), reverse=True)
    return tuple(_row(dossier, item, own=frozenset(own)) for item in (*ahead, *past))


def _row(dossier: Dossier, item: Interaction, *, own: frozenset[str]) -> VisitRow:
    met = [person for person in dossier.attendants(item.id) if person.id not in own]
    return VisitRow(
        id=item.id,
        start=item.start,
        kind=label("INTERACTION", item.kind),
        status=item.status or "",
        met=_(", ").join(title_of(person, dossier.shelf) for person in met),
        text=(item.result or item.objective or "").replace("\n", " "),
        signal=label("SIGNAL", item.interest_signal),
    )


def visit_columns() -> tuple[Column, ...]:
    """The columns of the tab."""
    return (
        Column(
            title=_("Date"),
            value=lambda row: moment_words(row.start),
            sort_key=lambda row: str(row.start) if row.start else None,
            role="subject",
            width=130,
        ),
        Column(title=_("Kind"), value=lambda row: row.kind, width=130),
        Column(title=_("Status"), value=lambda row: status_mark(row.status), role="tag", width=86),
        Column(title=_("Who was met"), value=lambda row: row.met, width=150),
        Column(title=_("Goal or result"), value=lambda row: row.text, width=200, stretch=True),
        Column(title=_("Signal"), value=lambda row: row.signal, width=86),
    )
