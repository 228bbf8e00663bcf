"""What was meant by what was mistyped."""

from __future__ import annotations

from functools import partial

import pytest

from mandate_cli.cli import app, suggestions
from mandate_cli.law import citation_repair
from mandate_cli.law.mandate import Mandate
from mandate_cli.search.groups import named
from mandate_cli.thai import keyboard
from mandate_cli.thai.keyboard import kedmanee, latin

NAMES = list(app.built().commands)
COMMANDS = [
    ("duty", "duties"),
    ("dutise", "duties"),
    ("serch", "search"),
    ("grp", "groups"),
    ("gr", "groups"),
    ("who", "who-handles"),
    ("who-handle", "who-handles"),
    ("compare", "diff"),
    ("help", "--help"),
    ("version", "--version"),
    ("หน้าที่", "duties"),
    ("ค้นหา", "search"),
    ("ใคร", "who-handles"),
    ("กีะรำห", "duties"),
    ("เพนียห", "groups"),
    ("ลาคลอดทำอย่างไร", None),
    ("xyzzy", None),
    ("ช่วย", "--help"),
    ("", None),
]


@pytest.mark.parametrize(("typed", "meant"), COMMANDS)
def test_commands(typed: str, meant: str | None) -> None:
    """By another name for it, its beginning, a misspelling, the keys of the other keyboard."""
    assert suggestions.command(typed, NAMES) == meant


def test_every_command_has_other_names() -> None:
    """And no name means two commands."""
    words = [word for listed in suggestions.OTHER_NAMES.values() for word in listed.split()]
    assert len(words) == len(set(words))
    assert set(NAMES) <= set(suggestions.OTHER_NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_typed_in_thai_reads_back(name: str) -> None:
    """The same keys in either direction."""
    assert latin(kedmanee(name)) == name


LINES = [
    ("ร้องเรียน", "who-handles ร้องเรียน"),
    ("ร้องเรียน|ครู|--json", "who-handles ร้องเรียน ครู|--json"),
    ("ร้องทุกข์|--as-of|2560-12-31", "who-handles ร้องทุกข์|--as-of|2560-12-31"),
    ("ร้องทุกข์|--as-of=2560-12-31|--color|always", "who-handles ร้องทุกข์|--as-of=2560-12-31|--color|always"),
    ("ihv'giupo", "who-handles ร้องเรียน"),
    ("IHV'GIUPO", "who-handles ร้องเรียน"),
    ("ihv'giupo|8i^", "who-handles ร้องเรียน ครู"),
    ("sohkmuj|10", "duties 10"),
    ("d]6j,", "groups"),
    ("7.5.ซ", "show 7.5.ซ"),
    ("ข้อ 7 (5)|--json", "show 7.5|--json"),
    ("ข้อ|7", "show 7"),
    ("มาตรา|37", "show มาตรา 37"),
    ("6.10", "show 6.10"),
    ("กลุ่มกฎหมายและคดี", "duties กลุ่มกฎหมายและคดี"),
    ("กลุ่มการเงิน", "duties กลุ่มการเงิน"),
    ("กลุ่มกดหมาย", "duties กลุ่มกดหมาย"),
    ("กฎหมายและคดี", "duties กฎหมายและคดี"),
    ("กลุ่ม|10", "duties 10"),
    ("กลุ่ม", "groups"),
    ("กลุ่มทะเบียน", "who-handles กลุ่มทะเบียน"),
    ("37", "show มาตรา 37"),
    ("37.1", "show มาตรา 37 (1)"),
    ("7.10ข", "show 7.10.ข"),
    ("99", None),
    ("ร้องทุกข์|--date|2560-12-31", "who-handles ร้องทุกข์|--as-of|2560-12-31"),
    ("who|handle|ลา|กิจ", "who-handles ลา กิจ"),
    ("10", "duties 10"),
    ("กลุ่มที่|๑๐", "duties 10"),
    ("กลุ่มไหนดูแลเรื่องย้าย", "who-handles กลุ่มไหนดูแลเรื่องย้าย"),
    ("serach|ร้อง|เรียน", "search ร้อง เรียน"),
    ("who|handles|ร้องเรียน", "who-handles ร้องเรียน"),
    ("help|duties", "duties --help"),
    ("help", "--help"),
    ("compare|2560-12-31|2561-12-31", "diff|2560-12-31|2561-12-31"),
    ("duty", "duties"),
    ("xyzzy", None),
    ("sdk", None),
    ("a", None),
]


@pytest.mark.parametrize(("typed", "meant"), LINES)
def test_command_lines(now: Mandate, typed: str, meant: str | None) -> None:
    """A citation is shown, a group's duties are listed, anything else in Thai is a task; options stay options."""
    found = suggestions.line(typed.split("|"), NAMES, {"--as-of", "--color"}, partial(named, now))
    assert found == (meant.replace(" ", "|", 1).split("|") if meant else None)


@pytest.mark.parametrize(
    ("query", "found", "meant"),
    [
        ("ihv'giupo", {"ร้องเรียน"}, "ร้องเรียน"),
        ("ihv'giupo", set(), None),
        ("IHV'GIUPO", {"ร้องเรียน"}, "ร้องเรียน"),
        ("ihv'giupo ครู", {"ร้องเรียน ครู"}, "ร้องเรียน ครู"),
        ("ihv'giupo 10", {"ร้องเรียน 10"}, "ร้องเรียน 10"),
        ("8i^", {"ครู"}, "ครู"),
        ("dE", {"กฎ"}, "กฎ"),
        ('lv[g-hk ,"4', {"สอบเข้า ม.4"}, "สอบเข้า ม.4"),
        ("]k", {"ลา"}, "ลา"),
        ("@Q", {"๑๐"}, "๑๐"),
        ("ร้องเรียน", {"ร้องเรียน"}, None),
        ("ab", {"ฟิ"}, None),
        ("10", {"10"}, None),
        ("", {""}, None),
    ],
)
def test_words_typed_with_the_wrong_keyboard(query: str, found: set[str], meant: str | None) -> None:
    """Only where something is found by them; Caps Lock may have been on, and some words may be as they should."""
    assert keyboard.retyped(query, found.__contains__) == meant


LATIN = ("file", "time", "kind", "right", "it's", "short", "login", "sdk", "cpr", "was", "should", "me", "sk", "open")


@pytest.mark.parametrize("word", LATIN)
def test_latin_words_are_not_retyped(word: str) -> None:
    """Whatever would be found by them, their keys make no Thai word; beside Thai words neither."""
    assert keyboard.retyped(word, len) is None
    assert keyboard.retyped(f"ประเมินครูผู้ช่วยระบบ {word}", len) is None


CITED = [
    ("7.10ข", "ข้อ 7 (10) (ข)"),
    ("7(10)ข", "ข้อ 7 (10) (ข)"),
    ("ข้อ7(10)ข", "ข้อ 7 (10) (ข)"),
    ("ข้อ 7 (10) ข", "ข้อ 7 (10) (ข)"),
    ("ขอ้ ๗ (๑๐) ข", "ข้อ 7 (10) (ข)"),
    ("7 10 ข", "ข้อ 7 (10) (ข)"),
    ("ข้อ 7(10)(ข", "ข้อ 7 (10) (ข)"),
    ("7..1", "ข้อ 7 (1)"),
    ("ม. 37 (1)", "มาตรา 37 (1)"),
    ("มตรา 37 (1)", "มาตรา 37 (1)"),
    ("section 37", "มาตรา 37"),
    ("-hv 7", "ข้อ 7"),
    ("-hv 7(10)(-)", "ข้อ 7 (10) (ข)"),
    (",k9ik 37", "มาตรา 37"),
    ('7"10"-', "ข้อ 7 (10) (ข)"),
    ("7/1", "ข้อ 7/1"),
    ("ลูกเสือ", None),
    ("รุ่น 7", None),
    ("7 วัน", None),
    ("", None),
]


@pytest.mark.parametrize(("typed", "meant"), CITED)
def test_citations(typed: str, meant: str | None) -> None:
    """Brackets, dots, spaces or letters amiss, or the wrong keyboard; not what is no citation at all."""
    found = list(map(str, citation_repair.citations(typed)))
    assert meant in found if meant else found == []


def test_a_citation_without_its_kind_may_be_either() -> None:
    """A clause before a section."""
    assert list(map(str, citation_repair.citations("37 1"))) == ["ข้อ 37 (1)", "มาตรา 37 (1)"]
