"""What happens at the accounts of ``many``: projects, visits, promises, evidence, complaints."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kamdesk.domain.fact import Money
from kamdesk.domain.records import (
    AccountRival,
    Action,
    Assessment,
    AssessmentScore,
    Attendance,
    Complaint,
    Criterion,
    CriterionFit,
    Event,
    Interaction,
    Milestone,
    Note,
    Observation,
    ProcurementStep,
    Project,
    ProjectRival,
    ProjectRole,
    Question,
)

if TYPE_CHECKING:
    from tests.helpers.many import Customer, Maker

STEPS = ("需求提出", "技术交流", "立项", "招标", "评标", "签约")
NEEDS = ("认证齐全", "交期不超过6个月", "4小时到场", "全寿命成本")
ROLES = ("approver", "economic_buyer", "user", "technical", "purchasing")


def work_of(maker: Maker, customer: Customer) -> None:
    """All that work leaves behind at one account."""
    rivals = maker.dice.sample(maker.rivals, min(customer.size, 2))
    for rival in rivals:
        maker.add(
            AccountRival,
            account=customer.account.id,
            organisation=rival.id,
            satisfaction=maker.dice.randint(1, 5),
            strengths="价格低" if maker.often(0.5) else None,
        )
    for number in range((0, 0, 1, 2)[customer.size]):
        _project(maker, customer, number=number, rivals=[rival.id for rival in rivals])
    for _number in range((1, 4, 9, 15)[customer.size]):
        _visit(maker, customer, day=maker.ago(2, 400), status="done")
    if maker.often(0.4):
        _visit(maker, customer, day=maker.ago(-25, 0), status="planned")
    if maker.often(0.12):
        _visit(maker, customer, day=maker.ago(3, 20), status="planned")
    for _number in range(customer.size + 1):
        _promise(maker, customer)
    _evidence(maker, customer)
    if customer.size and maker.often(0.2):
        _complaint(maker, customer)
    if customer.size > 1:
        _assessments(maker, customer)


def _project(maker: Maker, customer: Customer, *, number: int, rivals: list[str]) -> None:
    dice, begin = maker.dice, maker.ago(30, 300)
    amount = Money(dice.randint(20, 900) * 10_000_00, "CNY")
    is_open = number == 0 or maker.often(0.4)
    result = "open" if is_open else maker.one(("won", "lost"))
    project = maker.add(
        Project,
        account=customer.account.id,
        name=f"{maker.one(('扩能', '技改', '备件框架', '节能'))}{number + 1}期",
        intent=maker.one(("idea", "planned", "approved")),
        result=result,
        loss_cause="C1" if result == "lost" else None,
        budget_hi=amount,
        price_ours=amount if maker.often(0.6) else None,
        order_date=maker.ago(-240, 10),
        notice=maker.ago(-60, 20) if maker.often(0.5) else None,
        submission=maker.ago(-90, -5) if maker.often(0.4) else None,
        problem="停机多、备件交期长" if maker.often(0.6) else None,
    )
    current = dice.randint(0, len(STEPS) - 1)
    for order, name in enumerate(STEPS):
        done = order < current
        planned = begin + dt.timedelta(days=30 * order)
        maker.add(
            ProcurementStep,
            project=project.id,
            order=order + 1,
            name=name,
            planned=planned,
            actual=planned + dt.timedelta(days=dice.randint(0, 20)) if done else None,
            state="done" if done else "current" if order == current else "open",
        )
    for role in ROLES:
        person = maker.one(customer.people).id if maker.often(0.8) else None
        maker.add(ProjectRole, project=project.id, role=role, person=person)
    for rival in rivals:
        maker.add(
            ProjectRival,
            project=project.id,
            organisation=rival,
            position=maker.one(("incumbent", "preferred", "shortlisted", "contacted")),
        )
    firms = [maker.lines[0].organisation, *rivals]
    for name in NEEDS[: dice.randint(1, 4)]:
        kind = maker.one(("must", "scored"))
        criterion = maker.add(Criterion, project=project.id, name=name, kind=kind)
        for firm in firms:
            fit = maker.one(("yes", "yes", "partial", "no", "unknown"))
            maker.add(CriterionFit, criterion=criterion.id, organisation=firm, fit=fit)
    day = maker.ago(-60, 60)
    late = day + dt.timedelta(days=dice.randint(0, 40))
    maker.add(Milestone, project=project.id, name="技术交流", planned=day, forecast=late)


def _visit(maker: Maker, customer: Customer, *, day: dt.date, status: str) -> None:
    start = dt.datetime.combine(day, dt.time(1, 30), tzinfo=dt.UTC)
    visit = maker.add(
        Interaction,
        account=customer.account.id,
        kind=maker.one(("visit", "visit", "visit", "phone", "negotiation", "seminar_roadmap")),
        status=status,
        start=start,
        objective=maker.one(("确认需求", "推进技术交流", "回访", "谈续约")),
        result="达成一致" if status == "done" and maker.often(0.7) else None,
    )
    there = maker.dice.sample(customer.people, min(len(customer.people), maker.dice.randint(1, 3)))
    for person in there:
        maker.add(Attendance, interaction=visit.id, person=person.id)
    maker.add(Attendance, interaction=visit.id, person=customer.owner.id, role_in_visit="lead")
    if status == "planned":
        maker.add(
            Question,
            account=customer.account.id,
            fact_def="BG12",
            addressee=there[0].id,
            wording="今年最担心什么?",
            interaction=visit.id,
            state="open",
        )


def _promise(maker: Maker, customer: Customer) -> None:
    due = maker.ago(-40, 120)
    maker.add(
        Action,
        kind=maker.one(("promise", "task", "request")),
        side=maker.one(("ours", "ours", "theirs")),
        text=maker.one(("提供选型报告", "安排到场检修", "补寄样本", "确认交期")),
        owner=customer.owner.id,
        account=customer.account.id,
        counterpart=maker.one(customer.people).id,
        asked=due - dt.timedelta(days=20),
        due=due,
        done=due if maker.often(0.6) and due < maker.ago(0, 0) else None,
    )


def _evidence(maker: Maker, customer: Customer) -> None:
    for person in customer.people[: 2 * customer.size]:
        if person.attitude is None:
            continue
        maker.add(
            Observation,
            subject_kind="person",
            subject=person.id,
            attribute="attitude",
            value=person.attitude,
            state="known",
            confidence=maker.dice.randint(2, 5),
            source_kind=maker.one(("said", "seen", "own_judgement")),
            source=customer.owner.id,
            observed_on=maker.ago(5, 500),
            chosen=True,
        )
    if customer.size and maker.often(0.4):
        maker.add(
            Event,
            account=customer.account.id,
            organisation=maker.one(maker.rivals).id,
            kind=maker.one(("rival_move", "shortage", "news", "trigger_u1")),
            happened_on=maker.ago(3, 200),
            state=maker.one(("suspected", "confirmed")),
            text="对手来访",
        )
    for person in customer.people[: customer.size]:
        maker.add(
            Note, subject_kind="person", subject=person.id, text="重视交期", written_on=DAY_OF_NOTES
        )


DAY_OF_NOTES = dt.date(2026, 9, 1)


def _complaint(maker: Maker, customer: Customer) -> None:
    day = maker.ago(3, 150)
    opened = dt.datetime.combine(day, dt.time(1), tzinfo=dt.UTC)
    maker.add(
        Complaint,
        account=customer.account.id,
        product_line=maker.one(maker.lines).id,
        opened=opened,
        severity=maker.one(("critical", "major", "minor")),
        what="密封渗漏",
        first_answer=opened + dt.timedelta(hours=5) if maker.often(0.7) else None,
        closed=day + dt.timedelta(days=12) if maker.often(0.5) else None,
    )


def _assessments(maker: Maker, customer: Customer) -> None:
    account = customer.account
    subjects = [("R-ORG", "O", "account", account.id)]
    subjects += [("R-EXT", "E", "department", item.id) for item in customer.departments[:2]]
    for rubric, letter, entity, subject in subjects:
        if not maker.often(0.85):
            continue
        made = maker.add(
            Assessment,
            rubric=rubric,
            subject_kind=entity,
            subject=subject,
            assessed_on=maker.ago(10, 400),
            assessor=customer.owner.id,
        )
        for number in range(1, 5):
            maker.add(
                AssessmentScore,
                assessment=made.id,
                item=f"{letter}{number}",
                score=maker.dice.randint(0, 4),
            )
