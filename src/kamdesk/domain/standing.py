"""The standing data of the trade: what to know, how to judge, what to tick, where to draw a line.

Facts, rubrics, checklists, step templates and thresholds are shipped as TOML (resources/rubrics)
because firms differ in them and formulas do not. This module reads them once into frozen values,
with what the open book has of its own (``domain.own``).
The files are ours and tested; a mistake in them is a mistake in the program, not the user's.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kamdesk.domain.own import per_book
from kamdesk.domain.words import NOTHING, Words, book_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class FactDef:
    """One entry of the fact catalogue (F-01): a thing to know, and how to find it out.

    ``stale_days`` 0 means never stale. ``ask`` holds codes of ADDRESSEE, the best first.
    ``why`` and ``listen_for`` are for our own eyes, never for the copy a customer can see.
    """

    id: str
    section: str
    scope: str
    condition: str
    name: Words
    weight: int
    stale_days: int
    ask: tuple[str, ...]
    question: Words
    why: Words
    listen_for: Words
    table_safe: bool

    @property
    def is_asked(self) -> bool:
        """Whether people are asked for it; else it is observed or looked up by ourselves."""
        return self.question != NOTHING


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One line to tick off."""

    code: str
    name: Words


@dataclass(frozen=True, slots=True)
class Checklist:
    """One list to tick off. ``reconstruction``: its items are a proposal of this program."""

    code: str
    name: Words
    items: tuple[ChecklistItem, ...]
    reconstruction: bool = False


@dataclass(frozen=True, slots=True)
class RubricItem:
    """One thing to score. ``anchors`` say what a score looks like, not for every score.

    ``ticks`` are the questions of the rubric's checklist that help to score this item.
    """

    code: str
    name: Words
    weight: int
    anchors: Mapping[int, Words]
    ticks: tuple[ChecklistItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Rubric:
    """One set of things to score on a subject, from ``lowest`` to ``highest``.

    An item without a score is not assessed, which is never the lowest score. ``private``
    rubrics leave the program only when the rep says so.
    """

    code: str
    name: Words
    subject: str
    lowest: int
    highest: int
    items: tuple[RubricItem, ...]
    reconstruction: bool = False
    private: bool = False

    @property
    def is_yes_no(self) -> bool:
        """Whether the items are statements, answered with yes (1), no (0) or not known."""
        return (self.lowest, self.highest) == (0, 1)

    @property
    def scores(self) -> tuple[int, ...]:
        """All scores an item can have, the lowest first."""
        return tuple(range(self.lowest, self.highest + 1))

    def item(self, code: str) -> RubricItem | None:
        """Return the item with this code, or None for one that a newer program may know."""
        return next((item for item in self.items if item.code == code), None)


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """One usual step of a purchase. ``department`` is a code of DEPT_KIND, empty = none."""

    name: Words
    department: str


@dataclass(frozen=True, slots=True)
class StepTemplate:
    """The usual steps of one way of buying (a code of TENDER_METHOD), in their order."""

    method: str
    steps: tuple[TemplateStep, ...]


@dataclass(frozen=True, slots=True)
class TemplateCriterion:
    """One usual criterion; ``kind`` (CRITERION_KIND) is a proposal."""

    code: str
    kind: str
    name: Words


@per_book
def fact_defs() -> Mapping[str, FactDef]:
    """Return the fact catalogue by id, in its order."""
    rows = book_table("facts.toml")
    return MappingProxyType({fact_id: _fact(fact_id, row) for fact_id, row in rows.items()})


@per_book
def rubrics() -> Mapping[str, Rubric]:
    """Return all rubrics by code, in their order."""
    rows = book_table("rubrics.toml")
    return MappingProxyType({code: _rubric(code, row) for code, row in rows.items()})


def rubric(code: str) -> Rubric:
    """Return the rubric with this code; KeyError for one there is not."""
    return rubrics()[code]


@per_book
def checklists() -> Mapping[str, Checklist]:
    """Return all checklists by code, in their order."""
    rows = book_table("checklists.toml")
    return MappingProxyType({code: _checklist(code, row) for code, row in rows.items()})


def checklist(code: str) -> Checklist:
    """Return the checklist with this code; KeyError for one there is not."""
    return checklists()[code]


def step_template(method: str | None) -> StepTemplate | None:
    """Return the usual steps for a code of TENDER_METHOD, or None for no or another method."""
    return _step_templates().get(method or "")


@per_book
def criteria_template() -> tuple[TemplateCriterion, ...]:
    """Return the usual criteria of a purchase (S2-62), in their order."""
    rows = book_table("steps.toml")["criteria"]["items"]
    return tuple(TemplateCriterion(code, kind, Words.of(names)) for code, kind, *names in rows)


@per_book
def thresholds() -> Mapping[str, Mapping[str, Any]]:
    """Return the numbers of the formulas by formula id, e.g. ``["F-07"]["cycles"]``.

    Tables are read-only mappings, lists are tuples; units stand beside each number in
    thresholds.toml. Rules (FND-30) and "interactions" stand beside the formulas.
    """
    frozen: Mapping[str, Mapping[str, Any]] = _frozen(book_table("thresholds.toml"))
    return frozen


def counts_as_visit(kind: str) -> bool:
    """Whether contacts of this kind (INTERACTION) are visits, unless one says otherwise (F-07)."""
    return kind not in thresholds()["interactions"]["not_visit"]


def counts_as_touch(kind: str) -> bool:
    """Whether a done contact of this kind with a customer person is a touch (F-11, F-13)."""
    return kind not in thresholds()["interactions"]["not_touch"]


@per_book
def _step_templates() -> Mapping[str, StepTemplate]:
    rows = book_table("steps.toml")
    return {m: StepTemplate(m, _steps(row["steps"])) for m, row in rows.items() if "steps" in row}


def _steps(rows: Sequence[Sequence[str]]) -> tuple[TemplateStep, ...]:
    return tuple(TemplateStep(Words.of(names), department) for department, *names in rows)


def _fact(fact_id: str, row: Mapping[str, Any]) -> FactDef:
    return FactDef(
        id=fact_id,
        section=row["section"],
        scope=row["scope"],
        condition=row.get("condition", ""),
        name=Words.of(row["name"]),
        weight=row["weight"],
        stale_days=row["stale_days"],
        ask=tuple(row["ask"]),
        question=_words(row, "question"),
        why=Words.of(row["why"]),
        listen_for=_words(row, "listen_for"),
        table_safe=row["table_safe"],
    )


def _rubric(code: str, row: Mapping[str, Any]) -> Rubric:
    ticks = checklist(row["checklist"]).items if "checklist" in row else ()
    return Rubric(
        code=code,
        name=Words.of(row["name"]),
        subject=row["subject"],
        lowest=row["lowest"],
        highest=row["highest"],
        items=tuple(_rubric_item(item, ticks) for item in row["items"]),
        reconstruction=row["reconstruction"],
        private=row.get("private", False),
    )


def _rubric_item(row: Mapping[str, Any], ticks: Sequence[ChecklistItem]) -> RubricItem:
    code = row["code"]
    anchors = {int(key): Words.of(texts) for key, texts in row.items() if key.isdigit()}
    return RubricItem(
        code=code,
        name=Words.of(row["name"]),
        weight=row["weight"],
        anchors=MappingProxyType(anchors),
        # The dot keeps W1 apart from W10.
        ticks=tuple(tick for tick in ticks if tick.code.startswith(f"{code}.")),
    )


def _checklist(code: str, row: Mapping[str, Any]) -> Checklist:
    items = tuple(ChecklistItem(item, Words.of(names)) for item, *names in row["items"])
    return Checklist(code, Words.of(row["name"]), items, row.get("reconstruction", False))


def _words(row: Mapping[str, Any], key: str) -> Words:
    return Words.of(row[key]) if key in row else NOTHING


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(part) for key, part in value.items()})
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value
