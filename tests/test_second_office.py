"""Every command on the invented office in ``examples/second-office``, which has another shape than the shipped one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, says

OFFICE = ROOT / "examples" / "second-office"
# What is asked, the exit code, and lines that the answer has.
ANSWERS = [
    (
        "groups",
        0,
        [
            " 5  ข้อ 3 (5)   6 duties  กองจัดการน้ำท่วมและน้ำแล้ง  (since 1 October 2023, by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 2)",
            "8 units, 48 duties",
        ],
    ),
    ("groups --as-of 2566-09-30", 0, [" 5  ข้อ 3 (5)   5 duties  กองป้องกันอุทกภัย"]),
    ("groups --tree", 0, ["├─  5  กองจัดการน้ำท่วมและน้ำแล้ง  ข้อ 3 (5)  (reports to รองผู้อำนวยการฝ่ายปฏิบัติการ, ข้อ 8)"]),
    ("duties แหล่งน้ำ", 0, ["กองแหล่งน้ำ  ข้อ 5", "ข้อ 5 (2)  ขุดลอกและบำรุงรักษาคลอง หนอง บึง และอ่างเก็บน้ำ"]),
    (
        "duties ป้องกันอุทกภัย",
        1,
        [
            "mandate: There is no unit “ป้องกันอุทกภัย” on 23 November 2026: it has been called กองจัดการน้ำท่วมและน้ำแล้ง "
            "since 1 October 2023, by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 2."
        ],
    ),
    ("duties อุทกภัย --as-of 2566-09-30", 0, ["กองป้องกันอุทกภัย  ข้อ 8  Reports to: รองผู้อำนวยการฝ่ายปฏิบัติการ"]),
    ("office", 0, ["ข้อ 2 (3)      เฝ้าระวังและควบคุมคุณภาพน้ำ รวมทั้งบำบัดน้ำเสีย"]),
    ("show 8.4.2", 0, ["ข้อ 8 (4) (4.2)  การจัดหาเรือและกระสอบทราย", "Unit: 5 กองจัดการน้ำท่วมและน้ำแล้ง"]),
    (
        "show 10",
        0,
        ["ข้อ 10 (6)        รับเรื่องจากผู้ใช้น้ำ ซึ่งรวมถึง", "ข้อ 10 (6) (6.1)  เรื่องร้องเรียนเกี่ยวกับการให้บริการ"],
    ),
    ("show 6.6", 0, ["Repealed on 1 October 2023 by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 3. It is no longer law:"]),
    ("history 7.5", 0, ["6 June 2019       (ฉบับที่ 2) พ.ศ. 2562 ข้อ 2   replaced ข้อ 7 (5)"]),
    ("diff 2566-09-30 2566-10-01", 0, ["1 inserted, 1 repealed, 2 replaced"]),
    (
        "search มาตรวัดน้ำ",
        0,
        ["ข้อ 10 (2)  อ่านมาตรวัดน้ำและออกใบแจ้งค่าน้ำ  (สำนักบริการผู้ใช้น้ำ)"],
    ),
    ("search เขตพื้นที่การศึกษา", 1, ["Nothing in the texts held here has “เขตพื้นที่การศึกษา”."]),
    (
        "cite 8.4.2 'ข้อ 8 (4) (4.2) “การจัดหาเรือและกระสอบทราย”' 'ข้อ 4 (2) (2.1) และ (2.3)' 'ข้อ 10 (6.1) กับ (7)'",
        0,
        [
            "ข้อ 8 (4) (4.2)   กฎกระทรวง พ.ศ. 2558: “8.4.2”: in force since 28 February 2015",
            "ข้อ 8 (4) (4.2)   กฎกระทรวง พ.ศ. 2558: in force since 28 February 2015; quoted rightly",
            "ข้อ 4 (2) (2.3)   กฎกระทรวง พ.ศ. 2558: “(2.3)”: in force since 28 February 2015",
            "ข้อ 10 (6) (6.1)  กฎกระทรวง พ.ศ. 2558: “ข้อ 10 (6.1)”: in force since 28 February 2015",
            "ข้อ 10 (7)        กฎกระทรวง พ.ศ. 2558: “(7)”: in force since 28 February 2015",
        ],
    ),
    (
        "cite '(2.1) ถึง (2.3) ของ (2) ของข้อ 4' 'ข้อ 6 (6)'",
        1,
        ["ข้อ 4 (2) (2.2)  กฎกระทรวง พ.ศ. 2558: “(2.1) ถึง (2.3) ของ (2) ของข้อ 4”: in force since 28 February 2015"],
    ),
    ("export text", 0, ["(7/1) จัดให้มีบริการผู้ใช้น้ำโดยวิธีการทางอิเล็กทรอนิกส์", "     (6.1) เรื่องร้องเรียนเกี่ยวกับการให้บริการ"]),
]
# A question, the day, whose duty answers it, and whether that is by succession; None where nobody's does.
ASKED = [
    ("ท่อประปาแตกหน้าปากซอย", "2026-11-23", "ข้อ 6 (4)", False),
    ("ก๊อกน้ำที่บ้านไม่มีน้ำไหลตั้งแต่เช้า", "2026-11-23", "ข้อ 6 (2)", False),
    ("โรงงานทิ้งน้ำเสียลงคลองตอนกลางคืน", "2026-11-23", "ข้อ 7 (3)", False),
    ("น้ำท่วมบ้านขอเรือ", "2026-11-23", "ข้อ 8 (4) (4.2)", False),
    ("โดนตัดน้ำต้องทำยังไง", "2026-11-23", "ข้อ 10 (5)", False),
    ("เงินเดือนยังไม่เข้า", "2026-11-23", "ข้อ 4 (2) (2.1)", False),
    ("เจ้าหน้าที่ขอเงินใต้โต๊ะ", "2026-11-23", "ข้อ 11 (2)", False),
    ("ขอรถน้ำ", "2023-09-30", "ข้อ 6 (6)", False),
    ("ขอรถน้ำ", "2023-10-01", "ข้อ 8 (4/1)", True),
    ("ซื้อบัตรเติมเงินตู้น้ำดื่ม", "2017-01-01", "ข้อ 10 (4)", False),
    ("ซื้อบัตรเติมเงินตู้น้ำดื่ม", "2026-11-23", None, None),
    ("ทำบัตรประชาชน", "2026-11-23", None, None),
    ("วิทยฐานะ", "2026-11-23", None, None),
    ("สีชมพูของแมวบนดวงจันทร์", "2026-11-23", None, None),
]


@pytest.mark.parametrize(("asked", "code", "lines"), ANSWERS)
def test_every_command_answers(run: Run, asked: str, code: int, lines: list[str]) -> None:
    """For this office, by its own structure."""
    says(run, asked, OFFICE, code, lines)


def test_the_data_are_without_problems_and_warnings(run: Run) -> None:
    """``check`` has nothing to say."""
    assert run("check", "--data", str(OFFICE)).out.splitlines()[1:] == ["No problems."]


def test_questions_lead_to_duties(run: Run) -> None:
    """The duty of the day, its successor, or nobody."""
    for task, day, duty, by_succession in ASKED:
        data = json.loads(run("who-handles", task, "--as-of", day, "--json", "--data", str(OFFICE)).out)["data"]
        evidence = [each for group in data["groups"] for each in group["evidence"]][:1]
        found = [(each["provision"]["citation"], each["by_succession"]) for each in evidence]
        assert found == ([(duty, by_succession)] if duty else []), task


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("groups", "1 สำนักงาน 5 กอง 2 สำนัก 48 หน้าที่"),
        ("duties 99", "ไม่มีสำนักงาน กอง หรือสำนักลำดับที่ 99"),
        ("who-handles ข้าวกล่องเจ้าอร่อย", "ไม่พบสำนักงาน กอง หรือสำนักที่รับผิดชอบเรื่อง"),
        ("duties --help", "แสดงหน้าที่ของสำนักงาน กอง หรือสำนักหนึ่ง"),
    ],
)
def test_units_are_called_by_the_words_of_their_names(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, words: str
) -> None:
    """In Thai; a group is none of them."""
    monkeypatch.setenv("MANDATE_LANG", "th")
    result = run(*command.split()[:1], "--data", str(OFFICE), *command.split()[1:])
    assert words in result.out + result.err
    assert "กลุ่ม" not in result.out + result.err


def test_a_duty_that_ended_is_said_to_be_nobodys(run: Run) -> None:
    """Because successions.tsv says so."""
    told = run("who-handles", "ซื้อบัตรเติมเงินตู้น้ำดื่ม", "--data", str(OFFICE)).out
    assert "(was a duty until 6 June 2019; in the keeper’s opinion it is nobody’s since)" in told


@pytest.mark.parametrize("language", ["en", "th"])
def test_nothing_is_said_of_another_office(run: Run, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """In no help and no document, in either language."""
    monkeypatch.setenv("MANDATE_LANG", language)
    monkeypatch.setenv("MANDATE_DATA", str(OFFICE))
    said = "".join(
        run(*command.split(), "--help").out for command in ("", "groups", "show", "who-handles", "diff", "cite")
    )
    said += "".join(run("export", kind).out for kind in ("text", "html", "csv", "json", "akn"))
    said += run("diff", "2559-01-01").out + run("history").out
    assert "ทรัพยากรน้ำเมืองสมมติ" in said
    for word in ("เขตพื้นที่", "ศึกษาธิการ", "วิเทศสัมพันธ์"):
        assert word not in said


def test_every_file_or_its_directory_says_that_it_is_invented() -> None:
    """Tables have no room for it."""
    for name in ("README.md", "mandate.yaml", "amendments.yaml"):
        assert "สมมติ" in (OFFICE / name).read_text(encoding="utf-8")[:200]


@pytest.mark.long
def test_the_weights_are_fitted_from_the_phrases(tmp_path: Path) -> None:
    """The same bytes."""
    pytest.importorskip("sklearn")
    copy = tmp_path / "office"
    shutil.copytree(OFFICE, copy)
    (copy / "weights.tsv").unlink()
    subprocess.run([sys.executable, ROOT / "evaluation" / "fit.py", "--data", copy], check=True)
    assert (copy / "weights.tsv").read_bytes() == (OFFICE / "weights.tsv").read_bytes()
    (copy / "weights.tsv").unlink()
    (copy / "weights.tsv").mkdir()
    call = [sys.executable, str(ROOT / "evaluation" / "fit.py"), "--data", str(copy)]
    told = subprocess.run(call, check=False, capture_output=True, text=True)
    assert (told.returncode, told.stderr) == (2, f"fit: {copy / 'weights.tsv'}: Is a directory\n")
