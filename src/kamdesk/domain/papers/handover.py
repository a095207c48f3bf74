"""The handover pack of an account: what the one who takes it over must know on his first day.

Whom to introduce first, the ties with where they come from, what is promised and owed, what the
customer decides by, what is not known, and the list CK-HAND to tick. The coach is named on a page
of his own and only where that is asked for (S0-25, S4-21).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kamdesk.domain.brief.wording import gist
from kamdesk.domain.dossier import Dossier, Shelf
from kamdesk.domain.gaps import gaps
from kamdesk.domain.insight.checked import checked
from kamdesk.domain.insight.numbers import limits_of
from kamdesk.domain.insight.people import active_people, is_ours, power_of, touches
from kamdesk.domain.naming import title_of
from kamdesk.domain.papers.handover_open import dates, debts, open_things
from kamdesk.domain.papers.handover_trade import criteria, prices
from kamdesk.domain.papers.model import Blank, Blanks, Grid, Paper
from kamdesk.domain.papers.week import firm
from kamdesk.domain.records import RECORDS, ProjectRole, Tie
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kamdesk.domain.papers.model import Piece
    from kamdesk.domain.records import Person

CHECKLIST = "CK-HAND"
COACH = "coach"


@dataclass(frozen=True, slots=True)
class HandOver:
    """Who gives the account away and who takes it; an empty name is written in by hand.

    ``coach``: a page of its own says who tells us how the customer decides.
    """

    giver: str
    taker: str = ""
    coach: bool = False


@dataclass(frozen=True, slots=True)
class Introduction:
    """Somebody to be introduced: what he counts, our best tie, whether only one of us knows him."""

    person: Person
    power: int
    tie: Tie | None
    ours: tuple[str, ...]

    @property
    def only(self) -> bool:
        """Whether he knows just one of us: with the rep the tie would go."""
        return len(self.ours) == 1

    @property
    def rank(self) -> float:
        """Power times tie, doubled where only one of us knows him; the greater the sooner."""
        strength = (self.tie.strength if self.tie else None) or 1
        weight = limits_of("CK-HAND")["only_contact"] if self.only else 1
        return float(max(1, self.power) * max(1, strength) * weight)


def handover_paper(dossier: Dossier, names: HandOver, *, today: dt.date, author: str) -> Paper:
    """The pack in words; private records are left out."""
    pieces: list[Piece] = [
        _introductions(dossier, today),
        _ties(dossier, today),
        *open_things(dossier, today),
        debts(dossier, today),
        dates(dossier, today),
        *criteria(dossier),
        prices(dossier),
        _gaps(dossier, today),
        _checklist(dossier),
        _names(names),
    ]
    if names.coach:
        pieces.append(_coaches(dossier, today))
    return Paper(
        title=_("Handover of {name}").format(name=firm(dossier)),
        day=today.isoformat(),
        under=_("From {giver} to {taker}.").format(
            giver=names.giver or "______", taker=names.taker or "______"
        ),
        pieces=tuple(pieces),
        author=author,
        wide=True,
    )


def introductions(dossier: Dossier, today: dt.date) -> tuple[Introduction, ...]:
    """The customer's people in the order in which they are to be introduced."""
    met: dict[str, dict[str, None]] = {}
    for touch in touches(dossier, today):
        for person in touch.theirs:
            met.setdefault(person.id, {}).update((one.id, None) for one in touch.ours)
    found = [
        _introduction(dossier, person, met=met.get(person.id, {}), today=today)
        for person in active_people(dossier, today)
        if not person.private and person.name
    ]
    return tuple(sorted(found, key=lambda item: (-item.rank, -item.power, item.person.id)))


def _introduction(
    dossier: Dossier, person: Person, *, met: dict[str, None], today: dt.date
) -> Introduction:
    ties = [row for row in _our_ties(dossier, person, today=today) if not row.private]
    best = max(ties, key=lambda row: row.strength or 0, default=None)
    known = dict.fromkeys(
        [*met, *(row.supplier_person for row in ties if row.strength and row.supplier_person)]
    )
    power = power_of(dossier, person, today=today).value or 0
    return Introduction(person, power, best, tuple(known))


def _our_ties(dossier: Dossier, person: Person, *, today: dt.date) -> Iterator[Tie]:
    for row in dossier.shelf.where(Tie, "customer_person", value=person.id):
        ours = dossier.person(row.supplier_person)
        if ours is not None and is_ours(dossier, ours, day=today):
            yield row


def without_coaches(dossier: Dossier) -> Dossier:
    """The dossier in which nobody has the part of the coach: for pages that others see."""
    kept = [row for row in dossier.shelf.of(ProjectRole) if row.role != COACH]
    later = {
        kind: partial(dossier.shelf.of, kind)
        for kind in RECORDS.values()
        if kind is not ProjectRole
    }
    return Dossier(dossier.account, dossier.organisation, Shelf(kept, later=later))


def _introductions(dossier: Dossier, today: dt.date) -> Grid:
    rows = []
    for item in introductions(dossier, today):
        post = dossier.post_of(item.person.id, today)
        ours = [_name(dossier, key) for key in item.ours]
        alone = _("only {name}").format(name=ours[0]) if item.only else _(", ").join(ours)
        rows.append(
            (
                title_of(item.person, dossier.shelf),
                (post.title if post else "") or "",
                scale("POWER").label(item.power),
                _strength(item.tie),
                alone or _("nobody yet"),
            )
        )
    return Grid(
        _("Whom to introduce, in this order"),
        (_("Person"), _("Title"), _("Real power"), _("Best tie"), _("Who of us knows him")),
        (0.16, 0.24, 0.2, 0.2, 0.2),
        tuple(rows),
        ticks=True,
        empty=_("Nobody of the customer is known yet."),
    )


def _ties(dossier: Dossier, today: dt.date) -> Grid:
    found = [
        row
        for person in active_people(dossier, today)
        for row in _our_ties(dossier, person, today=today)
        if not row.private and not person.private
    ]
    found.sort(key=lambda row: (-(row.strength or 0), row.id))
    return Grid(
        _("Ties, and where they come from"),
        (
            _("Their person"),
            _("Ours"),
            _("Strength"),
            _("Basis"),
            _("Since"),
            _("Last confirmed"),
        ),
        (0.16, 0.16, 0.18, 0.28, 0.1, 0.12),
        tuple(
            (
                _name(dossier, row.customer_person),
                _name(dossier, row.supplier_person),
                _strength(row),
                gist(row.basis),
                _day(row.since),
                _day(row.last_confirmed),
            )
            for row in found
        ),
        empty=_("No tie is written down."),
    )


def _gaps(dossier: Dossier, today: dt.date) -> Grid:
    most = int(limits_of("CK-HAND")["gaps"])
    every = [gap for gap in gaps(dossier, today) if not gap.discreet]
    left = len(every) - most
    title = _("What is not known, the weightiest first")
    if left > 0:
        more = ngettext("{n} more in the file", "{n} more in the file", left).format(n=left)
        title = f"{title} ({more})"
    return Grid(
        title,
        (_("Question"), _("Whom to ask"), _("Why it matters")),
        (0.46, 0.2, 0.34),
        tuple((gap.wording, gap.addressee_name or gap.whom, gap.why) for gap in every[:most]),
        empty=_("Nothing is open."),
    )


def _checklist(dossier: Dossier) -> Grid:
    state = checked(dossier, CHECKLIST, subject=dossier.account)
    return Grid(
        state.checklist.name.here,
        (_("To hand over"), _("So far"), _("Note")),
        (0.4, 0.2, 0.4),
        tuple(
            (
                item.name.here,
                _("done") if item.code in state.done else "",
                state.note(item.code),
            )
            for item in state.checklist.items
        ),
        ticks=True,
    )


def _names(names: HandOver) -> Blanks:
    blanks = (
        Blank("1", _("Handed over by"), names.giver),
        Blank("2", _("Taken over by"), names.taker),
    )
    return Blanks(_("Names and day"), blanks)


def _coaches(dossier: Dossier, today: dt.date) -> Grid:
    """Who tells us how the customer decides; a page to be handed over in person."""
    rows = []
    for project in dossier.projects:
        for role in dossier.shelf.where(ProjectRole, "project", value=project.id):
            person = dossier.person(role.person)
            if role.role != COACH or person is None:
                continue
            ties = _our_ties(dossier, person, today=today)
            best = max(ties, key=lambda row: row.strength or 0, default=None)
            rows.append(
                (
                    title_of(person, dossier.shelf),
                    title_of(project, dossier.shelf),
                    _name(dossier, best.supplier_person if best else None),
                    _strength(best),
                    gist(role.weight_note),
                )
            )
    return Grid(
        _("Coach: hand over in person, then destroy this page"),
        (_("Person"), _("Project"), _("Ours"), _("Strength"), _("Note")),
        (0.18, 0.26, 0.16, 0.18, 0.22),
        tuple(rows),
        empty=_("No coach is written down."),
        fresh=True,
    )


def _name(dossier: Dossier, key: str | None) -> str:
    person = dossier.person(key)
    return title_of(person, dossier.shelf) if person else ""


def _strength(tie: Tie | None) -> str:
    return scale("TIE").label(tie.strength) if tie and tie.strength is not None else "–"


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
