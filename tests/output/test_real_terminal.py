"""The golden screens in a real terminal: tmux must show each line where the program meant it to be."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, TODAY
from tests.output.test_screen import COLUMNS, COMMANDS, GOLDEN, LANGUAGES, SHOWN

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

LINES = 200  # more than any screen has
DONE = "### done"
PROGRAM = f"""\
from datetime import date
from mandate_cli.cli import app
app.today = lambda: date.fromisoformat("{TODAY}")
app.main()
"""


def tmux(server: str, *arguments: str) -> str:
    """Run a tmux command and return its output."""
    return subprocess.run(
        ["tmux", "-L", server, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=dict(os.environ),  # without the COLUMNS that readline may have set in the C library's environment
    ).stdout


@pytest.fixture
def shown(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], list[str]]]:
    """A function that runs a command of the program in a terminal and returns the lines on the screen."""
    language, columns = request.param
    program = tmp_path / "mandate.py"
    program.write_text(PROGRAM, encoding="utf-8")
    environment = {"MANDATE_LANG": language, "NO_COLOR": "1", "PS1": "", "LC_ALL": "C.UTF-8"}
    settings = [part for name, value in environment.items() for part in ("-e", f"{name}={value}")]
    server = f"mandate-{os.getpid()}-{language}-{columns}"
    size = ["-x", str(columns), "-y", str(LINES)]
    tmux(server, "-f", os.devnull, "new-session", "-d", "-c", str(ROOT), *size, *settings, "sh")

    def run(command: str) -> list[str]:
        python = shlex.join([sys.executable, str(program)])
        tmux(server, "send-keys", "-R", f"clear; {python} {command}; echo '{DONE}'", "Enter")
        for _ in range(400):
            time.sleep(0.05)
            lines = [line.rstrip() for line in tmux(server, "capture-pane", "-p").split("\n")]
            if DONE in lines:
                return lines[: lines.index(DONE)]
        raise TimeoutError(command)

    yield run
    tmux(server, "kill-server")


@pytest.mark.parametrize(
    ("shown", "language", "columns"),
    [((language, columns), language, columns) for language in LANGUAGES for columns in COLUMNS],
    indirect=["shown"],
    ids=[f"{language}-{columns}" for language in LANGUAGES for columns in COLUMNS],
)
def test_a_terminal_shows_the_golden_screens(shown: Callable[[str], list[str]], language: str, columns: int) -> None:
    """Line by line, in each language and width."""
    for name in SHOWN:
        golden = (GOLDEN / language / str(columns) / f"{name}.txt").read_text(encoding="utf-8")
        assert "\n".join(shown(COMMANDS[name])).rstrip("\n") == golden.rstrip("\n"), name
