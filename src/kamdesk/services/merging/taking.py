"""Takes chosen changes of a returned workbook into the book: one unit of work, one undo.

A change that breaks a rule fails alone, with its reason; the others are taken.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from kamdesk.domain.changes import Changes
from kamdesk.domain.custom import own_value
from kamdesk.domain.fact import Record, fact_of
from kamdesk.domain.invariants import check
from kamdesk.domain.merge import Change, Kind
from kamdesk.domain.records import RECORDS, CustomField, CustomValue, ExportFile, Person, Post
from kamdesk.domain.spans import check_spans
from kamdesk.domain.values import from_plain, to_plain, validated
from kamdesk.errors import UserError
from kamdesk.i18n import N_, _
from kamdesk.services.merging.comparing import RETURNED
from kamdesk.services.merging.new_rows import MARK, POST
from kamdesk.services.merging.remarks import write_remark
from kamdesk.services.merging.sides import CUSTOM
from kamdesk.services.records import Evidence, moved_together, put_field
from kamdesk.storage.ids import new_id

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kamdesk.domain.dossier import Dossier
    from kamdesk.storage.book import Book
    from kamdesk.storage.work import Work

R = TypeVar("R", bound=Record)


class ChangedMeanwhile(UserError):
    """The book moved on between looking and taking."""

    sentence = N_("This was changed here meanwhile. Compare the workbook again.")


class BrokenTogether(UserError):
    """Changes that each may be and together may not; to be left out at the next try."""

    sentence = "{reason}"

    def __init__(self, failed: Sequence[Change]) -> None:
        super().__init__(reason=failed[0].reason)
        self.failed = failed


@dataclass(slots=True)
class Taken:
    """What was taken, and what was not, with the reason."""

    changes: Changes = field(default_factory=Changes)
    taken: list[Change] = field(default_factory=list)
    failed: list[Change] = field(default_factory=list)


class Taking:
    """One unit of work over chosen changes."""

    def __init__(self, work: Work, *, book: Book, dossier: Dossier, today: dt.date) -> None:
        self.work, self.book = work, book
        self.dossier, self.today = dossier, today
        self.out = Taken()

    def run(self, chosen: Sequence[Change], *, source: str, digest: str) -> None:
        """Write all that can be written; fields of one record together if a rule asks for it.

        Raises ``BrokenTogether``; then nothing of it may be kept.
        """
        cells = [change for change in chosen if change.kind in {Kind.THEIRS, Kind.BOTH}]
        self._fields([change for change in cells if not change.key.startswith(CUSTOM)])
        for change in chosen:
            if change.kind in {Kind.THEIRS, Kind.BOTH}:
                if change.key.startswith(CUSTOM):
                    self._one(change, self._custom)
            elif change.kind is Kind.NEW:
                self._one(change, self._new)
            elif change.kind in {Kind.COMMENT, Kind.QUESTION}:
                self._one(change, self._remark)
            elif change.kind is Kind.DELETED:
                self._one(change, self._remove)
        self.check_all()
        if self.out.taken:
            self._note(source=source, digest=digest)

    def check_all(self) -> None:
        """Raise ``BrokenTogether`` for what is allowed alone and breaks a rule with a later one."""
        failed: list[Change] = []
        for record, problem in self.work.broken_rules():
            own = [
                replace(change, reason=str(problem))
                for change in self.out.taken
                if (change.entity, change.record) == (record.ENTITY, record.id)
            ]
            if not own:
                raise problem
            failed += own
        if failed:
            raise BrokenTogether(failed)

    def _one(self, change: Change, verb: Any) -> None:
        try:
            verb(change)
        except UserError as problem:
            self.out.failed.append(replace(change, reason=str(problem)))
        else:
            self.out.taken.append(change)

    def _fields(self, changes: Sequence[Change]) -> None:
        """All fields of a record at once if the rules allow it, else those that are allowed.

        Until nothing more can be: one may become possible through another, of the same record (a
        cause of loss before the loss) or of another one (a manager's last day before the next one's
        first).
        """
        waiting = [change for change in changes if self._is_fresh(change)]
        before = 0
        while len(waiting) != before:
            before = len(waiting)
            for group in _by_record(waiting):
                for ready in self._written(group):
                    self._one(ready, self._put)
                    waiting.remove(ready)
        for change in waiting:
            self._one(change, self._allowed_alone)

    def _is_fresh(self, change: Change) -> bool:
        """Whether the book still holds what it held when the files were compared."""
        record = self.work.get(RECORDS[change.entity], change.record)
        if record is not None:
            item = fact_of(type(record), change.key.partition(".")[2])
            if to_plain(getattr(record, item.name)) == change.was:
                return True
        self.out.failed.append(replace(change, reason=str(ChangedMeanwhile())))
        return False

    def _written(self, group: list[Change]) -> list[Change]:
        """Write what a record can take now, in one go; returns what that was.

        One after the other would not do: a budget whose low end reaches the old high one looks
        like one of one figure for a moment, and would move as such.
        """
        for some in (group, *([change] for change in group)):
            try:
                values = self._allowed(some)
            except UserError:
                continue
            self.work.change(self._stored(some[0]), **values)
            return some
        return []

    def _allowed_alone(self, change: Change) -> None:
        """Raise why a change cannot be taken."""
        self._allowed([change])

    def _allowed(self, group: Sequence[Change]) -> dict[str, Any]:
        """The fields to write for some changes of a record. Raises what they would break."""
        stored = self._stored(group[0])
        moved: dict[str, Any] = {}
        written: dict[str, Any] = {}
        for change in group:
            item = fact_of(type(stored), change.key.partition(".")[2])
            written[item.name] = from_plain(item, change.value)
            moved |= moved_together(stored, item.name, value=written[item.name])
        # What somebody wrote himself does not move along with another field.
        values = moved | written
        wanted = validated(replace(stored, **values))
        check_spans(wanted, values)
        check(wanted, Overlay(self.work, wanted))
        return values

    def _stored(self, change: Change) -> Record:
        record = self.work.get(RECORDS[change.entity], change.record)
        if record is None:
            raise ChangedMeanwhile
        return record

    def _put(self, change: Change) -> None:
        """Keep where a value that is written already came from."""
        stored = self._stored(change)
        item = fact_of(type(stored), change.key.partition(".")[2])
        voice = Evidence(observed_on=self.today, note=_("from the workbook that came back"))
        value = from_plain(item, change.value)
        put_field(self.work, stored, name=item.name, value=value, evidence=voice)

    def _custom(self, change: Change) -> None:
        key = change.key.removeprefix(CUSTOM)
        field_ = next(
            row
            for row in self.work.where(CustomField, "key", value=key)
            if row.entity == change.entity
        )
        rows = [
            row
            for row in self.work.where(CustomValue, "custom_field", value=field_.id)
            if row.subject == change.record
        ]
        plain = to_plain(own_value(field_, change.value))
        if plain in (None, ""):
            for row in rows:
                self.work.remove(row)
        elif rows:
            self.work.change(rows[0], value=plain)
        else:
            self.work.add(CustomValue, custom_field=field_.id, subject=change.record, value=plain)

    def _new(self, change: Change) -> None:
        kind = RECORDS[change.entity]
        said = {name: plain for name, plain in change.values.items() if name != MARK}
        post = {n.removeprefix(POST): said.pop(n) for n in [*said] if n.startswith(POST)}
        record = validated(kind(id=new_id(), **_from_plain(kind, said)))
        check_spans(record, said)
        check(record, Overlay(self.work, record))
        self.work.put(record)
        if kind is Person:
            firm = self.dossier.organisation.id
            self.work.add(Post, person=record.id, organisation=firm, **_from_plain(Post, post))

    def _remark(self, change: Change) -> None:
        write_remark(self.work, change, dossier=self.dossier, today=self.today)

    def _remove(self, change: Change) -> None:
        self.work.remove(self._stored(change))

    def _note(self, *, source: str, digest: str) -> None:
        """Keep that the workbook came back and which remarks it brought: they are told once."""
        marks = [change.values[MARK] for change in self.out.taken if MARK in change.values]
        self.work.add(
            ExportFile,
            date=self.today,
            kind=RETURNED,
            hash=digest,
            rows={"account": self.dossier.account.id, "file": source, "marks": marks},
        )


def _from_plain(kind: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    items = ((fact_of(kind, name), plain) for name, plain in values.items())
    return {item.name: from_plain(item, plain) for item, plain in items}


def _by_record(changes: Sequence[Change]) -> list[list[Change]]:
    groups: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.entity, change.record].append(change)
    return [*groups.values()]


class Overlay:
    """The book as it would be with one record changed: what rules that span records look at."""

    def __init__(self, work: Work, record: Record) -> None:
        self._work, self._record = work, record

    def get(self, kind: type[R], record_id: str | None) -> R | None:
        """The record with that id."""
        if isinstance(self._record, kind) and self._record.id == record_id:
            return self._record
        return self._work.get(kind, record_id)

    def where(self, kind: type[R], name: str, *, value: object) -> tuple[R, ...]:
        """All records of a kind whose field has that value."""
        rows = self._work.where(kind, name, value=value)
        mine = self._record
        if not isinstance(mine, kind):
            return rows
        others = tuple(row for row in rows if row.id != mine.id)
        return (*others, mine) if getattr(mine, fact_of(kind, name).name) == value else others
