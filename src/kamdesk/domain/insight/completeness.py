"""F-01: how complete the file of an account is, and what is still unknown."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kamdesk.domain.insight.fact_case import FactState
from kamdesk.domain.insight.fact_states import states
from kamdesk.domain.insight.numbers import FULL, level_at, limits_of
from kamdesk.domain.insight.result import Insight, Part
from kamdesk.domain.remembered import remembered
from kamdesk.domain.scales import scale

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Json
    from kamdesk.domain.insight.fact_states import FactInstance
    from kamdesk.domain.insight.numbers import Limits

WEAKEST = 3
"""How many of the weakest facts the strip of the brief names."""


@remembered
def completeness(dossier: Dossier, today: dt.date, *, limits: Limits | None = None) -> Insight:
    """F-01: file value in percent, level ready, usable, thin or blind.

    The parts are the sections, in percent of their weight; ``missing`` the keys of all gaps, the
    heaviest first. A section without facts is absent. ``detail`` counts instances and gaps.
    """
    instances = states(dossier, today)
    sections = _by_section(instances)
    weights: Mapping[str, float] = limits_of("F-01", limits)["sections"]
    values = {code: known_share(items, limits) for code, items in sections.items()}
    known = {code: value for code, value in values.items() if value is not None}
    total = sum(weights[code] for code in known)
    value = sum(weights[code] * known[code] for code in known) / total if total else None
    gaps = sorted((item for item in instances if item.is_gap), key=lambda item: -item.weight)
    return Insight(
        formula="F-01",
        value=value,
        level=level_of(value, limits),
        parts=tuple(
            _part(code, known[code], instances=sections[code]) for code in weights if code in known
        ),
        missing=tuple(item.key for item in gaps),
        detail={
            "instances": len(instances),
            "gaps": len(gaps),
            "weakest": [item.key for item in gaps[:WEAKEST]],
            "sections": {code: _numbers(weights[code], sections[code]) for code in known},
        },
    )


def known_share(instances: Iterable[FactInstance], limits: Limits | None = None) -> float | None:
    """The known share of the weight of some facts in percent; ``None`` where none applies."""
    values: Mapping[str, float] = limits_of("F-01", limits)["values"]
    counted = [item for item in instances if item.state is not FactState.NA]
    weight = sum(item.weight for item in counted)
    known = sum(item.weight * values[item.state] for item in counted)
    return FULL * known / weight if weight else None


def level_of(value: float | None, limits: Limits | None = None) -> str | None:
    """The level of a completeness in percent."""
    return None if value is None else level_at(value, limits_of("F-01", limits)["levels"])


def _by_section(instances: Iterable[FactInstance]) -> dict[str, list[FactInstance]]:
    found: dict[str, list[FactInstance]] = defaultdict(list)
    for item in instances:
        found[item.section].append(item)
    return found


def _part(code: str, value: float, *, instances: list[FactInstance]) -> Part:
    gaps = tuple(row for item in instances if item.is_gap for row in item.rows)
    return Part(code, scale("SECTION").label(code), value, FULL, tuple(dict.fromkeys(gaps)))


def _numbers(weight: float, instances: list[FactInstance]) -> Json:
    return {
        "weight": weight,
        "instances": len(instances),
        "gaps": sum(item.is_gap for item in instances),
    }
