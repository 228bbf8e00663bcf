"""Walk through all golden screens in a real terminal: ``python tools/walk.py``; it needs tmux.

Each command is run in tmux, on the fixed day of the tests, in the languages and at the widths that are kept. What tmux
has on its screen is compared with the golden file line by line, so that a terminal that counts columns otherwise than
the program does is noticed. Prints what differs, and how many screens are the same; exit code 1 if one differs.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.conftest import TODAY  # noqa: E402 - found by the path above
from tests.output.screens import COMMANDS, GOLDEN, SHOWN  # noqa: E402

LINES = 200  # more than any screen has
DONE = "### done"
PROGRAM = f"""\
from datetime import date
from mandate_cli.cli import app, session
session.today = lambda: date.fromisoformat("{TODAY}")
app.main()
"""


def tmux(server: str, *arguments: str) -> str:
    """What a tmux command says."""
    done = subprocess.run(["tmux", "-L", server, *arguments], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def shown(server: str, command: str) -> list[str]:
    """The lines that a command leaves on the screen."""
    tmux(server, "send-keys", "-R", f"clear; {command}; echo '{DONE}'", "Enter")
    for _ in range(200):
        time.sleep(0.05)
        lines = [line.rstrip() for line in tmux(server, "capture-pane", "-p").split("\n")]
        if DONE in lines:
            return lines[: lines.index(DONE)]
    raise TimeoutError(command)


def _screens() -> dict[tuple[str, int], list[str]]:
    """The names of the golden screens, by their language and width."""
    found: dict[tuple[str, int], list[str]] = {}
    for name, languages in SHOWN.items():
        for language, widths in languages.items():
            for columns in widths:
                found.setdefault((language, columns), []).append(name)
    return found


def main() -> int:
    """Walk, and give the exit code."""
    same = different = 0
    with tempfile.TemporaryDirectory() as place:
        program = Path(place) / "mandate.py"
        program.write_text(PROGRAM, encoding="utf-8")
        for (language, columns), names in _screens().items():
            environment = {"MANDATE_LANG": language, "NO_COLOR": "1", "PS1": "", "LC_ALL": "C.UTF-8"}
            settings = [part for name, value in environment.items() for part in ("-e", f"{name}={value}")]
            size = ["-x", str(columns), "-y", str(LINES)]
            server = f"mandate-{os.getpid()}-{language}-{columns}"  # one that ends may still be there
            tmux(server, "-f", os.devnull, "new-session", "-d", "-c", str(ROOT), *size, *settings, "sh")
            try:
                for name in names:
                    python = shlex.join([sys.executable, str(program)])
                    found = shown(server, f"{python} {COMMANDS[name]}")
                    golden = GOLDEN / "screens" / language / str(columns) / f"{name}.txt"
                    if "\n".join(found).rstrip("\n") == golden.read_text(encoding="utf-8").rstrip("\n"):
                        same += 1
                    else:
                        different += 1
                        print(f"{language} {columns} {name}:", *found, sep="\n")
            finally:
                tmux(server, "kill-server")
    print(f"{same} screens are as in tests/golden/screens, {different} are not")
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
