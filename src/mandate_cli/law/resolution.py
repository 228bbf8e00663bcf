"""Which provision a citation means, and of which instrument."""

from __future__ import annotations

import re
from datetime import date

from mandate_cli.law.citation import Citation
from mandate_cli.law.mandate import Law
from mandate_cli.law.model import Instrument
from mandate_cli.thai.normalise import letters_only, normalise


def read_citation(text: str) -> tuple[Citation | None, str]:
    """The citation that a text is, in any spelling, and the instrument that it names; None if it is none."""
    for written in (text, normalise(text)):
        try:
            citation, instrument, end = Citation.read(written)
        except ValueError:
            continue
        if end == len(written):
            return citation, normalise(instrument)
    return None, ""


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
    return [each for each in having if law.is_in_force(citation.top.of(each.id), day)] or having


def resolve(law: Law, citation: Citation, words: str = "", day: date = date.max) -> Citation:
    """A citation with the instrument it is of: the one that words name, else the base instrument that has its heading.

    Where none has it, a base instrument with headings of that kind.
    """
    bases = (each for each in law.instruments if not each.amends)
    found = next(iter(holders(law, citation, words, day) or having_kind(law, citation.kind) or bases), None)
    return as_held(law, citation.of(found.id)) if found else citation


def having_kind(law: Law, kind: str) -> list[Instrument]:
    """The base instruments that have sections, or clauses."""
    having = {top.instrument for top in law.headings if top.kind == kind}
    return [each for each in law.instruments if not each.amends and each.id in having]


def as_held(law: Law, citation: Citation) -> Citation:
    """A citation with its labels as the law has them: 1) for (1), (4) (4.2) for (4.2).

    Unchanged if there is no such provision, or if it can be several.
    """
    if citation in law.versions:
        return citation
    path, dotted, top = _path(citation), ".".join(_labels(citation)), citation.top
    inside = (each for each in law.versions if each.within(top))
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
    return [each for each in known.values() if names(words, each)]


def names(words: str, instrument: Instrument) -> bool:
    """Whether words name an instrument: by its title, a part of that, or its short title.

    A number (ฉบับที่) and a year in the words must be those of the instrument. No words name any.
    """
    key = normalise(words)
    if not key:
        return True
    number = re.search(r"ฉบับที่ ?(\d+)", key)
    year = re.search(r"พ\.? ?ศ\.? ?(\d{4})", key)
    rest = letters_only(re.sub(r"\(?ฉบับที่ ?\d+\)?|พ\.? ?ศ\.? ?\d{4}|ฯ", "", key))
    rest = re.sub("^พรบ", "พระราชบัญญัติ", rest)
    titles = (letters_only(instrument.title), letters_only(instrument.short_title))
    if letters_only(key) in titles:
        return True
    if number and int(number[1]) != instrument.number:
        return False
    if year and not any(title.endswith(year[1]) for title in titles):
        return False
    if not number and instrument.number and rest:
        return False
    telling = (title for title in titles if re.search(r"\d", title))  # a bare “announcement” is in any
    return any(rest in title for title in titles) or any(title in letters_only(key) for title in telling)
