"""Text as Thai readers mean it: one normaliser, dates of the Buddhist era, widths, keyboards and encodings.

Unicode's own normal forms do not serve Thai: NFC does not unify a decomposed sara am with ``ำ``, and NFKC breaks
every ``ำ``. ``normalise`` does what is needed, for search, citations and comparison alike; display keeps the source's
spelling.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from mandate_cli.language import THAI, current

if TYPE_CHECKING:
    from collections.abc import Callable

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_TONES = "่-๋"
_MARKS = "ัิ-ฺ็-๎"  # every sign that stands above or below a consonant

_TRANSLATE = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789", _INVISIBLE)
_RULES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    ("เเ", "แ"),
    (f"([{_TONES}]?)ํ([{_TONES}]?)า", r"\1\2ำ"),
    (f"[ำ{_TONES}]{{2,}}", lambda run: "".join(sorted(run[0], key="ำ".__eq__))),
    (f"[{_MARKS}]{{2,}}", lambda run: "".join(sorted(run[0], key="่้๊๋์๎".__contains__))),  # vowels, then tones
    (f"([{_MARKS}])\\1+", r"\1"),
    (r"\s+", " "),
)
_LOOSE = str.maketrans("ฏ", "ฎ", "็่้๊๋์ํ๎")  # ฎ and ฏ are the letters most often taken for each other
# What is normalised as one: a doubled เ, white space, or a character with the signs and vowels that lean on it.
_PIECE = rf"(?s)เ[{_INVISIBLE}]*เ|\s[\s{_INVISIBLE}]*|.[{_MARKS}{_INVISIBLE}ะาำๅ]*"


def normalise(text: str) -> str:
    """The same words, written one way.

    Sara am is recomposed, a tone mark put after the vowel sign, ``เเ`` made ``แ``, a doubled sign made one, invisible
    characters dropped, Thai digits made Arabic, Latin letters small, white space one space.
    """
    text = text.translate(_TRANSLATE).lower()
    for pattern, replacement in _RULES:
        text = re.sub(pattern, replacement, text)
    return text.strip()


_normal_piece = lru_cache(4096)(normalise)  # a text has few different pieces


def squash(text: str) -> str:
    """A text normalised and without spaces, which mean little between Thai words."""
    return normalise(text).replace(" ", "")


def loose(normalised: str) -> str:
    """A second, looser key for fuzzy work: a normalised text without its tone marks and silencers, and with ฎ for ฏ."""
    return normalised.translate(_LOOSE)


def bare(normalised: str) -> str:
    """A normalised text without any sign above or below the line: what is left when those were mistyped."""
    return re.sub(f"[{_MARKS}]", "", normalised)


def order(text: str) -> tuple[str, str]:
    """Sort key of Thai alphabetical order: a vowel written before its consonant counts after it, tone marks last."""
    key = normalise(text)
    return re.sub("([เแโใไ])(.)", r"\2\1", loose(key)), key


def aligned(text: str) -> tuple[str, list[int]]:
    """A text normalised, and for each character of the result its offset in ``text``, with the length of ``text`` last.

    Offsets are those of whole clusters, so that no span made of them cuts a letter from its signs.
    """
    key, offsets = "", []
    for piece in re.finditer(_PIECE, text):
        written = piece[0]
        part = " " if written.isspace() else _normal_piece(written)
        if part == " " and (not key or not text[piece.end() :].strip()):
            continue
        key += part
        offsets += [piece.start()] * len(part)
    return key, [*offsets, len(text)]


def letters(text: str) -> tuple[str, list[int]]:
    """A text squashed, and for each letter of the result its offset in ``text``, with the offset of its end last."""
    key, offsets = aligned(text)
    kept = [at for at, letter in enumerate(key) if letter != " "]
    return "".join(key[at] for at in kept), [*(offsets[at] for at in kept), offsets[-1]]


def span(text: str, offsets: list[int], first: int, last: int) -> tuple[int, int]:
    """The range of a text that letters of its key stand for, ``last`` not included: whole clusters, no space behind."""
    start = offsets[first]
    after = next((offset for offset in offsets[last:] if offset > offsets[last - 1]), offsets[-1])
    return start, start + len(text[start:after].rstrip())


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
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


AS_EMOJI = "\ufe0f"  # makes an emoji, which is wide, of the narrow sign before it
# Signs of format that are seen: they stand under or around the number that follows.
_OVER_NUMBERS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
_CELLS = {
    chr(code): 1 for code in (*range(0x20, 0x7F), *range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))
} | dict.fromkeys(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e", 0
)  # of Thai and English letters


_LEADING = "เแโใไ"  # written before its consonant
_CLUSTER = rf"(?s)[{_LEADING}]*.?[{_MARKS}ะาำๅ]*"
_LEANING = "ะาำๅัิีึืฺุู"  # written after or on its consonant


def stands(part: str, text: str) -> bool:
    """Whether a part stands in a text without cutting a vowel from its consonant."""
    at = text.find(part)
    while at >= 0:
        if uncut(text, at, at + len(part)):
            return True
        at = text.find(part, at + 1)
    return False


def places(part: str, text: str) -> list[tuple[int, int]]:
    """Every place where a text has a part, however the two are spelled and spaced: whole clusters, in order."""
    wanted = squash(part)
    if not wanted or wanted not in squash(text):
        return []
    key, offsets = letters(text)
    found, at = list[tuple[int, int]](), key.find(wanted)
    while at >= 0:
        last = at + len(wanted)
        found.append(span(text, offsets, at, last))
        at = key.find(wanted, last)
    return found


def uncut(text: str, start: int, end: int) -> bool:
    """Whether a range of a text cuts no vowel from its consonant."""
    return text[start - 1 : start] not in tuple(_LEADING) and text[end : end + 1] not in tuple(_LEANING)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A range of a text with all of the letters it cuts: the vowel written before one, the signs on it."""
    while start and text[start - 1] in _LEADING:
        start -= 1
    if text[end - 1] in _LEADING:
        end += len("".join(re.findall(_CLUSTER, text[end:])[:1]))
    return start, end


# What nobody sees, or what changes how its neighbours are read: controls but for white space, direction marks, joiners,
# fillers and blanks, variation selectors, tags, halves of surrogates. In a pattern, between square brackets.
UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Of these, what ``str.isprintable`` takes for letters and signs; and what is left out rather than written out.
_BLANKS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\U0001d159"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
_LEFT_OUT = frozenset(_INVISIBLE + "\ufe0e\ufe0f")
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


# The keys of the US layout row by row, plain and then shifted, and what Kedmanee (TIS 820-2538) has on them.
_US = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
_KEDMANEE = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ" + '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TYPED = str.maketrans(_US, _KEDMANEE)
_RETYPED = {ord(thai): us for us, thai in zip(_US, _KEDMANEE, strict=True) if "a" <= us <= "z" or us == "-"}


def kedmanee(text: str) -> str:
    """What the same keys give on a Thai keyboard: ``ihv'giupo``, typed with the keyboard in English, is ``ร้องเรียน``."""
    return text.translate(_TYPED)


def latin(text: str) -> str:
    """What the same keys give on a US keyboard, of those that make words: ``กีะรำห``, typed in Thai, is ``duties``."""
    return text.translate(_RETYPED)


# --- dates -----------------------------------------------------------------------------------------------------------

BUDDHIST_ERA = 543  # พ.ศ. = common era + 543
_MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
_SHORT_MONTHS = ("มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค")
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = {
    name: number
    for names in (
        _MONTHS,
        _SHORT_MONTHS,
        map(str.lower, ENGLISH_MONTHS),
        (name[:3].lower() for name in ENGLISH_MONTHS),
    )
    for number, name in enumerate(names, 1)
}
_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})\Z"
_SLASHED = r"(\d{1,2})/(\d{1,2})/(\d{4})\Z"
_WRITTEN = r"(?:วันที่ ?)?(\d{1,2}) ?([ก-๎a-z.]+?)\.? ?(?:พ\.? ?ศ\.? ?)?(\d{4})\Z"


def parse_date(text: str) -> date:
    """Read a date: ``2017-12-31``, ``2560-12-31``, ``31/12/2560``, ``31 ธ.ค. 2560``, ``31 ธันวาคม พ.ศ. 2560``,
    ``31 December 2017``.

    A year from 2400 on is of the Buddhist era. Raises ValueError for anything else, and for a day no calendar has.
    """
    text = normalise(text)
    if match := re.match(_ISO, text):
        year, month, day = map(int, match.groups())
    elif match := re.match(_SLASHED, text):
        day, month, year = map(int, match.groups())
    elif (match := re.match(_WRITTEN, text)) and (name := match[2].replace(".", "")) in _NUMBERS:
        day, month, year = int(match[1]), _NUMBERS[name], int(match[3])
    else:
        raise ValueError(text)
    return date(year - BUDDHIST_ERA if year >= 2400 else year, month, day)


def date_text(day: date) -> str:
    """A date as readers write it: ``28 สิงหาคม 2561``, of the Buddhist era, in Thai; ``28 August 2018`` in English."""
    if current() == THAI:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}"
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"
