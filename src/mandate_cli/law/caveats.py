"""What a reader of an answer must know besides it: what is not entered, what is not known, what is not law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mandate_cli.law.citation import Citation
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.law.model import (
    OUTSTANDING,
    UNENTERED_INSERT,
    UNENTERED_RENAME,
    UNENTERED_REPEAL,
    Caveat,
    Instrument,
    Outstanding,
    Provision,
    Target,
)
from mandate_cli.law.structure import Structure
from mandate_cli.messages import Counted, Message, listed, translatable
from mandate_cli.thai.dates import date_text


def _draft_caveat(mandate: Mandate, id_: str, touched: Iterable[Provision]) -> Caveat:
    """That a draft, which is not law, was laid on top, and whether it acts on the day asked: all of it, or a part."""
    parts = sorted((draft for draft in mandate.drafts if draft.id == id_), key=lambda draft: draft.day)
    later = [draft.day for draft in parts if draft.day > mandate.as_of]
    message = Message(
        "DRAFT: {instrument} is laid on top; it is not law."
        if not later
        else "DRAFT: {instrument} is laid on top; it is not law, and it counts only from {date}."
        if len(later) == len(parts)
        else "DRAFT: {instrument} is laid on top; it is not law, and a part of it counts only from {date}.",
        instrument=parts[0],
        date=date_text(min(later, default=parts[0].day)),
    )
    causes = [cause for each in touched for cause in (each.by, each.ended_by) if cause and cause.instrument.id == id_]
    return Caveat("draft", message, tuple(dict.fromkeys(cause.target for cause in causes)))


def unread_draft(name: object) -> Caveat:
    """That a draft, known only by the name of its file, was laid on top."""
    return Caveat("draft", Message("DRAFT: {instrument} is laid on top; it is not law.", instrument=name), ())


def not_held(mandate: Mandate) -> Message | None:
    """That the groups of so early a day are not held; None if they are."""
    if mandate.held_from is None or mandate.as_of >= mandate.held_from:
        return None
    return Message(
        "The division of {office} is held from {date} on; what there was before is not held here.",
        office=mandate.structure.office,
        date=date_text(mandate.held_from),
    )


def caveats(
    mandate: Mandate, provisions: Iterable[Provision], *, apart: bool = False, earlier: Mandate | None = None
) -> list[Caveat]:
    """What a reader of an answer made of these provisions must know besides.

    That the groups of the day, or of an ``earlier`` one that the answer compares with it, are not held; that a known
    amendment has replaced them and is not yet entered; that the day an instrument came into force is unknown, or before
    the day it was made; that an Act's text is as amended, since an unknown day; what transitional clauses say, and what
    cannot be shown; that the clause which made or ended a text was repealed. With ``apart`` each provision that an
    amendment replaced has a caveat of its own, to stand above its text, and those no longer in force have none of days.
    """
    touched = list(provisions)
    held = [each for each in touched if each.in_force or not apart]
    found = [_draft_caveat(mandate, id_, touched) for id_ in dict.fromkeys(draft.id for draft in mandate.drafts)]
    if early := not_held(earlier or mandate):
        found.append(Caveat("not-held", early, ()))
    found += _old(mandate)
    found += _unentered(mandate, held, apart=apart)
    found += _reserved(mandate, touched)
    causes = [cause for each in held for cause in (each.by, each.ended_by) if cause]
    named = {cause.instrument.id: cause.instrument for cause in causes}
    for instrument in sorted(named.values(), key=lambda each: each.order):
        targets = tuple(dict.fromkeys(cause.target for cause in causes if cause.instrument == instrument))
        found += _of_days(instrument, targets)
    return [*found, *_clauses_repealed(mandate, touched)]


class Basis(NamedTuple):
    """What an answer rests on: the law of a day, and what a reader must know besides.

    ``held`` are the base instruments that the answer is taken from, each with the last that amended it by the day.
    """

    mandate: Mandate
    held: list[tuple[Instrument, Instrument | None]]
    caveats: list[Caveat]


def basis(law: Law, mandate: Mandate, provisions: Iterable[Provision]) -> Basis:
    """What an answer made of these provisions rests on; if none is of a base, it is about what the last amended."""
    touched = list(provisions)
    ids = {provision.citation.instrument for provision in touched}
    if not ids & mandate.bases:
        last = [each.id for each in mandate.instruments[-1:]]
        ids = {base for by, base in law.amending if by in last} or set(last)
    bases = (each for each in mandate.instruments if each.id in ids & mandate.bases)
    held = [(base, law.last_amending(base, mandate.as_of)) for base in bases]
    return Basis(mandate, held, caveats(mandate, touched))


def _of_days(instrument: Instrument, targets: tuple[Citation, ...]) -> Iterator[Caveat]:
    """What is not known, or strange, about the days of an instrument that acted on some targets."""
    date, made = date_text(instrument.day), instrument.made
    if instrument.in_force and made and instrument.in_force < made:
        template = translatable("{instrument} was made on {made} and holds from {date} on, a day before that.")
        message = Message(template, instrument=instrument, made=date_text(made), date=date)
        yield Caveat("retroactive", message, targets)
    if not instrument.in_force:
        template = translatable(
            "{instrument}: the day it came into force is not known; it counts from the day it was made, {date}."
        )
        yield Caveat("commencement-unknown", Message(template, instrument=instrument, date=date), targets)
    if instrument.amended_in:
        template = translatable(
            "{instrument} is quoted as amended ({amended}); since which day it has read so is not known."
        )
        message = Message(template, instrument=instrument, amended=listed(instrument.amended_in))
        yield Caveat("text-date-unknown", message, targets)


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


_UNENTERED = {
    UNENTERED_INSERT: translatable(
        "{targets}: inserted by {instrument} {clauses}, since {date}; the text is not entered here yet. See {gazette}."
    ),
    UNENTERED_REPEAL: translatable(
        "{targets}: repealed by {instrument} {clauses}, since {date}, which is not entered here yet. See {gazette}."
    ),
    UNENTERED_RENAME: translatable(
        "{targets}: renamed by {instrument} {clauses}, since {date}; the new name is not entered here yet. "
        "See {gazette}."
    ),
}


def _unentered(mandate: Mandate, touched: Iterable[Provision], *, apart: bool) -> Iterator[Caveat]:
    """What amendments that are not entered did to the provisions, or beside them."""
    for outstanding in mandate.outstanding:
        hits: dict[tuple[str, Citation | None], list[tuple[Target, Citation]]] = {}
        ordered = ((target, target.target) for target in outstanding.targets)
        for target, said in (*ordered, *_moved(mandate, outstanding, touched)):
            if any(_near(each.citation, target, mandate.structure) for each in touched):
                alone = target.target if apart and target.operation == OUTSTANDING else None
                hits.setdefault((target.operation, alone), []).append((target, said))
        for (operation, _), found in hits.items():
            targets = [target for target, _ in found]
            named = list(dict.fromkeys(said for _, said in found))
            fields = {
                "instrument": outstanding.instrument,
                "clauses": listed(dict.fromkeys(target.clause for target in targets)),
                "targets": listed(named),
                "date": date_text(outstanding.instrument.day),
                "gazette": outstanding.instrument.gazette or outstanding.instrument.title,
            }
            if operation != OUTSTANDING:
                message: Message = Message(_UNENTERED[operation], **fields)
            else:
                message = Counted(
                    len(named),
                    "{instrument} {clauses} has replaced {targets} since {date}. Its text is not entered here yet: "
                    "what is shown is the text before it. See {gazette}.",
                    "{instrument} {clauses} have replaced {targets} since {date}. Their text is not entered here yet: "
                    "what is shown is the text before them. See {gazette}.",
                    **fields,
                )
            code = "outstanding-amendment" if operation == OUTSTANDING else operation
            yield Caveat(code, message, tuple(target.target for target in targets))


def _moved(
    mandate: Mandate, outstanding: Outstanding, touched: Iterable[Provision]
) -> Iterator[tuple[Target, Citation]]:
    """The provisions whose words an amendment not entered replaced before they were moved, each with what it replaced.

    Each stands for all it holds.
    """
    ends = {each.citation: end for each in touched if each.origin and each.in_force and (end := mandate.end_of(each))}
    for citation, end in ends.items():
        known = end.instrument == outstanding.instrument and not citation.within(end.target)
        if known and citation.parent not in ends:
            replaced = end.target if end.operation == OUTSTANDING else citation
            yield Target(end.clause, citation, end.place, end.operation), replaced


def _near(citation: Citation, target: Target, structure: Structure) -> bool:
    """Whether a reader of a provision must know what became of a target.

    If one is inside the other; if the target was inserted beside it; or if it is of a group that got another name.
    """
    place = target.target
    if target.inserts and citation.parent == place.parent:
        return True
    if target.operation == UNENTERED_RENAME and citation == structure.head_of(place):
        return True
    return citation.within(place) or place.within(citation)


def _reserved(mandate: Mandate, touched: Iterable[Provision]) -> Iterator[Caveat]:
    """Transitional clauses about the provisions, and clauses whose change of them cannot be shown."""
    for instrument, clause, (kind, targets, text, reason) in mandate.reserved:
        if any(each.citation.within(target) or target.within(each.citation) for each in touched for target in targets):
            message = Message(
                "{instrument} {clause} is a transitional provision on {targets}, since {date}: “{text}”"
                if reason is None
                else "{instrument} {clause} changes {targets} since {date} in a way that is not shown here ({reason}): "
                "“{text}”",
                instrument=instrument,
                clause=clause,
                targets=listed(targets),
                date=date_text(instrument.day),
                text=text,
                reason=reason,
            )
            yield Caveat(kind, message, targets)


def _clauses_repealed(mandate: Mandate, touched: Iterable[Provision]) -> Iterator[Caveat]:
    """That the clause which gave a provision its text, or ended it, has itself been repealed."""
    causes = dict.fromkeys(
        each.ended_by or each.by
        for each in touched
        if each == mandate.get(each.citation)
        if not (each.ended_by and each.citation.parent) or mandate.version_in_force(each.citation.parent)
    )
    for cause in (each for each in causes if each.instrument.amends and each.target != each.clause):
        clause = mandate.get(cause.clause)
        if clause and (end := clause.ended_by):
            message = Message(
                "{instrument} {clause}, by which {target} ended, was itself repealed on {date}, by {repealing} "
                "{repealing_clause}; whether that brings it back is not said there."
                if cause.operation == "repeal"
                else "{instrument} {clause}, by which {target} reads so, was itself repealed on {date}, by {repealing} "
                "{repealing_clause}; whether that changes the text is not said there.",
                **cause._asdict(),
                date=date_text(end.instrument.day),
                repealing=end.instrument,
                repealing_clause=end.clause,
            )
            yield Caveat("clause-repealed", message, (cause.target,))
