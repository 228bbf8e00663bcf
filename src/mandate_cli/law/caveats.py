"""What a reader of an answer must know besides it: what is not entered, what is not known, what is not law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mandate_cli.law.model import Caveat, Instrument, Mandate, Provision
from mandate_cli.messages import Counted, Message, listed
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from collections.abc import Iterable


def _draft_caveat(mandate: Mandate, draft: Instrument, touched: Iterable[Provision]) -> Caveat:
    """That a draft, which is not law, was laid on top, and whether it acts on the day asked."""
    if draft.day <= mandate.as_of:
        message = Message("DRAFT: {instrument} is laid on top; it is not law.", instrument=draft.short_title)
    else:
        message = Message(
            "DRAFT: {instrument} is laid on top; it is not law, and it counts only from {date}.",
            instrument=draft.short_title,
            date=date_text(draft.day),
        )
    causes = [cause for each in touched for cause in (each.by, each.ended_by) if cause and cause.instrument == draft]
    return Caveat("draft", message, tuple(dict.fromkeys(cause.target for cause in causes)))


def unread_draft(name: object) -> Caveat:
    """That a draft, known only by the name of its file, was laid on top."""
    return Caveat("draft", Message("DRAFT: {instrument} is laid on top; it is not law.", instrument=name), ())


def caveats(mandate: Mandate, provisions: Iterable[Provision]) -> list[Caveat]:
    """What a reader of an answer made of these provisions must know besides.

    That a known amendment has replaced them and is not yet entered; that the day an instrument came into force is
    unknown; that an Act's text is as amended, since an unknown day.
    """
    touched = list(provisions)
    found = [_draft_caveat(mandate, draft, touched) for draft in mandate.drafts]
    if mandate.held_from and mandate.as_of < mandate.held_from:
        message: Message = Message(
            "The division of {office} is held from {date} on; what there was before is not held here.",
            office=mandate.structure.office,
            date=date_text(mandate.held_from),
        )
        found.append(Caveat("not-held", message, ()))
    found += _old(mandate)
    for outstanding in mandate.outstanding:
        hits = [
            (clause, target)
            for clause, target, _ in outstanding.targets
            if any(each.citation.within(target) or target.within(each.citation) for each in touched)
        ]
        if hits:
            message = Counted(
                len(hits),
                "{instrument} {clauses} has replaced {targets} since {date}. Its text is not entered here yet: "
                "what is shown is the text before it. See {gazette}.",
                "{instrument} {clauses} have replaced {targets} since {date}. Their text is not entered here yet: "
                "what is shown is the text before them. See {gazette}.",
                instrument=outstanding.instrument.short_title,
                clauses=listed(clause for clause, _ in hits),
                targets=listed(target for _, target in hits),
                date=date_text(outstanding.instrument.day),
                gazette=outstanding.instrument.gazette or outstanding.instrument.title,
            )
            found.append(Caveat("outstanding-amendment", message, tuple(target for _, target in hits)))
    causes = [cause for each in touched for cause in (each.by, each.ended_by) if cause]
    named = {cause.instrument.id: cause.instrument for cause in causes}
    for instrument in sorted(named.values(), key=lambda each: each.order):
        targets = tuple(dict.fromkeys(cause.target for cause in causes if cause.instrument == instrument))
        if not instrument.in_force:
            message = Message(
                "{instrument}: the day it came into force is not known; it counts from the day it was made, {date}.",
                instrument=instrument.short_title,
                date=date_text(instrument.day),
            )
            found.append(Caveat("commencement-unknown", message, targets))
        if instrument.amended_in:
            message = Message(
                "{instrument} is quoted as amended ({amended}); since which day it has read so is not known.",
                instrument=instrument.short_title,
                amended=listed(instrument.amended_in),
            )
            found.append(Caveat("text-date-unknown", message, targets))
    return found


_YEAR = 365  # days after which the data are called old


def _old(mandate: Mandate) -> Iterable[Caveat]:
    """That the Gazette was last looked at more than a year before the day asked."""
    age = (mandate.as_of - mandate.checked_through).days
    if age > _YEAR:
        message = Counted(
            age // _YEAR,
            "The data are more than a year old: the Gazette was checked only through {date}.",
            "The data are more than {count} years old: the Gazette was checked only through {date}.",
            date=date_text(mandate.checked_through),
        )
        yield Caveat("data-old", message, ())
