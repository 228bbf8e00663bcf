"""Whether a page is shown by rich, on a terminal, or as plain text; how wide a terminal is, and which pager it has."""

from __future__ import annotations

import os
from shutil import which
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from mandate_cli.output.page import Page

_LEAST, _USUAL = 20, 80  # columns: nothing is shown in fewer, and a terminal that does not know has so many


def show(page: Page, stream: TextIO, *, colour: str = "auto", pager: bool = False) -> None:
    """Write a page to a stream at once. Raises OSError; BrokenPipeError if nobody reads it any more.

    rich shows it on a terminal, where ``pager`` may be asked for, and wherever colour is forced.
    """
    if stream.isatty() or _is_forced(colour):
        from mandate_cli.output import terminal

        terminal.show(page, stream, columns=columns(stream), colour=colour, pager=pager)
    else:
        from mandate_cli.output import plain

        stream.write(plain.text(page, stream.encoding or "utf-8"))
        stream.flush()


def _is_forced(colour: str) -> bool:
    """Whether a pipe is coloured too: by ``--color always``, or by FORCE_COLOR if NO_COLOR does not forbid it."""
    if colour == "auto":
        return bool(os.environ.get("FORCE_COLOR")) and not os.environ.get("NO_COLOR")
    return colour == "always"


def missing_pager() -> str:
    """The program that MANPAGER or PAGER names, if there is none of this name; else empty."""
    asked = os.environ.get("MANPAGER") or os.environ.get("PAGER") or ""
    name = asked.split()[0].strip("\"'") if asked.strip() else ""
    return "" if not name or "=" in name or which(name) else name  # NAME=value may stand before a program


def columns(stream: TextIO) -> int:
    """The width of a terminal: what COLUMNS says if that is a number, else what the terminal says, else 80."""
    asked = os.environ.get("COLUMNS", "")
    found = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= 5 else 0
    if not found:
        try:
            found = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):  # no terminal after all, or none that knows
            found = 0
    return max(found or _USUAL, _LEAST)
