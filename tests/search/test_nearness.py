"""The entries near a question."""

from __future__ import annotations

import pytest

from mandate_cli.search import nearness
from mandate_cli.search.index import rarity, word_terms
from mandate_cli.search.ngrams import key
from tests.search.small import index, phrase

BUILT = index(phrase("ย้ายครู", "a"), phrase("ร้องเรียน", "b"), phrase("ซ่อมหลังคาโรงเรียน", "c"))


def near(text: str, words: list[str]) -> list[tuple[str, float, float]]:
    """The texts near a question, with both kinds of nearness."""
    letters = nearness.by_letters(BUILT, key(text))
    terms = word_terms(BUILT, words)
    weights = {word: rarity(len(term.entries), BUILT.size) for word, term in terms.items()}
    found = nearness.nearest(BUILT, letters, terms, weights)
    return [(each.of.entry.text, round(each.letters, 2), round(each.words, 2)) for each in found]


def test_the_same_words_are_as_near_as_can_be() -> None:
    """By letters and by words, whatever their order."""
    first, *_ = near("ย้ายครู", ["ย้าย", "ครู"])
    assert first == ("ย้ายครู", 1.0, 1.0)
    reordered, *_ = near("ครูย้าย", ["ครู", "ย้าย"])
    assert reordered[0] == "ย้ายครู"
    assert reordered[1] < 1 == reordered[2]


def test_shared_letters_alone_are_less_than_half_as_near() -> None:
    """โรงเรียน and ร้องเรียน share letters and no word."""
    by_word, by_letters = near("โรงเรียน", ["โรงเรียน"])
    assert by_word[0] == "ซ่อมหลังคาโรงเรียน"
    assert (by_letters[0], by_letters[2]) == ("ร้องเรียน", 0.0)
    assert by_letters[1] < 0.5


def test_nothing_is_near_what_shares_nothing() -> None:
    """Neither letters nor words."""
    assert near("xyz", ["xyz"]) == []
    assert near("", []) == []


def test_common_terms_find_no_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once enough postings were seen; they are counted among the candidates all the same."""
    assert len(nearness.by_letters(BUILT, key("ย้ายเรียน")).candidates) == 3
    whole = near("ย้ายครู", ["ย้าย", "ครู"])[0]
    monkeypatch.setattr(nearness, "_ENOUGH_SEEN", 1)
    assert len(nearness.by_letters(BUILT, key("ย้ายเรียน")).candidates) == 1
    assert near("ย้ายครู", ["ย้าย", "ครู"])[0] == whole


def test_a_common_word_counts_for_what_a_rare_word_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it finds nothing itself: of two entries with the rare word, the one that has both is kept."""
    built = index(phrase("บัญชีครู", "a"), phrase("รถครู", "a"), phrase("บัญชีบ้าน", "b"), phrase("หลังคาครู", "c"))
    monkeypatch.setattr(nearness, "_ENOUGH_SEEN", 2)
    monkeypatch.setattr(nearness, "_CANDIDATES", 1)
    terms = word_terms(built, ["บัญชี", "ครู"])
    assert len(terms["ครู"].entries) == 3
    weights = {word: rarity(len(term.entries), built.size) for word, term in terms.items()}
    found = nearness.nearest(built, nearness.by_letters(built, key("")), terms, weights)
    assert [near.of.entry.text for near in found] == ["บัญชีครู"]
