"""All 368 items of the trade's texts live somewhere, and every place they name exists."""

from __future__ import annotations

from collections import Counter
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

import pytest

from kamdesk.cli import HELP
from kamdesk.domain.brief.base import Section
from kamdesk.domain.brief.build import car_sections
from kamdesk.domain.fact import fact_of
from kamdesk.domain.findings.table import RULES
from kamdesk.domain.hints import hint_defs
from kamdesk.domain.insight.meaning import meanings
from kamdesk.domain.insight.registry import FORMULAS, PORTFOLIO
from kamdesk.domain.items import KINDS, WORDS_ONLY, Spot, items
from kamdesk.domain.records import RECORDS
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import checklist, fact_defs, rubric, thresholds
from kamdesk.domain.words import NOTHING, shipped_table
from kamdesk.reports.workbook.pages import SHEETS
from kamdesk.reports.workbook.portfolio.sheets import SHEETS as PORTFOLIO_SHEETS
from kamdesk.services.papers import KINDS as PAPERS
from kamdesk.ui.pages.account import TABS
from kamdesk.ui.pages.portfolio import SECTIONS
from kamdesk.ui.pages.tab_people import VIEWS
from kamdesk.ui.pages.tab_relationship import PARTS as RELATIONSHIP
from kamdesk.ui.pages.tab_service import PARTS as SERVICE
from kamdesk.ui.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEEDS: Final = {"S0": 80, "S1": 74, "S2": 112, "S3": 50, "S4": 52}
PRIORITIES: Final = {"core": 97, "important": 207, "nice": 64}
REPORTED_BY: Final = frozenset({"F-26"})
"""A formula with a face of its own: the Monday list gives sections, no number."""


def views() -> Iterator[str]:
    """Every page, tab, part and section one can go to."""
    yield from PLACES
    yield from (f"account.{tab[0]}" for tab in TABS)
    yield from (f"account.people.{view}" for view in VIEWS)
    yield from (f"account.relationship.{part[0]}" for part in RELATIONSHIP)
    yield from (f"account.service.{part[0]}" for part in SERVICE)
    yield from (f"portfolio.{section[0]}" for section in SECTIONS)


def sections_of_the_brief() -> set[str]:
    """The numbers of the sections the brief knows; importing its builder makes them known."""
    assert callable(car_sections)
    found, todo = set(), [Section]
    while todo:
        kind = todo.pop()
        found.add(str(kind.NUMBER))
        todo.extend(kind.__subclasses__())
    return found - {"0"}


VIEWED, BRIEFED = frozenset(views()), sections_of_the_brief()
SHEETED = {f"account.{s.key}" for s in SHEETS} | {f"portfolio.{s.key}" for s in PORTFOLIO_SHEETS}
HINTED = {hint.id for hint in hint_defs().values()}


def _step(spot: Spot) -> bool:
    name, code = spot.parts
    return not code or code in {str(step.code) for step in scale(name)}


def _scored(spot: Spot) -> bool:
    name, code = spot.parts
    return not code or rubric(name).item(code) is not None


def _ticked(spot: Spot) -> bool:
    name, code = spot.parts
    return not code or code in {item.code for item in checklist(name).items}


def _field(spot: Spot) -> bool:
    entity, name = spot.parts
    return name == "private" or fact_of(RECORDS[entity], name) is not None


def _view(spot: Spot) -> bool:
    head, name = spot.parts
    if head == "dialog":
        return find_spec(f"kamdesk.ui.dialogs.{name}") is not None
    return spot.key in VIEWED


EXISTS: Final[dict[str, Callable[[Spot], bool]]] = {
    "field": _field,
    "record": lambda spot: spot.key in RECORDS,
    "scale": _step,
    "rubric": _scored,
    "checklist": _ticked,
    "template": lambda spot: spot.key in shipped_table("steps.toml"),
    "fact": lambda spot: spot.key in fact_defs(),
    "formula": lambda spot: spot.key in {*FORMULAS, *PORTFOLIO, *REPORTED_BY},
    "limit": lambda spot: spot.parts[1] in thresholds()[spot.parts[0]],
    "meaning": lambda spot: spot.key in meanings(),
    "finding": lambda spot: spot.key in RULES,
    "hint": lambda spot: spot.key in HINTED,
    "view": _view,
    "sheet": lambda spot: spot.key in SHEETED,
    "paper": lambda spot: spot.key in PAPERS,
    "brief": lambda spot: spot.key in BRIEFED,
    "verb": lambda spot: spot.key in HELP,
}


def test_all_items_are_there() -> None:
    found = items().values()

    assert Counter(item.id[:2] for item in found) == SEEDS
    assert Counter(item.priority for item in found) == PRIORITIES
    assert len(found) == 368


def test_every_kind_of_place_can_be_looked_up() -> None:
    assert set(EXISTS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_place_exists(kind: str) -> None:
    wrong = []
    for item in items().values():
        for spot in item.places:
            if spot.kind != kind:
                continue
            try:
                there = EXISTS[kind](spot)
            except LookupError:
                there = False
            if not there:
                wrong.append((item.id, spot.key))

    assert wrong == []


def test_every_item_has_places_or_a_reason_and_never_both() -> None:
    odd = [item.id for item in items().values() if bool(item.places) == (item.reason != NOTHING)]

    assert odd == []


def test_what_matters_is_more_than_words() -> None:
    thin = [
        item.id
        for item in items().values()
        if item.priority != "nice" and {spot.kind for spot in item.places} <= WORDS_ONLY
    ]

    assert thin == []


def test_places_are_of_a_known_kind_and_named_once() -> None:
    odd = [
        item.id
        for item in items().values()
        if {spot.kind for spot in item.places} - set(KINDS)
        or len(set(item.places)) != len(item.places)
    ]

    assert odd == []


def test_items_speak_three_languages() -> None:
    assert [item.id for item in items().values() if not all(item.name)] == []
    assert [
        item.id for item in items().values() if item.reason != NOTHING and not all(item.reason)
    ] == []
