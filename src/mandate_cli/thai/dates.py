"""Dates of the common and the Buddhist era, as people write them."""

from __future__ import annotations

import re
from datetime import date

from mandate_cli.errors import MandateError
from mandate_cli.messages import THAI, Message, current, translatable
from mandate_cli.thai.normalise import normalise

BUDDHIST_ERA = 543  # พ.ศ. = common era + 543
_MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
_SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = {
    name: number
    for names in (
        _MONTHS,
        (name.replace(".", "") for name in _SHORT_MONTHS),
        map(str.lower, ENGLISH_MONTHS),
        (name[:3].lower() for name in ENGLISH_MONTHS),
    )
    for number, name in enumerate(names, 1)
}
_YEAR_FIRST = r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\Z"
_DAY_FIRST = r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\Z"
_WRITTEN = r"(?:ณ ?)?(?:วันที่ ?)?(\d{1,2}) ?(?:เดือน ?)?([ก-๎a-z.]+?)\.? ?(?:พุทธศักราช ?|พ\.? ?ศ\.? ?)?(\d{4})\Z"
_TODAY = ("วันนี้", "today")


def parse_date(text: str, today: date | None = None) -> date:
    """Read a date: ``2017-12-31``, ``2560/12/31``, ``31/12/2560``, ``31-12-2560``, ``31.12.2560``, ``31 ธ.ค. 2560``,
    ``ณ วันที่ 31 ธันวาคม พ.ศ. 2560``, ``31 December 2017``; and ``วันนี้`` if it is said which day that is.

    A year from 2400 on is of the Buddhist era. Raises ValueError for anything else, and for a day no calendar has.
    """
    text = normalise(text)
    if today and text in _TODAY:
        return today
    if match := re.match(_YEAR_FIRST, text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    elif match := re.match(_DAY_FIRST, text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif (match := re.match(_WRITTEN, text)) and (name := match[2].replace(".", "")) in _NUMBERS:
        day, month, year = int(match[1]), _NUMBERS[name], int(match[3])
    else:
        raise ValueError(text)
    return date(year - BUDDHIST_ERA if year >= 2400 else year, month, day)


def read_date(text: str, today: date) -> date:
    """The same as ``parse_date``, but raises MandateError, which says what to write."""
    try:
        return parse_date(text, today)
    except ValueError as error:
        from mandate_cli.thai.display import printable

        if re.fullmatch(r"(พ\.? ?ศ\.? ?)?\d{4}", normalise(text)):
            template = translatable("“{text}” is only a year; write a day, 2017-12-31, 2560-12-31 or 31 ธ.ค. 2560.")
        elif str(error) != normalise(text):  # it was read, but no calendar has it
            template = translatable("There is no such day as “{text}”.")
        else:
            template = translatable("“{text}” is not a date; write 2017-12-31, 2560-12-31 or 31 ธ.ค. 2560.")
        raise MandateError("bad-date", Message(template, text=printable(text))) from None


def date_text(day: date, *, short: bool = False) -> str:
    """A date as readers write it: ``28 สิงหาคม 2561``, of the Buddhist era, in Thai; ``28 August 2018`` in English.

    What is ``short`` has a short month, for the last line of a page: ``28 ส.ค. 2561``, ``28 Aug 2018``.
    """
    if current() == THAI:
        return f"{day.day} {(_SHORT_MONTHS if short else _MONTHS)[day.month - 1]} {day.year + BUDDHIST_ERA}"
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1][: 3 if short else None]} {day.year}"
