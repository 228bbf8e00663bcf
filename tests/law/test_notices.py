"""Titles in the Gazette are known however they are broken, and told from those of other instruments."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.law.mandate import Law
from mandate_cli.law.model import Place
from mandate_cli.law.notices import AS_AMENDED, ENTERED, NEARLY, NOT_HELD, NOT_OURS, WAITING, Notice, recognised

THIRD = "ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา (ฉบับที่ 3) พ.ศ. 2566"
TITLES = [
    (THIRD, WAITING),
    (THIRD.replace("ำ", "ํา"), WAITING),
    (THIRD.replace("ำ", " า"), WAITING),
    (THIRD.replace("ำ", "า"), WAITING),
    (THIRD.replace("ำ", "ำา"), WAITING),
    (THIRD.replace("่", "").replace("การศึกษา", "การ ศึกษา\u200b").replace("2566", "๒๕๖๖"), WAITING),
    (THIRD.replace("3) พ.ศ. 2566", "2) พ.ศ. 2561"), ENTERED),
    (THIRD.replace("(ฉบับที่ 3) พ.ศ. 2566", "พ.ศ. 2560"), ENTERED),
    (THIRD.replace("3) พ.ศ. 2566", "4) พ.ศ. 2567"), NOT_HELD),
    (THIRD.replace("2566", "2567"), NOT_HELD),
    (f"แก้คำผิด {THIRD}", NOT_HELD),
    (THIRD.replace("แบ่งส่วน", "แบ่งสวนฐ"), NEARLY),
    ("พระราชบัญญัติระเบียบบริหารราชการกระทรวงศึกษาธิการ พ.ศ. 2546", ENTERED),
    ("พระราชบัญญัติระเบียบบริหารราชการกระทรวงศึกษาธิการ (ฉบับที่ 3) พ.ศ. 2553", AS_AMENDED),
    ("พระราชบัญญัติระเบียบบริหารราชการกระทรวงศึกษาธิการ (ฉบับที่ 5) พ.ศ. 2569", NOT_HELD),
    ("กฎกระทรวงกำหนดหลักเกณฑ์การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา พ.ศ. 2546", None),
    ("ประกาศกระทรวงเกษตรและสหกรณ์ เรื่อง กำหนดเขต", None),
    ("ประกาศ", None),
]


def noticed(title: str, day: date = date(2023, 6, 2), volume: int = 140, part: str = "พิเศษ 128 ง") -> Notice:
    """A notice of a title."""
    return Notice(day, title, volume, part, "31", Place("list.csv", 2, 1))


@pytest.mark.parametrize(("title", "status"), TITLES)
def test_titles_of_the_instruments_are_found(law: Law, title: str, status: str | None) -> None:
    """Entered, outstanding, held in the text as amended, not held, or nearly one of them."""
    assert [each.status for each in recognised(law, [noticed(title)])] == ([status] if status else [])


OTHER = THIRD.removesuffix(" (ฉบับที่ 3) พ.ศ. 2566") + "ประถมศึกษา"
OTHERS = [
    (f"{OTHER} พ.ศ. 2567", [], NOT_HELD),
    (f"{OTHER} พ.ศ. 2567", [OTHER], NOT_OURS),
    (f"{OTHER} (ฉบับที่ ๒) พ.ศ. ๒๕๖๘".replace("ำ", "ํา"), [OTHER], NOT_OURS),
    (f"{OTHER} (ฉบับที่ 2) พ.ศ. 2568", [f"{OTHER} พ.ศ. 2567"], NOT_HELD),
    (f"{OTHER} พ.ศ. 2567", [f"{OTHER} พ.ศ. 2567"], NOT_OURS),
    (THIRD.replace("แบ่งส่วน", "แบ่งสวนฐ"), [THIRD.replace("แบ่งส่วน", "แบ่งสวนฐ")], NOT_OURS),
    (THIRD, [THIRD], WAITING),
    ("พระราชบัญญัติระเบียบบริหารราชการกระทรวงศึกษาธิการ (ฉบับที่ 3) พ.ศ. 2553", [THIRD], AS_AMENDED),
]


@pytest.mark.parametrize(("title", "not_ours", "status"), OTHERS)
def test_other_law_is_known_by_its_title(law: Law, title: str, not_ours: list[str], status: str) -> None:
    """With number and year it is that instrument alone; what is entered stays so."""
    assert [each.status for each in recognised(law, [noticed(title)], not_ours)] == [status]


@pytest.mark.parametrize(
    ("notice", "differs"),
    [
        (noticed(THIRD), False),
        (noticed(THIRD, day=date(2023, 6, 3)), True),
        (noticed(THIRD, volume=141), True),
        (noticed(THIRD, part="129 ง"), True),
        (noticed(THIRD.replace("3) พ.ศ. 2566", "2) พ.ศ. 2561"), volume=1), False),  # the data know neither
        (noticed(THIRD.replace("3) พ.ศ. 2566", "9) พ.ศ. 2569"), volume=1), False),
    ],
)
def test_what_the_gazette_has_otherwise_is_seen(law: Law, notice: Notice, differs: bool) -> None:
    """The day, the volume or the part; what the data do not know does not differ."""
    (found,) = recognised(law, [notice])
    assert found.differs is differs


def test_a_place_in_the_gazette_is_written_as_it_is_cited() -> None:
    """A special part has no ที่."""
    assert noticed("").gazette == "เล่ม 140 ตอนพิเศษ 128 ง หน้า 31"
    assert noticed("", part="5 ก").gazette == "เล่ม 140 ตอนที่ 5 ก หน้า 31"
