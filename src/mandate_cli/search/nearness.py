"""The entries near a question: letters and words find them, and each counts for half of the nearness."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import accumulate, chain
from operator import truediv
from typing import NamedTuple

from mandate_cli.search.index import UNKNOWN, Index, Near, Term, rarity
from mandate_cli.search.ngrams import ngrams

_ENOUGH_SEEN = 2000  # postings of the rarest ngrams, or words, from which candidates are taken
_CANDIDATES = 12  # entries compared whole, found by letters, and as many found by words


class Letters(NamedTuple):
    """The letters of a question: its known ngrams, its length as a vector, the squares of these, and what they find."""

    terms: Mapping[str, Term]
    length: float
    squares: Sequence[tuple[str, float]]
    candidates: Sequence[int]


def by_letters(index: Index, asked: str) -> Letters:
    """What the letters of a question find, given as its key: the entries that share most of its rarest ngrams."""
    asked_for = ngrams(asked)
    terms = index.terms(asked_for)
    weights = {ngram: rarity(len(terms.get(ngram, UNKNOWN).entries), index.size) for ngram in asked_for}
    known = {ngram: weights[ngram] for ngram, term in terms.items() if term.entries}
    rarest = sorted(known, key=lambda ngram: (-known[ngram], ngram))
    seen = accumulate((len(terms[ngram].entries) for ngram in rarest), initial=0)
    finding = [terms[ngram].entries for ngram, before in zip(rarest, seen, strict=False) if before < _ENOUGH_SEEN]
    shared = Counter(chain.from_iterable(finding))
    squares = [(ngram, weight * weight) for ngram, weight in known.items()]
    return Letters(terms, _length(weights), squares, _best(shared, index.ngram_lengths))


def nearest(index: Index, letters: Letters, words: Mapping[str, Term], weights: Mapping[str, float]) -> list[Near]:
    """The entries near a question, nearest first. ``weights`` has what each of its words weighs."""
    by_words = _by_words(index, words, weights)
    word_length = _length(weights)
    squares = {word: weight * weight for word, weight in weights.items()}
    found = []
    for entry in index.entries(sorted({*letters.candidates, *by_words})):
        number, text = entry.number, entry.key
        shared = sum([square for ngram, square in letters.squares if ngram in text])
        shared_words = sum([squares[word] for word in entry.content if word in squares])
        found.append(
            Near(
                entry,
                min(1.0, shared / (letters.length * index.ngram_lengths[number])),
                min(1.0, shared_words / (word_length * index.word_lengths[number])),
            )
        )
    found.sort(key=lambda near: (-near.letters - near.words, near.of.number))
    return found


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum([weight * weight for weight in weights.values()])) or 1.0


def _by_words(index: Index, words: Mapping[str, Term], weights: Mapping[str, float]) -> list[int]:
    """The entries that share most of a question's rarest words."""
    shared: dict[int, float] = {}
    seen = 0
    for word in sorted(words, key=lambda word: (-weights[word], word)):
        numbers = words[word].entries
        if seen and seen + len(numbers) > _ENOUGH_SEEN:
            break
        seen += len(numbers)
        square = weights[word] * weights[word]
        for number in numbers:
            shared[number] = shared.get(number, 0.0) + square
    return _best(shared, index.word_lengths)


def _best(shared: Mapping[int, float], lengths: Sequence[float]) -> list[int]:
    """The entries that share most for their length; of equals the first."""
    lacking = map(truediv, map(lengths.__getitem__, shared), shared.values())  # less is better; all of it runs in C
    return [number for _, number in nsmallest(_CANDIDATES, zip(lacking, shared, strict=True))]
