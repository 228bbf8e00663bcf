"""Is a task ours, and is the first group the right one: two logistic functions of a few named features.

Both are fitted by ``evaluation/fit.py`` from phrases left out of the index, from other agencies' tasks left out, and
from made-up questions, and kept as whole numbers in a file anyone can read. No number of theirs is set by hand.
"""

import math
from collections.abc import Collection, Mapping
from itertools import islice
from typing import NamedTuple

from mandate_cli.search.entries import OTHER_AGENCY, GroupsOf
from mandate_cli.search.ranking import Pool, Ranking, groups_or_none, named

_SIX = 6  # entries by whose words a question is explained
_LEAST_SHARE, _LEAST_PART = 0.001, 0.02  # added before a logarithm is taken
LIKELY = 0.75  # the probabilities are calibrated, so a likely answer is right three times in four or more often


class Features(NamedTuple):
    """What speaks for a question being a task of ours.

    ``best``: the share of the best group. ``voted`` and ``fitted``: the natural logarithms of the shares that the
    nearest entries and the fitted weights give to other agencies. ``known``: the part of the question's words, weighed
    by rarity, that any entry of ours has. ``strange``: the natural logarithm of the part that none has. ``found``: the
    part that the six nearest entries of the best group have. ``stray``: as in ``Ranking``.
    """

    best: float
    voted: float
    fitted: float
    known: float
    strange: float
    found: float
    stray: float


class GroupFeatures(NamedTuple):
    """What speaks for the first group being the right one: its share among groups, how far ahead it is, ``found``."""

    share: float
    ahead: float
    found: float


class Logistic(NamedTuple):
    """A logistic function: what it starts from, and the factor of each feature, in their order."""

    bias: float
    factors: tuple[float, ...]

    def __call__(self, features: tuple[float, ...]) -> float:
        """The probability for some features."""
        total = self.bias + sum([factor * value for factor, value in zip(self.factors, features, strict=True)])
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


class Model(NamedTuple):
    """Everything fitted for decisions; ``threshold`` is the probability of being right from which we answer."""

    pool: Pool
    ours: Logistic
    group: Logistic
    threshold: float


# The names in the file, in the order of the numbers that ``model`` takes.
NAMES = (
    *(f"pool.{name}" for name in Pool._fields),
    *("ours.bias", *(f"ours.{name}" for name in Features._fields)),
    *("group.bias", *(f"group.{name}" for name in GroupFeatures._fields)),
    "threshold",
)
SCALE = 1000  # the numbers of the file are whole, and parts of this


def model(numbers: Mapping[str, int]) -> Model:
    """The model of the numbers of a file, all of ``NAMES``."""
    neighbours, weights, *values, threshold = (numbers[name] / SCALE for name in NAMES)
    split = 1 + len(Features._fields)
    ours, group = values[:split], values[split:]
    return Model(
        Pool(neighbours, weights), Logistic(ours[0], tuple(ours[1:])), Logistic(group[0], tuple(group[1:])), threshold
    )


def numbers(model: Model) -> dict[str, int]:
    """What ``model`` was given."""
    values = (*model.pool, model.ours.bias, *model.ours.factors, model.group.bias, *model.group.factors)
    return dict(zip(NAMES, [round(value * SCALE) for value in (*values, model.threshold)], strict=True))


def features(ranking: Ranking, groups_of: GroupsOf) -> Features:
    """The features of a ranked question."""
    best = ranking.best
    of_best = (
        near.of.content
        for near in ranking.near
        if best and any(best in groups_or_none(duty, groups_of) for duty in near.of.entry.duties)
    )
    nearest = set().union(*islice(of_best, _SIX))
    known = explained(ranking, ranking.ours)
    fitted = ranking.fitted or ranking.voted  # an entry that is the question itself decides alone
    return Features(
        ranking.groups[best] if best else 0.0,
        math.log(ranking.voted.get(OTHER_AGENCY, 0.0) + _LEAST_SHARE),
        math.log(fitted.get(OTHER_AGENCY, 0.0) + _LEAST_SHARE),
        known,
        math.log(1 - known + _LEAST_PART),
        explained(ranking, nearest),
        ranking.stray,
    )


def explained(ranking: Ranking, among: Collection[str]) -> float:
    """The part of a question's words, weighed by rarity, that are among some words; a typing error counts less."""
    total = sum(ranking.rarities.values())
    sure = ranking.spelled.words
    return sum([weight * sure[word] for word, weight in ranking.rarities.items() if word in among]) / (total or 1.0)


def group_features(ranking: Ranking, found: float) -> GroupFeatures:
    """The features of the first group. What an entry says that is the question itself is right for all its groups."""
    shares = [*named(ranking.groups).values()]
    if ranking.same and shares:
        return GroupFeatures(1.0, 1.0, found)
    total = sum(shares) or 1.0
    first, second = [*shares, 0.0, 0.0][:2]
    return GroupFeatures(first / total, (first - second) / total, found)
