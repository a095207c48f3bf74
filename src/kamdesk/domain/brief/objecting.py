"""Section 7: what they may object and our answer; price defence and limits (car copy only).

Objections are what the rep wrote down (records of kind argument). Where he wrote fewer than
three, the two that the data give away by themselves follow: a cheaper rival, an open complaint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.aim import open_promises
from kamdesk.domain.brief.front import Objection, Objections
from kamdesk.domain.brief.text import Line, Part, Words, words
from kamdesk.domain.brief.wording import fill, gist, money, percent, pieces, sentences, short_day
from kamdesk.domain.records import AccountRival, Argument, Complaint, Concession, ProjectRival
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import Project

MOST: Final = 3
LINE: Final = 90
CHEAPER: Final = 0.03
"""A rival cheaper by this share is worth an objection (F-12)."""


def objections(scene: Scene) -> Objections | None:
    """The three heaviest objections, the defence of our price and what we may give."""
    found = list(_written(scene))
    derived = [*_cheaper(scene), *_complaints(scene)]
    picked = (found + derived)[:MOST]
    section = Objections(
        _("If they raise"),
        objections=tuple(Objection(text, answer, n) for n, (text, answer) in enumerate(picked)),
        defence=_defence(scene.project),
        limit=_limit(scene),
        more=max(0, len(found) - MOST),
    )
    return section if picked or section.defence or section.limit else None


def _written(scene: Scene) -> Iterator[tuple[str, str]]:
    """Written objections of the project and the account, the heaviest first."""
    shelf = scene.dossier.shelf
    rows = list(shelf.where(Argument, "account", value=scene.dossier.account.id))
    project = scene.project.id if scene.project else None
    if project:
        rows += [row for row in shelf.where(Argument, "project", value=project) if row not in rows]
    fitting = [row for row in rows if not row.private and row.project in (None, project)]
    for row in sorted(fitting, key=lambda row: (-(row.weight or 0), row.id)):
        yield gist(row.text, LINE), gist(row.answer, LINE) or _("What do we answer?")


def _cheaper(scene: Scene) -> Iterator[tuple[str, str]]:
    """The cheapest rival of the project, if cheaper than we are in the same currency."""
    project = scene.project
    ours = project.price_ours if project else None
    if project is None or ours is None or ours.amount <= 0:
        return
    rows = scene.dossier.shelf.where(ProjectRival, "project", value=project.id)
    prices = [
        (row.expected_price_hi.amount, row)
        for row in rows
        if row.expected_price_hi and row.expected_price_hi.currency == ours.currency
    ]
    for amount, row in sorted(prices, key=lambda pair: pair[0])[:1]:
        gap = 1 - amount / ours.amount
        if gap >= CHEAPER and not row.private:
            text = _("{rival} is {percent} cheaper").format(
                rival=scene.rival(row.organisation), percent=percent(100 * gap)
            )
            yield text, _against(scene, project, row=row) or _("What do we answer?")


def _against(scene: Scene, project: Project, *, row: ProjectRival) -> str:
    """What speaks against the rival: his weak points, and what the problem costs."""
    at_account = scene.dossier.shelf.where(AccountRival, "account", value=scene.dossier.account.id)
    known = next((r for r in at_account if r.organisation == row.organisation), None)
    weak = row.weaknesses or (known.weaknesses if known else None)
    cost = project.problem_cost
    costs = _("the problem costs {amount}").format(amount=money(cost)) if cost else ""
    return sentences([gist(weak, LINE), costs])


def _complaints(scene: Scene) -> Iterator[tuple[str, str]]:
    """Open complaints, the oldest first: apologise and name a date."""
    rows = scene.dossier.shelf.where(Complaint, "account", value=scene.dossier.account.id)
    found = [row for row in rows if row.closed is None and not row.private]
    for row in sorted(found, key=lambda row: (str(row.opened), row.id)):
        yield gist(row.what, LINE), _answer(scene)


def _answer(scene: Scene) -> str:
    late = [r for r in open_promises(scene, "ours") if r.due and r.due < scene.today]
    what = gist(late[0].text, 40) if late else ""
    if not what:
        return _("Apologise first, then name a date")
    return _("Apologise first, then name a date: {what}").format(what=what)


def _defence(project: Project | None) -> Line | None:
    """Our reasons for our price, as many as were written."""
    reasons = pieces(project.price_defence) if project else ()
    if not reasons:
        return None
    parts = tuple(Part(words(gist(text, LINE)), rank) for rank, text in enumerate(reasons))
    return Line(parts, key=_("Defence"), rank=1)


def _limit(scene: Scene) -> Line | None:
    """What we may give for what, and how far; what was given is said with its date."""
    if scene.project is None:
        return None
    rows = scene.dossier.shelf.where(Concession, "project", value=scene.project.id)
    parts = tuple(
        Part(said, rank)
        for rank, row in enumerate(sorted(rows, key=lambda row: (bool(row.used), row.id)))
        if not row.private and (said := _concession(scene, row))
    )
    return Line(parts, key=_("Our limit"), rank=2) if parts else None


def _concession(scene: Scene, row: Concession) -> Words:
    give, ask = gist(row.give, 40), gist(row.ask, 40)
    if row.used:
        day = short_day(row.date, scene.today) if row.date else ""
        template = _("{give} given already ({day}), no more") if day else _("{give} given already")
        return fill(template, give=give, day=day)
    if not give and not ask:
        return ()
    swap = fill(_("{give} for {ask}"), give=give or "?", ask=ask or "?")
    limit = gist(row.limit, 40)
    return fill(_("{swap} ({limit})"), swap=swap, limit=limit) if limit else swap
