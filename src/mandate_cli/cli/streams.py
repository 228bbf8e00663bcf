"""Standard input, output and error: encodings, closed pipes, progress, and what is said to those who wait.

Answers go to standard output, everything else to standard error. Commands write to either only through this module.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from mandate_cli.errors import MandateError, reason
from mandate_cli.messages import Message, translatable

if TYPE_CHECKING:
    from mandate_cli.output.page import Page
    from mandate_cli.output.progress import Bar

_OF_WINDOWS = "--encoding windows-874"  # the option for what Thai Windows wrote
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
    # A stream that the caller closed is None. Whoever writes an answer to a closed standard output is told.
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
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


@contextmanager
def _to_output() -> Iterator[None]:
    """Flush standard output at the end. Raises OutputError, also when the reader is gone (``| head -1``)."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        _discard(sys.stdout)
        raise OutputError(error) from None


def write(text: str) -> None:
    """Write to standard output and flush. Raises OutputError."""
    with _to_output():
        sys.stdout.write(text)


def write_bytes(data: bytes) -> None:
    """Write a file to standard output as it is, whatever the encoding of the console. Raises OutputError."""
    with _to_output():
        sys.stdout.buffer.write(data)


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def write_json(value: dict[str, Any]) -> None:
    """Write a value as one line of JSON, its last value record by record if it is an iterator. Raises OutputError."""
    from mandate_cli.output import as_json

    key, records = next(reversed(value.items()))
    if not isinstance(records, Iterator):
        write(as_json.dumps(value) + "\n")
        return
    text = as_json.dumps({**value, key: []})
    with _to_output():
        sys.stdout.write(text[: -len("]}")])
        for number, record in enumerate(records):
            sys.stdout.write(", " * bool(number) + as_json.dumps(record))
        sys.stdout.write("]}\n")


def write_page(page: Page, when: When = When.AUTO, *, pager: bool = False) -> None:
    """Write a page: wrapped and perhaps coloured on a terminal, one record a line when piped. Raises OutputError.

    On a terminal it may go through a pager.
    """
    from mandate_cli.output.screen import show

    with _to_output():
        show(page, sys.stdout, colour=when.value, pager=pager)


def complain(text: str) -> None:
    """Write an error to standard error, wrapped on a terminal; each line of the text is a paragraph or a list item.

    If standard error cannot be written to, only the exit code tells.
    """
    from mandate_cli.output import pages
    from mandate_cli.output.screen import show

    try:
        show(pages.error(text), sys.stderr, colour="never")
    except OSError:
        _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Send what is left in a stream's buffer to the null device, so that closing the stream cannot fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


# --- reading ---------------------------------------------------------------------------------------------------------


def standard_input() -> BinaryIO:
    """The bytes of standard input. Raises MandateError if the caller has closed it."""
    if sys.stdin is None:
        raise MandateError("bad-input", Message("Standard input is closed; there is nothing to read."))
    return sys.stdin.buffer


def lines(bar: Bar | None = None, encoding: str | None = None) -> Iterator[str | MandateError]:
    """The lines of standard input as they arrive: UTF-8, or else in the encoding of the console.

    A line that is in neither is given as the error that says so, or raised if it is Thai text of Windows and no line
    before it was Thai, since then all would be so. One that is too long is given as an error, too. The progress bar, if
    there is one, advances when the next line is asked for. A given ``encoding`` is the only one that is tried. If there
    is no line, standard error says so. Raises MandateError if nothing can be read, or it is UTF-16 and nobody said so.
    """
    source = standard_input()
    tell_how_to_end()
    number, thai = 0, False
    for number, line in enumerate(_raw_lines(source, encoding), 1):
        if number == 1 and not encoding and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise MandateError("bad-input", Message("The input is UTF-16; add {option}.", option="--encoding utf-16"))
        if len(line) > MAX_LINE:
            template = translatable("Line {number} of the input is longer than {most} bytes.")
            yield MandateError("bad-input", Message(template, number=number, most=MAX_LINE))
            continue
        for name in [encoding] if encoding else ["utf-8-sig" if number == 1 else "utf-8", sys.stdin.encoding]:
            try:
                text = line.decode(name).rstrip("\r\n")
            except UnicodeDecodeError:
                continue
            thai = thai or not line.isascii()
            yield text
            break
        else:
            if not (thai or encoding) and "\ufffd" not in line.decode("cp874", "replace"):
                template = translatable("The input is not UTF-8. If it was made by Thai Windows, add {option}.")
                raise MandateError("bad-input", Message(template, option=_OF_WINDOWS))
            yield MandateError("bad-input", _undecodable(number, encoding))
        if bar:
            bar.step(len(line))
    if not number:
        complain(str(Message("No line came on standard input.")))


def _undecodable(number: int, encoding: str | None) -> Message:
    """That a line is not in the encoding that was given or is usual, and what to do about it."""
    if encoding:
        name = "windows-874" if encoding == "cp874" else encoding
        return Message("Line {number} of the input is not {encoding}.", number=number, encoding=name)
    template = translatable("Line {number} of the input is not UTF-8. If it was made by Thai Windows, add {option}.")
    return Message(template, number=number, option=_OF_WINDOWS)


def tell_how_to_end() -> None:
    """Say at a terminal that questions are expected, and how their end is typed."""
    if sys.stdin.isatty():
        complain(str(Message("One a line, please. Ctrl-D ends the input; on Windows Ctrl-Z and then Enter.")))


def tell_of_compiling() -> None:
    """Say at a terminal why the first question takes longer."""
    if sys.stderr.isatty():
        complain(str(Message("Preparing the data for questions; this takes some seconds, once.")))


def known_encoding(name: str | None) -> str | None:
    """The encoding of a name; Thai Windows goes by several. Raises MandateError if there is none such of text."""
    if name and re.sub("[^a-z0-9]", "", name.lower()) in {"windows874", "cp874", "tis620"}:
        return "cp874"
    with suppress(LookupError, UnicodeError, ValueError):
        if name is not None:
            "ก".encode(name, "ignore")  # to see whether there is such an encoding of text
        return name
    raise MandateError(
        "usage", Message("There is no encoding “{name}”. That of Thai Windows is windows-874.", name=name)
    )


def _raw_lines(source: BinaryIO, encoding: str | None) -> Iterator[bytes]:
    """The lines of standard input as bytes, of one that is longer than MAX_LINE a little more. Raises MandateError."""
    try:
        file: Any = source
        if encoding and "\n".encode(encoding) != b"\n":  # as in UTF-16, where no byte alone ends a line
            file = io.TextIOWrapper(source, encoding, newline="\n")
        while line := file.readline(MAX_LINE + 1):
            yield line if isinstance(line, bytes) else line.encode(encoding)
            while len(line) > MAX_LINE and line[-1] not in {"\n", ord("\n")}:
                line = file.readline(MAX_LINE + 1)
    except UnicodeError:  # UTF-16 without its mark raises no subclass of it
        raise MandateError("bad-input", Message("The input is not {encoding}.", encoding=encoding)) from None
    except OSError as error:
        message = Message("Standard input cannot be read: {reason}.", reason=reason(error))
        raise MandateError("bad-input", message) from None


def progress_bar() -> Bar | None:
    """A progress bar on standard error for reading standard input; None unless only standard error is a terminal."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return None
    import stat

    from mandate_cli.output.progress import Bar
    from mandate_cli.output.screen import columns

    size = None
    with suppress(OSError, ValueError, AttributeError):  # standard input is closed, or there is none
        state = os.fstat(sys.stdin.fileno())
        size = state.st_size - sys.stdin.buffer.tell() if stat.S_ISREG(state.st_mode) else None
    return Bar(sys.stderr, columns(sys.stderr), size)
