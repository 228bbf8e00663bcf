"""What the law holds: instruments, citations, provisions, groups, and the mandate they make on a date.

Immutable values only; nothing here reads, prints or decides.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from mandate_cli.language import plural, translate
from mandate_cli.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

# The order of item letters in Thai legal drafting. ฃ ฅ ฆ are skipped by it, and so stand at the end.
LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฃฅฆ"

SECTION = "มาตรา"  # of an Act
CLAUSE = "ข้อ"  # of an announcement


class Message:
    """A sentence of the tool's own: an English template that a catalogue can translate, and what fills it."""

    def __init__(self, template: str, /, **fields: object) -> None:
        self.template = template
        self.fields = fields

    def __str__(self) -> str:
        return translate(self.template).format(**self.fields)


class Counted(Message):
    """A message that differs with a number, which fills ``{count}``: one template for one, another for any other."""

    def __init__(self, count: int, one: str, many: str, /, **fields: object) -> None:
        super().__init__(many, count=count, **fields)
        self.one, self.count = one, count

    def __str__(self) -> str:
        return plural(self.one, self.template, self.count).format(**self.fields)


# Every code an error can have; docs/errors.md says what each means. The set is closed.
CODES = frozenset(
    {
        # in what an instrument orders
        "target-missing",
        "target-repealed",
        "already-exists",
        "parent-missing",
        "expectation-failed",
        "count-failed",
        "conflict",
        "ambiguous-order",
        "name-mismatch",
        "no-change",
        "beyond-power",
        # in the files
        "bad-data",
        "bad-label",
        "bad-citation",
        "bad-date",
        "clause-unaccounted",
        "newer-format",
        "stale",
        "unusual-label",
        "overlooked",
        "no-duties",
        "no-task",
        "many-groups",
        "contradiction",
        "unsorted",
        "lapsed",
        "weights-stale",
        # in what was asked
        "usage",
        "empty-argument",
        "bad-input",
        "ambiguous-group",
        "no-such-group",
        "no-such-provision",
        "not-yet",
        "not-in-source",
        "not-entered",
    }
)


class MandateError(Exception):
    """What a user or a data file did wrong: a stable code for programs, a message for people.

    ``exit_code`` is 2 for wrong usage and bad data, 1 where the answer is only that nothing was found;
    ``did_you_mean`` what to type instead, if that can be told.
    """

    def __init__(self, code: str, message: Message, *, exit_code: int = 2, did_you_mean: str | None = None) -> None:
        assert code in CODES, code
        super().__init__(str(message))
        self.code = code
        self.message = message
        self.exit_code = exit_code
        self.did_you_mean = did_you_mean


class Place(Value):
    """Where something stands in a data file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


# --- citations -------------------------------------------------------------------------------------------------------

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


class Citation(Value):
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


# The announcement of 2560 lists the groups in ข้อ 6 and gives each its duties in ข้อ 7, under the same number.
GROUPS = Citation(CLAUSE, ("6",))
DUTIES = Citation(CLAUSE, ("7",))
# The office's own powers: of the Act, and of the announcement.
POWERS = (Citation(SECTION, ("37",)), Citation(CLAUSE, ("5",)))


class Notice(Value):
    """What a reader must know besides the answer: a stable code, a sentence, and the provisions it is about."""

    code: str
    message: Message
    citations: tuple[Citation, ...]


# --- instruments -----------------------------------------------------------------------------------------------------


class Words(Value):
    """Words of the law: the reading, the source's own words where they differ, and the doubt."""

    text: str
    as_printed: str | None = None
    note: str | None = None


class Instrument(Value):
    """An Act or an announcement: what it is called and when it was made, published and came into force.

    A date that is not known is None. ``number`` is n of (ฉบับที่ n), 0 where there is none.
    """

    id: str
    title: str
    short_title: str
    number: int = 0
    amends: bool = False
    made: date | None = None
    published: date | None = None
    in_force: date | None = None
    gazette: str | None = None
    amended_in: tuple[str, ...] = ()
    board_meeting: tuple[str, date] | None = None
    legal_basis: tuple[str, ...] = ()
    recital: tuple[Words, ...] = ()

    @property
    def day(self) -> date:
        """The day the instrument counts from: the day in force; where that is unknown, the day it was made."""
        day = self.in_force or self.made
        assert day is not None, "the loader refuses an instrument with neither date"
        return day

    @property
    def date_basis(self) -> str:
        """What ``day`` is: ``in-force`` or ``made``."""
        return "in-force" if self.in_force else "made"

    @property
    def order(self) -> tuple[date, bool, int]:
        """Sort key in which instruments act: by day, a base before what amends it, by number; never by the file."""
        return self.day, self.amends, self.number


class Cause(Value):
    """The clause of an instrument that put a provision where it is, or took it away.

    ``operation`` is what the clause ordered: ``enact`` for the base, else ``insert``, ``repeal``, ``replace``,
    ``rename``, ``substitute`` or ``correct``; ``target`` what it ordered that for.
    """

    instrument: Instrument
    clause: Citation
    operation: str
    target: Citation
    place: Place


class Outstanding(Value):
    """An amendment that is known but not entered: its facts, and which clause of it replaces what, said where."""

    instrument: Instrument
    targets: tuple[tuple[Citation, Citation, Place], ...]


class Office(Value):
    """The office itself: its name, what set it up and when, the body it is under, and the source's words for it."""

    name: str
    heading: str
    words: Words
    established_by: str
    established: date
    under: str


class Phrase(Value):
    """Words people use for a task, and the provisions whose duty it is, the likelier first. Not law.

    ``shared`` says that it is meant to lead to more than two groups.
    """

    text: str
    citations: tuple[Citation, ...]
    shared: bool = False


ELSEWHERE = "elsewhere"  # where a task leads that is nobody's here


class Foreign(Value):
    """Words people use for a task that is not the office's, and the agency that usually has it."""

    text: str
    agency: str


# --- the state of the law on a date ----------------------------------------------------------------------------------


class Provision(Value):
    """One version of a provision: its words, what put it there, and what ended it, if anything did."""

    citation: Citation
    words: Words
    reports_to: str | None
    by: Cause
    ended_by: Cause | None = None

    @property
    def in_force(self) -> bool:
        """Whether this version holds."""
        return self.ended_by is None


class Group(Value):
    """A group of the office: its line in ข้อ 6 and its duties in ข้อ 7, repealed ones in their place."""

    line: Provision
    head: Provision | None
    duties: tuple[Provision, ...]

    @property
    def number(self) -> str:
        """The label the group has in ข้อ 6 and ข้อ 7."""
        return self.line.citation.labels[-1]

    @property
    def name(self) -> str:
        """The group's name as ข้อ 6 gives it."""
        return self.line.words.text

    @property
    def reports_to(self) -> str | None:
        """To whom the group reports, where the lead-in of its duties says so."""
        return self.head.reports_to if self.head else None

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """All the law there is on the group: its line, the lead-in of its duties, its duties."""
        return self.line, *((self.head,) if self.head else ()), *self.duties

    @property
    def in_force(self) -> int:
        """How many of its duties are in force."""
        return sum(duty.in_force for duty in self.duties)


class Mandate(Value):
    """The law as it stands on a date, every provision with its cause.

    ``versions`` holds each citation's versions, oldest first, in the order of the law; a repealed one stays.
    ``instruments`` are those folded in, in the order they acted; ``drafts`` those laid on top, acting or not.
    """

    as_of: date
    versions: Mapping[Citation, tuple[Provision, ...]]
    instruments: tuple[Instrument, ...]
    outstanding: tuple[Outstanding, ...] = ()
    drafts: tuple[Instrument, ...] = ()

    def get(self, citation: Citation) -> Provision | None:
        """The latest version of a provision, in force or repealed; None if there never was one by this date."""
        versions = self.versions.get(citation)
        return versions[-1] if versions else None

    @property
    def provisions(self) -> Iterator[Provision]:
        """The latest version of every provision, in the order of the law."""
        return (versions[-1] for versions in self.versions.values())

    @cached_property
    def _inside(self) -> dict[Citation | None, list[Provision]]:
        inside: dict[Citation | None, list[Provision]] = {}
        for provision in self.provisions:
            inside.setdefault(provision.citation.parent, []).append(provision)
        return inside

    def children(self, citation: Citation) -> tuple[Provision, ...]:
        """The provisions directly inside one, in order, repealed ones in their place."""
        inside = getattr(self.versions, "inside", None)  # versions kept in a file know, without all being read
        if inside is None:
            return tuple(self._inside.get(citation, ()))
        return tuple(self.versions[each][-1] for each in inside(citation))

    def outstanding_on(self, citation: Citation) -> Outstanding | None:
        """The amendment known to have replaced a provision but not entered; None if there is none."""
        for each in self.outstanding:
            if any(citation.within(target) for _, target, _ in each.targets):
                return each
        return None

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups in force, as ข้อ 6 lists them."""
        listed = (self._group(line.citation.labels[-1]) for line in self.children(GROUPS))
        return tuple(group for group in listed if group)

    def group_of(self, citation: Citation) -> Group | None:
        """The group a line of ข้อ 6 or a duty of ข้อ 7 belongs to; None for anything else."""
        if citation.parent and citation.top in {GROUPS, DUTIES}:
            return self._group(citation.labels[1])
        return None

    @cached_property
    def _known(self) -> dict[str, Group | None]:
        """The groups asked for so far, by number."""
        return {}

    def _group(self, number: str) -> Group | None:
        if number not in self._known:
            line, head = self.get(GROUPS.child(number)), DUTIES.child(number)
            group = Group(line, self.get(head), self.children(head)) if line and line.in_force else None
            self._known[number] = group
        return self._known[number]


class Law(Value):
    """All that the instruments come to, whatever the day: every version of every provision, folded once.

    ``unheld`` are the sections and clauses known to exist but not in the source, ``idle`` the clauses without effect.
    ``left`` says what of an outstanding instrument is left since which day, where later ones made that less.
    """

    office: Office
    checked_through: date
    instruments: tuple[Instrument, ...]
    versions: Mapping[Citation, tuple[Provision, ...]]
    unheld: tuple[Citation, ...]
    outstanding: tuple[Outstanding, ...]
    left: tuple[tuple[date, Outstanding], ...]
    idle: tuple[tuple[Instrument, Citation], ...]
    drafts: tuple[Instrument, ...] = ()

    def on(self, day: date) -> Mandate:
        """The mandate on a day, as folding to that day gives it: what came later has not come, or ended, yet."""
        acting = tuple(each for each in self.instruments if each.day <= day)
        versions = self.versions
        if len(acting) < len(self.instruments):
            past = ((citation, _until(day, each)) for citation, each in versions.items())
            versions = {citation: each for citation, each in past if each}
        left = {each.instrument.id: each for each in self.outstanding if each.instrument.day <= day}
        left |= {each.instrument.id: each for since, each in self.left if since <= day}
        return Mandate(day, versions, acting, tuple(each for each in left.values() if each.targets), self.drafts)

    def citations(self) -> set[Citation]:
        """Every provision that exists or existed on any date."""
        return set(self.versions)


def _until(day: date, versions: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """The versions there were by a day, the last one in force if its end came later."""
    come = [each for each in versions if each.by.instrument.day <= day]
    for last in come[-1:]:
        if last.ended_by and last.ended_by.instrument.day > day:
            come[-1] = last._replace(ended_by=None)
    return tuple(come)
