"""What a page is made of: records, trees and lines, as plain values; and what `--brief` leaves out of it.

``pages``, ``question_pages``, ``history_pages``, ``keeper_pages``, ``citations`` and ``frame`` make them; ``plain`` and
``terminal`` show them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from mandate_cli.messages import Message
from mandate_cli.thai.display import printable, width, writable

# What a piece of text can be: "plain", "name", "citation", "match", "remark", "detail", "gone" or "caveat". The theme
# of the terminal says how each looks.
Piece = tuple[str, str]  # (what it is, text)
Line = Sequence[Piece]
GAP = "  "  # between cells, and between sentences of one paragraph
# Before a line of a tree: nothing more comes, others come below, one of several, the last one. As rich orders them.
GUIDES = ("   ", "│  ", "├─ ", "└─ ")
_OPENS, _CLOSES = "[", "]"  # around a match without colour: every encoding has them, cp874 too, and the law never does
# How much of a page is shown: the answer and what warns of it; also what explains it; everything.
BRIEF, NORMAL, VERBOSE = "brief", "normal", "verbose"
_LEFT_OUT = {BRIEF: {"remark", "detail"}, NORMAL: {"detail"}, VERBOSE: set[str]()}


class Record(NamedTuple):
    """One thing found: its cells (a citation, a number), its text, and remarks on it.

    ``shared`` is a remark that other records have too: on a terminal it stands once, above the first of them.
    """

    cells: Sequence[Piece]
    text: Line
    remarks: Sequence[Piece] = ()
    shared: Piece | None = None

    def head(self, widths: Sequence[int]) -> list[Piece]:
        """Its cells as wide as those of other records, each with a gap behind it."""
        padded = list[Piece]()
        for (style, text), columns in zip(self.cells, widths, strict=True):
            padded += [(style, text), ("plain", " " * (columns - width(text)) + GAP)]
        return padded

    def parted(self) -> tuple[list[Piece], list[Piece]]:
        """The remarks that warn that the text is no longer law, which stand before it, and the others."""
        warning = [remark for remark in self.remarks if remark[0] == "gone"]
        return warning, [remark for remark in self.remarks if remark[0] != "gone"]


class Tree(NamedTuple):
    """A line, and what belongs below it."""

    label: Line
    branches: Sequence["Tree"] = ()


class Hanging(NamedTuple):
    """A paragraph whose lines but the first are indented by so many columns."""

    text: Line
    indent: int


Item = Record | Tree | Hanging | Line
Page = list[Item]


def say(style: str, template: str, /, **fields: object) -> Piece:
    """A sentence of the program's own as a piece: a message of this template and these fields."""
    return style, str(Message(template, **fields))


def in_a_row(sentences: Sequence[Piece]) -> Line:
    """Sentences that go together; Thai ones, which end in no full stop, are set apart by more than a space."""
    line = list[Piece]()
    for style, sentence in sentences:
        if line:
            line.append((style, " " if line[-1][1].endswith(".") else GAP))
        line.append((style, sentence))
    return line


def shortened(page: Page, level: str) -> Page:
    """A page without the pieces that a level leaves out; blank lines stand only between what is left."""
    left_out = _LEFT_OUT[level]

    def kept(line: Line) -> list[Piece]:
        return [piece for piece in line if piece[0] not in left_out]

    short: Page = []
    for item in page:
        match item:
            case Record():
                shared = item.shared if item.shared and kept([item.shared]) else None
                short.append(item._replace(remarks=kept(item.remarks), shared=shared))
            case Tree() | Hanging():
                short.append(item)
            case _:
                line = kept(item)
                if line or (not item and short and short[-1] != ()):
                    short.append(line or ())
    while short and short[-1] == ():
        short.pop()
    return short


def prepared(page: Page, encoding: str, *, brackets: bool = False) -> Page:
    """A page that is safe to show and that an encoding can write; with ``brackets`` they stand around every match.

    This comes before anything is measured, so that what is counted is what is shown.
    """

    def text(value: str) -> str:
        return writable(printable(value), encoding)

    def pieces(line: Line) -> list[Piece]:
        return [(style, text(value)) for style, value in line]

    def whole(line: Line) -> list[Piece]:
        return [each for style, value in pieces(line) for each in _matched(style, value, brackets=brackets)]

    def tree(value: Tree) -> Tree:
        return Tree(whole(value.label), [tree(branch) for branch in value.branches])

    def item(value: Item) -> Item:
        match value:
            case Record():
                shared = pieces([value.shared])[0] if value.shared else None
                return Record(pieces(value.cells), whole(value.text), pieces(value.remarks), shared)
            case Tree():
                return tree(value)
            case Hanging():
                return Hanging(whole(value.text), value.indent)
        return whole(value)

    return [item(value) for value in page]


def _matched(style: str, text: str, *, brackets: bool) -> list[Piece]:
    """A piece; the spaces around a match are no part of it, so that they may fall between two lines."""
    inner = text.strip(" ")
    if style != "match" or not inner:
        return [(style if inner else "plain", text)] if text else []
    before, _, after = text.partition(inner)
    shown = f"{_OPENS}{inner}{_CLOSES}" if brackets else inner
    return [piece for piece in (("plain", before), (style, shown), ("plain", after)) if piece[1]]


def cell_widths(page: Page) -> list[int]:
    """How many columns each cell takes in the widest of the records of a page."""
    cells = [item.cells for item in page if isinstance(item, Record)]
    return [max(width(text) for _, text in column) for column in zip(*cells, strict=True)]


def in_brackets(remarks: Sequence[Piece]) -> Line:
    """Remarks in one pair of brackets, which tells them from the law without colour too."""
    if not remarks:
        return []
    return [("remark", "("), *joined(remarks, ("remark", "; ")), ("remark", ")")]


def joined(pieces: Line, between: Piece) -> list[Piece]:
    """Pieces with another between each two."""
    return [each for piece in pieces for each in (between, piece)][1:]


def columns_of(pieces: Line) -> int:
    """How many columns the pieces take on one line."""
    return sum(width(text) for _, text in pieces)
