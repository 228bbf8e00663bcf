"""Texts divided into words."""

from __future__ import annotations

import pytest

from mandate_cli.thai.words import PERHAPS, SURELY, WHOLE, WordList, abbreviations, carries_meaning, cuts, telling

LISTED = ["โรง", "เรียน", "โรงเรียน", "ทาง", "การศึกษา", "ทางการ", "ศึกษา", "บุคคล", "องค์กร", "ครู", "การ", "จัดทำ"]
BESIDE_THEM = ["ขอ", "ของ", "งบ", "สร้าง", "ร้าง", "กบข", "ปพ", "บส.", "นร.", "กศม."]
WORDS = WordList.of([*LISTED, *BESIDE_THEM])

DIVIDED = [
    ("โรงเรียน", ["โรงเรียน"], "the longest word"),
    ("ทางการศึกษา", ["ทาง", "การศึกษา"], "การ makes a noun of what follows"),
    ("การจัดทำ", ["การ", "จัดทำ"], "and stands alone before what is no noun"),
    ("ครูวิฬาร์โรงเรียน", ["ครู", "วิฬาร์", "โรงเรียน"], "an unknown stretch is one word"),
    ("ก.บ.ข. กบข", ["กบข", "กบข"], "an abbreviation without its dots"),
    ("ก บ ข", ["กบข"], "or spaces"),
    ("ก-บ-ข", ["กบข"], "or hyphens"),
    ("ปพ.1 ปพ 1 ปพ1", ["ปพ1", "ปพ1", "ปพ1"], "a short number belongs to the abbreviation before it"),
    ("ปพ 2561", ["ปพ", "2561"], "a long one does not"),
    ("ครู 12", ["ครู", "12"], "nor after a word"),
    ("e-gp o net", ["egp", "onet"], "Latin letters joined to a word"),
    ("ของบสร้าง", ["ขอ", "งบ", "สร้าง"], "words, rather than other words with an abbreviation among them"),
    ("ขอบส", ["ขอ", "บส"], "but an abbreviation, where it is no word"),
    ("นร.ม.1 นร. ม. 4", ["นร", "ม1", "นร", "ม4"], "a grade is no part of the abbreviation before it"),
    ("กศ.ม.", ["กศม"], "but a degree is one abbreviation"),
    ("can i ask a school", ["can", "i", "ask", "a", "school"], "unless they are words"),
    ("school's yearly report", ["school", "s", "yearly", "report"], "or follow an apostrophe"),
    ("i’m a teacher", ["i", "m", "a", "teacher"], "whatever its shape"),
    ("“ครู”, (ครู)", ["ครู", "ครู"], "signs are no words"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "words", "why"), DIVIDED)
def test_a_text_is_divided_into_words(text: str, words: list[str], why: str) -> None:
    """Each stands where it says in the text."""
    found = WORDS.divide(text)
    assert [word.text for word in found] == words, why
    assert all(text[word.start] == word.text[0] for word in found)
    assert all(found[at].end <= found[at + 1].start for at in range(len(found) - 1))


def test_words_are_loaded_by_their_first_letters_once() -> None:
    """A list on disk is read as far as it is needed."""
    asked: list[str] = []

    def load(head: str) -> list[str]:
        asked.append(head)
        return ["ครู"] if head == "คร" else []

    words = WordList(load)
    assert "ครู" in words
    assert "ครัว" not in words
    assert "xyz" not in words
    assert words.divide("ครู")[0].text == "ครู"
    assert sorted(asked) == ["xy", "คร", "รู"]


EDGES = [
    ("โรงเรียน", {0, 3, 8}, "also inside a word that is two"),
    ("ทางการศึกษา", {0, 3, 6, 11}, "of every division nearly as good"),
    ("บุคคลองค์กร", {0, 5, 11}, "not where a word ends only by cutting another"),
    ("วิฬาร์", {0, 6}, "not inside an unknown stretch"),
]


@pytest.mark.parametrize(("run", "edges", "why"), EDGES)
def test_where_words_may_begin_or_end(run: str, edges: set[int], why: str) -> None:
    """A match of a search begins and ends there."""
    assert WORDS.edges(run) == edges, why


CUTS = [
    ("งานวิเทศสัมพันธ์", {0, 3}, set(), "a word that is one"),
    ("งบประมาณ", {0}, {2}, "a word of two words"),
    ("ทางการศึกษา", {0, 3, 6}, set(), "of two divisions that are as good"),
    ("ฆฆฅฅ", {0}, {1, 2, 3}, "what the list lacks"),
]


@pytest.mark.parametrize(("run", "whole", "perhaps", "why"), CUTS)
def test_where_a_word_is_cut(run: str, whole: set[int], perhaps: set[int], why: str) -> None:
    """At each place it is, perhaps it is, or it is not."""
    ranks = [WHOLE if place in whole else PERHAPS if place in perhaps else SURELY for place in range(len(run))]
    assert cuts(run) == ranks, why


@pytest.mark.parametrize("word", ["ใคร", "ครับ", "2561", "4", "x"])
def test_words_without_meaning(word: str) -> None:
    """Words of grammar and courtesy, years, single digits and Latin letters."""
    assert not carries_meaning(word)


def test_words_that_carry_meaning_or_all() -> None:
    """A question of words without meaning is all there is."""
    assert [word.text for word in telling(WORDS.divide("ครู 12"))] == ["ครู", "12"]
    assert [word.text for word in telling(WORDS.divide("ครู ครับ"))] == ["ครู"]
    assert [word.text for word in telling(WORDS.divide("ครับ"))] == ["ครับ"]
    assert [word.text for word in telling(WORDS.divide("ครู x 4"))] == ["ครู"]


def test_abbreviations_are_those_written_with_dots() -> None:
    """Two written together are no third."""
    assert abbreviations(["ถาม ผอ. รร. ว่า ผอ.รร. ก.บ.ข.", "ครู ม.6", "ก. ข้อแรก", "นร.ม.1"]) == {"ผอ", "รร", "กบข", "นร"}
