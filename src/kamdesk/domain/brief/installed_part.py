"""Section 11: what stands at the customer's, line by line, with our share and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.back import Installed, InstalledRow
from kamdesk.domain.brief.text import Words, words
from kamdesk.domain.brief.wording import gist, money, number, percent, sentences
from kamdesk.domain.fact import Money
from kamdesk.domain.insight.fact_reach import installed_items
from kamdesk.domain.insight.spending import LineSpend, spend_by_line
from kamdesk.domain.records import Organisation, Product, ProductLine
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import InstalledItem

LONGEST: Final = 36


def installed(scene: Scene) -> Installed | None:
    """A row for each product line in which something stands or is bought."""
    items: dict[str, list[InstalledItem]] = {}
    for item in installed_items(scene.dossier):
        if not item.private:
            items.setdefault(_line_of(scene, item), []).append(item)
    spend = spend_by_line(scene.dossier)
    lines = dict.fromkeys((*spend, *sorted(items)))
    rows = tuple(
        InstalledRow(
            line=_line_name(scene, line),
            what=_what(scene, items.get(line, [])),
            share=_share(spend.get(line), _currency(spend.get(line))),
            rank=rank,
        )
        for rank, line in enumerate(lines)
    )
    if not rows:
        return None
    note = _("our share / open") if any(row.share for row in rows) else ""
    return Installed(_("Installed, share"), note=note, rows=rows)


def _line_of(scene: Scene, item: InstalledItem) -> str:
    product = scene.dossier.shelf.get(Product, item.product)
    return (product.product_line or "") if product else ""


def _line_name(scene: Scene, line: str) -> str:
    record = scene.dossier.shelf.get(ProductLine, line)
    return gist(record.name, 20) if record else _("Other")


def _what(scene: Scene, items: list[InstalledItem]) -> Words:
    return words(sentences(_item(scene, item) for item in items))


def _item(scene: Scene, item: InstalledItem) -> str:
    """Maker, model, number, year, condition, replacement due."""
    product = scene.dossier.shelf.get(Product, item.product)
    firm = scene.dossier.shelf.get(Organisation, product.maker) if product else None
    maker = item.maker or (firm.short or firm.name if firm else None)
    model = item.model or (product.model if product else None)
    name = " ".join(gist(text, LONGEST) for text in (maker, model) if text) or _("maker?")
    count = number(item.quantity) if item.quantity is not None else ""
    head = _("{name} × {n}").format(name=name, n=count) if count else name
    notes = [
        str(item.year) if item.year else "",
        scale("CONDITION").label(item.condition),
        _("replace {year}").format(year=item.replacement_due) if item.replacement_due else "",
    ]
    said = ", ".join(note for note in notes if note)
    return (
        _("{text} ({note})").format(text=head, note=_(", ").join(filter(None, notes)))
        if said
        else head
    )


def _currency(spend: LineSpend | None) -> str:
    """The currency of the spend of a line; sums of several stay in that of the first row."""
    found = (row.total or row.ours for row in (spend.records if spend else ()))
    return next((amount.currency for amount in found if amount), "")


def _share(spend: LineSpend | None, currency: str) -> str:
    """Our share and what they buy elsewhere; empty where one of the figures is not known."""
    if spend is None or spend.share is None or spend.unserved is None or not currency:
        return ""
    rest = money(Money(int(spend.unserved), currency))
    return _("{percent} / {amount}").format(percent=percent(100 * spend.share), amount=rest)
