"""Spellings of one word become one; looser keys; places of a part in a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mandate_cli.thai import normalise

SPELLINGS = [
    ("คํา", "คำ", "sara am recomposed"),
    ("นํ้า", "น้ำ", "a tone between the circle and the tail"),
    ("น้ํา", "น้ำ", "a tone before the circle"),
    ("นำ้", "น้ำ", "a tone after sara am"),
    ("ดาํเนิน", "ดำเนิน", "the circle behind the tail"),
    ("ก ําหนด", "กำหนด", "sara am that a space cuts off"),
    ("หนา้ที่", "หน้าที่", "the tone behind sara aa"),
    ("งๅน", "งาน", "lakkhangyao for sara aa"),
    ("ฤๅษี", "ฤๅษี", "lakkhangyao in its place"),
    ("ข\uf70bอ ที\uf70a", "ข้อ ที่", "private codes of old fonts"),
    ("เเละ", "และ", "two sara e are one sara ae"),
    ("ท่ี", "ที่", "the tone after the vowel sign"),
    ("พันธ์ุ", "พันธุ์", "the silencer after the vowel sign"),
    ("ก่่อน", "ก่อน", "a doubled sign"),
    ("ข้อ ๑๐", "ข้อ 10", "Thai digits"),
    ("O-NET", "o-net", "small letters"),
    ("（７）［Ａ］", "(7)[a]", "wide signs, digits and letters"),
    ("ต่าง\u00a0 \tๆ", "ต่าง ๆ", "one space"),
    ("โรง\u200bเรียน\ufeff", "โรงเรียน", "invisible characters"),
    ("  กลุ่ม ", "กลุ่ม", "no space around"),
    ("ดำเนินการ", "ดำเนินการ", "what is well written stays"),
]


@pytest.mark.parametrize(("written", "normal", "why"), SPELLINGS)
def test_normalise(written: str, normal: str, why: str) -> None:
    """Spellings that look the same or mean the same become one."""
    assert normalise.normalise(written) == normal, why


THAI_TEXT = st.text(st.sampled_from("กขงนรเแโำาะ่้๊ิีัํ์็ุู ๆ๑7aA\u200b\n"), max_size=20)


@given(THAI_TEXT)
@example("่ั่ิ่ิ")
def test_normalise_is_stable_on_the_letters(text: str) -> None:
    """Normalising what was normalised twice changes nothing."""
    once = normalise.normalise(text)
    twice = normalise.normalise(once)
    assert normalise.normalise(twice) == twice


@given(st.text(st.sampled_from("กฤเแํำๅา่้๊์็ิีุู \n\t"), max_size=8))
def test_every_text_that_a_rule_changes_is_unusual(text: str) -> None:
    """So that the rules need not be tried on others."""
    changed = text
    for pattern, replacement in normalise._RULES:
        changed = re.sub(pattern, replacement, changed)
    assert changed == text or re.search(normalise._UNUSUAL, text)


@given(st.text(st.sampled_from("กขงนรเแโำาะ่้๊ิีัํ์็ุู ๆ๑7aA\n"), max_size=20))
def test_aligned_agrees_with_normalise(text: str) -> None:
    """The key is the normalised text, and its offsets point into the original."""
    key, offsets = normalise.aligned(text)
    assert key.rstrip() == normalise.normalise(text)
    assert len(offsets) == len(key) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


def test_offsets_cut_no_letter_from_its_signs() -> None:
    """A span made of offsets begins at a consonant, never at a sign."""
    text = "ดำเนินการร้องทุกข์"
    _, offsets = normalise.aligned(text)
    assert not {text[at] for at in offsets[:-1]} & set("ำิุ์้")


def test_looser_keys() -> None:
    """The fuzzy key has no tone marks and silencers; strip_marks removes every sign above and below."""
    assert normalise.fuzzy_key("ร้องทุกข์") == "รองทุกข"
    assert normalise.fuzzy_key("กฏ") == normalise.fuzzy_key("กฎ")
    assert normalise.strip_marks("ร้องทุกข์") == "รองทกข"


PLACES = [
    ("ร้องทุกข์", "การร้องทุกข์และร้องทุกข์", [(3, 12), (15, 24)]),
    ("ร้องทุกข์", "ไม่มี", []),
    ("", "ก", []),
    (" ", "ก ข", []),
    ("งานคดี", "ทำ งาน คดี", [(3, 10)]),
    ("งาน  คดี", "งานคดี", [(0, 6)]),
    ("เเละ", "ก และ ข", [(2, 5)]),
    ("๑๐", "ข้อ 10", [(4, 6)]),
    ("คด", "งานคดี ก", [(3, 6)]),
    ("กก", "กกก", [(0, 2)]),
]


@pytest.mark.parametrize(("part", "text", "places"), PLACES)
def test_places(part: str, text: str, places: list[tuple[int, int]]) -> None:
    """Every occurrence is found in spite of spelling and spaces, and no letter is separated from its signs."""
    assert normalise.places(part, text) == places


WIDENED = [
    ("ในเขตพื้นที่", "ขต", "เขต"),
    ("โดยเฉพาะ", "ดย", "โดย"),
    ("ระเบียบ", "เ", "เบี"),
    ("แห่ง", "แ", "แห่"),
    ("เ", "เ", "เ"),
    ("ร้องเรียน", "ร้อง", "ร้อง"),
]


@pytest.mark.parametrize(("text", "part", "whole"), WIDENED)
def test_a_widened_range_cuts_no_letter(text: str, part: str, whole: str) -> None:
    """A widened range begins with the vowel before its first consonant and ends with the signs on its last."""
    start, end = normalise.widened(text, text.index(part), text.index(part) + len(part))
    assert text[start:end] == whole
