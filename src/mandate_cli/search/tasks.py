"""Who handles a task: the groups it leads to, how likely that is, and by which evidence.

Two decisions are made apart. Is the task ours? If not, another agency is named only where the question is that
agency's task. Which group? The best one, and others from half of its share. Words of the law that many groups share
are said to be so.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from mandate_cli.law.citation import Citation
from mandate_cli.law.mandate import Mandate
from mandate_cli.law.model import Group, Provision
from mandate_cli.search import decision
from mandate_cli.search.entries import LAPSED, LAW, OTHER_AGENCY, Entry, GroupsOf
from mandate_cli.search.groups import called
from mandate_cli.search.index import Index, word_terms
from mandate_cli.search.lineage import Lapsed, Lineage, Standing, duty_of
from mandate_cli.search.question import Question, read
from mandate_cli.search.ranking import Ranking, groups_or_none, in_law, named, rank

HANDLED, SEVERAL, NAMED = "handled", "several", "named"
ELSEWHERE, LAPSED_DUTY, NOBODY = "other-agency", "lapsed", "nobody"
_BESIDE = 0.5  # the part of the best share from which a further group is named
_MOST = 3  # groups named beside each other
_AND = r"\s*(?:และ|แล้วก็|พร้อมทั้ง| / |(?<=[ก-๎])/(?=[ก-๎])|[,;])\s*"  # between two tasks of one question
_TASK = 5  # letters that a task has at least
_SHOWN = 3  # duties that a group is given with
_CLOSEST = 2  # groups that a task nobody handles is said to come nearest to, each with one duty
_WORTH = 0.25  # the part of the best duty's share from which a further duty is given
_ACCEPTED = 0.45  # the part of a question's words, weighed by rarity, that evidence must have
_THAT_TASK = 0.9  # how near by words a task of another agency is that is the one asked for
_MANY = 3  # entries with a word from which it may be one of several duties
_CRUMB = 3  # letters up to which a word that no entry has may be a crumb of a mistyped one
_CERTAIN = 0.95  # the probability of the first group from which a word is its own, whoever else has it
_SHARED_BY = 0.55  # the part of these entries up to which no group can claim the word alone
_PART_OF_BEST = 0.18  # the part of the best share from which such a group is no noise
_PART_OF_IT = 0.08  # the part of these entries from which a group is said to have the word too


class Evidence(NamedTuple):
    """A duty that an answer rests on, and why: ``words`` are words of the question that its text has.

    ``via`` and ``matched`` have what the question was compared with: a phrase people use (``vocabulary``), or words of
    the law (``text``); None where nothing is like the question enough to be shown. ``score`` is how near that is, 0 to
    1. ``by_succession`` says that the duty is another one, to which the keeper says that the duty meant went, or from
    which it came. ``source`` is the name of the office's own file that has the phrase, empty for the data's own.
    """

    provision: Provision
    score: float
    via: str | None
    matched: str | None
    words: tuple[str, ...] = ()
    by_succession: bool = False
    source: str = ""


class Handler(NamedTuple):
    """A group, the probability that it is right, whether that is likely or only possible, and evidence, best first."""

    group: Group
    score: float
    likely: bool
    evidence: tuple[Evidence, ...]


class Answer(NamedTuple):
    """Who handles a task. ``kind`` is one of the constants above.

    ``handlers`` is empty unless the kind is ``handled``, ``several`` (then no group comes first) or ``named``: the
    question is the name of a group, or of a provision, which ``see`` has. ``closest`` are the groups that a task nobody
    handles comes nearest to, which is no answer. ``other_agency`` is None where the data name none, and ``source`` is
    the name of the office's own file if that says so. ``lapsed`` are duties that nobody has on the day. ``strange`` has
    the words of the question that no entry has, a short one with all that stands between its spaces, or all of it
    between its spaces if no word was understood; ``corrected`` what was taken for a typing error and the word it was
    taken for. ``rest`` is the duty of what is no other group's; None where nothing was understood.
    """

    query: str
    kind: str
    handlers: tuple[Handler, ...] = ()
    closest: tuple[Handler, ...] = ()
    other_agency: str | None = None
    source: str = ""
    lapsed: tuple[Lapsed, ...] = ()
    see: Group | Citation | None = None
    strange: tuple[str, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    rest: tuple[Group, Provision] | None = None

    @property
    def answered(self) -> bool:
        """Whether anybody was found."""
        return bool(self.handlers)


class Handlers:
    """The duties in force on a mandate's day and the entries that lead to them, ready to be asked.

    A catch-all duty is left out. ``index`` may have been built for any day.
    """

    def __init__(self, mandate: Mandate, index: Index, lineage: Lineage) -> None:
        self._mandate, self._index, self._lineage = mandate, index, lineage
        self._groups = {duty_of(group.line).key: group for group in mandate.groups}  # whatever their numbers
        self._group_with = {duty.citation: name for name, group in self._groups.items() for duty in group.duties}
        self._standing = cache(self._find_standing)
        self.groups_of: GroupsOf = cache(self._find_groups)

    def _find_groups(self, duty: str) -> tuple[str, ...]:
        """The keys of the groups that have a duty on the day, the likelier first."""
        return tuple(dict.fromkeys(name for name, _ in self._standing(duty)))

    def _find_standing(self, duty: str) -> list[tuple[str, Standing]]:
        """The provisions that have a duty on the day and name a task, each with the group it is of."""
        found = []
        for standing in self._lineage.standing(duty, self._mandate):
            provision = standing.provision
            group = self._group_with.get(provision.citation)
            if group and self._mandate.structure.names_task(provision.citation, provision.words.text):
                found.append((group, standing))
        return found

    def ask(self, query: str) -> Answer:
        """Who handles a task, in the words people use for it; before any law, nobody. Deterministic."""
        question = read(query, self._index.words)
        see = called(self._mandate, question.text)
        if isinstance(see, Group):
            return Answer(query, NAMED, (Handler(see, 1.0, likely=True, evidence=()),), see=see)
        if see or not self._groups:
            return Answer(query, NAMED if see else NOBODY, see=see)
        index, model = self._index, self._index.model
        ranking = rank(index, model.pool, question, self.groups_of)
        features = decision.features(ranking, self.groups_of)
        ours = model.ours(features)
        right = ours * model.group(decision.group_features(ranking, features.found))
        if ranking.same and ranking.first != OTHER_AGENCY:
            ours, right = max(ours, model.threshold), max(right, model.threshold)
        corrected = tuple((typed, word) for word, typed in ranking.spelled.corrected.items())
        said = Answer(query, NOBODY, corrected=corrected)
        # A number by itself says nothing, whatever has it, nor do words that frame no task.
        if all(word.isdigit() for word in ranking.rarities) or (question.framed and not ranking.same):
            return said
        alone = len(ranking.rarities) == 1 and not ranking.same  # a word that no entry is by itself
        if (alone or right < _CERTAIN) and (shared := self._several(ranking, ours)):
            return said._replace(kind=SEVERAL if len(shared) > 1 else HANDLED, handlers=shared)
        handlers = self._handlers(ranking, right, doubtful=alone and self._by_chance(ranking))
        drafted = self._drafted(ranking)
        lapsed = ours >= model.threshold and ranking.first == LAPSED
        if lapsed and not drafted:
            return said._replace(kind=LAPSED_DUTY, lapsed=self._lapsed(ranking))
        if not lapsed and right >= model.threshold and ranking.ours and handlers:  # shared letters decide nothing
            handlers = tuple(handler for handler in handlers if handler.score >= model.threshold)
            groups = [handler.group for handler in handlers]
            drafted = tuple(handler for handler in drafted if handler.group not in groups)
            return said._replace(kind=HANDLED, handlers=handlers + drafted)
        if drafted:
            return said._replace(kind=HANDLED, handlers=drafted)
        task = other_task(ranking)
        if task:
            return said._replace(kind=ELSEWHERE, other_agency=task.to[0] or None, source=task.source)
        return self._nobody(said, question, ranking, handlers)

    def _nobody(self, said: Answer, question: Question, ranking: Ranking, handlers: Iterable[Handler]) -> Answer:
        """An answer that names nobody: what comes closest, what was not understood, and who has all that is left."""
        closest = [
            handler._replace(evidence=handler.evidence[:1])
            for handler in handlers
            if handler.evidence and handler.evidence[0].matched
        ]
        said = said._replace(closest=tuple(closest[:_CLOSEST]))
        if len(ranking.strange) == len(ranking.rarities):  # nothing was understood, so its crumbs are no words either
            return said._replace(strange=tuple(dict.fromkeys(question.text.split())))
        pieces = {
            word.text: piece[0]
            for piece in re.finditer(r"\S+", question.text)
            for word in question.words
            if piece.start() <= word.start and word.end <= piece.end()
        }
        strange = (pieces.get(word, word) if len(word) <= _CRUMB else word for word in ranking.strange)
        return said._replace(strange=tuple(dict.fromkeys(strange)), rest=self._rest())

    def parts(self, query: str) -> tuple[Answer, ...]:
        """The answers to a question that asks for several tasks at once, none if it is one task, as every entry is.

        Each must be the likely task of another group by itself, or the task of another agency, but not all of them.
        """
        parts = tuple(part.strip() for part in re.split(_AND, query) if part.strip())
        if not 1 < len(parts) <= _MOST or min(map(len, parts)) < _TASK:
            return ()
        if self._index.with_key(read(query, self._index.words).key):
            return ()
        answers = tuple(map(self.ask, parts))
        doors = set[object]()
        for answer in answers:
            if answer.handlers and answer.handlers[0].likely:
                doors.add(answer.handlers[0].group.line.citation)
            elif answer.kind == ELSEWHERE:
                doors.add(answer.other_agency)
        ours = any(answer.handlers for answer in answers)
        return answers if ours and len(doors) == len(parts) else ()

    def _handlers(self, ranking: Ranking, probability: float, *, doubtful: bool) -> tuple[Handler, ...]:
        """The groups worth naming; the probability is that of the first. A doubtful answer is only possible."""
        shares = named(ranking.groups)
        best = max(shares.values(), default=0.0)
        return tuple(
            self._handler(ranking, name, probability * share / best, doubtful=doubtful)
            for name, share in [*shares.items()][:_MOST]
            if share >= best * _BESIDE
        )

    def _handler(self, ranking: Ranking, name: str, probability: float, *, doubtful: bool) -> Handler:
        evidence = self._evidence(ranking, name)
        own = not evidence or not all(each.by_succession for each in evidence)
        likely = probability >= decision.LIKELY and own and not doubtful
        return Handler(self._groups[name], round(probability, 4), likely, evidence)

    def _evidence(self, ranking: Ranking, name: str) -> tuple[Evidence, ...]:
        """The duties of a group that a question leads to, best first; those with something to show come first."""
        shares: dict[Citation, float] = {}
        reached: dict[Citation, dict[str, Standing]] = {}
        for duty in {**ranking.voted, **ranking.fitted}:
            share = ranking.voted.get(duty, 0.0) + ranking.fitted.get(duty, 0.0)
            standing = [each for group, each in self._standing(duty) if group == name]
            for each in standing:
                citation = each.provision.citation
                shares[citation] = shares.get(citation, 0.0) + share / len(standing)
                reached.setdefault(citation, {})[duty] = each
        ordered = sorted(shares, key=lambda citation: -shares[citation])[:_SHOWN]
        found = [
            self._of_duty(ranking, reached[citation])
            for citation in ordered
            if shares[citation] >= shares[ordered[0]] * _WORTH
        ]
        return tuple(sorted(found, key=lambda evidence: evidence.matched is None))

    def _of_duty(self, ranking: Ranking, reached: dict[str, Standing]) -> Evidence:
        """A duty, with the nearest entry that leads to it and that a reader accepts as like the question."""
        provision = next(iter(reached.values())).provision
        words = tuple(word for word in self._index.words_of_law(provision.words.text) if word in ranking.rarities)
        moved = not any(standing.same_words for standing in reached.values())
        if words and not moved and all(word in words for word in ranking.rarities):  # nothing need be compared
            leading = (near.nearness for near in ranking.near if not reached.keys().isdisjoint(near.of.entry.duties))
            score = round(next(leading, 0.0), 4)
            return Evidence(provision, score, LAW, " ".join(words), words)
        for near in ranking.near:
            entry = near.of.entry
            duty = next((duty for duty in entry.duties if duty in reached), None)
            if duty and _accepted(ranking, near.of.content):
                matched = entry.text
                if entry.via == LAW:
                    matched = " ".join(word for word in near.of.content if word in ranking.rarities)
                other = not reached[duty].same_words
                nearness = round(near.nearness, 4)
                return Evidence(provision, nearness, entry.via, matched, words, other, entry.source)
        return Evidence(provision, 0.0, None, None, words, by_succession=moved)

    def _several(self, ranking: Ranking, ours: float) -> tuple[Handler, ...]:
        """The groups that share a word of the law or of many phrases, if no group can claim it alone."""
        threshold = self._index.model.threshold
        if len(ranking.rarities) > 2 or (ranking.same and ours >= threshold and len(ranking.groups) < 3):
            return ()
        entries = self._having_all(ranking)
        if not any(entry.via == LAW for entry in entries) and (len(entries) < _MANY or ours < threshold):
            return ()
        counts = self._counted(entries)
        total = sum(counts.values())
        best = max(counts, key=lambda name: (counts[name], name))
        if best == OTHER_AGENCY or counts[best] > _SHARED_BY * total:
            return ()
        having = [name for name, count in named(counts).items() if count >= _PART_OF_IT * total]
        if len(having) < 2:
            return ()
        shares = {name: (ranking.groups.get(name, 0.0) + counts[name] / total) / 2 for name in having}
        least = max(shares.values()) * _PART_OF_BEST
        having = sorted((name for name in having if shares[name] >= least), key=lambda name: (-shares[name], name))
        return tuple(self._handler(ranking, name, ours * shares[name], doubtful=True) for name in having)

    def _by_chance(self, ranking: Ranking) -> bool:
        """Whether few entries have the word that a question is, and the law has it not."""
        (term,) = word_terms(self._index, ranking.rarities).values()
        return len(term.entries) < _MANY and not in_law(self._index, term)

    def _having_all(self, ranking: Ranking) -> list[Entry]:
        """The entries that have every word of a question."""
        numbers = [set(term.entries) for term in word_terms(self._index, ranking.rarities).values()]
        return [each.entry for each in self._index.entries(sorted(set.intersection(*numbers)))]

    def _drafted(self, ranking: Ranking) -> tuple[Handler, ...]:
        """The groups that a draft gives a duty whose own words have every word of a question: they are possible.

        No phrase was written for such a duty, so that old phrases would lead past it.
        """
        drafts = {draft.id for draft in self._mandate.drafts}
        entries = [each for each in self._having_all(ranking) if each.via == LAW] if drafts else []
        found = dict[str, Evidence]()
        for entry in entries:
            for name, standing in self._standing(entry.duties[0]):
                if standing.same_words and standing.provision.by.instrument.id in drafts:
                    words = tuple(ranking.rarities)
                    found.setdefault(name, Evidence(standing.provision, 1.0, LAW, " ".join(words), words))
        threshold = self._index.model.threshold
        return tuple(Handler(self._groups[name], threshold, likely=False, evidence=(of,)) for name, of in found.items())

    def _counted(self, entries: Iterable[Entry]) -> dict[str, float]:
        """How many entries lead to each group first; the law's own words count as several."""
        counts: dict[str, float] = {}
        for entry in entries:
            name = groups_or_none(entry.duties[0], self.groups_of)[0]
            counts[name] = counts.get(name, 0.0) + (_MANY if entry.via == LAW else 1)
        return counts

    def _lapsed(self, ranking: Ranking) -> tuple[Lapsed, ...]:
        """The duties a question leads to that no group has on the day, best first."""
        found = [duty for duty in ranking.voted if groups_or_none(duty, self.groups_of) == (LAPSED,)]
        ordered = sorted(found, key=lambda duty: (-ranking.voted[duty], duty))[:_SHOWN]
        lapsed = (self._lineage.lapsed(duty, self._mandate) for duty in ordered)
        return tuple(each for each in lapsed if each)

    def _rest(self) -> tuple[Group, Provision] | None:
        """The duty of what is no other group's, if it is in force, and the group that has it."""
        duty = self._mandate.version_in_force(self._mandate.structure.rest)
        group = self._mandate.group_of(duty.citation) if duty else None
        return (group, duty) if group and duty else None


def _accepted(ranking: Ranking, content: Sequence[str]) -> bool:
    """Whether an entry has enough words of a question, and its rarest known one; of many, one of the two rarest."""
    count = 1 if len(ranking.ours) < 4 else 2
    rarest = sorted(ranking.ours, key=lambda word: (-ranking.rarities[word], word))[:count]
    return any(word in content for word in rarest) and decision.explained(ranking, content) >= _ACCEPTED


def other_task(ranking: Ranking) -> Entry | None:
    """The other agency's task that a question is: it has all words of the question and hardly any other.

    None if there is no such task, if an entry of ours is as near, and if the question leads to a group first.
    """
    if ranking.first != OTHER_AGENCY:
        return None
    for near in ranking.near:
        if near.of.entry.ours:
            if near.words >= _THAT_TASK:
                return None
        elif near.words >= _THAT_TASK and all(word in near.of.content for word in ranking.rarities):
            return near.of.entry
    return None
