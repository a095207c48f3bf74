"""Results as JSON, and the registry they come from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.helpers.dossiers import sample, small

from kamdesk.domain.insight.plain import to_json
from kamdesk.domain.insight.registry import FORMULAS

if TYPE_CHECKING:
    import datetime as dt


@pytest.mark.parametrize("code", FORMULAS)
@pytest.mark.parametrize("account", ["A", "B", "C", "J"])
def test_every_result_is_plain_json(code: str, account: str, today: dt.date) -> None:
    plain = to_json(FORMULAS[code](sample(account), today))
    assert isinstance(plain, dict)
    assert json.loads(json.dumps(plain)) == plain
    assert {"value", "level", "coverage", "parts", "missing"} <= set(plain)


@pytest.mark.parametrize("code", FORMULAS)
def test_every_formula_answers_for_an_empty_account(code: str, today: dt.date) -> None:
    found = FORMULAS[code](small(), today)
    assert found.formula == code
    assert 0 <= found.coverage <= 1


def test_items_stand_under_external_ids(today: dt.date) -> None:
    plain = to_json(FORMULAS["F-24"](sample("B"), today))
    assert isinstance(plain, dict)
    items = plain["items"]
    assert isinstance(items, dict)
    item = items["B-P1:B-P1-ms-1"]
    assert isinstance(item, dict)
    assert item["value"] == 20


def test_a_part_names_its_rows(today: dt.date) -> None:
    plain = to_json(FORMULAS["F-07"](sample("A"), today))
    assert isinstance(plain, dict)
    assert plain["parts"] == [
        {
            "code": "days",
            "label": "Days since the last visit",
            "points": 18,
            "maximum": 14,
            "rows": [{"entity": "interaction", "id": "A-V7"}],
        },
        {
            "code": "untouched",
            "label": "高远山 not met",
            "points": 340,
            "maximum": None,
            "rows": [{"entity": "person", "id": "A1"}],
        },
        {
            "code": "untouched",
            "label": "郑怀安 not met",
            "points": 109,
            "maximum": None,
            "rows": [{"entity": "person", "id": "A2"}],
        },
    ]
