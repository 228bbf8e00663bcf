"""The paragraphs of .docx and .odt documents, read as they stream by.

The standard library's parser is told to refuse a document type, so that no entity is ever expanded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import ParseError, XMLParser

Paragraph = tuple[str, str] | None  # its words and its number in a list; None where a row of a table ends
CELL_ENDS = ("\t", "")  # stands for no paragraph, but behind those of a cell


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
    list(_parsed(chunks, reader))  # there are no paragraphs in it
    return reader.numbered()


def odt_paragraphs(chunks: Iterable[bytes]) -> Iterator[Paragraph]:
    """The paragraphs of the content of an .odt document, as ``docx_paragraphs``."""
    return _parsed(chunks, _Odt())


def _parsed(chunks: Iterable[bytes], reader: _Reader) -> Iterator[Paragraph]:
    parser = XMLParser(target=reader)  # noqa: S314 - a document type is refused
    try:
        for chunk in chunks:
            parser.feed(chunk)
            yield from reader.taken()
        parser.close()
    except ParseError as error:
        raise ValueError(str(error)) from None
    yield from reader.taken()


class _Reader:
    """Collects paragraphs from the events of a parser."""

    spaces: tuple[str, ...] = ("wordprocessingml", "markup-compatibility")  # a part of the namespaces that are read
    hidden: frozenset[str] = frozenset()  # elements that are no text of the document

    def __init__(self) -> None:
        self._open: list[list[str]] = []  # the words of each paragraph that is not yet closed, the innermost last
        self._items: list[str] = []
        self._done: list[Paragraph] = []
        self._depth = 0  # how deep in what is hidden

    def taken(self) -> list[Paragraph]:
        """The paragraphs that were closed since the last time."""
        done, self._done = self._done, []
        return done

    def doctype(self, *_: object) -> None:
        raise ValueError("a document type is declared")

    def data(self, words: str) -> None:
        if self._open and not self._depth:
            self._open[-1].append(words)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self._local(tag)
        if self._depth or name in self.hidden:
            self._depth += 1
        else:
            self.begun(name, {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        if self._depth:
            self._depth -= 1
        else:
            self.ended(self._local(tag))

    def begun(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element that is not hidden; one of another namespace has no name."""

    def ended(self, name: str) -> None:
        """Take the end of an element that is not hidden."""

    def _local(self, tag: str) -> str:
        space, _, name = tag.rpartition("}")
        return name if any(part in space for part in self.spaces) else ""

    def _begin_paragraph(self, item: str = "") -> None:
        self._open.append([])
        self._items.append(item)

    def _end_paragraph(self) -> None:
        self._done.append(("".join(self._open.pop()), self._items.pop()))


class _Docx(_Reader):
    """Elements of WordprocessingML."""

    hidden = frozenset({"Fallback", "delText", "instrText", "delInstrText", "del", "moveFrom"})
    _SIGNS: Mapping[str, str] = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self, styles: Mapping[str, tuple[str, int]]) -> None:
        super().__init__()
        self._styles, self._styled = styles, ("", 0)
        self._counts: Counter[tuple[str, int]] = Counter()
        self._level = 0
        self._says = False  # whether in a run's text

    def begun(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "p":
            self._begin_paragraph()
            self._styled = "", 0
        elif name == "pStyle":
            self._styled = self._styles.get(value, ("", 0))
        elif name == "t":
            self._says = True
        elif name in self._SIGNS and self._open:
            self._open[-1].append(self._SIGNS[name])
        elif name == "ilvl":
            self._level = int(value or 0)
        elif name == "numId" and self._items:
            self._styled = "", 0  # what the paragraph says itself goes before
            if value not in {"", "0"}:
                self._count(value)

    def _count(self, numbering: str) -> None:
        """Number a paragraph of a list as Word does, the two upper levels at least."""
        self._counts[numbering, self._level] += 1
        for deeper in range(self._level + 1, 9):
            self._counts[numbering, deeper] = 0
        self._items[-1] = ".".join(str(self._counts[numbering, level]) for level in range(self._level + 1))
        self._level = 0

    def data(self, words: str) -> None:
        if self._says:
            super().data(words)

    def ended(self, name: str) -> None:
        if name == "t":
            self._says = False
        elif name == "pPr" and self._styled[0] and self._items:
            numbering, self._level = self._styled
            self._styled = "", 0
            self._count(numbering)
        elif name == "p":
            self._end_paragraph()
        elif name in {"tc", "tr"}:
            self._done.append(CELL_ENDS if name == "tc" else None)


class _Styles(_Reader):
    """Styles of WordprocessingML: what each numbers its paragraphs by, itself or by the style that it is based on."""

    def __init__(self) -> None:
        super().__init__()
        self._style = ""
        self._found: dict[str, dict[str, str]] = {"basedOn": {}, "numId": {}, "ilvl": {}}

    def numbered(self) -> dict[str, tuple[str, int]]:
        based, lists, levels = self._found.values()
        found = dict[str, tuple[str, int]]()
        for style in {*based, *lists}:
            line = [style]
            while (base := based.get(line[-1])) and base not in line:
                line.append(base)
            by = next((lists[each] for each in line if each in lists), "")
            if by not in {"", "0"}:
                found[style] = by, int(next((levels[each] for each in line if each in levels), "") or 0)
        return found

    def begun(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("styleId", "")
        elif name in self._found:
            self._found[name][self._style] = attributes.get("val", "")


class _Odt(_Reader):
    """Elements of OpenDocument."""

    spaces = ("opendocument:xmlns:text", "opendocument:xmlns:office", "opendocument:xmlns:table")
    hidden = frozenset({"tracked-changes", "annotation", "sequence-decls", "tracked-change"})

    def __init__(self) -> None:
        super().__init__()
        self._lists: list[int] = []

    def begun(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"p", "h"}:
            self._begin_paragraph(".".join(map(str, self._lists)))
        elif name == "list":
            self._lists.append(0)
        elif name == "list-item":
            self._lists[-1] += 1
        elif self._open and name in {"s", "tab", "line-break"}:
            count = int(attributes.get("c", 1))
            self._open[-1].append({"s": " " * count, "tab": "\t", "line-break": "\n"}[name])

    def ended(self, name: str) -> None:
        if name in {"p", "h"}:
            self._end_paragraph()
        elif name == "list":
            self._lists.pop()
        elif name in {"table-cell", "table-row"}:
            self._done.append(CELL_ENDS if name == "table-cell" else None)
