"""Books of older versions become books of this one, whole or not at all."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.helpers.books import make, make_account

from freeze_schema import statements
from kamdesk.domain.records import Account, Note, Organisation
from kamdesk.services import safety
from kamdesk.storage.book import Book
from kamdesk.storage.engine import connect
from kamdesk.storage.gate import APPLICATION_ID, version_number
from kamdesk.storage.upgrade import HEAD, UpgradeFailed, config, upgrade

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = Path(__file__).parent / "files"
TOY = '''
"""A toy: a note gets a column, an account loses one; says what it did to the rows."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "toy", "{head}"

def upgrade():
    op.add_column("note", sa.Column("mood", sa.Text))
    op.get_bind().exec_driver_sql("UPDATE note SET mood = 'good'")
    with op.batch_alter_table("organisation") as batch:
        batch.add_column(sa.Column("motto", sa.Text, nullable=False, server_default="?"))
    {then}
'''


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed book with an account and a note."""
    with Book.create(tmp_path / "book.kam") as book:
        account = make_account(book)
        make(book, Note, subject_kind="account", subject=account.id, text="kept")
        return book.path


@pytest.fixture
def toy(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a folder with a migration after the newest that ends in some statement."""

    def write(then: str = "pass") -> Path:
        folder = tmp_path / "versions"
        folder.mkdir()
        (folder / "toy.py").write_text(TOY.format(then=then, head=HEAD))
        return folder

    return write


def parts(sql: list[str]) -> list[tuple[str, list[str]]]:
    """Statements by their head, with columns and constraints in no order: a later one is last."""
    found = []
    for statement in sql:
        head, _bracket, body = " ".join(statement.split()).partition("(")
        found.append((head.replace('"', "").strip(), sorted(_split(body.rpartition(")")[0]))))
    return sorted(found)


def _split(body: str) -> list[str]:
    """The parts between the commas that stand in no inner bracket.

    A check can only be added together with its column; it is a part of its own all the same.
    """
    depth, found = 0, [""]
    for sign in body:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    named = [part.strip().replace(" CONSTRAINT ", "\0CONSTRAINT ") for part in found]
    return [piece for part in named for piece in part.split("\0")]


def test_the_migrations_make_what_the_records_ask_for(path: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.kam"
    raw = connect(bare, "make")
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.close()
    upgrade(bare)
    hint = "a changed record needs a migration (before 1.0: packaging/freeze_schema.py)"
    assert parts(statements(bare)) == parts(statements(path)), hint


def test_a_column_added_later_counts_like_any_other() -> None:
    made = ["CREATE TABLE a (x INTEGER, y TEXT, CHECK (x IN (0, 1)))"]
    altered = ['CREATE TABLE "a" (\n\tx INTEGER, \n\tCHECK (x IN (0, 1))\n, y TEXT)']
    assert parts(made) == parts(altered)
    assert parts(made) != parts(["CREATE TABLE a (x INTEGER, y TEXT)"])
    inline = "CREATE TABLE a (y TEXT, x INTEGER CONSTRAINT ck_x CHECK (x IN (0, 1)))"
    apart = "CREATE TABLE a (x INTEGER, y TEXT, CONSTRAINT ck_x CHECK (x IN (0, 1)))"
    assert parts([inline]) == parts([apart])


def test_head_is_the_newest_migration() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory.from_config(config()).get_heads() == [HEAD]


def test_an_upgrade_keeps_the_data(path: Path, toy: Callable[[str], Path]) -> None:
    upgrade(path, versions=toy("pass"))
    raw = connect(path)
    assert raw.execute("SELECT text, mood FROM note").fetchall() == [("kept", "good")]
    assert raw.execute("SELECT motto FROM organisation").fetchall() == [("?",)]
    assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("toy",)]
    assert raw.execute("PRAGMA user_version").fetchone() == (version_number(),)
    raw.close()
    with Book.open(path) as book:
        assert safety.problems(book) == []
        assert len(book.all(Account)) == 1
        assert len(book.search("岚川")) == 1


def test_the_backup_before_is_the_old_book(path: Path, toy: Callable[[str], Path]) -> None:
    backup = upgrade(path, versions=toy("pass"))
    raw = connect(backup)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    raw.close()
    with Book.open(backup) as book:
        assert len(book.all(Note)) == 1


@pytest.mark.parametrize(
    ("then", "failure"),
    [
        ("raise ZeroDivisionError", ZeroDivisionError),
        ("op.execute('DELETE FROM organisation')", UpgradeFailed),
    ],
)
def test_an_upgrade_that_fails_leaves_the_old_book(
    path: Path, toy: Callable[[str], Path], then: str, failure: type[Exception]
) -> None:
    before = statements(path)
    with pytest.raises(failure):
        upgrade(path, versions=toy(then))
    assert statements(path) == before
    with Book.open(path) as book:
        assert len(book.all(Note)) == len(book.all(Organisation)) == 1
        make(book, Organisation, name="goes on")


def test_an_older_book_is_upgraded_when_it_is_opened(path: Path) -> None:
    raw = connect(path)
    raw.execute("PRAGMA user_version=999")
    raw.close()
    with Book.open(path) as book:
        assert len(book.all(Note)) == 1
    assert int.from_bytes(path.read_bytes()[60:64], "big") == version_number()
    assert len(list(path.parent.glob("book 2*.kam"))) == 1


def test_an_older_book_whose_tables_are_lost_is_told(tmp_path: Path) -> None:
    path = tmp_path / "odd.kam"
    raw = connect(path, "make")
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.execute("CREATE TABLE account (id TEXT)")
    raw.close()
    with pytest.raises(UpgradeFailed, match="unchanged"):
        Book.open(path)


@pytest.mark.parametrize("name", sorted(item.name for item in FILES.glob("*.kam.xz")))
def test_every_released_format_can_be_opened(tmp_path: Path, name: str) -> None:
    path = tmp_path / name.removesuffix(".xz")
    path.write_bytes(lzma.decompress((FILES / name).read_bytes()))
    with Book.open(path) as book:
        assert safety.problems(book) == []
        assert len(book.all(Account)) == 10
        assert book.search("林嘉慧")
        dossier = book.dossier(book.all(Account)[0].id)
        assert dossier.organisation.name
        assert book.undo() is not None
        assert book.all(Account) == ()
        assert book.redo() is not None
        assert len(book.all(Account)) == 10


def test_a_file_of_every_release_is_kept() -> None:
    assert (FILES / "kamdesk-1.0.kam.xz").is_file()
