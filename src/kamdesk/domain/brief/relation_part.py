"""Section 12: the relationship: three levels, short board, gates, coverage, weak ties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.back import Relationship
from kamdesk.domain.brief.persons import called, our_tie
from kamdesk.domain.brief.text import Line, Part, Words, words
from kamdesk.domain.brief.wording import gist, inline, listed, short_day, whole
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.people import key_persons
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    from kamdesk.domain.brief.scene import Scene

INVOLVED: Final = 2
"""The involvement from which a department that nobody of us meets is a gap (F-02c)."""

DEPARTMENTS: Final = 3

WEAK: Final = 1
"""Tie strength up to which a key person is weakly held (scale TIE: met, know the name)."""

GATES: Final = {
    "invited": N_("an invitation to bid"),
    "access": N_("supplier approval"),
    "cxo_visit": N_("top managements meet"),
    "seminar": N_("seminar"),
    "multi_product": N_("second product line"),
    "framework": N_("framework agreement"),
    "core": N_("core position"),
    "strategic_agreement": N_("strategic agreement"),
    "annual_meeting": N_("annual top meeting"),
    "mgmt_seminar": N_("management seminar"),
}
"""What is missing for the next level (F-02a), as nouns: they stand behind the word "Gaps"."""

LEVELS: Final = ("F-02a", "F-02b", "F-02c")


def relationship_section(scene: Scene) -> Relationship | None:
    """The lines of the relationship; ``None`` where none of them says anything."""
    lines = (
        _line(_("Short board"), _short_board(scene), rank=0),
        _line(_("Gaps"), _gaps(scene), rank=1),
        # Where all is well it is the first to go.
        _line(_("Levels"), _levels(scene), rank=2 if _bad(scene) else 5),
        _line(_("Weak"), _weak(scene), rank=3),
        _line(_("Nobody meets"), _unmet(scene), rank=4),
    )
    kept = tuple(line for line in lines if line.parts)
    values = _values(scene)
    if not kept and not values:
        return None
    title = _("Relationship")
    return Relationship(
        _("{text} ({note})").format(text=title, note=values) if values else title, lines=kept
    )


def _line(key: str, said: Words, *, rank: int) -> Line:
    return Line((Part(said),) if said else (), key=key, rank=rank)


def _values(scene: Scene) -> str:
    """Organisation, key persons, extensive: each value, "?" where it is not known."""
    labels = (_("org"), _("key"), _("broad"))
    results = [scene.insight(code) for code in LEVELS]
    if all(result.value is None for result in results):
        return ""
    said = [
        f"{label} {'?' if result.value is None else whole(result.value)}"
        for label, result in zip(labels, results, strict=True)
    ]
    return " · ".join(said)


def _short_board(scene: Scene) -> Words:
    detail = scene.insight("F-02c").detail
    key, value = detail.get("short_board"), detail.get("short_board_value")
    names = {key_of(row): row.name or "" for row in scene.dossier.departments}
    if not isinstance(key, str) or not isinstance(value, int | float):
        return ()
    return words(
        _("{department} {n}").format(department=gist(names.get(key, key), 20), n=whole(value))
    )


def _gaps(scene: Scene) -> Words:
    """The gates that are missing for the next level."""
    missing = [code for code in scene.insight("F-02a").missing if code in GATES]
    return words(listed(_(GATES[code]) for code in missing))


def _bad(scene: Scene) -> dict[str, str]:
    """The levels of theirs that we do not meet as equals, with the verdict."""
    verdicts = scene.insight("F-11").detail.get("verdicts")
    found = verdicts if isinstance(verdicts, dict) else {}
    return {level: str(verdict) for level, verdict in found.items() if verdict != "parity"}


def _levels(scene: Scene) -> Words:
    """The levels of the customer on which nobody, or nobody of our rank, meets anybody."""
    if not scene.insight("F-11").detail.get("verdicts"):
        return ()
    day = short_day(scene.today, scene.today)
    bad = _bad(scene)
    if not bad:
        return words(_("parity on all levels ({day})").format(day=day))
    said = listed(_level_words(level, verdict) for level, verdict in bad.items())
    return words(_("{text} ({note})").format(text=said, note=day))


def _level_words(level: str, verdict: str) -> str:
    label = inline(scale("PARITY").label(verdict))
    return _("level {n} {verdict}").format(n=level.removeprefix("L"), verdict=label)


def _unmet(scene: Scene) -> Words:
    """Departments that weigh in and that none of us has ever met."""
    posts = (
        scene.dossier.post_of(person.id, scene.today)
        for touch in scene.touches
        for person in touch.theirs
    )
    met = {post.department for post in posts if post is not None}
    found = [
        gist(row.name, 16)
        for row in sorted(scene.dossier.departments, key=lambda row: -(row.involvement or 0))
        if (row.involvement or 0) >= INVOLVED and row.id not in met and not row.private
    ]
    return words(listed(name for name in found[:DEPARTMENTS] if name))


def _weak(scene: Scene) -> Words:
    """Key persons with whom our best tie is weak or none."""
    said = []
    for person in key_persons(scene.dossier, scene.today):
        tie = our_tie(scene, person)
        if tie is None:
            said.append(_("{who}: nobody").format(who=called(scene, person)))
        elif tie.strength <= WEAK:
            note = _("tie {n}").format(n=tie.strength)
            said.append(
                _("{who}: only {name} ({note})").format(
                    who=called(scene, person), name=tie.name, note=note
                )
            )
    return words(listed(said[:3]))
