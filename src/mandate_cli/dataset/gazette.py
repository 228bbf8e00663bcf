"""Lists of Gazette titles, as CSV with the columns date, title, volume, part and page; every fault has its place."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from mandate_cli.dataset.diagnostics import Diagnostics
from mandate_cli.dataset.files import read_text
from mandate_cli.law.model import Place
from mandate_cli.law.notices import Notice
from mandate_cli.messages import translatable
from mandate_cli.thai.dates import parse_date
from mandate_cli.thai.normalise import normalise

COLUMNS = ("date", "title", "volume", "part", "page")


def read_notices(path: Path) -> list[Notice]:
    """The notices of a list, in its order. Raises LoadError with every fault.

    The first line has the names of the columns, in any order, and perhaps others. A date is written as anywhere else
    here, of either era.
    """
    diagnostics = Diagnostics()
    text = read_text(path, diagnostics, unseen=True)
    diagnostics.raise_any()
    lines = (text or "").splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    notices: list[Notice] = []
    header: list[str] = []
    at = 1

    def place(cell: str = "") -> Place:
        return Place(str(path), at, max(0, lines[at - 1].find(cell)) + 1)

    try:
        for row in reader:
            if not header:
                header = [name.strip() for name in row]
                if not set(COLUMNS) <= set(header):
                    columns = ",".join(COLUMNS)
                    diagnostics.complain(place(), "the first line must name the columns {columns}", columns=columns)
                    break
            elif any(cell.strip() for cell in row):
                found = _notice(row, header, place, diagnostics)
                notices += [found] if found else []
            at = reader.line_num + 1
    except csv.Error as error:
        diagnostics.complain(place(), "this is not CSV: {problem}; check the quotation marks", problem=error)
    if not (notices or diagnostics):
        diagnostics.complain(Place(str(path), 1, 1), "there is no title in this list")
    diagnostics.raise_any()
    return notices


def _notice(
    row: list[str], header: list[str], place: Callable[[str], Place], diagnostics: Diagnostics
) -> Notice | None:
    """The notice of a row; None, and complaints, if it has none. ``place`` says where a cell of it stands."""
    if len(row) != len(header):
        diagnostics.complain(
            place(""),
            "the first line has {expected} columns, this one {count}; write as many, and quotes around a comma",
            expected=len(header),
            count=len(row),
        )
        return None
    before = len(diagnostics)
    cells = {name: row[header.index(name)].strip() for name in COLUMNS}
    for name in ("title", "part", "page"):
        if not cells[name]:
            diagnostics.complain(place(""), "the {column} is empty; write what the Gazette has", column=name)
    volume, day = normalise(cells["volume"]), None
    if not (volume.isascii() and volume.isdigit()):
        template = translatable("“{text}” is no volume; write its number in digits")
        diagnostics.complain(place(cells["volume"]), template, text=cells["volume"])
    try:
        day = parse_date(cells["date"])
    except ValueError:
        template = translatable("“{text}” is not a date; write it like 2024-02-21")
        diagnostics.complain(place(cells["date"]), template, text=cells["date"])
    if day is None or len(diagnostics) > before:
        return None
    return Notice(day, cells["title"], int(volume), normalise(cells["part"]), normalise(cells["page"]), place(""))
