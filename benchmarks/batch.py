"""Measure many questions in one process: ``python benchmarks/batch.py [TASKS]``, by default 10,000.

The tasks are the same in every run: phrases of the vocabulary, tasks of other agencies and labelled queries, half of
them with a letter missing, some after words of courtesy. Measured are the seconds, the memory, and the time until the
first answer is there while the input is still open.
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.paths import OTHER_AGENCIES, VOCABULARY

EVALUATION = Path(__file__).parent.parent / "evaluation"
MANDATE = str(Path(sys.executable).with_name("mandate"))
COURTESIES = ("ขอ", "อยากทราบเรื่อง", "ติดต่อเรื่อง", "สอบถาม")
ROUNDS = 3


def column(path: Path, number: int) -> list[str]:
    """A column of a table, without its heading."""
    return [row.split("\t")[number] for row in path.read_text(encoding="utf-8").splitlines()[1:]]


def tasks(count: int) -> list[str]:
    """So many tasks, the same in every run."""
    chance = random.Random(1)  # noqa: S311 - not for secrets
    phrases, others = column(SHIPPED_DATA / VOCABULARY, 0), column(SHIPPED_DATA / OTHER_AGENCIES, 0)
    queries = [query for name in ("dev", "blind") for query in column(EVALUATION / f"queries-{name}.tsv", 1)]
    made = []
    for _ in range(count):
        (texts,) = chance.choices([phrases, others, queries], [7, 1, 2])
        text = chance.choice(texts)
        if chance.random() < 0.5 and len(text) > 6:
            missing = chance.randrange(len(text))
            text = text[:missing] + text[missing + 1 :]
        made.append((chance.choice(COURTESIES) if chance.random() < 0.3 else "") + text)
    return made


class Run(NamedTuple):
    """What one run took."""

    seconds: float
    first_answer: float  # seconds
    megabytes: float  # at its peak


def run(command: str, asked: list[str]) -> Run:
    """Give a command its tasks: the first one, and the others once that was answered."""
    first, others = (("\n".join(part) + "\n").encode() for part in (asked[:1], asked[1:]))
    begin = time.perf_counter()
    with subprocess.Popen(
        [MANDATE, command, "-", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(first)
        process.stdout.read(1)
        answered = time.perf_counter() - begin

        def feed(stdin: int) -> None:
            with open(stdin, "wb") as pipe:
                pipe.write(others)

        feeder = threading.Thread(target=feed, args=[os.dup(process.stdin.fileno())])
        feeder.start()
        process.stdin.close()
        lines = 0
        while output := process.stdout.read(1 << 20):
            lines += output.count(b"\n")
        feeder.join()
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    if lines != len(asked):
        raise RuntimeError(f"{lines} answers")
    return Run(time.perf_counter() - begin, answered, usage.ru_maxrss / 1000)


def main(count: int) -> None:
    """Print the table."""
    print(
        f"Python {platform.python_version()}, rapidfuzz {version('rapidfuzz')}, {platform.platform()}, "
        f"{os.cpu_count()} cores, medians of {ROUNDS} runs\n"
    )
    print("| command | tasks | s | first answer, s | peak memory, MB |\n| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        for command in ("who-handles", "search"):
            run(command, tasks(2))  # compiles the data
            for some in (count // 10, count):
                runs = [run(command, tasks(some)) for _ in range(ROUNDS)]
                seconds, first, megabytes = (statistics.median(values) for values in zip(*runs, strict=True))
                print(f"| `mandate {command} -` | {some:,} | {seconds:.2f} | {first:.2f} | {megabytes:.0f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
