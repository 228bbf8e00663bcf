"""The same Thai words written one way, looser keys of them, and the places in a text that a key came from.

Unicode's own normal forms do not serve Thai: NFC does not unify a decomposed sara am with ``ำ``, and NFKC breaks
every ``ำ``. ``normalise`` does what is needed, for search, citations and comparison alike; display keeps the source's
spelling.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import lru_cache

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# Letters as they stand in the brackets of a pattern; and the pattern of one with all that is written with it.
TONES = "่-๋"
MARKS = "ัิ-ฺ็-๎"  # every sign that stands above or below a consonant
LEADING = "เแโใไ"  # vowels written before their consonant
LEANING = f"{MARKS}ะาำๅ"  # vowels and signs that lean on the letter before them
CLUSTER = f"(?s)[{LEADING}]*.[{LEANING}]*"
# Old Thai fonts draw signs that were moved aside, and two letters without their feet, with codes U+F700 to U+F71A.
_PRIVATE = dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True))
_PRIVATE_MARKS = "\uf701-\uf70e\uf710-\uf71a"
_WIDE = {code + 0xFEE0: code for code in range(0x21, 0x7F)}  # signs and digits as wide as Chinese writes them
_TRANSLATE = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789", INVISIBLE) | _PRIVATE | _WIDE
_RULES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    ("เเ", "แ"),
    ("(?<![ฤฦ])ๅ", "า"),
    (f"([{TONES}]?)ํ([{TONES}]?)า", r"\1\2ำ"),
    (f"า([{TONES}]?)ํ", r"\1ำ"),
    (f"า([{TONES}])", r"\1า"),
    (rf"([ก-ฮ][{MARKS}]*)\s+ำ", r"\1ำ"),
    (f"[ำ{TONES}]{{2,}}", lambda run: "".join(sorted(run[0], key="ำ".__eq__))),
    (f"[{MARKS}]{{2,}}", lambda run: "".join(sorted(run[0], key="่้๊๋์๎".__contains__))),  # vowels, then tones
    (f"([{MARKS}])\\1+", r"\1"),
    (r"\s+", " "),
)
# Found in every text that a rule changes, and in few others.
_UNUSUAL = rf"เเ|ๅ|ํ|\sำ|[าำ][{TONES}]|[่-๋์๎][ัิ-ฺ็ํ]|(?P<sign>[{MARKS}])(?P=sign)|\s\s|[^\S ]"
_LOOSE = str.maketrans("ฏ", "ฎ", "็่้๊๋์ํ๎")  # ฎ and ฏ are the letters most often taken for each other
# What is normalised as one: a doubled เ, a consonant and a ำ that a space cuts off, white space, or a character with
# the signs and vowels that lean on it.
_LEANS = f"{MARKS}{_PRIVATE_MARKS}{INVISIBLE}"
_PIECE = (
    rf"(?s)เ[{INVISIBLE}]*เ|[ก-ฮ][{_LEANS}]*\s[\s{INVISIBLE}]*(?:ำ|[{TONES}]?ํ[{TONES}]?[าๅ])[{_LEANS}ะาำๅ]*"
    rf"|\s[\s{INVISIBLE}]*|.[{_LEANS}ะาำๅ]*"
)


def normalise(text: str) -> str:
    """The same words, written one way.

    Sara am is recomposed and joined to its consonant, a tone mark put after the vowel sign and before า, ``เเ`` made
    ``แ``, ``ๅ`` outside ฤๅ made ``า``, a doubled sign made one, a font's private code the sign it draws, invisible
    characters dropped, Thai and wide digits and signs made plain, Latin letters small, white space one space.
    """
    text = text.translate(_TRANSLATE).lower()
    if re.search(_UNUSUAL, text):
        for pattern, replacement in _RULES:
            text = re.sub(pattern, replacement, text)
    return text.strip()


def normalise_each(texts: Iterable[str]) -> list[str]:
    """Each of many texts normalised, in a tenth of the time; none may have the character NUL."""
    given = list(texts)
    return [text.strip() for text in normalise("\0".join(given)).split("\0")] if given else []


_normal_piece = lru_cache(4096)(normalise)  # a text has few different pieces


def strip_spaces(text: str) -> str:
    """A text normalised and without spaces, which mean little between Thai words."""
    return normalise(text).replace(" ", "")


def fuzzy_key(normalised: str) -> str:
    """A second, looser key for fuzzy work: a normalised text without its tone marks and silencers, and with ฎ for ฏ."""
    return normalised.translate(_LOOSE)


def strip_marks(normalised: str) -> str:
    """A normalised text without any sign above or below the line: what is left when those were mistyped."""
    return re.sub(f"[{MARKS}]", "", normalised)


def order(normalised: str) -> tuple[str, str]:
    """Sort key of Thai alphabetical order: a vowel written before its consonant counts after it, tone marks last."""
    return re.sub("([เแโใไ])(.)", r"\2\1", fuzzy_key(normalised)), normalised


def aligned(text: str) -> tuple[str, list[int]]:
    """A text normalised, and for each character of the result its offset in ``text``, with the length of ``text`` last.

    Offsets are those of whole clusters, so that no span made of them cuts a letter from its signs.
    """
    parts, offsets, stop = list[str](), list[int](), len(text.rstrip())
    for piece in re.finditer(_PIECE, text):
        written = piece[0]
        part = " " if written.isspace() else _normal_piece(written)
        if part == " " and (not parts or piece.end() >= stop):
            continue
        parts.append(part)
        offsets += [piece.start()] * len(part)
    return "".join(parts), [*offsets, len(text)]


def letters(text: str) -> tuple[str, list[int]]:
    """A text without spaces, and for each letter of it its offset in ``text``, with the offset of its end last."""
    key, offsets = aligned(text)
    kept = [at for at, letter in enumerate(key) if letter != " "]
    return "".join(key[at] for at in kept), [*(offsets[at] for at in kept), offsets[-1]]


def span(text: str, offsets: list[int], first: int, last: int) -> tuple[int, int]:
    """The range of a text that letters of its key stand for, ``last`` not included: whole clusters, no space behind."""
    start = offsets[first]
    after = offsets[min(bisect_right(offsets, offsets[last - 1], last), len(offsets) - 1)]
    return start, start + len(text[start:after].rstrip())


def places(part: str, text: str) -> list[tuple[int, int]]:
    """Every place where a text has a part, however the two are spelled and spaced: whole clusters, in order."""
    wanted = strip_spaces(part)
    if not wanted or wanted not in strip_spaces(text):
        return []
    key, offsets = letters(text)
    found, at = list[tuple[int, int]](), key.find(wanted)
    while at >= 0:
        last = at + len(wanted)
        found.append(span(text, offsets, at, last))
        at = key.find(wanted, last)
    return found


_VOWELS = "ะาำๅัิีึืฺุู"  # written after or on their consonant


def uncut(text: str, start: int, end: int) -> bool:
    """Whether a range of a text cuts no vowel from its consonant."""
    return text[start - 1 : start] not in tuple(LEADING) and text[end : end + 1] not in tuple(_VOWELS)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A range of a text with all of the letters it cuts: the vowel written before one, the signs on it."""
    while start and text[start - 1] in LEADING:
        start -= 1
    if text[end - 1] in LEADING:
        end += len("".join(re.findall(CLUSTER, text[end:])[:1]))
    return start, end


@lru_cache(4096)
def letters_only(text: str) -> str:
    """The letters and signs of a text."""
    return re.sub(rf"[^\w{MARKS}]", "", normalise(text))


def has_thai(text: str) -> bool:
    """Whether a text has any Thai letter."""
    return any("ก" <= letter <= "๎" for letter in text)
