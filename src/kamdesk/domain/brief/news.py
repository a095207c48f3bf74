"""Section 3: what changed since the last visit, from dated records and from snapshots.

Six lines at most. Which six is decided by weight (a broken promise or a rival's move outranks a
kept promise of a later day); they stand newest first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.front import Change, Changes
from kamdesk.domain.brief.news_numbers import snapshot_news
from kamdesk.domain.brief.news_people import people_news
from kamdesk.domain.brief.news_sources import (
    complaint_news,
    event_news,
    interaction_news,
    invoice_news,
    promise_news,
    request_news,
)
from kamdesk.domain.brief.news_timetable import observed_news, timetable_news
from kamdesk.domain.brief.text import words
from kamdesk.domain.brief.wording import short_day
from kamdesk.domain.days import day_of
from kamdesk.domain.insight.visit_rhythm import last_visit
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.brief.news_item import News
    from kamdesk.domain.brief.scene import Scene

MOST: Final = 6

SOURCES: Final = (
    promise_news,
    event_news,
    people_news,
    snapshot_news,
    complaint_news,
    invoice_news,
    timetable_news,
    observed_news,
    request_news,
    interaction_news,
)


def changes(scene: Scene) -> Changes | None:
    """The changes, or "first contact" where the account was never met; ``None`` without any."""
    since = _since(scene)
    if since is None:
        if scene.visit is None:
            return None
        return Changes(
            _("Changes"), lines=(Change("", words(_("First contact with this customer")), 0),)
        )
    found = sorted(_news(scene, since), key=lambda item: (item.weight, -item.day.toordinal()))
    picked = [(item, rank) for rank, item in enumerate(found[:MOST])]
    picked.sort(key=lambda pair: (-pair[0].day.toordinal(), pair[1]))
    if not picked:
        return None
    return Changes(
        _("Changes"),
        since=_("since {day}").format(day=short_day(since, scene.today)),
        lines=tuple(
            Change(short_day(item.day, scene.today), item.words, rank) for item, rank in picked
        ),
        more=len(found) - len(picked),
    )


def _since(scene: Scene) -> dt.date | None:
    """The day of the last visit; of the last touch where nobody was visited yet."""
    last = last_visit(scene.dossier, scene.today)
    days = [touch.day for touch in scene.touches]
    if last is not None and last.start is not None:
        return day_of(last.start)
    return max(days, default=None)


def _news(scene: Scene, since: dt.date) -> list[News]:
    return [item for source in SOURCES for item in source(scene, since)]
