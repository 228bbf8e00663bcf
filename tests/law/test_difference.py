"""Differences between two Thai texts, marked between syllables."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandate_cli.law.difference import _syllables, marked

MARKED = [
    ("ดำเนินการสอบสวน", "ดำเนินการสืบสวน", "ดำเนินการ[-สอบสวน-]{+สืบสวน+}"),
    ("หน่วยตรวจสอบภายใน", "กลุ่มตรวจสอบภายใน", "[-หน่วย-]{+กลุ่ม+}ตรวจสอบภายใน"),
    ("ดำเนินงานฝึกอบรมการพัฒนา ก่อนแต่งตั้ง", "ตัวอย่างหน้าที่", "[-ดำเนินงานฝึกอบรมการพัฒนา ก่อนแต่งตั้ง-]{+ตัวอย่างหน้าที่+}"),
    ("พ.ศ. 2560", "พ.ศ. 2561", "พ.ศ. [-2560-]{+2561+}"),
    ("งานวิจัยและงานคดี", "งานวิจัยและงานพัสดุ", "งานวิจัยและ[-งานคดี-]{+งานพัสดุ+}"),
    ("ก ข ค", "ง ข จ", "[-ก ข ค-]{+ง ข จ+}"),
    ("ก", "ก", "ก"),
    ("", "ก", "{+ก+}"),
    ("ก", "", "[-ก-]"),
]


@pytest.mark.parametrize(("before", "after", "expected"), MARKED)
def test_marked_cuts_between_syllables(before: str, after: str, expected: str) -> None:
    """The parts are the same, gone or new; a few letters between two changes are marked with them."""
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    assert "".join(signs[kind].format(words) for kind, words in marked(before, after)) == expected


SYLLABLES = [
    "ประ|สาน| |ส่ง|เสริม",
    "กลุ่ม|อำ|นวย|การ| |มี|อำ|นาจ|หน้า|ที่|ดัง|ต่อ|ไป|นี้",
    "เกี่ยว|ข้อง|หรือ|ที่|ได้|รับ|มอบ|หมาย",
    "กลุ่ม|ตรวจสอบ",  # consonants alone do not show a boundary
    "ภาย|ใน|ของ",
    "บริ|หาร|งาน|บุค|คล",
    "ทรัพย์| |(|ฉบับ|ที่| |3|)",
    "กลุ่มนโย|บาย",  # น may belong to either
    "ตร|กลุ่ม",
]


@pytest.mark.parametrize("cut", SYLLABLES)
def test_syllables(cut: str) -> None:
    """A text is cut where a syllable ends for certain or almost for certain."""
    assert _syllables(cut.replace("|", "")) == cut.split("|")


THAI = st.text(st.sampled_from("กขงนมรลวอยหปสเแโใไะาำิีืุู่้์็ัฯๆ 1a.๑"), max_size=30)


@given(THAI)
def test_syllables_keep_every_letter_with_its_signs(text: str) -> None:
    """They add up to the text; none begins with a sign or leaves a leading vowel without its consonant."""
    found = _syllables(text)
    assert "".join(found) == text
    for before, after in itertools.pairwise(found):
        assert not re.match(r"[ัิ-ฺ็-๎]", after)
        assert not (re.search(r"[เ-ไ]\Z", before) and re.match(r"[ก-ฮ]", after))


@given(THAI, THAI)
def test_a_marked_difference_contains_both_texts(before: str, after: str) -> None:
    """Without the new parts it is the old text, without the gone ones the new text; no short part is left between."""
    pieces = marked(before, after)
    assert "".join(words for kind, words in pieces if kind != "new") == before
    assert "".join(words for kind, words in pieces if kind != "gone") == after
    for _, (kind, words), _ in zip(pieces, pieces[1:], pieces[2:], strict=False):
        assert kind != "same" or len(words) >= 4
