"""Words of a question that carry no task: of grammar and courtesy anywhere, and those that frame a task.

They stand in one list, ``question-words.txt``, whose first lines say how to write it. It is always the packaged one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

from mandate_cli import SHIPPED_DATA

_TASK = "…"


class Frames(NamedTuple):
    """Words that carry no meaning anywhere, and letters of words that carry none before a task, and behind one."""

    anywhere: Collection[str]
    before: Collection[str]
    behind: Collection[str]
    longest: int  # letters

    def task(self, words: Sequence[str]) -> tuple[int, int]:
        """From which word up to which one the task stands in the words of a question; nowhere if all are frames."""
        begin, end = 0, len(words)
        while framed := self._first(words[begin:end], self.before):
            begin += framed
        while framed := self._first(words[begin:end][::-1], self.behind, lambda part: "".join(reversed(part))):
            end -= framed
        return begin, end

    def _first(
        self, words: Sequence[str], frames: Collection[str], join: Callable[[Sequence[str]], str] = "".join
    ) -> int:
        """How many of some words, counted from the first, are a frame; the most that are."""
        found = length = 0
        for count, word in enumerate(words, 1):
            length += len(word)
            if length > self.longest:
                break
            if join(words[:count]) in frames:
                found = count
        return found


@cache
def question_words() -> Frames:
    """The packaged list."""
    return read(SHIPPED_DATA / "question-words.txt")


def read(path: Path) -> Frames:
    """The words and frames of a file."""
    anywhere, before, behind = set[str](), set[str](), set[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        written = line.strip()
        if not written or written.startswith("#"):
            continue
        frame = written.strip(f"{_TASK} ")
        if frame == written:
            anywhere.add(written)
            continue
        places = [place.split("|") for place in frame.replace(" ", "").split("+")]
        joined = set(map("".join, product(*places)))
        if written.startswith(_TASK):
            behind |= joined
        if written.endswith(_TASK):
            before |= joined
    for frames in (before, behind):
        frames.discard("")
    return Frames(anywhere, before, behind, max(map(len, chain(before, behind))))
