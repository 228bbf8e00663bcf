"""Guards: imports between packages, what a command imports at start-up, and help."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from mandate_cli.cli import app
from mandate_cli.thai.display import width
from tests.conftest import ROOT, Run
from tests.layers import ABOVE, BENEATH, PACKAGES

SOURCE = ROOT / "src" / "mandate_cli"
MODULES = sorted(str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py"))
THIRD_PARTY = {"typer", "rich", "yaml", "rapidfuzz", "mcp", "anyio"}


@cache
def imports(path: Path) -> list[tuple[str, bool]]:
    """The names that a module imports, and whether it does so at its top (not in a function, not only for types)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = {id(node) for node in tree.body}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(name.name, id(node) in top) for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "mandate_cli":
            found += [(f"mandate_cli.{name.name}", id(node) in top) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.module or "", id(node) in top))
    return found


def place(name: str) -> int:
    """The position of a package in the order of imports; single modules come first or last."""
    return [*ABOVE, *PACKAGES, *BENEATH].index(name)


def test_imports_point_one_way() -> None:
    """A module imports only from its own package and from those below."""
    for module in MODULES:
        package = module.partition("/")[0].removesuffix(".py")
        if package in {"__init__", "__main__"}:
            continue
        names = {name.split(".")[1] for name, _ in imports(SOURCE / module) if name.startswith("mandate_cli.")}
        above = {name for name in names - {"__version__", "SCHEMAS", "SHIPPED_DATA"} if place(name) < place(package)}
        assert not above, module


def test_every_package_is_in_the_list() -> None:
    """tests/layers.py has every package and single module."""
    found = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert found - {"__init__", "__main__"} == {*ABOVE, *PACKAGES, *BENEATH}


def test_third_party_imports_sit_in_functions() -> None:
    """Only cli imports typer at its top, and output/terminal.py rich; other libraries are loaded where used."""
    for module in MODULES:
        at_top = {name.split(".")[0] for name, top in imports(SOURCE / module) if top}
        allowed = {"rich"} if module == "output/terminal.py" else {"typer"} if module.startswith("cli/") else set()
        assert at_top & THIRD_PARTY <= allowed, module


NOTHING = [  # commands that import no slow module once the data are compiled
    ["--version"],
    ["groups"],
    ["groups", "--tree"],
    ["groups", "--color", "never"],
    ["duties", "10"],
    ["duties", "กฎหมาย"],
    ["duties", "กลุ่มกฏหมายเเละคดี"],
    ["duties", "กลุ่ม"],
    ["office"],
    ["show", "7.10.ข"],
    ["search", "ลูกเสือ", "--pager"],
    ["who-handles", "ร้องเรียน"],
]
LOADED: list[tuple[list[str], set[str]]] = [  # and those that need one
    (["--help"], {"mandate_cli.thai.line_breaks"}),
    (["groups", "--json"], {"json"}),
    (["duties", "กดหมาย"], {"rapidfuzz"}),
]


def loaded(*commands: list[str]) -> set[str]:
    """The slow libraries and modules that a new process has imported after some commands, piped."""
    watched = {"rich", "rapidfuzz", "yaml", "json", "dataclasses", "importlib.metadata", "pydantic", "mcp"}
    watched |= {
        f"mandate_cli.{module}"
        for module in ("law.amendments", "law.fold", "dataset.loader", "dataset.checks", "thai.line_breaks")
    }
    program = (
        f"import sys; from mandate_cli.cli import app; [app.run(command) for command in {commands!r}];"
        f"print(*({watched!r} & set(sys.modules)), file=sys.stderr)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.usefixtures("cache_home")
def test_only_the_first_command_reads_the_data_files() -> None:
    """The second one reads the compiled data."""
    reading = {"yaml", "mandate_cli.dataset.loader", "mandate_cli.law.fold", "mandate_cli.law.amendments"}
    assert loaded(["groups"]) == reading
    assert loaded(["groups"]) == set()


@pytest.fixture(scope="module")
def compiled() -> None:
    """The shipped data are compiled."""
    loaded(["who-handles", "ร้องเรียน"])


@pytest.mark.usefixtures("compiled")
def test_start_up_loads_only_what_is_needed() -> None:
    """Once the data are compiled, a command imports no yaml, no rich, and rapidfuzz only if it needs it."""
    assert loaded(*NOTHING) == set()
    for command, libraries in LOADED:
        assert loaded(command) == libraries


def commands() -> list[str]:
    """The names of all commands."""
    return sorted(app.built().commands)


def test_every_command_option_and_argument_has_help() -> None:
    """Commands, options and arguments all have a help text."""
    root = app.built()
    for command in [root, *root.commands.values()]:
        assert command.help
        for parameter in command.params:
            assert parameter.help, (command.name, parameter.name)  # type: ignore[attr-defined]


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_help_is_cut_nowhere(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """No ellipsis, and no line wider than the terminal."""
    monkeypatch.setenv("COLUMNS", columns)
    for command in ["", *commands()]:
        help_text = run(*command.split(), "--help").out
        assert help_text
        assert not re.search(r"\.\.\.(?<![A-Z]\.\.\.)(?<!\]\.\.\.)", help_text)  # but that words may be several
        assert "…" not in help_text
        assert all(width(line) <= int(columns) for line in help_text.splitlines()), command
