"""Overview, right column: how many people the account hangs on, and how far we reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.brief.wording import gist
from kamdesk.domain.fact import key_of
from kamdesk.domain.records import Person
from kamdesk.domain.scales import scale
from kamdesk.i18n import _, ngettext
from kamdesk.ui.kit import PlainLabel, SeverityIcon, Tag
from kamdesk.ui.pages.overview_panel import NumberPanel
from kamdesk.ui.theme import TextRole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight
    from kamdesk.ui.desk import Desk

NAMES = 3
CUT = 24
"""Characters of a name inside a sentence."""
NAME = 96
ORDER = ("green", "amber", "red")


class ThreadingPanel(NumberPanel):
    """F-13 on both sides, the reach into each decision chain (F-11), and the bridge."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Single contact"))

    def show_results(self, dossier: Dossier, found: Mapping[str, Insight]) -> None:
        """Show both sides in words, then the chains."""
        result, chains = found["F-13"], found["F-11"]
        self.begin(dossier, result)
        customer = str(result.detail.get("customer") or "red")
        ours = str(result.detail.get("own") or "red")
        worst = max(customer, ours, key=ORDER.index)
        words = {"green": _("no risk"), "amber": _("thin"), "red": _("hangs on one person")}[worst]
        self.add_right(Tag.severity(words, worst))
        self._side(_("Customer"), customer, insight=result, words=_customer(result))
        self._side(_("Our side"), ours, insight=result, words=_own(dossier, result))
        for code, item in chains.items.items():
            if item.value is not None:
                tone = "amber" if item.missing else "green"
                tone = "red" if item.level == "low" else tone
                self._side(
                    _("Chain {project}").format(project=code),
                    tone,
                    insight=item,
                    words=_chain(item),
                )
        self._begun(found["F-29"])
        bridge = _bridge(dossier, result)
        if bridge:
            self.say(bridge)

    def _begun(self, result: Insight) -> None:
        """Who wanted the contacts (F-29); nothing where there were none."""
        if not any(part.points for part in result.parts):
            return
        tone = {"one-sided": "amber", "mutual": "green"}.get(result.level or "", "info")
        self._side(_("Begun by"), tone, insight=result, words=_begun_words(result))

    def _side(self, head: str, tone: str, *, insight: Insight, words: str) -> None:
        line = self.why_line(f"{head}: {words}", insight)
        name = PlainLabel(head, TextRole.SUBJECT)
        name.setFixedWidth(NAME)
        line.row.addWidget(name)
        line.row.addWidget(SeverityIcon(tone, scale("LIGHT").label(tone) if tone in ORDER else ""))
        line.row.addWidget(PlainLabel(words), 1)


def _customer(result: Insight) -> str:
    persons = int(str(result.detail.get("persons") or 0))
    touches = int(str(result.detail.get("touches") or 0))
    met = ngettext("{n} person met", "{n} persons met", persons).format(n=persons)
    times = ngettext("{n} touch in 180 days", "{n} touches in 180 days", touches).format(n=touches)
    return f"{met} · {times}"


def _own(dossier: Dossier, result: Insight) -> str:
    """The first of our colleagues by name, and how many there are."""
    part = next((part for part in result.parts if part.code == "own"), None)
    ids = [row.id for row in part.rows if row.entity == Person.ENTITY] if part else []
    found = (dossier.person(person) for person in ids)
    names = [gist(person.name, CUT) for person in found if person is not None]
    if not names:
        return _("nobody of ours was there")
    shown = _(", ").join(names[:NAMES])
    rest = len(names) - NAMES
    if rest < 1:
        return shown
    return ngettext("{names} and {n} more", "{names} and {n} more", rest).format(
        names=shown, n=rest
    )


def _begun_words(result: Insight) -> str:
    """How many contacts we and they began, and of how many nobody noted it."""
    ours, theirs, unsaid = (int(str(result.detail[key])) for key in ("ours", "theirs", "unsaid"))
    words = _("we {ours} · they {theirs}").format(ours=ours, theirs=theirs)
    return _("{words} · not said {n}").format(words=words, n=unsaid) if unsaid else words


def _chain(item: Insight) -> str:
    """How much of the power in the chain we reached, and the first whom we did not."""
    words = _("{value:.0f} % of the power reached").format(value=item.value or 0)
    open_ = [gist(part.label, CUT) for part in item.parts if part.maximum and not part.points]
    if not open_:
        return words
    return _("{words} (not: {name})").format(words=words, name=_(", ").join(open_[:2]))


def _bridge(dossier: Dossier, result: Insight) -> str:
    key = result.detail.get("bridge")
    person = next((p for p in dossier.shelf.of(Person) if key_of(p) == key), None)
    return _("Bridge to the others: {name}").format(name=gist(person.name, CUT)) if person else ""
