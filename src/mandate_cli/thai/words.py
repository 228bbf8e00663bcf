"""Thai divided into words by a list."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mandate_cli import SHIPPED_DATA

LETTERS = "ก-ฮะ-ฺเ-ๅ็-๎"  # Thai letters and signs, but ๆ ฯ, digits and ฿
LEANING = "ะัาำิ-ฺๅ็-๎"  # signs that lean on the letter before them
LEADING = "เแโใไ"  # vowels written before the letter they belong to
_CLUSTERS = f"(?s)[{LEADING}]*.[{LEANING}]*"
# What a division into words costs: each word of the list, each stretch the list lacks, each cluster of such a stretch.
# A short word is found inside a name more often than beside it, so a stretch is not left for one.
_WORD, _STRETCH, _UNKNOWN = 10, 20, 8
# การ makes a noun of a verb, so what begins with it costs less: พัฒนา|การศึกษา, not พัฒนาการ|ศึกษา; and by itself still
# less: การ|จัดทำ, not การจัด|ทำ.
_NOUN, _AS_NOUN, _AS_PREFIX = "การ", 9, 8
PREFIXES = ("การ", "ความ", "ผู้")  # make a noun of the word behind; no line ends with one if it can be helped


def boundaries(run: str, words: frozenset[str]) -> list[int]:
    """The places inside a run of Thai letters where one word ends and another begins.

    The division that costs least is taken, and of equals the one whose first word is longest.
    """
    places = [0, *(cluster.end() for cluster in re.finditer(_CLUSTERS, run))]
    last = len(places) - 1
    reach = _reach(words)
    # From each cluster to the end of the run: the least cost if a word begins there, if a stretch goes on there, and
    # either; and the cluster where that first word or stretch ends.
    worded, stretched, cost = ([0] * (last + 1) for _ in range(3))
    stretch_ends, ends = [last] * (last + 1), [last] * (last + 1)
    for here in range(last - 1, -1, -1):
        begin, best, end = places[here], 1 << 60, last
        limit = begin + reach.get(run[begin : begin + 2], 0)
        for there in range(here + 1, last + 1):
            if places[there] > limit:
                break
            word = run[begin : places[there]]
            if word in words:
                price = _WORD if not word.startswith(_NOUN) else _AS_PREFIX if word == _NOUN else _AS_NOUN
                if cost[there] + price <= best:
                    best, end = cost[there] + price, there
        worded[here] = best
        if here + 1 == last or worded[here + 1] < stretched[here + 1]:
            stretched[here], stretch_ends[here] = worded[here + 1] + _UNKNOWN, here + 1
        else:
            stretched[here], stretch_ends[here] = stretched[here + 1] + _UNKNOWN, stretch_ends[here + 1]
        cost[here], ends[here] = min((best, end), (stretched[here] + _STRETCH, stretch_ends[here]))
    found, at = [], ends[0]
    while at < last:
        found.append(places[at])
        at = ends[at]
    return found


@lru_cache(1)
def _reach(words: frozenset[str]) -> dict[str, int]:
    """By the first two characters of a word, the length of the longest one that begins so."""
    reach: dict[str, int] = {}
    for word in words:
        head, length = word[:2], len(word)
        if reach.get(head, 0) < length:
            reach[head] = length
    return reach


@cache
def load_words() -> frozenset[str]:
    """The words of the list that lines of Thai may end between, always the packaged one."""
    return frozenset((SHIPPED_DATA / "words.txt").read_text(encoding="utf-8").split())
