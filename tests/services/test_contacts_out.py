"""People as cards, visits and due days as a calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar
from tests.helpers.books import change, make, one

from kamdesk.domain.records import Account, Action, ContactPoint, Interaction, Note, Person, Project
from kamdesk.imports.vcard import read_cards
from kamdesk.services.contacts_out import USUAL_ZONE, write_calendar, write_cards, zone_name

if TYPE_CHECKING:
    from pathlib import Path

    from kamdesk.storage.book import Book

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def shanghai(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the machine."""
    monkeypatch.setenv("TZ", ":Asia/Shanghai")


def test_cards_come_back_as_they_went(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    count = write_cards(book, path, today=TODAY, account=one(book, Account, "A").id)
    found: Any = read_cards(path)
    assert count == len(found["cards"])
    assert found["bad"] == []
    lin = next(card for card in found["cards"] if card["person"]["name"] == "林嘉慧")
    assert lin["post"] == {
        "organisation": "岚川化工集团",
        "department": "采购供应部",
        "title": "采购供应部部长",
    }


def test_private_things_stay_unless_ticked(book: Book, tmp_path: Path) -> None:
    lin = change(book, one(book, Person, "A3"), birthday=dt.date(1980, 6, 7))
    make(book, Note, subject_kind="person", subject=lin.id, text="secret", private=True)
    make(
        book,
        ContactPoint,
        subject_kind="person",
        subject=lin.id,
        kind="mail",
        value="home@x.example",
        private=True,
    )
    path = tmp_path / "a.vcf"
    write_cards(book, path, today=TODAY)
    text = path.read_text(encoding="utf-8")
    assert "secret" not in text
    assert "1980" not in text
    assert "home@" not in text
    write_cards(book, path, today=TODAY, private=True)
    text = path.read_text(encoding="utf-8")
    assert "NOTE:secret" in text
    assert "BDAY:1980-06-07" in text
    assert "home@x.example" in text


def events(path: Path) -> dict[str, Any]:
    """The entries of a calendar by their words."""
    whole = Calendar.from_ical(path.read_bytes())
    return {str(item["SUMMARY"]): item for item in whole.walk("VEVENT")}


def test_visits_and_due_days(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    account = one(book, Account, "A")
    change(book, one(book, Project, "A-P1"), submission=dt.date(2026, 12, 1))
    make(book, Action, account=account.id, text="late thing", due=dt.date(2026, 11, 1))
    make(book, Action, account=account.id, text="private", due=dt.date(2027, 1, 1), private=True)
    count = write_calendar(book, path, today=TODAY, account=account.id)
    found = events(path)
    assert count == len(found)
    visit = found["岚川: Visit"]
    assert str(visit["DTSTART"].dt.tzinfo) == "Asia/Shanghai"
    assert len(visit.walk("VALARM")) == 1
    assert found["岚川: late thing"]["DESCRIPTION"] == "late since 2026-11-01"
    assert not any("private" in words for words in found)
    assert any(words.endswith("Submission of bids") for words in found)
    assert b"BEGIN:VTIMEZONE" in path.read_bytes()


def test_the_same_record_has_the_same_uid(book: Book, tmp_path: Path) -> None:
    first, second = tmp_path / "1.ics", tmp_path / "2.ics"
    write_calendar(book, first, today=TODAY)
    write_calendar(book, second, today=TODAY)
    assert first.read_bytes() == second.read_bytes()


def test_a_cancelled_visit_says_so(book: Book, tmp_path: Path) -> None:
    visit = one(book, Interaction, "A-V8")
    end = visit.start + dt.timedelta(hours=2)
    change(book, visit, status="cancelled", end=end)
    account = one(book, Account, "A")
    with book.work("more visits") as work:
        work.add(Interaction, account=account.id, kind="visit", status="planned")
        work.add(
            Interaction,
            account=account.id,
            kind="visit",
            status="cancelled",
            start=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        )
    path = tmp_path / "a.ics"
    write_calendar(book, path, today=TODAY, account=account.id)
    found = events(path)["岚川: Visit"]
    assert found["STATUS"] == "CANCELLED"
    assert found["DTEND"].dt == end
    assert found.walk("VALARM") == []


def test_an_unknown_clock_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert zone_name() == "Asia/Shanghai"
    monkeypatch.setenv("TZ", "No/Such")
    monkeypatch.setattr("pathlib.Path.is_symlink", lambda _self: False)
    assert zone_name() == USUAL_ZONE
