"""Versions of a provision, the timeline, and what changed between two days.

Everything is read off folded mandates and their causes; nothing here knows how an operation is done.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.errors import NOTHING_FOUND, MandateError
from mandate_cli.law.citation import CLAUSE, SECTION, Citation, nearest
from mandate_cli.law.model import Cause
from mandate_cli.messages import Message, listed
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mandate_cli.law.model import Instrument, Law, Mandate, Outstanding, Provision


class Version(NamedTuple):
    """One version of a provision: the day it began, the first day it no longer held, what ended it (None: it holds)."""

    provision: Provision
    begins: date
    ends: date | None
    ended_by: Cause | None


def end_of(provision: Provision, outstanding: Iterable[Outstanding]) -> Cause | None:
    """What ended a version: the clause that did, or before it that of an amendment not entered (``outstanding``)."""
    begun, end = provision.by.instrument.order, provision.ended_by
    for each in outstanding:
        for clause, target, place in each.targets:
            earlier = end is None or each.instrument.order < end.instrument.order
            if provision.citation.within(target) and begun < each.instrument.order and earlier:
                end = Cause(each.instrument, clause, "outstanding", target, place)
    return end


def versions_of(law: Law, citation: Citation) -> list[Version]:
    """Every version a provision ever had, whatever the day, the latest first."""
    found = []
    for each in reversed(law.versions.get(citation, ())):
        end = end_of(each, law.outstanding)
        found.append(Version(each, each.by.instrument.day, end.instrument.day if end else None, end))
    return found


def show(law: Law, mandate: Mandate, citation: Citation) -> tuple[Provision, list[Version]]:
    """A provision as it stands on the mandate's day, and every version it ever had, the latest first.

    Raises MandateError, nothing found, if there is none on that day: see ``absence``.
    """
    provision = mandate.get(citation)
    if provision is None:
        twin = _twin(citation, mandate)
        meant = str(twin) if twin else None
        raise MandateError(*absence(law, mandate, citation), exit_code=NOTHING_FOUND, did_you_mean=meant)
    return provision, versions_of(law, citation)


def absence(law: Law, mandate: Mandate, citation: Citation) -> tuple[str, Message]:
    """Why there is no such provision on the mandate's day: a code and a sentence.

    ``not-in-source`` where nothing of its section or clause is held, ``not-entered`` where an amendment that is not
    entered may have it, ``not-yet`` where it came later, ``no-such-provision`` otherwise, with the nearest that exist.
    """
    versions = versions_of(law, citation)
    as_of = date_text(mandate.as_of)
    if any(citation.within(clause) for clause in law.unheld):
        message = Message("{citation} exists, but its text is not in the source of this dataset.", citation=citation)
        return "not-in-source", message
    if citation.top not in law.versions:
        message = Message(
            "{citation} is not held here, so this dataset cannot tell whether there is one. Nearest held: {nearest}.",
            citation=citation,
            nearest=_nearest(citation, mandate),
        )
        return "not-in-source", message
    if outstanding := mandate.outstanding_on(citation):
        message = Message(
            "Whether there is a {citation} on {as_of} is not known: {instrument} has replaced what it would "
            "stand in, since {date}, and its text is not entered here yet.",
            citation=citation,
            as_of=as_of,
            instrument=outstanding.instrument.short_title,
            date=date_text(outstanding.instrument.day),
        )
        return "not-entered", message
    if versions:
        first = versions[-1]
        message = Message(
            "There is no {citation} on {as_of}: it came on {date}, by {instrument} {clause}.",
            citation=citation,
            as_of=as_of,
            date=date_text(first.begins),
            instrument=first.provision.by.instrument.short_title,
            clause=first.provision.by.clause,
        )
        return "not-yet", message
    message = Message(
        "There is no {citation} on {as_of}. Nearest: {nearest}.",
        citation=citation,
        as_of=as_of,
        nearest=_nearest(citation, mandate),
    )
    return "no-such-provision", message


def _nearest(citation: Citation, mandate: Mandate) -> str:
    twin = _twin(citation, mandate)
    return listed([twin] if twin else nearest(citation, mandate.versions)) or "–"


def _twin(citation: Citation, mandate: Mandate) -> Citation | None:
    """มาตรา 37 (1) for ข้อ 37 (1), or the other way round, if only that is held: the word may have been left out."""
    other = Citation(SECTION if citation.kind == CLAUSE else CLAUSE, citation.labels)
    return other if citation.top not in mandate.versions and other in mandate.versions else None


class Event(NamedTuple):
    """Something an instrument did: ``operation`` as in a Cause, ``no-effect``, or ``outstanding`` if not entered.

    The citation is what it was done to; None for a clause without effect.
    """

    day: date
    instrument: Instrument
    clause: Citation
    operation: str
    citation: Citation | None


def history(law: Law, citation: Citation | None = None) -> list[Event]:
    """What the instruments did, in the order they act: all of it, or what touched a provision or anything inside it.

    Raises MandateError, nothing found, if nothing ever did: ``no-such-provision``, or ``not-in-source`` where nothing
    of its section or clause is held.
    """
    touched = [
        each
        for versions in law.versions.values()
        for each in versions
        if not citation or each.citation.within(citation)
    ]
    causes = {cause for each in touched for cause in (each.by, each.ended_by) if cause}
    events = [Event(cause.instrument.day, *cause[:4]) for cause in causes]
    for outstanding in law.outstanding:
        for clause, target, _ in outstanding.targets:
            if not citation or target.within(citation) or citation.within(target):
                day = outstanding.instrument.day
                events.append(Event(day, outstanding.instrument, clause, "outstanding", target))
    if citation and not events:
        mandate = law.on(date.max)
        code, message = absence(law, mandate, citation)
        if code == "no-such-provision":
            near = _nearest(citation, mandate)
            message = Message("There never was a {citation}. Nearest: {nearest}.", citation=citation, nearest=near)
        raise MandateError(code, message, exit_code=NOTHING_FOUND)
    if not citation:
        events += [Event(instrument.day, instrument, clause, "no-effect", None) for instrument, clause in law.idle]
    return sorted(events, key=lambda each: (each.instrument.order, each.clause.order, str(each.citation)))


class Change(NamedTuple):
    """What became of a provision between two mandates: inserted, repealed or replaced, its texts, and by what."""

    citation: Citation
    change: str
    before: str | None
    after: str | None
    by: Cause


def diff(before: Mandate, after: Mandate) -> list[Change]:
    """What the later mandate has otherwise than the earlier one, in the order of the law.

    A provision re-enacted in the same words is no change.
    """
    changes = []
    for citation, versions in after.versions.items():
        last, old = versions[-1], before.get(citation)
        had = old.words.text if old and old.in_force else None
        has = last.words.text if last.in_force else None
        if had != has:
            kind = "inserted" if had is None else "repealed" if has is None else "replaced"
            changes.append(Change(citation, kind, had, has, last.ended_by or last.by))
    return changes


def replaced_unentered(before: Mandate, after: Mandate) -> list[Provision]:
    """The provisions that amendments not entered have replaced between two mandates, which ``diff`` cannot show."""
    new = [each for each in after.outstanding if each not in before.outstanding]
    return [held for each in new for _, target, _ in each.targets if (held := after.get(target))]
