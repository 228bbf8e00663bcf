"""What the law holds: instruments, citations, provisions, groups, and the mandate they make on a date.

Immutable values only; nothing here reads, prints or decides. Without ``from __future__ import annotations``, by which
each field of a NamedTuple would be compiled as text at start-up.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from mandate_cli.law.citation import PARAGRAPH, Citation
from mandate_cli.law.structure import Structure
from mandate_cli.messages import Message


class Place(NamedTuple):
    """Where something stands in a data file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


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


OUTSTANDING = "outstanding"
NOT_EXPRESSED = "not-expressed"  # a change that the data files cannot express
NOT_HELD = frozenset({OUTSTANDING, "outstanding-rename"})  # what ended a text and put one in its place that is not held


class Target(NamedTuple):
    """What a clause that is not entered does to which provision: an operation as in a Cause."""

    clause: Citation
    target: Citation
    place: Place
    operation: str = OUTSTANDING

    @property
    def inserts(self) -> bool:
        """Whether it put the provision there."""
        return self.operation == "outstanding-insert"

    def ends(self, citation: Citation) -> bool:
        """Whether it ended the text of a provision: a new name ends only that of the line that had the old one."""
        if self.operation == "outstanding-rename":
            return citation == self.target
        return not self.inserts and citation.within(self.target)


class Outstanding(NamedTuple):
    """An amendment that is known but not entered: its facts, and which clause of it does what to which provision."""

    instrument: Instrument
    targets: tuple[Target, ...]

    @property
    def place(self) -> Place:
        """Where the first of its clauses is written."""
        return self.targets[0].place


class Reservation(NamedTuple):
    """What a clause says of provisions without changing their text here.

    ``kind`` is ``transitional``, or NOT_EXPRESSED for the ``reason`` given.
    """

    kind: str
    targets: tuple[Citation, ...]
    text: str
    reason: str | None


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
    def in_force(self) -> int:
        """How many of its duties are in force; what stands inside one, and a closing paragraph, are not counted."""
        head = self.head.citation if self.head else None
        own = (duty for duty in self.duties if duty.citation.parent == head)
        return sum(duty.in_force for duty in own if not duty.citation.labels[-1].startswith(PARAGRAPH))


class _MandateFields(NamedTuple):
    as_of: date
    versions: Mapping[Citation, tuple[Provision, ...]]
    instruments: tuple[Instrument, ...]
    structure: Structure
    checked_through: date
    held_from: date | None
    outstanding: tuple[Outstanding, ...] = ()
    drafts: tuple[Instrument, ...] = ()
    reserved: tuple[tuple[Instrument, Citation, Reservation], ...] = ()


class Mandate(_MandateFields):
    """The law as it stands on a date, every provision with its cause.

    ``versions`` holds each citation's versions, oldest first, in the order of the law; a repealed one stays. The
    clauses of amending instruments are among them. ``instruments`` are those folded in, in the order they acted; one of
    which some clause has a day of its own is there once for each day. ``drafts`` are those laid on top, acting or not,
    and ``reserved`` says which clause has which reservation. ``checked_through`` is the last day the Gazette was looked
    at, and ``held_from`` the day from which the list of groups is held, None if it never is.
    """

    def get(self, citation: Citation) -> Provision | None:
        """The latest version of a provision, in force or repealed; None if there never was one by this date."""
        versions = self.versions.get(citation)
        return versions[-1] if versions else None

    @cached_property
    def bases(self) -> frozenset[str]:
        """The ids of the instruments that are amended; what only amends them is no part of the consolidated law."""
        return frozenset(instrument.id for instrument in self.instruments if not instrument.amends)

    @property
    def provisions(self) -> Iterator[Provision]:
        """The latest version of every provision of the consolidated law, in its order."""
        return (versions[-1] for citation, versions in self.versions.items() if citation.instrument in self.bases)

    @property
    def powers(self) -> list[Provision]:
        """The office's own powers, each lead-in before its items; none of a section or clause that is no longer law."""
        tops = [top for top in self.structure.powers if (power := self.get(top)) and power.in_force]
        return [each for each in self.provisions if any(each.citation.within(top) for top in tops)]

    @cached_property
    def _inside(self) -> dict[Citation | None, list[Provision]]:
        inside: dict[Citation | None, list[Provision]] = {}
        for versions in self.versions.values():
            inside.setdefault(versions[-1].citation.parent, []).append(versions[-1])
        return inside

    def children(self, citation: Citation) -> tuple[Provision, ...]:
        """The provisions directly inside one, in order, repealed ones in their place."""
        return tuple(self._inside.get(citation, ()))

    def end_of(self, provision: Provision) -> Cause | None:
        """What has ended a version by the mandate's day, be it an amendment that is not entered."""
        return end_of(provision, self.outstanding)

    def outstanding_on(self, citation: Citation) -> Outstanding | None:
        """The amendment not entered that may have given a provision a text; None if there is none."""
        for outstanding in self.outstanding:
            for target in outstanding.targets:
                if target.operation != "outstanding-repeal" and citation.within(target.target):
                    return outstanding
        return None

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups in force, in the order of their list, then those outside it."""
        return tuple(self._by_line.values())

    @cached_property
    def _by_line(self) -> dict[Citation, Group]:
        """The groups in force by their lines."""
        lines = [line.citation for units in self.structure.lists for line in self.children(units)]
        return {line: group for line in (*lines, *self.structure.outside) if (group := self._group(line))}

    @property
    def unit(self) -> str:
        """What the groups are called in a sentence, by the words of their names."""
        return self.structure.word_for(group.name for group in self.groups)

    def group_of(self, citation: Citation) -> Group | None:
        """The group in force that a line of the list, a lead-in or a duty belongs to; None for anything else."""
        line = self.structure.line_of(citation)
        return self._by_line.get(line) if line else None

    def _all_inside(self, citation: Citation) -> Iterator[Provision]:
        """The provisions inside one, each before what stands inside it."""
        for each in self.children(citation):
            yield each
            yield from self._all_inside(each.citation)

    def _group(self, citation: Citation) -> Group | None:
        """The group with this line in the list, or this clause outside it; None if it is not in force."""
        line, head = self.get(citation), self.structure.head_of(citation)
        if line is None or not line.in_force:
            return None
        if name := self.structure.outside.get(citation):
            line = line._replace(words=Words(name))
        return Group(line, self.get(head), tuple(self._all_inside(head))) if head else Group(line, None, ())


class _LawFields(NamedTuple):
    office: Office
    structure: Structure
    checked_through: date
    instruments: tuple[Instrument, ...]
    versions: Mapping[Citation, tuple[Provision, ...]]
    unheld: tuple[Citation, ...]
    outstanding: tuple[Outstanding, ...]
    left: tuple[tuple[date, Outstanding], ...]
    idle: tuple[tuple[Instrument, Citation], ...]
    drafts: tuple[Instrument, ...] = ()
    reserved: tuple[tuple[Instrument, Citation, Reservation], ...] = ()
    amending: tuple[tuple[str, str], ...] = ()


class Law(_LawFields):
    """All that the instruments come to, whatever the day: every version of every provision, folded once.

    ``unheld`` are the sections and clauses known to exist but not in the source, ``idle`` the clauses without effect.
    ``left`` says what of an outstanding instrument is left since which day, where later ones made that less.
    ``amending`` has the ids of each instrument and of each other one whose provisions it changed.
    """

    def on(self, day: date) -> Mandate:
        """The mandate on a day, as folding to that day gives it: what came later has not come, or ended, yet."""
        acting = tuple(instrument for instrument in self.instruments if instrument.day <= day)
        versions = self.versions
        if len(acting) < len(self.instruments):
            past = ((citation, _until(day, each)) for citation, each in versions.items())
            versions = {citation: each for citation, each in past if each}
        left = {each.instrument.id: each for each in self.outstanding if each.instrument.day <= day}
        left |= {each.instrument.id: each for since, each in self.left if since <= day}
        outstanding = tuple(each for each in left.values() if each.targets)
        latest = max((instrument.order for instrument in acting), default=None)
        if latest and any(each.instrument.order < latest for each in self.outstanding):
            versions = truly_ended(versions, self.outstanding)
        return Mandate(
            as_of=day,
            versions=versions,
            instruments=acting,
            structure=self.structure,
            checked_through=self.checked_through,
            held_from=self.held_from,
            outstanding=outstanding,
            drafts=self.drafts,
            reserved=tuple(each for each in self.reserved if each[0].day <= day),
        )

    def last_amending(self, base: Instrument, day: date) -> Instrument | None:
        """The last instrument that had amended a base by a day; None if none had."""
        amending = {by for by, changed in self.amending if changed == base.id}
        return next((each for each in reversed(self.instruments) if each.id in amending and each.day <= day), None)

    def in_force(self, citation: Citation, day: date) -> bool:
        """Whether a provision is in force on a day."""
        versions = _until(day, self.versions.get(citation, ()))
        return bool(versions) and versions[-1].in_force

    def version_after(self, citation: Citation, instrument: Instrument) -> Provision | None:
        """The version of a provision that was in force after an instrument acted; None if none was."""
        order = instrument.order
        for version in self.versions.get(citation, ()):
            begun = version.by.instrument.order <= order
            if begun and not (version.ended_by and version.ended_by.instrument.order <= order):
                return version
        return None

    @cached_property
    def headings(self) -> set[Citation]:
        """Every section or clause that is held or known to exist."""
        tops = {citation.top for citation in self.versions}
        return tops | set(self.unheld) | {target.clause for each in self.outstanding for target in each.targets}

    def instrument(self, citation: Citation) -> Instrument:
        """The instrument a provision stands in."""
        return next(each for each in self.instruments if each.id == citation.instrument)

    @property
    def held_from(self) -> date | None:
        """The day from which the list of groups is held; what there was before is not known here."""
        listed = (self.versions.get(units) for units in self.structure.lists)
        return min((versions[0].by.instrument.day for versions in listed if versions), default=None)

    def end_of(self, provision: Provision) -> Cause | None:
        """What ended a version, on whatever day, be it an amendment that is not entered; None while it is in force."""
        return end_of(provision, self.outstanding)


def _until(day: date, versions: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """The versions there were by a day, the last one in force if its end came later."""
    come = [each for each in versions if each.by.instrument.day <= day]
    for last in come[-1:]:
        if last.ended_by and last.ended_by.instrument.day > day:
            come[-1] = last._replace(ended_by=None)
    return tuple(come)


def truly_ended(
    versions: Mapping[Citation, tuple[Provision, ...]], outstanding: Iterable[Outstanding]
) -> dict[Citation, tuple[Provision, ...]]:
    """The versions that ended, by what ended them: an amendment that is not entered may have done so before."""
    outstanding = list(outstanding)
    return {
        citation: tuple(
            each._replace(ended_by=end_of(each, outstanding)) if each.ended_by else each for each in provisions
        )
        for citation, provisions in versions.items()
    }


def end_of(provision: Provision, outstanding: Iterable[Outstanding]) -> Cause | None:
    """What ended a version: the clause that did, or before it that of an amendment not entered (``outstanding``)."""
    begun, end = provision.by.instrument.order, provision.ended_by
    for amendment in outstanding:
        for clause, target, place, operation in (each for each in amendment.targets if each.ends(provision.citation)):
            if begun < amendment.instrument.order and (
                end is None or amendment.instrument.order < end.instrument.order
            ):
                end = Cause(amendment.instrument, clause, operation, target, place)
    return end
