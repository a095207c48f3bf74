"""The handover pack in words: the order of introductions, what is open, the coach apart."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from tests.helpers.dossiers import edited, sample, small

from kamdesk.domain.insight.checked import checked
from kamdesk.domain.papers.handover import (
    HandOver,
    Introduction,
    handover_paper,
    introductions,
    without_coaches,
)
from kamdesk.domain.papers.model import Blanks, Grid
from kamdesk.domain.records import (
    Action,
    Complaint,
    Criterion,
    Invoice,
    Person,
    PriceQuote,
    ProjectRole,
    Tie,
)

if TYPE_CHECKING:
    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.papers.model import Paper

TODAY = dt.date(2026, 11, 23)
NAMES = HandOver("沈知远", "许文涛")


def pack(dossier: Dossier, names: HandOver = NAMES) -> Paper:
    """The pack of an account."""
    return handover_paper(dossier, names, today=TODAY, author="沈知远")


def table(paper: Paper, title: str) -> Grid:
    """One of its tables."""
    return next(p for p in paper.pieces if isinstance(p, Grid) and p.title.startswith(title))


def somebody(power: int, strength: int | None, *ours: str) -> Introduction:
    """Somebody of the customer."""
    tie = None if strength is None else Tie(id="t", strength=strength)
    return Introduction(Person(id="p", name="p"), power, tie, ours)


def test_power_times_tie_and_who_knows_one_of_us_only_comes_first() -> None:
    assert somebody(4, 2, "a").rank == 2 * somebody(4, 2, "a", "b").rank
    assert somebody(4, 2, "a", "b").rank > somebody(2, 2, "a", "b").rank
    assert somebody(3, 4, "a", "b").rank > somebody(3, 1, "a", "b").rank
    assert somebody(0, None).rank == 1


def test_the_mightiest_with_the_best_ties_are_introduced_first() -> None:
    rows = table(pack(sample("A")), "Whom to introduce").rows

    assert [row[0] for row in rows[:3]] == ["郑怀安", "唐立群", "高远山"]
    assert rows[0][3] == "Stands up for us"
    assert "沈知远" in rows[0][4]
    assert [row[4] for row in rows if row[0] == "曹志国"] == ["nobody yet"]


def test_a_tie_of_one_of_us_alone_is_said_so() -> None:
    dossier = sample("B")
    alone = [item for item in introductions(dossier, TODAY) if item.only]
    rows = table(pack(dossier), "Whom to introduce").rows

    assert alone
    assert any(row[4].startswith("only ") for row in rows)


def test_ties_name_both_sides_and_where_they_come_from() -> None:
    rows = table(pack(sample("A")), "Ties").rows

    assert ("郑怀安", "沈知远", "Stands up for us", "校友,往来四年") in {row[:4] for row in rows}


def test_what_is_open_stands_with_its_day() -> None:
    paper = pack(sample("A"))

    assert [row[0] for row in table(paper, "Open promises").rows] == ["we", "we", "they"]
    assert "23 days late" in table(paper, "Open promises").rows[0][3]
    assert [row[1] for row in table(paper, "Running complaints").rows] == [
        "RH-420 2号泵振动4.6 mm/s"
    ]
    assert [row[0] for row in table(paper, "Money owed").rows] == [
        "A-I2",
        "A-I3",
        "A-I4",
        "A-I5",
        "A-I6",
    ]
    days = [row[0] for row in table(paper, "Next dates").rows]
    assert days == sorted(days)
    assert len(table(paper, "Criteria: 乙烯").rows) == 5
    assert len(table(paper, "Prices quoted").rows) == 6


def test_private_records_stay_out() -> None:
    dossier = sample("A")
    secret: list[tuple[str, type[Any]]] = [
        ("A-I2", Invoice),
        ("A1", Person),
    ]
    for kind in (Action, Complaint, Criterion, PriceQuote, Tie):
        rows: Any = dossier.shelf.of(kind)
        secret += [(row.external, kind) for row in rows if row.external]
    for key, kind in secret:
        dossier = edited(dossier, key, kind, private=True)

    paper = pack(dossier)

    assert "高远山" not in [row[0] for row in table(paper, "Whom").rows]
    assert table(paper, "Ties").rows == ()
    assert table(paper, "Open promises").rows == ()
    assert table(paper, "Running complaints").rows == ()
    assert table(paper, "Prices quoted").rows == ()
    assert "A-I2" not in [row[0] for row in table(paper, "Money owed").rows]
    assert not any(isinstance(p, Grid) and p.title.startswith("Criteria") for p in paper.pieces)


def test_the_coach_has_a_page_of_his_own_and_only_when_asked_for() -> None:
    dossier = sample("A")

    assert "Coach" not in [p.title[:5] for p in pack(dossier).pieces if isinstance(p, Grid)]
    page = table(pack(dossier, HandOver("a", "b", coach=True)), "Coach")
    assert page.fresh
    assert page.rows[0][0] == "唐立群"
    roles = without_coaches(dossier).shelf.of(ProjectRole)
    assert roles
    assert "coach" not in {role.role for role in roles}
    assert without_coaches(dossier).shelf.of(Person) == dossier.shelf.of(Person)


def test_the_questions_of_the_coach_are_not_printed() -> None:
    rows = table(pack(sample("A")), "What is not known").rows

    assert 0 < len(rows) <= 15
    assert all(len(row) == 3 for row in rows)


def test_the_list_to_tick_and_two_names() -> None:
    paper = pack(sample("A"))
    run = checked(sample("A"), "CK-HAND", subject=sample("A").account)
    (names,) = [piece for piece in paper.pieces if isinstance(piece, Blanks)]

    assert [row[0] for row in table(paper, "Handover of an account").rows] == [
        item.name.here for item in run.checklist.items
    ]
    assert [blank.question for blank in names.blanks] == ["沈知远", "许文涛"]
    assert paper.under == "From 沈知远 to 许文涛."


def test_an_account_of_which_nothing_is_known_says_so() -> None:
    paper = pack(small(), HandOver("", ""))

    assert "______" in paper.under
    assert table(paper, "Whom").empty == "Nobody of the customer is known yet."
    assert table(paper, "Money owed").rows == ()
