"""F-12: how dangerous each rival is in each open project."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.criteria import Meets, project_table
from kamdesk.domain.insight.numbers import (
    EXACT,
    FULL,
    Limits,
    level_at,
    limits_of,
)
from kamdesk.domain.insight.people import key_persons, power_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.records import Organisation, ProjectRival, Stance
from kamdesk.domain.remembered import remembered
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Money
    from kamdesk.domain.records import Project

BEST_SCORE, WORST_SCORE = 5, 1
INSTALLED = "incumbent"


@remembered
def threat(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-12: items by "project:rival", 0 to 100; the account has the value of the largest.

    A part that is not known is left out and the rest rescaled; ``coverage`` is the known share.
    """
    items = {
        f"{key_of(project)}:{_rival_key(dossier, row)}": rival_threat(
            dossier, row, today=today, limits=limits
        )
        for project in dossier.open_projects
        for row in _rivals_of(dossier, project)
    }
    known = {key: item for key, item in items.items() if item.value is not None}
    largest = max(known, key=lambda key: known[key].value or 0.0, default=None)
    return Insight(
        formula="F-12",
        value=items[largest].value if largest else None,
        level=items[largest].level if largest else None,
        coverage=items[largest].coverage if largest else 0.0,
        parts=tuple(_summary(key, item) for key, item in items.items()),
        missing=tuple(f"{key}:{code}" for key, item in items.items() for code in item.missing),
        items=items,
        detail={"largest": largest},
    )


def _rivals_of(dossier: Dossier, project: Project) -> list[ProjectRival]:
    found = dossier.shelf.where(ProjectRival, "project", value=project.id)
    return sorted(found, key=lambda row: _rival_key(dossier, row))


def _rival_key(dossier: Dossier, row: ProjectRival) -> str:
    rival = dossier.shelf.get(Organisation, row.organisation)
    return key_of(rival) if rival else str(row.organisation)


def _summary(key: str, item: Insight) -> Part:
    behind = dict.fromkeys(row for part in item.parts for row in part.rows)
    return Part(key, key, item.value, FULL, rows=tuple(behind))


def rival_threat(
    dossier: Dossier, row: ProjectRival, *, today: dt.date, limits: Limits | None = None
) -> Insight:
    """The threat of one rival in one project, 0 to 100, with its five parts."""
    numbers = limits_of("F-12", limits)
    parts = [
        _position(row, numbers),
        _people(dossier, row, today=today, limits=limits),
        _criteria(dossier, row, numbers=numbers),
        _price(dossier, row, numbers=numbers),
    ]
    # Not the incumbent and no word on his product: not installed for this use (reading 14).
    if row.satisfaction is not None or row.position == INSTALLED:
        parts.append(_satisfaction(row, numbers))
    whole = sum(part.maximum or 0.0 for part in parts)
    known = sum(part.maximum or 0.0 for part in parts if part.points is not None)
    points = sum(part.points or 0.0 for part in parts)
    value = FULL * points / known if known else None
    coverage = known / whole
    level = None if value is None else level_at(value, numbers["levels"])
    return Insight(
        formula="F-12",
        value=value,
        level=level if coverage >= numbers["insufficient_coverage"] else "insufficient",
        coverage=coverage,
        parts=tuple(parts),
        missing=tuple(part.code for part in parts if part.points is None),
    )


def _position(row: ProjectRival, numbers: Mapping[str, Any]) -> Part:
    points: Mapping[str, float] = {"none": 0, **numbers["position"]}
    found = points.get(row.position or "")
    label = _("Position: {position}").format(position=scale("POSITION").label(row.position) or "?")
    return Part("position", label, _float(found), float(numbers["position_limit"]), rows=rows(row))


def _people(dossier: Dossier, row: ProjectRival, *, today: dt.date, limits: Limits | None) -> Part:
    """The attitudes of the key persons to the rival, weighted as ours are in F-02b."""
    attitudes = limits_of("F-02b", limits)["attitudes"]
    limit = float(limits_of("F-12", limits)["people_limit"])
    weight, total, behind = 0.0, 0.0, []
    for person in key_persons(dossier, today, limits=limits):
        stance = stance_to(dossier, person.id, organisation_id=row.organisation, today=today)
        power = power_of(dossier, person, today=today).value
        if stance is None or stance.attitude not in attitudes or not power:
            continue
        weight += power
        total += power * attitudes[stance.attitude]
        behind += [stance, person]
    points = limit * total / weight / FULL if weight else None
    return Part("people", _("Attitude of the key persons"), points, limit, rows=rows(*behind))


def stance_to(
    dossier: Dossier, person_id: str, *, organisation_id: str | None, today: dt.date
) -> Stance | None:
    """The newest attitude of a person to a firm, up to today."""
    found = [
        row
        for row in dossier.shelf.where(Stance, "person", value=person_id)
        if row.organisation == organisation_id
        and row.attitude is not None
        and (row.observed_on is None or row.observed_on <= today)
    ]
    return max(found, key=lambda row: (row.observed_on or dt.date.min, row.id), default=None)


def _criteria(dossier: Dossier, row: ProjectRival, *, numbers: Mapping[str, Any]) -> Part:
    project = next(item for item in dossier.projects if item.id == row.project)
    table = project_table(dossier, project)
    meets = table.meets(row.organisation)
    points = None if meets is Meets.UNKNOWN else numbers["criteria"][meets.value]
    limit = float(numbers["criteria_limit"])
    behind = rows(row, *table.used)
    return Part("criteria", _("Purchase criteria"), _float(points), limit, rows=behind)


def _price(dossier: Dossier, row: ProjectRival, *, numbers: Mapping[str, Any]) -> Part:
    """His price against ours: the cheaper, the more dangerous (reading 15)."""
    project = next(item for item in dossier.projects if item.id == row.project)
    ours = project.price_ours
    theirs = _middle(row.expected_price_lo, row.expected_price_hi, ours=ours)
    limit = float(numbers["price_limit"])
    points = None
    if theirs is not None and ours is not None and ours.amount > 0:
        points = price_points(theirs / ours.amount - 1, numbers)
    behind = rows(row, project)
    return Part("price", _("Price against ours"), points, limit, rows=behind)


def _middle(low: Money | None, high: Money | None, *, ours: Money | None) -> float | None:
    """The middle of what we expect, in our currency; another one cannot be compared."""
    currency = ours.currency if ours else None
    known = [m.amount for m in (low, high) if m is not None and m.currency == currency]
    return sum(known) / len(known) if known else None


def price_points(dearer: float, numbers: Mapping[str, Any]) -> float:
    """Points for a rival who is dearer than us by a share (below 0: cheaper).

    Exactly on a border counts as the larger difference, on both sides.
    """
    dear, cheap = round(dearer, EXACT), round(-dearer, EXACT)
    for border, points in sorted(numbers["price_cheaper"], key=lambda step: -step[0]):
        if cheap >= border:
            return float(points)
    for border, points in sorted(numbers["price_dearer"], key=lambda step: -step[0]):
        if dear >= border:
            return float(points)
    return float(numbers["price_level"])


def _satisfaction(row: ProjectRival, numbers: Mapping[str, Any]) -> Part:
    limit = float(numbers["satisfaction_limit"])
    score = row.satisfaction
    points = None
    if score is not None:
        points = limit * (score - WORST_SCORE) / (BEST_SCORE - WORST_SCORE)
    return Part("satisfaction", _("Satisfaction with its product"), points, limit, rows=rows(row))


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)
