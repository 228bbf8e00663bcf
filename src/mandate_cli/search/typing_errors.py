"""Typing errors: parts of a question that are words of an entry but for an error, and are no words themselves.

Letters find the entries; a part is compared with their words. A part is one or more words of the question as the word
list divides it, because an error often divides a word: ภายใน mistyped is พาย|ใน. It may also be a piece of a stretch
that the list does not know, if what is left of the stretch is words.
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain, groupby, pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.search.index import word_terms
from mandate_cli.search.question import Spelled
from mandate_cli.thai.normalise import fuzzy_key
from mandate_cli.thai.question_words import question_words
from mandate_cli.thai.words import carries_meaning, clusters, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mandate_cli.search.index import Index
    from mandate_cli.thai.words import Word

_LEAST = 4  # letters of a word from which an error is told from another word
_LEAST_LATIN = 6  # and of a word in Latin letters, of which there is no list: radio is not meant for ratio
_TWO_ERRORS = 14  # letters from which two errors are
_TWO_ERRORS_OF_WORDS = 17  # and where all is words of the list
_TWO = 2  # letters that two typing errors add
_SURE = 8  # letters from which words of the list are rather one word with a typing error than words beside each other
_SAME_SOUND = 0.34  # errors: one letter for another that sounds the same
_EXPLAINED = 0.9  # what a word counts that is another but for a typing error, where the same word counts 1
# Letters that sound alike at any place of a syllable, as the first of them; silent letters fall away.
_SOUNDS = str.maketrans("ภผฆขฅฃศษซถฐธฑฒทณญลฬฎฏตฌชฤใ", "พพคคคคสสสททททททนยรรดดดฉฉรไ")
_SILENT = "[ก-ฮ][ิุ]?์"


@lru_cache(16384)
def spellings(word: str) -> tuple[str, str]:
    """A word, or several on lines of their own, without tone marks; and as it sounds, roughly, for comparing only."""
    sounding = re.sub(_SILENT, "", word) if "์" in word else word
    return fuzzy_key(word), fuzzy_key(sounding).translate(_SOUNDS).replace("ำ", "ัม")


def errors(typed: str, word: str) -> float:
    """How many typing errors apart two words are.

    A letter for one of the same sound counts a third, tone marks count nothing. A number is never meant for another, a
    word in Latin letters, of which there is no list, never for one of another first letter: raining is no training.
    """
    if re.findall(r"\d+", typed) != re.findall(r"\d+", word) or (typed.isascii() and typed[:1] != word[:1]):
        return inf
    from rapidfuzz.distance import OSA

    (letters, sounds), (other_letters, other_sounds) = spellings(typed), spellings(word)
    return (OSA.distance(letters, other_letters) + 2 * OSA.distance(sounds, other_sounds)) / 3


def allowed(typed: str, *, words: bool) -> float:
    """How many typing errors are forgiven in what was typed; ``words`` says that all of it is sound words."""
    if len(typed) < (_LEAST_LATIN if typed.isascii() else _LEAST):
        return 0
    if len(typed) == _LEAST or (words and len(typed) < _SURE):
        return _SAME_SOUND
    return 1 if len(typed) < (_TWO_ERRORS_OF_WORDS if words else _TWO_ERRORS) else 2


class _Part(NamedTuple):
    """A part of a question: a word, or a cluster of letters of a stretch that is no word and that no entry has.

    ``word`` is the number of the divided word it is of. ``known`` says that an entry of ours has it, ``listed`` that it
    is a word of the list, ``sound`` that it is one of the list that is known or carries no meaning. ``begins`` and
    ``ends`` say whether a mistyped word may begin or end with it: what is left of a stretch before and behind must be
    words.
    """

    text: str
    word: int
    known: bool
    listed: bool
    sound: bool
    begins: bool = True
    ends: bool = True


def spelled(index: Index, divided: Sequence[Word], candidates: Iterable[int]) -> Spelled:
    """The words of a question that carry meaning, with typing errors put right by words of the candidates."""
    parts = _parts(index, divided)
    taken = dict[int, tuple[str, ...]]()  # number of a part -> the words of an entry it belongs to
    corrected = dict[tuple[str, ...], str]()
    # Known words are no typing errors, but may be one word torn apart by spaces.
    torn = any(word.end < following.start for word, following in pairwise(divided))
    if torn or not all(part.known for part in parts):
        for typed, right, begin, end in _found(index, parts, divided, candidates, torn=torn):
            if not any(at in taken for at in range(begin, end)):
                taken |= dict.fromkeys(range(begin, end), right)
                corrected[right] = typed
    carrying = {word.text for word in telling(divided)}
    words, meant = dict[str, float](), ""
    for put_right, some in groupby(range(len(parts)), taken.get):
        if put_right:
            meant += "".join(put_right)
            sure = 1.0 if corrected[put_right] == "".join(put_right) else _EXPLAINED
            words.update({word: sure for word in put_right if carries_meaning(word)})
            continue
        for number, of_word in groupby((parts[at] for at in some), lambda part: part.word):
            text = "".join(part.text for part in of_word)
            meant += text
            if text in carrying:
                words[text] = 1.0
            elif text != divided[number].text:  # what is left of a stretch
                words.update({word.text: 1.0 for word in index.words.divide(text) if carries_meaning(word.text)})
    telling_ones = (right for right in corrected if any(map(carries_meaning, right)))
    written = {"".join(right): corrected[right] for right in telling_ones}
    errors = {right: typed for right, typed in written.items() if right != typed}
    return Spelled(words, errors, meant if errors else "")


def _parts(index: Index, divided: Sequence[Word]) -> list[_Part]:
    """The words of a question, those that are strange cut into clusters."""

    def are_words(text: str) -> bool:
        return all(word.text in index.words for word in index.words.divide(text))

    terms = word_terms(index, [word.text for word in divided])
    parts = list[_Part]()
    for number, (text, *_) in enumerate(divided):
        known, listed = bool(terms[text].ours) and not _perhaps_a_piece(index, divided, number), text in index.words
        if known or listed or text < "ก":
            sound = listed and (known or not carries_meaning(text))
            parts.append(_Part(text, number, known, listed, sound))
            continue
        begin = 0
        for cluster in clusters(text):
            end = begin + len(cluster)
            begins, ends = are_words(text[:begin]), are_words(text[end:])
            parts.append(_Part(cluster, number, known=False, listed=False, sound=False, begins=begins, ends=ends))
            begin = end
    return parts


def _perhaps_a_piece(index: Index, divided: Sequence[Word], number: int) -> bool:
    """Whether a word may be a piece of a mistyped one: two or three consonants with no space beside other Thai.

    In พยบาล the first two are no พ.ย., and in ตรวสอบ the last three not สอบ, but ตารางสอบ is two words.
    """
    word, words = divided[number], index.words
    if not re.fullmatch("[ก-ฮ]{2,3}", word.text):
        return False
    beside = (*divided[number - 1 : number], *divided[number + 1 : number + 2])
    joined = [each.text for each in beside if each.text >= "ก" and (each.end == word.start or each.start == word.end)]
    some = [word.text, *joined]
    return bool(joined) and any(text not in words or words.is_abbreviation(text) for text in some)


def _found(
    index: Index, parts: Sequence[_Part], divided: Sequence[Word], candidates: Iterable[int], *, torn: bool
) -> list[tuple[str, tuple[str, ...], int, int]]:
    """What was typed, the word or two words it is meant for, and its place among the parts; the best first."""
    contents = [entry.content for entry in index.entries(candidates)]
    asked = {word.text for word in divided}
    single = _Meant(((word,) for words in contents for word in words), asked)
    strange = not all(part.listed for part in parts)
    pairs = _Meant(chain.from_iterable(map(pairwise, contents)) if strange else (), asked)
    longest = max(single.longest, pairs.longest) + _TWO
    found = []
    for begin, first in enumerate(parts):
        typed, known = "", True
        for end, last in enumerate(parts[begin:] if first.begins else (), begin + 1):
            typed += last.text
            known = known and last.known
            if len(typed) > longest:
                break
            if len(typed) < _LEAST or not last.ends:
                continue
            # A known word is no error; several can only be one word if they stand apart.
            if known and (first is last or not torn):
                continue
            for right, apart in _meant(typed, parts[begin:end], single, pairs, known=known, word=typed in index.words):
                found.append((len(right), apart / len(typed), -len(typed), right, typed, begin, end))
    return [(typed, right, begin, end) for *_, right, typed, begin, end in sorted(found)]


def _meant(
    typed: str, parts: Sequence[_Part], single: _Meant, pairs: _Meant, *, known: bool, word: bool
) -> Iterator[tuple[tuple[str, ...], float]]:
    """The words that some parts are meant for, and how many errors apart.

    ``known`` says that all parts are known words, ``word`` that together they are one of Thai. That is no error, but
    may have been torn apart. Another number is no error either.
    """
    heard, words = _heard((typed,)), all(part.sound for part in parts)
    most = 0 if word else _SAME_SOUND if known else allowed(typed, words=words)
    tried = [(single.near(heard, most), most), (_of_grammar(heard.sound), min(most, _SAME_SOUND))]
    if not words and len(parts) > 1 and not typed.isascii():  # words that no entry has may be one torn by an error
        tried.append((pairs.near(heard, most), most))
    for near, allowance in tried:
        for right, joined, *_ in near:
            if joined == typed:
                yield right, 0.0
            elif not word:
                apart = errors(typed, joined)
                if apart <= (_SAME_SOUND if _of_words(parts, typed, joined) else allowance):
                    yield right, apart


def _of_words(parts: Sequence[_Part], typed: str, meant: str) -> bool:
    """Whether only sound words differ in what was typed: แล้วไม่ is not meant for แล้วไป.

    Beside a cluster that is no word and no part of a longer stretch, what looks sound may be the rest of the word.
    """
    from rapidfuzz.distance import Levenshtein

    if any(not part.listed and part.begins and part.ends and part.text >= "ก" for part in parts):
        return False
    differs = [edit.src_pos for edit in Levenshtein.editops(typed, meant)]
    places = pairwise(accumulate((len(part.text) for part in parts), initial=0))
    return all(
        part.sound
        for part, (first, last) in zip(parts, places, strict=True)
        if any(first <= place <= last for place in differs)
    )


def _of_grammar(sound: str) -> Iterable[_Heard]:
    """The words of grammar and courtesy that sound so; they are put right only where they sound as typed."""
    return [_heard((word,)) for word in _grammar_by_sound().get(sound, ())]


@cache
def _grammar_by_sound() -> dict[str, list[str]]:
    words = [word for word in question_words().anywhere if len(word) >= _LEAST]
    _, sounds = spellings("\n".join(words))  # of all at once, which is much faster
    by_sound: dict[str, list[str]] = {}
    for word, sound in zip(words, sounds.split("\n"), strict=True):
        by_sound.setdefault(sound, []).append(word)
    return by_sound


class _Meant:
    """The words of the candidates that were not asked, or each two of them beside each other, joined."""

    def __init__(self, words: Iterable[tuple[str, ...]], asked: set[str]) -> None:
        joined = {right: len("".join(right)) for right in words if not asked.issuperset(right)}
        self._words = [right for right, length in joined.items() if length >= _LEAST]
        self.longest = max(joined.values(), default=0)

    @cached_property
    def _of_length(self) -> dict[int, list[_Heard]]:
        """By the length of how they sound."""
        of_length: dict[int, list[_Heard]] = {}
        for heard in map(_heard, self._words):
            of_length.setdefault(len(heard.sound), []).append(heard)
        return of_length

    def near(self, typed: _Heard, errors: float) -> Iterator[_Heard]:
        """All that may sound like what was typed but for as many errors, and some that do not.

        An error of the sound counts two thirds; it makes two letters at most of the one differ from those of the other.
        """
        most = int(errors * 1.5)
        length = len(typed.sound)
        for some in range(length - most, length + most + 1):
            for heard in self._of_length.get(some, ()):
                if (typed.letters ^ heard.letters).bit_count() <= 2 * most:
                    yield heard


class _Heard(NamedTuple):
    """A word, or two words beside each other: written together, how that sounds, and the letters of the sound.

    Each letter is the bit of its code's last seven bits, so that letters compare fast; few have the same.
    """

    words: tuple[str, ...]
    joined: str
    sound: str
    letters: int


@lru_cache(1 << 15)
def _heard(words: tuple[str, ...]) -> _Heard:
    sound = "".join([spellings(word)[1] for word in words])
    letters = sum({1 << (ord(letter) & 127) for letter in sound})
    return _Heard(words, "".join(words), sound, letters)
