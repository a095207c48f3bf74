"""A box of the power map as words: tool tip, screen reader, the line under the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.power_map.picture import MapPerson


def words_of(person: MapPerson) -> str:
    """Everything the box shows, signs included."""
    if person.ghost:
        return ", ".join(filter(None, [person.name, *person.lines]))
    then = _("before: {letter}").format(letter=person.before) if person.before else ""
    marks = [
        person.name,
        person.letter,
        then,
        _("power {power}").format(power=person.power),
        *person.lines,
        person.rival,
        _("hidden decider") if person.hidden else "",
        _("rising star") if person.star else "",
        _("never met") if person.unmet else "",
    ]
    return ", ".join(filter(None, marks))
