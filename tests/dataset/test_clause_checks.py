"""What the words of a clause say is compared with what is entered for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mandate_cli.dataset.clause_checks import entered_otherwise
from mandate_cli.dataset.loader import load_draft
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import fold_all
from mandate_cli.law.model import Place
from tests.drafts import draft

OF = "แห่งประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา พ.ศ. 2560"
REPEAL = {"repeal": "ข้อ 7 (8) (ฌ)", "expect": "ดำเนินงานวิเทศสัมพันธ์"}
AGAIN = {"replace": "ข้อ 7 (8) (ฌ)", "expect": "ดำเนินงานวิเทศสัมพันธ์", "text": "งานอื่น"}
INSERT = {"insert": "ข้อ 7 (8) (ฑ)", "text": "ตัวอย่าง"}
RENAME = {"rename": "ข้อ 6 (9)", "expect": "หน่วยตรวจสอบภายใน", "text": "กลุ่มตรวจสอบภายใน"}
WORDS = {"substitute": "ข้อ 7 (8) (ฌ)", "expect": REPEAL["expect"], "words": "วิเทศ", "by": "สากล", "count": "1"}
MOVE = {"move": "ข้อ 7 (8) (ฌ)", "expect": REPEAL["expect"], "to": "ข้อ 7 (8) (ฑ)"}
WHOLE = {"repeal_instrument": "announcement-2561-no-2"}
SAID: list[tuple[str, list[dict[str, str]], list[str]]] = [
    (f"ให้ยกเลิก (ฌ) ของ (8) ของข้อ 7 {OF}", [REPEAL], []),
    (f"ให้ยกเลิก (ฌ) ของ (8) ของข้อ 7 {OF}", [INSERT], ["says “ให้ยกเลิก”, and has only insert"]),
    (f"ให้เพิ่มความต่อไปนี้เป็น (ฑ) ของ (8) ของข้อ 7 {OF}", [REPEAL], ["says “ให้เพิ่มความต่อไปนี้เป็น”, and has only repeal"]),
    (f"ให้ยกเลิกความใน (ฌ) ของ (8) ของข้อ 7 {OF} และให้ใช้ความต่อไปนี้แทน", [REPEAL], ["“ให้ยกเลิกความใน”, and has only repeal"]),
    (f"ให้ยกเลิกความใน (ฌ) ของ (8) ของข้อ 7 {OF} และให้ใช้ความต่อไปนี้แทน", [AGAIN], []),
    (f"ให้แก้ไขคำว่า “วิเทศ” เป็น “สากล” ในข้อ 7 (8) (ฌ) {OF}", [WORDS], []),
    (f"ให้แก้ไขคำว่า “วิเทศ” เป็น “สากล” ในข้อ 7 (8) (ฌ) {OF}", [AGAIN], []),
    (f"ให้แก้ไขคำว่า “วิเทศ” เป็น “สากล” ในข้อ 7 (8) (ฌ) {OF}", [MOVE], ["says “ให้แก้ไขคำว่า”, and has only move"]),
    (f"ให้เลื่อน (ฌ) ของ (8) ของข้อ 7 {OF} เป็น (ฑ) ของ (8) ของข้อ 7", [MOVE], []),
    (f"ให้เลื่อน (ฌ) ของ (8) ของข้อ 7 {OF} เป็น (ฑ)", [REPEAL], ["says “ให้เลื่อน”, and has only repeal"]),
    (f"ให้เปลี่ยนชื่อหน่วยตรวจสอบภายในตาม (9) ของข้อ 6 และตาม (9) ของข้อ 7 {OF}", [RENAME], []),
    (f"ให้เปลี่ยนชื่อหน่วยตรวจสอบภายในตาม (9) ของข้อ 6 {OF}", [REPEAL], ["says “ให้เปลี่ยนชื่อ”, and has only repeal"]),
    (f"ให้ยกเลิก (ฌ) และ (ญ) ของ (8) ของข้อ 7 {OF}", [REPEAL], ["names ข้อ 7 (8) (ญ), and none of its operations"]),
    (f"ให้ยกเลิก (1) (ฌ) ของ (8) ของข้อ 7 (2) (ญ) ของ (8) ของข้อ 7 {OF}", [REPEAL], []),
    (f"ให้ยกเลิก (ซ) ถึง (ญ) ของ (8) ของข้อ 7 {OF}", [REPEAL], ["names ข้อ 7 (8) (ซ)", "names ข้อ 7 (8) (ญ)"]),
    (f"ให้ยกเลิก (ฌ) ของ (8) ของข้อ 7 {OF} และให้เพิ่มความต่อไปนี้เป็น (ฑ) ของ (8) ของข้อ 7", [REPEAL, INSERT], []),
    (f"ให้ยกเลิกข้อ 5 วรรคหนึ่ง {OF} และให้ใช้ความต่อไปนี้แทน", [AGAIN], ["names ข้อ 5 วรรคหนึ่ง"]),
    (f"ให้ยกเลิกความในข้อ 7 {OF} และให้ใช้ความต่อไปนี้แทน", [AGAIN], []),
    (f"ให้ยกเลิก (ฌ) ของ (8) ของข้อ 7 {OF} ซึ่งแก้ไขเพิ่มเติมโดยข้อ 2 แห่งประกาศ (ฉบับที่ 2) พ.ศ. 2561", [REPEAL], []),
    ("ให้ยกเลิกข้อ 1 ข้อ 2 และข้อ 3 แห่งประกาศ (ฉบับที่ 2) พ.ศ. 2561", [WHOLE], []),
    ("ให้เพิ่มความต่อไปนี้เป็น (ฑ) ของ (8) ของข้อ 7 “(ฑ) ให้ยกเลิก (ก) ของข้อ 9”", [INSERT], []),
    ("ให้แก้ไขดังนี้", [REPEAL, INSERT], []),
]


@pytest.mark.parametrize(("text", "operations", "said"), SAID)
def test_operations_are_compared_with_the_words(
    tmp_path: Path, dataset: Dataset, text: str, operations: list[dict[str, str]], said: list[str]
) -> None:
    """Of each phrase whether any of them does it, and of each provision whether any deals with it; at the words."""
    path = Path(draft(tmp_path / "draft.yaml", *operations, text=text))
    with_draft = load_draft(path, dataset)
    law, problems = fold_all(with_draft)
    assert problems == []
    found = list(entered_otherwise(with_draft, law, ()))
    assert len(found) == len(said)
    for each, words in zip(found, said, strict=True):
        assert words in str(each.message)
        assert (each.code, each.place) == ("overlooked", Place(str(path), 13, 17))
