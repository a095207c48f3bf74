"""All that is known of one account, as frozen records: what every formula and paper reads.

A dossier holds the account's own records and the shared ones they point at (own colleagues,
rivals, product lines). It knows no clock and no database: ``today`` is always an argument.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from kamdesk.domain.records import (
    Account,
    AccountRival,
    Attendance,
    Department,
    Interaction,
    Organisation,
    Person,
    Post,
    Project,
    ProjectRival,
)
from kamdesk.domain.remembered import looked_up

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from kamdesk.domain.fact import Record

R = TypeVar("R", bound="Record")
NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})


class Shelf:
    """Records by kind, by id and by any reference; the indexes are built on first use."""

    def __init__(
        self,
        records: Iterable[Record] = (),
        *,
        later: Mapping[type[Record], Callable[[], Iterable[Record]]] = NOTHING,
    ) -> None:
        """``later`` makes the records of a kind when they are asked for: most pages ask for few."""
        kinds: dict[type[Record], dict[str, Record]] = defaultdict(dict)
        for record in records:
            kinds[type(record)][record.id] = record
        self._kinds = dict(kinds)
        self._later = later
        self._indexes: dict[tuple[type[Record], str], dict[Any, tuple[Any, ...]]] = {}

    def _all(self, kind: type[Record]) -> dict[str, Record]:
        found = self._kinds.get(kind)
        if found is None:
            make = self._later.get(kind)
            made = {record.id: record for record in make()} if make else {}
            # Another thread may have been faster: one record stays one object.
            found = self._kinds.setdefault(kind, made)
        return found

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a kind, in the order they came."""
        return cast("tuple[R, ...]", tuple(self._all(kind).values()))

    def get(self, kind: type[R], record_id: str | None) -> R | None:
        """The record of a kind with that id, or ``None``."""
        if record_id is None:
            return None
        # Asked some hundred thousand times by a view across accounts, hence no cast and no detour.
        kept: dict[str, Any] | None = self._kinds.get(kind)
        found: R | None = (self._all(kind) if kept is None else kept).get(record_id)  # type: ignore[assignment]
        return found

    def where(self, kind: type[R], name: str, *, value: object) -> tuple[R, ...]:
        """All records of a kind whose attribute has that value."""
        index = self._indexes.get((kind, name))
        if index is None:
            gathered: dict[Any, list[Record]] = defaultdict(list)
            for record in self._all(kind).values():
                gathered[getattr(record, name)].append(record)
            index = {key: tuple(found) for key, found in gathered.items()}
            self._indexes[kind, name] = index
        found: tuple[R, ...] = index.get(value, ())
        return found

    def everything(self) -> tuple[Record, ...]:
        """All records of all kinds."""
        kinds = dict.fromkeys((*self._later, *self._kinds))
        return tuple(record for kind in kinds for record in self._all(kind).values())


@dataclass(frozen=True, slots=True)
class Dossier:
    """One account with everything that hangs on it."""

    account: Account
    organisation: Organisation
    shelf: Shelf
    known: dict[Any, Any] = field(init=False, default_factory=dict, compare=False, repr=False)
    """What was reckoned from it already (see ``remembered``)."""

    def person(self, person_id: str | None) -> Person | None:
        """A person by id, whichever side he is on."""
        return self.shelf.get(Person, person_id)

    def posts_of(self, person_id: str) -> tuple[Post, ...]:
        """All posts a person has or had."""
        return self.shelf.where(Post, "person", value=person_id)

    @looked_up
    def post_of(self, person_id: str, today: dt.date) -> Post | None:
        """The post a person holds on that day, at the customer first (invariant 2)."""
        current = [post for post in self.posts_of(person_id) if holds(post, today)]
        at_customer = [post for post in current if post.organisation == self.organisation.id]
        return next(iter(at_customer or current), None)

    @looked_up
    def people(self, today: dt.date) -> tuple[Person, ...]:
        """The customer's people: who holds a post there on that day."""
        posts = self.shelf.where(Post, "organisation", value=self.organisation.id)
        ids = dict.fromkeys(post.person for post in posts if holds(post, today))
        found = (self.person(person_id) for person_id in ids)
        return tuple(person for person in found if person is not None)

    @looked_up
    def own_people(self, today: dt.date) -> tuple[Person, ...]:
        """Our colleagues: who holds a post at an organisation of ours on that day."""
        return tuple(
            person
            for person in self.shelf.of(Person)
            if any(
                holds(post, today) and self._is_own(post.organisation)
                for post in self.posts_of(person.id)
            )
        )

    def _is_own(self, organisation_id: str | None) -> bool:
        organisation = self.shelf.get(Organisation, organisation_id)
        return organisation is not None and organisation.is_own is True

    @property
    def own_organisation(self) -> Organisation | None:
        """Our own firm, if the book names it."""
        return next((item for item in self.shelf.of(Organisation) if item.is_own), None)

    @property
    def departments(self) -> tuple[Department, ...]:
        """The departments of the customer."""
        return self.shelf.where(Department, "organisation", value=self.organisation.id)

    @property
    def projects(self) -> tuple[Project, ...]:
        """All projects of the account."""
        return self.shelf.where(Project, "account", value=self.account.id)

    @property
    def open_projects(self) -> tuple[Project, ...]:
        """Projects that are neither won, lost nor cancelled."""
        return tuple(item for item in self.projects if item.result in (None, "open"))

    @property
    @looked_up
    def interactions(self) -> tuple[Interaction, ...]:
        """Visits and other contacts, oldest first; undated ones last."""
        found = self.shelf.where(Interaction, "account", value=self.account.id)
        return tuple(sorted(found, key=lambda item: (item.start is None, str(item.start))))

    def attendants(self, interaction_id: str) -> tuple[Person, ...]:
        """Everybody who attends or attended a contact, both sides."""
        rows = self.shelf.where(Attendance, "interaction", value=interaction_id)
        found = (self.person(row.person) for row in rows)
        return tuple(person for person in found if person is not None)

    @property
    @looked_up
    def rivals(self) -> tuple[Organisation, ...]:
        """Rivals named at the account or in one of its projects, by external id."""
        ids = {
            row.organisation
            for row in self.shelf.where(AccountRival, "account", value=self.account.id)
        }
        for project in self.projects:
            rows = self.shelf.where(ProjectRival, "project", value=project.id)
            ids |= {row.organisation for row in rows}
        found = (self.shelf.get(Organisation, item) for item in ids)
        return tuple(
            sorted(
                (item for item in found if item is not None),
                key=lambda item: (item.external or "", item.id),
            )
        )


def holds(post: Post, day: dt.date) -> bool:
    """Whether the post is held on that day; open ends are open."""
    begun = post.valid_from is None or post.valid_from <= day
    return begun and (post.valid_to is None or post.valid_to >= day)


def dossier_of(shelf: Shelf, account_id: str) -> Dossier:
    """The dossier of an account out of a shelf. Raises ``KeyError`` if it is not there."""
    account = shelf.get(Account, account_id)
    organisation = shelf.get(Organisation, account.organisation) if account else None
    if account is None or organisation is None:
        raise KeyError(account_id)
    return Dossier(account=account, organisation=organisation, shelf=shelf)
