"""Citations: parsed, printed, put in the order of the law and compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import NamedTuple

# The order of item letters in Thai legal drafting. ฃ ฅ ฆ are skipped by it, and so stand at the end.
LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฃฅฆ"
SECTION = "มาตรา"  # of an Act
CLAUSE = "ข้อ"  # of an announcement
CHAPTER = "หมวด"
KINDS = (SECTION, CLAUSE, CHAPTER)
PARAGRAPH = "วรรค"
# Older law numbers what it puts in between with these, second, third and so on, behind the number.
_ORDINALS = "ทวิ ตรี จัตวา เบญจ ฉ สัตต อัฏฐ นว ทศ เอกาทศ ทวาทศ เตรส จตุทศ ปัณรส โสฬส สัตตรส อัฏฐารส เอกูนวีสติ วีสติ"  # 2 to 20
ORDINALS = {name: number for number, name in enumerate(_ORDINALS.split(), 2)} | {"ปัญจ": 5, "ปัญจทศ": 15}
_UNITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_TENS = ("", "", "ยี่", *_UNITS[3:])
_ORDINAL = rf"(?:{'|'.join(ORDINALS)})(?![ก-๎])"
_LETTER = rf"[ก-รลว-ฮ](?:\s*/\s*\d+|\s+{_ORDINAL})?"
_NUMBER = rf"\d+(?:\s*/\s*\d+|\s*{_ORDINAL})?"
_LABEL = rf"(?:\d+(?:\.\d+)+|{_NUMBER}|{_LETTER})"
_IN_WORDS = rf"(?:{'|'.join(_TENS[2:])})?สิบ(?:เอ็ด|{'|'.join(_UNITS[2:])})?|{'|'.join(_UNITS[1:])}"  # 1 to 99
_PARAGRAPH = rf"{PARAGRAPH}\s*(?:{_IN_WORDS}|แรก|\d+)(?=แห่ง|ของ|ใน|[^ก-๎]|$)"
# An item: in brackets, behind a dot, or as some law writes it, 1) or ก. behind a space; or a paragraph.
_ITEM = (
    rf"\s*\(\s*{_LABEL}\s*\)|\s*\.\s*(?:{_NUMBER}|{_LETTER})(?![ก-๎\d])"
    rf"|\s+{_LABEL}\)|\s+[ก-ฮ]\.(?![ก-๎])|\s*{_PARAGRAPH}"
)
_BEFORE = r"\s*(?:(?:ตามความใน|ความใน|ตาม|ใน)\s*)?"
_INNER = rf"(?:(?:(?:\(\s*{_LABEL}\s*\)|{_PARAGRAPH})\s*)+(?:ของ|ใน)\s*)*"
_OUTER = rf"(?:({'|'.join(KINDS)})\s*)?({_NUMBER})((?:{_ITEM})*)"
_YEAR = r"พ\.?\s?ศ\.?\s*\d{4}"
# The instrument ends with “this”, or with its year and what has amended it, or with the text.
_OF = (
    r"(?:\s*แห่ง\s*(\S*?)(?:ฉบับ)?(?:นี้|ดังกล่าว)(?!\S)"
    rf"|\s*แห่ง(.*?{_YEAR})(?:\s*(?:ซึ่ง|และ)?\s*(?:ที่)?แก้ไขเพิ่มเติม(?:โดย.*?{_YEAR})?)?"
    r"|\s*แห่ง(.*))?"
)
UNNUMBERED = rf"({_PARAGRAPH})"  # a clause of an instrument that has no numbers: its paragraph
_UNNUMBERED_OF = rf"(?s)\s*{UNNUMBERED}(?=\s*แห่ง){_OF}\s*"
_CITATION = rf"(?s){_BEFORE}({_INNER}){_OUTER}{_OF}\s*"
_SHORT = r"(?:[1-9]\d{0,8}|[ก-รลว-ฮ])"
_PLAIN = rf"(?a)(?:(?:({CLAUSE}|{SECTION}) )?[1-9]\d{{0,8}}(?: \({_SHORT}\))*|[1-9]\d{{0,8}}(?:\.{_SHORT})+)\Z"
_BROKEN = r"[(/\d]|\.(?!\.)|ของ"  # what cannot follow a citation that is whole


def label_key(label: str) -> tuple[int, ...]:
    """Sort key of a label in legal order.

    Numbers by value, letters by drafting order; what stands in between after its head, by value and not as text:
    7 < 7 ทวิ < 7 ตรี < 7/1 < 7/2 < 7/10 < 8; 4.2 < 4.10. Paragraphs come after all items.
    """
    if label.startswith(PARAGRAPH):
        return 2, int(label.removeprefix(PARAGRAPH)), 0, 0
    head, _, ordinal = label.rstrip(").").partition(" ")
    head, _, tail = head.partition("/")
    between = (1, int(tail)) if tail else (0, ORDINALS.get(ordinal, 0))
    if head in LETTERS:
        return 1, LETTERS.index(head), *between
    first, *decimals = map(int, head.split("."))
    return 0, first, *between, *decimals


class Citation(NamedTuple):
    """The place of a provision: ``ข้อ 7 (10) (ข)`` is kind ``ข้อ`` and labels ``7``, ``10``, ``ข``.

    A label that the law writes without brackets keeps its sign: ``1)``, ``ก.``; ``วรรค 2`` is a paragraph.
    A clause without a number is of the kind ``วรรค``.
    ``instrument`` is the id of the instrument it stands in, empty while that has not been found out.
    """

    kind: str
    labels: tuple[str, ...]
    instrument: str = ""

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read a citation as people write it; which instrument it is of is left open.

        Takes ``ข้อ 7 (10) (ข)`` with or without ข้อ and spaces, in Thai or Arabic digits, ``7(10)(ข)``, ``7.10.ข``,
        ``มาตรา 34 วรรคสอง``, and the inside-out order of amending clauses, ``(ข) ของ (10) ของข้อ 7``; ``ตามความใน`` may
        stand before it and ``แห่งประกาศ…`` after it. Without a word before the number it is a ข้อ. Raises ValueError if
        the text is no citation.
        """
        citation, _, end = cls.read(text)
        if end < len(text):
            raise ValueError(text)
        return citation

    @classmethod
    def read(cls, text: str) -> tuple[Citation, str, int]:
        """Read the citation a text begins with: it, the instrument it is said to be of, and where the rest begins.

        The instrument is what follows ``แห่ง``, empty if nothing does. Before words that are no part of it a citation
        must have ข้อ, มาตรา or the label of an item, since a number alone may be anything. Raises ValueError if the
        text does not begin with a citation.
        """
        if plain := cls._plain(text):
            return plain, "", len(text)
        if alone := re.fullmatch(_UNNUMBERED_OF, text):
            instrument = "".join(part or "" for part in alone.groups()[1:])
            return cls.unnumbered(alone[1]), instrument.strip(), len(text)
        match = re.match(_CITATION, text) if re.match(r"\s*[(\dขตคใมหว]", text) else None
        rest = text[match.end() :] if match else text
        if not match or re.match(_BROKEN, rest) or (rest and not (match[1] or match[2] or match[4])):
            raise ValueError(text)
        inner, kind, first, items, *instruments = match.groups()
        found = [_written(first), *(_item(item) for item in re.findall(_ITEM, items))]
        for part in reversed(re.split("ของ|ใน", inner)):
            found += map(_item, re.findall(_ITEM, part))
        instrument = "".join(part or "" for part in instruments)
        labels = tuple(label for label in found if label != f"{PARAGRAPH} 1")
        return cls(kind or CLAUSE, labels), instrument.strip(), match.end()

    @classmethod
    def unnumbered(cls, paragraph: str) -> Citation:
        """A clause of an instrument whose clauses have no numbers, by its paragraph, such as ``วรรคสอง``."""
        return cls(PARAGRAPH, (_item(paragraph).removeprefix(PARAGRAPH).strip(),))

    @classmethod
    def _plain(cls, text: str) -> Citation | None:
        """A citation in one of the three plain forms, ``ข้อ 7 (5) (ซ)``, without ข้อ, or 7.5.ซ; None for any other.

        The pattern for all forms takes three milliseconds to compile.
        """
        match = re.match(_PLAIN, text)
        if match is None:
            return None
        kind = match[1] or CLAUSE
        return cls(kind, tuple(re.findall(r"[^ ().]+", text.removeprefix(f"{kind} "))))

    def __str__(self) -> str:
        first, *rest = self.labels
        head = _printed(f"{PARAGRAPH} {first}").strip() if self.kind == PARAGRAPH else f"{self.kind} {first}"
        return head + "".join(map(_printed, rest))

    @property
    def short(self) -> str:
        """The citation as it can be typed without spaces and brackets: ``7.10.ข``, ``มาตรา37.1``, ``2วรรคสอง``."""
        kind = "" if self.kind == CLAUSE else self.kind
        first, *rest = (label.rstrip(").").replace(" ", "") for label in self.labels)
        paragraphs = (label.startswith(PARAGRAPH) for label in self.labels[1:])
        parts = (
            _printed(label).strip() if paragraph else f".{short}"
            for label, short, paragraph in zip(self.labels[1:], rest, paragraphs, strict=True)
        )
        return f"{kind}{first}{''.join(parts)}"

    def of(self, instrument: str) -> Citation:
        """The same place in the instrument of this id."""
        return self._replace(instrument=instrument)

    @property
    def parent(self) -> Citation | None:
        """The provision this one stands in; None for a whole section or clause."""
        return Citation(self.kind, self.labels[:-1], self.instrument) if len(self.labels) > 1 else None

    @property
    def top(self) -> Citation:
        """The section or clause this provision belongs to."""
        return self._replace(labels=self.labels[:1])

    def child(self, label: str) -> Citation:
        """The citation of the item ``label`` of this provision."""
        return Citation(self.kind, (*self.labels, label), self.instrument)

    def within(self, other: Citation) -> bool:
        """Whether this is ``other`` or stands inside it."""
        same = self.labels[: len(other.labels)] == other.labels
        return same and self.kind == other.kind and self.instrument == other.instrument

    def moved(self, from_: Citation, to: Citation) -> Citation:
        """Where this goes when ``from_``, inside which it is, is moved to another place."""
        return to._replace(labels=(*to.labels, *self.labels[len(from_.labels) :]))

    @property
    def order(self) -> tuple[int, tuple[tuple[int, ...], ...]]:
        """Sort key in the order of the law: an Act's sections, then an announcement's clauses."""
        return (*KINDS, PARAGRAPH).index(self.kind), tuple(map(label_key, self.labels))


def thai_number(number: int) -> str:
    """A number from 1 to 99 in Thai words, as paragraphs are counted: หนึ่ง, สิบเอ็ด, ยี่สิบสอง."""
    tens, units = divmod(number, 10)
    last = "เอ็ด" if tens and units == 1 else _UNITS[units]
    return f"{_TENS[tens]}{'สิบ' * bool(tens)}{last}"


SPOKEN = {thai_number(number): number for number in range(99, 0, -1)}  # what begins alike, the longer first
COUNTED = SPOKEN | {"แรก": 1}  # as paragraphs are counted


def _printed(label: str) -> str:
    """A label below the first as a citation writes it; one that a text cites may be a part without a number, ตอนท้าย."""
    if label.startswith("ตอน") or label == f"{PARAGRAPH}ท้าย":
        return f" {label}"
    if label.startswith(PARAGRAPH):
        return f" {PARAGRAPH}{thai_number(int(label.removeprefix(PARAGRAPH)))}"
    return f" {label}" if label[-1] in ")." else f" ({label})"


def _item(item: str) -> str:
    """The label of an item of a citation, as it is kept."""
    item = item.strip()
    if item.startswith(PARAGRAPH):
        named = item.removeprefix(PARAGRAPH).strip()
        return f"{PARAGRAPH} {COUNTED.get(named) or int(named)}"
    if item[0] == "(":
        return _written(item.strip("() "))
    if item[0] == ".":
        return _written(item.lstrip(". "))
    return _written(item[:-1]) + item[-1]


def item_label(written: str) -> str | None:
    """The label that heads an item in a data file, such as ``(ก)``, ``(4.2)``, ``1)``, ``ก.`` or ``วรรคสอง``.

    None if it is none, or not written just so.
    """
    if not re.fullmatch(_ITEM, f" {written}") or written.startswith("."):
        return None
    label = _item(written)
    return label if _printed(label) == f" {written}" and label != f"{PARAGRAPH} 1" else None


def _written(label: str) -> str:
    """A label as it is written here: Arabic digits without leading zeros, no space around the slash, one before ทวิ."""
    spaced = re.sub(r"(?<=\d)(?=[ก-๎])", " ", re.sub(r"\s*/\s*", "/", " ".join(label.split())))
    return re.sub(r"\d+", lambda number: str(int(number[0])), spaced)


def nearest(wanted: Citation, existing: Iterable[Citation], count: int = 3, most: int | None = None) -> list[Citation]:
    """The existing citations closest to one that does not exist, closest first.

    Close means: the same kind, the longest common path, the same depth, then the smallest step in legal order. With
    ``most``, those farther than so many steps from where the paths part are none of them.
    """

    def distance(other: Citation) -> tuple[bool, int, int, int, object]:
        pairs = zip(wanted.labels, other.labels, strict=False)
        shared = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
        here, there = wanted.labels[shared:], other.labels[shared:]
        step = abs(_position(here[0]) - _position(there[0])) if here and there else 0
        elsewhere = (wanted.kind, wanted.instrument) != (other.kind, other.instrument)
        return elsewhere, -shared, abs(len(here) - len(there)), step, other.order

    close = sorted(existing, key=distance)[:count]
    return [other for other in close if most is None or distance(other)[3] <= most]


def _position(label: str) -> int:
    return label_key(label)[1]
