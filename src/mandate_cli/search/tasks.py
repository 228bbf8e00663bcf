"""Who handles a task: the groups it leads to, how sure that is, and by which evidence. Scores run from 0 to 1."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.citation import Citation
from mandate_cli.law.model import DUTIES, GROUPS, Group, Law, Mandate, Provision
from mandate_cli.search.text import longest_common, merged_spans, toneless_key
from mandate_cli.search.vocabulary import OTHER_AGENCY, OtherAgency, Phrase
from mandate_cli.thai.normalise import fuzzy_key, letters, strip_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mandate_cli.search.index import Entry, Index
    from mandate_cli.search.ranking import Near, Ranking


class Evidence(NamedTuple):
    """Why a group handles a task: a duty of it, how near the task is to it, and the words by which it was reached.

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

    Then ``closest`` are the groups it comes nearest to, which is no answer; or ``other_agency`` is the agency that
    usually has such a task.
    """

    query: str
    handlers: tuple[Handler, ...]
    closest: tuple[Handler, ...] = ()
    other_agency: str | None = None

    @property
    def answered(self) -> bool:
        """Whether anybody was found."""
        return bool(self.handlers)


# Duties that name no task, so that any task would fit them: every group's last, and กลุ่มอำนวยการ's (ฌ).
CATCH_ALL = ("ปฏิบัติงานร่วมกับหรือสนับสนุนการปฏิบัติงานของหน่วยงานอื่น", "ปฏิบัติหน้าที่อื่น")
_ENOUGH = 0.42  # the confidence below which nothing is answered
_BESIDE = 0.6  # a group is named beside the best one from this share of its share
_MOST = 3  # groups named, at most
_SHOWN = 3  # pieces of evidence a group is given with, at most
_WORTH = 0.4  # the share of the best one's weight that makes a further piece of evidence worth giving
_KNOWN = 0.35  # how near a task of another agency must be for that agency to be named
_CLOSE = 0.2  # how near the entries of a group must be for it to be named as close


def entries(law: Law | Mandate, phrases: Iterable[Phrase], other_agencies: Iterable[OtherAgency] = ()) -> list[Entry]:
    """What a task is compared with: every version of every duty, the phrases, the tasks of other agencies."""
    from mandate_cli.search.index import Entry

    duties = [
        Entry("text", version.words.text, (str(citation),))
        for citation, versions in law.versions.items()
        for version in versions
        if citation.within(DUTIES) and len(citation.labels) > 2 and not version.words.text.startswith(CATCH_ALL)
    ]
    vocabulary = [Entry("vocabulary", phrase.text, tuple(map(str, phrase.citations))) for phrase in phrases]
    return [*duties, *vocabulary, *(Entry(OTHER_AGENCY, task.text, (task.agency,)) for task in other_agencies)]


class Handlers:
    """The duties in force on a mandate's day and the entries that lead to them, ready to be asked.

    A catch-all duty is left out, and so is a phrase none of whose provisions is in force on that day. ``index`` may
    have been built for any day.
    """

    def __init__(self, mandate: Mandate, index: Index) -> None:
        from mandate_cli.search import ranking

        self._rank, self._confidence = ranking.rank, ranking.confidence
        self._index = index
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
        supports = self._supports(ranking)
        ranked = [(name, share) for name, share in ranking.shares if name in supports]
        if not ranked:
            return Answer(query, (), other_agency=self._other_agency(ranking))
        if ranked[1:] and ranked[0][1] == ranked[1][1]:  # of two equals the one that is called so comes first
            ranked.sort(key=lambda item: (-item[1], not self._is_called(item[0], query)))
        best, most = ranked[0]
        sure = self._confidence(ranking, best)

        def handlers(names: Iterable[tuple[str, float]]) -> tuple[Handler, ...]:
            return tuple(
                Handler(group, round(sure * share / most, 4), _evidence(supports[name], query))
                for name, share in names
                if (group := self._group(name))
            )

        if sure >= _ENOUGH:
            together = {name for near in ranking.neighbours[:1] if best in near.groups for name in near.groups}
            named = (
                (name, share) for name, share in ranked if name in together or name == best or share >= most * _BESIDE
            )
            return Answer(query, handlers(islice(named, _MOST)))
        other_agency = self._other_agency(ranking)
        if other_agency:
            return Answer(query, (), other_agency=other_agency)
        close = (item for item in ranked if round(_weightiest(supports[item[0]])[0].near.nearness, 4) >= _CLOSE)
        return Answer(query, (), handlers(islice(close, _MOST)))

    def _is_called(self, name: str, query: str) -> bool:
        """Whether the words asked are part of the name of the group with this line of ข้อ 6."""
        group = self._group(name)
        return group is not None and strip_spaces(query) in strip_spaces(group.name)

    def leads(self, entry: Entry) -> tuple[str, ...]:
        """The groups an entry leads to on the day, in its order; a text of the law only while it reads so."""
        if entry.via == OTHER_AGENCY:
            return (OTHER_AGENCY,)
        if entry.via == "text":
            found = self._duty(entry.to[0])
            return (found[0],) if found and found[1].words.text == entry.text else ()
        if entry.to not in self._led:
            self._led[entry.to] = tuple(dict.fromkeys(duty[0] for duty in map(self._duty, entry.to) if duty))
        return self._led[entry.to]

    def _supports(self, ranking: Ranking) -> dict[str, dict[str, _Support]]:
        """By group and duty, what the nearest entries that lead to it say together."""
        supports: dict[str, dict[str, _Support]] = {}
        for near in ranking.neighbours:
            if near.entry.via == OTHER_AGENCY:
                continue
            whole = near.nearness**4
            weights: dict[str, float] = {}
            for citation in near.entry.to:
                duty = self._duty(citation)
                if duty:
                    name, provision = duty
                    weights[name] = weights[name] * 0.8 if name in weights else whole
                    duties = supports.setdefault(name, {})
                    if citation in duties:
                        duties[citation].weight += weights[name]
                    else:
                        duties[citation] = _Support(near, provision, weights[name])
        return supports

    @staticmethod
    def _other_agency(ranking: Ranking) -> str | None:
        """The agency that the nearest task of another agency names, if the task leads there before any group."""
        if not ranking.shares or ranking.shares[0][0] != OTHER_AGENCY:
            return None
        near = next((near for near in ranking.neighbours if near.entry.via == OTHER_AGENCY), None)
        return near.entry.to[0] if near and near.nearness >= _KNOWN else None


class _Support:
    """What speaks for a duty: the nearest entry that leads to it, the duty, and the weight of all such entries."""

    __slots__ = ("duty", "near", "weight")

    def __init__(self, near: Near, duty: Provision, weight: float) -> None:
        self.near, self.duty, self.weight = near, duty, weight


def _weightiest(duties: Mapping[str, _Support]) -> list[_Support]:
    """The duties of a group that are worth giving, best first."""
    ordered = sorted(duties.values(), key=lambda support: -support.weight)
    return [support for support in ordered[:_SHOWN] if support.weight >= ordered[0].weight * _WORTH]


def _evidence(duties: Mapping[str, _Support], query: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            support.duty, round(support.near.nearness, 4), support.near.entry.via, _matched(support.near.entry, query)
        )
        for support in _weightiest(duties)
    )


def _matched(entry: Entry, query: str) -> str:
    """What matched: the phrase, or the longest run of letters that the law and the task share."""
    if entry.via != "text":
        return entry.text
    key, offsets = toneless_key(*letters(entry.text))
    longest = longest_common(fuzzy_key(strip_spaces(query)), key)
    ((start, end),) = merged_spans(entry.text, offsets, [(key.index(longest), key.index(longest) + len(longest))])
    return entry.text[start:end]
