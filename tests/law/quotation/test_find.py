"""Citations as they are found, whatever law they are of."""

from __future__ import annotations

import pytest

from mandate_cli.law.quotation.find import find


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("ข้อ 6 (1), และ (2)", ["6.1", "6.2"]),
        ("ข้อ 5 (1), และข้อ 6", ["5.1", "6"]),
        ("ข้อ 6 (3) (2) แต่งตั้ง", ["6.3"]),  # a label that does not go up is the mark of a list
        ("ข้อ 7 (1) - 5 คน", ["7.1"]),
        ("ข้อ 7 (1) - 5 โปรแกรม", ["7.1"]),
        ("ข้อ 7 (1) ถึงมาตรา 37", ["7.1", "37"]),
        ("ข้อ 7 (1) - ก้าวหน้า", ["7.1"]),
        ("ข้อ 5 และข้อ (1)", ["5", ""]),
        ("ข้อ 5 ตามแบบรายงาน และข้อ 6 ตามประกาศ", ["5", "6"]),
        ("ตามข้อ 5 ก้าวหน้า", ["5"]),
        ("(1) ถึง (3) ของข้อ 7", ["7.1", "7.2", "7.3"]),
        ("(1) ของ โรงเรียน", []),
        ("คณะกรรมการตรวจสอบภายใน (4) คณะทำงาน ทุกแห่ง (5) เจ้าของ (6) การติดตาม (7)", []),
        ("(2) ในส่วนภูมิภาค ข้อ 17", ["17"]),
        ("ข้อเดียวกัน", []),
        ("ข้อ 6 (1) และข้อเดียวกัน (2)", ["6.1", "6.2"]),
        ("ข้อ 6 (1) ตอนต้น ตอนท้าย", ["6.1.ตอนต้น"]),
        ("ข้อ 7 วงเล็บ 8 (ฌ)", ["7.8.ฌ"]),
        ("ข้อ 7 1) ก)", ["7.1).ก)"]),
        ("881 นางกฤษณา มาตรา 882 นางกฤษณา", ["882"]),
        ("มาตรา 64 จ\ufffdนวน", ["64"]),
        ("ห้อง 7.8.9 และ 7.ก", []),
        ("มาตรา 20 มาตรา 20 ทวิ และมาตรา 21", ["20", "20 ทวิ", "21"]),
        ("มาตรา 135/1 ถึงมาตรา 135/3", ["135/1", "135/2", "135/3"]),
        ("มาตรา 8 วรรคสองและวรรค ๓", ["8.วรรค 2", "8.วรรค 3"]),
        ("มาตรา 19 (2) และวรรคสอง", ["19.2", "19.วรรค 2"]),
        ("วรรคหนึ่งและวรรคสองของมาตรา 8", ["8.วรรค 1", "8.วรรค 2"]),
        ("(ข) ของ (2) ในวรรคหนึ่งของข้อ 6", ["6.วรรค 1.2.ข"]),
        ("ตํามควํามในมําตรํา 37 (1)", ["37.1"]),
        ("มาตรา 37 ว รรคหนึ่ง และวรร คสอง", ["37.วรรค 1", "37.วรรค 2"]),
        ("ข้อ 1 ป ระกาศนี้", ["1"]),
        ("(ระเบียบฯ ข้อ 50)", ["50"]),
        ("ข้อ 7 (8) (ฌ) “ดำเนินงาน” (ช) ต่อไป", ["7.8.ฌ"]),
        ("ข้อ 7 (8) (ฌ) “ดำเนินงาน” และ 5 คน", ["7.8.ฌ"]),
        ("ข้อ " + "7" * 70, []),
    ],
)
def test_references(text: str, labels: list[str]) -> None:
    """What a text cites is read into paths of labels."""
    assert [".".join(reference.labels) for block in find(text) for reference in block.references] == labels


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("ข้อ (1) ของประกาศ", "no-number"),
        ("ตามข้อ 7 7", "digits-apart"),
        ("ตามข้อ 3. 2.3", "digits-apart"),
        ("ตามข้อ 3 . 2.3", "digits-apart"),
        ("ตามมาตรา 3 7 (1)", "digits-apart"),
        ("(ค) ก้าวหน้า ตามมาตรา 135/1 ถึงมาตรา 135/3 และมาตรา 136 (ง) ความผิด", "item-or-list-mark"),
        ("(ค) ก้าวหน้า ตามมาตรา 135 ถึงมาตรา 136 (ง) ความผิด", "item-or-list-mark"),
        ("(1) ของ (ก)", "no-clause-named"),
        ("มาตราเดียวกัน (2)", "no-clause-named"),
        ("นอกจาก (1)", "no-clause-named"),
        ("(3) ถึง (1) ของข้อ 7", "range-runs-backwards"),
        ("ข้อ 7 ทวิ ถึงข้อ 9", "range-not-listable"),
        ("ข้อ 1 ถึงข้อ 900", "range-not-listable"),
        ("ข้อ 7 (1) ถึงข้อ 8", "range-not-listable"),
        ("ข้อ 5 ถึง (3)", "no-clause-named"),
        ("ข้อ 5 และ 9 ดาวเทียม", "number-or-count"),
        ("ข้อ 141 (2) (3) พิจารณา", "item-or-list-mark"),
        ("ข้อ 7 (1) (ฤ)", "no-label"),
        ("ข้อ 3.2 (บี)", "no-label"),
        ("ข้อ 7.5.ฦ", "no-label"),
        ("ในขอ 5", "damaged-text"),
        ("881 นางกฤษณา มาตรา 882 นางกฤษณา", "number-or-count"),  # a name, and the next row
    ],
)
def test_what_is_not_understood_is_noted(text: str, doubt: str) -> None:
    """What looks like a citation and is none for certain is noted with the reason."""
    assert doubt in [reference.doubt for block in find(text) for reference in block.references]


def test_all_digits_apart_are_one_citation() -> None:
    """However many there are: the passage goes to the last."""
    (block,) = find("ตามข้อ 8 . 2 . 3 การวาบไฟ")
    assert [block.text[one.start : one.end] for one in block.references] == ["ข้อ 8 . 2 . 3"]


def test_what_may_be_a_heading() -> None:
    """A head with words behind it may head a clause of the text itself, unless a joint stands before it."""
    text = "ข้อ 1 ก้าวหน้า โรงเรียน และ ข้อ 3 ขยายผล"
    assert [reference.heading for block in find(text) for reference in block.references] == [True, False]
