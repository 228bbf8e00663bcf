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
_SIZES = (2, 3)  # letters of the ngrams that have weights


def terms(key: str, words: Iterable[str]) -> tuple[list[str], list[str]]:
    """The ngrams and the words of a question or an entry under which weights are kept."""
    return ngrams(key, _SIZES), [word_term(word) for word in words]


def shares(index: Index, key: str, words: Iterable[str]) -> dict[str, float]:
    """How likely each duty is by its words and letters, together 1, ``OTHER_AGENCY`` among them; nothing unfitted."""
    if not index.weighted:
        return {}
    totals = [0.0] * len(index.weighted)
    for kind in terms(key, words):
        known = [_parsed(term.weights) for term in index.terms(kind).values() if term.weights]
        length = UNIT * math.sqrt(sum([rarity * rarity for rarity, _ in known]))
        for rarity, row in known:
            scale = rarity / length
            for place, number in row:
                totals[place] += scale * number
    for place, number in _parsed(index.terms([""])[""].weights)[1]:
        totals[place] += number / UNIT
    most = max(totals)
    powers = [math.exp(total - most) for total in totals]
    whole = sum(powers)
    return {duty: power / whole for duty, power in zip(index.weighted, powers, strict=True)}


@lru_cache(4096)
def _parsed(row: str) -> tuple[int, tuple[tuple[int, int], ...]]:
    """A row: the rarity, and what it says for the duties at some places."""
    rarity, *numbers = map(int, row.replace(":", " ").split(" "))
    return rarity, tuple(zip(numbers[::2], numbers[1::2], strict=True))
