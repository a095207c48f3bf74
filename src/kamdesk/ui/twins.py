"""After records came in: say how many of them may stand in the book twice, with the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from kamdesk.domain.duplicates import Pair
    from kamdesk.ui.desk import Desk


def tell_of_duplicates(desk: Desk) -> None:
    """Look in the background; where nothing is found nothing is said."""
    from kamdesk.services.duplicates import find_duplicates

    book = desk.book
    desk.tasks.run(lambda _progress: find_duplicates(book), done=lambda found: _tell(desk, found))


def _tell(desk: Desk, found: tuple[Pair, ...]) -> None:
    if found:
        words = ngettext(
            "{n} pair of records may be the same.",
            "{n} pairs of records may be the same.",
            len(found),
        )
        desk.messages.tell(
            words.format(n=len(found)),
            action=_("Look at them"),
            on_action=lambda: desk.go("duplicates"),
        )
