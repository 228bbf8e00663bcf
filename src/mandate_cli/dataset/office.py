"""The paragraphs of .docx and .odt documents, read as they stream by.

The standard library's parser is told to refuse a document type, so that no entity is ever expanded.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from xml.parsers import expat

_WORD, _TEXT, _OFFICE = "wordprocessingml", "opendocument:xmlns:text", "opendocument:xmlns:office"
Attributes = dict[str, str]


Paragraph = tuple[str, str] | None  # its words and its number in a list; None where a cell of a table ends


def docx_paragraphs(
    chunks: Iterable[bytes], styles: Mapping[str, tuple[str, int]] | None = None
) -> Iterator[Paragraph]:
    """The paragraphs of a part of a .docx document, each with the number that Word gives it in a list, or nothing.

    ``styles`` are those that ``docx_numbered_styles`` found. Words deleted under tracked changes are left out, words
    inserted are in. Raises ValueError if it cannot be read.
    """
    return _parsed(chunks, _Docx(styles or {}))


def docx_numbered_styles(chunks: Iterable[bytes]) -> dict[str, tuple[str, int]]:
    """The styles of a .docx document that number their paragraphs, each with its list and its level there."""
    reader = _Styles()
    for _ in _parsed(chunks, reader):
        pass
    return reader.numbered()


def odt_paragraphs(chunks: Iterable[bytes]) -> Iterator[Paragraph]:
    """The paragraphs of the content of an .odt document, as ``docx_paragraphs``."""
    return _parsed(chunks, _Odt())


def _parsed(chunks: Iterable[bytes], reader: _Reader) -> Iterator[Paragraph]:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.say
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield from reader.taken()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None
    yield from reader.taken()


def _refuse(*_: object) -> None:
    raise ValueError("a document type is declared")


class _Reader(ABC):
    """Collects paragraphs from the events of a parser."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []  # the words of each paragraph that is not yet closed, the innermost last
        self._items: list[str] = []
        self._done: list[Paragraph] = []
        self._skipped = 0  # how deep in what is no text of the document

    def taken(self) -> list[Paragraph]:
        """The paragraphs that were closed since the last time."""
        done, self._done = self._done, []
        return done

    def say(self, words: str) -> None:
        """Take words of the innermost paragraph."""
        if self._open and not self._skipped:
            self._open[-1].append(words)

    @abstractmethod
    def begin(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""

    @abstractmethod
    def end(self, name: str) -> None:
        """Take the end of an element."""

    def _begin_paragraph(self, item: str = "") -> None:
        self._open.append([])
        self._items.append(item)

    def _end_paragraph(self) -> None:
        self._done.append(("".join(self._open.pop()), self._items.pop()))


class _Docx(_Reader):
    """Elements of WordprocessingML."""

    _SKIPPED = frozenset({"Fallback", "delText", "instrText", "delInstrText", "del", "moveFrom"})
    _SIGNS: Mapping[str, str] = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self, styles: Mapping[str, tuple[str, int]]) -> None:
        super().__init__()
        self._styles, self._styled = styles, ("", 0)
        self._counts: Counter[tuple[str, int]] = Counter()
        self._level = 0
        self._says = False  # whether in a run's text

    def begin(self, name: str, attributes: Attributes) -> None:
        space, _, local = name.rpartition(" ")
        if self._skipped or local in self._SKIPPED:
            self._skipped += 1
        elif _WORD not in space:
            return
        elif local == "p":
            self._begin_paragraph()
            self._styled = "", 0
        elif local == "pStyle":
            self._styled = self._styles.get(_value(attributes), ("", 0))
        elif local == "t":
            self._says = True
        elif local in self._SIGNS and self._open:
            self._open[-1].append(self._SIGNS[local])
        elif local == "ilvl":
            self._level = int(_value(attributes) or 0)
        elif local == "numId" and self._items:
            self._styled = "", 0  # what the paragraph says itself goes before
            if _value(attributes) not in {"", "0"}:
                self._count(_value(attributes))

    def _count(self, numbering: str) -> None:
        """Number a paragraph of a list as Word does, the two upper levels at least."""
        self._counts[numbering, self._level] += 1
        for deeper in range(self._level + 1, 9):
            self._counts[numbering, deeper] = 0
        self._items[-1] = ".".join(str(self._counts[numbering, level]) for level in range(self._level + 1))
        self._level = 0

    def say(self, words: str) -> None:
        if self._says:
            super().say(words)

    def end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        if self._skipped:
            self._skipped -= 1
        elif _WORD in space and local == "t":
            self._says = False
        elif _WORD in space and local == "pPr" and self._styled[0] and self._items:
            numbering, self._level = self._styled
            self._styled = "", 0
            self._count(numbering)
        elif _WORD in space and local == "p":
            self._end_paragraph()
        elif _WORD in space and local == "tc":
            self._done.append(None)


class _Styles(_Reader):
    """Styles of WordprocessingML: what each numbers its paragraphs by, itself or by the style that it is based on."""

    def __init__(self) -> None:
        super().__init__()
        self._style = ""
        self._based: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._levels: dict[str, int] = {}

    def numbered(self) -> dict[str, tuple[str, int]]:
        """The list and the level of each style that has them."""
        found = dict[str, tuple[str, int]]()
        for style in {*self._based, *self._lists}:
            line = [style]
            while (base := self._based.get(line[-1])) and base not in line:
                line.append(base)
            by = next((self._lists[each] for each in line if each in self._lists), "")
            if by not in {"", "0"}:
                found[style] = by, next((self._levels[each] for each in line if each in self._levels), 0)
        return found

    def begin(self, name: str, attributes: Attributes) -> None:
        space, _, local = name.rpartition(" ")
        if _WORD not in space:
            return
        if local == "style":
            self._style = next((value for key, value in attributes.items() if key.endswith(" styleId")), "")
        elif local == "basedOn":
            self._based[self._style] = _value(attributes)
        elif local == "numId":
            self._lists[self._style] = _value(attributes)
        elif local == "ilvl":
            self._levels[self._style] = int(_value(attributes) or 0)

    def end(self, name: str) -> None:
        """Nothing ends."""


class _Odt(_Reader):
    """Elements of OpenDocument."""

    _SKIPPED = frozenset({"tracked-changes", "annotation", "sequence-decls", "tracked-change"})

    def __init__(self) -> None:
        super().__init__()
        self._lists: list[int] = []

    def begin(self, name: str, attributes: Attributes) -> None:
        space, _, local = name.rpartition(" ")
        ours = _TEXT in space or _OFFICE in space
        if self._skipped or (ours and local in self._SKIPPED):
            self._skipped += 1
        elif _TEXT not in space:
            return
        elif local in {"p", "h"}:
            self._begin_paragraph(".".join(map(str, self._lists)) if self._lists else "")
        elif local == "list":
            self._lists.append(0)
        elif local == "list-item":
            self._lists[-1] += 1
        elif self._open and local in {"s", "tab", "line-break"}:
            count = next((int(value) for key, value in attributes.items() if key.endswith(" c")), 1)
            self._open[-1].append({"s": " " * count, "tab": "\t", "line-break": "\n"}[local])

    def end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        if self._skipped:
            self._skipped -= 1
        elif _TEXT in space and local in {"p", "h"}:
            self._end_paragraph()
        elif _TEXT in space and local == "list":
            self._lists.pop()
        elif local == "table-cell":
            self._done.append(None)


def _value(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if key.endswith(" val")), "")
