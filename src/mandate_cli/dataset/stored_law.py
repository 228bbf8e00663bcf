"""Values of the store: the folded law as one of them, and how such values are pickled."""

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
    insert(connection, "law", [pickled(tuple(law))])  # its fields alone, without what it has computed of them


def read_law(database: Database) -> Law:
    """The law of a database."""
    return Law(*database.row(unpickled, "select value, hash from law"))


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
