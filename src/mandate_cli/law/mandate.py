"""The law of all days, folded once, and the mandate that it is on one day.

Immutable values only; nothing here reads, prints or decides. Without ``from __future__ import annotations``, as model.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from mandate_cli.law.citation import Citation
from mandate_cli.law.model import (
    UNENTERED_REPEAL,
    Cause,
    Group,
    Instrument,
    Office,
    Outstanding,
    Provision,
    Reservation,
    Words,
)
from mandate_cli.law.structure import Structure

# The status of a provision.
IN_FORCE, REPEALED = "in-force", "repealed"
SUPERSEDED = "superseded-not-held"  # an amendment that is not entered has replaced it: what is held is the old text


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

    def version_in_force(self, citation: Citation | None) -> Provision | None:
        """The version of a provision that is in force; None if there is none."""
        latest = self.get(citation) if citation else None
        return latest if latest and latest.in_force else None

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
        tops = list(filter(self.version_in_force, self.structure.powers))
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
        return _end_of(provision, self.outstanding)

    def status(self, provision: Provision) -> str:
        """Whether a version is ``IN_FORCE``, ``REPEALED`` or ``SUPERSEDED``."""
        return REPEALED if not provision.in_force else SUPERSEDED if self.end_of(provision) else IN_FORCE

    def outstanding_on(self, citation: Citation) -> Outstanding | None:
        """The amendment not entered that may have given a provision a text; None if there is none."""
        pairs = ((each, target) for each in self.outstanding for target in each.targets)
        giving = ((each, target) for each, target in pairs if target.operation != UNENTERED_REPEAL)
        return next((each for each, target in giving if citation.within(target.target)), None)

    def replacing(self, group: Group) -> Instrument | None:
        """The amendment not entered that has replaced the duties of a group; None if none has."""
        outstanding = self.outstanding_on(group.head.citation) if group.head else None
        if outstanding or not (group.head and self.status(group.head) == SUPERSEDED):
            return outstanding.instrument if outstanding else None
        end = self.end_of(group.head)
        return end.instrument if end else None

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
        line, head = self.version_in_force(citation), self.structure.head_of(citation)
        if line is None:
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


class Law(_LawFields):
    """All that the instruments come to, whatever the day: every version of every provision, folded once.

    ``unheld`` are the sections and clauses known to exist but not in the source, ``idle`` the clauses without effect.
    ``left`` says what of an outstanding instrument is left since which day, where later ones made that less.
    """

    @property
    def every_version(self) -> Iterator[Provision]:
        """Every version of every provision, in the order of the law."""
        return (version for versions in self.versions.values() for version in versions)

    def on(self, day: date) -> Mandate:
        """The mandate on a day, as folding to that day gives it: what came later has not come, or ended, yet."""
        acting = tuple(instrument for instrument in self.instruments if instrument.day <= day)
        versions = self.versions
        if len(acting) < len(self.instruments):
            past = ((citation, _until(day, each)) for citation, each in versions.items())
            versions = {citation: each for citation, each in past if each}
        known = [each for each in self.outstanding if each.instrument.day <= day]
        left = {each.instrument.id: each for each in known}
        left |= {each.instrument.id: each for since, each in self.left if since <= day}
        outstanding = tuple(each for each in left.values() if each.targets)
        if known:
            versions = {citation: _truly_ended(each, known) for citation, each in versions.items()}
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

    def is_in_force(self, citation: Citation, day: date) -> bool:
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
    def amending(self) -> tuple[tuple[str, str], ...]:
        """The ids of each instrument and of each other one whose provisions it changed, each pair once."""
        pairs = ((each, cause) for each in self.every_version for cause in (each.by, each.ended_by) if cause)
        changed = {(cause.instrument.id, each.citation.instrument) for each, cause in pairs}
        changed |= {(by.id, target.instrument) for by, _, reserved in self.reserved for target in reserved.targets}
        return tuple(sorted((by, of) for by, of in changed if by != of))

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
        return _end_of(provision, self.outstanding)


def _until(day: date, versions: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """The versions there were by a day, the last one in force if its end came later."""
    come = [each for each in versions if each.by.instrument.day <= day]
    for last in come[-1:]:
        if last.ended_by and last.ended_by.instrument.day > day:
            come[-1] = last._replace(ended_by=None)
    return tuple(come)


def _end_of(provision: Provision, outstanding: Iterable[Outstanding]) -> Cause | None:
    """What ended a version: the clause that did, or before it that of an amendment not entered (``outstanding``).

    What such an amendment replaced is no law when it was moved later, or when words in it were changed.
    """
    if (origin := provision.origin) and (end := _end_of(origin, outstanding)) != origin.ended_by:
        return end
    begun, end = provision.by.instrument.order, provision.ended_by
    for amendment in outstanding:
        for clause, target, place, operation in (each for each in amendment.targets if each.ends(provision.citation)):
            if begun < amendment.instrument.order and (
                end is None or amendment.instrument.order < end.instrument.order
            ):
                end = Cause(amendment.instrument, clause, operation, target, place)
    return end


def _truly_ended(versions: Iterable[Provision], outstanding: Iterable[Outstanding]) -> tuple[Provision, ...]:
    """Versions, ended by what ended them: an amendment that is not entered may have done so before.

    What one of these repealed has ended; what it replaced has not, since the text that holds now is not known.
    """
    ends = ((each, _end_of(each, outstanding)) for each in versions)
    return tuple(
        each._replace(ended_by=end) if each.ended_by or (end and end.operation == UNENTERED_REPEAL) else each
        for each, end in ends
    )
