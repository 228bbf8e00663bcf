"""How a provision stands on a day."""

from __future__ import annotations

from mandate_cli.law.quotation import Checker
from tests.law.quotation import told


def test_words_before_an_amendment_that_is_not_held(checker: Checker) -> None:
    """What was replaced is compared with the text before, and nothing more is told."""
    wrong, right = checker.text(
        "ข้อ 7 (10) (ข) “ดำเนินการสอบสวนเกี่ยวกับเรื่องร้องเรียน” และข้อ 7 (10) (ข) “ดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน”"
    )
    assert told(wrong) == told(right) == "ข้อ 7 (10) (ข) replaced-not-held"
    assert wrong.difference == "ดำเนินการ[-สอบสวน-]{+สืบสวน+}เกี่ยวกับเรื่องร้องเรียน"
    assert right.difference is None
