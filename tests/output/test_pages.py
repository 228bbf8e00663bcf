"""Pages: the screens as they are when piped, word for word."""

from __future__ import annotations

import shlex

import pytest

from mandate_cli.output import pages
from mandate_cli.output.page import Hanging
from tests.conftest import ROOT, Run
from tests.output.screens import FILES, GOLDEN


@pytest.mark.parametrize("name", FILES)
def test_screens(run: Run, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Each golden file has the command, its exit code, its output and its errors."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    if name.startswith("th-"):
        monkeypatch.setenv("MANDATE_LANG", "th")
    result = run(*shlex.split(FILES[name]))
    errors = f"--- stderr\n{result.err}" if result.err else ""
    screen = f"$ mandate {FILES[name]}\n{result.out}{errors}--- exit {result.code}\n"
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(screen, encoding="utf-8")
    assert screen == path.read_text(encoding="utf-8")


def test_every_golden_file_is_a_screen() -> None:
    """There are no golden files without a screen."""
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(FILES)


def test_a_query_cannot_write_to_the_terminal(run: Run) -> None:
    """Escape sequences in a query or a command line are escaped on stdout and stderr."""
    assert "\x1b" not in run("search", "\x1b[31mแดง").out
    assert "\x1b" not in run("duties", "\x1b[31mแดง").err


def test_an_error_keeps_its_numbered_lines_apart() -> None:
    """A numbered line continues below its words, any other line behind two columns."""
    assert pages.error("many:\n   1  a\n  10  b") == [
        Hanging([("plain", "mandate: many:")], 2),
        Hanging([("plain", "   1  a")], 6),
        Hanging([("plain", "  10  b")], 6),
    ]
