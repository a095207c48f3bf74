"""The component sheet: every part of the kit in every state, on one page to look at.

By hand: ``python tests/ui/kit/sheet.py OUT.png [light|dark] [zh_CN|en]``.
"""

from __future__ import annotations

import datetime as dt
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from tests.ui.kit.sheet_charts import criteria, people_picture, project, risk

from kamdesk.domain.fact import Money
from kamdesk.ui import charts, kit
from kamdesk.ui.models import (
    Cell,
    Column,
    RecordsModel,
    RecordsView,
)


def row(*widgets: QWidget, gap: int = 8) -> QWidget:
    """Return widgets side by side, left-bound."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return holder


def buttons() -> kit.Panel:
    panel = kit.Panel("按钮")
    off = kit.Button("不可用")
    off.setEnabled(False)
    view = kit.SegmentedControl([("map", "权力图"), ("list", "列表")])
    view.set_choices([("map", "权力图"), ("list", "列表")], ["hierarchy-3", "layout-list"])
    view.set_value("map")
    plus = kit.Button("记一次拜访", icon="plus")
    panel.body.addWidget(
        row(
            kit.Button("拜访简报", "primary", icon="file-text"),
            plus,
            kit.Button("全部 13 项", "link"),
        )
    )
    panel.body.addWidget(row(kit.Button("R&D <zhang>"), off, kit.Button("删除", "danger")))
    panel.body.addWidget(row(kit.Button("行内 24", "inline", icon="check"), view))
    tick, dot = kit.Check("R&D 部"), kit.Radio("3,800 万")
    tick.setChecked(True)
    dot.setChecked(True)
    panel.body.addWidget(row(tick, kit.Check("未勾"), dot, kit.Radio("3,650 万")))
    return panel


def fields() -> kit.Panel:
    panel = kit.Panel("字段：标签、输入、状态、说明")
    panel.body.setSpacing(8)
    need, money, day, own = (
        kit.TextEditor(),
        kit.MoneyEditor(),
        kit.DateEditor(),
        kit.LongTextEditor(),
    )
    need.set_value("年度降本 5%")
    money.set_value(Money(3_800_000_000, "CNY"))
    day.set_value(dt.date(2026, 12, 29))
    rows = [
        kit.FieldRow("职业需求", need, state=kit.StateButton("unconfirmed")),
        kit.FieldRow(
            "采购预算", money, help="含税金额，写在哪份文件里", state=kit.StateButton("known")
        ),
        kit.FieldRow("开标日期", day, state=kit.StateButton("stale")),
        kit.FieldRow(
            "个人需求",
            own,
            help="印成问题？仅限合规范围，默认私密",
            state=kit.StateButton("unknown"),
        ),
        kit.FieldRow("联系方式", chips(), state=kit.StateButton("na")),
        kit.FieldRow("层级", choice(), state=kit.StateButton("refused"), required=True),
        kit.FieldRow("是否关键人", flag()),
        kit.FieldRow("角色", many()),
    ]
    rows[0].set_evidence("A5 说，2026-11-10，待核实")
    rows[1].show_help()
    rows[3].show_help()
    day.setText("2026-13-29")
    day.commit()
    kit.align_labels(rows)
    for field in rows:
        panel.body.addWidget(field)
    return panel


def chips() -> kit.Chips:
    made = kit.Chips()
    made.set_value(("000-0000-0103", "lin@example.com"))
    return made


def choice() -> kit.ChoiceEditor:
    made = kit.ChoiceEditor([kit.Option(n, f"{n} 级") for n in range(1, 5)])
    made.set_value(3)
    return made


def flag() -> kit.FlagEditor:
    made = kit.FlagEditor()
    made.set_value(True)
    return made


def many() -> kit.MultiChoiceEditor:
    made = kit.MultiChoiceEditor(
        [kit.Option("a", "技术评估人"), kit.Option("b", "教练"), kit.Option("c", "守门人")]
    )
    made.set_value(("a", "b"))
    return made


PEOPLE = [
    ("许维", "财务付款", 35, "60.0 万", "A", 1, ""),
    ("何洁", "采购经办（守门人，长名字要省略）", None, None, "V", 2, "known"),
    ("林嘉慧", "采购负责人", 54, "45.0 万", "C", 3, "red"),
    ("", "比价/质量审核人", None, None, "?", 0, ""),
]


def table() -> kit.Panel:
    panel = kit.Panel("表格：普通、悬停、选中", flush=True)
    empty = kit.TagMark("空缺", "dashed", "user-question")
    model = RecordsModel(
        [
            Column(
                title="人员",
                value=lambda r: r[0] or Cell("空缺", tag=empty),
                role="subject",
                width=84,
            ),
            Column(title="角色", value=lambda r: r[1], width=110, stretch=True),
            Column(
                title="态度",
                value=lambda r: Cell("", sign=r[4]),
                role="attitude",
                width=44,
                align="center",
            ),
            Column(title="权力", value=lambda r: Cell("", level=r[5]), role="power", width=58),
            Column(
                title="天",
                value=lambda r: Cell(str(r[2]), tone="red", bold=True) if r[2] == 54 else r[2],
                align="right",
                role="number",
                width=44,
            ),
            Column(title="金额", value=lambda r: r[3], align="right", width=76),
        ],
        PEOPLE,
    )
    view = RecordsView(model, name="人员")
    view.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    view.selectRow(2)
    view.fit_height()
    panel.body.addWidget(view)
    return panel


def signs() -> kit.Panel:
    panel = kit.Panel("态度：形状、字母、颜色三重编码")
    words = [("V", "重视"), ("A", "接受"), ("C", "商品"), ("T", "威胁"), ("?", "未评")]
    panel.body.addWidget(
        row(*[kit.with_words(kit.AttitudeBadge(letter, text), text) for letter, text in words])
    )
    panel.body.addWidget(kit.hairline())
    panel.body.addWidget(charts.map_legend())
    return panel


def tags() -> kit.Panel:
    panel = kit.Panel("标签与等级：图标和文字一起")
    panel.body.addWidget(
        row(
            kit.Tag.severity("警报", "red"),
            kit.Tag.severity("警惕", "amber"),
            kit.Tag.severity("安全", "green"),
            kit.Tag.severity("暂停", "paused"),
            kit.Tag("空缺", "dashed", icon="user-question"),
            kit.Tag("A-P1", "accent"),
        )
    )
    panel.body.addWidget(
        row(
            kit.TierTag("gold", "金", words="黄金客户"),
            kit.TierTag("silver", "银", words="白银客户"),
            kit.TierTag("bronze", "铜", words="铜客户"),
        )
    )
    power = [
        kit.with_words(kit.PowerSquares(level), words)
        for level, words in ((4, "4 拍板"), (3, "3 否决"), (1, "1 信息"))
    ]
    panel.body.addWidget(row(*power))
    return panel


def scores() -> kit.Panel:
    panel = kit.Panel("进度与分数", link=True)
    panel.add_right(kit.Tag.severity("充分", "green"))
    lines = [("背景", 95, "2 缺口"), ("人员", 92, "6 缺口"), ("账款", 100, "齐全")]
    left = row(kit.Ring(95))
    both = QWidget()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(kit.Ring(95))
    line.addSpacing(12)
    line.addWidget(charts.CompletenessChart([charts.CompletenessLine(*each) for each in lines]), 1)
    del left
    panel.body.addWidget(both)
    meters = [
        kit.MeterRow(
            "关键人", kit.Bar(73, bounds=(40, 60, 80)), figure="73", end=kit.Tag("良好", "green")
        ),
        kit.MeterRow("资料不足", kit.Bar(33, coverage=0.13), figure="33", end=kit.Tag("覆盖 13%")),
    ]
    for meter in meters:
        panel.body.addWidget(meter)
    strip = kit.ProgressStrip()
    strip.set_progress(0.47, "正在写组合工作簿，第 7 张，共 15 张")
    panel.body.addWidget(kit.hairline())
    panel.body.addWidget(strip)
    return panel


def notices() -> kit.Panel:
    panel = kit.Panel("通知条与撤销")
    panel.body.addWidget(kit.Notice("已删除 周敏，30 天内可恢复", action="撤销"))
    panel.body.addWidget(kit.Notice("预算有两个数：3,800 万、3,650 万", "amber", action="选一个"))
    panel.body.addWidget(
        kit.Notice(
            "U 盘已拔出。账簿没有变化；请另选位置再存。",
            "red",
            head="没有存下简报",
            action="另选位置",
        )
    )
    return panel


def empty() -> kit.Panel:
    panel = kit.Panel()
    panel.body.addWidget(
        kit.EmptyState(
            "还没有人员",
            "先记三位：谁用、谁买、谁批。",
            icon="users",
            buttons=[kit.Button("添加人员", "primary", icon="plus"), kit.Button("导入联系人")],
        )
    )
    return panel


def bars() -> QWidget:
    top = kit.TopBar()
    top.set_undo("林嘉慧的态度")
    top.set_saved("14:02")
    top.set_history(back=True, forward=False)
    tabs = kit.TabStrip()
    for key, words, count in (
        ("o", "概览", None),
        ("b", "R&D", None),
        ("p", "人员", 11),
        ("r", "对手", 2),
    ):
        tabs.add(key, words, count=count)
    tabs.select("p")
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(top)
    column.addWidget(tabs)
    return both


def rail() -> kit.Rail:
    made = kit.Rail()
    places = [
        ("today", "calendar-week", "本周"),
        ("accounts", "building-factory-2", "客户"),
        ("projects", "briefcase", "项目"),
        ("visits", "map-pin", "拜访"),
        ("rivals", "swords", "对手"),
        ("portfolio", "chart-pie", "组合"),
    ]
    for key, name, words in places:
        made.add(key, name, words=words)
    made.add("settings", "settings", words="设置", foot=True)
    made.set_count("today", 5)
    made.select("accounts")
    return made


def sheet() -> QWidget:
    """Return the page with all parts."""
    page = QWidget()
    page.setObjectName("page")
    across = QHBoxLayout(page)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(0)
    across.addWidget(rail())
    right = QVBoxLayout()
    right.setSpacing(0)
    right.addWidget(bars())
    body = QHBoxLayout()
    body.setContentsMargins(16, 12, 16, 12)
    body.setSpacing(12)
    small = kit.Panel("人员图")
    small.body.addWidget(charts.PeopleMap(people_picture()))
    for group in (
        (buttons(), fields(), empty()),
        (signs(), tags(), scores(), notices(), table()),
        (risk(), project(), criteria()),
        (small,),
    ):
        column = QVBoxLayout()
        column.setSpacing(12)
        for panel in group:
            column.addWidget(panel)
        column.addStretch(1)
        body.addLayout(column, 1)
    right.addLayout(body, 1)
    across.addLayout(right, 1)
    return page


if __name__ == "__main__":
    from kamdesk import i18n
    from kamdesk.ui.theme import apply_theme

    out, theme, language = (
        [*sys.argv[1:], "light", "zh_CN"][:3]
        if len(sys.argv) > 2
        else (sys.argv[1], "light", "zh_CN")
    )
    i18n.use(language)
    app = QApplication([])
    apply_theme(app, "dark" if theme == "dark" else "light")
    shown = sheet()
    shown.resize(1980, 1180)
    shown.show()
    app.processEvents()
    shown.grab().save(out)
