"""What single operations make of provisions: which of them end, which get other words, and whom units report to."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.law.amendments import PARAGRAPHS, Dataset, Pair, Repeal, Substitute
from mandate_cli.law.mandate import Mandate
from mandate_cli.law.model import Cause, Provision, Words
from mandate_cli.law.operations import State, apply, substituted
from tests.conftest import TODAY, C
from tests.folding import fold
from tests.law.acting import HERE, enact, insert, instrument, replace_, with_


@pytest.mark.parametrize("target", ["ข้อ 8", "ข้อ 8 (1)", "ข้อ 8 วรรคสอง", "ข้อ 8 วรรคสอง (1)"])
def test_only_further_paragraphs_of_what_is_replaced_are_kept(now: Mandate, target: str) -> None:
    """The items of the first paragraph end with it, at whatever depth, also inside a paragraph."""
    above = [insert(each) for each in ("ข้อ 8", "ข้อ 8 (1)", "ข้อ 8 วรรคสอง", "ข้อ 8 วรรคสอง (1)")]
    state = State(now.structure, now.versions)
    for number, each in enumerate([*above, insert(f"{target} (2)"), insert(f"{target} วรรคสาม")], 4):
        state = enact(state, instrument(number, TODAY, each))
    paragraphs = {"ข้อ 8": ["ข้อ 8 วรรคสอง", "ข้อ 8 วรรคสอง (1)"]}.get(target, [])
    new = replace_(target, "งานใหม่", "งานอื่น")._replace(keeps=PARAGRAPHS)
    held = enact(state, instrument(20, TODAY, new)).held(C(target))
    assert [str(each.citation) for each in held] == [target, *paragraphs, f"{target} วรรคสาม"]


def test_a_whole_instrument_is_repealed_as_amended(dataset: Dataset) -> None:
    """Whatever its clauses read by then, and each with all it holds."""
    lead_in = fold(dataset, TODAY).versions[C("ข้อ 6")][-1].words.text
    reworded = instrument(4, date(2024, 1, 1), Substitute(C("ข้อ 6"), lead_in, (Pair("ให้แบ่ง", "แบ่ง", 1),), HERE))
    whole = instrument(5, date(2025, 1, 1), Repeal(C("ข้อ 1"), "", HERE, whole=True))
    mandate = fold(with_(dataset, reworded, whole), TODAY)
    standing = {citation.instrument for citation, versions in mandate.versions.items() if versions[-1].in_force}
    assert standing == {"act-2546", "announcement-2561-no-2", "n4", "n5"}
    ended = mandate.versions[C("ข้อ 6")][-1].ended_by
    assert ended
    assert (ended.instrument.number, ended.operation) == (5, "repeal")


def test_what_is_inside_a_provision_is_held_once(now: Mandate) -> None:
    """However often it got other words."""
    state = State(now.structure)
    for _ in range(2):
        state.change({citation: now.versions[citation] for citation in map(C, ("ข้อ 7", "ข้อ 7 (5)", "ข้อ 7 (5) (ก)"))})
    assert [str(each.citation) for each in state.held(C("ข้อ 7"))] == ["ข้อ 7", "ข้อ 7 (5)", "ข้อ 7 (5) (ก)"]


PAIRS = [Pair("สำนัก", "กอง", 1), Pair("สำนักงานเขต", "เขต", 1), Pair("กอง", "ฝ่าย", 1)]


@pytest.mark.parametrize("pairs", [PAIRS, PAIRS[::-1]])
def test_all_words_are_substituted_at_once_and_the_longer_are_meant(pairs: list[Pair]) -> None:
    """In whatever order they are written: words begin with other words, and what takes their place is left alone."""
    assert substituted("สำนักงานเขต สำนัก และกอง", pairs) == "เขต กอง และฝ่าย"


def substitute(
    now: Mandate, pairs: list[tuple[str, str]], **provisions: tuple[str, str | None]
) -> dict[str, Provision]:
    """What becomes of provisions inside ข้อ 7 by their labels, each a text and whom it reports to."""
    cause = Cause(now.instruments[-1], C("ข้อ 1"), "substitute", C("ข้อ 7"), HERE)
    state = State(now.structure)
    for label, (text, reports_to) in provisions.items():
        citation = C("ข้อ 7").child(label)
        state.change({citation: (Provision(citation, Words(text), reports_to, cause),)})
    operation = Substitute(C("ข้อ 7"), "", tuple(Pair(words, by, 1) for words, by in pairs), HERE)
    return {citation.labels[-1]: versions[-1] for citation, versions in apply(state, operation, cause).items()}


def test_a_provision_whose_words_stay_keeps_its_version(now: Mandate) -> None:
    """Though another in the same target gets other words, and some of its own are substituted by the same ones."""
    changed = substitute(now, [("งาน", "งาน"), ("ครู", "อาจารย์")], ก=("งานวินัย", None), ข=("งานครู", None))
    assert {label: provision.words.text for label, provision in changed.items()} == {"ข": "งานอาจารย์"}


HEAD, SPACED = "กอง ขึ้นตรงกับหัวหน้า และมีหน้าที่", "กอง ขึ้นตรงกับรองอธิบดี ฝ่ายบริหาร และมีหน้าที่"
FIRST = "ขึ้นตรงกับหัวหน้า"
TWO = "กองซึ่งเคยขึ้นตรงต่อกรม ขึ้นตรงกับหัวหน้า และมีหน้าที่"
REPORTING = {
    "words before it": (HEAD, "หัวหน้า", ("กอง", "สำนักงาน"), "หัวหน้า"),
    "its own words": (HEAD, "หัวหน้า", ("หัวหน้า", "อธิบดี"), "อธิบดี"),
    "its last words": (SPACED, "รองอธิบดี ฝ่ายบริหาร", ("บริหาร", "วิชาการ"), "รองอธิบดี ฝ่ายวิชาการ"),
    "words from its end on": (SPACED, "รองอธิบดี ฝ่ายบริหาร", (" และมี", " มี"), "รองอธิบดี ฝ่ายบริหาร"),
    "words behind it": (SPACED, "รองอธิบดี ฝ่ายบริหาร", ("หน้าที่", "อำนาจ"), "รองอธิบดี ฝ่ายบริหาร"),
    "words across its end": (HEAD, "หัวหน้า", ("หน้า และ", "หน้าส่วนราชการ "), "หัวหน้าส่วนราชการ"),
    "by words that make it longer": (HEAD, "หัวหน้า", (" และ", "ส่วนราชการ และ"), "หัวหน้าส่วนราชการ"),
    "the reporting words": (HEAD, "หัวหน้า", ("ขึ้นตรงกับ", "ขึ้นตรงต่อ"), "หัวหน้า"),
    "the reporting words and it": (HEAD, "หัวหน้า", ("ขึ้นตรงกับหัวหน้า", "ขึ้นตรงต่ออธิบดี"), "อธิบดี"),
    "the reporting words by others": (HEAD, "หัวหน้า", ("ขึ้นตรงกับ", "ช่วย"), None),
    "all about reporting": (HEAD, "หัวหน้า", ("ขึ้นตรงกับหัวหน้า และมี", "มี"), None),
    "by reporting words": ("กอง มีหน้าที่", None, ("มี", "ขึ้นตรงต่ออธิบดี และมี"), "อธิบดี"),
    "at the beginning": (FIRST, "หัวหน้า", ("หัวหน้า", "อธิบดี"), "อธิบดี"),
    "behind other reporting words": (TWO, "หัวหน้า", ("หัวหน้า", "อธิบดี"), "อธิบดี"),
    "before other reporting words": (TWO, "กรม", ("กรม", "กระทรวง"), "กระทรวง"),
}


@pytest.mark.parametrize(("text", "reports_to", "pair", "then"), REPORTING.values(), ids=REPORTING.keys())
def test_whom_a_unit_reports_to_is_what_its_lead_in_says_after_words_are_substituted(
    now: Mandate, text: str, reports_to: str | None, pair: tuple[str, str], then: str | None
) -> None:
    """The name is known whole where its end is; otherwise it ends as names do, before a space or และ."""
    assert substitute(now, [pair], ก=(text, reports_to))["ก"].reports_to == then
