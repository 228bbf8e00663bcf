"""What words and letters say for each duty, by weights fitted offline from all entries together."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from mandate_cli.search.index import word_term
from mandate_cli.search.ngrams import ngrams

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mandate_cli.search.index import Index

# A row is the rarity of a term in hundredths, then place:weight for each duty it speaks of. The row of the empty term
# has what any question says.
UNIT = 20  # weights are whole numbers of this part of 1


def terms(key: str, words: Iterable[str]) -> tuple[list[str], list[str]]:
    """The ngrams and the words of a question or an entry under which weights are kept."""
    return ngrams(key), [word_term(word) for word in words]


def shares(index: Index, key: str, words: Iterable[str]) -> dict[str, float]:
    """How likely each duty is by its words and letters, together 1, ``OTHER_AGENCY`` among them; nothing unfitted."""
    if not index.weighted:
        return {}
    totals = [0.0] * len(index.weighted)
    for kind in terms(key, words):
        known = [_parsed(term.weights) for term in index.terms(kind).values() if term.weights]
        length = UNIT * math.sqrt(sum([rarity * rarity for rarity, _, _ in known]))
        for rarity, places, numbers in known:
            scale = rarity / length
            for place, number in zip(places, numbers):  # noqa: B905 - they are as many, and this runs most often
                totals[place] += scale * number
    _, places, numbers = _parsed(index.terms([""])[""].weights)
    for place, number in zip(places, numbers, strict=True):
        totals[place] += number / UNIT
    most = max(totals)
    powers = [math.exp(total - most) for total in totals]
    whole = sum(powers)
    return {duty: power / whole for duty, power in zip(index.weighted, powers, strict=True)}


@lru_cache(1 << 15)  # in a long run nearly all rows of the real data
def _parsed(row: str) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """A row: the rarity, and the places of some duties and what it says for each."""
    rarity, *numbers = map(int, row.replace(":", " ").split(" "))
    return rarity, tuple(numbers[::2]), tuple(numbers[1::2])
