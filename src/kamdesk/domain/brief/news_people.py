"""Changes among the people: attitudes that moved, who came and who went."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.news_item import News, Weight, within
from kamdesk.domain.brief.persons import person_name
from kamdesk.domain.brief.text import Sign, sign
from kamdesk.domain.brief.wording import fill, gist
from kamdesk.domain.insight.evidence import observations
from kamdesk.domain.records import Post
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Person

STRONG: Final = 3
"""Power from which a fall of attitude is an alarm (F-25)."""


def people_news(scene: Scene, since: dt.date) -> Iterator[News]:
    """Attitudes that moved since, new people and people who left."""
    for person in scene.dossier.people(scene.today):
        yield from _moves(scene, person, since=since)
    for post in scene.dossier.shelf.where(
        Post, "organisation", value=scene.dossier.organisation.id
    ):
        yield from _posts(scene, post, since=since)


def _moves(scene: Scene, person: Person, *, since: dt.date) -> Iterator[News]:
    """A move is a value other than the one observed before; a confirmation is none."""
    attitude = scale("ATTITUDE")
    order = attitude.codes
    for before, after in pairwise(observations(scene.dossier, person, attribute="attitude")):
        day, old, new = after.observed_on, before.value, after.value
        if day is None or not within(day, since, today=scene.today) or old == new:
            continue
        if after.private or old not in order or new not in order:
            continue
        said = fill(
            _("{who}: {old} {arrow} {new}"),
            who=person_name(person),
            old=attitude.label(str(old)),
            arrow=sign(Sign.ARROW),
            new=attitude.label(str(new)),
        )
        fell = order.index(str(new)) > order.index(str(old)) and (person.power or 0) >= STRONG
        yield News(day, said, Weight.DANGER if fell else Weight.CHANGE)


def _posts(scene: Scene, post: Post, *, since: dt.date) -> Iterator[News]:
    person = scene.dossier.person(post.person)
    if person is None or post.private or person.private:
        return
    name, title = person_name(person), gist(post.title, 40)
    if post.valid_from is not None and within(post.valid_from, since, today=scene.today):
        yield News(
            post.valid_from, fill(_("New: {who} {title}"), who=name, title=title), Weight.CHANGE
        )
    if post.valid_to is not None and within(post.valid_to, since, today=scene.today):
        yield News(
            post.valid_to, fill(_("Left: {who} {title}"), who=name, title=title), Weight.CHANGE
        )
