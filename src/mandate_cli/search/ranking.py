"""How near a task, in people's words, is to words that lead somewhere: the law's own, phrases, tasks of elsewhere.

Every key is cut into runs of two to four letters. An index, made once of the words of all dates, says for each run
which words have it; a query touches only those of its own runs. Two readings are fused: what the nearest words lead
to, and what the runs themselves lead to by weights fitted from all phrases together (``evaluation/fit.py``). Nothing
here knows the law of a day: whoever asks says where each word leads. Standard
library only, but for typing errors.
"""

from __future__ import annotations

import math
import re
from itertools import compress
from operator import itemgetter, mul, truediv
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.search.index import Entry, Index, Run, grams, rarity, telling_key
from mandate_cli.search.vocabulary import OTHER_AGENCY
from mandate_cli.thai.normalise import normalise, stands

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence


_NEIGHBOURS = 30  # words that have a say
_ENOUGH_SEEN = 500  # places where the rarest runs stand, from which candidates are taken
_CANDIDATES = 40  # words compared whole
_WORD_FOR_WORD = 0.95  # from here on a source is what was asked, and nothing else has a say
_STEEP = 4  # how much more a near neighbour says than a far one
_WORD = 3  # letters; fewer stand in other words by chance
_EVERYWHERE = 8  # sources that a word stands in to be common
_ASKED = 100  # of these, how many are asked where they lead
_MOSTLY = 0.45  # the share of them that must lead to one group for the word to tell it
_SURE_OF = 8  # letters, with the two ends, from which a typing error is told from another word
_VAGUE = 0.4  # how sure at most a word that names no task can make
_UNDERSTOOD = 0.45  # the share of a query that must be understood for it to name a task
_NAMES = 5  # letters that a query must have to name a task by standing in the law
_IN_LAW = 1.0  # how near a query is to a provision it stands in
_FEW = 3  # provisions that a name of a task stands in, at most
_SECOND = 0.8  # what a word says for a group it does not name first
_FITTED = 0.75  # what the weights say, where the neighbours say 1


class Near(NamedTuple):
    """A source near a query, 0 to 1, and the groups it leads to on the day, likelier first."""

    source: Entry
    nearness: float
    groups: tuple[str, ...]


class Ranking(NamedTuple):
    """What a query leads to: the share of belief each group has, ``elsewhere`` among them, best first; and by what.

    ``understood`` is the share of the query's runs of letters, weighed by rarity, that stand in any source at all.
    ``vague`` says that the query names no task: a word that stands everywhere, or letters that stand hardly anywhere.
    """

    shares: tuple[tuple[str, float], ...]
    neighbours: tuple[Near, ...]
    understood: float
    vague: bool = False


def rank(index: Index, query: str, groups: Container[str], leads: Callable[[Entry], tuple[str, ...]]) -> Ranking:
    """Where a query leads, among the groups of the day.

    ``leads`` gives the groups a source leads to on that day, likelier first; nothing if none is left.
    """
    asked = _Asked.of(index, query)
    near = {number: min(1.0, shared / asked.length) for number, shared in _nearest(index, asked)}
    known = sum(asked.squares[gram] for gram, run in asked.runs.items() if run.sources) / (asked.length * asked.length)
    mistyped = _mistyped(index, asked.key, near)
    unknown = known < _UNDERSTOOD or not _known_latin(index, asked.key, near)
    strange = unknown and not mistyped
    vague = not asked.telling or strange or _vague(index, asked, max(near.values(), default=0.0), leads)
    if not vague:
        near |= mistyped | _in_law(index, asked)
    neighbours = []
    for number in sorted(near, key=lambda number: (-near[number], number)):
        source = index.source(number)
        led = leads(source)
        if led:
            neighbours.append(Near(source, near[number], led))
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
    return Ranking(tuple(ordered), tuple(neighbours), known, vague)


class _Asked(NamedTuple):
    """A query: its key, whether it says anything, its runs of letters that are known, what each of all weighs and that
    squared, and its length as a vector.
    """

    key: str
    telling: bool
    runs: dict[str, Run]
    weigh: dict[str, float]
    squares: dict[str, float]
    length: float

    @classmethod
    def of(cls, index: Index, query: str) -> _Asked:
        """A query, weighed by the rarity its runs have in an index."""
        asked, telling = telling_key(query)
        wanted = sorted(grams(asked))
        runs = index.runs(wanted)
        weigh = {gram: rarity(runs[gram].sources if gram in runs else 0, index.size) for gram in wanted}
        squares = {gram: weight * weight for gram, weight in weigh.items()}
        return cls(asked, telling, runs, weigh, squares, math.sqrt(sum(squares.values())) or 1.0)

    def having(self, gram: str) -> int:
        """How many sources have a run."""
        return self.runs[gram].sources if gram in self.runs else 0

    def rarest(self, word: str) -> str:
        """The run that fewest sources have, of those of a part of the query; any one of several."""
        return max(grams(word), key=self.weigh.__getitem__)


def _known_latin(index: Index, key: str, near: Iterable[int]) -> bool:
    """Whether words without a Thai letter are those of something near: most of a name there, or a name most of them.

    Letters in common make nothing of a foreign word: ``hello`` is no ``Helpdesk``.
    """
    if re.search("[ก-๎]", key):
        return True
    typed = re.sub(r"[\W_]", "", key)
    for number in near:
        for run in re.findall(r"[^ก-๎]+", normalise(index.source(number).text)):
            name = re.sub(r"[\W_]", "", run)
            less, more = sorted((typed, name), key=len)
            if less and less in more and 2 * len(less) >= len(more):
                return True
    return False


def _nearest(index: Index, asked: _Asked) -> list[tuple[int, float]]:
    """The sources that share most with a query, by what they share and their length.

    The rarest runs find the candidates; of the common ones, which thousands have, only the candidates are asked.
    """
    found = sorted((run for run in asked.runs.values() if run.sources), key=itemgetter(1))
    squares = [asked.squares[run.letters] for run in found]
    shared: dict[int, float] = {}
    so_far = shared.get
    seen = taken = 0
    for run, square in zip(found, squares, strict=True):
        if seen >= _ENOUGH_SEEN:
            break
        seen += run.sources
        taken += 1
        for number in index.having(run):
            shared[number] = so_far(number, 0.0) + square
    lengths = index.lengths
    scores = list(map(truediv, shared.values(), map(lengths.__getitem__, shared)))
    least = min(sorted(scores, reverse=True)[:_CANDIDATES], default=0.0)
    likely = [(score, -number) for number, score in zip(shared, scores, strict=True) if score >= least]
    likely = sorted(likely, reverse=True)[:_CANDIDATES]
    rest = [run.letters for run in found[taken:]]
    squares = squares[taken:]
    scored = []
    for _, minus in likely:
        number = -minus
        more = compress(squares, map(index.key(number).__contains__, rest))
        scored.append((sum(more, shared[number]) / lengths[number], minus))
    return [(-number, nearness) for nearness, number in sorted(scored, reverse=True)]


def by_weights(index: Index, query: str) -> dict[str, float]:
    """Where a query leads by the fitted weights alone, to see what they are worth."""
    return _fitted(index, _Asked.of(index, query))


def _vague(index: Index, asked: _Asked, nearest: float, leads: Callable[[Entry], tuple[str, ...]]) -> bool:
    """Whether a query is too short, only digits, or stands inside the words of so many groups that it tells none of
    them, and is nowhere said word for word.
    """
    word = asked.key[1:-1]
    if nearest >= _WORD_FOR_WORD:
        return False
    if len(word) < _WORD or not any(map(str.isalpha, word)):
        return True
    if asked.having(asked.rarest(word)) < _EVERYWHERE:
        return False
    having: set[int] | None = None
    for gram in sorted(grams(word), key=lambda gram: (asked.having(gram), gram)):
        found = index.having(asked.runs[gram])
        having = set(found) if having is None else having.intersection(found)
        if len(having) < _EVERYWHERE:
            return False
    some = sorted(having or ())[:: len(having or ()) // _ASKED + 1]
    led = [group for number in some for group in leads(index.source(number))[:1]]
    return max(map(led.count, set(led)), default=0) < _MOSTLY * len(led)


def _mistyped(index: Index, asked: str, near: Mapping[int, float]) -> dict[int, float]:
    """The sources that a query is but for a typing error: one in up to fifteen letters, two from sixteen."""
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
    """The words of the law that a whole query stands in, if it names a task: few provisions have it."""
    word = asked.key[1:-1]
    if len(word) < _NAMES:
        return {}
    rarest = asked.rarest(word)
    if not asked.having(rarest):
        return {}
    from bisect import bisect_left

    having = index.having(asked.runs[rarest])
    found = [number for number in having[: bisect_left(having, index.law)] if stands(word, index.key(number))]
    return dict.fromkeys(found, _IN_LAW) if len(found) <= _FEW else {}


def _votes(neighbours: Sequence[Near]) -> dict[str, float]:
    """What the nearest sources say, each by the power of its nearness; together 1."""
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
    """What the runs of letters themselves say, by the fitted weights; together 1."""
    if not index.groups:
        return {}
    # A row for each run that has weights, and its share; summed up by columns, which is many times faster than by rows.
    fitted = [(run.weights, asked.weigh[gram] / asked.length) for gram, run in asked.runs.items() if run.weights]
    rows, shares = [weights for weights, _ in fitted], [share for _, share in fitted]
    said = [
        sum(map(mul, column, (1.0, *shares))) for column in zip(index.runs([""])[""].weights or (), *rows, strict=True)
    ]
    most = max(said)
    powers = [math.exp((each - most) / 100) for each in said]
    total = sum(powers)
    return {group: power / total for group, power in zip(index.groups, powers, strict=True)}


def _fused(votes: Mapping[str, float], fitted: Mapping[str, float]) -> dict[str, float]:
    if not fitted:
        return dict(votes)
    groups = [*votes, *(group for group in fitted if group not in votes)]
    return {group: (votes.get(group, 0.0) + _FITTED * fitted.get(group, 0.0)) / (1 + _FITTED) for group in groups}


def features(ranking: Ranking, group: str) -> tuple[float, ...]:
    """What speaks for and against a group: its share, what is no group's, the share of the next group, and how much of
    the query was understood.
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
