"""Typing errors: parts of a question that are words of an entry but for an error, and are no words themselves.

Letters find the entries; a part is compared with their words. A part is one or more words of the question as the word
list divides it, because an error often divides a word: ภายใน mistyped is พาย|ใน.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.search.index import word_terms
from mandate_cli.thai.normalise import fuzzy_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mandate_cli.search.index import Index
    from mandate_cli.thai.words import Word

_PARTS = 6  # words of the division that one word may have been torn into
_LEAST = 4  # letters of a word from which an error is told from another word
_TWO_ERRORS = 14  # letters from which two errors are
_TWO_ERRORS_OF_WORDS = 17  # and where all is words of the list
_TWO = 2  # letters that two typing errors add
_SURE = 8  # letters from which words of the list are rather one word with a typing error than words beside each other
_SAME_SOUND = 0.34  # errors: one letter for another that sounds the same
_EXPLAINED = 0.8  # what a word counts that is another but for a typing error, where the same word counts 1
# Letters that sound alike at any place of a syllable, as the first of them; silent letters fall away.
_SOUNDS = str.maketrans("ภผฆขฅฃศษซถฐธฑฒทณญลฬฎฏตฌชฤใ", "พพคคคคสสสททททททนยรรดดดฉฉรไ")
_SILENT = "[ก-ฮ][ิุ]?์"


class Spelled(NamedTuple):
    """The words of a question as they are meant, each with how sure that is, 0 to 1."""

    words: dict[str, float]
    corrected: dict[str, str]  # word of an entry, or two of them -> what was typed for it


@lru_cache(16384)
def spellings(word: str) -> tuple[str, str]:
    """A word without tone marks; and as it sounds, roughly, for comparing only."""
    return fuzzy_key(word), fuzzy_key(re.sub(_SILENT, "", word)).translate(_SOUNDS)


def errors(typed: str, word: str) -> float:
    """How many typing errors apart two words are.

    A letter for one of the same sound counts a third, tone marks count nothing.
    """
    from rapidfuzz.distance import OSA

    (letters, sounds), (other_letters, other_sounds) = spellings(typed), spellings(word)
    return (OSA.distance(letters, other_letters) + 2 * OSA.distance(sounds, other_sounds)) / 3


def allowed(typed: str, *, words: bool) -> float:
    """How many typing errors are forgiven in what was typed; ``words`` says that all of it is words of the list."""
    if len(typed) < _LEAST:
        return 0
    if words and len(typed) < _SURE:
        return _SAME_SOUND
    return 1 if len(typed) < (_TWO_ERRORS_OF_WORDS if words else _TWO_ERRORS) else 2


def spelled(index: Index, divided: Sequence[Word], content: Iterable[Word], candidates: Iterable[int]) -> Spelled:
    """The words of a question that carry meaning, with typing errors put right by words of the candidates."""
    taken = dict[int, tuple[str, ...]]()  # place of a divided word -> the words of an entry it is part of
    corrected = dict[tuple[str, ...], str]()
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
            same = corrected[taken[at]] == "".join(taken[at])
            words.update(dict.fromkeys(taken[at], 1.0 if same else _EXPLAINED))
        elif word in carrying:
            words[word.text] = 1.0
    written = {"".join(right): typed for right, typed in corrected.items()}
    return Spelled(words, {right: typed for right, typed in written.items() if right != typed})


def _found(
    index: Index, divided: Sequence[Word], known: Sequence[bool], candidates: Iterable[int]
) -> list[tuple[str, tuple[str, ...], int, int]]:
    """What was typed, the word or two words it is meant for, and its place among the divided words; the best first."""
    listed = [word.text in index.words for word in divided]
    asked = {word.text for word in divided}
    contents = [entry.content for entry in index.entries(candidates)]
    single = _Meant(((word,) for words in contents for word in words), asked)
    pairs = _Meant(() if all(listed) else chain.from_iterable(map(pairwise, contents)), asked)
    longest = max(single.longest, pairs.longest) + _TWO
    found = []
    for begin in range(len(divided)):
        typed = ""
        for end in range(begin + 1, min(len(divided), begin + _PARTS) + 1):
            typed += divided[end - 1].text
            if len(typed) > longest:
                break
            whole, words = all(known[begin:end]), all(listed[begin:end])
            if len(typed) < _LEAST or (end - begin == 1 and whole):
                continue
            # A word of Thai is no error, but may have been torn apart.
            most = 0 if typed in index.words else _SAME_SOUND if whole else allowed(typed, words=words)
            # A short word is told from another one only if it is none itself.
            for meant in (single,) if words or end - begin == 1 else (single, pairs):
                for joined, right in meant.near(typed, most):
                    if re.findall(r"\d", typed) != re.findall(r"\d", joined):
                        continue  # another number is no typing error
                    apart = 0.0 if joined == typed else errors(typed, joined)
                    if apart <= most:
                        found.append((len(right), apart / len(typed), -len(typed), right, typed, begin, end))
    return [(typed, right, begin, end) for *_, right, typed, begin, end in sorted(found)]


class _Meant:
    """The words of the candidates that were not asked, or each two of them beside each other, joined."""

    def __init__(self, words: Iterable[tuple[str, ...]], asked: set[str]) -> None:
        self._sounds: dict[str, dict[str, tuple[str, ...]]] = {}  # sound -> what is written so -> which words that is
        self.longest = 0
        for right in dict.fromkeys(words):
            joined = "".join(right)
            if len(joined) >= _LEAST and not asked.issuperset(right):
                sound = "".join([spellings(word)[1] for word in right])
                self._sounds.setdefault(sound, {}).setdefault(joined, right)
                self.longest = max(self.longest, len(joined))
        self._all = [*self._sounds]

    def near(self, typed: str, errors: float) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Those that sound like what was typed, but for as many errors as may be."""
        sound, most = spellings(typed)[1], int(errors * 1.5)
        alike: Iterable[str] = (sound,)
        if most:
            from rapidfuzz.distance import OSA
            from rapidfuzz.process import extract

            alike = [near for near, *_ in extract(sound, self._all, scorer=OSA.distance, score_cutoff=most, limit=None)]
        for each in alike:
            yield from self._sounds.get(each, {}).items()
