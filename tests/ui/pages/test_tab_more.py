"""More: the records that have no tab of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.windows import sheet, tab

from kamdesk.domain.records import Note, Person
from kamdesk.services.records import add_record
from kamdesk.ui.dialogs.record import NewRecordDialog
from kamdesk.ui.pages.tab_more import KINDS

if TYPE_CHECKING:
    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


def test_a_note_hangs_on_the_account_it_was_written_at(
    window: Shell, desk: Desk, account: Account
) -> None:
    elsewhere = {"subject_kind": "person", "subject": desk.book.all(Person)[0].id}
    desk.write(add_record, desk.book, Note, text="not here", **elsewhere)
    more = tab(window, account, "more")
    more.kinds.setCurrentRow(KINDS.index(Note))
    notes = more.stack.currentWidget()

    notes.add()
    asked = sheet(window, NewRecordDialog)
    asked.form.set_value("text", "旺季前备货")
    asked.make()

    rows = notes.model.rows()
    assert {row.subject for row in rows} == {account.id}
    assert "旺季前备货" in {row.text for row in rows}
    assert more.kinds.item(KINDS.index(Note)).text() == f"Notes  {len(rows)}"
