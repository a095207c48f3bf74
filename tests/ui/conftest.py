"""What the tests of the window stand on: the light theme, as the program wears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.windows import (  # noqa: F401 -- fixtures
    account,
    answers,
    book_file,
    desk,
    empty,
    sample_file,
    window,
)

from kamdesk.ui.theme import apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """Dress the application in the light theme."""
    apply_theme(qapp, "light")
