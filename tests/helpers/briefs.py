"""Briefs made by hand, word for word as on the drawn examples: to test paper without a book."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kamdesk.domain.brief.model import (
    Aim,
    Alarm,
    Alarms,
    Asked,
    Bit,
    Brief,
    Change,
    Changes,
    Copy,
    CriterionRow,
    Customer,
    Debrief,
    Duties,
    Duty,
    Edge,
    EdgeKind,
    FitCell,
    Installed,
    InstalledRow,
    Level,
    Line,
    MoneyAndQuality,
    Node,
    Notes,
    Objection,
    Objections,
    Papers,
    Part,
    People,
    PersonBlock,
    PowerMap,
    ProjectSection,
    Promises,
    Questions,
    Relationship,
    RivalRow,
    Rivals,
    SafeQuestions,
    Sign,
    Stance,
    Step,
    Strip,
    TableHead,
    Team,
    Teams,
    Ticks,
    Topics,
    Words,
)

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Section

VISIT_DAY = dt.date(2026, 11, 24)
PRINTED = dt.date(2026, 11, 23)


def w(text: str) -> Words:
    """Words; what stands between asterisks is bold."""
    parts = text.split("*")
    return tuple(Bit(part, bold=bool(n % 2)) for n, part in enumerate(parts) if part)


def line(text: str, key: str = "", rank: int = 0) -> Line:
    """A line of statements, cut at " · "; the first has rank 0, each next one goes sooner."""
    parts = tuple(Part(w(part), n) for n, part in enumerate(text.split(" · ")))
    return Line(parts, key, rank)


def brief_of(*sections: Section, copy: Copy = Copy.CAR, lang: str = "zh_CN") -> Brief:
    """A brief with these sections."""
    car = copy is Copy.CAR
    return Brief(
        copy=copy,
        lang=lang,
        account="岚川化工集团",
        visit_day=VISIT_DAY,
        printed_on=PRINTED,
        printed_by="沈知远",
        tag="车内版" if car else "桌面版",
        footer="车内版，勿留客户处 · 岚川化工集团 11-24" if car else "桌面版 · 仅供会谈使用",
        printed="打印 2026-11-23 · 沈知远" if car else "2026-11-23 · 沈知远",
        sections=sections,
    )


def car() -> Brief:
    """The car copy of the drawn example, page 1 and 2."""
    return brief_of(*front(), *back())


def front() -> tuple[Section, ...]:
    """Sections 1 to 7 of the drawn example."""
    return (_strip(), _alarms(), _aim(), _changes(), _people(), _questions(), *_promises())


def _strip() -> Strip:
    return Strip(
        title="",
        name="岚川化工集团",
        date="2026-11-24 周二",
        standing=w("黄金 · 集团客户 · 战略供应商（3级） · 石化与新材料"),
        lines=(
            line("总部（宁波），4小时车程。*几点、哪间会议室？* 出发前问何洁 000-0000-0106", "地点"),
            line("沈知远（主谈）、顾言（商务）、程溪（技术） · 距上次拜访 *18天*（周期14天，超期）", "我方"),
            line("完整度 *95%*（11-23） · 最弱：安环部无联系人；东擎代表关系待核实；现有供应商份额待核实", "资料"),
        ),
    )


def _alarms() -> Alarms:
    return Alarms(
        title="",
        alarms=(
            Alarm(Level.WATCH, "流失风险 中", (w("48分（100为最高）"), w("对手占位：林嘉慧、吴启铭"))),
            Alarm(Level.WATCH, "采购标准 警惕", (w("硬性2条我方均达标，科沃森也达标"),)),
            Alarm(Level.ACT, "回款 立即", (w("A-I2 余60万元，逾期35天"), w("应由总监对总监（陆承宇）"))),
        ),
    )


def _aim() -> Aim:
    return Aim(
        title="目的",
        aim=w("*规格书定稿（12-01）前锁定三条标准*"),
        lines=(
            line("*吴总工口头同意“4小时到场”列为评分项*", "最低目标"),
            line("拿到规格书草稿日期", "备选", 1),
            line("全寿命成本表；样板点运行数据；420℃材料证明（研发11-14已确认）", "带去价值", 2),
            line("吴启铭12-01前把规格书草稿发给程溪", "请对方做", 3),
            line("*能谈多久？* 开场先问；只有20分钟就只谈Q1、Q3", "可用时间", 4),
        ),
    )


def _changes() -> Changes:
    rows = (
        ("11-18", "寿命成本模型已请财务计算，至今未答（5天）"),
        ("11-15", "招标公告推迟到12-08（+23天），开标12-29，定标2027-01-20"),
        ("11-14", "研发（白砚）确认420℃材料证明，可以带去"),
        ("11-10", "东擎范骁约林嘉慧吃饭，口头报价3,300万元（来源唐立群，待核实）"),
        ("11-06", "A-I2催款（顾言、秦岚对林嘉慧），未得到付款日期"),
        ("10-31", "换叶轮承诺到期未做，已逾期23天；客户开始说“拖拉”"),
    )
    lines = tuple(Change(day, w(text), rank) for rank, (day, text) in enumerate(rows))
    return Changes(title="变化", since="11-05\n以来", lines=lines)


def _people() -> People:
    tick, cross = Bit(sign=Sign.TICK), Bit(sign=Sign.CROSS)
    return People(
        title="参会人",
        note="3位",
        people=(
            PersonBlock(
                name="吴启铭",
                who=line("总工程师 · 工程技术中心 · 技术评估人、标准制定人"),
                power=3,
                power_words="权力3",
                attitude=Stance("A", "接受", "旧"),
                target=Stance("V", "重视"),
                facts=line("态度2026-03-12 · 上次见11-05 · 我方程溪（关系2） · 对手科沃森邵文博（关系*3*，10-28陪看样板）"),
                wants=line("技术规范进入集团标准；发表论文", "要什么"),
                say=(tick, *w("*说* 先给数据，再谈标准")),
                do_not_say=(cross, *w("*不说* 评价科沃森样板")),
                short=w("*吴启铭* 总工程师 · 权力3 A · 先给数据"),
            ),
            PersonBlock(
                name="林嘉慧",
                who=line("部长 · 采购供应部 · 采购负责人"),
                power=3,
                power_words="权力3",
                attitude=Stance("C", "商品"),
                target=Stance("A", "接受"),
                target_day="2027-03",
                facts=line("态度2026-09-17 · 上次见09-17 · 我方顾言（关系1） · 对手东擎范骁（关系*3*，三年老供应商）"),
                wants=line("年度降本5%（待核实） · 公事公办，怕担责", "要什么"),
                say=(tick, *w("*说* 寿命成本、付款方案")),
                do_not_say=(cross, *w("*不说* 机动设备部的事")),
                short=w("*林嘉慧* 部长 · 权力3 C · 寿命成本"),
                rank=1,
            ),
            PersonBlock(
                name="何洁",
                who=line("采购主管 · 采购供应部 · 采购经办（守门人）"),
                power=1,
                power_words="权力1",
                attitude=Stance("A", "接受", "旧"),
                facts=line("态度2026-05 · 上次见09-17 · 我方沈知远（关系3）"),
                wants=line("流程零差错；凡事邮件留痕", "要什么"),
                say=(tick, *w("*说* 文件清单、日期")),
                do_not_say=(cross, *w("*不说* 催她表态")),
                short=w("*何洁* 采购主管 · 权力1 A · 文件清单"),
                rank=2,
            ),
        ),
    )


def _questions() -> Questions:
    return Questions(
        title="要问的\n5个问题",
        questions=(
            Asked("Q1", "问吴启铭", "规格书由谁起草、哪几条是硬性要求？“4小时到场”可否列入？", "12-01定稿后改不动"),
            Asked("Q2", "问吴启铭", "看过样板后，还担心什么？", "10-28看了科沃森"),
            Asked("Q3", "问林嘉慧", "今年降本怎样考核：看采购价，还是看全寿命成本？", "定价格还是定价值"),
            Asked("Q4", "问林嘉慧", "2027年密封备件费用什么时候批？", "框架12-31到期"),
            Asked("Q5", "问何洁", "比价和质量审核由哪位负责？", "决策链空缺席位"),
        ),
    )


def _promises() -> tuple[Section, ...]:
    return (
        Promises(
            title="承诺",
            sides=(
                line("更换2号泵叶轮（10-31，*逾期23天*）：先道歉，给日期 · 采购平台续注册（12-31，剩38天）", "我方"),
                line("规格书草稿（吴启铭，12-01）", "客户"),
            ),
        ),
        Objections(
            title="可能的\n异议",
            objections=(
                Objection("“东擎便宜12%”", "无420℃业绩；停机一天损失约210万元"),
                Objection("“你们的泵振动”", "先道歉；8D进度与更换日期", 1),
                Objection("“再降5%”", "只换三年框架", 2),
            ),
            defence=line("420℃业绩5套；4小时到场；全寿命成本低11%", "价格防线"),
            limit=line("预付不低于20%换质保24个月；备件降3%已用（2026-05），不再让", "让步底线"),
        ),
    )


def back() -> tuple[Section, ...]:
    """Sections 8 to 15 of the drawn example."""
    return (power_map(), project(), _rivals(), *_halves(), _debrief())


def power_map() -> PowerMap:
    """The decision chain of the drawn example."""
    nodes = (
        Node("A1", "高远山", "最终批准人", "A", 4, "权4", level=4, department="D6"),
        Node("A4", "吴启铭", "评估、定标准", "A", 3, "权3", "科沃森3", level=3, department="D4", in_room=True),
        Node("A2", "郑怀安", "使用方（决策）", "V", 3, "权3", level=3, department="D1"),
        Node("A3", "林嘉慧", "采购负责人", "C", 3, "权3", "东擎3", level=3, department="D2", in_room=True),
        Node("ghost", "谁？见Q5", "比价、质量审核", level=3, ghost=True),
        Node("A5", "唐立群", "教练、隐性决策", "V", 3, "权3", level=2, department="D1", hidden=True),
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
        facts=line("*问题* 一期高温泵停机多、备件交期9个月；停机一天损失约210万元 · *意向* 已批准 · *预算* 3,800万元，已批复（2026-06-18），自有技改资金（郑怀安口述、立项文件） · *招标* 邀请3家，LC-Z-2026-118"),
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
                InstalledRow("阀", w("其他120台（2018）一般"), "21% / 1,190", 1),
                InstalledRow("密封", w("瑞澜85套良好"), "63% / 330", 2),
                InstalledRow("监测", w("瑞澜4台试用至12-31"), "27% / 110", 3),
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
        blanks=(("D6", "6 新人或变动"), ("D9", "9 对手"), ("D10", "10 双方承诺"), ("D11", "11 下一步")),
        date="日期",
    )


def table() -> Brief:
    """The table copy of the drawn example."""
    return brief_of(
        TableHead(
            title="",
            name="岚川化工集团",
            date="2026-11-24 周二",
            subtitle="会谈提纲 · 瑞澜流体装备有限公司（无锡）",
            lines=(line("总部（宁波）", "地点"), line("乙烯扩能二期高温泵组（12台）", "项目")),
        ),
        Topics(
            title="议题",
            topics=(
                "技术规格书：进度与草稿日期",
                "到场服务与全寿命成本：数据说明",
                "2027年密封备件框架：时间安排",
                "2号泵叶轮更换：8D进度与更换日期",
            ),
        ),
        Teams(
            title="参会人",
            theirs=Team(
                title="岚川化工集团",
                people=(("吴启铭", "工程技术中心 总工程师"), ("林嘉慧", "采购供应部 部长"), ("何洁", "采购供应部 采购主管")),
            ),
            ours=Team(
                title="瑞澜流体装备",
                people=(("沈知远", "大客户经理"), ("顾言", "华东区域销售经理"), ("程溪", "应用工程师")),
            ),
        ),
        Papers(
            title="带来的\n资料",
            papers=("全寿命成本表（12台，含3年监测服务）", "二期RH-420样板点运行数据", "420℃材料证明", "公司短片（3分钟）"),
        ),
        SafeQuestions(
            title="请教",
            questions=(
                Asked("Q1", "请教吴总工", "技术规格书由哪个部门起草、哪几条是硬性要求？“4小时到场”可否列为评分项？"),
                Asked("Q4", "请教林部长", "2027年密封备件费用什么时候批？"),
                Asked("Q5", "请教何主管", "比价和质量审核由哪位负责？"),
            ),
        ),
        Duties(
            title="双方\n待办",
            heads=("由谁", "事项", "日期", "完成"),
            duties=(
                Duty("瑞澜", "更换2号泵叶轮", "今天确定"),
                Duty("瑞澜", "采购平台续注册", "2026-12-31"),
                Duty("岚川", "技术规格书草稿（吴启铭）", "2026-12-01"),
            ),
        ),
        Notes(title="会谈\n记录"),
        copy=Copy.TABLE,
    )
