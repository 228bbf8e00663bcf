"""A text against another: what is the same, what went and what came, cut between words."""

from __future__ import annotations

import re
from itertools import accumulate, groupby

from mandate_cli.thai.normalise import INVISIBLE, LEADING, LEANING, MARKS
from mandate_cli.thai.words import LETTERS, PREFIXES, boundaries, load_words

_SIGNS = MARKS + INVISIBLE  # what leans on the letter before it
_PIECES = rf"[{LETTERS}]+|(?:\d+|[^\W\d]+|(?s:.))[{_SIGNS}]*"  # a run of Thai, or anything else that is not cut
_HEADS = (*PREFIXES, "คน")  # make a noun of the word behind
_BETWEEN = re.compile(rf"(?<![{LEADING}])(?![{LEANING}])")  # where no letter loses a sign or a vowel written before it
_AROUND = 15  # letters shown on either side of a difference
_SHORT = 4  # letters that are the same between two changes, and too few to be so on purpose
_ALIKE = 0.6  # the part of two texts that is the same from which they are one text with changes


def marked(before: str, after: str) -> list[tuple[str, str]]:
    """A text against another: pieces that are the ``same``, ``gone`` or ``new``, cut between words.

    In texts of which hardly half is the same, a few letters between two changes happen to be so, and are marked with
    them; elsewhere only what is no word is.
    """
    from difflib import SequenceMatcher

    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    codes, least = matcher.get_opcodes(), 1 if matcher.ratio() > _ALIKE else _SHORT
    found: list[tuple[str, list[str], list[str]]] = []  # what it is, and the words of either text
    for number, (tag, a, b, c, d) in enumerate(codes):
        few = 0 < number < len(codes) - 1 and len(re.sub(rf"[{_SIGNS}\W]", "", "".join(old[a:b]))) < least
        same = tag == "equal" and not few
        if found and not same and found[-1][0] == "changed":
            found[-1] = "changed", found[-1][1] + old[a:b], found[-1][2] + new[c:d]
        else:
            found.append(("same" if same else "changed", old[a:b], new[c:d]))
    pieces = []
    for kind, gone, come in found:
        pieces += [("same", "".join(gone))] if kind == "same" else _changed(gone, come)
    pieces = [piece for piece in pieces if piece[1]]
    return [(kind, "".join(words for _, words in same)) for kind, same in groupby(pieces, lambda piece: piece[0])]


def _changed(gone: list[str], come: list[str]) -> list[tuple[str, str]]:
    """The pieces of a change; at its ends a word of one text that is part of a longer one of the other is the same."""
    old, new = "".join(gone), "".join(come)
    heads = (at for at in _lengths(gone) | _lengths(come) if old[:at] == new[:at])
    head = max((at for at in heads if _BETWEEN.match(old, at) and _BETWEEN.match(new, at)), default=0)
    most = min(len(old), len(new)) - head
    tails = (at for at in _lengths(gone[::-1]) | _lengths(come[::-1]) if at <= most and old.endswith(new[-at:]))
    places = ((at, len(old) - at, len(new) - at) for at in tails)
    tail = max((at for at, one, other in places if _BETWEEN.match(old, one) and _BETWEEN.match(new, other)), default=0)
    cut = slice(head, -tail or None)
    return [("same", old[:head]), ("gone", old[cut]), ("new", new[cut]), ("same", old[len(old) - tail :])]


def _lengths(words: list[str]) -> set[int]:
    """How many letters there are up to the end of each word that is known."""
    return {end for word, end in zip(words, accumulate(map(len, words)), strict=True) if word in load_words()}


SIGNS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}  # how each piece is written


def differing(before: str, after: str) -> str:
    """What differs between two texts, [-gone-] and {+new+}, each with a few of the words around it."""
    written = []
    for kind, words in marked(before, after):
        long = kind == "same" and len(words) > 2 * _AROUND + 1
        written.append(SIGNS[kind].format(f"{words[:_AROUND]}…{words[-_AROUND:]}" if long else words))
    return "".join(written)


def _words(text: str) -> list[str]:
    """A text cut into words, as far as they are known, and what makes a noun of a word apart; all else stands alone."""
    words, found = load_words(), list[str]()
    for piece in re.findall(_PIECES, text):
        ends = [*boundaries(piece, words), len(piece)]
        for word in (piece[begin:end] for begin, end in zip([0, *ends], ends, strict=False)):
            head = next((each for each in _HEADS if word.startswith(each) and word.removeprefix(each) in words), "")
            found += [head, word.removeprefix(head)] if head else [word]
    return found
