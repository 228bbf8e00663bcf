"""Words in texts of the law: in any order, joined or apart, quoted or not; a match never ends inside a word.

The words of a query are looked for as the query spells them. Each must begin and end where a word of the text does,
so that คลอง is not found in บุค[คล อง]ค์กร. Only where nothing is found, nearly the same words are offered, and
called so.
"""

from __future__ import annotations

import math
import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.search.typing_errors import errors
from mandate_cli.thai.normalise import aligned, normalise
from mandate_cli.thai.words import LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mandate_cli.law.model import Group, Mandate, Provision
    from mandate_cli.thai.words import WordList

_BAR = "\0"  # in no text: the loader refuses it
_NO_LETTERS = f"[^{LETTERS}a-z0-9{_BAR}]+"
_QUOTES = "[“”\"'‘’«»„‟]"
_JOINED_BY = frozenset({"และ", "หรือ", "กับ", "and", "or"})  # between two words asked for, they need not be found
_NEARLY, _NEARLY_WORD = 4, 6  # letters from which nearly the same word is offered, for what is no word and what is one
_PARTS = 5  # words that may be meant by one part of a query
_TWO_ERRORS = 12  # letters from which two typing errors are forgiven
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


class _Text:
    """A text of a provision ready to be searched; words and the way back to the text are found when they are needed."""

    def __init__(self, provision: Provision, where: str, text: str, letters: str, words: WordList) -> None:
        self.provision, self.where, self._text = provision, where, text
        self._letters, self._list = letters, words

    def parts(self) -> Iterator[str]:
        """What stands between two places where words may begin or end, with few such places inside."""
        edges = sorted(self._divided[0])
        for at, begin in enumerate(edges):
            yield from (self._letters[begin:end] for end in edges[at + 1 : at + 1 + _PARTS])

    @cached_property
    def _divided(self) -> tuple[set[int], list[int], list[int]]:
        """Of its letters, where words may begin and end, and where each letter begins and ends in it."""
        spelled, offsets = aligned(self._text)
        after = _after(offsets)
        edges = set[int]()
        begins, ends = list[int](), list[int]()
        runs: list[tuple[int, str]] = []
        before = -1
        for word in self._list.divide(spelled):
            if word.start != before:
                runs.append((len(begins), ""))
            runs[-1] = runs[-1][0], runs[-1][1] + word.text
            before = word.end
            whole = word.end - word.start == len(word.text)  # otherwise an abbreviation written with dots
            for at in range(len(word.text)):
                place = word.start + at if whole else word.start if at + 1 < len(word.text) else word.end - 1
                begins.append(offsets[place])
                ends.append(after[place])
        for begin, run in runs:
            edges |= {begin + edge for edge in self._list.edges(run)}
        return edges, begins, ends

    def places(self, part: str) -> _Places:
        """Every place of some letters that begins and ends where words do."""
        found, at = _Places(), self._letters.find(part)
        while at >= 0:
            edges = self._divided[0]
            if at in edges and at + len(part) in edges:
                found.append((at, at + len(part)))
            at = self._letters.find(part, at + 1)
        return found

    def spans(self, places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """Places in the letters as spans of the text, sorted, joined where they touch."""
        _, begins, ends = self._divided
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
        letters = re.sub(_NO_LETTERS, "", normalise(_BAR.join(text for _, _, text in texts))).split(_BAR)
        self._texts = [_Text(*text, its, words) for text, its in zip(texts, letters, strict=bool(texts))]

    @cached_property
    def _known(self) -> list[str]:
        """What may be meant by a word with typing errors: all parts of the texts of a few words."""
        return sorted({part for text in self._texts for part in text.parts() if len(part) >= _NEARLY})

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

    def _hits(self, wanted: Sequence[str], whole: str) -> tuple[Hit, ...]:
        """The provisions with all of some words in one of their texts, side by side as ``whole`` or not."""
        found: dict[int, Hit] = {}
        for text in self._texts if wanted else ():
            if id(text.provision) in found:
                continue
            places = text.places(whole)
            how = TOGETHER if places else APART
            if not places:
                each = [text.places(word) for word in wanted]
                places = [place for of_word in each for place in of_word] if all(each) else []
            if places:
                found[id(text.provision)] = self._hit(text, how, places)
        return _ordered(found.values())

    def _with_some(self, wanted: Sequence[str]) -> tuple[Hit, ...]:
        """The provisions that have some of the words in their text; none unless each word is found."""
        found, missing = list[tuple[int, Hit]](), set(wanted)
        for text in self._texts:
            each = {word: places for word in wanted if text.where == TEXT and (places := text.places(word))}
            if each:
                missing -= each.keys()
                places = [place for places in each.values() for place in places]
                found.append((-len(each), self._hit(text, SOME, places)))
        return () if missing else _ordered(hit for _, hit in sorted(found, key=lambda pair: pair[0]))

    def _hit(self, text: _Text, how: str, places: _Places) -> Hit:
        provision = text.provision
        return Hit(provision, self._group_of(provision.citation), text.where, how, text.spans(places))

    def _meant(self, wanted: Sequence[str]) -> dict[str, str]:
        """For each word that stands nowhere, the most alike word that does; nothing if one of them has none."""
        meant: dict[str, str] = {}
        for word in wanted:
            if any(text.places(word) for text in self._texts):
                continue
            if len(word) < (_NEARLY_WORD if word in self._words else _NEARLY):
                return {}
            most = 1 if len(word) < _TWO_ERRORS else 2
            known = [other for other in self._known if abs(len(word) - len(other)) <= 2]
            alike = min(((errors(word, other), other) for other in known), default=(math.inf, ""))
            if alike[0] > most:
                return {}
            meant[word] = alike[1]
        return meant


def _ordered(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (not hit.provision.in_force, _ORDER.index(hit.how))))


def _after(offsets: Sequence[int]) -> list[int]:
    """For each letter of an aligned text, where the letter ends in the text."""
    found = list(offsets)
    following = offsets[-1]
    for at in range(len(offsets) - 2, -1, -1):
        found[at] = following
        if offsets[at] != offsets[at - 1]:
            following = offsets[at]
    return found
