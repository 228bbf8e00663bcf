"""Who handles a task: the groups it leads to, how sure that is, and by which evidence. Scores run from 0 to 1."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.citation import Citation
from mandate_cli.law.model import DUTIES, GROUPS, POWERS, Group, Law, Mandate, Provision
from mandate_cli.search.text import longest_common, merged_spans, toneless_key
from mandate_cli.search.vocabulary import OTHER_AGENCY, OtherAgency, Phrase
from mandate_cli.thai.normalise import fuzzy_key, letters, strip_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mandate_cli.search.index import Entry, Index, Weights
    from mandate_cli.search.ranking import Near, Ranking


NOTHING_FOUND = 1  # exit code


def powers(mandate: Mandate) -> list[Provision]:
    """The office's own powers: มาตรา 37 and ข้อ 5, each lead-in before its items."""
    return [provision for provision in mandate.provisions if any(provision.citation.within(top) for top in POWERS)]


class Evidence(NamedTuple):
    """Why a group handles a task: a duty of it, how near the query is to it, and the words by which it was reached.

    ``via`` is ``text`` for the law's own words, ``vocabulary`` for a phrase people use.
    """

    provision: Provision
    score: float
    via: str
    matched: str


class Handler(NamedTuple):
    """A group that handles a task, how sure that is, and the evidence, best first."""

    group: Group
    score: float
    evidence: tuple[Evidence, ...]


class Answer(NamedTuple):
    """Who handles a task, best first; nobody if no evidence is strong enough.

    Then ``closest`` are the groups it comes nearest to, which is no answer; or ``elsewhere`` is the agency that usually
    has a task that is nobody's here.
    """

    query: str
    handlers: tuple[Handler, ...]
    closest: tuple[Handler, ...] = ()
    elsewhere: str | None = None

    @property
    def answered(self) -> bool:
        """Whether anybody was found."""
        return bool(self.handlers)


# Duties that name no task, so that anything would fit them: every group's last, and กลุ่มอำนวยการ's (ฌ).
CATCH_ALL = ("ปฏิบัติงานร่วมกับหรือสนับสนุนการปฏิบัติงานของหน่วยงานอื่น", "ปฏิบัติหน้าที่อื่น")
_ENOUGH = 0.42  # the confidence below which nothing is answered
_BESIDE = 0.6  # a group is named beside the best one from this share of its share
_MOST = 3  # groups named, at most
_SHOWN = 3  # pieces of evidence a group is given with, at most
_WORTH = 0.4  # the share of the best one's weight that makes a further piece of evidence worth giving
_KNOWN = 0.35  # how near a task of elsewhere must be for its agency to be named
_CLOSE = 0.2  # how near the words of a group must be for it to be named as close


def sources(law: Law | Mandate, vocabulary: Iterable[Phrase], foreign: Iterable[OtherAgency]) -> list[Entry]:
    """What a task is compared with: every version of every duty there was, phrases, tasks of elsewhere."""
    from mandate_cli.search.index import Entry

    duties = [
        Entry("text", version.words.text, (str(citation),))
        for citation, versions in law.versions.items()
        for version in versions
        if citation.within(DUTIES) and len(citation.labels) > 2 and not version.words.text.startswith(CATCH_ALL)
    ]
    phrases = [Entry("vocabulary", phrase.text, tuple(map(str, phrase.citations))) for phrase in vocabulary]
    return [*duties, *phrases, *(Entry(OTHER_AGENCY, each.text, (each.agency,)) for each in foreign)]


class Handlers:
    """The duties in force on a mandate's day and the words that lead to them, ready to be asked.

    A catch-all duty is left out, and so is a phrase none of whose provisions is in force on that day. An index made
    before, for any day, is used as it is.
    """

    def __init__(
        self,
        mandate: Mandate,
        vocabulary: Iterable[Phrase],
        foreign: Iterable[OtherAgency] = (),
        weights: Weights | None = None,
        *,
        index: Index | None = None,
    ) -> None:
        from mandate_cli.search import ranking
        from mandate_cli.search.index import build

        self._rank, self._confidence = ranking.rank, ranking.confidence
        self._index = index or build(sources(mandate, vocabulary, foreign), weights)
        self._mandate = mandate
        self._groups: dict[str, Group | None] = {}  # by the lines of ข้อ 6; looked up when they are first asked for
        self._duties: dict[str, tuple[str, Provision] | None] = {}
        self._led: dict[tuple[str, ...], tuple[str, ...]] = {}

    @property
    def groups(self) -> dict[str, Group]:
        """The groups of the day by their lines of ข้อ 6."""
        return {str(group.line.citation): group for group in self._mandate.groups}

    def __contains__(self, name: object) -> bool:
        """Whether a line of ข้อ 6 is that of a group on the day."""
        return self._group(str(name)) is not None

    def _group(self, name: str) -> Group | None:
        if name not in self._groups:
            self._groups[name] = self._mandate.group_of(Citation.parse(name)) if name != OTHER_AGENCY else None
        return self._groups[name]

    def _duty(self, cited: str) -> tuple[str, Provision] | None:
        """The line of the group that has a duty, and the duty, if it is in force on the day and names a task."""
        if cited not in self._duties:
            citation = Citation.parse(cited)
            duty = self._mandate.get(citation)
            name = str(GROUPS.child(citation.labels[1])) if citation.within(DUTIES) and len(citation.labels) > 2 else ""
            named = duty and duty.in_force and not duty.words.text.startswith(CATCH_ALL)
            self._duties[cited] = (name, duty) if duty and named and name and name in self else None
        return self._duties[cited]

    def ask(self, query: str) -> Answer:
        """Who handles a task, in the words people use for it; before any law, nobody. Deterministic."""
        if GROUPS not in self._mandate.versions:
            return Answer(query, ())
        ranking = self._rank(self._index, query, self, self.leads)
        told = self._told(ranking)
        ranked = [(name, share) for name, share in ranking.shares if name in told]
        if not ranked:
            return Answer(query, (), elsewhere=self._elsewhere(ranking))
        if ranked[1:] and ranked[0][1] == ranked[1][1]:  # then the one that is called so
            ranked.sort(key=lambda each: (-each[1], not self._is_called(each[0], query)))
        best, most = ranked[0]
        sure = self._confidence(ranking, best)

        def handlers(names: Iterable[tuple[str, float]]) -> tuple[Handler, ...]:
            return tuple(
                Handler(group, round(sure * share / most, 4), _evidence(told[name], query))
                for name, share in names
                if (group := self._group(name))
            )

        if sure >= _ENOUGH:
            together = {each for near in ranking.neighbours[:1] if best in near.groups for each in near.groups}
            named = (
                (name, share) for name, share in ranked if name in together or name == best or share >= most * _BESIDE
            )
            return Answer(query, handlers(islice(named, _MOST)))
        elsewhere = self._elsewhere(ranking)
        if elsewhere:
            return Answer(query, (), elsewhere=elsewhere)
        close = (each for each in ranked if round(_weightiest(told[each[0]])[0].near.nearness, 4) >= _CLOSE)
        return Answer(query, (), handlers(islice(close, _MOST)))

    def _is_called(self, name: str, query: str) -> bool:
        """Whether a query stands in the name of the group with this line of ข้อ 6."""
        group = self._group(name)
        return group is not None and strip_spaces(query) in strip_spaces(group.name)

    def leads(self, source: Entry) -> tuple[str, ...]:
        """The groups a source leads to on the day, as it names them; a text of the law only while it reads so."""
        if source.via == OTHER_AGENCY:
            return (OTHER_AGENCY,)
        if source.via == "text":
            found = self._duty(source.to[0])
            return (found[0],) if found and found[1].words.text == source.text else ()
        if source.to not in self._led:
            self._led[source.to] = tuple(dict.fromkeys(duty[0] for duty in map(self._duty, source.to) if duty))
        return self._led[source.to]

    def _told(self, ranking: Ranking) -> dict[str, dict[str, _Told]]:
        """By group and duty, what the nearest words that lead to it say, all of them together."""
        told: dict[str, dict[str, _Told]] = {}
        for near in ranking.neighbours:
            if near.source.via == OTHER_AGENCY:
                continue
            whole = near.nearness**4
            says: dict[str, float] = {}
            for citation in near.source.to:
                duty = self._duty(citation)
                if duty:
                    name, provision = duty
                    says[name] = says[name] * 0.8 if name in says else whole
                    duties = told.setdefault(name, {})
                    if citation in duties:
                        duties[citation].weight += says[name]
                    else:
                        duties[citation] = _Told(near, provision, says[name])
        return told

    @staticmethod
    def _elsewhere(ranking: Ranking) -> str | None:
        """The agency that the nearest task of elsewhere names, if the query leads there before any group."""
        if not ranking.shares or ranking.shares[0][0] != OTHER_AGENCY:
            return None
        near = next((each for each in ranking.neighbours if each.source.via == OTHER_AGENCY), None)
        return near.source.to[0] if near and near.nearness >= _KNOWN else None


class _Told:
    """What is said for a duty: the nearest words that lead to it, the duty, and the weight of all such words."""

    __slots__ = ("duty", "near", "weight")

    def __init__(self, near: Near, duty: Provision, weight: float) -> None:
        self.near, self.duty, self.weight = near, duty, weight


def _weightiest(duties: Mapping[str, _Told]) -> list[_Told]:
    """The duties of a group that are worth giving, best first."""
    ordered = sorted(duties.values(), key=lambda told: -told.weight)
    return [told for told in ordered[:_SHOWN] if told.weight >= ordered[0].weight * _WORTH]


def _evidence(duties: Mapping[str, _Told], query: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(told.duty, round(told.near.nearness, 4), told.near.source.via, _matched(told.near.source, query))
        for told in _weightiest(duties)
    )


def _matched(source: Entry, query: str) -> str:
    """What matched: the phrase, or the longest run of letters the law and the query share."""
    if source.via != "text":
        return source.text
    key, offsets = toneless_key(*letters(source.text))
    longest = longest_common(fuzzy_key(strip_spaces(query)), key)
    ((start, end),) = merged_spans(source.text, offsets, [(key.index(longest), key.index(longest) + len(longest))])
    return source.text[start:end]
