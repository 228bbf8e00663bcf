"""Completion in real shells: typer's scripts, installed by the program, typed into on a terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

pytestmark = pytest.mark.shells

BIN = Path(sys.executable).parent
TAB = "\t"
KEY = "\x18r"  # makes the shell report its line

# What makes each shell show a prompt that can be waited for, and write its line to a file when KEY is pressed.
REPORTS = {
    "bash": r"""
PS1='ready> '
bind 'set enable-bracketed-paste off'
bind 'set bell-style none'
report() { printf '%s\n' "$READLINE_LINE" >>"$REPORT"; }
bind -x '"\C-xr": report'
""",
    "zsh": r"""
PS1='ready> '
unsetopt prompt_sp beep
bindkey -e
report() { print -r -- "$BUFFER" >>"$REPORT" }
zle -N report
bindkey '^Xr' report
""",
    "fish": r"""
function fish_prompt; echo -n 'ready> '; end
function fish_greeting; end
set -g fish_autosuggestion_enabled 0
bind \cxr 'commandline >>$REPORT'
""",
}
COMMANDS = {
    "bash": ["bash", "--noprofile", "--rcfile", "{home}/.bashrc", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "-i"],
}
STARTS = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}
SHELLS = [
    pytest.param(shell, marks=pytest.mark.skipif(not shutil.which(shell), reason=f"there is no {shell} here"))
    for shell in COMMANDS
]


def user(shell: str, home: Path) -> dict[str, str]:
    """The environment of a user of a shell, whose home is there, who has installed completion."""
    start = home / STARTS[shell]
    start.parent.mkdir(parents=True, exist_ok=True)
    start.write_text(REPORTS[shell], encoding="utf-8")
    kept = ("XDG_CACHE_HOME", "COVERAGE_PROCESS_START", "PYTHONPATH")
    variables = {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "HOME": str(home),
        "PATH": f"{BIN}{os.pathsep}/usr/local/bin{os.pathsep}/usr/bin{os.pathsep}/bin",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm" if shell == "fish" else "dumb",  # on a dumb terminal fish lists nothing
        "COLUMNS": "120",
        "REPORT": str(home / "report"),
    }
    done = subprocess.run(
        [shell, "-c", "mandate --install-completion; true"],  # typer finds out which shell it is a child of
        capture_output=True,
        text=True,
        check=False,
        env=variables,
    )
    assert f"Completion is installed in {home}" in done.stdout, done.stderr
    return variables


class Terminal:
    """An interactive shell on a terminal, which is typed into and read; ``screen`` is all that it has shown."""

    def __init__(self, shell: str, variables: Mapping[str, str]) -> None:
        """Start a shell, whose start file is to hold what REPORTS has for it."""
        self.shell = shell
        self.report = Path(variables["REPORT"])
        self.report.touch()
        self.screen = ""
        command = [part.format(home=variables["HOME"]) for part in COMMANDS[shell]]
        self.child, self.terminal = pty.fork()
        if self.child == 0:  # pragma: no cover - another process
            os.chdir(variables["HOME"])
            os.execvpe(command[0], command, dict(variables))  # noqa: S606 - a shell is what is tested
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def __enter__(self) -> Self:
        """Ready when the prompt is shown; in zsh, the first TAB of a session only loads typer's script."""
        self.wait(lambda: "ready> " in self.screen)
        if self.shell == "zsh":
            assert self.line(f"mandate {TAB}") == "mandate"
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Hang up."""
        os.close(self.terminal)
        os.waitpid(self.child, 0)

    def wait(self, seen: Callable[[], bool]) -> None:
        """Read until something is seen; fail if that takes two minutes."""
        end = time.monotonic() + 120
        while not seen():
            assert time.monotonic() < end, self.screen
            if select.select([self.terminal], [], [], 0.01)[0]:
                self.screen += os.read(self.terminal, 65536).decode("utf-8", "replace")

    def line(self, keys: str) -> str:
        """What the line is after these keys, without space at its end; then it is emptied."""
        before = self.report.read_bytes().count(b"\n")
        os.write(self.terminal, f"{keys}{KEY}".encode())
        self.wait(lambda: self.report.read_bytes().count(b"\n") > before)
        os.write(self.terminal, b"\x05\x15")
        return self.report.read_text(encoding="utf-8").splitlines()[-1].rstrip()

    def show(self, keys: str, *words: str) -> None:
        """Type these keys, and fail unless all the words are shown then."""
        before = len(self.screen)
        os.write(self.terminal, keys.encode())
        escapes = r"\x1b(?:\[[\d;?]*[A-Za-z]|\(B)"
        self.wait(lambda: all(word in re.sub(escapes, "", self.screen[before:]) for word in words))


# What is typed before TAB, and what the line is then; the same in every shell.
LINES = [
    ("mandate du", "mandate duties"),
    ("mandate duties 10", "mandate duties 10"),
    ("mandate groups --tr", "mandate groups --tree"),
    ("mandate groups --color al", "mandate groups --color always"),
    ("mandate groups --as-of 2017", "mandate groups --as-of 2017-11-22"),
    ("mandate diff 2560", "mandate diff 2560-11-22"),
    ("mandate show มา", "mandate show มาตรา37"),
    ("mandate show 7.10.ข", "mandate show 7.10.ข"),
    ("mandate cite 7.1 ข้อ6.2", "mandate cite 7.1 ข้อ6.2"),
    ("mandate duties --as-of 2560-01-01 10", "mandate duties --as-of 2560-01-01 10"),
]
NOISE = ["env:", "No such", "not found", "not set", "Traceback", "rror", "mandate:"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_what_is_typed(shell: str, tmp_path: Path) -> None:
    """In a new shell, once completion is installed, and without any other output."""
    with Terminal(shell, user(shell, tmp_path)) as terminal:
        found = [(typed, terminal.line(typed + TAB)) for typed, _ in LINES]
    assert found == LINES
    assert [word for word in NOISE if word in terminal.screen] == []


LISTED = [
    ("mandate duties ", "10", {"bash": "10", "zsh": "กลุ่มกฎหมาย", "fish": "กลุ่มกฎหมาย"}),
    ("mandate show 7.10.", "7.10.ญ", {"bash": "7.10.ญ", "zsh": "เรื่องร้องเรียน", "fish": "เรื่องร้องเรียน"}),
    ("mandate groups --as-of 20", "2023-06-02", {"bash": "2023-06-02", "zsh": "2 June 2023", "fish": "2 June 2023"}),
]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("typed", "value", "words"), LISTED)
def test_values_are_listed(shell: str, tmp_path: Path, typed: str, value: str, words: dict[str, str]) -> None:
    """With their descriptions, except in bash."""
    with Terminal(shell, user(shell, tmp_path)) as terminal:
        terminal.show(f"{typed}{TAB * (2 if shell == 'bash' else 1)}", value, words[shell])


@pytest.mark.parametrize("shell", SHELLS)
def test_broken_data_are_no_noise(shell: str, tmp_path: Path) -> None:
    """The line stays as it was, and nothing is written to the terminal; commands are still completed."""
    variables = user(shell, tmp_path) | {"MANDATE_DATA": "/nowhere"}
    with Terminal(shell, variables) as terminal:
        found = [terminal.line(f"{typed}{TAB}") for typed in ("mandate show 7.10.", "mandate du")]
    assert found == ["mandate show 7.10.", "mandate duties"]
    assert [word for word in NOISE if word in terminal.screen] == []


def test_bash_fills_its_reply(tmp_path: Path) -> None:
    """The function of the script, called as bash calls it."""
    variables = user("bash", tmp_path)
    drive = (
        "source ~/.bash_completions/mandate.sh; COMP_WORDS=(mandate show 7.10.); COMP_CWORD=2\n"
        "_mandate_completion mandate 7.10. show\n"
        "printf '%s\\n' \"${COMPREPLY[@]}\"; complete -p mandate"
    )
    done = subprocess.run(["bash", "-c", drive], capture_output=True, text=True, check=True, env=variables)
    assert done.stderr == ""
    assert done.stdout.splitlines()[:2] == ["7.10.ก", "7.10.ข"]
    assert "-F _mandate_completion" in done.stdout
