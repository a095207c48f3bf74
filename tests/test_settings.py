"""What the user set: kept, forgiving, and fit for a newer program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kamdesk import settings
from kamdesk.errors import FileError
from kamdesk.services.preferences import save_settings
from kamdesk.settings import RECENT, Settings, load, settings_file


def written(text: str) -> Settings:
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return load()


def test_without_a_file_everything_is_as_the_system_has_it() -> None:
    assert load() == Settings()


def test_what_is_saved_comes_back() -> None:
    kept = Settings(language="zh_TW", theme="dark", roomy=True, recent=("/a.kam",))
    save_settings(kept)
    assert load() == kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "\x00",
        "[" * 10**5,
        '{"recent": 5}',
        '{"recent": "text"}',
        '{"recent": [5, null]}',
        '{"language": 5, "theme": [], "roomy": "yes"}',
        '{"language": "tlh"}',
    ],
)
def test_a_broken_file_keeps_nobody_from_his_book(text: str) -> None:
    assert written(text) == Settings()


def test_a_file_that_is_a_folder_is_no_trouble() -> None:
    settings_file().mkdir(parents=True)
    assert load() == Settings()


def test_what_a_newer_program_wrote_survives() -> None:
    kept = written('{"theme": "dark", "voice": {"speed": 2}}')
    save_settings(kept)
    assert json.loads(settings_file().read_text())["voice"] == {"speed": 2}


def test_the_latest_book_is_the_first_and_stands_once() -> None:
    kept = Settings()
    for number in [*range(RECENT + 3), 5]:
        kept = kept.opened(Path(f"/books/{number}.kam"))
    assert kept.recent[0] == str(Path("/books/5.kam"))
    assert len(kept.recent) == len(set(kept.recent)) == RECENT


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KAMDESK_HOME", str(tmp_path / "file"))
    with pytest.raises(FileError):
        save_settings(settings.Settings())
