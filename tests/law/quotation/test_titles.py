"""Titles of instruments, taken apart."""

from __future__ import annotations

import pytest

from mandate_cli.law.quotation.titles import mentions
from tests.law.quotation import TITLE


@pytest.mark.parametrize(
    ("text", "kind", "body", "year"),
    [
        (f"{TITLE} พ.ศ. 2560 จึงแต่งตั้ง", "ประกาศ", TITLE.removeprefix("ประกาศ"), 2560),
        ("พระราช บัญญัติ จัดระเบียบ พ . ศ . 2496", "พระราชบัญญัติ", "จัดระเบียบ", 2496),
        ("กฎหมายว่าด้วยการศึกษา กำหนด", "กฎหมายว่าด้วย", "การศึกษา", 0),
        ("ป.อาญา มาตรา 1", "ประมวลกฎหมาย", "ป.อาญา", 0),
        ("ประกาศฯ เรื่อง การรับสมัคร พ.ศ. 2567", "ประกาศ", "เรื่อง การรับสมัคร", 2567),
    ],
)
def test_titles(text: str, kind: str, body: str, year: int) -> None:
    """A title is taken apart, and ends where other words begin."""
    mention = mentions(text)[0]
    assert (mention.kind, mention.body, mention.year) == (kind, body, year)


def test_a_number_between_two_years_is_of_the_title_around() -> None:
    """A regulation under an Act is No. 2, and not the Act; behind one year alone it is of what has that year."""
    inner = mentions("พระราชบัญญัติทางหลวง พ.ศ. 2535 (ฉบับที่ 2) พ.ศ. 2563")[0]
    assert (inner.year, inner.number) == (2535, 0)
    plain = mentions("ประกาศกระทรวงคมนาคม พ.ศ. 2561 (ฉบับที่ 2)")[0]
    assert (plain.year, plain.number) == (2561, 2)
