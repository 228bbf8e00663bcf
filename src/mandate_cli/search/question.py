"""A question as it is compared: without the words that only frame it, as letters and as words.

Entries are read in the same way, so that a phrase is found with and without its frame.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mandate_cli.search.ngrams import key_of_normal
from mandate_cli.thai.normalise import normalise
from mandate_cli.thai.question_words import question_words
from mandate_cli.thai.words import Word, WordList, carries_meaning, telling

_NUMBER = r"\d[\d,.-]{3,}\d"  # of a telephone, of money, a time, two years; but not 1669


class Question(NamedTuple):
    """A question or an entry: its normalised text and its words without a frame, and its letters as they are compared.

    ``framed`` says that there is nothing but frames; then all of it counts.
    """

    text: str
    words: Sequence[Word]
    key: str
    framed: bool = False

    @property
    def content(self) -> tuple[str, ...]:
        """The words that carry meaning, each once."""
        return tuple(dict.fromkeys([word.text for word in telling(self.words)]))


class Spelled(NamedTuple):
    """The words of a question as they are meant, each with how sure that is, 0 to 1."""

    words: dict[str, float]
    corrected: dict[str, str]  # word of an entry, or two of them -> what was typed for it
    text: str = ""  # the whole question as it is meant, without spaces; empty if nothing was corrected


def read(text: str, words: WordList, strange: Callable[[str], bool] | None = None) -> Question:
    """A question, divided by a list of words.

    ``strange`` says which words may be parts of names; if it is not given, those that the list lacks.
    """
    return read_normal(normalise(text), words, strange)


def read_normal(text: str, words: WordList, strange: Callable[[str], bool] | None = None) -> Question:
    """A question that is normalised already."""
    without = re.sub(_NUMBER, lambda number: " " * len(number[0]), text)
    text = without if without.strip() else text
    divided, nothing = _nameless(text, words, strange)
    begin, end = question_words().task([word.text for word in divided])
    framed = begin == end or nothing
    if not framed and (begin or end < len(divided)):
        text = text[divided[begin].start : divided[end - 1].end]
        divided, _ = _nameless(text, words, strange)  # as the same words without a frame are divided
    return Question(text, divided, key_of_normal("".join([word.text for word in divided])), framed)


def _nameless(text: str, words: WordList, strange: Callable[[str], bool] | None) -> tuple[Sequence[Word], bool]:
    """The words of a text that are no parts of names, and whether there is nothing but names in it.

    A title, a name and a word apart that has something strange are a full name.
    """
    strange = strange or (lambda word: word not in words)
    divided, frames = words.divide(text), question_words()
    named = frames.named(divided, strange)
    left = [word for place, word in enumerate(divided) if place not in named]
    if named and all(word.text in frames.names for word in left if carries_meaning(word.text)):
        return divided, True
    return left, 0 in named and len(text.split()) <= 2 and any(strange(word.text) for word in telling(left))
