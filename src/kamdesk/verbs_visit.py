"""The verbs of the command line around a visit: its brief, and the answers it brings back."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from kamdesk import i18n
from kamdesk.errors import KamdeskError, UserError
from kamdesk.i18n import N_, _
from kamdesk.services import finding, opening
from kamdesk.services.own import bound

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from collections.abc import Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.records import Interaction
    from kamdesk.services.answers import Outcome
    from kamdesk.storage.book import Book


class NotAPair(UserError):
    """An answer without its number."""

    sentence = N_("“{words}” is no answer; write NUMBER=ANSWER, such as Q1=45%.")


def day_in(arguments: argparse.Namespace, book: Book) -> dt.date:
    """The day everything is reckoned from, as all verbs take it."""
    from kamdesk.verbs import today_of

    return today_of(arguments, book)


def brief_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk brief FILE ACCOUNT -o OUT.pdf``.

    The numbers of a visit's brief are written down in the book, so that its answers can come back
    by number. Where a window holds the book they are not, which is said: a brief is worth more
    than none.
    """
    from kamdesk.services.briefs import BriefOrder, write_brief
    from kamdesk.verbs import print_files

    dossier, visit, today = _about(arguments)
    lang = arguments.lang or i18n.language()
    order = BriefOrder(
        today=today, visit=visit, copy=arguments.copy, lang=lang, fillable=arguments.fillable
    )
    write_brief(dossier, order, path=arguments.out)
    if visit is not None:
        _freeze(arguments, visit, today=today)
    print_files(arguments, arguments.out)


def _about(arguments: argparse.Namespace) -> tuple[Dossier, Interaction | None, dt.date]:
    from kamdesk.services.briefs import next_visit

    with bound(opening.open_book(arguments.file, read_only=True)) as book:
        dossier = book.dossier(finding.find_account(book, arguments.account).id)
        today = day_in(arguments, book)
        if arguments.visit:
            visit = finding.find_visit(book, dossier.account, words=arguments.visit)
            return dossier, visit, today
    return dossier, next_visit(dossier, today), today


def _freeze(arguments: argparse.Namespace, visit: Interaction, *, today: dt.date) -> None:
    """Write the numbers down once the paper is there; a refused brief leaves the book alone."""
    from kamdesk.services.brief_numbers import freeze_brief

    try:
        with bound(opening.open_book(arguments.file)) as book:
            freeze_brief(book, visit, today=today)
    except (KamdeskError, OSError):
        print(
            _("The numbers of this brief were not written down: the book is open elsewhere."),
            file=sys.stderr,
        )


def answers_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk answers FILE ACCOUNT --visit V Q1=... D1=...``."""
    from kamdesk.services.answers import save_answers

    given = dict(_pair(words) for words in arguments.answer)
    with bound(opening.open_book(arguments.file)) as book:
        account = finding.find_account(book, arguments.account)
        visit = finding.find_visit(book, account, words=arguments.visit)
        today = day_in(arguments, book)
        found, _changes = save_answers(book, visit, given=given, today=today)
    _say(arguments, found)


def import_filled(arguments: argparse.Namespace) -> None:
    """``kamdesk import FILE brief.pdf``: what was filled in on a fillable brief."""
    from kamdesk.services.filled_briefs import read_filled, save_filled

    opened = opening.open_book(arguments.file, read_only=arguments.dry_run)
    with opened if arguments.dry_run else bound(opened) as book:
        filled = read_filled(book, arguments.source)
        if not arguments.dry_run:
            found, _changes = save_filled(book, filled, today=day_in(arguments, book))
            _say(arguments, found)
        elif arguments.json:
            print(json.dumps(dict(filled.given), ensure_ascii=False, indent=1))
        else:
            for number, text in filled.given.items():
                print(f"{number}={text}")


def _say(arguments: argparse.Namespace, found: Sequence[Outcome]) -> None:
    """What each answer did, and the file before and after."""
    if arguments.json:
        print(json.dumps([item.plain for item in found], ensure_ascii=False, indent=1))
        return
    for item in found:
        print(f"{item.number}  {item.line}")
    before, after = found[0].before, found[0].after
    if before is not None and after is not None:
        words = _("File completeness: {before} % → {after} %")
        print(words.format(before=f"{before:.1f}", after=f"{after:.1f}"))


def _pair(words: str) -> tuple[str, str]:
    number, sign, text = words.partition("=")
    if not sign or not number.strip():
        raise NotAPair(words=words)
    return number, text
