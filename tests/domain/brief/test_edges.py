"""What a book may hold that the sample does not: hours, addresses, ranges, refusals, quarrels."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.helpers.brief_text import DAY, car, every_word, part
from tests.helpers.dossiers import changed, edited, sample, small

from kamdesk.domain.brief.model import (
    Aim,
    Changes,
    Customer,
    EdgeKind,
    MoneyAndQuality,
    PowerMap,
    ProjectSection,
    Strip,
    plain,
)
from kamdesk.domain.brief.scene import moment
from kamdesk.domain.fact import Money
from kamdesk.domain.records import (
    Agreement,
    FactMark,
    Interaction,
    Invoice,
    Link,
    Observation,
    Person,
    Post,
    PriceQuote,
    Project,
    Site,
)


def place_of(site: Site, **fields: object) -> str:
    """The place line of a visit to a customer with that site."""
    start = dt.datetime(2026, 11, 24, 2, 0, tzinfo=dt.UTC)
    values = {"start": start, **fields}
    visit = Interaction(id="v", account="X", kind="visit", status="planned", **values)  # type: ignore[arg-type]
    return plain(part(car(small(visit, site), "v", lang="en"), Strip).lines[0].words)


def test_the_only_site_is_where_we_go() -> None:
    site = Site(id="s", organisation="X", name="Plant", address="1 Dock Road")
    assert place_of(site) == "1 Dock Road · Which room?"


def test_only_the_open_part_of_the_place_is_asked() -> None:
    midnight = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    site = Site(id="s", organisation="X", name="Plant")
    assert place_of(site, start=midnight) == "At what hour, which room?"
    assert place_of(site, start=midnight, place="Plant") == "Plant · At what hour?"
    assert place_of(site, place="Gate 3") == "Gate 3"


def test_a_time_without_zone_is_read_as_stored() -> None:
    naive = dt.datetime(2026, 11, 24)  # noqa: DTZ001 - what an old driver may hand out
    assert moment(naive) == (dt.date(2026, 11, 24), "")


def test_a_short_visit_says_how_short_and_what_to_ask() -> None:
    end = dt.datetime(2026, 11, 24, 1, 45, tzinfo=dt.UTC)
    brief = car(edited(sample("A"), "A-V8", Interaction, end=end), "A-V8")
    lines = {line.key: plain(line.words) for line in part(brief, Aim).lines}
    assert lines["可用时间"] == "15分钟 开场先问；只有20分钟就只谈Q1、Q2"


def test_a_customer_never_visited_is_told_so() -> None:
    dossier = small(created_on=dt.date(2026, 1, 1), tier="gold")
    assert "never visited" in every_word(car(dossier, lang="en"))


def test_a_budget_may_be_a_range() -> None:
    low = Money(300_000_000, "CNY")
    dossier = edited(sample("A"), "A-P1", Project, budget_lo=low)
    said = plain(part(car(dossier, "A-V8"), ProjectSection).facts.words)
    assert "300万元至3,800万元" in said


@pytest.mark.parametrize("mark", ["refused", "na"])
def test_what_was_refused_is_not_asked_in_its_place(mark: str) -> None:
    plus = FactMark(id="m", subject_kind="project", subject="B-P1", fact_="PJ13", mark=mark)
    said = plain(part(car(changed("B", plus=[plus])), ProjectSection).facts.words)
    assert "预算" not in said


def test_a_notice_of_renewal_is_in_the_calendar() -> None:
    plus = Agreement(
        id="g", account="A", kind="framework", name="框架X", renewal_notice=dt.date(2026, 12, 1)
    )
    dates = next(
        line
        for line in part(car(changed("A", plus=[plus]), "A-V8"), Customer).lines
        if line.key == "日历"
    )
    assert plain(dates.words).startswith("12-01 框架X续签通知")


def test_private_invoices_stay_out() -> None:
    dossier = edited(sample("A"), "A-I2", Invoice, private=True)
    assert "A-I2 余" not in every_word(car(dossier, "A-V8"))


def test_an_invoice_without_a_due_date_tells_what_is_open() -> None:
    plus = Invoice(id="i", account="A", no="i9", amount=Money(5_000_000, "CNY"))
    brief = car(changed("A", plus=[plus]), "A-V8")
    assert "i9" not in {line.key for line in part(brief, MoneyAndQuality).lines}


def observed(name: str, value: object, day: dt.date = DAY) -> Observation:
    """Something learned of the project today."""
    return Observation(
        id="o",
        subject_kind="project",
        subject="A-P1",
        attribute=name,
        value=value,  # type: ignore[arg-type]
        observed_on=day,
        source="A5",
        state="unconfirmed",
    )


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("order_date", "2027-03-01", "2027-03-01"),
        ("intent", "approved", "已立项批准"),
        ("budget_hi", {"amount": 100_000_000, "currency": "CNY"}, "100万元"),
    ],
)
def test_figures_learned_since_the_last_visit_are_news(name: str, value: object, said: str) -> None:
    news = part(car(changed("A", plus=[observed(name, value)]), "A-V8"), Changes)
    line = next(plain(row.words) for row in news.lines if row.day == "11-23")
    assert said in line
    assert line.endswith("（唐立群说）（待核实）")


def test_an_observation_that_is_no_value_is_no_news() -> None:
    news = part(car(changed("A", plus=[observed("order_date", "soon")]), "A-V8"), Changes)
    assert "11-23" not in {row.day for row in news.lines}


def test_a_price_quoted_since_the_last_visit_is_news() -> None:
    plus = PriceQuote(
        id="q", account="A", organisation="R2", price=Money(1_234_500, "CNY"), quoted_on=DAY
    )
    assert "东擎报价：1.23万元" in every_word(car(changed("A", plus=[plus]), "A-V8"))


def test_a_forecast_that_moved_is_told_on_the_day_it_was_learned() -> None:
    plus = Observation(
        id="o",
        subject_kind="milestone",
        subject="A-P1-ms-3",
        attribute="forecast",
        value="2026-12-29",
        observed_on=dt.date(2026, 11, 12),
    )
    news = part(car(changed("A", plus=[plus]), "A-V8"), Changes)
    assert [plain(row.words) for row in news.lines if row.day == "11-12"] == [
        "开标推迟到12-29（+24天）"
    ]


def test_people_at_odds_are_drawn_and_private_links_are_not() -> None:
    plus = (
        Link(
            id="l1",
            source_kind="person",
            source="A4",
            target_kind="person",
            target="A3",
            kind="hostile",
        ),
        Link(
            id="l2",
            source_kind="person",
            source="A6",
            target_kind="person",
            target="A1",
            kind="influences",
            private=True,
        ),
        Link(
            id="l3",
            source_kind="department",
            source="A-D7",
            target_kind="department",
            target="A-D1",
            kind="hostile",
        ),
    )
    edges = {
        (edge.source, edge.target, edge.kind)
        for edge in part(car(changed("A", plus=plus), "A-V8"), PowerMap).edges
    }
    assert ("A4", "A3", EdgeKind.HOSTILE) in edges
    assert ("A6", "A1", EdgeKind.INFLUENCES) not in edges
    assert not any(source == "A-D7" for source, _target, _kind in edges)


def test_a_boss_who_is_not_on_the_map_is_passed_over() -> None:
    dossier = edited(sample("A"), "A6p", Post, reports_to="A7")
    dossier = edited(dossier, "A7p", Post, reports_to="A3")
    dossier = edited(dossier, "A7", Person, private=True)
    edges = {(e.source, e.target) for e in part(car(dossier, "A-V8"), PowerMap).edges}
    assert ("A6", "A3") in edges


def test_a_chief_without_a_part_in_the_project_stands_on_the_map() -> None:
    """Whoever signs above the people in the room comes before parts of little power."""
    dossier = edited(sample("A"), "A6p", Post, reports_to="A7")
    chain = part(car(dossier, "A-V8"), PowerMap)
    chief = next(node for node in chain.nodes if node.id == "A7")
    assert (chief.role, chief.rank) == ("副部长", 0)
    assert ("A6", "A7") in {(e.source, e.target) for e in chain.edges}
    assert next(node for node in chain.nodes if node.id == "A8").rank > 0


def test_without_anybody_in_the_room_the_line_of_all_counts() -> None:
    nodes = part(car(sample("B"), None), PowerMap).nodes
    assert [node.id for node in nodes[:2]] == ["B1", "B6"]


def test_an_account_whose_strategy_has_no_answer_asks_for_one() -> None:
    dossier = changed("A", our_answer=None)
    lines = {line.key: plain(line.words) for line in part(car(dossier, "A-V8"), Customer).lines}
    assert lines["战略"].endswith("我方怎么应对？")


def test_nothing_open_late_or_held_is_no_alarm() -> None:
    dossier = changed("A", without=["A-I1", "A-I2", "A-I3", "A-I4", "A-I5", "A-I6"])
    assert "无未收款" in every_word(car(dossier, "A-V8"))


def test_money_that_only_waits_is_watched() -> None:
    dossier = changed("A", without=["A-I1", "A-I2", "A-I3", "A-I4", "A-I5"])
    assert "有逾期，已暂停或等承诺" in every_word(car(dossier, "A-V8"))


def test_money_in_time_tells_the_next_day() -> None:
    dossier = changed("A", without=["A-I1", "A-I2", "A-I4", "A-I5", "A-I6"])
    assert "下一笔12-04到期" in every_word(car(dossier, "A-V8"))


def test_who_speaks_to_whom_is_asked_where_a_name_is_missing() -> None:
    plus = Invoice(
        id="i",
        account="X",
        no="7",
        issued=dt.date(2026, 8, 1),
        due=dt.date(2026, 10, 1),
        amount=Money(1_000_000, "CNY"),
    )
    said = every_word(car(small(plus), lang="en"))
    assert "who of us? to to whom?" in said
