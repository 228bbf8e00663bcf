"""Read a folder of real texts as ``cite`` does: what looks like a citation and is not read, and a sample to look at.

Usage: python evaluation/corpus.py FOLDER [--sample 200] [--seed 1] [--files 2000]

The folder holds .md and .txt files, such as the public repositories lebrancconvas/ratchagitja.md and
narze/ratchagitja.md. Every ข้อ and มาตรา with a number must be read, or listed as not understood, unless it stands
inside another one. The sample shows each citation in its place, what was read, and which instrument it was bound to or
why to none; spans and bindings are then judged by eye.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mandate_cli import open_mandate
from mandate_cli.law.quotation.find import find
from mandate_cli.law.quotation.naming import Names
from mandate_cli.law.quotation.outline import Outline
from mandate_cli.law.quotation.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = re.compile(r"(?<![ก-๎])(?:ข้อ|มาตรา)[^\S\n]*[\d๐-๙]+")
_AROUND = 150  # letters of context


def _texts(folder: Path, most: int, rng: random.Random) -> Iterator[tuple[Path, str]]:
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".txt"} and path.is_file())
    for path in rng.sample(files, min(most, len(files))):
        yield path, path.read_text(encoding="utf-8", errors="replace")


def main() -> None:
    """Report what is missed, and print the sample."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=10**6)
    asked = parser.parse_args()
    rng = random.Random(asked.seed)  # noqa: S311 - no secret
    names = Names(open_mandate().law)
    counts = dict.fromkeys(("files", "plain", "missed", "bound", "another-law"), 0)
    seen: list[str] = []
    for path, text in _texts(asked.folder, asked.files, rng):
        found = find(text)
        bound = [(block, one) for block, one in resolve(found, Outline(names, found))]
        spans = [block.span(*one.reference.passage) for block, one in bound]
        counts["files"] += 1
        counts["bound"] += sum(one.citation is not None for _, one in bound)
        counts["another-law"] += sum(one.another_law for _, one in bound)
        for match in _PLAIN.finditer(text):
            counts["plain"] += 1
            if not any(start <= match.start() < end for start, end in spans):
                counts["missed"] += 1
                print("missed:", path.name, " ".join(text[max(0, match.start() - 60) : match.end() + 60].split()))
        for (start, end), (_, one) in zip(spans, bound, strict=True):
            what = one.named or (one.instrument.short_title if one.instrument else one.reason)
            before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
            place = " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())
            seen.append(f"{path.name}\n  {place}\n  = {one.written or '?'} | {one.reason or 'bound'} | {what}")
    print(*rng.sample(seen, min(asked.sample, len(seen))), sep="\n")
    print(len(seen), "citations;", ", ".join(f"{name} {count}" for name, count in counts.items()))


if __name__ == "__main__":
    main()
