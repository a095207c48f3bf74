"""Results as JSON: what ``kamdesk insights --json`` and ``kamdesk gaps --json`` print."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.fact import Json
    from kamdesk.domain.gaps import Gap
    from kamdesk.domain.insight.result import Insight, Part, Row


def to_json(insight: Insight) -> Json:
    """A result with its explanation; numbers are not rounded, items stand under external ids."""
    plain: dict[str, Json] = {
        "value": insight.value,
        "level": insight.level,
        "coverage": insight.coverage,
        "parts": [_part(part) for part in insight.parts],
        "missing": list(insight.missing),
    }
    if insight.items:
        plain["items"] = {key: to_json(item) for key, item in insight.items.items()}
    if insight.detail:
        plain["detail"] = dict(insight.detail)
    return plain


def rows_to_json(found: Mapping[str, Insight]) -> Json:
    """Results by the code of their formula."""
    return {code: to_json(insight) for code, insight in found.items()}


def gap_to_json(gap: Gap) -> Json:
    """A gap: the fact and whose it is, the question, whom to ask and why.

    ``asked`` is false for what we find out ourselves; the addressee is then one of ours.
    """
    return {
        "fact": gap.fact,
        "key": gap.key,
        "state": gap.state,
        "weight": gap.weight,
        "contradictory": gap.contradictory,
        "question": gap.wording,
        "addressee": gap.addressee_key,
        "addressee_name": gap.addressee_name,
        "asked": gap.asked,
        "why": gap.why,
        "in_room": gap.in_room,
        "table_safe": gap.table_safe,
    }


def _part(part: Part) -> Json:
    return {
        "code": part.code,
        "label": part.label,
        "points": part.points,
        "maximum": part.maximum,
        "rows": [_row(row) for row in part.rows],
    }


def _row(row: Row) -> Json:
    return {"entity": row.entity, "id": row.id}
