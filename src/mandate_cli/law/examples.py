"""What help and errors give as examples, taken from the law in use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.law.model import Group, Provision
from mandate_cli.messages import listed


class Examples(NamedTuple):
    """Examples for command lines and sentences; all are words that a user may type.

    ``unit`` is what the groups of the ``office`` are called. ``duty`` is the short form of the citation ``cited``,
    whose words are ``words``, and ``task`` the last of them. ``group`` is the number and ``name`` a part of the name of
    the group that has it. ``ended`` is a provision that is no longer law, ``power`` one of the office's own powers and
    ``powers`` where those stand. The year from ``begin`` to ``end`` is the ``year`` in which the law changed last.
    Years are of the Buddhist era. ``clause`` is a clause that amended the law then, and ``title`` that of an amendment
    that might come.
    """

    office: str
    unit: str
    duty: str
    cited: str
    words: str
    task: str
    group: str
    name: str
    ended: str
    power: str
    powers: str
    begin: str
    end: str
    year: str
    clause: str
    title: str


def examples(law: Law) -> Examples:
    """The examples of a law: of its duties the one with the shortest text that is in force."""
    from mandate_cli.thai.dates import BUDDHIST_ERA

    mandate = law.on(date.max)
    duty, group = min(_duties(mandate), key=lambda found: len(found[0].words.text), default=(None, None))
    first = duty or max(mandate.provisions, key=lambda provision: len(provision.citation.labels))
    powers = law.structure.powers
    power = next((each for each in mandate.powers if each.citation.parent), None) or first
    ended = next((each for each in mandate.provisions if each.ended_by), None) or first
    last = ([instrument for instrument in law.instruments if instrument.amends] or law.instruments)[-1]
    clause = next((each for each in law.versions if last.amends and each.instrument == last.id), None)
    year = last.day.year + BUDDHIST_ERA
    divides = next((each.title for each in law.instruments if each.id == law.structure.base), "")
    return Examples(
        office=law.structure.office,
        unit=mandate.unit,
        duty=first.citation.short,
        cited=str(first.citation),
        words=first.words.text,
        task=_last_word(first.words.text),
        group=group.number if group else "1",
        name=law.structure.unit_name(group.name) if group else "",
        ended=ended.citation.short,
        power=str(power.citation),
        powers=listed(powers),
        begin=f"{year - 1}-12-31",
        end=f"{year}-12-31",
        year=str(year),
        clause=f"{clause} แห่ง {last}" if clause else str(next(iter(law.headings))),
        title=f"{divides.split()[0]} (ฉบับที่ 99) พ.ศ. {year + 1}",
    )


def _duties(mandate: Mandate) -> Iterator[tuple[Provision, Group]]:
    """The duties that name a task and are in force, each with its group."""
    for group in mandate.groups:
        for duty in group.duties:
            if mandate.end_of(duty) is None and mandate.structure.names_task(duty.citation, duty.words.text):
                yield duty, group


def _last_word(text: str) -> str:
    """The last word of a Thai text."""
    from mandate_cli.thai.words import LETTERS, boundaries, load_words

    run = re.findall(f"[{LETTERS}]+", text)[-1:]
    return run[0][[0, *boundaries(run[0], load_words())][-1] :] if run else text
