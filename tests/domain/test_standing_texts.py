"""Every shipped text is there in three languages, in the right script, in words fit to be read."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from kamdesk.domain.words import NOTHING, Words
from kamdesk.i18n import speaking
from kamdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILES = ["scales", "facts", "rubrics", "checklists", "steps"]

# Characters of these texts that exist in one script only.
_SIMPLIFIED = (
    "与专业丢两严个临为举么义乐习书买争产亲从们优会传体倾儿兑关兴养内册写决况减别办务动势区医协单"
    "卖历压参双发变号吗听员响团围场垒声处备复够头娱学实审对导将层属带帮并库应开异弃张弥强当录径态"
    "总悬战户执扩抢护报挡损换撑数断无旧时显暂术机权条来构标样档检气汇沟没测济润满潜点烦热状独环现"
    "电疗监盖礼离积称稳竞笔筛签简类紧红约级纯线练组织终绍经结绕给络统绩绪续维绿缓缩网职联胁节获"
    "营虑虚补装见观规视览触计订认讨让训议讯记讲许论设访证评识诉试话询该语误说请诺读诿谁调谅谈谊负"
    "财责账货质购贵费赁资赖赛赢赶趋转轮软轻较边达迁过运还这进远选递邮释钟钱铜银链销锁错键镇长门闭"
    "问间闻队阶际险随隐难项顺须顾预领频题额风饭验黄齐"
)
_TRADITIONAL = (
    "並來係個們備傳價優兌內兩冊別劃動務勢勵匯區協參員問單嗎嚮嚴圍圖團執報場壓夠娛學實審寫將專對導"
    "層屬帳帶幫幹幾庫廠張強彌後從態慮應懸戶採換損搶擇擋據擴數斷時暫曆書會條棄業極構樂標樣機檢欄權"
    "歲歷氣決沒況減測準溝滿潛潤濟為無煩燈營爭狀獎獨現環產畫異當療發監確礙禮稜種稱積穩競筆節範篩簡"
    "簽紀約紅純級紹終組結絡給統綁經綠維網緊緒線緩練縮總績織繞繫續義習聞聯職聽脅脈臨與興舉舊蓋薦藍"
    "處虛號術補裝裡製複見規視親覽觀觸訂計訊討訓記訪設許訴註評詢試話該認語誤說誰誼調談諉請諒論諮諾"
    "證識議護讀變讓負財貨責貴買費賃資賣質賴購賽贊趕趨較輕輪輸轉辦迴這進遊運過遞遠適遷選還邊郵醫釋"
    "銀銅銷錄錯鍵鎖鎮鏈鐘長門開間關隊階際隨險隱雙離難電響項順須預領頭頻題額願類顧顯風飯養餘驗體麼"
    "黃點齊"
)

# Garbled, rude or loaded words; and wording of the mainland that Taiwan does not use.
_AVOID = [
    "叛离",
    "叛離",
    "友商",
    "小贩",
    "小販",
    "回扣",
    "旳",
    "征询",
    "徵詢",
    "购置",
    "購置",
    "虚拟团体",
    "推唯",
    "与否",
    "與否",
]
_AVOID_IN_TAIWAN = [
    "信息",
    "質量",
    "導出",
    "打印",
    "聯系",
    "支持部門",
    "合同",
    "投訴",
    "審批",
    "份額",
    "軟件",
    "網絡",
]


def _texts(value: Any) -> Iterator[Words]:
    """Walk plain data for lists that end in three texts: the words in the three languages."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in {"ask", "order"}:
                yield from _texts(part)
    elif isinstance(value, list):
        tail = value[-3:]
        if len(tail) == 3 and all(isinstance(text, str) for text in tail):
            yield Words(*tail)
        else:
            for part in value:
                yield from _texts(part)


@pytest.fixture(params=_FILES)
def texts(request: pytest.FixtureRequest) -> list[Words]:
    with resource("rubrics", f"{request.param}.toml").open("rb") as file:
        return list(_texts(tomllib.load(file)))


def test_no_language_is_missing(texts: list[Words]) -> None:
    assert [words for words in texts if not all(text.strip() for text in words)] == []


def test_taiwan_reads_no_simplified_characters(texts: list[Words]) -> None:
    assert [words.zh_TW for words in texts if set(words.zh_TW) & set(_SIMPLIFIED)] == []


def test_the_mainland_reads_no_traditional_characters(texts: list[Words]) -> None:
    assert [words.zh_CN for words in texts if set(words.zh_CN) & set(_TRADITIONAL)] == []


def test_english_has_no_chinese(texts: list[Words]) -> None:
    assert [words.en for words in texts if not words.en.isascii()] == []


def test_words_to_avoid_are_avoided(texts: list[Words]) -> None:
    found = [(word, text) for words in texts for text in words for word in _AVOID if word in text]

    assert found == []


def test_taiwan_reads_its_own_wording(texts: list[Words]) -> None:
    found = [(word, t.zh_TW) for t in texts for word in _AVOID_IN_TAIWAN if word in t.zh_TW]

    assert found == []


def test_a_project_is_a_project_in_taiwan(texts: list[Words]) -> None:
    projects = [words.zh_TW for words in texts if "项目" in words.zh_CN and "project" in words.en]

    assert [text for text in projects if "專案" not in text] == []


def test_chinese_uses_full_width_signs(texts: list[Words]) -> None:
    chinese = [text for words in texts for text in (words.zh_CN, words.zh_TW)]

    assert [text for text in chinese if set(text) & set(",;:?!()") and not text.isascii()] == []


def test_words_follow_the_language() -> None:
    with speaking("zh_TW"):
        assert str(Words("项目", "專案", "Project")) == "專案"


def test_a_missing_translation_gives_way_to_english() -> None:
    assert Words("", "", "Project").to("zh_CN") == Words("", "", "Project").to("zh_TW") == "Project"


def test_one_text_may_serve_all_languages() -> None:
    assert set(Words.of("V")) == {"V"}


def test_nothing_is_empty_in_all_languages() -> None:
    assert not any(NOTHING)
