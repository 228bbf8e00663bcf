"""Which group is meant by a number, a citation, a name, a part of it or a misspelling."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from mandate_cli.errors import NOTHING_FOUND, MandateError
from mandate_cli.law.citation import Citation
from mandate_cli.messages import Message, translatable
from mandate_cli.thai.dates import date_text
from mandate_cli.thai.display import printable
from mandate_cli.thai.normalise import fuzzy_key, has_thai, normalise, strip_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mandate_cli.law.mandate import Law, Mandate
    from mandate_cli.law.model import Cause, Group, Provision

_NUMBERED = r"(?:ที่ ?)?\(?(\d+(?:/\d+)?)\)?\Z"
_ALIKE = 75  # rapidfuzz's scale of 100: two wrong letters in a word of eight
_TELLING = 4  # letters of a name that tell it from a word
_APART = 6  # how far ahead of the next a misspelled name must be


def name_group(mandate: Mandate, text: str, law: Law) -> Group:
    """The group meant by a number, a citation, a full name, an unambiguous part of one, or a close misspelling.

    Raises MandateError: ``ambiguous-group`` (wrong usage) names the candidates; ``not-held`` says that the groups of
    the day are not known; ``no-such-group`` (nothing found) names all groups there are, or the day on which the group
    came or ended.
    """
    key = normalise(text)
    found = _found(mandate, key)
    if len(found) == 1:
        return found[0]
    if found:
        message = Message(
            "“{text}” could be any of these; give the number or more of the name:\n{groups}",
            text=printable(text),
            groups=_list(found),
        )
        raise MandateError("ambiguous-group", message)
    from mandate_cli.law.caveats import not_held
    from mandate_cli.thai.keyboard import retyped

    meant = retyped(text, lambda typed: _numbered(mandate, normalise(typed)) or _named(mandate, strip_spaces(typed)))
    if meant:
        template = translatable("There is no {unit} “{text}” on {as_of}. Did you mean “{meant}”?")
        day = date_text(mandate.as_of)
        message = Message(template, unit=mandate.unit, text=printable(text), as_of=day, meant=meant)
    elif early := not_held(mandate):
        raise MandateError("not-held", early, exit_code=NOTHING_FOUND)
    elif told := _on_another_day(law, mandate, key):
        template, name, by = told
        message = Message(
            template,
            unit=mandate.unit,
            text=printable(text),
            as_of=date_text(mandate.as_of),
            group=name,
            date=date_text(by.instrument.day),
            instrument=by.instrument.short_title,
            clause=by.clause,
        )
    elif (listed := [each for each in mandate.groups if each.line.citation.parent]) and (
        number := _number(mandate, key)
    ):
        _refuse_unentered(law, mandate, number)
        message = Message(
            "There is no {unit} {text} on {as_of}: they are numbered {first} to {last}. “mandate groups” lists them.",
            unit=mandate.unit,
            text=printable(text),
            as_of=date_text(mandate.as_of),
            first=listed[0].number,
            last=listed[-1].number,
        )
    elif not mandate.groups:
        message = Message("There are no units on {as_of}.", as_of=date_text(mandate.as_of))
    else:
        message = Message(
            "There is no {unit} “{text}” on {as_of}. If that is a task: mandate who-handles {text}\n"
            "There are:\n{groups}",
            unit=mandate.unit,
            text=printable(text),
            as_of=date_text(mandate.as_of),
            groups=_list(mandate.groups),
        )
    raise MandateError("no-such-group", message, exit_code=NOTHING_FOUND, did_you_mean=meant)


def _refuse_unentered(law: Law, mandate: Mandate, number: str) -> None:
    """Raise MandateError if an amendment that is not entered inserted a group of this number."""
    from mandate_cli.law.absence import absence  # most questions do without

    lines = [units.child(number) for units in mandate.structure.lists]
    for place in filter(None, (each for line in lines for each in (line, mandate.structure.head_of(line)))):
        code, message = absence(law, mandate, place)
        if code == "not-entered":
            raise MandateError(code, message, exit_code=NOTHING_FOUND)


def _found(mandate: Mandate, key: str) -> list[Group]:
    """The groups that a normalised text may mean."""
    numbered = _numbered(mandate, key)
    if numbered is not None:
        return numbered
    squeezed = strip_spaces(key)
    return _cited(mandate, key) or _named(mandate, squeezed) or _misspelled(mandate, squeezed)


def _on_another_day(law: Law, mandate: Mandate, key: str) -> tuple[str, str, Cause] | None:
    """What to say of a group of another day that a text may mean, its name, and what made or ended it."""
    if later := _later(law, mandate, key):
        template = translatable(
            "There is no {unit} “{text}” on {as_of}: {group} came on {date}, by {instrument} {clause}."
        )
        return template, later.name, later.line.by
    if renamed := _renamed(law, mandate, key):
        template = translatable(
            "There is no {unit} “{text}” on {as_of}: it has been called {group} since {date}, by {instrument} {clause}."
        )
        return template, renamed.name, renamed.line.by
    ended = _ended(mandate, key)
    if ended and ended.ended_by:
        template = translatable(
            "There is no {unit} “{text}” on {as_of}: {group} ended on {date}, by {instrument} {clause}."
        )
        return template, ended.words.text, ended.ended_by
    return None


def _later(law: Law, mandate: Mandate, key: str) -> Group | None:
    """The group of a number, or with these words in its name, if it came after the mandate's day."""
    last = law.on(date.max)
    found = _numbered(last, key) or _named(last, strip_spaces(key))
    return found[0] if len(found) == 1 and found[0].line.by.instrument.day > mandate.as_of else None


def _renamed(law: Law, mandate: Mandate, key: str) -> Group | None:
    """The group that had these words in a name of an earlier day."""
    wanted = strip_spaces(key)
    found = [
        group
        for group in mandate.groups
        for version in law.versions[group.line.citation]
        if version.by.instrument.day < mandate.as_of and wanted and wanted in strip_spaces(version.words.text)
    ]
    return found[0] if len({group.number for group in found}) == 1 else None


def _ended(mandate: Mandate, key: str) -> Provision | None:
    """The line of a group of this number, or with these words in its name, that had ended by the mandate's day."""
    lines = [line for units in mandate.structure.lists for line in mandate.children(units) if line.ended_by]
    number = _number(mandate, key)
    wanted = strip_spaces(key)
    found = [
        line
        for line in lines
        if (line.citation.labels[-1] == number if number else wanted in strip_spaces(line.words.text))
    ]
    return found[0] if len(found) == 1 else None


def numbered(mandate: Mandate, text: str) -> Group | None:
    """The group whose number a text is; None if it is no number, or no group has it."""
    return next(iter(_numbered(mandate, normalise(text)) or ()), None)


def named(mandate: Mandate, text: str) -> Group | Citation | None:
    """The group or provision that a text names, where it is no task.

    A group is named by its number, its name, or the word for a unit with a part of its name, even misspelled; a
    provision by its citation, even malformed.
    """
    from mandate_cli.law.citation_repair import held

    structure = mandate.structure
    key, whole = strip_spaces(text), [strip_spaces(group.name) for group in mandate.groups]
    is_name = any(key in {name, structure.unit_name(name)} for name in whole)
    if structure.unit_name(key) != key or key.isdigit() or is_name:
        found = _found(mandate, normalise(text))
        if len(found) == 1:
            return found[0]
    return held(text, mandate.versions)


def called(mandate: Mandate, text: str) -> Group | Citation | None:
    """The group or provision that a question names, where it names one and asks nothing.

    A group is named by its number, by its name, or by the word for a unit and what its name begins with.
    """
    unit_name = mandate.structure.unit_name
    key = strip_spaces(text)
    numbered = _numbered(mandate, normalise(text))
    if numbered:
        return numbered[0]
    names = [(group, _squeezed(group.name)) for group in mandate.groups]
    begun = unit_name(key)
    found = [group for group, name in names if key in {name, unit_name(name)}] or [
        group for group, name in names if begun != key and len(begun) >= _TELLING and unit_name(name).startswith(begun)
    ]
    if len(found) == 1:
        return found[0]
    # A citation has a number; only what is not Thai may be one typed with the wrong keyboard.
    if has_thai(text) and not re.search(r"\d", text):
        return None
    from mandate_cli.law.citation_repair import held

    return held(text, mandate.versions)


_squeezed = lru_cache(100)(strip_spaces)  # the names are the same for every question


def _number(mandate: Mandate, key: str) -> str | None:
    """The number of a group that a text is, with or without a word for a unit before it; None if it is no number."""
    match = re.match(_NUMBERED, mandate.structure.unit_name(key).strip())
    return match[1].lstrip("0") if match else None


def _numbered(mandate: Mandate, key: str) -> list[Group] | None:
    """The group of a number, if there is one; None if the text is no number."""
    number = _number(mandate, key)
    return None if number is None else [group for group in mandate.groups if group.number == number]


def _list(groups: Iterable[Group]) -> str:
    return "\n".join(f"  {group.number:>2}  {group.name}" for group in groups)


def _cited(mandate: Mandate, key: str) -> list[Group]:
    try:
        citation = Citation.parse(key)
    except ValueError:
        return []
    of_each = (citation.of(instrument) for instrument in sorted(mandate.bases))
    found = (mandate.group_of(each) for each in of_each if each in mandate.versions)  # 7.8.2565 is a day
    return [group for group in found if group][:1]


def _named(mandate: Mandate, key: str) -> list[Group]:
    """The groups whose name has these words.

    A whole name counts before a part of one; the words as typed before those without the word for a unit, and these
    before those without tone marks.
    """
    groups, bare_key = mandate.groups, mandate.structure.unit_name(key)
    for wanted, spell in ((key, str), (bare_key, str), (fuzzy_key(bare_key), fuzzy_key)):
        if wanted:
            names = [(group, spell(strip_spaces(group.name))) for group in groups]
            exact = [group for group, name in names if name == wanted]
            found = exact or [group for group, name in names if wanted in name]
            if found:
                return found
    return []


def _misspelled(mandate: Mandate, key: str) -> list[Group]:
    """The groups whose name, or a part of it, is spelled almost like this."""
    from rapidfuzz import fuzz

    unit_name = mandate.structure.unit_name
    wanted = fuzzy_key(unit_name(key))
    if len(wanted) < 3:
        return []
    scored = []
    for group in mandate.groups:
        name = fuzzy_key(unit_name(strip_spaces(group.name)))
        score = fuzz.ratio(wanted, name)
        if len(wanted) < len(name):
            score = max(score, fuzz.partial_ratio(wanted, name))
        scored.append((score, group))
    best = max((score for score, _ in scored), default=0)
    return [group for score, group in scored if best >= _ALIKE and score > best - _APART]
