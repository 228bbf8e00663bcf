"""Which group a question leads to: the nearest entries and the fitted weights say it for each duty, and are pooled.

Duties are summed up by the groups that have them on the day asked. What leads to a duty that no group has on that day
keeps its share, so that neither its neighbours nor other agencies answer in its place.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mandate_cli.search.entries import LAPSED, LAW, OTHER_AGENCY, GroupsOf
from mandate_cli.search.index import Index, Indexed, Near, Term, rarity, word_terms
from mandate_cli.search.ngrams import key_of_normal
from mandate_cli.search.question import Question, Spelled

_STEEP = 3  # how much more a near entry says than a far one
# What an entry says for a further duty, and a duty for a further group, where it says 1 for the one before.
SECOND = 0.8
_SAME = 0.97  # how near an entry is that is the question itself
_NO_STRAY = 30  # entries that do not have a word by chance; of few entries fewer, one for each ``_PER_STRAY``
_PER_STRAY = 500
FLOOR = 0.002  # the least share that either kind of evidence gives a group


class Pool(NamedTuple):
    """What the nearest entries and the weights count for in the pooled shares. Fitted."""

    neighbours: float
    weights: float


class Ranking(NamedTuple):
    """Where a question leads.

    ``groups`` has the share of each group, best first, ``OTHER_AGENCY`` and ``LAPSED`` among them; all are 1 together.
    ``voted`` and ``fitted`` have what the nearest entries and the fitted weights say for each duty, each 1 together.
    ``rarities`` has what each word of the question weighs, ``ours`` those that an entry of ours has, ``strange`` those
    that no entry has; ``same`` says that an entry is the question itself: nearly the same letters, or the same words in
    the same order. ``stray`` says how little a question says that is one everyday word which the law does not use: 1 if
    no entry of ours has the word, less by the logarithm of how many have it, and 0 from ``_NO_STRAY`` on, where a word
    is all that an entry has, and for all other questions.
    """

    groups: dict[str, float]
    voted: dict[str, float]
    fitted: dict[str, float]
    near: list[Near]
    spelled: Spelled
    rarities: dict[str, float]
    ours: tuple[str, ...]
    strange: tuple[str, ...]
    same: bool
    stray: float

    @property
    def first(self) -> str | None:
        """What has the largest share, be it a group, another agency or nobody's duty."""
        return next(iter(self.groups), None)

    @property
    def best(self) -> str | None:
        """The group of the day that a question leads to first."""
        return next(iter(named(self.groups)), None)


def rank(index: Index, pool: Pool, question: Question, groups_of: GroupsOf) -> Ranking:
    """Where a question leads, among the groups of the day that ``groups_of`` gives."""
    near = _itself(index, question.key)
    if near:  # what an entry has letter for letter has no typing error
        meant = Spelled(dict.fromkeys(near[0].of.content, 1.0), {})
    else:
        from mandate_cli.search import nearness, weights  # not loaded for a question that is an entry
        from mandate_cli.search.typing_errors import spelled

        letters = nearness.by_letters(index, question.key)
        meant = spelled(index, question.words, letters.candidates)
        if meant.corrected:
            key = key_of_normal(meant.text)
            near = _itself(index, key)
            letters = letters if near else nearness.by_letters(index, key)
    terms = word_terms(index, meant.words)
    rarities = {word: rarity(len(term.entries), index.size) for word, term in terms.items()}
    strange = tuple(word for word, term in terms.items() if not term.entries)
    if not near:
        near = nearness.nearest(index, letters, terms, rarities)
    asked = tuple(meant.words)
    same = [each for each in near if each.nearness >= _SAME or _has_its_words(each.of, asked)]
    voted = _votes(same or near)
    fitted = {} if same else weights.shares(index, letters.terms.values(), terms.values())
    groups = pooled(by_group(voted, groups_of), by_group(fitted, groups_of), pool)
    ours = tuple(word for word, term in terms.items() if term.ours)
    return Ranking(
        groups, voted, fitted, near, meant, rarities, ours, strange, bool(same), 0.0 if same else _stray(index, terms)
    )


def _has_its_words(entry: Indexed, asked: Sequence[str]) -> bool:
    """Whether an entry has the words of a question in their order; a single word must be all that the entry is."""
    return entry.content == asked and (len(asked) > 1 or entry.key == key_of_normal("".join(asked)))


def _itself(index: Index, key: str) -> list[Near]:
    """The entries that are a question letter for letter, which then needs no neighbours."""
    return [Near(entry, 1.0, 1.0) for entry in index.with_key(key)]


def _stray(index: Index, terms: Mapping[str, Term]) -> float:
    """What ``Ranking.stray`` is, of the words of a question."""
    if len(terms) != 1:
        return 0.0
    word, term = next(iter(terms.items()))
    if word not in index.words or in_law(index, term):
        return 0.0
    many = max(1, min(_NO_STRAY, index.size // _PER_STRAY))
    return max(0.0, 1 - math.log(1 + term.ours) / math.log(1 + many))


def in_law(index: Index, term: Term) -> bool:
    """Whether the law itself has a word: its own words are the first entries."""
    return any(each.entry.via == LAW for each in index.entries(term.entries[:1]))


def groups_or_none(duty: str, groups_of: GroupsOf) -> tuple[str, ...]:
    """The groups of a duty on the day, ``LAPSED`` if none has it; ``OTHER_AGENCY`` stays what it is."""
    return (OTHER_AGENCY,) if duty == OTHER_AGENCY else groups_of(duty) or (LAPSED,)


def named(groups: Mapping[str, float]) -> dict[str, float]:
    """The shares of real groups, without ``OTHER_AGENCY`` and ``LAPSED``, in their order."""
    return {group: share for group, share in groups.items() if group not in {OTHER_AGENCY, LAPSED}}


def _votes(near: Sequence[Near]) -> dict[str, float]:
    """What the nearest entries say for each duty, each by the power of its nearness; together 1."""
    votes: dict[str, float] = {}
    for each in near:
        worth = each.nearness**_STEEP
        for duty in each.of.entry.duties:
            votes[duty] = votes.get(duty, 0.0) + worth
            worth *= SECOND
    total = sum(votes.values()) or 1.0
    return {duty: vote / total for duty, vote in votes.items()}


def by_group(duties: Mapping[str, float], groups_of: GroupsOf) -> dict[str, float]:
    """The shares of duties as shares of groups, together 1; a duty that was split is shared by its groups."""
    groups: dict[str, float] = {}
    for duty, share in duties.items():
        having = groups_or_none(duty, groups_of)
        part = share / sum(SECOND**rank for rank in range(len(having)))
        for group in having:
            groups[group] = groups.get(group, 0.0) + part
            part *= SECOND
    return groups


def pooled(voted: Mapping[str, float], fitted: Mapping[str, float], pool: Pool) -> dict[str, float]:
    """Both kinds of evidence as one, best first: a weighted mean of logarithms, brought back to shares."""
    shares = dict(voted)
    if fitted:
        scores = {
            group: pool.neighbours * math.log(voted.get(group, 0.0) + FLOOR)
            + pool.weights * math.log(fitted.get(group, 0.0) + FLOOR)
            for group in {**voted, **fitted}
        }
        most = max(scores.values())
        powers = {group: math.exp(score - most) for group, score in scores.items()}
        total = sum(powers.values())
        shares = {group: power / total for group, power in powers.items()}
    return dict(sorted(shares.items(), key=lambda share: (-share[1], share[0])))
