"""The index of entries and ngrams as rows of the store; a question reads the rows of its own ngrams only."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mandate_cli.dataset.database import insert
from mandate_cli.search.index import Entry, Ngram

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from sqlite3 import Connection

    from mandate_cli.dataset.database import Database
    from mandate_cli.search.index import MemoryIndex

_TAB = "\t"


def write_index(connection: Connection, index: MemoryIndex) -> None:
    """Write an index into a new database."""
    from array import array

    lengths = array("d", index.lengths).tobytes()
    insert(connection, "index_facts", [(index.size, index.law_size, _TAB.join(index.groups), lengths)])
    pairs = enumerate(zip(index.entries, index.keys, strict=True))
    insert(
        connection,
        "entry",
        ((number, entry.via, entry.text, _TAB.join(entry.to), key) for number, (entry, key) in pairs),
    )
    rows = index.weights.rows if index.weights else {}
    known = index.known(sorted({*index.entries_with, *rows}))
    insert(
        connection,
        "ngram",
        (
            (
                number,
                _bytes(ngram.letters),
                ngram.entries,
                array("i", ngram.weights).tobytes() if ngram.weights else None,
                array("I", index.postings(ngram)).tobytes(),
            )
            for number, ngram in enumerate(known.values())
        ),
    )


def read_index(database: Database) -> StoredIndex | None:
    """The index of a database, if it has one."""
    facts = database.rows(
        lambda size, law_size, groups: (int(size), int(law_size), tuple(groups.split(_TAB)) if groups else ()),
        "select size, law_size, weighted_groups from index_facts",
    )
    return StoredIndex(database, *facts[0]) if facts else None


class StoredIndex:
    """An index of which a question reads what it touches; what was read once stays in memory."""

    def __init__(self, database: Database, size: int, law_size: int, groups: tuple[str, ...]) -> None:
        self._database = database
        self.size, self.law_size, self.groups = size, law_size, groups
        self._known: dict[str, Ngram] = {}
        self._postings: dict[int, Sequence[int]] = {}
        self._entries: dict[int, tuple[Entry, str]] = {}

    @cached_property
    def lengths(self) -> Sequence[float]:
        """The length of each entry as a vector."""
        (lengths,) = self._database.rows(
            lambda lengths: memoryview(lengths).cast("d"), "select lengths from index_facts"
        )
        return lengths

    def known(self, ngrams: Iterable[str]) -> dict[str, Ngram]:
        """Those of some ngrams that the index has."""
        found = {}
        for letters in ngrams:
            if letters not in self._known:  # what no entry has is not remembered: a long run would fill the memory
                self._known.update(
                    self._database.rows(
                        lambda *columns: (letters, _ngram(letters, *columns)),  # noqa: B023 - called at once
                        "select entries, weights, number from ngram where letters = ?",
                        _bytes(letters),
                    )
                )
            if letters in self._known:
                found[letters] = self._known[letters]
        return found

    def postings(self, ngram: Ngram) -> Sequence[int]:
        """The numbers of the entries that have an ngram."""
        if ngram.number not in self._postings:
            (self._postings[ngram.number],) = self._database.rows(
                lambda postings: memoryview(postings).cast("I"),
                "select postings from ngram where number = ?",
                ngram.number,
            )
        return self._postings[ngram.number]

    def entry(self, number: int) -> Entry:
        """An entry by its number."""
        return self._entry(number)[0]

    def key(self, number: int) -> str:
        """The key of an entry."""
        return self._entry(number)[1]

    def _entry(self, number: int) -> tuple[Entry, str]:
        if number not in self._entries:
            (self._entries[number],) = self._database.rows(
                lambda via, text, leads_to, key: (Entry(via, text, tuple(leads_to.split(_TAB))), key),
                "select via, text, leads_to, key from entry where number = ?",
                number,
            )
        return self._entries[number]


def _ngram(letters: str, entries: int, weights: bytes | None, number: int) -> Ngram:
    return Ngram(letters, entries, memoryview(weights).cast("i").tolist() if weights else None, number)


def _bytes(letters: str) -> bytes:
    """An ngram as it is stored; SQLite's own text cannot hold the lone surrogates that a question may have."""
    return letters.encode(errors="surrogatepass")
