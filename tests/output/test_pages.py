"""Pages: the screens as they are when piped, word for word."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import pytest

from mandate_cli.law.amendments import Correct, Dataset, EnactedProvision, Operation, Rename, Repeal, Substitute
from mandate_cli.law.citation import Citation
from mandate_cli.law.fold import fold, law
from mandate_cli.law.history import show
from mandate_cli.law.model import Words
from mandate_cli.law.quotation import cite
from mandate_cli.output import pages
from mandate_cli.output.screen import render
from tests.conftest import BETWEEN, ROOT, TODAY, Run
from tests.law.test_fold import HERE, RISK, C, instrument, replace_, with_

LEAD_9 = "หน่วยตรวจสอบภายใน ให้ปฏิบัติงานขึ้นตรงกับหัวหน้าส่วนราชการ และมีอำนาจหน้าที่ดังต่อไปนี้"

GOLDEN = Path(__file__).parents[1] / "golden"

@pytest.mark.parametrize("name", FILES)
def test_screens(run: Run, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Each screen is its golden file: the command, its exit code, what it prints and what it says on stderr."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    if name.startswith("th-"):
        monkeypatch.setenv("MANDATE_LANG", "th")
    result = run(*shlex.split(FILES[name]))
    errors = f"--- stderr\n{result.err}" if result.err else ""
    screen = f"$ mandate {FILES[name]}\n{result.out}{errors}--- exit {result.code}\n"
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(screen, encoding="utf-8")
    assert screen == path.read_text(encoding="utf-8")


def test_every_golden_file_is_a_screen() -> None:
    """No golden file is left behind when a screen goes."""
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(FILES)


def test_a_query_cannot_write_to_the_terminal(run: Run) -> None:
    """Nor can what was typed, on stdout or stderr."""
    assert "\x1b" not in run("search", "\x1b[31mแดง").out
    assert "\x1b" not in run("duties", "\x1b[31mแดง").err


MARKED = [
    ("ร้องทุกข์", "การ[ร้องทุกข์]และการพิจารณา[ร้องทุกข์]"),
    ("วินัย", "เกี่ยวกับ[วินัย]และการตรวจพิจารณา[วินัย]"),
    ("คดี", "งาน[คดี]ปกครอง [คดี]แพ่ง [คดี]อาญา และ[คดี]อื่น ๆ"),
    ("ซื้อคอมพิวเตอร์", "พัสดุ"),
]


@pytest.mark.parametrize(("task", "text"), MARKED)
def test_who_handles_marks_every_occurrence(run: Run, task: str, text: str) -> None:
    """Of the law's own words, or where a phrase led there, of what was asked, if the law has it."""
    shown = run("who-handles", task).out.partition("\n\n")[0]
    assert text in shown
    assert ("[" in shown) is ("[" in text)


ITEM, LINE = C("ข้อ 7 (9) (ค)"), C("ข้อ 6 (9)")
CORRECTED = EnactedProvision(citation=ITEM, words=Words("งานอื่น"), reports_to=None, place=HERE)
ENDS = [
    (ITEM, Repeal(ITEM, RISK, HERE), "repealed by ฉบับที่ 4 ข้อ 1", "repealed; it is no longer law"),
    (ITEM, replace_("ข้อ 7 (9) (ค)", RISK, "งานอื่น"), "replaced by ฉบับที่ 4 ข้อ 1", "in force"),
    (ITEM, Correct(ITEM, RISK, CORRECTED, HERE), "corrected by ฉบับที่ 4 ข้อ 1", "in force"),
    (ITEM, Substitute(ITEM, RISK, "ประเมิน", "ตรวจ", 1, HERE), "reworded by ฉบับที่ 4 ข้อ 1", "in force"),
    (LINE, Rename(LINE, "หน่วยตรวจสอบภายใน", "กลุ่มอื่น", HERE), "renamed by ฉบับที่ 4 ข้อ 1", "in force"),
    (
        ITEM,
        replace_("ข้อ 7 (9)", LEAD_9, "หน่วยตรวจสอบภายใน ใหม่", ก="งานหนึ่ง"),
        "ended by ฉบับที่ 4 ข้อ 1, which replaced ข้อ 7 (9)",
        "no longer law; ข้อ 7 (9) was replaced, and has it no more",
    ),
]


@pytest.mark.parametrize(("citation", "operation", "ended", "status"), ENDS)
def test_show_words_each_operation(
    dataset: Dataset, citation: Citation, operation: Operation, ended: str, status: str
) -> None:
    """What ended a version is called what it was: repealed, replaced, corrected, reworded, renamed, left out."""
    again = with_(dataset, instrument(4, date(2024, 1, 1), operation))
    mandate = fold(again, TODAY)
    provision, versions = show(law(again), mandate, citation)
    shown = render(pages.show(provision, versions, [], None, provision.ended_by), colour=False)
    assert f"; until 1 January 2024, {ended}\n" in shown
    assert f"\nStatus: {status}\n" in shown
    assert ("(ended on 1 January 2024, by ฉบับที่ 4 ข้อ 1, which replaced ข้อ 7 (9))" in shown) is (" no more" in status)
    assert ("(repealed on 1 January 2024, by ฉบับที่ 4 ข้อ 1)" in shown) is status.startswith("repealed")


def test_a_misquoted_provision_that_ended_is_said_to_have(dataset: Dataset) -> None:
    """The difference, and from when until when it was the law."""
    verdict = cite(law(dataset), fold(dataset, BETWEEN), "ข้อ 7 (5) (ซ) งานคดีของรัฐ")
    shown = render(pages.cite([verdict]), colour=False)
    assert "was in force from 22 November 2017 until 28 August 2018, ended by" in shown
    assert ", and the text differs: " in shown
