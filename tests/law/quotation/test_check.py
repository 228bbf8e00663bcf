"""One line, and texts piece by piece."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mandate_cli.law.mandate import Law
from mandate_cli.law.quotation import Checker, Piece, Place, cite, cited_in
from tests.law.quotation import TODAY, told


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("7.10", "ข้อ 7 (10) replaced-not-held"),
        ("7 (1) “ดำเนินการ”", "ข้อ 7 (1) in-force"),
        ("ดำเนินงานวิเทศสัมพันธ์", "ข้อ 7 (8) (ฌ) in-force"),
        ("ดำเนินงานต่างประเทศสัมพันธ์", "ข้อ 7 (8) (ฌ) text-differs"),
        ("วางแผนอัตรากำลังและกำหนดตำแหน่งว่าง", "ข้อ 7 (5) (ก) replaced-not-held"),
        ("7[1]ก", "? no-citation"),
        ("ข้อที่ ๗ (๘)", "ข้อ 7 (8) in-force"),
        ("ม. 5", "มาตรา 5 not-in-source"),
        ("7.11", "ข้อ 7 (11) no-such-provision"),
        ("7.8 งานส่งเสริมการศึกษา", "ข้อ 7 (8) words-without-marks"),
        ("ข้อ 7 (8) (ฌ) 1/2", "ข้อ 7 (8) (ฌ) item-or-list-mark"),
        *(
            (line, "? no-citation")
            for line in ["7.30 น.", "7.30-8.30 น.", "๗.๓๐ นาฬิกา", "7.8.2565", "๗.๘.๖๕", "192.168.7.8", "7.05", "7.8%"]
        ),
        *(
            (line, "? no-citation")
            for line in ["7.5 เมตร", "5.1 ล้านบาท", "7.5 กม.", "5.1 ตารางวา", "7.5 คะแนน", "7.8 MB", "5.2 คน"]
        ),
        ("สวัสดี", "? no-citation"),
    ],
)
def test_one_line(law: Law, line: str, outcome: str) -> None:
    """A line that a user typed as a citation or a quotation has a verdict, whatever it is."""
    (verdict,) = Checker(law, law.on(TODAY)).one(line)
    assert told(verdict) == outcome
    assert line[slice(*verdict.span)] == verdict.input


def test_a_line_of_two_numbers_is_two(law: Law) -> None:
    """Several citations on a line are several verdicts."""
    assert len(Checker(law, law.on(TODAY)).one("ข้อ 5 และข้อ 6")) == 2


def test_cited_in(law: Law) -> None:
    """The provisions that a line cites, in every spelling; none for other words."""
    assert [str(bound.citation) for bound in cited_in(law, "7(1)ก และ (ข)", TODAY)] == ["ข้อ 7 (1) (ก)", "ข้อ 7 (1) (ข)"]
    assert [str(bound.citation) for bound in cited_in(law, "7 (2)", TODAY)] == ["ข้อ 7 (2)"]
    assert cited_in(law, "สวัสดี", TODAY) == []


def test_pieces_are_judged_as_one_text(law: Law, checker: Checker) -> None:
    """Pieces have the verdicts of the whole text, each with its place; what the text numbers itself is surveyed."""
    text = "1. ก\n2. ข\nระเบียบ ก พ.ศ. 2550 ข้อ 9 “ เริ่ม\n\nตามข้อ 2\nข้อ 5 (1)\n\nประกาศฯ ข้อ 7 (1)\n"
    starts = [0, text.index("ตาม"), text.index("ประกาศ")]
    cut = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    pieces = [Piece(part, start, Place(line=1)) for part, start in zip(cut, starts, strict=True)]
    verdicts = list(checker.judge(pieces, checker.survey(pieces)))
    whole = cite(law, law.on(TODAY), text)
    assert [(verdict.input, verdict.span, verdict.reason) for verdict in verdicts] == [
        (verdict.input, verdict.span, verdict.reason) for verdict in whole
    ]
    assert [verdict.place and verdict.place.line for verdict in verdicts] == [3, 1, 2, 1]
    assert [verdict.reason for verdict in verdicts[1:3]] == ["another-law-before"] * 2


def test_lines_end_in_any_way_and_paragraphs_end_titles(checker: Checker) -> None:
    """A line of an old Mac is one; a title goes on in the next line, but not in the next paragraph of a document."""
    for ends in ("\n", "\r\n", "\r"):
        pieces = [Piece(f"ก{ends}ข้อ 5 แห่งประกาศฯ{ends}เรื่อง การรับสมัคร", 0, Place(line=3))]
        (verdict,) = checker.judge(pieces, checker.survey(pieces))
        assert (verdict.place, verdict.another_law) == (Place(line=4), True)
        pieces = [pieces[0]._replace(place=Place(paragraph=3))]
        (verdict,) = checker.judge(pieces, checker.survey(pieces))
        assert (verdict.place, verdict.instrument and verdict.instrument.id) == (
            Place(paragraph=4),
            "announcement-2560",
        )


def test_items_without_written_numbers_and_unreadable_pieces(checker: Checker) -> None:
    """The numbers that Word makes count as the text's own; what cannot be read is a verdict."""
    pieces = [
        Piece("ตามข้อ 5", 0, Place(paragraph=3), items=("5",)),
        Piece("\ufffd\ufffd", 9, Place(page=2), readable=False),
    ]
    first, second = checker.judge(pieces, checker.survey(pieces))
    assert told(first) == "ข้อ 5 own-item"
    assert first.place == Place(paragraph=3)
    assert (told(second), second.span) == ("? unreadable", (9, 11))
    assert Place(page=1).down(3) == Place(page=1)
