"""The index in memory."""

from __future__ import annotations

import pytest

from mandate_cli.search.index import rarity, word_terms
from tests.search.small import index, law, other, phrase


def test_entries_of_the_law_come_first() -> None:
    """Each with its key and its words that carry meaning."""
    built = index(phrase("ย้ายครู", "a"), law("เรื่องวินัย", "b"), other("ย้ายบ้าน"))
    assert [each.entry.text for each in built.entries(range(built.size))] == ["เรื่องวินัย", "ย้ายครู", "ย้ายบ้าน"]
    assert built.entries([1])[0].key == "^ยายครู$"
    assert [each.content for each in built.entries(range(3))] == [("วินัย",), ("ย้าย", "ครู"), ("ย้าย", "บ้าน")]


def test_terms_know_the_entries_that_have_them() -> None:
    """Ngrams and words apart; of words also how many entries of ours have them."""
    built = index(phrase("ย้ายครู", "a"), other("ย้ายบ้าน"), weights={"": "0 0:1", "ยา": "90 0:5"}, duties=("a",))
    terms = built.terms(["ยา", "", "ไม่มี", "ครู"])
    assert {name: (list(term.entries), *term[1:]) for name, term in terms.items()} == {
        "ยา": ([0, 1], 0, "90 0:5"),
        "": ([], 0, "0 0:1"),
        "ครู": ([0], 0, ""),
    }
    words = word_terms(built, ["ย้าย", "บ้าน", "วิทยุ"]).values()
    assert [(list(term.entries), term.ours) for term in words] == [([0, 1], 1), ([1], 0), ([], 0)]
    assert built.weighted == ("a",)
    assert index().weighted == ()


def test_what_is_rare_weighs_more() -> None:
    """The length of an entry is that of the vector of its rarities, and never nothing."""
    assert rarity(0, 9) > rarity(1, 9) > rarity(9, 9) == 1
    built = index(phrase("ย้าย", "a"), phrase("?", "a"))
    assert list(built.word_lengths) == pytest.approx([rarity(1, 2), 1.0])  # in four bytes
    assert built.ngram_lengths[1] == pytest.approx(rarity(1, 2))


def test_the_words_of_a_duty_are_found_by_its_text() -> None:
    """Not those of a phrase that has the same text."""
    built = index(phrase("ย้ายครู", "a"), law("เรื่องวินัย", "b"))
    assert built.words_of_law("เรื่องวินัย") == ("วินัย",)
    assert built.words_of_law("ย้ายครู") == ()
