"""Pages that answer questions in everyday words; the screens themselves are golden files."""

from __future__ import annotations

import re

import pytest

from tests.conftest import BEFORE, Run

SAID = [
    ("who-handles ร้องเรียน", "ข้อ 6 (10)  likely\n"),
    ("who-handles ทรัพย์สิน", "This question is not clear yet; it may be for any unit below:\n"),
    ("who-handles ซื้อคอมพิวเตอร์ --verbose", "(compared with similar questions: “ซื้อคอมพิวเตอร์”; since"),
    ("who-handles 10", "The duties of กลุ่มกฎหมายและคดี: “mandate duties 10”.\n"),
    ("who-handles 7.10.ข", '“7.10.ข” is a citation. Its text: “mandate show "ข้อ 7 (10) (ข)"”.\n'),
    ("who-handles สั่งย้ายเข้ากรุระหว่างสอบ", "This task is probably shared:\nกลุ่ม"),
    ("who-handles ดูดวง", "“ดูดวง” is not a task of this office.\n"),
    (
        "who-handles ค่ายลูกเสือและตรวจบัญชีโรงเรียน",
        "These may be several tasks; each is answered by itself.\n\n“ค่ายลูกเสือ”\nกลุ่มส่งเสริมการจัดการศึกษา ",
    ),
    ("who-handles 'ค่ายลูกเสือ / ตรวจบัญชีโรงเรียน'", "\n\n“ตรวจบัญชีโรงเรียน”\nหน่วยตรวจสอบภายใน "),
    ("who-handles ย้ายครูและต่อใบขับขี่", "“ต่อใบขับขี่” is not a task of this office. Usually: กรมการขนส่งทางบก.\n"),
    ("who-handles ลูกเสือ --as-of 2500-01-01", "No units are known for this day.\n"),
    ("who-handles ต่อใบขับขี่", "“ต่อใบขับขี่” is not a task of this office. Usually: กรมการขนส่งทางบก.\n"),
    ("who-handles qqq", "Ask in Thai: the law and what questions are compared with are Thai. "),
    ("who-handles ล่องแพชมสายรุ้ง", "No task here is called “สายรุ้ง”. "),
    (
        "who-handles ล่องแพชมสายรุ้ง",
        "If it is internal business of the office that is no other unit’s task, the law gives it to กลุ่มอำนวยการ:\n",
    ),
    ("who-handles ร้องเรียม", "“ร้องเรียม” was read as “ร้องเรียน”.\n"),
    (f"who-handles ร้องเรียน --as-of {BEFORE}", "ข้อ 6 (5)  possible\n"),
    (f"who-handles ร้องเรียน --as-of {BEFORE}", "(taken for the same duty in other words"),
    ("search หลักสูตร --limit 1", "\n\n1 of "),
    ("search 'ร้องเรียน ร้องทุกข์'", "No provision has all of these words; these have some of them:\n"),
    ("search ยุวกาชาต", "“ยุวกาชาต” is not in the texts held here; nearly the same is “ยุวกาชาด”.\n"),
    ("search ความรับผิดทางละเมิด", "“ความรับผิดทางละเมิด” stands only in the note; "),
    ("search สื่อวัตกรรม", "“สื่อวัตกรรม” stands only in the words that the source prints; "),
    ("search 'ข้อ 7'", '“ข้อ 7” is a citation. Its text: “mandate show "ข้อ 7"”.\n'),
    ("search คลอง", "Nothing in the texts held here has “คลอง”.\n"),
]


@pytest.mark.parametrize(("command", "words"), SAID)
def test_a_page_says_what_is_known(run: Run, command: str, words: str) -> None:
    """How likely, compared with what, and what to do next."""
    name, _, rest = command.partition(" ")
    task, *options = rest.rsplit(" --", 1)
    more = [part for option in options for part in f"--{option}".split(" ")]
    assert words in run(name, task.strip("'"), *more).out


MARKED = [
    ("ร้องทุกข์", "การ[ร้องทุกข์]และการพิจารณา[ร้องทุกข์]"),
    ("วินัย", "พัฒนาการมี[วินัย]และรักษา[วินัย]"),
    ("คดี", "งาน[คดี]ปกครอง [คดี]แพ่ง [คดี]อาญา และ[คดี]อื่น ๆ"),
    ("ซื้อคอมพิวเตอร์", "พัสดุ"),
]


@pytest.mark.parametrize(("task", "text"), MARKED)
def test_the_words_of_a_question_are_marked_in_a_duty(run: Run, task: str, text: str) -> None:
    """Every place of them, by its looks; a phrase may lead to a duty that has none. Copied text has no marks."""
    coloured = run("who-handles", task, "--color", "always").out.partition("\n\n")[0]
    shown = re.sub("\x1b\\[[\\d;]*m", "", re.sub("\x1b\\[1;4m(.*?)\x1b\\[0m", r"[\1]", coloured))
    assert "[" not in run("who-handles", task).out
    assert text in shown
    assert ("[" in shown) is ("[" in text)
