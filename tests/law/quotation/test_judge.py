"""Verdicts that the table of citations does not have."""

from __future__ import annotations

import pytest

from mandate_cli.law.mandate import Law
from mandate_cli.law.quotation import Checker
from tests.law.quotation import FOREIGN, TITLE, told


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        (f"{FOREIGN} ตามข้อ 7 (8) (ฌ) {FOREIGN}", ["ข้อ 7 (8) (ฌ) in-force", "ข้อ 7 (8) (ฌ) in-force"]),
        (f"{FOREIGN} ตามประกาศฯ ข้อ 7 (8) (ฌ)", ["ข้อ 7 (8) (ฌ) in-force"]),
        ("ข้อ 7 (8) (ฌ) กำหนดให้ “ก” และยังให้ “ข” ด้วย", ["ข้อ 7 (8) (ฌ) words-between"] * 2),
        (f"ข้อ 7 (8) (ฌ) กำหนดว่า {FOREIGN} มิได้", ["ข้อ 7 (8) (ฌ) denied"]),
        ("ข้อ 7 (8) (ฌ) “งา”", ["ข้อ 7 (8) (ฌ) too-short"]),
        ("ข้อ 7 (8) (ฌ) “ ”", ["ข้อ 7 (8) (ฌ) in-force"]),
        ("ข้อ 7 (1) (ฌ) “ใช่งานของส่วนราชการใดโดยเฉพาะ”", ["ข้อ 7 (1) (ฌ) denial-left-out"]),
        ("ข้อ 7 (1) (ฌ) “ปฏิบัติหน้าที่อื่น … ของส่วนราชการใด”", ["ข้อ 7 (1) (ฌ) denial-left-out"]),
        ("ข้อ 7 (1) (ฌ) “ปฏิบัติหน้าที่อื่น … ที่มิใช่งานของส่วนราชการใด”", ["ข้อ 7 (1) (ฌ) in-force"]),
        ("ข้อ 7 (8) (ฌ) “(ญ) ดำเนินงานวิเทศสัมพันธ์”", ["ข้อ 7 (8) (ฌ) text-differs"]),
        ("ข้อ 7 (8) (ฌ) “(ฌ) ดำเนินงานวิเทศสัมพันธ์”", ["ข้อ 7 (8) (ฌ) in-force"]),
        ("ข้อ 7 (8) (ฌ) ดำเนินงานวิเทศสัมพันธ", ["ข้อ 7 (8) (ฌ) damaged-quotation"]),
        ("ข้อ 7 (5) “ดำเนิน", ["ข้อ 7 (5) replaced-not-held"]),
        ("ข้อ 7 ของระเบียบ มิได้กำหนดว่า “ดำเนินงาน”", ["ข้อ 7 another-law"]),
        (f"ข้อ 7 (1) แห่ง{TITLE} มิได้บัญญัติว่า {FOREIGN}", ["ข้อ 7 (1) denied"]),
        (
            "ข้อ 7 (4) “กลุ่มบริหารงานการเงินและสินทรัพย์ มีอำนาจหน้าที่ดังต่อไปนี้ (ก) ดำเนินงานเกี่ยวกับงานบริหารการเงิน”",
            ["ข้อ 7 (4) in-force"],
        ),
        ("ข้อ 7 (4) “กลุ่มบริหารงานการเงินและสินทรัพย์ มีอำนาจหน้าที่ … (ค) ดำเนินงานเกี่ยวกับงานบริหารงานพัสดุ”", ["ข้อ 7 (4) in-force"]),
        ("“ปฏิบัติงานร่วมกับหรือสนับสนุนการปฏิบัติงานของหน่วยงานอื่นที่เกี่ยวข้องหรือที่ได้รับมอบหมาย”", ["? several-provisions"]),
        ("“สวัสดีครับผม”", []),
    ],
)
def test_verdicts(checker: Checker, text: str, outcomes: list[str]) -> None:
    """A quotation is judged with its citation, and only if the words between them are understood."""
    assert [told(verdict) for verdict in checker.text(text)] == outcomes


def test_all_that_is_held_is_right(law: Law, checker: Checker) -> None:
    """Every provision, cited alone, with its instrument, and with its words in marks or without, is judged alike."""
    for citation, versions in law.versions.items():
        title = law.instrument(citation).title
        words = versions[-1].words.text
        mark = "“" in words
        amends = law.instrument(citation).amends
        of = f"{citation} แห่ง{title}"
        for written in [
            of,
            *([] if mark else [f"{of} “{words}”"]),
            *([] if amends else [str(citation), f"{citation} {words}"]),
        ]:
            verdict = checker.text(written)[0]
            assert verdict.citation == str(citation)
            assert verdict.difference is None
            assert verdict.verdict in {"in-force", "was-in-force", "cannot-tell"}
            assert (verdict.reason in {"replaced-not-held", "account"}) == (verdict.verdict == "cannot-tell")
            if verdict.reason == "account":  # of one section, whose own words are not held
                assert words.startswith(title)


def test_words_as_the_source_printed_them(checker: Checker) -> None:
    """A quotation of the print is right, and its slip is shown."""
    (verdict,) = checker.text("ข้อ 5 (11) “ประสานการปฏิบัติราชการทั่วไบบงค์กรหรือหน่วยงานต่าง ๆ”")
    assert (verdict.verdict, verdict.reason) == ("in-force", "as-printed")
    assert "[-ไบบงค์กร-]{+ไปกับองค์กร+}" in str(verdict.remark)
