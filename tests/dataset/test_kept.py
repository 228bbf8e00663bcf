"""The index kept in a file: it says what the one in memory says; never stale, never needed, noticed when damaged."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE
from typing import TYPE_CHECKING, Any

import pytest

from mandate_cli.dataset import cache
from mandate_cli.dataset.cache import cached_index, cached_law
from mandate_cli.dataset.diagnostics import LoadError
from mandate_cli.dataset.kept import Kept, pack
from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.dataset.paths import BAD
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.citation import Citation
from mandate_cli.law.fold import fold, law
from mandate_cli.law.model import Law, Mandate, Provision
from mandate_cli.search import index
from mandate_cli.search.index import Built, Entry, Weights
from mandate_cli.search.tasks import Answer, Handlers
from tests.conftest import BEFORE, DATA, ROOT, TODAY, shorten

if TYPE_CHECKING:
    from mandate_cli.search.index import Index

pytestmark = pytest.mark.usefixtures("cache_home")  # of each test its own

SMALL = index.build(
    [
        Entry("vocabulary", "ย้ายครู", ("ข้อ 7 (5) (ค)", "ข้อ 7 (5) (ก)")),
        Entry("text", "สรรหาและบรรจุแต่งตั้ง ย้าย", ("ข้อ 7 (5) (ค)",)),
        Entry("elsewhere", "ย้ายทะเบียนบ้าน", ("สำนักงานเขตหรือที่ว่าการอำเภอ",)),
    ],
    Weights(("ข้อ 6 (5)", "elsewhere"), {"": "1\t-2", "ย้า": "300\t-70000", "ไม่": "0\t9"}),
)


def same(one: Index, other: Index) -> bool:
    """Whether two indexes say the same to whatever is asked."""
    texts = [one.source(number).text for number in range(one.size)]
    grams = ["", "ไม่", "qqq", *sorted({gram for text in texts for gram in index.grams(index.key(text))})]
    ours, theirs = one.runs(grams), other.runs(grams)
    return (
        (one.size, one.law, list(one.groups), list(one.lengths))
        == (other.size, other.law, list(other.groups), list(other.lengths))
        and list(ours) == list(theirs)
        and all(list(ours[each].weights or ()) == list(theirs[each].weights or ()) for each in ours)
        and all(list(one.having(ours[each])) == list(other.having(theirs[each])) for each in ours)
        and [one.source(number) for number in range(one.size)] == [other.source(number) for number in range(one.size)]
        and [one.key(number) for number in range(one.size)] == [other.key(number) for number in range(one.size)]
    )


def never() -> Index:
    """Making an index anew is a failure."""
    raise AssertionError


@pytest.mark.parametrize(
    "built", [SMALL, index.build([]), index.build(list(SMALL.sources)), SMALL._replace(weights=None)]
)
def test_what_is_packed_is_read(built: Built, tmp_path: Path) -> None:
    """Every run, source, key, length and weight; with weights or without, and nothing at all."""
    path = tmp_path / "an.index"
    path.write_bytes(pack(built, path.name))
    kept = Kept(path, never)
    assert same(built, kept)
    assert same(built, kept)  # what is kept in memory is the same again


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data, with few phrases."""
    shutil.copytree(DATA, tmp_path / "data")
    shorten(tmp_path / "data")
    return tmp_path / "data"


def entries(home: Path) -> list[Path]:
    """The indexes kept."""
    return sorted((home / "mandate").glob("*.index"))


def test_every_damage_is_noticed(tmp_path: Path) -> None:
    """Whatever byte is flipped, wherever the file ends: what is said is the same, or opening it fails."""
    path = tmp_path / "an.index"
    whole = pack(SMALL, path.name)
    noticed = 0
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x11]) + whole[at + 1 :])
        noticed += _damaged(path)
    assert noticed > len(whole) * 0.9
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at])
        assert _damaged(path)
    path.write_bytes(pack(SMALL, "another.index"))
    assert _damaged(path)
    path.unlink()
    os.mkfifo(path)
    assert _damaged(path)


def _damaged(path: Path) -> bool:
    made: list[Index] = []

    def anew() -> Index:
        made.append(SMALL)
        return SMALL

    try:
        kept = Kept(path, anew)
    except BAD:
        return True
    assert same(SMALL, kept)
    return bool(made)


def test_answers_are_the_same(dataset: Dataset, now: Mandate, handlers: Handlers, cache_home: Path) -> None:
    """Of the development queries and phrases, today and before the amendments."""
    queries = (ROOT / "evaluation" / "queries-dev.tsv").read_text(encoding="utf-8").splitlines()[1:]
    asked = [line.split("\t")[1] for line in queries]
    made = cached_index(DATA, law(dataset))
    asked += [made.source(number).text for number in random.Random(1).sample(range(made.size), 100)]  # noqa: S311
    kept = cached_index(DATA, law(dataset))
    assert isinstance(kept, Kept)
    assert len(entries(cache_home)) == 1
    ask: Callable[[str], Answer] = Handlers(now, (), index=kept).ask
    assert [ask(query) for query in asked] == [handlers.ask(query) for query in asked]
    old = fold(dataset, BEFORE)
    then, kept_then = Handlers(old, (), index=made), Handlers(old, (), index=kept)
    assert [kept_then.ask(query) for query in asked] == [then.ask(query) for query in asked]


def test_a_question_reads_a_part_of_the_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it costs depends on the groups that are near, not on all that there are."""
    for _ in range(2):  # read from the files, then from the cache
        read: list[Citation] = []
        whole = cached_law(DATA)
        make = cache._Versions._read

        def noted(versions: Any, *given: Any, make: Any = make, read: Any = read) -> list[Provision]:
            found: list[Provision] = make(versions, *given)
            read += [each.citation for each in found]
            return found

        monkeypatch.setattr(cache._Versions, "_read", noted)
        answer = Handlers(whole.on(TODAY), (), index=cached_index(DATA, whole)).ask("ร้องเรียน")
        assert answer.handlers[0].group.number == "10"
        monkeypatch.setattr(cache._Versions, "_read", make)
    assert 0 < len(read) < len(whole.versions) / 2


@pytest.mark.parametrize("name", ["mandate.yaml", "vocabulary.tsv", "other-agencies.tsv", "weights.tsv"])
def test_changed_files_make_another_index(data: Path, cache_home: Path, name: str) -> None:
    """Any of them, one that comes or goes included."""
    found = law(load(data))
    cached_index(data, found)
    path = data / name
    if name == "weights.tsv":
        path.write_text("x\tข้อ 6 (1)\n\t5\n", encoding="utf-8")
    elif name == "other-agencies.tsv":
        path.write_text("phrase\tagency\nใบขับขี่\tกรมการขนส่งทางบก\n", encoding="utf-8")
    else:
        path.write_text(path.read_text(encoding="utf-8") + ("ย้ายด่วน\tข้อ 7 (5) (ค)\n" if "voc" in name else "\n"))
    assert not isinstance(cached_index(data, found), Kept)
    assert isinstance(cached_index(data, found), Kept)
    assert len(entries(cache_home)) == 2


def test_a_draft_has_an_index_of_its_own(dataset: Dataset, cache_home: Path) -> None:
    """Made of what the draft says too."""
    draft = ROOT / "examples" / "draft.yaml"
    laid = law(load_draft(draft, dataset))
    assert not same(cached_index(DATA, law(dataset)), cached_index(DATA, laid, draft))
    kept = cached_index(DATA, laid, draft)
    assert isinstance(kept, Kept)
    assert len(entries(cache_home)) == 2
    answer = Handlers(laid.on(TODAY.replace(year=2030)), (), index=kept).ask("ตรวจสอบการดำเนินงานด้านการเงิน")
    assert answer.answered


def test_what_is_wrong_is_not_kept(data: Path, cache_home: Path, dataset: Dataset) -> None:
    """A phrase that points nowhere is complained of each time."""
    with (data / "vocabulary.tsv").open("a", encoding="utf-8") as file:
        file.write("ย้ายด่วน\tข้อ 77\n")
    for _ in range(2):
        with pytest.raises(LoadError):
            cached_index(data, law(dataset))
    assert not entries(cache_home)


def test_nowhere_to_keep_it(data: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A cache directory that cannot be made, or none: the index is made each time, and says the same."""
    found: Law = law(dataset)
    whole = cached_index(data, found)
    (tmp_path / "file").write_text("")
    for home in (tmp_path / "file", Path("relative")):
        monkeypatch.setenv("XDG_CACHE_HOME", str(home))
        for _ in range(2):
            assert same(whole, cached_index(data, found))
    (data / "weights.tsv").mkdir()
    with pytest.raises(LoadError):
        cached_index(data, found)


def test_a_damaged_entry_is_written_anew(data: Path, dataset: Dataset, cache_home: Path) -> None:
    """Whether it is noticed when it is opened or when something is read."""
    found = law(dataset)
    whole = cached_index(data, found)
    (entry,) = entries(cache_home)
    written = entry.read_bytes()
    for broken in (b"", written[:40], written[:60] + bytes(len(written) // 2) + written[60 + len(written) // 2 :]):
        entry.write_bytes(broken)
        assert same(whole, cached_index(data, found))
        assert entry.read_bytes() == written


def test_a_file_is_the_same_whichever_process_writes_it() -> None:
    """Sums of floats depend on their order, and the order of a set on the process."""
    program = (
        "import zlib; from mandate_cli.dataset import kept; from mandate_cli.search import index;"
        "texts = [f'ขอย้าย{a}{b}ไปสอน' for a in 'กขคงจฉช' for b in 'ดตถทธ'];"
        "print(zlib.crc32(kept.pack(index.build([index.Entry('vocabulary', text, ('a',)) for text in texts]), 'a')))"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, stdout=PIPE, check=True
        ).stdout
        for seed in "1234"
    }
    assert len(sums) == 1
