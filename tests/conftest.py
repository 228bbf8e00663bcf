"""Fixtures for all tests: the shipped data, mandates on some days, and a way to run the program in this process."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import pytest
from babel.messages.mofile import read_mo
from hypothesis import settings

from mandate_cli import messages
from mandate_cli.cli import app, session
from mandate_cli.dataset import store
from mandate_cli.dataset.loader import load
from mandate_cli.dataset.tables import load_successions, load_vocabulary
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.citation import Citation
from mandate_cli.law.fold import law as fold_law
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.messages import Message
from mandate_cli.search.index import Index
from mandate_cli.search.lineage import Lineage
from mandate_cli.search.tasks import Handlers
from mandate_cli.search.vocabulary import Phrase
from tests.folding import fold
from tests.layers import PACKAGES

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
DRAFT = str(ROOT / "examples" / "draft.yaml")
TODAY = date(2026, 11, 23)

Row = TypeVar("Row")
ACT, ANNOUNCEMENT = "act-2546", "announcement-2560"  # the base instruments of the shipped data


def C(text: str) -> Citation:  # noqa: N802 - a citation, as short as it can be in tables
    """The citation of a provision of the shipped Act or announcement."""
    citation = Citation.parse(text)
    return citation.of(ACT if citation.kind == "มาตรา" else ANNOUNCEMENT)


BEFORE = date(2017, 12, 31)  # the announcement of 2560 is made, no amendment yet
BOUNDS = {name: vars(store)[name] for name in ("_MOST_FILES", "_MOST_BYTES")}  # of the cache, for users
BETWEEN = date(2018, 12, 31)  # after (ฉบับที่ 2), before (ฉบับที่ 3)

# The same examples in every run, so that a commit is either green or not; --hypothesis-profile=search finds new ones.
settings.register_profile("quick", max_examples=10, derandomize=True, deadline=None)
settings.register_profile("same", max_examples=100, derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option ``--update-golden``."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files again")


def pytest_configure(config: pytest.Config) -> None:
    """Try few examples in the quick tests, more where all tests run."""
    if not config.getoption("hypothesis_profile"):
        settings.load_profile("quick" if config.getoption("markexpr") else "same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the smoke test first, then the packages from the lowest up: what the others rely on, and needs no index."""
    folders = [*reversed(PACKAGES), "tests"]

    def order(item: pytest.Item) -> tuple[bool, int]:
        package = next(part.name for part in item.path.parents if part.name in folders)
        return item.get_closest_marker("smoke") is None, folders.index(package)

    items.sort(key=order)


def for_each(rows: Mapping[str, Row], holds: Callable[[Row], None]) -> None:
    """Try all rows of a table in one test, which costs less than a test for each; name all that do not hold."""
    wrong = []
    for name, row in rows.items():
        try:
            holds(row)
        except AssertionError as error:
            wrong.append(f"{name}: {error}")
    assert not wrong, "\n\n".join(wrong)


def shared_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session", autouse=True)
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One cache directory for all processes of this run, so that the shipped data are compiled once or twice.

    It has no bounds: otherwise the data of single tests would drive the shipped data out of it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shared_base(tmp_path_factory) / "cache"))
        patch.setattr(store, "_MOST_FILES", 1_000_000)
        patch.setattr(store, "_MOST_BYTES", 1_000_000_000_000)
        yield


@pytest.fixture
def cache_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache directory for one test, with the bounds that users have."""
    home = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    for name, bound in BOUNDS.items():
        monkeypatch.setattr(store, name, bound)
    return home


def sample(name: str, one_in: int, *, asked: Collection[str] = ()) -> str:
    """A shipped file of phrases with one row in so many, and those of the phrases asked.

    It depends on each row alone which are taken, so that tests say the same after phrases were added.
    """
    head, *rows = (DATA / name).read_text(encoding="utf-8").splitlines()
    phrases = ((row.partition("\t")[0], row) for row in rows)
    kept = [row for phrase, row in phrases if phrase in asked or crc32(phrase.encode()) % one_in == 0]
    return "\n".join([head, *kept, ""])


def few_words(data: Path) -> None:
    """Give a data directory one word in ten of general Thai: they are read, sorted and stored whenever data are."""
    words = (DATA / "general-words.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    (data / "general-words.txt").write_text("".join(words[::10]), encoding="utf-8")


@pytest.fixture(scope="session")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped law with one phrase in 300, few words and no weights: quickly checked."""
    data = tmp_path_factory.mktemp("short") / "data"
    data.mkdir()
    for name in ("mandate.yaml", "amendments.yaml", "successions.tsv", "decision.tsv"):
        shutil.copy(DATA / name, data)
    (data / "vocabulary.tsv").write_text(sample("vocabulary.tsv", 300), encoding="utf-8")
    few_words(data)
    return data


TWO_PHRASES = "phrase\tcitations@announcement-2561-no-2\nตรวจเงินยืม\tข้อ 7 (9) (ข)\nวิเทศสัมพันธ์\tข้อ 7 (8) (ฌ)\n"


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped law with two phrases and few words: compiled and checked in no time."""
    data = tmp_path_factory.mktemp("tiny") / "data"
    data.mkdir()
    for name in ("mandate.yaml", "amendments.yaml"):
        shutil.copy(DATA / name, data)
    (data / "vocabulary.tsv").write_text(TWO_PHRASES, encoding="utf-8")
    few_words(data)
    return data


@pytest.fixture
def data(short: Path, tmp_path: Path) -> Path:
    """A copy of the shipped data, with few phrases, for the test to break."""
    return shutil.copytree(short, tmp_path / "data")


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped law with one phrase in 140, those that the tests ask, and no weights: quickly compiled.

    All workers share one directory, and so what is compiled of it.
    """
    shared, data = shared_base(tmp_path_factory) / "few", tmp_path_factory.mktemp("few") / "data"
    shutil.copytree(DATA, data)
    asked = {"ร้องเรียน", "ร้องเรียนครู", "ครูทำผิดวินัย", "ลูกเสือ", "ค่ายลูกเสือ", "วิเทศสัมพันธ์", "ยุบโรงเรียน"}
    asked.add("ต่อใบขับขี่")
    for name in ("vocabulary.tsv", "other-agencies.tsv"):
        (data / name).write_text(sample(name, 140, asked=asked), encoding="utf-8")
    (data / "weights.tsv").unlink()
    with suppress(OSError):  # another worker was first
        data.rename(shared)
    return shared


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """English messages, whatever the developer's locale, in this process and in those that a test starts.

    Without COLUMNS, too: pytest imports readline, which sets it for the worker processes.
    """
    for name in ("MANDATE_LANG", "LANGUAGE", "LC_MESSAGES", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    messages.use(messages.ENGLISH)


@pytest.fixture(scope="session", autouse=True)
def messages_are_in_the_catalogue() -> Iterator[None]:
    """Fail where the program makes a message whose template the catalogue lacks.

    Babel finds only templates that stand in a call it knows; any other is marked by ``messages.translatable``.
    """
    with (messages.LOCALES / messages.THAI / "LC_MESSAGES" / f"{messages.DOMAIN}.mo").open("rb") as file:
        known = {text for message in read_mo(file) for text in (message.id if message.pluralizable else [message.id])}
    plain = Message.__init__

    def checked(self: Message, template: str, /, **fields: object) -> None:
        made_by = sys._getframe(1).f_globals["__name__"]
        assert not made_by.startswith("mandate_cli.") or template in known, f"{template!r} is not in the catalogue"
        plain(self, template, **fields)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Message, "__init__", checked)
        yield


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The shipped law."""
    return load(DATA)


@pytest.fixture(scope="session")
def law(dataset: Dataset) -> Law:
    """The shipped law, folded."""
    return fold_law(dataset)


@pytest.fixture(scope="session")
def lineage(law: Law) -> Lineage:
    """Where the duties of the shipped law went."""
    return Lineage(law, load_successions(DATA, law))


@pytest.fixture(scope="session")
def vocabulary(law: Law) -> tuple[Phrase, ...]:
    """The shipped vocabulary."""
    return load_vocabulary(DATA, law)


@pytest.fixture(scope="session")
def now(dataset: Dataset) -> Mandate:
    """The mandate today."""
    return fold(dataset, TODAY)


@pytest.fixture(scope="session")
def before(dataset: Dataset) -> Mandate:
    """The mandate before the first amendment."""
    return fold(dataset, BEFORE)


@pytest.fixture(scope="session")
def index() -> Index:
    """The index of the shipped data."""
    return store.Store(DATA).index


@pytest.fixture(scope="session")
def handlers(now: Mandate, index: Index, lineage: Lineage) -> Handlers:
    """Answers who handles a task today."""
    return Handlers(now, index, lineage)


@dataclass(frozen=True)
class Result:
    """Exit code and output of a run of the program."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in this process, on TODAY, with the shipped data and no colour."""
    monkeypatch.setattr(session, "today", lambda: TODAY)
    for name in ("MANDATE_DATA", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run_it(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin), encoding="utf-8"))
        code = app.run(list(arguments))
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run_it


def says(run: Run, asked: str, data: Path, code: int, lines: list[str]) -> None:
    """Assert that a command line, asked of some data, exits with a code and says these lines, perhaps among others."""
    result = run(*shlex.split(asked), "--data", str(data))
    assert result.code == code
    told = (result.out + result.err).splitlines()
    assert [line for line in lines if line not in told] == []


def process(*arguments: str, **settings: Any) -> Result:
    """Run the program as its users do; ``env`` adds to the environment."""
    environment = {**os.environ, **settings.pop("env", {})}
    for name in ("MANDATE_DATA", "NO_COLOR", "FORCE_COLOR"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "mandate_cli", *arguments], capture_output=True, check=False, env=environment, **settings
    )
    return Result(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
