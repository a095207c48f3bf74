"""Who speaks to whom about money, in the few words there is room for (F-08)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.text import Words, bold, words
from kamdesk.domain.brief.wording import bracketed, fill, listed
from kamdesk.domain.fact import key_of
from kamdesk.domain.records import Person
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.insight.result import Insight

STEPS: Final = {
    "S0": N_("remind: rep to clerk"),
    "S1": N_("rep to clerk"),
    "S2": N_("manager and finance to manager"),
    "S3": N_("director to director"),
    "S4": N_("top to top"),
    "S5": N_("legal or supply review"),
}
ALONE: Final = "S5"
"""The step that nobody of the customer has to be named for."""


def short_step(scene: Scene, item: Insight) -> str:
    """The step with the name of the first of ours: one line of an alarm."""
    step = _(STEPS[item.level]) if item.level in STEPS else ""
    return bracketed(step, listed(names(scene, item, side="ours")[:1])) if step else ""


def who_speaks(scene: Scene, item: Insight) -> Words:
    """Who of us speaks to whom of theirs; a name that is missing is a question."""
    if item.level not in STEPS:
        return ()
    ours = listed(names(scene, item, side="ours"))
    theirs = listed(names(scene, item, side="theirs"))
    speaks = words(ours) if ours else bold(_("who of us?"))
    if item.level == ALONE:
        return speaks
    hears = words(theirs) if theirs else bold(_("to whom?"))
    return fill(_("{ours} to {theirs}"), ours=speaks, theirs=hears)


def step_words(item: Insight) -> Words:
    """The step alone."""
    return words(_(STEPS[item.level])) if item.level in STEPS else ()


def names(scene: Scene, item: Insight, *, side: str) -> list[str]:
    """The people of a side ("ours", "theirs") whom F-08 names."""
    keys = item.detail.get(side)
    if not isinstance(keys, list) or not keys:
        return []
    by_key = {key_of(person): person for person in scene.dossier.shelf.of(Person)}
    return [person_name(by_key[str(key)]) for key in keys if str(key) in by_key]
