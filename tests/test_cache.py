"""The cache: never stale, never needed, never believed when damaged."""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import source_hash
from pathlib import Path

import pytest

from mandate_cli import cache
from mandate_cli.cache import cached_law
from mandate_cli.fold import law
from mandate_cli.load import LoadError
from mandate_cli.model import Citation, Law, Place
from mandate_cli.orders import Dataset
from tests.conftest import DATA

pytestmark = pytest.mark.usefixtures("cache_home")  # of each test its own


def entries(home: Path) -> list[Path]:
    """The entries there are."""
    return sorted((home / "mandate").glob("*"))


@pytest.fixture
def whole(dataset: Dataset) -> Law:
    """The shipped law, folded."""
    return law(dataset)


@pytest.fixture
def never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on reading the YAML is a failure."""

    def fail(directory: Path) -> Dataset:
        raise AssertionError(directory)

    monkeypatch.setattr("mandate_cli.load.load", fail)


def test_the_second_reading_is_the_first(whole: Law, cache_home: Path, request: pytest.FixtureRequest) -> None:
    """Equal to the last place, and the YAML is not opened again."""
    first = cached_law(DATA)
    assert first == whole
    assert list(first.versions) == list(whole.versions)
    assert len(entries(cache_home)) == 1
    request.getfixturevalue("never_read")
    assert cached_law(DATA) == whole


def test_changed_data_are_read_anew(cache_home: Path, tmp_path: Path) -> None:
    """Even where size and time stay the same."""
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / "mandate.yaml"
    stat = path.stat()
    first = cached_law(tmp_path / "data")
    path.write_text(path.read_text(encoding="utf-8").replace("เขต 14", "เขต 15"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert (first.office.name[-2:], cached_law(tmp_path / "data").office.name[-2:]) == ("14", "15")
    assert len(entries(cache_home)) == 2


def test_bad_data_are_never_kept(cache_home: Path, tmp_path: Path) -> None:
    """Complaints come every time."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "mandate.yaml").write_text("format: 9", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(LoadError):
            cached_law(tmp_path / "data")
    assert entries(cache_home) == []


def checked(content: bytes) -> bytes:
    """An entry with a right checksum, whatever it holds."""
    return source_hash(content).hex().encode() + b"\n" + content


DAMAGED = [
    b"",
    b"nonsense",
    b"0123456789abcdef\n[0]",
    checked(b""),
    checked(b"[0]"),
    checked(b"[99, 1]"),
    checked(b"[]"),
    checked(b'"text"'),
    checked(b"[-2, 0]"),
    checked(b"[" * 99999),
    checked(b"\xff"),
    checked(b"O\tname"),
    checked(b"X"),
]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_entry_is_replaced(whole: Law, cache_home: Path, content: bytes) -> None:
    """Cut off, overwritten, of another kind: the YAML is read, and the entry written anew."""
    cached_law(DATA)
    (entry,) = entries(cache_home)
    good = entry.read_bytes()
    entry.write_bytes(content)
    assert cached_law(DATA) == whole
    assert entry.read_bytes() == good


def test_a_changed_letter_is_noticed(whole: Law, cache_home: Path) -> None:
    """The law in an entry is covered by its checksum."""
    cached_law(DATA)
    (entry,) = entries(cache_home)
    entry.write_bytes(entry.read_bytes().replace("ร้องเรียน".encode(), "ร้องเรียก".encode()))
    assert cached_law(DATA) == whole


@pytest.mark.parametrize("place", ["/dev/null", "/proc", "relative", "~nobody-has-this-name"])
def test_a_place_that_cannot_be_written_is_done_without(
    whole: Law, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """No directory, no rights, no home."""
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    assert cached_law(DATA) == whole
    assert not Path("relative").exists()


def test_what_cannot_be_read_is_said_by_the_loader(tmp_path: Path) -> None:
    """A missing file is the loader's to complain of."""
    with pytest.raises(LoadError, match="there is no such file"):
        cached_law(tmp_path)
    with pytest.raises(LoadError, match="null"):
        cached_law(Path("a\0b"))


def test_what_may_not_be_read_is_said_by_the_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is a file without the right to read it."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(LoadError, match="Permission denied"):
        cached_law(DATA)


def test_many_may_write_at_once(whole: Law, cache_home: Path) -> None:
    """Every reader gets the law, and one whole entry is left."""
    with ThreadPoolExecutor(8) as pool:
        assert all(each == whole for each in pool.map(cached_law, [DATA] * 16))
    assert cached_law(DATA) == whole
    assert len(entries(cache_home)) == 1


def test_old_entries_go(cache_home: Path) -> None:
    """No more than a few are kept, the newest."""
    (cache_home / "mandate").mkdir()
    for number in range(20):
        old = cache_home / "mandate" / f"{number}.law"
        old.write_text("old", encoding="utf-8")
        os.utime(old, (number, number))
    cached_law(DATA)
    assert len(entries(cache_home)) == 12
    assert not (cache_home / "mandate" / "0.law").exists()


PLACES = [
    ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/mandate")),
    ("win32", {"LOCALAPPDATA": ""}, None),
    ("darwin", {"HOME": "/home/a"}, Path("/home/a/Library/Caches/mandate")),
    ("linux", {"HOME": "/home/a", "XDG_CACHE_HOME": ""}, Path("/home/a/.cache/mandate")),
    ("linux", {"XDG_CACHE_HOME": "/x"}, Path("/x/mandate")),
]


@pytest.mark.parametrize(("system", "environment", "place"), PLACES)
def test_the_place_is_the_system_s(
    monkeypatch: pytest.MonkeyPatch, system: str, environment: dict[str, str], place: Path | None
) -> None:
    """As each system keeps what can be made again."""
    monkeypatch.setattr(sys, "platform", system)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache._home() == place


def test_a_law_with_every_kind_of_line_is_kept_whole(cache_home: Path, tmp_path: Path) -> None:
    """Also what no shipped instrument has: a clause without effect, a later replacement of what is outstanding."""
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / "amendments.yaml"
    text = path.read_text(encoding="utf-8")
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
    path.write_text(text.replace("# Known, in force", more), encoding="utf-8")
    first = cached_law(tmp_path / "data")
    assert (len(first.left), len(first.idle)) == (1, 1)
    assert len(entries(cache_home)) == 1
    assert cached_law(tmp_path / "data") == first


@pytest.mark.parametrize("odd", [Place("a\tb", 1, 1), Place("", 1, 1)])
def test_what_cannot_be_kept_whole_is_not_kept(
    whole: Law, cache_home: Path, monkeypatch: pytest.MonkeyPatch, odd: Place
) -> None:
    """A path may have one of our marks in it; and what reads back otherwise is never believed."""
    citation, (version,) = next(iter(whole.versions.items()))
    words = version.words._replace(as_printed=odd.file)
    versions = {citation: (version._replace(by=version.by._replace(place=odd), words=words),)}
    monkeypatch.setattr("mandate_cli.fold.law", lambda _: whole._replace(versions=versions))
    monkeypatch.setattr("mandate_cli.fold.sound", lambda law: law)
    assert cached_law(DATA).versions == versions
    assert entries(cache_home) == []


def test_few_of_many_lines_are_looked_through(whole: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every provision and what is inside it is found among many lines as among few; what there is not is not."""
    cached_law(DATA)
    monkeypatch.setattr(cache, "_AT_ONCE", 0)
    inside: dict[Citation | None, list[Citation]] = {}
    for citation, versions in whole.versions.items():
        inside.setdefault(citation.parent, []).append(citation)
        assert cached_law(DATA).versions[citation] == versions
    for citation in whole.versions:
        assert cached_law(DATA).versions.inside(citation) == inside.get(citation, [])  # type: ignore[attr-defined]
    for text in ("ข้อ 1", "ข้อ 5 (99)", "ข้อ 7 (3) (ฮ)", "ข้อ 7 (3) (ฃ)", "ข้อ 7 (1/1)", "ข้อ 99", "มาตรา 1"):
        assert Citation.parse(text) not in cached_law(DATA).versions
    assert Citation("ข้อ", ("7", "?")) not in cached_law(DATA).versions  # of no place in the order of the law
