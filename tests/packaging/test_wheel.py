"""A wheel holds what the program needs beside its code."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

import translate

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of this checkout with what the environment holds: no network is asked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=translate.ROOT, check=True, capture_output=True)
    return next(folder.glob("kamdesk-*.whl"))


@pytest.mark.parametrize(
    "name",
    [
        "kamdesk/py.typed",
        "kamdesk/resources/fonts/OFL.txt",
        "kamdesk/resources/icons/LICENSE",
        "kamdesk/resources/locale/zh_CN/LC_MESSAGES/kamdesk.mo",
        "kamdesk/resources/locale/zh_TW/LC_MESSAGES/kamdesk.mo",
    ],
)
def test_the_wheel_holds_its_resources(wheel: Path, name: str) -> None:
    assert name in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_holds_each_file_once(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert len(names) == len(set(names))
