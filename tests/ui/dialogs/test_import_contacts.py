"""A file of contacts is read, explained, decided and taken in; nothing before the last step."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.helpers.windows import notices, sheet, texts

from kamdesk.domain.records import Person, Sale
from kamdesk.services.contacts import NEW, OUT
from kamdesk.services.opening import new_book
from kamdesk.ui.dialogs.import_contacts import ImportDialog
from kamdesk.ui.files_in import take_contacts, take_dropped
from kamdesk.ui.kit import Radio

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell

LIST = """姓名,手机,公司,职务,其它,生日
林嘉慧,13900000101,岚川化工集团,总监,x,
林嘉慧,13900000101,岚川化工集团,,,
无名氏,13900000901,新泰公司,经理,,3/4/1980
高远山,13900000902,别的公司,,,
,,,,,1980-01-01
"""


@pytest.fixture
def show(window: Shell, desk: Desk, tmp_path: Path, qtbot: QtBot) -> Callable[..., ImportDialog]:
    """Open the import of a file of that text, and wait until it is read."""

    def _show(text: str, name: str = "l.csv", *, step: int = 1) -> ImportDialog:
        assert desk is window.desk
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        dialog = take_contacts(window, path)
        assert dialog is not None
        qtbot.waitUntil(lambda: dialog.steps.currentIndex() == step, timeout=20_000)
        return dialog

    return _show


@pytest.fixture
def rows(show: Callable[..., ImportDialog], qtbot: QtBot) -> ImportDialog:
    """The usual list, with its rows on show."""
    dialog = show(LIST)
    dialog.next_button.click()
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 2, timeout=20_000)
    return dialog


def pick(dialog: ImportDialog, words: str) -> None:
    """Click the choice that says these words."""
    next(radio for radio in dialog.findChildren(Radio) if words in radio.text()).click()


def people(desk: Desk) -> list[str | None]:
    """The names of everybody."""
    return [person.name for person in desk.book.all(Person)]


def test_a_list_comes_in_step_by_step(
    rows: ImportDialog, window: Shell, desk: Desk, qtbot: QtBot
) -> None:
    assert rows.rows.filter.value() == "unclear"
    pick(rows, "Take in as new")
    assert rows.next_button.text() == "Take in 3 rows"
    rows.next_button.click()
    qtbot.waitUntil(lambda: notices(window) == ["2 people taken in."], timeout=20_000)
    assert people(desk).count("高远山") == 2
    desk.undo()
    assert "无名氏" not in people(desk)
    assert people(desk).count("高远山") == 1


def test_taking_in_is_called_off(
    rows: ImportDialog, window: Shell, desk: Desk, qtbot: QtBot
) -> None:
    before, gate = people(desk), Event()
    desk.tasks.run(lambda _progress: gate.wait(20))
    rows.next_button.click()
    rows.cancel_button.click()
    gate.set()
    qtbot.waitUntil(lambda: window.findChildren(ImportDialog) == [], timeout=20_000)
    assert people(desk) == before
    assert notices(window) == []


def test_rows_are_told_and_chosen_by_keyboard(rows: ImportDialog) -> None:
    step = rows.rows
    step.filter.set_value("")
    step.filter.picked.emit("")
    outcomes = [step.model.cell(n, 4).text for n in range(5)]
    assert outcomes[0].startswith("adds to 林嘉慧")
    assert outcomes[1] == "stands twice in the file, see row 2"
    assert "can be two days" in outcomes[2]
    assert outcomes[4].startswith("The row has neither")
    step.view.selectRow(2)
    for choice, words in ((OUT, "left out"), (NEW, "new")):
        QTest.keyClick(step.view, Qt.Key.Key_Space)
        assert step.choices[4] == choice
        assert step.model.cell(2, 4).text.startswith(words)
    step.view.selectRow(3)
    QTest.keyClick(step.view, Qt.Key.Key_Space)
    assert step.model.cell(3, 4).text == "adds to 高远山"
    for row in (1, 4):
        step.view.selectRow(row)
        QTest.keyClick(step.view, Qt.Key.Key_Space)
    assert step.choices[3] == OUT
    QTest.keyClick(step.view, Qt.Key.Key_Down)
    assert "Row 6" in texts(step)


def test_the_filter_shows_one_kind(rows: ImportDialog) -> None:
    step = rows.rows
    shown: dict[str, int] = {}
    for key in ("new", "adds", "unclear", "same", "bad", ""):
        step.filter.set_value(key)
        step.filter.picked.emit(key)
        shown[key] = step.model.rowCount()
    assert shown == {"new": 1, "adds": 1, "unclear": 1, "same": 1, "bad": 1, "": 5}


def test_what_columns_mean_can_be_changed(
    show: Callable[..., ImportDialog], desk: Desk, qtbot: QtBot
) -> None:
    dialog = show("姓名,X\n无名氏,茶\n")
    combo = dialog.columns.lines[1]
    assert combo.current() == ""
    combo.set_current("person.hobby")
    dialog.next_button.click()
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 2, timeout=20_000)
    dialog.back_button.click()
    assert dialog.steps.currentIndex() == 1
    dialog.next_button.click()
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 2, timeout=20_000)
    dialog.next_button.click()
    qtbot.waitUntil(lambda: "无名氏" in people(desk), timeout=20_000)
    again = show("姓名,X\n无名氏,茶\n", "again.csv")
    assert again.columns.lines[1].current() == "person.hobby"
    again.columns.header_picked.emit(-1)
    assert again.columns.columns().header == -1
    again.reject()


def test_another_encoding_reads_the_file_again(
    show: Callable[..., ImportDialog], qtbot: QtBot
) -> None:
    dialog = show("姓名,手机\n无名氏,13900000901\n")
    dialog.columns.encoding.set_current("latin-1")
    dialog.columns.encoding.activated.emit(0)
    qtbot.waitUntil(
        lambda: dialog.source is not None and dialog.source.encoding == "latin-1", timeout=20_000
    )
    assert dialog.columns.encoding.current() == "latin-1"


def test_a_list_of_records(show: Callable[..., ImportDialog], desk: Desk, qtbot: QtBot) -> None:
    dialog = show("Month,Y\n2031-01,\n")
    dialog.columns.kind.set_current("sale")
    dialog.columns.kind.activated.emit(0)
    assert dialog.columns.columns().keys == ("sale.month", "")
    dialog.next_button.click()
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 2, timeout=20_000)
    assert not dialog.next_button.isEnabled()
    dialog.account.setCurrentIndex(1)
    dialog.account.activated.emit(1)
    qtbot.waitUntil(dialog.next_button.isEnabled, timeout=20_000)
    dialog.next_button.click()
    qtbot.waitUntil(lambda: "2031-01" in {sale.month for sale in desk.book.all(Sale)})


def test_cards_need_no_columns(show: Callable[..., ImportDialog]) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:无名氏\nTEL:1390000001\nEND:VCARD\n"
    dialog = show(card + "BEGIN:VCARD\nEND:VCARD\n", "c.vcf", step=2)
    assert dialog.back_button.isHidden()
    assert not dialog.failed_button.isHidden()


def test_a_refusal_is_said_and_nothing_hangs(
    window: Shell, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert desk is window.desk
    path = tmp_path / "l.xlsx"
    path.write_bytes(b"no workbook")
    dialog = take_contacts(window, path)
    assert dialog is not None
    qtbot.waitUntil(lambda: "not a file of the kind" in dialog.note.text(), timeout=20_000)
    assert dialog.next_button.isHidden()


def test_closing_cancels(window: Shell, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "l.csv"
    path.write_text(LIST, encoding="utf-8")
    dialog = take_contacts(window, path)
    assert dialog is not None
    dialog.strip.cancelled.emit()
    qtbot.waitUntil(lambda: not desk.tasks.running(), timeout=20_000)


def test_a_row_the_book_refuses_is_said(rows: ImportDialog, window: Shell, qtbot: QtBot) -> None:
    staged: Any = rows.rows.staged
    staged.rows[2].coming.values["person"]["gender"] = "no such code"
    rows.next_button.click()
    qtbot.waitUntil(lambda: any("row 4" in words for words in notices(window)), timeout=20_000)
    assert rows.next_button.isEnabled()


def test_failed_rows_are_saved(rows: ImportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    rows.failed_button.click()
    dialog = sheet(rows, QFileDialog)
    out = tmp_path / "failed.xlsx"
    dialog.fileSelected.emit(str(out))
    dialog.close()
    qtbot.waitUntil(out.exists, timeout=20_000)


def drop(window: Shell, *paths: Path) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), action, data, buttons, keys)
    window.dragEnterEvent(enter)
    window.dropEvent(QDropEvent(QPointF(5, 5), action, data, buttons, keys))


def test_files_are_dropped_on_the_window(
    window: Shell, book_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    cards = tmp_path / "c.vcf"
    cards.write_text("x", encoding="utf-8")
    drop(window, cards)
    assert notices(window) == ["Open a book first: the file is taken into it."]
    assert take_contacts(window, cards) is None
    drop(window, book_file)
    assert window.desk is not None
    drop(window, cards)
    dialog = sheet(window, ImportDialog)
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 2, timeout=20_000)
    dialog.reject()
    for name, words in (("x.pdf", "not known here"), ("x.json", "not JSON")):
        path = tmp_path / name
        path.write_text("x", encoding="utf-8")
        take_dropped(window, path)
        qtbot.waitUntil(lambda words=words: words in "".join(notices(window)), timeout=20_000)  # type: ignore[misc]
    drop(window)


def answer(window: Shell, path: Path) -> None:
    """Answer the open file dialog."""
    dialog = sheet(window, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_book_begins_with_contacts(window: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    window.start(None)
    window.start_page.contacts_button.click()
    answer(window, tmp_path / "mine.kam")
    cards = tmp_path / "c.vcf"
    cards.write_text("BEGIN:VCARD\nFN:无名氏\nEND:VCARD\n", encoding="utf-8")
    answer(window, cards)
    dialog = sheet(window, ImportDialog)
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 2, timeout=20_000)


def test_contacts_and_days_are_written(
    window: Shell, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    for suffix in (".vcf", ".ics"):
        window.export_lines(suffix)
        out = tmp_path / f"out{suffix}"
        answer(window, out)
        qtbot.waitUntil(out.exists, timeout=20_000)
    qtbot.waitUntil(lambda: any("entr" in words for words in notices(window)))


def test_without_a_book_nothing_is_asked(window: Shell) -> None:
    window.choose_contacts()
    window.export_lines(".vcf")
    assert window.findChildren(QFileDialog) == []


def test_contacts_of_the_account_on_show(
    window: Shell, desk: Desk, account: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    window.go("account", (account.id, "people", None))
    assert window.account_shown() == account.id
    window.export_lines(".vcf")
    assert "岚川" in sheet(window, QFileDialog).selectedFiles()[0]
    out = tmp_path / "a.vcf"
    answer(window, out)
    qtbot.waitUntil(out.exists, timeout=20_000)
    assert desk.book is not None


def test_an_empty_book_takes_them_too(window: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    new_book(tmp_path / "n.kam").close()
    window.show_book(tmp_path / "n.kam")
    path = tmp_path / "l.csv"
    path.write_text("姓名;手机\n无名氏;13900000901\n", encoding="utf-8")
    dialog = take_contacts(window, path)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 1, timeout=20_000)
    dialog.next_button.click()
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 2, timeout=20_000)
    assert dialog.rows.taken() == 1
