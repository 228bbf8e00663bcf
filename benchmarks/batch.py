"""What many questions cost: ``python benchmarks/batch.py [TASKS] [--baselines]``, by default 10,000 of them.

The tasks are seeded: phrases, tasks of other agencies and labelled queries, half of them with a letter missing, some after
words of courtesy. Whole processes, JSON: seconds, peak memory, and how soon the first answer is there while the input
stays open. ``--baselines`` puts some of the tasks to what ``evaluation/report.py`` compares the answers with, in one
process each; it needs the packages of ``.[evaluation]``.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.paths import OTHER_AGENCIES, VOCABULARY

HERE = Path(__file__).parent
EVALUATION = HERE.parent / "evaluation"
MANDATE = str(Path(sys.executable).with_name("mandate"))  # the script that pip makes
OPENINGS = ("ขอ", "อยากทราบเรื่อง", "ติดต่อเรื่อง", "สอบถาม")
TRIED = 500  # tasks that a baseline is asked
ROUNDS = 3


def tasks(count: int) -> list[str]:
    """So many tasks, the same in every run."""
    chosen = random.Random(1)  # noqa: S311 - not for secrets
    phrases, foreign = (
        [line.split("\t")[0] for line in (SHIPPED_DATA / name).read_text(encoding="utf-8").splitlines()[1:]]
        for name in (VOCABULARY, OTHER_AGENCIES)
    )
    asked = [
        line.split("\t")[1]
        for name in ("queries-dev.tsv", "queries-blind.tsv")
        for line in (EVALUATION / name).read_text(encoding="utf-8").splitlines()[1:]
    ]
    found = []
    for _ in range(count):
        (some,) = chosen.choices([phrases, foreign, asked], [7, 1, 2])
        text = chosen.choice(some)
        if chosen.random() < 0.5 and len(text) > 6:
            missing = chosen.randrange(len(text))
            text = text[:missing] + text[missing + 1 :]
        found.append((chosen.choice(OPENINGS) if chosen.random() < 0.3 else "") + text)
    return found


class Run(NamedTuple):
    """What one run took."""

    seconds: float
    first: float  # seconds to the first answer
    megabytes: float


def run(command: str, asked: list[str]) -> Run:
    """Put tasks to a command, the rest of them when the first was answered."""
    first, rest = (("\n".join(part) + "\n").encode() for part in (asked[:1], asked[1:]))
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as kept:
        with subprocess.Popen(
            [MANDATE, command, "-", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        ) as running:
            assert running.stdin
            assert running.stdout
            running.stdin.write(first)
            running.stdout.read(1)
            answered = time.perf_counter() - begun
            kept.write(rest)
            kept.seek(0)
            feeding = subprocess.Popen(["cat"], stdin=kept, stdout=running.stdin)
            running.stdin.close()
            lines = 0
            while more := running.stdout.read(1 << 20):  # nothing is kept: a child begins with its parent's peak memory
                lines += more.count(b"\n")
            _, _, usage = os.wait4(running.pid, 0)
            running.returncode = 0
            feeding.wait()
        spent = time.perf_counter() - begun
    if lines != len(asked):
        raise RuntimeError(f"{lines} answers")
    return Run(spent, answered, usage.ru_maxrss / 1000)


def baselines(asked: list[str]) -> None:
    """Print what ``evaluation/report.py`` compares with, over all phrases."""
    sys.path.insert(0, str(EVALUATION))
    import report

    held = report.law()
    systems = [("mandate, in one process", report.ours(held, held.entries, held.weights)), *report.baselines(held)]
    print("\n| system | ms a task | right group first | 10,000 tasks |\n| --- | ---: | ---: | ---: |")
    labelled = report.queries()
    for name, system in systems:
        if not name.endswith("duties"):
            system(asked[0])
            begun = time.perf_counter()
            for task in asked[:TRIED]:
                system(task)
            spent = (time.perf_counter() - begun) / len(asked[:TRIED])
            right = report.summary(report.score(system, labelled))[0]
            print(f"| {name} | {spent * 1000:.2f} | {right} | {spent * 10_000:.1f} s |")


def main(count: int, *, compared: bool) -> None:
    """Print the tables."""
    print(
        f"Python {platform.python_version()}, rapidfuzz {version('rapidfuzz')}, {platform.platform()}, "
        f"{os.cpu_count()} cores, medians of {ROUNDS} runs\n"
    )
    print("| command | tasks | s | first answer, s | peak memory, MB |\n| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        for command in ("who-handles", "search"):
            run(command, tasks(2))  # what is read once is read now
            for some in (count // 10, count, count * 5):
                runs = [run(command, tasks(some)) for _ in range(ROUNDS if some <= count else 1)]
                seconds, first, megabytes = (statistics.median(column) for column in zip(*runs, strict=True))
                print(f"| `mandate {command} -` | {some:,} | {seconds:.2f} | {first:.2f} | {megabytes:.0f} |")
    if compared:
        baselines(tasks(count))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What many questions cost.")
    parser.add_argument("tasks", nargs="?", type=int, default=10_000)
    parser.add_argument("--baselines", action="store_true")
    given = parser.parse_args()
    main(given.tasks, compared=given.baselines)
