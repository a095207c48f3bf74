"""Settings: language, look, check, and fields the user adds himself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from tests.helpers.windows import notices, tab, type_into

from kamdesk import settings
from kamdesk.domain.records import CustomField, CustomValue
from kamdesk.services.custom import add_field
from kamdesk.ui.kit import ChoiceEditor
from kamdesk.ui.pages.settings import SettingsPage
from kamdesk.ui.theme import DARK, tokens

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kamdesk.domain.records import Account
    from kamdesk.ui.desk import Desk
    from kamdesk.ui.shell import Shell


@pytest.fixture
def page(window: Shell, desk: Desk) -> SettingsPage:
    del desk
    window.go("settings")
    found = window.page()
    assert isinstance(found, SettingsPage)
    return found


def test_the_look_changes_at_once_and_is_kept(page: SettingsPage) -> None:
    page.theme.picked.emit("dark")
    dark = tokens()
    page.theme.picked.emit("light")

    assert dark == DARK
    assert settings.load().theme == "light"


def test_the_look_of_the_system(page: SettingsPage) -> None:
    page.theme.picked.emit("")

    assert settings.load().theme == ""


def test_the_language_is_kept_for_the_next_start(page: SettingsPage) -> None:
    page.language.set_value("zh_TW")

    page.language.committed.emit()

    assert settings.load().language == "zh_TW"


def test_settings_that_cannot_be_kept_are_said(
    page: SettingsPage, window: Shell, home: Path
) -> None:
    for file in (home / "config").iterdir():
        file.unlink()
    (home / "config").rmdir()
    (home / "config").write_text("in the way")

    page.theme.picked.emit("light")

    assert len(notices(window)) == 1


def test_a_sound_book(page: SettingsPage, window: Shell, qtbot: QtBot) -> None:
    page._check()

    qtbot.waitUntil(lambda: bool(notices(window)), timeout=20_000)
    assert notices(window) == ["The book is sound."]


def test_a_book_with_faults(page: SettingsPage, window: Shell) -> None:
    page._checked(["one", "two"])

    assert notices(window) == ["one\ntwo"]


def fill(page: SettingsPage, label: str, *, kind: str, choices: tuple[str, ...] = ()) -> None:
    page.label.set_value(None)
    page.label.setText(label)
    page.kind.set_value(kind)
    page.choices.set_value(choices)
    page.add_button.click()


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("text", "甲", "甲"),
        ("number", "42", 42),
        ("date", "2026-12-01", "2026-12-01"),
        ("money", "1500", {"amount": 150_000, "currency": "CNY"}),
    ],
)
def test_a_field_of_each_kind_is_in_the_form_and_saved(
    page: SettingsPage, window: Shell, *, account: Account, kind: str, typed: str, kept: object
) -> None:
    fill(page, "新字段", kind=kind)
    background = tab(window, account, "background")
    QApplication.processEvents()
    own = background.forms[-1].own_fields[0]

    type_into(own.editor, typed)

    values = page.desk.book.all(CustomValue)
    assert [item.value for item in values][-1] == kept
    assert own.row.error() == ""


def test_a_choice_of_the_users_own(page: SettingsPage, window: Shell, account: Account) -> None:
    fill(page, "颜色", kind="choice", choices=("红", "蓝"))
    background = tab(window, account, "background")
    own = background.forms[-1].own_fields[0]
    assert isinstance(own.editor, ChoiceEditor)

    own.editor.set_value("蓝")
    own.editor.committed.emit()

    assert [item.value for item in page.desk.book.all(CustomValue)][-1] == "蓝"


def test_a_wrong_value_of_an_own_field_is_not_saved(
    page: SettingsPage, window: Shell, account: Account
) -> None:
    fill(page, "日子", kind="date")
    before = len(page.desk.book.all(CustomValue))
    background = tab(window, account, "background")
    QApplication.processEvents()
    own = background.forms[-1].own_fields[0]

    type_into(own.editor, "2026-02-30")

    assert own.row.error()
    assert len(page.desk.book.all(CustomValue)) == before


def test_an_own_field_of_a_book_to_read_keeps_what_was_typed(
    page: SettingsPage, window: Shell, account: Account
) -> None:
    fill(page, "备注", kind="text")
    background = tab(window, account, "background")
    QApplication.processEvents()
    own = background.forms[-1].own_fields[0]
    page.desk.book.read_only = True

    type_into(own.editor, "typed in vain")
    background.reload()

    page.desk.book.read_only = False
    assert "is open to read only" in own.row.error()
    assert own.editor.text() == "typed in vain"


def test_a_field_needs_a_name(page: SettingsPage) -> None:
    fill(page, " ", kind="text")

    assert page.rows[1].error() == "This must be filled in."


def test_a_choice_needs_choices(page: SettingsPage) -> None:
    fill(page, "颜色", kind="choice")

    assert page.rows[3].error() == "A choice needs something to choose from."


def test_two_fields_of_one_name(page: SettingsPage) -> None:
    fill(page, "重复", kind="text")

    fill(page, "重复", kind="text")

    assert "there is a field" in page.rows[1].error().lower()


def test_a_field_is_removed_with_its_values(page: SettingsPage, window: Shell) -> None:
    page.desk.write(add_field, page.desk.book, "account", label="多余", kind="text")
    row = next(item for item in page.model.rows() if item.label == "多余")

    page.fields.asked_to_delete.emit(row)

    assert "多余" not in [item.label for item in page.desk.book.all(CustomField)]
    assert notices(window) == ["多余 is in the bin, with all its values."]
