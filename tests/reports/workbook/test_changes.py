"""The sheet of changes: what changed, told shortly, and nothing that has to stay in the house."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.helpers.dossiers import changed, sample
from tests.helpers.workbooks import TODAY

from kamdesk.domain.records import ExportFile, Note
from kamdesk.reports.workbook.desk import Desk
from kamdesk.reports.workbook.pages.changes import MOST_NEW, change_rows
from kamdesk.storage.queries import HistoryLine

if TYPE_CHECKING:
    from kamdesk.domain.fact import Json

WHEN = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)


def line(field: str, old: Json, new: Json, record: str = "A1") -> HistoryLine:
    """One line of the log about a person."""
    return HistoryLine(
        WHEN,
        "U01",
        "attitude of A1",
        "do",
        "person",
        record,
        field,
        old,
        new,
    )


def desk(*history: HistoryLine, private: bool = False) -> Desk:
    """Account A with a history."""
    return Desk(sample("A"), today=TODAY, with_private=private, history=history)


def test_values_stand_in_words() -> None:
    row = change_rows(desk(line("attitude", "commodity", "accepted")))[0]
    assert (row.old, row.new) == ("Commodity", "Accepted")
    assert (row.record, row.author) == ("高远山", "U01")


def test_a_new_record_is_one_line() -> None:
    rows = change_rows(desk(line("@alive", None, True), line("name", None, "高远山")))
    assert [row.new for row in rows] == ["new"]


def test_an_import_is_one_line() -> None:
    lines = [line("@alive", None, True, f"p{n}") for n in range(MOST_NEW + 1)]
    # Its own note that it is new was cut off with the end of the history.
    lines.append(line("power", None, 4))
    rows = change_rows(desk(*lines))
    assert [row.new for row in rows] == [f"{MOST_NEW + 1} new records"]


def test_a_deleted_record_is_told_without_its_name() -> None:
    rows = change_rows(desk(line("@alive", True, None, "gone")))
    assert [(row.record, row.new) for row in rows] == [("", "deleted")]


def test_private_fields_stay_in_the_house() -> None:
    secret = line("hobby", None, "fishing")
    assert not change_rows(desk(secret))
    assert change_rows(desk(secret, private=True))[0].new == "fishing"


def test_private_and_unknown_records_stay_in_the_house() -> None:
    note = Note(id="n1", private=True, subject_kind="account", subject="A", text="x")
    private = HistoryLine(WHEN, "U01", "", "do", "note", "n1", "text", None, "x")
    gone = line("name", "a", "b", "gone")
    dossier = changed("A", plus=[note])
    assert not change_rows(Desk(dossier, today=TODAY, with_private=False, history=[private, gone]))
    found = change_rows(Desk(dossier, today=TODAY, with_private=True, history=[private, gone]))
    assert [row.new for row in found] == ["x"]


def test_fields_and_kinds_of_a_newer_program_are_passed_over() -> None:
    foreign = HistoryLine(WHEN, "U01", "", "do", "spaceship", "x", "name", None, "x")
    assert not change_rows(desk(foreign, line("warp", None, 1)))


def test_only_what_changed_since_the_last_workbook_is_told() -> None:
    export = ExportFile(id="e1", date=dt.date(2026, 11, 21), kind="account")
    dossier = changed("A", plus=[export])
    found = Desk(dossier, today=TODAY, with_private=False, history=[line("power", 3, 4)])
    assert not change_rows(found)


def test_references_are_shown_by_name() -> None:
    post = HistoryLine(WHEN, "U01", "", "do", "post", "A2p", "reports_to", None, "A1")
    assert change_rows(desk(post))[0].new == "高远山"
