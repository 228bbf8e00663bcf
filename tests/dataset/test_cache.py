"""The cache: never stale, never needed, never believed when damaged."""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import source_hash
from pathlib import Path

import pytest

from mandate_cli.dataset import cache
from mandate_cli.dataset.cache import cached_law
from mandate_cli.dataset.diagnostics import LoadError
from mandate_cli.dataset.loader import load
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.citation import Citation
from mandate_cli.law.fold import law
from mandate_cli.law.model import Law, Place
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

    monkeypatch.setattr("mandate_cli.dataset.loader.load", fail)


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


GROUP_10_B = Citation.parse("ข้อ 7 (10) (ข)")


class Checked(bytes):
    """What an entry holds, to be given a right checksum."""

    def of(self, entry: Path) -> bytes:
        """The entry."""
        return source_hash(entry.name.encode() + self).hex().encode() + b"\n" + self


DAMAGED = [
    b"",
    b"nonsense",
    b"0123456789abcdef\n[0]",
    Checked(b""),
    Checked(b"[0]"),
    Checked(b"[99, 1]"),
    Checked(b"[]"),
    Checked(b'"text"'),
    Checked(b"[-2, 0]"),
    Checked(b"[" * 99999),
    Checked(b"\xff"),
    Checked(b"O\tname"),
    Checked(b"X"),
]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_entry_is_replaced(whole: Law, cache_home: Path, content: bytes) -> None:
    """Cut off, overwritten, of another kind: the YAML is read, and the entry written anew."""
    cached_law(DATA)
    (entry,) = entries(cache_home)
    good = entry.read_bytes()
    entry.write_bytes(content.of(entry) if isinstance(content, Checked) else content)
    assert cached_law(DATA) == whole
    assert entry.read_bytes() == good


def test_a_changed_letter_is_noticed(whole: Law, cache_home: Path) -> None:
    """The law in an entry is covered by its checksum."""
    cached_law(DATA)
    (entry,) = entries(cache_home)
    entry.write_bytes(entry.read_bytes().replace("ร้องเรียน".encode(), "ร้องเรียก".encode()))
    assert cached_law(DATA) == whole


def odd(entry: Path, how: str) -> None:
    """Put something odd in the place of an entry."""
    if how == "endless":
        with entry.open("r+b") as file:
            file.truncate(1 << 40)
        return
    entry.unlink()
    match how:
        case "fifo":
            os.mkfifo(entry)
        case "directory":
            entry.mkdir()
        case "dangling":
            entry.symlink_to("nowhere")
        case "device":
            entry.symlink_to("/dev/zero")


@pytest.mark.parametrize("how", ["endless", "fifo", "directory", "dangling", "device"])
def test_what_is_no_entry_is_done_without(whole: Law, cache_home: Path, how: str) -> None:
    """Whatever stands in its place: nothing waits for it, and nothing is left behind."""
    cached_law(DATA)
    (entry,) = entries(cache_home)
    odd(entry, how)
    for _ in range(2):
        assert cached_law(DATA) == whole
    assert entries(cache_home) == [entry]


def test_an_entry_of_others_is_not_believed(whole: Law, cache_home: Path, tmp_path: Path) -> None:
    """One that was made of other data and has this one's name."""
    other = tmp_path / "other"
    shutil.copytree(DATA, other)
    text = (other / "amendments.yaml").read_text(encoding="utf-8")
    (other / "amendments.yaml").write_text(text.replace("ร้องเรียน", "ร้องเรียก"), encoding="utf-8")
    cached_law(DATA)
    (entry,) = entries(cache_home)
    cached_law(other)
    (others,) = set(entries(cache_home)) - {entry}
    others.replace(entry)
    assert cached_law(DATA) == whole


def test_what_changes_while_it_is_read_is_not_kept(
    whole: Law, cache_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The law of the new words would stand under the checksum of the old ones, and be believed when these are back."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    path = data / "amendments.yaml"
    old = path.read_bytes()

    def late(directory: Path) -> Dataset:
        path.write_bytes(old.replace("ร้องเรียน".encode(), "ร้องเรียก".encode()))
        return load(directory)

    with monkeypatch.context() as during:
        during.setattr("mandate_cli.dataset.loader.load", late)
        assert str(cached_law(data).versions[GROUP_10_B]).count("ร้องเรียก") == 1
    assert entries(cache_home) == []
    path.write_bytes(old)
    assert str(cached_law(data).versions[GROUP_10_B]) == str(whole.versions[GROUP_10_B]).replace(str(DATA), str(data))


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
    """No more than a few are kept, the newest, what was left half written among them; what is not ours stays."""
    home = cache_home / "mandate"
    home.mkdir()
    for number in range(20):
        old = home / f"{number}{'.index.77' if number % 2 else '.law'}"
        old.write_text("old", encoding="utf-8")
        os.utime(old, (number, number))
    (home / "99.law").symlink_to("nowhere")
    (home / "88.law").mkdir()
    os.utime(home / "88.law", (0, 0))
    for name in ("mandate.yaml", "notes.law.txt"):
        (home / name).write_text("mine", encoding="utf-8")
        os.utime(home / name, (0, 0))
    cached_law(DATA)
    left = {each.name for each in home.iterdir()}
    assert {"mandate.yaml", "notes.law.txt", "99.law", "88.law", "19.index.77"} <= left
    assert len(left - {"mandate.yaml", "notes.law.txt", "99.law", "88.law"}) == 12
    assert "0.law" not in left


def test_a_full_disk_leaves_nothing_behind(whole: Law, cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be written whole is taken away."""

    def half(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    assert cached_law(DATA) == whole
    assert entries(cache_home) == []


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
    monkeypatch.setattr("mandate_cli.law.fold.law", lambda _: whole._replace(versions=versions))
    monkeypatch.setattr("mandate_cli.law.fold.sound", lambda law: law)
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
