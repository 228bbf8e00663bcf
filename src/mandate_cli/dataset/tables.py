"""The tables of a data directory: phrases, tasks of other agencies, fitted weights.

They are read line by line rather than with ``csv``: cells are parted by tabs and never quoted, and what is wrong is
said with its line and column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mandate_cli.dataset.diagnostics import Diagnostic, LoadError
from mandate_cli.dataset.files import read_text
from mandate_cli.dataset.paths import OTHER_AGENCIES, VOCABULARY, WEIGHTS
from mandate_cli.law.citation import Citation
from mandate_cli.law.model import Law, Place
from mandate_cli.messages import Counted, Message
from mandate_cli.search.index import Weights
from mandate_cli.search.vocabulary import OtherAgency, Phrase
from mandate_cli.thai.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mandate_cli.law.amendments import Dataset


SHARED = "shared:"  # stands before citations of more than two groups, where that is meant


def load_vocabulary(directory: Path, law: Dataset | Law) -> tuple[Phrase, ...]:
    """The phrases of a data directory, each with the provisions it points to, which must exist on some day.

    The file has two columns, ``phrase`` and ``citations``. Citations are parted by ``|``; ``shared:`` stands before
    them if they are meant to be of more than two groups. Raises LoadError.
    """
    diagnostics: list[Diagnostic] = []
    known = {str(citation): citation for citation in law.citations()}
    pointed: dict[str, tuple[Citation, ...]] = {}
    phrases = []
    for phrase, cell, place in rows_of(directory / VOCABULARY, "citations", diagnostics):
        shared = cell.startswith(SHARED)
        if cell not in pointed:
            pointed[cell] = tuple(_pointed(cell.removeprefix(SHARED), place, known, diagnostics))
        phrases.append(Phrase(phrase, pointed[cell], shared))
    if diagnostics:
        raise LoadError(diagnostics)
    return tuple(phrases)


def load_other_agencies(directory: Path) -> tuple[OtherAgency, ...]:
    """The tasks of other agencies in a data directory, none if it has no such file. Raises LoadError.

    The file has two columns, ``phrase`` and ``agency``.
    """
    path = directory / OTHER_AGENCIES
    if not path.exists():
        return ()
    diagnostics: list[Diagnostic] = []
    tasks = tuple(OtherAgency(phrase, cell.strip()) for phrase, cell, _ in rows_of(path, "agency", diagnostics))
    if diagnostics:
        raise LoadError(diagnostics)
    return tasks


def load_weights(directory: Path) -> Weights | None:
    """The fitted weights of a data directory, None if it has none. Raises LoadError.

    The first line has what they were fitted from (``fitted_from``) and the groups, by their lines of ข้อ 6. Each other
    line has an ngram and a number for each group; the numbers stay text until they are used. There must be a line of
    the empty ngram.
    """
    path = directory / WEIGHTS
    if not path.exists():
        return None
    diagnostics: list[Diagnostic] = []
    text = read_text(path, diagnostics)
    if text is None:
        raise LoadError(diagnostics)
    header, *lines = text.replace("\r\n", "\n").split("\n")
    _, *groups = header.split("\t")
    rows = {}
    for number, line in enumerate(lines, 2):
        if not line:
            continue
        ngram, _, row = line.partition("\t")
        if row.count("\t") != len(groups) - 1:
            message = Message("expected a run of letters and {count} numbers", count=len(groups))
            diagnostics.append(Diagnostic(Place(str(path), number, 1), message))
        rows[ngram] = row
    if "" not in rows:
        diagnostics.append(Diagnostic(Place(str(path), 1, 1), Message("the row of the empty run is missing")))
    if diagnostics:
        raise LoadError(diagnostics)
    return Weights(tuple(groups), rows)


def fitted_from(directory: Path) -> str:
    """A checksum of what weights are fitted from; it changes with any phrase."""
    from zlib import crc32

    checksum = 0
    for name in (VOCABULARY, OTHER_AGENCIES):
        path = directory / name
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
        checksum = crc32("\n".join(lines).encode(), checksum)
    return f"{checksum:08x}"


def rows_of(path: Path, second: str, diagnostics: list[Diagnostic]) -> Iterator[tuple[str, str, Place]]:
    """The rows of a file of two columns, ``phrase`` and another, each with the place where the second begins.

    Rows that are malformed and phrases that are there twice are added to ``diagnostics``.
    """
    text = read_text(path, diagnostics)
    header, *rows = (text or "").replace("\r\n", "\n").split("\n")
    if text is not None and header != f"phrase\t{second}":
        message = Message("the first line must read “phrase<TAB>{second}”", second=second)
        diagnostics.append(Diagnostic(Place(str(path), 1, 1), message))
    found = []
    for number, row in enumerate(rows, 2):
        written, tab, cell = row.partition("\t")
        phrase = written.strip()
        if not row:
            continue
        if not (phrase and tab) or "\t" in cell:
            cells = Counted(row.count("\t") + 1, "{count} cell", "{count} cells")
            message = Message("expected a phrase, one tab and its {second}; found {cells}", second=second, cells=cells)
            diagnostics.append(Diagnostic(Place(str(path), number, 1), message))
            continue
        found.append((phrase, cell, Place(str(path), number, len(written) + 2)))
    seen: dict[str, int] = {}
    keys = normalise("\0".join(phrase for phrase, _, _ in found)).replace(" ", "").split("\0")
    for key, (phrase, cell, place) in zip(keys, found, strict=bool(found)):
        if key in seen:
            message = Message(
                "“{phrase}” is here twice, first on line {line}; join them", phrase=phrase, line=seen[key]
            )
            diagnostics.append(Diagnostic(place._replace(column=1), message))
        seen.setdefault(key, place.line)
        yield phrase, cell, place


def _pointed(cell: str, place: Place, known: dict[str, Citation], diagnostics: list[Diagnostic]) -> Iterator[Citation]:
    """The citations of a cell, which must exist on some day; ``known`` has those that do, by how they are printed."""
    for text in map(str.strip, cell.split("|")):
        citation = known.get(text) or read_citation(text)
        if citation is None:
            message = Message("“{text}” is not a citation; write it as ข้อ 7 (10) (ข)", text=text)
            diagnostics.append(Diagnostic(place, message, "bad-citation"))
        elif str(citation) not in known:
            message = Message("there is no {citation} on any date", citation=citation)
            diagnostics.append(Diagnostic(place, message, "target-missing"))
        else:
            yield citation


def read_citation(text: str) -> Citation | None:
    """The citation that a cell or a scalar holds, in any spelling; None if it holds none."""
    for written in (text, normalise(text)):
        try:
            return Citation.parse(written)
        except ValueError:
            continue
    return None
