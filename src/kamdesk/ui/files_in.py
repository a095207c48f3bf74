"""Files that come into the window, chosen or dropped on it, and contacts and days that leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.errors import UserError
from kamdesk.i18n import N_, _, ngettext
from kamdesk.services.contacts import KINDS
from kamdesk.ui.dialogs.files import ask_open, ask_save

if TYPE_CHECKING:
    from pathlib import Path

    from kamdesk.ui.dialogs.import_contacts import ImportDialog
    from kamdesk.ui.shell import Shell


class DroppedFileUnknown(UserError):
    """A file that nobody here can read."""

    sentence = N_("“{file}”: this kind of file is not known here. Known: {known}.")


def choose_contacts(window: Shell) -> None:
    """Take in a file the user points at."""
    if window.desk is not None:
        kinds = " ".join(f"*{kind}" for kind in sorted(KINDS))
        ask_open(
            window,
            _("Import contacts or a list"),
            kind=_("Contacts and lists ({kinds})").format(kinds=kinds),
            on_path=lambda path: take_contacts(window, path),
        )


def take_contacts(window: Shell, path: Path) -> ImportDialog | None:
    """Show what a file would do to the book; people without a firm belong to the account shown."""
    from kamdesk.ui.dialogs.import_contacts import ImportDialog

    if window.desk is None:
        return None
    dialog = ImportDialog(window.desk, path, account=window.account_shown(), parent=window)
    dialog.open()
    return dialog


def take_dropped(window: Shell, path: Path) -> None:
    """Do with a dropped file what its kind asks for."""
    kind = path.suffix.lower()
    if kind == ".kam":
        window.show_book(path)
    elif window.desk is None:
        window.messages.tell(_("Open a book first: the file is taken into it."))
    elif kind == ".json":
        window.import_file(path)
    elif kind in KINDS:
        take_contacts(window, path)
    else:
        known = " ".join(sorted({".kam", ".json", *KINDS}))
        window.messages.fail(DroppedFileUnknown(file=path.name, known=known))


def export_lines(window: Shell, suffix: str) -> None:
    """Write contacts (.vcf) or the calendar (.ics): of the account on show, else of all."""
    from kamdesk.services.contacts_out import file_name

    desk = window.desk
    if desk is None:
        return
    account = window.account_shown()
    firm = desk.dossier(account).organisation if account else None
    whose = (firm.short or firm.name or "") if firm else desk.book.path.stem
    is_cards = suffix == ".vcf"
    name = _("contacts {name}") if is_cards else _("calendar {name}")
    ask_save(
        window,
        _("Export contacts") if is_cards else _("Export calendar"),
        name=file_name(name.format(name=whose), suffix),
        kind="vCard (*.vcf)" if is_cards else "iCalendar (*.ics)",
        on_path=lambda path: _export(window, path, account=account),
    )


def _export(window: Shell, path: Path, *, account: str | None) -> None:
    from kamdesk.services.contacts_out import write_calendar, write_cards

    desk = window.desk
    if desk is None:
        return
    book, today, is_cards = desk.book, desk.today, path.suffix.lower() == ".vcf"
    write = write_cards if is_cards else write_calendar

    def tell(count: int) -> None:
        words = (
            ngettext("{n} contact written: {file}", "{n} contacts written: {file}", count)
            if is_cards
            else ngettext("{n} entry written: {file}", "{n} entries written: {file}", count)
        )
        window.messages.tell(words.format(n=count, file=path.name))

    desk.tasks.run(lambda _progress: write(book, path, today=today, account=account), done=tell)
