"""Thai divided into words: for the ends of lines by one list, for questions and what they are compared with by another.

The division that costs least is taken. A stretch that no list knows stays one unknown word. Abbreviations lose their
dots, spaces and hyphens, so that these never decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from mandate_cli import SHIPPED_DATA
from mandate_cli.thai.normalise import CLUSTER, normalise_each
from mandate_cli.thai.question_words import question_words

LETTERS = "ก-ฮะ-ฺเ-ๅ็-๎"  # Thai letters and signs, but ๆ ฯ, digits and ฿
# What a division into words costs: each word of the list, each stretch the list lacks, each cluster of such a stretch.
# A short word is found inside a name more often than beside it, so a stretch is not left for one.
_WORD, _STRETCH, _UNKNOWN = 10, 20, 8
# การ makes a noun of a verb, so what begins with it costs less: พัฒนา|การศึกษา, not พัฒนาการ|ศึกษา; and by itself still
# less: การ|จัดทำ, not การจัด|ทำ.
_NOUN, _AS_NOUN, _AS_PREFIX = "การ", 9, 8
_ABBREVIATED = 13  # an abbreviation inside a run is rarer than a word: ของบสร้าง has no บ.ส. in it
_SLACK = 10  # how much more than the best division another one may cost, to be read as well
_TIED = 4  # as _SLACK, of divisions that are as good as the best one
PREFIXES = ("การ", "ความ", "ผู้")  # make a noun of the word behind; no line ends with one if it can be helped

# By the first two characters: the words that begin so, and the length of the longest.
Head = tuple["Collection[str]", int]
_NONE: Head = (), 0


def boundaries(run: str, words: frozenset[str]) -> list[int]:
    """The places inside a run of Thai letters where one word ends and another begins.

    The division that costs least is taken, and of equals the one whose first word is longest.
    """
    return _divided(run, _heads(words))


def _divided(run: str, head: Callable[[str], Head], abbreviations: Collection[str] = ()) -> list[int]:
    """What ``boundaries`` gives; ``head`` gives the words with the same first two characters, abbreviations too."""
    places = [0, *(cluster.end() for cluster in re.finditer(CLUSTER, run))]
    last = len(places) - 1
    # From each cluster to the end of the run: the least cost if a word begins there, if a stretch goes on there, and
    # either; and the cluster where that first word or stretch ends.
    worded, stretched, cost = ([0] * (last + 1) for _ in range(3))
    stretch_ends, ends = [last] * (last + 1), [last] * (last + 1)
    for here in range(last - 1, -1, -1):
        begin, best, end = places[here], 1 << 60, last
        words, longest = head(run[begin : begin + 2])
        for there in range(here + 1, last + 1):
            if places[there] > begin + longest:
                break
            word = run[begin : places[there]]
            if word in words:
                price = _WORD if not word.startswith(_NOUN) else _AS_PREFIX if word == _NOUN else _AS_NOUN
                if word in abbreviations:
                    price = _ABBREVIATED
                if cost[there] + price <= best:
                    best, end = cost[there] + price, there
        worded[here] = best
        if here + 1 == last or worded[here + 1] < stretched[here + 1]:
            stretched[here], stretch_ends[here] = worded[here + 1] + _UNKNOWN, here + 1
        else:
            stretched[here], stretch_ends[here] = stretched[here + 1] + _UNKNOWN, stretch_ends[here + 1]
        cost[here], ends[here] = min((best, end), (stretched[here] + _STRETCH, stretch_ends[here]))
    found, at = [], ends[0]
    while at < last:
        found.append(places[at])
        at = ends[at]
    return found


def clusters(run: str) -> list[str]:
    """A run of Thai letters in its smallest parts: a letter with the signs that lean on it and the vowel before it."""
    return re.findall(CLUSTER, run)


@lru_cache(1)
def _heads(words: frozenset[str]) -> Callable[[str], Head]:
    """The words of a list by their first two characters; all of them stand for those that begin so."""
    reach: dict[str, int] = {}
    for word in words:
        head, length = word[:2], len(word)
        if reach.get(head, 0) < length:
            reach[head] = length
    return lambda head: (words, reach.get(head, 0))


@cache
def load_words() -> frozenset[str]:
    """The words of the list that lines of Thai may end between, always the packaged one."""
    return frozenset((SHIPPED_DATA / "words.txt").read_text(encoding="utf-8").split())


WHOLE, PERHAPS, SURELY = range(3)  # how surely a word is cut


def cuts(run: str) -> list[int]:
    """For each letter of a run of Thai, whether a text that ends before it cuts a word: ``WHOLE``, if it does not.

    ``PERHAPS`` in words that the list lacks, and where the list has another division that is nearly as good.
    """
    words = load_words()
    ends = [*boundaries(run, words), len(run)]
    whole, likely = _line_words().edges(run, _TIED).union(ends), _line_words().edges(run)
    ranks, begin = list[int](), 0
    for end in ends:
        inside = SURELY if run[begin:end] in words else PERHAPS
        ranks += (WHOLE if place in whole else PERHAPS if place in likely else inside for place in range(begin, end))
        begin = end
    return ranks


@cache
def _line_words() -> WordList:
    return WordList.of(load_words())


# --- words of questions -----------------------------------------------------------------------------------------------

_CONSONANT = "ก-ฮ"
_TWO = f"[{_CONSONANT}]{{2}}"
_GRADE = rf"[{_CONSONANT}]\. ?\d"  # ม.1, which is no part of an abbreviation before it: นร.ม.1
# Signs inside an abbreviation, which are dropped: ก.บ.ข., ก. บ. ข., ก บ ข, ก-บ-ข, e-GP, O NET.
_JOINTS = (
    rf"(?<=[{_CONSONANT}])\. ?(?=[{_CONSONANT}]{{1,3}}(?:\.|(?![{LETTERS}])))"
    rf"(?:(?<!{_TWO}\.)(?<!{_TWO}\. )|(?!{_GRADE}))"
    rf"|(?<=(?<![{LETTERS}])[{_CONSONANT}])[ -](?=[{_CONSONANT}](?:[ -][{_CONSONANT}])*(?![{LETTERS}]))"
    r"|(?<=(?<![a-z])[a-z])[.-](?=[a-z])|(?<=(?<![a-z'’])[b-hj-z]) (?=[a-z])"  # but "a form", "a pupil's book"
)
_SIGNS_OF_JOINTS = frozenset(". -")  # few questions have one, and the pattern takes time to compile
_PIECES = rf"[{LETTERS}]+|[a-z]+|\d+"
_ABBREVIATION = rf"[{_CONSONANT}]{{1,4}}\Z"
_NUMBER_JOINT = r"[. -]{0,2}\Z"
_YEAR = r"(?:2[456]|19|20)\d\d\Z"
_DIGITS_JOINED = 3  # longer numbers are no part of the name of a form or a circular


class Word(NamedTuple):
    """A word of a text, and where it stands in the normalised text."""

    text: str
    start: int
    end: int


class WordList:
    """The words by which questions, phrases and duties are divided; ``load`` gives those with the same two letters.

    A dot behind a word marks an abbreviation that is no word besides.
    """

    def __init__(self, load: Callable[[str], Iterable[str]]) -> None:
        self._load = load
        self._heads: dict[str, Head] = {}
        self._abbreviations = set[str]()

    @classmethod
    def of(cls, words: Iterable[str]) -> WordList:
        """A list in memory."""
        heads: dict[str, list[str]] = {}
        for word in words:
            heads.setdefault(word[:2], []).append(word)
        return cls(lambda head: heads.get(head, ()))

    def head(self, head: str) -> Head:
        """The words with the same first two characters, and the length of the longest."""
        if head not in self._heads:
            written = list(self._load(head))
            words = frozenset(word.removesuffix(".") for word in written)
            self._heads[head] = (words, max(map(len, words))) if words else _NONE
            self._abbreviations |= words.difference(written)
        return self._heads[head]

    def is_abbreviation(self, word: str) -> bool:
        """Whether a word of the list is an abbreviation and nothing besides."""
        self.head(word[:2])  # reads the words that begin so, and which of them are abbreviations
        return word in self._abbreviations

    def __contains__(self, word: str) -> bool:
        return word in self.head(word[:2])[0]

    def divide(self, text: str) -> list[Word]:
        """Every word of a normalised text, in order; signs and spaces are none."""
        kept: Sequence[int] = range(len(text))
        joined = text
        if not _SIGNS_OF_JOINTS.isdisjoint(text):
            kept = list(kept)
            for joint in reversed(list(re.finditer(_JOINTS, text))):
                del kept[joint.start() : joint.end()]
            joined = "".join([text[at] for at in kept])
        found = list[Word]()
        for word, start, end in self._pieces(joined):
            if word.isdigit() and found and _joins(found[-1].text, joined, found[-1].end, start, word):
                begun = found.pop()
                found.append(Word(begun.text + word, begun.start, end))
            else:
                found.append(Word(word, start, end))
        return found if joined is text else [Word(word, kept[start], kept[end - 1] + 1) for word, start, end in found]

    def _pieces(self, joined: str) -> Iterator[tuple[str, int, int]]:
        for piece in re.finditer(_PIECES, joined):
            run, start = piece[0], piece.start()
            if run[0] < "ก":
                yield run, start, piece.end()
                continue
            before = 0
            for place in (*_divided(run, self.head, self._abbreviations), len(run)):
                yield run[before:place], start + before, start + place
                before = place

    def edges(self, run: str, slack: int = _SLACK) -> set[int]:
        """The places in a run of Thai letters where a word may begin or end.

        They are those of the best division and of others nearly as good: โรง|เรียน beside โรงเรียน, ทาง|การศึกษา beside
        ทางการ|ศึกษา. ``slack`` is how much more than the best one these may cost.
        """
        places = [0, *(cluster.end() for cluster in re.finditer(CLUSTER, run))]
        last = len(places) - 1
        words = []
        for begin in range(last):
            known, longest = self.head(run[places[begin] : places[begin] + 2])
            for end in range(begin + 1, last + 1):
                if places[end] > places[begin] + longest:
                    break
                if run[places[begin] : places[end]] in known:
                    words.append((begin, end))
        forward = _costs(last, words)
        backward = _costs(last, sorted((last - end, last - begin) for begin, end in words))[::-1]
        most = forward[last] + slack
        return {places[at] for at in range(last + 1) if forward[at] + backward[at] <= most}


def _costs(last: int, words: Iterable[tuple[int, int]]) -> list[int]:
    """For each cluster, the least cost of dividing what is before it. The words are sorted by where they begin."""
    cost = [0, *([1 << 30] * last)]
    stretch = [1 << 30] * (last + 1)  # the least cost if an unknown stretch goes on
    begun: dict[int, list[int]] = {}
    for begin, end in words:
        begun.setdefault(begin, []).append(end)
    for at in range(last):
        for end in begun.get(at, ()):
            cost[end] = min(cost[end], cost[at] + _WORD)
        stretch[at + 1] = min(stretch[at], cost[at] + _STRETCH) + _UNKNOWN
        cost[at + 1] = min(cost[at + 1], stretch[at + 1])
    return cost


def _joins(word: str, joined: str, end: int, start: int, digits: str) -> bool:
    """Whether a number belongs to the abbreviation before it, as in ปพ.1 and ว 17."""
    return (
        len(digits) <= _DIGITS_JOINED
        and re.match(_ABBREVIATION, word) is not None
        and re.match(_NUMBER_JOINT, joined[end:start]) is not None
    )


def telling(words: Sequence[Word]) -> Sequence[Word]:
    """Those of some words that carry meaning; all of them if none does."""
    return [word for word in words if carries_meaning(word.text)] or words


def carries_meaning(word: str) -> bool:
    """Whether a word carries meaning: no word of grammar or courtesy, no year, no single Latin letter or digit."""
    return word not in question_words().anywhere and not re.match(_YEAR, word) and not (len(word) == 1 and word < "ก")


def abbreviations(texts: Iterable[str]) -> set[str]:
    """The abbreviations written with dots in some texts, without their dots."""
    found = set[str]()
    for dotted in normalise_each(text for text in texts if "." in text):
        text = re.sub(rf"(?<={_TWO}\.)(?={_GRADE})", " ", dotted)
        for match in re.finditer(rf"(?<![{LETTERS}.])(?:[{_CONSONANT}]{{1,4}}\.){{2,}}", text):
            found.add(match[0].replace(".", ""))
        for match in re.finditer(rf"(?<![{LETTERS}.])([{_CONSONANT}]{{2,4}})\.", text):
            found.add(match[1])
    return {word for word in found if len(word) >= 2 and not _is_two(word, found)}


def _is_two(word: str, known: set[str]) -> bool:
    """Whether a word is two known abbreviations written together, as ผอ.รร. is."""
    return any(word[:at] in known and word[at:] in known for at in range(2, len(word) - 1))
