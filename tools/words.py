"""Compare data/words.txt with pythainlp.

    python tools/words.py             after the data or the catalogue changed: print the words of both that the list
                                      lacks, and the texts that the list and newmm divide differently
    python tools/words.py --common N  print those of the N most frequent words of the Thai National Corpus that the list
                                      lacks

Add words by hand, because newmm also finds false ones, such as ผิดทาง in ความรับผิดทางละเมิด.
"""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import yaml
from babel.messages.pofile import read_po
from pythainlp import word_tokenize
from pythainlp.corpus import thai_words, tnc

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.paths import AMENDMENTS, BASE, OTHER_AGENCIES, VOCABULARY
from mandate_cli.messages import LOCALES, THAI
from mandate_cli.thai.words import boundaries, load_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RUN = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]{2,}")


def strings(value: Any) -> Iterator[str]:
    """Every text in a YAML value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def texts(directory: Path) -> Iterator[str]:
    """The texts of a data directory: law, vocabulary, other agencies; and the Thai messages of the program."""
    for name in (BASE, AMENDMENTS):
        yield from strings(yaml.safe_load((directory / name).read_text(encoding="utf-8")))
    for row in (directory / VOCABULARY).read_text(encoding="utf-8").splitlines():
        yield row.partition("\t")[0]
    for row in (directory / OTHER_AGENCIES).read_text(encoding="utf-8").splitlines():
        yield from row.split("\t")
    with (LOCALES / THAI / "LC_MESSAGES" / "mandate.po").open("rb") as file:
        for message in read_po(file, locale=THAI):
            yield from [message.string] if isinstance(message.string, str) else message.string or ()


def divided(run: str, words: frozenset[str]) -> list[str]:
    """The words into which the list divides a run of Thai letters."""
    places = [0, *boundaries(run, words), len(run)]
    return [run[start:end] for start, end in pairwise(places)]


def review(words: frozenset[str]) -> None:
    """Print each run of Thai letters with a part that the list lacks, or with a break where newmm has none."""
    for run in sorted({run for text in texts(SHIPPED_DATA) for run in RUN.findall(text)}):
        ours, theirs = divided(run, words), word_tokenize(run, engine="newmm")
        lacking = [part for part in ours if part not in words]
        ends = {sum(map(len, theirs[:count])) for count in range(len(theirs) + 1)}
        if lacking:
            print("lacks", *lacking, "in", "|".join(ours), sep="\t")
        elif not ends.issuperset(boundaries(run, words)):
            print("differs", "|".join(ours), "|".join(theirs), sep="\t")


def common(words: frozenset[str], count: int) -> None:
    """Print the most frequent words that the list lacks."""
    known = thai_words()
    frequent = sorted(tnc.word_freqs(), key=lambda pair: -pair[1])
    found = [word for word, _ in frequent if word in known and RUN.fullmatch(word)]
    print(*(word for word in found[:count] if word not in words), sep="\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--common"]:
        common(load_words(), int(sys.argv[2]))
    else:
        review(load_words())
