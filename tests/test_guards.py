"""Guards on the shape of the house: layers, start-up, help."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from mandate_cli import cli
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("cache_home")  # empty at first

SOURCE = ROOT / "src" / "mandate_cli"
# A module may import those before it in this list, never those after; model imports only language and value, thai only
# language.
LAYERS = [
    "value",
    "language",
    "model",
    "thai",
    "wrap",
    "files",
    "suggest",
    "notices",
    "orders",
    "fold",
    "explain",
    "rank",
    "lookup",
    "load",
    "kept",
    "cache",
    "check",
    "wire",
    "screen",
    "progress",
    "page",
    "manual",
    "completion",
    "scripts",
    "cli",
]
THIRD_PARTY = {"typer", "rich", "yaml", "rapidfuzz"}


def imports(path: Path) -> list[tuple[str, bool]]:
    """What a module imports: the name, and whether at its top rather than in a function or for types only."""
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


@pytest.mark.parametrize("module", LAYERS)
def test_layers(module: str) -> None:
    """A module imports only from the layers below it."""
    ours = [name.split(".")[1] for name, _ in imports(SOURCE / f"{module}.py") if name.startswith("mandate_cli.")]
    allowed = {"model": {"language", "value"}, "thai": {"language"}}.get(module, set(LAYERS[: LAYERS.index(module)]))
    assert set(ours) - {"__version__"} <= allowed


def test_every_module_has_a_layer() -> None:
    """A new module is given its place in the list."""
    assert {path.stem for path in SOURCE.glob("*.py")} - {"__init__", "__main__"} == set(LAYERS)


@pytest.mark.parametrize("module", LAYERS)
def test_third_party_imports_sit_in_functions(module: str) -> None:
    """Only cli imports typer at its top; every other library is loaded where it is used."""
    at_top = {name.split(".")[0] for name, top in imports(SOURCE / f"{module}.py") if top}
    assert at_top & THIRD_PARTY == ({"typer"} if module == "cli" else set())


# What a command loads besides model, thai, notices, cache, page or wire once the law is cached.
LOADED: list[tuple[list[str], set[str]]] = [
    (["--version"], set()),
    (["--help"], {"mandate_cli.wrap"}),
    (["groups"], set()),
    (["groups", "--json"], {"json"}),
    (["duties", "10"], set()),
    (["duties", "กฎหมาย"], set()),
    (["duties", "กลุ่มกฏหมายเเละคดี"], set()),
    (["duties", "กดหมาย"], {"rapidfuzz"}),
    (["office"], set()),
    (["show", "7.10.ข"], set()),
    (["search", "ลูกเสือ"], set()),
    (["who-handles", "ร้องเรียน"], set()),
]


def loaded(arguments: list[str]) -> set[str]:
    """Which of the libraries that cost something a fresh process has loaded after a command, piped."""
    watched = {"rich", "rapidfuzz", "yaml", "json", "dataclasses", "importlib.metadata", "pydantic"}
    watched |= {f"mandate_cli.{module}" for module in ("orders", "fold", "load", "check", "wrap")}
    program = (
        "import sys; from mandate_cli import cli; cli.run(sys.argv[1:]);"
        f"print(*({watched!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(("arguments", "libraries"), LOADED)
def test_start_up_loads_only_what_is_needed(arguments: list[str], libraries: set[str]) -> None:
    """Once the law was read: no yaml, no rich, no rapidfuzz unless the command works with it."""
    assert loaded(["groups"]) == {"yaml", "mandate_cli.load", "mandate_cli.fold", "mandate_cli.orders"}
    if arguments[0] == "who-handles":
        assert loaded(arguments) == {"mandate_cli.load", "mandate_cli.orders"}
    assert loaded(arguments) == libraries


def commands() -> list[str]:
    """The names of all commands."""
    return sorted(typer.main.get_command(cli.app).commands)  # type: ignore[attr-defined]


def test_every_command_option_and_argument_has_help() -> None:
    """Nothing is left for the reader to guess."""
    root = typer.main.get_command(cli.app)
    for command in [root, *root.commands.values()]:  # type: ignore[attr-defined]
        assert command.help
        for parameter in command.params:
            assert parameter.help, (command.name, parameter.name)


@pytest.mark.parametrize("columns", ["60", "80", "120"])
@pytest.mark.parametrize("command", ["", *commands()])
def test_help_is_cut_nowhere(command: str, columns: str) -> None:
    """No crop, no ellipsis, no line wider than the terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "mandate_cli", *command.split(), "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": columns, "PYTHONIOENCODING": "utf-8"},
    )
    assert "..." not in done.stdout.replace("CITATION...", "")
    assert "…" not in done.stdout
    assert all(len(line) <= int(columns) for line in done.stdout.splitlines())
