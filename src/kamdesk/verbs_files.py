"""The verbs of the command line that take files of others in, and hand contacts and days out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kamdesk import i18n
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _
from kamdesk.services import finding, opening
from kamdesk.services.own import bound

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from pathlib import Path

    from kamdesk.domain.records import Account
    from kamdesk.services.contacts import Staging
    from kamdesk.storage.book import Book

OUT: Final = frozenset({".vcf", ".ics"})


class UnknownSource(UserError):
    """A file of a kind this program does not read or write."""

    sentence = N_("“{file}”: this kind of file is not known here. Known: {known}.")


class OneAtMost(UserError):
    """Contacts and calendars are of one account or of the whole book."""

    sentence = N_("Name one account, or none for the whole book.")


def export_lines(arguments: argparse.Namespace, book: Book, *, today: dt.date) -> None:
    """``kamdesk export FILE [ACCOUNT] -o OUT.vcf | OUT.ics``."""
    from kamdesk.services.contacts_out import write_calendar, write_cards

    if len(arguments.account) > 1:
        raise OneAtMost
    names = arguments.account
    account = finding.find_account(book, names[0]).id if names else None
    out: Path = arguments.out
    if out.suffix.lower() == ".vcf":
        write_cards(book, out, today=today, account=account, private=arguments.with_private)
    else:
        write_calendar(book, out, today=today, account=account)


def import_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk import FILE SOURCE [--account A] [--map MAP.toml] [--dry-run]``."""
    from kamdesk.services.contacts import KINDS

    source: Path = arguments.source
    kind = source.suffix.lower()
    if kind == ".json":
        _import_records(arguments, source)
    elif kind in KINDS:
        _import_list(arguments, source)
    elif kind == ".pdf":
        from kamdesk.verbs_visit import import_filled

        import_filled(arguments)
    else:
        raise UnknownSource(file=source.name, known=".json .vcf .csv .xlsx .ods .xls .pdf")


def _import_records(arguments: argparse.Namespace, source: Path) -> None:
    from kamdesk.services.records_file import import_records, preview_records

    if arguments.dry_run:
        with opening.open_book(arguments.file, read_only=True) as book:
            count = preview_records(book, source)
    else:
        with bound(opening.open_book(arguments.file)) as book:
            count = len(import_records(book, source).records)
    if arguments.json:
        print(json.dumps({"records": count}, ensure_ascii=False, indent=1))
    else:
        print(i18n.ngettext("{n} record", "{n} records", count).format(n=count))


def _import_list(arguments: argparse.Namespace, source: Path) -> None:
    from kamdesk.services.contacts import take_in

    dry: bool = arguments.dry_run
    opened = opening.open_book(arguments.file, read_only=dry)
    with opened if dry else bound(opened) as book:
        account = finding.find_account(book, arguments.account) if arguments.account else None
        staged = _staged(book, source, arguments=arguments, account=account)
        count = 0 if arguments.dry_run else len(take_in(book, staged).records)
    if arguments.json:
        print(json.dumps(_plain(staged, count), ensure_ascii=False, indent=1))
    else:
        _print_staging(staged)


def _staged(
    book: Book, source: Path, *, arguments: argparse.Namespace, account: Account | None
) -> Staging:
    from kamdesk.imports.column_maps import ColumnMap, mapped, read_map
    from kamdesk.services.contacts import columns_of, read_source, staging

    said = read_map(arguments.map) if arguments.map else None
    how = said or ColumnMap("")
    found = read_source(source, encoding=how.encoding, delimiter=how.delimiter, sheet=how.sheet)
    columns = mapped(found.rows, said) if said else columns_of(book, found)
    return staging(book, found, columns=columns, account=account)


def _plain(staged: Staging, count: int) -> dict[str, Any]:
    from kamdesk.domain.staged import counted

    return {
        "records": count,
        **{str(verdict): count for verdict, count in counted(staged.rows).items()},
        "rows": [
            {
                "line": row.coming.line,
                "name": row.coming.title,
                "verdict": row.verdict,
                "candidates": [item.record.id for item in row.candidates],
                "reasons": [list(item.reasons) for item in row.candidates],
                "adds": list(row.adds),
                "differs": list(row.differs),
                "problems": list(row.coming.problems),
            }
            for row in staged.rows
        ],
        "unread": [{"line": item.line, "reason": item.reason} for item in staged.bad],
    }


def _print_staging(staged: Staging) -> None:
    """One row a line: its number, name, what becomes of it, whom it means and why."""
    from kamdesk.domain.staged import words_of

    for row in staged.rows:
        print(f"{row.coming.line}\t{row.coming.title}\t{words_of(row)}")
        for problem in row.coming.problems:
            print(f"{row.coming.line}\t{row.coming.title}\t{problem}")
    for item in staged.bad:
        print(f"{item.line}\t\t{_('not taken in: {reason}').format(reason=item.reason)}")
