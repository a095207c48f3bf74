"""Contact cards as telephones and mail programs write them, whole, odd and broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamdesk.imports import vcard
from kamdesk.imports.encodings import FileIsNoText
from kamdesk.imports.vcard import read_cards

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Good\r\nTEL:000-0000-0101\r\nEND:VCARD\r\n"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Any]:
    """Read a file of these lines or bytes."""

    def _read(content: str | bytes, encoding: str = "") -> Any:
        path = tmp_path / "people.vcf"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_cards(path, encoding=encoding)

    return _read


def card(*lines: str) -> str:
    """One card of these lines."""
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


def test_a_card_of_a_telephone(read: Callable[..., Any]) -> None:
    found = read(
        card(
            "N:林;嘉慧;;;",
            "FN:Lin Jiahui",
            "ORG:岚川化工集团;采购供应部",
            "TITLE:部长",
            "TEL;TYPE=CELL,PREF:+86 139 0000 0101",
            "TEL;TYPE=WORK:0574-8800 0101",
            "TEL;TYPE=WORK,FAX:0574-8800 0102",
            "EMAIL;PREF=1:lin@lanchuan.example",
            "ADR;TYPE=WORK:;;镇海路 1 号;宁波;浙江;315200;中国",
            "URL:https\\://www.lanchuan.example",
            "BDAY:19800607",
            "NOTE:先给数据\\n再谈价格\\, 慢慢来",
            "X-QQ:10001",
            "IMPP;X-SERVICE-TYPE=WeChat:weixin:linjh",
            "PHOTO;ENCODING=b:AAAA",
        )
    )
    assert found["encoding"] == "utf-8-sig"
    assert found["bad"] == []
    assert found["cards"] == [
        {
            "line": 1,
            "unread": [],
            "person": {
                "name": "林嘉慧",
                "name_latin": "Lin Jiahui",
                "birthday": "1980-06-07",
                "note": "先给数据\n再谈价格, 慢慢来",
            },
            "post": {"organisation": "岚川化工集团", "department": "采购供应部", "title": "部长"},
            "ways": [
                {"kind": "mobile", "value": "+86 139 0000 0101", "preferred": True},
                {"kind": "phone", "value": "0574-8800 0101"},
                {"kind": "other", "value": "0574-8800 0102", "note": "Fax"},
                {"kind": "mail", "value": "lin@lanchuan.example", "preferred": True},
                {"kind": "address", "value": "中国浙江宁波镇海路 1 号 315200"},
                {"kind": "web", "value": "https://www.lanchuan.example"},
                {"kind": "other", "value": "10001", "note": "QQ"},
                {"kind": "wechat", "value": "linjh"},
            ],
        }
    ]


def test_quoted_printable_of_an_old_mail_program(read: Callable[..., Any]) -> None:
    found = read(
        "BEGIN:VCARD\r\nVERSION:2.1\r\n"
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9E=97;=E5=98=89=\r\n=E6=85=A7\r\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\ntwo\r\n"
        "TEL;CELL:13900000101\r\nEND:VCARD\r\n"
    )
    person = found["cards"][0]["person"]
    assert person == {"name": "林嘉慧", "note": "one\ntwo"}


@pytest.mark.parametrize(
    ("charset", "name"),
    [("GBK", "高远山"), ("Big5", "高遠山"), ("UTF-8", "高遠山"), ("", "高远山")],
)
def test_a_charset_of_its_own(read: Callable[..., Any], charset: str, name: str) -> None:
    coded = "".join(f"={byte:02X}" for byte in name.encode(charset or "gb18030"))
    found = read(card(f"FN;ENCODING=QUOTED-PRINTABLE;CHARSET={charset}:{coded}"))
    assert found["cards"][0]["person"]["name"] == name


def test_a_charset_of_its_own_without_an_encoding(read: Callable[..., Any]) -> None:
    body = card("FN;CHARSET=GBK:高远山", "TEL:1").encode("gbk")
    assert read(body)["cards"][0]["person"]["name"] == "高远山"


def test_an_unknown_charset_and_broken_base64(read: Callable[..., Any]) -> None:
    found = read(
        card("FN;CHARSET=NOSUCH:高远山", "TITLE;ENCODING=B:5Y+w", "NOTE;ENCODING=B:A", "TEL:1")
    )
    assert found["cards"][0]["person"] == {"name": "高远山"}
    assert found["cards"][0]["post"] == {"title": "台"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_of_the_file(read: Callable[..., Any], encoding: str) -> None:
    found = read(card("FN:采购供应部高远山").encode(encoding))
    assert found["encoding"] == encoding
    assert found["cards"][0]["person"]["name"] == "采购供应部高远山"


def test_the_encoding_is_chosen(read: Callable[..., Any]) -> None:
    body = card("FN:高遠山").encode("big5")
    assert read(body, "big5")["cards"][0]["person"]["name"] == "高遠山"
    with pytest.raises(FileIsNoText, match=r"people\.vcf"):
        read(body, "utf-8-sig")


@pytest.mark.parametrize(
    ("lines", "name", "latin"),
    [
        (("N:Smith;John;Q.;Mr.;",), "John Q. Smith", ""),
        (("FN:John Smith",), "John Smith", ""),
        (("N:;;;;", "FN:Acme Pumps"), "Acme Pumps", ""),
        (("N:Lin;Jiahui;;;", "FN:林 嘉慧"), "林嘉慧", "Jiahui Lin"),
        (("FN:林嘉慧", "NICKNAME:Grace"), "林嘉慧", "Grace"),
        (
            ("FN:林嘉慧", "X-PHONETIC-LAST-NAME:Lin", "X-PHONETIC-FIRST-NAME:Jiahui"),
            "林嘉慧",
            "Jiahui Lin",
        ),
    ],
)
def test_names(read: Callable[..., Any], lines: tuple[str, ...], name: str, latin: str) -> None:
    person = read(card(*lines))["cards"][0]["person"]
    assert (person["name"], person.get("name_latin", "")) == (name, latin)


def test_groups_and_their_labels(read: Callable[..., Any]) -> None:
    found = read(
        card(
            "FN:Greg",
            "item1.TEL:555 0101",
            "item1.X-ABLabel:_$!<Mobile>!$_",
            "item2.TEL:555 0102",
            "item2.X-ABLabel:Desk",
            "item3.ADR:;Suite 2;1 Main St;Town;TX;98765;USA",
            "IMPP:skype:greg",
        )
    )
    assert found["cards"][0]["ways"] == [
        {"kind": "phone", "value": "555 0101", "note": "Mobile"},
        {"kind": "phone", "value": "555 0102", "note": "Desk"},
        {"kind": "address", "value": "Suite 2, 1 Main St, Town, TX 98765, USA"},
        {"kind": "other", "value": "greg", "note": "SKYPE"},
    ]


def test_a_number_stands_once_and_a_birthday_without_a_year_is_none(
    read: Callable[..., Any],
) -> None:
    found = read(card("FN:Greg", "TEL:1234567", "TEL;TYPE=WORK:1234567", "BDAY:--0607"))
    assert len(found["cards"][0]["ways"]) == 1
    assert found["cards"][0]["person"] == {"name": "Greg"}


def test_a_line_that_is_none_is_named(read: Callable[..., Any]) -> None:
    found = read("BEGIN:VCARD\nFN:Greg\n:nothing\nTEL:1234567\nEND:VCARD\n")
    assert found["cards"][0]["unread"] == [3]
    assert found["cards"][0]["ways"]


def test_a_card_that_tells_nobody_is_named_and_costs_nobody(read: Callable[..., Any]) -> None:
    found = read(GOOD + card("NOTE:nobody") + GOOD)
    assert [item["person"]["name"] for item in found["cards"]] == ["Good", "Good"]
    assert [item["line"] for item in found["bad"]] == [6]


def test_cards_without_an_end(read: Callable[..., Any]) -> None:
    found = read("BEGIN:VCARD\nFN:One\nBEGIN:VCARD\nFN:Two\n")
    assert [item["person"]["name"] for item in found["cards"]] == ["One", "Two"]


def test_a_file_without_cards_says_so(read: Callable[..., Any]) -> None:
    assert read("name,phone\n")["bad"][0]["line"] == 1


def test_there_is_an_end_to_everything(
    read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vcard, "MOST", 2)
    found = read(GOOD * 3)
    assert len(found["cards"]) == 2
    assert found["bad"][0]["line"] == 11


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.binary(max_size=200), before=st.booleans())
def test_good_cards_beside_junk_are_kept(
    read: Callable[..., Any], junk: bytes, *, before: bool
) -> None:
    good = f"\r\n{GOOD}".encode()
    body = junk.replace(b"\0", b"") + good if before else good + junk.replace(b"\0", b"")
    found = read(body)
    assert "Good" in [item["person"].get("name") for item in found["cards"]]
