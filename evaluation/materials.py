"""What fitting and evaluation are made of: entries and words of a data directory, and made-up questions."""

from __future__ import annotations

import random
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.dataset.loader import load
from mandate_cli.dataset.tables import load_other_agencies, load_successions, load_vocabulary, load_word_list
from mandate_cli.law import fold
from mandate_cli.search.decision import Features, GroupFeatures, Logistic, Model
from mandate_cli.search.entries import LAW, Entry
from mandate_cli.search.lineage import Lineage
from mandate_cli.search.memory_index import build
from mandate_cli.search.question import read as read_question
from mandate_cli.search.ranking import Pool
from mandate_cli.search.tasks import Handlers
from mandate_cli.search.vocabulary import entries
from mandate_cli.thai.words import WordList, carries_meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mandate_cli.law.mandate import Law
    from mandate_cli.search.index import Index

STRAY = 8  # entries that have a word by chance
COMMON = Path(__file__).parent / "common-words.txt"  # words for tests, never fitted from
UNFITTED = Model(
    Pool(1.0, 1.0),
    Logistic(0.0, (0.0,) * len(Features._fields)),
    Logistic(0.0, (0.0,) * len(GroupFeatures._fields)),
    0.0,
)
_THAI = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]{2,}")


class Materials(NamedTuple):
    """A data directory: its law, its entries, the words it divides texts by, and where duties went."""

    law: Law
    entries: list[Entry]
    words: WordList
    lineage: Lineage

    def handlers(self, built: Index) -> Handlers:
        """The answers by an index, on the day through which the Gazette was checked."""
        return Handlers(self.law.on(self.law.checked_through), built, self.lineage)


def read(directory: Path) -> Materials:
    """The materials of a data directory; of the law only the duties that are somebody's on the day it was checked."""
    law = fold.law(load(directory))
    found = entries(law, load_vocabulary(directory, law), load_other_agencies(directory))
    lineage = Lineage(law, load_successions(directory, law))
    words = WordList.of(load_word_list(directory, (entry.text for entry in found)))
    groups_of = Handlers(law.on(law.checked_through), build([], words, UNFITTED), lineage).groups_of
    return Materials(
        law, [entry for entry in found if entry.via != LAW or any(map(groups_of, entry.duties))], words, lineage
    )


class Made(NamedTuple):
    """Made-up questions that are nobody's: common words, some that stray entries have, pairs of words, names."""

    common: list[str]
    stray: list[str]
    pairs: list[str]
    names: list[str]


def common_words(known: Sequence[Entry]) -> list[str]:
    """The most frequent words of Thai that carry meaning and stand in no entry, most frequent first."""
    texts = "\n".join(entry.text for entry in known)
    return [word for word in _frequent() if word not in texts]


def words_to_test() -> list[str]:
    """The words of ``common-words.txt``, most frequent first."""
    return COMMON.read_text(encoding="utf-8").split()


def stray_words(materials: Materials) -> list[str]:
    """The frequent words of Thai that a few entries of ours have among others, most frequent first.

    They say something there, but not by themselves: none is all that an entry has.
    """
    contents = [read_question(entry.text, materials.words).content for entry in materials.entries if entry.ours]
    counts = Counter(word for words in contents for word in words)
    alone = {words[0] for words in contents if len(words) == 1}
    return [word for word in _frequent() if 1 <= counts[word] <= STRAY and word not in alone]


@cache
def _frequent() -> list[str]:
    from pythainlp.corpus import thai_words, tnc

    known = thai_words()
    counts = sorted(tnc.word_freqs(), key=lambda pair: (-pair[1], pair[0]))
    frequent = [word for word, _ in counts if word in known and _THAI.fullmatch(word) and carries_meaning(word)]
    return frequent[:16000]


def made(materials: Materials, *, test: bool, count: int) -> Made:
    """Made-up questions, at most ``count`` of each kind; the test and the fit have no word in common.

    The common words of the test are those of ``common-words.txt``, whether a phrase has them by now or not.
    """
    from pythainlp.corpus.common import thai_family_names, thai_female_names, thai_male_names

    chosen = random.Random(17)  # noqa: S311 - the same on every run
    texts = "\n".join(entry.text for entry in materials.entries)
    tested = set(words_to_test())
    strange = [word for word in common_words(materials.entries) if word not in tested]
    chosen.shuffle(strange)
    common = (words_to_test() if test else strange)[:count]
    others = [word for at, word in enumerate(_frequent()) if at % 2 == test]
    pairs: list[str] = []
    while len(pairs) < count:
        one, other = chosen.choice(others), chosen.choice(others)
        if not (one in texts and other in texts):
            pairs.append(one + other)
    given = sorted(thai_female_names() | thai_male_names())
    family = sorted(thai_family_names())
    titles = ("นาย", "นางสาว", "คุณ", "", "")
    names: list[str] = []
    while len(names) < count:
        one, other = chosen.choice(given), chosen.choice(family)
        if len(one) % 2 == test:
            names.append(f"{chosen.choice(titles)}{one} {other}" if chosen.random() < 0.7 else one)
    stray = [] if test else [word for word in stray_words(materials) if word not in tested]
    chosen.shuffle(stray)
    return Made(common, stray[:count], pairs, names)
