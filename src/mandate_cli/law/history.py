"""Versions of a provision: since when, until when and by what it holds; and the timeline.

Everything is read off folded mandates and their causes; nothing here knows how an operation is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mandate_cli.errors import NOTHING_FOUND, MandateError
from mandate_cli.law.absence import absence, meant, nearest_held
from mandate_cli.law.citation import Citation
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.law.model import NOWHERE, Cause, Group, Instrument, Provision
from mandate_cli.messages import Message
from mandate_cli.thai.dates import BUDDHIST_ERA

# How well the days of a version are known.
KNOWN = "known"
FROM_DAY_MADE = "from-day-made"  # the day in force is not known, and it counts from the day the instrument was made
AS_AMENDED = "as-amended"  # the text is as amended, and since when it reads so is not known


class Version(NamedTuple):
    """One version of a provision, and when it held.

    It began on the day ``begins``; ``ends`` is the first day it no longer held, and ``ended_by`` what ended it, both
    None while it holds. Both days are one if its words held on no day: an amendment that is not entered had
    replaced them before, or a corrigendum of the same day corrected them. ``certainty`` says how well the day it began
    is known.
    """

    provision: Provision
    begins: date
    ends: date | None
    ended_by: Cause | None
    certainty: str


def version_of(law: Law, provision: Provision) -> Version:
    """From when, until when and by what a version held, and how well that is known.

    Every command gives this answer.
    """
    by, end = provision.by.instrument, law.end_of(provision)
    certainty = AS_AMENDED if by.amended_in else KNOWN if by.in_force else FROM_DAY_MADE
    return Version(provision, by.day, max(by.day, end.instrument.day) if end else None, end, certainty)


def text_unknown(provision: Provision, day: date) -> Message | None:
    """That the text of a version is held with amendments that may be later than a day; None if they are not."""
    years = re.findall(r"\d{4}", " ".join(provision.by.instrument.amended_in))
    latest = max(map(int, years), default=0)
    if day.year + BUDDHIST_ERA > latest:
        return None
    return Message("it is held as amended up to {year}; what it said on this day is not known", year=str(latest))


def end_entered(law: Law, mandate: Mandate, provision: Provision) -> Cause | None:
    """What a reader is told to have ended a provision on the mandate's day; None while it is in force.

    Where an amendment that is not entered replaced it, and one that is entered ended it for good, the latter.
    """
    latest = next((each for each in law.versions[provision.citation] if each.by == provision.by), provision)
    entered = latest.ended_by
    return entered if entered and entered.instrument.day <= mandate.as_of else mandate.end_of(provision)


def versions_of(law: Law, citation: Citation) -> list[Version]:
    """Every version a provision ever had, whatever the day, the latest first."""
    return [version_of(law, provision) for provision in reversed(law.versions.get(citation, ()))]


class Superseded(NamedTuple):
    """A part of a provision in force that is no longer law, and what ended it."""

    citation: Citation
    by: Cause


class Shown(NamedTuple):
    """A provision as it stands on a day, with all that a reader of it is told.

    ``versions`` are all that it ever had, the latest first, and ``end`` is that of ``end_entered``. ``superseded`` are
    the parts of it that are no longer law, if it is, each without what stands inside it. ``again`` is an amendment not
    entered that may have made it anew since, and ``unknown`` says why it is not known what it said on the day.
    """

    provision: Provision
    versions: list[Version]
    inside: tuple[Provision, ...]
    group: Group | None
    end: Cause | None
    superseded: list[Superseded]
    again: Instrument | None
    unknown: Message | None


def show(law: Law, mandate: Mandate, citation: Citation) -> Shown:
    """A provision as it stands on the mandate's day.

    Raises MandateError, nothing found, if there is none on that day: see ``absence``.
    """
    provision = mandate.get(citation)
    if provision is None:
        likely = meant(law, mandate, citation)
        raise MandateError(
            *absence(law, mandate, citation), exit_code=NOTHING_FOUND, did_you_mean=str(likely) if likely else None
        )
    group = mandate.group_of(citation)
    end = end_entered(law, mandate, provision)
    return Shown(
        provision,
        versions_of(law, citation),
        inside=group.duties if group and group.head == provision else mandate.children(citation),
        group=group,
        end=end,
        superseded=_superseded(mandate, provision),
        again=again_by(mandate, provision, end),
        unknown=text_unknown(provision, mandate.as_of),
    )


def _superseded(mandate: Mandate, provision: Provision) -> list[Superseded]:
    if mandate.end_of(provision):
        return []
    found = []
    for part in mandate.children(provision.citation):
        end = mandate.end_of(part)
        found += [Superseded(part.citation, end)] if end else _superseded(mandate, part)
    return found


def again_by(mandate: Mandate, provision: Provision, end: Cause | None) -> Instrument | None:
    """The amendment not entered that may have made an ended provision anew after its end; None if there is none."""
    outstanding = mandate.outstanding_on(provision.citation)
    if outstanding and end and outstanding.instrument.order > end.instrument.order:
        return outstanding.instrument
    return None


def cited(citation: Citation | None, of: str | None) -> object:
    """A citation, with the short title of its instrument if one is given."""
    return Message("{citation} of {instrument}", citation=citation, instrument=of) if of else citation


def unshown(law: Law | Mandate) -> Iterator[Cause]:
    """What clauses did, or said, to provisions without a text of it here: those not entered, and reservations."""
    for amendment in law.outstanding:
        for clause, target, place, operation in amendment.targets:
            yield Cause(amendment.instrument, clause, operation, target, place)
    for instrument, clause, reservation in law.reserved:
        for target in reservation.targets:
            yield Cause(instrument, clause, reservation.kind, target, NOWHERE)


class Event(NamedTuple):
    """Something an instrument did: ``operation`` as in a Cause, ``no-effect``, or the kind of a Reservation.

    The citation is what it was done to, ``to`` where that was moved; None for a clause without effect. ``of`` is the
    short title of the amending instrument that the citation is of, None if it is of a base.
    """

    day: date
    instrument: Instrument
    clause: Citation
    operation: str
    citation: Citation | None
    to: Citation | None = None
    of: str | None = None


def history(law: Law, citation: Citation | None = None) -> list[Event]:
    """What the instruments did, in the order they act: all of it, or what touched a provision or anything inside it.

    Raises MandateError, nothing found, if nothing ever did: ``no-such-provision``, or ``not-in-source`` where nothing
    of its section or clause is held.
    """
    amending = {instrument.id: instrument.short_title for instrument in law.instruments if instrument.amends}

    def wanted(provision: Provision, cause: Cause) -> bool:
        if citation is None:
            return cause.operation != "enact" or not cause.instrument.amends
        # Of a clause of an amending instrument, what it did as well.
        did = citation.instrument in amending and cause.clause.within(citation)
        return did or provision.citation.within(citation)

    pairs = ((each, cause) for each in law.every_version for cause in (each.by, each.ended_by) if cause)
    causes = {cause for provision, cause in pairs if wanted(provision, cause)}
    events = [
        Event(cause.instrument.day, *cause[:4], cause.to, amending.get(cause.target.instrument)) for cause in causes
    ]
    events += [
        Event(by.day, by, clause, kind, target)
        for by, clause, kind, target, *_ in unshown(law)
        if not citation or target.within(citation) or citation.within(target)
    ]
    if citation and not events:
        mandate = law.on(date.max)
        code, message = absence(law, mandate, citation)
        if code == "no-such-provision":
            near = nearest_held(citation, mandate)
            message = Message(
                "There never was a {citation}. Nearest: {nearest}." if near else "There never was a {citation}.",
                citation=citation,
                nearest=near,
            )
        raise MandateError(code, message, exit_code=NOTHING_FOUND)
    if not citation:
        events += [Event(instrument.day, instrument, clause, "no-effect", None) for instrument, clause in law.idle]
    return sorted(
        events,
        key=lambda each: (each.instrument.order, each.clause.order, each.citation.order if each.citation else ()),
    )
