"""Changes that only snapshots tell: levels that moved, attitudes nobody noted a word on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.brief.news_item import News, Weight, within
from kamdesk.domain.brief.news_people import STRONG
from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.text import Sign, sign
from kamdesk.domain.brief.wording import fill
from kamdesk.domain.insight.evidence import observations
from kamdesk.domain.insight.meaning import level_words, meaning
from kamdesk.domain.insight.missing import subject_words
from kamdesk.domain.insight.movement import moves
from kamdesk.domain.insight.people import power_of
from kamdesk.domain.insight.result import Insight
from kamdesk.domain.scales import scale
from kamdesk.domain.trends import differences, kept_in, snapshot_on, snapshots, values_in
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.insight.movement import Move
    from kamdesk.domain.trends import Difference

TOLD: Final = {
    "F-02a": ("4", "3", "2", "1", "0"),
    "F-02b": ("strong", "good", "weak", "poor"),
    "F-02c": ("strong", "good", "weak", "poor"),
    "F-03": ("low", "medium", "high", "very high"),
    "F-04": ("safe", "safe?", "unrated", "open", "watch?", "watch", "alarm?", "alarm"),
    "F-09": ("green", "amber", "red"),
    "F-12": ("low", "medium", "high", "severe"),
}
"""Formulas whose change of level is news, with their levels from best to worst."""
BY_ITEM: Final = frozenset({"F-04", "F-12"})
"""Told by project and rival: that of the whole account would be told twice."""


def snapshot_news(scene: Scene, since: dt.date) -> Iterator[News]:
    """Levels that changed against the snapshot of the last visit, and silent moves of attitude."""
    before = values_in(snapshot_on(scene.dossier, since))
    if not before:
        return
    now: dict[str, Any] = {code: _plain(scene.insight(code)) for code in TOLD}
    for found in differences(before, now):
        if bool(found.item) is (found.formula in BY_ITEM):
            yield from _level(scene, found, since=since)
    for move in moves(scene.dossier, since, today=scene.today, is_now=True):
        if move.attribute == "attitude" and not _observed(scene, move, since=since):
            yield _attitude(scene, move)


def _plain(insight: Insight) -> dict[str, Any]:
    items = {key: {"level": item.level} for key, item in insight.items.items()}
    return {"level": insight.level, "items": items}


def _level(scene: Scene, found: Difference, *, since: dt.date) -> Iterator[News]:
    order = TOLD[found.formula]
    old, new = found.before.level, found.after.level
    if old not in order or new not in order:
        return
    name = meaning(found.formula).name.here
    about = subject_words(scene.dossier, found.item) if found.item else ""
    said = fill(
        _("{what}: {old} {arrow} {new}"),
        what=f"{name} ({about})" if about else name,
        old=_words(found.formula, old),
        arrow=sign(Sign.ARROW),
        new=_words(found.formula, new),
    )
    worse = order.index(new) > order.index(old)
    day = _noticed(scene, found, since=since)
    yield News(day, said, Weight.DANGER if worse else Weight.GOOD)


def _words(formula: str, level: str) -> str:
    return level_words(Insight(formula=formula, level=level))


def _noticed(scene: Scene, found: Difference, *, since: dt.date) -> dt.date:
    """The first snapshot after the visit that had the level of today, else today."""
    if found.item:
        return scene.today
    days = (
        row.taken_on
        for row in snapshots(scene.dossier, until=scene.today)
        if row.taken_on is not None
        and row.taken_on > since
        and (kept := kept_in(row, found.formula)) is not None
        and kept.level == found.after.level
    )
    return next(days, scene.today)


def _observed(scene: Scene, move: Move, *, since: dt.date) -> bool:
    """Whether somebody noted the attitude since: then that observation is the news."""
    rows = observations(scene.dossier, move.person, attribute=move.attribute)
    return any(within(row.observed_on, since, today=scene.today) for row in rows)


def _attitude(scene: Scene, move: Move) -> News:
    attitude = scale("ATTITUDE")
    said = fill(
        _("{who}: {old} {arrow} {new}"),
        who=person_name(move.person),
        old=attitude.label(str(move.before)),
        arrow=sign(Sign.ARROW),
        new=attitude.label(str(move.after)),
    )
    strong = power_of(scene.dossier, move.person, today=scene.today).value or 0
    fell = move.steps < 0 and strong >= STRONG
    return News(scene.today, said, Weight.DANGER if fell else Weight.CHANGE)
