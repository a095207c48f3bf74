"""Section 11: what stands at the customer's, line by line, with our share and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.back import Installed, InstalledRow
from kamdesk.domain.brief.scene import firm_name
from kamdesk.domain.brief.text import Words, words
from kamdesk.domain.brief.wording import (
    Scaled,
    bracketed,
    gist,
    inline,
    listed,
    number,
    percent,
    sentences,
)
from kamdesk.domain.insight.fact_reach import installed_items
from kamdesk.domain.insight.sales import own_till
from kamdesk.domain.insight.spending import LineSpend, spend_by_line
from kamdesk.domain.records import Organisation, Product, ProductLine
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from kamdesk.domain.brief.scene import Scene
    from kamdesk.domain.records import InstalledItem

LONGEST: Final = 36
FEW: Final = 2
"""Items of a line up to which their notes still fit."""

BAD: Final = frozenset({"poor", "failed"})


def installed(scene: Scene) -> Installed | None:
    """A row for each product line in which something stands or is bought."""
    items = _by_line(scene)
    till = own_till(scene.dossier)
    spend = spend_by_line(scene.dossier, till)
    scale_ = Scaled.of([row.unserved for row in spend.values()], till.currency)
    lines = dict.fromkeys((*spend, *sorted(items)))
    rows = tuple(
        InstalledRow(
            line=_line_name(scene, line),
            what=_what(scene, items.get(line, [])),
            share=_share(spend.get(line), scale_),
            short=_short(scene, items.get(line, [])),
            rank=rank,
        )
        for rank, line in enumerate(lines)
    )
    if not rows:
        return None
    note = _("our share / open ({unit})").format(unit=scale_.unit)
    shares = any(row.share for row in rows)
    return Installed(_("Installed, share"), note=note if shares else "", rows=rows)


def _by_line(scene: Scene) -> dict[str, list[InstalledItem]]:
    """What stands there by product line, ours first."""
    items: dict[str, list[InstalledItem]] = {}
    for item in sorted(installed_items(scene.dossier), key=lambda row: not _ours(scene, row)):
        if not item.private:
            items.setdefault(_line_of(scene, item), []).append(item)
    return items


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
    model = item.model or (product.model if product else None)
    name = " ".join(text for text in (_maker(scene, item), gist(model, LONGEST)) if text)
    notes = (
        str(item.year) if item.year else "",
        inline(scale("CONDITION").label(item.condition)),
        _replacement(item),
    )
    return bracketed(_counted(name or _("maker?"), item), listed(notes))


def _short(scene: Scene, items: list[InstalledItem]) -> Words:
    """Makers and numbers; what calls for something only where there are few."""
    notes = len(items) <= FEW
    return words(sentences(_short_item(scene, item, notes=notes) for item in items))


def _short_item(scene: Scene, item: InstalledItem, *, notes: bool) -> str:
    """Maker and number; a bad condition and a replacement that is due."""
    name = _maker(scene, item) or _("maker?")
    count = "" if item.quantity is None else number(item.quantity)
    said = _("{name} {n}").format(name=name, n=count) if count else name
    if not notes:
        return said
    bad = inline(scale("CONDITION").label(item.condition)) if item.condition in BAD else ""
    due = _("due {year}").format(year=item.replacement_due) if item.replacement_due else ""
    return bracketed(said, listed((bad, due)))


def _ours(scene: Scene, item: InstalledItem) -> bool:
    product = scene.dossier.shelf.get(Product, item.product)
    own = scene.dossier.own_organisation
    return product is not None and own is not None and product.maker == own.id


def _maker(scene: Scene, item: InstalledItem) -> str:
    product = scene.dossier.shelf.get(Product, item.product)
    firm = scene.dossier.shelf.get(Organisation, product.maker) if product else None
    return gist(item.maker or firm_name(firm), LONGEST)


def _counted(name: str, item: InstalledItem) -> str:
    if item.quantity is None:
        return name
    return _("{name} × {n}").format(name=name, n=number(item.quantity))


def _replacement(item: InstalledItem) -> str:
    due = item.replacement_due
    return _("replace {year}").format(year=due) if due else ""


def _share(spend: LineSpend | None, scale_: Scaled) -> str:
    """Our share and what they buy elsewhere; empty where one of the figures is not known."""
    if spend is None or spend.share is None or spend.unserved is None:
        return ""
    rest = scale_.said(spend.unserved)
    return _("{percent} / {amount}").format(percent=percent(100 * spend.share), amount=rest)
