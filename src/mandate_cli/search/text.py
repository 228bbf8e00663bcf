"""Words in texts of the law: in any order, joined or apart, quoted or not; a match never ends inside a word.

The words of a query are looked for as the query spells them. Each must begin and end where a word of the text does,
so that คลอง is not found in บุค[คล อง]ค์กร. Only where nothing is found, nearly the same words are offered, and
called so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.thai.normalise import aligned, normalise
from mandate_cli.thai.words import LETTERS, clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mandate_cli.law.mandate import Mandate
    from mandate_cli.law.model import Group, Provision
    from mandate_cli.thai.words import WordList

_BAR = "\0"  # in no text: the loader refuses it
_NO_LETTERS = f"[^{LETTERS}a-z0-9{_BAR}]+"
_QUOTES = "[“”\"'‘’«»„‟]"
_JOINED_BY = frozenset({"และ", "หรือ", "กับ", "and", "or"})  # between two words asked for, they need not be found
_NEARLY = 4  # letters from which nearly the same word is offered
_FEW = 2  # clusters of letters that are found inside a word at most, and not across two
_PARTS = 5  # words that may be meant by one part of a query
_REMEMBERED = 4096  # parts of queries, since most are asked for again
TOGETHER, APART, SOME = "together", "apart", "some"  # how the words stand: side by side as asked, else, or not all
TEXT, AS_PRINTED, NOTE = "text", "as-printed", "note"  # where they stand: our reading, the source's print, our note
_ORDER = (TOGETHER, APART, SOME)


class Hit(NamedTuple):
    """A provision that has the words asked for: where (``TEXT``, ``AS_PRINTED``, ``NOTE``), how, and their spans."""

    provision: Provision
    group: Group | None
    where: str
    how: str
    spans: tuple[tuple[int, int], ...]


class Found(NamedTuple):
    """What a search found: hits with the words themselves, or ``nearly`` those with nearly the same words.

    Both are in their order: those in force first, those with the words side by side first, as in the law. ``meant`` has
    the words that nearly the same ones were found for, each with what stands in the law.
    """

    hits: tuple[Hit, ...] = ()
    nearly: tuple[Hit, ...] = ()
    meant: tuple[tuple[str, str], ...] = ()


_Places = list[tuple[int, int]]


class _Division(NamedTuple):
    """A text by its letters: their places in it, the edges that words may have, and those of the likeliest words."""

    begins: list[int]
    ends: list[int]
    edges: set[int]
    likeliest: set[int]


class _Text:
    """A text of a provision ready to be searched; words and the way back to the text are found when they are needed."""

    def __init__(self, provision: Provision, where: str, text: str, letters: str, words: WordList) -> None:
        self.provision, self.where, self._text = provision, where, text
        self._letters, self._list = letters, words

    def parts(self) -> Iterator[str]:
        """What stands between two places where words may begin or end, with few such places inside."""
        edges = sorted(self._divided.edges)
        for at, begin in enumerate(edges):
            yield from (self._letters[begin:end] for end in edges[at + 1 : at + 1 + _PARTS])

    @cached_property
    def _divided(self) -> _Division:
        """Where its words and letters begin and end."""
        spelled, offsets = aligned(self._text)
        after = [offsets[min(bisect_right(offsets, at), len(offsets) - 1)] for at in offsets]  # where each letter ends
        edges, likeliest = set[int](), set[int]()
        begins, ends = list[int](), list[int]()
        runs: list[tuple[int, str]] = []
        before = -1
        for word in self._list.divide(spelled):
            if word.start != before:
                runs.append((len(begins), ""))
            likeliest |= {len(begins), len(begins) + len(word.text)}
            runs[-1] = runs[-1][0], runs[-1][1] + word.text
            before = word.end
            whole = word.end - word.start == len(word.text)  # otherwise an abbreviation written with dots
            for at in range(len(word.text)):
                place = word.start + at if whole else word.start if at + 1 < len(word.text) else word.end - 1
                begins.append(offsets[place])
                ends.append(after[place])
        for begin, run in runs:
            edges |= {begin + edge for edge in self._list.edges(run)}
        return _Division(begins, ends, edges, likeliest)

    def parted(self, begin: int, end: int) -> bool:
        """Whether words begin and end at two places of its letters.

        A few letters stand by chance where other words meet, as รอ in กา[ร อ]อก: one cluster of letters must be a word
        by the likeliest division of the text, two may be part of one, as งบ of งบประมาณ.
        """
        edges, likeliest = self._divided.edges, self._divided.likeliest
        if begin not in edges or end not in edges:
            return False
        if begin in likeliest and end in likeliest:
            return True
        size = len(clusters(self._letters[begin:end]))
        return size > _FEW or (size == _FEW and not any(begin < place < end for place in likeliest))

    def spans(self, places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """Places in the letters as spans of the text, sorted, joined where they touch."""
        begins, ends = self._divided.begins, self._divided.ends
        merged = _Places()
        for begin, end in sorted(places):
            if merged and begin <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((begin, end))
        return tuple((begins[begin], ends[end - 1]) for begin, end in merged)


class Texts:
    """The texts of a mandate, ready to be searched again and again."""

    def __init__(self, mandate: Mandate, words: WordList) -> None:
        self._group_of: Callable[..., Group | None] = mandate.group_of
        self._words = words
        texts = [
            (provision, where, text)
            for provision in mandate.provisions
            for where, text in zip((TEXT, AS_PRINTED, NOTE), provision.words, strict=True)
            if text
        ]
        self._letters = re.sub(_NO_LETTERS, "", normalise(_BAR.join(text for _, _, text in texts)))
        letters = self._letters.split(_BAR)
        self._texts = [_Text(*text, its, words) for text, its in zip(texts, letters, strict=bool(texts))]
        self._begins = list(accumulate((len(its) + 1 for its in letters), initial=0))
        self._places = lru_cache(_REMEMBERED)(self._find)
        self._alike = lru_cache(_REMEMBERED)(self._most_alike)

    @cached_property
    def _sounds(self) -> dict[int, dict[str, list[str]]]:
        """What may be meant by a word with typing errors, by how it sounds, by the length of that.

        These are all parts of the texts of a few words.
        """
        from mandate_cli.search.typing_errors import spellings

        found: dict[int, dict[str, list[str]]] = {}
        for part in sorted({part for text in self._texts for part in text.parts() if len(part) >= _NEARLY}):
            sound = spellings(part)[1]
            found.setdefault(len(sound), {}).setdefault(sound, []).append(part)
        return found

    def has(self, text: str) -> bool:
        """Whether the law has all these words, not only something like them."""
        return any(hit.how != SOME for hit in self.search(text).hits)

    def search(self, query: str) -> Found:
        """The provisions with all words of a query; else with some, if each stands somewhere; else nearly the same."""
        asked = self._words.divide(normalise(re.sub(_QUOTES, " ", query)))
        whole = "".join(word.text for word in asked)
        kept = [word.text for word in asked if word.text not in _JOINED_BY]
        wanted = list(dict.fromkeys(kept or [word.text for word in asked]))
        hits = self._hits(wanted, whole) or self._with_some(wanted)
        if hits:
            return Found(hits)
        typed = [part for part in re.sub(_NO_LETTERS, " ", normalise(query)).split(" ") if part]
        for words in (typed, wanted):  # an error often divides a word, so the words as typed are tried first
            meant = self._meant(words)
            right = [meant.get(word, word) for word in words]
            nearly = self._hits(right, "".join(right)) if meant else ()
            if nearly:
                return Found((), nearly, tuple(meant.items()))
        return Found()

    def _find(self, part: str) -> dict[int, _Places]:
        """Every place of some letters that begins and ends where words do, by the number of the text, in order."""
        found: dict[int, _Places] = {}
        at = self._letters.find(part)
        while at >= 0:
            number = bisect_right(self._begins, at) - 1
            begin = at - self._begins[number]
            if self._texts[number].parted(begin, begin + len(part)):
                found.setdefault(number, []).append((begin, begin + len(part)))
            at = self._letters.find(part, at + 1)
        return found

    def _hits(self, wanted: Sequence[str], whole: str) -> tuple[Hit, ...]:
        """The provisions with all of some words in one of their texts, side by side as ``whole`` or not."""
        if not wanted:
            return ()
        together = self._places(whole)
        each = [self._places(word) for word in wanted]
        apart = set(each[0]).intersection(*each[1:])
        found: dict[int, Hit] = {}
        for number in sorted(apart.union(together)):
            text = self._texts[number]
            if id(text.provision) in found:
                continue
            places = together.get(number) or [place for of_word in each for place in of_word[number]]
            found[id(text.provision)] = self._hit(text, TOGETHER if number in together else APART, places)
        return _ordered(found.values())

    def _with_some(self, wanted: Sequence[str]) -> tuple[Hit, ...]:
        """The provisions that have some of the words in their text; none unless each word is found."""
        found: dict[int, list[_Places]] = {}
        for word in wanted:
            having = [number for number in self._places(word) if self._texts[number].where == TEXT]
            if not having:
                return ()
            for number in having:
                found.setdefault(number, []).append(self._places(word)[number])
        ordered = sorted(found, key=lambda number: (-len(found[number]), number))
        return _ordered(
            self._hit(self._texts[number], SOME, [place for places in found[number] for place in places])
            for number in ordered
        )

    def _hit(self, text: _Text, how: str, places: _Places) -> Hit:
        provision = text.provision
        return Hit(provision, self._group_of(provision.citation), text.where, how, text.spans(places))

    def _meant(self, wanted: Sequence[str]) -> dict[str, str]:
        """For each word that stands nowhere, the most alike word that does; nothing if one of them has none."""
        missing = [word for word in wanted if not self._places(word)]
        meant: dict[str, str] = {}
        for word in missing:
            alike = self._alike(word)
            if not alike:
                return {}
            meant[word] = alike
        return meant

    def _most_alike(self, word: str) -> str:
        """The part of the texts that is most alike to a word, but for as few typing errors as may be; else empty."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract_iter

        from mandate_cli.search.typing_errors import allowed, errors, spellings

        if word in self._words:  # a word of Thai is no error
            return ""
        most = allowed(word, words=False)
        sound, apart = spellings(word)[1], int(most * 1.5)  # so many errors of the sound, since they count two thirds
        near = [
            (errors(word, other), other)
            for length in range(len(sound) - apart, len(sound) + apart + 1)
            for alike, *_ in extract_iter(
                sound, [*self._sounds.get(length, {})], scorer=OSA.distance, score_cutoff=apart
            )
            for other in self._sounds[length][alike]
            if abs(len(word) - len(other)) <= 2
        ]
        return min(((count, other) for count, other in near if count <= most), default=(0, ""))[1]


def _ordered(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (not hit.provision.in_force, _ORDER.index(hit.how))))
