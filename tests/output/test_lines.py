"""A clerk's morning: most of the lines on her screen are answers."""

from __future__ import annotations

import re

import pytest

from tests.output.fake_terminal import Show

MORNING = """
who-handles ขอย้ายโรงเรียน
who-handles เด็กโดนเพื่อนรังแก
who-handles ใบลาคลอด
who-handles เบิกค่าเช่าบ้าน
who-handles ครูตีเด็ก
who-handles ขอหนังสือรับรองเงินเดือน
who-handles ทำบัตรข้าราชการ
who-handles รับนักเรียน ม.1
who-handles วุฒิหาย
who-handles ซ่อมหลังคาโรงเรียน
who-handles จัดซื้อโต๊ะเก้าอี้
who-handles อินเทอร์เน็ตโรงเรียนช้า
who-handles อบรมครูผู้ช่วย
who-handles ขอเลื่อนวิทยฐานะ
who-handles ทุนการศึกษานักเรียนยากจน
who-handles ค่ายลูกเสือ
who-handles โอเน็ต
who-handles งบประมาณอาหารกลางวัน
who-handles แผนปฏิบัติการประจำปี
who-handles ตรวจบัญชีโรงเรียน
who-handles ประกันคุณภาพภายใน
who-handles ร้องเรียน ผู้อำนวยการ
who-handles ละเมิดทำรถราชการเสียหาย
who-handles ขอใช้ห้องประชุม
who-handles ส่งหนังสือเวียน
who-handles บำนาญ
who-handles ลาศึกษาต่อ
who-handles เรียนที่บ้าน
who-handles ต่อใบขับขี่
who-handles ฉีดวัคซีน
who-handles ข้าวกล่อง
duties 5
duties การเงิน
duties นิเทศ
duties 9
show 7.10.ข
show ข้อ 7 (5) (ซ)
show 7.8.ฌ
show 6.10
search ลูกเสือ
search ร้องทุกข์
search คอมพิวเตอร์
groups
groups --tree
history 7.5.ซ
cite ข้อ 7 (8) (ฌ) ดำเนินงานวิเทศสัมพันธ์
""".strip().splitlines()


FOOT = re.compile(r"^(?:As of|ณ วันที่) .*", re.MULTILINE | re.DOTALL)  # what is said of the day and the data


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "th"])
def test_at_most_a_third_of_the_lines_are_not_the_answer(
    show: Show, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """What is said of the day and the data, and blank lines, are not; at 80 columns."""
    monkeypatch.setenv("MANDATE_LANG", language)
    monkeypatch.setenv("NO_COLOR", "1")
    answers = total = 0
    for question in MORNING:
        page = show(*question.split(), columns=80).out
        answers += sum(bool(line) for line in FOOT.sub("", page).splitlines())
        total += page.count("\n")
    assert len(MORNING) == 46
    assert answers * 3 >= total * 2, (answers, total)
