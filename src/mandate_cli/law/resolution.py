"""Which provision a citation means, and whether it is of an instrument of this law."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mandate_cli.errors import NOTHING_FOUND, MandateError
from mandate_cli.law.citation import Citation
from mandate_cli.messages import Message, translatable
from mandate_cli.thai.display import printable
from mandate_cli.thai.normalise import letters_only, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mandate_cli.law.model import Instrument, Law


def cited(law: Law, text: str) -> Citation:
    """The citation a user typed. Raises MandateError, ``not-in-source`` if it is said to be of another law."""
    key = normalise(text)
    try:
        citation = Citation.parse(key)
    except ValueError:
        from mandate_cli.law.citation_repair import held

        found = held(text, law.versions)
        meant = str(found) if found else None
        template = (
            translatable("“{text}” is not a citation. Did you mean “{meant}”?")
            if meant
            else translatable("“{text}” is not a citation; write it like ข้อ 7 (10) (ข) or มาตรา 37 (1).")
        )
        message = Message(template, text=printable(text), meant=meant)
        raise MandateError("bad-citation", message, did_you_mean=meant) from None
    instrument = Citation.read(key)[1]
    if not of_this_law(law, citation, instrument):
        raise MandateError("not-in-source", of_another_law(citation, instrument), exit_code=NOTHING_FOUND)
    return citation


def of_this_law(law: Law, citation: Citation, instrument: str) -> bool:
    """Whether ``แห่ง…`` names the base instrument that has the section or clause; said of none, it does.

    A section or clause that is not held may be of any base instrument.
    """
    having = [each.by.instrument for each in law.versions.get(citation.top, ())[:1]]
    return names(instrument, [each for each in having or law.instruments if not each.amends])


def names(text: str, instruments: Iterable[Instrument]) -> bool:
    """Whether words name one of some instruments, by its title, a part of that, or its short title; no words do."""
    wanted = re.sub("^พรบ", "พระราชบัญญัติ", letters_only(text))
    titles = [(letters_only(each.title), letters_only(each.short_title)) for each in instruments]
    return not wanted or any(
        wanted in title or title in wanted or short == letters_only(text) for title, short in titles
    )


def of_another_law(citation: Citation, instrument: str) -> Message:
    """That a citation is of a law which is not held here."""
    return Message(
        "{citation} is said to be of {instrument}, which this dataset does not hold.",
        citation=citation,
        instrument=instrument,
    )
