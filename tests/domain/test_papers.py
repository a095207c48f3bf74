"""The words of the papers beside the brief: who, where, what to say, and what to find out."""

from __future__ import annotations

import datetime as dt

from tests.helpers.customers import portfolio
from tests.helpers.dossiers import changed, edited, sample, small
from tests.helpers.portfolios import data_for

from kamdesk.domain.dossier import Shelf
from kamdesk.domain.papers.collection import collection_list
from kamdesk.domain.papers.comparison import comparison_cards
from kamdesk.domain.papers.fact_sheet import SECTIONS, fact_sheet
from kamdesk.domain.papers.model import Blanks, Boxes, Grid, Paper, Said
from kamdesk.domain.papers.week import week_sheet
from kamdesk.domain.papers.year_plan import year_plan
from kamdesk.domain.records import (
    Action,
    Comparison,
    Interaction,
    Invoice,
    Objective,
    Organisation,
    Product,
)
from kamdesk.domain.standing import fact_defs
from kamdesk.services.portfolio import PortfolioView

TODAY = dt.date(2026, 11, 23)


def grids(paper: Paper) -> list[Grid]:
    """The tables of a paper."""
    return [piece for piece in paper.pieces if isinstance(piece, Grid)]


def test_the_week_names_who_goes_where_and_why() -> None:
    planned, overdue = grids(week_sheet(portfolio(), today=TODAY, author="me"))

    assert [row[1] for row in planned.rows] == ["岚川", "嘉霖"]
    hour = next(v for v in sample("A").interactions if v.status == "planned").start
    assert hour is not None
    assert planned.rows[0][0].endswith(f"\n{hour.astimezone():%H:%M} Visit")
    assert "→" in planned.rows[0][3]
    assert "沈知远" in planned.rows[0][3]
    assert "岚川" not in {row[0] for row in overdue.rows}
    assert {row[2] for row in overdue.rows} >= {"2026-08-20"}


def test_a_private_visit_stays_out_of_the_week() -> None:
    dossier = edited(sample("A"), "A-V8", Interaction, private=True)

    planned, _overdue = grids(week_sheet([dossier], today=TODAY, author=""))

    assert planned.rows == ()
    assert "Plan one" in planned.empty


def test_a_customer_never_visited_is_overdue_with_the_word() -> None:
    dossier = small(lifecycle="developed", tier="gold", created_on=dt.date(2026, 1, 1))

    _planned, overdue = grids(week_sheet([dossier], today=TODAY, author=""))

    assert overdue.rows[0][1:3] == ("nobody named", "never")


def test_the_collection_list_says_who_calls_whom_with_which_sentence() -> None:
    due, waiting = grids(collection_list(portfolio(), today=TODAY, author="me"))

    late, ours, first = due.rows[0], due.rows[1], due.rows[2]
    assert late[2].startswith("S5")
    assert "106 days late" in late[1]
    assert ours[0].endswith("A-I2")
    assert ours[3] == "陆承宇 000-0000-0003 → 林嘉慧 000-0000-0123"
    assert "35 days are outside" in ours[4]
    assert "due 2026-11-24" in first[1]
    assert {row[0].split()[-1] for row in waiting.rows} == {"A-I6", "B-I2"}


def test_a_private_invoice_is_on_no_list() -> None:
    dossier = edited(sample("A"), "A-I2", Invoice, private=True)

    due, _waiting = grids(collection_list([dossier], today=TODAY, author=""))

    assert not any("A-I2" in row[0] for row in due.rows)


def test_a_card_takes_from_its_products_what_it_leaves_open() -> None:
    shelf = Shelf(
        (
            Organisation(id="R", name="Rival", short="Riv"),
            Product(id="p", maker="R", model="M1", features="fast; light", weaknesses="loud"),
            Product(id="o", model="O1"),
            Comparison(id="c", rival="p", our="o", our_advantages="cheap\nnear", date=TODAY),
        )
    )

    paper = comparison_cards(shelf, today=TODAY, author="me")

    name, boxes = paper.pieces
    assert isinstance(name, Said)
    assert name.text == "Riv M1 against O1 (2026-11-23)"
    assert isinstance(boxes, Boxes)
    assert [points for _title, points in boxes.boxes] == [
        ("fast", "light"),
        ("not known yet",),
        ("cheap", "near"),
        ("loud",),
    ]


def test_a_card_without_products_still_has_its_boxes() -> None:
    paper = comparison_cards(Shelf((Comparison(id="c"),)), today=TODAY, author="")

    assert paper.pieces[0] == Said("? against ?")


def test_no_comparison_says_what_to_do() -> None:
    (said,) = comparison_cards(Shelf(), today=TODAY, author="").pieces

    assert isinstance(said, Said)
    assert "Add one" in said.text


def test_the_fact_sheet_asks_the_whole_catalogue() -> None:
    paper = fact_sheet("", today=TODAY, author="me")

    parts = [piece for piece in paper.pieces if isinstance(piece, Blanks)]
    asked = [blank.number for part in parts for blank in part.blanks]
    assert asked == [f.id for code in SECTIONS for f in fact_defs().values() if f.section == code]
    assert "____" in paper.under
    assert "Lanchuan" in fact_sheet("Lanchuan", today=TODAY, author="").under


def plan_of(*records: Action | Objective | Interaction) -> list[Grid]:
    """The grids of the year plan of account A with some records more."""
    dossier = changed("A", plus=records)
    data = data_for((dossier,))
    whole = PortfolioView(TODAY, data.dossiers, data.insights, data.whole)
    return grids(year_plan(dossier, whole, today=TODAY, author="me"))


def test_the_year_plan_says_levels_in_words() -> None:
    goal = Objective(
        id="o9",
        subject_kind="account",
        subject="A",
        level="org",
        from_value="3",
        to_value="4",
        due=dt.date(2027, 12, 31),
    )

    objectives = plan_of(goal)[0]

    row = next(row for row in objectives.rows if row[1])
    assert ("Strategic supplier", "Strategic partner") in {row[1:3] for row in objectives.rows}
    assert not row[1].isdigit()


def test_the_year_plan_holds_objectives_and_measures_by_their_reach() -> None:
    start = dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)
    fair = Interaction(
        id="m1",
        account="A",
        kind="area_measure",
        status="planned",
        start=start,
        objective="Open day",
    )
    done = Action(id="a1", account="A", text="Write", done=dt.date(2026, 11, 1))
    goal = Objective(
        id="o9",
        subject_kind="account",
        subject="A",
        level="key",
        from_value="threat",
        to_value="valued",
        measures=("a1",),
    )

    objectives, _point, _line, area, other = plan_of(fair, done, goal)

    row = objectives.rows[-1]
    assert row[1:4] == ("Threat", "Valued", "Write (2026-11-01 done)")
    assert [row[1] for row in area.rows] == ["Open day"]
    assert other.rows


def test_private_measures_are_not_planned_on_paper() -> None:
    start = dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)
    dinner = Interaction(
        id="m1", account="A", kind="point_measure", status="planned", start=start, private=True
    )

    _objectives, point, *_rest = plan_of(dinner)

    assert point.rows == ()
