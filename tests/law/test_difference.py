"""Differences between two Thai texts, marked between words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandate_cli.law.difference import SIGNS, marked

_SCHOOLS = "ภายใน[-สถานศึกษา-]{+โรงเรียน+}ของ[-สถานศึกษา-]{+โรงเรียน+}และสำนักงาน"
_NOTHING_ALIKE = "[-ส่งเสริมแหล่งเรียนรู้และภูมิปัญญา-]{+เลือกตั้งกรรมการและอนุกรรมการ+}"
MARKED = [
    ("ดำเนินการสอบสวน", "ดำเนินการสืบสวน", "ดำเนินการ[-สอบสวน-]{+สืบสวน+}"),
    ("หน่วยตรวจสอบภายใน", "กลุ่มตรวจสอบภายใน", "[-หน่วย-]{+กลุ่ม+}ตรวจสอบภายใน"),
    ("ดำเนินงานฝึกอบรมการพัฒนา ก่อนแต่งตั้ง", "ตัวอย่างหน้าที่", "[-ดำเนินงานฝึกอบรมการพัฒนา ก่อนแต่งตั้ง-]{+ตัวอย่างหน้าที่+}"),
    ("พ.ศ. 2560", "พ.ศ. 2561", "พ.ศ. [-2560-]{+2561+}"),
    ("ประเมินความเสี่ยง", "เกี่ยวกับการประเมินความเสี่ยง", "{+เกี่ยวกับการ+}ประเมินความเสี่ยง"),
    ("งานวิจัยและงานคดี", "งานวิจัยและงานพัสดุ", "งานวิจัยและงาน[-คดี-]{+พัสดุ+}"),
    ("แจ้งการจัดสรรงบประมาณ", "แจ้งการจัดสรรเงินงบประมาณ", "แจ้งการจัดสรร{+เงิน+}งบประมาณ"),
    ("ของข้าราชการครูและบุคลากร", "ของครูและบุคลากร", "ของ[-ข้าราชการ-]ครูและบุคลากร"),
    ("ภายในสถานศึกษาของสถานศึกษาและสำนักงาน", "ภายในโรงเรียนของโรงเรียนและสำนักงาน", _SCHOOLS),
    ("ดำเนินงานวิเทศสัมพันธ์", "ดำเนินงานวิเทสสัมพันธ์", "ดำเนินงาน[-วิเทศ-]{+วิเทส+}สัมพันธ์"),
    ("ศึกษา วิเคราะห์ วิจัย", "ศึกษา วิเคราะ วิจัย", "ศึกษา [-วิเคราะห์-]{+วิเคราะ+} วิจัย"),
    ("ส่งเสริมแหล่งเรียนรู้และภูมิปัญญา", "เลือกตั้งกรรมการและอนุกรรมการ", _NOTHING_ALIKE),
    ("ก ข ค", "ง ข จ", "[-ก ข ค-]{+ง ข จ+}"),
    ("ก", "ก", "ก"),
    ("", "ก", "{+ก+}"),
    ("ก", "", "[-ก-]"),
]


@pytest.mark.parametrize(("before", "after", "expected"), MARKED)
def test_marked_cuts_between_words(before: str, after: str, expected: str) -> None:
    """What is unchanged is not marked, but for few letters that other texts happen to share."""
    assert "".join(SIGNS[kind].format(words) for kind, words in marked(before, after)) == expected


THAI = st.text(st.sampled_from("กขงนมรลวอยหปสเแโใไะาำิีืุู่้์็ัฯๆ 1a.๑"), max_size=30).map("ก".__add__)


@given(THAI, THAI)
def test_a_marked_difference_contains_both_texts(before: str, after: str) -> None:
    """Without the new parts it is the old text, without the gone ones the new text; no letter loses its signs."""
    pieces = marked(before, after)
    assert "".join(words for kind, words in pieces if kind != "new") == before
    assert "".join(words for kind, words in pieces if kind != "gone") == after
    assert not any(re.match(r"[ัิ-ฺ็-๎]", words) for _, words in pieces)
    for _, (kind, words), _ in zip(pieces, pieces[1:], pieces[2:], strict=False):
        assert kind != "same" or re.search(r"\w", words)
