"""The index that a question is compared with: for each ngram and for each word, the entries that have it.

It holds the words of all dates, so that one serves every day that is asked about.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mandate_cli.search.entries import LAW, Entry
from mandate_cli.search.ngrams import ngrams
from mandate_cli.search.question import read_normal
from mandate_cli.thai.normalise import normalise_each

if TYPE_CHECKING:
    from mandate_cli.search.decision import Model
    from mandate_cli.thai.words import WordList

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


class Weights(NamedTuple):
    """What each term says for each duty, fitted offline: rows of text, read when they are used."""

    duties: Sequence[str]
    rows: Mapping[str, str]


class Index(Protocol):
    """Everything a question is compared with, whatever the day. The law's own words are the first entries."""

    @property
    def size(self) -> int:
        """How many entries there are."""

    @property
    def words(self) -> WordList:
        """The words by which texts are divided."""

    @property
    def model(self) -> Model:
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


class MemoryIndex(NamedTuple):
    """An index in memory, whole."""

    indexed: Sequence[Indexed]
    words: WordList
    model: Model
    weights: Weights | None
    entries_with: Mapping[str, Sequence[int]]  # the postings of each term
    ours_with: Mapping[str, int]
    ngram_lengths: Sequence[float]
    word_lengths: Sequence[float]
    of_key: Mapping[str, Sequence[Indexed]]

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.indexed)

    @property
    def weighted(self) -> Sequence[str]:
        """The keys of the duties that the weights are for."""
        return self.weights.duties if self.weights else ()

    def terms(self, names: Iterable[str]) -> dict[str, Term]:
        """Those of some ngrams and words that the index has."""
        rows = self.weights.rows if self.weights else {}
        return {
            name: Term(self.entries_with.get(name, ()), self.ours_with.get(name, 0), rows.get(name, ""))
            for name in names
            if name in self.entries_with or name in rows
        }

    def entries(self, numbers: Iterable[int]) -> list[Indexed]:
        """The entries with some numbers, in that order."""
        return [self.indexed[number] for number in numbers]

    def with_key(self, key: str) -> list[Indexed]:
        """The entries that are the same letters, in order."""
        return [*self.of_key.get(key, ())]

    def words_of_law(self, text: str) -> Sequence[str]:
        """The words of a duty, by its text."""
        of_law = takewhile(lambda indexed: indexed.entry.via == LAW, self.indexed)
        return next((indexed.content for indexed in of_law if indexed.entry.text == text), ())


@cache
def rarity(having: int, size: int) -> float:
    """What a term weighs that so many of an index's entries have."""
    return math.log((size + 1) / (having + 1)) + 1


def build(entries: Iterable[Entry], words: WordList, model: Model, weights: Weights | None = None) -> MemoryIndex:
    """The index of these entries, those of the law first."""
    ordered = sorted(entries, key=lambda entry: entry.via != LAW)
    texts = [read_normal(text, words) for text in normalise_each(entry.text for entry in ordered)]
    indexed = [
        Indexed(number, entry, text.key, text.content)
        for number, (entry, text) in enumerate(zip(ordered, texts, strict=True))
    ]
    ngram_postings = _postings(ngrams(each.key) for each in indexed)
    word_postings = _postings(map(word_term, each.content) for each in indexed)
    ngram_lengths, word_lengths = (_lengths(postings, len(ordered)) for postings in (ngram_postings, word_postings))
    of_key: defaultdict[str, list[Indexed]] = defaultdict(list)
    for each in indexed:
        of_key[each.key].append(each)
    return MemoryIndex(
        indexed,
        words,
        model,
        weights,
        {**ngram_postings, **word_postings},
        {name: sum(ordered[number].ours for number in numbers) for name, numbers in word_postings.items()},
        ngram_lengths,
        word_lengths,
        of_key,
    )


def _postings(terms: Iterable[Iterable[str]]) -> dict[str, Sequence[int]]:
    """By term, the numbers of the entries that have it, of the terms of each entry."""
    from array import array

    found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    for number, having in enumerate(terms):
        for name in having:
            found[name].append(number)
    return dict(found)


def _lengths(postings: Mapping[str, Sequence[int]], size: int) -> Sequence[float]:
    """The length of each entry as a vector of rarities, in four bytes: a question reads all lengths of the store."""
    from array import array

    squares = [0.0] * size
    for numbers in postings.values():
        square = rarity(len(numbers), size) ** 2
        for number in numbers:
            squares[number] += square
    return array("f", [math.sqrt(square) or 1.0 for square in squares])
