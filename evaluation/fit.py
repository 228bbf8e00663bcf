"""Fit the weights of ngrams from the phrases: ``python evaluation/fit.py`` writes data/weights.tsv.

With ``--decision`` it says which factors of ``ranking.confidence`` fit best, on phrases that the ranking had not seen.

A logistic regression over the same ngrams, weighed and scaled the same way, as ``search.ranking`` compares; of its
weights the largest are taken, rounded. It is fitted from the vocabulary, the tasks of other agencies and the law in
force, never from the evaluation's queries. The result is the same on every run.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.loader import load
from mandate_cli.dataset.paths import WEIGHTS
from mandate_cli.dataset.tables import fitted_from, load_other_agencies, load_vocabulary
from mandate_cli.law.fold import fold
from mandate_cli.search import index, ranking
from mandate_cli.search.tasks import Handlers, entries
from mandate_cli.search.vocabulary import OTHER_AGENCY

WEIGHTED = 12_000  # ngrams with a weight
HARDNESS = 20.0  # sklearn's C
# What a task of another agency counts as, where one of the office's counts 1: they are few and must be known.
OTHER_AGENCIES = 4.0

Example = tuple[str, Sequence[str]]  # words, and the groups they lead to, likelier first


def vectors(keys: Sequence[str], column: dict[str, int], rarity: Any) -> Any:
    """Keys as rows of a sparse matrix: the rarity of each ngram a row has, each row of length 1."""
    import numpy as np
    from scipy import sparse

    rows, columns = [], []
    for row, key in enumerate(keys):
        for ngram in sorted(index.ngrams(key)):
            if ngram in column:
                rows.append(row)
                columns.append(column[ngram])
    matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(keys), len(column)))
    matrix = matrix @ sparse.diags(rarity)
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(1)).ravel())
    return sparse.diags(1 / np.maximum(length, 1e-9)) @ matrix


def fit(examples: Sequence[Example], groups: Sequence[str], count: int = WEIGHTED) -> index.Weights:
    """The weights that best tell the groups of these examples apart."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    keys = [index.key(text) for text, _ in examples]
    found: dict[str, int] = {}
    for key in keys:
        for ngram in index.ngrams(key):
            found[ngram] = found.get(ngram, 0) + 1
    column = {ngram: number for number, ngram in enumerate(sorted(found))}
    rarity = np.array([index.rarity(found[ngram], len(examples)) for ngram in column])
    number = {group: at for at, group in enumerate(groups)}
    rows, targets, counts = [], [], []
    for row, (_, leads) in enumerate(examples):
        for group in leads:
            rows.append(row)
            targets.append(number[group])
            counts.append((OTHER_AGENCIES if group == OTHER_AGENCY else 1.0) / len(leads))
    model = LogisticRegression(C=HARDNESS, max_iter=300, tol=1e-3)
    model.fit(vectors(keys, column, rarity)[rows], targets, sample_weight=counts)
    assert list(model.classes_) == list(range(len(groups))), "every group needs phrases"
    size = np.abs(model.coef_).max(0) * rarity
    largest = {int(each) for each in np.argsort(-size, kind="stable")[:count]}
    table = {"": _row(model.intercept_)}
    table |= {ngram: _row(model.coef_[:, at]) for ngram, at in column.items() if at in largest}
    return index.Weights(tuple(groups), table)


def _row(weights: Any) -> str:
    return "\t".join(str(round(float(each) * 100)) for each in weights)


class Setting(NamedTuple):
    """What the phrases are ranked with: the groups of the day, and where each entry leads."""

    handlers: Handlers
    groups: tuple[str, ...]
    entries: list[index.Entry]

    def leads(self, entry: index.Entry) -> tuple[str, ...]:
        """The groups an entry leads to, ``elsewhere`` among them."""
        return self.handlers.leads(entry)


def setting(day: date) -> Setting:
    """The shipped data, as they stand on a day."""
    dataset = load(SHIPPED_DATA)
    mandate = fold(dataset, day)
    found = entries(mandate, load_vocabulary(SHIPPED_DATA, dataset), load_other_agencies(SHIPPED_DATA))
    handlers = Handlers(mandate, index.build([]))
    return Setting(handlers, tuple(handlers.groups), [each for each in found if handlers.leads(each)])


def fitted(setting: Setting, found: Sequence[index.Entry]) -> index.Weights:
    """The weights fitted from these entries."""
    return fit([(each.text, setting.leads(each)) for each in found], (*setting.groups, OTHER_AGENCY))


def folds(setting: Setting, count: int) -> list[tuple[index.MemoryIndex, list[index.Entry]]]:
    """The phrases dealt out, and for each hand the index of all the others, with weights fitted without it."""
    dealt = [each for each in setting.entries if each.via != "text"]
    random.Random(0).shuffle(dealt)  # noqa: S311 - the same on every run
    made = []
    for number in range(count):
        hand = dealt[number::count]
        out = set(hand)
        rest = [each for each in setting.entries if each not in out]
        made.append((index.build(rest, fitted(setting, rest)), hand))
    return made


def decision(setting: Setting, count: int) -> None:
    """Print the factors of ``ranking.confidence``."""
    from sklearn.linear_model import LogisticRegression

    rows, right = [], []
    for built, hand in folds(setting, count):
        for entry in hand:
            found = ranking.rank(built, entry.text, setting.groups, setting.leads)
            best = next((group for group, _ in found.shares if group != OTHER_AGENCY), None)
            if best:
                rows.append(ranking.features(found, best))
                right.append(best in setting.leads(entry))
    model = LogisticRegression(C=100.0).fit(rows, right)
    factors = ", ".join(f"{each:.2f}" for each in model.coef_[0])
    print(f"_BIAS, _FACTORS = {model.intercept_[0]:.2f}, ({factors})  # from {len(rows)}, right {sum(right)}")


def main() -> None:
    """Fit and write the weights, or print the decision's factors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decision", action="store_true")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2024, 2, 21))
    given = parser.parse_args()
    made = setting(given.as_of)
    if given.decision:
        decision(made, 4)
        return
    weights = fitted(made, made.entries)
    lines = [
        "\t".join((fitted_from(SHIPPED_DATA), *weights.groups)),
        *(f"{ngram}\t{row}" for ngram, row in sorted(weights.rows.items())),
    ]
    (SHIPPED_DATA / WEIGHTS).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
