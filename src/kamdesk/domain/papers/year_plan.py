"""The year plan: objectives, then what is planned for them, by point, line and area (S1-42)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.wording import gist
from kamdesk.domain.insight.evidence import belongs
from kamdesk.domain.naming import title_of
from kamdesk.domain.objectives import value_words
from kamdesk.domain.papers.model import Grid, Paper
from kamdesk.domain.papers.week import firm
from kamdesk.domain.portfolio.seasons import year_plan as planned
from kamdesk.domain.records import RECORDS, Action, Objective
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.papers.model import Piece
    from kamdesk.domain.portfolio.seasons import MeasureRow
    from kamdesk.domain.portfolio.whole import Whole

REACHES: Final = (
    ("point_measure", N_("Measures: point, for one person")),
    ("line_measure", N_("Measures: line, for a department")),
    ("area_measure", N_("Measures: area, for the whole customer")),
    ("", N_("Visits and other tasks")),
)
TEXT: Final = 200


def year_plan(dossier: Dossier, whole: Whole, *, today: dt.date, author: str) -> Paper:
    """What we want to reach, and the contacts and measures of the next twelve months.

    ``whole`` holds this account; its rows are those of the page.
    """
    private = {record.id for record in dossier.shelf.everything() if record.private}
    mine = [r for r in planned(whole) if r.account.id == dossier.account.id]
    rows = [row for row in mine if row.id not in private]
    return Paper(
        title=_("Year plan {year} · {name}").format(year=today.year, name=firm(dossier)),
        day=today.isoformat(),
        under=_("Where we stand, where we want to be, who does what by when."),
        pieces=(_objectives(dossier, today), *_measures(rows)),
        author=author,
        wide=True,
    )


def _objectives(dossier: Dossier, today: dt.date) -> Grid:
    found = [
        item
        for item in dossier.shelf.of(Objective)
        if not item.private
        and belongs(dossier, Objective.ENTITY, record_id=item.id)
        and (item.result is None or (item.due is not None and item.due.year == today.year))
    ]
    found.sort(key=lambda item: (item.due is None, str(item.due), item.id))
    return Grid(
        _("Objectives"),
        (
            _("About"),
            _("Where we stand"),
            _("Where we want to be"),
            _("Measures"),
            _("Owner"),
            _("Due"),
            _("Progress"),
        ),
        (0.15, 0.14, 0.18, 0.25, 0.08, 0.09, 0.11),
        tuple(_row(dossier, item) for item in found),
        empty=_("No objective yet: write down where you want to be, and by when."),
    )


def _row(dossier: Dossier, item: Objective) -> tuple[str, ...]:
    shelf = dossier.shelf
    kind = RECORDS.get(item.subject_kind or "")
    subject = shelf.get(kind, item.subject) if kind else None
    about = firm(dossier) if subject is dossier.account else ""
    about = about or (title_of(subject, shelf) if subject and not subject.private else "")
    actions = [shelf.get(Action, action) for action in item.measures]
    owner = dossier.person(item.owner)
    level = scale("GOAL_LEVEL").label(item.level)
    return (
        "\n".join(part for part in (about, level) if part),
        _standing(value_words(item, item.from_value)),
        _standing(value_words(item, item.to_value)),
        "\n".join(_measure(row) for row in actions if row is not None and not row.private),
        title_of(owner, shelf) if owner else "",
        item.due.isoformat() if item.due else "",
        gist(item.result or item.progress, TEXT),
    )


def _standing(value: str | None) -> str:
    """Where something stands: an attitude by its word, everything else as it was typed."""
    codes = scale("ATTITUDE").codes
    return scale("ATTITUDE").label(value) if value in codes else gist(value, TEXT)


def _measure(row: Action) -> str:
    day = row.done or row.due
    done = _("done") if row.done else ""
    said = " ".join(part for part in (day.isoformat() if day else "", done) if part)
    return f"{gist(row.text, TEXT)} ({said})" if said else gist(row.text, TEXT)


def _measures(rows: list[MeasureRow]) -> list[Piece]:
    """A grid for each reach that has something; the three of the trade always, to be filled."""
    out: list[Piece] = []
    for reach, title in REACHES:
        found = [row for row in rows if row.reach == reach]
        if not found and not reach:
            continue
        out.append(
            Grid(
                _(title),
                (_("When"), _("What"), _("Serves"), _("Owner")),
                (0.14, 0.44, 0.3, 0.12),
                tuple(
                    (
                        row.day.isoformat() if row.day else _("no date"),
                        gist(row.text, TEXT) or scale("INTERACTION").label(row.kind),
                        _standing(row.serves),
                        row.owner,
                    )
                    for row in found
                ),
                ticks=True,
                empty=_("Nothing planned yet."),
            )
        )
    return out
