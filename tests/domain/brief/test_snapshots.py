"""The words of the sample briefs, line by line, beside those of the domain notes (5.5).

After a change that is meant: `KAMDESK_SNAPSHOTS=write python -m pytest tests/domain/brief`, then
read the difference.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.helpers.brief_text import as_text
from tests.helpers.dossiers import sample

from kamdesk.domain.brief.build import build
from kamdesk.domain.records import Interaction

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parents[2] / "snapshots" / "brief"

BRIEFS = {
    "A-car-zh_CN": ("A", "A-V8", "car", "zh_CN"),
    "A-table-zh_CN": ("A", "A-V8", "table", "zh_CN"),
    "A-car-en": ("A", "A-V8", "car", "en"),
    "A-table-en": ("A", "A-V8", "table", "en"),
    "B-car-zh_CN": ("B", None, "car", "zh_CN"),
    "C-car-zh_TW": ("C", "C-V3", "car", "zh_TW"),
    "C-table-zh_TW": ("C", "C-V3", "table", "zh_TW"),
}


@pytest.fixture(autouse=True)
def _in_shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The hour of a visit is printed where the machine stands."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no zone to set")
@pytest.mark.parametrize("name", BRIEFS)
def test_the_brief_says_what_it_said(name: str, today: dt.date) -> None:
    account, visit, copy, lang = BRIEFS[name]
    dossier = sample(account)
    planned = dossier.shelf.get(Interaction, visit)
    brief = build(dossier, planned, today=today, lang=lang, copy=copy, author="沈知远")
    path = FOLDER / f"{name}.txt"
    if os.environ.get("KAMDESK_SNAPSHOTS") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_text(brief), encoding="utf-8")
    assert as_text(brief) == path.read_text(encoding="utf-8")
