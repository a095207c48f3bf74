"""How numbers went over time: what a snapshot keeps, and what changed between two days.

A snapshot holds the values of all formulas of an account on a day, and how its people stood.
Without snapshots there is no trend: a number of the past cannot be reckoned from what is known
today.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.fact import key_of
from kamdesk.domain.records import Snapshot, Tie
from kamdesk.domain.remembered import looked_up

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json
    from kamdesk.domain.insight.result import Insight

    Values = Mapping[str, Any]

ITEMS: Final = ("F-04", "F-12", "F-14")
"""Formulas whose narrower subjects (projects, rivals) are kept too."""
PEOPLE, TIES, FINDINGS, VISIT = "people", "ties", "findings", "visit"
PLACES = 4
"""Decimals kept: more than anybody reads, less than floats print."""
HALF = 0.5
"""A value that moved by less is the same to whoever reads whole numbers."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A value and its level as they stood; either may be missing."""

    value: float | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a trend."""

    day: dt.date
    value: float
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed of one formula; ``item`` names the narrower subject ("A-P1:R1"), else ""."""

    formula: str
    before: Kept
    after: Kept
    item: str = ""

    @property
    def moved(self) -> float | None:
        """By how much the value moved; ``None`` where one of both is not known."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value


def content(
    dossier: Dossier,
    insights: Mapping[str, Insight],
    *,
    today: dt.date,
    findings: Mapping[str, int] | None = None,
) -> dict[str, Json]:
    """What a snapshot of an account keeps, by external ids.

    Value and level by formula, findings by severity, attitude and power of its people, strength
    of the ties.
    """
    kept: dict[str, Json] = {code: _kept(insight) for code, insight in insights.items()}
    kept[PEOPLE] = {
        key_of(person): {"attitude": person.attitude, "power": person.power}
        for person in dossier.people(today)
        if person.attitude is not None or person.power is not None
    }
    kept[TIES] = {
        key_of(tie): tie.strength for tie in dossier.shelf.of(Tie) if tie.strength is not None
    }
    if findings is not None:
        kept[FINDINGS] = dict(findings)
    return kept


def _kept(insight: Insight) -> Json:
    plain: dict[str, Json] = {}
    if insight.value is not None:
        plain["value"] = round(insight.value, PLACES)
    if insight.level is not None:
        plain["level"] = insight.level
    if insight.formula in ITEMS and insight.items:
        plain["items"] = {key: _kept(item) for key, item in insight.items.items()}
    return plain


def snapshots(dossier: Dossier, *, until: dt.date | None = None) -> tuple[Snapshot, ...]:
    """The dated snapshots of an account up to a day, oldest first; the last of a day counts."""
    by_day = _by_day(dossier)
    if until is None:
        return tuple(by_day.values())
    return tuple([row for day, row in by_day.items() if day <= until])


@looked_up
def _by_day(dossier: Dossier) -> dict[dt.date, Snapshot]:
    """The last snapshot of each day, oldest first."""
    rows = dossier.shelf.where(Snapshot, "subject", value=dossier.account.id)
    taken = [
        (row.taken_on, row.id, row)
        for row in rows
        if row.subject_kind == dossier.account.ENTITY and row.taken_on is not None
    ]
    return {day: row for day, _id, row in sorted(taken, key=lambda item: item[:2])}


def snapshot_before(dossier: Dossier, day: dt.date) -> Snapshot | None:
    """The newest snapshot of an account before a day."""
    found = [row for row in snapshots(dossier, until=day) if row.taken_on != day]
    return found[-1] if found else None


def snapshot_on(dossier: Dossier, day: dt.date) -> Snapshot | None:
    """The newest snapshot of an account up to a day: how things stood then."""
    return next(reversed(snapshots(dossier, until=day)), None)


def values_in(snapshot: Snapshot | None) -> Values:
    """The values of a snapshot by code; empty for none and for one that cannot be read."""
    values = snapshot.values if snapshot is not None else None
    return values if isinstance(values, dict) else {}


def kept_in(snapshot: Snapshot | None, formula: str) -> Kept | None:
    """Value and level of a formula in a snapshot, ``None`` if it kept neither."""
    return _read(values_in(snapshot).get(formula))


def _read(plain: Any) -> Kept | None:
    """A kept result: an object, or the bare number or level of a file of others."""
    if isinstance(plain, bool):
        return None
    if isinstance(plain, int | float):
        return Kept(value=float(plain))
    if isinstance(plain, str):
        return Kept(level=plain)
    if not isinstance(plain, dict):
        return None
    value, level = plain.get("value"), plain.get("level")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    found = Kept(
        value=float(value) if is_number and value is not None else None,
        level=level if isinstance(level, str) else None,
    )
    return None if found == Kept() else found


def trend(dossier: Dossier, now: Insight, *, today: dt.date) -> tuple[Point, ...]:
    """How the value of a formula went: its snapshots before today, then today's."""
    points = [
        Point(row.taken_on, found.value, found.level)
        for row in snapshots(dossier, until=today)
        if row.taken_on is not None
        and row.taken_on < today
        and (found := kept_in(row, now.formula)) is not None
        and found.value is not None
    ]
    if now.value is not None:
        points.append(Point(today, now.value, now.level))
    return tuple(points)


def finding_trend(
    dossier: Dossier, now: Mapping[str, int], *, severity: str, today: dt.date
) -> tuple[Point, ...]:
    """How many findings of a severity stood: in the snapshots that counted them, then now."""
    points = []
    for row in snapshots(dossier, until=today):
        counted = values_in(row).get(FINDINGS)
        if row.taken_on is not None and row.taken_on < today and isinstance(counted, dict):
            number = counted.get(severity, 0)
            points.append(Point(row.taken_on, float(number) if isinstance(number, int) else 0.0))
    return (*points, Point(today, float(now.get(severity, 0))))


def differences(before: Values, after: Values) -> tuple[Difference, ...]:
    """What changed from one set of values to another: a level, or a value by half a unit.

    Formulas that only one of both kept are left out: that a number was first reckoned is no news.
    """
    found: list[Difference] = []
    for code in after:
        if code in {PEOPLE, TIES, FINDINGS, VISIT}:
            continue
        found += _difference(code, before=before.get(code), after=after[code])
        for item, value in _items(after[code]).items():
            found += _difference(
                code, before=_items(before.get(code)).get(item), after=value, item=item
            )
    return tuple(found)


def _items(plain: Any) -> dict[str, Any]:
    items = plain.get("items") if isinstance(plain, dict) else None
    return items if isinstance(items, dict) else {}


def _difference(code: str, *, before: Any, after: Any, item: str = "") -> list[Difference]:
    was, now = _read(before), _read(after)
    if was is None or now is None:
        return []
    found = Difference(code, was, now, item)
    is_other = was.level != now.level and None not in {was.level, now.level}
    return [found] if is_other or abs(found.moved or 0) >= HALF else []


def changed_since(
    dossier: Dossier, insights: Mapping[str, Insight], *, since: dt.date, today: dt.date
) -> tuple[Difference, ...]:
    """What changed from a day to now, against the newest snapshot up to that day."""
    then = values_in(snapshot_on(dossier, since))
    return differences(then, content(dossier, insights, today=today)) if then else ()


def changed_between(dossier: Dossier, begin: dt.date, *, end: dt.date) -> tuple[Difference, ...]:
    """What changed between two days, from the newest snapshots up to each; none without two."""
    first, last = snapshot_on(dossier, begin), snapshot_on(dossier, end)
    if first is None or last is None or first is last:
        return ()
    return differences(values_in(first), values_in(last))
