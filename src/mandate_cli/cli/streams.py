"""Standard input, output and error: encodings, widths, colour, closed pipes.

Answers go to standard output, everything else to standard error. Only this module writes to either.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from mandate_cli.errors import MandateError, reason
from mandate_cli.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mandate_cli.output.progress import Bar
    from mandate_cli.output.screen import Page

MAX_LINE = 1_000_000  # bytes of one line of standard input; a file without line breaks may never end


class When(StrEnum):
    """When a page is coloured: the values of ``--color``."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class OutputError(Exception):
    """Standard output could not be written to; ``error`` says why."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


def prepare(*, json: bool) -> None:
    """Make the streams of this process safe to write any text to; JSON is UTF-8 whatever the console uses."""
    # A stream that the caller closed is None.
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115 - stays open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115 - likewise
    codecs.register_error("mandate", _replace_unencodable)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="mandate", encoding="utf-8" if json and stream is sys.stdout else None)


def _replace_unencodable(error: UnicodeError) -> tuple[str, int]:
    """Handle encoding errors: replace what an encoding lacks, also in what typer and Python write."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from mandate_cli.thai.display import writable

    return writable(error.object[error.start : error.end], error.encoding), error.end


# --- writing ---------------------------------------------------------------------------------------------------------


def write(text: str) -> None:
    """Write to standard output and flush. Raises OutputError, also when the reader is gone (``| head -1``)."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _discard(sys.stdout)
        raise OutputError(error) from None


def write_json(value: Any) -> None:
    """Write a value as one line of JSON. Raises OutputError."""
    from mandate_cli.output import as_json

    write(as_json.dumps(value) + "\n")


def write_page(page: Page, when: When) -> None:
    """Write a page: wrapped and perhaps coloured on a terminal, one record a line when piped. Raises OutputError."""
    from mandate_cli.output.screen import render
    from mandate_cli.thai.words import load_words

    terminal = is_terminal(sys.stdout)
    colour = _in_colour(when, terminal=terminal) and _understands_colour(terminal=terminal)
    width = columns(sys.stdout) if terminal else None
    write(render(page, colour=colour, columns=width, encoding=sys.stdout.encoding or "utf-8", words=load_words))


def complain(text: str) -> None:
    """Write an error to standard error, wrapped on a terminal; each line of the text is a paragraph or a list item.

    If standard error cannot be written to, only the exit code tells.
    """
    from mandate_cli.output.screen import Branch, render
    from mandate_cli.thai.words import load_words

    width = columns(sys.stderr) if is_terminal(sys.stderr) else None
    page: Page = []
    for line in f"mandate: {text}".split("\n"):
        number = re.match(r" +\d+ +", line)
        page.append(Branch("", " " * (number.end() if number else 2), [("plain", line)]))
    encoding = sys.stderr.encoding or "utf-8"
    try:
        sys.stderr.write(render(page, colour=False, columns=width, encoding=encoding, words=load_words))
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Send what is left in a stream's buffer to the null device, so that closing the stream cannot fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


# --- what a stream can show ------------------------------------------------------------------------------------------


def is_terminal(stream: TextIO) -> bool:
    """Whether a stream is a terminal."""
    return stream.isatty()


def columns(stream: TextIO) -> int:
    """The width of a stream: $COLUMNS, else that of its terminal, else 80; never less than 20."""
    variable = os.environ.get("COLUMNS", "")
    width = int(variable) if re.fullmatch(r"[0-9]{1,5}", variable) else 0
    if not width:
        with suppress(OSError, ValueError):  # no terminal, or one that does not know its size
            width = os.get_terminal_size(stream.fileno()).columns
    return max(width or 80, 20)


def _in_colour(when: When, *, terminal: bool) -> bool:
    """Whether to colour a page: by ``--color``, NO_COLOR, FORCE_COLOR, else on a terminal that is not dumb."""
    if when != When.AUTO:
        return when == When.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _understands_colour(*, terminal: bool) -> bool:
    """Whether escape sequences are understood; a Windows console does only after it is asked to."""
    if sys.platform != "win32" or not terminal:
        return True
    import ctypes

    console, mode = ctypes.windll.kernel32.GetStdHandle(-11), ctypes.c_ulong()
    known = ctypes.windll.kernel32.GetConsoleMode(console, ctypes.byref(mode))
    return bool(known and ctypes.windll.kernel32.SetConsoleMode(console, mode.value | 4))


# --- reading ---------------------------------------------------------------------------------------------------------


def lines(bar: Bar | None = None) -> Iterator[str]:
    """The lines of standard input as they arrive: UTF-8, or else in the encoding of the console. Raises MandateError.

    The progress bar, if there is one, advances when the next line is asked for.
    """
    if sys.stdin is None:  # closed by the caller
        return
    for number, line in enumerate(_raw_lines(), 1):
        if len(line) > MAX_LINE:
            template = "Line {number} of the input is longer than {most} bytes."
            raise MandateError("bad-input", Message(template, number=number, most=MAX_LINE))
        for encoding in ("utf-8-sig" if number == 1 else "utf-8", sys.stdin.encoding):
            try:
                yield line.decode(encoding).rstrip("\r\n")
                break
            except UnicodeDecodeError:
                continue
        else:
            raise MandateError("bad-input", Message("Line {number} of the input is not UTF-8.", number=number))
        if bar:
            bar.step(len(line))


def _raw_lines() -> Iterator[bytes]:
    """The lines of standard input as bytes, each of MAX_LINE + 1 bytes at most. Raises MandateError."""
    try:
        while line := sys.stdin.buffer.readline(MAX_LINE + 1):
            yield line
    except OSError as error:
        message = Message("Standard input cannot be read: {reason}.", reason=reason(error))
        raise MandateError("bad-input", message) from None


def progress_bar() -> Bar | None:
    """A progress bar on standard error for reading standard input; None unless only standard error is a terminal."""
    if not is_terminal(sys.stderr) or is_terminal(sys.stdout) or os.environ.get("TERM") == "dumb":
        return None
    import stat

    from mandate_cli.output.progress import Bar

    size = None
    with suppress(OSError, ValueError, AttributeError):  # standard input is closed, or there is none
        state = os.fstat(sys.stdin.fileno())
        size = state.st_size - sys.stdin.buffer.tell() if stat.S_ISREG(state.st_mode) else None
    return Bar(_write_progress, columns(sys.stderr), size)


def _write_progress(text: str) -> None:
    """Write to standard error and flush; a failure is ignored."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()
