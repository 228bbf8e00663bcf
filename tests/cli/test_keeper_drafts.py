"""What a keeper is told of a draft: by check, and by the pages that show what it does."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import DRAFT, Run

FACTS = {
    "title": "ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา (ฉบับที่ 9) พ.ศ. 2569",
    "short_title": "(ฉบับที่ 9) พ.ศ. 2569",
    "number": "9",
    "made": "2026-10-01",
    "published": "2026-10-15",
    "in_force": "2026-10-16",
    "gazette": "unknown",
}
REPEAL = {"repeal": "ข้อ 7 (8) (ฌ)", "expect": "ดำเนินงานวิเทศสัมพันธ์"}
INSERT = {"insert": "ข้อ 7 (8) (ฑ)", "text": "ตัวอย่างหน้าที่ใหม่"}


@pytest.fixture(autouse=True)
def small(run: Run, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - ``run`` comes before
    """The shipped law with two phrases, since phrases are no matter of a draft."""
    monkeypatch.setenv("MANDATE_DATA", str(tiny))


def written(path: Path, *clauses: dict[str, Any], id_: str = "a-9", **facts: str) -> str:
    """A draft of one instrument with these clauses."""
    numbered = {f"ข้อ {number}": {"text": "ให้แก้ไข", **clause} for number, clause in enumerate(clauses, 1)}
    whole = {"format": "1", "instruments": {id_: {**FACTS, **facts, "clauses": numbered}}}
    path.write_text(yaml.dump(whole, allow_unicode=True, sort_keys=False, width=999), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-10-01", "it is not law, and it counts only from 16 October 2026."),
        ("2026-12-01", "it is not law, and a part of it counts only from 1 March 2027."),
        ("2027-03-01", "it is not law."),
    ],
)
def test_a_draft_with_a_clause_of_another_day_is_one_draft(run: Run, tmp_path: Path, day: str, said: str) -> None:
    """One sentence says how much of it counts, on pages, in JSON and in documents."""
    later = {"operations": [INSERT], "in_force": "2027-03-01"}
    path = written(tmp_path / "draft.yaml", {"operations": [REPEAL]}, later)
    message = f"DRAFT: (ฉบับที่ 9) พ.ศ. 2569 is laid on top; {said}"
    asked = ("--with", path, "--as-of", day)
    assert [line for line in run("groups", *asked).out.splitlines() if "DRAFT" in line] == [message]
    caveats = json.loads(run("groups", *asked, "--json").out)["caveats"]
    assert [each["message"] for each in caveats if each["code"] == "draft"] == [message]
    rows = csv.DictReader(io.StringIO(run("export", "csv", *asked).out.lstrip("\ufeff")))
    assert {row["draft"] for row in rows} == {"(ฉบับที่ 9) พ.ศ. 2569"}


MOVES = [
    ("ข้อ 7 (8) (ก)", "it cannot be moved to ข้อ 7 (8) (ก), which is there and reads “ศึกษา วิเคราะห์"),
    ("ข้อ 7 (9)", "it cannot be moved to ข้อ 7 (9), which is there and reads “หน่วยตรวจสอบภายใน"),
    ("ข้อ 7 (11) (ก)", "there is no ข้อ 7 (11) in force to take it; insert that first. Nearest in force: ข้อ 7 (10)"),
]


@pytest.mark.parametrize(("to", "said"), MOVES)
def test_a_move_to_a_wrong_place_is_told_of_that_place(run: Run, tmp_path: Path, to: str, said: str) -> None:
    """What is moved is there, and not at fault."""
    move = {"move": "ข้อ 7 (8) (ฌ)", "expect": "ดำเนินงานวิเทศสัมพันธ์", "to": to}
    assert said in run("check", "--with", written(tmp_path / "draft.yaml", {"operations": [move]})).out


HEAD_9 = "หน่วยตรวจสอบภายใน ให้ปฏิบัติงานขึ้นตรงกับหัวหน้าส่วนราชการ และมีอำนาจหน้าที่ดังต่อไปนี้"
REPLACE_9 = {"replace": "ข้อ 7 (9)", "expect": HEAD_9, "text": HEAD_9.replace("หัวหน้าส่วนราชการ", "ผู้อำนวยการ")}
WORDS = {"words": "วิเทศ", "by": "ต่างประเทศ", "count": "1"}
MOVED = {"move": "ข้อ 7 (8) (ฌ)", "expect": "ดำเนินงานวิเทศสัมพันธ์"}
NEW = {"insert": "ข้อ 7 (11)", "text": "กลุ่มใหม่ มีอำนาจหน้าที่ดังต่อไปนี้"}
ACT = "พระราชบัญญัติระเบียบบริหารราชการกระทรวงศึกษาธิการ พ.ศ. 2546"
SLIPS: list[tuple[dict[str, Any], str]] = [
    ({**INSERT, "text": "(ฑ) ตัวอย่าง"}, "the text begins with (ฑ), its label; delete that there"),
    ({**INSERT, "expect": "ก"}, "the key “expect” is unknown here; there can be insert, text"),
    ({**REPEAL, "repeal": "ข้อ 7 (8) ฌ"}, "“ข้อ 7 (8) ฌ” is not a citation; write it like ข้อ 7 (8) (ฌ)"),
    ({**REPEAL, "repeal": "(8) (ฌ)"}, "“(8) (ฌ)” is not a citation; write it like ข้อ 7 (1) (ก)"),
    (
        {"repeal_instrument": "announcement-2566-no-3"},
        "(ฉบับที่ 3) พ.ศ. 2566 is outstanding, and its clauses are not held",
    ),
    ({**REPEAL, "repeal": "ข้อ 1 แห่งประกาศ (ฉบับที่ 3) พ.ศ. 2566"}, "is outstanding, and its clauses are not held; enter"),
    ({**INSERT, "insert": "หมวด 2"}, "“หมวด 2”: of which instrument it is cannot be told; write แห่ง and the title"),
    ({**INSERT, "insert": f"หมวด 2 แห่ง{ACT}"}, "an announcement cannot amend an Act; cite a clause of an announcement"),
    ({**REPEAL, "text": "ก"}, "the key “text” is unknown here; there can be repeal, expect"),
    ({**REPEAL, "expect": "(ฌ) ดำเนินงานวิเทศสัมพันธ์"}, "{+…+} only in the law: [-(ฌ) -]ดำเนินงานวิเทศสัมพันธ์"),
    (REPLACE_9, "the text says to whom it reports; write reports_to: ผู้อำนวยการ, just what follows"),
    ({**REPLACE_9, "reports_to": "ขึ้นตรงกับผู้อำนวยการ"}, "write reports_to: ผู้อำนวยการ, just what follows"),
    ({**INSERT, "reports_to": "ผู้อำนวยการ"}, "the text has no “ขึ้นตรงกับ / ขึ้นตรงต่อ”; delete reports_to"),
    ({**NEW, "items": [{"(ก)": "งาน"}]}, "expected lines of “key: value”, found a list; write them without hyphens"),
    ({**NEW, "items": {"ก": "งาน"}}, "“ก” is not the label of an item; write (ก)"),
    ({**NEW, "items": {"(๑)": "งาน"}}, "“(๑)” is not the label of an item; write (1)"),
    ({"rename": "ข้อ 7 (9)", "expect": "ก", "text": "ข"}, "it is not the line of a unit; that of this unit is ข้อ 6 (9)"),
    ({"rename": "ข้อ 5 (1)", "expect": "ก", "text": "ข"}, "it is not the line of a unit; those are in ข้อ 6"),
    ({**MOVED, "to": "ข้อ 7 (8) (ฌ)"}, "it would stay where it is; write another label under to"),
    (MOVED, "the key “to” is missing here"),
    ({"substitute": "ข้อ 7 (8) (ฌ)", "expect": MOVED["expect"], "pairs": WORDS}, "with a hyphen: “- words: …”"),
    ({"substitute": "ข้อ 7 (8) (ฌ)", "expect": MOVED["expect"], **WORDS, "count": "ทุกแห่ง"}, "write it in digits"),
]


@pytest.mark.parametrize(("operation", "said"), SLIPS)
def test_a_slip_in_an_operation_is_told_once(run: Run, tmp_path: Path, operation: dict[str, Any], said: str) -> None:
    """With its place and what to write."""
    path = written(tmp_path / "draft.yaml", {"operations": [operation]})
    told = run("check", "--with", path)
    assert (told.code, told.out.endswith("\n1 problem\n")) == (1, True)
    line = next(line for line in told.out.splitlines() if line.startswith(f"{path}:") and "warning" not in line)
    assert said in line


CLAUSES: list[tuple[dict[str, Any], str]] = [
    ({"text": "ข้อ 1 ให้ยกเลิก", "operations": [REPEAL]}, "the text begins with ข้อ 1, its label; delete that there"),
    ({"transitional": "ข้อ 7 (5)"}, "expected a list; begin each entry with a hyphen: “- ข้อ 7 (5)”"),
    ({"not_expressed": "แผนผัง"}, "expected a map, that is lines of “key: value”, found text"),
    ({"not_expressed": {"targets": ["ข้อ 6"]}}, "the key “reason” is missing here"),
    ({"operation": [REPEAL]}, "the key “operation” is unknown here; write operations"),
    ({"orders": [REPEAL]}, "the key “orders” is unknown here; there can be text, operations"),
    ({"operations": REPEAL}, "expected a list; begin each entry with a hyphen: “- repeal: …”"),
    ({"operations": [REPEAL], "in_force": "พรุ่งนี้"}, "“พรุ่งนี้” is not a date; write YYYY-MM-DD"),
    ({}, "it is not said what this clause does; write one of: operations;"),
]


@pytest.mark.parametrize(("clause", "said"), CLAUSES)
def test_a_slip_in_a_clause_is_told_once(run: Run, tmp_path: Path, clause: dict[str, Any], said: str) -> None:
    """And not also that the clause does not do just one thing."""
    path = written(tmp_path / "draft.yaml", clause)
    lines = [line for line in run("check", "--with", path).out.splitlines() if line.startswith(f"{path}:")]
    assert len(lines) == 1
    assert said in lines[0]


FACT_SLIPS = [
    ({"made": "“2026-10-01”", "in_force": "unknown"}, "7:11: ““2026-10-01”” is not a date; write 2026-10-01"),
    ({"made": "unknown", "in_force": "tomorrow"}, "9:15: “tomorrow” is not a date; write YYYY-MM-DD"),
    ({"made": "unknown", "in_force": "unknown"}, "7:11: made or in_force must be a date"),
    (
        {"gazette": "ฉบับที่ 5"},
        "10:14: “ฉบับที่ 5” is no place in the Gazette; write it like เล่ม 140 ตอนพิเศษ 128 ง หน้า 31, or",
    ),
]


@pytest.mark.parametrize(("facts", "said"), FACT_SLIPS)
def test_a_slip_in_a_fact_is_told_once(run: Run, tmp_path: Path, facts: dict[str, str], said: str) -> None:
    """And not also what follows from it."""
    path = written(tmp_path / "draft.yaml", {"operations": [REPEAL]}, **facts)
    (line,) = (line for line in run("check", "--with", path).out.splitlines() if line.startswith(f"{path}:"))
    assert line.startswith(f"{path}:{said}")


@pytest.mark.parametrize("gazette", ["เล่ม ๑๔๐ ตอนที่ ๕ ก", "เล่มที่ 140 ตอนพิเศษ 128 ง หน้า 31–33", "unknown"])
def test_a_place_in_the_gazette_is_read(run: Run, tmp_path: Path, gazette: str) -> None:
    """As it is cited, or as not known."""
    path = written(tmp_path / "draft.yaml", {"operations": [REPEAL]}, gazette=gazette)
    assert "No problems." in run("check", "--with", path).out


ASKED = [
    ({"in_force": "2026-01-01", "operations": [REPEAL]}, "14:19: warning: it is in force before the day it was made"),
    ({"operations": [{**NEW, "items": {"(ก)": "งาน", "(ข)": "งาน"}}]}, "ข้อ 7 (11) (ข) has the words of ข้อ 7 (11) (ก)"),
]


@pytest.mark.parametrize(("clause", "said"), ASKED)
def test_what_may_be_a_slip_is_asked(run: Run, tmp_path: Path, clause: dict[str, Any], said: str) -> None:
    """It may be meant."""
    assert said in run("check", "--with", written(tmp_path / "draft.yaml", clause)).out


def test_a_new_base_whose_list_is_not_named_is_told(run: Run, tmp_path: Path) -> None:
    """Where the old list ends; with its place in the structure nothing is said."""
    facts = {key: value for key, value in FACTS.items() if key != "number"} | {"title": "ประกาศ เรื่อง ใหม่ พ.ศ. 2569"}
    repeal = {"text": "ให้ยกเลิกประกาศเดิม", "operations": [{"repeal_instrument": "announcement-2560"}]}
    unit = {"text": "กลุ่มหนึ่ง มีอำนาจหน้าที่ดังต่อไปนี้", "items": {"(ก)": "งาน"}}
    provisions = {
        "ข้อ 1": repeal,
        "ข้อ 8": {"text": "ให้แบ่งดังนี้", "items": {"(1)": "กลุ่มหนึ่ง"}},
        "ข้อ 9": {"text": "มีหน้าที่ดังนี้", "items": {"(1)": unit}},
    }
    whole: dict[str, Any] = {"format": "1", "instruments": {"base-2569": {**facts, "provisions": provisions}}}
    path = tmp_path / "draft.yaml"
    for structure, told in (({}, True), ({"structure": {"units": "ข้อ 8", "duties": "ข้อ 9"}}, False)):
        path.write_text(yaml.dump({**whole, **structure}, allow_unicode=True, sort_keys=False), encoding="utf-8")
        result = run("check", "--with", str(path))
        assert result.code == 0
        assert ("ข้อ 6 listed the units and ends here; if another provision lists them now" in result.out) == told


def test_clauses_in_another_order_are_told(run: Run, tmp_path: Path) -> None:
    """They are there, and not missing."""
    path = Path(written(tmp_path / "draft.yaml", {"operations": [REPEAL]}, {"operations": [INSERT]}))
    text = path.read_text(encoding="utf-8").replace("ข้อ 1:", "ข้อ x:").replace("ข้อ 2:", "ข้อ 1:")
    path.write_text(text.replace("ข้อ x:", "ข้อ 2:"), encoding="utf-8")
    told = run("check", "--with", str(path)).out
    assert "ข้อ 1 stands behind this one; put the clauses in the order of their numbers" in told
    assert "is not accounted for" not in told


def test_a_clause_may_begin_with_the_citation_of_another(run: Run, tmp_path: Path) -> None:
    """Of another instrument."""
    clause = {"text": "ข้อ 1 แห่งประกาศฉบับก่อน ให้ยกเลิก", "operations": [REPEAL]}
    assert "No problems." in run("check", "--with", written(tmp_path / "draft.yaml", clause)).out


ORDERING = [
    ("ให้ยกเลิกความในข้อ 7 (8) (ฌ)", "ให้ยกเลิกความใน"),
    ("ให้เปลี่ยนชื่อกลุ่มตรวจสอบภายในเป็นกลุ่มตรวจสอบ", "ให้เปลี่ยนชื่อ"),
    ("ให้ตัดคำว่า “วิเทศ” ออก", "ให้ตัดคำว่า"),
    ("ให้เพิ่มคำว่า “สากล”", "ให้เพิ่มคำว่า"),
    ("ความในข้อ 7 (8) (ฌ) ให้เป็นอันยกเลิก", "ให้เป็นอันยกเลิก"),
    ("ประกาศนี้ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศ", ""),
]


def test_a_clause_without_effect_that_orders_something_is_told(run: Run, tmp_path: Path) -> None:
    """Its operations may have been forgotten."""
    for text, phrase in ORDERING:
        clause = {"text": text, "no_effect": "กำหนดวันใช้บังคับ"}
        path = written(tmp_path / "draft.yaml", {"operations": [REPEAL]}, clause)
        told = run("check", "--with", path)
        said = f"ข้อ 2 says “{phrase}”, and has no_effect; enter what it orders"
        assert (said in told.out, "has no_effect" in told.out) == (bool(phrase), bool(phrase))
        assert told.code == 0


def test_a_day_in_force_other_than_its_clause_says_is_told(run: Run, tmp_path: Path) -> None:
    """If the clause says it by the day of publication, and that is known."""
    for text, day in (
        ("ประกาศนี้ให้ใช้บังคับเมื่อพ้นกำหนดสามสิบวันนับแต่วันประกาศในราชกิจจานุเบกษา", "14 November 2026"),
        ("ประกาศนี้ให้ใช้บังคับตั้งแต่วันประกาศ", "15 October 2026"),
        ("ประกาศนี้ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศ", ""),
        ("ประกาศนี้ให้ใช้บังคับแล้ว", ""),
    ):
        clause = {"text": text, "no_effect": "กำหนดวันใช้บังคับ"}
        told = run("check", "--with", written(tmp_path / "draft.yaml", {"operations": [REPEAL]}, clause)).out
        assert (f", which is {day}; in_force has another day" in told, "another day" in told) == (bool(day), bool(day))
    path = written(tmp_path / "draft.yaml", {"operations": [REPEAL]}, published="unknown", in_force="on publication")
    assert "published is unknown, and so is this day; write unknown, or the day of" in run("check", "--with", path).out


def test_a_unit_outside_the_list_is_tried_as_a_draft(run: Run, tmp_path: Path) -> None:
    """By the draft's own structure, without which check asks whether it is one."""
    unit = {"insert": "ข้อ 8", "text": "กลุ่มทดลอง มีหน้าที่ ดังต่อไปนี้", "items": {"(ก)": "ทดลองทุกอย่าง"}}
    path = Path(written(tmp_path / "draft.yaml", {"operations": [unit]}))
    assert "ข้อ 8 reads like the duties of a unit, and no list has that" in run("check", "--with", str(path)).out
    text = path.read_text(encoding="utf-8")
    for structure, said in (
        ("outside: {ข้อ 8: กลุ่มทดลอง}", "No problems."),
        ("outside: {ข้อ 8: กลุ่มอื่น}", "ข้อ 8 does not have the name that structure gives the unit, “กลุ่มอื่น”; correct"),
        ("units: ข้อ 6", "3:3: write units and duties; or only outside, for a unit that stands in no list"),
        ("{units: ข้อ 66, duties: ข้อ 7}", "no instrument here has a ข้อ 66; correct the citation (target-missing)"),
        ("{units: ข้อ 6, duties: ข้อ 6}", "ข้อ 6 lists the units; write where their duties stand (bad-citation)"),
    ):
        path.write_text(text.replace("instruments:", f"structure:\n  {structure}\ninstruments:"), encoding="utf-8")
        told = run("check", "--with", str(path)).out
        assert said in told
        assert told.startswith("DRAFT: ")
        assert "reads like the duties" not in told
    path.write_text(
        text.replace("instruments:", "structure:\n  outside: {ข้อ 8: กลุ่มทดลอง}\ninstruments:"), encoding="utf-8"
    )
    assert "1 duty    กลุ่มทดลอง" in run("groups", "--with", str(path), "--as-of", "2570-01-01").out
    assert "numbered 1 to 10" in run("duties", "12", "--with", str(path), "--as-of", "2570-01-01").err


def test_a_day_in_force_before_publication_is_told(run: Run, tmp_path: Path) -> None:
    """As one before the day made is."""
    path = written(tmp_path / "draft.yaml", {"operations": [REPEAL]}, in_force="2026-10-10")
    assert (
        "warning: it is in force before the day it was published, 15 October 2026" in run("check", "--with", path).out
    )


def shown(run: Run, citation: str) -> str:
    """The text of a provision before (ฉบับที่ 3), which is outstanding."""
    text: str = json.loads(run("show", citation, "--as-of", "2566-01-01", "--json").out)["data"]["text"]
    return text


def test_what_an_outstanding_instrument_replaced_is_told_if_a_draft_replaces_it(run: Run, tmp_path: Path) -> None:
    """The keeper can only have compared with the text before both."""
    text = shown(run, "7.5")
    replace = {"replace": "ข้อ 7 (5)", "expect": text, "text": f"{text}ใหม่", "items": {"(ก)": "ตัวอย่าง"}}
    path = written(tmp_path / "draft.yaml", {"operations": [replace]})
    told = run("check", "--with", path)
    assert "(ฉบับที่ 3) พ.ศ. 2566 replaced before; enter that first, because expect can only have" in told.out
    assert (told.code, "(overlooked)" in told.out) == (0, True)


def test_an_outstanding_instrument_that_is_entered_otherwise_is_told(run: Run, tmp_path: Path) -> None:
    """Under another title, or without what it is known to change."""
    clause = {"no_effect": "ผู้รักษาการ"}
    path = written(tmp_path / "draft.yaml", clause, id_="announcement-2566-no-3")
    told = run("check", "--with", path)
    assert "draft.yaml:4:12: this id is that of “ประกาศกระทรวงศึกษาธิการ" in told.out
    assert "(contradiction)" in told.out
    title = FACTS["title"].replace("9) พ.ศ. 2569", "3) พ.ศ. 2566")
    facts = {"number": "3", "short_title": "(ฉบับที่ 3) พ.ศ. 2566", "made": "2023-05-01", "published": "2023-06-01"}
    path = written(tmp_path / "draft.yaml", clause, id_="announcement-2566-no-3", title=title, **facts)
    told = run("check", "--with", path)
    assert "warning: ข้อ 7 (5), ข้อ 7 (10): this instrument changes that, by what stands under outstanding" in told.out
    assert "keep that id" not in told.out
    for at, said, line in (
        ("7:11", "made is 2023-05-01", "70:11"),
        ("8:16", "published is 2023-06-01", "71:16"),
        ("10:14", "gazette is unknown", "73:14"),
    ):
        assert re.search(rf"draft.yaml:{at}: {said}, and under outstanding, at .*amendments.yaml:{line}, it", told.out)
    assert "it is เล่ม 140 ตอนพิเศษ 128 ง หน้า 31–33; correct the wrong one (contradiction)" in told.out
    right = {"made": "2023-03-16", "published": "2023-06-02", "in_force": "on publication"}
    right["gazette"] = "เล่ม ๑๔๐ ตอนพิเศษ ๑๒๘ ง หน้า 31-33"
    path = written(tmp_path / "draft.yaml", clause, id_="announcement-2566-no-3", title=title, **facts | right)
    assert "under outstanding, at" not in run("check", "--with", path).out
    five, ten = ({"replace": citation, "items": {"(ก)": "งาน"}} for citation in ("ข้อ 7 (5)", "ข้อ 7 (10)"))
    ten["reports_to"] = "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา"
    whole = [{**each, **dict.fromkeys(("expect", "text"), shown(run, str(each["replace"])))} for each in (five, ten)]
    facts |= right
    path = written(tmp_path / "draft.yaml", {"operations": whole}, id_="announcement-2566-no-3", title=title, **facts)
    entered = run("check", "--with", path).out
    assert "No problems." in entered
    assert "this instrument changes that" not in entered
    path = written(tmp_path / "draft.yaml", clause, id_="another", title=title, **facts)
    told = run("check", "--with", path)
    assert "draft.yaml:3:3: this is (ฉบับที่ 3) พ.ศ. 2566, which is outstanding as “announcement-2566-no-3”; " in told.out
    assert (told.code, "(entered-twice)" in told.out) == (1, True)
    later = written(tmp_path / "draft.yaml", clause, id_="another", title=title, number="3")
    assert "draft.yaml:3:3: this is (ฉบับที่ 3) พ.ศ. 2566, which is outstanding as" in run("check", "--with", later).out


def test_a_second_draft_is_refused(run: Run) -> None:
    """The last one would silently replace the first."""
    told = run("groups", "--with", DRAFT, "--with", "second.yaml")
    assert (told.code, f"put the instruments of {DRAFT}, second.yaml in one file" in told.err) == (2, True)


def test_a_short_title_of_another_number_or_year_is_told(run: Run, tmp_path: Path) -> None:
    """It would be quoted in every answer."""
    for short, said in (
        ("(ฉบับที่ 8) พ.ศ. 2569", "short_title says (ฉบับที่ 8), and title (ฉบับที่ 9); correct one of the two"),
        ("(ฉบับที่ 9) พ.ศ. 2568", "short_title says พ.ศ. 2568, and title พ.ศ. 2569; correct one of the two"),
    ):
        path = written(tmp_path / "draft.yaml", {"operations": [REPEAL]}, short_title=short)
        assert said in run("check", "--with", path).out
    path = written(tmp_path / "draft.yaml", {"operations": [REPEAL]}, short_title="ฉบับแก้ไข")
    assert "short_title says" not in run("check", "--with", path).out


def test_words_that_go_on_in_the_next_line_are_told(run: Run, tmp_path: Path) -> None:
    """YAML puts a blank between both lines, and the Gazette may have none there."""
    path = Path(written(tmp_path / "draft.yaml", {"operations": [REPEAL]}))
    text = path.read_text(encoding="utf-8")
    for right, wrong in (("วิเทศสัมพันธ์", "\n            วิเทศสัมพันธ์"), ("ให้แก้ไข", "ให้\n            แก้ไข")):
        line = text[: text.index(right)].count("\n") + 2
        path.write_text(text.replace(right, wrong), encoding="utf-8")
        told = run("check", "--with", str(path)).out
        assert f"draft.yaml:{line}:13: warning: the words go on here, with a blank before this line" in told
    folded = text.replace("text: ให้แก้ไข", "text: >-\n          ให้แก้ไข\n          ความ")
    path.write_text(folded, encoding="utf-8")
    assert "draft.yaml:15:11: warning: the words go on here" in run("check", "--with", str(path)).out
    quoted = text.replace("text: ให้แก้ไข", 'text: "ให้\n          แก้ไข"')
    for whole in (text, quoted, text.replace("text: ให้แก้ไข", "text: ให้แก้ไข\n        # หมายเหตุ")):
        path.write_text(whole, encoding="utf-8")
        assert "go on here" not in run("check", "--with", str(path)).out


def test_history_with_a_draft_says_what_days_are_of_making(run: Run) -> None:
    """The days of the versions before the draft are no better known for it."""
    for more in ([], ["--with", DRAFT]):
        assert "Day in force unknown: the day made counts." in run("history", "7.6.ก", *more).out
        caveats = json.loads(run("history", "7.6.ก", "--json", *more).out)["caveats"]
        assert "commencement-unknown" in [each["code"] for each in caveats]


def test_a_document_counts_what_is_not_held_as_diff_does(run: Run) -> None:
    """Two provisions were replaced, by an amendment that is not entered."""
    for told in (run("diff", "2565-12-31").out, run("export", "text", "--diff", "2565-12-31").out):
        assert "0 inserted, 0 repealed, 2 replaced" in told


@pytest.mark.parametrize(
    ("citation", "shown"),
    [
        ("ข้อ 7 (8) (ฌ)", ["ข้อ 7 (8) (ฌ)"]),
        ("ข้อ 7 (9)", ["ข้อ 7 (9)", *(f"ข้อ 7 (9) ({letter})" for letter in "กขคงจ")]),
        ("ข้อ 7 (5) (ซ)", ["ข้อ 7 (5) (ซ)"]),
    ],
)
def test_a_part_of_a_clause_is_explained_alone(run: Run, citation: str, shown: list[str]) -> None:
    """Not all that the clause did."""
    data = json.loads(run("explain", citation, "--json").out)["data"]
    assert [change["citation"] for change in data["changes"]] == shown
    assert data["clause"]["citation"] == "ข้อ 7"


def test_a_part_that_another_clause_made_is_pointed_on(run: Run) -> None:
    """With the command that explains it."""
    told = run("explain", "ข้อ 7 (10) (ก)")
    command = 'mandate explain "ข้อ 3 แห่ง (ฉบับที่ 2) พ.ศ. 2561"'
    assert (told.code, told.err) == (
        1,
        f"mandate: ข้อ 7 (10) (ก) is by another clause. To see what that did: {command}\n",
    )
    assert run("explain", "ข้อ 3 แห่ง (ฉบับที่ 2) พ.ศ. 2561").code == 0
    assert "There is no ข้อ 7 (8) (ฮ)" in run("explain", "ข้อ 7 (8) (ฮ)").err


def test_brief_answers_differ_only_where_a_draft_changes_them(
    run: Run, few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a keeper can compare those to many questions, as the guide says."""
    monkeypatch.setenv("MANDATE_DATA", str(few))
    for question, same in (("ลูกเสือ", True), ("วิเทศสัมพันธ์", False), ("วิทยุ", True)):
        before, after = (
            run("who-handles", "-", "--brief", *more, stdin=f"{question}\n\n".encode()).out
            for more in ([], ["--with", DRAFT])
        )
        mark, _, rest = after.partition("\n\n")
        assert (mark.startswith("DRAFT: "), rest == before) == (True, same)


WORDED_ANEW = [
    ("ดำเนินงานวิเทศสัมพันธ์และความร่วมมือกับต่างประเทศ", "วิเทศสัมพันธ์", 8),
    ("ดำเนินงานวิเทศสัมพันธ์และความร่วมมือกับต่างประเทศ", "ความร่วมมือกับต่างประเทศ", 8),
    ("ดำเนินงานต่างประเทศ", "วิเทศสัมพันธ์", None),
    ("ดำเนินงานตัวอย่าง", "งานวิเทศสัมพันธ์", None),
]


def test_a_duty_that_a_draft_words_anew_is_possible_by_its_own_words(run: Run, tmp_path: Path, tiny: Path) -> None:
    """Phrases for the duty before lead past it; a duty that lacks a word of the question is nobody's answer."""
    for text, question, group in WORDED_ANEW:
        replace = {"replace": "ข้อ 7 (8) (ฌ)", "expect": "ดำเนินงานวิเทศสัมพันธ์", "text": text}
        path = written(tmp_path / "draft.yaml", {"operations": [replace]})
        told = run("who-handles", question, "--data", str(tiny), "--with", path, "--as-of", "2026-12-01", "--json")
        data = json.loads(told.out)["data"]
        assert [each["group"]["number"] for each in data["groups"]] == ([group] if group else []), (text, question)
        assert data["kind"] == ("handled" if group else "lapsed")
