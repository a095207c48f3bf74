"""Checklist runs: the newest speaks, what is open is named."""

from __future__ import annotations

from tests.helpers.customers import days_ago
from tests.helpers.dossiers import small

from kamdesk.domain.insight.checked import checked, open_runs
from kamdesk.domain.records import ChecklistRun, ChecklistTick, Complaint
from kamdesk.domain.standing import checklist

COMPLAINT = Complaint(id="k", account="X", what="seal")


def _run(key: str, days: int, *done: str, code: str = "CK-FAVOR") -> tuple[object, ...]:
    run = ChecklistRun(
        id=key, checklist=code, subject_kind="account", subject="X", started_on=days_ago(days)
    )
    ticks = (
        ChecklistTick(id=f"{key}-{item}", checklist_run=key, item=item, done=True, note="seen")
        for item in done
    )
    return run, *ticks


def test_without_a_run_everything_is_open() -> None:
    dossier = small()

    found = checked(dossier, "CK-FAVOR", subject=dossier.account)

    assert found.run is None
    assert found.progress == (0, 6)
    assert found.note("goal") == ""


def test_the_newest_run_speaks() -> None:
    dossier = small(*_run("old", 40, "goal", "cost"), *_run("new", 3, "written"))  # type: ignore[arg-type]

    found = checked(dossier, "CK-FAVOR", subject=dossier.account)

    assert found.done == {"written"}
    assert found.progress == (1, 6)
    assert found.note("written") == "seen"


def test_a_tick_of_an_item_that_is_gone_does_not_count() -> None:
    dossier = small(*_run("r", 3, "written", "of_long_ago"))  # type: ignore[arg-type]

    assert checked(dossier, "CK-FAVOR", subject=dossier.account).progress == (1, 6)


def test_open_lists_are_named_with_their_subject() -> None:
    full = [item.code for item in checklist("CK-COMP").items]
    foreign = ChecklistRun(id="f", checklist="CK-MOON", subject_kind="account", subject="X")
    gone = ChecklistRun(id="g", checklist="CK-CMP", subject_kind="complaint", subject="none")
    other = ChecklistRun(id="h", checklist="CK-CMP", subject_kind="complaint", subject="k")
    dossier = small(
        *_run("r", 3, "written"),  # type: ignore[arg-type]
        *_run("c", 2, *full, code="CK-COMP"),  # type: ignore[arg-type]
        foreign,
        gone,
        other,
        COMPLAINT,
    )

    found = open_runs(dossier)

    assert [(subject.id, state.checklist.code) for subject, state in found if subject] == [
        ("X", "CK-FAVOR"),
        ("k", "CK-CMP"),
    ]
