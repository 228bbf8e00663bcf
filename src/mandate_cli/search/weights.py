"""What words and letters say for each duty, by weights fitted offline from all entries together."""

from __future__ import annotations

import math
from functools import lru_cache
from struct import pack, unpack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mandate_cli.search.index import Index, Term

# A row is the rarity of a term in hundredths, then place:weight for each duty it speaks of. The row of the empty term
# has what any question says.
UNIT = 20  # weights are whole numbers of this part of 1


def shares(index: Index, *kinds: Iterable[Term]) -> dict[str, float]:
    """How likely each duty is by its letters and its words, together 1, ``OTHER_AGENCY`` among them; nothing unfitted.

    ``kinds`` are the terms of a question's letters, and of its words.
    """
    count = len(index.weighted)
    if not count:
        return {}
    _, always = _parsed(index.terms([""])[""].weights, count)
    totals = [number / UNIT for number in _sums([(1, always)], count)]
    for kind in kinds:
        known = [_parsed(term.weights, count) for term in kind if term.weights]
        length = UNIT * math.sqrt(sum([rarity * rarity for rarity, _ in known])) or 1.0
        totals = [total + number / length for total, number in zip(totals, _sums(known, count), strict=True)]
    most = max(totals)
    powers = [math.exp(total - most) for total in totals]
    whole = sum(powers)
    return {duty: power / whole for duty, power in zip(index.weighted, powers, strict=True)}


# Adding rows duty by duty took a tenth of a question's time. So a row is one whole number with 64 bits for each duty,
# more than any sum takes, and whole rows are added. Each number of a row is raised, so that none is negative and takes
# something from the next.
_RAISED = 10**6  # the numbers of the file have six digits at most


@lru_cache(1 << 15)  # in a long run nearly all rows of the real data
def _parsed(row: str, count: int) -> tuple[int, int]:
    """A row: the rarity, and what it says for each of so many duties as one number."""
    rarity, *parts = map(int, row.replace(":", " ").split(" "))
    numbers = [_RAISED] * count
    for place, number in zip(parts[::2], parts[1::2], strict=True):
        numbers[place] += number
    return rarity, int.from_bytes(pack(f"<{count}Q", *numbers), "little")


def _sums(rows: Sequence[tuple[int, int]], count: int) -> list[int]:
    """The sums of some rows by their rarities, for each of so many duties."""
    packed = sum([rarity * row for rarity, row in rows])
    raised = _RAISED * sum([rarity for rarity, _ in rows])
    return [number - raised for number in unpack(f"<{count}Q", packed.to_bytes(8 * count, "little"))]
