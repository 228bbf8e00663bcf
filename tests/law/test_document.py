"""The consolidated law as one value, and the difference between two days."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.citation import Citation
from mandate_cli.law.document import (
    Entry,
    days_of_change,
    difference,
    document,
    with_origin,
)
from mandate_cli.law.fold import law
from mandate_cli.law.mandate import IN_FORCE, REPEALED, SUPERSEDED, Law
from tests.conftest import BEFORE, BETWEEN, DATA, ROOT, TODAY
from tests.law.acting import instrument, repeal, with_

ANNOUNCEMENT = "announcement-2560"


@pytest.fixture(scope="module")
def shipped() -> Law:
    """The shipped law."""
    return law(load(DATA))


@pytest.fixture(scope="module")
def drafted() -> Law:
    """The shipped law with the draft of the examples."""
    return law(load_draft(ROOT / "examples" / "draft.yaml", load(DATA)))


@pytest.fixture(scope="module")
def other() -> Law:
    """The law of an office of another shape."""
    return law(load(ROOT / "tests" / "data" / "other-shape"))


def entry_of(of: Law, day: date, citation: str, instrument: str = ANNOUNCEMENT) -> Entry:
    """A provision in the document of a day."""
    wanted = Citation.parse(citation).of(instrument)
    return next(entry for entry in document(of, day).entries if entry.citation == wanted)


@pytest.mark.parametrize("day", [date(2003, 7, 7), BEFORE, BETWEEN, TODAY])
def test_a_document_has_every_provision_of_the_mandate_in_its_order(shipped: Law, day: date) -> None:
    """Nothing is added and nothing left out, and each has the words it has that day."""
    mandate = shipped.on(day)
    entries = document(shipped, day).entries
    assert [(entry.citation, entry.words) for entry in entries] == [
        (provision.citation, provision.words) for provision in mandate.provisions
    ]


def test_headings_labels_and_depths(shipped: Law) -> None:
    """A provision is labelled as it is printed where it stands."""
    shown = {str(entry.citation): (entry.label, entry.depth) for entry in document(shipped, TODAY).entries}
    assert shown["มาตรา 37"] == ("มาตรา 37", 0)
    assert shown["ข้อ 7 (10)"] == ("(10)", 1)
    assert shown["ข้อ 7 (10) (ข)"] == ("(ข)", 2)


def test_labels_of_other_shapes(other: Law) -> None:
    """Decimal labels and paragraphs have their own form."""
    shown = {str(entry.citation): entry.label for entry in document(other, TODAY).entries}
    assert shown["ข้อ 2 วรรคสอง"] == "วรรคสอง"
    assert shown["ข้อ 4 (2) (2.1)"] == "(2.1)"


def test_what_was_repealed_says_by_what_and_since_when(shipped: Law) -> None:
    """A repealed provision keeps its place, or is left out where that is asked."""
    repealed = entry_of(shipped, BETWEEN, "7.5.ซ")
    assert (repealed.status, repealed.since, repealed.until) == (REPEALED, date(2017, 11, 22), date(2018, 8, 28))
    assert repealed.ended_by is not None
    assert (repealed.ended_by.instrument.id, str(repealed.ended_by.clause)) == ("announcement-2561-no-2", "ข้อ 2")
    kept = document(shipped, BETWEEN, repealed=False).entries
    assert repealed.citation not in {entry.citation for entry in kept}
    assert len(kept) == len(document(shipped, BETWEEN).entries) - 1


def test_a_document_knows_nothing_of_what_came_after_its_day(shipped: Law) -> None:
    """Before the day of the amendment the provision is in force, and nothing has ended it."""
    entry = entry_of(shipped, BEFORE, "7.5.ซ")
    assert (entry.status, entry.until, entry.ended_by) == (IN_FORCE, None, None)
    assert [version.ends for version in entry.versions] == [None]


def test_text_that_is_replaced_by_what_is_not_held_is_no_law_in_force(shipped: Law) -> None:
    """From the day of an amendment that is not entered, the old text is marked, with the clause that replaced it."""
    eve, day = date(2023, 6, 1), date(2023, 6, 2)
    assert entry_of(shipped, eve, "7.10.ข").status == IN_FORCE
    entry = entry_of(shipped, day, "7.10.ข")
    assert (entry.status, entry.until) == (SUPERSEDED, day)
    assert entry.ended_by is not None
    assert (entry.ended_by.instrument.id, str(entry.ended_by.clause)) == ("announcement-2566-no-3", "ข้อ 2")
    assert entry_of(shipped, day, "7.9.ก").status == IN_FORCE
    assert entry_of(shipped, day, "7.5.ซ").status == REPEALED
    assert [each.id for each in document(shipped, day).outstanding] == ["announcement-2566-no-3"]


def test_what_was_repealed_after_it_was_replaced_is_repealed(dataset: Dataset) -> None:
    """It is, whatever its text was by then; `show` and the other answers as JSON say the same."""
    text = "ดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน"
    again = law(with_(dataset, instrument(4, date(2024, 1, 1), repeal("ข้อ 7 (10) (ข)", text))))
    assert entry_of(again, date(2023, 12, 31), "7.10.ข").status == SUPERSEDED
    assert entry_of(again, TODAY, "7.10.ข").status == REPEALED


def test_versions_are_the_latest_first(drafted: Law) -> None:
    """The history of a provision has every version by the day, each with what ended it."""
    entry = entry_of(drafted, TODAY, "6.9")
    assert [version.provision.words.text for version in entry.versions] == ["กลุ่มตรวจสอบภายใน", "หน่วยตรวจสอบภายใน"]
    assert entry.versions[1].ends == entry.versions[0].begins == date(2026, 10, 16)
    assert entry.versions[1].ended_by == entry.versions[0].provision.by


def test_a_draft_is_named_and_its_clauses_are_told(drafted: Law, shipped: Law) -> None:
    """A document made with a draft says so, in a caveat too; one made without has none."""
    made = document(drafted, TODAY)
    assert [draft.id for draft in made.drafts] == ["example-no-9"]
    assert next(caveat.code for caveat in made.caveats) == "draft"
    assert [section.instrument.id for section in made.amending] == ["announcement-2561-no-2", "example-no-9"]
    assert document(shipped, TODAY).drafts == ()


def test_the_last_instrument(shipped: Law, other: Law) -> None:
    """The law is as amended to the last instrument that counts by the day and is entered."""
    ends = {day: document(shipped, day).amended_to for day in (date(2000, 1, 1), BEFORE, TODAY)}
    assert [end and end.id for end in ends.values()] == [None, "announcement-2560", "announcement-2561-no-2"]
    last = document(other, TODAY).amended_to
    assert last is not None
    assert last.id == "regulation-2560-no-2"


def test_who_reports_to_whom(shipped: Law, other: Law) -> None:
    """The units of the day, and the heads that the law names."""
    assert {unit.number: unit.reports_to for unit in document(shipped, TODAY).units if unit.reports_to} == {
        "9": "หัวหน้าส่วนราชการ",
        "10": "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา",
    }
    assert len(document(shipped, BEFORE).units) == 9
    assert [unit.name for unit in document(other, TODAY).units if unit.reports_to == "อธิบดี"] == ["สำนักน้ำพุ"]


def test_the_days_on_which_something_changed(shipped: Law) -> None:
    """Every instrument's day, those of instruments that are not entered too."""
    days = [(day.isoformat(), [each.id for each in instruments]) for day, instruments in days_of_change(shipped)]
    assert days == [
        ("2003-07-07", ["act-2546"]),
        ("2017-11-22", ["announcement-2560"]),
        ("2018-08-28", ["announcement-2561-no-2"]),
        ("2023-06-02", ["announcement-2566-no-3"]),
    ]


def test_what_is_known_to_be_missing(shipped: Law) -> None:
    """Clauses that the source has not are named, so that a reader does not think there are none."""
    unheld = {section.instrument.id: list(map(str, section.unheld)) for section in document(shipped, TODAY).sections}
    assert unheld == {"act-2546": [], "announcement-2560": ["ข้อ 1", "ข้อ 2", "ข้อ 3", "ข้อ 4"]}


def test_causes_are_said_where_they_are_others_than_those_above(shipped: Law) -> None:
    """A cause is told at a section or clause, and wherever an item has another; the rest inherits it."""
    said = [str(entry.citation) for entry, told in with_origin(document(shipped, BETWEEN).entries) if told]
    assert said == ["มาตรา 37", "ข้อ 5", "ข้อ 6", "ข้อ 6 (10)", "ข้อ 7", "ข้อ 7 (5) (ซ)", "ข้อ 7 (10)"]


def test_a_difference(shipped: Law, drafted: Law) -> None:
    """What changed between two days, and what a draft changes, with the caveats of what is touched."""
    found = difference(shipped.on(BEFORE), shipped.on(BETWEEN), shipped)
    assert (found.before, found.after, found.drafts) == (BEFORE, BETWEEN, ())
    kinds = [change.change for change in found.changes]
    assert (len(kinds), kinds.count("repealed"), kinds.count("inserted")) == (13, 1, 12)
    drawn = difference(shipped.on(TODAY), drafted.on(TODAY), drafted)
    assert drawn.before == drawn.after
    assert drawn.drafts
    assert "draft" in [caveat.code for caveat in drawn.caveats]
    assert not difference(shipped.on(TODAY), shipped.on(TODAY), shipped).changes
    from_too_early = difference(shipped.on(date(2016, 1, 1)), shipped.on(BETWEEN), shipped)
    codes = ["not-held" in [caveat.code for caveat in each.caveats] for each in (found, from_too_early)]
    assert codes == [False, True]
