"""Titles in the Royal Gazette: which are of the instruments of a law, and which of these are held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mandate_cli.law.mandate import Law
from mandate_cli.law.model import Instrument, Place
from mandate_cli.thai.normalise import letters_only, strip_marks

ENTERED, AS_AMENDED, WAITING = "entered", "as-amended", "outstanding"
NOT_HELD, NEARLY, NOT_OURS = "not-held", "nearly", "not-ours"
_ALIKE = 92  # on rapidfuzz's scale of 100: a title with slips
_COUNTED = re.compile(r"(?:ฉบบท(\d+))?พศ(\d{4})\Z")  # (ฉบับที่ n) พ.ศ. y in a key


class Notice(NamedTuple):
    """A title in the Gazette: its day, where it stands there, and where that was read."""

    day: date
    title: str
    volume: int
    part: str
    page: str
    place: Place

    @property
    def gazette(self) -> str:
        """The place in the Gazette as it is cited."""
        number = self.part if self.part.startswith("พิเศษ") else f"ที่ {self.part}"
        return f"เล่ม {self.volume} ตอน{number} หน้า {self.page}"


class Recognised(NamedTuple):
    """A notice of an instrument that a law has or seems to lack: the instrument, and one of the constants above.

    ``NOT_HELD``, ``NEARLY`` and ``NOT_OURS`` name the base instrument whose title the notice has, or nearly has.
    """

    notice: Notice
    instrument: Instrument
    status: str

    @property
    def differs(self) -> bool:
        """Whether the data say another day of publication, or another volume or part."""
        if self.status not in {ENTERED, WAITING}:
            return False
        published, numbers = self.instrument.published, _numbers(self.instrument.gazette or "")[:2]
        there = [self.notice.volume, *_numbers(self.notice.part)[:1]]
        return bool((published and published != self.notice.day) or (len(numbers) == 2 and numbers != there))


def recognised(law: Law, notices: Iterable[Notice], not_ours: Iterable[str] = ()) -> Iterator[Recognised]:
    """The notices that are of instruments of a law, in their order.

    A title is known however its spaces, its ำ and the signs above and below its letters are broken. Of an Act that is
    held as amended, the amendments named by their years are ``AS_AMENDED``. What is of another law is ``NOT_OURS`` by
    its title in ``not_ours``, or there without number and year.
    """
    from rapidfuzz import fuzz

    waiting = {each.instrument.id for each in law.outstanding}
    known = {key(each.title): each for each in (*law.instruments, *(one.instrument for one in law.outstanding))}
    stems = {_COUNTED.sub("", key(each.title)): each for each in law.instruments if not each.amends}
    others = set(map(key, not_ours))
    for notice in notices:
        written = key(notice.title)
        instrument = known.get(written)
        if instrument:
            yield Recognised(notice, instrument, WAITING if instrument.id in waiting else ENTERED)
            continue
        other = not others.isdisjoint((written, _COUNTED.sub("", written)))
        for stem, base in stems.items():
            if stem in written:
                counted = _COUNTED.search(written)
                as_amended = counted and any(counted[2] in year for year in base.amended_in)
                status = AS_AMENDED if as_amended and written.startswith(stem) else NOT_OURS if other else NOT_HELD
                yield Recognised(notice, base, status)
            elif fuzz.partial_ratio(stem, written, score_cutoff=_ALIKE) and len(written) >= len(stem) * _ALIKE // 100:
                yield Recognised(notice, base, NOT_OURS if other else NEARLY)
            else:
                continue
            break


def key(title: str) -> str:
    """A title by its letters alone: without spaces and signs, and with า for every ำ, however it was broken."""
    return re.sub("[าำ]+", "า", strip_marks(letters_only(title)))


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]
