"""Typing errors, and words that are no typing errors."""

from __future__ import annotations

import pytest

from mandate_cli.search.index import Index
from mandate_cli.search.nearness import by_letters
from mandate_cli.search.question import Spelled
from mandate_cli.search.question import read as read_question
from mandate_cli.search.typing_errors import errors, spelled
from mandate_cli.thai.normalise import normalise
from tests.search.small import WORDS, index, phrase

BUILT = index(
    phrase("ร้องเรียนครู", "a"),
    phrase("ยุบโรงเรียน", "b"),
    phrase("พนันออนไลน์", "c"),
    phrase("เลื่อนวิทยฐานะ", "d"),
    phrase("ซ่อมรถ", "e"),
    phrase("พนัน 7979", "f"),
    phrase("แกงเขียว", "g"),
    phrase("ratio complaint", "h"),
    phrase("form mailbox", "i"),
    phrase("บิ๊กซี", "j"),
    phrase("บิกซี", "k"),
    phrase("ตารางสอน", "l"),
    phrase("ประชาสัมพันธ์", "o"),
    phrase("สอบครู ตาราง", "m"),
    phrase("ค่าพยาบาล พ.ย.", "n"),
)


def read(text: str) -> Spelled:
    """How the words of a question are read."""
    divided = WORDS.divide(normalise(text))
    return spelled(BUILT, divided, range(BUILT.size))


def test_what_is_left_of_a_mistyped_stretch_is_words(index: Index) -> None:
    """A stretch may hold more than the word with the error: its other words are asked too."""
    for text, right, left in (("เบิก่คาเช้าบ้าน", "เบิก", {"คา", "เช้า"}), ("ป้องกนัเล่นพนัน", "ป้องกัน", {"เล่น"})):
        question = read_question(text, index.words)
        found = spelled(index, question.words, by_letters(index, question.key).candidates)
        assert right in found.corrected
        assert left <= set(found.words)


READ = [
    ("ร้องเรีนย", {"ร้องเรียน": "ร้องเรีนย"}, "two letters changed places"),
    ("ร้องเรยน", {"ร้องเรียน": "ร้องเรยน"}, "a sign is missing"),
    ("วิดทะยะถานะ", {}, "more errors than are forgiven"),
    ("วิทยถานะ", {"วิทยฐานะ": "วิทยถานะ"}, "a letter of the same sound"),
    ("ยุพโรงเรียน", {"ยุบโรงเรียน": "ยุพโรงเรียน"}, "a short word, beside another one"),
    ("รถ", {}, "a word is itself"),
    ("รถย", {}, "what is shorter than a word of four letters is told from another word by nothing"),
    ("วิทยุ", {}, "a word of Thai is no typing error of another word"),
    ("ร้องเรียน", {}, "no error"),
    ("แกงเขียว", {}, "words, however near"),
    ("radio", {}, "a short word in Latin letters, for which there is no list"),
    ("complaimt", {"complaint": "complaimt"}, "a longer one"),
    ("omplaint", {}, "a Latin word of another first letter"),
    ("พนัน 7978", {}, "another number is no typing error"),
    ("หวานรถ", {}, "a word that no entry has, and another one, are near no word"),
    ("ยุบซ่อม", {}, "words of Thai are rather beside each other than one word with an error"),
    ("ขอร้องเรยนครู", {"ร้องเรียน": "ร้องเรยน"}, "what is left of a stretch before and behind is words"),
    ("แกงวิทยถานะขม", {}, "what is left of a stretch is no word, so the stretch is more likely a name"),
    ("พนันออนลายน์", {}, "two errors in a word of eight letters"),
    ("รถ บิกซี", {}, "a word that an entry has is none, wherever it stands"),
    ("for mailbox", {}, "Latin words that stand apart are no other two words"),
    ("ประชาสำพันธ์", {"ประชาสัมพันธ์": "ประชาสำพันธ์"}, "สำ sounds as สัม"),
    ("ตารางสอบ", {}, "a word of three consonants is no piece of a mistyped one beside another word"),
    ("สอบตารางสอบ", {}, "nor is it before one"),
    ("ค่าพยบาล", {"พยาบาล": "พยบาล"}, "but the letters of an abbreviation are"),
]


@pytest.mark.parametrize(("text", "corrected", "why"), READ)
def test_typing_errors_are_read_as_the_words_they_are_meant_for(text: str, corrected: dict[str, str], why: str) -> None:
    """By the words of the candidates only."""
    assert read(text).corrected == corrected, why


def test_a_word_with_an_error_counts_less() -> None:
    """Than the word itself."""
    assert read("ร้องเรีนยครู").words == {"ร้องเรียน": 0.9, "ครู": 1.0}


def test_a_word_torn_apart_is_the_word() -> None:
    """By spaces; nothing was corrected."""
    assert read("ออน ไลน์") == Spelled({"ออนไลน์": 1.0}, {})


def test_a_word_of_grammar_without_its_tone_mark_is_no_strange_word() -> None:
    """It is put right, too, and nothing is said of it."""
    assert read("เรือง ครู") == Spelled({"ครู": 1.0}, {})
    assert read("เมือง ครู").words == {"เมือง": 1.0, "ครู": 1.0}


def test_a_question_with_an_error_is_compared_as_it_is_meant() -> None:
    """The word of the entry stands in the place of what was typed for it, once, whatever parts that was."""
    assert read("ครู ร้องเรีนย").text == "ครูร้องเรียน"
    assert read("ครู ร้องเรียน").text == ""


ERRORS = [
    ("ร้องเรียน", "ร้องเรียน", 0.0),
    ("รองเรียน", "ร้องเรียน", 0.0),
    ("วิทยถานะ", "วิทยฐานะ", pytest.approx(1 / 3)),
    ("ร้องเรียม", "ร้องเรียน", 1.0),
    ("ร้องเพลง", "ร้องเรียน", 4.0),
]


@pytest.mark.parametrize(("typed", "word", "count"), ERRORS)
def test_errors_between_two_words(typed: str, word: str, count: float) -> None:
    """Tone marks count nothing, a letter of the same sound a third."""
    assert errors(typed, word) == count
