"""Quoted words against the words of provisions: equal however spelled, a part, elsewhere, or different."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from mandate_cli.law.difference import marked
from mandate_cli.thai.normalise import aligned, letters_only, normalise, strip_marks, uncut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mandate_cli.law.citation import Citation
    from mandate_cli.law.model import Law, Mandate, Provision

How = Literal["whole", "part", "as-printed", "denial-left-out", "damaged-quotation", "not-equal"]
_ELLIPSIS = re.compile(r"…|\.{3,}|ฯลฯ|\[\.*…?\]|- ?- ?-")
_LABEL_FIRST = re.compile(r"\s*\(\s*(\d+|[ก-ฮ])(?:\s*/\s*\d+)?\s*\)\s*")
LEAST, _ELSEWHERE = 3, 10  # letters that make a part of a provision, with its citation and without
_WHOLE = 5  # letters that make a provision
_NO = re.compile(r"(?:มิให้|ห้าม|ไม่|มิ|มิได้|ไม่ได้|มิใช่|ไม่ใช่|หาใช่|ไม่ต้อง|ไม่มี|เว้น|เว้นแต่|หาก|ยกเว้น|นอกจาก)\Z")
_DENIAL = re.compile("มิใช่|มิให้|มิได้|ไม่|ห้าม|เว้นแต่|ยกเว้น")  # that an ellipsis must not hide
_LISTED = 12


class Words(NamedTuple):
    """What a quotation says: as written, the letters of its parts between ellipses, and a label before them."""

    written: str
    parts: tuple[str, ...]
    label: str = ""

    @classmethod
    def of(cls, written: str) -> Words:
        """The words of a quotation, the label that it begins with apart."""
        match = _LABEL_FIRST.match(written)
        plain = written[match.end() :] if match else written
        parts = tuple(part for part in map(letters_only, _ELLIPSIS.split(plain)) if part)
        return cls(written, parts, normalise(match[1]) if match else "")

    @property
    def letters(self) -> int:
        """How many letters there are."""
        return sum(map(len, self.parts))


def how(words: Words, reading: str, printed: str | None) -> How:
    """How a quotation has the words of a text."""
    plain = letters_only(reading)
    if words.parts == (plain,):
        return "whole"
    if stands := _stands(words.parts, plain):
        return stands
    original = _printed(printed)
    if original and (words.parts == (original,) or _stands(words.parts, original)):
        return "as-printed"
    if _stands(tuple(map(_lossy, words.parts)), _lossy(plain)):
        return "damaged-quotation"
    return "not-equal"


def _printed(words: str | None) -> str:
    """The letters of a provision as its source printed it, without the label."""
    return letters_only(_LABEL_FIRST.sub("", words, count=1)) if words else ""


def _stands(parts: tuple[str, ...], text: str) -> How | None:
    """Whether parts stand in a text in their order, whole letters each, and no denial is cut off before or between."""
    at = 0
    cut: How | None = None
    for part in parts:
        place = text.find(part, at)
        while place >= 0 and not _whole(text, place, place + len(part)):
            place = text.find(part, place + 1)
        if place < 0:
            return None
        if (_NO.search(text[:place]) and not (at and place == at)) or (at and _DENIAL.search(text, at, place)):
            cut = "denial-left-out"
        at = place + len(part)
    return cut or ("part" if parts else None)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a range of a text cuts no letter from a vowel or a sign that leans on it."""
    return uncut(text, start, end) and not re.match("[ัิ-ฺ็-๎]", text[end : end + 1])


def _lossy(letters: str) -> str:
    """The letters that even a damaged text keeps: no signs, า for ำ."""
    return strip_marks(letters.replace("ำ", "า")).replace("าา", "า")


def difference(quotation: str, law: str) -> str:
    """The law's words with ``[-…-]`` around what only the quotation has and ``{+…+}`` around what it lacks.

    What counts as equal is not marked, however it is spelled; it is shown as the law spells it.
    """
    ours, theirs = _letters(law), _letters(quotation)
    at = {"law": 0, "quotation": 0}
    pieces = list[tuple[str, str]]()
    for kind, words in marked(theirs[0], ours[0]):
        side, (text, (_, offsets)) = ("quotation", (quotation, theirs)) if kind == "gone" else ("law", (law, ours))
        first = at[side]
        last = first + len(words)
        piece = text[offsets[first] : offsets[last]]
        at[side] = last
        if kind == "same":
            at["quotation"] += len(words)
        pieces.append((kind, piece))
    alike = sum(len(piece) for kind, piece in pieces if kind == "same")
    if alike * 3 < len(quotation) * 2:  # other words altogether
        return f"[-{quotation.strip()}-]{{+{law}+}}"
    for end in (0, -1):  # what a quotation leaves out at its ends is no difference
        pieces[end] = ("same", "…") if pieces[end][0] == "new" else pieces[end]
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    written = ""
    for kind, piece in pieces:
        bare = piece.rstrip()
        written += signs[kind].format(bare) + piece[len(bare) :] * (kind != "gone")
    return written.rstrip()


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters of a text as ``letters_only`` has them, with the offset of each, and that of the end."""
    key, offsets = aligned(text)
    kept = [at for at, letter in enumerate(key) if re.match(r"[\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", letter)]
    return "".join(key[at] for at in kept), [*(offsets[at] for at in kept), len(text)]


class Texts:
    """The texts of a law on a day, to find in which provisions words stand."""

    def __init__(self, law: Law, mandate: Mandate) -> None:
        self.law, self.mandate = law, mandate

    @cached_property
    def headings(self) -> set[Citation]:
        """The sections and clauses of the law."""
        return self.law.headings

    @cached_property
    def _versions(self) -> list[tuple[Provision, str, str]]:
        """Every version by the day with its letters, and those of its print."""
        return [
            (version, letters_only(version.words.text), _printed(version.words.as_printed))
            for versions in self.mandate.versions.values()
            for version in versions
        ]

    def whole(self, words: Words) -> list[Provision]:
        """The versions that have the words, no more and no fewer; those in force first."""
        if words.letters < _WHOLE:
            return []
        held = [version for version, *letters in self._versions if words.parts in {(each,) for each in letters}]
        return sorted(held, key=lambda version: not version.in_force)[:_LISTED]

    def holding(self, words: Words, least: int = _ELSEWHERE, within: Citation | None = None) -> list[Provision]:
        """The versions that have the words: as a whole if any does, else as a part; those in force first."""
        if words.letters < least:
            return []
        held = [each for each in self._versions if within is None or each[0].citation.within(within)]
        whole = [version for version, *letters in held if words.parts in {(each,) for each in letters}]
        parts = [version for version, letters, _ in held if _stands(words.parts, letters)] if not whole else []
        return sorted(whole or parts, key=lambda version: not version.in_force)[:_LISTED]

    def alike(self, words: Words) -> Provision | None:
        """The one version that reads nearly so."""
        from rapidfuzz import fuzz

        joined = "".join(words.parts)
        if len(joined) < _ELSEWHERE:
            return None
        scored = [(fuzz.ratio(joined, letters), version) for version, letters, _ in self._versions]
        best = max((score for score, _ in scored), default=0)
        near = [version for score, version in scored if score == best]
        return near[0] if best >= _LIKE and len(near) == 1 else None

    def with_items(self, citation: Citation) -> str:
        """The words of a provision with those of everything in force that stands in it, labels and all."""
        return " ".join(self._lines(citation))

    def _lines(self, citation: Citation) -> Iterator[str]:
        provision = self.mandate.get(citation)
        if provision and provision.in_force:
            yield provision.words.text
        for child in self.mandate.children(citation):
            if child.in_force:
                yield f"({child.citation.labels[-1]})"
                yield from self._lines(child.citation)


_LIKE = 80  # on rapidfuzz's scale of 100: a quotation with slips, not another provision


def damaged(text: str) -> bool:
    """Whether a text has the marks of a PDF that was read badly, which cannot surely be repaired."""
    key = normalise(text)
    return bool(re.search(r"\ufffd|ำา|[ก-ฮ][่-๋]? า|(?<![ก-๎])[ัิ-ฺ็-๎]| [่-๎]|[\ue000-\uf6ff\uf71b-\uf8ff]", key))
