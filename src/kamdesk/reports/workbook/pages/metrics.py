"""How each formula is written in a line: its name, its number, its level in words, how serious.

The sheets go through ``FORMULAS``; a formula that is not described here still gets its line, with
its code as the name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kamdesk.domain.brief.wording import money, whole
from kamdesk.domain.fact import Money
from kamdesk.domain.insight.collection import LABELS as COLLECTION
from kamdesk.domain.insight.registry import FORMULAS
from kamdesk.domain.records import Organisation, Project, ProjectRival
from kamdesk.domain.scales import names, scale
from kamdesk.i18n import N_, _
from kamdesk.reports.workbook.columns import Form, computed
from kamdesk.reports.workbook.measure import units
from kamdesk.reports.workbook.model import Shaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamdesk.domain.insight.result import Insight, Part
    from kamdesk.reports.workbook.desk import Desk

PARTS_ROOM: Final = 62.0
"""Characters of an explanation: two lines of its column; a Chinese one counts two."""
MINOR_UNITS: Final = 100_000
"""Points of this size are amounts of money in minor units."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A formula in words. ``scale``: what its level is called; ``percent``: its value is one."""

    name: str
    scale: str = ""
    percent: bool = False
    form: Form = Form.SCORE
    watch: tuple[str, ...] = ()
    act: tuple[str, ...] = ()


METRICS: Final = {
    "F-01": Metric(
        N_("File completeness"), "COMPLETENESS", percent=True, watch=("thin",), act=("blind",)
    ),
    "F-02": Metric(N_("Relationship, total"), "BAND", watch=("weak",), act=("poor",)),
    "F-02a": Metric(N_("Organisational relationship"), "ORG_LEVEL"),
    "F-02b": Metric(N_("Key persons"), "BAND", watch=("weak",), act=("poor",)),
    "F-02c": Metric(N_("Extensive relationship"), "BAND", watch=("weak",), act=("poor",)),
    "F-03": Metric(N_("Defection risk"), "RISK", watch=("medium",), act=("high", "very high")),
    "F-04": Metric(
        N_("Purchase criteria"),
        "CRITERIA_STATUS",
        watch=("watch", "watch?", "open"),
        act=("alarm", "alarm?"),
    ),
    "F-06": Metric(N_("Tier suggested"), "TIER"),
    "F-07": Metric(
        N_("Visit rhythm"), "VISIT_DUE", watch=("due soon",), act=("overdue", "neglected")
    ),
    "F-08": Metric(N_("Collection"), watch=("S1", "S2"), act=("S3", "S4", "S5")),
    "F-09": Metric(N_("Payment, days"), "LIGHT", watch=("amber",), act=("red",)),
    "F-10": Metric(N_("Key account qualification"), "KAQ_VERDICT"),
    "F-11": Metric(N_("Coverage by level"), "PARITY", watch=("under-levelled",), act=("gap",)),
    "F-12": Metric(N_("Largest rival threat"), "THREAT", watch=("medium",), act=("high", "severe")),
    "F-13": Metric(N_("Single contact"), "LIGHT"),
    "F-14": Metric(N_("Project qualification"), "PQ_VERDICT", watch=("verify",), act=("hold",)),
    "F-15": Metric(N_("Favours"), watch=("alarm",)),
    "F-16": Metric(
        N_("Complaints, days late"), "LIGHT", form=Form.WHOLE, watch=("amber",), act=("red",)
    ),
    "F-17": Metric(N_("Share of wallet"), percent=True),
    "F-18": Metric(N_("Development paid back in"), form=Form.WHOLE),
    "F-20": Metric(N_("On time in full"), "LIGHT", percent=True, watch=("amber",), act=("red",)),
    "F-21": Metric(N_("Price against the market"), percent=True, watch=("watch",), act=("alarm",)),
    "F-22": Metric(
        N_("Stale and contradictory facts"),
        form=Form.WHOLE,
        watch=("stale",),
        act=("contradictory",),
    ),
    "F-23": Metric(N_("Promises kept"), percent=True),
    "F-24": Metric(N_("Timetable slip, days"), form=Form.WHOLE, watch=("slipped", "flagged")),
    "F-25": Metric(N_("Movement"), act=("alarm",)),
    "F-27": Metric(N_("Chart against power"), "POWER_CHECK", watch=("hidden power",)),
    "F-28": Metric(
        N_("Readiness of the next visit"), "READINESS", percent=True, watch=("not ready",)
    ),
    "F-29": Metric(N_("Contacts begun by them"), percent=True, watch=("one-sided",)),
    "F-30": Metric(N_("Learned less told since the visit"), form=Form.WHOLE),
    "F-31": Metric(N_("Days to the approval as supplier"), form=Form.WHOLE),
    "F-32": Metric(N_("Wishes granted"), percent=True),
}
"""Formulas in words; the names are those of the pages."""

LEVELS: Final = {
    "ok": N_("in order"),
    "alarm": N_("alarm"),
    "watch": N_("watch"),
    "thin": N_("few quotes"),
    "stale": N_("stale"),
    "fresh": N_("fresh"),
    "contradictory": N_("contradictory"),
    "flagged": N_("flagged"),
    "slipped": N_("slipped"),
    "on time": N_("on time"),
    "low": N_("low"),
    "paid": N_("paid"),
    "not due": N_("not due"),
    "paused": N_("paused"),
    "held": N_("held"),
    "one-sided": N_("one-sided"),
    "mutual": N_("mutual"),
    "both": N_("learned and told"),
    "taking": N_("learned, told nothing"),
    "giving": N_("told, learned nothing"),
    "silent": N_("neither learned nor told"),
}
"""Levels that belong to no scale."""


@dataclass(frozen=True, slots=True)
class Line:
    """One formula of the account with its result."""

    code: str
    result: Insight

    @property
    def id(self) -> str:
        """What the line is known by in the hidden column."""
        return self.code

    @property
    def metric(self) -> Metric:
        """The words of the formula."""
        return METRICS.get(self.code, Metric(self.code))


def lines(desk: Desk, codes: Iterable[str] = tuple(FORMULAS)) -> list[Line]:
    """A line for each formula that has something to say."""
    found = ((code, desk.insight(code)) for code in codes)
    return [Line(code, r) for code, r in found if r is not None and _says(r)]


def _says(result: Insight) -> bool:
    return result.value is not None or result.level is not None


def level_words(metric: Metric, level: str | None) -> str:
    """The level of a result in words; two of them with a slash between for both sides."""
    if level is None:
        return ""
    if "/" in level:
        return "/".join(level_words(metric, part) for part in level.split("/"))
    if metric.scale in names():
        return scale(metric.scale).label(int(level) if level.isdigit() else level)
    if level in COLLECTION and level not in LEVELS:
        return level
    return _(LEVELS[level]) if level in LEVELS else level


def tone_of(metric: Metric, level: str | None) -> str:
    """How serious a level is: "watch", "act" or nothing."""
    if level is None:
        return ""
    if "/" in level:
        parts = {"red": "act", "amber": "watch"}
        found = [parts.get(part, "") for part in level.split("/")]
        return "act" if "act" in found else max(found, default="")
    return "act" if level in metric.act else "watch" if level in metric.watch else ""


def value_of(line: Line) -> Shaped | None:
    """The number as the cell holds it; percents become shares, so that Excel reckons with them."""
    value = line.result.value
    if value is None:
        return None
    if line.metric.percent:
        return Shaped(value / 100, Form.SHARE)
    return Shaped(value, line.metric.form)


def parts_words(desk: Desk, result: Insight) -> str:
    """What a value is made of, on two lines; private records are not spoken of."""
    said = [part_words(desk, part) for part in result.parts if desk.may_show(part)]
    shown: list[str] = []
    for words in said:
        if shown and units(" · ".join([*shown, words])) > PARTS_ROOM:
            break
        shown.append(words)
    more = [f"+{len(said) - len(shown)}"] if len(said) > len(shown) else []
    return " · ".join([*shown, *more])


def part_words(desk: Desk, part: Part) -> str:
    """One part: its label and its points."""
    label = _label(desk, part)
    if part.points is None:
        return label
    if abs(part.points) >= MINOR_UNITS:
        return f"{label} {money(Money(round(part.points), desk.currency))}"
    full = "" if part.maximum in {None, 100.0} else f"/{whole(part.maximum or 0)}"
    return f"{label} {whole(part.points)}{full}"


def _label(desk: Desk, part: Part) -> str:
    """The words of a part; of a threat, the project and the rival instead of their keys."""
    row = next((row for row in part.rows if row.entity == ProjectRival.ENTITY), None)
    rival = desk.shelf.get(ProjectRival, row.id) if row and part.label == part.code else None
    if rival is None:
        return part.label
    project = desk.title(Project, rival.project)
    return f"{project} {desk.title(Organisation, rival.organisation)}"


NAME = computed(
    "name", N_("Metric"), read=lambda _d, line: _(line.metric.name), width=17.0, bold=True
)
VALUE = computed(
    "value", N_("Value"), read=lambda _d, line: value_of(line), form=Form.SCORE, width=9.5
)
LEVEL = computed(
    "level",
    N_("Rating"),
    read=lambda _d, line: level_words(line.metric, line.result.level),
    form=Form.MARK,
    width=12.0,
    bold=True,
    tone=lambda _d, line: tone_of(line.metric, line.result.level),
)
COVERAGE = computed(
    "coverage",
    N_("Coverage"),
    read=lambda _d, line: line.result.coverage,
    form=Form.SHARE,
    width=10.0,
)
PARTS = computed(
    "parts",
    N_("Parts"),
    read=lambda d, line: parts_words(d, line.result),
    form=Form.LONG,
    width=36.0,
)
