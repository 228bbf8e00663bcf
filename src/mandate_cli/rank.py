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
from collections import defaultdict
from functools import partial
from itertools import compress
from operator import itemgetter, mul, truediv
from typing import TYPE_CHECKING

from mandate_cli.model import ELSEWHERE
from mandate_cli.thai import loose, normalise, stands
from mandate_cli.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence
    from typing import Protocol

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


def key(text: str) -> str:
    """A text as it is compared: normalised, without spaces, tone marks and words that say nothing, its ends marked."""
    return _key(text)[0]


def _key(text: str) -> tuple[str, bool]:
    """The key of a text, and whether it has any words that say something."""
    whole = normalise(text).replace(" ", "")
    telling = _without(whole)
    return f"^{loose(telling or whole)}$", bool(telling)


def _without(text: str) -> str:
    """A text without the words that say nothing."""
    for words in _SAYS_NOTHING:
        text = text.replace(words, "")
    return text


def _keys(texts: Iterable[str]) -> list[str]:
    """The keys of many texts, at the cost of one."""
    joined = _without(normalise(_BAR.join(texts)).replace(" ", ""))
    return [f"^{each}$" for each in loose(joined).split(_BAR)]


def grams(of: str) -> set[str]:
    """The runs of letters of a key."""
    return set(_runs(of))


def _runs(of: str) -> dict[str, None]:
    """The runs of letters of a key, each once, in an order that is the same in every process, as sums of floats ask."""
    return dict.fromkeys([of[at : at + size] for size in _SIZES for at in range(len(of) - size + 1)])


class Source(Value):
    """Words that lead: ``via`` is ``text``, ``vocabulary`` or ``elsewhere``; ``to`` has citations or an agency."""

    via: str
    text: str
    to: tuple[str, ...]


class Weights(Value):
    """What each run of letters says for each group, fitted offline: rows of integers, hundredths, still as text.

    The row of the empty run is what a query says that has none. ``groups`` are lines of ข้อ 6, and ``elsewhere``.
    """

    groups: tuple[str, ...]
    rows: Mapping[str, str]


class Run(Value):
    """A run of letters: how many sources have it, and what it says for each group, in hundredths, if it was fitted.

    ``where`` is where an index has these sources.
    """

    letters: str
    sources: int
    weights: Sequence[int] | None
    where: int = 0


if TYPE_CHECKING:  # a protocol takes as long to make as a query to answer

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

        def source(self, number: int) -> Source:
            """A source."""

        def key(self, number: int) -> str:
            """The key of a source."""


class Built(Value):
    """An index in memory."""

    sources: Sequence[Source]
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

    def source(self, number: int) -> Source:
        """A source."""
        return self.sources[number]

    def key(self, number: int) -> str:
        """The key of a source."""
        return self.keys[number]


def build(sources: Iterable[Source], weights: Weights | None = None) -> Built:
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


class Near(Value):
    """A source near a query, 0 to 1, and the groups it leads to on the day, likelier first."""

    source: Source
    nearness: float
    groups: tuple[str, ...]


class Ranking(Value):
    """What a query leads to: the share of belief each group has, ``elsewhere`` among them, best first; and by what.

    ``understood`` is the share of the query's runs of letters, weighed by rarity, that stand in any source at all.
    ``vague`` says that the query names no task: a word that stands everywhere, or letters that stand hardly anywhere.
    """

    shares: tuple[tuple[str, float], ...]
    neighbours: tuple[Near, ...]
    understood: float
    vague: bool = False


def rank(index: Index, query: str, groups: Container[str], leads: Callable[[Source], tuple[str, ...]]) -> Ranking:
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
    best = max(fitted, key=lambda group: fitted[group], default=ELSEWHERE)
    if not (best == ELSEWHERE or best in groups):
        fitted = {}  # of a group there was not on that day, nothing the weights can say
    shares = _fused(votes, {group: share for group, share in fitted.items() if group == ELSEWHERE or group in groups})
    if not fitted and neighbours:  # what alone speaks for a group is worth what it is near
        shares = {group: share * neighbours[0].nearness for group, share in shares.items()}
    ordered = sorted(shares.items(), key=lambda share: -share[1])
    return Ranking(tuple(ordered), tuple(neighbours), known, vague)


class _Asked(Value):
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
        asked, telling = _key(query)
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


def _vague(index: Index, asked: _Asked, nearest: float, leads: Callable[[Source], tuple[str, ...]]) -> bool:
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
    own = {name: share for name, share in ranking.shares if name != ELSEWHERE}
    next_one = max((share for name, share in own.items() if name != group), default=0.0)
    return own.get(group, 0.0), 1 - sum(own.values()), next_one, ranking.understood


_BIAS, _FACTORS = -1.96, (5.61, -2.90, -2.91, 1.32)


def confidence(ranking: Ranking, group: str) -> float:
    """How likely it is that a group is right, 0 to 1.

    By factors fitted on phrases the ranking had not seen (``evaluation/fit.py --decision``).
    """
    said = _BIAS + sum(factor * each for factor, each in zip(_FACTORS, features(ranking, group), strict=True))
    return (_VAGUE if ranking.vague else 1.0) / (1 + math.exp(-said))
