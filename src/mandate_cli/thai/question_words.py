"""Words of a question that carry no task: of grammar and courtesy anywhere, those that frame a task, and names.

They stand in one list, ``question-words.txt``, whose first lines say how to write it. It is always the packaged one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli import SHIPPED_DATA

if TYPE_CHECKING:
    from mandate_cli.thai.words import Word

_TASK = "…"
_NAME = "~"
_WORD = "[ก-๎]*[ะ-์][ก-๎]*"  # Thai, and no abbreviation


class Name(NamedTuple):
    """What a name is, behind a word such as ครู or นาย: its parts, how many at least, if the word belongs to it."""

    parts: Collection[str]
    least: int
    title: bool


class Frames(NamedTuple):
    """Words that carry no meaning anywhere, and letters of words that carry none before a task, and behind one.

    ``names`` has what a name is behind a word.
    """

    anywhere: Collection[str]
    before: Collection[str]
    behind: Collection[str]
    longest: int  # letters
    names: Mapping[str, Name] = {}

    def named(self, words: Sequence[Word], strange: Callable[[str], bool]) -> set[int]:
        """The places of those of some words that are parts of names.

        A strange word may follow a title, and the others of a name of several. What is written apart belongs to a name
        only whole.
        """
        found = set[int]()
        for place, (head, start, _) in enumerate(words):
            crumb = len(head) == 1 and place and words[place - 1].end == start
            if head not in self.names or crumb:
                continue
            name = self.names[head]
            begin = last = end = place + 1
            apart = False
            while last < len(words) and (
                (text := words[last].text) in name.parts
                or ((name.title or (name.least > 1 and last > begin)) and self._may_be_a_name(text) and strange(text))
            ):
                last += 1
                whole = last == len(words) or words[last - 1].end < words[last].start
                end = last if whole or not apart else end
                apart = apart or whole
            if end - begin >= name.least:
                found.update(range(begin - name.title, end))
        return found

    def _may_be_a_name(self, word: str) -> bool:
        return word not in self.anywhere and re.fullmatch(_WORD, word) is not None

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
    parts = dict[str, set[str]]()  # by what stands before them on their lines
    for line in path.read_text(encoding="utf-8").splitlines():
        written = line.strip()
        if not written or written.startswith("#"):
            continue
        heads, name, some = written.rpartition(f"{_NAME} ")
        if name:
            parts.setdefault(heads, set()).update(some.split("|"))
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
    names = dict[str, Name]()
    for heads, some_parts in parts.items():
        name_of = Name(some_parts, 2 if heads.endswith(_NAME) else 1, heads.startswith(_NAME))
        names |= dict.fromkeys(heads.strip(f"{_NAME} ").split("|"), name_of)
    return Frames(anywhere, before, behind, max(map(len, chain(before, behind))), names)
