"""What a bigger law costs: ``python benchmarks/growth.py [SCALE…]``, by default 1, 10, 100 and 1,000 times ours.

Every figure is of a process of its own, so that memory is that of the one thing measured. *Cold* is without a cache,
*cached* with one. An exponent is the slope of the logarithms of time over those of the bytes that were read: 1 is
linear. Run it with the Python of an environment that has mandate installed.
"""

from __future__ import annotations

import gc
import json
import math
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grown import generate

from mandate_cli.dataset import loader
from mandate_cli.dataset.paths import AMENDMENTS, BASE, OTHER_AGENCIES, VOCABULARY, WEIGHTS
from mandate_cli.dataset.store import Store
from mandate_cli.law import fold
from mandate_cli.search import tasks, text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MANDATE = str(Path(sys.executable).with_name("mandate"))  # the script that pip makes
DAY = date(2026, 1, 1)
LAW, ALL = (BASE, AMENDMENTS), (BASE, AMENDMENTS, VOCABULARY, OTHER_AGENCIES, WEIGHTS)
QUERIES = 200
PROCESSES = 7  # of which a figure is the median

Figures = dict[str, float]


# --- what one process measures ---------------------------------------------------------------------------------------


def timed(figures: Figures, name: str, make: Callable[[], Any]) -> Any:
    """Make something and note how many milliseconds that took."""
    begin = time.perf_counter()
    made = make()
    figures[name] = (time.perf_counter() - begin) * 1000
    return made


def queries(directory: Path) -> list[str]:
    """Some phrases of the vocabulary, each without its first two letters, so that few are known word for word."""
    rows = (directory / VOCABULARY).read_text(encoding="utf-8").splitlines()[1:]
    return [row.split("\t")[0][2:] for row in random.Random(1).sample(rows, QUERIES)]  # noqa: S311 - not for secrets


def law_cold(directory: Path, figures: Figures) -> None:
    """Read the law and fold it."""
    dataset = timed(figures, "load", lambda: loader.load(directory))
    timed(figures, "fold", lambda: fold.sound(fold.law(dataset)))


def index_cold(directory: Path, figures: Figures) -> None:
    """Build the index and write the store's file, the law being compiled before."""
    cache = directory.parent / "mandate"
    for path in cache.iterdir():
        path.unlink()
    Store(directory)
    store = Store(directory)
    timed(figures, "index", lambda: store.index)
    (path,) = cache.iterdir()
    figures["index MB"] = path.stat().st_size / 1e6


def law_cached(directory: Path, figures: Figures) -> None:
    """Open the law and the index, and ask."""
    asked = queries(directory)
    store = timed(figures, "cached law", lambda: Store(directory))
    index = timed(figures, "cached index", lambda: store.index)
    law = store.law
    handlers = tasks.Handlers(law.on(DAY), index)
    timed(figures, "first query", lambda: handlers.ask(asked[0]))
    spent: list[float] = []
    for query in asked[1:]:
        timed(figures, "next query", lambda query=query: handlers.ask(query))  # type: ignore[misc]
        spent.append(figures["next query"])
    figures["next query"] = statistics.median(spent)
    texts = text.Texts(law.on(DAY))
    timed(figures, "search", lambda: texts.search("โรงเรียน"))


STAGES = {each.__name__: each for each in (law_cold, index_cold, law_cached)}


def stage(name: str, directory: Path) -> None:
    """Measure one stage and print its figures, with the most memory it took."""
    gc.disable()  # as the program does
    figures: Figures = {}
    STAGES[name](directory, figures)
    figures[f"{name} MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps(figures))


# --- all of them -----------------------------------------------------------------------------------------------------


def process(figures: Figures, name: str, *arguments: str) -> None:
    """Note how long a whole command takes and how much memory."""
    begin = time.perf_counter()
    with subprocess.Popen([MANDATE, *arguments], stdout=subprocess.DEVNULL) as running:
        _, _, usage = os.wait4(running.pid, 0)
        running.returncode = 0
    figures[name] = (time.perf_counter() - begin) * 1000
    figures[f"{name} MB"] = usage.ru_maxrss / 1000


def median(name: str, measure: Callable[[Figures], None]) -> Figures:
    """The median of some runs."""
    found: list[Figures] = []
    for _ in range(PROCESSES):
        figures: Figures = {}
        measure(figures)
        found.append(figures)
    return {each: statistics.median(figures[each] for figures in found) for each in found[0] if name in each}


def measured(directory: Path) -> Figures:
    """All figures of a data directory."""
    figures: Figures = {}
    given = "who-handles", "ขอย้ายครู", "--data", str(directory)
    process(figures, "cold who-handles", *given)
    for name, arguments in (
        ("cached who-handles", given),
        ("cached search", ("search", "โรงเรียน", *given[2:])),
        ("cached show", ("show", "7.1.ก", *given[2:])),
    ):
        figures |= median(name, lambda found, name=name, arguments=arguments: process(found, name, *arguments))  # type: ignore[misc]
    for name in STAGES:
        done = subprocess.run(
            [sys.executable, __file__, "--stage", name, str(directory)], stdout=subprocess.PIPE, check=True
        )
        figures |= json.loads(done.stdout)
    return figures


def exponent(sizes: Sequence[float], figures: Sequence[float]) -> float:
    """The slope of a line through the logarithms."""
    slope, _ = statistics.linear_regression(list(map(math.log, sizes)), list(map(math.log, figures)))
    return slope


ROWS = [  # what is shown, of what, and of which bytes the exponent is
    ("load, cold", "load", "ms", LAW),
    ("fold, cold", "fold", "ms", LAW),
    ("law cold, peak memory", "law_cold MB", "MB", LAW),
    ("index, cold", "index", "ms", ALL),
    ("index cold, peak memory", "index_cold MB", "MB", ALL),
    ("the store's file", "index MB", "MB", ALL),
    ("law, cached", "cached law", "ms", LAW),
    ("index, cached", "cached index", "ms", ALL),
    ("first query, cached", "first query", "ms", ALL),
    ("next query, median of 199", "next query", "ms", ALL),
    ("the same queries, peak memory", "law_cached MB", "MB", ALL),
    ("search for one word, law at hand", "search", "ms", LAW),
    ("`mandate who-handles`, cold", "cold who-handles", "ms", ALL),
    ("`mandate who-handles`, cold, peak memory", "cold who-handles MB", "MB", ALL),
    ("`mandate who-handles`, cached", "cached who-handles", "ms", ALL),
    ("`mandate who-handles`, cached, peak memory", "cached who-handles MB", "MB", ALL),
    ("`mandate search`, cached", "cached search", "ms", LAW),
    ("`mandate show`, cached", "cached show", "ms", LAW),
]


def main(scales: Sequence[int]) -> None:
    """Print the tables."""
    figures, sizes = [], []
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = place
        for scale in scales:
            directory = Path(place) / str(scale)
            generate(directory, scale)
            sizes.append({name: (directory / name).stat().st_size for name in ALL})
            figures.append(measured(directory))
            rows = {name: (directory / name).read_text(encoding="utf-8").count("\n") for name in ALL}
            print(
                f"{scale:,} times: {rows[BASE] / 12 * 8:,.0f} duties, {3 * scale:,} instruments, {rows[VOCABULARY]:,} "
                f"phrases, {rows[OTHER_AGENCIES]:,} tasks of other agencies, {sum(sizes[-1].values()) / 1e6:.1f} MB",
                file=sys.stderr,
            )
    print(
        f"Python {platform.python_version()}, typer {version('typer')}, {platform.platform()}, {os.cpu_count()} cores\n"
    )
    print(f"| | {' | '.join(f'{scale:,} ×' for scale in scales)} | exponent |\n| --- |{' ---: |' * (len(scales) + 1)}")
    for title, name, unit, files in ROWS:
        cells = [f"{each[name]:,.{0 if each[name] >= 100 else 1}f} {unit}" for each in figures]
        slope = exponent([sum(size[file] for file in files) for size in sizes], [each[name] for each in figures])
        print(f"| {title} | {' | '.join(cells)} | {slope:.2f} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stage"]:
        stage(sys.argv[2], Path(sys.argv[3]))
    else:
        main([int(each) for each in sys.argv[1:]] or [1, 10, 100, 1000])
