"""A question as it is compared: without the words that only frame it, as letters and as words.

Entries are read in the same way, so that a phrase is found with and without its frame.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mandate_cli.search.ngrams import key_of_normal
from mandate_cli.thai.normalise import normalise
from mandate_cli.thai.question_words import question_words
from mandate_cli.thai.words import Word, WordList, telling

_NUMBER = r"(?<!\d)0\d(?:-?\d){7,8}(?!\d)|(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)"  # of a telephone, or an amount of money


class Question(NamedTuple):
    """A question or an entry: its normalised text and its words, without a frame and long numbers, and its letters as
    they are compared.

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


def read(text: str, words: WordList) -> Question:
    """A question, divided by a list of words."""
    return read_normal(normalise(text), words)


def read_normal(text: str, words: WordList) -> Question:
    """A question that is normalised already."""
    without = re.sub(_NUMBER, " ", text).strip()
    text = without or text
    divided = words.divide(text)
    gaps = {at for at, word in enumerate(divided) if at and text[word.start - 1] in " ,"}
    parts = question_words().task([word.text for word in divided], gaps)
    if parts and parts != [slice(0, len(divided))]:
        pieces = (divided[part] for part in parts)
        text = " ".join(text[words_of[0].start : words_of[-1].end] for words_of in pieces)
        divided = words.divide(text)  # as the same words without a frame are divided
    return Question(text, divided, key_of_normal(text), not parts)
