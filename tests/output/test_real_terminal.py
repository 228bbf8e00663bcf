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
from tests.output.screens import COMMANDS, GOLDEN, SHOWN

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

LINES = 200  # more than any screen has
DONE = "### done"
SCREENS: dict[tuple[str, int], list[str]] = {}  # the names of the golden screens, by language and width
for screen, languages in SHOWN.items():
    for language, widths in languages.items():
        for columns in widths:
            SCREENS.setdefault((language, columns), []).append(screen)
PROGRAM = f"""\
from datetime import date
from mandate_cli.cli import app, session
session.today = lambda: date.fromisoformat("{TODAY}")
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
        for _ in range(1200):
            time.sleep(0.05)
            lines = [line.rstrip() for line in tmux(server, "capture-pane", "-p").split("\n")]
            if DONE in lines:
                return lines[: lines.index(DONE)]
        raise TimeoutError(command)

    yield run
    tmux(server, "kill-server")


@pytest.mark.parametrize(
    ("shown", "names"),
    [((language, columns), names) for (language, columns), names in SCREENS.items()],
    indirect=["shown"],
    ids=[f"{language}-{columns}" for language, columns in SCREENS],
)
def test_a_terminal_shows_the_golden_screens(
    request: pytest.FixtureRequest, shown: Callable[[str], list[str]], names: list[str]
) -> None:
    """Line by line, in each language and width that has golden screens."""
    language, columns = request.node.callspec.params["shown"]
    for name in names:
        golden = (GOLDEN / "screens" / language / str(columns) / f"{name}.txt").read_text(encoding="utf-8")
        assert "\n".join(shown(COMMANDS[name])).rstrip("\n") == golden.rstrip("\n"), name
