"""The visit week sheet: who of us goes where, why, and what he wants to bring home."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.scene import moment
from kamdesk.domain.brief.wording import day_and_weekday, gist, listed
from kamdesk.domain.days import day_of
from kamdesk.domain.insight.people import is_ours
from kamdesk.domain.insight.visit_rhythm import visit_rhythm
from kamdesk.domain.naming import title_of
from kamdesk.domain.papers.model import Grid, Paper
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Interaction

WEEK: Final = 7
LATE: Final = frozenset({"overdue", "neglected"})
GOAL: Final = 160
"""Characters of a goal that a line of the sheet shows."""


def week_sheet(dossiers: Sequence[Dossier], *, today: dt.date, author: str) -> Paper:
    """The planned contacts of seven days from today, then who should be visited and is not."""
    last = today + dt.timedelta(days=WEEK - 1)
    planned = sorted(
        ((item, dossier) for dossier in dossiers for item in _planned(dossier, today, last=last)),
        key=lambda pair: (str(pair[0].start), pair[1].account.id, pair[0].id),
    )
    return Paper(
        title=_("Visit week sheet"),
        day=_("{first} to {last}").format(first=today.isoformat(), last=last.isoformat()),
        under=_("Who goes where, and why."),
        pieces=(
            Grid(
                _("Visits of the week"),
                (_("When"), _("Account"), _("Where"), _("Who"), _("Why")),
                (0.21, 0.13, 0.12, 0.26, 0.28),
                tuple(_row(dossier, item, today=today) for item, dossier in planned),
                bold=(0, 1),
                empty=_("No visit is planned for these days. Plan one in the program."),
            ),
            Grid(
                _("Overdue and not planned"),
                (_("Account"), _("Owner"), _("Last visit"), _("Days"), _("Cycle")),
                (0.32, 0.2, 0.2, 0.14, 0.14),
                tuple(_overdue(dossiers, today)),
                empty=_("Every account was visited in time, or a visit is planned."),
                ticks=True,
            ),
        ),
        author=author,
    )


def _planned(dossier: Dossier, today: dt.date, *, last: dt.date) -> Iterable[Interaction]:
    for item in dossier.interactions:
        day = day_of(item.start) if item.start else None
        if item.status == "planned" and day and today <= day <= last and not item.private:
            yield item


def _row(dossier: Dossier, item: Interaction, *, today: dt.date) -> tuple[str, ...]:
    day = day_of(item.start) if item.start else today
    people = [person for person in dossier.attendants(item.id) if not person.private]
    ours = [person for person in people if is_ours(dossier, person, day=day)]
    theirs = [person for person in people if person not in ours]
    names = [listed(title_of(person, dossier.shelf) for person in side) for side in (ours, theirs)]
    who = " → ".join(name for name in names if name)
    kind = scale("INTERACTION").label(item.kind)
    when = " ".join(part for part in (moment(item.start)[1] if item.start else "", kind) if part)
    why = gist(item.objective, GOAL) or _("no goal written yet")
    place = item.place or ""
    return f"{day_and_weekday(day)}\n{when}", firm(dossier), place or _("not settled"), who, why


def _overdue(dossiers: Sequence[Dossier], today: dt.date) -> Iterable[tuple[str, ...]]:
    found = [(dossier, visit_rhythm(dossier, today)) for dossier in dossiers]
    late = [(d, r) for d, r in found if r.level in LATE and not r.detail.get("next_planned")]
    for dossier, rhythm in sorted(late, key=lambda pair: (-(pair[1].value or 0), firm(pair[0]))):
        owner = dossier.person(dossier.account.owner)
        yield (
            firm(dossier),
            title_of(owner, dossier.shelf) if owner else _("nobody named"),
            str(rhythm.detail.get("last") or _("never")),
            str(rhythm.detail.get("days")),
            str(rhythm.detail.get("cycle")),
        )


def firm(dossier: Dossier) -> str:
    """The short name of the customer."""
    return dossier.organisation.short or dossier.organisation.name or "?"
