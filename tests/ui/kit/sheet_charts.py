"""The half of the component sheet that holds the charts."""

from __future__ import annotations

import datetime as dt

from kamdesk.domain.power_map.picture import MapColumn, MapPerson, MapPicture, MapTie
from kamdesk.ui import charts, kit
from kamdesk.ui.models import CriteriaModel, CriteriaView, CriterionLine
from kamdesk.ui.theme import TextRole


def risk() -> kit.Panel:
    panel = kit.Panel("流失风险")
    panel.add_right(kit.label("48", TextRole.FIGURE))
    panel.add_right(kit.Tag("中", "amber"))
    parts = [
        ("基础（十项武器 0.6×45）", 27.0),
        ("投诉 A-C1 超目标 84 天", 6.0),
        ("对手占位 2 人", 6.0),
        ("采购标准 警惕", 5.0),
        ("销售趋势 -11.6%", 3.0),
        ("单一联系人", 0.0),
    ]
    picture = charts.RiskPicture(
        48,
        ((25, "中"), (50, "高"), (70, "极高")),
        "低",
        tuple(charts.RiskPart(name, value, base=n == 0) for n, (name, value) in enumerate(parts)),
    )
    panel.body.addWidget(charts.RiskChart(picture))
    panel.body.addSpacing(8)
    panel.body.addWidget(
        charts.StackBar(
            [
                charts.StackPart("逾期 60.0 万", 60, "red"),
                charts.StackPart("争议 45.0 万", 45, "amber"),
                charts.StackPart("未到期 256.0 万", 256),
            ]
        )
    )
    return panel


def project() -> kit.Panel:
    panel = kit.Panel("步骤与时间表", link=True)
    panel.add_right(charts.timeline_legend())
    names = ["需求提出", "立项审批", "预算批复", "技术交流", "规格书定稿", "招标公告", "开标"]
    steps = [
        kit.Step(
            name,
            "唐立群",
            "2026-01-15" if n != 3 else "158 天未完成",
            "done" if n < 3 else "current" if n == 3 else "open",
            late=n == 3,
        )
        for n, name in enumerate(names)
    ]
    panel.body.addWidget(kit.StepRow(steps))
    day = dt.date
    rows = (
        charts.TimeRow(
            "技术交流", day(2026, 9, 30), None, day(2026, 11, 5), "11-05", "+36 天", late=True
        ),
        charts.TimeRow(
            "招标公告", day(2026, 11, 15), day(2026, 12, 8), None, "12-08", "+23 天", late=True
        ),
        charts.TimeRow(
            "开标", day(2026, 12, 5), day(2026, 12, 29), None, "12-29", "+24 天", late=True
        ),
    )
    panel.body.addWidget(charts.Timeline(charts.TimePicture(day(2026, 11, 23), "今天 11-23", rows)))
    offers = (
        charts.PriceLine("东擎流体 R2", 3300, "3,300 −12.2 %"),
        charts.PriceLine("我方", 3760, "3,760", ours=True),
        charts.PriceLine("科沃森泵业 R1", 4150, "4,150 +10.4 %"),
    )
    panel.body.addWidget(charts.PriceChart(charts.PricePicture(offers, 3800, "预算 3,800")))
    return panel


def people_picture() -> MapPicture:
    columns = [
        ("tech", "技术中心", "支持・主导"),
        ("power", "机动部", "使用・主导"),
        ("buy", "采购部", "采购・主导"),
        ("top", "管理层", "高层・参与"),
        ("ehs", "安环部", "支持・知会"),
    ]
    person = MapPerson
    people = (
        person("A1", "高远山", "top", 4, 4, "A", ("集团副总裁", "最终批准人")),
        person("A2", "吴启铭", "tech", 3, 3, "A", ("总工程师", "标准制定人"), "R1 信任3"),
        person("A3", "郑怀安", "power", 3, 3, "V", ("部长", "使用方")),
        person("A5", "林嘉慧", "buy", 3, 3, "C", ("部长", "采购负责人"), "R2 信任3"),
        person("A6", "唐立群", "power", 2, 3, "V", ("主管工程师", "教练・隐性")),
        person("g1", "空缺", "buy", 2, ghost=True, lines=("比价/质量审核人",)),
        person("g2", "无联系", "ehs", 2, ghost=True),
        person("A8", "罗晨", "tech", 1, 1, "?", ("明日之星",)),
        person("A9", "马德福", "power", 1, 1, "V", ("现场信息",)),
        person("A10", "何洁", "buy", 1, 1, "T", ("守门人",)),
    )
    tie = MapTie
    ties = (
        tie("A2", "A1"),
        tie("A3", "A1"),
        tie("A5", "A1"),
        tie("A6", "A3"),
        tie("A8", "A2"),
        tie("A10", "A5"),
        tie("A6", "A2", "influence"),
        tie("A9", "A6", "influence"),
        tie("A3", "A5", "hostile"),
    )
    return MapPicture(
        tuple(MapColumn(*c) for c in columns),
        people,
        ties,
        ("1 经办", "2 主管", "3 部门", "4 高层"),
    )


def criteria() -> kit.Panel:
    panel = kit.Panel("采购标准：我方与对手", flush=True)
    panel.add_right(kit.Tag.severity("警惕", "amber"))
    line = CriterionLine
    lines = [
        line("API 610 第 12 版认证", "硬性", "吴启铭", ("yes", "yes", "no"), must=True),
        line("交货期 ≤7 个月", "评分", "郑怀安", ("yes", "no", "part")),
        line("硬性要求合计", fits=("yes", "yes", "unknown"), total=True),
    ]
    view = CriteriaView(CriteriaModel(["我方", "R1 科沃森", "R2 东擎"], lines))
    view.fit_height()
    panel.body.addWidget(view)
    return panel
