"""The index of entries and terms as rows of the store; a question reads the rows of its own terms only."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby, starmap
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from zlib import crc32

from mandate_cli.dataset.database import insert, pickled, unpickled
from mandate_cli.search.entries import Entry
from mandate_cli.search.index import Indexed, Term
from mandate_cli.search.lineage import Duty, Succession
from mandate_cli.thai.words import WordList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from sqlite3 import Connection

    from mandate_cli.dataset.database import Database
    from mandate_cli.search.decision import Model
    from mandate_cli.search.memory_index import MemoryIndex

_Made = TypeVar("_Made")
_TAB = "\t"
_ENTRY = "select number, via, text, leads_to, source, key, content from entry where"
_SURROGATES = "\ud800"  # begin here; a question may have one alone, which SQLite cannot hold and no entry has
_AT_ONCE = 500  # SQLite takes no more than 999 values everywhere


def write_index(
    connection: Connection, index: MemoryIndex, words: Iterable[str], successions: Iterable[Succession], made_from: str
) -> None:
    """Write an index into a new database, with the sorted words by which its texts were divided, and where duties went.

    ``made_from`` is a hash of what the index was compiled from.
    """
    from array import array

    from mandate_cli.search import decision

    leads_to = sorted({to for each in index.indexed for to in each.entry.to})
    places = {to: str(place) for place, to in enumerate(leads_to)}
    went = [(before and tuple(before), after and tuple(after), *rest) for before, after, *rest in successions]
    # The keys of all duties, and the names of all agencies, that an entry leads to, are among the facts.
    facts = (index.size, tuple(index.weighted), tuple(leads_to), decision.numbers(index.model), went)
    insert(connection, "index_facts", [(made_from, *pickled(facts))])
    lengths = {"ngrams": index.ngram_lengths, "words": index.word_lengths}
    insert(connection, "lengths", ((name, *pickled(array("f", each).tobytes())) for name, each in lengths.items()))
    heads = groupby(words, lambda word: word[:2])
    insert(connection, "word_head", ((head, _TAB.join(beginning)) for head, beginning in heads))

    def row(number: int, entry: Entry, key: str, content: Iterable[str]) -> tuple[object, ...]:
        places_of = " ".join(map(places.__getitem__, entry.to))
        return number, entry.via, entry.text, places_of, entry.source, key, _TAB.join(content), _hash(key)

    insert(connection, "entry", starmap(row, index.indexed))
    names = sorted({*index.entries_with, *(index.weights.rows if index.weights else ())})
    terms, width = index.terms(names).items(), _width(index.size)
    insert(connection, "term", ((name, array(width, having).tobytes(), *rest) for name, (having, *rest) in terms))


def read_index(database: Database, made_from: str) -> StoredIndex | None:
    """The index of a database, if it has one that was compiled from these data."""
    facts = database.rows(unpickled, "select value, hash from index_facts where made_from = ?", made_from)
    return StoredIndex(database, facts[0]) if facts else None


class StoredIndex:
    """An index of which a question reads what it touches; what was read once stays in memory."""

    def __init__(self, database: Database, facts: tuple[Any, ...]) -> None:
        self._database = database
        self.size, self.weighted, self._leads_to, self._numbers, went = facts
        self.successions = [Succession(old and Duty(*old), new and Duty(*new), *rest) for old, new, *rest in went]
        self.words = WordList(self._beginning)
        self._terms: dict[str, Term] = {}
        self._entries: dict[int, Indexed] = {}
        self._words_of_law: dict[str, Sequence[str]] = {}

    @cached_property
    def ngram_lengths(self) -> Sequence[float]:
        """The length of each entry as a vector of ngrams."""
        return self._lengths("ngrams")

    @cached_property
    def word_lengths(self) -> Sequence[float]:
        """The length of each entry as a vector of words."""
        return self._lengths("words")

    def _lengths(self, name: str) -> Sequence[float]:
        lengths = self._database.row(unpickled, "select value, hash from lengths where name = ?", name)
        return memoryview(lengths).cast("f")

    @cached_property
    def model(self) -> Model:
        """What decisions are made by."""
        from mandate_cli.search import decision  # "search" needs only the words

        return decision.model(self._numbers)

    def _beginning(self, head: str) -> Iterable[str]:
        """The words of the list with the same first two characters."""
        found = self._database.rows(lambda words: words.split(_TAB), "select words from word_head where head = ?", head)
        return found[0] if found else ()

    def terms(self, names: Iterable[str]) -> dict[str, Term]:
        """Those of some ngrams and words that the index has."""
        wanted = list(names)
        # What no entry has is not remembered: it could fill the memory.
        missing = [name for name in wanted if name not in self._terms and max(name, default="") < _SURROGATES]
        query = "select name, postings, ours, weights from term where name"
        self._terms.update(self._with(self._term, query, missing))
        return {name: self._terms[name] for name in wanted if name in self._terms}

    def entries(self, numbers: Iterable[int]) -> list[Indexed]:
        """The entries with some numbers, in that order."""
        wanted = list(numbers)
        missing = [*dict.fromkeys(number for number in wanted if number not in self._entries)]
        read = self._with(self._indexed, f"{_ENTRY} number", missing, each=True)
        self._entries.update((entry.number, entry) for entry in read)
        return [self._entries[number] for number in wanted]

    def with_key(self, key: str) -> list[Indexed]:
        """The entries that are the same letters, in order."""
        return sorted(
            entry for entry in self._with(self._indexed, f"{_ENTRY} key_hash", [_hash(key)]) if entry.key == key
        )

    def _term(self, name: str, postings: bytes, ours: int, weights: str) -> tuple[str, Term]:
        return name, Term(memoryview(postings).cast(_width(self.size)), int(ours), str(weights))

    def _indexed(self, number: int, *texts: str) -> Indexed:
        via, text, leads_to, source, key, content = texts
        entry = Entry(via, text, tuple(self._leads_to[int(place)] for place in leads_to.split(" ")), source)
        return Indexed(number, entry, key, _parted(content))

    def words_of_law(self, text: str) -> Sequence[str]:
        """The words of a duty, by its text; read once."""
        if text not in self._words_of_law:
            found = self._database.rows(_parted, "select content from entry where text = ? and via = 'text'", text)
            self._words_of_law[text] = found[0] if found else ()
        return self._words_of_law[text]

    def _with(
        self, make: Callable[..., _Made], query: str, keys: Sequence[object], *, each: bool = False
    ) -> Iterator[_Made]:
        """What ``make`` makes of the rows of a query with any of some keys; with ``each``, a missing row is damage."""
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            asked = f"{query} in ({', '.join('?' * len(some))})"
            yield from self._database.rows(make, asked, *some, least=len(some) if each else 0)


def _width(size: int) -> Literal["H", "I"]:
    """The type of the numbers of so many entries: two bytes where that is enough, else four."""
    return "H" if size <= 1 << 16 else "I"


def _hash(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))


def _parted(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(_TAB)) if joined else ()
