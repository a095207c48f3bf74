"""Briefs made by hand, as on the drawn examples: to test paper without a book."""

from __future__ import annotations

from tests.helpers.brief_back import back
from tests.helpers.brief_front import front
from tests.helpers.brief_words import brief_of, line

from kamdesk.domain.brief.model import (
    Asked,
    Brief,
    Copy,
    Duties,
    Duty,
    Notes,
    Papers,
    SafeQuestions,
    TableHead,
    Team,
    Teams,
    Topics,
)


def car() -> Brief:
    """The car copy of the drawn example, page 1 and 2."""
    return brief_of(*front(), *back())


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
        _teams(),
        Papers(
            title="带来的\n资料",
            papers=(
                "全寿命成本表（12台，含3年监测服务）",
                "二期RH-420样板点运行数据",
                "420℃材料证明",
                "公司短片（3分钟）",
            ),
        ),
        SafeQuestions(
            title="请教",
            questions=(
                Asked(
                    "Q1",
                    "请教吴总工",
                    "技术规格书由哪个部门起草、哪几条是硬性要求？“4小时到场”可否列为评分项？",
                ),
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


def _teams() -> Teams:
    return Teams(
        title="参会人",
        theirs=Team(
            title="岚川化工集团",
            people=(
                ("吴启铭", "工程技术中心 总工程师"),
                ("林嘉慧", "采购供应部 部长"),
                ("何洁", "采购供应部 采购主管"),
            ),
        ),
        ours=Team(
            title="瑞澜流体装备",
            people=(
                ("沈知远", "大客户经理"),
                ("顾言", "华东区域销售经理"),
                ("程溪", "应用工程师"),
            ),
        ),
    )
