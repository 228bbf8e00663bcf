"""The entries near a question: letters and words find them, and each counts for half of the nearness."""

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from mandate_cli.search.index import UNKNOWN, Index, Indexed, rarity, word_term
from mandate_cli.search.ngrams import ngrams

_ENOUGH_SEEN = 1000  # postings of the rarest ngrams, or words, from which candidates are taken
_CANDIDATES = 30  # entries compared whole, found by letters, and as many found by words


class Candidates(NamedTuple):
    """The entries that share most with a question by its rarest terms.

    ``shared`` has for each what it shares of those looked at, as sums of squares; ``rest`` has the squares of those
    that were not looked at, the common ones.
    """

    shared: Mapping[int, float]
    rest: Sequence[tuple[str, float]]


class Letters(NamedTuple):
    """The letters of a question: its key, what each ngram weighs, the squares of those known, and what they find."""

    key: str
    weights: Mapping[str, float]
    known: Sequence[tuple[str, float]]
    candidates: Candidates


class Near(NamedTuple):
    """An entry near a question, and how near it is by letters and by words, 0 to 1 each."""

    of: Indexed
    letters: float
    words: float

    @property
    def nearness(self) -> float:
        """How near the entry is."""
        return (self.letters + self.words) / 2


def by_letters(index: Index, asked: str) -> Letters:
    """What the letters of a question find, given as its key: the entries that share most of them."""
    terms = index.terms(ngrams(asked))
    weights = {ngram: rarity(terms.get(ngram, UNKNOWN).entries, index.size) for ngram in ngrams(asked)}
    known = {ngram: weights[ngram] for ngram, term in terms.items() if term.entries}
    squares = [(ngram, weight * weight) for ngram, weight in known.items()]
    return Letters(asked, weights, squares, _candidates(index, known, index.ngram_lengths))


def nearest(index: Index, letters: Letters, words: Mapping[str, float], strange: Collection[str] = ()) -> list[Near]:
    """The entries near a question, nearest first. ``words`` has what each word weighs, no entry has strange ones."""
    known = {word_term(word): weight for word, weight in words.items() if word not in strange}
    by_words = _candidates(index, known, index.word_lengths, all_terms=True)
    length, word_length = _length(letters.weights), _length(words)
    squares = {word: weight * weight for word, weight in words.items()}
    found = []
    for entry in index.entries(sorted({*letters.candidates.shared, *by_words.shared})):
        number, text = entry.number, entry.key
        begun = letters.candidates.shared.get(number)
        left = letters.known if begun is None else letters.candidates.rest
        shared = sum([square for ngram, square in left if ngram in text], begun or 0.0)
        shared_words = sum([squares[word] for word in entry.content if word in squares])
        found.append(
            Near(
                entry,
                min(1.0, shared / (length * index.ngram_lengths[number])),
                min(1.0, shared_words / (word_length * index.word_lengths[number])),
            )
        )
    found.sort(key=lambda near: (-near.letters - near.words, near.of.number))
    return found


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum([weight * weight for weight in weights.values()])) or 1.0


def _candidates(
    index: Index, weights: Mapping[str, float], lengths: Sequence[float], *, all_terms: bool = False
) -> Candidates:
    """The entries that share most with a question by its rarest known terms, so many as ``_CANDIDATES`` says.

    Common terms find none, but with ``all_terms`` they count for those that rare terms find.
    """
    shared: dict[int, float] = {}
    so_far = shared.get
    seen = 0
    ordered = sorted(weights, key=lambda name: (-weights[name], name))
    taken = len(ordered)
    for at, name in enumerate(ordered):
        numbers = index.postings(name)
        # Letters find the word that a typing error hides also by common ngrams; of words, rare ones are enough.
        if seen >= _ENOUGH_SEEN or (all_terms and seen and seen + len(numbers) > _ENOUGH_SEEN):
            taken = at
            break
        seen += len(numbers)
        square = weights[name] * weights[name]
        for number in numbers:
            shared[number] = so_far(number, 0.0) + square
    if all_terms:
        for name in ordered[taken:]:
            square = weights[name] * weights[name]
            for number in shared.keys() & index.postings(name):
                shared[number] += square
    scores = {number: square / lengths[number] for number, square in shared.items()}
    least = sorted(scores.values(), reverse=True)[:_CANDIDATES][-1] if scores else 0.0
    best = sorted([(-score, number) for number, score in scores.items() if score >= least])[:_CANDIDATES]
    rest = [(name, weights[name] * weights[name]) for name in ordered[taken:]]
    return Candidates({number: shared[number] for _, number in best}, rest)
