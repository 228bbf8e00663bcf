"""Compare whole processes of mandate with a typer hello-world of the same environment.

``python benchmarks/startup.py [ROUNDS]``, with the Python of an environment in which mandate is installed from a wheel.
Each command runs right after a hello-world, so that both meet the same disturbances; the figure is the median of the
ratios of these pairs. Exit code 1 if one is above its limit.
"""

from __future__ import annotations

import fcntl
import os
import platform
import pty
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

HELLO = """\
import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def hello(name: str = "world"):
    print("hello", name)


@app.command()
def bye(name: str = "world"):
    print("bye", name)


app()
"""
TYPER_HELP = """\
import typer
from mandate_cli.cli.app import built

plain = typer.Typer()
for name, command in built().commands.items():
    plain.command(name)(command.callback)
plain(["--help"])
"""
MANDATE = str(Path(sys.executable).with_name("mandate"))
COLOUR = {"TERM": "xterm-256color"}
THAI = COLOUR | {"MANDATE_LANG": "th"}


class Case(NamedTuple):
    """A command, where it runs, and the largest ratio allowed."""

    title: str
    command: list[str]
    limit: float
    terminal: bool = False
    variables: dict[str, str] = {}  # noqa: RUF012 - a default that nobody changes


PIPED = {
    "--version": 1.3,
    "--help": 1.3,
    "groups": 1.3,
    "groups --json": 1.3,
    "duties 10": 1.3,
    "duties กลุ่มกฏหมายเเละคดี": 1.3,
    "office": 1.3,
    "show 7.5.ซ": 1.3,
    "search ลูกเสือ": 1.4,
    "search ลูกเสือ --json": 1.4,
    "who-handles ร้องเรียน": 1.4,
    "who-handles ขอย้ายไปสอนใกล้บ้าน": 1.4,
    "who-handles ร้องเรียน --json": 1.4,
}
ON_A_TERMINAL = ["groups", "groups --tree", "duties 10", "office", "show 7.5.ซ", "search ลูกเสือ", "who-handles ร้องเรียน"]
COMPLETED = ["mandate ", "mandate duties ", "mandate show 7.10.", "mandate groups --"]


def cases() -> list[Case]:
    """Everything that is measured."""
    piped = [Case(f"`mandate {line}`, piped", [MANDATE, *line.split()], limit) for line, limit in PIPED.items()]
    shown = [
        Case(f"`mandate {line}`, on a terminal, {language}", [MANDATE, *line.split()], 1.8, True, variables)
        for language, variables in (("English", COLOUR), ("Thai", THAI))
        for line in ON_A_TERMINAL
    ]
    completed = [
        Case(
            f"<TAB> after `{line}`",
            [MANDATE],
            1.3,
            variables={
                "_MANDATE_COMPLETE": "complete_bash",
                "COMP_WORDS": line.replace(" ", "\n"),
                "COMP_CWORD": str(line.count(" ")),
            },
        )
        for line in COMPLETED
    ]
    return [*piped, *shown, *completed]


def seconds(case: Case) -> float:
    """How long the process of a case takes, until all of its output was read."""
    master, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
    reader, pipe = os.pipe()
    output, source = (terminal, master) if case.terminal else (pipe, reader)
    begin = time.perf_counter()
    with subprocess.Popen(
        case.command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=os.environ | case.variables
    ) as process:
        os.close(terminal)
        os.close(pipe)
        try:
            while os.read(source, 1 << 16):
                pass
        except OSError:  # how a terminal says that it was closed
            pass
        process.wait()
    spent = time.perf_counter() - begin
    os.close(master)
    os.close(reader)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, case.command)
    return spent


def main(rounds: int) -> int:
    """Print the table and return the exit code."""
    measured = cases()
    with tempfile.TemporaryDirectory() as place:
        hello_file, help_file = Path(place) / "hello.py", Path(place) / "typer_help.py"
        hello_file.write_text(HELLO, encoding="utf-8")
        help_file.write_text(TYPER_HELP, encoding="utf-8")
        os.environ |= {"XDG_CACHE_HOME": place, "LC_ALL": "C.UTF-8"}
        for name in ("MANDATE_LANG", "MANDATE_DATA", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
            os.environ.pop(name, None)
        hello = Case("typer hello-world", [sys.executable, str(hello_file), "hello"], 1)
        help_limit = Case("typer's own `--help` of the same commands, piped", [sys.executable, str(help_file)], 99)
        measured.append(help_limit)
        base: list[float] = []
        ratios: dict[str, list[float]] = {case.title: [] for case in measured}
        for number in range(rounds + 1):
            for case in measured:
                one, other = seconds(hello), seconds(case)
                if number:  # the first round only fills the cache
                    base.append(one)
                    ratios[case.title].append(other / one)
    print(
        f"Python {platform.python_version()}, typer {version('typer')}, {platform.platform()}, {os.cpu_count()} cores"
    )
    print(f"{rounds} rounds; typer hello-world: {statistics.median(base) * 1000:.0f} ms\n")
    print("| command | × hello-world | limit |\n| --- | ---: | ---: |")
    exceeded = False
    for case in measured:
        median = statistics.median(ratios[case.title])
        exceeded |= median > case.limit
        limit = "" if case is help_limit else f"{case.limit:.1f}{' **exceeded**' if median > case.limit else ''}"
        print(f"| {case.title} | {median:.2f} | {limit} |")
    return int(exceeded)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 21))
