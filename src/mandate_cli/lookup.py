"""Questions put to a mandate: which provision, which group, which words, who handles this.

Nothing here decides how an answer looks. Scores run from 0 to 1. rapidfuzz is imported where it is used.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mandate_cli.model import POWERS, Citation, Group, Mandate, MandateError, Message, Phrase, Provision
from mandate_cli.thai import aligned, bare, date_text, loose, normalise

NOTHING_FOUND = 1  # exit code
_BAR = "\0"  # stands in no text: the loader refuses it


def _squash(text: str) -> str:
    """A text normalised and without spaces, which mean little between Thai words."""
    return normalise(text).replace(" ", "")


def _squashed(texts: Iterable[str]) -> list[str]:
    """Many texts squashed, at the cost of one."""
    joined = _BAR.join(texts)
    return _squash(joined).split(_BAR) if joined else []


def powers(mandate: Mandate) -> list[Provision]:
    """The office's own powers: มาตรา 37 and ข้อ 5, each lead-in before its items."""
    return [provision for provision in mandate.provisions if any(provision.citation.within(top) for top in POWERS)]


# --- a group by its name ---------------------------------------------------------------------------------------------

_NUMBERED = r"(?:กลุ่ม ?)?(?:ที่ ?)?\(?(\d+(?:/\d+)?)\)?\Z"
_GENERIC = "^(?:กลุ่มงาน|กลุ่ม|หน่วย)"
_ALIKE = 75  # rapidfuzz's scale of 100: two wrong letters in a word of eight
_APART = 6  # how far ahead of the next a misspelled name must be


def name_group(mandate: Mandate, text: str) -> Group:
    """The group meant by a number, a citation, a full name, any unambiguous part of one, or a close misspelling.

    Raises MandateError: ``ambiguous-group`` (wrong usage) with the candidates, or ``no-such-group`` (nothing found)
    with all there are.
    """
    key = normalise(text)
    groups = mandate.groups
    if match := re.match(_NUMBERED, key):
        number = match[1].lstrip("0")
        found = [group for group in groups if group.number == number]
    else:
        found = _cited(mandate, key) or _named(groups, _squash(text)) or _misspelled(groups, _squash(text))
    if len(found) == 1:
        return found[0]
    if found:
        message = Message(
            "“{text}” could be any of these; give the number or more of the name:\n{groups}",
            text=text,
            groups=_list(found),
        )
        raise MandateError("ambiguous-group", message)
    if not groups:
        message = Message("There are no groups on {as_of}.", as_of=date_text(mandate.as_of))
    else:
        message = Message(
            "There is no group “{text}” on {as_of}. There are:\n{groups}",
            text=text,
            as_of=date_text(mandate.as_of),
            groups=_list(groups),
        )
    raise MandateError("no-such-group", message, exit_code=NOTHING_FOUND)


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
            names = [(group, spell(_squash(group.name))) for group in groups]
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
        name = loose(re.sub(_GENERIC, "", _squash(group.name)))
        score = fuzz.ratio(wanted, name)
        if len(wanted) < len(name):
            score = max(score, fuzz.partial_ratio(wanted, name))
        scored.append((score, group))
    best = max((score for score, _ in scored), default=0)
    return [group for score, group in scored if best >= _ALIKE and score > best - _APART]


# --- words in the law ------------------------------------------------------------------------------------------------


class Hit(NamedTuple):
    """A provision that has the words asked for, and where: offsets into its text."""

    provision: Provision
    group: Group | None
    score: float
    spans: tuple[tuple[int, int], ...]


# Where a word stands in a text, and how alike what stands there is to it, 0 to 1. Nowhere: no ranges.
Find = Callable[[str, str], tuple[list[tuple[int, int]], float]]


def search(mandate: Mandate, text: str) -> list[Hit]:
    """The provisions with these words, best first, in force before repealed, then in the order of the law.

    Looked for in turn, each way only where the one before finds nothing: the words as typed, side by side (score 1) or
    apart (0.9); without tone marks (0.8, 0.7); with typing errors (up to 0.6); the longest part (up to 0.5). A space in
    the law is not a word, so a word may run over one.
    """
    words = [word for word in normalise(text).split(" ") if bare(word)]
    whole = ["".join(words)] if words else []
    ways: list[tuple[float, list[str], bool, Find]] = [
        (1.0, whole, False, _exactly),
        (0.9, words, False, _exactly),
        (0.8, whole, True, _exactly),
        (0.7, words, True, _exactly),
        (0.6, words, True, _nearly),
        (0.5, whole, True, _partly),
    ]
    provisions = list(mandate.provisions)
    keys = _squashed([provision.words.text for provision in provisions])
    for score, wanted, toneless, find in ways:
        needles = [loose(word) if toneless else word for word in wanted]
        hits = []
        for provision, key in zip(provisions, keys, strict=True):
            found = [find(needle, loose(key) if toneless else key) for needle in needles]
            if found and all(ranges for ranges, _ in found):
                _, offsets = (_toneless if toneless else _as_it_is)(*_letters(provision.words.text))
                spans = _spans(provision.words.text, offsets, [each for ranges, _ in found for each in ranges])
                alike = sum(each for _, each in found) / len(found)
                hits.append(Hit(provision, mandate.group_of(provision.citation), round(score * alike, 4), spans))
        if hits:
            return sorted(hits, key=lambda hit: (not hit.provision.in_force, -hit.score))
    return []


def _letters(text: str) -> tuple[str, list[int]]:
    """A text normalised and without spaces, with the offset of each letter in it, and of its end."""
    key, offsets = aligned(text)
    kept = [at for at, letter in enumerate(key) if letter != " "]
    return "".join(key[at] for at in kept), [*(offsets[at] for at in kept), offsets[-1]]


def _as_it_is(key: str, offsets: list[int]) -> tuple[str, list[int]]:
    return key, offsets


def _toneless(key: str, offsets: list[int]) -> tuple[str, list[int]]:
    return loose(key), [*(offset for letter, offset in zip(key, offsets, strict=False) if loose(letter)), offsets[-1]]


def _spans(text: str, offsets: list[int], ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges of a key as spans of the text it was made of: whole clusters, sorted, joined where they touch."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        start = offsets[first]
        after = next((offset for offset in offsets[last:] if offset > offsets[last - 1]), offsets[-1])
        end = start + len(text[start:after].rstrip())
        if merged and start <= merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return tuple(merged)


def _exactly(needle: str, haystack: str) -> tuple[list[tuple[int, int]], float]:
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
    windows = [(at, to) for at, to in windows if _whole(haystack, at, to)]
    tried = [(errors(haystack[at:to]), at, to) for at, to in windows]
    least, first, last = min(tried, key=lambda each: (each[0], -each[2]), default=(len(needle), 0, 0))
    if least > max(1, len(needle) // 8):
        return [], 0.0
    return [(first, last)], 1 - least / len(needle)


def _partly(needle: str, haystack: str) -> tuple[list[tuple[int, int]], float]:
    """The longest part of a long word that stands in a text, if it is most of the word."""
    part = _longest(needle, haystack) if len(needle) >= 10 else ""
    if len(part) <= len(needle) * 7 // 10:
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


class Evidence(NamedTuple):
    """Why a group handles a task: a duty of it, how well it fits, and the words by which it was reached.

    ``via`` is ``text`` for the law's own words, ``vocabulary`` for a phrase people use.
    """

    provision: Provision
    score: float
    via: str
    matched: str


class Handler(NamedTuple):
    """A group that handles a task, with the evidence, best first."""

    group: Group
    score: float
    evidence: tuple[Evidence, ...]


class Answer(NamedTuple):
    """Who handles a task, best first; nobody if no evidence is strong enough."""

    query: str
    handlers: tuple[Handler, ...]

    @property
    def answered(self) -> bool:
        """Whether anybody was found."""
        return bool(self.handlers)


# Duties that name no task, so that anything would fit them: every group's last, and กลุ่มอำนวยการ's (ฌ).
_CATCH_ALL = ("ปฏิบัติงานร่วมกับหรือสนับสนุนการปฏิบัติงานของหน่วยงานอื่น", "ปฏิบัติหน้าที่อื่น")
# Words of a question that say nothing about the task. Of two that begin alike the longer stands first.
_ASKING = (
    "กับใคร|ที่ใคร|ใคร|ที่ไหน|ตรงไหน|กลุ่มไหน|กลุ่มใด|อย่างไร|ยังไง|เมื่อไร|เมื่อไหร่|เท่าไร|เท่าไหร่|อะไร|ทำไม|หรือไม่|หรือเปล่า|หรือยัง"
    "|ได้ไหม|ได้มั้ย|ไหม|มั้ย|ครับ|ค่ะ|คะ|จ้ะ|หน่อย|ต้องการ|อยาก|ต้อง|จะ|ช่วย|ติดต่อ|สอบถาม"
)
_SIZES = (2, 3, 4)  # characters
_ENOUGH = 0.55  # the score below which nothing is answered
_BESIDE = 0.75  # a group is named beside the best one from this share of its score
_MOST = 2  # groups that can share a task
_SHOWN = 3  # pieces of evidence a group is given with, at most
_WORTH = 0.6  # the share of the best one's score that makes a further piece of evidence worth giving


class Handlers:
    """The duties in force on a mandate's day and the phrases that point to them, ready to be asked.

    A catch-all duty is left out, and so is a phrase none of whose provisions is in force on that day.
    """

    def __init__(self, mandate: Mandate, vocabulary: Iterable[Phrase]) -> None:
        duties = {
            duty.citation: (group, duty)
            for group in mandate.groups
            for duty in group.duties
            if duty.in_force and not duty.words.text.startswith(_CATCH_ALL)
        }
        self._sources = [("text", duty.words.text, [(group, duty)]) for group, duty in duties.values()]
        for phrase in vocabulary:
            pointed = [duties[citation] for citation in phrase.citations if citation in duties]
            if pointed:
                self._sources.append(("vocabulary", phrase.text, pointed))
        # One long string, searched for each of a query's few n-grams, costs less than an index of them all.
        keys = [loose(key) for key in _squashed(text for _, text, _ in self._sources)]
        self._keys = keys
        self._all = _BAR.join(keys)
        self._starts = [0]
        for key in keys:
            self._starts.append(self._starts[-1] + len(key) + 1)
        self._grams = [sum(max(0, len(key) - size + 1) for size in _SIZES) for key in keys]

    def ask(self, query: str) -> Answer:
        """Who handles a task, in the words people use for it. Deterministic: equal scores go by the order of groups."""
        found: dict[str, tuple[Group, dict[Citation, Evidence]]] = {}
        for index, score in self._scores(query).items():
            via, text, pointed = self._sources[index]
            for group, duty in pointed:
                _, evidence = found.setdefault(group.number, (group, {}))
                if duty.citation not in evidence or evidence[duty.citation].score < score:
                    evidence[duty.citation] = Evidence(duty, score, via, text)
        handlers = []
        for group, evidence in found.values():
            ranked = sorted(evidence.values(), key=lambda each: (-each.score, each.provision.citation.order))
            best = [each for each in ranked[:_SHOWN] if each.score >= ranked[0].score * _WORTH]
            # Further duties that fit strengthen a group, each by a share of what is missing to certainty.
            score = best[0].score
            for more in best[1:]:
                score += (1 - score) * more.score * 0.15
            handlers.append(Handler(group, round(score, 4), tuple(best)))
        handlers.sort(key=lambda each: (-each.score, -len(each.evidence), each.group.line.citation.order))
        least = max(_ENOUGH, handlers[0].score * _BESIDE) if handlers else _ENOUGH
        named = [each for each in handlers if each.score >= least and each.evidence[0].score >= _ENOUGH]
        if len(named) > _MOST:
            # A word that fits many groups about as well names no task: to send someone to the first of them is a guess.
            named = []
        told = [each._replace(evidence=tuple(_told(one, query) for one in each.evidence)) for each in named]
        return Answer(query, tuple(told))

    def _scores(self, query: str) -> dict[int, float]:
        """How well each source fits a query, 0 to 1; those with hardly anything in common are left out."""
        key = loose(re.sub(_ASKING, "", _squash(query)))
        grams = {key[at : at + size] for size in _SIZES for at in range(len(key) - size + 1)}
        weight: dict[int, float] = {}
        count: dict[int, int] = {}
        whole = 0.0
        for gram in sorted(grams):
            sources = self._with(gram)
            rarity = math.log((len(self._sources) + 1) / (len(sources) + 0.5))
            whole += rarity
            for index in sources:
                weight[index] = weight.get(index, 0.0) + rarity
                count[index] = count.get(index, 0) + 1
        # What shares few letters with a query is not worth a closer look.
        near = [
            index
            for index, shared in weight.items()
            if shared >= 0.2 * whole or count[index] >= 0.5 * self._grams[index]
        ]
        common = self._common(key)
        for forgiving in (False, True):  # typing errors are looked for only where nothing fits as typed
            fits = {index: self._fit(key, index, common=common, forgiving=forgiving) for index in near}
            if any(fit >= _ENOUGH for fit in fits.values()):
                break
        return {index: round(fit, 4) for index, fit in fits.items() if fit}

    def _fit(self, key: str, index: int, *, common: bool, forgiving: bool) -> float:
        via, text, _ = self._sources[index]
        if via == "text":
            return _fits_law(key, text, forgiving=forgiving)
        return _fits_phrase(key, self._keys[index], common=common, forgiving=forgiving)

    def _common(self, key: str) -> bool:
        """Whether a query is a word inside phrases of so many groups that it tells none of them, as โรงเรียน."""
        groups = {
            group.number
            for (via, _, pointed), source in zip(self._sources, self._keys, strict=True)
            if via == "vocabulary" and key in source
            for group, _ in pointed
        }
        return len(groups) > _MOST

    def _with(self, gram: str) -> set[int]:
        """The sources that have an n-gram."""
        found = set()
        at = self._all.find(gram)
        while at >= 0:
            index = bisect_right(self._starts, at) - 1
            found.add(index)
            at = self._all.find(gram, self._starts[index + 1])
        return found


_LEADING = "เแโใไ"  # written before its consonant
_LEANING = "ะาำๅัิีึืฺุู"  # written after or on its consonant
_RUN = 5  # letters: fewer are found by chance inside other words
_MOST_OF_IT = 0.85  # the share of a query that the law's own words must cover to answer it


def _fits_phrase(key: str, phrase: str, *, common: bool, forgiving: bool) -> float:
    """How well a query fits a phrase: one in the other, or nearly so; a common word inside a phrase does not."""
    if key == phrase:
        return 1.0
    known = 0.35 + 0.65 * min(1.0, len(phrase) / len(key))  # the phrase is the point, the rest of the query a doubt
    if len(phrase) >= 4 and _stands(phrase, key):
        return known
    if len(key) >= _RUN and not common and _stands(key, phrase):
        return len(key) / len(phrase)
    if not forgiving or common:
        return 0.0
    if len(key) < len(phrase) - 2:
        found, alike = _nearly(key, phrase) if len(key) >= 8 else ([], 0.0)
        return alike * len(key) / len(phrase) if found else 0.0
    found, alike = _nearly(phrase, key) if len(phrase) >= 6 else ([], 0.0)
    # A typing error seldom hits the first letter; another word does (ซ่อมโรงเรียน is not นมโรงเรียน).
    return alike * known if found and key[found[0][0]] == phrase[0] else 0.0


def _stands(part: str, text: str) -> bool:
    """Whether a part stands in a text without cutting a vowel from its consonant."""
    at = text.find(part)
    while at >= 0:
        if _whole(text, at, at + len(part)):
            return True
        at = text.find(part, at + 1)
    return False


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a range of a text cuts no vowel from its consonant."""
    return text[start - 1 : start] not in tuple(_LEADING) and text[end : end + 1] not in tuple(_LEANING)


def _fits_law(key: str, text: str, *, forgiving: bool) -> float:
    """How much of a query stands in the law's own words, in runs that no space of the law goes through.

    A run that leaves one or two letters over beside it was cut out of a longer word, and does not count. A short query
    counts only if it is a word of the law by itself, between spaces.
    """
    segments = [loose(segment) for segment in normalise(text).split(" ")]
    if len(key) >= 3 and key in segments:
        return 1.0
    runs = list(_runs(key, segments))
    edges = [0, *(edge for run in runs for edge in run), len(key)]
    gaps = [after - before for before, after in zip(edges[::2], edges[1::2], strict=True)]
    covered = sum(
        end - start
        for (start, end), left, right in zip(runs, gaps, gaps[1:], strict=False)
        if left not in (1, 2) and right not in (1, 2)
    )
    if covered >= _MOST_OF_IT * len(key):
        return covered / len(key)
    found, alike = _nearly(key, "".join(segments)) if forgiving and len(key) >= 8 else ([], 0.0)
    return alike * 0.9 if found else 0.6 * covered / len(key)


def _runs(key: str, segments: list[str]) -> Iterator[tuple[int, int]]:
    """The longest runs of a query's letters that stand in a segment, left to right, whole clusters only."""
    start = 0
    while start < len(key):
        end = start + _RUN
        while end <= len(key) and any(key[start:end] in segment for segment in segments):
            end += 1
        end -= 1
        while end - start >= _RUN and (
            key[end : end + 1] in tuple(_LEANING)
            or key[start] in _LEANING
            or not any(_stands(key[start:end], segment) for segment in segments)
        ):
            end -= 1
        if end - start >= _RUN:
            yield start, end
            start = end
        else:
            start += 1


def _told(evidence: Evidence, query: str) -> Evidence:
    """Evidence with what matched: the phrase, or the longest run of letters the law and the query share."""
    if evidence.via == "vocabulary":
        return evidence
    text = evidence.provision.words.text
    key, offsets = _toneless(*_letters(text))
    asked = loose(_squash(query))
    longest = _longest(asked, key)
    ((start, end),) = _spans(text, offsets, [(key.index(longest), key.index(longest) + len(longest))])
    return Evidence(evidence.provision, evidence.score, evidence.via, text[start:end])
