"""The verbs of the command line: read the arguments, call a service, print what it gives."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from kamdesk import i18n
from kamdesk.domain.fact import facts_of, is_empty, key_of
from kamdesk.domain.naming import shown, title_of
from kamdesk.domain.records import RECORDS
from kamdesk.domain.values import to_plain
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _
from kamdesk.services import accounts, finding, opening, safety
from kamdesk.services.own import bound
from kamdesk.verbs_files import OUT, UnknownSource, export_lines

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.storage.book import Book


class NotSound(UserError):
    """The check found something."""

    sentence = N_("The book is not sound:\n{problems}")


class OneAccount(UserError):
    """A workbook is written for one account."""

    sentence = N_("Name the account the workbook is for; a workbook holds one.")


class AllAccounts(UserError):
    """The portfolio workbook is about everybody."""

    sentence = N_("The portfolio workbook holds all accounts; name none.")


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def print_files(arguments: argparse.Namespace, *paths: Path) -> None:
    """Say what was written, one path a line."""
    if arguments.json:
        _print_json({"files": [str(path) for path in paths]})
        return
    for path in paths:
        print(path)


def today_of(arguments: argparse.Namespace, book: Book) -> dt.date:
    """The day asked for, the day a sample book is told for, or today."""
    day: dt.date | None = arguments.today
    return day or book.day or dt.datetime.now().astimezone().date()


def _reading(arguments: argparse.Namespace) -> Book:
    return bound(opening.open_book(arguments.file, read_only=True))


def _dossier(book: Book, words: str) -> Dossier:
    return book.dossier(finding.find_account(book, words).id)


def demo_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk demo [DIR] [--no-window]``."""
    from kamdesk.services.demo import write_demo

    files = write_demo(arguments.dir)
    print_files(arguments, *files)
    arguments.file = files[0]


def new_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk new FILE``."""
    with opening.new_book(arguments.file) as book:
        print_files(arguments, book.path)


def accounts_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk accounts FILE``."""
    with _reading(arguments) as book:
        lines = accounts.account_lines(book, today_of(arguments, book))
    if arguments.json:
        _print_json(
            [
                {
                    "id": line.key,
                    "name": line.name,
                    "lifecycle": line.lifecycle,
                    "tier": line.tier,
                    "owner": line.owner,
                    "last_visit": to_plain(line.last_visit),
                    "next_visit": to_plain(line.next_visit),
                }
                for line in lines
            ]
        )
        return
    for line in lines:
        print(f"{line.key}\t{line.name}\t{line.tier or ''}\t{line.last_visit or ''}")


def show_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk show FILE ACCOUNT``."""
    with _reading(arguments) as book:
        dossier = _dossier(book, arguments.account)
    records = dossier.shelf.everything()
    if arguments.json:
        tables: dict[str, list[dict[str, Any]]] = {}
        for record in records:
            tables.setdefault(record.ENTITY, []).append(_plain_row(record))
        _print_json(tables)
        return
    for entity, kind in RECORDS.items():
        rows = [record for record in records if entity == record.ENTITY]
        if rows:
            print(f"\n{_(kind.PLURAL)} ({len(rows)})")
        for record in rows:
            print(f"  {key_of(record)}  {title_of(record, dossier.shelf)}")
            for item in facts_of(type(record)):
                value = getattr(record, item.name)
                if not is_empty(value) and not item.entity:
                    print(f"      {item.words}: {shown(item, value)}")


def _plain_row(record: Record) -> dict[str, Any]:
    row: dict[str, Any] = {"id": key_of(record)}
    for item in facts_of(type(record)):
        value = getattr(record, item.name)
        if not is_empty(value):
            row[item.key] = to_plain(value)
    return row


def insights_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk insights FILE [ACCOUNT]``."""
    from kamdesk.domain.insight.monday import whole_insights
    from kamdesk.domain.insight.plain import rows_to_json
    from kamdesk.services.portfolio import read_portfolio

    with _reading(arguments) as book:
        view = read_portfolio(book, today_of(arguments, book))
        one = finding.find_account(book, arguments.account).id if arguments.account else None
    results = {
        key_of(dossier.account): view.insights[dossier.account.id]
        for dossier in view.dossiers
        if one in (None, dossier.account.id)
    }
    whole = {} if one else whole_insights(view.dossiers, view.today)
    if arguments.json:
        plain = {key: rows_to_json(row) for key, row in results.items()}
        everything = {"accounts": plain, "portfolio": rows_to_json(whole)}
        _print_json(next(iter(plain.values())) if one else everything)
        return
    for key, row in (*results.items(), *([("portfolio", whole)] if whole else [])):
        print(key)
        for code, result in row.items():
            value = "-" if result.value is None else f"{result.value:.1f}"
            print(f"  {code}  {value}  {result.level or ''}")


def findings_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk findings FILE [ACCOUNT]``: those put aside are marked and come last."""
    from kamdesk.services.findings import book_findings

    with _reading(arguments) as book:
        account = finding.find_account(book, arguments.account) if arguments.account else None
        found = book_findings(book, today_of(arguments, book), account=account)
    if arguments.json:
        _print_json([item.plain for item in found])
        return
    for item in found:
        print(item.line)


def gaps_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk gaps FILE ACCOUNT [--visit V]``."""
    from kamdesk.domain.gaps import gaps
    from kamdesk.domain.insight.plain import gap_to_json

    with _reading(arguments) as book:
        dossier = _dossier(book, arguments.account)
        visit = (
            finding.find_visit(book, dossier.account, words=arguments.visit)
            if arguments.visit
            else None
        )
        today = today_of(arguments, book)
    found = gaps(dossier, today, visit=visit)
    if arguments.json:
        _print_json([gap_to_json(gap) for gap in found])
        return
    for number, gap in enumerate(found, start=1):
        print(f"{number:3}  {gap.fact}  {gap.wording}")


def paper_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk paper FILE KIND [ACCOUNT] -o OUT.pdf``."""
    from kamdesk.services.papers import PaperOrder, write_paper

    with _reading(arguments) as book:
        account = finding.find_account(book, arguments.account).id if arguments.account else None
        order = PaperOrder(
            arguments.kind, today_of(arguments, book), arguments.lang or i18n.language()
        )
        write_paper(book, order, path=arguments.out, account=account)
    print_files(arguments, arguments.out)


def export_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk export FILE [ACCOUNT...] [--json | --portfolio] -o OUT``, or ``--open DIR``."""
    from kamdesk.services.records_file import export_records

    if arguments.open is not None:
        from kamdesk.verbs_out import open_folder

        open_folder(arguments)
        return
    out: Path = arguments.out
    with _reading(arguments) as book:
        if arguments.json or out.suffix.lower() == ".json":
            accounts = [finding.find_account(book, words).id for words in arguments.account]
            export_records(book, out, accounts=accounts)
        elif out.suffix.lower() == ".xlsx":
            _export_workbook(arguments, book)
        elif out.suffix.lower() in OUT:
            export_lines(arguments, book, today=today_of(arguments, book))
        else:
            raise UnknownSource(file=out.name, known=".xlsx .json .vcf .ics")
    print(out)


def _export_workbook(arguments: argparse.Namespace, book: Book) -> None:
    """The workbook of one account, or of all of them."""
    from kamdesk.services.workbooks import WorkbookOrder, write_account_workbook

    order = WorkbookOrder(
        today=today_of(arguments, book),
        lang=arguments.lang or i18n.language(),
        with_private=arguments.with_private,
    )
    if arguments.portfolio:
        from kamdesk.services.portfolio_workbooks import write_portfolio_workbook

        if arguments.account:
            raise AllAccounts
        write_portfolio_workbook(book, order=order, path=arguments.out)
        return
    if len(arguments.account) != 1:
        raise OneAccount
    dossier = _dossier(book, arguments.account[0])
    write_account_workbook(book, dossier, order=order, path=arguments.out)


def search_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk search FILE WORDS``."""
    with _reading(arguments) as book:
        hits = book.search(" ".join(arguments.words))
        found = [(hit, book.get(RECORDS[hit.entity], hit.record)) for hit in hits]
        lines = [
            {"entity": hit.entity, "id": key_of(record), "name": title_of(record, book)}
            for hit, record in found
            if record is not None
        ]
    if arguments.json:
        _print_json(lines)
        return
    for line in lines:
        print(f"{_(RECORDS[line['entity']].LABEL)}\t{line['id']}\t{line['name']}")


def history_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk history FILE [ACCOUNT]``."""
    with _reading(arguments) as book:
        account = finding.find_account(book, arguments.account).id if arguments.account else None
        lines = book.history(account)
    if arguments.json:
        _print_json(
            [
                {
                    "when": to_plain(line.when),
                    "author": line.author,
                    "words": line.words,
                    "kind": line.kind,
                    "entity": line.entity,
                    "id": line.record,
                    "field": line.field,
                    "old": line.old,
                    "new": line.new,
                }
                for line in lines
            ]
        )
        return
    for line in lines:
        print(f"{line.when.astimezone():%Y-%m-%d %H:%M}  {line.author}  {line.words}  {line.field}")


def undo_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk undo FILE [N]``."""
    done: list[str] = []
    with opening.open_book(arguments.file) as book:
        for _step in range(arguments.steps):
            changes = book.undo()
            if changes is None:
                break
            done.append(changes.words)
    if arguments.json:
        _print_json(done)
        return
    for words in done or [_("There is nothing to undo.")]:
        print(words)


def check_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk check FILE``."""
    with _reading(arguments) as book:
        found = safety.problems(book)
    if found:
        raise NotSound(problems="\n".join(found))
    if arguments.json:
        _print_json({"sound": True, "problems": []})
    else:
        print(_("The book is sound."))


def backup_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk backup FILE [DIR]``."""
    folder = arguments.dir or arguments.file.parent
    copy = safety.back_up(arguments.file, folder, moment=dt.datetime.now(dt.UTC))
    print_files(arguments, copy)


def restore_verb(arguments: argparse.Namespace) -> None:
    """``kamdesk restore BACKUP FILE``."""
    safety.restore(arguments.backup, arguments.file)
    print_files(arguments, arguments.file)
