"""Marks of damage in Thai text, by their kinds; sound text has none."""

from __future__ import annotations

import pytest

from mandate_cli.thai.damage import damages
from tests.conftest import DATA

DAMAGED = [
    ("ยกเลิก &amp; แก้ไข", [(7, "“&amp;” is left of a web page")]),
    ("<p>ยกเลิก</p> 3 < 5 &", [(0, "“<p>”"), (9, "“</p>”")]),
    ("กาหนดตาแหน่ง", [(0, "“กำหนด”"), (5, "“ตำแหน่ง”")]),
    ("สานักงานเขต", [(0, "“สำนักงาน”")]),
    ("หนา้ที่", [(1, "“น้า”")]),
    ("ดำเนินงาน\ufffdใหม่", [(9, "write the letter")]),
    ("ดำเนิน\uf70aงาน", [(6, "U+F70A")]),
    ("งาน\ue123", [(3, "U+E123")]),
    ("ด าเนินงาน", [(0, "“ดำ”")]),
    ("ด ำเนินงาน", [(0, "“ดำ”")]),
    ("สํ านักงาน", [(0, "“สำ”")]),
    ("หรืํ หนํ", [(1, "“รืํ” has half of a ำ"), (6, "“นํ” has half of a ำ")]),
    ("จำานวน", [(1, "“ำ”")]),
    ("น้ํา นํา", [(0, "“น้ำ”"), (5, "“นำ”")]),
    ("เเผนงาน", [(0, "“แ”")]),
    ("หน้าท่ี", [(4, "“ที่”")]),
    ("หน้้าที่", [(1, "“น้”")]),
    ("ที่้", [(0, "two tone marks")]),
    ("กำ่", [(0, "behind the vowel")]),
    ("งานๅ", [(3, "“า”")]),
    ("งาน ่", [(4, "without its letter")]),
    ("งาน  และ   การ  ", [(3, "several blanks stand here"), (8, "several blanks")]),
    ("งาน\u00a0และ\u3000การ", [(3, "U+00A0 only looks like a blank"), (7, "U+3000")]),
]


@pytest.mark.parametrize(("text", "places"), DAMAGED)
def test_damage_is_told_with_its_place(text: str, places: list[tuple[int, str]]) -> None:
    """And with what to write, where that is known."""
    found = list(damages(text))
    assert [damage.at for damage in found] == [at for at, _ in places]
    for damage, (_, said) in zip(found, places, strict=True):
        assert said in str(damage.message)


SOUND = ["ฤๅษี", "ประชาชนานาชาติ", "น้ำท่วม ทำงาน", "เก็บค่าธรรมเนียม", "ก็ได้", "จ้างเหมา", "O-NET 2567", "“สิ่งแวดล้อม”"]
SOUND += ["  -   text:  งาน", "made: unknown  # ไม่ทราบ", "งาน  "]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_has_none(text: str) -> None:
    """However it looks."""
    assert list(damages(text)) == []


@pytest.mark.parametrize("name", ["mandate.yaml", "amendments.yaml"])
def test_the_shipped_law_has_none(name: str) -> None:
    """Line by line."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#") and list(damages(line))] == []


def test_a_word_is_told_of_once() -> None:
    """A lost ำ in a word of which another kind of damage was found is not told besides."""
    assert [(damage.at, str(damage.message)) for damage in damages("กาหนด ำ")] == [
        (4, "“ด ำ” is what is left of a ำ; write it whole, as in “ดำ”")
    ]
