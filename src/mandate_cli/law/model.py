"""What the law holds: instruments, citations, provisions, groups, and the mandate they make on a date.

Immutable values only; nothing here reads, prints or decides.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.citation import CLAUSE, SECTION, Citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from mandate_cli.messages import Message


class Place(NamedTuple):
    """Where something stands in a data file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


# The announcement of 2560 lists the groups in ข้อ 6 and gives each its duties in ข้อ 7, under the same number.
GROUPS = Citation(CLAUSE, ("6",))
DUTIES = Citation(CLAUSE, ("7",))
# The office's own powers: of the Act, and of the announcement.
POWERS = (Citation(SECTION, ("37",)), Citation(CLAUSE, ("5",)))


class Caveat(NamedTuple):
    """What a reader must know besides the answer: a stable code, a sentence, and the provisions it is about."""

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


class Cause(NamedTuple):
    """The clause of an instrument that put a provision where it is, or took it away.

    ``operation`` is what the clause ordered: ``enact`` for the base, else ``insert``, ``repeal``, ``replace``,
    ``rename``, ``substitute`` or ``correct``; ``target`` what it ordered that for.
    """

    instrument: Instrument
    clause: Citation
    operation: str
    target: Citation
    place: Place


class Outstanding(NamedTuple):
    """An amendment that is known but not entered: its facts, and which clause of it replaces what, said where."""

    instrument: Instrument
    targets: tuple[tuple[Citation, Citation, Place], ...]


class Office(NamedTuple):
    """The office itself: its name, what set it up and when, the body it is under, and the source's words for it."""

    name: str
    heading: str
    words: Words
    established_by: str
    established: date
    under: str


class Provision(NamedTuple):
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


class Group(NamedTuple):
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


class _MandateFields(NamedTuple):
    as_of: date
    versions: Mapping[Citation, tuple[Provision, ...]]
    instruments: tuple[Instrument, ...]
    outstanding: tuple[Outstanding, ...] = ()
    drafts: tuple[Instrument, ...] = ()


class Mandate(_MandateFields):
    """The law as it stands on a date, every provision with its cause.

    ``versions`` holds each citation's versions, oldest first, in the order of the law; a repealed one stays.
    ``instruments`` are those folded in, in the order they acted; ``drafts`` those laid on top, acting or not.
    """

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

    @property
    def powers(self) -> list[Provision]:
        """The office's own powers: มาตรา 37 and ข้อ 5, each lead-in before its items."""
        return [provision for provision in self.provisions if any(provision.citation.within(top) for top in POWERS)]

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


class Law(NamedTuple):
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
