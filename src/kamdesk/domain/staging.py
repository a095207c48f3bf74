"""What a list or a file of cards would do to a book, row by row, before anything is written.

Each row is new, the same, adds something to a person or firm that the book knows, or is unclear:
then the user says who is meant. A value of the book is never replaced by one of a list; where they
differ, it is said. People and firms are told by the same forms as duplicates are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.duplicates import CROWD, NEEDED, WEIGHTS, firm_keys, person_keys
from kamdesk.domain.fact import fact_of, is_empty, value_of
from kamdesk.domain.matching import (
    firm_key,
    flat,
    mail_key,
    name_key,
    phone_key,
    pinyin_key,
)
from kamdesk.domain.records import (
    Account,
    ContactPoint,
    Department,
    Note,
    Organisation,
    Person,
    Post,
)
from kamdesk.domain.staged import PHONES, Candidate, Coming, Staged, Way, put_together
from kamdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kamdesk.domain.dossier import Shelf
    from kamdesk.domain.fact import Record
    from kamdesk.domain.staged import Verdict

NAMED: Final = frozenset({"name", "pinyin"})
NAMED_KINDS: Final[Mapping[str, type[Any]]] = {"department": Department, "person": Person}
"""What a row of people refers to by name, beside the firm itself."""
WAYS: Final = frozenset({"phone", "mail"})


def stage(shelf: Shelf, rows: Iterable[Coming]) -> tuple[Staged, ...]:
    """What each row would do to the book; rows of one person in one file are put together."""
    index = Index(shelf)
    return tuple(
        Staged(row, "twice", of=first) if first else index.staged(row)
        for row, first in put_together(rows)
    )


# --------------------------------------------------------------------- who is meant


@dataclass(slots=True)
class Index:
    """By what the people and firms of a book are told."""

    shelf: Shelf
    _people: dict[tuple[str, str], dict[str, None]] = field(init=False)
    _firms: dict[tuple[str, str], dict[str, None]] = field(init=False)

    def __post_init__(self) -> None:
        self._people, self._firms = defaultdict(dict), defaultdict(dict)
        for keys, there in (
            (person_keys(self.shelf), self._people),
            (firm_keys(self.shelf), self._firms),
        ):
            for reason, form, record in keys:
                there[reason, form][record] = None
        for firm in self.shelf.of(Organisation):
            self._firms["whole", flat(firm.name or "")][firm.id] = None

    def firm(self, name: str) -> Organisation | None:
        """The firm of that name; of several that are written alike, the one written the same."""
        key = firm_key(name) or ""
        # "公司" alone says nothing as a form; written the very same, it does.
        ids = self._firms.get(("name", key)) or self._firms.get(("whole", flat(name)), {})
        firms = [firm for key in ids if (firm := self.shelf.get(Organisation, key))]
        return next((firm for firm in firms if firm.name == name), next(iter(firms), None))

    def staged(self, row: Coming) -> Staged:
        """What a row would do."""
        return self._person(row) if row.names_person else self._firm(row)

    def _firm(self, row: Coming) -> Staged:
        firm = self.firm(row.firm)
        if firm is None:
            return Staged(row, "new")
        adds, differs = self.changes(row, None, firm=firm)
        verdict: Verdict = "adds" if adds else "same"
        return Staged(row, verdict, (Candidate(firm, ("name",)),), adds, differs)

    def _person(self, row: Coming) -> Staged:
        candidates = self._candidates(row)
        named = bool(row.of("person").get("name") or row.of("person").get("name_latin"))
        sure = [item for item in candidates if _is_sure(set(item.reasons), named=named)]
        if len(sure) == 1:
            person = sure[0].record
            rest = tuple(item for item in candidates if item is not sure[0])
            adds, differs = self.changes(row, person, firm=self.firm(row.firm))
            return Staged(row, "adds" if adds else "same", (sure[0], *rest), adds, differs)
        return Staged(row, "unclear" if candidates else "new", tuple(candidates))

    def _candidates(self, row: Coming) -> list[Candidate]:
        """The persons who share enough with a row, the likeliest first."""
        found: dict[str, set[str]] = defaultdict(set)
        for reason, form in _forms(row):
            ids = self._people.get((reason, form), {})
            if reason not in WAYS or len(ids) <= CROWD:
                for key in ids:
                    found[key].add(reason)
        firm = self.firm(row.firm)
        colleagues = self._people.get(("firm", firm.id), {}) if firm else {}
        listed = []
        for key, reasons in found.items():
            if key in colleagues:
                reasons.add("firm")
            if "name" in reasons:
                reasons.discard("pinyin")
            person = self.shelf.get(Person, key)
            if person is not None and sum(WEIGHTS[reason] for reason in reasons) >= NEEDED:
                listed.append(Candidate(person, tuple(sorted(reasons, key=list(WEIGHTS).index))))
        return sorted(listed, key=lambda item: -sum(WEIGHTS[reason] for reason in item.reasons))

    def changes(
        self, row: Coming, person: Record | None, *, firm: Organisation | None
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The labels of what a row fills in at the records it means, and of what it says otherwise.

        A firm of the book with which the person has no post is one of those where he has another.
        """
        adds: list[str] = []
        differs: list[str] = []

        def compare(record: Record | None, kind: type[Record]) -> None:
            for name, value in row.of(kind.ENTITY).items():
                item = fact_of(kind, name)
                if kind is Organisation and name == "name":
                    continue  # told by any of its names; the one it has stays
                there = value_of(record, item) if record is not None else None
                if is_empty(there):
                    adds.append(item.words)
                elif not self._says(there, value, entity=item.entity):
                    differs.append(item.words)

        if person is not None:
            compare(person, Person)
            post, elsewhere = meant_post(
                self.shelf.where(Post, "person", value=person.id), firm, named=bool(row.firm)
            )
            if post is not None:
                compare(post, Post)
            elif row.firm:
                (differs if elsewhere else adds).append(_("Organisation"))
        if firm is not None:
            compare(firm, Organisation)
            if row.of("account"):
                accounts = self.shelf.where(Account, "organisation", value=firm.id)
                compare(accounts[0] if accounts else None, Account)
        owner = person or firm
        if owner is not None:
            known = self.ways(owner)
            adds += [way.value for way in row.ways if way.key not in known]
            if row.note and flat(row.note) not in self.notes(owner):
                adds.append(_("Note"))
        return tuple(dict.fromkeys(adds)), tuple(dict.fromkeys(differs))

    def _says(self, there: Any, value: Any, *, entity: str) -> bool:
        """Whether a field of the book says what the row says; a reference by its name."""
        if entity in NAMED_KINDS:
            there = getattr(self.shelf.get(NAMED_KINDS[entity], there), "name", None)
        if isinstance(there, str) and isinstance(value, str):
            return flat(there) == flat(value)
        return bool(there == value)

    def ways(self, owner: Record) -> set[tuple[str, str]]:
        """The keys of the contact ways of a person or firm."""
        return {
            Way(point.kind or "", point.value or "").key
            for point in self.shelf.where(ContactPoint, "subject", value=owner.id)
        }

    def notes(self, owner: Record) -> set[str]:
        """The notes on a person or firm, as they are compared."""
        return {flat(note.text or "") for note in self.shelf.where(Note, "subject", value=owner.id)}


def meant_post(
    posts: Iterable[Post], firm: Organisation | None, *, named: bool
) -> tuple[Post | None, bool]:
    """The open post a row is about, and whether there are only posts at other firms.

    A row that names no firm is about the only post there is; one that names a firm which the book
    does not know (``firm`` is ``None``) is about none.
    """
    still = [post for post in posts if post.valid_to is None]
    if not named:
        return (still[0], False) if len(still) == 1 else (None, bool(still))
    here = next((post for post in still if firm and post.organisation == firm.id), None)
    return here, here is None and bool(still)


def _forms(row: Coming) -> Iterator[tuple[str, str]]:
    """What a row is looked up by: (reason, form)."""
    person = row.of("person")
    for name in (person.get("name"), person.get("name_latin")):
        for reason, form in (("name", name_key(name)), ("pinyin", pinyin_key(name))):
            if form:
                yield reason, form
    for way in row.ways:
        if way.kind == "mail" and (key := mail_key(way.value)):
            yield "mail", key
        elif way.kind in PHONES and (key := phone_key(way.value)):
            yield "phone", key


def _is_sure(reasons: set[str], *, named: bool) -> bool:
    """Whether nobody need be asked: the name with a number or firm, or the sound with a number.

    A number alone may have gone to the next in the job; a name alone, there are many of.
    """
    if not named:
        return bool(reasons & WAYS)
    return bool(reasons & NAMED and reasons & WAYS) or {"name", "firm"} <= reasons
