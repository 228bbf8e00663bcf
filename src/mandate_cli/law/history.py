"""Versions of a provision: since when, until when and by what it holds; and the timeline.

Everything is read off folded mandates and their causes; nothing here knows how an operation is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mandate_cli.errors import NOTHING_FOUND, MandateError
from mandate_cli.law.citation import CLAUSE, PARAGRAPH, SECTION, Citation, nearest
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.law.model import NOWHERE, Cause, Instrument, Provision
from mandate_cli.messages import Message, listed, translatable
from mandate_cli.thai.dates import BUDDHIST_ERA, date_text
from mandate_cli.thai.normalise import normalise

# How well the days of a version are known.
KNOWN = "known"
FROM_DAY_MADE = "from-day-made"  # the day in force is not known, and it counts from the day the instrument was made
AS_AMENDED = "as-amended"  # the text is as amended, and since when it reads so is not known


class Version(NamedTuple):
    """One version of a provision, and when it held.

    It began on the day ``begins``; ``ends`` is the first day it no longer held, and ``ended_by`` what ended it, both
    None while it holds. ``certainty`` says how well the day it began is known.
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
    return Version(provision, by.day, end.instrument.day if end else None, end, certainty)


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


def show(law: Law, mandate: Mandate, citation: Citation) -> tuple[Provision, list[Version]]:
    """A provision as it stands on the mandate's day, and every version it ever had, the latest first.

    Raises MandateError, nothing found, if there is none on that day: see ``absence``.
    """
    provision = mandate.get(citation)
    if provision is None:
        likely = _twin(citation, mandate) or printed_as(law, citation)
        meant = str(likely) if likely else None
        raise MandateError(*absence(law, mandate, citation), exit_code=NOTHING_FOUND, did_you_mean=meant)
    return provision, versions_of(law, citation)


class Superseded(NamedTuple):
    """A part of a provision in force that is no longer law, and what ended it."""

    citation: Citation
    by: Cause


def superseded(mandate: Mandate, provision: Provision) -> list[Superseded]:
    """The parts of a provision in force that are no longer law, each without what stands inside it."""
    if mandate.end_of(provision):
        return []
    found = []
    for part in mandate.children(provision.citation):
        end = mandate.end_of(part)
        found += [Superseded(part.citation, end)] if end else superseded(mandate, part)
    return found


def again_by(mandate: Mandate, provision: Provision, end: Cause | None) -> Instrument | None:
    """The amendment not entered that may have made an ended provision anew after its end; None if there is none."""
    outstanding = mandate.outstanding_on(provision.citation)
    if outstanding and end and outstanding.instrument.order > end.instrument.order:
        return outstanding.instrument
    return None


def absence(law: Law, mandate: Mandate, citation: Citation) -> tuple[str, Message]:
    """Why there is no such provision on the mandate's day: a code and a sentence.

    ``not-in-source`` where nothing of its section or clause is held, ``not-entered`` where an amendment that is not
    entered may have it, ``not-held`` before the day from which it is held, or for a paragraph of what is held
    undivided, ``not-yet`` where an amendment put it there later, ``no-such-provision`` otherwise, with the nearest that
    exist. If the source prints its label on another item, the sentence says so.
    """
    code, message = _absence(law, mandate, citation)
    if code == "no-such-provision" and (held := _undivided(citation, mandate)):
        template = translatable(
            "{held} is held without a division into paragraphs, so this dataset cannot tell whether there is a "
            "{citation}."
        )
        return "not-held", Message(template, held=held, citation=citation)
    if meant := printed_as(law, citation):
        message = Message("{reason} The source prints this label on {meant}.", reason=message, meant=meant)
    return code, message


def printed_as(law: Law, citation: Citation) -> Citation | None:
    """The item that the source prints with the label of a citation, by a misprint; None if there is none."""
    printed = re.compile(rf"\(\s*{re.escape(citation.labels[-1])}\s*\)")
    beside = (
        version
        for version in law.every_version
        if version.citation.parent == citation.parent is not None and version.citation != citation
    )
    return next((each.citation for each in beside if printed.match(normalise(each.words.as_printed or ""))), None)


def _absence(law: Law, mandate: Mandate, citation: Citation) -> tuple[str, Message]:
    """Why there is no such provision, whatever label the source prints."""
    fields: dict[str, object] = {"citation": citation, "as_of": date_text(mandate.as_of)}
    if any(citation.within(clause) for clause in law.unheld):
        message = Message("{citation} exists, but its text is not in the source of this dataset.", **fields)
        return "not-in-source", message
    if citation.top not in law.versions:
        return _not_held(law, mandate, citation)
    if outstanding := mandate.outstanding_on(citation):
        inserts = (each for each in outstanding.targets if each.inserts and citation.within(each.target))
        clause, target, *_ = next(inserts, (None, None))
        return "not-entered", Message(
            "{instrument} {clause} has inserted {target}, since {date}; its text is not entered here yet."
            if target
            else "Whether there is a {citation} on {as_of} is not known: {instrument} has replaced what it would "
            "stand in, since {date}, and its text is not entered here yet.",
            instrument=outstanding.instrument,
            clause=clause,
            target=target,
            date=date_text(outstanding.instrument.day),
            **fields,
        )
    if versions := law.versions.get(citation):
        by = versions[0].by
        enacted = by.operation == "enact"
        return "not-held" if enacted else "not-yet", Message(
            "{citation} is held from {date} on, by {instrument}. What there was before is not held here."
            if enacted
            else "There is no {citation} on {as_of}: it came on {date}, by {instrument} {clause}.",
            instrument=by.instrument,
            clause=by.clause,
            date=date_text(by.instrument.day),
            **fields,
        )
    near, beside = nearest_held(citation, mandate), _beside(citation, mandate)
    return "no-such-provision", Message(
        "There is no {citation} on {as_of}. Nearest: {nearest}."
        if near
        else "There is no {citation} on {as_of}: there are {first} to {last}."
        if beside
        else "There is no {citation} on {as_of}.",
        nearest=near,
        first=beside and beside[0],
        last=beside and beside[-1],
        **fields,
    )


def _not_held(law: Law, mandate: Mandate, citation: Citation) -> tuple[str, Message]:
    """Why nothing can be said of a provision of which no section or clause is held."""
    for each in law.outstanding:
        if each.instrument.id == citation.instrument:
            template = translatable("{citation} of {instrument} is not entered here yet.")
            return "not-entered", Message(template, citation=citation, instrument=each.instrument)
    own = [top for top in law.versions if top.instrument == citation.instrument]
    if own and (of := law.instrument(citation)).amends:
        template = translatable("{citation} of {instrument} is not held here; of that {first} to {last} are.")
        return "not-in-source", Message(template, citation=citation, instrument=of, first=own[0], last=own[-1])
    near = nearest_held(citation, mandate)
    return "not-in-source", Message(
        "{citation} is not held here, so this dataset cannot tell whether there is one. Nearest held: {nearest}."
        if near
        else "{citation} is not held here, so this dataset cannot tell whether there is one.",
        citation=citation,
        nearest=near,
    )


def _undivided(citation: Citation, mandate: Mandate) -> Citation | None:
    """The provision that a paragraph is said to stand in, if it is held on the day and not by its paragraphs."""
    around = citation
    while around.labels[-1].startswith(PARAGRAPH) and around.parent and around.parent not in mandate.versions:
        around = around.parent
    held = around.parent
    if held is None or held not in mandate.versions or not around.labels[-1].startswith(PARAGRAPH):
        return None
    divided = any(each.citation.labels[-1].startswith(PARAGRAPH) for each in mandate.children(held))
    return None if divided else held


def _beside(citation: Citation, mandate: Mandate) -> list[Citation]:
    """What there is on the day in the first provision around a citation that is held; empty if that is not divided."""
    around = citation.parent
    while around and around not in mandate.versions:
        around = around.parent
    return [each.citation for each in mandate.children(around) if each.in_force] if around else []


_STEPS = 3  # from the place of a citation that there is none of, up to which another may have been meant


def nearest_held(citation: Citation, mandate: Mandate) -> str:
    """The provisions of a day that are nearest to a citation which is none of them; empty if nothing is near."""
    twin = _twin(citation, mandate)
    own = [other for other in mandate.versions if other.instrument == citation.instrument] or mandate.versions
    return listed([twin] if twin else nearest(citation, own, most=_STEPS))


def _twin(citation: Citation, mandate: Mandate) -> Citation | None:
    """มาตรา 37 (1) for ข้อ 37 (1), or the other way round, if only that is held: the word may have been left out."""
    kind = SECTION if citation.kind == CLAUSE else CLAUSE
    others = (Citation(kind, citation.labels, instrument) for instrument in mandate.bases)
    return next((other for other in others if citation.top not in mandate.versions and other in mandate.versions), None)


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
