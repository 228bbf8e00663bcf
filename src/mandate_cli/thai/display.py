"""What Thai takes on a screen: widths, what is safe to show, and what an encoding lacks."""

from __future__ import annotations

import re

from mandate_cli.thai.normalise import INVISIBLE


def width(text: str) -> int:
    """The columns a text takes on a terminal: signs above and below take none, ``ำ`` one, wide characters two."""
    return sum(_CELLS[character] if character in _CELLS else _cells(character) for character in text)


def _cells(character: str) -> int:
    """The cells of a character of any script; its library takes longer to load than a group to look up."""
    import unicodedata

    if character == AS_EMOJI:
        return 1
    category = unicodedata.category(character)
    if category in ("Mn", "Me") or (category == "Cf" and character not in _OVER_NUMBERS):
        return 0
    wide = unicodedata.east_asian_width(character) in "WF" or any(ord(character) in block for block in _WIDE_SINCE_16)
    return 2 if wide else 1


# Signs that Unicode 16 made wide, which Python does not know before 3.14: trigrams, hexagrams, counting rods.
_WIDE_SINCE_16 = (
    range(0x2630, 0x2638),
    range(0x268A, 0x2690),
    range(0x4DC0, 0x4E00),
    range(0x1D300, 0x1D357),
    range(0x1D360, 0x1D377),
)
AS_EMOJI = "\ufe0f"  # makes an emoji, which is wide, of the narrow sign before it
# Signs of format that are seen: they stand under or around the number that follows.
_OVER_NUMBERS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
_CELLS = {
    chr(code): 1 for code in (*range(0x20, 0x7F), *range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))
} | dict.fromkeys(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e", 0
)  # of Thai and English letters
# What nobody sees, or what changes how its neighbours are read: controls but for white space, direction marks, joiners,
# fillers and blanks, variation selectors, tags, halves of surrogates. In a pattern, between square brackets.
UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Of these, what ``str.isprintable`` takes for letters and signs; and what is left out rather than written out.
_BLANKS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\U0001d159"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
_LEFT_OUT = frozenset(INVISIBLE + "\ufe0e\ufe0f")
_EMOJI = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_SHOWN = f"({_EMOJI}[\ufe0e\ufe0f]?(?:\u200d{_EMOJI}\ufe0f?)*|[0-9#*]\ufe0f\u20e3)|[{UNSEEN}\t\n\r]"


def printable(text: str) -> str:
    r"""A text that is safe to show and to copy.

    Control characters, direction marks and blanks are written out, as ``\x1b``; marks of where a line may end, joiners
    and variation selectors are left out, but for those that an emoji is made of.
    """
    if text.isprintable() and _BLANKS.isdisjoint(text):  # nearly every text, and the pattern takes long to compile
        return text
    return re.sub(_SHOWN, _shown, text)


def _shown(match: re.Match[str]) -> str:
    if match[1] or match[0] in _LEFT_OUT:
        return match[1] or ""
    return match[0].encode("unicode_escape").decode("ascii")


# What stands for a sign that a terminal's encoding lacks: Thai Windows (cp874) has … – — “ ” •, and no arrows or rules.
_STAND_INS = {
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "✓": "+",
    "✗": "-",
    "×": "x",
    "≥": ">=",
    "≤": "<=",
    "│": "|",
    "─": "-",
    "├": "|",
    "└": "`",
    "•": "*",
    "·": ".",
    "…": "...",
    "–": "-",
    "—": "-",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "\u00a0": " ",
}


def writable(text: str, encoding: str) -> str:
    r"""A text with only what an encoding has: arrows, rules and quotes by ASCII stand-ins, others as ``\u0e01``.

    It may be wider then, so it is for before a text is measured and wrapped.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_writable(character, encoding) for character in text)
    return text


def _writable(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        escaped = character.encode("ascii", "backslashreplace").decode("ascii")
        return _STAND_INS.get(character, escaped)
    return character
