"""Lists of Gazette titles, as CSV with the columns date, title, volume, part and page, compared with the data.

Every fault has its place.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.dataset.diagnostics import Diagnostic, Diagnostics, LoadError, diagnostic
from mandate_cli.dataset.files import read_text
from mandate_cli.dataset.node_reader import UNKNOWN
from mandate_cli.dataset.paths import BASE
from mandate_cli.law.mandate import Law
from mandate_cli.law.model import Place
from mandate_cli.law.notices import NEARLY, NOT_HELD, Notice, Recognised, recognised
from mandate_cli.messages import translatable
from mandate_cli.thai.dates import date_text, parse_date
from mandate_cli.thai.normalise import normalise

if TYPE_CHECKING:
    from mandate_cli.law.amendments import Dataset

COLUMNS = ("date", "title", "volume", "part", "page")
UNHELD = frozenset({NOT_HELD, NEARLY})  # what a title may be of that the data do not have


class Listed(NamedTuple):
    """What a list of Gazette titles has: how many, from which day through which, and those of the instruments here."""

    titles: int
    begins: date
    ends: date
    found: tuple[Recognised, ...]
    checked_through: date

    @property
    def sound(self) -> list[Recognised]:
        """Those found that are no problem; what is a problem is told as that."""
        return [each for each in self.found if each.status not in UNHELD and not each.differs]

    @property
    def gap(self) -> bool:
        """Whether there are days between those that were looked at before and the list."""
        return (self.begins - self.checked_through).days > 1

    @property
    def complete(self) -> bool:
        """Whether the list goes on from what was looked at before, and all it has of the instruments is known."""
        known = all(each.status not in UNHELD for each in self.found)
        return known and not self.gap and self.ends > self.checked_through


def compare(path: Path, dataset: Dataset, law: Law, today: date) -> Listed:
    """What a list of Gazette titles has of a law, the one of this dataset. Raises LoadError, also for days to come."""
    notices = read_notices(path)
    coming = [notice for notice in notices if notice.day > today]
    if coming:
        template = translatable("{date} is a day to come; correct it")
        raise LoadError([diagnostic(each.place, template, "bad-date", date=date_text(each.day)) for each in coming])
    days = [notice.day for notice in notices]
    found = recognised(law, notices, [title for title, _ in dataset.not_ours])
    return Listed(len(notices), min(days), max(days), tuple(found), law.checked_through)


def held_otherwise(listed: Listed, dataset: Dataset) -> Iterator[Diagnostic]:
    """What the Gazette has otherwise than the data, or the data do not have."""
    places = {each.instrument.id: each.place for each in dataset.enactments}
    places |= {each.instrument.id: each.place for each in dataset.outstanding}
    for each in listed.found:
        instrument, notice = each.instrument, each.notice
        facts = {"title": notice.title, "date": date_text(notice.day), "gazette": notice.gazette}
        if each.status in UNHELD:
            template = translatable(
                "“{title}” ({date}, {gazette}) is not held; enter it, or list it under outstanding. If it is of "
                "other law, write the title under not_ours in {file}"
                if each.status == NOT_HELD
                else "“{title}” ({date}, {gazette}) is nearly the title of {instrument}; look at it. If it is of "
                "other law, write the title under not_ours in {file}"
            )
            yield diagnostic(notice.place, template, "gazette-not-held", instrument=instrument, file=BASE, **facts)
        elif each.differs:
            template = translatable(
                "the Gazette has {instrument} on {date}, {gazette}; the data say {day}, {place}, at {at}: one of them "
                "is wrong"
            )
            day = date_text(instrument.published) if instrument.published else UNKNOWN
            at = places[instrument.id].at("gazette" if instrument.published == notice.day else "published")
            fields = {"day": day, "place": instrument.gazette or UNKNOWN, "at": at, **facts}
            yield diagnostic(notice.place, template, "gazette-differs", instrument=instrument, **fields)


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
                header = [name.strip().lower() for name in row]
                if any(header.count(name) != 1 for name in COLUMNS):
                    template = translatable(
                        "the first line must name the columns {columns}, each once, parted by commas"
                    )
                    diagnostics.complain(place(), template, columns=",".join(COLUMNS))
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
        template = translatable(
            "the first line has {expected} columns, this one {count}; write as many, and quotes around a comma"
        )
        diagnostics.complain(place(""), template, expected=len(header), count=len(row))
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
