"""Duties that outlive their letters, and citations as they are typed."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.law.amendments import Correct, Dataset, EnactedProvision, Operation, Repeal
from mandate_cli.law.citation import Citation
from mandate_cli.law.fold import law as fold_law
from mandate_cli.law.history import version_of
from mandate_cli.law.mandate import Law
from mandate_cli.law.model import Words
from mandate_cli.law.structure import reports
from mandate_cli.search.lineage import Duty, Lineage, Succession, duty_of
from tests.conftest import BEFORE, BETWEEN, TODAY, C
from tests.folding import fold
from tests.law.acting import HERE, insert, instrument, repeal, replace_, with_

ABROAD, WORDS = "ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์"
FOURTH = date(2024, 1, 1)
KEY = Duty(C(ABROAD), "announcement-2560").key

SHORT = [
    ("ข้อ 7 (10) (ข)", "7.10.ข"),
    ("ข้อ 7", "7"),
    ("มาตรา 37 (1)", "มาตรา37.1"),
    ("ข้อ 7/1 (ก/2)", "7/1.ก/2"),
    ("ข้อ 4 (4.2)", "4.4.2"),
    ("ข้อ 4 1)", "4.1"),
    ("ข้อ 4 ก.", "4.ก"),
    ("มาตรา 34 วรรคสอง", "มาตรา34วรรคสอง"),
    ("ข้อ 7 ทวิ (1)", "7ทวิ.1"),
]


@pytest.mark.parametrize(("citation", "short"), SHORT)
def test_a_short_form_has_no_spaces_or_brackets(citation: str, short: str) -> None:
    """So that no shell has to quote it; of the plain forms it is the same citation."""
    parsed = Citation.parse(citation)
    assert parsed.short == short
    if all(label.isalnum() for label in parsed.labels):
        assert Citation.parse(short) == parsed


# What is done to a duty on 1 January 2024, and the provisions that have it afterwards, with whether in the same words.
DONE: list[tuple[list[Operation], list[tuple[str, bool]]]] = [
    ([], [(ABROAD, True)]),
    ([repeal(ABROAD, WORDS)], []),
    ([replace_(ABROAD, WORDS, "งานอื่น")], []),
    (
        [Correct(C(ABROAD), WORDS, EnactedProvision(C(ABROAD), Words("งานต่างประเทศ"), None, HERE), HERE)],
        [(ABROAD, False)],
    ),
    ([repeal(ABROAD, WORDS), insert("ข้อ 7 (2) (ฉ)", WORDS)], []),  # unless the keeper says so
]


@pytest.mark.parametrize(("operations", "standing"), DONE)
def test_a_duty_is_followed_only_where_it_is_the_same(
    dataset: Dataset, operations: list[Operation], standing: list[tuple[str, bool]]
) -> None:
    """On the day before it has its own letter."""
    whole = fold_law(with_(dataset, *([instrument(4, FOURTH, *operations)] if operations else [])))
    lineage = Lineage(whole)
    led = lineage.standing(KEY, whole.on(TODAY))
    assert [(str(found.provision.citation), found.same_words) for found in led] == standing
    (before,) = lineage.standing(KEY, whole.on(date(2023, 12, 31)))
    assert before.provision.citation == C(ABROAD)
    lapsed = lineage.lapsed(KEY, whole.on(TODAY))
    assert (lapsed is not None) == (not standing)
    if lapsed:
        assert (lapsed.until, lapsed.since) == (FOURTH, date(2017, 11, 22))


def test_a_succession_is_followed_both_ways(dataset: Dataset) -> None:
    """To where the duty went, and from there back on an earlier day."""
    moved = instrument(4, FOURTH, repeal(ABROAD, WORDS), insert("ข้อ 7 (2) (ฉ)", WORDS))
    whole = fold_law(with_(dataset, moved))
    after = Duty(C("ข้อ 7 (2) (ฉ)"), "n4")
    lineage = Lineage(whole, [Succession(Duty(C(ABROAD), "announcement-2560"), after, "moved", "n4")])
    (now,), (then,) = lineage.standing(KEY, whole.on(TODAY)), lineage.standing(after.key, whole.on(BETWEEN))
    assert (now.provision.citation, now.same_words) == (C("ข้อ 7 (2) (ฉ)"), True)
    assert (then.provision.citation, then.same_words) == (C(ABROAD), True)


def test_a_duty_that_was_split_and_merged_again_stands_once(law: Law) -> None:
    """Whichever way leads to it."""
    one, two, three, four = (Duty(C(f"ข้อ 7 (1) ({label})"), "announcement-2560") for label in "กขคง")
    links = [(one, two), (one, three), (two, four), (three, four)]
    lineage = Lineage(law, [Succession(before, after, "moved", "n4") for before, after in links])
    found = lineage.standing(one.key, law.on(TODAY))
    assert [each.provision.citation for each in found] == [one.citation, two.citation, three.citation, four.citation]


def test_a_letter_used_again_is_another_duty(dataset: Dataset) -> None:
    """The old one stays ended, and the new one has no past."""
    again = instrument(4, FOURTH, insert("ข้อ 7 (5) (ซ)", "งานใหม่"))
    whole = fold_law(with_(dataset, again))
    lineage = Lineage(whole)
    old, new = (duty_of(version).key for version in whole.versions[C("ข้อ 7 (5) (ซ)")])
    assert old != new
    assert lineage.standing(old, whole.on(TODAY)) == []
    assert lineage.standing(new, whole.on(BEFORE)) == []
    assert [found.provision.words.text for found in lineage.standing(new, whole.on(TODAY))] == ["งานใหม่"]


def test_the_last_version_that_an_instrument_left_in_force(law: Law) -> None:
    """It is what a phrase means that names the instrument."""
    act, base, second = law.instruments
    assert law.version_after(C("ข้อ 7 (5) (ซ)"), act) is None
    assert law.version_after(C("ข้อ 7 (5) (ซ)"), base) is not None
    assert law.version_after(C("ข้อ 7 (5) (ซ)"), second) is None
    assert law.version_after(C("ข้อ 7 (10) (ก)"), base) is None
    assert law.version_after(C("ข้อ 7 (10) (ก)"), second) is not None


def test_an_end_that_is_not_entered_is_the_same_however_it_is_asked(dataset: Dataset) -> None:
    """By folding to a day, by the law of all days, and by the versions."""
    head = "กลุ่มบริหารงานบุคคล มีอำนาจหน้าที่ดังต่อไปนี้"
    whole = with_(dataset, instrument(4, FOURTH, Repeal(C("ข้อ 7 (5)"), head, HERE)))
    for mandate in (fold(whole, TODAY), fold_law(whole).on(TODAY)):
        provision = mandate.get(C("ข้อ 7 (5) (ก)"))
        assert provision
        assert provision.ended_by
        assert (provision.ended_by.operation, provision.ended_by.instrument.day) == ("outstanding", date(2023, 6, 2))
    version = version_of(fold_law(whole), fold_law(whole).versions[C("ข้อ 7 (5) (ก)")][-1])
    assert (version.ends, version.certainty) == (date(2023, 6, 2), "from-day-made")


REPORTING = [
    ("กอง ขึ้นตรงกับหัวหน้า และมีหน้าที่", "หัวหน้า", True),
    ("กอง ขึ้นตรงต่ออธิบดี มีหน้าที่", "อธิบดี", True),
    ("กอง ขึ้นตรงต่ออธิบดี", "อธิบดี", True),
    ("กอง ขึ้นตรงต่ออธิบดีกรม มีหน้าที่", "อธิบดี", False),
    ("กอง มีหน้าที่", None, True),
    ("กอง ขึ้นตรงต่ออธิบดี มีหน้าที่", None, False),
    ("กอง มีหน้าที่", "อธิบดี", False),
]


@pytest.mark.parametrize(("text", "head", "right"), REPORTING)
def test_reporting_words_are_those_of_the_data(text: str, head: str | None, right: bool) -> None:
    """Of either form, and only what follows them is the head."""
    assert reports(text, head, ("ขึ้นตรงกับ", "ขึ้นตรงต่อ")) is right
