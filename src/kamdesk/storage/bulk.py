"""The dossiers of all accounts at once: each kind is read by one statement and dealt out.

Asking sixty kinds for each of three hundred accounts is eighteen thousand statements. Here the
book is read kind by kind, and each row goes to the accounts it belongs to. To whom a row belongs is
what ``home.py`` says in SQL for one account; a test holds the two together.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial
from itertools import takewhile
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kamdesk.domain.dossier import Shelf, dossier_of
from kamdesk.domain.fact import Kind, Record, fact_of, facts_of
from kamdesk.domain.records import RECORDS
from kamdesk.storage.convert import column_names, select_list, to_records
from kamdesk.storage.home import scope_sql
from kamdesk.storage.loader import EVERY, UNREAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from sqlite3 import Connection

    from kamdesk.domain.dossier import Dossier

Rows: TypeAlias = "list[tuple[Any, ...]]"
Accounts: TypeAlias = "frozenset[str]"
Places: TypeAlias = "dict[str, Accounts]"
Make: TypeAlias = "Callable[[], Iterable[Record]]"

NOBODY: Final[Accounts] = frozenset()
ALL: Final[Accounts] = frozenset({"*"})
"""What belongs to every dossier: our own people, rivals, product lines."""
FIRST = 3
"""Columns before the fields: the key, the foreign key of a file, whether private."""
AT, GONE = -2, -1
"""Where in a row its place in the table and its removal stand."""


class Bulk:
    """A book read kind by kind. ``dossiers`` makes those of some or all accounts."""

    def __init__(self, connection: Connection, told: Callable[[float], object]) -> None:
        self.rows: dict[str, Rows] = {}
        kinds = [kind for entity, kind in RECORDS.items() if entity not in UNREAD]
        for number, kind in enumerate(kinds, start=1):
            self.rows[kind.ENTITY] = _read(connection, kind)
            told(number / len(kinds))
        self.accounts: Places = defaultdict(frozenset)
        for row in self.rows["account"]:
            if row[GONE] is None:
                firm = row[_column("account", "organisation")]
                self.accounts[firm] |= {row[0]}
        self._every = frozenset().union(*self.accounts.values())
        self._known = self._known_firms()
        self.met = self._customer_people()
        self._places: dict[str, Places] = {}
        self._all: Places | None = None

    def _known_firms(self) -> frozenset[str]:
        """Firms that stand in every dossier: ours, rivals, partners."""
        columns = [_column("organisation", name) for name in ("is_own", "is_rival", "is_partner")]
        rows = self.rows["organisation"]
        return frozenset(row[0] for row in rows if any(row[column] == 1 for column in columns))

    def _customer_people(self) -> Places:
        """People by id, with the accounts where they hold or held a post."""
        person, firm = _column("post", "person"), _column("post", "organisation")
        found: Places = defaultdict(frozenset)
        for row in self.rows["post"]:
            found[row[person]] |= self.accounts.get(row[firm], NOBODY)
        return found

    # whose a row is

    def of_firm(self, firm: str | None) -> Accounts:
        """The accounts of a firm; every one where it is known to all."""
        if firm in self._known:
            return ALL
        return self.accounts.get(firm, NOBODY) if firm else NOBODY

    def places(self, entity: str) -> Places:
        """The accounts of each record of a kind, those in the bin among them."""
        if entity not in self._places:
            self._places[entity] = self._find_places(entity)
        return self._places[entity]

    def _find_places(self, entity: str) -> Places:
        rows, special = self.rows[entity], SPECIAL.get(entity)
        if special is not None:
            return special(self, rows)
        scope = scope_sql(RECORDS[entity])
        if scope == EVERY:
            return {row[0]: ALL for row in rows}
        if scope is None:
            return self._hanging(entity)
        ways = [
            (_column(entity, name), where)
            for name in RECORDS[entity].HOME
            if (where := self._way(entity, name)) is not None
        ]
        if len(ways) == 1:
            ((column, where),) = ways
            return {row[0]: where.get(row[column], NOBODY) for row in rows}
        return {
            row[0]: NOBODY.union(*(where.get(row[column], NOBODY) for column, where in ways))
            for row in rows
        }

    def _way(self, entity: str, name: str) -> Places | None:
        """Where a reference leads, by its value; ``None`` for a free subject."""
        item = fact_of(RECORDS[entity], name)
        if item.kind is Kind.SUBJECT or scope_sql(RECORDS[item.entity]) is None:
            return None
        if item.entity == "organisation":
            return self.accounts
        return self.places(item.entity)

    def _hanging(self, entity: str) -> Places:
        """Kinds that hang on a free subject, or on one that does."""
        kind = RECORDS[entity]
        item = fact_of(kind, kind.HOME[0])
        column = _column(entity, kind.HOME[0])
        rows = self.rows[entity]
        if item.kind is not Kind.SUBJECT:
            above = self.places(item.entity)
            return {row[0]: above.get(row[column], NOBODY) for row in rows}
        subjects = self._subjects()
        return {row[0]: subjects.get(row[column], NOBODY) for row in rows}

    def _subjects(self) -> Places:
        """Everything that notes, observations and assessments may hang on."""
        if self._all is None:
            self._all = {}
            for entity in self.rows:
                if scope_sql(RECORDS[entity]) is not None:
                    self._all.update(self.places(entity))
        return self._all

    # dealing out

    def deal(self) -> dict[str, dict[type[Record], Make]]:
        """What makes the records of each kind, by account; call it once."""
        dealt: dict[str, dict[type[Record], Make]] = {key: {} for key in self._every}
        for entity, rows in self.rows.items():
            kind, places = RECORDS[entity], self.places(entity)
            shared: Rows = []
            own: dict[str, Rows] = defaultdict(list)
            for row in rows:
                if row[GONE] is None:
                    place = places[row[0]]
                    if "*" in place:
                        shared.append(row)
                    else:
                        for key in place:
                            own[key].append(row)
            common = cache(partial(to_records, kind, shared))
            for key, makers in dealt.items():
                mine = own.get(key)
                if mine is None:
                    makers[kind] = common
                elif not shared:
                    makers[kind] = partial(to_records, kind, mine)
                else:
                    makers[kind] = partial(_merged, kind, mine, shared=shared, common=common)
        return dealt


def _merged(kind: type[Record], mine: Rows, *, shared: Rows, common: Make) -> list[Record]:
    """An account's own records and those all share, in the order they were made."""
    pairs = [(row[AT], record) for row, record in zip(mine, to_records(kind, mine), strict=True)]
    pairs += [(row[AT], record) for row, record in zip(shared, common(), strict=True)]
    return [record for _at, record in sorted(pairs, key=itemgetter(0))]


def _read(connection: Connection, kind: type[Record]) -> Rows:
    sql = f'SELECT {select_list(kind)}, rowid, deleted FROM "{kind.ENTITY}" ORDER BY rowid'
    return connection.execute(sql).fetchall()


@cache
def _column(entity: str, name: str) -> int:
    """Where in a row the value of a field stands."""
    kind, number = RECORDS[entity], FIRST
    for item in takewhile(lambda item: item.key != name, facts_of(kind)):
        number += len(column_names(item))
    return number


# Where the way up alone is not enough, as ``home.SPECIAL`` says it in SQL.


def _accounts(_bulk: Bulk, rows: Rows) -> Places:
    return {row[0]: frozenset((row[0],)) for row in rows}


def _organisations(bulk: Bulk, rows: Rows) -> Places:
    above: Places = defaultdict(frozenset)
    parent = _column("organisation", "parent")
    for row in rows:
        if row[parent]:
            above[row[parent]] |= bulk.accounts.get(row[0], NOBODY)
    return {row[0]: bulk.of_firm(row[0]) | above.get(row[0], NOBODY) for row in rows}


def _posts(bulk: Bulk, rows: Rows) -> Places:
    person, firm = _column("post", "person"), _column("post", "organisation")
    return {row[0]: bulk.of_firm(row[firm]) | bulk.met.get(row[person], NOBODY) for row in rows}


def _people(bulk: Bulk, rows: Rows) -> Places:
    person, firm = _column("post", "person"), _column("post", "organisation")
    found: Places = defaultdict(frozenset)
    for post in bulk.rows["post"]:
        found[post[person]] |= bulk.of_firm(post[firm])
    return {row[0]: found.get(row[0], NOBODY) for row in rows}


def _departments(bulk: Bulk, rows: Rows) -> Places:
    firm = _column("department", "organisation")
    return {row[0]: bulk.of_firm(row[firm]) for row in rows}


def _met(bulk: Bulk, rows: Rows, *, entity: str, name: str) -> Places:
    person = _column(entity, name)
    return {row[0]: bulk.met.get(row[person], NOBODY) for row in rows}


def _shared(_bulk: Bulk, rows: Rows) -> Places:
    return {row[0]: ALL for row in rows}


def _links(bulk: Bulk, rows: Rows) -> Places:
    firm = _column("department", "organisation")
    departments = {row[0]: bulk.accounts.get(row[firm], NOBODY) for row in bulk.rows["department"]}
    source, target = _column("link", "source"), _column("link", "target")
    return {
        row[0]: bulk.met.get(row[source], NOBODY)
        | bulk.met.get(row[target], NOBODY)
        | departments.get(row[source], NOBODY)
        for row in rows
    }


SPECIAL: Final[dict[str, Callable[[Bulk, Rows], Places]]] = {
    "account": _accounts,
    "organisation": _organisations,
    "post": _posts,
    "person": _people,
    "department": _departments,
    "tie": partial(_met, entity="tie", name="customer_person"),
    "stance": partial(_met, entity="stance", name="person"),
    "own_skill": _shared,
    "link": _links,
}


def all_dossiers(
    connection: Connection, *, told: Callable[[float], object] = bool
) -> dict[str, Dossier]:
    """The dossiers of all accounts, in the order they were made.

    ``told`` is called with a share of 0 to 1 after each kind; what it raises ends the reading.
    """
    bulk = Bulk(connection, told)
    dealt = bulk.deal()
    wanted = [row[0] for row in bulk.rows["account"] if row[GONE] is None]
    return {key: dossier_of(Shelf(later=dealt[key]), key) for key in wanted}
