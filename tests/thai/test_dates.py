"""Dates of both eras, read and printed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mandate_cli import messages
from mandate_cli.errors import MandateError
from mandate_cli.thai import dates

DATES = [
    "2017-12-31",
    "2560-12-31",
    "๒๕๖๐-๑๒-๓๑",
    "31/12/2560",
    "31.12.2560",
    "31/12/2017",
    "31 ธ.ค. 2560",
    "31 ธ.ค.2560",
    "31 ธค 2560",
    "31 ธันวาคม 2560",
    "๓๑ ธันวาคม พ.ศ. ๒๕๖๐",
    "วันที่ 31 ธันวาคม พ.ศ.2560",
    "31 December 2017",
    "31 dec. 2017",
]


@pytest.mark.parametrize("text", DATES)
def test_dates_are_read_in_both_eras(text: str) -> None:
    """ISO, with slashes and in words; a year from 2400 on is of the Buddhist era."""
    assert dates.parse_date(text) == date(2017, 12, 31)


def test_a_leap_day_is_judged_by_its_own_year() -> None:
    """29 February 2563 is 2020, a leap year."""
    assert dates.parse_date("2563-02-29") == date(2020, 2, 29)


@pytest.mark.parametrize(
    "text", ["", "2560", "31 ธ.ค.", "2560-13-01", "31 พ.ย. 2560", "31 foo 2560", "0001-01-01x", "0-0-0"]
)
def test_a_text_that_is_not_a_date_is_refused(text: str) -> None:
    """A day that is in no calendar is refused, too."""
    with pytest.raises(ValueError, match=r"^"):
        dates.parse_date(text)


@pytest.mark.parametrize("name", ["en", "th"])
@pytest.mark.parametrize("month", range(1, 13))
def test_dates_print_and_parse_back(month: int, name: str) -> None:
    """A printed date of either language is read as the same date."""
    messages.use(name)
    day = date(2018, month, 28)
    assert dates.parse_date(dates.date_text(day)) == day


def test_date_text() -> None:
    """In Thai the year is of the Buddhist era, in English of the common era."""
    assert dates.date_text(date(2018, 8, 28)) == "28 August 2018"
    messages.use("th")
    assert dates.date_text(date(2018, 8, 28)) == "28 สิงหาคม 2561"


def test_what_is_no_date_is_said_so() -> None:
    """With how to write one."""
    assert dates.read_date("2560-12-31", date(2026, 1, 1)) == date(2017, 12, 31)
    with pytest.raises(MandateError, match="There is no such day as “2560-02-30”") as error:
        dates.read_date("2560-02-30", date(2026, 1, 1))
    assert error.value.code == "bad-date"
    for text, words in (
        ("31 ก.พ. 2565", "There is no such day as “31 ก.พ. 2565”."),
        ("2550", "“2550” is only a year; write a day"),
        ("พ.ศ. ๒๕๕๐", "“พ.ศ. ๒๕๕๐” is only a year; write a day"),
        ("เมื่อวาน", "“เมื่อวาน” is not a date; write 2017-12-31"),
    ):
        with pytest.raises(MandateError, match=re.escape(words)):
            dates.read_date(text, date(2026, 1, 1))
