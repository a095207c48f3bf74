"""The whole book as a file, in and out, twice, and out and in again."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.books import change, everything, make, make_account, remove

from kamdesk.domain.fact import Record, key_of
from kamdesk.domain.records import (
    Account,
    CustomField,
    CustomValue,
    Note,
    Organisation,
    Person,
    Post,
)
from kamdesk.imports.files import FileNotReadable
from kamdesk.imports.json_records import Problem, RecordsRefused
from kamdesk.paths import resource
from kamdesk.reports.atomic import FolderMissing
from kamdesk.services.records_file import (
    export_records,
    exported,
    import_bytes,
    import_records,
    preview_records,
)
from kamdesk.storage.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "a.kam") as book:
        yield book


def file_of(**tables: Any) -> bytes:
    whole = {"format": "kamdesk-records", "version": 1, "records": tables}
    return json.dumps(whole).encode()


def by_key(book: Book) -> dict[tuple[str, str], Record]:
    """The records of a book as a file shows them."""
    return {(item.ENTITY, item.id): item for item in exported(book)}


def test_the_sample_comes_out_as_it_went_in(sample: Book, tmp_path: Path) -> None:
    export_records(sample, tmp_path / "out.json")
    wanted = json.loads(resource("samples", "sample-book.json").read_bytes())["records"]
    assert json.loads((tmp_path / "out.json").read_bytes())["records"] == wanted


def test_importing_the_export_changes_nothing(sample: Book, tmp_path: Path) -> None:
    count = export_records(sample, tmp_path / "out.json")
    words = sample.undo_words()
    assert preview_records(sample, tmp_path / "out.json") == 0
    assert not import_records(sample, tmp_path / "out.json")
    assert sample.undo_words() == words
    assert count == len(everything(sample))


def test_an_export_read_into_an_empty_book_gives_an_equal_book(
    sample: Book, book: Book, tmp_path: Path
) -> None:
    make(
        sample,
        Note,
        subject_kind="person",
        subject=sample.all(Person)[0].id,
        text="x",
        private=True,
    )
    account = make_account(sample, "own <ids>")
    field = make(sample, CustomField, entity="account", key="k", label="K", kind="money")
    value = {"amount": 5, "currency": "CNY"}
    make(sample, CustomValue, custom_field=field.id, subject=account.id, value=value)
    export_records(sample, tmp_path / "out.json")
    assert preview_records(book, tmp_path / "out.json") == len(everything(sample))
    import_records(book, tmp_path / "out.json")
    assert by_key(book) == by_key(sample)
    assert book.get(Account, account.id) == account


def test_an_import_is_one_step_of_undo(book: Book) -> None:
    import_bytes(
        book,
        file_of(person=[{"id": "p"}], organisation=[{"id": "o", "name": "x"}]),
        name="two.json",
    )
    assert book.undo_words() == "import of “two.json”"
    book.undo()
    assert everything(book) == {}


def test_a_removed_record_is_revived_with_what_the_file_says(book: Book) -> None:
    import_bytes(book, file_of(organisation=[{"id": "o", "name": "old"}]), name="f")
    firm = book.all(Organisation)[0]
    remove(book, firm)
    import_bytes(book, file_of(organisation=[{"id": "o", "name": "new"}]), name="f")
    assert book.all(Organisation) == (dataclasses.replace(firm, name="new"),)
    book.undo()
    book.undo()
    assert book.all(Organisation) == (firm,)


def test_a_reference_may_lead_into_the_book_but_not_into_the_bin(book: Book) -> None:
    import_bytes(book, file_of(organisation=[{"id": "o", "name": "x"}]), name="f")
    account = file_of(account=[{"id": "a", "organisation": "o", "lifecycle": "potential"}])
    import_bytes(book, account, name="f")
    assert len(book.all(Account)) == 1
    remove(book, book.all(Account)[0])
    remove(book, book.all(Organisation)[0])
    with pytest.raises(RecordsRefused, match="not there"):
        import_bytes(book, account, name="f")


def test_a_file_may_name_our_own_keys(book: Book) -> None:
    firm = make(book, Organisation, name="x")
    import_bytes(book, file_of(organisation=[{"id": firm.id, "name": "y"}]), name="f")
    assert [(item.id, item.name) for item in book.all(Organisation)] == [(firm.id, "y")]


def test_a_file_that_names_our_key_takes_no_external_id_away(book: Book) -> None:
    import_bytes(book, file_of(organisation=[{"id": "o", "name": "x"}]), name="f")
    key = book.all(Organisation)[0].id
    import_bytes(book, file_of(organisation=[{"id": key, "name": "y"}]), name="f")
    assert key_of(book.all(Organisation)[0]) == "o"


def test_a_broken_rule_is_told_with_the_record_and_nothing_is_taken(book: Book) -> None:
    tables = {
        "organisation": [{"id": "o", "name": "x"}],
        "account": [{"id": "a", "organisation": "o", "lifecycle": "potential", "tier": "gold"}],
    }
    with pytest.raises(RecordsRefused) as refusal:
        import_bytes(book, file_of(**tables), name="f")
    (problem,) = refusal.value.problems
    assert (problem.entity, problem.record) == ("account", "a")
    assert problem.reason.startswith("A tier is for developed accounts")
    assert everything(book) == {}


@pytest.mark.parametrize("content", [b"", b"{}", file_of(planet=[]), file_of(person=[{}])])
def test_a_refused_file_changes_nothing(sample: Book, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    before = everything(sample)
    for verb in (import_records, preview_records):
        with pytest.raises(RecordsRefused):
            verb(sample, path)
    assert everything(sample) == before


def test_a_refusal_of_the_reading_process_names_what_is_wrong(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(file_of(person=[{"id": ""}], planet=[]))

    with pytest.raises(RecordsRefused) as refusal:
        import_records(book, path)

    assert refusal.value.problems == (
        Problem("person", "", "id", "Every record needs an id."),
        Problem("planet", "", "", "There is no such entity."),
    )
    assert "2 things in it are not right" in str(refusal.value)


def test_reading_can_be_called_off(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "good.json"
    path.write_bytes(file_of(organisation=[{"id": "o", "name": "x"}]))

    with pytest.raises(KeyboardInterrupt):
        import_records(book, path, tick=stop)

    assert everything(book) == {}


def stop() -> None:
    """Cancel."""
    raise KeyboardInterrupt


def test_a_missing_file_is_told(book: Book, tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable):
        import_records(book, tmp_path / "none.json")


def test_an_own_value_is_checked_against_the_field_in_the_book(book: Book) -> None:
    firm = make(book, Organisation, name="x")
    field = make(book, CustomField, entity="organisation", key="k", label="K", kind="date")
    row = {"id": "v", "custom_field": field.id, "subject": firm.id, "value": "soon"}
    with pytest.raises(RecordsRefused, match="custom_value v value"):
        import_bytes(book, file_of(custom_value=[row]), name="f")
    import_bytes(book, file_of(custom_value=[row | {"value": "2026-11-23"}]), name="f")
    assert book.all(CustomValue)[0].subject == firm.id


def test_private_things_stay_at_home_unless_they_may_leave(book: Book) -> None:
    account = make_account(book)
    person = make(book, Person, name="x", birthday=None, career_need="secret wish", private=False)
    make(book, Post, person=person.id, organisation=account.organisation)
    make(book, Note, subject_kind="person", subject=person.id, text="private", private=True)
    assert any(isinstance(item, Note) for item in exported(book))
    public = exported(book, with_private=False)
    assert not any(isinstance(item, Note) for item in public)


def test_a_folder_that_is_not_there_is_told(book: Book, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        export_records(book, tmp_path / "none" / "a.json")


def test_a_change_after_the_import_is_put_back_by_the_file(sample: Book, tmp_path: Path) -> None:
    export_records(sample, tmp_path / "out.json")
    firm = sample.all(Organisation)[0]
    change(sample, firm, background="new")
    assert preview_records(sample, tmp_path / "out.json") == 1
    assert import_records(sample, tmp_path / "out.json").ids == {firm.id}
    assert sample.get(Organisation, firm.id) == firm
