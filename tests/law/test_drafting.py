"""Pasted words are divided into clauses, and facts are read of what stands around them."""

from __future__ import annotations

import pytest

from mandate_cli.law.drafting import facts, read_pasted
from mandate_cli.law.mandate import Law

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
