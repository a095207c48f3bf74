"""Our product against theirs: the card with four boxes (S2-15), and the technical needs.

Comparisons, products and their makers belong to the whole book, so any shelf has them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.records import (
    Comparison,
    Criterion,
    CriterionFit,
    Product,
    ProjectRival,
    TechnicalRow,
)

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier, Shelf
    from kamdesk.domain.records import Organisation

FIELDS = ("their_features", "our_features", "our_advantages", "their_weaknesses")
"""The four boxes, in reading order: theirs and ours side by side."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """A comparison with its two products."""

    record: Comparison
    ours: Product | None
    theirs: Product | None

    def box(self, name: str) -> str:
        """The text of a box; where nothing is written, what the product itself says."""
        written = getattr(self.record, name) or ""
        if written:
            return str(written)
        product = self.ours if name == "our_features" else self.theirs
        fallback = {"our_features": "features", "their_features": "features"}
        fallback["their_weaknesses"] = "weaknesses"
        return (getattr(product, fallback[name]) or "") if product and name in fallback else ""


def comparisons_of(firm: Organisation, shelf: Shelf) -> tuple[Comparing, ...]:
    """The comparisons with products of a rival, the newest first."""
    found = []
    for row in shelf.of(Comparison):
        theirs = shelf.get(Product, row.rival)
        if theirs is not None and theirs.maker == firm.id:
            found.append(Comparing(row, shelf.get(Product, row.our), theirs))
    return tuple(sorted(found, key=lambda item: item.record.date or dt.date.min, reverse=True))


@dataclass(frozen=True, slots=True)
class TechnicalLine:
    """A technical need of a project, and what we and the rival offer for it ("" = not known)."""

    dossier: Dossier
    row: TechnicalRow
    ours: str
    theirs: str


def technical_lines(firm: Organisation, dossiers: tuple[Dossier, ...]) -> tuple[TechnicalLine, ...]:
    """The technical needs of all projects in which the rival takes part."""
    return tuple(
        _technical(dossier, row, firm=firm)
        for dossier in dossiers
        for place in dossier.shelf.where(ProjectRival, "organisation", value=firm.id)
        for row in dossier.shelf.where(TechnicalRow, "project", value=place.project)
    )


def _technical(dossier: Dossier, row: TechnicalRow, *, firm: Organisation) -> TechnicalLine:
    """What is offered stands with the purchase criterion of that name (domain/4)."""
    own = dossier.own_organisation
    name = (row.parameter or "").casefold()
    fits = [
        fit
        for criterion in dossier.shelf.where(Criterion, "project", value=row.project)
        if (criterion.name or "").casefold() == name
        for fit in dossier.shelf.where(CriterionFit, "criterion", value=criterion.id)
    ]

    def offered(organisation: Organisation | None) -> str:
        found = (fit.value for fit in fits if organisation and fit.organisation == organisation.id)
        return next((value for value in found if value), "")

    return TechnicalLine(dossier, row, offered(own), offered(firm))
