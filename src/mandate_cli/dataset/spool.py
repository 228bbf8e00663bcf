"""Verdicts on a long text, read several times from a temporary file, so that they take little memory."""

from __future__ import annotations

import pickle
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mandate_cli.law.model import Cause, Instrument, Provision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mandate_cli.law.quotation import Verdict

_IN_MEMORY = 1_000_000  # bytes


@contextmanager
def spooled(verdicts: Iterable[Verdict]) -> Iterator[Spool]:
    """Verdicts written to a file that is gone afterwards."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        yield Spool(verdicts, file)


class Spool:
    """Verdicts that can be read several times, one reading after the other; what they have of the law is not copied."""

    def __init__(self, verdicts: Iterable[Verdict], file: Any) -> None:
        self._file, self._count = file, 0
        self._law: dict[int, Any] = {}  # by id()
        for self._count, verdict in enumerate(verdicts, 1):
            pickler = _Pickler(file)
            pickler.law = self._law
            pickler.dump(verdict)

    def __iter__(self) -> Iterator[Verdict]:
        self._file.seek(0)
        for _ in range(self._count):
            unpickler = _Unpickler(self._file)
            unpickler.law = self._law
            yield unpickler.load()


class _Pickler(pickle.Pickler):
    """Writes a number for each part of the law."""

    law: dict[int, Any]

    def persistent_id(self, value: object) -> int | None:
        if not isinstance(value, Provision | Cause | Instrument):
            return None
        self.law[id(value)] = value
        return id(value)


class _Unpickler(pickle.Unpickler):
    """Reads what ``_Pickler`` wrote."""

    law: dict[int, Any]

    def persistent_load(self, number: Any) -> object:
        return self.law[number]
