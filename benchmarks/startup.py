"""What a command costs as a whole process, against a typer hello-world of the same environment.

``python benchmarks/startup.py [ROUNDS] [--peers DIRECTORY]``, with the Python of an environment that has mandate
installed from a wheel; hyperfine (https://github.com/sharkdp/hyperfine) times the processes. Interleaved: before each
command its hello-world, so that what disturbs one disturbs both; the figure is the median of the paired ratios. With
``--peers`` the help of comparable tools too, from a virtual environment with ``benchmarks/peers.txt`` installed.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import platform
import pty
import shlex
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, Self

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
MANDATE = str(Path(sys.executable).with_name("mandate"))  # the script that pip makes


class Place(NamedTuple):
    """Where commands run: on a terminal or piped, with these variables, and the ratio that each must not exceed."""

    name: str
    terminal: bool
    variables: dict[str, str]
    commands: dict[str, float]


PLACES = [
    Place(
        "piped",
        False,
        {},
        {
            "--version": 1.05,
            "--help": 1.10,
            "groups": 1.10,
            "groups --json": 1.10,
            "duties 10": 1.10,
            "duties กลุ่มกฏหมายเเละคดี": 1.10,
            "duties 10 --json": 1.10,
            "office": 1.10,
            "office --json": 1.10,
            "show 7.5.ซ": 1.10,
            "show 7.5.ซ --json": 1.10,
            "search ลูกเสือ": 1.20,
            "search ลูกเสือ --json": 1.20,
            "who-handles ร้องเรียน": 1.20,
            "who-handles ขอย้ายไปสอนใกล้บ้าน": 1.20,
            "who-handles ร้องเรียน --json": 1.20,
        },
    ),
    Place(
        "on a terminal, in colour",
        True,
        {"TERM": "xterm-256color"},
        dict.fromkeys(
            ["groups", "groups --tree", "duties 10", "office", "show 7.5.ซ", "search ลูกเสือ", "who-handles ร้องเรียน"],
            1.80,
        ),
    ),
    Place(
        "on a terminal, in Thai",
        True,
        {"TERM": "xterm-256color", "MANDATE_LANG": "th"},
        dict.fromkeys(["groups", "duties 10", "who-handles ร้องเรียน"], 1.80),
    ),
    *(
        Place(
            f"<TAB> after `{line}`",
            False,
            {
                "_MANDATE_COMPLETE": "complete_bash",
                "COMP_WORDS": line.replace(" ", "\n"),
                "COMP_CWORD": str(line.count(" ")),
                "COMP_TYPE": "9",
            },
            {"": 1.10},
        )
        for line in ("mandate ", "mandate duties ", "mandate show 7.10.", "mandate groups --")
    ),
]
PEERS = Path(__file__).with_name("peers.txt")


def timed(commands: list[str], place: Place) -> list[float]:
    """How many seconds each of these commands takes, run once, in turn."""
    environment = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        output = "inherit" if place.terminal else "pipe"
        options = ["--shell=none", "--runs=1", "--style=none", f"--output={output}", "--export-json", report.name]
        with Screen(place.terminal) as screen:
            subprocess.run(
                ["hyperfine", *options, *commands],
                stdout=screen.stream,
                stderr=subprocess.DEVNULL,
                check=True,
                env=environment | place.variables,
            )
        return [each["times"][0] for each in json.loads(Path(report.name).read_text(encoding="utf-8"))["results"]]


class Screen:
    """A terminal of 80 columns that nobody looks at, or nothing at all."""

    def __init__(self, terminal: bool) -> None:
        self.stream = subprocess.DEVNULL
        self._terminal = terminal

    def __enter__(self) -> Self:
        if self._terminal:
            self._master, self.stream = pty.openpty()
            fcntl.ioctl(self.stream, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            self._reader = threading.Thread(target=self._drain)
            self._reader.start()
        return self

    def _drain(self) -> None:
        with suppress(OSError):  # the other end is closed
            while os.read(self._master, 65536):
                pass

    def __exit__(self, *_: object) -> None:
        if self._terminal:
            os.close(self.stream)
            self._reader.join()
            os.close(self._master)


def main(rounds: int, peers: Path | None) -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        os.environ |= {"LC_ALL": "C.UTF-8"}
        hello_file = Path(cache) / "hello.py"
        hello_file.write_text(HELLO, encoding="utf-8")
        hello = shlex.join([sys.executable, str(hello_file), "hello"])
        base: list[float] = []
        ratios: dict[tuple[str, str], list[float]] = {}
        for number in range(rounds + 1):
            for place in PLACES:
                commands = [shlex.join([MANDATE, *shlex.split(command)]) for command in place.commands]
                taken = timed([each for command in commands for each in (hello, command)], place)
                if number:  # what is read once was read in the round before the first
                    base += taken[::2]
                    for command, one, other in zip(place.commands, taken[::2], taken[1::2], strict=True):
                        ratios.setdefault((place.name, command), []).append(other / one)
        helped = {name: statistics.median(times) * 1000 for name, times in helps(peers, rounds).items()}
    hyperfine = subprocess.run(["hyperfine", "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    print(f"Python {platform.python_version()}, typer {version('typer')}, {hyperfine}, {platform.platform()}, ", end="")
    print(f"{os.cpu_count()} cores, {rounds} rounds; typer hello-world: {statistics.median(base) * 1000:.0f} ms\n")
    print("| command | × hello-world | at most |\n| --- | ---: | ---: |")
    for place in PLACES:
        for command, most in place.commands.items():
            name = f"`mandate {command}`, {place.name}" if command else place.name
            median = statistics.median(ratios[place.name, command])
            print(f"| {name} | {median:.2f} | {most:.2f}{' **exceeded**' if median > most else ''} |")
    if helped:
        print("\n| `--help` of | ms |\n| --- | ---: |")
        for name, spent in helped.items():
            print(f"| {name} | {spent:.0f} |")


def helps(peers: Path | None, rounds: int) -> dict[str, list[float]]:
    """How many seconds the help of each peer takes, and ours, in turn."""
    if peers is None:
        return {}
    pinned = [line.split("==") for line in PEERS.read_text(encoding="utf-8").splitlines() if "==" in line]
    names = {f"mandate {version('mandate-cli')}": shlex.join([MANDATE, "--help"])}
    names |= {f"{name} {number}": shlex.join([str(peers / "bin" / name), "--help"]) for name, number in pinned}
    spent: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds + 1):
        taken = timed(list(names.values()), Place("", False, {}, {}))
        for name, seconds in zip(names, taken, strict=True):
            if number:
                spent[name].append(seconds)
    return spent


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Start-up of each command, as ratios to a typer hello-world.")
    parser.add_argument("rounds", nargs="?", type=int, default=21)
    parser.add_argument("--peers", type=Path, help="a virtual environment with benchmarks/peers.txt")
    given = parser.parse_args()
    main(given.rounds, given.peers)
