"""The tables of the compiled data, and their rows and pickled values, read from a file that may be damaged."""

from __future__ import annotations

import io
import pickle
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date
from importlib.util import source_hash
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from mandate_cli.law.citation import Citation
from mandate_cli.law.model import Cause, Instrument, Office, Outstanding, Place, Provision, Reservation, Target, Words
from mandate_cli.law.structure import Division, Structure

# A value is pickled, with a hash of that. Lists of text are joined by tabs, which the loader refuses in data; postings
# are whole numbers of two or four bytes in this machine's byte order. An entry leads to numbered places of a list among
# the facts of the index, and is found by a hash of its key, since an index of whole keys is six times as large.
SCHEMA = """
create table store (name);

create table law (value, hash);

create table index_facts (made_from, value, hash);
create table lengths (name primary key, value, hash) without rowid;
create table word_head (head primary key, words) without rowid;
create table entry (number integer primary key, via, text, leads_to, source, key, content, key_hash);
create index entry_of_law on entry (text) where via = 'text';
create index entry_of_key on entry (key_hash);
create table term (name primary key, postings, ours, weights) without rowid;
"""

# What values of the law are made of.
_MODEL = (Cause, Citation, Division, Instrument, Office, Outstanding, Place, Provision, Reservation, Structure, Target)
_CLASSES: dict[str, type] = {each.__name__: each for each in (*_MODEL, Words, date)}
_Made = TypeVar("_Made")
# What reading damaged rows can raise: SQLite's own errors, and ours about columns that hold something else.
_DAMAGED = (sqlite3.Error, ValueError, TypeError, LookupError, AttributeError)


def connect(path: Path | str) -> sqlite3.Connection:
    """Open a database file, or ``:memory:``. It waits for no lock, and any thread may read it."""
    connection = sqlite3.connect(path, timeout=0, check_same_thread=False)
    connection.execute("pragma page_size = 8192")  # of a new file; terms fill such pages better than smaller ones
    connection.execute("pragma cache_size = -16384")  # KB, so that a long run reads most pages of the real data once
    return connection


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Add rows to a table, every column given."""
    rest = iter(rows)
    for first in rest:
        statement = f"insert into {table} values ({', '.join('?' * len(first))})"  # noqa: S608 - names of our own
        connection.executemany(statement, chain([first], rest))


class Database:
    """An open database. Where its rows turn out to be damaged, ``recompile`` has it use another one."""

    def __init__(self, connection: sqlite3.Connection, recompile: Callable[[], None]) -> None:
        self._connection = connection
        self._recompile = recompile

    def rows(self, make: Callable[..., _Made], query: str, *values: object, least: int = 0) -> list[_Made]:
        """What ``make`` makes of the columns of each row that a query finds; fewer rows than ``least`` are damage."""
        try:
            return self._made(make, query, values, least)
        except _DAMAGED:
            self._recompile()
            return self._made(make, query, values, least)

    def row(self, make: Callable[..., _Made], query: str, *values: object) -> _Made:
        """The same of the first row that a query finds."""
        return self.rows(make, query, *values, least=1)[0]

    def _made(self, make: Callable[..., _Made], query: str, values: tuple[object, ...], least: int) -> list[_Made]:
        found = self._connection.execute(query, values).fetchall()
        if len(found) < least:
            raise LookupError(query)
        return [make(*row) for row in found]

    def use(self, connection: sqlite3.Connection) -> None:
        """From here on read from another connection."""
        self._connection.close()
        self._connection = connection


def pickled(value: object) -> tuple[bytes, bytes]:
    """A value as bytes, and a hash of them."""
    data = pickle.dumps(value)
    return data, source_hash(data)


def unpickled(data: bytes, hashed: bytes) -> Any:
    """The value that was pickled. Raises ValueError if the bytes are others."""
    if source_hash(data) != hashed:
        raise ValueError(hashed)
    return _Unpickler(io.BytesIO(data)).load()


class _Unpickler(pickle.Unpickler):
    """Makes values of the law and nothing else, whatever a file says."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ARG002 - the names are enough
        """The class of a name. Raises LookupError for any that the law is not made of."""
        return _CLASSES[name]
