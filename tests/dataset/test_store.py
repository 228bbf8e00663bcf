"""The store: what it gives is what was compiled; it is never stale, never needed, and keeps within its bounds."""

from __future__ import annotations

import os
import pickle
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from importlib.util import source_hash
from pathlib import Path
from typing import Any

import pytest

from mandate_cli.dataset import store as module
from mandate_cli.dataset.database import SCHEMA, Database, connect
from mandate_cli.dataset.diagnostics import LoadError
from mandate_cli.dataset.fitted import load_decision, load_weights
from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.dataset.store import Store
from mandate_cli.dataset.tables import load_other_agencies, load_vocabulary, load_word_list
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.conflicts import FoldError
from mandate_cli.law.fold import law
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.search.index import Index, word_term
from mandate_cli.search.lineage import Lineage
from mandate_cli.search.memory_index import MemoryIndex, build
from mandate_cli.search.ngrams import key, ngrams
from mandate_cli.search.tasks import Handlers
from mandate_cli.search.vocabulary import Phrase, entries
from mandate_cli.thai.words import WordList
from tests.conftest import BEFORE, DATA, ROOT, TODAY, C
from tests.folding import fold

pytestmark = pytest.mark.usefixtures("cache_home")  # of each test its own

DRAFT = ROOT / "examples" / "draft.yaml"


def files(home: Path) -> list[Path]:
    """The files in the cache directory, but for the empty one by which processes wait for each other."""
    return sorted(path for path in (home / "mandate").glob("*") if path.name != "lock")


@pytest.fixture
def whole(dataset: Dataset) -> Law:
    """The shipped law, folded."""
    return law(dataset)


@pytest.fixture
def never_compiled(monkeypatch: pytest.MonkeyPatch, cache_home: Path) -> None:  # noqa: ARG001 - comes after it
    """Make every later reading of a data file of the law or the vocabulary fail."""

    def fail(*given: object) -> None:
        raise AssertionError(given)

    monkeypatch.setattr("mandate_cli.dataset.loader.load", fail)
    monkeypatch.setattr("mandate_cli.dataset.tables.load_vocabulary", fail)


def index_of(directory: Path) -> MemoryIndex:
    """A new index of a directory."""
    found = law(load(directory))
    listed = entries(found, load_vocabulary(directory, found), load_other_agencies(directory))
    words = WordList.of(load_word_list(directory, (entry.text for entry in listed)))
    return build(listed, words, load_decision(directory), load_weights(directory))


@pytest.fixture(scope="module")
def built(short: Path) -> MemoryIndex:
    """The index of the data with few phrases."""
    return index_of(short)


def plain(index: Index, names: list[str]) -> list[tuple[object, ...]]:
    """What an index has of some terms, in values that compare."""
    return [(name, list(term.entries), term.ours, term.weights) for name, term in index.terms(names).items()]


def assert_same(one: Index, other: Index) -> None:
    """Both say the same to whatever is asked."""
    assert (one.size, one.model, list(one.weighted)) == (other.size, other.model, list(other.weighted))
    assert list(one.ngram_lengths) == list(other.ngram_lengths)
    assert list(one.word_lengths) == list(other.word_lengths)
    numbers = range(one.size)
    assert one.entries(numbers) == other.entries(numbers)
    names = {ngram for each in one.entries(numbers) for ngram in ngrams(each.key)}
    names |= {word_term(word) for each in one.entries(numbers) for word in each.content}
    asked = ["", "ไม่มี", *sorted(names)]
    assert plain(one, asked) == plain(other, asked)
    for text in ("โรงเรียน วิฬาร์ ก.บ.ข.", "xyz"):
        assert one.words.divide(text) == other.words.divide(text)


# --- the same as freshly compiled -------------------------------------------------------------------------------------


def test_the_law_is_as_it_was_folded(whole: Law, cache_home: Path, request: pytest.FixtureRequest) -> None:
    """With every place, note and day; the second time it is read from the file."""
    for _ in range(2):
        found = Store(DATA).law
        assert found == whole
        assert list(found.versions) == list(whole.versions)
        assert len(found.versions) == len(whole.versions)
        assert len(files(cache_home)) == 1
        request.getfixturevalue("never_compiled")


def test_a_law_with_every_kind_of_row_is_read_whole(data: Path, request: pytest.FixtureRequest) -> None:
    """Including rows that the shipped law lacks: a clause without effect, a replacement of an outstanding amendment."""
    path = data / "amendments.yaml"
    more = """  announcement-2567-no-4:
    title: (ฉบับที่ 4)
    short_title: (ฉบับที่ 4)
    number: "4"
    made: "2024-01-01"
    published: "2024-01-02"
    in_force: on publication
    gazette: unknown
    clauses:
      ข้อ 1:
        text: ให้ใช้บังคับตั้งแต่วันประกาศ
        no_effect: กำหนดวันใช้บังคับ
      ข้อ 2:
        text: ให้ยกเลิกความใน (5) ของข้อ 7
        operations:
          - replace: ข้อ 7 (5)
            expect: กลุ่มบริหารงานบุคคล มีอำนาจหน้าที่ดังต่อไปนี้
            text: กลุ่มบริหารงานบุคคล มีอำนาจหน้าที่ใหม่
            items:
              (ก): งานใหม่

# Known, in force"""
    path.write_text(path.read_text(encoding="utf-8").replace("# Known, in force", more), encoding="utf-8")
    folded = law(load(data))
    assert (len(folded.left), len(folded.idle)) == (1, 1)
    assert Store(data).law == folded
    request.getfixturevalue("never_compiled")
    assert Store(data).law == folded


def test_the_index_is_as_it_was_built(data: Path, cache_home: Path, request: pytest.FixtureRequest) -> None:
    """With or without weights and tasks of other agencies; the second time it is read from the file."""
    for names in (("other-agencies.tsv", "weights.tsv"), ()):
        built = index_of(data)
        assert_same(built, Store(data).index)
        for name in names:
            lines = (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)
            (data / name).write_text("".join(lines[:200]), encoding="utf-8")
    request.getfixturevalue("never_compiled")
    index = Store(data).index
    assert_same(built, index)
    assert_same(built, index)  # what is in memory by now is the same again
    assert len(files(cache_home)) == 1


def test_the_index_joins_the_law_in_its_file(data: Path, cache_home: Path, request: pytest.FixtureRequest) -> None:
    """A command that needs no index does not build one."""
    told = list[bool]()
    assert Store(data, compiling=lambda: told.append(True)).law.office.name
    (path,) = files(cache_home)
    size = path.stat().st_size
    store = Store(data, compiling=lambda: told.append(True))
    assert told == []
    assert store.index.size > 150
    assert told == [True]
    assert store.law == law(load(data))
    assert files(cache_home) == [path]
    assert path.stat().st_size > 2 * size
    request.getfixturevalue("never_compiled")
    assert Store(data).index.size == store.index.size


@pytest.mark.long
def test_answers_are_the_same(dataset: Dataset, now: Mandate, lineage: Lineage) -> None:
    """For the development queries and some phrases, today and before the amendments."""
    built, stored = index_of(DATA), Store(DATA).index
    queries = (ROOT / "evaluation" / "queries-dev.tsv").read_text(encoding="utf-8").splitlines()[1:]
    asked = [line.split("\t")[1] for line in queries]
    asked += [each.entry.text for each in random.Random(1).sample(built.indexed, 100)]  # noqa: S311
    for mandate in (now, fold(dataset, BEFORE)):
        ask, stored_ask = Handlers(mandate, built, lineage).ask, Handlers(mandate, stored, lineage).ask
        assert [stored_ask(query) for query in asked] == [ask(query) for query in asked]


def test_a_question_reads_a_part(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It reads only the groups and entries near the question."""
    assert Store(data).index.size > 150
    read: list[object] = []
    rows = Database.rows

    def noted(database: Database, *asked: Any, least: int = 0) -> list[Any]:
        found: list[Any] = rows(database, *asked, least=least)
        read.extend(found)
        return found

    monkeypatch.setattr(Database, "rows", noted)
    store = Store(data)
    answer = Handlers(store.law.on(TODAY), store.index, store.lineage).ask("ร้องเรียน")
    assert answer.handlers[0].group.number == "10"
    assert 0 < len(read) < 100


# --- never stale ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["mandate.yaml", "amendments.yaml", "draft.yaml", "vocabulary.tsv", "other-agencies.tsv", "weights.tsv"]
)
def test_any_byte_of_any_file_makes_another_hash(tmp_path: Path, name: str) -> None:
    """Of the law or of the phrases, even if size and time stay the same; so does a file that is deleted or empty."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    shutil.copy(DRAFT, data / "draft.yaml")
    path = data / name
    stat, content = path.stat(), path.read_bytes()

    def hashes() -> tuple[object, object]:
        return module._path_for(data, data / "draft.yaml"), module._hash_of_phrases(data)

    seen = {hashes()}
    for at in (0, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        seen.add(hashes())
    path.write_bytes(b"")
    seen.add(hashes())
    path.unlink()
    seen.add(hashes())
    assert sorted(map(len, map(set, zip(*seen, strict=True)))) == [1, 6]  # of the law or of the phrases, not of both


def test_version_tables_and_place_make_another_store(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So does a draft, and the same draft at another path."""
    seen = {module._path_for(data, None), module._path_for(DATA, None), module._path_for(data, DRAFT)}
    seen.add(module._path_for(data, Path(shutil.copy(DRAFT, data / "same.yaml"))))
    monkeypatch.setattr(module, "__version__", "9")
    seen.add(module._path_for(data, None))
    monkeypatch.setattr(module, "SCHEMA", SCHEMA + "create table words (word);")
    seen.add(module._path_for(data, None))
    monkeypatch.setattr(module, "SHIPPED_DATA", Path(module.__file__).parents[1] / "data")  # as in a wheel
    seen.add(module._path_for(data, None))
    assert len(seen) == 7


def test_data_of_an_installed_package_are_known_by_size_and_time(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their contents are not read at every start."""
    places = [module._path_for(data, None)]
    monkeypatch.setattr(module, "_PACKAGE", data.rename(data.with_name("data")).parent)
    monkeypatch.setattr(module, "_code", str)
    data = data.with_name("data")
    places.append(module._path_for(data, None))
    path = data / "mandate.yaml"
    times = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("เขต 14", "เขต 15"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert module._path_for(data, None) == places[1] != places[0]
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns + 1000))
    assert module._path_for(data, None) not in places


def test_changed_data_are_compiled(data: Path, cache_home: Path) -> None:
    """Answers have the new words."""
    path = data / "mandate.yaml"
    first = Store(data).law.office.name
    path.write_text(path.read_text(encoding="utf-8").replace("เขต 14", "เขต 15"), encoding="utf-8")
    assert (first[-2:], Store(data).law.office.name[-2:]) == ("14", "15")
    assert len(files(cache_home)) == 2


def test_changed_phrases_are_compiled_and_the_law_is_not(
    data: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index in the file is replaced."""
    before = Store(data).index.size
    with (data / "vocabulary.tsv").open("a", encoding="utf-8") as file:
        file.write("วลีใหม่\tข้อ 7 (1) (ก)\n")
    monkeypatch.setattr("mandate_cli.dataset.loader.load", None)
    assert Store(data).index.size == before + 1
    monkeypatch.setattr("mandate_cli.dataset.tables.load_vocabulary", None)
    assert Store(data).index.size == before + 1
    assert len(files(cache_home)) == 1


def test_phrases_that_change_while_compiled_are_not_written(
    data: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor are those of a pipe, which can be read only once."""

    def late(directory: Path, law: Law) -> tuple[Phrase, ...]:
        with (directory / "vocabulary.tsv").open("a", encoding="utf-8") as file:
            file.write("วลีใหม่\tข้อ 7 (1) (ก)\n")
        return load_vocabulary(directory, law)

    Store(data)
    (path,) = files(cache_home)
    content = path.read_bytes()
    with monkeypatch.context() as during:
        during.setattr("mandate_cli.dataset.tables.load_vocabulary", late)
        assert Store(data).index.size
    assert path.read_bytes() == content
    monkeypatch.setattr(module, "_hash_of_phrases", lambda *_: "")
    assert Store(data).index.size
    assert path.read_bytes() == content


def test_data_that_change_while_compiled_are_not_written(
    data: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the new law would be stored under the name of the old files, and be read when they come back."""
    path = data / "amendments.yaml"
    old = path.read_bytes()

    def late(directory: Path) -> Dataset:
        path.write_bytes(old.replace("ร้องเรียน".encode(), "ร้องเรียก".encode()))
        return load(directory)

    with monkeypatch.context() as during:
        during.setattr("mandate_cli.dataset.loader.load", late)
        assert "ร้องเรียก" in str(Store(data).law.versions[C("ข้อ 7 (10) (ข)")])
    assert files(cache_home) == []


def test_a_draft_has_a_store_of_its_own(data: Path, cache_home: Path, request: pytest.FixtureRequest) -> None:
    """Its law and its index have the words of the draft."""
    laid = law(load_draft(DRAFT, load(data)))
    plain = Store(data)
    for _ in range(2):
        store = Store(data, DRAFT)
        assert store.law == laid
        assert store.law.drafts
        assert store.index.size > plain.index.size
        assert len(files(cache_home)) == 2
        request.getfixturevalue("never_compiled")


# --- what is wrong in the data ----------------------------------------------------------------------------------------


def test_bad_data_are_never_stored(data: Path, cache_home: Path) -> None:
    """Their diagnostics come every time: for the base, for an amendment that does not fit, for a draft."""
    path = data / "amendments.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("repeal: ข้อ 7 (5) (ซ)", "repeal: ข้อ 7 (5) (ฮ)"))
    for _ in range(2):
        with pytest.raises(FoldError):
            Store(data)
    (data / "mandate.yaml").write_text("format: 9", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(LoadError):
            Store(data)
        with pytest.raises(LoadError, match="there is no such file"):
            Store(DATA, data / "nowhere.yaml")
    assert files(cache_home) == []


def test_a_wrong_phrase_does_not_stop_the_law(data: Path, cache_home: Path) -> None:
    """The law is compiled and answered; the index raises the error every time."""
    with (data / "vocabulary.tsv").open("a", encoding="utf-8") as file:
        file.write("ย้ายด่วน\tข้อ 77\n")
    for _ in range(2):
        store = Store(data)
        assert store.law.office.name
        for _ in range(2):
            with pytest.raises(LoadError, match="there is no ข้อ 77"):
                _ = store.index
    assert len(files(cache_home)) == 1


def test_the_loader_reports_unreadable_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing file, an impossible name, a file without read permission, a directory in place of a file."""
    with pytest.raises(LoadError, match="there is no such file"):
        Store(tmp_path)
    with pytest.raises(LoadError, match="null"):
        Store(Path("a\0b"))
    (tmp_path / "mandate.yaml").mkdir()
    with pytest.raises(LoadError, match="directory"):
        Store(tmp_path)
    os.mkfifo(tmp_path / "draft.yaml")
    with pytest.raises(LoadError, match="this is no file"):
        Store(DATA, tmp_path / "draft.yaml")

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    for way in ("read_bytes", "open"):  # to read it, and before that to hash it
        monkeypatch.setattr(Path, way, refuse)
        with pytest.raises(LoadError, match="Permission denied"):
            Store(DATA)


def test_a_cache_that_may_not_be_looked_at_is_done_without(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the home of another user."""
    is_file = Path.is_file

    def refuse(path: Path) -> bool:
        if path.suffix == ".sqlite":
            raise PermissionError(13, "Permission denied")
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", refuse)
    assert Store(data).law == law(load(data))


# --- never needed -----------------------------------------------------------------------------------------------------


def sql(*statements: str) -> Callable[[Path, bytes], None]:
    """Change a file by an SQL statement."""

    def change(path: Path, content: bytes) -> None:
        path.write_bytes(content)
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement.replace("NAME", path.stem))

    return change


def forged(path: Path, content: bytes) -> None:
    """Put something else than a law in its place, with the right hash."""
    value = pickle.dumps((print,))
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update law set value = ?, hash = ?", (value, source_hash(value)))


def emptied(*statements: str) -> Callable[[Path, bytes], None]:
    """Another database of SQLite."""
    return lambda path, _: sql(*statements)(path, b"")


ODD: dict[str, Callable[[Path, bytes], object]] = {
    "empty": lambda path, _: path.write_bytes(b""),
    "nonsense": lambda path, _: path.write_bytes(b"nonsense" * 1000),
    "truncated": lambda path, content: path.write_bytes(content[: len(content) // 2]),
    "first page only": lambda path, content: path.write_bytes(content[:4096]),
    "zeros": lambda path, content: path.write_bytes(content[:8192] + bytes(len(content) - 8192)),
    "another program's": emptied("create table bookmarks (url)"),
    "another schema": emptied("create table store (name)", "insert into store values ('NAME')"),
    "other data": sql("update store set name = 'ffffffffffffffff'"),
    "odd law": sql("update law set value = x'00'"),
    "null law": sql("update law set value = null"),
    "forged law": forged,
    "no law": sql("delete from law"),
    "odd numbers": sql("update term set postings = x'00', ours = 'x'"),
    "odd words": sql("update word_head set words = null"),
    "odd lengths": sql("update lengths set value = x'00'"),
    "no lengths": sql("delete from lengths"),
    "no entries": sql("delete from entry"),
    "no leads": sql("update entry set leads_to = null"),
    "no key": sql("update entry set key = x'ff'", "drop table law"),
    "fifo": lambda path, _: os.mkfifo(path),
    "directory": lambda path, _: path.mkdir(),
    "dangling": lambda path, _: path.symlink_to("nowhere"),
    "device": lambda path, _: path.symlink_to("/dev/zero"),
}


QUICK = {"other data", "odd law", "forged law", "no entries"}  # found on opening, on reading, and in the index


@pytest.mark.parametrize(
    "how", [pytest.param(how, marks=pytest.mark.mutants if how not in QUICK else ()) for how in ODD]
)
def test_a_damaged_or_foreign_file_is_compiled_again(
    data: Path, built: MemoryIndex, cache_home: Path, how: str
) -> None:
    """Whether the damage is noticed on opening or on reading; the file is replaced if possible."""
    folded = law(load(data))
    assert_same(built, Store(data).index)
    (path,) = files(cache_home)
    content = path.read_bytes()
    path.unlink()
    ODD[how](path, content)
    for _ in range(2):
        store = Store(data)
        assert store.law == folded
        assert_same(built, store.index)
    assert files(cache_home) == [path]
    if how != "directory":
        with closing(sqlite3.connect(path)) as again:
            assert again.execute("select name from store").fetchall() == [(path.stem,)]
            assert again.execute("select count(*) from entry").fetchall() == [(built.size,)]


@pytest.mark.mutants
def test_any_damaged_byte_still_gives_an_answer(data: Path, cache_home: Path) -> None:
    """There is an answer and never a traceback."""
    built = Store(data).index
    (path,) = files(cache_home)
    content = path.read_bytes()
    chance = random.Random(1)  # noqa: S311 - the same damage every time
    for _ in range(30):
        at = chance.randrange(len(content))
        path.write_bytes(content[:at] + chance.randbytes(64) + content[at + 64 :])
        store = Store(data)
        assert len(store.law.versions)
        index = store.index
        for number in range(0, built.size, 7):
            index.terms(ngrams(key(index.entries([number])[0].entry.text)))


def test_a_locked_file_is_not_waited_for(data: Path, cache_home: Path) -> None:
    """The data are compiled in memory meanwhile."""
    folded = Store(data).law
    (path,) = files(cache_home)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        assert Store(data).law == folded


def test_terms_that_were_read_are_remembered(data: Path, built: MemoryIndex) -> None:
    """Asked again, they are the same; what is no text for SQLite is not found."""
    index = Store(data).index
    for names in (["ครู", "ไม่มี"], ["รง", ""], ["ครู", "เรี", word_term("ครู"), "\ud800"]):
        assert plain(index, names) == plain(built, names)


@pytest.mark.parametrize(
    "place", ["/dev/null", pytest.param("/proc", marks=pytest.mark.long), "relative", "~nobody-has-this-name"]
)
def test_without_a_writable_place_it_is_in_memory(
    data: Path, built: MemoryIndex, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Without a directory, permissions or a home directory, the answers are the same."""
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    store = Store(data)
    assert store.law == law(load(data))
    assert_same(built, store.index)
    assert not Path("relative").exists()


def test_a_full_disk_leaves_nothing_behind(data: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that could not be written completely is deleted."""

    def small(path: Path | str) -> sqlite3.Connection:
        connection = connect(path)
        if path != ":memory:":
            connection.execute("pragma max_page_count = 3")
        return connection

    monkeypatch.setattr(module, "connect", small)
    assert Store(data).law == law(load(data))
    assert files(cache_home) == []

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    monkeypatch.setattr(Path, "replace", refuse)
    assert Store(data).law == law(load(data))
    assert files(cache_home) == []


PLACES = [
    ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/mandate")),
    ("win32", {"LOCALAPPDATA": ""}, None),
    ("darwin", {"HOME": "/home/a"}, Path("/home/a/Library/Caches/mandate")),
    ("linux", {"HOME": "/home/a", "XDG_CACHE_HOME": ""}, Path("/home/a/.cache/mandate")),
    ("linux", {"XDG_CACHE_HOME": "/x"}, Path("/x/mandate")),
]


@pytest.mark.parametrize(("system", "environment", "place"), PLACES)
def test_the_cache_directory_of_each_system(
    monkeypatch: pytest.MonkeyPatch, system: str, environment: dict[str, str], place: Path | None
) -> None:
    """Where each system has caches."""
    monkeypatch.setattr(sys, "platform", system)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert module._cache_directory() == place


# --- many processes, few files ----------------------------------------------------------------------------------------


COMPILES = """\
import sys
from pathlib import Path
from mandate_cli.dataset import loader, store, tables

def told(name, function):
    def telling(*given):
        print(name)
        return function(*given)
    return telling

loader.load = told("law", loader.load)
tables.load_all_words = told("index", tables.load_all_words)
print(store.Store(Path(sys.argv[1])).index.size)
"""
HOLDS = """\
import sqlite3, sys
lock = sqlite3.connect(sys.argv[1])
lock.execute("pragma journal_mode = off")
lock.execute("begin exclusive")
print("held", flush=True)
sys.stdin.read()
"""


def test_of_many_processes_at_once_one_compiles(data: Path, built: MemoryIndex, cache_home: Path) -> None:
    """Every process has the index, and one complete file is left."""
    command = [sys.executable, "-c", COMPILES, str(data)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    said = [process.communicate() for process in running]
    assert sorted("".join(out for out, _ in said).split()) == [*[str(built.size)] * 4, "index", "law"]
    assert {err for _, err in said} == {""}
    (path,) = files(cache_home)
    with closing(sqlite3.connect(path)) as whole:
        assert whole.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_what_was_compiled_while_we_waited_is_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First the law, then the index: we compile neither."""
    alone, compile_it, compiled = module._compiling_alone, Store._compile, list[Store]()
    theirs = iter(["law", "index"])

    @contextmanager
    def meanwhile(_: Path | None) -> Iterator[None]:
        with monkeypatch.context() as during:
            during.setattr(module, "_compiling_alone", alone)
            assert getattr(Store(data), next(theirs))
        yield

    def noted(store: Store, law: Law) -> None:
        compiled.append(store)
        compile_it(store, law)

    monkeypatch.setattr(Store, "_compile", noted)
    monkeypatch.setattr(module, "_compiling_alone", meanwhile)
    store = Store(data)
    assert store.index.size
    assert len(compiled) == 2
    assert store not in compiled


def test_a_process_that_compiles_for_ever_is_not_waited_for(
    whole: Law, cache_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is one that was killed; a lock that cannot be had is none."""
    lock = cache_home / "mandate" / "lock"
    lock.parent.mkdir()
    command = [sys.executable, "-c", HOLDS, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        monkeypatch.setattr(module, "_PATIENCE", 0.01)
        assert Store(DATA).law == whole
        (path,) = files(cache_home)
        path.unlink()
        other.kill()
    monkeypatch.setattr(module, "_PATIENCE", 600)
    assert Store(DATA).law == whole
    path.unlink()
    lock.write_bytes(b"nonsense" * 1000)
    assert Store(DATA).law == whole
    assert files(cache_home) == [path]


def test_many_threads_at_once(whole: Law, cache_home: Path) -> None:
    """Every thread answers, and may use a store that another thread opened."""
    with ThreadPoolExecutor(4) as pool:
        assert all(store.law == whole for store in pool.map(Store, [DATA] * 8))
    assert len(files(cache_home)) == 1


def old(path: Path, age: int, size: int = 3) -> Path:
    """A file that was last written so many seconds after 1970."""
    with path.open("wb") as file:
        file.truncate(size)
    os.utime(path, (age, age))
    return path


def test_there_are_four_files_at_most(data: Path, cache_home: Path) -> None:
    """The newest stay; files of version 0.1.0 and unfinished ones count as well; other files are never deleted."""
    home = cache_home / "mandate"
    home.mkdir()
    ours = ["0" * 15 + name for name in ("1.law", "2.index", "3.sqlite.abc_9", "4.sqlite", "5.index.77", "6.sqlite")]
    for age, name in enumerate(ours, 1):
        old(home / name, age)
    others = ["mandate.yaml", "notes.sqlite", "0.sqlite", "f" * 16 + ".sqlite.txt.bak", "f" * 16 + "_.law"]
    for name in others:
        old(home / name, 0)
    (home / f"{'a' * 16}.sqlite").symlink_to("nowhere")
    (home / f"{'b' * 16}.sqlite").mkdir()
    others += [f"{'a' * 16}.sqlite", f"{'b' * 16}.sqlite"]
    Store(data)
    path = module._path_for(data, None)
    assert path
    assert {each.name for each in files(cache_home)} == {*others, *ours[3:], path.name}


def test_there_are_64_mb_at_most(data: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest are deleted first; the newest stays even if it is larger; a file that cannot be deleted stays."""
    home = cache_home / "mandate"
    home.mkdir()
    large = 40 * 1024 * 1024
    first, second, third = (old(home / f"{number:016x}.sqlite", number, large) for number in (1, 2, 3))
    Store(data)
    path = module._path_for(data, None)
    assert path
    assert files(cache_home) == sorted([third, path])
    path.unlink()
    monkeypatch.setattr(module, "_MOST_BYTES", 10)
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path == third:
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    Store(data)
    assert files(cache_home) == sorted([third, path])
    assert not first.exists()
    assert not second.exists()


def test_a_file_is_the_same_whichever_process_writes_it(data: Path, cache_home: Path) -> None:
    """Sums of floats depend on their order, and the order of a set depends on the process."""
    command = [sys.executable, "-m", "mandate_cli", "who-handles", "ร้องเรียน", "--data", str(data)]
    contents = set()
    for seed in "12":
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, check=True)
        (path,) = files(cache_home)
        contents.add(path.read_bytes())
        path.unlink()
    assert len(contents) == 1
