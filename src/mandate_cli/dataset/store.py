"""The compiled data in one SQLite file in the user's cache: where it is, when it is opened, and when compiled again.

A file is named by a hash of all that its law is compiled from; its index holds a hash of all that the index is compiled
from. So neither is ever stale, and what needs no index does not read the phrases. Of the data of an installed package,
which only an installation changes, size and time stand for the contents. Where the data change while they are compiled,
nothing is written. The file is never needed: what is missing, damaged or of another program is compiled again, in
memory, and written beside its place and moved there. Where many processes need it at once, the first compiles it and
the others wait a while.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache, cached_property, partial
from importlib.util import source_hash
from pathlib import Path
from typing import TYPE_CHECKING

from mandate_cli import SHIPPED_DATA, __version__
from mandate_cli.dataset import paths
from mandate_cli.dataset.database import SCHEMA, Database, connect, insert, pickled, unpickled
from mandate_cli.law.mandate import Law

if TYPE_CHECKING:
    from mandate_cli.dataset.stored_index import StoredIndex
    from mandate_cli.search.lineage import Lineage, Succession

_PACKAGE = Path(__file__).parents[1]
_MOST_FILES, _MOST_BYTES = 4, 64 * 1024 * 1024  # a keeper tries versions of the data, each of some 20 MB
_PATIENCE = 60  # seconds that another process may take to compile; then we do it ourselves
_PIECE = 1 << 16  # bytes of a file that are hashed at once
# The files that may be deleted: finished, left half written, or of version 0.1.0.
_OURS = r"[0-9a-f]{16}\.(?:sqlite|law|index)(?:\.\w+)?(?:-journal)?"


class Store:
    """The compiled data of a directory, with a draft and an office's own phrases laid on top or without."""

    def __init__(
        self,
        directory: Path,
        draft: Path | None = None,
        own: Sequence[Path] = (),
        compiling: Callable[[], None] = lambda: None,
    ) -> None:
        """Open or compile them. Raises LoadError and FoldError for what is wrong in the files of the law.

        ``compiling`` is called before an index is compiled, which takes some seconds.
        """
        self._directory, self._draft, self._own, self._compiling = directory, draft, own, compiling
        self._path = _path_for(directory, draft, own)
        self._phrases: str | None = None  # the hash of what an index that was asked for is compiled from
        opened = _opened(self._path)
        self._database = Database(opened or connect(":memory:"), self._recompile)
        if opened is None:
            with _compiling_alone(self._path):
                if not self._reopen():
                    self._recompile()

    @cached_property
    def law(self) -> Law:
        """The folded law."""
        return Law(*self._database.row(unpickled, "select value, hash from law"))

    @cached_property
    def enacted(self) -> Law:
        """The folded law without the draft."""
        return Store(self._directory).law if self._draft else self.law

    @cached_property
    def index(self) -> StoredIndex:
        """The index; built if no question was asked before. Raises LoadError for what is wrong in its files."""
        from mandate_cli.dataset.stored_index import read_index

        self._phrases = _hash_of_phrases(self._directory, self._own)
        found = read_index(self._database, self._phrases)
        if found is None:
            with _compiling_alone(self._path):
                found = read_index(self._database, self._phrases) if self._reopen() else None
                if found is None:
                    self._compile(self.law)
                    found = read_index(self._database, self._phrases)
        assert found is not None
        return found

    @cached_property
    def successions(self) -> tuple[Succession, ...]:
        """Where duties went, as the keeper says. Raises LoadError for what is wrong in the file."""
        from mandate_cli.dataset.tables import load_successions

        return load_successions(self._directory, self.law)

    @cached_property
    def lineage(self) -> Lineage:
        """Where duties went. Raises LoadError for what is wrong in the files of the index."""
        from mandate_cli.search.lineage import Lineage

        return Lineage(self.law, self.index.successions)

    def _reopen(self) -> bool:
        """Read from the file from here on, if there is one by now."""
        opened = _opened(self._path)
        if opened:
            self._database.use(opened)
        return opened is not None

    def _recompile(self) -> None:
        from mandate_cli.dataset.loader import load, load_draft
        from mandate_cli.law import fold

        dataset = load(self._directory)
        self._compile(fold.sound(fold.law(load_draft(self._draft, dataset) if self._draft else dataset)))

    def _compile(self, law: Law) -> None:
        """Compile in memory, with the index only if it was asked for, and write that for the next process."""
        compiled = connect(":memory:")
        compiled.executescript(SCHEMA)
        insert(compiled, "law", [pickled(tuple(law))])  # its fields alone, without what it has computed of them
        if self._phrases is not None:
            self._compiling()
            from mandate_cli.dataset import fitted, tables
            from mandate_cli.dataset.stored_index import write_index
            from mandate_cli.search import memory_index
            from mandate_cli.search.vocabulary import entries
            from mandate_cli.thai.words import WordList

            directory = self._directory
            found = entries(law, *tables.load_all_words(directory, law, self._own))
            words = tables.load_word_list(directory, (entry.text for entry in found))
            model, weights = fitted.load_decision(directory), fitted.load_weights(directory)
            successions = tables.load_successions(directory, law)
            built = memory_index.build(found, WordList.of(words), model, weights)
            write_index(compiled, built, words, successions, self._phrases)
        self._database.use(compiled)  # first, since Windows replaces no file that is open
        unchanged = self._phrases in {None, _hash_of_phrases(self._directory, self._own) or None}
        if self._path and self._path == _path_for(self._directory, self._draft, self._own) and unchanged:
            insert(compiled, "store", [(self._path.stem,)])
            compiled.commit()
            _write(compiled, self._path)


def _path_for(directory: Path, draft: Path | None, own: Sequence[Path] = ()) -> Path | None:
    """Where the compiled data of these files are, or would be; None if they can be nowhere."""
    cache = _cache_directory()
    law = _hash_of([directory / paths.BASE, directory / paths.AMENDMENTS, *([draft] if draft else [])])
    if cache is None or not law:
        return None
    # Errors name the files and causes have their places, so where they are is part of what is compiled.
    places = map(os.fsencode, (directory, draft or "", *own))
    parts = (*places, f"{_code()} {SCHEMA} {sys.byteorder}".encode(), law.encode())
    return cache / f"{source_hash(b''.join(map(source_hash, parts))).hex()}.sqlite"


def _hash_of_phrases(directory: Path, own: Iterable[Path] = ()) -> str:
    """A hash of all that an index is compiled from besides the law; empty if there can be none."""
    data = (directory / name for name in (paths.VOCABULARY, paths.OTHER_AGENCIES, paths.WEIGHTS, paths.SUCCESSIONS))
    either = (paths.own_or_packaged(directory, name) for name in (paths.DECISION, paths.GENERAL_WORDS))
    return _hash_of([*data, *own, *either, SHIPPED_DATA / "words.txt", SHIPPED_DATA / "question-words.txt"])


def _hash_of(files: Iterable[Path]) -> str:
    """A hash of the contents of files, some of which may be missing; empty if one cannot be read twice."""
    contents = []
    try:
        for path in files:
            if path.is_file() and path.parent == _PACKAGE / "data":
                status = path.stat()
                contents.append(f"{status.st_size} {status.st_mtime_ns}".encode())
            elif path.is_file():
                with path.open("rb") as file:  # by pieces, as new memory for whole files takes longer than hashing
                    contents += [*map(source_hash, iter(partial(file.read, _PIECE), b"")), b"end"]
            elif paths.there(path):  # a pipe can be read only once
                return ""
            else:
                contents.append(b"missing")
    except OSError:
        return ""  # what is wrong is for the loader to say
    # hashlib would take longer to import than all else here; nobody gains by forging a file in a user's own cache.
    return source_hash(b"".join(contents)).hex()


def _code() -> str:
    """Which code compiles: the version, and in a checkout, where that stays the same, when a module last changed."""
    return __version__ if SHIPPED_DATA.parent == _PACKAGE else f"{__version__} {_last_changed()}"


@cache
def _last_changed() -> int:
    """When a module that compiles last changed; asked once, as the modules are loaded once."""
    modules = (path for name in ("dataset", "law", "search", "thai") for path in (_PACKAGE / name).rglob("*.py"))
    return max(path.stat().st_mtime_ns for path in modules)


def _cache_directory() -> Path | None:
    """The user's cache directory for this program, as the system has it; None if there is no such place."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        home = Path(base or "").expanduser()
    except RuntimeError:  # no home directory
        return None
    return home / "mandate" if home.is_absolute() else None


def _opened(path: Path | None) -> sqlite3.Connection | None:
    """The compiled data at a place; None if there are none, or others than its name says."""
    with suppress(sqlite3.Error, OSError):  # as of a home that is another user's
        if path is None or not path.is_file():  # anything else might never end
            return None
        connection = connect(path)
        with suppress(sqlite3.Error):
            if connection.execute("select name from store").fetchall() == [(path.stem,)]:
                return connection
        connection.close()
    return None


@contextmanager
def _compiling_alone(path: Path | None) -> Iterator[None]:
    """Wait while another process compiles, so that we may find what it wrote; not for ever, and not without a cache.

    The lock is SQLite's own, on an empty file in the cache: the system frees it if its process is killed.
    """
    lock = None
    if path is not None:
        with suppress(OSError, sqlite3.Error):
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = sqlite3.connect(path.with_name("lock"), timeout=_PATIENCE)
            lock.execute("pragma journal_mode = off")  # nothing is written, so no other file is needed
            lock.execute("begin exclusive")
    try:
        yield
    finally:
        if lock is not None:
            lock.close()


def _write(compiled: sqlite3.Connection, path: Path) -> None:
    """Write a database whole or not at all, and delete the oldest others. What cannot be written is done without."""
    from tempfile import mkstemp

    with suppress(OSError, sqlite3.Error):
        handle, name = mkstemp(dir=path.parent, prefix=f"{path.name}.")
        os.close(handle)
        try:
            with closing(connect(name)) as file:
                file.execute("pragma journal_mode = off")  # nobody else sees the file yet
                compiled.backup(file)
            Path(name).replace(path)
            _delete_old(path)
        finally:
            Path(name).unlink(missing_ok=True)


def _delete_old(newest: Path) -> None:
    """Delete the oldest of our files where there are more, or larger ones, than the cache may have."""
    with os.scandir(newest.parent) as entries:
        others = [
            (entry.stat().st_mtime, entry.stat().st_size, entry.path)
            for entry in entries
            if entry.name != newest.name and re.fullmatch(_OURS, entry.name) and entry.is_file(follow_symlinks=False)
        ]
    size = newest.stat().st_size
    for count, (_, more, path) in enumerate(sorted(others, reverse=True), 1):
        size += more
        if count >= _MOST_FILES or size > _MOST_BYTES:
            with suppress(OSError):
                Path(path).unlink()
