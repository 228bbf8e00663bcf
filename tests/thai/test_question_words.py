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
… ผม + เป็น + ครู …
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


def test_the_packaged_list_is_short_enough_to_be_read_for_each_question() -> None:
    """Its combinations are counted, since a place more multiplies them."""
    found = question_words()
    assert len(found.before) + len(found.behind) < 4500
    assert "ใครดูแล" in found.before
    assert {"ดูแล", "รับผิดชอบ", ""}.isdisjoint([*found.before, *found.behind])
