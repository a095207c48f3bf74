"""Section 15: the blanks that are filled in on the way home, with the numbers of the entry page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.brief.back import Debrief, Ticks
from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Asked
    from kamdesk.domain.brief.scene import Scene


def debrief(scene: Scene, asked: tuple[Asked, ...]) -> Debrief | None:
    """The block of blanks; without a visit there is nothing to report back."""
    if scene.visit is None:
        return None
    letters = tuple(scale("ATTITUDE").short(code) for code in scale("ATTITUDE").codes)
    people = tuple((person_name(person), letters) for person in scene.room)
    signals = tuple(scale("SIGNAL").label(code) for code in scale("SIGNAL").codes)
    reached = (_("reached"), _("minimum"), _("fallback"), _("missed"))
    return Debrief(
        _("Debrief (2 minutes, numbers as on screen)"),
        result=Ticks(_("Result"), (("", reached),)),
        answers=tuple(item.number for item in asked),
        attitudes=Ticks(_("7 Attitude"), people) if people else None,
        signal=Ticks(_("8 Interest"), (("", signals),)),
        blanks=(
            ("D6", _("6 New people, changes")),
            ("D9", _("9 Rivals")),
            ("D10", _("10 Promises of both sides")),
            ("D11", _("11 Next step")),
        ),
        date=_("Date"),
    )
