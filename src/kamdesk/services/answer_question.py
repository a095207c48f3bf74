"""The answer to a numbered question, written where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamdesk.domain.answers.reading import Reading, Said
from kamdesk.domain.fact import fact_of, is_empty
from kamdesk.domain.insight.fact_states import states
from kamdesk.domain.naming import shown, title_of
from kamdesk.domain.records import RECORDS, FactMark, Observation, ProjectRole, Question
from kamdesk.domain.values import from_plain, to_plain
from kamdesk.i18n import _
from kamdesk.services.answer_people import person_called
from kamdesk.services.facts import set_mark
from kamdesk.services.records import observations_of, observe_beside, put_field

if TYPE_CHECKING:
    from kamdesk.domain.answers.sheet import Asked
    from kamdesk.domain.fact import Record
    from kamdesk.services.answer_case import Case
    from kamdesk.storage.work import Work

UNMARKED = frozenset({"question", "project_role"})
"""Subjects that are no subject of a fact: nothing is marked on them."""
OPEN = frozenset({"unknown", "refused", "na"})
"""States that words without a field lift to unconfirmed: heard, not yet in its place."""


def write_answer(work: Work, case: Case, *, reading: Reading) -> str:
    """Write one answer; answering again takes the place of what was answered before.

    Returns in words what was done.
    """
    question = question_of(work, case, asked=reading.asked)
    voice = work.get(Observation, question.observation)
    source = case.voice(question.addressee).source
    there = (voice.subject, voice.attribute, voice.source) if voice is not None else ()
    if voice is not None and there != (*_place(reading, question), source):
        _withdraw(work, case, question=question)
        question = work.change(question, observation=None)
    match reading.said:
        case Said.VALUE:
            return _value(work, case, reading=reading, question=question)
        case Said.PERSON:
            return _person(work, case, reading=reading, question=question)
        case Said.WORDS:
            return _words(work, case, reading=reading, question=question)
        case Said.AGAIN:
            work.change(question, state="asked", answer=None, answered=None)
            _unmark(work, asked=reading.asked)
            return _("It will be asked again.")
        case _:
            return _lost(work, case, reading=reading, question=question)


def _place(reading: Reading, question: Question) -> tuple[str, str]:
    """Subject and attribute of the voice that an answer becomes; empty for none."""
    if reading.spot is not None:
        return reading.spot.record.id, reading.spot.item.key
    places = {Said.WORDS: (question.id, "answer"), Said.PERSON: (reading.asked.id, "person")}
    return places.get(reading.said, ("", ""))


def question_of(work: Work, case: Case, *, asked: Asked) -> Question:
    """The written question behind a number; written anew where it was taken off meanwhile."""
    found = work.get(Question, asked.question)
    if found is not None:
        return found
    for row in work.where(Question, "interaction", value=case.visit.id):
        if row.wording == asked.wording:
            return row
    return work.add(
        Question,
        account=case.visit.account,
        interaction=case.visit.id,
        fact_def=asked.fact or None,
        addressee=asked.addressee,
        wording=asked.wording,
        state="open",
    )


def _close(work: Work, case: Case, *, question: Question, **values: Any) -> None:
    work.change(question, **{"state": "answered", "answered": case.day, **values})


def _value(work: Work, case: Case, *, reading: Reading, question: Question) -> str:
    spot = reading.spot
    if spot is None:
        return _words(work, case, reading=reading, question=question)
    item = spot.item
    record = work.get(type(spot.record), spot.record.id) or spot.record
    voice = case.voice(question.addressee)
    rows = observations_of(work, record, key=item.key)
    newer = [row for row in rows if row.chosen and row.observed_on and row.observed_on > case.day]
    if newer:
        kept = observe_beside(work, record, key=item.key, value=reading.value, evidence=voice)
        said = _("{field} of {name}: kept beside a newer value.")
    else:
        _keep_former(work, record, key=item.key, rows=rows)
        put_field(work, record, name=item.name, value=reading.value, evidence=voice)
        kept = _mine(work, record, key=item.key, visit=case.visit.id)
        said = _("{field} of {name}: {value}.")
    _close(work, case, question=question, answer=reading.text, observation=kept.id)
    value = shown(item, reading.value)
    return said.format(field=item.words, name=title_of(record, case.dossier.shelf), value=value)


def _keep_former(work: Work, record: Record, *, key: str, rows: list[Observation]) -> None:
    """Keep a value of which nobody noted the source as a voice of old, before it is replaced."""
    item = fact_of(type(record), key)
    value = getattr(record, item.name)
    if is_empty(value) or rows:
        return
    work.add(
        Observation,
        subject_kind=record.ENTITY,
        subject=record.id,
        attribute=key,
        value=to_plain(value),
        state="known",
        source_kind="own_judgement",
        chosen=False,
    )


def _mine(work: Work, record: Record, *, key: str, visit: str) -> Observation:
    rows = [row for row in observations_of(work, record, key=key) if row.interaction == visit]
    return max(rows, key=lambda row: row.id)


def _withdraw(work: Work, case: Case, *, question: Question) -> None:
    """Take back what the same question brought before: its voice, and the value it had set."""
    voice = work.get(Observation, question.observation)
    if voice is None or voice.interaction != case.visit.id or voice.withdrawn:
        return
    kind = RECORDS[voice.subject_kind or ""]
    record = work.get(kind, voice.subject)
    was_set = voice.chosen
    work.change(voice, withdrawn=True, chosen=False)
    if record is None or not was_set or isinstance(record, Question):
        return
    item = fact_of(kind, voice.attribute or "")
    rest = observations_of(work, record, key=item.key)
    last = max(rest, key=lambda row: (str(row.observed_on or ""), row.id), default=None)
    value = from_plain(item, last.value if last else None)
    work.change(record, **{item.name: value})
    if last is not None:
        work.change(last, chosen=True)


def _words(work: Work, case: Case, *, reading: Reading, question: Question) -> str:
    """Words no field can hold: a voice on the question itself, its note says whose fact it is."""
    kept = _keep(work, case, question=question, about=question, value=reading.text)
    work.change(kept, note=reading.asked.key)
    _close(work, case, question=question, answer=reading.text, observation=kept.id)
    state = {item.key: item.state.value for item in states(case.dossier, case.today)}
    if state.get(reading.asked.key) in OPEN:
        _mark(work, case, asked=reading.asked, mark="unconfirmed")
        return _("Kept in words; it counts as unconfirmed until it stands in its field.")
    return _("Kept in words.")


def _keep(
    work: Work, case: Case, *, question: Question, about: Question | ProjectRole, value: str
) -> Observation:
    """The voice on a question or a seat; the one of an earlier answer is written over."""
    voice = case.voice(question.addressee)
    values = {
        "value": value,
        "state": "known",
        "source_kind": voice.kind,
        "source": voice.source,
        "observed_on": voice.observed_on,
        "chosen": True,
    }
    before = work.get(Observation, question.observation)
    if before is not None:
        return work.change(before, **values)
    return work.add(
        Observation,
        subject_kind=about.ENTITY,
        subject=about.id,
        attribute="person" if isinstance(about, ProjectRole) else "answer",
        interaction=case.visit.id,
        **values,
    )


def _person(work: Work, case: Case, *, reading: Reading, question: Question) -> str:
    """Somebody for an empty seat: a person we know, or a new one."""
    role = work.get(ProjectRole, reading.asked.id)
    if role is None:
        return _words(work, case, reading=reading, question=question)
    person, made = person_called(work, case, text=reading.text)
    kept = _keep(work, case, question=question, about=role, value=person.id)
    work.change(role, person=person.id)
    _close(work, case, question=question, answer=reading.text, observation=kept.id)
    said = _("{name} is new and has the seat.") if made else _("{name} has the seat.")
    return said.format(name=person.name or "")


def _lost(work: Work, case: Case, *, reading: Reading, question: Question) -> str:
    """Refused, or it does not apply: a mark on the fact; it is not asked again."""
    role = work.get(ProjectRole, reading.asked.id)
    if reading.said is Said.REFUSED:
        _close(work, case, question=question, state="refused", answer=None, observation=None)
        _mark(work, case, asked=reading.asked, mark="refused")
        return _("Refused; it is not asked again.")
    _close(work, case, question=question, answer=_("does not apply"), observation=None)
    if role is not None:
        work.remove(role)
        return _("There is no such seat; it was taken off the project.")
    _mark(work, case, asked=reading.asked, mark="na")
    return _("Does not apply; it is not asked again.")


def _mark(work: Work, case: Case, *, asked: Asked, mark: str | None) -> None:
    kind = RECORDS.get(asked.entity)
    subject = work.get(kind, asked.id) if kind and asked.entity not in UNMARKED else None
    if subject is not None and asked.fact:
        set_mark(work, subject, fact_id=asked.fact, mark=mark, today=case.day)


def _unmark(work: Work, *, asked: Asked) -> None:
    """Take back that it was refused or did not apply; a doubt noted before stays."""
    for row in work.where(FactMark, "subject", value=asked.id):
        if row.fact_ == asked.fact and row.mark in {"refused", "na"}:
            work.remove(row)
