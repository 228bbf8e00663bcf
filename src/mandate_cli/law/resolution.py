"""Which provision a citation means, and of which instrument."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from mandate_cli.errors import NOTHING_FOUND, MandateError
from mandate_cli.law.citation import Citation
from mandate_cli.messages import Message, listed, translatable
from mandate_cli.thai.display import printable
from mandate_cli.thai.normalise import letters_only, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mandate_cli.law.model import Instrument, Law


def cited(law: Law, text: str, day: date = date.max) -> Citation:
    """The citation a user typed, with its instrument; of several bases that have it, the one in force on a day.

    Raises MandateError: ``bad-citation`` if it is none, or can be of several instruments, or names several provisions;
    ``not-in-source`` if it is said to be of another law.
    """
    key = normalise(text)
    citation, words = _parsed(key)
    if (citation is None or words) and (found := _as_in_a_letter(law, text, day)):
        return found
    if citation is None:
        from mandate_cli.law.citation_repair import held

        likely = held(text, law.versions)
        meant = str(likely) if likely else None
        template = (
            translatable("“{text}” is not a citation. Did you mean “{meant}”?")
            if meant
            else translatable("“{text}” is not a citation; write it like {example}.")
        )
        message = Message(template, text=printable(text), meant=meant, example=example(law))
        raise MandateError("bad-citation", message, did_you_mean=meant)
    having = holders(law, citation, words, day)
    if words and not having:
        raise MandateError("not-in-source", of_another_law(citation, words), exit_code=NOTHING_FOUND)
    if len(having) > 1:
        template = translatable("There is a {citation} in each of {instruments}; write แห่ง and the title after it.")
        titles = listed(instrument.short_title for instrument in having)
        raise MandateError("bad-citation", Message(template, citation=citation.top, instruments=titles))
    return resolve(law, citation, words, day)


def _parsed(key: str) -> tuple[Citation | None, str]:
    """A plain citation and the words that name its instrument; None if it is not plain."""
    try:
        return Citation.parse(key), Citation.read(key)[1]
    except ValueError:
        return None, ""


def _as_in_a_letter(law: Law, text: str, day: date) -> Citation | None:
    """The provision that a text cites in any of the ways that ``cite`` reads; None if it cites none.

    Raises MandateError: ``bad-citation`` if it cites several, ``not-in-source`` if it is of another law.
    """
    from mandate_cli.law.quotation import cited_in

    bound = cited_in(law, text, day)
    cited = [one.citation for one in bound if one.citation and not one.parts]
    if len(set(cited)) > 1:
        citations = listed(cited)
        message = Message("“{text}” names several provisions: {citations}.", text=printable(text), citations=citations)
        raise MandateError("bad-citation", message)
    if cited:
        return cited[0]
    for one in bound:
        if one.another_law and one.named:
            citation = Citation(one.reference.kind, one.reference.labels)
            raise MandateError("not-in-source", of_another_law(citation, one.named), exit_code=NOTHING_FOUND)
    return None


def example(law: Law) -> str:
    """A citation of this law for a message to give as an example."""
    from mandate_cli.law.examples import examples

    return examples(law).cited


def holders(law: Law, citation: Citation, words: str = "", day: date = date.max) -> list[Instrument]:
    """The instruments that words name and that can have a provision; without words, the base instruments that have it.

    An instrument that is named and has no such section or clause is one of them if none that is named has it. Of
    several bases those count in which the section or clause is in force on the day, if any is.
    """
    if words:
        named = instruments_named(law, words)
        return [each for each in named if citation.top.of(each.id) in law.headings] or named
    having = [each for each in law.instruments if not each.amends and citation.top.of(each.id) in law.headings]
    if len(having) < 2:
        return having
    return [each for each in having if law.in_force(citation.top.of(each.id), day)] or having


def resolve(law: Law, citation: Citation, words: str = "", day: date = date.max) -> Citation:
    """A citation with the instrument it is of: the one that words name, else the base instrument that has its heading.

    Where none has it, a base instrument with headings of that kind.
    """
    having = holders(law, citation, words, day)
    bases = [each for each in law.instruments if not each.amends]
    kin = [
        each for each in bases if any((top.kind, top.instrument) == (citation.kind, each.id) for top in law.headings)
    ]
    found = (having or kin or bases)[:1]
    return as_held(law, citation.of(found[0].id)) if found else citation


def as_held(law: Law, citation: Citation) -> Citation:
    """A citation with its labels as the law has them: 1) for (1), (4) (4.2) for (4.2).

    Unchanged if there is no such provision, or if it can be several.
    """
    if citation in law.versions:
        return citation
    path, dotted = _path(citation), ".".join(_labels(citation))
    inside = (each for each in law.versions if each.top == citation.top)
    alike = [
        each for each in inside if _path(each) == path or dotted in {".".join(_labels(each)), ".".join(_path(each))}
    ]
    return alike[0] if len(alike) == 1 else citation


def _path(citation: Citation) -> tuple[str, ...]:
    """The labels of a citation without their signs, and without a level that the next one repeats: 4 before 4.2."""
    labels = _labels(citation)
    pairs = zip(labels, [*labels[1:], ""], strict=True)
    return tuple(label for label, below in pairs if not below.startswith(f"{label}."))


def _labels(citation: Citation) -> list[str]:
    """The labels of a citation without their signs."""
    return [label.rstrip(").") for label in citation.labels]


def instruments_named(law: Law, words: str) -> list[Instrument]:
    """The instruments, entered or outstanding, that words name."""
    known = {each.id: each for each in law.instruments}
    known |= {each.instrument.id: each.instrument for each in law.outstanding}
    return [each for each in known.values() if names(words, [each])]


def names(words: str, instruments: Iterable[Instrument]) -> bool:
    """Whether words name one of some instruments: by its title, a part of that, or its short title.

    A number (ฉบับที่) and a year in the words must be those of the instrument. No words name any.
    """
    key = normalise(words)
    if not key:
        return True
    number = re.search(r"ฉบับที่ ?(\d+)", key)
    year = re.search(r"พ\.? ?ศ\.? ?(\d{4})", key)
    rest = letters_only(re.sub(r"\(?ฉบับที่ ?\d+\)?|พ\.? ?ศ\.? ?\d{4}|ฯ", "", key))
    rest = re.sub("^พรบ", "พระราชบัญญัติ", rest)
    for instrument in instruments:
        titles = (letters_only(instrument.title), letters_only(instrument.short_title))
        if letters_only(key) in titles:
            return True
        if number and int(number[1]) != instrument.number:
            continue
        if year and not any(title.endswith(year[1]) for title in titles):
            continue
        if not number and instrument.number and rest:
            continue
        telling = (title for title in titles if re.search(r"\d", title))  # a bare “announcement” is in any
        if any(rest in title for title in titles) or any(title in letters_only(key) for title in telling):
            return True
    return False


def of_another_law(citation: Citation, words: str) -> Message:
    """That a citation is of a law which is not held here."""
    return Message(
        "{citation} is said to be of {instrument}, which this dataset does not hold.",
        citation=citation,
        instrument=words,
    )
