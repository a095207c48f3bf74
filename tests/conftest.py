"""What every test stands on: no screen, an empty home, one language, one day, a quiet log.

A test that needs something else says so: `i18n.speaking("zh_CN")`, another day as an argument, the
mark `unquiet` where the log is meant to warn.
"""

from __future__ import annotations

import gc
import logging
import os
from datetime import date
from typing import TYPE_CHECKING

# Before anything imports Qt: it reads these once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

import pytest
from hypothesis import HealthCheck, settings

import translate
from kamdesk import i18n

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LITTER = 200_000
"""New objects after which garbage is collected between two tests."""

# A busy machine is no reason to fail; the long form looks harder.
settings.register_profile("short", max_examples=50, deadline=None, print_blob=True)
settings.register_profile(
    "full", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--full`: the long forms too."""
    parser.addoption("--full", action="store_true", help="run the long forms of tests too")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations where a table is newer, and choose how hard hypothesis looks."""
    translate.compile_all(translate.ROOT / "resources" / "locale")
    settings.load_profile("full" if config.getoption("--full") else "short")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long forms out unless asked for."""
    if config.getoption("--full"):
        return
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(pytest.mark.skip(reason="a long form: ./dev test --full"))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own, away from the real one; settings and logs go there."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("KAMDESK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def plain_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English, whatever this machine speaks."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test during which the log warned, unless it is marked `unquiet`."""
    yield
    if request.node.get_closest_marker("unquiet"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [record for record in records if record.levelno >= logging.WARNING]
    said = "; ".join(f"{record.name}: {record.getMessage()}" for record in loud)
    assert not loud, f"the log warned: {said}"


@pytest.fixture(autouse=True)
def tidied() -> Iterator[None]:
    """Collect garbage between tests where the window has stopped Python from doing so itself."""
    yield
    if not gc.isenabled() and gc.get_count()[0] > LITTER:
        gc.collect()


@pytest.fixture
def today() -> date:
    """Return the day the sample book is written for."""
    return date(2026, 11, 23)
