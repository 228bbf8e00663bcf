"""Quoted words against the words of provisions: equal however spelled, a part, elsewhere, or different."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple

from mandate_cli.law.difference import SIGNS, marked
from mandate_cli.thai.normalise import MARKS, aligned, letters_only, normalise, strip_marks, uncut
from mandate_cli.thai.words import LETTERS, PERHAPS, PREFIXES, SURELY, WHOLE, cuts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mandate_cli.law.citation import Citation
    from mandate_cli.law.mandate import Law, Mandate
    from mandate_cli.law.model import Provision, Words

How = Literal[
    "whole", "part", "as-printed", "denial-left-out", "perhaps-cut", "cut-word", "damaged-quotation", "not-equal"
]
RIGHT: tuple[How, ...] = ("whole", "part", "as-printed")
_CUT: tuple[How, ...] = ("part", "perhaps-cut", "cut-word")  # by how surely a word is cut
_BEST: tuple[How, ...] = ("whole", "part", "denial-left-out", "perhaps-cut", "cut-word")
_ELLIPSIS = re.compile(r"…|\.{3,}|ฯลฯ|ฯ|\[\.*…?\]|- ?- ?-")
_LABEL_FIRST = re.compile(r"\s*\(\s*(\d+|[ก-ฮ])(?:\s*/\s*\d+)?\s*\)\s*")
LEAST, _ELSEWHERE = 3, 10  # letters that make a part of a provision, with its citation and without
_WHOLE = 5  # letters that make a provision
_NO = re.compile(r"(?:มิให้|ห้าม|ไม่|มิ|มิได้|ไม่ได้|มิใช่|ไม่ใช่|หาใช่|ไม่ต้อง|ไม่มี|เว้น|เว้นแต่|หาก|ยกเว้น|นอกจาก)\Z")
_DENYING = re.compile("มิใช่|มิให้|มิได้|ไม่|ห้าม|เว้นแต่|ยกเว้น")  # that an ellipsis must not hide
_DENIED_BEHIND = re.compile(f"(?:ที่|ซึ่ง|อัน|แต่)?(?:{_DENYING.pattern})")  # nor the end of a quotation
_LISTED = 12  # versions that have some words, at most
_LIKE, _ALIKE = 80, 85  # on rapidfuzz's scale of 100: a quotation with slips, not another provision; words told again
_REWORDED = 20  # letters that such words have
_RUN = 8  # letters of a run, by which words are told to be those of a provision
_FEW = 3  # provisions that have a run, at most, for it to tell which one is meant
_PART = 3  # one in so many runs of some words must be those of another provision
_FILLS = re.compile("(?:และ|การ|งาน|ด้าน|ใน|ของ|ที่|ให้|เรื่อง|ทั้ง|ต่าง|ๆ|เกี่ยวกับ|โดย)+")


class Quotation(NamedTuple):
    """What a quotation says: as written, the letters of its parts between ellipses, and a label before them.

    ``opened`` and ``ended`` say that no ellipsis stands before the first part, and none behind the last. ``does`` says
    that the words are said to be what somebody does.
    """

    written: str
    parts: tuple[str, ...]
    label: str = ""
    opened: bool = True
    ended: bool = True
    does: bool = False

    @classmethod
    def of(cls, written: str) -> Quotation:
        """The words of a quotation, the label that it begins with apart."""
        match = _LABEL_FIRST.match(written)
        plain = written[match.end() :] if match else written
        parts = [letters_only(part) for part in _ELLIPSIS.split(plain)]
        label = normalise(match[1]) if match else ""
        return cls(written, tuple(filter(None, parts)), label, bool(parts[0]), bool(parts[-1]))

    @property
    def letters(self) -> int:
        """How many letters there are."""
        return sum(map(len, self.parts))

    def are(self, letters: str) -> bool:
        """Whether these are the words of a text, no more and no fewer, by its letters."""
        return "".join(self.parts) == letters.replace("ฯ", "")


class Stand(NamedTuple):
    """How words stand in a text, and from where to where in its letters."""

    how: How
    start: int
    end: int


def how(words: Quotation, reading: str, printed: str | None) -> How:
    """How a quotation has the words of a text."""
    if words.are(letters_only(reading)):
        return "whole"
    if stands := stand(words, reading):
        return stands.how
    original = _unlabelled(printed)
    if original and words.are(letters_only(original)):
        return "as-printed"
    if original and (stands := stand(words, original)):
        return "as-printed" if stands.how == "part" else stands.how
    lossy = Quotation(words.written, tuple(map(_lossy, words.parts)), opened=False, ended=False)
    return "damaged-quotation" if stand(lossy, _lossy(letters_only(reading))) else "not-equal"


def has(words: Quotation, law: Words) -> bool:
    """Whether a quotation has words of a version, if only as its source printed them or perhaps with a cut."""
    return how(words, law.text, law.as_printed) not in {"cut-word", "not-equal"}


def _unlabelled(words: str | None) -> str:
    """A provision as its source printed it, without the label."""
    return _LABEL_FIRST.sub("", words, count=1) if words else ""


def stand(words: Quotation, text: str) -> Stand | None:
    """How the parts of a quotation stand in a text, in their order, whole letters each; None if they do not.

    No denial may be left out before, between or right behind them, and no word be cut at their ends, but where an
    ellipsis says so.
    """
    letters, starts, at = letters_only(text), list[int](), 0
    rank, denied = 0, False
    for number, part in enumerate(words.parts):
        opens, ends = words.opened and not number, words.ended and number + 1 == len(words.parts)
        if part not in letters:
            return None
        found = [
            (max(opens and _cut(text, place, opens=words), ends and _cut(text, place + len(part))), place)
            for place in (match.start() for match in re.compile(f"(?={re.escape(part)})").finditer(letters, at))
            if _whole(letters, place, place + len(part))
        ]
        if not found:
            return None
        cut, place = min(found)
        denied = denied or bool(_NO.search(letters[:place]) and not (at and place == at))
        denied = denied or bool(at and _DENYING.search(letters, at, place))
        rank, at = max(rank, cut), place + len(part)
        starts.append(place)
    if not starts:
        return None
    denied = denied or bool(_DENIED_BEHIND.match(letters, at))
    return Stand("denial-left-out" if denied and _CUT[rank] != "cut-word" else _CUT[rank], starts[0], at)


def _cut(text: str, place: int, *, opens: Quotation | None = None) -> int:
    """How surely a quotation that ends, or ``opens``, at a place in the letters of a text cuts a word there.

    One may open behind การ and the like, unless it is what somebody does: ต้อง “จัด…”, of ส่งเสริมการจัด….
    """
    rank = _cuts(text)[place]
    before = letters_only(text)[:place] if opens and rank != SURELY else ""
    if opens and before.endswith(PREFIXES):
        return PERHAPS if opens.does and not before.endswith("ในการ") else WHOLE
    return rank


@lru_cache(4096)
def _cuts(text: str) -> list[int]:
    """For each place in the letters of a text how surely it cuts a word, as ``cuts`` says."""
    ranks = list[int]()
    for run in re.findall(rf"[{LETTERS}]+|\d+|[a-z]+|\w", normalise(text)):
        ranks += cuts(run) if re.match(f"[{LETTERS}]", run) else [WHOLE, *[SURELY] * (len(run) - 1)]
    return [*ranks, WHOLE]


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a range of a text cuts no letter from a vowel or a sign that leans on it."""
    return uncut(text, start, end) and not re.match(f"[{MARKS}]", text[end : end + 1])


def _lossy(letters: str) -> str:
    """The letters that even a damaged text keeps: no signs, า for ำ."""
    return strip_marks(letters.replace("ำ", "า")).replace("าา", "า")


def cut_difference(words: Quotation, law: str) -> str:
    """The law's words that a quotation has, with ``{+…+}`` around the rest of the words that it cuts at its ends.

    Empty if it has other words, or cuts none.
    """
    stands = stand(words, law)
    if stands is None or stands.how != "cut-word":
        return ""
    (letters, offsets), ranks = _letters(law), _cuts(law)
    begins = next(place for place in range(stands.start, -1, -1) if ranks[place] == WHOLE or not words.opened)
    ends = next(place for place in range(stands.end, len(ranks)) if ranks[place] == WHOLE or not words.ended)
    places = (begins, stands.start, stands.end, ends)
    before, kept, after = (law[offsets[first] : offsets[last]].strip() for first, last in pairwise(places))
    pieces = ("…" * (begins > 0), before and f"{{+{before}+}}", kept, after and f"{{+{after}+}}")
    return "".join([*pieces, "…" * (ends < len(letters))])


def changed(said: str, law: str, *, inside: bool = False) -> bool:
    """Whether letters are those of the law with other words, perhaps only ``inside``; one such as และ is none."""
    pieces = marked(said, law)
    same = [place for place, (kind, _) in enumerate(pieces) if kind == "same"] or [0]
    runs = groupby(pieces[same[0] : same[-1]] if inside else pieces, lambda piece: piece[0] == "same")
    changes = [list(run) for alike, run in runs if not alike]
    return any(len(change) > 1 or not _FILLS.fullmatch(change[0][1]) for change in changes)


def reworded(said: str, law: str, leads: Callable[[str], bool]) -> bool:
    """Whether letters have the law's, or a good part of them, somewhere with other words among them.

    Other words may also stand in the place of the law's first ones; ``leads`` says whether these only lead to the rest.
    """
    from rapidfuzz import fuzz

    near = fuzz.partial_ratio_alignment(law, said, score_cutoff=_ALIKE)
    if not near or law in said or min(len(law), len(said)) < _REWORDED:
        return False
    start = max(0, near.dest_start - _REWORDED)
    told, own = said[start : near.dest_end], law[near.src_start : near.src_end]
    first = list(takewhile(lambda piece: piece[0] != "same", marked(told, own)))
    before = said[:start] + "".join(words for kind, words in first if kind == "gone")
    lacks = near.src_start or any(kind == "new" for kind, _ in first)
    return changed(told, own, inside=True) or bool(lacks and not leads(before))


def other_words(quotation: str, law: str) -> str:
    """How a quotation that has other words altogether differs from the law."""
    return f"[-{quotation.strip()}-]{{+{law}+}}"


def difference(quotation: str, law: str) -> str:
    """The law's words with ``[-…-]`` around what only the quotation has and ``{+…+}`` around what it lacks.

    What counts as equal is not marked, however it is spelled; it is shown as the law spells it.
    """
    (ours, of_law), (theirs, of_quotation) = _letters(law), _letters(quotation)
    in_law = in_quotation = 0
    pieces = list[tuple[str, str]]()
    for kind, letters in marked(theirs, ours):
        text, offsets, at = (quotation, of_quotation, in_quotation) if kind == "gone" else (law, of_law, in_law)
        begins, ends = len(text[: offsets[at]].rstrip("(")), offsets[at + len(letters)]
        piece = text[begins:ends]  # the bracket of a label goes with it
        pieces.append((kind, piece.rstrip("( ") if kind == "gone" and ends < len(quotation) else piece.rstrip("(")))
        in_law += len(letters) * (kind != "gone")
        in_quotation += len(letters) * (kind != "new")
    alike = sum(len(piece) for kind, piece in pieces if kind == "same")
    if alike * 3 < min(len(theirs), len(ours)) * 2:
        return other_words(quotation, law)
    # What a quotation leaves out at its ends is no difference, unless it has other words there.
    if [kind for kind, _ in pieces[:2]] == ["gone", "new"]:
        left, words = _replaced(pieces[1][1], len(letters_only(pieces[0][1])), first=True)
        pieces[:2] = [*left, pieces[0], ("new", words)]
    elif pieces[0][0] == "new":
        pieces[0] = ("same", "…")
    if [kind for kind, _ in pieces[-2:]] == ["gone", "new"]:
        left, words = _replaced(pieces[-1][1], len(letters_only(pieces[-2][1])))
        pieces[-1:] = [("new", words), *left]
    elif pieces[-1][0] == "new":
        pieces[-1] = ("same", "…")
    written = ""
    for kind, piece in _without_equal(pieces):
        bare = piece.rstrip()
        written += SIGNS[kind].format(bare) + piece[len(bare) :] * (kind != "gone")
    return written.rstrip()


def _without_equal(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pieces of a difference, where what went is not marked if the same letters came, as where an end was cut."""
    kept = list[tuple[str, str]]()
    for kind, piece in pieces:
        before = kept[-1] if kept else ("same", "")
        if {before[0], kind} == {"gone", "new"} and letters_only(before[1]) == letters_only(piece):
            kept[-1] = ("same", piece)
        else:
            kept.append((kind, piece))
    return kept


def _replaced(law: str, length: int, *, first: bool = False) -> tuple[list[tuple[str, str]], str]:
    """The words of a provision that so many letters stand for at the end or the beginning of a quotation.

    Before them, an ellipsis for the others if there are any.
    """
    ranks, offsets = _cuts(law), _letters(law)[1]
    last = len(ranks) - 1
    places = range(max(last - length, 0), -1, -1) if first else range(min(length, last), last + 1)
    cut = next(place for place in places if ranks[place] == WHOLE)
    at = len(law[: offsets[cut]].rstrip("("))
    return [("same", "…")] * (0 < cut < last), law[at:] if first else law[:at]


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters of a text as ``letters_only`` has them, with the offset of each, and that of the end."""
    key, offsets = aligned(text)
    kept = [at for at, letter in enumerate(key) if re.match(rf"[\w{MARKS}]", letter)]
    return "".join(key[at] for at in kept), [*(offsets[at] for at in kept), len(text)]


class Texts:
    """The texts of a law on a day, to find in which provisions words stand."""

    def __init__(self, law: Law, mandate: Mandate) -> None:
        self.law, self.mandate = law, mandate

    @cached_property
    def _versions(self) -> list[tuple[Provision, str, str]]:
        """Every version by the day with its letters, and those of its print."""
        return [
            (version, letters_only(version.words.text), letters_only(_unlabelled(version.words.as_printed)))
            for versions in self.mandate.versions.values()
            for version in versions
        ]

    def whole(self, words: Quotation) -> list[Provision]:
        """The versions that have the words, no more and no fewer; those in force first."""
        best, held = self.holding(words, _WHOLE)
        return held if best == "whole" else []

    def holding(
        self, words: Quotation, least: int = _ELSEWHERE, within: Citation | None = None
    ) -> tuple[How, list[Provision]]:
        """The versions that have the words best, those in force first, and how: as a whole, as a part, or but for cuts.

        None, ``not-equal``, if there are fewer letters than the ``least``.
        """
        if words.letters < least:
            return "not-equal", []
        found: dict[How, list[Provision]] = {}
        for version, *letters in self._versions:
            if within is not None and not version.citation.within(within):
                continue
            if any(map(words.are, letters)):
                found.setdefault("whole", []).append(version)
            elif stands := stand(words, version.words.text):
                found.setdefault(stands.how, []).append(version)
        best: How = min(found, key=_BEST.index, default="not-equal")
        return best, sorted(found.get(best, []), key=lambda version: not version.in_force)[:_LISTED]

    def ending(self, letters: str) -> list[Provision]:
        """The versions whose words some letters end with; none if these are the name of a unit."""
        found = [version for version, own, _ in self._versions if len(own) >= _ELSEWHERE and letters.endswith(own)]
        return [] if any(each.citation.parent in self.law.structure.lists for each in found) else found

    @cached_property
    def _runs(self) -> dict[str, set[Citation]]:
        """For each run of letters the provisions that have it."""
        runs: dict[str, set[Citation]] = {}
        for version, letters, _ in self._versions:
            for at in range(len(letters) - _RUN + 1):
                runs.setdefault(letters[at : at + _RUN], set()).add(version.citation)
        return runs

    def of_another(self, letters: str, citation: Citation, cited: set[Citation]) -> bool:
        """Whether a good part of some letters are those of another provision, which few have, more than of this one.

        What has items says too little by itself to be that other one. Of a whole section or clause much may be said:
        all of them must be. None of those ``cited`` is another.
        """
        runs = [self._runs.get(letters[at : at + _RUN], set()) for at in range(len(letters) - _RUN + 1)]
        cited = {citation, *cited}
        own = [any(each.within(one) or one.within(each) for one in cited for each in having) for having in runs]
        few = (having for having, ours in zip(runs, own, strict=True) if len(having) <= _FEW and not ours)
        least = max(sum(own) + 1, len(runs) / (_PART if len(citation.labels) > 1 else 1))
        others = (each for each in frozenset().union(*few) if not self.mandate.children(each))
        return any(sum(each in having for having in runs) >= least for each in others)

    def alike(self, words: Quotation) -> Provision | None:
        """The one version that reads nearly so."""
        from rapidfuzz import fuzz

        joined = "".join(words.parts)
        if len(joined) < _ELSEWHERE:
            return None
        scored = [(fuzz.ratio(joined, letters), version) for version, letters, _ in self._versions]
        best = max((score for score, _ in scored), default=0)
        near = [version for score, version in scored if score == best]
        return near[0] if best >= _LIKE and len(near) == 1 else None

    def with_items(self, citation: Citation, without: Citation | None = None) -> str:
        """The words of a provision with those of everything in force that stands in it, labels and all.

        What an amendment that is not entered has replaced is among them, but for one that they are asked ``without``.
        """
        return " ".join(self._lines(citation, without))

    def _lines(self, citation: Citation, without: Citation | None) -> Iterator[str]:
        provision = self.mandate.get(citation)
        if provision and provision.in_force:
            yield provision.words.text
        for child in self.mandate.children(citation):
            if child.in_force and child.citation != without:
                yield f"({child.citation.labels[-1]})"
                yield from self._lines(child.citation, without)


def damaged(text: str) -> bool:
    """Whether a text has the marks of a PDF that was read badly, which cannot surely be repaired."""
    key = normalise(text)
    return bool(re.search(rf"\ufffd|ำา|[ก-ฮ][่-๋]? า|(?<![ก-๎])[{MARKS}]| [่-๎]|[\ue000-\uf6ff\uf71b-\uf8ff]", key))
