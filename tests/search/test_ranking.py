"""Ranking: nearest entries, fitted weights, and how sure that makes."""

from __future__ import annotations

import pytest

from mandate_cli.search import ranking
from mandate_cli.search.index import Entry, Weights, build
from mandate_cli.search.ranking import Ranking, confidence
from mandate_cli.search.vocabulary import OTHER_AGENCY

GROUPS = ("a", "b", "c")


def leads(entry: Entry) -> tuple[str, ...]:
    """Where an entry of these tests leads; an entry of a lapsed provision leads nowhere."""
    return tuple(group for group in entry.to if group != "lapsed")


def phrases(*rows: tuple[str, str]) -> list[Entry]:
    """Phrases, each with the groups it leads to."""
    return [Entry("vocabulary", text, tuple(to.split())) for text, to in rows]


def test_the_nearest_words_decide() -> None:
    """A typing error leaves most ngrams; a group's share is the sum of its entries; lapsed entries do not count."""
    index = build(phrases(("เลื่อนวิทยฐานะ", "a"), ("เลื่อนเงินเดือน", "b"), ("เลื่อนวิทยะฐานะ", "lapsed")))
    found = ranking.rank(index, "เลือนวิทยะฐานะ", GROUPS, leads)
    assert [group for group, _ in found.shares] == ["a", "b"]
    assert found.neighbours[0].entry.text == "เลื่อนวิทยฐานะ"
    assert 0.5 < found.neighbours[0].nearness < 0.95


TYPED = [
    ("เลือนวิทยฐานะ", "เลื่อนวิทยฐานะ", 1.0, "a tone mark is no letter"),
    ("เลื่อนวิทยะฐานะ", "เลื่อนวิทยฐานะ", 0.93, "one letter more"),
    ("เลื่อนวิทยะถานะ", "เลื่อนวิทยฐานะ", 0.0, "two errors in so short a word"),
    ("เครื่องราดอิสริยาพรณ์", "เครื่องราชอิสริยาภรณ์", 0.9, "two errors in a long one"),
    ("ลาบวก", "ลาบวช", 0.0, "too short to tell an error from another word"),
]


@pytest.mark.parametrize(("typed", "meant", "least", "why"), TYPED)
def test_typing_errors(typed: str, meant: str, least: float, why: str) -> None:
    """An entry that differs only by a typing error counts as nearly equal."""
    index = build(phrases((meant, "a"), ("ขอซื้อเครื่องถ่ายเอกสารใหม่ให้สำนักงาน", "b")))
    nearness = ranking.rank(index, typed, GROUPS, leads).neighbours[0].nearness
    assert (nearness >= least) if least else (nearness < 0.9), why


def test_an_equal_entry_decides_alone() -> None:
    """Other entries do not count then; an equal entry with two groups puts its first group first."""
    index = build(phrases(("สอบครู", "b a"), *((f"สอบครูผู้ช่วย{more}", "c") for more in "กขคงจฉช")))
    found = ranking.rank(index, "สอบครู", GROUPS, leads)
    assert [group for group, _ in found.shares] == ["b", "a"]
    assert sum(share for _, share in found.shares) == pytest.approx(1)


def test_a_query_that_stands_in_the_law_is_an_equal_entry() -> None:
    """Unless the word is too short, or in too many provisions, to name a task."""
    texts = ["การจัดสวัสดิการและสวัสดิภาพ", "การสอบสวนทางวินัย", "งานสวัสดิการอื่น", "สวัสดิการครู", "ระบบสวัสดิการ"]
    law = [Entry("text", text, (GROUPS[at % 3],)) for at, text in enumerate(texts)]
    found = ranking.rank(build(law), "สอบสวน", GROUPS, leads)
    assert (found.neighbours[0].nearness, found.neighbours[0].entry.text) == (1.0, texts[1])
    assert ranking.rank(build(law), "สวัสดิการ", GROUPS, leads).neighbours[0].nearness < 1
    assert ranking.rank(build(law), "สวน", GROUPS, leads).neighbours[0].nearness < 1


def test_a_word_of_many_groups_names_no_task() -> None:
    """A word inside entries of many groups is vague; inside those of one group, or as a whole entry, it is not."""
    rows = [(f"โรงเรียน{more}", GROUPS[at % 3]) for at, more in enumerate("กขคงจฉชซฌ")]
    assert ranking.rank(build(phrases(*rows)), "โรงเรียน", GROUPS, leads).vague
    assert confidence(ranking.rank(build(phrases(*rows)), "โรงเรียน", GROUPS, leads), "a") <= 0.4
    assert not ranking.rank(build(phrases(*rows, ("โรงเรียน", "a"))), "โรงเรียน", GROUPS, leads).vague
    assert not ranking.rank(build(phrases(*((text, "a") for text, _ in rows))), "โรงเรียน", GROUPS, leads).vague
    assert not ranking.rank(build(phrases(*rows[:5])), "โรงเรียน", GROUPS, leads).vague
    assert (
        ranking.rank(build(phrases(*((text, "lapsed") for text, _ in rows))), "โรงเรียน", GROUPS, leads).neighbours == ()
    )
    assert ranking.rank(build(phrases(*rows)), "รง", GROUPS, leads).vague
    assert ranking.rank(build(phrases(("ดำเนินการ", "a"))), "ต้องดำเนินการยังไง", GROUPS, leads).vague


@pytest.mark.parametrize("nonsense", ["ผผผผผผ", "555555", "zzzzzz", "lorem ipsum", "ฮผชคทอ", "2569"])
def test_random_letters_and_digits_name_no_task(nonsense: str) -> None:
    """Hardly any of their ngrams is known; a task with a typing error is not mistaken for them."""
    index = build(phrases(("จักสานไม้ไผ่", "a"), ("ระเบียบการลา 2555", "a"), ("วิทยฐานะ", "b"), ("ปี 2569", "a")))
    assert ranking.rank(index, nonsense, GROUPS, leads).vague
    assert not ranking.rank(index, "วิทยถานะ", GROUPS, leads).vague


def test_common_ngrams_are_looked_for_in_candidates_only() -> None:
    """The result equals that of comparing all entries."""
    rows = [(f"ขอครู{first}{second}", "a") for first in "กขคงจฉชซฌญ" * 8 for second in "ดตถทธนบปผฝพฟภมยรลวศษสหอฮ"]
    index = build(phrases(*rows, ("ขอครูเพิ่มด่วน", "b")))
    found = ranking.rank(index, "ขอครูเพิ่ม", GROUPS, leads)
    assert found.neighbours[0].entry.text == "ขอครูเพิ่มด่วน"
    assert found.neighbours[0].nearness > found.neighbours[1].nearness


WEIGHTS = Weights((*GROUPS, OTHER_AGENCY), {"": "0\t0\t0\t100", "สอ": "0\t2900\t0\t0", "ยา": "0\t0\t0\t900"})


def test_weights_and_nearest_words_are_fused() -> None:
    """Weights count for ngrams that no near entry has; a text without known ngrams is not weighed."""
    index = build(phrases(("จัดสอบ", "a b"), ("ยาเสพติด", "a")), WEIGHTS)
    found = ranking.rank(index, "สอด", GROUPS, leads)
    assert found.neighbours[0].groups == ("a", "b")
    assert found.shares[0][0] == "b"
    assert sum(share for _, share in found.shares) == pytest.approx(1)
    assert ranking.rank(index, "กกกก", GROUPS, leads).shares[0][0] == OTHER_AGENCY
    assert ranking.by_weights(index, "สอด")["b"] > ranking.by_weights(index, "สอด")[OTHER_AGENCY]


def test_weights_of_a_missing_group_do_not_count() -> None:
    """Then the nearest entries decide alone, with no more confidence than their similarity."""
    index = build(phrases(("จัดสอบ", "a"), ("ยาเสพติด", "a")), WEIGHTS)
    found = ranking.rank(index, "สอด", ("a", "c"), leads)
    assert [group for group, _ in found.shares] == ["a"]
    assert found.shares[0][1] == pytest.approx(found.neighbours[0].nearness)


def test_an_empty_index_and_an_empty_query() -> None:
    """Neither leads anywhere."""
    assert ranking.rank(build([]), "ย้ายครู", GROUPS, leads) == Ranking((), (), 0.0, vague=True)
    assert ranking.rank(build(phrases(("ย้ายครู", "a"))), "", GROUPS, leads).shares == ()


def test_confidence_grows_with_the_evidence_for_a_group() -> None:
    """It grows with the share of the group and the known part of the query, and falls with the next group's share."""
    sure = Ranking((("a", 0.9), ("b", 0.05), (OTHER_AGENCY, 0.05)), (), 1.0)
    beside = sure._replace(shares=(("a", 0.5), ("b", 0.45), (OTHER_AGENCY, 0.05)))
    other = sure._replace(shares=(("a", 0.5), ("b", 0.05), (OTHER_AGENCY, 0.45)))
    assert 0.9 < confidence(sure, "a") < 1
    assert confidence(sure, "a") > confidence(sure._replace(understood=0.2), "a")
    assert confidence(beside, "a") < 0.8 > confidence(other, "a")
