"""What must hold of all findings, whatever a book holds."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers.customers import TODAY, met, ours, theirs
from tests.helpers.dossiers import changed, edited, sample, sample_records, small

from kamdesk.domain.dossier import Shelf, dossier_of
from kamdesk.domain.findings.judge import all_findings, findings_of, judged, portfolio_findings
from kamdesk.domain.findings.reckoned import Reckoned
from kamdesk.domain.findings.table import RULES
from kamdesk.domain.insight.monday import Monday, monday, monday_list
from kamdesk.domain.insight.monday_lines import visit_lines
from kamdesk.domain.insight.tier import yardstick
from kamdesk.domain.records import (
    Action,
    Complaint,
    FindingMark,
    Invoice,
    LedgerLine,
    Person,
    ProjectRole,
    Tie,
)
from kamdesk.i18n import LANGUAGES, speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.fact import Record
    from kamdesk.domain.findings.finding import Finding


def of(rule: str, dossier: Dossier, *, day: dt.date = TODAY) -> Finding:
    return next(item for item in all_findings(dossier, day) if item.rule == rule)


def test_an_empty_dossier_raises_nothing() -> None:
    assert findings_of(small(), TODAY) == ()
    assert portfolio_findings([], TODAY) == ()
    assert portfolio_findings([small()], TODAY) == ()
    assert monday([], TODAY).value == 0
    assert monday([small()], TODAY).value == 0


def test_there_are_fifty_rules() -> None:
    assert list(RULES) == [f"FND-{number:02d}" for number in range(1, 51)]
    assert len({rule.title for rule in RULES.values()}) == 50


@pytest.mark.parametrize("account", ["A", "B", "C"])
def test_the_order_of_the_records_does_not_matter(account: str) -> None:
    records = list(sample_records())
    random.Random(7).shuffle(records)
    mixed = findings_of(dossier_of(Shelf(records), account), TODAY)
    straight = findings_of(sample(account), TODAY)

    def core(found: tuple[Finding, ...]) -> list[tuple[object, ...]]:
        return sorted(
            (f.rule, f.severity, f.days, f.amount and f.amount.amount, f.fingerprint) for f in found
        )

    assert core(mixed) == core(straight)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_the_same_with_other_words(lang: str) -> None:
    with speaking(lang):
        found = findings_of(sample("B"), TODAY)
    plain = findings_of(sample("B"), TODAY)
    assert [(f.rule, f.fingerprint) for f in found] == [(f.rule, f.fingerprint) for f in plain]
    if lang != "en":
        assert not any(f.words == p.words for f, p in zip(found, plain, strict=True))


GOOD: dict[str, Callable[[Dossier], Dossier]] = {
    "a coach": lambda d: edited(d, "B-P1-role-05", ProjectRole, person="B2"),
    "the step was taken": lambda d: _plus(
        d,
        Action(
            id="s5",
            account="B",
            kind="collection",
            invoice="B-I1",
            level_step=5,
            done=TODAY,
            side="ours",
            text="S5",
        ),
    ),
    "it was paid": lambda d: edited(d, "B-I2", Invoice, due=TODAY + dt.timedelta(days=30)),
    "the complaint is closed": lambda d: edited(d, "B-C1", Complaint, closed=TODAY),
    "a colleague came along": lambda d: _plus(d, *met("n", TODAY, "B1", "U02", "B3")),
    "the veto is won": lambda d: edited(d, "B6", Person, attitude="valued"),
    "a tie of ours": lambda d: _plus(
        d, Tie(id="nt", supplier_person="U04", customer_person="B6", strength=4)
    ),
    "a written condition": lambda d: _plus(
        d, LedgerLine(id="nl", account="B", kind="rebate", year=2025, written=True)
    ),
}


def _plus(dossier: Dossier, *records: Record) -> Dossier:
    shelf = Shelf((*dossier.shelf.everything(), *records))
    return dossier_of(shelf, dossier.account.id)


@settings(max_examples=10, deadline=None)
@given(st.sets(st.sampled_from(sorted(GOOD))))
def test_more_good_facts_never_add_a_red_finding(names: set[str]) -> None:
    before = {item.rule for item in findings_of(sample("B"), TODAY) if item.severity == "red"}
    better = sample("B")
    for name in sorted(names):
        better = GOOD[name](better)
    after = {item.rule for item in findings_of(better, TODAY) if item.severity == "red"}
    assert after <= before


class TestFingerprints:
    def test_days_that_pass_change_nothing(self) -> None:
        later = TODAY + dt.timedelta(days=1)
        before = {item.rule: item for item in findings_of(sample("B"), TODAY)}
        after = {item.rule: item for item in findings_of(sample("B"), later)}
        same = before.keys() & after.keys()
        assert len(same) > 25
        assert [r for r in same if before[r].fingerprint != after[r].fingerprint] == []

    @pytest.mark.parametrize(
        ("rule", "better"),
        [
            ("FND-04", lambda: changed("B", without=["B6"])),
            ("FND-07", lambda: edited(sample("B"), "B-C1", Complaint, severity="major")),
            ("FND-29", lambda: edited(sample("A"), "A3", Person, attitude="threat")),
            ("FND-45", lambda: edited(sample("C"), "C-prm-01", Action, due=TODAY.replace(day=1))),
        ],
    )
    def test_other_data_have_another_print(self, rule: str, better: Callable[[], Dossier]) -> None:
        new = better()
        old = of(rule, sample(new.account.id))
        found = [item for item in all_findings(new, TODAY) if item.rule == rule]
        assert all(item.fingerprint != old.fingerprint for item in found)

    def test_a_change_of_something_else_does_not(self) -> None:
        other = changed("B", our_message="Hello")
        assert of("FND-41", other).fingerprint == of("FND-41", sample("B")).fingerprint


class TestAside:
    def mark(self, **fields: Any) -> FindingMark:
        print_ = of("FND-41", sample("B")).fingerprint
        values: dict[str, Any] = {"account": "B", "rule": "FND-41", "reason": "told by phone"}
        return FindingMark(id="m", **{"fingerprint": print_, **values, **fields})

    def test_it_is_left_out_and_still_told(self) -> None:
        found = changed("B", plus=[self.mark()])
        assert "FND-41" not in {item.rule for item in findings_of(found, TODAY)}
        last = all_findings(found, TODAY)[-1]
        assert last.rule == "FND-41"
        assert last.aside is not None
        assert last.aside.reason == "told by phone"

    def test_it_comes_back_on_its_day(self) -> None:
        found = changed("B", plus=[self.mark(until=TODAY + dt.timedelta(days=5))])
        assert of("FND-41", found).aside is not None
        assert of("FND-41", found, day=TODAY + dt.timedelta(days=5)).aside is None

    def test_it_comes_back_when_its_data_change(self) -> None:
        found = changed("B", plus=[self.mark(fingerprint="other")])
        assert of("FND-41", found).aside is None

    def test_a_mark_without_a_print_holds_until_its_day(self) -> None:
        assert of("FND-41", changed("B", plus=[self.mark(fingerprint=None)])).aside is not None


def _list() -> Monday:
    dossiers = tuple(sample(key) for key in "ABCDEFGHIJ")
    yard = yardstick(dossiers, TODAY)
    cases = [Reckoned(dossier, TODAY, portfolio=yard) for dossier in dossiers]
    return monday_list(cases, {case.account.id: judged(case) for case in cases})


class TestMonday:
    """The picture of Today (mockups/today-zh-light.png), section by section."""

    def test_the_lines_of_the_sections(self) -> None:
        lines = {
            section.code: [(line.account, line.severity, line.days) for line in section.lines]
            for section in _list().sections
        }
        assert lines == {
            "due": [("A", "amber", 1), ("A", "amber", 1), ("B", "amber", 2)],
            "visits": [
                ("B", "red", 95),
                ("E", "red", 54),
                ("A", "amber", 18),
                ("G", "amber", 112),
            ],
            "money": [
                ("B", "red", 106),
                ("A", "red", 35),
                ("B", "paused", 35),
                ("A", "paused", 54),
            ],
            "complaints": [("B", "red", 131), ("A", "amber", 84)],
            "promises": [("B", "amber", 90), ("A", "amber", 23), ("C", "amber", 3)],
            "tenders": [("A", "amber", 15), ("A", "info", 22)],
            "endings": [("B", "amber", 38), ("A", "amber", 38), ("A", "amber", 38)],
            "neglected": [("B", "amber", 95)],
        }

    def test_which_account_first(self) -> None:
        order = [(row.account, row.red) for row in _list().order]
        assert order[:4] == [("B", 10), ("A", 3), ("C", 3), ("E", 1)]
        assert [account for account, _red in order[4:]] == ["D", "F", "G", "H", "I", "J"]

    def test_who_asks_whom_for_how_much(self) -> None:
        money = {line.rows[0].id: line for line in _list().lines if line.section == "money"}
        found = money["A-I2"]
        assert [person.name for person in found.ours] == ["陆承宇"]
        assert [person.name for person in found.theirs] == ["林嘉慧"]
        assert found.amount is not None
        assert found.amount.amount == 60_000_000
        assert [money[key].remedy.kind for key in ("A-I2", "A-I6", "B-I1", "B-I2")] == [
            "collect",
            "complaint",
            "collect",
            "open",
        ]

    def test_the_visit_of_tomorrow_leads_to_its_brief(self) -> None:
        first = _list().lines[0]
        assert (first.remedy.kind, first.remedy.row.id) == ("brief", "A-V8")
        assert first.theirs

    def test_a_step_that_was_taken_is_told_and_not_asked_for_again(self) -> None:
        taken = Action(
            id="s3", account="A", kind="collection", invoice="A-I2", level_step=3, done=TODAY
        )
        found = monday([changed("A", plus=[taken])], TODAY)
        part = next(part for part in found.parts if "A-I2" in part.label)
        assert "done, waiting" in part.label

    def test_a_promise_of_tomorrow_and_a_platform_that_ended(self) -> None:
        soon = Action(
            id="p",
            account="A",
            kind="promise",
            side="ours",
            text="Papers",
            due=TODAY + dt.timedelta(days=1),
        )
        ended = changed("A", plus=[soon], e_platform_expiry=TODAY - dt.timedelta(days=1))
        labels = [part.label for part in monday([ended], TODAY).parts]
        assert "Promised: Papers" in labels
        assert any("ended on 2026-11-22" in label for label in labels)

    def test_somebody_is_named_to_meet_though_nobody_was_met(self) -> None:
        dossier = small(
            *theirs("k", class_="key", power=3),
            *ours("u"),
            tier="silver",
            created_on=TODAY - dt.timedelta(days=100),
        )
        (line,) = visit_lines(Reckoned(dossier, TODAY))
        assert [person.id for person in line.theirs] == ["k"]

    def test_as_a_result_it_counts_its_lines(self) -> None:
        found = monday([sample(key) for key in "ABCDEFGHIJ"], TODAY)
        assert found.value == 22
        assert found.detail["severities"] == {"red": 5, "amber": 14, "info": 1, "paused": 2}

    def test_titles_are_words(self) -> None:
        with speaking("zh_CN"):
            titles = [section.title for section in _list().sections]
        assert titles[1] == "逾期拜访"

    def test_put_aside_does_not_count(self) -> None:
        mark = FindingMark(id="m", account="B", rule="FND-04", reason="known")
        found = monday([changed("B", plus=[mark])], TODAY)
        assert found.detail["order"] == [["B", 9, 21]]


def test_a_finding_is_ranked_by_gravity_then_days() -> None:
    found = findings_of(sample("B"), TODAY)
    assert [item.rank for item in found] == sorted(item.rank for item in found)
