"""Lists of Gazette titles, as CSV with the columns date, title, volume, part and page; every fault has its place."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from mandate_cli.dataset.diagnostics import Diagnostic, LoadError
from mandate_cli.dataset.files import read_text
from mandate_cli.law.model import Place
from mandate_cli.law.notices import Notice
from mandate_cli.messages import Message, translatable
from mandate_cli.thai.dates import parse_date
from mandate_cli.thai.normalise import normalise

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("date", "title", "volume", "part", "page")


def read_notices(path: Path) -> list[Notice]:
    """The notices of a list, in its order. Raises LoadError with every fault.

    The first line has the names of the columns, in any order, and perhaps others. A date is written as anywhere else
    here, of either era.
    """
    diagnostics: list[Diagnostic] = []
    text = read_text(path, diagnostics, unseen=True)
    if text is None:
        raise LoadError(diagnostics)
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    notices: list[Notice] = []
    header: list[str] = []
    at = 1
    try:
        for row in reader:
            if not header:
                header = [name.strip() for name in row]
                if not set(COLUMNS) <= set(header):
                    message = Message("the first line must name the columns {columns}", columns=",".join(COLUMNS))
                    diagnostics.append(Diagnostic(Place(str(path), at, 1), message))
                    break
            elif any(cell.strip() for cell in row):
                place = Place(str(path), at, 1)
                found = _notice(row, header, place)
                if isinstance(found, Notice):
                    notices.append(found)
                else:
                    diagnostics += (
                        Diagnostic(place._replace(column=max(0, lines[at - 1].find(cell)) + 1), message)
                        for cell, message in found
                    )
            at = reader.line_num + 1
    except csv.Error as error:
        message = Message("this is not CSV: {problem}; check the quotation marks", problem=error)
        diagnostics.append(Diagnostic(Place(str(path), at, 1), message))
    if not (notices or diagnostics):
        diagnostics.append(Diagnostic(Place(str(path), 1, 1), Message("there is no title in this list")))
    if diagnostics:
        raise LoadError(diagnostics)
    return notices


def _notice(row: list[str], header: list[str], place: Place) -> Notice | list[tuple[str, Message]]:
    """The notice of a row; or what is wrong with it, each with the cell that has it."""
    if len(row) != len(header):
        template = translatable(
            "the first line has {expected} columns, this one {count}; write as many, and quotes around a comma"
        )
        return [("", Message(template, expected=len(header), count=len(row)))]
    cells = {name: row[header.index(name)].strip() for name in COLUMNS}
    wrong = [
        ("", Message("the {column} is empty; write what the Gazette has", column=name))
        for name in ("title", "part", "page")
        if not cells[name]
    ]
    volume = normalise(cells["volume"])
    if not (volume.isascii() and volume.isdigit()):
        message = Message("“{text}” is no volume; write its number in digits", text=cells["volume"])
        wrong.append((cells["volume"], message))
    try:
        day = parse_date(cells["date"])
    except ValueError:
        message = Message("“{text}” is not a date; write it like 2024-02-21", text=cells["date"])
        return [(cells["date"], message), *wrong]
    if wrong:
        return wrong
    return Notice(day, cells["title"], int(volume), normalise(cells["part"]), normalise(cells["page"]), place)
