"""Pasted words are divided into clauses, and facts are read of what stands around them."""

from __future__ import annotations

import pytest

from mandate_cli.law.drafting import facts, read_pasted
from mandate_cli.law.mandate import Law
from mandate_cli.law.pasted import Part

DAYS = [
    ("เมื่อพ้นกำหนดสามสิบวันนับแต่วันประกาศ", "30 days after publication"),
    ("เมื่อพ้นกำหนดหนึ่งร้อยแปดสิบวันนับแต่วันที่ประกาศ", "180 days after publication"),
    ("เมื่อพ้น ๖๐ วันนับแต่วันประกาศ", "60 days after publication"),
    ("เมื่อพ้นกำหนดสองเดือนวันนับแต่วันประกาศ", None),
    ("ตั้งแต่วันถัดจากวันประกาศ", "day after publication"),
]


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_the_day_in_force_is_read(law: Law, words: str, day: str | None) -> None:
    """As a data file says it; a number that is not known is left open."""
    assert read_pasted(law, f"ข้อ 1 ประกาศนี้ให้ใช้บังคับ{words}ในราชกิจจานุเบกษาเป็นต้นไป").commencement == day


def test_around_the_clauses(law: Law) -> None:
    """What stands before and behind them is kept; the day is read as it stands."""
    clause = "ข้อ 1 ประกาศนี้ให้ใช้บังคับตั้งแต่วันประกาศในราชกิจจานุเบกษาเป็นต้นไป"
    found = read_pasted(law, f"ประกาศ\nโดยที่\n{clause}\nให้ไว้ ณ วันที่ ๑ มกราคม พ.ศ. ๒๕๖๗\nชื่อ\n")
    assert (found.before, found.after, found.made) == (("ประกาศ", "โดยที่"), ("ชื่อ",), "๑ มกราคม พ.ศ. ๒๕๖๗")
    assert found.commencement == "on publication"
    assert read_pasted(law, "ข้อ 1 ใช้บังคับเมื่อพ้นสามสิบวัน").commencement is None
    assert read_pasted(law, "").clauses == ()


def test_a_day_that_cannot_be_read_is_left_open(law: Law) -> None:
    """No calendar has it."""
    found = facts(law, "ประกาศ (ฉบับที่ 4) พ.ศ. 2567", None, "เล่ม 141 32 มกราคม 2567", read_pasted(law, ""))
    assert (found.published, found.gazette, found.short_title) == (None, "เล่ม 141", "(ฉบับที่ 4) พ.ศ. 2567")


OF = "แห่งประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา พ.ศ. ๒๕๖๐"
WITHOUT_NUMBERS = f"""แก้คำผิด ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายใน พ.ศ. 2560
โดยที่เป็นการสมควรให้ยกเลิกความบางข้อ
อาศัยอำนาจตามมาตรา 8 จึงให้ยกเลิกความเดิม ดังต่อไปนี้
ให้ยกเลิกความใน (๙) ของข้อ ๗ {OF}
และให้ใช้ความต่อไปนี้แทน
“(๙) หน่วยตรวจสอบภายใน มีหน้าที่ดังนี้
ให้เพิ่มความต่อไปนี้เป็นงาน
(ก) ให้ยกเลิกงาน”
ให้ยกเลิก (ฌ) ของ (๘) ของข้อ ๗ {OF}
ในวาระเริ่มแรก ให้กลุ่มตาม (๕) ของข้อ ๗ ปฏิบัติหน้าที่ไปพลางก่อน
ทั้งนี้ ตั้งแต่วันถัดจากวันประกาศในราชกิจจานุเบกษา
ประกาศ ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๗
ให้ยกเลิกแล้ว"""


def test_clauses_without_numbers_begin_with_what_they_order(law: Law) -> None:
    """Behind the recital, and not within the words that one of them quotes."""
    found = read_pasted(law, WITHOUT_NUMBERS)
    assert len(found.before) == 3
    assert [str(clause.citation) for clause in found.clauses] == ["วรรคหนึ่ง", "วรรคสอง", "วรรคสาม", "วรรคสี่"]
    replace, repeal, transitional, commencing = found.clauses
    assert [(each.kind, str(each.target)) for each in replace.proposals] == [("replace", "ข้อ 7 (9)")]
    assert replace.proposals[0].part == Part(
        "9", "หน่วยตรวจสอบภายใน มีหน้าที่ดังนี้ ให้เพิ่มความต่อไปนี้เป็นงาน", (Part("ก", "ให้ยกเลิกงาน"),)
    )
    assert [(each.kind, str(each.target)) for each in repeal.proposals] == [("repeal", "ข้อ 7 (8) (ฌ)")]
    assert transitional.aside == "transitional"
    assert (commencing.no_effect, found.commencement) == ("กำหนดวันใช้บังคับ", "day after publication")
    assert (found.made, found.after) == ("๑ ตุลาคม พ.ศ. ๒๕๖๗", ("ให้ยกเลิกแล้ว",))


def test_words_that_order_nothing_are_no_clauses(law: Law) -> None:
    """Nor is a line with the standard words of another clause before the first that orders something."""
    found = read_pasted(law, "โดยที่\nประกาศนี้ใช้บังคับแล้ว\nจึงประกาศ")
    assert (len(found.before), found.clauses) == (3, ())


LISTED = f"""ข้อ ๑ ให้ยกเลิกความต่อไปนี้
(๑) (ฌ) ของ (๘) ของข้อ ๗ {OF}
(๒)\t(ก) ของ (๙) ของข้อ\u200b ๗ {OF}
ข้อ ๒ ในวาระเริ่มแรก ให้กลุ่มต่อไปนี้ปฏิบัติหน้าที่ไปพลางก่อน
(ก) กลุ่มตาม (๕) ของข้อ ๗
(ข) กลุ่มตาม (๑๐) ของข้อ ๗
ข้อ ๓ ในประกาศนี้
“กลุ่ม” หมายความว่า ส่วนราชการ"""


def test_a_list_of_what_a_clause_is_about_is_its_own_words(law: Law) -> None:
    """None of them is lost, and the label before a citation is no part of it; a tab is a blank."""
    repeal, aside, defining = read_pasted(law, LISTED).clauses
    assert repeal.text == f"ให้ยกเลิกความต่อไปนี้ (๑) (ฌ) ของ (๘) ของข้อ ๗ {OF} (๒) (ก) ของ (๙) ของข้อ ๗ {OF}"
    assert [str(each.target) for each in repeal.proposals] == ["ข้อ 7 (8) (ฌ)", "ข้อ 7 (9) (ก)"]
    assert [str(target) for target in aside.targets] == ["ข้อ 7 (5)", "ข้อ 7 (10)"]
    assert defining.text == "ในประกาศนี้ “กลุ่ม” หมายความว่า ส่วนราชการ"
    assert all(str(each.doubts[0]).startswith("its lines were joined") for each in (repeal, aside, defining))
