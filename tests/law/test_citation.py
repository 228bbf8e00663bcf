"""Citations are read in every form people write, and sorted in the order of the law."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandate_cli.law.citation import LETTERS, Citation, item_label, label_key, nearest

ITEM = "ข้อ 7 (10) (ข)"

WAYS = [
    (ITEM, ITEM),
    ("7 (10) (ข)", ITEM),
    ("7(10)(ข)", ITEM),
    ("ข้อ7(10)(ข)", ITEM),
    ("ข้อ ๗ (๑๐) (ข)", ITEM),
    ("7.10.ข", ITEM),
    (" ข้อ  7 ( 10 ) ( ข ) ", ITEM),
    ("(ข) ของ (10) ของข้อ 7", ITEM),
    ("(ข)ของ(10)ของข้อ7", ITEM),
    ("(10) (ข) ของข้อ 7", ITEM),
    ("(10) ของข้อ 6", "ข้อ 6 (10)"),
    ("ข้อ 07 (010)", "ข้อ 7 (10)"),
    ("ข้อ 7", "ข้อ 7"),
    ("มาตรา ๓๗ (๑)", "มาตรา 37 (1)"),
    ("(1) ของมาตรา 37", "มาตรา 37 (1)"),
    ("ข้อ 7/1 (ข/2)", "ข้อ 7/1 (ข/2)"),
    ("ข้อ ๗ทวิ", "ข้อ 7 ทวิ"),
    ("มาตรา ๓ ปัณรส", "มาตรา 3 ปัณรส"),
    ("ข้อ 7ทวิ(10ตรี)(ก ทวิ)", "ข้อ 7 ทวิ (10 ตรี) (ก ทวิ)"),
    ("มาตรา 7 จัตวา", "มาตรา 7 จัตวา"),
    ("ตามความในข้อ 7 (5)", "ข้อ 7 (5)"),
    ("(ข) ของ (10) ในข้อ 7", ITEM),
    ("ข้อ 7 (10) (ข) แห่งประกาศกระทรวงศึกษาธิการ เรื่อง ก พ.ศ. ๒๕๖๐", ITEM),
    ("(ข) ของ (10) ของข้อ 7 แห่งประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่ง", ITEM),
    ("มาตรา 37 (1) แห่งพระราชบัญญัตินี้", "มาตรา 37 (1)"),
]


@pytest.mark.parametrize(("written", "meant"), WAYS)
def test_citations_are_read_in_every_way_they_are_written(written: str, meant: str) -> None:
    """Thai or Arabic digits, with or without ข้อ and spaces, with dots, outermost or innermost part first."""
    assert str(Citation.parse(written)) == meant


@pytest.mark.parametrize(
    "text", ["", "ข้อ", "กลุ่ม", "(10)", "ข้อ 7 (", "ข้อ 7 ()", "ข้อ 7 (a)", "ข้อ 7 10", "ของข้อ 7", "ข้อ 7 ของ (5)", "-1"]
)
def test_a_text_that_is_not_a_citation_is_refused(text: str) -> None:
    """A text that is not a citation is never guessed to be one."""
    with pytest.raises(ValueError, match=r"^"):
        Citation.parse(text)


READ = [
    ("ข้อ 7 (10) (ข) ดำเนินการ", ITEM, "", "ดำเนินการ"),
    ("7(10)(ข)ดำเนินการ", ITEM, "", "ดำเนินการ"),
    ("ข้อ 7 (10) (ข) แห่งประกาศนี้ ดำเนินการ", ITEM, "ประกาศ", "ดำเนินการ"),
    ("ข้อ 7 แห่งประกาศ เรื่อง ก พ.ศ. 2560 ดำเนินการ", "ข้อ 7", "ประกาศ เรื่อง ก พ.ศ. 2560", "ดำเนินการ"),
    ("ข้อ 7 แห่งประกาศ พ.ศ. 2560 ซึ่งแก้ไขเพิ่มเติมโดย (ฉบับที่ 2) พ.ศ. 2561", "ข้อ 7", "ประกาศ พ.ศ. 2560", ""),
    ("ข้อ 7 แห่งประกาศ เรื่อง ก", "ข้อ 7", "ประกาศ เรื่อง ก", ""),
    ("ข้อ 7ทวิภาค", "ข้อ 7", "", "ทวิภาค"),
    ("ข้อ 7 (1) ... การ", "ข้อ 7 (1)", "", "... การ"),
]


@pytest.mark.parametrize(("text", "citation", "instrument", "rest"), READ)
def test_a_citation_at_the_beginning_of_a_text_is_read(text: str, citation: str, instrument: str, rest: str) -> None:
    """The citation, the instrument named after it, and the rest of the text."""
    found, of, end = Citation.read(text)
    assert (str(found), of, text[end:]) == (citation, instrument, rest)


@pytest.mark.parametrize(
    "text", ["7 ดำเนินการ", "7.10.การ", "7.10ดำ", "ข้อ 7 (ฤ) งาน", "ข้อ 7 10 งาน", "ข้อ 7 ของงาน", "9" * 5000]
)
def test_a_text_that_does_not_begin_with_a_citation_is_refused(text: str) -> None:
    """Not a number alone, nor a letter that begins a word; a broken citation is not read in part."""
    with pytest.raises(ValueError, match=r"^"):
        Citation.read(text)


LABEL = st.one_of(st.integers(1, 99).map(str), st.sampled_from(LETTERS)).flatmap(
    lambda head: st.sampled_from([head, f"{head}/1", f"{head}/12", f"{head} ทวิ", f"{head} ฉ"])
)

CITATIONS = st.builds(
    Citation,
    st.sampled_from(["ข้อ", "มาตรา"]),
    st.tuples(st.integers(1, 99).map(str), LABEL, LABEL).flatmap(
        lambda path: st.sampled_from([path[:n] for n in (1, 2, 3)])
    ),
    st.just(""),
)


@given(CITATIONS)
def test_a_printed_citation_parses_back(citation: Citation) -> None:
    """Printing and parsing give the same citation."""
    assert Citation.parse(str(citation)) == citation
    assert Citation.read(f"{citation} แห่งประกาศนี้ ดังต่อไปนี้")[:2] == (citation, "ประกาศ")


@pytest.mark.parametrize("number", range(2, 100))
def test_every_paragraph_is_read_as_it_is_printed(number: int) -> None:
    """Also the eleventh and those after it, by itself and before what it is of."""
    paragraph = Citation("มาตรา", ("34", f"วรรค {number}"), "")
    outermost, _, named = str(paragraph).partition(" วรรค")
    assert Citation.parse(str(paragraph)) == paragraph
    assert Citation.parse(f"วรรค{named}ของ{outermost}") == paragraph
    assert item_label(f"วรรค{named}") == paragraph.labels[-1]


@pytest.mark.parametrize("text", ["มาตรา 34 วรรคสองสิบ", "มาตรา 34 วรรคสิบหนึ่ง", "มาตรา 34 วรรคเอ็ด"])
def test_what_is_no_number_counts_no_paragraph(text: str) -> None:
    """Though its words stand in numbers."""
    with pytest.raises(ValueError, match=r"."):
        Citation.parse(text)


def test_labels_order_as_the_law_does() -> None:
    """Numbers by value, 7/1 after 7, letters in the order of drafting, which skips ฃ ฅ ฆ."""
    ordered = [
        "6",
        "7",
        "7/1",
        "7/2",
        "7/10",
        "8",
        "10",
        "ก",
        "ก/1",
        "ข",
        "ค",
        "ง",
        "ซ",
        "ฌ",
        "ญ",
        "ฎ",
        "ฏ",
        "ฐ",
        "ณ",
        "ด",
    ]
    assert sorted(sorted(ordered), key=label_key) == ordered
    for before, after in itertools.pairwise("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผ"):
        assert label_key(before) < label_key(after)


def test_the_act_stands_before_the_announcement() -> None:
    """มาตรา comes before ข้อ, a lead-in before its items."""
    ordered = ["มาตรา 37", "มาตรา 37 (1)", "ข้อ 5", "ข้อ 5 (2)", "ข้อ 7 (2) (ก)", "ข้อ 7 (10)", "ข้อ 7 (10) (ก)"]
    assert sorted(sorted(ordered), key=lambda text: Citation.parse(text).order) == ordered


def test_a_citation_knows_its_place() -> None:
    """Its parent, its top, its children, and what it stands within."""
    item, group = Citation.parse(ITEM), Citation.parse("ข้อ 7 (10)")
    assert item.parent == group
    assert group.child("ข") == item
    assert item.top == Citation.parse("ข้อ 7")
    assert item.top.parent is None
    assert item.within(group)
    assert item.within(item)
    assert not group.within(item)
    assert not Citation.parse("มาตรา 7 (10)").within(item.top)


NEAR = [
    ("ข้อ 7 (5) (ฏ)", ["ข้อ 7 (5) (ข)", "ข้อ 7 (5) (ก)", "ข้อ 7 (5)"]),
    ("ข้อ 7 (7)", ["ข้อ 7 (5)", "ข้อ 7 (1)", "ข้อ 7"]),
    ("ข้อ 5 (9)", ["ข้อ 5", "ข้อ 7 (1)", "ข้อ 7 (5)"]),
    ("มาตรา 3", ["มาตรา 37", "มาตรา 37 (1)", "ข้อ 5"]),
]


@pytest.mark.parametrize(("wanted", "expected"), NEAR)
def test_the_nearest_citations_share_the_most(wanted: str, expected: list[str]) -> None:
    """They have the same kind, then the longest common path, then the same depth, then the smallest distance."""
    existing = ["มาตรา 37", "มาตรา 37 (1)", "ข้อ 5", "ข้อ 7", "ข้อ 7 (1)", "ข้อ 7 (5)", "ข้อ 7 (5) (ก)", "ข้อ 7 (5) (ข)"]
    found = nearest(Citation.parse(wanted), map(Citation.parse, existing))
    assert [str(citation) for citation in found] == expected
