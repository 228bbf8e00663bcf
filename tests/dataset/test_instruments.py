"""Instruments that are entered twice, and numbers and days that contradict each other, are told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mandate_cli.dataset.instruments import contradictions
from mandate_cli.law.amendments import Dataset
from tests.conftest import TODAY


def found(dataset: Dataset) -> list[tuple[str, str]]:
    """The codes and the messages."""
    return [(each.code, str(each.message)) for each in contradictions(dataset, TODAY)]


def with_second(dataset: Dataset, **changes: Any) -> Dataset:
    """The shipped law with changes to (ฉบับที่ 2)."""
    *before, second = dataset.enactments
    changed = second._replace(instrument=second.instrument._replace(**changes))
    return dataset._replace(enactments=(*before, changed))


def once_more(dataset: Dataset, **changes: Any) -> Dataset:
    """The shipped law with (ฉบับที่ 2) once more, under another id."""
    second = dataset.enactments[-1]
    again = second._replace(instrument=second.instrument._replace(**{"id": "again", **changes}))
    return dataset._replace(enactments=(*dataset.enactments, again))


def test_the_shipped_law_does_not_contradict_itself(dataset: Dataset) -> None:
    """Nor does the example of a draft."""
    assert found(dataset) == []


TITLE = "ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา (ฉบับที่ {}) พ.ศ. {}"
SECOND = [
    ({"number": 4}, "contradiction", "its title says (ฉบับที่ 2); write number: “2”", "number"),
    ({"published": date(2024, 2, 22)}, "bad-date", "was published on 22 February 2024, and checked_through is", ""),
    ({"made": date(2024, 2, 22)}, "bad-date", "was made on 22 February 2024, and checked_through is before", ""),
    (
        {"made": date(2017, 12, 1)},
        "bad-date",
        "the board met after the day it was made, 1 December 2017",
        "board_meeting",
    ),
    (
        {"made": date(2019, 8, 28)},
        "unusual-date",
        "its title is of พ.ศ. 2561, and it was made on 28 August 2019",
        "made",
    ),
    (
        {"in_force": date(2018, 8, 1)},
        "unusual-date",
        "it is in force before the day it was made, 28 August",
        "in_force",
    ),
    ({"title": TITLE.format("๓", 2561)}, "contradiction", "its title says (ฉบับที่ 3)", "number"),
    ({"short_title": "พ.ศ. 2562"}, "contradiction", "short_title says พ.ศ. 2562", "short_title"),
    ({"title": "ประกาศ (ฉบับที่ 2) พ.ศ. 25611"}, "contradiction", "stands no year of four digits; write", "title"),
    ({"short_title": "(ฉบับที่ 2) พ.ศ. x"}, "contradiction", "stands no year of four digits", "short_title"),
    ({"in_force": date(2023, 8, 1)}, "unusual-date", "has a higher number and acts before it; is it meant?", "number"),
]


def test_the_title_of_a_corrigendum_says_the_number_of_what_it_corrects(dataset: Dataset) -> None:
    """It has none itself."""
    changes = {"number": 0, "title": f"แก้คำผิด {TITLE.format(2, 2561)}", "made": date(2018, 8, 29)}
    assert not any("its title says" in message for _, message in found(with_second(dataset, **changes)))


@pytest.mark.parametrize(("changes", "code", "message", "field"), SECOND)
def test_what_contradicts_itself_is_told(dataset: Dataset, changes: Any, code: str, message: str, field: str) -> None:
    """With what to write, where the field is written; or the day through which the Gazette was looked at."""
    told = [each for each in contradictions(with_second(dataset, **changes), TODAY) if message in str(each.message)]
    assert [each.code for each in told][:1] == [code]
    place = dataset.enactments[-1].place
    assert told[0].place == (place.at(field) if field else dataset.checked_at)
    assert place.at(field) != place or not field


TWICE = [
    {},
    {"title": TITLE.format(2, 2562)},
    {"number": 7},
    {"title": TITLE.format("๓", 2566), "number": 3, "id": "third"},
    {"title": "ประกาศ (ฉบับที่ 3) พ.ศ. 2566", "number": 3},
    {"title": TITLE.format(3, 2566).replace("ภายในสำนักงาน", "ในสํานักงาน"), "number": 3},
]


@pytest.mark.parametrize("changes", TWICE)
def test_an_instrument_entered_twice_is_told(dataset: Dataset, changes: Any) -> None:
    """By its title, or by its number among the amendments of one announcement; entered while outstanding, too."""
    assert "entered-twice" in [code for code, _ in found(once_more(dataset, **changes))]


def test_amendments_of_different_announcements_have_the_same_numbers(dataset: Dataset) -> None:
    """They are no duplicates; neither are an instrument and its clause with a day of its own."""
    assert found(once_more(dataset, title="ประกาศ เรื่องอื่น (ฉบับที่ 2) พ.ศ. 2561")) == []
    later = dataset.enactments[-1].instrument._replace(in_force=date(2018, 9, 28))
    assert (
        found(dataset._replace(enactments=(*dataset.enactments, dataset.enactments[-1]._replace(instrument=later))))
        == []
    )


def test_a_draft_may_be_later_than_the_gazette(dataset: Dataset) -> None:
    """It is not law yet."""
    second = dataset.enactments[-1]
    title = TITLE.format(9, 2568)
    made = second.instrument._replace(id="n9", number=9, title=title, made=date(2025, 1, 1), board_meeting=None)
    made = made._replace(short_title="(ฉบับที่ 9) พ.ศ. 2568")
    draft = second._replace(instrument=made, draft=True)
    assert found(dataset._replace(enactments=(*dataset.enactments, draft))) == []
    assert [code for code, _ in found(dataset._replace(enactments=(*dataset.enactments, draft._replace(draft=False))))]


def test_the_gazette_cannot_have_been_checked_in_the_future(dataset: Dataset) -> None:
    """Whatever day it is."""
    assert found(dataset._replace(checked_through=date(2099, 1, 1)))[-1][0] == "bad-date"
