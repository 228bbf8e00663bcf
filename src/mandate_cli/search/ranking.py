"""How near a task is to words that lead somewhere: the law's own, phrases, tasks of other agencies.

A task touches only the postings of its own ngrams. Two readings are fused: what the nearest entries lead to, and what
the ngrams themselves say by weights fitted from all phrases together (``evaluation/fit.py``). Nothing here knows the
law of a day: the caller says where each entry leads.
"""

from __future__ import annotations

import math
import re
from itertools import compress
from operator import itemgetter, mul, truediv
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.search.index import Entry, Index, Ngram, ngrams, rarity, telling_key
from mandate_cli.search.vocabulary import OTHER_AGENCY
from mandate_cli.thai.normalise import normalise, stands

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence


_NEIGHBOURS = 30  # entries that have a say
_ENOUGH_SEEN = 500  # postings of the rarest ngrams, from which candidates are taken
_CANDIDATES = 40  # entries compared whole
_WORD_FOR_WORD = 0.95  # from here on an entry is what was asked, and nothing else has a say
_STEEP = 4  # how much more a near neighbour says than a far one
_WORD = 3  # letters; fewer stand in other words by chance
_EVERYWHERE = 8  # entries that have a word, for it to be common
_SAMPLE = 100  # of these, how many are asked where they lead
_MOSTLY = 0.45  # the share of them that must lead to one group for the word to tell it
_SURE_OF = 8  # letters, with the two ends, from which a typing error is told from another word
_VAGUE = 0.4  # how sure at most a word that names no task can make
_UNDERSTOOD = 0.45  # the share of a query that must be understood for it to name a task
_NAMES = 5  # letters that a query must have to name a task by standing in the law
_IN_LAW = 1.0  # how near a query is to a provision it stands in
_FEW = 3  # provisions that a name of a task stands in, at most
_SECOND = 0.8  # what an entry says for each further group, where it says 1 for the one before
_FITTED = 0.75  # what the weights say, where the neighbours say 1


class Near(NamedTuple):
    """An entry near a task, 0 to 1, and the groups it leads to on the day, likelier first."""

    entry: Entry
    nearness: float
    groups: tuple[str, ...]


class Ranking(NamedTuple):
    """Where a task leads: the share of belief of each group and of ``elsewhere``, best first, and the nearest entries.

    ``understood`` is the share of the task's ngrams, weighed by rarity, that are in any entry at all. ``vague`` says
    that the words name no task: a word that is everywhere, or letters that are hardly anywhere.
    """

    shares: tuple[tuple[str, float], ...]
    neighbours: tuple[Near, ...]
    understood: float
    vague: bool = False


def rank(index: Index, query: str, groups: Container[str], leads: Callable[[Entry], tuple[str, ...]]) -> Ranking:
    """Where a task leads, among the groups of the day.

    ``leads`` gives the groups an entry leads to on that day, likelier first; nothing if none is left.
    """
    asked = _Asked.of(index, query)
    near = {number: min(1.0, shared / asked.length) for number, shared in _nearest(index, asked)}
    squares = sum(asked.squares[letters] for letters, ngram in asked.known.items() if ngram.entries)
    understood = squares / (asked.length * asked.length)
    mistyped = _mistyped(index, asked.key, near)
    unknown = understood < _UNDERSTOOD or not _known_latin(index, asked.key, near)
    strange = unknown and not mistyped
    vague = not asked.telling or strange or _vague(index, asked, max(near.values(), default=0.0), leads)
    if not vague:
        near |= mistyped | _in_law(index, asked)
    neighbours = []
    for number in sorted(near, key=lambda number: (-near[number], number)):
        entry = index.entry(number)
        groups_led_to = leads(entry)
        if groups_led_to:
            neighbours.append(Near(entry, near[number], groups_led_to))
    votes = _votes(neighbours[:_NEIGHBOURS])
    word_for_word = neighbours and neighbours[0].nearness >= _WORD_FOR_WORD
    fitted = {} if word_for_word else _fitted(index, asked)
    best = max(fitted, key=lambda group: fitted[group], default=OTHER_AGENCY)
    if not (best == OTHER_AGENCY or best in groups):
        fitted = {}  # of a group there was not on that day, nothing the weights can say
    shares = _fused(
        votes, {group: share for group, share in fitted.items() if group == OTHER_AGENCY or group in groups}
    )
    if not fitted and neighbours:  # what alone speaks for a group is worth what it is near
        shares = {group: share * neighbours[0].nearness for group, share in shares.items()}
    ordered = sorted(shares.items(), key=lambda share: -share[1])
    return Ranking(tuple(ordered), tuple(neighbours), understood, vague)


class _Asked(NamedTuple):
    """A task as it is compared: its key, whether that says anything, those of its ngrams that the index knows, the
    weight of every ngram and its square, and the length as a vector.
    """

    key: str
    telling: bool
    known: dict[str, Ngram]
    weights: dict[str, float]
    squares: dict[str, float]
    length: float

    @classmethod
    def of(cls, index: Index, query: str) -> _Asked:
        """A task, weighed by the rarity its ngrams have in an index."""
        asked, telling = telling_key(query)
        wanted = sorted(ngrams(asked))
        known = index.known(wanted)
        weights = {letters: rarity(known[letters].entries if letters in known else 0, index.size) for letters in wanted}
        squares = {letters: weight * weight for letters, weight in weights.items()}
        return cls(asked, telling, known, weights, squares, math.sqrt(sum(squares.values())) or 1.0)

    def entries_with(self, letters: str) -> int:
        """How many entries have an ngram."""
        return self.known[letters].entries if letters in self.known else 0

    def rarest(self, word: str) -> str:
        """Of the ngrams of a part of the task, the one that fewest entries have; the first of several."""
        return max(ngrams(word), key=self.weights.__getitem__)


def _known_latin(index: Index, key: str, near: Iterable[int]) -> bool:
    """Whether words without a Thai letter are those of something near: most of a name there, or a name most of them.

    Letters in common make nothing of a foreign word: ``hello`` is no ``Helpdesk``.
    """
    if re.search("[ก-๎]", key):
        return True
    typed = re.sub(r"[\W_]", "", key)
    for number in near:
        for latin in re.findall(r"[^ก-๎]+", normalise(index.entry(number).text)):
            name = re.sub(r"[\W_]", "", latin)
            less, more = sorted((typed, name), key=len)
            if less and less in more and 2 * len(less) >= len(more):
                return True
    return False


def _nearest(index: Index, asked: _Asked) -> list[tuple[int, float]]:
    """The numbers of the entries that share most with a task, and what they share by their length.

    The postings of the rarest ngrams give the candidates; the common ones, which thousands have, are looked for in the
    candidates only.
    """
    by_rarity = sorted((ngram for ngram in asked.known.values() if ngram.entries), key=itemgetter(1))
    squares = [asked.squares[ngram.letters] for ngram in by_rarity]
    shared: dict[int, float] = {}
    so_far = shared.get
    seen = taken = 0
    for ngram, square in zip(by_rarity, squares, strict=True):
        if seen >= _ENOUGH_SEEN:
            break
        seen += ngram.entries
        taken += 1
        for number in index.postings(ngram):
            shared[number] = so_far(number, 0.0) + square
    lengths = index.lengths
    scores = list(map(truediv, shared.values(), map(lengths.__getitem__, shared)))
    least = min(sorted(scores, reverse=True)[:_CANDIDATES], default=0.0)
    likely = [(score, -number) for number, score in zip(shared, scores, strict=True) if score >= least]
    candidates = [-minus for _, minus in sorted(likely, reverse=True)[:_CANDIDATES]]
    common = [ngram.letters for ngram in by_rarity[taken:]]
    squares = squares[taken:]
    scored = []
    for number in candidates:
        more = compress(squares, map(index.key(number).__contains__, common))
        scored.append((sum(more, shared[number]) / lengths[number], -number))
    return [(-minus, nearness) for nearness, minus in sorted(scored, reverse=True)]


def by_weights(index: Index, query: str) -> dict[str, float]:
    """Where a task leads by the fitted weights alone, to see what they are worth."""
    return _fitted(index, _Asked.of(index, query))


def _vague(index: Index, asked: _Asked, nearest: float, leads: Callable[[Entry], tuple[str, ...]]) -> bool:
    """Whether a task is too short, only digits, or inside the words of so many groups that it tells none of them, and
    is no entry word for word.
    """
    word = asked.key[1:-1]
    if nearest >= _WORD_FOR_WORD:
        return False
    if len(word) < _WORD or not any(map(str.isalpha, word)):
        return True
    if asked.entries_with(asked.rarest(word)) < _EVERYWHERE:
        return False
    having: set[int] | None = None
    for letters in sorted(ngrams(word), key=lambda letters: (asked.entries_with(letters), letters)):
        numbers = index.postings(asked.known[letters])
        having = set(numbers) if having is None else having.intersection(numbers)
        if len(having) < _EVERYWHERE:
            return False
    sample = sorted(having or ())[:: len(having or ()) // _SAMPLE + 1]
    groups = [group for number in sample for group in leads(index.entry(number))[:1]]
    return max(map(groups.count, set(groups)), default=0) < _MOSTLY * len(groups)


def _mistyped(index: Index, asked: str, near: Mapping[int, float]) -> dict[int, float]:
    """The entries that a task is but for a typing error: one in up to fifteen letters, two from sixteen."""
    if len(asked) < _SURE_OF or max(near.values(), default=1.0) >= _WORD_FOR_WORD:
        return {}
    from rapidfuzz.distance import OSA

    errors = 1 if len(asked) < 16 + 2 else 2
    found = {}
    for number in near:
        text = index.key(number)
        if abs(len(text) - len(asked)) <= errors:
            apart = OSA.distance(asked, text, score_cutoff=errors)
            if apart <= errors:
                found[number] = 1 - apart / len(asked)
    return found


def _in_law(index: Index, asked: _Asked) -> dict[int, float]:
    """The law's own entries that have the whole task in them, if few have it: else it names no task."""
    word = asked.key[1:-1]
    if len(word) < _NAMES:
        return {}
    rarest = asked.rarest(word)
    if not asked.entries_with(rarest):
        return {}
    from bisect import bisect_left

    numbers = index.postings(asked.known[rarest])
    found = [number for number in numbers[: bisect_left(numbers, index.law_size)] if stands(word, index.key(number))]
    return dict.fromkeys(found, _IN_LAW) if len(found) <= _FEW else {}


def _votes(neighbours: Sequence[Near]) -> dict[str, float]:
    """What the nearest entries say, each by the power of its nearness; together 1."""
    votes: dict[str, float] = {}
    near_ones = [near for near in neighbours if near.nearness >= _WORD_FOR_WORD] or neighbours
    for near in near_ones:
        weight = near.nearness**_STEEP
        for group in near.groups:
            votes[group] = votes.get(group, 0.0) + weight
            weight *= _SECOND
    total = sum(votes.values())
    return {group: vote / total for group, vote in votes.items()}


def _fitted(index: Index, asked: _Asked) -> dict[str, float]:
    """What the ngrams themselves say, by the fitted weights; together 1."""
    if not index.groups:
        return {}
    # A row for each ngram that has weights, and its share; summed up by columns, many times faster than by rows.
    weighted = [
        (ngram.weights, asked.weights[letters] / asked.length)
        for letters, ngram in asked.known.items()
        if ngram.weights
    ]
    rows, shares = [weights for weights, _ in weighted], [share for _, share in weighted]
    always = index.known([""])[""].weights or ()
    sums = [sum(map(mul, column, (1.0, *shares))) for column in zip(always, *rows, strict=True)]
    most = max(sums)
    powers = [math.exp((each - most) / 100) for each in sums]
    total = sum(powers)
    return {group: power / total for group, power in zip(index.groups, powers, strict=True)}


def _fused(votes: Mapping[str, float], fitted: Mapping[str, float]) -> dict[str, float]:
    if not fitted:
        return dict(votes)
    groups = [*votes, *(group for group in fitted if group not in votes)]
    return {group: (votes.get(group, 0.0) + _FITTED * fitted.get(group, 0.0)) / (1 + _FITTED) for group in groups}


def features(ranking: Ranking, group: str) -> tuple[float, ...]:
    """What speaks for and against a group: its share, what is no group's, the share of the next group, and how much of
    the task was understood.
    """
    own = {name: share for name, share in ranking.shares if name != OTHER_AGENCY}
    next_one = max((share for name, share in own.items() if name != group), default=0.0)
    return own.get(group, 0.0), 1 - sum(own.values()), next_one, ranking.understood


_BIAS, _FACTORS = -1.96, (5.61, -2.90, -2.91, 1.32)


def confidence(ranking: Ranking, group: str) -> float:
    """How likely it is that a group is right, 0 to 1.

    By factors fitted on phrases the ranking had not seen (``evaluation/fit.py --decision``).
    """
    said = _BIAS + sum(factor * each for factor, each in zip(_FACTORS, features(ranking, group), strict=True))
    return (_VAGUE if ranking.vague else 1.0) / (1 + math.exp(-said))
