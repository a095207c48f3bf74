"""Section 13: money and quality (car copy only): terms, open invoices, complaints, delivery."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.accounts import open_invoices
from kamdesk.domain.brief.back import MoneyAndQuality
from kamdesk.domain.brief.collect import step_words, who_speaks
from kamdesk.domain.brief.text import Line, Part, Words, bold, words
from kamdesk.domain.brief.wording import days, gist, late, money, percent, short_day
from kamdesk.domain.fact import key_of
from kamdesk.domain.insight.complaints import days_late, days_open
from kamdesk.domain.records import Complaint
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.fact import Money
    from kamdesk.domain.insight.result import Insight
    from kamdesk.domain.records import Invoice

MOST: Final = 4
"""Lines of one kind."""


def money_section(scene: Scene) -> MoneyAndQuality | None:
    """Terms, what is late or held up, open complaints, on time in full."""
    invoices = [pair for pair in open_invoices(scene) if _telling(scene, pair[0])]
    invoices.sort(key=lambda pair: not _acting(scene, pair[0]))
    complaints = _complaints(scene)
    lines = (
        *_terms(scene),
        *(
            _invoice(scene, row, rest=rest, rank=2 * n + 1)
            for n, (row, rest) in enumerate(invoices[:MOST])
        ),
        *(_complaint(scene, row, rank=2 * n + 2) for n, row in enumerate(complaints[:MOST])),
        *_delivery(scene),
    )
    more = max(0, len(invoices) - MOST) + max(0, len(complaints) - MOST)
    return MoneyAndQuality(_("Money, quality"), lines=lines, more=more) if lines else None


def _terms(scene: Scene) -> tuple[Line, ...]:
    """Terms agreed, and the days they really take (F-09)."""
    account = scene.dossier.account
    mode = scale("PAYMENT_MODE").label(account.payment_mode)
    agreed = days(account.payment_terms_days) if account.payment_terms_days is not None else ""
    terms = " ".join(text for text in (agreed, mode) if text)
    effective = scene.insight("F-09").detail.get("effective")
    parts = [Part(words(terms))] if terms else []
    if isinstance(effective, int | float):
        day = short_day(scene.today, scene.today)
        text = _("really {days} ({day})").format(days=days(int(effective + 0.5)), day=day)
        parts.append(Part(words(text), 1))
    return (Line(tuple(parts), key=_("Terms")),) if parts else ()


def _telling(scene: Scene, row: Invoice) -> bool:
    """Whether an invoice belongs on the paper: late, disputed or to be asked for now."""
    item = _item(scene, row)
    due = row.due is not None and row.due < scene.today
    return due or bool(item and (item.level or "not due") not in {"not due", "paid"})


def _acting(scene: Scene, row: Invoice) -> bool:
    """Whether somebody has to speak to somebody now; the others only wait."""
    item = _item(scene, row)
    return item is not None and (item.level or "")[:1] == "S"


def _item(scene: Scene, row: Invoice) -> Insight | None:
    return scene.insight("F-08").items.get(key_of(row))


def _invoice(scene: Scene, row: Invoice, *, rest: Money, rank: int) -> Line:
    item = _item(scene, row)
    gap = (scene.today - row.due).days if row.due else 0
    first: Words = words(money(rest))
    if gap > 0:
        first = (*first, *words(" "), *bold(late(gap)))
    elif row.due is not None:
        first = (*first, *words(" " + _("due {day}").format(day=short_day(row.due, scene.today))))
    parts = [Part(first)]
    if item is not None:
        parts.append(Part(_next(scene, item), 1))
        parts.append(Part(step_words(item), 2))
    return Line(tuple(part for part in parts if part.words), key=gist(row.no, 20), rank=rank)


def _next(scene: Scene, item: Insight) -> Words:
    """What is to be done by whom, and what holds it up."""
    if item.level == "paused":
        no = item.detail.get("complaint")
        return words(_("disputed, wait for {no}").format(no=no) if no else _("disputed"))
    until = item.detail.get("held_until")
    if item.level == "held" and isinstance(until, str):
        day = short_day(dt.date.fromisoformat(until), scene.today)
        return words(_("promised, held until {day}").format(day=day))
    return who_speaks(scene, item)


def _complaints(scene: Scene) -> list[Complaint]:
    rows = scene.dossier.shelf.where(Complaint, "account", value=scene.dossier.account.id)
    found = [row for row in rows if row.closed is None and not row.private]
    order = {code: n for n, code in enumerate(scale("SEVERITY").codes)}
    return sorted(
        found, key=lambda row: (order.get(row.severity or "", 9), str(row.opened), row.id)
    )


def _complaint(scene: Scene, row: Complaint, *, rank: int) -> Line:
    open_days = days_open(row, scene.today)
    overdue = days_late(row, scene.today)
    parts = [Part(words(gist(row.what, 40)))]
    if open_days is not None:
        parts.append(Part(words(_("open {days}").format(days=days(open_days)))))
    if overdue:
        parts.append(Part(bold(late(overdue)), 1))
    key = gist(row.external or _("Complaint"), 20)
    return Line(tuple(part for part in parts if part.words), key=key, rank=rank)


def _delivery(scene: Scene) -> tuple[Line, ...]:
    """On time in full of twelve months (F-20)."""
    value = scene.insight("F-20").value
    if value is None:
        return ()
    said = percent(value, 1)
    return (Line((Part(words(said)),), key=_("On time, in full"), rank=MOST),)
