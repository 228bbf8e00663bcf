"""Slips of a keeper in a draft file are told where they are, with what to write, in words that need no YAML."""
# ruff: noqa: E501 - what is told is one line here, however long

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from mandate_cli import messages
from mandate_cli.dataset.diagnostics import Diagnostics, LoadError
from mandate_cli.dataset.loader import load_draft
from mandate_cli.dataset.yaml_mistakes import mistake
from mandate_cli.dataset.yaml_reader import read_yaml
from mandate_cli.law.amendments import Dataset

DRAFT = """\
format: "1"
instruments:
  a-9:
    title: ประกาศกระทรวงศึกษาธิการ (ฉบับที่ 9) พ.ศ. 2569
    short_title: (ฉบับที่ 9) พ.ศ. 2569
    number: "9"
    made: "2026-10-01"
    published: "2026-10-15"
    in_force: "2026-10-16"
    gazette: unknown
    clauses:
      ข้อ 1:
        text: ให้แก้ไข
        operations:
          - repeal: ข้อ 7 (8) (ฌ)
            expect: ดำเนินงานวิเทศสัมพันธ์
"""
TAB = "there is a tab before the words of this line; write blanks instead"
OPEN = "the quotation mark here has no second one on its line; write it behind the words"
QUOTES = "words cannot begin with {} here; put them in quotation marks"
NO_COLON = "there is no colon in this line; write “key: words”, or begin it further in"
COLUMN = "no line above begins in this column; begin it in column {}"
MERGE = "git left this line where two versions differ; keep one of them, and delete such lines"
HEADING = "“{}” is written {} here"

# What is written in place of what, and what is told at which line and column.
SLIPS = [
    ("          - repeal", "\t  - repeal", f"15:1: {TAB}"),
    ("          - repeal", "        \t- repeal", f"15:9: {TAB}"),
    ("- repeal", "-\trepeal", f"15:12: {TAB}"),
    ("            expect", "\t    expect", f"16:1: {TAB}"),
    ("        text", "\u00a0       text", "13:1: U+00A0 before the words of this line is no plain blank; write blanks instead"),
    ("- repeal", "  repeal", "15:13: expected a list; begin each entry with a hyphen: “- repeal: …”"),
    ("- repeal", "repeal", "15:11: an operation begins with a hyphen; write “- repeal: …”"),
    ("- repeal", "-repeal", "15:11: a blank is missing behind the hyphen; write “- repeal: …”"),
    ("expect: ", "expect:", "16:19: a blank is missing behind the colon; write “expect: …”"),
    ("repeal: ", "repeal:", "15:19: a blank is missing behind the colon; write “repeal: …”"),
    ("text: ", "text:\u00a0", "13:13: a blank is missing behind the colon; write “text: …”"),
    ("ข้อ 1:\n        text", "ข้อ 1:ข\n        text", "12:12: a blank is missing behind the colon; write “ข้อ 1: …”"),
    ('"9"', '"9', f"6:13: {OPEN}"),
    ('"9"', "'9", f"6:13: {OPEN}"),
    ("        text", '        "text', f"13:9: {OPEN}"),
    ("ให้แก้ไข", '"ให้แก้ไข" คำ', "13:25: words stand behind the second quotation mark; put all of them between two, or write “ ” inside them"),
    ("ให้แก้ไข", '"ให้\\แก้ไข"', "13:19: behind \\ in double quotation marks the word has a meaning of its own; write \\\\"),
    ("ให้แก้ไข", "ให้แก้ไข ดังนี้: ก", "13:30: there is a colon in these words; put them in quotation marks"),
    *(("ให้แก้ไข", f"{sign}ให้แก้ไข", f"13:15: {QUOTES.format(sign)}") for sign in "*@%`!&>"),
    ("ให้แก้ไข", "- ให้แก้ไข", f"13:15: {QUOTES.format('-')}"),
    ("ให้แก้ไข", "[ให้แก้ไข]", "13:15: expected text, found a list; words that begin with [ or { need quotation marks"),
    ("ให้แก้ไข", "[ให้] แก้ไข", f"13:15: {QUOTES.format('[')}"),
    *(("        text", f"{mark}\n        text", f"13:1: {MERGE}") for mark in ("<<<<<<< HEAD", "=======", ">>>>>>> main")),
    ("    clauses:", "...\n    clauses:", "12:5: the data end above this line, which begins anew; delete “...” there, or what stands here"),
    ("short_title:", "short_title", f"5:5: {NO_COLON}"),
    ("short_title:", "short_title：", f"5:5: {NO_COLON}"),
    ("            expect: ดำเนินงานวิเทศสัมพันธ์\n", "            expe", "16:13: the file ends in this line, which has no colon; is it whole? If so, write “key: words”"),
    ("          - repeal", "       - repeal", f"15:8: {COLUMN.format('7 / 9')}"),
    ("            expect", "           expect", "16:12: this line is inside the entry above; begin it in column 13"),
    ("            expect", "              expect", "16:15: “repeal” in the line above has its words already; begin this line in the same column as it"),
    *(("- repeal", f"{sign} repeal", "15:11: an entry of a list begins with a hyphen; write “- repeal: …”") for sign in "*–•"),
    ("text: ", "text; ", f"13:9: {NO_COLON}"),
    ("operations:\n", "operations: {\n", "14:21: the bracket { is not closed; delete it, or put words that begin with it in quotation marks"),
    ('number: "9"', '"number": "9",', "6:18: words stand behind the second quotation mark; put all of them between two, or write “ ” inside them"),
    ("            expect", "          expect", "16:11: this line is inside the entry above; begin it in column 13"),
    ("    clauses:", "  clauses:", "11:3: “clauses” is a key of an instrument; begin it further in, below the id"),
    ("        operations:", "      operations:", "14:7: “operations” is a key of a clause; begin it further in, below its number"),
    ("repeal: ข้อ 7 (8) (ฌ)\n            expect: ", "repeal:ข้อ 7 (8) (ฌ)\n            expect:", "15:13: a blank is missing behind the colon; write “repeal: …”"),
    (DRAFT[DRAFT.index("operations:") + 11 :], "\n", "14:20: there is nothing here; write what it holds, or delete the key"),
    ("        operations:\n", "", "14:11: no key stands above this list; enter the line that is missing, such as “operations:”"),
    ("instruments:\n", "", "2:3: no line above begins in this column; enter the line that is missing, or begin in 1"),
    ("ข้อ 1:", "ข้อ1:", f"12:7: {HEADING.format('ข้อ1', 'ข้อ 1')}"),
    ("ข้อ 1:", "ข้อ ๑:", f"12:7: {HEADING.format('ข้อ ๑', 'ข้อ 1')}"),
    ("ข้อ 1:", "ข้อ  1:", f"12:7: {HEADING.format('ข้อ  1', 'ข้อ 1')}"),
    ("ข้อ 1:", "ข้อ\u00a01:", "12:7: U+00A0 in “ข้อ\u00a01” is no plain blank; write a plain one"),
    ('number: "9"', 'number: ""', "6:13: there is nothing here; write the words, or delete the key"),
    ("ให้แก้ไข", "ให้\uffff", "13:18: the invisible character U+FFFF is not allowed; delete it"),
    ("ข้อ 1:", "1:", f"12:7: {HEADING.format('1', 'ข้อ 1')}"),
    ("expect:", "expct:", "16:13: the key “expct” is unknown here; write expect"),
    ("expect:", "Expect:", "16:13: the key “Expect” is unknown here; write expect"),
    ("instruments:", "instrument:", "2:1: the key “instrument” is unknown here; write instruments"),
    ("- repeal", "- repael", "15:13: “repael” is no operation; write repeal"),
    ("สัมพันธ์\n", "สัมพันธ์\n            insert: ข้อ 7 (8) (ฑ)\n", "15:13: this is several operations, insert, repeal; begin each with a hyphen of its own"),
    ("  a-9:\n", "", "3:5: the id of the instrument is missing; write one of your own, such as draft-2569:, in a line before this, and these further in"),
    ("ให้แก้ไข\n        operations:", "ให้แก้ไข\n        operation:", "14:9: the key “operation” is unknown here; write operations"),
    (DRAFT[DRAFT.index("clauses:") + 8 :], "\n", "11:13: there is nothing here; write what it holds, or delete the key"),
    ("        operations:\n          - repeal: ข้อ 7 (8) (ฌ)\n            expect: ดำเนินงานวิเทศสัมพันธ์\n", "", "12:7: it is not said what this clause does; write one of: operations; no_effect, with the reason why it leaves the text as it is; transitional, with the provisions it is about; not_expressed, with targets and a reason"),
    ("gazette: unknown", "gazette: unknown\n    recital: ตามที่", "11:14: expected a list; begin each entry with a hyphen: “- ตามที่”"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "told"), SLIPS)
def test_a_slip_is_told_once_with_what_to_write(
    dataset: Dataset, tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    """In the line and column where it is."""
    path = tmp_path / "draft.yaml"
    path.write_text(DRAFT.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(LoadError) as caught:
        load_draft(path, dataset)
    assert [f"{each.place}: {each.message}" for each in caught.value.diagnostics] == [f"{path}:{told}"]


def test_words_of_the_form_are_parted_by_commas_in_thai_too(dataset: Dataset, tmp_path: Path) -> None:
    """Blanks stand within them."""
    path = tmp_path / "draft.yaml"
    path.write_text(DRAFT.replace('in_force: "2026-10-16"', "in_force: soon"), encoding="utf-8")
    messages.use(messages.THAI)
    with pytest.raises(LoadError, match="on publication, day after publication, 30 days after publication, unknown"):
        load_draft(path, dataset)


def test_clauses_left_out_are_told_together(dataset: Dataset, tmp_path: Path) -> None:
    """One by its name, several as a range."""
    path = tmp_path / "draft.yaml"
    for number, left_out in (("2", "ข้อ 1 is not accounted for"), ("5", "ข้อ 1 to ข้อ 4 are not accounted for")):
        path.write_text(DRAFT.replace("ข้อ 1:", f"ข้อ {number}:"), encoding="utf-8")
        with pytest.raises(LoadError, match=left_out) as caught:
            load_draft(path, dataset)
        assert [each.place.line for each in caught.value.diagnostics] == [12]


def test_an_id_that_is_taken_is_told_with_its_place(dataset: Dataset, tmp_path: Path) -> None:
    """The line of the other instrument, not of one of its clauses."""
    path = tmp_path / "draft.yaml"
    for enactment in dataset.enactments:
        path.write_text(DRAFT.replace("a-9", enactment.instrument.id), encoding="utf-8")
        with pytest.raises(LoadError, match="there is already an instrument") as caught:
            load_draft(path, dataset)
        file, line = re.findall(r"at (.*):(\d+):\d+;", str(caught.value))[0]
        assert Path(file).read_text(encoding="utf-8").splitlines()[int(line) - 1] == f"  {enactment.instrument.id}:"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a: b\n", "did not find expected"),
        ("Title: ก\n  made: ข\n", "mapping values are not allowed"),  # no key of ours above
        ("a: ก\n- b\n", "did not find expected key"),  # in a column that another line has
    ],
)
def test_what_cannot_be_told_is_left_to_the_parser(tmp_path: Path, text: str, said: str) -> None:
    """With its own words and where to look."""
    path = tmp_path / "draft.yaml"
    path.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    assert read_yaml(path, diagnostics) is None
    assert f"this is not YAML: {said}" in str(diagnostics[0].message)


def test_an_error_without_a_place_is_no_slip() -> None:
    """The parser may not know where it is."""
    assert mistake(["a: b"], yaml.MarkedYAMLError(problem="broken")) is None
