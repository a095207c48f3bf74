"""Where things lie: shipped data, and folders that follow KAMDESK_HOME or the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kamdesk import paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDERS = {
    "config": paths.config_dir,
    "data": paths.data_dir,
    "state": paths.state_dir,
    "documents": paths.documents_dir,
}


def test_shipped_data_is_found() -> None:
    assert paths.resource("fonts", "OFL.txt").is_file()


def test_an_installed_program_looks_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.resource("icons") == tmp_path / "resources" / "icons"


@pytest.mark.parametrize(("name", "folder"), FOLDERS.items())
def test_a_home_of_its_own_holds_everything(
    name: str, folder: Callable[[], Path], home: Path
) -> None:
    assert folder() == home / name


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_without_it_the_system_decides(
    folder: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KAMDESK_HOME")
    assert folder().is_absolute()


def test_settings_and_data_keep_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KAMDESK_HOME")
    monkeypatch.setattr("sys.platform", "linux")
    assert len({folder() for folder in FOLDERS.values()}) == len(FOLDERS)
