"""The power map as PDF: one page while it can be read, several where it could not."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.helpers.dossiers import sample
from tests.helpers.pdf_pages import page_count, squeezed

from kamdesk.domain.power_map.build import MapChoice, power_map_of
from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture, MapTie
from kamdesk.reports.map_pdf import map_pdf
from kamdesk.services.map_papers import map_bytes, map_name

DAY = dt.date(2026, 11, 23)


def test_the_sample_stands_on_one_page_with_everybody() -> None:
    choice = MapChoice(project="A-P1", then=dt.date(2026, 1, 1), departments=True)

    data = map_bytes(sample("A"), DAY, choice=choice)

    words = squeezed(data)
    assert page_count(data) == 1
    for box in power_map_of(sample("A"), DAY, choice=choice).people:
        if not box.ghost:
            assert box.name in words
    assert "东擎3" in words
    assert "2026-11-23" in words


def test_english_words_of_parts_and_departments_stand_whole() -> None:
    choice = MapChoice(project="A-P1", departments=True)

    words = squeezed(map_bytes(sample("A"), DAY, choice=choice))

    assert "…" not in words
    assert "⋯" not in words
    for whole in ("Authorofthecriteria", "Priceandquality", "Leadsthedecision"):
        assert whole in words


@pytest.mark.parametrize(("paper", "least"), [("A4", 6), ("A3", 3)])
def test_a_crowd_is_cut_into_pages_that_can_be_read(paper: str, least: int) -> None:
    columns = tuple(
        MapColumn(f"d{n}", f"部门{n}", "note", n * 20.0 if n else None, "good") for n in range(6)
    )
    people = tuple(
        MapPerson(f"p{n}", f"某{n}人", f"d{n % 6}", 1 + n % 4, n % 5, "VACT?"[n % 5])
        for n in range(200)
    )
    ties = tuple(MapTie(f"p{n}", f"p{n + 7}", "subtle") for n in range(0, 190, 9))

    data = map_pdf(MapPicture(columns, people, ties), title="map", today=DAY, paper=paper)

    words = squeezed(data)
    assert page_count(data) >= least
    assert all(person.name in words for person in people)


def test_every_line_and_sign_is_drawn() -> None:
    people = tuple(
        MapPerson(
            f"p{n}", f"name {n}", "d", 1 + n % 4, n % 5, "VACT?"[n % 5], before="C", move=n - 2
        )
        for n in range(5)
    )
    seat = MapPerson("seat", "coach", "d", 2, ghost=True, lines=("vacant",))
    kinds = ("formal", "influence", "introduces", "hostile", "subtle")
    ties = tuple(MapTie("p0", f"p{n % 4 + 1}", kind) for n, kind in enumerate(kinds))  # type: ignore[arg-type]
    picture = MapPicture((MapColumn("d", "d"),), (*people, seat), ties)

    one, two = (map_pdf(picture, title="map", today=DAY, fixed=True) for _again in range(2))

    assert one == two
    assert "coach" in squeezed(one)


def test_an_empty_map_is_a_page() -> None:
    assert page_count(map_pdf(MapPicture(), title="map", today=DAY)) == 1


def test_the_name_of_the_file_says_whose_and_when() -> None:
    assert map_name(sample("A"), DAY, suffix=".svg") == "power map 岚川 2026-11-23.svg"
