"""How often the answers are right: ``python evaluation/measure.py [--data DIR] [--queries FILE…]`` prints tables.

They are of labelled questions from files and of made-up ones that nothing was fitted from. With ``--cross`` also of
every phrase and every task of another agency, asked of what is fitted without its family; that takes minutes.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from materials import Materials, made, read

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.fitted import load_decision, load_weights
from mandate_cli.search import memory_index, tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Ask = Callable[[str], tasks.Answer]

HERE = Path(__file__).parent
TESTS = tuple(
    f"queries-{name}.tsv" for name in ("dev", "blind", "late", "last", "final", "short", "fresh", "unseen", "new")
)
NAMED = 1600  # made-up questions of each kind at most


class Query(NamedTuple):
    """A labelled question: the numbers of the groups that are right, none of them if it is nobody's here."""

    text: str
    expected: tuple[str, ...]
    kind: str


def queries(path: Path) -> list[Query]:
    """The labelled questions of a file: id, query, expected, kind."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [Query(row[1], () if row[2] == "none" else tuple(row[2].split("|")), row[3]) for row in rows if len(row) > 3]


def wilson(right: int, of: int) -> str:
    """A share with its interval of 95 %."""
    if not of:
        return "–"
    share, z = right / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{share:.3f} ({max(0, middle - half):.2f}–{min(1, middle + half):.2f})"


def answers(directory: Path) -> Ask:
    """The answers of what is shipped, by group numbers."""
    materials = read(directory)
    built = memory_index.build(materials.entries, materials.words, load_decision(directory), load_weights(directory))
    return materials.handlers(built).ask


def numbers(answer: tasks.Answer) -> list[str]:
    """The numbers of the groups that an answer names."""
    return [handler.group.number or "" for handler in answer.handlers]


def made_up(materials: Materials, ask: Ask) -> list[str]:
    """A row for each kind of made-up question: how many are answered with a group, with an agency."""
    lines = ["| made-up questions | with a group | with an agency |", "| --- | --- | --- |"]
    for kind, texts in made(materials, test=True, count=NAMED)._asdict().items():
        if not texts:
            continue
        told = [ask(text) for text in texts]
        group = sum(answer.answered for answer in told)
        agency = sum(answer.other_agency is not None for answer in told)
        lines.append(f"| {kind} | {wilson(group, len(told))} | {wilson(agency, len(told))} |")
    return lines


def mistyped(text: str, chosen: random.Random) -> str:
    """A text with one typing error: a Thai letter is missing, typed twice, or has changed places with the next."""
    places = [letter.start() for letter in re.finditer("[ก-๎](?=[ก-๎])", text)]
    if not places:
        return text
    at = chosen.choice(places)
    one, other = text[at], text[at + 1]
    return text[:at] + chosen.choice((other, one + one + other, other + one)) + text[at + 2 :]


class Score(NamedTuple):
    """How often answers to labelled questions are right: counts of our tasks, and of other agencies'."""

    own: int = 0
    first: int = 0  # the first group named is right
    among: int = 0  # one of those named is
    named: int = 0  # groups named in all
    refused: int = 0
    agency: int = 0  # another agency is named for a task of ours
    others: int = 0
    known: int = 0  # of other agencies' tasks, those for which no group is named

    @property
    def right(self) -> float:
        """The share of all questions that are answered rightly."""
        return (self.first + self.known) / ((self.own + self.others) or 1)


def score(asked: Sequence[Query], ask: Ask, *, misses: bool = False) -> Score:
    """The score of some questions."""
    counts = dict.fromkeys(Score._fields, 0)
    for query in asked:
        answer = ask(query.text)
        groups = numbers(answer)
        right = groups[:1] == [] if not query.expected else groups[:1] != [] and groups[0] in query.expected
        if query.expected:
            counts["own"] += 1
            counts["first"] += right
            counts["among"] += any(group in query.expected for group in groups)
            counts["named"] += len(groups)
            counts["refused"] += not groups
            counts["agency"] += answer.other_agency is not None
        else:
            counts["others"] += 1
            counts["known"] += right
        if misses and not right:
            said = [(handler.group.number, handler.score) for handler in answer.handlers]
            print(query.kind, query.text, query.expected, answer.kind, said, answer.other_agency, sep="\t")
    return Score(**counts)


def row(name: str, of: Score) -> str:
    """A row of the table of labelled questions."""
    cells = [
        *(name, wilson(of.first, of.own), wilson(of.among, of.own), f"{of.named / ((of.own - of.refused) or 1):.2f}"),
        *(wilson(of.refused, of.own), wilson(of.agency, of.own), wilson(of.known, of.others)),
    ]
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHIPPED_DATA)
    parser.add_argument("--queries", type=Path, nargs="*", default=[HERE / name for name in TESTS])
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    lines = list[str]()
    materials = read(given.data)
    if given.cross:
        import crossed
        import fit

        lines += crossed.tables(fit.left_out(materials, made(materials, test=False, count=fit.MADE)))
    ask = answers(given.data)
    lines += made_up(materials, ask)
    heads = ("set", "right group first", "among those named", "groups named", "ours refused", "agency for ours")
    lines += [f"| {' | '.join((*heads, 'others refused'))} |", "| --- | --- | --- | --- | --- | --- | --- |"]
    begun, count = time.process_time(), 0
    for path in given.queries:
        asked = queries(path)
        count += len(asked)
        lines.append(row(path.name, score(asked, ask, misses=given.misses)))
        for kind in dict.fromkeys(query.kind for query in asked):
            lines.append(row(f"– {kind}", score([query for query in asked if query.kind == kind], ask)))
        chosen = random.Random(29)  # noqa: S311 - the same on every run
        wrong = [query._replace(text=mistyped(query.text, chosen)) for query in asked if query.kind != "typo"]
        lines.append(row("– but for typing errors, each with one put in", score(wrong, ask)))
        count += len(wrong) // 2
    spent = time.process_time() - begun
    print("\n".join(lines))
    print(f"{spent / (2 * count or 1) * 1000:.2f} ms a question")


if __name__ == "__main__":
    main()
