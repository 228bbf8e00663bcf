"""Which group is meant by a number, a citation, a name, a part of it or a misspelling."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from mandate_cli.errors import NOTHING_FOUND, MandateError
from mandate_cli.law.citation import Citation
from mandate_cli.messages import Message
from mandate_cli.thai.dates import date_text
from mandate_cli.thai.display import printable
from mandate_cli.thai.normalise import fuzzy_key, normalise, strip_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mandate_cli.law.model import Group, Law, Mandate

_NUMBERED = r"(?:กลุ่ม ?)?(?:ที่ ?)?\(?(\d+(?:/\d+)?)\)?\Z"
_GENERIC = "^(?:กลุ่มงาน|กลุ่ม|หน่วย)"
_ALIKE = 75  # rapidfuzz's scale of 100: two wrong letters in a word of eight
_APART = 6  # how far ahead of the next a misspelled name must be


def name_group(mandate: Mandate, text: str, law: Law | None = None) -> Group:
    """The group meant by a number, a citation, a full name, any unambiguous part of one, or a close misspelling.

    Raises MandateError: ``ambiguous-group`` (wrong usage) with the candidates, or ``no-such-group`` (nothing found)
    with all there are; or, if the law of all days is given and has it, with the day on which it came.
    """
    key = normalise(text)
    groups = mandate.groups
    found = _numbered(groups, key)
    if found is None:
        found = _cited(mandate, key) or _named(groups, strip_spaces(text)) or _misspelled(groups, strip_spaces(text))
    if len(found) == 1:
        return found[0]
    if found:
        message = Message(
            "“{text}” could be any of these; give the number or more of the name:\n{groups}",
            text=printable(text),
            groups=_list(found),
        )
        raise MandateError("ambiguous-group", message)
    from mandate_cli.thai.keyboard import retyped

    meant = retyped(text, lambda typed: _numbered(groups, normalise(typed)) or _named(groups, strip_spaces(typed)))
    if meant:
        template = "There is no group “{text}” on {as_of}. Did you mean “{meant}”?"
        message = Message(template, text=printable(text), as_of=date_text(mandate.as_of), meant=meant)
    elif later := _later(law, mandate, key):
        message = Message(
            "There is no group “{text}” on {as_of}: {group} came on {date}, by {instrument} {clause}.",
            text=printable(text),
            as_of=date_text(mandate.as_of),
            group=later.name,
            date=date_text(later.line.by.instrument.day),
            instrument=later.line.by.instrument.short_title,
            clause=later.line.by.clause,
        )
    elif not groups:
        message = Message("There are no groups on {as_of}.", as_of=date_text(mandate.as_of))
    else:
        message = Message(
            "There is no group “{text}” on {as_of}. There are:\n{groups}",
            text=printable(text),
            as_of=date_text(mandate.as_of),
            groups=_list(groups),
        )
    raise MandateError("no-such-group", message, exit_code=NOTHING_FOUND, did_you_mean=meant)


def _later(law: Law | None, mandate: Mandate, key: str) -> Group | None:
    """The group of a number, or with these words in its name, if it came after the mandate's day."""
    groups = law.on(date.max).groups if law else ()
    found = _numbered(groups, key) or _named(groups, strip_spaces(key))
    return found[0] if len(found) == 1 and found[0].line.by.instrument.day > mandate.as_of else None


def named(mandate: Mandate, text: str) -> Group | Citation | None:
    """What a text names by itself, if not a task.

    A group by its number, its name, or กลุ่ม with a part of its name, be it misspelled; or a provision that there is, be
    its citation malformed.
    """
    from mandate_cli.law.citation_repair import held

    key, whole = strip_spaces(text), [strip_spaces(group.name) for group in mandate.groups]
    if re.match(_GENERIC, key) or key.isdigit() or any(key in {name, re.sub(_GENERIC, "", name)} for name in whole):
        try:
            return name_group(mandate, text)
        except MandateError:
            pass
    return held(text, mandate.versions)


def _numbered(groups: Sequence[Group], key: str) -> list[Group] | None:
    """The group of a number, if there is one; None for what is no number."""
    match = re.match(_NUMBERED, key)
    return [group for group in groups if group.number == match[1].lstrip("0")] if match else None


def _list(groups: Iterable[Group]) -> str:
    return "\n".join(f"  {group.number:>2}  {group.name}" for group in groups)


def _cited(mandate: Mandate, key: str) -> list[Group]:
    try:
        group = mandate.group_of(Citation.parse(key))
    except ValueError:
        return []
    return [group] if group else []


def _named(groups: Sequence[Group], key: str) -> list[Group]:
    """The groups whose name has these words: the whole name before a part, as typed before without กลุ่ม or tones."""
    bare_key = re.sub(_GENERIC, "", key)
    for wanted, spell in ((key, str), (bare_key, str), (fuzzy_key(bare_key), fuzzy_key)):
        if wanted:
            names = [(group, spell(strip_spaces(group.name))) for group in groups]
            exact = [group for group, name in names if name == wanted]
            found = exact or [group for group, name in names if wanted in name]
            if found:
                return found
    return []


def _misspelled(groups: Sequence[Group], key: str) -> list[Group]:
    """The groups whose name, or a part of it, is spelled almost so."""
    from rapidfuzz import fuzz

    wanted = fuzzy_key(re.sub(_GENERIC, "", key))
    if len(wanted) < 3:
        return []
    scored = []
    for group in groups:
        name = fuzzy_key(re.sub(_GENERIC, "", strip_spaces(group.name)))
        score = fuzz.ratio(wanted, name)
        if len(wanted) < len(name):
            score = max(score, fuzz.partial_ratio(wanted, name))
        scored.append((score, group))
    best = max((score for score, _ in scored), default=0)
    return [group for score, group in scored if best >= _ALIKE and score > best - _APART]
