"""What the customer decides by and what was quoted: criteria with who meets them, prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.brief.wording import gist, money
from kamdesk.domain.naming import title_of
from kamdesk.domain.papers.model import Grid
from kamdesk.domain.records import (
    Criterion,
    CriterionFit,
    Organisation,
    PriceQuote,
    ProductLine,
)
from kamdesk.domain.scales import scale
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamdesk.domain.dossier import Dossier


def criteria(dossier: Dossier) -> Iterator[Grid]:
    """A table for each project that has criteria, and one for those of the account."""
    shelf = dossier.shelf
    homes = [
        (title_of(p, shelf), shelf.where(Criterion, "project", value=p.id))
        for p in dossier.projects
        if not p.private
    ]
    own = shelf.where(Criterion, "account", value=dossier.account.id)
    for name, rows in [*homes, ("", own)]:
        shown = [row for row in rows if not row.private]
        if shown:
            title = _("Criteria: {name}").format(name=name) if name else _("Criteria")
            yield Grid(
                title,
                (_("Criterion"), _("Kind"), _("Who wrote it"), _("Who meets it")),
                (0.3, 0.16, 0.16, 0.38),
                tuple(_criterion(dossier, row) for row in shown),
            )


def _criterion(dossier: Dossier, row: Criterion) -> tuple[str, ...]:
    author = dossier.person(row.author)
    fits = []
    for fit in dossier.shelf.where(CriterionFit, "criterion", value=row.id):
        firm = dossier.shelf.get(Organisation, fit.organisation)
        if firm is not None and not fit.private:
            words = scale("FIT").label(fit.fit)
            fits.append(f"{firm.short or firm.name or ''}: {words}")
    return (
        gist(row.name),
        scale("CRITERION_KIND").label(row.kind) if row.kind else "",
        title_of(author, dossier.shelf) if author and not author.private else "",
        _("; ").join(fits),
    )


def prices(dossier: Dossier) -> Grid:
    """All quotes, ours and the market's, the newest first within a line."""
    shelf = dossier.shelf
    found = [
        row
        for row in shelf.where(PriceQuote, "account", value=dossier.account.id)
        if not row.private
    ]
    found.sort(key=lambda row: str(row.quoted_on or ""), reverse=True)
    rows = []
    for row in found:
        line = shelf.get(ProductLine, row.product_line)
        firm = shelf.get(Organisation, row.organisation)
        rows.append(
            (
                line.name or "" if line else "",
                firm.short or firm.name or "" if firm else "",
                money(row.price) if row.price else "",
                row.quoted_on.isoformat() if row.quoted_on else "",
                gist(row.note),
            )
        )
    rows.sort(key=lambda row: row[0])
    return Grid(
        _("Prices quoted"),
        (_("Product line"), _("Who"), _("Price"), _("Quoted on"), _("Note")),
        (0.22, 0.2, 0.16, 0.14, 0.28),
        tuple(rows),
        empty=_("No price is written down."),
    )
