"""The record a cell names: by the words the workbook writes, or those people use for it.

Only what is unmistakable counts. A name that nobody has, or two, is refused with the names that
would do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from kamdesk.domain.candidates import candidates, name_in
from kamdesk.domain.fact import Kind, Record
from kamdesk.domain.matching import firm_key, flat, name_key, pinyin_key
from kamdesk.domain.merge import folded
from kamdesk.domain.records import (
    RECORDS,
    Account,
    Department,
    Link,
    Objective,
    Organisation,
    Person,
    Project,
)
from kamdesk.domain.values import ValueProblem
from kamdesk.i18n import _, speaking
from kamdesk.services.merging.reading import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kamdesk.domain.exported import Cell
    from kamdesk.domain.fact import Fact
    from kamdesk.services.merging.sides import Ours

REFERENCES: Final = frozenset({Kind.REF, Kind.REFS, Kind.SUBJECT})
UNNAMED: Final = frozenset({Kind.ENTITY, Kind.CODE})
"""Kinds of fields whose words do not lead back to a value."""
SUBJECTS: Final[dict[type[Record], tuple[type[Record], ...]]] = {
    Objective: (Account, Project, Department, Person),
    Link: (Person, Department),
}
"""What the free subject of a record can be, where a sheet shows it."""
MOST: Final = 8
"""Names that a refusal lists."""
CHINESE: Final = re.compile("[\u2e80-\U0003ffff]")


class References:
    """Finds records by what people call them."""

    def __init__(self, ours: Ours) -> None:
        self.ours = ours

    def read(self, kind: type[Record], item: Fact, *, cell: Cell, record: Record | None) -> Any:
        """The id a cell means, ids for a list, ``None`` or () for an empty one.

        ``record``: the one whose field it is, ``None`` for one that is to be. Raises
        ``ValueProblem`` for a name that tells nobody.
        """
        text = folded(cell)
        if item.is_list:
            return self._several(
                text, self._fitting(kind, item), held=getattr(record, item.name, ())
            )
        if not text:
            return None
        if item.kind is Kind.SUBJECT:
            entity = getattr(record, f"{item.name}_kind", None)
            return self.subject(kind, text, entity=entity).id
        return self._one(text, self._fitting(kind, item)).id

    def subject(self, kind: type[Record], text: str, *, entity: str | None = None) -> Record:
        """The record a free subject names, of one kind or of any that ``kind`` can hang on."""
        kinds = (RECORDS[entity],) if entity else SUBJECTS.get(kind, ())
        found = [row for one in kinds for row in self.ours.dossier.shelf.of(one)]
        return self._one(text, self._seen(found))

    def _fitting(self, kind: type[Record], item: Fact) -> list[Record]:
        ours = self.ours
        if item.entity == Department.ENTITY:
            # Every firm has a purchasing department; the workbook is about one of them.
            return self._seen(ours.dossier.departments)
        return self._seen(candidates(ours.dossier, kind, item=item, today=ours.today))

    def _seen(self, records: Iterable[Record]) -> list[Record]:
        """Without private ones where the workbook had none: a refusal would tell their names."""
        return [row for row in records if self.ours.with_private or not row.private]

    def _several(self, text: str, among: list[Record], *, held: Sequence[str]) -> tuple[str, ...]:
        """One name a line, as we write them; else whatever sets names apart."""
        found: dict[str, None] = {}
        for line in filter(None, map(str.strip, text.splitlines())):
            whole = self._named(line, among)
            names = [line] if whole else parts_of(line)
            for name in names:
                known = self._named(name, among)
                # Who stood there already is meant, whoever else has his name.
                mine = [row for row in known if row.id in held]
                found[(mine or [self._one(name, among)])[0].id] = None
        return tuple(found)

    def _one(self, text: str, among: list[Record]) -> Record:
        found = self._named(text, among)
        if len(found) == 1:
            return found[0]
        if len({self._whole(row) for row in found}) < len(found):
            reason = _("“{name}” may be any of: {names}. Choose it in the program.")
        elif found:
            reason = _("“{name}” may be any of: {names}. Write it as it stands here.")
        elif among:
            reason = _("Nothing here is called “{name}”. It can be: {names}.")
        else:
            reason = _("Nothing here is called “{name}”. Add it in the program first.")
        raise ValueProblem(reason=reason.format(name=text, names=self._listed(found or among)))

    def _listed(self, records: Sequence[Record]) -> str:
        names = [self._whole(row) for row in records[:MOST]]
        return ", ".join([*names, *(["…"] if len(records) > MOST else [])])

    def _whole(self, record: Record) -> str:
        """The name that tells a record from its namesakes."""
        title = self._title(record)
        if isinstance(record, Person):
            return name_in(self.ours.dossier, record, today=self.ours.today)
        return title

    def _title(self, record: Record) -> str:
        with speaking(self.ours.language):
            return self.ours.desk.title(record.ENTITY, record.id)

    def _named(self, text: str, among: Iterable[Record]) -> list[Record]:
        """The records of that name, by the surest form that any has."""
        records = [*among]
        found = [row for row in records if folded(self._title(row)) == folded(text)]
        for kinds, form in _forms(text):
            wanted = form(text)
            if found or not wanted:
                continue
            found = [
                row
                for row in records
                if isinstance(row, kinds) and wanted in map(form, self._names(row))
            ]
        return found

    def _names(self, record: Record) -> Iterator[str]:
        """Everything a record is called."""
        yield self._title(record)
        yield self._whole(record)
        for name in ("name", "short", "name_other", "name_latin", "code", "no", "external"):
            value = getattr(record, name, None)
            if value:
                yield str(value)
        if isinstance(record, Person):
            post = self.ours.dossier.post_of(record.id, self.ours.today)
            place = self.ours.desk.title(Department, post.department) if post else ""
            yield f"{record.name} {place}"


def _forms(text: str) -> Iterator[tuple[type[Record], Callable[[str], str | None]]]:
    """How a name may be written, the surest form first, and whose names are."""
    yield Record, _signs
    yield Person, name_key
    yield Organisation, firm_key
    yield Account, firm_key
    if not CHINESE.search(text):
        # Latin letters may spell a Chinese name; a Chinese one that only sounds alike is another.
        yield Person, pinyin_key


def _signs(text: str) -> str:
    return "".join(sign for sign in flat(text) if sign.isalnum())
