"""The verbs that hand a book or an account to somebody else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kamdesk import i18n
from kamdesk.domain.fact import key_of
from kamdesk.domain.naming import title_of
from kamdesk.errors import UserError
from kamdesk.i18n import N_
from kamdesk.services import finding, opening
from kamdesk.services.own import bound

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kamdesk.domain.duplicates import Pair
    from kamdesk.domain.fact import Record
    from kamdesk.storage.book import Book


class NoSuchPair(UserError):
    """Two ids that are no pair of those found."""

    sentence = N_(
        "{keep} and {other} are not among the pairs that may be the same; see: kamdesk duplicates."
    )


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


def duplicates_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk duplicates FILE [--make-one KEEP OTHER]``: the pairs, the surest first."""
    from kamdesk.services.duplicates import find_duplicates, make_one

    if arguments.make_one:
        with opening.open_book(arguments.file) as book:
            keep, other = _pair(book, arguments.make_one)
            make_one(book, keep, other=other)
        return
    with opening.open_book(arguments.file, read_only=True) as book:
        lines = [_line(book, pair) for pair in find_duplicates(book)]
    if arguments.json:
        print(json.dumps(lines, ensure_ascii=False, indent=1))
        return
    for line in lines:
        print("\t".join(line.values()))


def _pair(book: Book, ids: Sequence[str]) -> tuple[Record, Record]:
    """The two records of a pair, the first named first. Raises ``NoSuchPair``."""
    from kamdesk.services.duplicates import find_duplicates

    keep, other = ids
    for pair in find_duplicates(book):
        found = {key_of(pair.keep): pair.keep, key_of(pair.other): pair.other}
        if set(found) == {keep, other}:
            return found[keep], found[other]
    raise NoSuchPair(keep=keep, other=other)


def _line(book: Book, pair: Pair) -> dict[str, str]:
    return {
        "keep": key_of(pair.keep),
        "other": key_of(pair.other),
        "name": title_of(pair.keep, book),
        "other_name": title_of(pair.other, book),
        "because": pair.words,
    }
