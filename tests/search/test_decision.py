"""Is it ours, and is the first group right."""

from __future__ import annotations

import math

import pytest

from mandate_cli.search import decision
from mandate_cli.search.decision import Features, Logistic
from mandate_cli.search.question import read
from mandate_cli.search.ranking import Pool, rank
from tests.search.small import MODEL, WORDS, first_letter, index, law, other, phrase

BUILT = index(phrase("ย้ายครู", "a1"), phrase("ย้ายนักเรียน", "b1"), phrase("ร้องเรียนครู", "a2"), other("ย้ายบ้าน"))


def features(text: str) -> Features:
    """The features of a question."""
    return decision.features(rank(BUILT, Pool(1.0, 1.0), read(text, WORDS), first_letter), first_letter)


def test_what_no_entry_explains_is_seen() -> None:
    """By its part of the question's words, weighed by rarity."""
    known, strange, nothing = features("ย้ายครู"), features("ย้ายวิทยุ"), features("วิทยุ")
    assert (known.known, known.found) == (1.0, 1.0)
    assert 0 < strange.known < 0.5
    assert (nothing.known, nothing.found, nothing.best) == (0.0, 0.0, 0.0)
    assert known.strange < strange.strange < nothing.strange == math.log(1.02)


def test_words_of_other_agencies_only_are_not_known() -> None:
    """บ้าน is in a task of another agency alone, whose share is seen too."""
    found = features("ย้ายบ้าน")
    assert found.known < 0.5
    assert found.voted > features("ย้ายครู").voted


def test_one_everyday_word_is_known_by_how_many_entries_have_it() -> None:
    """A word that the list lacks, a word of the law and two words are no strays."""
    built = index(law("ยุบโรงเรียน", "a"), phrase("ย้ายครู", "b"), phrase("ขอย้ายวูดแบดจ์", "b"), other("ย้ายบ้าน"))

    def stray(text: str) -> float:
        return decision.features(rank(built, Pool(1.0, 1.0), read(text, WORDS), first_letter), first_letter).stray

    assert stray("วิทยุ") == 1
    assert stray("ย้าย") == stray("วูดแบดจ์") == stray("โรงเรียน") == stray("ย้ายครู") == 0


def test_the_more_entries_there_are_the_more_must_have_an_everyday_word() -> None:
    """Up to 24."""
    several = [phrase("ย้ายครู", "b")] * 2

    def stray(count: int) -> float:
        built = index(*several, *(phrase("ลูกเสือ", "a") for _ in range(count - 2)))
        return rank(built, Pool(1.0, 1.0), read("ย้าย", WORDS), first_letter).stray

    assert stray(400) == 0
    assert stray(1600) == pytest.approx(1 - math.log(3) / math.log(4))


def test_six_entries_of_the_best_group_explain_a_question() -> None:
    """Not more."""
    far = phrase("วินัยรถบ้านหลังคาบัญชีพนันออนไลน์ลูกเสือ", "a")
    built = index(*(phrase("ย้ายครู", "a") for _ in range(7)), far)
    ranking = rank(built, Pool(1.0, 1.0), read("ย้ายครูวินัย", WORDS), first_letter)
    assert decision.features(ranking, first_letter).found < 1


def test_the_first_group_is_sure_by_its_share_and_lead() -> None:
    """Where an entry is the question itself, all its groups are right."""
    pool = Pool(1.0, 1.0)
    alike = decision.group_features(rank(BUILT, pool, read("ย้าย", WORDS), first_letter), 0.5)
    assert alike.share < 1
    assert alike.ahead < alike.share
    assert decision.group_features(rank(BUILT, pool, read("ย้ายครู", WORDS), first_letter), 0.5) == (1.0, 1.0, 0.5)
    assert decision.group_features(rank(BUILT, pool, read("วิทยุ", WORDS), first_letter), 0.0) == (0.0, 0.0, 0.0)


def test_a_logistic_function_never_overflows() -> None:
    """However large its features are."""
    assert Logistic(0.0, (1.0,))((0.0,)) == 0.5
    assert Logistic(0.0, (1e6,))((1e6,)) == pytest.approx(1)
    assert 0 < Logistic(0.0, (-1e6,))((1e6,)) < 1e-12


def test_the_numbers_of_a_model_are_the_model() -> None:
    """Each has its name."""
    numbers = decision.numbers(MODEL)
    assert tuple(numbers) == decision.NAMES
    assert decision.model(numbers) == MODEL
