"""The index: keys, ngrams, postings."""

from __future__ import annotations

import pytest

from mandate_cli.search.index import Entry, Weights, build, key, ngrams

KEYS = [
    ("ย้ายครู", "^ยายครู$", "no tone marks"),
    ("ย้าย ครู", "^ยายครู$", "no spaces"),
    ("อยากย้ายครู ต้องติดต่อใครครับ", "^ยายครู$", "no words of a question"),
    ("ดำเนินการเกี่ยวกับการอุทธรณ์", "^การอุทธรณ$", "no words of any duty"),
    ("ใคร", "^ใคร$", "unless there is nothing else"),
    ("", "^$", "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), KEYS)
def test_keys(text: str, expected: str, why: str) -> None:
    """A key keeps only the words that carry meaning."""
    assert key(text) == expected, why


def test_ngrams() -> None:
    """Two to four letters, with the ends of the text, each once."""
    assert ngrams("^กขก$") == ["^ก", "กข", "ขก", "ก$", "^กข", "กขก", "ขก$", "^กขก", "กขก$"]


def test_an_index_of_nothing() -> None:
    """An empty index has no entries and no ngrams."""
    index = build([])
    assert (index.size, index.law_size, index.groups, index.known(["", "กข"])) == (0, 0, (), {})


def test_the_law_s_own_entries_come_first() -> None:
    """In the given order; an ngram has the numbers of its entries, and its weights."""
    entries = [
        Entry("vocabulary", "ย้ายครู", ("ข้อ 7 (5) (ค)",)),
        Entry("text", "การย้าย", ("ข้อ 7 (5) (ก)",)),
        Entry("elsewhere", "ย้ายบ้าน", ("อำเภอ",)),
    ]
    index = build(entries, Weights(("ข้อ 6 (5)", "elsewhere"), {"": "1\t-2", "ยา": "300\t0", "ไม่": "0\t9"}))
    assert [index.entry(number) for number in range(index.size)] == [entries[1], entries[0], entries[2]]
    assert [index.key(number) for number in range(index.size)] == ["^การยาย$", "^ยายครู$", "^ยายบาน$"]
    known = index.known(["ยา", "คร", "ไม่", "", "qq"])
    assert [(ngram.letters, ngram.entries, ngram.weights) for ngram in known.values()] == [
        ("ยา", 3, [300, 0]),
        ("คร", 1, None),
        ("ไม่", 0, [0, 9]),
        ("", 0, [1, -2]),
    ]
    assert [list(index.postings(ngram)) for ngram in known.values()] == [[0, 1, 2], [1], [], []]
    assert (index.law_size, index.groups) == (1, ("ข้อ 6 (5)", "elsewhere"))
