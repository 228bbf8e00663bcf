"""Hundreds of broken data files of every kind: each is told with its place and what to write, or changes no answer."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mandate_cli.dataset import fitted, tables
from mandate_cli.dataset.checks import WARNINGS
from mandate_cli.dataset.gazette import read_notices
from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.errors import CODES
from mandate_cli.law.fold import law as fold_law
from mandate_cli.law.model import Cause
from tests.conftest import DATA, ROOT, Result, Run

pytestmark = [pytest.mark.mutants, pytest.mark.usefixtures("cache_home")]  # a store for each mutant

GAZETTE = """date,title,volume,part,page
2566-06-02,ประกาศ เรื่อง การแบ่งส่วนราชการภายในสํานักงานเขตพื้นที่การศึกษา (ฉบับที่ ๓) พ.ศ. ๒๕๖๖,140,พิเศษ 128 ง,31
2567-01-15,"ประกาศ, เรื่อง ตัวอย่าง",141,พิเศษ 12 ง,4
2567-12-30,ประกาศ เรื่อง ตัวอย่างอีกเรื่องหนึ่ง,141,พิเศษ 350 ง,9
"""
OWN = "phrase\tcitations@announcement-2561-no-2\nพี่แป้ง\tข้อ 7 (4) (ก)\nห้องน้องหมิว\tข้อ 7 (8) (ฌ) | ข้อ 7 (9) (ค)\n"
Mutate = Callable[[list[str], int, random.Random], None]


def delete(lines: list[str], at: int, _: random.Random) -> None:
    """Delete a line."""
    del lines[at]


def repeat(lines: list[str], at: int, _: random.Random) -> None:
    """Repeat a line."""
    lines.insert(at, lines[at])


def swap(lines: list[str], at: int, chance: random.Random) -> None:
    """Swap two lines."""
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def indent(lines: list[str], at: int, chance: random.Random) -> None:
    """Indent a line more or less."""
    lines[at] = lines[at][2:] if chance.random() < 0.5 else "  " + lines[at]


def scramble(lines: list[str], at: int, chance: random.Random) -> None:
    """Change a character to one with a meaning in YAML, Thai or a terminal."""
    line = lines[at] or "x"
    place = chance.randrange(len(line))
    lines[at] = line[:place] + chance.choice("(){}[]:#&*!|>'\"%@`,?- \t\0\x1b๑กฆฤ9") + line[place + 1 :]


def cut(lines: list[str], at: int, chance: random.Random) -> None:
    """Delete the rest of the file, from within a line on."""
    lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
    del lines[at + 1 :]


def misnumber(lines: list[str], at: int, chance: random.Random) -> None:
    """Write something else for a number of a line, or of one behind it."""
    while at < len(lines) - 1 and not re.search(r"\d", lines[at]):
        at += 1
    other = chance.choice(["x", "๑", "-1", "0", "999999999999", "nan", "1e999", ""])
    lines[at] = re.sub(r"\d+", other, lines[at], count=1)


def empty(lines: list[str], at: int, _: random.Random) -> None:
    """Delete what stands behind the first sign that parts two things."""
    lines[at] = re.sub(r"(\t|: |,).*", r"\1", lines[at], count=1)


def separate(lines: list[str], at: int, chance: random.Random) -> None:
    """Write another sign for the one that parts two things."""
    lines[at] = re.sub(r"\t|: |,", chance.choice(["  ", "", "\t\t", ";", ",", "：", " : "]), lines[at], count=1)


def misspell(lines: list[str], at: int, chance: random.Random) -> None:
    """Leave out, double or exchange a character."""
    line = lines[at]
    place = chance.randrange(max(1, len(line)))
    lines[at] = line[:place] + chance.choice(["", line[place : place + 1] * 2, "เ", "ํ"]) + line[place + 1 :]


MUTATIONS: list[Mutate] = [delete, repeat, swap, indent, scramble, cut, misnumber, empty, separate, misspell]
FILES = [
    "mandate.yaml",
    "amendments.yaml",
    "draft.yaml",
    "vocabulary.tsv",
    "own.tsv",
    "other-agencies.tsv",
    "successions.tsv",
    "weights.tsv",
    "decision.tsv",
    "gazette.csv",
]
EACH = 6  # mutants of each file by each mutation, if there are so many
LEAST = 500  # mutants that are tried
# What every message has that says what to write.
ADVICE = (
    r"write|delete|enter|must|expected|is missing|there can|is meant|correct|give|insert|check|keep|use|join|sort|name"
    r"|save|put|look|said|say|run|repeal|is not allowed|can only be|are missing|replace|set it|begin|Nearest in force"
)


@pytest.fixture
def data(data: Path) -> Path:
    """A data directory with every kind of file, each of them small."""
    for name in ("other-agencies.tsv", "weights.tsv"):
        lines = (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (data / name).write_text("".join(lines[:40]), encoding="utf-8")
    shutil.copy(ROOT / "examples" / "draft.yaml", data / "draft.yaml")
    (data / "gazette.csv").write_text(GAZETTE, encoding="utf-8")
    (data / "own.tsv").write_text(OWN, encoding="utf-8")
    return data


def asked(run: Run, data: Path, *command: str) -> Result:
    """The answer of a command with a draft on top, and with an office's own phrases if it is about phrases."""
    own = ("--phrases", str(data / "own.tsv")) if command[0] in {"check", "who-handles"} else ()
    return run(*command, "--data", str(data), "--with", str(data / "draft.yaml"), *own)


def problems(run: Run, data: Path) -> list[dict[str, Any]]:
    """What ``check`` tells, of all files."""
    told = asked(run, data, "check", "--gazette", str(data / "gazette.csv"), "--json")
    assert told.code in {0, 1}
    found: list[dict[str, Any]] = json.loads(told.out)["data"]["problems"]
    return found


COMMANDS = [("who-handles", "ตรวจเงินยืม", "--json"), ("duties", "8", "--json")]


def mutated(path: Path) -> dict[str, list[str]]:
    """The mutants of a file by the names of the mutations, the same in every run; no two of them are alike."""
    original = path.read_text(encoding="utf-8").splitlines()
    seen = {"\n".join(original) + "\n"}
    mutants: dict[str, list[str]] = {}
    for mutate in MUTATIONS:
        found = mutants[mutate.__name__] = []
        chance = random.Random(f"{path.name} {mutate.__name__}")  # noqa: S311 - no secret
        for _ in range(EACH * 20):
            lines = list(original)
            mutate(lines, chance.randrange(len(lines)), chance)
            mutant = "\n".join(lines) + "\n"
            if mutant not in seen and len(found) < EACH:
                seen.add(mutant)
                found.append(mutant)
    return mutants


def test_there_are_enough_mutants(data: Path) -> None:
    """All different, and some of each file by each mutation."""
    counts = [len(found) for file in FILES for found in mutated(data / file).values()]
    assert len(counts) == len(FILES) * len(MUTATIONS)
    assert min(counts) >= 2
    assert sum(counts) >= LEAST


# In what accepted mutants of a file may say something else; in all the rest they say the same. Each of these is legal:
# another word of the law or of its source, a fact, an id, a label or a phrase that might as well be right.
ELSE = {
    "mandate.yaml": {"words", "ids", "office", "structure", "weights"},  # these are of duties by their ids
    "amendments.yaml": {"words", "source", "facts", "ids"},
    "draft.yaml": {"words", "provisions", "ids"},
    "vocabulary.tsv": {"phrases"},
    "own.tsv": {"phrases"},
    "other-agencies.tsv": {"other agencies"},
    "successions.tsv": {"successions"},
    "weights.tsv": {"weights"},
    "decision.tsv": {"decision"},
    "gazette.csv": {"titles"},
}


def said(data: Path) -> dict[str, str]:
    """All that the files of a directory say, by its kinds; instruments are called by their order, but for their ids."""
    law = fold_law(load_draft(data / "draft.yaml", load(data)))
    every = [(citation, number, each) for citation, found in law.versions.items() for number, each in enumerate(found)]
    vocabulary = tables.load_all_words(data, law, [data / "own.tsv"])
    ids = [each.id for each in (*law.instruments, *(each.instrument for each in law.outstanding))]
    told: dict[str, object] = {
        "words": [(*place, each.words.text) for *place, each in every],
        "provisions": [(*place, each.reports_to, caused(each.by), caused(each.ended_by)) for *place, each in every],
        "source": [(*place, each.words[1:]) for *place, each in every if any(each.words[1:])],
        "facts": (law.instruments, [each.instrument for each in law.outstanding], law.checked_through),
        "clauses": (
            law.idle,
            law.reserved,
            law.unheld,
            [[each[:2] for each in one.targets] for one in law.outstanding],
        ),
        "office": law.office,
        "structure": law.structure,
        "phrases": vocabulary.phrases,
        "other agencies": vocabulary.other_agencies,
        "successions": tables.load_successions(data, law),
        "weights": fitted.load_weights(data),
        "decision": fitted.load_decision(data),
        "titles": [notice[:5] for notice in read_notices(data / "gazette.csv")],
    }
    pattern = "|".join(rf"\b{re.escape(id_)}(?=['@])" for id_ in sorted(ids, key=len, reverse=True))
    numbered = {kind: re.sub(pattern, lambda id_: f"#{ids.index(id_[0])}", repr(found)) for kind, found in told.items()}
    return {**numbered, "ids": repr(ids)}


def caused(cause: Cause | None) -> object:
    """By what a version began or ended, wherever that is written."""
    return cause and (cause.instrument.id, *cause[1:4], cause.to)


def unwritten(data: Path) -> list[str]:
    """Texts of the law that stand in no file as they are, which reading would have made other ones of."""
    written = "".join((data / name).read_text(encoding="utf-8") for name in FILES if name.endswith(".yaml"))
    law = fold_law(load_draft(data / "draft.yaml", load(data)))
    texts = {each.words.text for each in law.every_version if each.by.operation != "rename"}  # this makes a lead-in
    return [text for text in texts if text not in written]


@pytest.mark.parametrize("file", FILES)
def test_a_mutated_file_is_told_with_its_place(run: Run, data: Path, file: str) -> None:
    """By ``check``, and by every command that cannot answer; what ``check`` finds right, all others read.

    What it finds right says the same, or something else that is legal; no word of it is lost or made up.
    """
    before, elsewhere = said(data), set[str]()
    for mutant in (mutant for found in mutated(data / file).values() for mutant in found):
        (data / file).write_text(mutant, encoding="utf-8")
        found = problems(run, data)
        for problem in found:
            assert problem["code"] in CODES
            assert re.search(r"\.(?:yaml|tsv|csv)$", problem["file"]), problem
            assert problem["line"] >= 1, problem
            assert problem["column"] >= 1, problem
        wrong = [problem for problem in found if problem["code"] not in WARNINGS]
        for problem in wrong:  # a warning asks whether something is meant
            assert re.search(ADVICE, problem["message"]), problem
        answer = asked(run, data, *COMMANDS[0])
        assert answer.code in {0, 1, 2}
        if answer.code == 2:
            assert wrong, answer
            assert re.search(r"\.(?:yaml|tsv):\d+:\d+: ", answer.out), answer
        if not wrong:
            now = said(data)
            elsewhere |= {kind for kind in before if now[kind] != before[kind]}
            assert elsewhere <= ELSE[file], mutant
            assert unwritten(data) == [], mutant
    assert elsewhere == ELSE[file]


def blank(text: str) -> bytes:
    """An empty line behind every line."""
    return text.replace("\n", "\n\n").encode()


LEGAL: dict[str, Callable[[str], bytes]] = {
    "lines of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "a byte order mark": lambda text: text.encode("utf-8-sig"),
    "empty lines": blank,
    "no line break at the end": lambda text: text.rstrip("\n").encode(),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("change", LEGAL)
def test_what_means_nothing_changes_no_answer(run: Run, data: Path, file: str, change: str) -> None:
    """Neither what is found wrong nor what is answered."""
    before = [asked(run, data, *command).out for command in COMMANDS]
    told = [(problem["code"], problem["message"]) for problem in problems(run, data)]
    path = data / file
    path.write_bytes(LEGAL[change](path.read_text(encoding="utf-8")))
    assert [asked(run, data, *command).out for command in COMMANDS] == before
    assert [(problem["code"], problem["message"]) for problem in problems(run, data)] == told


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("encoding", ["cp874", "utf-16"])
def test_another_encoding_is_told(run: Run, data: Path, file: str, encoding: str) -> None:
    """With the first byte that is not UTF-8."""
    if file in {"weights.tsv", "decision.tsv"} and encoding == "cp874":
        pytest.skip("there may be no Thai letter in it")
    path = data / file
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding, "replace"))
    (problem,) = [each for each in problems(run, data) if each["file"] == str(path)]
    assert "save it as UTF-8" in problem["message"]
