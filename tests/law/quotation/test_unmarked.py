"""Words behind a citation without quotation marks: taken for a quotation, doubted, or the rest of a sentence."""

from __future__ import annotations

import pytest

from mandate_cli.law.quotation import Checker

DOUBT = "words-without-marks"
SENTENCES = [
    "ข้อ 7 (1) ให้กลุ่มอำนวยการรับผิดชอบงานสารบรรณ",
    "ข้อ 7 (1) กำหนดหน้าที่ของกลุ่มไว้",
    "ข้อ 7 (1) ยังใช้อยู่ไหม",
    "ข้อ 7 (1) ครับ",
    "ข้อ 7 (1) มีหน้าที่อะไร",
    "ข้อ 7 (1) ซึ่งเป็นหน้าที่ของกลุ่มอำนวยการ",
    "ข้อ 7 (1) ที่เกี่ยวกับงานสารบรรณ",
    "ข้อ 7 (1) ไม่ได้ห้ามไว้",
    "ข้อ 7 (1) เป็นหน้าที่ของใคร",
    "ข้อ 7 (1) แห่งประกาศฯ ได้กำหนดไว้แล้ว",
    "ข้อ 7 (1) โดยอนุโลม",
    "ข้อ 7 (1) ดังกล่าวใช้บังคับแล้ว",
    "ข้อ 7 (1) หรือไม่",
    "ข้อ 7 (1) ถูกยกเลิกหรือยัง",
    "ข้อ 7 (1) เพื่อทราบและถือปฏิบัติ",
    "ข้อ 7 (1) และข้อ 5 (2) เพื่อประกอบการพิจารณา",
    "ข้อ 7 (1) ของประกาศฯ ตามข้อ 5 (2)",
    "ตามข้อ 7 (1) กลุ่มอำนวยการมีหน้าที่ประสานงาน",
    "อาศัยอำนาจตาม\nข้อ 7 (1) ผู้อำนวยการแต่งตั้งคณะกรรมการ",
    "กลุ่มอำนวยการ (ข้อ 7 (1)) ประสานงานกับทุกกลุ่ม",
    "โปรดดูข้อ 7 (1) หน้าแรกของประกาศ",
    "1\tงานสารบรรณ\tข้อ 7 (1) (ก)\n2\tงานพัสดุ\tข้อ 7 (4) (ค)",
    "1|งานสารบรรณ|ข้อ 7 (1) (ก)|\n2|งานพัสดุ|ข้อ 7 (4) (ค)|",
]
QUOTED = {
    "ข้อ 7 (8) (ฌ) ดำเนินงานวิเทศสัมพันธ์": "in-force",
    "7.8.ฌ ดำเนินงานวิเทศสัมพันธ์": "in-force",
    "7 (8) (ฌ) ดำเนินงานวิเทศสัมพันธ์": "in-force",
    "ข้อ 7 (8) (ฌ)\nดำเนินงานวิเทศสัมพันธ์": "in-force",
    "ข้อ 7 (8) (ฌ) แห่งประกาศฯ ดำเนินงานวิเทศสัมพันธ์": "in-force",
    "ข้อ 7 (8) (ฌ) ดำเนินงาน": "part",
    "ข้อ 7 (8) (ฎ) ส่งเสริมแหล่งการเรียนรู้ สิ่งแวดล้อมทางการศึกษา\nและภูมิปัญญาท้องถิ่น\nข้อ 5": "in-force",
    "ตามข้อ 7 (8) (ก) ดำเนินงานวิเทศสัมพันธ์": "text-differs",
    "ข้อ 7 (11) ดำเนินงานวิเทศสัมพันธ์": "no-such-provision",
    "ข้อ 7 (8) (ฌ) ดำเนินงานต่างประเทศสัมพันธ์": "text-differs",
    "6.1 ซ่อมน้ำพุ": DOUBT,
    "๖.๑ ซ่อมน้ำพุ": DOUBT,
    "6.1: ซ่อมน้ำพุ": DOUBT,
    "7(8)ฌ งานคดี": DOUBT,
    "ข้อ 7 (5) (ซ) งานคดี": DOUBT,
    "ข้อ 7 (8) (ฌ) - งานต่างประเทศ": DOUBT,
    "(ข้อ 7 (8) (ฌ)) งานต่างประเทศ": DOUBT,
    "1. ข้อ 7 (8) (ฌ) งานต่างประเทศ": DOUBT,
    "ประกาศฯ ข้อ 7 (8) (ฌ) งานต่างประเทศ": DOUBT,
    "ข้อ 7 (8) (ฌ)\nงานต่างประเทศ": DOUBT,
    "ข้อ 7 ส่วนราชการทั้งหมดต้องมาเช้า": DOUBT,
    "ข้อ 7 (1) (ก) และ (ข) งานครัว": DOUBT,
    "ข้อ 7 (8) (ฌ) international relations": DOUBT,
    "ข้อ 7 (8) (ฌ) “ดำเนินงานวิเทศสัมพันธ์” และข้อ 7 (8) (ญ) ทำอาหาร": DOUBT,
    "ข้อ 7 (8) (ฌ) ดำเนินงานวิเทศสัมพันธ์ และข้อ 7 (8) (ญ) ทำอาหาร และข้อ 5": DOUBT,
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_raises_no_doubt(checker: Checker, text: str) -> None:
    """Words that carry a sentence on are no quotation."""
    verdicts = checker.one(text)
    assert {(verdict.verdict, verdict.quotation) for verdict in verdicts} == {("in-force", None)}
    assert [verdict.compared for verdict in verdicts if verdict.compared is not None] in ([False], [])


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("ข้อ 7 (8) (ฌ)", None),
        ("ข้อ 7 (8) (ฌ) ของประกาศฯ", None),
        ("ข้อ 7 (8) (ฌ) และ", None),
        ("ข้อ 7 (8) (ฌ) “ดำเนินงานวิเทศสัมพันธ์”", True),
        ("ข้อ 7 (8) (ฌ) ดำเนินงานวิเทศสัมพันธ์", True),
        ("ข้อ 7 (8) (ฌ) ดำเนินงานวิเทศน์สัมพันธ์", True),
        ("มาตรา 37 ให้มีสำนักงานเขตพื้นที่การศึกษาเพื่อขายของ", False),
        ("ตามข้อ 7 (8) (ฌ) ขายของ", False),
        ("ข้อ 7 (8) (ฌ) กำหนดว่า ดำเนินงานวิเทศสัมพันธ์ จึงเรียนมา", False),
    ],
)
def test_words_that_were_not_compared_are_said_to_be(checker: Checker, text: str, compared: bool | None) -> None:
    """Words behind a citation are compared, or the verdict says that they were not."""
    (verdict,) = checker.one(text)
    assert verdict.compared is compared


def test_words_between_that_name_another_unit(checker: Checker) -> None:
    """That another unit is named is a reason of its own."""
    text = "ข้อ 7 (8) (ฌ) {}มีหน้าที่ “ดำเนินงานวิเทศสัมพันธ์”"
    (verdict,) = checker.one(text.format("กลุ่มนโยบายและแผน"))
    assert verdict.reason == "another-unit"
    (verdict,) = checker.one(text.format("กลุ่มที่อยู่นอกประกาศ"))
    assert verdict.reason == "words-between"


@pytest.mark.parametrize(("text", "outcome"), QUOTED.items())
def test_words_that_may_be_a_quotation(checker: Checker, text: str, outcome: str) -> None:
    """Words that may be a quotation are judged as one, or make the verdict doubtful, and are told."""
    quoted = [verdict for verdict in checker.one(text) if verdict.quotation]
    assert quoted
    assert outcome in {quoted[-1].reason, quoted[-1].verdict}
    assert quoted[-1].right == (outcome in {"in-force", "part"})
    others = [verdict for verdict in checker.one(text) if not verdict.quotation]
    assert all(verdict.right for verdict in others)


def test_long_lines_have_no_quotation_without_marks(checker: Checker) -> None:
    """Only so many words are looked at, so that long lines take no longer."""
    (verdict,) = checker.one("ข้อ 7 (1) กลุ่มอำนวยการ" + " ก" * 4000)
    assert verdict.reason == DOUBT
