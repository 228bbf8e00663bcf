"""Measure what a larger law costs: ``python benchmarks/growth.py [SCALE…]``, by default 1, 10, 100 and 1,000.

Whole processes on data that ``grown.py`` makes, SCALE times as large as ours: *cold* without compiled data, *compiled*
with them (the median of seven). An exponent is the slope of log(figure) over log(bytes read): 1 is linear. Run it with
the Python of an environment in which mandate is installed.
"""

from __future__ import annotations

import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from mandate_cli.dataset.paths import AMENDMENTS, BASE, OTHER_AGENCIES, VOCABULARY

GROWN = Path(__file__).with_name("grown.py")
MANDATE = str(Path(sys.executable).with_name("mandate"))
LAW, ALL = (BASE, AMENDMENTS), (BASE, AMENDMENTS, VOCABULARY, OTHER_AGENCIES)
COMMANDS = {  # what is asked, and which files it reads
    "show": (["show", "7.1.ก"], LAW),
    "search": (["search", "โรงเรียน"], LAW),
    "who-handles": (["who-handles", "ขอย้ายครู"], ALL),
}
ROUNDS = 7


class Run(NamedTuple):
    """What a process took."""

    milliseconds: float
    megabytes: float  # at its peak


def run(arguments: list[str]) -> Run:
    """Run a command as a whole process."""
    begin = time.perf_counter()
    with subprocess.Popen([MANDATE, *arguments], stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return Run((time.perf_counter() - begin) * 1000, usage.ru_maxrss / 1000)


def measured(data: Path) -> dict[str, Run]:
    """What each command takes, cold and compiled."""
    figures = {}
    for name, (arguments, _) in COMMANDS.items():
        command = [*arguments, "--data", str(data)]
        with tempfile.TemporaryDirectory() as cache:
            os.environ["XDG_CACHE_HOME"] = cache
            figures[f"`mandate {name}`, cold"] = run(command)
            runs = [run(command) for _ in range(ROUNDS)]
        figures[f"`mandate {name}`, compiled"] = Run(*(statistics.median(values) for values in zip(*runs, strict=True)))
    return figures


def exponent(sizes: list[float], figures: list[float]) -> str:
    """The slope of a line through the logarithms."""
    if len(sizes) == 1:
        return "–"
    return f"{statistics.linear_regression(list(map(math.log, sizes)), list(map(math.log, figures))).slope:.2f}"


def main(scales: list[int]) -> None:
    """Print the tables."""
    figures, sizes = [], []
    with tempfile.TemporaryDirectory() as place:
        for scale in scales:
            data = Path(place) / str(scale)
            # In another process: the memory of a child is never less than what its parent once took.
            subprocess.run([sys.executable, str(GROWN), str(scale), str(data)], check=True)
            sizes.append({name: (data / name).stat().st_size for name in ALL})
            print(f"{scale:,} times: {sum(sizes[-1].values()) / 1e6:.1f} MB", file=sys.stderr)
            figures.append(measured(data))
    print(
        f"Python {platform.python_version()}, typer {version('typer')}, {platform.platform()}, {os.cpu_count()} cores"
    )
    print(f"\n| | {' | '.join(f'{scale:,} ×' for scale in scales)} | exponent |")
    print(f"| --- |{' ---: |' * (len(scales) + 1)}")
    for title in figures[0]:
        files = next(files for name, (_, files) in COMMANDS.items() if f" {name}`" in title)
        bytes_read = [float(sum(size[file] for file in files)) for size in sizes]
        for unit, field in (("ms", 0), ("MB", 1)):
            values = [runs[title][field] for runs in figures]
            cells = " | ".join(f"{value:,.0f} {unit}" for value in values)
            print(f"| {title} | {cells} | {exponent(bytes_read, values)} |")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1, 10, 100, 1000])
