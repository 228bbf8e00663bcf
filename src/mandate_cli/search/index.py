"""The index that a question is compared with: entries, and which entries have which run of letters.

Every key is cut into runs of two to four letters. The index is made once of the words of all dates.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mandate_cli.thai.normalise import fuzzy_key, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


_BAR = "\0"  # stands in no text: the loader refuses it
# Words of a question or of courtesy, which say nothing of the task. Of two that begin alike the longer stands first.
_ASKING = (
    "กับใคร|ที่ใคร|ใคร|ที่ไหน|ตรงไหน|กลุ่มไหน|กลุ่มใด|อย่างไร|ยังไง|เมื่อไร|เมื่อไหร่|เท่าไร|เท่าไหร่|อะไร|ทำไม|หรือไม่|หรือเปล่า|หรือยัง"
    "|ขอบคุณมาก|ขอบคุณ|ขอบใจ|สวัสดี|รบกวน|ได้ไหม|ได้มั้ย|ไหม|มั้ย|ครับ|ค่ะ|คะ|จ้ะ|หน่อย|ต้องการ|อยาก|ต้อง|จะ|ช่วย|ติดต่อ|สอบถาม"
)
# Words with which any duty begins, as they stand without spaces.
_ANY_DUTY = "ศึกษาวิเคราะห์วิจัย|ศึกษาวิเคราะห์|ดำเนินการเกี่ยวกับ|ดำเนินงานเกี่ยวกับ|ดำเนินการ|ดำเนินงาน|ส่งเสริมสนับสนุน"
_SAYS_NOTHING = (*_ASKING.split("|"), *_ANY_DUTY.split("|"))
_SIZES = (2, 3, 4)  # letters; the key's two ends count as letters


def key(text: str) -> str:
    """A text as it is compared: normalised, without spaces, tone marks and words that say nothing, its ends marked."""
    return telling_key(text)[0]


def telling_key(text: str) -> tuple[str, bool]:
    """The key of a text, and whether it has any words that say something."""
    whole = normalise(text).replace(" ", "")
    telling = _without(whole)
    return f"^{fuzzy_key(telling or whole)}$", bool(telling)


def _without(text: str) -> str:
    """A text without the words that say nothing."""
    for words in _SAYS_NOTHING:
        text = text.replace(words, "")
    return text


def _keys(texts: Iterable[str]) -> list[str]:
    """The keys of many texts, at the cost of one."""
    joined = _without(normalise(_BAR.join(texts)).replace(" ", ""))
    return [f"^{each}$" for each in fuzzy_key(joined).split(_BAR)]


def grams(of: str) -> set[str]:
    """The runs of letters of a key."""
    return set(_runs(of))


def _runs(of: str) -> dict[str, None]:
    """The runs of letters of a key, each once, in an order that is the same in every process, as sums of floats ask."""
    return dict.fromkeys([of[at : at + size] for size in _SIZES for at in range(len(of) - size + 1)])


class Entry(NamedTuple):
    """Words that lead: ``via`` is ``text``, ``vocabulary`` or ``elsewhere``; ``to`` has citations or an agency."""

    via: str
    text: str
    to: tuple[str, ...]


class Weights(NamedTuple):
    """What each run of letters says for each group, fitted offline: rows of integers, hundredths, still as text.

    The row of the empty run is what a query says that has none. ``groups`` are lines of ข้อ 6, and ``elsewhere``.
    """

    groups: tuple[str, ...]
    rows: Mapping[str, str]


class Run(NamedTuple):
    """A run of letters: how many sources have it, and what it says for each group, in hundredths, if it was fitted.

    ``where`` is where an index has these sources.
    """

    letters: str
    sources: int
    weights: Sequence[int] | None
    where: int = 0


class Index(Protocol):
    """Everything a query is compared with, of no date. The law's own words are its first sources, in order."""

    @property
    def size(self) -> int:
        """How many sources there are."""

    @property
    def law(self) -> int:
        """How many of them are law."""

    @property
    def groups(self) -> Sequence[str]:
        """What the weights are for: lines of ข้อ 6, and ``elsewhere``; nothing without weights."""

    @property
    def lengths(self) -> Sequence[float]:
        """The length of each source as a vector."""

    def runs(self, grams: Iterable[str]) -> dict[str, Run]:
        """Those of some runs of letters that are known; the empty one is, if there are weights."""

    def having(self, run: Run) -> Sequence[int]:
        """The sources that have a run, in order."""

    def source(self, number: int) -> Entry:
        """A source."""

    def key(self, number: int) -> str:
        """The key of a source."""


class Built(NamedTuple):
    """An index in memory."""

    sources: Sequence[Entry]
    keys: Sequence[str]
    places: Mapping[str, Sequence[int]]  # a run of letters -> the sources that have it
    lengths: Sequence[float]
    law: int
    weights: Weights | None

    @property
    def size(self) -> int:
        """How many sources there are."""
        return len(self.sources)

    @property
    def groups(self) -> Sequence[str]:
        """What the weights are for."""
        return self.weights.groups if self.weights else ()

    def runs(self, grams: Iterable[str]) -> dict[str, Run]:
        """Those of some runs of letters that are known."""
        rows = self.weights.rows if self.weights else {}
        return {
            gram: Run(
                gram,
                len(self.places.get(gram, ())),
                [int(each) for each in rows[gram].split("\t")] if gram in rows else None,
            )
            for gram in grams
            if gram in self.places or gram in rows
        }

    def having(self, run: Run) -> Sequence[int]:
        """The sources that have a run."""
        return self.places.get(run.letters, ())

    def source(self, number: int) -> Entry:
        """A source."""
        return self.sources[number]

    def key(self, number: int) -> str:
        """The key of a source."""
        return self.keys[number]


def build(sources: Iterable[Entry], weights: Weights | None = None) -> Built:
    """The index of these sources, those that are law first."""
    from array import array

    ordered = sorted(sources, key=lambda source: source.via != "text")
    places: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    keys = _keys(source.text for source in ordered) if ordered else []
    for number, each in enumerate(keys):
        for gram in _runs(each):
            places[gram].append(number)
    squares = [0.0] * len(ordered)
    for found in places.values():
        square = rarity(len(found), len(ordered)) ** 2
        for number in found:
            squares[number] += square
    law = sum(source.via == "text" for source in ordered)
    return Built(ordered, keys, dict(places), [math.sqrt(square) for square in squares], law, weights)


def rarity(found: int, of: int) -> float:
    """How much a run of letters says that so many sources have."""
    return math.log((of + 1) / (found + 1)) + 1
