"""How often ``who-handles`` is right: ``python evaluation/report.py [--baselines] [--ablation] [--unseen] [--readme]``.

Every figure is of the whole program's answers to ``queries-dev.tsv`` (or another file of that form), with the Wilson
interval of 95 %. A query of the office's own is right if the first group named is one of those expected, and wrong if
it is refused; one of another agency is right if it is refused. ``--readme`` writes the table into the READMEs.
"""

from __future__ import annotations

import argparse
import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.loader import load
from mandate_cli.dataset.tables import load_other_agencies, load_vocabulary, load_weights
from mandate_cli.law.citation import Citation
from mandate_cli.law.fold import fold
from mandate_cli.search import index, ranking
from mandate_cli.search.tasks import Handlers, entries
from mandate_cli.search.vocabulary import OTHER_AGENCY

if TYPE_CHECKING:
    from mandate_cli.law.model import Mandate

HERE = Path(__file__).parent
QUERIES = HERE / "queries-dev.tsv"
DAY = date(2024, 2, 21)  # the law the queries are labelled by
NOBODY = "none"


class Query(NamedTuple):
    """A labelled query: the numbers of the groups that are right, none of them if it is nobody's here."""

    text: str
    expected: tuple[str, ...]
    kind: str


class Told(NamedTuple):
    """What a system tells: groups, best first, and whether it answers at all."""

    groups: Sequence[str]
    answered: bool


System = Callable[[str], Told]


def queries(path: Path = QUERIES) -> list[Query]:
    """The labelled queries of a file: id, query, expected, kind and where it comes from."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [Query(row[1], () if row[2] == NOBODY else tuple(row[2].split("|")), row[3]) for row in rows if len(row) > 3]


# --- systems ---------------------------------------------------------------------------------------------------------


class Law(NamedTuple):
    """The shipped data on the day."""

    mandate: Mandate
    handlers: Handlers
    entries: list[index.Entry]
    weights: index.Weights | None

    def number(self, entry: index.Entry) -> str | None:
        """The number of the group an entry leads to first, None for another agency."""
        (first, *_) = self.handlers.leads(entry)
        return None if first == OTHER_AGENCY else Citation.parse(first).labels[-1]


def law() -> Law:
    """Read the shipped data."""
    dataset = load(SHIPPED_DATA)
    mandate = fold(dataset, DAY)
    handlers = Handlers(mandate, index.build([]))
    found = entries(mandate, load_vocabulary(SHIPPED_DATA, dataset), load_other_agencies(SHIPPED_DATA))
    leading = [entry for entry in found if handlers.leads(entry)]
    return Law(mandate, handlers, leading, load_weights(SHIPPED_DATA))


def ours(held: Law, selected: Sequence[index.Entry], weights: index.Weights | None) -> System:
    """The program, with these entries and weights."""
    return asking(Handlers(held.mandate, index.build(selected, weights)))


def asking(handlers: Handlers) -> System:
    """The program's answers, or, where it is not sure, what it says comes closest."""

    def ask(query: str) -> Told:
        answer = handlers.ask(query)
        named = [each.group.number for each in answer.handlers]
        return Told(named or [each.group.number for each in answer.closest], answer.answered)

    return ask


def ablated(held: Law) -> Iterator[tuple[str, System]]:
    """The program without each kind of evidence in turn; weights are fitted anew where phrases are left out."""
    import fit

    made = fit.Setting(held.handlers, tuple(held.handlers.groups), held.entries)

    def without(vias: set[str]) -> System:
        selected = [each for each in held.entries if each.via not in vias]
        return ours(held, selected, fit.fitted(made, selected) if "vocabulary" not in vias else None)

    yield "all of it", ours(held, held.entries, held.weights)
    yield "without the vocabulary and its weights", without({"vocabulary", OTHER_AGENCY})
    yield "without the law's words", ours(held, [each for each in held.entries if each.via != "text"], held.weights)
    yield (
        "without tasks of other agencies",
        ours(held, [each for each in held.entries if each.via != OTHER_AGENCY], held.weights),
    )
    yield "without the fitted weights: nearest words only", ours(held, held.entries, None)
    yield "without the nearest words: weights only", _weights_only(held)
    yield "half of the phrases (weights fitted anew)", _half(held, made)


def _weights_only(held: Law) -> System:
    names = {name: group.number for name, group in held.handlers.groups.items()}
    built = index.build(held.entries, held.weights)

    def ask(query: str) -> Told:
        shares = ranking.by_weights(built, query)
        groups = [names[group] for group in sorted(shares, key=lambda each: -shares[each]) if group in names]
        return Told(groups, max(shares, key=lambda each: shares[each]) != OTHER_AGENCY)

    return ask


def _half(held: Law, made: object) -> System:
    import random

    import fit

    assert isinstance(made, fit.Setting)
    chosen = random.Random(0)  # noqa: S311 - the same on every run
    selected = [each for each in held.entries if each.via == "text" or chosen.random() < 0.5]
    return ours(held, selected, fit.fitted(made, selected))


def baselines(held: Law) -> Iterator[tuple[str, System]]:
    """What one can install: over the duties alone, and over our phrases, other agencies’ tasks among them."""
    duties = [each for each in held.entries if each.via == "text"]
    for name, selected in (("duties", duties), ("all phrases", held.entries)):
        yield f"rapidfuzz WRatio, {name}", _fuzzy(held, selected)
        yield f"BM25 over newmm, {name}", _bm25(held, selected)
        yield f"TF-IDF of 3 letters, {name}", _tfidf(held, selected)


def _told(held: Law, selected: Sequence[index.Entry], scores: Sequence[float]) -> Told:
    """Groups by their best entry; refused if the best entry of all leads elsewhere or has nothing in common."""
    order = sorted(range(len(selected)), key=lambda at: -scores[at])[:300]
    numbers = [held.number(selected[at]) for at in order]
    return Told(list(dict.fromkeys(each for each in numbers if each)), scores[order[0]] > 0 and numbers[0] is not None)


def _fuzzy(held: Law, selected: Sequence[index.Entry]) -> System:
    from rapidfuzz import fuzz, process

    texts = [each.text for each in selected]

    def ask(query: str) -> Told:
        return _told(held, selected, process.cdist([query], texts, scorer=fuzz.WRatio)[0].tolist())

    return ask


def _bm25(held: Law, selected: Sequence[index.Entry]) -> System:
    from pythainlp.tokenize import word_tokenize
    from rank_bm25 import BM25Okapi

    def words(text: str) -> list[str]:
        return [word for word in word_tokenize(text, engine="newmm") if word.strip()]

    model = BM25Okapi([words(each.text) for each in selected])

    def ask(query: str) -> Told:
        return _told(held, selected, model.get_scores(words(query)).tolist())

    return ask


def _tfidf(held: Law, selected: Sequence[index.Entry]) -> System:
    from sklearn.feature_extraction.text import TfidfVectorizer

    model = TfidfVectorizer(analyzer="char", ngram_range=(3, 3))
    matrix = model.fit_transform([each.text for each in selected])

    def ask(query: str) -> Told:
        return _told(held, selected, (matrix @ model.transform([query]).T).toarray().ravel().tolist())

    return ask


# --- figures ---------------------------------------------------------------------------------------------------------


def wilson(right: int, of: int) -> str:
    """A share with its interval of 95 %."""
    if not of:
        return "–"
    share, z = right / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{share:.3f} ({max(0, middle - half):.2f}–{min(1, middle + half):.2f})"


class Score(NamedTuple):
    """What became of one query."""

    query: Query
    place: int  # of the first right group named or suggested, from 1; 0 if none
    answered: bool

    @property
    def right(self) -> bool:
        """Whether the answer is right: the first group, or, if it is nobody's, none."""
        return (self.answered and self.place == 1) if self.query.expected else not self.answered


def score(system: System, asked: Sequence[Query]) -> list[Score]:
    """Put every query to a system."""
    found = []
    for query in asked:
        told = system(query.text)
        places = [at for at, group in enumerate(told.groups, 1) if group in query.expected]
        found.append(Score(query, places[0] if places else 0, told.answered))
    return found


def summary(scores: Sequence[Score]) -> list[str]:
    """The cells of a row: top 1 end to end, top 3, MRR, own refused, foreign refused."""
    own = [each for each in scores if each.query.expected]
    foreign = [each for each in scores if not each.query.expected]
    return [
        wilson(sum(each.right for each in own), len(own)),
        wilson(sum(1 <= each.place <= 3 for each in own), len(own)),
        f"{sum(1 / each.place for each in own if each.place) / len(own):.3f}",
        wilson(sum(not each.answered for each in own), len(own)),
        wilson(sum(each.right for each in foreign), len(foreign)),
    ]


HEAD = """\
| {0} | right group first | among the first 3 | MRR | own refused | elsewhere refused |
| --- | --- | --- | --- | --- | --- |"""


def by_kind(scores: Sequence[Score]) -> str:
    """The table of kinds of queries."""
    kinds = dict.fromkeys(each.query.kind for each in scores)
    lines = ["| kind | queries | right |", "| --- | --- | --- |"]
    for kind in kinds:
        these = [each for each in scores if each.query.kind == kind]
        lines.append(f"| {kind} | {len(these)} | {wilson(sum(each.right for each in these), len(these))} |")
    return "\n".join(lines)


def table(head: str, systems: Iterator[tuple[str, System]], asked: Sequence[Query]) -> str:
    """A row for each system."""
    lines = [HEAD.format(head)]
    lines += [f"| {name} | {' | '.join(summary(score(system, asked)))} |" for name, system in systems]
    return "\n".join(lines)


def unseen(held: Law) -> str:
    """Each phrase asked of an index without it, in five hands, with weights fitted without the hand."""
    import fit

    made = fit.Setting(held.handlers, tuple(held.handlers.groups), held.entries)
    counts = {True: [0, 0, 0], False: [0, 0, 0]}  # our tasks, other agencies’: asked, right, refused
    for built, hand in fit.folds(made, 5):
        handlers = Handlers(held.mandate, built)
        for source in hand:
            leads = held.handlers.leads(source)
            answer = handlers.ask(source.text)
            ours = leads != (OTHER_AGENCY,)
            first = str(answer.handlers[0].group.line.citation) if answer.handlers else OTHER_AGENCY
            counts[ours][0] += 1
            counts[ours][1] += first in leads
            counts[ours][2] += not answer.answered
    asked, right, refused = counts[True]
    foreign, known, _ = counts[False]
    return (
        f"Phrases left out, a fifth at a time: right group first {wilson(right, asked)} of {asked}, refused "
        f"{wilson(refused, asked)}; of {foreign} tasks of elsewhere refused {wilson(known, foreign)}."
    )


MARKS = r"(<!-- accuracy: begin -->\n).*?(<!-- accuracy: end -->)"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queries", type=Path, nargs="?", default=QUERIES)
    for name in ("baselines", "ablation", "unseen", "readme", "misses"):
        parser.add_argument(f"--{name}", action="store_true")
    given = parser.parse_args()
    asked, held = queries(given.queries), law()
    system = ours(held, held.entries, held.weights)
    begun = time.perf_counter()
    scores = score(system, asked)
    spent = (time.perf_counter() - begun) / len(asked) * 1000
    report = [by_kind(scores)]
    rows = [("mandate", system)]
    report.append(table("system", iter([*rows, *(baselines(held) if given.baselines else ())]), asked))
    if given.ablation:
        report.append(table("mandate", ablated(held), asked))
    if given.unseen:
        report.append(unseen(held))
    text = "\n\n".join(report)
    print(text)
    print(f"\n{spent:.1f} ms a query")
    if given.misses:
        for each in scores:
            if not each.right:
                told = system(each.query.text)
                print(each.query.kind, each.query.text, "expected", each.query.expected, "told", told)
    if given.readme:
        path = HERE.parent / "README.md"
        old = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(MARKS, lambda match: f"{match[1]}{text}\n{match[2]}", old, flags=re.DOTALL), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
