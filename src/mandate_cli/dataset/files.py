"""The bytes of a data file to its text, or a diagnostic; and a file written whole."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from mandate_cli.dataset.diagnostics import Diagnostic, Diagnostics
from mandate_cli.dataset.paths import AMENDMENTS, BASE, KNOWN, VOCABULARY
from mandate_cli.errors import reason
from mandate_cli.law.model import Place
from mandate_cli.messages import Message, translatable
from mandate_cli.thai.display import UNSEEN

MAX_SIZE = 64 * 1024 * 1024  # bytes; a thousand times the real thing and more
_UTF_16 = 20  # where one byte in so many is 0, the text is in UTF-16
NULL = r"(?:~|null|Null|NULL)\Z"
FORBIDDEN = f"[{UNSEEN}]"


def checksum(directory: Path) -> str:
    """A checksum of the files of a data directory, eight hexadecimal digits; the same content has the same anywhere."""
    from zlib import crc32

    files = (directory / name for name in KNOWN)
    each = (crc32(file.read_bytes() if file.is_file() else b"") for file in files)
    return f"{crc32(' '.join(map(str, each)).encode()):08x}"


def read_text(path: Path, diagnostics: Diagnostics, *, unseen: bool = False) -> str | None:
    """A file's text, with a BOM dropped; None, and a complaint, if it has none that can be read.

    It may have invisible characters only if that is said.
    """

    def complain(message: Message, before: str = "") -> None:
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        diagnostics.append(Diagnostic(Place(str(path), line, column), message))

    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            complain(Message("this is no file"))
            return None
        if path.stat().st_size > MAX_SIZE:
            complain(Message("the file is larger than {size} bytes; is it the right one?", size=MAX_SIZE))
            return None
        content = path.read_bytes()
    except FileNotFoundError:
        names = (BASE, AMENDMENTS, VOCABULARY)
        needed = Message("there is no such file; a data directory has {names}", names=", ".join(names))
        complain(needed if path.name in names else Message("there is no such file"))
        return None
    except (OSError, ValueError) as error:
        complain(Message("the file cannot be read: {reason}", reason=reason(error)))
        return None
    text, wrong, message = _decoded(content)
    if message:
        complain(message, content[:wrong].decode("utf-8"))
        return None
    if not text.strip():
        complain(Message("the file is empty; it must hold the data"))
        return None
    bad = [] if unseen else list(re.finditer(f"{FORBIDDEN}+", text))
    for match in bad[:10]:
        message = Message("the invisible character U+{code:04X} is not allowed; delete it", code=ord(match[0][0]))
        complain(message, text[: match.start()])
    return None if bad else text


def _decoded(content: bytes) -> tuple[str, int, Message | None]:
    """The text of a file; or nothing, at which byte it is not UTF-8, and what is wrong there."""
    wrong = content.find(0) if content.count(0) * _UTF_16 > len(content) else -1
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = error.start
        if error.reason == "unexpected end of data" and not content[:wrong].isascii():
            return "", wrong, Message("the file ends in the middle of a letter; is all of it there?")
    if wrong < 0:
        return text, wrong, None
    template = translatable(
        "the file is not UTF-8 (byte 0x{byte:02X}); save it as UTF-8, not as Windows-874, TIS-620 or UTF-16"
    )
    return "", wrong, Message(template, byte=content[wrong])


def read_rows(path: Path, diagnostics: Diagnostics) -> tuple[str, Iterator[tuple[str, Place]]]:
    """The first line of a table, and its other lines that are not empty with their places; without line ends.

    All is empty, and there is a complaint, if it cannot be read.
    """
    header, *lines = (read_text(path, diagnostics) or "").replace("\r\n", "\n").split("\n")
    return header, ((line, Place(str(path), number, 1)) for number, line in enumerate(lines, 2) if line)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; one that is there keeps its rights, and a link stays one.

    What is no regular file, such as a device, is only written to. Raises OSError with the name of the file.
    """
    path = path.resolve()
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        with new.open("xb") as file:
            file.write(content)
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:  # also where the user interrupts
        new.unlink(missing_ok=True)
