"""Measure how citations are found in a folder of texts: what is overlooked, a sample to check by hand, time, memory.

Usage: ``python benchmarks/citations.py FOLDER [--every N] [--sample 200] [--seed 1]``, with the program installed.

A plain pattern for ข้อ or มาตรา with a number finds places in every ``.md`` and ``.txt`` file. A place is *read* if a
citation begins there or covers it, *listed* if it is noted as not understood, *quoted* if it is part of a quotation
that has a citation, *none* if it is a หัวข้อ; else it is overlooked, and printed. What is bound to an instrument held
here is printed too. The sample is drawn from all citations.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.dataset.loader import load
from mandate_cli.dataset.texts import opened
from mandate_cli.law.fold import law as law_of
from mandate_cli.law.quotation.check import Checker
from mandate_cli.law.quotation.find import find

if TYPE_CHECKING:
    from mandate_cli.law.quotation.judge import Verdict

PLAIN = re.compile(r"(?:ข้อ|มาตรา)[^\S\n]*\n?[^\S\n]*[\d๐-๙]+")
PAGE = 3000  # letters
AROUND = 90
ROOT = Path(__file__).parent.parent
DATA, LETTERS = ROOT / "data", ROOT / "tests" / "data" / "letters"


class Cited(NamedTuple):
    """A citation of a text, to be checked by hand."""

    file: str
    around: str
    passage: str
    written: str
    instrument: str
    reason: str
    quotation: str


def main() -> None:
    """Print what was found in a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read every Nth file")
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    law = law_of(load(DATA))
    checker = Checker(law, law.on(law.checked_through))
    files = sorted(path for path in given.folder.rglob("*") if path.suffix in {".md", ".txt"})[:: given.every]
    counts = dict.fromkeys(("places", "read", "listed", "quoted", "none", "overlooked"), 0)
    reasons = dict[str, int]()
    chosen, seen = list[Cited](), 0
    letters, spent, slowest = 0, 0.0, 0.0
    pick = random.Random(given.seed)  # noqa: S311 - a sample, no secret
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace")
        begun = time.perf_counter()
        verdicts = checker.text(text)
        took = time.perf_counter() - begun
        letters, spent, slowest = letters + len(text), spent + took, max(slowest, took / max(1, len(text) / PAGE))
        for verdict in verdicts:
            reasons[verdict.reason or verdict.verdict] = reasons.get(verdict.reason or verdict.verdict, 0) + 1
            seen += 1
            if verdict.instrument:
                cited = _cited(path, text, verdict)
                print(f"HELD {cited.file}: …{cited.around}… = {cited.written} · {cited.instrument} · {cited.reason}")
            at = len(chosen) if len(chosen) < given.sample else pick.randrange(seen)
            if at < given.sample:
                chosen[at : at + 1] = [_cited(path, text, verdict)]
        overlooked = count(text, verdicts, quoted(text, verdicts), counts)
        for place in overlooked:
            print(f"OVERLOOKED {path.name}: …{_line(text, place, place + 12)}…")
    print(f"\n{len(files)} files, {letters / PAGE:,.0f} pages of {PAGE} letters; {seen} citations")
    print("  ".join(f"{name} {number}" for name, number in counts.items()))
    print("  ".join(f"{name} {number}" for name, number in sorted(reasons.items(), key=lambda item: -item[1])))
    print(f"{spent / max(1, letters / PAGE) * 1000:.1f} ms a page, {slowest * 1000:.0f} ms a page of the slowest file")
    few, many = peak(checker, 100), peak(checker, 1000)
    print(f"at most {few:.1f} MB for 100 pages of letters, {many:.1f} MB for 1,000")
    pick.shuffle(chosen)
    for number, cited in enumerate(chosen, 1):
        print(f"\n{number}. {cited.file}\n   …{cited.around}…")
        bound = f"{cited.written or '?'} · {cited.instrument or '-'} · {cited.reason} {cited.quotation}"
        print(f"   {cited.passage} = {bound}")


def quoted(text: str, verdicts: list[Verdict]) -> list[tuple[int, int]]:
    """Where the quotations of the verdicts stand."""
    words = {verdict.quotation for verdict in verdicts if verdict.quotation}
    spans = []
    for block in find(text):
        for quotation in block.quotations:
            start, end = block.block.span(quotation.start, quotation.end)
            if text[start + 1 : end - 1].strip() in words:
                spans.append((start, end))
    return spans


def count(text: str, verdicts: list[Verdict], attached: list[tuple[int, int]], counts: dict[str, int]) -> list[int]:
    """Count the places that the plain pattern finds, by what became of them; those that are overlooked."""
    overlooked = []
    for match in PLAIN.finditer(text):
        counts["places"] += 1
        over = next(
            (verdict for verdict in verdicts if verdict.span[0] < match.end() and match.start() < verdict.span[1]), None
        )
        if over:
            counts["read" if over.citation else "listed"] += 1
        elif any(start <= match.start() < end for start, end in attached):
            counts["quoted"] += 1
        elif re.search(r"(?:หัว|คำ)\Z", text[: match.start()]):
            counts["none"] += 1
        else:
            counts["overlooked"] += 1
            overlooked.append(match.start())
    return overlooked


def _cited(path: Path, text: str, verdict: Verdict) -> Cited:
    return Cited(
        path.name,
        _line(text, *verdict.span),
        verdict.input,
        verdict.citation,
        verdict.instrument.id if verdict.instrument else "",
        verdict.reason or verdict.verdict,
        f"“{verdict.quotation[:60]}”" if verdict.quotation else "",
    )


def _line(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"{before}⟦{text[start:end]}⟧{after}".replace("\n", "⏎")


def peak(checker: Checker, pages: int) -> float:
    """The most memory in MB that judging so many pages of letters takes, the verdicts not kept."""
    letters = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(LETTERS.glob("*.txt")))
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        for _ in range(pages * PAGE // len(letters) + 1):
            file.write(letters + "\n\n")
        file.flush()
        with opened(file.name, sys.stdin.buffer) as text:
            tracemalloc.start()
            own = checker.survey(text.pieces())
            for _ in checker.judge(text.pieces(), own):
                pass
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
    return most / 1_000_000


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
