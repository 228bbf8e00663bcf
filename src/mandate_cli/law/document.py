"""The consolidated law of a day as one ordered value, and the difference between two days.

Every format that the law is exported to is written from these two values alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mandate_cli.law.caveats import caveats
from mandate_cli.law.changes import Change, diff
from mandate_cli.law.citation import Citation
from mandate_cli.law.history import Version, end_entered, history, version_of
from mandate_cli.law.mandate import REPEALED, Law, Mandate
from mandate_cli.law.model import Cause, Caveat, Group, Instrument, Office, Words


class Entry(NamedTuple):
    """A provision in the consolidated law of a day.

    ``versions`` are those there were by that day, the latest first; the words are those of the latest. Days after the
    day of the document are not known to it: what ends later has not ended.
    """

    citation: Citation
    words: Words
    reports_to: str | None
    status: str
    versions: tuple[Version, ...]
    end: Cause | None  # what ended it for good by the day of the document, be it later than the end of its text

    @property
    def depth(self) -> int:
        """How deep it stands: 0 for a section or clause, 1 for an item of it."""
        return len(self.citation.labels) - 1

    @property
    def label(self) -> str:
        """The label it has where it stands: ``ข้อ 7``, ``(10)``, ``วรรคสอง``."""
        parent = self.citation.parent
        return str(self.citation).removeprefix(str(parent) if parent else "").strip()

    @property
    def since(self) -> date:
        """The first day on which it read so."""
        return self.versions[0].begins

    @property
    def by(self) -> Cause:
        """What put it there."""
        return self.versions[0].provision.by

    @property
    def until(self) -> date | None:
        """The first day on which it no longer held; None if it holds on the day of the document."""
        return self.versions[0].ends

    @property
    def ended_by(self) -> Cause | None:
        """What ended it by the day of the document."""
        return self.versions[0].ended_by


class Section(NamedTuple):
    """An instrument with its provisions in their order; ``unheld`` are clauses it has and the source has not."""

    instrument: Instrument
    entries: tuple[Entry, ...]
    unheld: tuple[Citation, ...]


class Document(NamedTuple):
    """The consolidated law of a day.

    ``leader`` leads the office with its ``units``, and ``replacing`` has for each of these the amendment not entered
    that has replaced its duties, if one has. ``sections`` are the base instruments, ``amending`` the instruments that
    amended them by then, with the clauses that say so; ``outstanding`` those that did and are not entered. ``days`` are
    those on which something changed, whatever the day of the document, each with the instruments that did it.
    """

    office: Office
    as_of: date
    checked_through: date
    drafts: tuple[Instrument, ...]
    caveats: tuple[Caveat, ...]
    leader: str | None
    units: tuple[Group, ...]
    replacing: tuple[Instrument | None, ...]
    sections: tuple[Section, ...]
    amending: tuple[Section, ...]
    outstanding: tuple[Instrument, ...]
    days: tuple[tuple[date, tuple[Instrument, ...]], ...]

    @property
    def entries(self) -> list[Entry]:
        """Every provision of the consolidated law, in its order."""
        return [entry for section in self.sections for entry in section.entries]

    @property
    def amended_to(self) -> Instrument | None:
        """The last instrument that is entered and counts by that day."""
        instruments = [section.instrument for section in (*self.sections, *self.amending)]
        return max(instruments, key=lambda each: each.order, default=None)


class Difference(NamedTuple):
    """What a day has otherwise than an earlier one, or a draft otherwise than the law without it."""

    office: Office
    before: date
    after: date
    checked_through: date
    drafts: tuple[Instrument, ...]
    caveats: tuple[Caveat, ...]
    changes: tuple[Change, ...]


def _drafts(mandate: Mandate) -> tuple[Instrument, ...]:
    """The drafts laid on top, each once, also where its clauses have days in force of their own."""
    ids = [draft.id for draft in mandate.drafts]
    return tuple(draft for place, draft in enumerate(mandate.drafts) if draft.id not in ids[:place])


def document(law: Law, day: date, *, repealed: bool = True) -> Document:
    """The consolidated law of a day; without what is repealed, if that is not wanted."""
    mandate = law.on(day)
    sections: list[Section] = []
    amending: list[Section] = []
    for instrument in {each.id: each for each in mandate.instruments}.values():
        own = (citation for citation in mandate.versions if citation.instrument == instrument.id)
        every = (_entry(law, mandate, citation) for citation in own)
        entries = tuple(entry for entry in every if repealed or entry.status != REPEALED)
        unheld = tuple(citation for citation in law.unheld if citation.instrument == instrument.id)
        (amending if instrument.amends else sections).append(Section(instrument, entries, unheld))
    return Document(
        office=law.office,
        as_of=day,
        checked_through=law.checked_through,
        drafts=_drafts(mandate),
        caveats=tuple(caveats(mandate, mandate.provisions)),
        leader=mandate.structure.leader,
        units=mandate.groups,
        replacing=tuple(map(mandate.replacing, mandate.groups)),
        sections=tuple(sections),
        amending=tuple(amending),
        outstanding=tuple(each.instrument for each in mandate.outstanding),
        days=days_of_change(law),
    )


def difference(before: Mandate, after: Mandate, law: Law) -> Difference:
    """What the later of two mandates has otherwise than the earlier, with what a reader of it must know besides.

    ``law`` is that of the later mandate.
    """
    changes = tuple(diff(before, after, law))
    touched = [provision for change in changes if (provision := after.get(change.citation))]
    return Difference(
        office=law.office,
        before=before.as_of,
        after=after.as_of,
        checked_through=law.checked_through,
        drafts=_drafts(after),
        caveats=tuple(caveats(after, touched, earlier=before)),
        changes=changes,
    )


def days_of_change(law: Law) -> tuple[tuple[date, tuple[Instrument, ...]], ...]:
    """The days on which an instrument changed something, in order, each with the instruments that did."""
    days: dict[date, dict[str, Instrument]] = {}
    for event in history(law):
        if event.operation not in {"no-effect", "transitional"}:
            days.setdefault(event.day, {}).setdefault(event.instrument.id, event.instrument)
    return tuple((day, tuple(instruments.values())) for day, instruments in days.items())


def _entry(law: Law, mandate: Mandate, citation: Citation) -> Entry:
    versions = tuple(_clipped(version_of(law, each), mandate.as_of) for each in reversed(mandate.versions[citation]))
    latest = mandate.versions[citation][-1]
    status, end = mandate.status(latest), end_entered(law, mandate, latest)
    return Entry(citation, latest.words, latest.reports_to, status, versions, end)


def _clipped(version: Version, day: date) -> Version:
    """A version as it was known on a day: what ended it later has not yet."""
    if version.ends and version.ends > day:
        version = version._replace(ends=None, ended_by=None)
    return version._replace(provision=version.provision._replace(ended_by=version.ended_by))


def with_origin(entries: Iterable[Entry]) -> Iterator[tuple[Entry, bool]]:
    """Each provision, and whether its causes are others than those of the provision it stands in.

    Where they are not, a reader is told them once, at the provision that the others stand in.
    """
    causes: dict[Citation, tuple[Cause, Cause | None]] = {}
    for entry in entries:
        causes[entry.citation] = own = entry.by, entry.ended_by
        parent = entry.citation.parent
        yield entry, parent is None or causes.get(parent) != own
