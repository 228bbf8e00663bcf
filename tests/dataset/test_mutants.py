"""Hundreds of broken data files: each is answered, or refused with a code and a place."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.dataset.tables import load_vocabulary
from mandate_cli.errors import CODES, MandateError
from mandate_cli.law.consistency import consistent
from mandate_cli.law.fold import fold, law
from tests.conftest import DATA, ROOT, TODAY, Run, shorten

pytestmark = [pytest.mark.mutants, pytest.mark.usefixtures("cache_home")]  # a store for each mutant

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


def cut(lines: list[str], at: int, _: random.Random) -> None:
    """Delete the rest of the file."""
    del lines[at:]


MUTATIONS: list[Mutate] = [delete, repeat, swap, indent, scramble, cut]
FILES = ["mandate.yaml", "amendments.yaml", "vocabulary.tsv", "draft.yaml"]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda each: each.__name__)
def test_a_mutated_file_is_answered_or_refused_with_a_place(tmp_path: Path, file: str, mutate: Mutate) -> None:
    """It loads, folds and is consistent, or it is refused with a known code and file:line:column."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    shorten(data)
    shutil.copy(ROOT / "examples" / "draft.yaml", data / "draft.yaml")
    original = (data / file).read_text(encoding="utf-8").splitlines()
    chance = random.Random(f"{file} {mutate.__name__}")  # noqa: S311 - the same mutants every time
    refusals: list[MandateError] = []
    for _ in range(15):
        lines = list(original)
        mutate(lines, chance.randrange(1, len(lines)), chance)
        (data / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
        try:
            dataset = load_draft(data / "draft.yaml", load(data))
            consistent(fold(dataset, TODAY))
            load_vocabulary(data, law(dataset))
        except MandateError as error:
            refusals.append(error)
    for refusal in refusals:
        assert refusal.code in CODES
        assert re.search(r"\.(?:yaml|tsv):\d+:\d+: ", str(refusal)), str(refusal)
        assert refusal.exit_code == 2
    assert refusals or file == "vocabulary.tsv"


COMMANDS = [
    ["groups"],
    ["duties", "1"],
    ["office"],
    ["show", "7"],
    ["search", "งาน"],
    ["history"],
    ["cite", "ข้อ 7"],
    ["check"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_crashes_on_a_mutated_file(run: Run, tmp_path: Path, command: list[str]) -> None:
    """Exit code 0, 1 or 2, and no traceback."""
    chance = random.Random(command[0])  # noqa: S311 - the same mutants every time
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / "amendments.yaml"
    original = path.read_text(encoding="utf-8").splitlines()
    for mutate in MUTATIONS * 2:
        lines = list(original)
        mutate(lines, chance.randrange(1, len(lines)), chance)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        assert run(*command, "--data", str(tmp_path / "data")).code in {0, 1, 2}
