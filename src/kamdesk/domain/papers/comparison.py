"""The comparison card (S2-15): on one page, theirs and ours side by side, for the rep's desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.wording import pieces
from kamdesk.domain.fact import fact_of
from kamdesk.domain.papers.model import Boxes, Paper, Said
from kamdesk.domain.records import Comparison, Organisation, Product
from kamdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.papers.model import Piece

BOXES: Final = ("their_features", "our_features", "our_advantages", "their_weaknesses")


def comparison_cards(shelf: Shelf, *, today: dt.date, author: str) -> Paper:
    """A card a page for every comparison, by the name of the rival and of its product."""
    cards = sorted(shelf.of(Comparison), key=lambda card: (_name(shelf, card), card.id))
    found: list[Piece] = []
    for card in cards:
        found += [Said(_name(shelf, card)), _boxes(shelf, card)]
    empty = Said(
        _(
            "No comparison is recorded yet. Add one with our product, theirs, and what speaks"
            " for each; then print the card again."
        )
    )
    return Paper(
        title=_("Comparison cards"),
        day=today.isoformat(),
        under=_("Ours against theirs: have it on the desk, never on the table."),
        pieces=tuple(found) or (empty,),
        author=author,
        fresh=True,
    )


def _name(shelf: Shelf, card: Comparison) -> str:
    ours, theirs = _product(shelf, card.our), _product(shelf, card.rival)
    day = f" ({card.date.isoformat()})" if card.date else ""
    return _("{theirs} against {ours}").format(theirs=theirs, ours=ours) + day


def _product(shelf: Shelf, product_id: str | None) -> str:
    product = shelf.get(Product, product_id)
    if product is None:
        return "?"
    maker = shelf.get(Organisation, product.maker)
    firm = (maker.short or maker.name or "") if maker else ""
    return " ".join(part for part in (firm, product.model or "") if part) or "?"


def _boxes(shelf: Shelf, card: Comparison) -> Boxes:
    """The four boxes; what a card leaves open is taken from its products."""
    ours, theirs = shelf.get(Product, card.our), shelf.get(Product, card.rival)
    spare = {
        "their_features": theirs.features if theirs else None,
        "our_features": ours.features if ours else None,
        "their_weaknesses": theirs.weaknesses if theirs else None,
    }
    return Boxes(
        tuple(
            (
                fact_of(Comparison, name).words,
                pieces(getattr(card, name) or spare.get(name)) or (_("not known yet"),),
            )
            for name in BOXES
        )
    )
