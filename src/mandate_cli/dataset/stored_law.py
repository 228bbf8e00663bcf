"""The folded law as rows of the store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from mandate_cli.dataset.database import Database, insert
from mandate_cli.dataset.packing import citation_of, cited, packed, unpacked
from mandate_cli.law.citation import Citation
from mandate_cli.law.model import Cause, Instrument, Law, Provision, Words

if TYPE_CHECKING:
    from sqlite3 import Connection


def write_law(connection: Connection, law: Law) -> None:
    """Write a law into a new database: its versions and their causes row by row, and the rest at once."""
    known = dict.fromkeys([*law.instruments, *(item.instrument for item in law.outstanding)])
    numbers = {instrument: number for number, instrument in enumerate(known)}
    causes: dict[Cause, int] = {}
    rows = (
        (
            cited(version.citation),
            cited(version.citation.parent) if version.citation.parent else None,
            *version.words,
            version.reports_to,
            *(causes.setdefault(cause, len(causes)) if cause else None for cause in (version.by, version.ended_by)),
        )
        for versions in law.versions.values()
        for version in versions
    )
    insert(connection, "version", rows)
    insert(connection, "cause", ((number, *packed(cause, numbers)) for cause, number in causes.items()))
    insert(connection, "law", [(*packed(tuple(known), {}), *packed(law._replace(versions={}), numbers))])


def read_law(database: Database) -> Law:
    """The law of a database; its versions are read when they are asked for."""

    def made(listed: bytes, listed_hash: bytes, rest: bytes, rest_hash: bytes) -> Law:
        instruments = unpacked(listed, listed_hash, ())
        law: Law = unpacked(rest, rest_hash, instruments)
        return law._replace(versions=StoredVersions(database, instruments))

    return database.row(made, "select * from law")


class StoredVersions(Mapping[Citation, "tuple[Provision, ...]"]):
    """The versions of every provision in the order of the law, read when they are asked for.

    A provision is the same object however often it is read.
    """

    _VERSION = "select citation, text, as_printed, note, reports_to, cause, ended_by from version"

    def __init__(self, database: Database, instruments: tuple[Instrument, ...]) -> None:
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
                lambda value, hashed: unpacked(value, hashed, self._instruments),
                "select value, hash from cause where number = ?",
                number,
            )
        return self._causes[number]
