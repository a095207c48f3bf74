"""Page 1 of the drawn example, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.brief_words import line, w

from kamdesk.domain.brief.model import (
    Aim,
    Alarm,
    Alarms,
    Asked,
    Bit,
    Change,
    Changes,
    Level,
    Objection,
    Objections,
    People,
    PersonBlock,
    Promises,
    Questions,
    Sign,
    Stance,
    Strip,
)

if TYPE_CHECKING:
    from kamdesk.domain.brief.model import Section


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
            line(
                "总部（宁波），4小时车程。*几点、哪间会议室？* 出发前问何洁 000-0000-0106", "地点"
            ),
            line(
                "沈知远（主谈）、顾言（商务）、程溪（技术） · 距上次拜访 *18天*（周期14天，超期）",
                "我方",
            ),
            line(
                "完整度 *95%*（11-23） · "
                "最弱：安环部无联系人；东擎代表关系待核实；现有供应商份额待核实",
                "资料",
            ),
        ),
    )


def _alarms() -> Alarms:
    return Alarms(
        title="",
        alarms=(
            Alarm(
                Level.WATCH, "流失风险 中", (w("48分（100为最高）"), w("对手占位：林嘉慧、吴启铭"))
            ),
            Alarm(Level.WATCH, "采购标准 警惕", (w("硬性2条我方均达标，科沃森也达标"),)),
            Alarm(
                Level.ACT,
                "回款 立即",
                (w("A-I2 余60万元，逾期35天"), w("应由总监对总监（陆承宇）")),
            ),
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
                facts=line(
                    "态度2026-03-12 · 上次见11-05 · 我方程溪（关系2） · "
                    "对手科沃森邵文博（关系*3*，10-28陪看样板）"
                ),
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
                facts=line(
                    "态度2026-09-17 · 上次见09-17 · 我方顾言（关系1） · "
                    "对手东擎范骁（关系*3*，三年老供应商）"
                ),
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
            Asked(
                "Q1",
                "问吴启铭",
                "规格书由谁起草、哪几条是硬性要求？“4小时到场”可否列入？",
                "12-01定稿后改不动",
            ),
            Asked("Q2", "问吴启铭", "看过样板后，还担心什么？", "10-28看了科沃森"),
            Asked(
                "Q3",
                "问林嘉慧",
                "今年降本怎样考核：看采购价，还是看全寿命成本？",
                "定价格还是定价值",
            ),
            Asked("Q4", "问林嘉慧", "2027年密封备件费用什么时候批？", "框架12-31到期"),
            Asked("Q5", "问何洁", "比价和质量审核由哪位负责？", "决策链空缺席位"),
        ),
    )


def _promises() -> tuple[Section, ...]:
    return (
        Promises(
            title="承诺",
            sides=(
                line(
                    "更换2号泵叶轮（10-31，*逾期23天*）：先道歉，给日期 · "
                    "采购平台续注册（12-31，剩38天）",
                    "我方",
                ),
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
