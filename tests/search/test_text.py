"""Words in the law, found in spite of typing errors."""

from __future__ import annotations

import pytest

from mandate_cli.law.model import Mandate
from mandate_cli.search.text import Texts, search


def marked(mandate: Mandate, query: str) -> list[tuple[str, list[str]]]:
    """The citations that a search finds, with the marked words."""
    return [
        (str(hit.provision.citation), [hit.provision.words.text[start:end] for start, end in hit.spans])
        for hit in search(mandate, query)
    ]


FOUND = [
    ("ลูกเสือ", "ข้อ 7 (8) (ฉ)", ["ลูกเสือ"], "as typed"),
    ("วินัยนักเรียน", "ข้อ 7 (8) (ฉ)", ["วินัยนักเรียน"], "as typed"),
    ("หนังสือรับรองต่างๆ", "ข้อ 7 (5) (ช)", ["หนังสือรับรองต่าง ๆ"], "over a space of the law"),
    ("สุขภาพ กีฬา", "ข้อ 7 (8) (ฉ)", ["สุขภาพ", "กีฬา"], "words apart"),
    ("คดีแพ่ง คดีอาญา", "ข้อ 7 (10) (ช)", ["คดีแพ่ง คดีอาญา"], "words side by side"),
    ("คําปรึกษา", "ข้อ 7 (4) (จ)", ["คำปรึกษา"], "decomposed sara am"),
    ("มาตรฐานวิชาชีพเเละจรรยาบรรณ", "ข้อ 7 (6) (ค)", ["มาตรฐานวิชาชีพ และจรรยาบรรณ"], "two sara e"),
    ("ของรัฐ คดี", "ข้อ 7 (10) (ช)", ["คดี", "คดี", "คดี", "คดี", "ของรัฐ"], "every place of every word"),
    ("รองทุกข", "ข้อ 7 (10) (จ)", ["ร้องทุกข์", "ร้องทุกข์"], "missing tone marks"),
    ("เครือขาย", "ข้อ 7 (6) (ฉ)", ["เครือข่าย"], "a missing tone mark"),
    ("ความเสียง", "ข้อ 7 (9) (ค)", ["ความเสี่ยง"], "a missing tone mark"),
    ("ร้องเรีน", "ข้อ 7 (10) (ข)", ["ร้องเรียน"], "a missing letter"),
    ("วิทยาฐานะ", "ข้อ 7 (5) (ข)", ["วิทยฐานะ"], "a letter too many"),
    ("ยุวกาชาต", "ข้อ 7 (8) (ฉ)", ["ยุวกาชาด"], "a wrong letter"),
    ("วินยนักเรยน", "ข้อ 7 (8) (ฉ)", ["วินัยนักเรียน"], "two missing vowel signs"),
    ("ลูกเสือ ยุวกาชาต", "ข้อ 7 (8) (ฉ)", ["ลูกเสือ", "ยุวกาชาด"], "one word right, one wrong"),
    ("งานวินัยนักเรียน", "ข้อ 7 (8) (ฉ)", ["วินัยนักเรียน"], "a word around it"),
]


@pytest.mark.parametrize(("query", "citation", "words", "why"), FOUND)
def test_search_finds_and_marks(now: Mandate, query: str, citation: str, words: list[str], why: str) -> None:
    """In spite of typing errors, missing tone marks and other spellings; whole words are marked."""
    assert (citation, words) in marked(now, query), why


def test_search_takes_thai_digits(now: Mandate) -> None:
    """A number in the law is found however it is typed."""
    assert marked(now, "๒๕๔๖") == marked(now, "2546") == [("มาตรา 37", ["2546", "2546"])]


@pytest.mark.parametrize(
    "query", ["", "  ", "โรงเรียน", "เรื่องโรงเรียน", "ยุบโรงเรียน", "ใบขับขี่", "ปี", "xyz", "่", "อะไรก็ไม่รู้ทั้งนั้น"]
)
def test_search_finds_nothing_rather_than_something_else(now: Mandate, query: str) -> None:
    """โรงเรียน differs from ร้องเรียน by two letters and does not match it."""
    assert search(now, query) == []


def test_search_puts_what_is_in_force_first(now: Mandate) -> None:
    """A repealed duty is found too, after those in force, and keeps its group."""
    hits = search(now, "ร้องทุกข์")
    assert [str(hit.provision.citation) for hit in hits] == ["ข้อ 7 (10) (จ)", "ข้อ 7 (5) (ซ)"]
    assert [hit.provision.in_force for hit in hits] == [True, False]
    assert [hit.group.number for hit in hits if hit.group] == ["10", "5"]


def test_scores_fall_with_the_differences(now: Mandate) -> None:
    """As typed 1, with spaces between 0.9, without tone marks 0.8 or 0.7, with errors below 0.6, a part below 0.5."""
    queries = ["ลูกเสือ", "กีฬา สุขภาพ", "เครือขาย", "เครือขาย พัฒนา", "ยุวกาชาต", "งานวินัยนักเรียน"]
    scores = [search(now, query)[0].score for query in queries]
    assert scores == sorted(scores, reverse=True)
    assert scores[:4] == [1.0, 0.9, 0.8, 0.7]
    assert 0 < scores[5] < 0.5 < scores[4] < 0.6


@pytest.mark.parametrize(("text", "has"), [("ร้องเรียน", True), ("รองเรียน", True), ("ร้องเรียม", False), ("xyz", False)])
def test_words_of_the_law_are_recognised(now: Mandate, text: str, has: bool) -> None:
    """As they were typed, apart from tone marks; similar words do not count."""
    assert Texts(now).has(text) == has
