"""The one provision that a user typed, as a plain citation or in any of the ways that a letter cites one."""

from __future__ import annotations

import re
from datetime import date

from mandate_cli.errors import NOTHING_FOUND, MandateError
from mandate_cli.law.citation import PARAGRAPH, Citation
from mandate_cli.law.examples import examples
from mandate_cli.law.mandate import Law
from mandate_cli.law.resolution import holders, read_citation, resolve
from mandate_cli.messages import Message, listed, translatable
from mandate_cli.thai.display import printable
from mandate_cli.thai.normalise import normalise


def cited(law: Law, text: str, day: date = date.max) -> Citation:
    """The citation a user typed, with its instrument; of several bases that have it, the one in force on a day.

    Raises MandateError: ``bad-citation`` if it is none, or can be of several instruments, or names several provisions;
    ``not-in-source`` if it is said to be of another law.
    """
    citation, words = read_citation(normalise(text))
    if (citation is None or words) and (found := _as_in_a_letter(law, text, day)):
        return found
    if citation and not words and _measures(law, text, citation):
        citation = None
    if citation is None:
        from mandate_cli.law.citation_repair import held

        likely = held(text, law.versions)
        meant = str(likely) if likely else None
        template = translatable(
            "“{text}” is not a citation. Did you mean “{meant}”?"
            if meant
            else "“{text}” is not a citation; write it like {example}."
        )
        message = Message(template, text=printable(text), meant=meant, example=examples(law).cited)
        raise MandateError("bad-citation", message, did_you_mean=meant)
    having = holders(law, citation, words, day)
    if words and not having:
        raise MandateError("not-in-source", of_another_law(citation, words), exit_code=NOTHING_FOUND)
    if len(having) > 1:
        template = translatable("There is a {citation} in each of {instruments}; write แห่ง and the title after it.")
        raise MandateError("bad-citation", Message(template, citation=citation.top, instruments=listed(having)))
    return resolve(law, citation, words, day)


def _measures(law: Law, text: str, citation: Citation) -> bool:
    """Whether a citation that is not held is a time or a day: ``7.30 น.``."""
    if resolve(law, citation) in law.versions:
        return False
    from mandate_cli.law.quotation import is_measure

    return is_measure(text)


def _as_in_a_letter(law: Law, text: str, day: date) -> Citation | None:
    """The provision that a text cites in any of the ways that ``cite`` reads; None if it cites none.

    Raises MandateError: ``bad-citation`` if it cites several or points back to nothing, ``not-in-source`` if it is of
    another law.
    """
    from mandate_cli.law.quotation import cited_in

    bound = cited_in(law, text, day)
    cited = [one.citation for one in bound if one.citation]
    if len(set(cited)) > 1:
        citations = listed(cited)
        message = Message("“{text}” names several provisions: {citations}.", text=printable(text), citations=citations)
        raise MandateError("bad-citation", message)
    if cited and len(cited) == len(bound):
        return cited[0]
    for one in bound:
        if one.reason == "no-antecedent":
            template = translatable("“{text}” does not say of which instrument. Did you mean “{meant}”?")
            message = Message(template, text=printable(text), meant=one.written)
            raise MandateError("bad-citation", message, did_you_mean=one.written)
        if one.another_law and one.named:
            citation = Citation(one.reference.kind, one.reference.labels)
            raise MandateError("not-in-source", of_another_law(citation, one.named), exit_code=NOTHING_FOUND)
    return None


def undivided(law: Law, text: str, day: date) -> Citation | None:
    """The provision of which a text cites a paragraph or a part, and that is held without these; None for any other."""
    if not re.search(f"{PARAGRAPH}|ตอน", text):
        return None
    from mandate_cli.law.quotation import cited_in

    return next((one.citation for one in cited_in(law, text, day) if one.parts), None)


def of_another_law(citation: Citation, words: str) -> Message:
    """That a citation is of a law which is not held here."""
    return Message(
        "{citation} is said to be of {instrument}, which this dataset does not hold.",
        citation=citation,
        instrument=words,
    )
