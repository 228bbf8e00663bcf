"""Typing errors: parts of a question that are words of an entry but for an error, and are no words themselves.

Letters find the entries; a part is compared with their words. A part is one or more words of the question as the word
list divides it, because an error often divides a word: ภายใน mistyped is พาย|ใน.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.search.index import word_terms
from mandate_cli.thai.normalise import fuzzy_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mandate_cli.search.index import Index
    from mandate_cli.thai.words import Word

_PARTS = 6  # words of the division that one word may have been torn into
_LEAST = 4  # letters of a word from which an error is told from another word
_TWO_ERRORS = 14  # letters from which two errors are
_SURE = 8  # letters from which words of the list are rather one word with a typing error than words beside each other
_SAME_SOUND = 0.34  # errors: one letter for another that sounds the same
_EXPLAINED = 0.8  # what a word counts that is another but for a typing error, where the same word counts 1
# Letters that sound alike at any place of a syllable, as the first of them; silent letters fall away.
_SOUNDS = str.maketrans("ภผฆขฅฃศษซธฑฒทณญลฬฎฏตฌชฤใ", "พพคคคคสสสททททนยรรดดดฉฉรไ")
_SILENT = "[ก-ฮ][ิุ]?์"


class Spelled(NamedTuple):
    """The words of a question as they are meant, each with how sure that is, 0 to 1."""

    words: dict[str, float]
    corrected: dict[str, str]  # word of an entry -> what was typed for it


@lru_cache(8192)
def _spellings(word: str) -> tuple[str, str]:
    """A word without tone marks; and as it sounds, roughly, for comparing only."""
    return fuzzy_key(word), fuzzy_key(re.sub(_SILENT, "", word)).translate(_SOUNDS)


def errors(typed: str, word: str, most: float) -> float:
    """How many typing errors apart two words are, infinity if more than ``most``.

    A letter for one of the same sound counts a third, tone marks count nothing.
    """
    (letters, sounds), (other_letters, other_sounds) = _spellings(typed), _spellings(word)
    cutoff = int(most * 1.5)
    if not cutoff and sounds != other_sounds:  # as for nearly all words
        return math.inf
    from rapidfuzz.distance import OSA

    heard = OSA.distance(sounds, other_sounds, score_cutoff=cutoff)
    if heard > cutoff:
        return math.inf
    return (OSA.distance(letters, other_letters) + 2 * heard) / 3


def spelled(index: Index, divided: Sequence[Word], content: Iterable[Word], candidates: Iterable[int]) -> Spelled:
    """The words of a question that carry meaning, with typing errors put right by words of the candidates."""
    taken = dict[int, str]()  # place of a divided word -> the word of an entry it is part of
    corrected = dict[str, str]()
    terms = word_terms(index, [word.text for word in divided])
    known = [bool(terms[word.text].ours) for word in divided]
    carrying = set(content)
    # Sound words can still be one word torn apart by spaces; only strange ones can be a typing error.
    if len(divided) > 1 or not all(known):
        for typed, right, begin, end in _found(index, divided, known, candidates):
            if not any(at in taken for at in range(begin, end)):
                taken |= dict.fromkeys(range(begin, end), right)
                corrected[right] = typed
    words = dict[str, float]()
    for at, word in enumerate(divided):
        if at in taken:
            typed = corrected[taken[at]]
            words[taken[at]] = 1.0 if typed == taken[at] else _EXPLAINED
        elif word in carrying:
            words[word.text] = 1.0
    return Spelled(words, {word: typed for word, typed in corrected.items() if word != typed})


def _found(
    index: Index, divided: Sequence[Word], known: Sequence[bool], candidates: Iterable[int]
) -> list[tuple[str, str, int, int]]:
    """What was typed, the word it is meant for, and its place among the divided words; the best first."""
    asked = {word.text for word in divided}
    lengths: dict[int, set[str]] = {}
    for number in candidates:
        for word in index.content(number):
            if len(word) >= _LEAST and word not in asked:
                lengths.setdefault(len(word), set()).add(word)
    found = []
    for begin in range(len(divided)):
        typed = ""
        for end in range(begin + 1, min(len(divided), begin + _PARTS) + 1):
            typed += divided[end - 1].text
            whole = all(known[begin:end])
            if len(typed) < _LEAST or typed in index.words or (end - begin == 1 and whole):
                continue
            words = whole or (len(typed) < _SURE and all(word.text in index.words for word in divided[begin:end]))
            allowed = _SAME_SOUND if words else 1 if len(typed) < _TWO_ERRORS else 2
            for length in range(len(typed) - 2, len(typed) + 3):
                for word in lengths.get(length, ()):
                    apart = 0.0 if word == typed else errors(typed, word, allowed)
                    if apart <= allowed:
                        found.append((apart / len(typed), -len(typed), word, typed, begin, end))
    return [(typed, word, begin, end) for _, _, word, typed, begin, end in sorted(found)]
