"""The debrief block of a brief: result, people, attitudes, interest, rivals, promises, next step.

Each is written once a visit: filling the same line in again takes the place of what stood there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain import typed
from kamdesk.domain.answers import sheet as numbers
from kamdesk.domain.answers.reading import Unreadable
from kamdesk.domain.fact import key_of
from kamdesk.domain.records import Action, Event, Note, Organisation, Person
from kamdesk.domain.scales import scale
from kamdesk.i18n import N_, _
from kamdesk.services.answer_case import Deed
from kamdesk.services.answer_people import COMMA, known_person, person_called
from kamdesk.services.records import put_field

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.answers.sheet import Owed
    from kamdesk.services.answer_case import Case
    from kamdesk.storage.work import Work

RESULTS: Final = {
    "reached": (N_("Goal reached"), ("reached", "达到", "達到", "达成", "達成")),
    "minimum": (N_("Minimum reached"), ("minimum", "最低目标", "最低目標", "最低")),
    "fallback": (N_("Fallback taken"), ("fallback", "备选", "備選")),
    "missed": (N_("Missed"), ("missed", "没达到", "沒達到", "未达到", "未達到", "未达成")),
}
"""What a visit can end with: its words, and how the tick on paper is written."""
KEPT: Final = frozenset(
    {"done", "kept", "yes", "y", "完成", "已完成", "做到", "已做到", "兑现", "兌現", "是", "√", "✓"}
)
OURS: Final = ("ours", "we", "us", "我方", "我们", "我們")
THEIRS: Final = ("theirs", "they", "customer", "对方", "對方", "客户", "客戶")
ITEMS: Final = re.compile(r"\s*[;；\n]\s*")
PAIR: Final = re.compile(r"(?P<who>.+?)\s*[:：=\s]\s*(?P<what>\S+)")
LEAD: Final = re.compile(r"(?P<who>[^:：]{1,40})[:：]\s*(?P<rest>.+)", re.DOTALL)
DAY: Final = re.compile(
    r"^(?P<text>.*?)[\s,，]*(?P<day>(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?)$"
)


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise as it was written: side (ours, theirs), text, due day."""

    side: str
    text: str
    due: dt.date | None


def block_deed(case: Case, number: str, *, text: str) -> Deed:
    """What a line of the debrief block asks to be done. Raises ``Unreadable``."""
    if not text.strip():
        raise Unreadable(number=number, reason=_("There is no answer."))
    return READERS[number](case, number, text=text.strip())


def _result(case: Case, number: str, *, text: str) -> Deed:
    code, rest = result_of(text)
    said = _(RESULTS[code][0]) if code else ""
    whole = ": ".join(part for part in (said, rest) if part)

    def write(work: Work) -> str:
        work.change(case.visit, result=whole)
        return whole

    return Deed(number, _("Result"), write)


def result_of(text: str) -> tuple[str, str]:
    """The code of a result and the words behind it; no code where the text begins otherwise."""
    plain = text.strip()
    leads = [
        (lead, code)
        for code, (words, spoken) in RESULTS.items()
        for lead in (words, _(words), *spoken)
    ]
    # "达到最低目标" begins like "达到": the longer one is meant.
    for lead, code in sorted(leads, key=lambda pair: -len(pair[0])):
        rest = plain[len(lead) :]
        whole = not rest or not rest[0].isalnum() or not lead.isascii()
        if whole and plain.casefold().startswith(lead.casefold()):
            return code, rest.lstrip(" :：,，。.;；")
    return "", plain


def _people(case: Case, number: str, *, text: str) -> Deed:
    def write(work: Work) -> str:
        said = [_newcomer(work, case, item=item) for item in ITEMS.split(text) if item]
        return " ".join(said)

    return Deed(number, _("New people, changes"), write)


def _newcomer(work: Work, case: Case, *, item: str) -> str:
    """Somebody new where "name, post" is written; anything else is a note on the account."""
    if COMMA.search(item):
        person, made = person_called(work, case, text=item)
        said = _("{name} is new.") if made else _("{name} is known already.")
        return said.format(name=person.name or "")
    account = case.dossier.account
    before = work.where(Note, "subject", value=account.id)
    if all(row.text != item for row in before):
        work.add(
            Note, subject_kind=account.ENTITY, subject=account.id, text=item, written_on=case.day
        )
    return _("Noted on the account.")


def _attitudes(case: Case, number: str, *, text: str) -> Deed:
    steps, found = scale("ATTITUDE"), []
    for item in (part for part in ITEMS.split(text) if part):
        pair = PAIR.fullmatch(item)
        person = known_person(case, pair["who"]) if pair else None
        code = steps.parse(pair["what"]) if pair else None
        if person is None:
            raise Unreadable(
                number=number,
                reason=_("Nobody here is called “{words}”.").format(
                    words=pair["who"] if pair else item
                ),
            )
        if code is None:
            letters = ", ".join(steps.short(one) for one in steps.codes)
            raise Unreadable(
                number=number,
                reason=_("“{value}” is not one of: {codes}.").format(
                    value=pair["what"] if pair else item, codes=letters
                ),
            )
        found.append((person, str(code)))

    def write(work: Work) -> str:
        return " ".join(
            write_attitude(work, case, person=person, code=code) for person, code in found
        )

    return Deed(number, _("Attitude"), write)


def write_attitude(
    work: Work, case: Case, *, person: Person, code: str, reason: str | None = None
) -> str:
    """How somebody stood to us at the visit: our own judgement, with what was seen."""
    now = work.get(Person, person.id) or person
    put_field(work, now, name="attitude", value=code, evidence=case.voice(None, note=reason))
    steps = scale("ATTITUDE")
    said = _("{name}: {before} → {after}.") if now.attitude != code else _("{name}: {after}.")
    return said.format(
        name=now.name or key_of(now), before=steps.label(now.attitude), after=steps.label(code)
    )


def _signal(case: Case, number: str, *, text: str) -> Deed:
    steps = scale("SIGNAL")
    code = steps.parse(text)
    if code is None:
        labels = ", ".join(steps.label(one) for one in steps.codes)
        raise Unreadable(
            number=number,
            reason=_("“{value}” is not one of: {codes}.").format(value=text, codes=labels),
        )

    def write(work: Work) -> str:
        work.change(case.visit, interest_signal=code)
        return steps.label(code)

    return Deed(number, _("Interest signal"), write)


def _rivals(case: Case, number: str, *, text: str) -> Deed:
    items = [_rival_in(case, item) for item in ITEMS.split(text) if item]

    def write(work: Work) -> str:
        return " ".join(_event(work, case, rival=rival, text=said) for rival, said in items)

    return Deed(number, _("Rivals"), write)


def _rival_in(case: Case, item: str) -> tuple[Organisation | None, str]:
    """The rival a line names, before a colon or anywhere in it, and what is said of him."""
    lead = LEAD.fullmatch(item)
    for rival in case.dossier.rivals:
        names = [name for name in (rival.short, rival.name, rival.external, rival.id) if name]
        if lead and lead["who"].strip() in names:
            return rival, lead["rest"].strip()
    for rival in case.dossier.rivals:
        if any(name in item for name in (rival.short, rival.name) if name):
            return rival, item
    return None, item


def _event(work: Work, case: Case, *, rival: Organisation | None, text: str) -> str:
    firm = rival.id if rival else None
    values = {"text": text, "state": "suspected"}
    for row in work.where(Event, "account", value=case.dossier.account.id):
        same = row.kind == "rival_move" and row.happened_on == case.day
        if same and row.organisation == firm:
            work.change(row, **values)
            break
    else:
        work.add(
            Event,
            account=case.dossier.account.id,
            organisation=firm,
            kind="rival_move",
            happened_on=case.day,
            **values,
        )
    name = (rival.short or rival.name or "") if rival else ""
    return _("Move of {name} noted.").format(name=name) if name else _("Rival's move noted.")


def dated(text: str, *, today: dt.date) -> tuple[str, dt.date | None]:
    """A text and the day at its end; a day without a year is the next one. Raises ``NotAValue``."""
    found = DAY.fullmatch(typed.narrow(text))
    if found is None:
        return text.strip(), None
    day = typed.read_date(found["day"], year=today.year)
    if day is not None and day < today and not re.match(r"\d{4}", found["day"]):
        day = typed.read_date(found["day"], year=today.year + 1)
    return found["text"].strip(), day


def _due(case: Case, number: str, *, text: str) -> tuple[str, dt.date | None]:
    try:
        return dated(text, today=case.day)
    except typed.NotAValue as problem:
        raise Unreadable(number=number, reason=str(problem)) from problem


def _promises(case: Case, number: str, *, text: str) -> Deed:
    items = [_promised(case, number, item=item) for item in ITEMS.split(text) if item]

    def write(work: Work) -> str:
        for item in items:
            write_promise(work, case, what=item)
        return " ".join(_("Promise: {text}").format(text=item.text) for item in items)

    return Deed(number, _("Promises of both sides"), write)


def _promised(case: Case, number: str, *, item: str) -> Promised:
    lead, side = LEAD.fullmatch(item), "ours"
    if lead and (who := lead["who"].strip().casefold()) in (*OURS, *THEIRS):
        side, item = ("theirs" if who in THEIRS else "ours"), lead["rest"]
    text, due = _due(case, number, text=item)
    return Promised(side, text, due)


def write_promise(work: Work, case: Case, *, what: Promised) -> Action:
    """A promise made at the visit; the same words again only move its day."""
    for row in work.where(Action, "interaction", value=case.visit.id):
        if row.kind == "promise" and row.text == what.text:
            return work.change(row, due=what.due, side=what.side)
    return work.add(
        Action,
        kind="promise",
        side=what.side,
        text=what.text,
        account=case.visit.account,
        interaction=case.visit.id,
        asked=case.day,
        due=what.due,
    )


def _next(case: Case, number: str, *, text: str) -> Deed:
    words, due = _due(case, number, text=text)

    def write(work: Work) -> str:
        values = {"text": words or text, "due": due}
        for row in work.where(Action, "interaction", value=case.visit.id):
            if row.kind == "task" and row.side == "ours" and row.asked == case.day:
                work.change(row, **values)
                break
        else:
            work.add(
                Action,
                kind="task",
                side="ours",
                owner=case.dossier.account.owner,
                account=case.visit.account,
                interaction=case.visit.id,
                asked=case.day,
                **values,
            )
        return _("Next step: {text}").format(text=words or text)

    return Deed(number, _("Next step"), write)


def owed_deed(case: Case, owed: Owed, *, text: str) -> Deed:
    """A promise that was printed: kept, put off to a day, or what was said about it."""
    plain = text.strip()
    if not plain:
        raise Unreadable(number=owed.number, reason=_("There is no answer."))
    kept = plain.casefold().strip(" .。!！") in KEPT
    rest, due = ("", None) if kept else _due(case, owed.number, text=plain)

    def write(work: Work) -> str:
        row = work.get(Action, owed.action)
        if row is None:
            return _("The promise was removed meanwhile.")
        if kept:
            work.change(row, done=case.day)
            return _("Kept: {text}").format(text=owed.text)
        work.change(row, **({"due": due} if due else {}), **({"answer": rest} if rest else {}))
        return _("Promise: {text}").format(text=owed.text)

    return Deed(owed.number, owed.text, write)


READERS: Final[dict[str, Callable[..., Deed]]] = {
    numbers.RESULT: _result,
    numbers.PEOPLE: _people,
    numbers.ATTITUDES: _attitudes,
    numbers.SIGNAL: _signal,
    numbers.RIVALS: _rivals,
    numbers.PROMISES: _promises,
    numbers.NEXT: _next,
}
