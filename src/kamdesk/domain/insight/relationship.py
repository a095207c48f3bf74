"""F-02: how strong the relationship is, on three levels and never only as a total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.assessed import scored
from kamdesk.domain.insight.gates import LABELS, LEVEL_GATES, gates, level_of_gates
from kamdesk.domain.insight.numbers import FULL, limits_of, share
from kamdesk.domain.insight.numbers import level_at as band_at
from kamdesk.domain.insight.people import Power, key_persons, power_of
from kamdesk.domain.insight.result import Insight, Part, rows
from kamdesk.domain.remembered import remembered
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.assessed import Scored
    from kamdesk.domain.insight.gates import Gate
    from kamdesk.domain.insight.numbers import Limits
    from kamdesk.domain.records import Department, Person

HIGHEST_LEVEL = 4
PARTS = {
    "b": N_("Key persons"),
    "a": N_("Organisational relationship"),
    "c": N_("Extensive relationship"),
}


@remembered
def organisational(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-02a: level 0 to 4 from facts (as text), value the R-ORG score 0 to 100.

    ``missing`` is the work list: the closed gates of the next level, then unanswered R-ORG items.
    ``detail``: ``level``, ``band`` (comparison level of the score), ``disagrees``, ``gates``.
    """
    numbers = limits_of("F-02a", limits)
    found = gates(dossier, today, limits=limits)
    level = level_of_gates(found, int(numbers["gates_needed"]))
    score = scored(dossier, "R-ORG", subject=dossier.account, today=today)
    band = _band(score.percent, numbers["bands"])
    ahead = LEVEL_GATES.get(level + 1, ())
    return Insight(
        formula="F-02a",
        value=score.percent,
        level=str(level),
        coverage=score.coverage,
        parts=(*score.parts(), *(_gate_part(gate) for gate in found.values())),
        missing=(*(code for code in ahead if not found[code].open), *_open(score)),
        detail={
            "level": level,
            "band": band,
            "disagrees": band is not None and abs(band - level) >= numbers["disagreement"],
            "gates": {code: gate.open for code, gate in found.items()},
        },
    )


def _open(score: Scored) -> tuple[str, ...]:
    """Unanswered items of an assessment that was begun; a missing one is the coverage's matter."""
    return score.open if score.assessment else ()


def band_of(percent: float, limits: Limits | None = None) -> int:
    """The level 1 to 4 that an R-ORG score would give (F-02a)."""
    return _band(percent, limits_of("F-02a", limits)["bands"]) or 1


def _band(percent: float | None, bands: Mapping[str, float]) -> int | None:
    """The level a score would give: below the first border 1, above the last 4."""
    if percent is None:
        return None
    return min(HIGHEST_LEVEL, 1 + sum(percent >= border for border in bands.values()))


def _gate_part(gate: Gate) -> Part:
    label = _(LABELS[gate.code])
    return Part(gate.code, label, float(gate.open), 1.0, rows=rows(*gate.records))


@remembered
def key_people(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-02b: attitudes of the key persons, weighted by power, 0 to 100.

    The parts are the persons with what each adds to the value. ``detail``: ``veto`` (threats with
    power), ``estimated`` (a formal level stands in for the power).
    """
    numbers = limits_of("F-02b", limits)
    people = [
        (person, power)
        for person in key_persons(dossier, today, limits=limits)
        if (power := power_of(dossier, person, today=today)).value
    ]
    known = [(p, power) for p, power in people if p.attitude in numbers["attitudes"]]
    weight = _weight(known)
    parts = tuple(
        _person_part(p, power, weight=weight, attitudes=numbers["attitudes"]) for p, power in people
    )
    value = sum(part.points or 0.0 for part in parts) if weight else None
    return Insight(
        formula="F-02b",
        value=value,
        level=None if value is None else band_at(value, numbers["levels"]),
        coverage=share(weight, _weight(people)),
        parts=parts,
        missing=tuple(f"PP15:{key_of(p)}" for p, _power in people if p.attitude is None),
        detail={
            "veto": [
                key_of(p)
                for p, power in people
                if p.attitude == "threat" and (power.value or 0) >= numbers["veto_power"]
            ],
            "estimated": [key_of(p) for p, power in people if power.estimated],
        },
    )


def _weight(people: list[tuple[Person, Power]]) -> float:
    return float(sum(power.value or 0 for _person, power in people))


def _person_part(
    person: Person, power: Power, *, weight: float, attitudes: Mapping[str, float]
) -> Part:
    """What a person adds of 100 points; his share of the power is the most he could add."""
    code, label = key_of(person), person.name or _("Name not known")
    if person.attitude is None or person.attitude not in attitudes:
        return Part(code, label, None, rows=rows(person))
    most = FULL * (power.value or 0) / weight
    points = most * attitudes[person.attitude] / FULL
    return Part(code, label, points, most, rows=rows(person))


@remembered
def extensive(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-02c: the departments, weighted by involvement, 0 to 100.

    ``detail``: ``short_board`` (the lowest of those that take part; ``None`` without any),
    ``short_board_value``, ``balanced`` and ``departments`` with the score of each.
    """
    numbers = limits_of("F-02c", limits)
    involved = [
        (d, scored(dossier, "R-EXT", subject=d, today=today))
        for d in dossier.departments
        if d.involvement
    ]
    known = [(d, score.percent) for d, score in involved if score.percent is not None]
    weight = float(sum(d.involvement or 0 for d, _value in known))
    value = sum((d.involvement or 0) * v for d, v in known) / weight if weight else None
    taking_part = [
        (v, key_of(d))
        for d, v in known
        if (d.involvement or 0) >= numbers["short_board_involvement"]
    ]
    low, short = min(taking_part, default=(None, None))
    return Insight(
        formula="F-02c",
        value=value,
        level=None if value is None else band_at(value, limits_of("F-02b", limits)["levels"]),
        coverage=share(weight, float(sum(d.involvement or 0 for d, _score in involved))),
        parts=tuple(_department_part(d, score, weight=weight) for d, score in involved),
        missing=tuple(f"R-EXT:{key_of(d)}" for d, score in involved if score.percent is None),
        detail={
            "short_board": short,
            "short_board_value": low,
            "balanced": None if low is None else low >= numbers["balanced"],
            "departments": {key_of(d): score.percent for d, score in involved},
        },
    )


def _department_part(department: Department, score: Scored, *, weight: float) -> Part:
    code, label = key_of(department), department.name or ""
    behind = rows(department, score.assessment)
    if score.percent is None:
        return Part(code, label, None, rows=behind)
    most = FULL * (department.involvement or 0) / weight
    return Part(code, label, most * score.percent / FULL, most, rows=behind)


@remembered
def relationship(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-02: the total of the three levels, rescaled over the known ones, 0 to 100.

    Level "insufficient" below half of the weight. ``items`` holds nothing: F-02a, b and c stand
    beside it in the registry.
    """
    numbers = limits_of("F-02", limits)
    three = {
        "b": key_people(dossier, today, limits=limits),
        "a": organisational(dossier, today, limits=limits),
        "c": extensive(dossier, today, limits=limits),
    }
    weights: Mapping[str, Any] = numbers["weights"]
    known = sum(weights[code] for code, part in three.items() if part.value is not None)
    coverage = sum(
        weights[code] * part.coverage for code, part in three.items() if part.value is not None
    )
    parts = tuple(
        _level_part(code, part, weight=weights[code], known=known) for code, part in three.items()
    )
    value = sum(part.points or 0.0 for part in parts) if known else None
    level = None if value is None else band_at(value, limits_of("F-02b", limits)["levels"])
    return Insight(
        formula="F-02",
        value=value,
        level=level if coverage >= numbers["insufficient_coverage"] else "insufficient",
        coverage=coverage,
        parts=parts,
        missing=tuple(code for part in three.values() for code in part.missing),
    )


def _level_part(code: str, part: Insight, *, weight: float, known: float) -> Part:
    behind = tuple(dict.fromkeys(row for item in part.parts for row in item.rows))
    label = _(PARTS[code])
    if part.value is None:
        return Part(part.formula, label, None, rows=behind)
    most = FULL * weight / known
    return Part(part.formula, label, most * part.value / FULL, most, rows=behind)
