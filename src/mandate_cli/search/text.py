"""Words in the law, found in spite of typing errors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.thai.normalise import fuzzy_key, letters, normalise, span, strip_marks, strip_spaces, uncut

if TYPE_CHECKING:
    from mandate_cli.law.model import Group, Mandate, Provision

_BAR = "\0"  # in no text: the loader refuses it


def _stripped(texts: Iterable[str]) -> list[str]:
    """Many texts without spaces; joining them first costs little more than one text."""
    joined = _BAR.join(texts)
    return strip_spaces(joined).split(_BAR) if joined else []


class Hit(NamedTuple):
    """A provision that has the words asked for, and the spans of its text where they stand."""

    provision: Provision
    group: Group | None
    score: float
    spans: tuple[tuple[int, int], ...]


# Finds where a word stands in a text, and how alike what stands there is, 0 to 1; no ranges if it stands nowhere.
Ranges = list[tuple[int, int]]
Find = Callable[[str, str], tuple[Ranges, float]]
_AS_TYPED = 0.7  # from this score words stand in a text as they were typed, apart from tone marks


def search(mandate: Mandate, text: str) -> list[Hit]:
    """The provisions of a mandate with these words, as ``Texts`` finds them."""
    return Texts(mandate).search(text)


class Texts:
    """The texts of a mandate, prepared for many searches."""

    def __init__(self, mandate: Mandate) -> None:
        self._mandate = mandate
        self._provisions = list(mandate.provisions)
        self._keys = _stripped(provision.words.text for provision in self._provisions)
        self._fuzzy_keys: list[str] = []  # made when they are first needed

    def has(self, text: str) -> bool:
        """Whether a provision has these words, not only something like them."""
        return any(hit.score >= _AS_TYPED for hit in self.search(text))

    def search(self, text: str) -> list[Hit]:
        """The provisions with these words: those in force before the repealed, then the best first, then as in the law.

        There are six ways to find them, each tried only if the one before finds nothing: the words as typed, side by
        side (score 1) or apart (0.9); without tone marks (0.8, 0.7); with typing errors (up to 0.6); the longest part
        (up to 0.5). Spaces of the law do not end a word, so a match may run over one.
        """
        words = [word for word in normalise(text).split(" ") if strip_marks(word)]
        if not words:
            return []
        whole = ["".join(words)]
        ways: list[tuple[float, list[str], bool, Find]] = [
            (1.0, whole, False, _exactly),
            (0.9, words, False, _exactly),
            (0.8, whole, True, _exactly),
            (0.7, words, True, _exactly),
            (0.6, words, True, _nearly),
            (0.5, whole, True, _partly),
        ]
        for score, wanted, toneless, find in ways:
            hits = [
                self._hit(provision, found, toneless, score) for provision, found in self._found(wanted, toneless, find)
            ]
            if hits:
                return sorted(hits, key=lambda hit: (not hit.provision.in_force, -hit.score))
        return []

    def _found(
        self, wanted: Sequence[str], toneless: bool, find: Find
    ) -> Iterator[tuple[Provision, list[tuple[Ranges, float]]]]:
        """The provisions that have every word, with where each word stands."""
        if toneless and not self._fuzzy_keys:
            self._fuzzy_keys = [fuzzy_key(key) for key in self._keys]
        needles = [fuzzy_key(word) for word in wanted] if toneless else wanted
        for provision, key in zip(self._provisions, self._fuzzy_keys if toneless else self._keys, strict=True):
            found = []
            for needle in needles:
                found.append(find(needle, key))
                if not found[-1][0]:
                    break
            else:
                yield provision, found

    def _hit(self, provision: Provision, found: list[tuple[Ranges, float]], toneless: bool, score: float) -> Hit:
        text = provision.words.text
        _, offsets = (toneless_key if toneless else _as_it_is)(*letters(text))
        spans = merged_spans(text, offsets, [place for ranges, _ in found for place in ranges])
        alike = sum(likeness for _, likeness in found) / len(found)
        return Hit(provision, self._mandate.group_of(provision.citation), round(score * alike, 4), spans)


def _as_it_is(key: str, offsets: list[int]) -> tuple[str, list[int]]:
    return key, offsets


def toneless_key(key: str, offsets: list[int]) -> tuple[str, list[int]]:
    """A key without tone marks, and the offsets of the letters that are left."""
    return fuzzy_key(key), [
        *(offset for letter, offset in zip(key, offsets, strict=False) if fuzzy_key(letter)),
        offsets[-1],
    ]


def merged_spans(text: str, offsets: list[int], ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges of a key as spans of the text it was made of: whole clusters, sorted, joined where they touch."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        start, end = span(text, offsets, first, last)
        if merged and start <= merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return tuple(merged)


def _exactly(needle: str, haystack: str) -> tuple[list[tuple[int, int]], float]:
    if needle not in haystack:  # true of most texts, and much faster than a pattern
        return [], 0.0
    return [match.span() for match in re.finditer(re.escape(needle), haystack)], 1.0


def _nearly(needle: str, haystack: str) -> tuple[list[tuple[int, int]], float]:
    """A word with typing errors: one in up to fifteen letters, two from sixteen letters; a vowel sign counts half.

    More would take โรงเรียน (school) for ร้องเรียน (complaint), which is two letters away.
    """
    if needle in haystack:
        return _exactly(needle, haystack)
    if len(needle) < 4 or len(haystack) < len(needle):
        return [], 0.0
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    def errors(found: str) -> float:
        return (OSA.distance(needle, found) + OSA.distance(strip_marks(needle), strip_marks(found))) / 2

    near = fuzz.partial_ratio_alignment(needle, haystack, score_cutoff=70)
    if near is None:
        return [], 0.0
    starts = range(max(0, near.dest_start - 2), near.dest_start + 3)
    windows = [(at, min(len(haystack), at + len(needle) + more)) for at in starts for more in range(-2, 3)]
    windows = [(at, to) for at, to in windows if uncut(haystack, at, to)]
    tried = [(errors(haystack[at:to]), at, to) for at, to in windows]
    least, first, last = min(tried, key=lambda window: (window[0], -window[2]), default=(len(needle), 0, 0))
    if least > max(1, len(needle) // 8):
        return [], 0.0
    return [(first, last)], 1 - least / len(needle)


def _partly(needle: str, haystack: str) -> tuple[list[tuple[int, int]], float]:
    """The longest part of a long word that stands in a text, if that is most of the word."""
    enough = len(needle) * 7 // 10 + 1
    middle = needle[len(needle) - enough : enough]  # any part that is long enough has it
    part = longest_common(needle, haystack) if len(needle) >= 10 and middle in haystack else ""
    if len(part) < enough:
        return [], 0.0
    return _exactly(part, haystack)[0], len(part) / len(needle)


def longest_common(one: str, other: str) -> str:
    """The longest run of letters that stands in both; the first of several."""
    best = ""
    for start in range(len(one)):
        while start + len(best) < len(one) and one[start : start + len(best) + 1] in other:
            best = one[start : start + len(best) + 1]
    return best
