"""Taking back the manager's workbook: look, choose, take; what could not be taken into a file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.merge import NOT_TAKEN, SURE, Change, Kind, Outcome
from kamdesk.domain.records import Account
from kamdesk.errors import FileError, UserError
from kamdesk.i18n import N_, _
from kamdesk.reports.atomic import write_atomic
from kamdesk.reports.safe_text import safe_name
from kamdesk.services.merging.comparing import Comparison
from kamdesk.services.merging.sides import Ours

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from kamdesk.services.merging.taking import Taken
    from kamdesk.storage.book import Book

ALL, NONE = "all", "none"
LATEST: Final = 2
"""The form of the hidden sheet that this program writes and reads."""


class OtherBook(FileError):
    """The records of the file are not those of this book."""

    sentence = N_(
        "“{file}” was exported from another book. Open that book, or compare all the same if you "
        "are sure that it is a copy of this one."
    )


class OtherAccount(FileError):
    """The account is not in the book."""

    sentence = N_("The account that “{file}” is about is not in this book. Nothing was changed.")


class NewerWorkbook(FileError):
    """Written by a program that knows more."""

    sentence = N_("“{file}” was written by a newer version of KAMdesk. Update the program first.")


class UnknownChange(UserError):
    """An ID that the file does not bring."""

    sentence = N_("“{file}” brings no change with the ID {id}. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Preview:
    """What a returned workbook brings, before anything is written.

    ``three_way``: whether the file says what each cell held at export; without that every
    difference may be of both sides. ``missing``: sheets that were taken out.
    """

    path: Path
    account: str
    facts: dict[str, Any]
    changes: tuple[Change, ...]
    three_way: bool
    missing: tuple[str, ...]
    ours: int
    digest: str
    today: dt.date

    @property
    def open(self) -> tuple[Change, ...]:
        """The changes that can be accepted."""
        return tuple(change for change in self.changes if change.can_be_taken)

    @property
    def not_taken(self) -> tuple[Change, ...]:
        """What cannot be taken, whatever is chosen."""
        return tuple(change for change in self.changes if change.kind in NOT_TAKEN)

    @property
    def sure(self) -> frozenset[str]:
        """What is ticked at first: what nobody here changed; removals never."""
        return frozenset(change.id for change in self.changes if change.kind in SURE)

    def chosen(self, words: Sequence[str]) -> frozenset[str]:
        """The IDs that "all", "none" or a list of IDs means. Raises ``UnknownChange``.

        A removal is never one of "all": it is named.
        """
        if list(words) == [NONE]:
            return frozenset()
        if list(words) == [ALL]:
            return frozenset(c.id for c in self.open if c.kind is not Kind.DELETED)
        known = {change.id for change in self.open}
        for word in words:
            if word not in known:
                raise UnknownChange(file=self.path.name, id=word)
        return frozenset(words)


def look_at(
    book: Book,
    path: Path,
    *,
    today: dt.date,
    force: bool = False,
    tick: Callable[[], object] = lambda: None,
) -> Preview:
    """Compare a returned workbook with its export and the book; nothing is written.

    ``force``: also if it comes from another book. ``tick`` is called while the file is read; what
    it raises ends that. Raises the refusals of the reader, ``OtherBook``, ``OtherAccount``.
    """
    from kamdesk.imports.apart import read_apart
    from kamdesk.imports.returned import read_returned

    returned = read_apart(read_returned, path, tick=tick)
    return compare(book, returned, path=path, today=today, force=force)


def compare(
    book: Book, returned: Any, *, path: Path, today: dt.date, force: bool = False
) -> Preview:
    """``look_at`` for a file that was read already (``imports.returned``)."""
    facts = returned["facts"]
    version = facts.get("version")
    if isinstance(version, int) and version > LATEST:
        raise NewerWorkbook(file=path.name)
    account = _account(book, facts, path=path)
    dossier = book.dossier(account.id)
    own = dossier.own_organisation
    if facts.get("book") and own is not None and facts["book"] != own.id and not force:
        raise OtherBook(file=path.name)
    ours = Ours(book, dossier, facts=facts, today=today)
    found = Comparison(ours, returned).run()
    return Preview(
        path,
        account.id,
        facts,
        tuple(found.changes),
        bool(returned["base"]),
        tuple(found.missing),
        found.outcomes[Outcome.OURS],
        hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "",
        today,
    )


def _account(book: Book, facts: dict[str, Any], *, path: Path) -> Account:
    """The account the file is about; without its hidden sheet the only one there is."""
    accounts = book.all(Account)
    wanted = facts.get("account")
    if wanted is None and len(accounts) == 1:
        return accounts[0]
    found = next((account for account in accounts if account.id == wanted), None)
    if found is None:
        raise OtherAccount(file=path.name)
    return found


def take(book: Book, preview: Preview, *, ids: Collection[str]) -> Taken:
    """Write the chosen changes in one step of undo; see ``Taken`` for what failed.

    What breaks a rule fails alone. Where that shows only when all is written, all is written anew
    without it.
    """
    from kamdesk.services.merging.taking import BrokenTogether, Taken

    chosen = [change for change in preview.open if change.id in ids]
    failed: list[Change] = []
    while chosen:
        try:
            out = _write(book, preview, chosen=chosen)
        except BrokenTogether as refusal:
            failed += refusal.failed
            names = {change.id for change in failed}
            chosen = [change for change in chosen if change.id not in names]
        else:
            out.failed = [*failed, *out.failed]
            return out
    return Taken(failed=failed)


def _write(book: Book, preview: Preview, *, chosen: Sequence[Change]) -> Taken:
    from kamdesk.services.merging.taking import Taking

    dossier = book.dossier(preview.account)
    with book.work(_("merge of “{file}”").format(file=preview.path.name)) as work:
        taking = Taking(work, book=book, dossier=dossier, today=preview.today)
        taking.run(chosen, source=preview.path.name, digest=preview.digest)
    taking.out.changes = work.changes
    return taking.out


def write_not_taken(preview: Preview, failed: Sequence[Change]) -> Path | None:
    """The file of what could not be taken, beside the source; ``None`` if all could be."""
    from kamdesk.reports.not_taken import FailedRow, not_taken

    left = [*preview.not_taken, *failed]
    if not left:
        return None
    rows = [
        FailedRow(
            change.sheet,
            change.row or None,
            change.label or change.title,
            change.theirs,
            change.reason,
        )
        for change in left
    ]
    name = safe_name(_("{file} not taken").format(file=preview.path.stem), ".xlsx")
    path = preview.path.with_name(name)
    write_atomic(path, not_taken(rows, source=preview.path.name, day=preview.today))
    return path
