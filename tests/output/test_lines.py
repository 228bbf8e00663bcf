"""A clerk's morning: most of the lines on her screen, and in what she pipes on, are answers."""

from __future__ import annotations

from collections import Counter

import pytest
from morning import ANSWER, BLANK, COLUMNS, FOOT, MOST, QUESTIONS, WARNING, kinds

from tests.conftest import Run
from tests.output.fake_terminal import Show

COUNTED = [
    ("ข้อ 7\n\n\x1b[2mAs of 23 Nov 2026: x.\x1b[0m\n\x1b[2m  y\x1b[0m\n", {ANSWER: 1, BLANK: 1, FOOT: 2}),
    ("\x1b[33mold\x1b[0m \n\x1b[33m  text:\x1b[0m\nข้อ\n", {WARNING: 2, ANSWER: 1}),
    ("\x1b[1mname\x1b[0m \x1b[33mpossible\x1b[0m\n\x1b[2m(since)\x1b[0m\n", {ANSWER: 2}),
    ("ข้อ \x1b[33mold\nnew\x1b[0m\nณ วันที่ 23 พ.ย. 2569\n", {ANSWER: 1, WARNING: 1, FOOT: 1}),
]


@pytest.mark.parametrize(("page", "counts"), COUNTED)
def test_every_line_is_counted_once(page: str, counts: dict[str, int]) -> None:
    """By its colour, which may go on from the line before; from the day on everything is the foot."""
    assert kinds(page) == Counter(counts)


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("terminal", [True, False])
def test_at_most_a_third_of_the_lines_are_not_the_answer(
    show: Show, run: Run, monkeypatch: pytest.MonkeyPatch, language: str, terminal: bool
) -> None:
    """What is said of the day and the data, warnings and blank lines are not."""
    monkeypatch.setenv("MANDATE_LANG", language)
    counts: Counter[str] = Counter()
    for question in QUESTIONS:
        arguments = [*question.split(), "--color", "always"]
        counts += kinds(show(*arguments, columns=COLUMNS).out if terminal else run(*arguments).out)
    assert len(QUESTIONS) == 46
    assert 1 - counts[ANSWER] / counts.total() < MOST, counts
