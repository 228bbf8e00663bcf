"""The index that a question is compared with: for each ngram and for each word, the entries that have it.

It holds the words of all dates, so that one serves every day that is asked about.
"""

import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mandate_cli.search.entries import Entry
from mandate_cli.thai.words import WordList

if TYPE_CHECKING:
    from mandate_cli.search.decision import Model

_WORD = "="  # before a word among the terms; no ngram has it


class Term(NamedTuple):
    """An ngram or a word of the index: the numbers of its entries in order, how many are ours, and its row of weights.

    A row of weights is text as in the file, empty if the term has none.
    """

    entries: Sequence[int] = ()
    ours: int = 0
    weights: str = ""


class Indexed(NamedTuple):
    """An entry of the index: its number, itself, its key, and its words that carry meaning, each once."""

    number: int
    entry: Entry
    key: str
    content: Sequence[str]


class Near(NamedTuple):
    """An entry near a question, and how near it is by letters and by words, 0 to 1 each."""

    of: Indexed
    letters: float
    words: float

    @property
    def nearness(self) -> float:
        """How near the entry is."""
        return (self.letters + self.words) / 2


UNKNOWN = Term()  # what is in no entry


class Index(Protocol):
    """Everything a question is compared with, whatever the day. The law's own words are the first entries."""

    @property
    def size(self) -> int:
        """How many entries there are."""

    @property
    def words(self) -> WordList:
        """The words by which texts are divided."""

    @property
    def model(self) -> "Model":
        """What decisions are made by."""

    @property
    def weighted(self) -> Sequence[str]:
        """The keys of the duties that the weights are for; empty without weights."""

    @property
    def ngram_lengths(self) -> Sequence[float]:
        """The length of each entry as a vector of ngrams."""

    @property
    def word_lengths(self) -> Sequence[float]:
        """The length of each entry as a vector of words."""

    def terms(self, names: Iterable[str]) -> dict[str, Term]:
        """Those of some ngrams, and of words by their ``word_term``, that the index has, the empty one too."""

    def entries(self, numbers: Iterable[int]) -> list[Indexed]:
        """The entries with some numbers, in that order."""

    def with_key(self, key: str) -> list[Indexed]:
        """The entries that are the same letters, in order."""

    def words_of_law(self, text: str) -> Sequence[str]:
        """The words of a duty that carry meaning, each once; none if no entry of the law has its text."""


def word_term(word: str) -> str:
    """What a word is called among the terms."""
    return _WORD + word


def word_terms(index: Index, words: Iterable[str]) -> dict[str, Term]:
    """Each of some words as a term; ``UNKNOWN`` if no entry has it."""
    names = {word: word_term(word) for word in words}
    known = index.terms(names.values())
    return {word: known.get(name, UNKNOWN) for word, name in names.items()}


@cache
def rarity(having: int, size: int) -> float:
    """What a term weighs that so many of an index's entries have."""
    return math.log((size + 1) / (having + 1)) + 1
