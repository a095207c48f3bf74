"""Dossiers for tests of the domain: the sample book, changed copies of it, and small own ones."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

from kamdesk.domain.dossier import Dossier, Shelf, dossier_of
from kamdesk.domain.records import Account, Organisation
from kamdesk.imports.json_records import read_records
from kamdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.fact import Record


@cache
def sample_records() -> tuple[Record, ...]:
    """All records of the sample book; their ids are those of the file."""
    return read_records(resource("samples", "sample-book.json").read_bytes())


@cache
def sample(account: str) -> Dossier:
    """The dossier of an account of the sample book, e.g. ``sample("A")``."""
    return dossier_of(Shelf(sample_records()), account)


def changed(
    account: str, *, without: Iterable[str] = (), plus: Iterable[Record] = (), **fields: Any
) -> Dossier:
    """A sample dossier with records left out (by id) and added, and fields of its account set."""
    gone = frozenset(without)
    kept = (record for record in sample_records() if record.id not in gone)
    records = (
        dataclasses.replace(record, **fields)
        if isinstance(record, Account) and record.id == account
        else record
        for record in kept
    )
    return dossier_of(Shelf((*records, *plus)), account)


def edited(dossier: Dossier, record_id: str, kind: type[Record], **fields: Any) -> Dossier:
    """A dossier with some fields of one record changed."""
    records = (
        dataclasses.replace(record, **fields)
        if isinstance(record, kind) and record.id == record_id
        else record
        for record in dossier.shelf.everything()
    )
    return dossier_of(Shelf(records), dossier.account.id)


def small(*records: Record, **fields: Any) -> Dossier:
    """An account "X" of a customer "X" with our firm "OWN", and whatever is given."""
    base = (
        Organisation(id="X", external="X", name="X Works", is_customer=True),
        Organisation(id="OWN", external="OWN", name="Ours", is_own=True),
        Account(id="X", external="X", organisation="X", **fields),
    )
    return dossier_of(Shelf((*base, *records)), "X")
