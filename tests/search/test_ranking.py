"""Which group a question leads to."""

from __future__ import annotations

import pytest

from mandate_cli.search.entries import LAPSED, OTHER_AGENCY
from mandate_cli.search.question import read
from mandate_cli.search.ranking import Pool, Ranking, by_group, groups_or_none, named, pooled, rank
from tests.search.small import WORDS, first_letter, index, law, other, phrase

POOL = Pool(1.0, 1.0)


def ranked(text: str) -> Ranking:
    """Where a question leads in a small index."""
    built = index(
        phrase("ย้ายครู", "a1"),
        phrase("ย้ายนักเรียน", "b1", "a1"),
        phrase("ซ่อมหลังคา", "x1"),
        phrase("ขอลูกเสือ", "b1"),
        phrase("วินัย", "x1"),
        law("ตรวจสอบบัญชี", "c1"),
        other("ย้ายบ้าน", "อำเภอ"),
        weights={"": "0 0:0", "=ย้าย": "100 0:60"},
        duties=("a1", OTHER_AGENCY),
    )
    return rank(built, POOL, read(text, WORDS), first_letter)


def test_what_is_the_question_itself_decides_alone() -> None:
    """And its further duties count less than the first."""
    found = ranked("ย้ายนักเรียน")
    assert found.same
    assert [*found.groups] == ["b", "a"]
    assert found.groups["a"] == pytest.approx(0.8 * found.groups["b"])
    assert found.fitted == {}


def test_what_an_entry_has_letter_for_letter_is_no_typing_error() -> None:
    """Whatever spaces stand between its words, they are the entry's."""
    for text in ("ซ่อมหลังคา", "ซ่อม หลัง คา"):
        found = ranked(text)
        assert (found.spelled.words, found.spelled.corrected) == ({"ซ่อม": 1.0, "หลังคา": 1.0}, {})
        assert found.same


def test_what_is_meant_may_be_an_entry_letter_for_letter() -> None:
    """Then it decides alone too, and the word that was put right counts less."""
    found = ranked("ซ่อมหลังคร")
    assert found.spelled.corrected == {"หลังคา": "หลังคร"}
    assert [near.of.entry.text for near in found.near] == ["ซ่อมหลังคา"]
    assert (found.same, found.spelled.words["หลังคา"]) == (True, 0.9)


def test_what_has_the_words_of_an_entry_in_their_order_is_the_entry() -> None:
    """Whatever words of grammar stand between them; the order counts, and a single word must be the whole entry."""
    found = ranked("การย้ายเรื่องนักเรียน")
    assert (found.same, found.best) == (True, "b")
    assert not ranked("นักเรียนย้าย").same
    assert ranked("เรื่องการวินัย").same
    assert not ranked("เรื่องการลูกเสือ").same


def test_neighbours_and_weights_are_pooled() -> None:
    """All shares are one together, best first."""
    found = ranked("อยากย้าย")
    assert (found.same, found.best, found.first) == (False, "a", "a")
    assert sum(found.groups.values()) == pytest.approx(1)
    assert [*found.groups.values()] == sorted(found.groups.values(), reverse=True)
    assert found.fitted["a1"] > 0.9


def test_what_nobody_has_keeps_its_share() -> None:
    """Neither its neighbours nor other agencies answer in its place."""
    found = ranked("ซ่อมหลังคา")
    assert (found.first, found.best) == (LAPSED, None)


def test_a_question_like_nothing_leads_nowhere() -> None:
    """Only what any question says is left."""
    found = ranked("xyz")
    assert found.near == []
    assert found.voted == {}


def test_duties_are_summed_up_by_their_groups() -> None:
    """A duty that was split is shared by its groups, the likelier first."""
    shares = by_group({"a1": 0.2, "a2": 0.3, "x": 0.1, OTHER_AGENCY: 0.1, "yz": 0.3}, first_letter)
    assert shares["a"] == pytest.approx(0.5)
    assert (shares[LAPSED], shares[OTHER_AGENCY]) == (0.1, 0.1)
    assert shares["y"] == pytest.approx(0.3 / 1.8)
    assert shares["z"] == pytest.approx(0.3 * 0.8 / 1.8)
    assert groups_or_none("x", first_letter) == (LAPSED,)
    assert named(shares).keys() == {"a", "y", "z"}


def test_a_share_that_only_one_kind_of_evidence_gives_is_small() -> None:
    """Both are multiplied; without weights the neighbours decide."""
    assert pooled({"a": 0.4, "b": 0.6}, {}, POOL) == {"b": 0.6, "a": 0.4}
    both = pooled({"a": 0.5, "b": 0.5}, {"a": 0.9, "c": 0.1}, POOL)
    assert [*both] == ["a", "b", "c"]
    assert both["a"] > 0.9
