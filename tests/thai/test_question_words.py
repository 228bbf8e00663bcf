"""Words of a question that carry no task."""

from __future__ import annotations

from pathlib import Path

import pytest

from mandate_cli.thai.question_words import Frames, question_words, read
from mandate_cli.thai.words import Word

LIST = """\
# how to write it

ครับ
ใคร|กลุ่มไหน + ดูแล|ทำ| …
เรื่อง …
… ติดต่อ|แจ้ง + ใคร|ที่ไหน
… ครับ
who handles …
… ผม + เป็น + ครู …
ครู ~ สมศรี|มานี
~ นาย|นาง|ต ~ สมศรี
โรงเรียน ~~ บ้าน|นา
"""


@pytest.fixture
def frames(tmp_path: Path) -> Frames:
    """Those of a short list."""
    path = tmp_path / "list.txt"
    path.write_text(LIST, encoding="utf-8")
    return read(path)


def test_a_line_says_words_frames_before_or_frames_behind(frames: Frames) -> None:
    """With every choice of words that may stand in the same place."""
    assert frames.anywhere == {"ครับ"}
    assert frames.before == {
        *("ใคร", "ใครดูแล", "ใครทำ", "กลุ่มไหน", "กลุ่มไหนดูแล", "กลุ่มไหนทำ", "เรื่อง", "whohandles", "ผมเป็นครู"),
    }
    assert frames.behind == {"ติดต่อใคร", "ติดต่อที่ไหน", "แจ้งใคร", "แจ้งที่ไหน", "ครับ", "ผมเป็นครู"}
    assert frames.longest == len("ติดต่อที่ไหน")


TASKS = [
    (["ใคร", "ดูแล", "เรื่อง", "รถ", "ติดต่อ", "ใคร", "ครับ"], ["รถ"], "several on both ends"),
    (["กลุ่ม", "ไหน", "ดูแล", "รถ"], ["รถ"], "however a frame is divided"),
    (["ดูแล", "รถ", "ใคร"], ["ดูแล", "รถ", "ใคร"], "parts of frames are none"),
    (["รถ", "ใครทำ", "บ้าน"], ["รถ", "ใครทำ", "บ้าน"], "nor what stands inside"),
    (["who", "handles", "who"], ["who"], "each end has its own"),
    (["ใคร", "ดูแล"], [], "nothing is left"),
    ([], [], "nothing was there"),
]


@pytest.mark.parametrize(("words", "task", "why"), TASKS)
def test_the_task_stands_between_frames(frames: Frames, words: list[str], task: list[str], why: str) -> None:
    """Frames are whole words."""
    begin, end = frames.task(words)
    assert words[begin:end] == task, why


NAMES = [
    ("ครู|สมศรี|ตี|เด็ก", "สมศรี", "behind who has it"),
    ("นาง|มานะ|สมศรี|ครู", "นาง|มานะ|สมศรี", "a title, and a strange word"),
    ("ครู|มานะ", "", "a strange word without a title"),
    ("ครู|สมศรี|มานะ", "สมศรี", "a strange word behind the only part that is needed"),
    ("โรงเรียน|บ้าน|มานะ", "บ้าน|มานะ", "a strange word behind one of several parts"),
    ("นาง|ปพ1", "", "but no abbreviation"),
    ("นาง|ครับ", "", "nor a word of courtesy"),
    ("นาง|สมศรี| |มานะ|ตี", "นาง|สมศรี", "what stands apart is a name only whole"),
    ("นาง|สมศรี| |มานะ| |ตี", "นาง|สมศรี|มานะ", "as here"),
    ("โรงเรียน|บ้าน|นา", "บ้าน|นา", "two parts"),
    ("โรงเรียน|บ้าน|เด็ก", "", "one of two parts"),
    ("ต|สมศรี", "ต|สมศรี", "a title of one letter"),
    ("พอ|ต|สมศรี", "", "but no crumb of another word"),
    ("สมศรี|นาย", "", "nothing behind it"),
]


@pytest.mark.parametrize(("words", "name", "why"), NAMES)
def test_names_have_parts_behind_a_word(frames: Frames, words: str, name: str, why: str) -> None:
    """Of a list, or strange."""
    placed, at = list[Word](), 0
    for text in words.split("|"):
        if text != " ":
            placed.append(Word(text, at, at + len(text)))
        at += len(text)
    found = frames.named(placed, {"มานะ", "ปพ1", "ครับ"}.__contains__)
    assert "|".join(word.text for place, word in enumerate(placed) if place in found) == name, why


def test_the_packaged_list_is_short_enough_to_be_read_for_each_question() -> None:
    """Its combinations are counted, since a place more multiplies them."""
    found = question_words()
    assert len(found.before) + len(found.behind) < 4500
    assert "ใครดูแล" in found.before
    assert {"ดูแล", "รับผิดชอบ", ""}.isdisjoint([*found.before, *found.behind])
