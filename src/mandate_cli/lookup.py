"""Questions put to a mandate: which provision, which group, which words, who handles this.

Nothing here decides how an answer looks. Scores run from 0 to 1. rapidfuzz and ``rank`` are imported where they are
used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from mandate_cli.model import (
    DUTIES,
    ELSEWHERE,
    GROUPS,
    POWERS,
    Citation,
    Foreign,
    Group,
    Law,
    Mandate,
    MandateError,
    Message,
    Phrase,
    Provision,
)
from mandate_cli.thai import bare, date_text, letters, loose, normalise, printable, span, squash, uncut
from mandate_cli.value import Value

if TYPE_CHECKING:
    from mandate_cli.rank import Index, Near, Ranking, Source, Weights

NOTHING_FOUND = 1  # exit code
_BAR = "\0"  # stands in no text: the loader refuses it


def _squashed(texts: Iterable[str]) -> list[str]:
    """Many texts squashed, at the cost of one."""
    joined = _BAR.join(texts)
    return squash(joined).split(_BAR) if joined else []


def powers(mandate: Mandate) -> list[Provision]:
    """The office's own powers: มาตรา 37 and ข้อ 5, each lead-in before its items."""
    return [provision for provision in mandate.provisions if any(provision.citation.within(top) for top in POWERS)]


# --- a group by its name ---------------------------------------------------------------------------------------------

_NUMBERED = r"(?:กลุ่ม ?)?(?:ที่ ?)?\(?(\d+(?:/\d+)?)\)?\Z"
_GENERIC = "^(?:กลุ่มงาน|กลุ่ม|หน่วย)"
_ALIKE = 75  # rapidfuzz's scale of 100: two wrong letters in a word of eight
_APART = 6  # how far ahead of the next a misspelled name must be


def name_group(mandate: Mandate, text: str, law: Law | None = None) -> Group:
    """The group meant by a number, a citation, a full name, any unambiguous part of one, or a close misspelling.

    Raises MandateError: ``ambiguous-group`` (wrong usage) with the candidates, or ``no-such-group`` (nothing found)
    with all there are; or, if the law of all days is given and has it, with the day on which it came.
    """
    key = normalise(text)
    groups = mandate.groups
    found = _numbered(groups, key)
    if found is None:
        found = _cited(mandate, key) or _named(groups, squash(text)) or _misspelled(groups, squash(text))
    if len(found) == 1:
        return found[0]
    if found:
        message = Message(
            "“{text}” could be any of these; give the number or more of the name:\n{groups}",
            text=printable(text),
            groups=_list(found),
        )
        raise MandateError("ambiguous-group", message)
    from mandate_cli.suggest import retyped

    meant = retyped(text, lambda typed: _numbered(groups, normalise(typed)) or _named(groups, squash(typed)))
    if meant:
        template = "There is no group “{text}” on {as_of}. Did you mean “{meant}”?"
        message = Message(template, text=printable(text), as_of=date_text(mandate.as_of), meant=meant)
    elif later := _later(law, mandate, key):
        message = Message(
            "There is no group “{text}” on {as_of}: {group} came on {date}, by {instrument} {clause}.",
            text=printable(text),
            as_of=date_text(mandate.as_of),
            group=later.name,
            date=date_text(later.line.by.instrument.day),
            instrument=later.line.by.instrument.short_title,
            clause=later.line.by.clause,
        )
    elif not groups:
        message = Message("There are no groups on {as_of}.", as_of=date_text(mandate.as_of))
    else:
        message = Message(
            "There is no group “{text}” on {as_of}. There are:\n{groups}",
            text=printable(text),
            as_of=date_text(mandate.as_of),
            groups=_list(groups),
        )
    raise MandateError("no-such-group", message, exit_code=NOTHING_FOUND, did_you_mean=meant)


def _later(law: Law | None, mandate: Mandate, key: str) -> Group | None:
    """The group of a number, or with these words in its name, if it came after the mandate's day."""
    groups = law.on(date.max).groups if law else ()
    found = _numbered(groups, key) or _named(groups, squash(key))
    return found[0] if len(found) == 1 and found[0].line.by.instrument.day > mandate.as_of else None


def named(mandate: Mandate, text: str) -> Group | Citation | None:
    """What a text names by itself, if not a task.

    A group by its number, its name, or กลุ่ม with a part of its name, be it misspelled; or a provision that there is, be
    its citation malformed.
    """
    from mandate_cli.suggest import held

    key, whole = squash(text), [squash(group.name) for group in mandate.groups]
    if re.match(_GENERIC, key) or key.isdigit() or any(key in {name, re.sub(_GENERIC, "", name)} for name in whole):
        try:
            return name_group(mandate, text)
        except MandateError:
            pass
    return held(text, mandate.versions)


def _numbered(groups: Sequence[Group], key: str) -> list[Group] | None:
    """The group of a number, if there is one; None for what is no number."""
    match = re.match(_NUMBERED, key)
    return [group for group in groups if group.number == match[1].lstrip("0")] if match else None


def _list(groups: Iterable[Group]) -> str:
    return "\n".join(f"  {group.number:>2}  {group.name}" for group in groups)


def _cited(mandate: Mandate, key: str) -> list[Group]:
    try:
        group = mandate.group_of(Citation.parse(key))
    except ValueError:
        return []
    return [group] if group else []


def _named(groups: Sequence[Group], key: str) -> list[Group]:
    """The groups whose name has these words: the whole name before a part, as typed before without กลุ่ม or tones."""
    bare_key = re.sub(_GENERIC, "", key)
    for wanted, spell in ((key, str), (bare_key, str), (loose(bare_key), loose)):
        if wanted:
            names = [(group, spell(squash(group.name))) for group in groups]
            exact = [group for group, name in names if name == wanted]
            found = exact or [group for group, name in names if wanted in name]
            if found:
                return found
    return []


def _misspelled(groups: Sequence[Group], key: str) -> list[Group]:
    """The groups whose name, or a part of it, is spelled almost so."""
    from rapidfuzz import fuzz

    wanted = loose(re.sub(_GENERIC, "", key))
    if len(wanted) < 3:
        return []
    scored = []
    for group in groups:
        name = loose(re.sub(_GENERIC, "", squash(group.name)))
        score = fuzz.ratio(wanted, name)
        if len(wanted) < len(name):
            score = max(score, fuzz.partial_ratio(wanted, name))
        scored.append((score, group))
    best = max((score for score, _ in scored), default=0)
    return [group for score, group in scored if best >= _ALIKE and score > best - _APART]


# --- words in the law ------------------------------------------------------------------------------------------------


class Hit(Value):
    """A provision that has the words asked for, and where: offsets into its text."""

    provision: Provision
    group: Group | None
    score: float
    spans: tuple[tuple[int, int], ...]


# Where a word stands in a text, and how alike what stands there is to it, 0 to 1. Nowhere: no ranges.
Ranges = list[tuple[int, int]]
Find = Callable[[str, str], tuple[Ranges, float]]
_AS_TYPED = 0.7  # the score from which words stand in a text as they were typed, but for tone marks


def search(mandate: Mandate, text: str) -> list[Hit]:
    """The provisions of a mandate with these words, as ``Texts`` finds them."""
    return Texts(mandate).search(text)


class Texts:
    """The texts of a mandate, ready to be searched again and again."""

    def __init__(self, mandate: Mandate) -> None:
        self._mandate = mandate
        self._provisions = list(mandate.provisions)
        self._keys = _squashed(provision.words.text for provision in self._provisions)
        self._loose: list[str] = []  # made when first asked for

    def has(self, text: str) -> bool:
        """Whether a provision has these words, not only something like them."""
        return any(hit.score >= _AS_TYPED for hit in self.search(text))

    def search(self, text: str) -> list[Hit]:
        """The provisions with these words, best first, in force before repealed, then in the order of the law.

        Looked for in turn, each way only where the one before finds nothing: the words as typed, side by side (score 1)
        or apart (0.9); without tone marks (0.8, 0.7); with typing errors (up to 0.6); the longest part (up to 0.5). A
        space in the law is not a word, so a word may run over one.
        """
        words = [word for word in normalise(text).split(" ") if bare(word)]
        if not words:
            return []
        whole = ["".join(words)]
        ways: list[tuple[float, list[str], bool, Find]] = [
            (1.0, whole, False, _exactly),
            (0.9, words, False, _exactly),
            (0.8, whole, True, _exactly),
            (0.7, words, True, _exactly),
            (0.6, words, True, _nearly),
            (0.5, whole, True, _partly),
        ]
        for score, wanted, toneless, find in ways:
            hits = [
                self._hit(provision, found, toneless, score) for provision, found in self._found(wanted, toneless, find)
            ]
            if hits:
                return sorted(hits, key=lambda hit: (not hit.provision.in_force, -hit.score))
        return []

    def _found(
        self, wanted: Sequence[str], toneless: bool, find: Find
    ) -> Iterator[tuple[Provision, list[tuple[Ranges, float]]]]:
        """The provisions that have every word, and where."""
        if toneless and not self._loose:
            self._loose = [loose(key) for key in self._keys]
        needles = [loose(word) for word in wanted] if toneless else wanted
        for provision, key in zip(self._provisions, self._loose if toneless else self._keys, strict=True):
            found = []
            for needle in needles:
                found.append(find(needle, key))
                if not found[-1][0]:
                    break
            else:
                yield provision, found

    def _hit(self, provision: Provision, found: list[tuple[Ranges, float]], toneless: bool, score: float) -> Hit:
        text = provision.words.text
        _, offsets = (_toneless if toneless else _as_it_is)(*letters(text))
        spans = _spans(text, offsets, [each for ranges, _ in found for each in ranges])
        alike = sum(each for _, each in found) / len(found)
        return Hit(provision, self._mandate.group_of(provision.citation), round(score * alike, 4), spans)


def _as_it_is(key: str, offsets: list[int]) -> tuple[str, list[int]]:
    return key, offsets


def _toneless(key: str, offsets: list[int]) -> tuple[str, list[int]]:
    return loose(key), [*(offset for letter, offset in zip(key, offsets, strict=False) if loose(letter)), offsets[-1]]


def _spans(text: str, offsets: list[int], ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges of a key as spans of the text it was made of: whole clusters, sorted, joined where they touch."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        start, end = span(text, offsets, first, last)
        if merged and start <= merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return tuple(merged)


def _exactly(needle: str, haystack: str) -> tuple[list[tuple[int, int]], float]:
    if needle not in haystack:  # as in most; a pattern takes much longer to say so
        return [], 0.0
    return [match.span() for match in re.finditer(re.escape(needle), haystack)], 1.0


def _nearly(needle: str, haystack: str) -> tuple[list[tuple[int, int]], float]:
    """A word with typing errors: one in up to fifteen letters, two from sixteen; a vowel sign counts half.

    So few that โรงเรียน (school) is not taken for ร้องเรียน (complaint), two letters away.
    """
    if needle in haystack:
        return _exactly(needle, haystack)
    if len(needle) < 4 or len(haystack) < len(needle):
        return [], 0.0
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    def errors(found: str) -> float:
        return (OSA.distance(needle, found) + OSA.distance(bare(needle), bare(found))) / 2

    near = fuzz.partial_ratio_alignment(needle, haystack, score_cutoff=70)
    if near is None:
        return [], 0.0
    starts = range(max(0, near.dest_start - 2), near.dest_start + 3)
    windows = [(at, min(len(haystack), at + len(needle) + more)) for at in starts for more in range(-2, 3)]
    windows = [(at, to) for at, to in windows if uncut(haystack, at, to)]
    tried = [(errors(haystack[at:to]), at, to) for at, to in windows]
    least, first, last = min(tried, key=lambda each: (each[0], -each[2]), default=(len(needle), 0, 0))
    if least > max(1, len(needle) // 8):
        return [], 0.0
    return [(first, last)], 1 - least / len(needle)


def _partly(needle: str, haystack: str) -> tuple[list[tuple[int, int]], float]:
    """The longest part of a long word that stands in a text, if it is most of the word."""
    enough = len(needle) * 7 // 10 + 1
    middle = needle[len(needle) - enough : enough]  # which is in any part so long
    part = _longest(needle, haystack) if len(needle) >= 10 and middle in haystack else ""
    if len(part) < enough:
        return [], 0.0
    return _exactly(part, haystack)[0], len(part) / len(needle)


def _longest(one: str, other: str) -> str:
    """The longest run of letters that stands in both; the first of several."""
    best = ""
    for start in range(len(one)):
        while start + len(best) < len(one) and one[start : start + len(best) + 1] in other:
            best = one[start : start + len(best) + 1]
    return best


# --- who handles a task ----------------------------------------------------------------------------------------------


class Evidence(Value):
    """Why a group handles a task: a duty of it, how near the query is to it, and the words by which it was reached.

    ``via`` is ``text`` for the law's own words, ``vocabulary`` for a phrase people use.
    """

    provision: Provision
    score: float
    via: str
    matched: str


class Handler(Value):
    """A group that handles a task, how sure that is, and the evidence, best first."""

    group: Group
    score: float
    evidence: tuple[Evidence, ...]


class Answer(Value):
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


def sources(law: Law | Mandate, vocabulary: Iterable[Phrase], foreign: Iterable[Foreign]) -> list[Source]:
    """What a task is compared with: every version of every duty there was, phrases, tasks of elsewhere."""
    from mandate_cli.rank import Source

    duties = [
        Source("text", version.words.text, (str(citation),))
        for citation, versions in law.versions.items()
        for version in versions
        if citation.within(DUTIES) and len(citation.labels) > 2 and not version.words.text.startswith(CATCH_ALL)
    ]
    phrases = [Source("vocabulary", phrase.text, tuple(map(str, phrase.citations))) for phrase in vocabulary]
    return [*duties, *phrases, *(Source(ELSEWHERE, each.text, (each.agency,)) for each in foreign)]


class Handlers:
    """The duties in force on a mandate's day and the words that lead to them, ready to be asked.

    A catch-all duty is left out, and so is a phrase none of whose provisions is in force on that day. An index made
    before, for any day, is used as it is.
    """

    def __init__(
        self,
        mandate: Mandate,
        vocabulary: Iterable[Phrase],
        foreign: Iterable[Foreign] = (),
        weights: Weights | None = None,
        *,
        index: Index | None = None,
    ) -> None:
        from mandate_cli import rank

        self._rank, self._confidence = rank.rank, rank.confidence
        self._index = index or rank.build(sources(mandate, vocabulary, foreign), weights)
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
            self._groups[name] = self._mandate.group_of(Citation.parse(name)) if name != ELSEWHERE else None
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
        return group is not None and squash(query) in squash(group.name)

    def leads(self, source: Source) -> tuple[str, ...]:
        """The groups a source leads to on the day, as it names them; a text of the law only while it reads so."""
        if source.via == ELSEWHERE:
            return (ELSEWHERE,)
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
            if near.source.via == ELSEWHERE:
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
        if not ranking.shares or ranking.shares[0][0] != ELSEWHERE:
            return None
        near = next((each for each in ranking.neighbours if each.source.via == ELSEWHERE), None)
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


def _matched(source: Source, query: str) -> str:
    """What matched: the phrase, or the longest run of letters the law and the query share."""
    if source.via != "text":
        return source.text
    key, offsets = _toneless(*letters(source.text))
    longest = _longest(loose(squash(query)), key)
    ((start, end),) = _spans(source.text, offsets, [(key.index(longest), key.index(longest) + len(longest))])
    return source.text[start:end]
