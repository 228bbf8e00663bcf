"""Lines that fit: Thai is written without spaces, so where a line may end is known from a list of words.

Every place between two characters has a rank, the best place that fits ends the line, and only spaces are dropped
there. Words the list lacks stay whole where they fit. Nothing invisible is put into the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from mandate_cli.thai.dates import ENGLISH_MONTHS
from mandate_cli.thai.display import AS_EMOJI, width
from mandate_cli.thai.normalise import LEADING, LEANING
from mandate_cli.thai.words import LETTERS, PREFIXES, boundaries

# What a place is worth as the end of a line: none, inside a cluster, between clusters, between the words of something
# that belongs together, at a space of it, and between words.
_NEVER, _INSIDE, _CLUSTER, _PART, _TOGETHER, _FREE = range(6)
_OPENING, _CLOSING = r"(\[{“‘«", r")\]}”’»ๆฯ"
_POINTS = ".,;:!?…%"  # hold to what is right before them
_RUN = f"[{LETTERS}]+"
_SPACES = " +"
# Between a Thai word and a Latin one, before a bracket that opens and after one that closes; and after ZWSP, where a
# text has it.
_TURNS = (
    rf"(?<=[{LETTERS}ๆ])(?=[A-Za-z{_OPENING}])|(?<=[A-Za-z])(?=[{LETTERS}])|(?<=[{_CLOSING}])(?=[{LETTERS}“‘«])"
    r"|(?<=\u200b)"
)
_SLASH = r"(?<=[\w./]/)(?=\w)"
# After a vowel that leads or a bracket that opens, before a sign that leans, ๆ, ฯ, a bracket that closes or a point, in
# an emoji.
_HELD = (
    rf"(?<=[{LEADING}\u200d])|(?=[{LEANING}{_CLOSING}])|(?<=[{_OPENING}])"
    rf"|(?<=[{_OPENING}] )(?! )|(?<= )(?=[{_CLOSING}])|(?<=\S)(?=[{_POINTS}])"
)
_ESCAPE = r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})"  # a character written out
_LABELS = r"(?: ?\((?:\d+|[ก-ฮ])(?:/\d+)?\))"
_NUMBER = r"[\d๐-๙]+(?:[/.–-][\d๐-๙]+)*"
_MONTH = r"(?:[มกพตสธ][ก-๎]{2,8}(?:คม|ยน|พันธ์)|[ก-ฮเ]{1,3}\.[คยพ]\.)"
_NUMBERED = "ข้อ|มาตรา|เขต|กลุ่มที่|ครั้งที่|ฉบับที่|วันที่|ลำดับที่|บรรทัดที่|บรรทัด|เล่ม|ตอนที่|ตอนพิเศษ|หน้า|พ\\.ศ\\.|ค\\.ศ\\."
_TYPED = "“mandate "  # how a command line begins that a message tells to type
# What belongs together: a command line, a citation with its labels, ตอนที่ 62 ก, ณ วันที่ 28 สิงหาคม 2561, พ.ศ. 2561, ฯลฯ.
_BELONGS = (
    rf"{_TYPED}[^”]+|"
    rf"(?:ณ )?(?:วันที่ ?)?{_NUMBER} {_MONTH}(?: {_NUMBER})?"
    rf"|\d (?:{'|'.join(ENGLISH_MONTHS)}) \d"
    rf"|(?:{_NUMBERED}) ?{_NUMBER}(?:{_LABELS}+| [ก-ฮ](?![{LETTERS}.]))?"
    rf"|{_LABELS}{{2,}}"
    r"|ฯลฯ|ฯพณฯ"
)
_width = lru_cache(4096)(width)  # a text has few different characters


def wrap(text: str, columns: int, *, words: frozenset[str], indent: str = "", first: str = "") -> list[str]:
    """A text as lines of at most so many columns, the first behind ``first``, the others behind ``indent``.

    Where the first word does not fit behind a ``first`` that is wider than ``indent``, ``first`` gets its own line.
    Only a line break ends a line that is not full; other control characters are for ``thai.display.printable``.
    """
    found = spans(text, columns, words=words, indent=width(indent), first=width(first))
    prefixes = [first, *[indent] * (len(found) - 1)]
    return [(prefix + text[start:end]).rstrip(" ") for prefix, (start, end) in zip(prefixes, found, strict=True)]


def spans(
    text: str,
    columns: int,
    *,
    words: frozenset[str],
    indent: int = 0,
    first: int = 0,
    brackets: Collection[int] = (),
) -> list[tuple[int, int]]:
    """Where each line of a text begins and ends; ``indent`` and ``first`` are in columns.

    ``brackets`` are the places of brackets that the program put around a match: lines are broken as if they were not
    there. Between two spans are only spaces and line breaks. A line is wider than asked only if it is one character.
    """
    found, start = list[tuple[int, int]](), 0
    for paragraph in text.split("\n"):
        marks = frozenset(place - start for place in brackets)
        here = columns - (indent if found else first)
        whole = sum(map(_width, paragraph)) <= here
        lines = [(0, _trimmed(paragraph, 0, len(paragraph)))] if whole else None
        found += [
            (start + begin, start + end)
            for begin, end in lines or _lines(paragraph, columns - indent, here, words, marks)
        ]
        start += len(paragraph) + 1
    return found


def ends(text: str, words: frozenset[str]) -> set[int]:
    """The places where a line of a text ends well: between words, not inside what belongs together."""
    return {place for place, rank in enumerate(_ranks(text, words)) if rank == _FREE}


def _lines(
    text: str, room: int, here: int, words: frozenset[str], brackets: Collection[int]
) -> Iterator[tuple[int, int]]:
    """The lines of one paragraph, the first in ``here`` columns, the others in ``room``."""
    ranks = _around(text, brackets, words)
    start = at = used = filled = 0  # columns used, and the same without the spaces at the end
    places = [-1] * (_FREE + 1)  # by rank, the last place that fits
    if here < room:
        places[_FREE] = 0  # before the first word
    while at < len(text):
        used += _width(text[at])
        if text[at] != " ":
            filled = used
        if filled <= here:
            at += 1
            if filled:
                places[ranks[at]] = at
            continue
        end = next((place for place in places[:_NEVER:-1] if place >= 0), -1)
        if end < 0:  # not one character fits
            end = max(at, start + 1)
            while not ranks[end]:
                end += 1
        if not end or text[start:end].strip(" "):
            yield start, _trimmed(text, start, end)
            here = room
        start = at = end
        used = filled = 0
        places = [-1] * (_FREE + 1)
    if start < len(text) or not text:
        yield start, _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a line without the spaces before it."""
    return start + len(text[start:end].rstrip(" "))


def _ranks(text: str, words: frozenset[str]) -> bytearray:
    """For each place in a text, before the character of that number, what it is worth as the end of a line."""
    ranks = bytearray([_CLUSTER]) * (len(text) + 1)
    for slash in re.finditer(_SLASH, text):
        ranks[slash.start()] = _PART
    for run in re.finditer(_RUN, text):
        before = 0
        for place in boundaries(run[0], words):
            ranks[run.start() + place] = _PART if run[0][before:place] in PREFIXES else _FREE
            before = place
    for turn in re.finditer(_TURNS, text):
        ranks[turn.start()] = _FREE
    for spaces in re.finditer(_SPACES, text):
        ranks[spaces.start() : spaces.end()] = bytes(len(spaces[0]))
        ranks[spaces.end()] = _FREE
    _hold(text, ranks)
    return ranks


def _around(text: str, brackets: Collection[int], words: frozenset[str]) -> bytearray:
    """The ranks of a text as if these brackets were not in it; each holds to the match that it opens or closes."""
    if not brackets:
        return _ranks(text, words)
    bare = "".join(character for place, character in enumerate(text) if place not in brackets)
    known, ranks, at = _ranks(bare, words), bytearray(), 0
    for place in range(len(text) + 1):
        closes = place in brackets and text[place] in _CLOSING
        opened = place - 1 in brackets and text[place - 1] in _OPENING
        ranks.append(_NEVER if closes or opened else known[at])
        at += place not in brackets
    return ranks


def _hold(text: str, ranks: bytearray) -> None:
    """Lower the rank of each place inside what belongs together, and where a line would begin or end wrongly."""
    for whole in re.finditer(_BELONGS, text):
        for place in range(whole.start() + 1, whole.end()):
            if ranks[place] == _FREE:
                ranks[place] = _TOGETHER if text[place - 1] == " " else _PART
    for escape in re.finditer(_ESCAPE, text) if "\\" in text else ():
        ranks[escape.start() + 1 : escape.end()] = bytes([_INSIDE]) * (len(escape[0]) - 1)
    for held in re.finditer(_HELD, text):
        ranks[held.start()] = min(ranks[held.start()], _INSIDE)
    for place, character in enumerate(text):
        if not _width(character) or character == AS_EMOJI:
            ranks[place] = _NEVER
