"""Every command on an agency of another structure: a clause for each unit, decimal labels, a closing paragraph."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from mandate_cli.dataset.loader import load
from mandate_cli.law.fold import law
from mandate_cli.law.typed import cited
from tests.conftest import DATA, ROOT, Run, says
from tests.drafts import draft

OTHER = ROOT / "tests" / "data" / "other-shape"
THEN = "--as-of 2555-01-01"  # before the amendment
# What is asked, the exit code, and lines that the answer has.
ANSWERS = [
    (
        "groups",
        0,
        [
            " 1  ข้อ 3 (1)   3 duties  สำนักงานเลขานุการกรม",
            " 2  ข้อ 3 (2)   1 duty    กองต้นไม้",
            " 4  ข้อ 3 (4)   2 duties  กองเครื่องเล่น  (since 10 May 2017, by (ฉบับที่ 2) พ.ศ. 2560 ข้อ 1)",
            "4 units, 8 duties",
        ],
    ),
    (f"groups {THEN}", 0, [" 2  ข้อ 3 (2)   2 duties  กองต้นไม้", "3 units, 7 duties"]),
    ("groups --tree", 0, ["└─ อธิบดี", "   ├─  3  สำนักน้ำพุ  ข้อ 3 (3)  (reports to อธิบดี, ข้อ 6)"]),
    (
        "groups --as-of 2540-01-01",
        1,
        [
            "No units are known for this day.",
            "The division of กรมตัวอย่าง is held from 16 March 2007 on; what there was before is not held here.",
        ],
    ),
    (
        "duties 1",
        0,
        [
            "สำนักงานเลขานุการกรม  ข้อ 4",
            "ข้อ 4 (2)        งานเงิน ซึ่งรวมถึง",
            "ข้อ 4 (2) (2.1)  จ่ายเงินเดือน",
        ],
    ),
    ("duties กองที่2", 0, ["ข้อ 5 (2)  (repealed on 10 May 2017, by (ฉบับที่ 2) พ.ศ. 2560 ข้อ 2)  รับเรื่องต้นไม้ล้ม"]),
    ("duties น้ำพุ", 0, ["สำนักน้ำพุ  ข้อ 6  Reports to: อธิบดี"]),
    ("duties สำนักน้ำพู", 0, ["สำนักน้ำพุ  ข้อ 6  Reports to: อธิบดี"]),
    ("duties 'ข้อ 7'", 0, ["กองเครื่องเล่น  ข้อ 7"]),
    (
        f"duties เครื่องเล่น {THEN}",
        1,
        [
            "mandate: There is no unit “เครื่องเล่น” on 1 January 2012: กองเครื่องเล่น came on 10 May 2017, by (ฉบับที่ 2) "
            "พ.ศ. 2560 ข้อ 1."
        ],
    ),
    (
        "office",
        0,
        [
            "กรมตัวอย่าง",
            "ข้อ 2 (1)      ดูแลสวนสาธารณะ",
            "ข้อ 2 วรรคสอง  หน้าที่ตามวรรคหนึ่งให้ทำร่วมกับท้องถิ่น",
        ],
    ),
    ("show 4.2.1", 0, ["ข้อ 4 (2) (2.1)  จ่ายเงินเดือน", "Unit: 1 สำนักงานเลขานุการกรม"]),
    ("show 'ข้อ 4 (2.1)'", 0, ["ข้อ 4 (2) (2.1)  จ่ายเงินเดือน"]),
    ("show 'ข้อ 2 วรรคสอง'", 0, ["ข้อ 2 วรรคสอง  หน้าที่ตามวรรคหนึ่งให้ทำร่วมกับท้องถิ่น", "Status: in force"]),
    ("show 2วรรค2", 0, ["ข้อ 2 วรรคสอง  หน้าที่ตามวรรคหนึ่งให้ทำร่วมกับท้องถิ่น"]),
    ("show สำนักน้ำพุ", 0, ["ข้อ 6      สำนักน้ำพุ ขึ้นตรงต่ออธิบดี มีหน้าที่และอำนาจ ดังต่อไปนี้", "ข้อ 6 (1)  ซ่อมน้ำพุ"]),
    ("show 5", 0, ["No longer law in it: ข้อ 5 (2), since 10 May 2017, by (ฉบับที่ 2) พ.ศ. 2560"]),
    (
        "show 5.2",
        0,
        [
            "Repealed on 10 May 2017 by (ฉบับที่ 2) พ.ศ. 2560 ข้อ 2. It is no longer law:",
            "From 16 March 2007, by กฎกระทรวง พ.ศ. 2550 ข้อ 5",
        ],
    ),
    (
        "show 'ข้อ 2 แห่งกฎกระทรวงแบ่งส่วนราชการกรมตัวอย่าง (ฉบับที่ 2) พ.ศ. 2560'",
        0,
        ["ข้อ 2  ให้ยกเลิก (2) ของข้อ 5 แห่งกฎกระทรวงแบ่งส่วนราชการกรมตัวอย่าง พ.ศ. 2550"],
    ),
    (
        "show 'ข้อ 5 (3)'",
        1,
        ["mandate: There is no ข้อ 5 (3) on 23 November 2026. Nearest: ข้อ 5 (2), ข้อ 5 (1), ข้อ 5."],
    ),
    ("show '?'", 2, ["mandate: “?” is not a citation; write it like ข้อ 6 (1)."]),
    (
        "history",
        0,
        [
            "16 March 2007  กฎกระทรวง พ.ศ. 2550 ข้อ 6  enacted ข้อ 6",
            "10 May 2017    (ฉบับที่ 2) พ.ศ. 2560 ข้อ 3   inserted ข้อ 7",
        ],
    ),
    ("history 5.2", 0, ["10 May 2017    (ฉบับที่ 2) พ.ศ. 2560 ข้อ 2   repealed ข้อ 5 (2)"]),
    (f"history 5 {THEN}", 0, ["Not yet in force on 1 January 2012:"]),
    (
        "diff 2555-01-01",
        0,
        [
            "repealed  ข้อ 5 (2)  รับเรื่องต้นไม้ล้ม  (since 10 May 2017, by (ฉบับที่ 2) พ.ศ. 2560 ข้อ 2)",
            "4 inserted, 1 repealed, 0 replaced",
        ],
    ),
    ("search น้ำพุ", 0, ["ข้อ 6 (1)  ซ่อมน้ำพุ  (สำนักน้ำพุ)"]),
    ("check", 0, ["No problems."]),
]
# A question, the day, and whose duty answers it: the provision, or None, and whether that is by succession.
ASKED = [
    ("ต้นไม้ล้ม", "2026-11-23", "ข้อ 7 (2)", None),
    ("ต้นไม้ล้ม", "2012-01-01", "ข้อ 5 (2)", None),
    ("กิ่งไม้หัก", "2026-11-23", "ข้อ 5 (1)", False),
    ("กิ่งไม้หัก", "2012-01-01", "ข้อ 5 (1)", False),
    ("ชิงช้าขาด", "2026-11-23", "ข้อ 7 (1)", False),
    ("ชิงช้าขาด", "2012-01-01", None, None),
    ("เงินเดือนไม่ออก", "2026-11-23", "ข้อ 4 (2) (2.1)", False),
    ("ทำบัตรประชาชน", "2026-11-23", None, None),
]


@pytest.mark.parametrize(("asked", "code", "lines"), ANSWERS)
def test_every_command_answers(run: Run, asked: str, code: int, lines: list[str]) -> None:
    """By the structure that the data declare."""
    says(run, asked, OTHER, code, lines)


@pytest.mark.parametrize(("task", "day", "duty", "by_succession"), ASKED)
def test_tasks_lead_to_units(run: Run, task: str, day: str, duty: str | None, by_succession: bool | None) -> None:
    """The duty of the day, its successor, or nobody."""
    data = json.loads(run("who-handles", task, "--as-of", day, "--json", "--data", str(OTHER)).out)["data"]
    evidence = [each for group in data["groups"] for each in group["evidence"]]
    assert [each["provision"]["citation"] for each in evidence[:1]] == ([duty] if duty else [])
    assert len(data["groups"]) == bool(duty)
    if by_succession is not None:
        assert evidence[0]["by_succession"] is by_succession


def test_a_draft_is_laid_on_top(run: Run, tmp_path: Path) -> None:
    """A unit is renamed, and its clause with it."""
    path = draft(tmp_path / "draft.yaml", {"rename": "ข้อ 3 (2)", "expect": "กองต้นไม้", "text": "กองพฤกษา"})
    result = run("duties", "2", "--data", str(OTHER), "--with", path)
    assert "กองพฤกษา  ข้อ 5" in result.out.splitlines()
    assert result.out.startswith("DRAFT: ")


@pytest.mark.parametrize("data", [DATA, OTHER], ids=lambda path: path.name)
def test_what_completion_offers_is_read_back(data: Path) -> None:
    """Every citation in its short form means the same provision."""
    whole = law(load(data))
    for citation in whole.on(whole.checked_through).provisions:
        assert cited(whole, citation.citation.short) == citation.citation


def test_help_takes_its_examples_from_the_data_in_use(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of --data before --help, of $MANDATE_DATA, or neutral ones where the data cannot be read."""
    here = "mandate show 6.1  "
    assert here in run("show", "--data", str(OTHER), "--help").out
    assert here not in run("show", "--help").out
    monkeypatch.setenv("MANDATE_DATA", str(OTHER))
    assert here in run("show", "--help").out
    assert "Which unit of กรมตัวอย่าง has which duty" in run().out
    monkeypatch.setenv("MANDATE_DATA", "/nowhere")
    told = run("show", "--help")
    assert (told.code, told.err) == (0, "")
    assert "mandate show CITATION" in told.out
    assert "Which unit of the office has which duty" in run().out


@pytest.mark.parametrize(
    "command", ["", "groups", "duties", "who-handles", "search", "office", "show", "history", "diff", "cite"]
)
def test_the_examples_of_help_answer(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str) -> None:
    """On these data, too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("MANDATE_DATA", str(OTHER))
    told = run(*([command] if command else []), "--help").out
    examples = [
        line.strip().partition("  ")[0] for line in told.partition("Examples:")[2].splitlines() if "  mandate " in line
    ]
    assert examples
    for example in examples:
        assert run(*shlex.split(example)[1:], "--data", str(OTHER)).code == 0, example
