"""A text against another: what is the same, what went and what came, cut between syllables."""

from __future__ import annotations

import re

from mandate_cli.thai.normalise import INVISIBLE, MARKS

# Where a syllable of Thai surely or nearly surely ends, without a list of words.
_SIGNS = MARKS + INVISIBLE  # what leans on the letter before it
_PAIRS = "กร กล กว ขร ขล ขว คร คล คว ปร ปล ผล พร พล ตร ทร สร ศร จร หง หน หม หย หร หล หว อย"  # begin one syllable
_LETTERS = rf"(?:{_PAIRS.replace(' ', '|')}|[ก-ฮ])"
_UNIT = (
    rf"(?:เ{_LETTERS}[ีื][่-๋]?[ยอ]|[ก-ฮ][่-๋][วอ])(?![{_SIGNS}ะาำๅ])"
    rf"|(?:[เ-ไ]{_LETTERS}|[ก-๛])[{_SIGNS}ะาำๅ]*|(?:\d+|[^\W\d]+|(?s:.))[{_SIGNS}]*"
)
_CLOSED = r"[ะำๆฯ์]\Z|[^ก-๎]\Z|^[ใไ]"
_AROUND = 15  # letters shown on either side of a difference
_SHORT = 4  # letters that are the same between two changes, and too few to be left alone


def marked(before: str, after: str) -> list[tuple[str, str]]:
    """A text against another: pieces that are the ``same``, ``gone`` or ``new``, cut between syllables.

    A few letters that happen to be the same between two changes are marked with them.
    """
    from difflib import SequenceMatcher

    old, new = _syllables(before), _syllables(after)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found: list[tuple[str, str, str]] = []  # what it is, and the words of either text
    for number, (tag, a, b, c, d) in enumerate(codes):
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        same = tag == "equal" and not (0 < number < len(codes) - 1 and len(re.sub(rf"[{_SIGNS}\s]", "", gone)) < _SHORT)
        if found and not same and found[-1][0] == "changed":
            found[-1] = "changed", found[-1][1] + gone, found[-1][2] + come
        else:
            found.append(("same" if same else "changed", gone, come))
    pieces = []
    for kind, gone, come in found:
        sides = [("same", gone)] if kind == "same" else [("gone", gone), ("new", come)]
        pieces += [(side, words) for side, words in sides if words]
    return pieces


SIGNS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}  # how each piece is written


def differing(before: str, after: str) -> str:
    """What differs between two texts, [-gone-] and {+new+}, each with a few of the words around it."""
    written = []
    for kind, words in marked(before, after):
        long = kind == "same" and len(words) > 2 * _AROUND + 1
        written.append(SIGNS[kind].format(f"{words[:_AROUND]}…{words[-_AROUND:]}" if long else words))
    return "".join(written)


def _syllables(text: str) -> list[str]:
    """A text cut into syllables, as far as they can be told, and into several at once where they cannot.

    Of the consonants that stand alone the first closes the syllable before them, the last may begin the next one, and
    those between make their own; one that could be either ties both. A silenced letter belongs to what is before it.
    """
    units = re.findall(_UNIT, text)
    joined = ["์" in unit for unit in units] + [False]
    for run in re.finditer("b+", "".join("b" if re.fullmatch("[ก-ฮ]", unit) else "-" for unit in units)):
        first, end = run.span()
        closes = first > 0 and not re.search(_CLOSED, units[first - 1])
        follows = end < len(units) and "์" not in units[end] and re.match("[ก-ฮเ-ไ]", units[end])
        pair = follows and units[end - 1] + units[end][0] in _PAIRS
        free = end - first - closes
        begins = bool(follows and (free == 1 or pair))
        joined[first] = closes
        joined[first + 1 : end] = [True] * (end - first - 1)
        joined[end] |= begins
        if begins and free > 1:
            joined[end - 1] = False
        if closes and (free - begins > 1 or (pair and free == 1)):
            joined[first + 1] = False
    found: list[str] = []
    for unit, joins in zip(units, joined, strict=False):
        found[-1:] = [found[-1] + unit] if found and joins else [*found[-1:], unit]
    return found
