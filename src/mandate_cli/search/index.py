"""The index that a task is compared with: entries, and for each ngram the entries that have it.

Every entry's key is cut into runs of two to four letters, its ngrams. The index holds the words of all dates, so that
one serves every day that is asked about.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mandate_cli.thai.normalise import fuzzy_key, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


_BAR = "\0"  # in no text: the loader refuses it
# Words of a question or of courtesy, which say nothing of the task. Of two that begin alike the longer stands first.
_ASKING = (
    "กับใคร|ที่ใคร|ใคร|ที่ไหน|ตรงไหน|กลุ่มไหน|กลุ่มใด|อย่างไร|ยังไง|เมื่อไร|เมื่อไหร่|เท่าไร|เท่าไหร่|อะไร|ทำไม|หรือไม่|หรือเปล่า|หรือยัง"
    "|ขอบคุณมาก|ขอบคุณ|ขอบใจ|สวัสดี|รบกวน|ได้ไหม|ได้มั้ย|ไหม|มั้ย|ครับ|ค่ะ|คะ|จ้ะ|หน่อย|ต้องการ|อยาก|ต้อง|จะ|ช่วย|ติดต่อ|สอบถาม"
)
# Words with which any duty begins, without spaces.
_ANY_DUTY = "ศึกษาวิเคราะห์วิจัย|ศึกษาวิเคราะห์|ดำเนินการเกี่ยวกับ|ดำเนินงานเกี่ยวกับ|ดำเนินการ|ดำเนินงาน|ส่งเสริมสนับสนุน"
_SAYS_NOTHING = (*_ASKING.split("|"), *_ANY_DUTY.split("|"))
_SIZES = (2, 3, 4)  # letters; the marks at the key's two ends count as letters


def key(text: str) -> str:
    """A text as it is compared: normalised, without spaces, tone marks and words that say nothing, its ends marked."""
    return telling_key(text)[0]


def telling_key(text: str) -> tuple[str, bool]:
    """The key of a text, and whether it has any words that say something."""
    whole = normalise(text).replace(" ", "")
    telling = _without_empty_words(whole)
    return f"^{fuzzy_key(telling or whole)}$", bool(telling)


def _without_empty_words(text: str) -> str:
    """A text without the words that say nothing."""
    for words in _SAYS_NOTHING:
        text = text.replace(words, "")
    return text


def _keys(texts: Iterable[str]) -> list[str]:
    """The keys of many texts; joining them first costs little more than one key."""
    joined = _without_empty_words(normalise(_BAR.join(texts)).replace(" ", ""))
    return [f"^{letters}$" for letters in fuzzy_key(joined).split(_BAR)]


def ngrams(key: str) -> list[str]:
    """The ngrams of a key, each once, always in the same order: sums of floats depend on it."""
    return list(dict.fromkeys([key[at : at + size] for size in _SIZES for at in range(len(key) - size + 1)]))


class Entry(NamedTuple):
    """Words a task is compared with, and where they lead.

    ``via`` is ``text`` for a duty's own words, ``vocabulary`` for a phrase, ``elsewhere`` for a task of another agency;
    ``to`` has citations, or the agency.
    """

    via: str
    text: str
    to: tuple[str, ...]


class Weights(NamedTuple):
    """What each ngram says for each group, fitted offline: rows of integers, in hundredths, still as text.

    The row of the empty ngram is what a task says that has none. ``groups`` are lines of ข้อ 6, and ``elsewhere``.
    """

    groups: tuple[str, ...]
    rows: Mapping[str, str]


class Ngram(NamedTuple):
    """An ngram of the index: in how many entries it is, and what it says for each group, in hundredths, if fitted.

    ``number`` is the index's own, and finds the postings.
    """

    letters: str
    entries: int
    weights: Sequence[int] | None
    number: int = 0


class Index(Protocol):
    """Everything a task is compared with, whatever the day. The duties' own words are the first entries, in order."""

    @property
    def size(self) -> int:
        """How many entries there are."""

    @property
    def law_size(self) -> int:
        """How many of them are the law's own words."""

    @property
    def groups(self) -> Sequence[str]:
        """What the weights are for: lines of ข้อ 6, and ``elsewhere``; empty without weights."""

    @property
    def lengths(self) -> Sequence[float]:
        """The length of each entry as a vector of its ngrams' rarities."""

    def known(self, ngrams: Iterable[str]) -> dict[str, Ngram]:
        """Those of some ngrams that the index has; the empty one is there if there are weights."""

    def postings(self, ngram: Ngram) -> Sequence[int]:
        """The numbers of the entries that have an ngram, in order."""

    def entry(self, number: int) -> Entry:
        """An entry by its number."""

    def key(self, number: int) -> str:
        """The key of an entry."""


class MemoryIndex(NamedTuple):
    """An index in memory, whole."""

    entries: Sequence[Entry]
    keys: Sequence[str]
    entries_with: Mapping[str, Sequence[int]]  # the postings of each ngram
    lengths: Sequence[float]
    law_size: int
    weights: Weights | None

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    @property
    def groups(self) -> Sequence[str]:
        """What the weights are for."""
        return self.weights.groups if self.weights else ()

    def known(self, ngrams: Iterable[str]) -> dict[str, Ngram]:
        """Those of some ngrams that the index has."""
        rows = self.weights.rows if self.weights else {}
        return {
            letters: Ngram(
                letters,
                len(self.entries_with.get(letters, ())),
                [int(weight) for weight in rows[letters].split("\t")] if letters in rows else None,
            )
            for letters in ngrams
            if letters in self.entries_with or letters in rows
        }

    def postings(self, ngram: Ngram) -> Sequence[int]:
        """The numbers of the entries that have an ngram."""
        return self.entries_with.get(ngram.letters, ())

    def entry(self, number: int) -> Entry:
        """An entry by its number."""
        return self.entries[number]

    def key(self, number: int) -> str:
        """The key of an entry."""
        return self.keys[number]


def build(entries: Iterable[Entry], weights: Weights | None = None) -> MemoryIndex:
    """The index of these entries, those of the law first."""
    from array import array

    ordered = sorted(entries, key=lambda entry: entry.via != "text")
    entries_with: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    keys = _keys(entry.text for entry in ordered) if ordered else []
    for number, letters in enumerate(keys):
        for ngram in ngrams(letters):
            entries_with[ngram].append(number)
    squares = [0.0] * len(ordered)
    for numbers in entries_with.values():
        square = rarity(len(numbers), len(ordered)) ** 2
        for number in numbers:
            squares[number] += square
    law_size = sum(entry.via == "text" for entry in ordered)
    lengths = [math.sqrt(square) for square in squares]
    return MemoryIndex(ordered, keys, dict(entries_with), lengths, law_size, weights)


def rarity(having: int, size: int) -> float:
    """How much an ngram says that so many of an index's entries have."""
    return math.log((size + 1) / (having + 1)) + 1
