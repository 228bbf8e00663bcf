"""What a command costs as a whole process, against a typer hello-world of the same environment.

Interleaved: before each command its hello-world, so that what disturbs one disturbs both; the figure is the median of
the paired ratios. Run it with the Python of an environment that has mandate installed from a wheel:
``python benchmarks/startup.py [ROUNDS]``.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

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
COMMANDS = [
    ["--version"],
    ["--help"],
    ["groups"],
    ["groups", "--json"],
    ["duties", "10"],
    ["duties", "กลุ่มกฏหมายเเละคดี"],
    ["office"],
    ["show", "7.5.ซ"],
    ["search", "ลูกเสือ"],
    ["who-handles", "ร้องเรียน"],
]


def seconds(*command: str) -> float:
    """How long a process takes, its output thrown away."""
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def main(rounds: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = place
        hello = Path(place) / "hello.py"
        hello.write_text(HELLO, encoding="utf-8")
        base: list[float] = []
        ratios: dict[str, list[float]] = {" ".join(command): [] for command in COMMANDS}
        for command in COMMANDS:
            seconds(MANDATE, *command)  # what is read once is read now
        for _ in range(rounds):
            for command in COMMANDS:
                base.append(seconds(sys.executable, str(hello), "hello"))
                ratios[" ".join(command)].append(seconds(MANDATE, *command) / base[-1])
    print(f"Python {platform.python_version()}, typer {version('typer')}, {platform.platform()}, {rounds} rounds")
    print(f"typer hello-world: {statistics.median(base) * 1000:.0f} ms\n")
    print("| command | × hello-world |\n| --- | --- |")
    for name, figures in ratios.items():
        print(f"| `mandate {name}` | {statistics.median(figures):.2f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
