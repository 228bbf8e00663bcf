"""What words and letters say for each duty, by weights fitted offline from all entries together."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mandate_cli.search.index import Index, Term

# A row is the rarity of a term in hundredths, then place:weight for each duty it speaks of. The row of the empty term
# has what any question says.
UNIT = 20  # weights are whole numbers of this part of 1


def shares(index: Index, *kinds: Iterable[Term]) -> dict[str, float]:
    """How likely each duty is by its letters and its words, together 1, ``OTHER_AGENCY`` among them; nothing unfitted.

    ``kinds`` are the terms of a question's letters, and of its words.
    """
    if not index.weighted:
        return {}
    totals = [0.0] * len(index.weighted)
    for kind in kinds:
        known = [_parsed(term.weights) for term in kind if term.weights]
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
