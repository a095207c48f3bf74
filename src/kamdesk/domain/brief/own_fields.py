"""The fields a user added himself, as statements for the section of their record."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.brief.text import Words, bold, words
from kamdesk.domain.brief.wording import gist, money, number, short_day
from kamdesk.domain.custom import custom_value, fields_on
from kamdesk.domain.fact import Money
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.fact import Record

LONGEST: Final = 60
"""Characters of one own field; more stands in the file."""


def own_fields(scene: Scene, record: Record) -> tuple[Words, ...]:
    """Label (bold) and value of every own field filled in on a record, private ones left out."""
    shelf = scene.dossier.shelf
    found = (
        (
            field.label or _("Own field"),
            _said(custom_value(shelf, field, record=record), scene.today),
        )
        for field in fields_on(shelf, record.ENTITY)
        if not field.private
    )
    return tuple((*bold(gist(label, LONGEST)), *words(" " + said)) for label, said in found if said)


def _said(value: Any, today: dt.date) -> str:
    """A value in the words of the brief; an empty one says nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Money):
        return money(value)
    if isinstance(value, dt.date):
        return short_day(value, today)
    return number(value) if isinstance(value, int | float) else gist(value, LONGEST)
