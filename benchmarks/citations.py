"""Measure how long it takes to judge the citations in a folder of texts, and how much memory.

Usage: ``python benchmarks/citations.py FOLDER [--every N]``, with the program installed. What is read rightly and what
is overlooked in such a folder is told by ``evaluation/corpus.py``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

from mandate_cli.dataset.loader import load
from mandate_cli.dataset.spool import spooled
from mandate_cli.dataset.texts import opened
from mandate_cli.law.fold import law as law_of
from mandate_cli.law.quotation.check import Checker
from mandate_cli.output.citations import parts

PAGE = 3000  # letters
ROOT = Path(__file__).parent.parent
DATA, LETTERS = ROOT / "data", ROOT / "tests" / "data" / "letters"


def main() -> None:
    """Print the time and the memory that it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read every Nth file")
    given = parser.parse_args()
    law = law_of(load(DATA))
    checker = Checker(law, law.on(law.checked_through))
    files = sorted(path for path in given.folder.rglob("*") if path.suffix in {".md", ".txt"})[:: given.every]
    letters, spent, slowest, found = 0, 0.0, 0.0, 0
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace")
        begun = time.perf_counter()
        found += len(checker.text(text))
        took = time.perf_counter() - begun
        letters, spent, slowest = letters + len(text), spent + took, max(slowest, took / max(1, len(text) / PAGE))
    print(f"{len(files)} files, {letters / PAGE:,.0f} pages of {PAGE} letters; {found} citations")
    print(f"{spent / max(1, letters / PAGE) * 1000:.1f} ms a page, {slowest * 1000:.0f} ms a page of the slowest file")
    few, many = peak(checker, 100), peak(checker, 1000)
    print(f"at most {few:.1f} MB for 100 pages of letters, {many:.1f} MB for 1,000")


def peak(checker: Checker, pages: int) -> float:
    """The most memory in MB that judging so many pages of letters takes, and showing the verdicts."""
    letters = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(LETTERS.glob("*.txt")))
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        for _ in range(pages * PAGE // len(letters) + 1):
            file.write(letters + "\n\n")
        file.flush()
        with opened(file.name, lambda: sys.stdin.buffer) as text:
            tracemalloc.start()
            own = checker.survey(text.pieces())
            with spooled(checker.judge(text.pieces(), own)) as verdicts:
                for _ in parts(verdicts):
                    pass
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
    return most / 1_000_000


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
