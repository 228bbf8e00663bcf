"""Words of a question that carry no task."""

from __future__ import annotations

from pathlib import Path

import pytest

from mandate_cli.thai.question_words import Frames, question_words, read

LIST = """\
# how to write it

ครับ
ใคร|กลุ่มไหน + ดูแล|ทำ| …
เรื่อง …
… ติดต่อ|แจ้ง + ใคร|ที่ไหน
… ครับ
who handles …
… ผม + อยู่ + ม4 …
เป็น ~
… ผม + เป็น ~
~ ครู|นักเรียน ~
~ ใหม่|ม4|ครับ
~ อยาก …
อยาก + ถาม| …
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
        *("ใคร", "ใครดูแล", "ใครทำ", "กลุ่มไหน", "กลุ่มไหนดูแล", "กลุ่มไหนทำ", "เรื่อง", "whohandles", "ผมอยู่ม4"),
        *("อยาก", "อยากถาม"),
    }
    assert frames.behind == {"ติดต่อใคร", "ติดต่อที่ไหน", "แจ้งใคร", "แจ้งที่ไหน", "ครับ", "ผมอยู่ม4"}
    assert (frames.telling, frames.telling_behind) == ({"เป็น", "ผมเป็น"}, {"ผมเป็น"})
    assert (frames.askers, frames.more, frames.wanting) == ({"ครู", "นักเรียน"}, {"ใหม่", "ม4", "ครับ"}, {"อยาก"})
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
    assert [word for part in frames.task(words) for word in words[part]] == task, why


ASKERS = [
    ("ผม เป็น ครู _ เด็ก ป่วย", "เด็ก ป่วย", "who asks is no word of the task"),
    ("เป็น ครู ใหม่ _ เด็ก ป่วย ครับ", "เด็ก ป่วย", "nor what more is told"),
    ("ผม เป็น ครู ใคร ดูแล เด็ก ป่วย", "เด็ก ป่วย", "who asks ends at a frame"),
    ("เด็ก ป่วย _ ผม เป็น ครู ใหม่", "เด็ก ป่วย", "or stands behind"),
    ("เด็ก ป่วย _ ผม อยู่ ม4", "เด็ก ป่วย", "as a frame of its own too"),
    ("ผม เป็น ครู ป่วย", "ผม เป็น ครู ป่วย", "what goes on without a space is the task"),
    ("ผม เป็น ครู ใหม่ ป่วย", "ผม เป็น ครู ใหม่ ป่วย", "nor does more end it"),
    ("ผม เป็น เด็ก _ ป่วย", "ผม เป็น เด็ก _ ป่วย", "who is in no list may be the task"),
    ("ครู _ ป่วย", "ครู _ ป่วย", "nobody says that he asks"),
    ("สอบ _ เป็น ครู", "สอบ _ เป็น ครู", "nor here, behind the task"),
    ("สอบ ผม เป็น ครู", "สอบ ผม เป็น ครู", "and behind it he needs a space"),
    ("สอบ _ ผม เป็น ครู ป่วย", "สอบ _ ผม เป็น ครู ป่วย", "and the end"),
    ("ผม เป็น นักเรียน ม4 _ อยาก ลาออก", "นักเรียน ลาออก", "a pupil who leaves is another task than a teacher"),
    ("ผม เป็น นักเรียน อยาก ถาม อยาก ลาออก", "นักเรียน ลาออก", "however he asks"),
    ("ผม เป็น นักเรียน อยาก ถาม รถ", "รถ", "asking is not wanting"),
    ("อยาก ลาออก _ ผม เป็น นักเรียน", "ลาออก _ ผม เป็น นักเรียน", "also behind"),
    ("อยาก เป็น ครู _ ป่วย", "เป็น ครู _ ป่วย", "who wants to be one is none"),
    ("ผม เป็น ครู _ ใหม่", "ใหม่", "what could be more is a task if no other is left"),
    ("ผม เป็น ครู ครับ", "", "nothing is left"),
]


@pytest.mark.parametrize(("text", "task", "why"), ASKERS)
def test_who_asks_belongs_to_a_task_only_if_he_wants_it(frames: Frames, text: str, task: str, why: str) -> None:
    """Here _ is a space between words."""
    words, gaps = list[str](), set[int]()
    for word in text.split():
        if word == "_":
            gaps.add(len(words))
        else:
            words.append(word)
    parts = [words[part] for part in frames.task(words, gaps)]
    assert [word for part in parts for word in part] == task.replace("_", "").split(), why


def test_the_packaged_list_is_short_enough_to_be_read_for_each_question() -> None:
    """Its combinations are counted, since a place more multiplies them."""
    found = question_words()
    assert sum(map(len, found[:-1])) < 6500
    assert "ใครดูแล" in found.before
    assert {"ดูแล", "รับผิดชอบ", ""}.isdisjoint([*found.before, *found.behind])
