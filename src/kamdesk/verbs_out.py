"""The verbs that hand a book or an account to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk import i18n
from kamdesk.services import finding, opening

if TYPE_CHECKING:
    import argparse


def handover_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk handover FILE ACCOUNT [--to NAME] [--coach] [--with-private] -o DIR|OUT``."""
    from kamdesk.services.handover import HandoverOrder, write_handover
    from kamdesk.verbs import print_files, today_of

    with opening.open_book(arguments.file, read_only=True) as book:
        dossier = book.dossier(finding.find_account(book, arguments.account).id)
        order = HandoverOrder(
            today_of(arguments, book),
            arguments.lang or i18n.language(),
            taker=arguments.to,
            coach=arguments.coach,
            with_private=arguments.with_private,
        )
        made = write_handover(book, dossier, order=order, target=arguments.out)
    print_files(arguments, *made)
