"""Pages of history: how the end of a version is worded; whole screens are in test_pages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mandate_cli.law.amendments import Correct, Dataset, EnactedProvision, Operation, Pair, Rename, Repeal, Substitute
from mandate_cli.law.citation import Citation
from mandate_cli.law.fold import law
from mandate_cli.law.history import show
from mandate_cli.law.model import Words
from mandate_cli.output import history_pages, plain
from tests.conftest import BETWEEN, TODAY, C
from tests.folding import fold
from tests.law.acting import HERE, instrument, replace_, with_
from tests.law.test_fold import RISK

LEAD_9 = "หน่วยตรวจสอบภายใน ให้ปฏิบัติงานขึ้นตรงกับหัวหน้าส่วนราชการ และมีอำนาจหน้าที่ดังต่อไปนี้"
ITEM, LINE = C("ข้อ 7 (9) (ค)"), C("ข้อ 6 (9)")
CORRECTED = EnactedProvision(citation=ITEM, words=Words("งานอื่น"), reports_to=None, place=HERE)
BY = "on 1 January 2024 by ฉบับที่ 4 ข้อ 1"
ENDS = [
    (ITEM, Repeal(ITEM, RISK, HERE), f"Repealed {BY}. It is no longer law:", ""),
    (ITEM, replace_("ข้อ 7 (9) (ค)", RISK, "งานอื่น"), "", "replaced by ฉบับที่ 4 ข้อ 1"),
    (ITEM, Correct(ITEM, RISK, CORRECTED, HERE), "", "corrected by ฉบับที่ 4 ข้อ 1"),
    (ITEM, Substitute(ITEM, RISK, (Pair("ประเมิน", "ตรวจ", 1),), HERE), "", "reworded by ฉบับที่ 4 ข้อ 1"),
    (LINE, Rename(LINE, "หน่วยตรวจสอบภายใน", "กลุ่มอื่น", HERE), "", "renamed by ฉบับที่ 4 ข้อ 1"),
    (
        ITEM,
        replace_("ข้อ 7 (9)", LEAD_9, "หน่วยตรวจสอบภายใน ใหม่", ก="งานหนึ่ง"),
        f"Ended {BY}, which replaced ข้อ 7 (9). It is no longer law:",
        "",
    ),
]


@pytest.mark.parametrize(("citation", "operation", "warning", "ended"), ENDS)
def test_show_words_each_operation(
    dataset: Dataset, citation: Citation, operation: Operation, warning: str, ended: str
) -> None:
    """That it is no longer law stands before its text; how an earlier version ended, behind that version."""
    again = with_(dataset, instrument(4, date(2024, 1, 1), operation))
    shown = plain.text(history_pages.show(show(law(again), fold(again, TODAY), citation)))
    assert shown.startswith(f"{warning}\n" if warning else str(citation))
    assert ("\nStatus: in force\n" in shown) is (not warning)
    assert (f"; until 1 January 2024, {ended}\n" in shown) is bool(ended)


def test_show_says_which_parts_are_no_longer_law(dataset: Dataset) -> None:
    """Those that an amendment which is not entered replaced, and those that were repealed; each by its instrument."""
    parts = {
        (TODAY, "ข้อ 7"): ["ข้อ 7 (5), ข้อ 7 (10), since 2 June 2023, by (ฉบับที่ 3) พ.ศ. 2566"],
        (BETWEEN, "ข้อ 7"): ["ข้อ 7 (5) (ซ), since 28 August 2018, by (ฉบับที่ 2) พ.ศ. 2561"],
        (BETWEEN, "ข้อ 7 (5)"): ["ข้อ 7 (5) (ซ), since 28 August 2018, by (ฉบับที่ 2) พ.ศ. 2561"],
        (TODAY, "ข้อ 7 (5)"): [],  # it is itself no longer law
        (TODAY, "ข้อ 6"): [],
    }
    for (day, citation), expected in parts.items():
        shown = plain.text(history_pages.show(show(law(dataset), fold(dataset, day), C(citation))))
        assert re.findall("No longer law in it: (.*)\n", shown) == expected
