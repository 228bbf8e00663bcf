"""The folded law as one value of the store."""

from __future__ import annotations

import io
import pickle
from datetime import date
from importlib.util import source_hash
from typing import TYPE_CHECKING, Any

from mandate_cli.dataset.database import Database, insert
from mandate_cli.law.citation import Citation
from mandate_cli.law.mandate import Law
from mandate_cli.law.model import Cause, Instrument, Office, Outstanding, Place, Provision, Reservation, Target, Words
from mandate_cli.law.structure import Division, Structure

if TYPE_CHECKING:
    from sqlite3 import Connection

_MODEL = (Cause, Citation, Division, Instrument, Office, Outstanding, Place, Provision, Reservation, Structure, Target)
_CLASSES: dict[str, type] = {each.__name__: each for each in (*_MODEL, Words, date)}


def write_law(connection: Connection, law: Law) -> None:
    """Write a law into a new database."""
    value = pickle.dumps(tuple(law))  # its fields alone, without what it has computed of them
    insert(connection, "law", [(value, source_hash(value))])


def read_law(database: Database) -> Law:
    """The law of a database."""
    return database.row(_law, "select value, hash from law")


def _law(value: bytes, hashed: bytes) -> Law:
    """The law that was written. Raises ValueError if the bytes are others."""
    if source_hash(value) != hashed:
        raise ValueError(hashed)
    return Law(*_Unpickler(io.BytesIO(value)).load())


class _Unpickler(pickle.Unpickler):
    """Makes values of the law and nothing else, whatever a file says."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ARG002 - the names are enough
        """The class of a name. Raises LookupError for any that the law is not made of."""
        return _CLASSES[name]
