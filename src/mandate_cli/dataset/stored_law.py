"""The folded law as rows of the store."""

from __future__ import annotations

import os
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from datetime import date
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from mandate_cli.dataset.database import insert
from mandate_cli.law.citation import Citation
from mandate_cli.law.model import (
    Cause,
    Instrument,
    Law,
    Office,
    Outstanding,
    Place,
    Provision,
    Reservation,
    Target,
    Words,
)
from mandate_cli.law.structure import Division, Structure

if TYPE_CHECKING:
    from sqlite3 import Connection

    from mandate_cli.dataset.database import Database

_LISTS = ("amended_in", "legal_basis", "recital")


def write_law(connection: Connection, law: Law) -> None:
    """Write a law into a new database."""
    instruments = list(dict.fromkeys([*law.instruments, *(item.instrument for item in law.outstanding)]))
    numbers = {instrument: number for number, instrument in enumerate(instruments)}
    causes: dict[Cause, int] = {}
    insert(
        connection,
        "version",
        (
            (
                cited(version.citation),
                cited(version.citation.parent) if version.citation.parent else None,
                *version.words,
                version.reports_to,
                *(causes.setdefault(cause, len(causes)) if cause else None for cause in (version.by, version.ended_by)),
            )
            for versions in law.versions.values()
            for version in versions
        ),
    )
    insert(
        connection,
        "cause",
        (
            (
                number,
                numbers[cause.instrument],
                cited(cause.clause),
                cause.operation,
                cited(cause.target),
                *_placed(cause.place),
                cited(cause.to) if cause.to else None,
            )
            for cause, number in causes.items()
        ),
    )
    office = law.office
    about = (office.established_by, office.established.isoformat(), office.under, law.checked_through.isoformat())
    insert(connection, "office", [(office.name, office.heading, *office.words, *about)])
    insert(connection, "structure", _declared(law.structure))
    for number, instrument in enumerate(instruments):
        meeting, met = instrument.board_meeting or ("", None)
        insert(
            connection,
            "instrument",
            [
                (
                    number,
                    *instrument[:5],
                    *map(_written, (instrument.made, instrument.published, instrument.in_force)),
                    instrument.gazette,
                    meeting,
                    _written(met),
                    instrument in law.instruments,
                    instrument in law.drafts,
                )
            ],
        )
        titles = [("amended_in", Words(title)) for title in instrument.amended_in]
        bases = [("legal_basis", Words(basis)) for basis in instrument.legal_basis]
        recitals = [("recital", words) for words in instrument.recital]
        rows = ((number, name, *words) for name, words in [*titles, *bases, *recitals])
        insert(connection, "instrument_list", rows)
    insert(connection, "unheld", ((cited(citation),) for citation in law.unheld))
    insert(connection, "idle", ((numbers[instrument], cited(clause)) for instrument, clause in law.idle))
    insert(
        connection,
        "reservation",
        (
            (number, numbers[instrument], cited(clause), said.kind, cited(target), said.text, said.reason)
            for number, (instrument, clause, said) in enumerate(law.reserved)
            for target in said.targets
        ),
    )
    outstanding = [*((None, item) for item in law.outstanding), *law.left]
    for number, (since, item) in enumerate(outstanding):
        insert(connection, "outstanding", [(number, numbers[item.instrument], _written(since))])
        targets = (
            (number, cited(clause), cited(target), *_placed(place), operation)
            for clause, target, place, operation in item.targets
        )
        insert(connection, "outstanding_target", targets)


def read_law(database: Database) -> Law:
    """The law of a database; its versions are read when they are asked for."""
    instruments, acting, drafts = _instruments(database)
    targets: dict[int, list[Target]] = {}
    for number, target in database.rows(
        lambda number, clause, target, file, line, character, operation: (
            number,
            Target(citation_of(clause), citation_of(target), _place(file, line, character), operation),
        ),
        "select * from outstanding_target order by rowid",
    ):
        targets.setdefault(number, []).append(target)
    outstanding = database.rows(
        lambda number, instrument, since: (
            _day(since),
            Outstanding(instruments[instrument], tuple(targets.get(number, ()))),
        ),
        "select * from outstanding order by number",
    )
    office, checked_through = database.row(_office, "select * from office")
    return Law(
        office=office,
        structure=_structure(database),
        checked_through=checked_through,
        instruments=acting,
        versions=StoredVersions(database, instruments),
        unheld=tuple(database.rows(citation_of, "select citation from unheld order by rowid")),
        outstanding=tuple(item for since, item in outstanding if since is None),
        left=tuple((since, item) for since, item in outstanding if since is not None),
        idle=tuple(
            database.rows(
                lambda number, clause: (instruments[number], citation_of(clause)), "select * from idle order by rowid"
            )
        ),
        drafts=drafts,
        reserved=tuple(_reserved(database, instruments)),
    )


def _reserved(database: Database, instruments: list[Instrument]) -> Iterator[tuple[Instrument, Citation, Reservation]]:
    """What clauses say of provisions, each with its targets."""
    rows = database.rows(lambda *row: row, "select * from reservation order by rowid")
    for _, of_one in groupby(rows, key=itemgetter(0)):
        same = list(of_one)
        _, instrument, clause, kind, _, text, reason = same[0]
        targets = tuple(citation_of(row[4]) for row in same)
        yield instruments[instrument], citation_of(clause), Reservation(kind, targets, text, reason)


def _office(name: str, heading: str, *more: str) -> tuple[Office, date]:
    """The office, and the day through which the Gazette was checked."""
    *words, established_by, established, under, checked_through = more
    office = Office(name, heading, Words(*words), established_by, date.fromisoformat(established), under)
    return office, date.fromisoformat(checked_through)


_PLACES = ("units", "duties", "powers", "rest")  # what of a structure are citations; the rest but heads are words


def _declared(structure: Structure | Division) -> Iterator[tuple[str, str, str | None]]:
    """A structure as rows: what is declared, the words or the citation, and the clause of a unit's duties."""
    for name, value in structure._asdict().items():
        if name == "heads":
            yield from ((name, cited(line), cited(head)) for line, head in value.items())
        elif name == "outside":
            yield from ((name, cited(head), unit) for head, unit in value.items())
        elif name == "also":
            for number, division in enumerate(value):
                yield from ((f"also {number} {field}", value, head) for field, value, head in _declared(division))
        elif name in _PLACES:
            places = [value] if isinstance(value, Citation) else value or ()
            yield from ((name, cited(place), None) for place in places)
        else:
            yield from ((name, words, None) for words in ([value] if isinstance(value, str) else value or ()))


def _structure(database: Database) -> Structure:
    """What ``_declared`` was given."""
    rows: dict[str, list[tuple[str, str | None]]] = {}
    for name, *row in database.rows(lambda *row: row, "select * from structure order by rowid"):
        rows.setdefault(name, []).append(tuple(row))
    also: list[Division] = []
    while f"also {len(also)} units" in rows:
        duties, heads = (rows.get(f"also {len(also)} {name}", ()) for name in ("duties", "heads"))
        also.append(
            Division(
                units=citation_of(rows[f"also {len(also)} units"][0][0]),
                duties=next((citation_of(value) for value, _ in duties), None),
                heads={citation_of(line): citation_of(head or "") for line, head in heads},
            )
        )
    places = {name: tuple(citation_of(value) for value, _ in rows.get(name, ())) for name in _PLACES}
    words = {name: tuple(value for value, _ in values) for name, values in rows.items()}
    return Structure(
        units=places["units"][0],
        duties=next(iter(places["duties"]), None),
        heads={citation_of(line): citation_of(head or "") for line, head in rows.get("heads", ())},
        powers=places["powers"],
        office=words["office"][0],
        unit_words=words.get("unit_words", ()),
        reporting=words.get("reporting", ()),
        catch_all=words.get("catch_all", ()),
        leader=next(iter(words.get("leader", ())), None),
        rest=next(iter(places["rest"]), None),
        outside={citation_of(head): unit or "" for head, unit in rows.get("outside", ())},
        also=tuple(also),
    )


def _instruments(database: Database) -> tuple[list[Instrument], tuple[Instrument, ...], tuple[Instrument, ...]]:
    """All instruments by their numbers, those that act, and those that are drafts."""
    lists: dict[tuple[int, str], list[Words]] = {}
    for key, item in database.rows(
        lambda number, name, *words: ((number, name), Words(*words)), "select * from instrument_list order by rowid"
    ):
        lists.setdefault(key, []).append(item)

    def instrument(number: int, *columns: str) -> tuple[Instrument, bool, bool]:
        id_, title, short_title, amendment, amends, *days, gazette, meeting, met, acts, draft = columns
        made, published, in_force = map(_day, days)
        amended_in, legal_basis, recital = (lists.get((number, name), []) for name in _LISTS)
        found = Instrument(
            id=id_,
            title=title,
            short_title=short_title,
            number=int(amendment),
            amends=bool(amends),
            made=made,
            published=published,
            in_force=in_force,
            gazette=gazette,
            amended_in=tuple(words.text for words in amended_in),
            board_meeting=(meeting, date.fromisoformat(met)) if met else None,
            legal_basis=tuple(words.text for words in legal_basis),
            recital=tuple(recital),
        )
        return found, bool(acts), bool(draft)

    rows = database.rows(instrument, "select * from instrument order by number")
    return (
        [found for found, _, _ in rows],
        tuple(found for found, acts, _ in rows if acts),
        tuple(found for found, _, draft in rows if draft),
    )


class StoredVersions(Mapping[Citation, "tuple[Provision, ...]"]):
    """The versions of every provision in the order of the law, read when they are asked for.

    A provision is the same object however often it is read.
    """

    _VERSION = "select citation, text, as_printed, note, reports_to, cause, ended_by from version"

    def __init__(self, database: Database, instruments: list[Instrument]) -> None:
        self._database, self._instruments = database, instruments
        self._causes: dict[int, Cause] = {}
        self._read: dict[Citation, tuple[Provision, ...]] = {}
        self._all: dict[Citation, tuple[Provision, ...]] | None = None
        self._parents: set[str] | None = None  # what has anything inside

    def __getitem__(self, citation: Citation) -> tuple[Provision, ...]:
        if citation not in self._read and self._all is None:
            self._versions(f"{self._VERSION} where citation = ? order by rowid", cited(citation))
        return self._read[citation]

    def __iter__(self) -> Iterator[Citation]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def items(self) -> ItemsView[Citation, tuple[Provision, ...]]:
        """Every provision with its versions; all are read at once."""
        return self._whole().items()

    def values(self) -> ValuesView[tuple[Provision, ...]]:
        """The versions of every provision; all are read at once."""
        return self._whole().values()

    def inside(self, parent: Citation) -> list[Citation]:
        """The provisions directly inside one, in the order of the law."""
        if self._parents is None:
            self._parents = set(self._database.rows(str, "select distinct parent from version"))
        if cited(parent) not in self._parents:
            return []
        return list(self._versions(f"{self._VERSION} where parent = ? order by rowid", cited(parent)))

    def _whole(self) -> dict[Citation, tuple[Provision, ...]]:
        if self._all is None:
            self._all = self._versions(f"{self._VERSION} order by rowid")
        return self._all

    def _versions(self, query: str, *values: str) -> dict[Citation, tuple[Provision, ...]]:
        """The provisions that a query finds; the versions of one follow each other."""
        found = groupby(self._database.rows(self._provision, query, *values), attrgetter("citation"))
        return {citation: self._read.setdefault(citation, tuple(versions)) for citation, versions in found}

    def _provision(self, citation: str, *columns: str) -> Provision:
        *words, reports_to, cause, ended_by = columns
        end = None if ended_by is None else self._cause(int(ended_by))
        return Provision(citation_of(citation), Words(*words), reports_to, self._cause(int(cause)), end)

    def _cause(self, number: int) -> Cause:
        if number not in self._causes:
            self._causes[number] = self._database.row(
                lambda instrument, clause, operation, target, *place: Cause(
                    self._instruments[instrument],
                    citation_of(clause),
                    operation,
                    citation_of(target),
                    _place(*place[:3]),
                    citation_of(place[3]) if place[3] else None,
                ),
                "select instrument, clause, operation, target, file, line, character, moved_to from cause "
                "where number = ?",
                number,
            )
        return self._causes[number]


def cited(citation: Citation) -> str:
    """A citation as the store writes it."""
    return "|".join((citation.instrument, citation.kind, *citation.labels))


def citation_of(text: str) -> Citation:
    """The citation that ``cited`` wrote."""
    instrument, kind, *labels = text.split("|")
    return Citation(kind, tuple(labels), instrument)


def _placed(place: Place) -> tuple[bytes, int, int]:
    return os.fsencode(place.file), place.line, place.column


def _place(file: bytes, line: int, column: int) -> Place:
    return Place(os.fsdecode(file), line, column)


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
