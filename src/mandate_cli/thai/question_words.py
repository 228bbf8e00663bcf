"""Words of a question that carry no task: of grammar and courtesy anywhere, and those that frame a task.

They stand in one list, ``question-words.txt``, whose first lines say how to write it. It is always the packaged one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

from mandate_cli import SHIPPED_DATA

_TASK, _ASKER = "…", "~"
_LONGEST = 12  # words that say behind a task who asks


class Frames(NamedTuple):
    """Words that carry no meaning anywhere, and letters of words that carry none before a task, and behind one.

    Who asks is told by words before (``ผมเป็น``), by who that is (``ครู``) and by more (``ม.4``). Who asks stays if
    words of ``wanting`` follow: in ``หนูเป็นนักเรียน อยากลาออก`` the pupil belongs to the task.
    """

    anywhere: Collection[str]
    before: Collection[str]
    behind: Collection[str]
    telling: Collection[str]
    telling_behind: Collection[str]
    askers: Collection[str]
    more: Collection[str]
    wanting: Collection[str]
    longest: int  # letters of a frame

    def task(self, words: Sequence[str], gaps: Collection[int] = ()) -> list[slice]:
        """Where the task stands in the words of a question, behind the asker if he wants it; nowhere if all are frames.

        Who asks ends at a frame, or at a space: ``gaps`` are the places of words behind one.
        """
        begin, end, asker, wanted = 0, len(words), None, False
        while begin < end:
            if not (asker or wanted) and (found := self._asker(words, begin, end, gaps, self.telling)):
                asker, begin = found
            framed, wants = (self._first(words[begin:end], frames) for frames in (self.before, self.wanting))
            wanted |= 0 < wants >= framed
            begin += framed
            if not framed:
                break
        while framed := self._first(words[begin:end], self.behind, last=True) or (
            0 if wanted else self._asker_behind(words, begin, end, gaps)
        ):
            end -= framed
        return [*([asker] if asker and wanted else []), slice(begin, end)] if begin < end else []

    def _asker(
        self, words: Sequence[str], begin: int, end: int, gaps: Collection[int], telling: Collection[str]
    ) -> tuple[slice, int] | None:
        """The asker of whom words from a place on tell, and where that ends."""
        at = begin + self._first(words[begin:end], telling)
        more = at > begin and self._first(words[at:end], self.askers)
        asker, behind, told = slice(at, at + more), at, 0
        while more:
            behind += more
            if behind in gaps or self._first(words[behind:end], self.before) or (behind == end and not told):
                told = behind
            more = self._first(words[behind:end], self.more)
        return (asker, told) if told else None

    def _asker_behind(self, words: Sequence[str], begin: int, end: int, gaps: Collection[int]) -> int:
        """How many words up to the end tell who asks, behind a space."""
        for at in range(max(begin + 1, end - _LONGEST), end):
            found = at in gaps and self._asker(words, at, end, (), self.telling_behind)
            if found and found[1] == end:
                return end - at
        return 0

    def _first(self, words: Sequence[str], frames: Collection[str], *, last: bool = False) -> int:
        """How many of some words, counted from the first or from the last, are a frame; the most that are."""
        found, joined = 0, ""
        for count, word in enumerate(reversed(words) if last else words, 1):
            joined = word + joined if last else joined + word
            if len(joined) > self.longest:
                break
            if joined in frames:
                found = count
        return found


@cache
def question_words() -> Frames:
    """The packaged list."""
    return read(SHIPPED_DATA / "question-words.txt")


def read(path: Path) -> Frames:
    """The words and frames of a file."""
    anywhere = set[str]()
    frames = {(begin, end): set[str]() for begin in ("", _TASK, _ASKER) for end in ("", _TASK, _ASKER)}
    for line in path.read_text(encoding="utf-8").splitlines():
        written = line.strip()
        if not written or written.startswith("#"):
            continue
        frame = written.strip(f"{_TASK}{_ASKER} ")
        if frame == written:
            anywhere.add(written)
            continue
        places = [place.split("|") for place in frame.replace(" ", "").split("+")]
        begin, end = (mark if mark in (_TASK, _ASKER) else "" for mark in (written[0], written[-1]))
        frames[begin, end].update(map("".join, product(*places)))
    for each in frames.values():
        each.discard("")
    both, told_behind = frames[_TASK, _TASK], frames[_TASK, _ASKER]
    return Frames(
        anywhere,
        before=frames["", _TASK] | both,
        behind=frames[_TASK, ""] | both,
        telling=frames["", _ASKER] | told_behind,
        telling_behind=told_behind,
        askers=frames[_ASKER, _ASKER],
        more=frames[_ASKER, ""],
        wanting=frames[_ASKER, _TASK],
        longest=max(map(len, chain(*frames.values()))),
    )
