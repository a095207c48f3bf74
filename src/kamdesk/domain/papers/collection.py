"""The collection list: who of us calls whom about which invoice, at which step, with which line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.brief.wording import late, listed, money
from kamdesk.domain.fact import Money, key_of
from kamdesk.domain.insight.collection import LABELS, collection
from kamdesk.domain.naming import title_of
from kamdesk.domain.papers.model import Grid, Paper
from kamdesk.domain.papers.week import firm
from kamdesk.domain.records import ContactPoint, Invoice, Person
from kamdesk.i18n import N_, _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight

SCRIPT: Final = {
    "S0": N_("May I make sure that the invoice is in order and will be paid on {due}?"),
    "S1": N_("The invoice of {due} is open. What is missing on your side, and on which day?"),
    "S2": N_("It is {days} days late. Who must approve it, and which day can you promise?"),
    "S3": N_("We kept our part. {days} days are outside what we agreed: how do we settle it?"),
    "S4": N_("This now touches our delivery. Let us agree on a day between the two of us."),
    "S5": N_("Only with legal advice: name the day, and what happens to further supply."),
}
"""The first sentence of a call, by step; ours to reword, they are a RECONSTRUCTION."""
PHONES: Final = frozenset({"mobile", "phone"})


def collection_list(dossiers: Sequence[Dossier], *, today: dt.date, author: str) -> Paper:
    """Every invoice whose step is due and not done, the latest first; then the held and paused."""
    due: list[tuple[int, tuple[str, ...]]] = []
    held: list[tuple[int, tuple[str, ...]]] = []
    for dossier in dossiers:
        result = collection(dossier, today)
        for invoice in dossier.shelf.where(Invoice, "account", value=dossier.account.id):
            item = result.items.get(key_of(invoice))
            if item is None or invoice.private:
                continue
            days = _days(item)
            if item.level in SCRIPT and not item.detail.get("done"):
                row = _row(dossier, invoice, item=item, currency=str(result.detail["currency"]))
                due.append((-days, row))
            elif item.level in {"held", "paused"}:
                held.append((-days, _waiting(dossier, invoice, item=item)))
    return Paper(
        title=_("Collection list"),
        day=today.isoformat(),
        under=_("Equals speak to equals: the step says who calls."),
        pieces=(
            Grid(
                _("Steps due"),
                (
                    _("Account, invoice"),
                    _("Open, days late"),
                    _("Step"),
                    _("Who calls whom"),
                    _("First sentence"),
                ),
                (0.17, 0.15, 0.07, 0.25, 0.36),
                tuple(row for _days_, row in sorted(due)),
                bold=(0, 2),
                ticks=True,
                empty=_("No step is due today."),
            ),
            Grid(
                _("Waiting"),
                (_("Account, invoice"), _("Because"), _("Until")),
                (0.3, 0.5, 0.2),
                tuple(row for _days_, row in sorted(held)),
                empty=_("Nothing is held or paused."),
            ),
        ),
        author=author,
        wide=True,
    )


def _days(item: Insight) -> int:
    found: Any = item.detail.get("days")
    return int(found or 0)


def _row(dossier: Dossier, invoice: Invoice, *, item: Insight, currency: str) -> tuple[str, ...]:
    detail: Any = item.detail
    days = _days(item)
    open_ = money(Money(round(detail["balance"]), currency)) if detail.get("balance") else ""
    script = _(SCRIPT[item.level or ""]).format(
        due=invoice.due.isoformat() if invoice.due else "?", days=days
    )
    missed = detail.get("missed") or ()
    step = (item.level or "") + ("".join(f"\n({code})" for code in missed))
    who = _("{ours} → {theirs}").format(
        ours=_people(dossier, detail.get("ours")), theirs=_people(dossier, detail.get("theirs"))
    )
    since = late(days) if days > 0 else _("due {day}").format(day=invoice.due)
    return f"{firm(dossier)}\n{invoice.no or ''}", f"{open_}\n{since}", step, who, script


def _people(dossier: Dossier, keys: Any) -> str:
    """Names with a number to call; says so where nobody is known."""
    wanted = set(keys or ())
    people = [p for p in dossier.shelf.of(Person) if key_of(p) in wanted and not p.private]
    return listed(_reach(dossier, person) for person in people) or _("name needed")


def _reach(dossier: Dossier, person: Person) -> str:
    name = title_of(person, dossier.shelf)
    points: Iterable[ContactPoint] = (
        row
        for row in dossier.shelf.of(ContactPoint)
        if row.subject == person.id and row.kind in PHONES and not row.private
    )
    number = next((row.value for row in points if row.value), "")
    return f"{name} {number}".strip()


def _waiting(dossier: Dossier, invoice: Invoice, *, item: Insight) -> tuple[str, ...]:
    until: Any = item.detail.get("held_until") or item.detail.get("complaint")
    why = _(LABELS[item.level or "paused"])
    return f"{firm(dossier)} {invoice.no or ''}", why, str(until or "")
