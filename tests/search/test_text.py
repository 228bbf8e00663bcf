"""Words in the law."""

from __future__ import annotations

import pytest

from mandate_cli.dataset.tables import load_word_list
from mandate_cli.law.mandate import Mandate
from mandate_cli.search.text import APART, AS_PRINTED, NOTE, SOME, TEXT, TOGETHER, Hit, Texts
from mandate_cli.thai.words import WordList
from tests.conftest import DATA


@pytest.fixture(scope="module")
def texts(now: Mandate) -> Texts:
    """The law of today."""
    return Texts(now, WordList.of(load_word_list(DATA, ())))


def words(hit: Hit) -> list[str]:
    """What is marked."""
    text = dict(zip((TEXT, AS_PRINTED, NOTE), hit.provision.words, strict=True))[hit.where] or ""
    return [text[start:end] for start, end in hit.spans]


FOUND = [
    ("ลูกเสือ", "ข้อ 7 (8) (ฉ)", TOGETHER, ["ลูกเสือ"], "as typed"),
    ("วินัยนักเรียน", "ข้อ 7 (8) (ฉ)", TOGETHER, ["วินัยนักเรียน"], "two words side by side"),
    ("หนังสือรับรองต่างๆ", "ข้อ 7 (5) (ช)", TOGETHER, ["หนังสือรับรองต่าง"], "signs are no words"),
    ("สุขภาพ กีฬา", "ข้อ 7 (8) (ฉ)", APART, ["สุขภาพ", "กีฬา"], "words apart"),
    ("กีฬา สุขภาพ", "ข้อ 7 (8) (ฉ)", APART, ["สุขภาพ", "กีฬา"], "in any order"),
    ("ลูกเสือเนตรนารี", "ข้อ 7 (8) (ฉ)", APART, ["ลูกเสือ", "เนตรนารี"], "joined"),
    ("ลูกเสือและเนตรนารี", "ข้อ 7 (8) (ฉ)", APART, ["ลูกเสือ", "เนตรนารี"], "joined by a word"),
    ("ลูกเสือ/เนตรนารี", "ข้อ 7 (8) (ฉ)", APART, ["ลูกเสือ", "เนตรนารี"], "joined by a sign"),
    ("“ลูกเสือ”", "ข้อ 7 (8) (ฉ)", TOGETHER, ["ลูกเสือ"], "quoted"),
    ("คดีแพ่ง คดีอาญา", "ข้อ 7 (10) (ช)", TOGETHER, ["คดีแพ่ง คดีอาญา"], "over a space of the law"),
    ("คําปรึกษา", "ข้อ 7 (4) (จ)", TOGETHER, ["คำปรึกษา"], "decomposed sara am"),
    ("มาตรฐานวิชาชีพเเละจรรยาบรรณ", "ข้อ 7 (6) (ค)", TOGETHER, ["มาตรฐานวิชาชีพ และจรรยาบรรณ"], "two sara e"),
    ("งบ", "ข้อ 7 (2) (ข)", TOGETHER, ["งบ", "งบ"], "a part of a word that is one itself"),
    ("มี", "ข้อ 7 (8) (จ)", TOGETHER, ["มี"], "a word of a few letters"),
    ("และ", "มาตรา 37 (1)", TOGETHER, ["และ", "และ"], "a word that joins is found where nothing else is asked"),
    ("ร้องเรียน ร้องทุกข์", "ข้อ 7 (10) (จ)", SOME, ["ร้องทุกข์", "ร้องทุกข์"], "some of the words, if each stands somewhere"),
    ("ร้องเรียน และ ร้องทุกข์", "ข้อ 7 (10) (ข)", SOME, ["ร้องเรียน"], "in different provisions"),
]


@pytest.mark.parametrize(("query", "citation", "how", "marked", "why"), FOUND)
def test_search_finds_and_marks(texts: Texts, query: str, citation: str, how: str, marked: list[str], why: str) -> None:
    """What matched is marked whole."""
    found = texts.search(query)
    assert (found.nearly, found.meant) == ((), ())
    assert (citation, TEXT, how, marked) in [
        (str(hit.provision.citation), hit.where, hit.how, words(hit)) for hit in found.hits
    ], why


NEARLY = [
    ("รองทุกข", "ร้องทุกข์", "missing tone marks"),
    ("เครือขาย", "เครือข่าย", "a missing tone mark"),
    ("ร้องเรีน", "ร้องเรียน", "a missing letter"),
    ("ยุวกาชาต", "ยุวกาชาด", "a wrong letter"),
    ("ลูกเสือ ยุวกาชาต", "ยุวกาชาด", "one word right, one wrong"),
    ("คณะกรรมกานติดตาม", "คณะกรรมการติดตาม", "two words that stand beside each other"),
]


@pytest.mark.parametrize(("query", "word", "why"), NEARLY)
def test_nearly_the_same_words_are_offered_apart(texts: Texts, query: str, word: str, why: str) -> None:
    """And said to be so."""
    found = texts.search(query)
    assert found.hits == (), why
    assert word in {meant for _, meant in found.meant}
    assert all(word in "".join(words(hit)) for hit in found.nearly)
    assert not texts.has(query)


@pytest.mark.parametrize(
    "query",
    [
        *(
            "",
            "  ",
            "โรงเรียน",
            "ยุบโรงเรียน",
            "ใบขับขี่",
            "ปี",
            "xyz",
            "่",
            "คลอง",
            "ไอที",
            "กลับ",
            "ก",
            "ลูกเสือ วิทยุ",
            "วิทยุลูกเสือ",
        ),
        *("ร", "ทร", "ๆ", "รอ", "สำ", "นข", "วิ", "ทุ", "มาตรา38", "มาตรา๓๘", "2560", "กฎหมาย2560"),
    ],
)
def test_search_finds_nothing_rather_than_something_else(texts: Texts, query: str) -> None:
    """โรงเรียน is two letters from ร้องเรียน; คลอง stands over the end of a word in บุคคลองค์กร, รอ in การออก.

    A number is never meant for another.
    """
    assert texts.search(query) == ((), (), ())


def test_search_takes_thai_digits(texts: Texts) -> None:
    """A number in the law is found however it is typed."""
    assert texts.search("๒๕๔๖") == texts.search("2546")
    assert [str(hit.provision.citation) for hit in texts.search("2546").hits] == ["มาตรา 37"]


def test_search_puts_what_is_in_force_first(texts: Texts) -> None:
    """A repealed duty is found too, after those in force, and keeps its group."""
    hits = texts.search("ร้องทุกข์").hits
    assert [str(hit.provision.citation) for hit in hits] == ["ข้อ 7 (10) (จ)", "ข้อ 7 (5) (ซ)"]
    assert [hit.group.number for hit in hits if hit.group] == ["10", "5"]


def test_printed_words_and_notes_are_searched_too(texts: Texts) -> None:
    """And said to be what they are; where our reading has the words, it is what is found."""
    (note,) = texts.search("ความรับผิดทางละเมิด").hits
    assert (note.where, words(note)) == (NOTE, ["ความรับผิดทางละเมิด"])
    (printed,) = texts.search("สื่อวัตกรรม").hits
    assert (printed.where, words(printed)) == (AS_PRINTED, ["สื่อวัตกรรม"])
    assert all(hit.where == TEXT for hit in texts.search("หลักสูตร").hits)


def test_a_law_without_provisions_has_no_words(now: Mandate) -> None:
    """Nor is anything nearly found."""
    assert Texts(now._replace(versions={}), WordList.of([])).search("ลูกเสือ") == ((), (), ())
