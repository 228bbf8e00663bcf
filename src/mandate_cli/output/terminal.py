"""A page on a terminal, by rich: records in columns, trees, colours, and lines that end between Thai words.

Only what is shown on a terminal, or coloured on request, comes here; nothing else imports rich.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.containers import Lines
from rich.measure import Measurement
from rich.text import Text
from rich.theme import Theme

from mandate_cli.output import plain
from mandate_cli.output.page import (
    GAP,
    GUIDES,
    Hanging,
    Line,
    Page,
    Record,
    Tree,
    cell_widths,
    columns_of,
    in_brackets,
    joined,
    prepared,
)
from mandate_cli.thai import display

if TYPE_CHECKING:
    from rich.tree import Tree as RichTree


# How each kind of piece looks: in colours and with attributes that every terminal has.
STYLES = {
    "plain": "none",
    "name": "bold",
    "citation": "cyan",
    "match": "bold underline",
    "remark": "dim",
    "detail": "dim",
    "gone": "red",
    "caveat": "yellow",
}
_ROOM = 28  # columns a text needs beside its cells; with fewer it stands below them
_HANGING, _BELOW = 2, 4  # columns before every line but the first of a paragraph, and before a text below its cells


def show(page: Page, stream: TextIO, *, columns: int, colour: str = "auto", pager: bool = False) -> None:
    """Write a page to a terminal of so many columns, or, where colour is forced on a pipe, one record a line."""
    encoding = stream.encoding or "utf-8"
    if pager and os.name == "nt":  # its pager, more, shows escape sequences as signs
        colour = "never"
    console = console_on(stream, columns=columns, colour=colour)
    if not stream.isatty():
        for line in plain.lines(page, encoding):
            console.print(Text.assemble(*((text, style) for style, text in line)), soft_wrap=True)
        return
    brackets = console.color_system is None
    renderable = Group(*_renderables(prepared(page, encoding, brackets=brackets), columns))
    if pager:
        _prepare_pager()
        with console.pager(styles=True):
            console.print(renderable)
    else:
        console.print(renderable)


def page_through(text: str) -> None:
    """Show a text as it is in a pager."""
    import pydoc

    _prepare_pager()
    pydoc.pager(text)


def _prepare_pager() -> None:
    """Ask less for what git does: colours pass, and what fits on the screen is not paged."""
    os.environ.setdefault("LESS", "FRX")


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the caller that nobody reads any more; rich would end the program."""
        raise BrokenPipeError


def console_on(stream: TextIO, *, columns: int, colour: str = "auto") -> Console:
    """The console on a stream: rich decides by TERM, COLORTERM and Windows which colours there are.

    ``colour`` "always" has colours in any case, "never" and NO_COLOR no escape sequences at all; rich by itself would
    keep bold and dim with NO_COLOR.
    """
    if colour == "auto" and os.environ.get("NO_COLOR"):
        colour = "never"
    systems: dict[str, Any] = {"auto": "auto", "always": "standard", "never": None}
    return _Console(
        file=stream,
        theme=Theme(STYLES),
        width=columns,
        height=25,  # rich takes a width only together with a height; nothing here depends on it
        force_terminal=True,
        color_system=systems[colour],
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


class ThaiText(Text):
    """Text that rich breaks between Thai words; every line but the first stands behind ``hanging`` columns.

    Its ``head`` is never broken, and the other lines stand behind its columns. ``console.print`` makes plain text of a
    Text it is given, so this has to be given to it inside a Group.
    """

    def __init__(self, line: Line, *, hanging: int = 0, head: Line = ()) -> None:
        super().__init__()
        self.hanging = columns_of(head) or hanging
        self.begin = sum(len(text) for _, text in head)
        self.brackets = set[int]()
        for style, text in (*head, *line):
            if style == "match" and text[0] == "[" and text[-1] == "]":
                self.brackets |= {len(self), len(self) + len(text) - 1}
            self.append(text, style)
        if blanks := len(self) - len(self.plain.rstrip(" ")):
            self.right_crop(blanks)  # they would be copied with the text

    def wrap(self, console: Console, width: int, **_: Any) -> Lines:  # noqa: ARG002 - as rich has it
        """The lines of the text, in at most so many columns."""
        if display.width(self.plain) <= width:
            return Lines([self])
        from mandate_cli.thai.line_breaks import spans
        from mandate_cli.thai.words import load_words

        found = spans(
            self.plain[self.begin :],
            width,
            words=load_words(),
            indent=self.hanging,
            first=self.hanging if self.begin else 0,
            brackets={place - self.begin for place in self.brackets},
        )
        starts = [0, *(self.begin + start for start, _ in found[1:])]
        lines = [self[start : self.begin + end] for start, (_, end) in zip(starts, found, strict=True)]
        for line in lines[1:]:
            line.pad_left(self.hanging)
        return Lines(lines)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """From a single character to all of it on one line."""
        return Measurement(1, min(display.width(self.plain), options.max_width))


def _renderables(page: Page, columns: int) -> list[RenderableType]:
    widths = cell_widths(page)
    room = columns - sum(widths) - len(GAP) * len(widths)
    stacked = room < _ROOM and any(columns_of(item.text) > room for item in page if isinstance(item, Record))
    shown: list[RenderableType] = []
    above = None
    for item in page:
        match item:
            case Record():
                if item.shared and item.shared != above:
                    shown.append(ThaiText([item.shared], hanging=_HANGING))
                above = item.shared
                shown += _record(item, widths, columns, stacked=stacked)
            case Tree():
                shown.append(_tree(item))
            case Hanging():
                shown.append(ThaiText(item.text, hanging=item.indent))
            case _:
                shown.append(ThaiText(item, hanging=_HANGING))
    return shown


def _record(record: Record, widths: Sequence[int], columns: int, *, stacked: bool) -> Iterator[ThaiText]:
    """The cells of a record in their columns, its text beside or below them, and remarks.

    That it is no longer law stands above the text, the other remarks stand below it.
    """
    head = record.head(widths)
    if stacked:
        fits = columns_of(head[:-1]) <= columns
        yield ThaiText(head[:-1] if fits else joined(record.cells, ("plain", GAP)), hanging=_HANGING)
        head = [("plain", " " * _BELOW)]
    warning, remarks = map(in_brackets, record.parted())
    for line in (warning, record.text, remarks):
        if line or line is record.text:
            yield ThaiText(line, head=head)
            head = [("plain", " " * columns_of(head))]


def _tree(tree: Tree) -> RichTree:
    from rich.tree import Tree as RichTree

    shown = RichTree(ThaiText(tree.label, hanging=_HANGING), guide_style="remark")
    end, more, branch, last = (display.writable(guide, "ascii") for guide in GUIDES)
    shown.TREE_GUIDES, shown.ASCII_GUIDES = [GUIDES] * 3, (end, more, branch, last)

    def grow(on: RichTree, branches: Sequence[Tree]) -> None:
        for branch in branches:
            grow(on.add(ThaiText(branch.label, hanging=_BELOW)), branch.branches)

    grow(shown, tree.branches)
    return shown
