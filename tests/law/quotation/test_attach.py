"""Quotations that belong to no citation, for they are too far from it."""

from __future__ import annotations

from mandate_cli.law.mandate import Law
from mandate_cli.law.quotation import cite
from tests.law.quotation import TODAY


def test_a_quotation_far_before_a_citation_is_not_its_own(law: Law) -> None:
    """Nothing is looked for beyond the length that the name of an instrument may have."""
    (verdict,) = cite(law, law.on(TODAY), "“ดำเนินงาน” " + "ก" * 1200 + " ตามข้อ 5")
    assert (verdict.verdict, verdict.quotation) == ("in-force", None)


def test_a_quotation_far_from_a_citation_is_of_none(law: Law) -> None:
    """Unless it stands on its line, words between the two claim that it is, or it has words of the law."""
    far = "ประชุมกันแล้วเมื่อวานนี้ " * 4
    for text, quoted in (
        (f"ข้อ 7 (1) {far}“ไปเที่ยวทะเลกัน”", True),
        (f"ข้อ 7 (1) {far}\n“ไปเที่ยวทะเลกัน”", False),
        (f"ข้อ 7 (1) {far}\nมีข้อความว่า “ไปเที่ยวทะเลกัน”", True),
    ):
        (verdict,) = cite(law, law.on(TODAY), text)
        assert (verdict.quotation == "ไปเที่ยวทะเลกัน") == quoted
