"""The verbs that hand a book or an account to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk import i18n
from kamdesk.errors import UserError
from kamdesk.i18n import N_
from kamdesk.services import finding, opening
from kamdesk.services.own import bound

if TYPE_CHECKING:
    import argparse


class WholeBook(UserError):
    """A folder that opens without the program holds everything."""

    sentence = N_("The folder holds the whole book; name no account with --open.")


def handover_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk handover FILE ACCOUNT [--to NAME] [--coach] [--with-private] -o DIR|OUT``."""
    from kamdesk.services.handover import HandoverOrder, write_handover
    from kamdesk.verbs import print_files, today_of

    with bound(opening.open_book(arguments.file, read_only=True)) as book:
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


def open_folder(arguments: argparse.Namespace) -> None:
    """``kamdesk export FILE --open DIR [--with-private]``: the book without the program."""
    from kamdesk.services.open_export import OpenOrder, open_export
    from kamdesk.verbs import print_files, today_of

    if arguments.account:
        raise WholeBook
    with opening.open_book(arguments.file, read_only=True) as book:
        order = OpenOrder(
            today_of(arguments, book),
            arguments.lang or i18n.language(),
            with_private=arguments.with_private,
        )
        open_export(book, arguments.open, order=order)
    print_files(arguments, arguments.open)
