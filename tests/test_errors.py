"""What ``mandate check`` prints, to the letter, for every error code of the data: one table."""
# ruff: noqa: E501 - a line of output is one line here, however long

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from mandate_cli.errors import CODES
from tests.conftest import DATA, Run


class Fault(NamedTuple):
    """A code, a replacement in a data file (or a whole new file), and the lines that ``check`` prints."""

    code: str
    file: str
    old: str
    new: str
    lines: tuple[str, ...]
    options: tuple[str, ...] = ()


BASE, AMENDMENTS, WORDS = "mandate.yaml", "amendments.yaml", "vocabulary.tsv"
HEAD = "phrase\tcitations@announcement-2561-no-2\n"
REPEAL = re.search(r" +- repeal: .*\n +expect: .*\n", (DATA / AMENDMENTS).read_text(encoding="utf-8"))
assert REPEAL
END = "\n# Known, in force, and not transcribed"


def later(*operations: str, number: str = '    number: "9"\n', made: str = "2019-01-01") -> str:
    """One more instrument, with these operations in its only clause."""
    return f"""\
  ninth:
    title: ฉบับที่ 9
    short_title: ฉบับที่ 9
{number}    made: "{made}"
    published: unknown
    in_force: unknown
    gazette: unknown
    clauses:
      ข้อ 1:
        text: ให้แก้ไข
        operations:
{"".join(operations)}{END}"""


def order(kind: str, target: str, **fields: str) -> str:
    """An operation as the data file has it."""
    return f"          - {kind}: {target}\n" + "".join(f"            {key}: {value}\n" for key, value in fields.items())


TITLE_2 = "ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา (ฉบับที่ 2) พ.ศ. 2561"
SUPPORT = "ส่งเสริม สนับสนุน พัฒนาการมีวินัยและรักษาวินัย"
FAULTS = [
    # in the operations of an instrument
    Fault(
        "target-missing",
        AMENDMENTS,
        "repeal: ข้อ 7 (5) (ซ)",
        "repeal: ข้อ 7 (5) (ญ)",
        (
            "amendments.yaml:39:13: (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2, repeal ข้อ 7 (5) (ญ): there is no such provision. Nearest in force: ข้อ 7 (5) (ฌ), ข้อ 7 (5) (ซ), ข้อ 7 (5) (ช). (target-missing)",
        ),
    ),
    Fault(
        "target-repealed",
        AMENDMENTS,
        END,
        later(order("repeal", "ข้อ 7 (5) (ซ)", expect="ศึกษา")),
        (
            "amendments.yaml:75:13: ฉบับที่ 9 ข้อ 1, repeal ข้อ 7 (5) (ซ): (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2 has already ended it. Nearest in force: ข้อ 7 (5) (ช), ข้อ 7 (5) (ฌ), ข้อ 7 (5) (ฉ). (target-repealed)",
        ),
    ),
    Fault(
        "already-exists",
        AMENDMENTS,
        "insert: ข้อ 6 (10)",
        "insert: ข้อ 6 (9)",
        (
            "amendments.yaml:34:13: (ฉบับที่ 2) พ.ศ. 2561 ข้อ 1, insert ข้อ 6 (9): it is already there, by ประกาศ พ.ศ. 2560 ข้อ 6, and reads “หน่วยตรวจสอบภายใน”; write replace, or another label. (already-exists)",
        ),
    ),
    Fault(
        "parent-missing",
        AMENDMENTS,
        END,
        later(order("insert", "ข้อ 7 (12) (ก)", text="งาน")),
        (
            "amendments.yaml:75:13: ฉบับที่ 9 ข้อ 1, insert ข้อ 7 (12) (ก): there is no ข้อ 7 (12) in force to take it; insert that first. Nearest in force: ข้อ 7 (10) (ก), ข้อ 7 (10) (ข), ข้อ 7 (10) (ค). (parent-missing)",
        ),
    ),
    Fault(
        "expectation-failed",
        AMENDMENTS,
        END,
        later(order("repeal", "ข้อ 7 (10) (ก)", expect="ส่งเสริม")),
        (
            "amendments.yaml:76:21: ฉบับที่ 9 ข้อ 1, repeal ข้อ 7 (10) (ก): it does not read as expect has it; [-…-] is only in expect, {+…+} only in the law: ส่งเสริม{+ สนับสนุน พัฒนาการมีวินัยและรักษาวินัย+}. (expectation-failed)",
        ),
    ),
    Fault(
        "count-failed",
        AMENDMENTS,
        END,
        later(order("substitute", "ข้อ 7 (10) (ก)", words="ส่งเสริม", by="ให้", count='"7"', expect=SUPPORT)),
        (
            "amendments.yaml:78:20: ฉบับที่ 9 ข้อ 1, substitute ข้อ 7 (10) (ก): “ส่งเสริม” was expected 7 times, and stands there once; write the count of the text before this instrument, or the right words. (count-failed)",
        ),
    ),
    Fault(
        "conflict",
        AMENDMENTS,
        END,
        later(
            order("repeal", "ข้อ 7 (10) (ก)", expect=SUPPORT),
            order("replace", "ข้อ 7 (10) (ก)", expect=SUPPORT, text="งาน"),
        ),
        (
            "amendments.yaml:77:13: ฉบับที่ 9 ข้อ 1, replace ข้อ 7 (10) (ก): ข้อ 1 of the same instrument already deals with ข้อ 7 (10) (ก); write what both come to as one replace, or as a repeal and an insert. (conflict)",
        ),
    ),
    Fault(
        "ambiguous-order",
        AMENDMENTS,
        END,
        later(order("repeal", "ข้อ 7 (10)", expect="กลุ่ม"), number="", made="2018-08-28"),
        (
            "amendments.yaml:74:13: ฉบับที่ 9 ข้อ 1, repeal ข้อ 7 (10): (ฉบับที่ 2) พ.ศ. 2561 deals with it too, on the same day, and nothing says which acts first; give each a number of its own. (ambiguous-order)",
        ),
    ),
    Fault(
        "name-mismatch",
        AMENDMENTS,
        "text: กลุ่มกฎหมายและคดี ให้",
        "text: กลุ่มคดี ให้",
        (
            "amendments.yaml:34:13: (ฉบับที่ 2) พ.ศ. 2561 ข้อ 1, insert ข้อ 6 (10): ข้อ 7 (10) does not begin with the name that ข้อ 6 (10) gives the unit, “กลุ่มกฎหมายและคดี”; a new name is a rename. (name-mismatch)",
        ),
    ),
    Fault(
        "no-change",
        AMENDMENTS,
        END,
        later(order("replace", "ข้อ 7 (10) (ก)", expect=SUPPORT, text=SUPPORT)),
        (
            "amendments.yaml:75:13: ฉบับที่ 9 ข้อ 1, replace ข้อ 7 (10) (ก): every word would be as it is; delete the operation, or write the words it changes. (no-change)",
        ),
    ),
    Fault(
        "beyond-power",
        AMENDMENTS,
        "repeal: ข้อ 7 (5) (ซ)",
        "repeal: มาตรา 37 (1)",
        (
            "amendments.yaml:39:13: (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2, repeal มาตรา 37 (1): an announcement cannot amend an Act; cite a clause of an announcement. (beyond-power)",
        ),
    ),
    Fault(
        "not-in-source",
        AMENDMENTS,
        "repeal: ข้อ 7 (5) (ซ)",
        "repeal: ข้อ 3",
        (
            "amendments.yaml:39:13: (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2, repeal ข้อ 3: ข้อ 3 exists, and its text is not held; enter its text first, or write not_expressed. (not-in-source)",
        ),
    ),
    # in the data files
    Fault(
        "bad-data",
        BASE,
        "checked_through",
        "checked_to",
        ("mandate.yaml:9:1: the key “checked_to” is unknown here; write checked_through (bad-data)",),
    ),
    Fault(
        "bad-label",
        BASE,
        "(1): กลุ่มอำนวยการ",
        "(1x): กลุ่มอำนวยการ",
        ("mandate.yaml:98:11: “(1x)” is not the label of an item; write (1) or (ก) (bad-label)",),
    ),
    Fault(
        "bad-citation",
        AMENDMENTS,
        "repeal: ข้อ 7 (5) (ซ)",
        "repeal: ข้อ เจ็ด",
        ("amendments.yaml:39:21: “ข้อ เจ็ด” is not a citation; write it like ข้อ 7 (1) (ก) (bad-citation)",),
    ),
    Fault(
        "bad-date",
        AMENDMENTS,
        'made: "2018-08-28"',
        'made: "2018-08-32"',
        (
            "amendments.yaml:12:11: there is no such day as “2018-08-32”; write another YYYY-MM-DD, or unknown (bad-date)",
        ),
    ),
    Fault(
        "clause-unaccounted",
        AMENDMENTS,
        "      ข้อ 3:",
        "      ข้อ 4:",
        (
            "amendments.yaml:41:7: ข้อ 3 is not accounted for; enter it before this one, with its operations or with no_effect and the reason (clause-unaccounted)",
        ),
    ),
    Fault(
        "newer-format",
        BASE,
        'format: "1"',
        'format: "2"',
        (
            "mandate.yaml:8:9: the format is “2”, and this version of mandate reads “1”; use a version that knows it (newer-format)",
        ),
    ),
    Fault(
        "stale",
        BASE,
        "",
        "",
        (
            "mandate.yaml:9:18: the Gazette was last looked at on 21 February 2024, 1006 days ago; the limit is 1 (stale)",
        ),
        ("--max-age", "1"),
    ),
    Fault(
        "no-task",
        WORDS,
        "",
        f"{HEAD}ก\tข้อ 6 (1)\n",
        ("vocabulary.tsv:2:3: ข้อ 6 (1) names no task; give the duty that does (no-task)",),
    ),
    Fault(
        "many-groups",
        WORDS,
        "",
        f"{HEAD}ก\tข้อ 7 (1) (ก) | ข้อ 7 (2) (ก) | ข้อ 7 (3) (ก)\nข\tshared: ข้อ 7 (1) (ก)\n",
        (
            "vocabulary.tsv:2:3: “ก” leads to 3 units; write “shared:” before the citations where more than two are meant (many-groups)",
            "vocabulary.tsv:3:3: “ข” does not lead to more than two units; delete “shared:” before its citations (many-groups)",
        ),
    ),
    Fault(
        "contradiction",
        "other-agencies.tsv",
        "",
        "phrase\tagency\nลูกเสือ\tตำรวจ\n",
        ("other-agencies.tsv:2:1: “ลูกเสือ” is in the vocabulary too; it cannot be nobody’s here (contradiction)",),
    ),
    Fault(
        "unsorted",
        WORDS,
        "",
        f"{HEAD}ขา\tข้อ 7 (1) (ก)\nกา\tข้อ 7 (1) (ก)\n",
        (
            "vocabulary.tsv:3:1: “กา” stands after a phrase that comes later; “mandate sort --data DATA” sorts the file (unsorted)",
        ),
    ),
    # warnings
    Fault(
        "entered-twice",
        AMENDMENTS,
        END,
        later(order("insert", "ข้อ 8", text="งาน"), number='    number: "2"\n', made="2018-09-01").replace(
            "title: ฉบับที่ 9", f"title: {TITLE_2}", 1
        ),
        (
            "amendments.yaml:63:3: this is (ฉบับที่ 2) พ.ศ. 2561 (“announcement-2561-no-2”) once more; delete one of the two, or correct title and number (entered-twice)",
        ),
    ),
    Fault(
        "unusual-date",
        AMENDMENTS,
        "in_force: unknown",
        'in_force: "2018-08-01"',
        (
            "amendments.yaml:14:15: warning: it is in force before the day it was made, 28 August 2018; is it meant? (unusual-date)",
        ),
    ),
    Fault(
        "damaged-text",
        AMENDMENTS,
        "text: ให้เพิ่มความต่อไปนี้เป็น (10) ของข้อ 6",
        "text: ให้เพิ่่มความต่อไปนี้เป็น (10) ของข้อ 6",
        ("amendments.yaml:32:19: warning: “พิ่่” has two tone marks; keep one (damaged-text)",),
    ),
    Fault(
        "unusual-label",
        AMENDMENTS,
        "(ญ): ปฏิบัติงานร่วม",
        "(ฎ): ปฏิบัติงานร่วม",
        (
            "amendments.yaml:62:15: warning: ข้อ 7 (10) (ฎ) does not follow the labels before it ((ก), (ข), (ค), (ง), (จ), (ฉ), (ช), (ซ), (ฌ)); is it meant? (unusual-label)",
        ),
    ),
    Fault(
        "overlooked",
        AMENDMENTS,
        END,
        later(order("repeal", "ข้อ 7 (10) (ก)", expect=SUPPORT), made="2024-01-01"),
        (
            "amendments.yaml:75:13: warning: ฉบับที่ 9 ข้อ 1 acts on ข้อ 7 (10) (ก), whose text (ฉบับที่ 3) พ.ศ. 2566 replaced before; enter that first (overlooked)",
            "vocabulary.tsv:2:1: warning: 1 phrase lost its duty by ฉบับที่ 9 ข้อ 1, which acted on ข้อ 7 (10) (ก); what ข้อ 7 (10) (ก) said before is nobody's duty now. Where the duty went, or that it ended, is said in successions.tsv. Rows that the words suggest: none (lapsed)",
        ),
    ),
    Fault(
        "no-duties",
        AMENDMENTS,
        END,
        later(order("insert", "ข้อ 6 (11)", text="กลุ่มใหม่"), order("insert", "ข้อ 7 (11)", text="กลุ่มใหม่")),
        ("amendments.yaml:77:13: warning: ข้อ 7 (11) has no duty in force; is it meant? (no-duties)",),
    ),
    Fault(
        "lapsed",
        WORDS,
        "",
        f"{HEAD}ก\tข้อ 7 (5) (ซ)@announcement-2560\nข\tข้อ 7 (5) (ซ)@announcement-2560 | ข้อ 7 (1) (ก)\n",
        (
            "vocabulary.tsv:2:1: warning: 1 phrase lost its duty by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2, which acted on ข้อ 7 (5) (ซ); what ข้อ 7 (5) (ซ) said before is nobody's duty now. Where the duty went, or that it ended, is said in successions.tsv. Rows that the words suggest: none (lapsed)",
        ),
    ),
    Fault(
        "weights-stale",
        "weights.tsv",
        "",
        "00000000\ta duty\n\t0\n",
        (
            "weights.tsv:1:1: warning: the weights were fitted from other phrases or duties; run python evaluation/fit.py --data DATA (weights-stale)",
        ),
    ),
]


PHRASES = {"contradiction": "ลูกเสือ\tข้อ 7 (8) (ฉ)\n", "overlooked": "วินัย\tข้อ 7 (10) (ก)\n"}  # the only ones there


@pytest.fixture(params=FAULTS, ids=[fault.code for fault in FAULTS])
def fault(request: pytest.FixtureRequest, data: Path) -> Fault:
    """A fault that the data have."""
    fault: Fault = request.param
    path = data / fault.file
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert fault.old in text
    if fault.new:
        path.write_text(text.replace(fault.old, fault.new, 1) if fault.old else fault.new, encoding="utf-8")
    if fault.code == "lapsed":
        (data / "successions.tsv").unlink()
    if fault.code in PHRASES:
        (data / WORDS).write_text(HEAD + PHRASES[fault.code], encoding="utf-8")
    return fault


def test_what_check_prints(run: Run, data: Path, fault: Fault) -> None:
    """Place, message and code; the exit code is 1, or 0 for a warning."""
    result = run("check", "--data", str(data), *fault.options)
    lines = tuple(result.out.replace(f"{data}{os.sep}", "").replace(f"--data {data}", "--data DATA").splitlines()[1:-1])
    assert lines == fault.lines
    assert any(line.endswith(f"({fault.code})") for line in lines)
    assert result.code == (0 if all(": warning: " in line for line in lines) else 1)


SEVERAL = [fault for fault in FAULTS if len(fault.lines) > 1]


@pytest.mark.parametrize("fault", SEVERAL, ids=[fault.code for fault in SEVERAL], indirect=True)
def test_json_has_the_same_codes_and_places(run: Run, data: Path, fault: Fault) -> None:
    """In the same order."""
    found = json.loads(run("check", "--json", "--data", str(data), *fault.options).out)["data"]["problems"]
    for line, problem in zip(fault.lines, found, strict=True):
        assert line.startswith(f"{Path(problem['file']).name}:{problem['line']}:{problem['column']}: ")
        assert line.endswith(f"({problem['code']})")


ASKED = {
    "gazette-not-held",  # of a list given on the command line: tests/cli/test_keeping.py
    "gazette-differs",
    "used-again",  # by a draft: tests/dataset/test_checks.py
    *("usage", "empty-argument", "bad-input", "ambiguous-group", "no-such-group", "no-such-provision", "not-yet"),
    *("not-entered", "not-held", "missing-library"),
}


def test_every_code_of_the_data_has_a_row() -> None:
    """The golden screens have the codes of wrong command lines."""
    assert {fault.code for fault in FAULTS} | ASKED == CODES
