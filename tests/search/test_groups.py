"""Which group is meant by a number, a name, a part of it or a misspelling."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.errors import MandateError
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import law
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.law.model import Group
from mandate_cli.law.structure import Division
from mandate_cli.search.groups import name_group, named
from tests.conftest import C

NAMES = [
    ("กลุ่มกฎหมายและคดี", "10"),
    ("10", "10"),
    ("๑๐", "10"),
    ("(10)", "10"),
    ("010", "10"),
    ("กลุ่มที่ 10", "10"),
    ("กลุ่ม 10", "10"),
    ("ข้อ 6 (10)", "10"),
    ("ข้อ 7 (10) (ข)", "10"),
    ("กฎหมาย", "10"),
    ("กลุ่มกฏหมายเเละคดี", "10"),
    ("กฏหมาย", "10"),
    ("กดหมาย", "10"),
    ("คดี", "10"),
    ("อำนวยการ", "1"),
    ("กลุ่มอํานวยการ", "1"),
    ("กลุ่มแผน", "2"),
    ("นโยบายแผน", "2"),
    ("เทคโนโลยี", "3"),
    ("กลุ่มการเงิน", "4"),
    ("สินทรัพ", "4"),
    ("กลุ่มบุคคล", "5"),
    ("บุคลากร", "6"),
    ("บุคคลากร", "6"),
    ("นิเทศ ติดตามและประเมินผล", "7"),
    ("กลุ่มส่งเสริมการจัดการศึกษา", "8"),
    ("หน่วยตรวจสอบภายใน", "9"),
    ("ตรวจสอบ", "9"),
    ("หน่วยตรวจสอบพายใน", "9"),
]


@pytest.fixture(scope="module")
def whole(dataset: Dataset) -> Law:
    """The law of all days."""
    return law(dataset)


@pytest.mark.parametrize(("text", "number"), NAMES)
def test_a_group_is_found_by_number_name_part_or_misspelling(now: Mandate, whole: Law, text: str, number: str) -> None:
    """Thai or Arabic digits, any unambiguous part of the name, a close misspelling."""
    assert name_group(now, text, whole).number == number


@pytest.mark.parametrize(("text", "candidates"), [("กลุ่ม", 9), ("ส่งเสริม", 2), ("การศึกษา", 4), ("กลุ่มส่งเสิม", 2)])
def test_an_ambiguous_name_lists_its_candidates(now: Mandate, whole: Law, text: str, candidates: int) -> None:
    """The error is wrong usage and names every group that it could be."""
    with pytest.raises(MandateError) as caught:
        name_group(now, text, whole)
    assert (caught.value.code, caught.value.exit_code) == ("ambiguous-group", 2)
    assert len(str(caught.value).splitlines()) == candidates + 1


@pytest.mark.parametrize("text", ["0", "นักบิน", "x", "กข", "กลุ่มงาน", "ข้อ 5 (1)", "ข้อ 7", "7.8.2565"])
def test_a_group_that_is_not_there_is_not_found(now: Mandate, whole: Law, text: str) -> None:
    """The exit code is 1, and all groups are listed."""
    with pytest.raises(MandateError, match="กลุ่มอำนวยการ") as caught:
        name_group(now, text, whole)
    assert (caught.value.code, caught.value.exit_code) == ("no-such-group", 1)


@pytest.mark.parametrize("text", ["11", "กลุ่มที่ 99"])
def test_of_a_number_that_is_not_there_the_numbers_are_told(now: Mandate, whole: Law, text: str) -> None:
    """Not those that are nearest, which may be far."""
    with pytest.raises(MandateError, match=f"^There is no unit {text} on .*: they are numbered 1 to 10\\. ") as caught:
        name_group(now, text, whole)
    assert (caught.value.code, caught.value.exit_code) == ("no-such-group", 1)


def test_before_the_first_instrument_no_group_is_held(whole: Law) -> None:
    """The error says from when on groups are held."""
    with pytest.raises(MandateError, match="is held from 22 November 2017 on"):
        name_group(whole.on(date(2010, 1, 1)), "กฎหมาย", whole)


def test_without_a_list_of_groups_there_are_none(now: Mandate, whole: Law) -> None:
    """The error lists nothing."""
    structure = now.structure._replace(divisions=(Division(C("ข้อ 99"), None, {}),))
    nowhere = now._replace(structure=structure, held_from=None)
    with pytest.raises(MandateError, match=r"^There are no units on 23 November 2026\.$"):
        name_group(nowhere, "การบัญชี", whole)


@pytest.mark.parametrize("text", ["10", "๑๐", "กลุ่มกฎหมายและคดี", "กฎหมาย"])
def test_a_group_that_came_later_is_said_to_have_come(before: Mandate, whole: Law, text: str) -> None:
    """The error names the day and the clause."""
    came = f"There is no unit “{text}” on 31 December 2017: กลุ่มกฎหมายและคดี came on 28 August 2018, by .* ข้อ 1"
    with pytest.raises(MandateError, match=came):
        name_group(before, text, whole)
    with pytest.raises(MandateError, match="they are numbered 1 to 9"):
        name_group(before, "11", whole)


def test_a_group_typed_in_the_wrong_layout_is_asked_about(now: Mandate, whole: Law) -> None:
    """The error suggests what the keys are in Thai."""
    with pytest.raises(MandateError, match="Did you mean “นิเทศ”") as caught:
        name_group(now, "obgmL", whole)
    assert caught.value.did_you_mean == "นิเทศ"


NAMED = [
    ("กลุ่มกฎหมายและคดี", "10"),
    ("กฎหมายเเละ คดี", "10"),
    ("กลุ่มกฎหมาย", "10"),
    ("กลุ่มกดหมาย", "10"),
    ("๑๐", "10"),
    ("กลุ่มที่ 10", "10"),
    ("กฎหมาย", None),
    ("กลุ่ม", None),
    ("กลุ่มไหนดูแลเรื่องย้าย", None),
    ("11", None),
    ("37", "มาตรา 37"),
    ("7.10ข", "ข้อ 7 (10) (ข)"),
    ("ข้อ 99", None),
]


@pytest.mark.parametrize(("text", "what"), NAMED)
def test_the_group_or_provision_that_a_text_names(now: Mandate, text: str, what: str | None) -> None:
    """A group by number, by name, or by กลุ่ม and a part of it; or a provision. A part of a name alone may be a task."""
    found = named(now, text)
    assert (found.number if isinstance(found, Group) else found and str(found)) == what
