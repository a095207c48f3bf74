"""Page 2 of the drawn example, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.brief_words import line, w

from kamdesk.domain.brief.model import (
    CriterionRow,
    Customer,
    Debrief,
    Edge,
    EdgeKind,
    FitCell,
    Installed,
    InstalledRow,
    MoneyAndQuality,
    Node,
    PowerMap,
    ProjectSection,
    Relationship,
    RivalRow,
    Rivals,
    Step,
    Ticks,
)

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Section


def back() -> tuple[Section, ...]:
    """Sections 8 to 15 of the drawn example."""
    return (power_map(), project(), _rivals(), *_halves(), _debrief())


def power_map() -> PowerMap:
    """The decision chain of the drawn example."""
    nodes = (
        Node("A1", "高远山", "最终批准人", "A", 4, "权4", level=4, department="D6"),
        Node(
            "A4",
            "吴启铭",
            "评估、定标准",
            "A",
            3,
            "权3",
            "科沃森3",
            level=3,
            department="D4",
            in_room=True,
        ),
        Node("A2", "郑怀安", "使用方（决策）", "V", 3, "权3", level=3, department="D1"),
        Node(
            "A3",
            "林嘉慧",
            "采购负责人",
            "C",
            3,
            "权3",
            "东擎3",
            level=3,
            department="D2",
            in_room=True,
        ),
        Node("ghost", "谁？见Q5", "比价、质量审核", level=3, ghost=True),
        Node(
            "A5", "唐立群", "教练、隐性决策", "V", 3, "权3", level=2, department="D1", hidden=True
        ),
        Node("A6", "何洁", "采购经办、守门", "A", 1, "权1", level=1, department="D2", in_room=True),
        Node("A8", "许维", "财务付款", "A", 1, "权1", level=1, department="D5", rank=1),
    )
    edges = (
        *(Edge(source, "A1", EdgeKind.REPORTS) for source in ("A2", "A3", "A4")),
        Edge("A5", "A2", EdgeKind.REPORTS),
        Edge("A6", "A3", EdgeKind.REPORTS),
        Edge("A5", "A4", EdgeKind.INFLUENCES),
        Edge("A2", "A3", EdgeKind.HOSTILE),
    )
    return PowerMap(
        title="权力图 · 乙烯扩能二期高温泵组",
        note="粗框：明天在场",
        nodes=nodes,
        edges=edges,
        reach=w("*决策链已接触84%（11-23）*"),
        missing=w("缺：比价、质量审核人（虚线框=空缺席位）"),
        letters="V重视 A接受\nC商品 T威胁 · 权0至4",
        edge_words=(
            (EdgeKind.INFLUENCES, "影响"),
            (EdgeKind.HOSTILE, "不和"),
            (EdgeKind.REPORTS, "汇报"),
        ),
    )


def project() -> ProjectSection:
    """The project of the drawn example."""
    yes, no, part = FitCell("tick", "是"), FitCell("cross", "否"), FitCell("part", "部分")
    rows = (
        ("API 610第12版认证", True, "吴启铭", (yes, yes, no)),
        ("420℃业绩不少于3套", True, "吴启铭", (yes, yes, no)),
        ("交货期7个月内", False, "郑怀安", (yes, no, yes)),
        ("4小时到场", False, "唐立群", (yes, no, part)),
        ("付款3-3-3-1", False, "林嘉慧", (part, yes, yes)),
    )
    steps = (
        ("技术交流", "11-05", "当前 +36天", "current"),
        ("规格书定稿", "12-01", "剩8天", "todo"),
        ("招标公告", "12-08", "+23天", "todo"),
        ("开标", "12-29", "+24天", "todo"),
        ("定标", "01-20", "+23天", "todo"),
        ("合同", "02-10", "", "todo"),
        ("到货", "2027-09", "", "todo"),
    )
    return ProjectSection(
        title="项目",
        name="乙烯扩能二期高温泵组",
        verdict=w("判定 投入94分 · 资格 重点90分"),
        facts=line(
            "*问题* 一期高温泵停机多、备件交期9个月；停机一天损失约210万元 · *意向* 已批准 · "
            "*预算* 3,800万元，已批复（2026-06-18），自有技改资金（郑怀安口述、立项文件） · *招标* "
            "邀请3家，LC-Z-2026-118"
        ),
        done=Step("已完成3步", "06-18", "", "done"),
        steps=tuple(Step(*step) for step in steps),
        heads=("标准", "类别", "提出人"),
        suppliers=("我方", "科沃森", "东擎"),
        criteria=tuple(
            CriterionRow(name, "硬性" if must else "评分", must, who, name == "4小时到场", fits, n)
            for n, (name, must, who, fits) in enumerate(rows)
        ),
        offer=(
            line("4小时到场", "只有我方做到"),
            line("3,760万元", "我方报价"),
            line("泵12台、监测3年、驻厂备件", "方案"),
            line("3-3-3-1；60天电汇", "付款"),
            line("到货验收2027-09-15", "交货"),
        ),
    )


def _rivals() -> Rivals:
    rows = (
        ("在用", "KHP-350 6台（2016）；满意4分：到场慢", "DS-600 9台（2020）；满意3分：密封漏"),
        ("代表", "邵文博：技术派，先找总工", "范骁：低价加高层，拖到最后降价"),
        ("关系", "吴启铭3；唐立群0（曾争执）", "林嘉慧3（三年老供应商）"),
        ("方案报价", "KHP-350H，10个月，4,150万元", "DS-H改型，3,300万元（口头，待核实）"),
        ("最近动作", "10-28陪吴启铭看样板", "11-10约林嘉慧吃饭"),
        ("我方优势", "4小时到场（他26小时）；交期7个月内", "420℃业绩5套；密封全兼容"),
        ("弱点失误", "交期9个月，价高10%；09月备件迟到7周", "无420℃业绩；07月密封泄漏停车"),
    )
    return Rivals(
        title="对手",
        heads=(w("*科沃森* · 威胁 高 66分"), w("*东擎* · 威胁 中 48分")),
        rows=tuple(RivalRow(key, (w(one), w(two)), n) for n, (key, one, two) in enumerate(rows)),
    )


def _halves() -> tuple[Section, ...]:
    return (
        Installed(
            title="装机与份额",
            note="我方份额 / 空白（万元/年）",
            rows=(
                InstalledRow("泵", w("瑞澜4台；科沃森6（2027换）；东擎9漏"), "30% / 2,960"),
                InstalledRow("阀", w("其他120台（2018）一般"), "21% / 1,190", rank=1),
                InstalledRow("密封", w("瑞澜85套良好"), "63% / 330", rank=2),
                InstalledRow("监测", w("瑞澜4台试用至12-31"), "27% / 110", rank=3),
            ),
        ),
        Relationship(
            title="关系（组织 69 · 关键人 73 · 普遍 58）",
            lines=(
                line("采购供应部38分", "短板"),
                line("战略协议、管理研讨", "缺口", 1),
                line("四层均对等（11-23）", "对等", 2),
                line("林嘉慧只有顾言（关系1）", "薄弱", 3),
            ),
        ),
        MoneyAndQuality(
            title="钱与质量",
            lines=(
                line("60天电汇；实际70天（11-23）", "账期"),
                line("逾期35天60万元：陆承宇对林嘉慧", "A-I2", 1),
                line("45万元争议，暂停催款，等A-C1", "A-I6", 2),
                line("振动，开114天；准时足量93.8%", "A-C1", 3),
            ),
        ),
        Customer(
            title="客户",
            lines=(
                line("开工率92%，利润+8%（10-15）", "处境"),
                line("新材料15%到35%；我方：高温泵国产替代", "战略", 1),
                line("12-12成立25周年；12-31框架到期", "日历", 2),
                line("何洁 000-0000-0106；绿色通道", "当天", 3),
            ),
        ),
    )


def _debrief() -> Debrief:
    letters = ("V", "A", "C", "T")
    return Debrief(
        title="回访记录（两分钟，编号与录入界面相同）",
        result=Ticks("结果", (("", ("达成", "最低", "备选", "未成")),)),
        answers=("Q1", "Q2", "Q3", "Q4", "Q5"),
        attitudes=Ticks("7 态度", tuple((name, letters) for name in ("吴启铭", "林嘉慧", "何洁"))),
        signal=Ticks("8 意愿", (("", ("强", "中", "弱")),)),
        blanks=(
            ("D6", "6 新人或变动"),
            ("D9", "9 对手"),
            ("D10", "10 双方承诺"),
            ("D11", "11 下一步"),
        ),
        date="日期",
    )
