"""Letters to be checked, piece by piece, with their notes: text, .docx, .odt, and .pdf with the extra ``documents``.

A piece ends at a blank line, an empty paragraph or a page, so that a text of any length takes little memory. The
kind of a file is told by how it begins, not by its name.
"""

from __future__ import annotations

import codecs
import io
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from mandate_cli.errors import MandateError, needed, reason
from mandate_cli.law.quotation import Piece, Place
from mandate_cli.messages import Message, translatable
from mandate_cli.thai.display import printable
from mandate_cli.thai.normalise import has_thai

if TYPE_CHECKING:
    from mandate_cli.dataset.paragraphs import Paragraph

_LONGEST = 60_000  # letters of a piece, where no blank line comes
_IN_MEMORY = 2_000_000  # bytes of standard input
_UNPACKED = 500_000_000  # bytes of a text or a document
_CHUNK = 1 << 16
_RUBBISH, _LATIN = 10, 3  # of so many letters one may be none, or one of Latin with a sign if there is no Thai
_THAI, _UTF8 = "cp874", "utf-8-sig"
_DOCX_BESIDE = re.compile(r"word/(?:footnotes|endnotes|header\d*|footer\d*)\.xml")
# What the readers of documents raise; RuntimeError stands for a file in them that is locked, or packed in another way.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)
_OLD_WORD, _ZIP, _PDF, _RTF = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"%PDF", b"{\\rtf"


def _unreadable(template: str, file: str, **fields: object) -> MandateError:
    return MandateError("bad-input", Message(template, file=file, **fields))


class Line(NamedTuple):
    """A line or a paragraph of a file: its text with its end, its page if there are any, and its number or 0."""

    text: str
    page: int | None
    number: int
    item: str = ""  # the number that the program which wrote it gives it in a list
    readable: bool = True


class Text:
    """A file that can be read several times over. Use ``opened``."""

    def __init__(self, file: IO[bytes], name: str, encoding: str | None = None) -> None:
        self._file, self._name = file, name
        self._kind = self._sort()
        self._encoding = _encoding(file, name, encoding) if self._kind == "text" else ""

    def pieces(self) -> Iterator[Piece]:
        """The pieces of the text, in order. Raises MandateError, ``bad-input``, if it cannot be read."""
        self._file.seek(0)
        paragraphs = self._kind in {"docx", "odt"}
        lines = {"text": self._plain, "pdf": self._pdf, "docx": self._docx, "odt": self._odt}[self._kind]()
        try:
            yield from _pieces(lines, paragraphs=paragraphs)
        except MandateError:
            raise
        except UnicodeError:  # UTF-16 without its mark raises no subclass of it
            raise _unreadable("{file} is not {encoding}.", self._name, encoding=self._encoding) from None
        except OSError as error:
            raise _unreadable("{file} could not be read: {reason}", self._name, reason=reason(error)) from None
        except _DAMAGED:
            raise self._damaged() from None

    def _damaged(self) -> MandateError:
        return _unreadable("{file} is damaged, or is locked by a password; open it and save it anew.", self._name)

    def _sort(self) -> str:
        """What kind of file it is: text, pdf, docx or odt."""
        begins = self._file.read(8)
        self._file.seek(0)
        if begins.startswith(_PDF):
            return "pdf"
        if begins.startswith((_OLD_WORD, _RTF)):
            template = translatable(
                "{file} is a document of an old kind, or is locked by a password; save it as .docx, .odt or .pdf."
            )
            raise _unreadable(template, self._name)
        if not begins.startswith(_ZIP):
            return "text"
        try:
            with zipfile.ZipFile(self._file) as archive:
                names = set(archive.namelist())
        except zipfile.BadZipFile:
            raise self._damaged() from None
        if "word/document.xml" in names:
            return "docx"
        if "content.xml" in names:
            return "odt"
        raise _unreadable("{file} is neither text nor a .docx, .odt or .pdf document.", self._name)

    def _plain(self) -> Iterator[Line]:
        reader = io.TextIOWrapper(self._file, self._encoding, newline="")
        try:
            page, number, paged = 1, 1, False
            while text := reader.readline(_LONGEST):
                for part in re.findall(r"[^\f]*\f|[^\f]+", text):
                    paged = paged or "\f" in text
                    yield Line(part, page if paged else None, number)
                    page += part.endswith("\f")
                number += text.endswith(("\n", "\r"))
        finally:
            reader.detach()

    def _pdf(self) -> Iterator[Line]:
        needed("pypdfium2", "pypdfium2")
        import pypdfium2

        try:
            with pypdfium2.PdfDocument(self._file) as document:
                for number, page in enumerate(document, 1):
                    lines = page.get_textpage().get_text_bounded().splitlines()
                    scanned = not "".join(lines).strip() and any(True for _ in page.get_objects(max_depth=1))
                    for line, words in enumerate(lines or [""], 1):
                        yield Line(words + ("\f" if line >= len(lines) else "\n"), number, line, readable=not scanned)
        except pypdfium2.PdfiumError:
            raise self._damaged() from None

    def _docx(self) -> Iterator[Line]:
        from mandate_cli.dataset.paragraphs import docx_numbered_styles, docx_paragraphs

        with zipfile.ZipFile(self._file) as archive:
            names, styles = archive.namelist(), "word/styles.xml"
            numbered = docx_numbered_styles(self._member(archive, styles)) if styles in names else {}
            yield from _numbered(docx_paragraphs(self._member(archive, "word/document.xml"), numbered))
            for name in filter(_DOCX_BESIDE.fullmatch, names):
                yield from _unnumbered(docx_paragraphs(self._member(archive, name), numbered))

    def _odt(self) -> Iterator[Line]:
        from mandate_cli.dataset.paragraphs import odt_paragraphs

        with zipfile.ZipFile(self._file) as archive:
            yield from _numbered(odt_paragraphs(self._member(archive, "content.xml")))
            if "styles.xml" in archive.namelist():  # which has the heads and feet of pages
                yield from _unnumbered(odt_paragraphs(self._member(archive, "styles.xml")))

    def _member(self, archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
        """The content of a file in an archive, in chunks. Raises MandateError if it is too large."""
        if archive.getinfo(name).file_size > _UNPACKED:
            raise _unreadable("{file} is too large.", self._name)
        with archive.open(name) as member:
            yield from iter(lambda: member.read(_CHUNK), b"")


@contextmanager
def opened(path: str, standard_input: Callable[[], IO[bytes]], encoding: str | None = None) -> Iterator[Text]:
    """A file to be read, or for ``-`` standard input, which is kept while it is open.

    Plain text is read in the encoding that is given, or else in the one that it is found to be in. Raises
    MandateError, ``bad-input``, if it cannot be read.
    """
    if path == "-":
        with _kept(standard_input()) as kept:
            yield Text(kept, "-", encoding)
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise _unreadable("{file} could not be read: {reason}", printable(path), reason=reason(error)) from None
    with file, nullcontext(file) if file.seekable() else _kept(file) as content:
        yield Text(content, printable(path), encoding)


@contextmanager
def _kept(source: IO[bytes]) -> Iterator[IO[bytes]]:
    """What can be read only once, as a file that can be read several times."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as kept:
        shutil.copyfileobj(source, kept)
        kept.seek(0)
        yield kept


def _encoding(file: IO[bytes], name: str, given: str | None) -> str:
    """The encoding of a text file: the one that is given, UTF-8, UTF-16 with its mark, or the Thai one of Windows."""
    if given:
        return given
    if file.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return "utf-16"
    for encoding in (_UTF8, _THAI):
        file.seek(0)
        decoder = codecs.getincrementaldecoder(encoding)()
        with suppress(UnicodeDecodeError):
            for number, chunk in enumerate(iter(lambda: file.read(_CHUNK), b"")):
                if number * _CHUNK > _UNPACKED:  # as a device, which never ends
                    raise _unreadable("{file} is too large.", name)
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
            return encoding
    raise _unreadable("{file} is neither UTF-8 nor Thai text of Windows (cp874); save it as UTF-8.", name)


def _numbered(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """Paragraphs with their numbers; the line breaks inside one are spaces.

    A tab ends a cell of a table that has words, and an empty line a row.
    """
    from mandate_cli.dataset.paragraphs import CELL_ENDS

    number, held = 0, list[Line]()  # the last paragraph, which may be the last of its cell
    for paragraph in paragraphs:
        if paragraph is CELL_ENDS:
            held = [line._replace(text=line.text.rstrip("\n") + "\t") for line in held if line.text.strip()]
            continue
        yield from held
        text, item = paragraph or ("", "")
        number += paragraph is not None
        held = [Line(text.replace("\n", " ") + "\n" * bool(paragraph), None, number, item)]
    yield from held


def _unnumbered(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """Paragraphs of notes, and of the heads and feet of pages, which stand nowhere among the others."""
    yield Line("", None, 0)
    for line in _numbered(paragraphs):
        yield line._replace(number=0)


def _pieces(lines: Iterable[Line], *, paragraphs: bool) -> Iterator[Piece]:
    start, held, length = 0, list[Line](), 0
    for line in chain(lines, [Line("", None, 0)]):
        blank = line.readable and not line.text.strip()
        if not blank:
            held.append(line)
        length += len(line.text)
        if blank or line.text.endswith("\f") or length > _LONGEST:
            if held:
                yield _piece(held, start, paragraphs=paragraphs)
            start, held, length = start + length, [], 0


def _piece(lines: list[Line], start: int, *, paragraphs: bool) -> Piece:
    first = lines[0]
    place = Place(first.page, first.number or None, None) if paragraphs else Place(first.page, None, first.number)
    text = "".join(line.text for line in lines)
    items = tuple(line.item for line in lines if line.item)
    return Piece(text, start, place, items, readable=first.readable and _readable(text))


def _readable(text: str) -> bool:
    """Whether a piece is text at all, not the rubbish that a font without its table of letters makes."""
    rubbish = len(re.findall(r"[\x00-\x08\x0e-\x1f\x80-\x9f\ufffd\ue000-\uf6ff\uf71b-\uf8ff]", text))
    latin = len(re.findall(r"[\xa0-\xff]", text)) if not has_thai(text) else 0
    return rubbish * _RUBBISH <= len(text) and latin * _LATIN <= len(text)
