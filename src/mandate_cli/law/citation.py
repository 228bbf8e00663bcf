"""Citations: parsed, printed, put in the order of the law and compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


# The order of item letters in Thai legal drafting. ฃ ฅ ฆ are skipped by it, and so stand at the end.
LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฃฅฆ"
SECTION = "มาตรา"  # of an Act
CLAUSE = "ข้อ"  # of an announcement
# Older law numbers what it puts in between with these, second, third and so on: มาตรา 7 ทวิ.
ORDINALS = ("ทวิ", "ตรี", "จัตวา", "เบญจ", "ฉ", "สัตต", "อัฏฐ", "นว", "ทศ")
_ORDINAL = rf"(?:{'|'.join(ORDINALS)})(?![ก-๎])"
_LABEL = rf"(?:\d+(?:\s*/\s*\d+|\s*{_ORDINAL})?|[ก-รลว-ฮ](?:\s*/\s*\d+|\s+{_ORDINAL})?)"
_BEFORE = r"\s*(?:(?:ตามความใน|ความใน|ตาม|ใน)\s*)?"
_INNER = rf"(?:(?:\(\s*{_LABEL}\s*\)\s*)+(?:ของ|ใน)\s*)*"
_OUTER = rf"(?:(ข้อ|มาตรา)\s*)?((?=\d){_LABEL})((?:\s*\(\s*{_LABEL}\s*\)|\s*\.\s*{_LABEL}(?![ก-๎\d]))*)"
_YEAR = r"พ\.?\s?ศ\.?\s*\d{4}"
# The instrument ends with “this”, or with its year and what has amended it, or with the text.
_OF = (
    r"(?:\s*แห่ง\s*(\S*?)(?:ฉบับ)?(?:นี้|ดังกล่าว)(?!\S)"
    rf"|\s*แห่ง(.*?{_YEAR})(?:\s*(?:ซึ่ง|และ)?\s*(?:ที่)?แก้ไขเพิ่มเติม(?:โดย.*?{_YEAR})?)?"
    r"|\s*แห่ง(.*))?"
)
_CITATION = rf"(?s){_BEFORE}({_INNER}){_OUTER}{_OF}\s*"
_BROKEN = r"[(/\d]|\.(?!\.)|ของ"  # what cannot follow a citation that is whole


def label_key(label: str) -> tuple[int, int, int, int]:
    """Sort key of a label in legal order.

    Numbers by value, letters by drafting order; what stands in between after its head, by value and not as text:
    7 < 7 ทวิ < 7 ตรี < 7/1 < 7/2 < 7/10 < 8.
    """
    head, _, ordinal = label.partition(" ")
    head, _, tail = head.partition("/")
    between = (1, int(tail)) if tail else (0, ORDINALS.index(ordinal) + 2 if ordinal else 0)
    return (0, int(head), *between) if head.isdigit() else (1, LETTERS.index(head), *between)


class Citation(NamedTuple):
    """The place of a provision: ``ข้อ 7 (10) (ข)`` is kind ``ข้อ`` and labels ``7``, ``10``, ``ข``."""

    kind: str
    labels: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read a citation as people write it.

        Takes ``ข้อ 7 (10) (ข)`` with or without ข้อ and spaces, in Thai or Arabic digits, ``7(10)(ข)``, ``7.10.ข``,
        and the inside-out order of amending clauses, ``(ข) ของ (10) ของข้อ 7``; ``ตามความใน`` may stand before it and
        ``แห่งประกาศ…`` after it. Without a word before the number it is a ข้อ. Raises ValueError if the text is no
        citation.
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
        match = re.match(_CITATION, text) if re.match(r"\s*[(\dขตคใม]", text) else None
        rest = text[match.end() :] if match else text
        if not match or re.match(_BROKEN, rest) or (rest and not (match[1] or match[2] or match[4])):
            raise ValueError(text)
        inner, kind, first, items, *instruments = match.groups()
        found = [first, *re.findall(_LABEL, items)]
        for part in reversed(re.split("ของ|ใน", inner)):
            found += re.findall(_LABEL, part)
        instrument = "".join(part or "" for part in instruments)
        return cls(kind or CLAUSE, tuple(map(_written, found))), instrument.strip(), match.end()

    @classmethod
    def _plain(cls, text: str) -> Citation | None:
        """A citation in one of the three plain forms, ``ข้อ 7 (5) (ซ)``, without ข้อ, or 7.5.ซ; None for any other.

        The pattern for all forms takes three milliseconds to compile.
        """
        kind, _, rest = text.partition(" ")
        if kind not in {CLAUSE, SECTION}:
            kind, rest = CLAUSE, text
        labels = tuple(rest.replace(" (", ".").replace(")", "").split("."))
        if not re.match(r"[1-9]\d{0,8}\Z", labels[0], re.ASCII):
            return None
        if not all(re.match(r"(?:[1-9]\d{0,8}|[ก-รลว-ฮ])\Z", label, re.ASCII) for label in labels):
            return None
        plain = cls(kind, labels)
        return plain if text in {str(plain), str(plain).removeprefix(f"{CLAUSE} "), ".".join(labels)} else None

    def __str__(self) -> str:
        first, *rest = self.labels
        return f"{self.kind} {first}" + "".join(f" ({label})" for label in rest)

    @property
    def parent(self) -> Citation | None:
        """The provision this one stands in; None for a whole section or clause."""
        return Citation(self.kind, self.labels[:-1]) if len(self.labels) > 1 else None

    @property
    def top(self) -> Citation:
        """The section or clause this provision belongs to."""
        return Citation(self.kind, self.labels[:1])

    def child(self, label: str) -> Citation:
        """The citation of the item ``label`` of this provision."""
        return Citation(self.kind, (*self.labels, label))

    def within(self, other: Citation) -> bool:
        """Whether this is ``other`` or stands inside it."""
        return self.kind == other.kind and self.labels[: len(other.labels)] == other.labels

    @property
    def order(self) -> tuple[bool, tuple[tuple[int, int, int, int], ...]]:
        """Sort key in the order of the law: the Act's sections, then the announcement's clauses."""
        return self.kind != SECTION, tuple(map(label_key, self.labels))


def _written(label: str) -> str:
    """A label as it is written here: Arabic digits without leading zeros, no space around the slash, one before ทวิ."""
    head, slash, tail = (part.strip() for part in label.partition("/"))
    return f"{_arabic(head)}{slash}{_arabic(tail)}"


def _arabic(part: str) -> str:
    number = re.match(r"\d*", part)
    assert number is not None
    head, ordinal = number[0], part[number.end() :].strip()
    return " ".join(filter(None, (str(int(head)) if head else "", *ordinal.split())))


def nearest(wanted: Citation, existing: Iterable[Citation], count: int = 3) -> list[Citation]:
    """The existing citations closest to one that does not exist, closest first.

    Close means: the same kind, the longest common path, the same depth, then the smallest step in legal order.
    """

    def distance(other: Citation) -> tuple[object, ...]:
        shared = 0
        for mine, theirs in zip(wanted.labels, other.labels, strict=False):
            if mine != theirs:
                break
            shared += 1
        here, there = wanted.labels[shared:], other.labels[shared:]
        step = abs(_position(here[0]) - _position(there[0])) if here and there else 0
        return wanted.kind != other.kind, -shared, abs(len(here) - len(there)), step, other.order

    return sorted(existing, key=distance)[:count]


def _position(label: str) -> int:
    return label_key(label)[1]
