"""Plain text: one record a line, the words of tests/golden; no rich."""

from __future__ import annotations

from mandate_cli.output import plain
from mandate_cli.output.page import Hanging, Page, Record, Tree, in_a_row

PAGE: Page = [
    [("name", "กลุ่ม"), ("plain", " x ")],
    (),
    Record(
        [("citation", "ข้อ 6 (1)")],
        [("plain", "ก่อน"), ("match", "พบ"), ("plain", "หลัง")],
        [("remark", "a"), ("gone", "b")],
    ),
    Record([("citation", "ข้อ 6 (10)")], [("plain", "อื่น")], shared=("remark", "c")),
    Record([("citation", "ข้อ 7")], [("plain", "อีก")], shared=("remark", "c")),
    Tree([("name", "ราก")], [Tree([("plain", "หนึ่ง")], [Tree([("plain", "ใน")])]), Tree([("plain", "สอง")])]),
    in_a_row([("caveat", "one."), ("remark", "two.")]),
    Hanging([("plain", "  10  z")], 6),
]


def test_a_record_is_one_line() -> None:
    """Cells are padded by columns, matches are not marked, and remarks follow in one pair of brackets."""
    assert plain.text(PAGE) == (
        "กลุ่ม x\n\n"
        "ข้อ 6 (1)   (b)  ก่อนพบหลัง  (a)\nข้อ 6 (10)  อื่น  (c)\nข้อ 7       อีก  (c)\n"
        "ราก\n├─ หนึ่ง\n│  └─ ใน\n└─ สอง\n"
        "one. two.\n  10  z\n"
    )


def test_thai_windows_has_no_rules() -> None:
    """cp874 has Thai; a tree is drawn in ASCII."""
    assert "ราก\n|- หนึ่ง\n|  `- ใน\n`- สอง\n" in plain.text(PAGE, "cp874")


def test_an_empty_page_is_an_empty_line() -> None:
    """A page without content is one empty line."""
    assert plain.text([]) == "\n"
