"""A page as text: on a terminal wrapped and coloured, piped one record a line.

A page is a list of records, branches, closing sentences and lines, all made of pieces that say what they are. Every
piece is made safe and writable here before it is measured, so that what is counted is what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mandate_cli.thai.display import printable, width, writable

# What a piece of text is, and the SGR codes it has on a terminal with colour: such as every terminal has.
STYLES = {
    "plain": "",
    "name": "1",  # bold
    "citation": "36",  # cyan
    "match": "1;4",  # bold and underlined
    "remark": "2",  # dim
    "gone": "31",  # red
    "notice": "33",  # yellow
}
# What stands around a match without colour: every encoding has them, cp874 too, and the law never does.
_MATCH = "[", "]"
_ROOM = 28  # columns a text needs beside its cells; with fewer it stands below them
_HANGING = "  "  # before every line but the first of a paragraph
_GAP = "  "  # between cells
Piece = tuple[str, str]  # (what it is, text)
Line = Sequence[Piece]


class Record(NamedTuple):
    """One thing found: its cells (a citation, a number), its text, and remarks on it.

    ``shared`` is a remark that other records have too: on a terminal it stands once, above the first of them.
    """

    cells: Sequence[Piece]
    text: Line
    remarks: Sequence[Piece] = ()
    shared: Piece | None = None


class Branch(NamedTuple):
    """A line of a tree: what is drawn before its text, and before what does not fit beside it."""

    drawn: str
    below: str
    text: Line


class Closing(NamedTuple):
    """Sentences that go together: one paragraph on a terminal, a line each when piped."""

    sentences: Sequence[Piece]


Item = Record | Branch | Closing | Line
Page = list[Item]


class _Look(NamedTuple):
    """How a page is shown: in colour or not, and for a terminal in how many columns, broken between which words."""

    colour: bool
    columns: int | None
    words: Callable[[], frozenset[str]]


def render(
    page: Page,
    *,
    colour: bool,
    columns: int | None = None,
    encoding: str = "utf-8",
    words: Callable[[], frozenset[str]] = frozenset,
) -> str:
    """A page as text that ends in a line break: wrapped to ``columns`` of a terminal, or piped if that is None.

    ``words`` gives what a line may end between, and is called only if something does not fit. Without colour what
    matched stands in square brackets. Control characters are written out, and what ``encoding`` lacks.
    """
    look = _Look(colour, columns, words)
    page = [_clean(item, encoding) for item in page]
    records = [item for item in page if isinstance(item, Record)]
    widths = [max(width(text) for _, text in cells) for cells in zip(*(each.cells for each in records), strict=True)]
    lines: list[str] = []
    above = None
    for item in page:
        if isinstance(item, Record):
            if columns is None:
                lines.append(_piped(item, widths, colour))
                continue
            if item.shared and item.shared != above:
                lines += _flow([item.shared], look)
            above = item.shared
            below = _narrow(records, widths, columns)
            lines += _stacked(item, widths, look) if below else _beside(item, widths, look)
        elif isinstance(item, Branch):
            lines += _flow(item.text, look, [("remark", item.drawn)], item.below)
        elif isinstance(item, Closing):
            paragraphs = [_joined(item.sentences, ("plain", _GAP))] if columns else [[each] for each in item.sentences]
            lines += [line for each in paragraphs for line in _flow(each, look)]
        else:
            lines += _flow(item, look)
    return "\n".join(lines) + "\n"


def _clean(item: Item, encoding: str) -> Item:
    def text(value: str) -> str:
        return writable(printable(value), encoding)

    def line(pieces: Line) -> Line:
        return [piece for style, value in pieces for piece in _trimmed(style, text(value))]

    if isinstance(item, Record):
        shared = item.shared and (item.shared[0], text(item.shared[1]))
        cells, remarks = ([(style, text(value)) for style, value in each] for each in (item.cells, item.remarks))
        return Record(cells, line(item.text), remarks, shared)
    if isinstance(item, Branch):
        return Branch(text(item.drawn), text(item.below), line(item.text))
    if isinstance(item, Closing):
        return Closing([(style, text(value)) for style, value in item.sentences])
    return line(item)


def _trimmed(style: str, text: str) -> list[Piece]:
    """A piece, and apart from a match the spaces around it, which may fall between two lines."""
    inner = text.strip(" ")
    if style != "match" or inner == text:
        return [(style, text)] if text else []
    begin = len(text) - len(text.lstrip(" "))
    pieces = [("plain", text[:begin]), (style, inner), ("plain", text[begin + len(inner) :])]
    return [piece for piece in pieces if piece[1]]


def _narrow(records: Iterable[Record], widths: Sequence[int], columns: int) -> bool:
    """Whether the texts do not go beside the cells."""
    room = columns - sum(widths) - len(_GAP) * len(widths)
    return room < _ROOM and room < max(_wide(each.text) for each in records)


def _padded(record: Record, widths: Sequence[int]) -> list[Piece]:
    """The cells in their columns, and the gap before the text."""
    pieces: list[Piece] = []
    for (style, text), wide in zip(record.cells, widths, strict=True):
        pieces += [(style, text), ("plain", " " * (wide - width(text)) + _GAP)]
    return pieces


def _joined(pieces: Line, between: Piece) -> list[Piece]:
    """Pieces with another between each two."""
    return [each for piece in pieces for each in (between, piece)][1:]


def _remarks(remarks: Sequence[Piece]) -> list[Piece]:
    """Remarks in one pair of brackets, which tells them from the law without colour too."""
    if not remarks:
        return []
    return [("remark", "("), *_joined(remarks, ("remark", "; ")), ("remark", ")")]


def _piped(record: Record, widths: Sequence[int], colour: bool) -> str:
    remarks = _remarks([*record.remarks, *([record.shared] if record.shared else [])])
    between = [("plain", _GAP)] if remarks else []
    text = _cut(record.text, 0, _long(record.text), colour)
    return _paint([*_padded(record, widths), *text, *between, *remarks], colour)


def _beside(record: Record, widths: Sequence[int], look: _Look) -> list[str]:
    first = _padded(record, widths)
    indent = " " * _wide(first)
    lines = _flow(record.text, look, first, indent)
    return lines + _flow(_remarks(record.remarks), look, [("plain", indent)], indent) if record.remarks else lines


def _stacked(record: Record, widths: Sequence[int], look: _Look) -> list[str]:
    """The text below the cells, which stand in their columns if those fit side by side."""
    fit = look.columns is not None and sum(widths) + len(_GAP) * (len(widths) - 1) <= look.columns
    cells = _padded(record, widths if fit else [0] * len(widths))[:-1]
    indent: list[Piece] = [("plain", _HANGING * 2)]
    lines = _flow(cells, look) + _flow(record.text, look, indent, _HANGING * 2)
    return lines + _flow(_remarks(record.remarks), look, indent, _HANGING * 2) if record.remarks else lines


def _wide(pieces: Line) -> int:
    return sum(width(text) for _, text in pieces)


def _long(pieces: Line) -> int:
    return sum(len(text) for _, text in pieces)


def _flow(pieces: Line, look: _Look, first: Line = (), below: str = _HANGING) -> list[str]:
    """A paragraph: its first line behind ``first``, what does not fit there behind ``below``."""
    text = "".join(text for _, text in pieces)
    signs = {} if look.colour else _signs(pieces)
    if look.columns is None or _wide(first) + width(text) + sum(signs.values()) <= look.columns:
        found = [(0, len(text))]
    else:
        from mandate_cli.thai.line_breaks import spans

        found = spans(text, look.columns, words=look.words(), indent=width(below), first=_wide(first), signs=signs)
    begun = _paint(first, look.colour)
    hanging = _paint([("remark" if below.strip() else "plain", below)], look.colour)
    return [
        ((hanging if number else begun) + _paint(_cut(pieces, start, end, look.colour), look.colour)).rstrip(" ")
        for number, (start, end) in enumerate(found)
    ]


def _signs(pieces: Line) -> dict[int, int]:
    """Where in a text the signs around what matched take room: with the first character and the last of each."""
    signs: dict[int, int] = {}
    at = 0
    for style, text in pieces:
        if style == "match":
            for place in (at, at + len(text) - 1):
                signs[place] = signs.get(place, 0) + 1
        at += len(text)
    return signs


def _cut(pieces: Line, start: int, end: int, colour: bool) -> list[Piece]:
    """The pieces between two places of their text; without colour what matched has its signs where it begins, ends."""
    found: list[Piece] = []
    at = 0
    for style, text in pieces:
        begin, stop = max(start - at, 0), min(end - at, len(text))
        if begin < stop:
            opens, closes = _MATCH if style == "match" and not colour else ("", "")
            found.append(
                (style, (opens if begin == 0 else "") + text[begin:stop] + (closes if stop == len(text) else ""))
            )
        at += len(text)
    return found


def _paint(pieces: Line, colour: bool) -> str:
    return "".join(
        f"\x1b[{STYLES[style]}m{text}\x1b[0m" if colour and STYLES[style] and text else text for style, text in pieces
    )
