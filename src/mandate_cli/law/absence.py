"""Why there is no such provision: never held, not entered, not yet in force, or none; and what is nearest to it."""

from __future__ import annotations

import re

from mandate_cli.law.citation import CLAUSE, PARAGRAPH, SECTION, Citation, nearest
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.messages import Message, listed, translatable
from mandate_cli.thai.dates import date_text
from mandate_cli.thai.normalise import normalise


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
    if item := printed_as(law, citation):
        message = Message("{reason} The source prints this label on {meant}.", reason=message, meant=item)
    return code, message


def meant(law: Law, mandate: Mandate, citation: Citation) -> Citation | None:
    """The provision that was probably meant by a citation of which there is none; None if that cannot be told."""
    return _twin(citation, mandate) or printed_as(law, citation)


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
