"""Fit the weights and the decision: ``python evaluation/fit.py [--data DIR]``. It takes minutes.

The result has the same bytes on every run. Weights: a logistic regression of duties over words and ngrams, from all
entries. The decision: logistic regressions over a few named features of questions that nothing was fitted from, that is
phrases left out with their families, tasks of other agencies left out, and made-up questions; never from a test set.
The threshold comes from the same questions. Where there are few phrases, only the weights are fitted.
"""

from __future__ import annotations

import argparse
import math
import warnings
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

try:
    import numpy as np
    from scipy import optimize, sparse
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits
except ImportError as error:
    raise SystemExit(f'{error}; to install what fitting needs: pip install -e ".[evaluation]"') from None

from families import families
from materials import UNFITTED, Made, Materials, made, read

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.fitted import fitted_from
from mandate_cli.dataset.paths import DECISION, WEIGHTS
from mandate_cli.errors import WRONG, MandateError, reason
from mandate_cli.search import decision, ranking, tasks, weights
from mandate_cli.search.decision import Logistic, Model
from mandate_cli.search.entries import LAW, OTHER_AGENCY, Entry
from mandate_cli.search.index import rarity, word_term
from mandate_cli.search.memory_index import MemoryIndex, Weights, build
from mandate_cli.search.ngrams import ngrams
from mandate_cli.search.question import Question
from mandate_cli.search.question import read as read_question
from mandate_cli.search.ranking import Pool, Ranking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FOLDS = 5
HARDNESS = 30.0  # sklearn's C
ITERATIONS = 60
SEEN = 2  # entries that a word or ngram must stand in to have weights
OTHERS = 2.0  # what a task of another agency counts as, where one of ours counts 1: they are few and must be known
SECOND = 0.8  # what an entry counts for a further duty
LEAST = 0.25  # the least weight that is kept
MADE = 1500  # made-up questions of each kind
FEWEST = 1000  # phrases from which a decision can be fitted; with fewer, the one of the package is better
# The share of common words unknown to law and phrases that may be answered: the most of which, among 1,000 others, less
# than 2 in 100 are answered with a certainty of 95 %.
FALSE_ANSWERS = 0.011
POSSIBLE = 0.3  # the probability below which nobody is named; the program reads it from what is fitted

# How often each source of questions is taken to be asked, for calibration: ours, other agencies', made-up ones.
PRIOR = {"ours": 0.5, "other": 0.3, "made": 0.2}


# --- weights ---------------------------------------------------------------------------------------------------------


def fitted(entries: Sequence[Entry], texts: Sequence[Question]) -> Weights:
    """The weights fitted from some entries and their texts as they are compared."""
    kinds = [(ngrams(text.key), [word_term(word) for word in text.content]) for text in texts]
    counts = Counter(name for kind in kinds for part in kind for name in part)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    column = {name: at for at, name in enumerate(names)}
    rarities = {name: round(100 * rarity(counts[name], len(entries))) for name in names}
    rows, columns, values = list[int](), list[int](), list[float]()
    for row, kind in enumerate(kinds):
        for part in kind:
            known = [name for name in part if name in column]
            length = math.sqrt(sum(rarities[name] ** 2 for name in known)) or 1.0
            for name in known:
                rows.append(row)
                columns.append(column[name])
                values.append(rarities[name] / length)
    having = sparse.csr_matrix((values, (rows, columns)), shape=(len(entries), len(names)))
    lines, labels, worth = list[int](), list[str](), list[float]()
    for row, entry in enumerate(entries):
        for rank, duty in enumerate(entry.duties):
            lines.append(row)
            labels.append(duty)
            worth.append(SECOND**rank if entry.ours else OTHERS)
    regression = LogisticRegression(C=HARDNESS, max_iter=ITERATIONS, tol=1e-3)
    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # more iterations take longer and change no answer
        regression.fit(having[lines], labels, sample_weight=worth)
    return Weights([str(each) for each in regression.classes_], _rows(names, rarities, regression))


def _rows(names: list[str], rarities: dict[str, int], regression: Any) -> dict[str, str]:
    kept = regression.coef_ - np.median(regression.coef_, axis=0)
    whole = np.rint(kept * weights.UNIT).astype(int)
    whole[np.abs(whole) < LEAST * weights.UNIT] = 0
    always = np.rint((regression.intercept_ - regression.intercept_.mean()) * weights.UNIT).astype(int)
    rows = {"": _row(0, always)}
    rows |= {name: _row(rarities[name], whole[:, at]) for at, name in enumerate(names)}
    return {name: row for name, row in rows.items() if " " in row or not name}


def _row(rare: int, numbers: Any) -> str:
    return " ".join([str(rare), *(f"{place}:{number}" for place, number in enumerate(numbers.tolist()) if number)])


# --- questions that nothing was fitted from --------------------------------------------------------------------------


class Asked(NamedTuple):
    """A question, what is right for it, and where it leads with the pool at hand."""

    text: str
    kind: str  # ours, other, common, pairs, names
    right: tuple[str, ...]  # groups
    agency: str  # whose task it is, if not ours
    named: str | None  # the agency that would be named
    fold: int
    voted: dict[str, float]  # by group
    said: dict[str, float]
    answer: Callable[[Pool], tuple[Ranking, decision.Features]]

    @property
    def source(self) -> str:
        """The source of questions, as ``PRIOR`` names them."""
        return self.kind if self.kind in PRIOR else "made"


def left_out(materials: Materials, questions: Made) -> list[Asked]:
    """Every phrase and task of another agency, asked of what is fitted without its family; and made-up questions."""
    entries = materials.entries
    family = families([entry.text for entry in entries])
    texts = [read_question(entry.text, materials.words) for entry in entries]
    groups_of = materials.handlers(build([], materials.words, UNFITTED)).groups_of
    found = list[Asked]()
    for fold in range(FOLDS):
        kept = [at for at, entry in enumerate(entries) if family[at] % FOLDS != fold or entry.via == LAW]
        weighed = fitted([entries[at] for at in kept], [texts[at] for at in kept])
        ask = _Asking(build([entries[at] for at in kept], materials.words, UNFITTED, weighed), groups_of, fold)
        for at, entry in enumerate(entries):
            if family[at] % FOLDS == fold and entry.via != LAW:
                groups = tuple(group for duty in entry.duties if entry.ours for group in groups_of(duty))
                found.append(
                    ask(entry.text, "ours" if entry.ours else "other", groups, "" if entry.ours else entry.to[0])
                )
        for kind, asked in questions._asdict().items():
            found += [ask(text, kind) for text in asked[fold::FOLDS]]
        print(f"fold {fold + 1} of {FOLDS}", flush=True)
    return found


class _Asking(NamedTuple):
    """What questions of one fold are asked of."""

    built: MemoryIndex
    groups_of: Callable[[str], tuple[str, ...]]
    fold: int

    def __call__(self, text: str, kind: str, right: tuple[str, ...] = (), agency: str = "") -> Asked:
        once = ranking.rank(self.built, Pool(1.0, 1.0), read_question(text, self.built.words), self.groups_of)
        voted, said = (ranking.by_group(each, self.groups_of) for each in (once.voted, once.fitted))

        def answer(pool: Pool) -> tuple[Ranking, decision.Features]:
            again = once._replace(groups=ranking.pooled(voted, said, pool))
            return again, decision.features(again, self.groups_of)

        task = tasks.other_task(once)
        return Asked(text, kind, right, agency, task.to[0] if task else None, self.fold, voted, said, answer)


# --- decision --------------------------------------------------------------------------------------------------------


def pool(asked: Sequence[Asked]) -> Pool:
    """What neighbours and weights count for, so that the pooled shares of left-out entries are likeliest."""
    cases = [each for each in asked if each.kind in {"ours", "other"}]
    groups = sorted({group for each in cases for group in (*each.voted, *each.said)})

    def table(shares: Sequence[dict[str, float]]) -> Any:
        return np.log(np.array([[share.get(group, 0.0) for group in groups] for share in shares]) + ranking.FLOOR)

    votes, said = table([each.voted for each in cases]), table([each.said for each in cases])
    right = np.array([[group in (each.right or (OTHER_AGENCY,)) for group in groups] for each in cases])

    def loss(factors: Any) -> float:
        scores = factors[0] * votes + factors[1] * said
        scores = scores - scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        return float(-np.log((powers * right).sum(axis=1) / powers.sum(axis=1) + 1e-9).mean())

    best = optimize.minimize(loss, np.array([0.5, 0.5]), method="Nelder-Mead", options={"xatol": 1e-4, "fatol": 1e-7})
    return Pool(round(float(best.x[0]), 3), round(float(best.x[1]), 3))


def logistic(rows: Sequence[tuple[float, ...]], right: Sequence[bool], worth: Sequence[float]) -> Logistic:
    """The logistic function that fits best, its numbers rounded as the file has them."""
    with threadpool_limits(1):
        fit = LogisticRegression(C=100.0, max_iter=1000, tol=1e-8).fit(
            np.array(rows), np.array(right), sample_weight=np.array(worth)
        )
    return Logistic(round(float(fit.intercept_[0]), 3), tuple(round(float(each), 3) for each in fit.coef_[0]))


class Case(NamedTuple):
    """A question left out, with its features."""

    asked: Asked
    best: str | None
    ours: decision.Features
    group: decision.GroupFeatures

    @property
    def right(self) -> bool:
        """Whether the first group is right."""
        return self.best in self.asked.right


def cases(asked: Sequence[Asked], pooling: Pool) -> list[Case]:
    """The questions with their features."""
    found = []
    for each in asked:
        ranked, values = each.answer(pooling)
        found.append(Case(each, ranked.best, values, decision.group_features(ranked, values.found)))
    return found


def worths(of: Sequence[Case]) -> list[float]:
    """What each question counts, so that each source counts its prior."""
    counts = dict.fromkeys(PRIOR, 0)
    for case in of:
        counts[case.asked.source] += 1
    return [PRIOR[case.asked.source] * len(of) / counts[case.asked.source] for case in of]


def decide(of: Sequence[Case], pooling: Pool) -> Model:
    """The model that fits some questions best."""
    ours = logistic([case.ours for case in of], [case.asked.kind == "ours" for case in of], worths(of))
    own = [case for case in of if case.asked.kind == "ours"]
    group = logistic([case.group for case in own], [case.right for case in own], [1.0] * len(own))
    return threshold(Model(pooling, ours, group, 0.0), of)


def threshold(model: Model, of: Sequence[Case]) -> Model:
    """The probability from which a question is answered: a possible answer's, if few enough common words have it."""
    common = sorted(model.ours(case.ours) * model.group(case.group) for case in of if case.asked.kind == "common")
    least = max(common[-1 - int(FALSE_ANSWERS * len(common))], POSSIBLE)
    return model._replace(threshold=math.ceil(least * 1000) / 1000)


def as_file(fitted_weights: Weights, header: str) -> str:
    """Weights as their file: what they were fitted from and the duties, then a row a line."""
    lines = ["\t".join([header, *fitted_weights.duties]), *map("\t".join, fitted_weights.rows.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the command line, fit, and write what was fitted, or say what is wrong with a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHIPPED_DATA)
    try:
        fit(parser.parse_args().data)
    except MandateError as error:
        parser.exit(WRONG, f"fit: {error}\n")
    except OSError as error:
        parser.exit(WRONG, f"fit: {error.filename}: {reason(error)}\n")


def fit(data: Path) -> None:
    """Fit the weights and the decision of a data directory. Raises MandateError and OSError for what is wrong there."""
    for name in (DECISION, WEIGHTS):  # before it takes minutes
        if (data / name).exists():
            (data / name).open("a").close()
    materials = read(data)
    if sum(entry.ours and entry.via != LAW for entry in materials.entries) < FEWEST:
        print(f"fewer than {FEWEST} phrases: {WEIGHTS} is written, and {DECISION} left as it is")
    else:
        asked = left_out(materials, made(materials, test=False, count=MADE))
        pooling = pool(asked)
        model = decide(cases(asked, pooling), pooling)
        numbers = "".join(f"{name}\t{number}\n" for name, number in decision.numbers(model).items())
        (data / DECISION).write_text(numbers, encoding="utf-8", newline="\n")
        print(numbers)
    texts = [read_question(entry.text, materials.words) for entry in materials.entries]
    text = as_file(fitted(materials.entries, texts), fitted_from(data))
    (data / WEIGHTS).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
