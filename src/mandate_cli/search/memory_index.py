"""An index made of entries, in memory: the store is written from it, and weights are fitted with it."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.search.entries import LAW, Entry
from mandate_cli.search.index import Indexed, Term, rarity, word_term
from mandate_cli.search.ngrams import ngrams
from mandate_cli.search.question import read_normal
from mandate_cli.thai.normalise import normalise_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mandate_cli.search.decision import Model
    from mandate_cli.thai.words import WordList


class Weights(NamedTuple):
    """What each term says for each duty, fitted offline: rows of text, read when they are used."""

    duties: Sequence[str]
    rows: Mapping[str, str]


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
    found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    for number, having in enumerate(terms):
        for name in having:
            found[name].append(number)
    return dict(found)


def _lengths(postings: Mapping[str, Sequence[int]], size: int) -> Sequence[float]:
    """The length of each entry as a vector of rarities, in four bytes: a question reads all lengths of the store."""
    squares = [0.0] * size
    for numbers in postings.values():
        square = rarity(len(numbers), size) ** 2
        for number in numbers:
            squares[number] += square
    return array("f", [math.sqrt(square) or 1.0 for square in squares])
