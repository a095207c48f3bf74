"""Objectives read for people: which are an account's, in which order, what their values mean."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kamdesk.domain.hints import COMPLIANCE_NEEDS
from kamdesk.domain.insight.checked import checked
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.records import RECORDS, Action, Objective, Person
from kamdesk.domain.scales import scale
from kamdesk.domain.standing import checklist

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record

COMPLIANCE = "CK-COMP"
SCALES = {"key": ("ATTITUDE",), "org": ("ORG_LEVEL",), "commercial": ("SUPPLIER_STATUS",)}
"""In which scale a value of an objective is read, by its level; other values are words."""


def objectives_of(dossier: Dossier) -> tuple[Objective, ...]:
    """All objectives of an account: without a result first, then by due day."""

    def order(item: Objective) -> tuple[bool, dt.date, str]:
        return bool(item.result), item.due or dt.date.max, item.id

    return tuple(sorted(dossier.shelf.of(Objective), key=order))


def objective_subject(dossier: Dossier, objective: Objective) -> Record | None:
    """The account, department, person or project an objective is about."""
    kind = RECORDS.get(objective.subject_kind or "")
    return dossier.shelf.get(kind, objective.subject) if kind else None


def is_late(objective: Objective, today: dt.date) -> bool:
    """Whether an objective is past its day without a result."""
    return not objective.result and objective.due is not None and objective.due < today


def value_words(objective: Objective, value: str | None) -> str:
    """A from or to value in words: the label of its scale if it is a code of one."""
    for name in SCALES.get(objective.level or "", ()):
        found = scale(name)
        code = int(value) if value is not None and value.isdigit() else value
        if code in found:
            return found.label(code)
    return value or ""


def value_code(level: str | None, words: str | None) -> str | None:
    """What is kept of a typed from or to value: the code where it names a step, else the words."""
    for name in SCALES.get(level or "", ()):
        code = scale(name).parse(words)
        if words and code is not None:
            return str(code)
    return words


def compliance_need(dossier: Dossier, action: Action, *, objective: Objective) -> str:
    """Whether a measure must be checked first (S1-59): "must", "may", or "" where it need not.

    It must if it is a delicate one of the library (FND-21). Others may hide one where the person
    is on a need level of 1 to 3: then the rep looks whether the check applies.
    """
    delicate = limits_of("FND-21")["items"]
    names = {name.strip(): item.code for item in checklist("CK-PLA").items for name in item.name}
    if names.get((action.text or "").strip()) in delicate:
        return "must"
    subject = objective.subject if objective.subject_kind == Person.ENTITY else None
    people = (dossier.person(key) for key in (action.counterpart, subject))
    low = any(p is not None and p.need_level in COMPLIANCE_NEEDS for p in people)
    return "may" if low else ""


def unchecked_measures(dossier: Dossier) -> tuple[Action, ...]:
    """The measures of objectives that must pass the compliance check and have not (FND-21)."""
    found = {}
    for objective in objectives_of(dossier):
        for key in objective.measures:
            action = dossier.shelf.get(Action, key)
            if action is None:
                continue
            must = compliance_need(dossier, action, objective=objective) == "must"
            if must and not checked(dossier, COMPLIANCE, subject=action).complete:
                found[action.id] = action
    return tuple(found.values())
