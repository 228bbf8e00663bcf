"""Typing errors, and words that are no typing errors."""

from __future__ import annotations

import pytest

from mandate_cli.search.typing_errors import Spelled, errors, spelled
from mandate_cli.thai.normalise import normalise
from mandate_cli.thai.words import telling
from tests.search.small import WORDS, index, phrase

BUILT = index(
    phrase("ร้องเรียนครู", "a"),
    phrase("ยุบโรงเรียน", "b"),
    phrase("พนันออนไลน์", "c"),
    phrase("เลื่อนวิทยฐานะ", "d"),
    phrase("ซ่อมรถ", "e"),
    phrase("พนัน 7979", "f"),
)


def read(text: str) -> Spelled:
    """How the words of a question are read."""
    divided = WORDS.divide(normalise(text))
    return spelled(BUILT, divided, telling(divided), range(BUILT.size))


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
    ("พนัน 7978", {}, "another number is no typing error"),
    ("หวานรถ", {}, "words of Thai are rather beside each other than one word with an error"),
]


@pytest.mark.parametrize(("text", "corrected", "why"), READ)
def test_typing_errors_are_read_as_the_words_they_are_meant_for(text: str, corrected: dict[str, str], why: str) -> None:
    """By the words of the candidates only."""
    assert read(text).corrected == corrected, why


def test_a_word_with_an_error_counts_less() -> None:
    """Than the word itself."""
    assert read("ร้องเรีนยครู").words == {"ร้องเรียน": 0.8, "ครู": 1.0}


def test_a_word_torn_apart_is_the_word() -> None:
    """By spaces; nothing was corrected."""
    assert read("ออน ไลน์") == Spelled({"ออนไลน์": 1.0}, {})


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
