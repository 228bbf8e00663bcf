"""What does not add up about instruments: one entered twice, numbers and days that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.dataset.diagnostics import Diagnostic, diagnostic
from mandate_cli.messages import translatable
from mandate_cli.thai.dates import BUDDHIST_ERA, date_text
from mandate_cli.thai.normalise import letters_only, normalise

if TYPE_CHECKING:
    from mandate_cli.law.amendments import Dataset
    from mandate_cli.law.model import Instrument, Place

_LAW, _DRAFT, _OUTSTANDING = "law", "draft", "outstanding"
_MISTYPED = 90  # on rapidfuzz's scale of 100: a title that differs from another by slips only


class _Known(NamedTuple):
    """An instrument, where it stands, which kind of thing it is, and the ids of those whose provisions it changes."""

    instrument: Instrument
    place: Place
    kind: str
    changes: set[str]


def contradictions(dataset: Dataset, today: date) -> Iterator[Diagnostic]:
    """What cannot be so, of any instrument, entered or outstanding."""
    known = _known(dataset)
    for instrument, place, kind, _ in known:
        yield from _own(instrument, place)
        printed = instrument.published or instrument.made
        if printed and printed > dataset.checked_through and kind != _DRAFT:
            template = translatable(
                "{instrument} was published on {date}, and checked_through is before that; set it to the day of "
                "the latest Gazette that was looked at"
                if instrument.published
                else "{instrument} was made on {date}, and checked_through is before that; set it to the day of the "
                "latest Gazette that was looked at"
            )
            yield diagnostic(dataset.checked_at, template, "bad-date", instrument=instrument, date=date_text(printed))
    for one, other in combinations(known, 2):
        yield from _both(one, other)
    for title, place in dataset.not_ours:
        if ours := next((each.instrument for each in known if _series(each.instrument.title) == _series(title)), None):
            template = translatable("this is a title of ours, of {instrument} or an amendment of it; delete it here")
            yield diagnostic(place, template, "contradiction", instrument=ours)
    if dataset.checked_through > today:
        template = translatable(
            "checked_through is later than today; write the day of the latest Gazette that was looked at"
        )
        yield diagnostic(dataset.checked_at, template, "bad-date")


def _known(dataset: Dataset) -> list[_Known]:
    """Every instrument once, by the order in which they act; one with days of its own for some clauses, too."""
    found = []
    for each in dataset.enactments:
        changes = {operation.target.instrument for operation in each.operations}
        found.append(_Known(each.instrument, each.place, _DRAFT if each.draft else _LAW, changes))
    for amendment in dataset.outstanding:
        changes = {target.target.instrument for target in amendment.targets}
        found.append(_Known(amendment.instrument, amendment.place, _OUTSTANDING, changes))
    ids = [each.instrument.id for each in found]
    # A draft may have the id of an outstanding instrument, some of which is still outstanding then.
    first = (each for at, each in enumerate(found) if each.instrument.id not in ids[:at])
    return sorted(first, key=lambda each: each.instrument.order)


def _own(instrument: Instrument, place: Place) -> Iterator[Diagnostic]:
    """What an instrument says of itself that contradicts itself."""
    title = normalise(instrument.title)
    number, years = re.search(r"\(ฉบับที่ ?(\d+)\)", title), re.findall(r"พ\.? ?ศ\.? ?(\d{4})", title)
    if number and not title.startswith("แก้คำผิด") and int(number[1]) != instrument.number:
        template = translatable("its title says (ฉบับที่ {number}); write number: “{number}”")
        yield diagnostic(place.at("number"), template, "contradiction", number=number[1])
    short = normalise(instrument.short_title)
    for pattern in (r"\(ฉบับที่ ?\d+\)", r"พ\.? ?ศ\.? ?\d{4}"):
        has, of_title = re.findall(pattern, short), re.findall(pattern, title)
        if has and of_title and letters_only(has[-1]) not in map(letters_only, of_title):
            template = translatable("short_title says {words}, and title {other}; correct one of the two")
            yield diagnostic(place.at("short_title"), template, "contradiction", words=has[-1], other=of_title[-1])
    for field, words in (("title", title), ("short_title", short)):
        if re.search(r"พ\. ?ศ\.(?! ?\d{4}(?!\d))", words):
            template = translatable("behind พ.ศ. here stands no year of four digits; write the year")
            yield diagnostic(place.at(field), template, "contradiction")
    made, meeting = instrument.made, instrument.board_meeting
    if made and meeting and meeting[1] > made:
        template = translatable("the board met after the day it was made, {made}; correct one of the two")
        yield diagnostic(place.at("board_meeting"), template, "bad-date", made=date_text(made))
    if made and years and int(years[-1]) - BUDDHIST_ERA != made.year:
        template = translatable("its title is of พ.ศ. {year}, and it was made on {made}; is it meant?")
        yield diagnostic(place.at("made"), template, "unusual-date", year=years[-1], made=date_text(made))
    if made and instrument.in_force and instrument.in_force < made:
        template = translatable("it is in force before the day it was made, {made}; is it meant?")
        yield diagnostic(place.at("in_force"), template, "unusual-date", made=date_text(made))
    elif instrument.published and instrument.in_force and instrument.in_force < instrument.published:
        template = translatable("it is in force before the day it was published, {published}; is it meant?")
        yield diagnostic(place.at("in_force"), template, "unusual-date", published=date_text(instrument.published))


def _both(first: _Known, second: _Known) -> Iterator[Diagnostic]:
    """What cannot be so of two instruments, of which the first acts before the second."""
    one, (other, place, kind, _) = first.instrument, second
    same_series = one.amends == other.amends and _series(one.title) == _series(other.title)
    if letters_only(one.title) == letters_only(other.title) or (
        one.number == other.number and one.number and _of_one_chain(first, second)
    ):
        template = translatable(
            "this is {instrument}, which is outstanding as “{id}”; keep that id, or correct title and number"
            if (first.kind == _OUTSTANDING) != (kind == _OUTSTANDING)
            else "this is {instrument} (“{id}”) once more; delete one of the two, or correct title and number"
        )
        if kind == _OUTSTANDING != first.kind or first.kind == _DRAFT != kind:  # told where it is entered, or drafted
            one, place = other, first.place
        yield diagnostic(place, template, "entered-twice", instrument=one, id=one.id)
    elif same_series and one.number > other.number > 0:
        template = translatable("{instrument} has a higher number and acts before it; is it meant?")
        yield diagnostic(place.at("number"), template, "unusual-date", instrument=one)


def _of_one_chain(first: _Known, second: _Known) -> bool:
    """Whether two have one title but for number and year, or change the same and one title is short or mistyped."""
    from rapidfuzz.fuzz import ratio

    one, other = _series(first.instrument.title), _series(second.instrument.title)
    alike = one in other or other in one or ratio(one, other) >= _MISTYPED
    return one == other or (alike and not first.changes.isdisjoint(second.changes))


def _series(title: str) -> str:
    """A title without its number and year: of what it is one of several amendments."""
    return letters_only(re.sub(r"\(?ฉบับที่ ?\d+\)?|พ\.? ?ศ\.? ?\d{4}", "", normalise(title)))
