"""An index kept in a file, of which a query reads what it touches: some runs of letters, some sources.

A plain file rather than SQLite, whose import alone takes longer than a query. Runs are dealt into buckets by a checksum
of their letters, as in a constant database: a run that its bucket does not have is in no source. Everything read has a
checksum with its place in it, so that damage is noticed and nothing needs reading whole. Numbers are read by casting:
loading struct and array would take as long as half a query.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from mandate_cli.dataset.paths import BAD
from mandate_cli.search.index import Entry, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from mandate_cli.search.index import Built, Index


_BUCKET = 4  # runs in a bucket, about
_MARK = (
    b"\n  runs3"  # as long as a number, of which these follow: checksum, sources, law, buckets, three tables' places
)
_HEAD = 8 * 8
_SUM, _WHERE, _COUNT = 4, 8, 4  # bytes of a checksum, of where the sources of a run stand, and of how many they are
_FIELD = "\t"  # no text has it: the loader refuses it
_Read = TypeVar("_Read")


def pack(built: Built, called: str) -> bytes:
    """An index as the bytes of a file that is called so: under another name they are another's, and not believed."""
    rows = built.weights.rows if built.weights else {}
    from array import array

    names = sorted({*built.places, *rows})
    buckets: list[list[bytes]] = [[] for _ in range(len(names) // _BUCKET + 1)]
    out = bytearray(_HEAD)

    def put(kind: str, number: int, body: bytes) -> int:
        at = len(out)
        out.extend(_written(_sum(kind, number, body), _SUM) + body)
        return at

    for name in names:
        having = built.places.get(name, ())
        at = put("having", len(out), array("I", having).tobytes())
        weights = array("i", map(int, rows[name].split("\t")) if name in rows else ()).tobytes()
        letters = name.encode()
        run = (
            bytes((len(letters), len(weights)))
            + letters
            + _written(at, _WHERE)
            + _written(len(having), _COUNT)
            + weights
        )
        buckets[crc32(letters) % len(buckets)].append(run)
    runs = [put("run", number, b"".join(each)) for number, each in enumerate(buckets)]
    runs.append(len(out))
    sources = []
    for number, (source, key) in enumerate(zip(built.sources, built.keys, strict=True)):
        fields = (source.via, source.text, key, *source.to)
        sources.append(put("source", number, _FIELD.join(fields).encode()))
    sources.append(len(out))
    tables = [len(out)]
    out += array("Q", runs).tobytes()
    tables.append(len(out))
    out += array("Q", sources).tobytes()
    tables.append(put("lengths", 0, array("d", built.lengths).tobytes()))
    put("groups", 0, _FIELD.join(built.groups).encode())
    numbers = (built.size, built.law, len(buckets), *tables)
    written = array("Q", numbers).tobytes()
    out[:_HEAD] = _MARK + _written(crc32(written, crc32(called.encode())), 8) + written
    return bytes(out)


def _written(number: int, size: int) -> bytes:
    return number.to_bytes(size, sys.byteorder)


def _number(some: bytes) -> int:
    return int.from_bytes(some, sys.byteorder)


def _sum(kind: str, number: int, body: bytes) -> int:
    return crc32(body, crc32(f"{kind}{number}".encode()))


class _File:
    """A file of an index. Everything raises one of ``BAD`` if what is there is not what was written."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():  # what is no file may never end
            raise ValueError(path)
        self._file = path.open("rb", buffering=0)
        self._end = self._file.seek(0, 2)
        head = self._bytes(0, _HEAD)
        mark, checksum, written = head[:8], head[8:16], head[16:]
        if mark != _MARK or crc32(written, crc32(path.name.encode())) != _number(checksum):
            raise ValueError(path)
        self.size: int
        self.law: int
        self._buckets: int
        self.size, self.law, self._buckets, runs, sources, self._lengths = memoryview(written).cast("Q")
        self._runs, self._sources = self._table(runs, self._buckets + 1), self._table(sources, self.size + 1)
        lengths = self._body("lengths", 0, self._lengths, 8 * self.size)
        self.lengths: Sequence[float] = memoryview(lengths).cast("d")
        end = self._lengths + _SUM + 8 * self.size
        groups = self._body("groups", 0, end, self._end - end - _SUM).decode()
        self.groups: Sequence[str] = groups.split(_FIELD) if groups else ()

    def _bytes(self, at: int, size: int) -> bytes:
        if not 0 <= at <= at + size <= self._end:
            raise ValueError(at)
        self._file.seek(at)
        return self._file.read(size)

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()

    def _table(self, at: int, size: int) -> Sequence[int]:
        return memoryview(self._bytes(at, 8 * size)).cast("Q")

    def _body(self, kind: str, number: int, at: int, size: int) -> bytes:
        found = self._bytes(at, _SUM + size)
        body = found[_SUM:]
        if _number(found[:_SUM]) != _sum(kind, number, body):
            raise ValueError(at)
        return body

    def bucket(self, gram: str) -> int:
        """The number of the bucket that has a run, if any has."""
        return crc32(gram.encode(errors="backslashreplace")) % self._buckets  # a lone surrogate is in no source

    def runs(self, number: int) -> dict[str, Run]:
        """The runs of a bucket."""
        begin, end = self._runs[number], self._runs[number + 1]
        body = self._body("run", number, begin, end - begin - _SUM)
        found = {}
        at = 0
        while at < len(body):
            size, more = body[at], body[at + 1]
            place = at + 2 + size
            gram = body[at + 2 : place].decode()
            counted = place + _WHERE
            weighed = counted + _COUNT
            at = weighed + more
            weights = memoryview(body[weighed:at]).cast("i").tolist() or None
            found[gram] = Run(gram, _number(body[counted:weighed]), weights, _number(body[place:counted]))
        return found

    def having(self, run: Run) -> Sequence[int]:
        return memoryview(self._body("having", run.where, run.where, 4 * run.sources)).cast("I")

    def entry(self, number: int) -> tuple[Entry, str]:
        begin, end = self._sources[number], self._sources[number + 1]
        fields = self._body("source", number, begin, end - begin - _SUM).decode().split(_FIELD)
        via, text, key, *to = fields
        return Entry(via, text, tuple(to)), key


class Kept:
    """An index read from a file as it is asked for. What is found damaged is made anew, and all else taken from that.

    What was read once is kept: no more than the file has, which in memory is some ten times its size.
    """

    def __init__(self, path: Path, anew: Callable[[], Index]) -> None:
        """Open a file; ``anew`` makes the same index. Raises one of ``BAD`` if it is no such file, or not whole."""
        self._file = _File(path)
        self._anew = anew
        self._instead: Index | None = None
        self._runs: dict[str, Run] = {}
        self._buckets: set[int] = set()  # of which all runs were read
        self._having: dict[str, Sequence[int]] = {}
        self._entries: dict[int, tuple[Entry, str]] = {}
        self.size, self.law = self._file.size, self._file.law
        self.groups, self.lengths = self._file.groups, self._file.lengths

    def runs(self, grams: Iterable[str]) -> dict[str, Run]:
        """Those of some runs of letters that are known."""
        known, found = self._runs, {}
        for gram in grams:
            run = known[gram] if gram in known else self._run(gram)
            if run is not None:
                found[gram] = run
        return found

    def _run(self, gram: str) -> Run | None:
        number = self._file.bucket(gram)
        if number in self._buckets:  # all that it has was read, and this run was not there
            return None

        def bucket() -> dict[str, Run]:
            found = self._file.runs(number)
            self._buckets.add(number)
            return found

        found = self._sound(bucket, lambda index: index.runs([gram]))
        self._runs.update(found)
        return found.get(gram)

    def having(self, run: Run) -> Sequence[int]:
        """The sources that have a run."""
        if run.letters not in self._having:
            self._having[run.letters] = self._sound(lambda: self._file.having(run), lambda index: index.having(run))
        return self._having[run.letters]

    def source(self, number: int) -> Entry:
        """A source."""
        return self._entry(number)[0]

    def key(self, number: int) -> str:
        """The key of a source."""
        return self._entry(number)[1]

    def _entry(self, number: int) -> tuple[Entry, str]:
        if number not in self._entries:
            self._entries[number] = self._sound(
                lambda: self._file.entry(number), lambda index: (index.source(number), index.key(number))
            )
        return self._entries[number]

    def _sound(self, read: Callable[[], _Read], instead: Callable[[Index], _Read]) -> _Read:
        if self._instead is None:
            try:
                return read()
            except BAD:
                self._instead = self._anew()
        return instead(self._instead)
