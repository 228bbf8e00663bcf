"""What the law holds: instruments, provisions and their causes, groups of the office.

Immutable values only; nothing here reads, prints or decides. Without ``from __future__ import annotations``, by which
each field of a NamedTuple would be compiled as text at start-up.
"""

from datetime import date
from math import inf
from typing import NamedTuple, Self

from mandate_cli.law.citation import PARAGRAPH, Citation
from mandate_cli.messages import Message


class Place(NamedTuple):
    """Where something stands in a data file; line and column count from 1.

    ``fields`` are the names of what is written inside it, each with the line and column of its value.
    """

    file: str
    line: int
    column: int
    fields: tuple[tuple[str, int, int], ...] = ()

    def at(self, field: str) -> Self:
        """The place of a field of what stands here; of the whole if it has no such field."""
        return next(
            (self._replace(line=line, column=at, fields=()) for name, line, at in self.fields if name == field), self
        )

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("", 0, 0)


class Caveat(NamedTuple):
    """What a reader must know besides the answer: a code of CAVEATS, a sentence, and the provisions it is about."""

    code: str
    message: Message
    citations: tuple[Citation, ...]


class Words(NamedTuple):
    """Words of the law: the reading, the source's own words where they differ, and the doubt."""

    text: str
    as_printed: str | None = None
    note: str | None = None


class Instrument(NamedTuple):
    """An Act or an announcement: what it is called and when it was made, published and came into force.

    A date that is not known is None; ``in_force`` is a day, as in the data files. ``number`` is n of (ฉบับที่ n), 0 where
    there is none. No answer tells ``legal_basis``; it is held so that the data have all words of the source.
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
    def order(self) -> tuple[date, bool, float]:
        """Sort key in which instruments act: by day, a base before what amends it, by number; never by the file.

        One without a number comes last, as a corrigendum does that counts from the day of what it corrects.
        """
        return self.day, self.amends, self.number or inf

    def __str__(self) -> str:
        return self.short_title


class Cause(NamedTuple):
    """The clause of an instrument that put a provision where it is, or took it away.

    ``operation`` is what the clause ordered: ``enact`` for the base, else ``insert``, ``repeal``, ``replace``,
    ``move``, ``rename``, ``substitute`` or ``correct``; ``target`` what it ordered that for, and ``to`` where that was
    moved. What an amendment that is not entered did is ``outstanding`` (the target was replaced),
    ``outstanding-insert``, ``outstanding-repeal`` or ``outstanding-rename``.
    """

    instrument: Instrument
    clause: Citation
    operation: str
    target: Citation
    place: Place
    to: Citation | None = None


# What an amendment that is not entered did, by what data files call it.
UNENTERED = {
    "replaces": "outstanding",
    "inserts": "outstanding-insert",
    "repeals": "outstanding-repeal",
    "renames": "outstanding-rename",
}
OUTSTANDING, UNENTERED_INSERT, UNENTERED_REPEAL, UNENTERED_RENAME = UNENTERED.values()
NOT_EXPRESSED = "not-expressed"  # a change that the data files cannot express
# Every code a caveat can have. The set is closed; docs/for-programs.md lists them.
CAVEATS = frozenset(
    (
        *("draft", "not-held", "data-old", "transitional", NOT_EXPRESSED, "clause-repealed"),
        *("outstanding-amendment", UNENTERED_INSERT, UNENTERED_REPEAL, UNENTERED_RENAME),
        *("retroactive", "commencement-unknown", "text-date-unknown"),
        *("checked-files", "other-data"),  # of ``check`` alone
    )
)
UNENTERED_TEXT = frozenset({OUTSTANDING, UNENTERED_RENAME})  # what put a text in place of another, which is not held


class Target(NamedTuple):
    """What a clause that is not entered does to which provision: an operation as in a Cause."""

    clause: Citation
    target: Citation
    place: Place
    operation: str = OUTSTANDING

    @property
    def inserts(self) -> bool:
        """Whether it put the provision there."""
        return self.operation == UNENTERED_INSERT

    def ends(self, citation: Citation) -> bool:
        """Whether it ended the text of a provision: a new name ends only that of the line that had the old one."""
        if self.operation == UNENTERED_RENAME:
            return citation == self.target
        return not self.inserts and citation.within(self.target)


class Outstanding(NamedTuple):
    """An amendment that is known but not entered: its facts, and which clause of it does what to which provision."""

    instrument: Instrument
    targets: tuple[Target, ...]
    place: Place = NOWHERE


class Reservation(NamedTuple):
    """What a clause says of provisions without changing their text here.

    ``kind`` is ``transitional``, or NOT_EXPRESSED for the ``reason`` given.
    """

    kind: str
    targets: tuple[Citation, ...]
    text: str
    reason: str | None


class Office(NamedTuple):
    """The office itself: its name, what set it up and when, the body it is under, and the source's words for it.

    No answer tells ``heading``; it is held so that the data have all words of the source.
    """

    name: str
    heading: str
    words: Words
    established_by: str
    established: date
    under: str


class Provision(NamedTuple):
    """One version of a provision: its words, what put it there, and what ended it, if anything did.

    ``origin`` is the version whose words it has, where they were moved, or only some of them changed.
    """

    citation: Citation
    words: Words
    reports_to: str | None
    by: Cause
    ended_by: Cause | None = None
    origin: "Provision | None" = None

    @property
    def in_force(self) -> bool:
        """Whether this version holds."""
        return self.ended_by is None


class Group(NamedTuple):
    """A group of the office: its line in the list of groups, and its duties, repealed ones in their place.

    ``head`` is the lead-in of its duties. What stands inside a duty follows it.
    """

    line: Provision
    head: Provision | None
    duties: tuple[Provision, ...]

    @property
    def number(self) -> str:
        """The label the group has in the list of groups; of one outside the list the clause, such as ``ข้อ 8``."""
        citation = self.line.citation
        return citation.labels[-1] if citation.parent else str(citation)

    @property
    def name(self) -> str:
        """The group's name as the list gives it."""
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
    def duties_in_force(self) -> int:
        """How many of its duties are in force; what stands inside one, and a closing paragraph, are not counted."""
        head = self.head.citation if self.head else None
        own = (duty for duty in self.duties if duty.citation.parent == head)
        return sum(duty.in_force for duty in own if not duty.citation.labels[-1].startswith(PARAGRAPH))
