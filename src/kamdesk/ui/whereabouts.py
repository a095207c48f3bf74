"""Where an item of the trade is in the window: its places in words, and the way there.

The table of items names places by code (``domain.items``); this turns a code into what stands on
the screen, and into a page to go to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.editable import group_words
from kamdesk.domain.fact import fact_of
from kamdesk.domain.findings.table import RULES
from kamdesk.domain.records import RECORDS
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import checklist, fact_defs, rubric
from kamdesk.i18n import N_, _
from kamdesk.ui.jump import tab_of
from kamdesk.ui.pages.account import TABS
from kamdesk.ui.pages.portfolio import SECTIONS
from kamdesk.ui.pages.tab_relationship import PARTS as RELATIONSHIP
from kamdesk.ui.pages.tab_service import PARTS as SERVICE
from kamdesk.ui.places import PLACES, RAIL

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.domain.items import Item, Spot

BESIDE: Final = {
    "people.list": N_("List"),
    "people.tree": N_("Departments"),
    "people.map": N_("Map"),
    "people.grid": N_("Grid"),
    "people.coverage": N_("Coverage"),
    "brief": N_("Brief"),
}
"""Views that no other table names."""
KINDS: Final = {
    "field": N_("Field: {name}"),
    "record": N_("Record: {name}"),
    "scale": N_("Choice: {name}"),
    "rubric": N_("Assessment: {name}"),
    "checklist": N_("Checklist: {name}"),
    "template": N_("Template for projects"),
    "fact": N_("Fact: {name}"),
    "formula": N_("Formula: {name}"),
    "limit": N_("Number of: {name}"),
    "meaning": N_("Explained at: {name}"),
    "finding": N_("Finding: {name}"),
    "hint": N_("Hint beside the record"),
    "view": N_("Page: {name}"),
    "sheet": N_("Sheet of a workbook"),
    "paper": N_("Paper beside the brief"),
    "brief": N_("Section {name} of the brief"),
    "verb": N_("Command: {name}"),
}
"""What each kind of place is called."""
TABBED: Final = {
    "formula": "overview",
    "fact": "overview",
    "rubric": "relationship",
    "checklist": "relationship",
    "hint": "relationship",
    "template": "projects",
}
"""The tab of an account on which places of a kind are seen."""


def words_of(spot: Spot) -> str:
    """A place in the current language, as it is called on the screen."""
    name = NAMES[spot.kind](spot) if spot.kind in NAMES else spot.key
    return _(KINDS[spot.kind]).format(name=name)


def places_of(item: Item) -> str:
    """All places of an item in one line, each once; the reason where nothing is built."""
    if not item.places:
        return item.reason.here
    return _("; ").join(dict.fromkeys(words_of(spot) for spot in item.places))


def way_to(item: Item) -> tuple[str, str] | None:
    """The page of the window and its tab ("" for none), or None where there is only paper."""
    ways = [way for spot in item.places if (way := _way(spot)) is not None]
    views = [way for spot in item.places if spot.kind == "view" and (way := _way(spot)) is not None]
    return next(iter([*views, *ways]), None)


def _way(spot: Spot) -> tuple[str, str] | None:
    head, rest = spot.parts
    if spot.kind == "view":
        return (head, rest.partition(".")[0]) if head in PLACES else None
    if spot.kind in {"field", "record"}:
        return "account", tab_of(head)
    if spot.kind == "finding":
        return "today", ""
    if spot.kind in {"limit", "scale"}:
        return "settings", ""
    return ("account", TABBED[spot.kind]) if spot.kind in TABBED else None


def _field(spot: Spot) -> str:
    entity, name = spot.parts
    record = RECORDS[entity]
    words = _("Private") if name == "private" else fact_of(record, name).words
    return f"{_(record.LABEL)} · {words}"


def _scale(spot: Spot) -> str:
    name, code = spot.parts
    found = scale(name)
    step = next((step for step in found.steps if str(step.code) == code), None)
    return f"{found.title.here} · {step.label.here}" if step else found.title.here


def _rubric(spot: Spot) -> str:
    name, code = spot.parts
    found = rubric(name)
    item = found.item(code)
    return f"{found.name.here} · {item.name.here}" if item else found.name.here


def _checklist(spot: Spot) -> str:
    name, code = spot.parts
    found = checklist(name)
    item = next((item for item in found.items if item.code == code), None)
    return f"{found.name.here} · {item.name.here}" if item else found.name.here


def _view(spot: Spot) -> str:
    head, rest = spot.parts
    known = {key: words for key, _icon, words in RAIL} | BESIDE
    known |= {key: words for key, words, _page in TABS}
    known |= {f"relationship.{part[0]}": part[1] for part in RELATIONSHIP}
    known |= {f"service.{part[0]}": part[1] for part in SERVICE}
    if head == "portfolio":
        known = {"portfolio": known["portfolio"]} | {part[0]: part[1] for part in SECTIONS}
    tab = rest.partition(".")[0]
    keys = [key for key in dict.fromkeys((head, tab, rest)) if key in known]
    return " · ".join(_(known[key]) for key in keys) or _("Dialog")


NAMES: Final[dict[str, Callable[[Spot], str]]] = {
    "field": _field,
    "record": lambda spot: _(RECORDS[spot.key].PLURAL),
    "scale": _scale,
    "rubric": _rubric,
    "checklist": _checklist,
    "fact": lambda spot: fact_defs()[spot.key].name.here,
    "formula": lambda spot: group_words(spot.key),
    "limit": lambda spot: group_words(spot.parts[0]),
    "meaning": lambda spot: group_words(spot.key),
    "finding": lambda spot: _(RULES[spot.key].title),
    "view": _view,
    "verb": lambda spot: f"kamdesk {spot.key}",
}
"""What the place of a kind is called; others are called by their kind alone."""
