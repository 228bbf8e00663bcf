"""Commands for the keeper of the data: new-amendment, explain, sort."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from mandate_cli.dataset import loader
from tests.conftest import DATA, DRAFT, ROOT, Run
from tests.drafts import draft

OTHER = ROOT / "tests" / "data" / "other-shape"
TITLE = "ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา (ฉบับที่ 4) พ.ศ. 2567"
OF = "แห่งประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา พ.ศ. ๒๕๖๐"
PASTED = f"""ข้อ ๑ ให้เพิ่มความต่อไปนี้เป็น (๑๑) ของข้อ ๖ {OF} “(๑๑) กลุ่มตัวอย่าง”
ข้อ ๒ ให้ยกเลิกความใน (ฌ) ของ (๘) ของข้อ ๗ {OF}
ข้อ ๓ ให้เพิ่มความต่อไปนี้เป็น (๑๑) ของข้อ ๗ {OF}
“(๑๑) กลุ่มตัวอย่าง ให้ปฏิบัติงานขึ้นตรงกับหัวหน้าส่วนราชการ และมีอำนาจหน้าที่ดังต่อไปนี้
(ก) ดำเนินงานตัวอย่าง
(ข) ปฏิบัติหน้าที่อื่น”
ข้อ ๔ ให้แก้ไขคำว่า “ลูกเสือ” เป็น “ลูกเสือและเนตรนารี” ในข้อ ๗ (๘) (ฉ) {OF}
ข้อ ๕ ประกาศนี้ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศในราชกิจจานุเบกษาเป็นต้นไป
ประกาศ ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๗
"""
GAZETTE = "เล่ม ๑๔๑ ตอนพิเศษ ๑ ง หน้า ๑ ๑๕ ตุลาคม ๒๕๖๗"


def begun(run: Run, tmp_path: Path, pasted: str, *more: str) -> str:
    """The draft file that is begun with some pasted words."""
    path = tmp_path / "pasted.txt"
    path.write_text(pasted, encoding="utf-8")
    result = run("new-amendment", TITLE, "--gazette", GAZETTE, "--clauses", str(path), *more)
    assert (result.code, result.err) == (0, "")
    return result.out


def test_clauses_without_words_are_refused(run: Run, tmp_path: Path) -> None:
    """An empty file, or one of blanks."""
    path = tmp_path / "pasted.txt"
    path.write_text(" \n", encoding="utf-8")
    result = run("new-amendment", TITLE, "--clauses", str(path))
    assert (result.code, result.out, result.err) == (2, "", f"mandate: There are no words in {path}.\n")


def test_a_pasted_amendment_becomes_a_draft_once_the_rest_is_filled_in(run: Run, short: Path, tmp_path: Path) -> None:
    """Until then check refuses it; then it folds, and every word is the pasted one."""
    path = tmp_path / "draft.yaml"
    text = begun(run, tmp_path, PASTED)
    path.write_text(text, encoding="utf-8")
    told = run("check", "--data", str(short), "--with", str(path))
    assert told.code == 1
    assert told.out.count("TODO is still to be done") == text.count(" TODO") - 1  # one stands in a comment
    text = text.replace("expect: TODO", "expect: ดำเนินงานวิเทศสัมพันธ์", 1)
    in_data = text.partition("# in the data: ")[2].split("# in the data: ")[1].split("\n")[0]
    text = text.replace("expect: TODO", f"expect: {in_data}").replace("count: TODO", 'count: "1"')
    path.write_text(text, encoding="utf-8")
    result = run("check", "--data", str(short), "--with", str(path))
    assert (result.code, result.out.splitlines()[-1]) == (0, "No problems.")
    instrument = yaml.safe_load(text)["instruments"]["announcement-2567-no-4"]
    assert (instrument["made"], instrument["published"]) == ("2024-10-01", "2024-10-15")
    assert (instrument["in_force"], instrument["number"]) == ("day after publication", "4")
    assert instrument["clauses"]["ข้อ 3"]["operations"] == [
        {
            "insert": "ข้อ 7 (11)",
            "text": "กลุ่มตัวอย่าง ให้ปฏิบัติงานขึ้นตรงกับหัวหน้าส่วนราชการ และมีอำนาจหน้าที่ดังต่อไปนี้",
            "reports_to": "หัวหน้าส่วนราชการ",
            "items": {"(ก)": "ดำเนินงานตัวอย่าง", "(ข)": "ปฏิบัติหน้าที่อื่น"},
        }
    ]
    written = "".join(line for line in text.split() if line)
    for line in PASTED.splitlines()[:-1]:
        for word in line.split()[2:]:
            assert word.strip("“”") in written


FORMS = f"""ประกาศกระทรวงศึกษาธิการ
เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา (ฉบับที่ ๔) พ.ศ. ๒๕๖๗
ข้อ ๑ ให้ยกเลิกความใน (ฌ) ของ (๘) ของข้อ ๗ {OF}
ข้อ ๒ ให้เลื่อน (ญ) ของ (๘) ของข้อ ๗ เป็น (ฌ) ของ (๘) ของข้อ ๗ {OF}
ข้อ ๓ ให้แก้ไขคำว่า “ลูกเสือ” เป็น “ลูกเสือไทย” และคำว่า “ยุวกาชาด” เป็น “กาชาด” ในข้อ ๗ (๘) (ฉ) {OF}
ข้อ ๔ ให้ยกเลิกความในส่วนนำของ (๘) ของข้อ ๗ {OF} และให้ใช้ความต่อไปนี้แทน
“กลุ่มส่งเสริมการจัดการศึกษา มีหน้าที่”
ข้อ ๕ ให้ใช้แผนผังท้ายประกาศนี้แทนแผนผังตามข้อ ๖ {OF}
ข้อ ๖ ในวาระเริ่มแรก ให้กลุ่มตาม (๕) ของข้อ ๗ ปฏิบัติหน้าที่ไปพลางก่อน
ข้อ ๗ ให้ยกเลิกประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา (ฉบับที่ ๒) พ.ศ. ๒๕๖๑
ข้อ ๘ ประกาศนี้ให้ใช้บังคับเมื่อพ้นกำหนดสามสิบวันนับแต่วันประกาศในราชกิจจานุเบกษา
ประกาศ ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๗
"""


def test_every_form_that_is_read_becomes_a_draft(run: Run, short: Path, tmp_path: Path) -> None:
    """A move, pairs of words, a lead-in alone, a chart, a transitional clause, a whole instrument, days."""
    path = tmp_path / "draft.yaml"
    lines = begun(run, tmp_path, FORMS).splitlines()
    now = ""
    for at, line in enumerate(lines):
        now = line.partition("# in the data: ")[2] or now
        lines[at] = line.replace("expect: TODO", f"expect: {now}").replace("count: TODO", "count: 1")
        lines[at] = lines[at].replace("reason: TODO", "reason: เป็นแผนผัง")
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run("check", "--data", str(short), "--with", str(path))
    assert (result.code, result.out.splitlines()[-1]) == (0, "No problems."), result.out
    instrument = yaml.safe_load("\n".join(lines))["instruments"]["announcement-2567-no-4"]
    assert instrument["in_force"] == "30 days after publication"
    assert "recital" not in instrument  # before the clauses stands the title, and no more
    clauses = instrument["clauses"]
    (move,) = clauses["ข้อ 2"]["operations"]
    assert (move["move"], move["to"]) == ("ข้อ 7 (8) (ญ)", "ข้อ 7 (8) (ฌ)")
    (words,) = clauses["ข้อ 3"]["operations"]
    assert [pair["by"] for pair in words["pairs"]] == ["ลูกเสือไทย", "กาชาด"]
    assert clauses["ข้อ 4"]["operations"][0]["keeps"] == "all"
    assert clauses["ข้อ 5"]["not_expressed"]["targets"] == ["ข้อ 6"]
    assert clauses["ข้อ 6"]["transitional"] == ["ข้อ 7 (5)"]
    assert clauses["ข้อ 7"]["operations"] == [{"repeal_instrument": "announcement-2561-no-2"}]


def test_titles_that_none_has_are_left_open(run: Run, tmp_path: Path) -> None:
    """In a list of instruments that are repealed; the others have their ids."""
    titles = [OF.removeprefix("แห่ง"), "ประกาศกระทรวงศึกษาธิการ เรื่อง อื่น พ.ศ. ๒๕๕๐"]
    text = begun(run, tmp_path, "ข้อ ๑ ให้ยกเลิก\n" + "\n".join(f"({at}) {each}" for at, each in enumerate(titles, 1)))
    assert "- repeal_instrument: announcement-2560\n" in text
    assert "# In doubt: a title in it is of no instrument here.\n          - repeal_instrument: TODO\n" in text


def test_clauses_without_numbers_become_a_draft(run: Run, short: Path, tmp_path: Path) -> None:
    """Which check reads once the TODOs are filled in; that they have no numbers is said."""
    pasted = f"อาศัยอำนาจตามมาตรา 8\nให้ยกเลิก (ฌ) ของ (๘) ของข้อ ๗ {OF}\nประกาศนี้ให้ใช้บังคับตั้งแต่วันประกาศ\n"
    text = begun(run, tmp_path, pasted)
    assert "# In doubt: no clause with a number was read; without numbers clauses are called วรรคหนึ่ง" in text
    for todo, words in (("expect", "ดำเนินงานวิเทศสัมพันธ์"), ("made", '"2024-10-01"'), ("- TODO", "อาศัยอำนาจ")):
        text = (
            text.replace("- TODO", f"- {words}")
            if todo == "- TODO"
            else text.replace(f"{todo}: TODO", f"{todo}: {words}")
        )
    path = tmp_path / "draft.yaml"
    path.write_text(text, encoding="utf-8")
    result = run("check", "--data", str(short), "--with", str(path))
    assert (result.code, result.out.splitlines()[-1]) == (0, "No problems."), result.out
    assert list(yaml.safe_load(text)["instruments"]["announcement-2567-no-4"]["clauses"]) == ["วรรคหนึ่ง", "วรรคสอง"]


def test_a_draft_goes_to_a_new_file_only(run: Run, tmp_path: Path) -> None:
    """A keeper's work is never overwritten."""
    path = tmp_path / "draft.yaml"
    assert run("new-amendment", TITLE, "-o", str(path)).out == ""
    before = path.read_bytes()
    result = run("new-amendment", TITLE, "-o", str(path))
    assert (result.code, result.err) == (2, f"mandate: {path} is there already; give the name of a new file.\n")
    assert path.read_bytes() == before


def test_a_known_instrument_keeps_its_facts(run: Run) -> None:
    """One that is outstanding has its id and days; one that is entered is said to be."""
    title = TITLE.replace("4) พ.ศ. 2567", "3) พ.ศ. 2566")
    data = json.loads(run("new-amendment", title, "--json").out)["data"]
    assert data["id"] == "announcement-2566-no-3"
    assert 'published: "2023-06-02"' in data["file"]
    assert data["doubts"] == []
    data = json.loads(run("new-amendment", TITLE.replace("4) พ.ศ. 2567", "2) พ.ศ. 2561"), "--json").out)["data"]
    assert data["doubts"] == ["(ฉบับที่ 2) พ.ศ. 2561 is entered already"]
    data = json.loads(run("new-amendment", "แก้คำผิด ประกาศ", "--json").out)["data"]
    assert data["id"] == "announcement-2560-corrigendum"
    assert data["doubts"] == ["there is no (ฉบับที่ …) in the title; only a corrigendum has no number"]
    assert "number" not in yaml.safe_load(data["file"])["instruments"][data["id"]]
    assert 'number: "7"' in run("new-amendment", "ประกาศ", "--number", "7").out


def test_standard_input_is_read(run: Run) -> None:
    """The pasted words need no file."""
    result = run("new-amendment", TITLE, "--clauses", "-", stdin=PASTED.encode())
    assert "- repeal: ข้อ 7 (8) (ฌ)" in result.out


def test_a_clause_is_explained_before_and_after(run: Run) -> None:
    """What it ended and what it began, and where duties went."""
    result = run("explain", "ข้อ 2 แห่ง (ฉบับที่ 2)")
    lines = result.out.splitlines()
    assert result.code == 0
    assert lines[2:5] == [
        "repealed ข้อ 7 (5) (ซ)",
        "",
        "repealed  ข้อ 7 (5) (ซ)  ศึกษา วิเคราะห์ และจัดทำข้อมูลเพื่อดำเนินงานวินัย อุทธรณ์ ร้องทุกข์ และการดำเนินคดีของรัฐ",
    ]
    assert "ข้อ 7 (5) (ซ) was split; a part is ข้อ 7 (10) (ค)" in lines
    data = json.loads(run("explain", "ข้อ 3 แห่ง (ฉบับที่ 2)", "--json", "--data", str(OTHER)).out)["data"]
    assert [each["citation"] for each in data["changes"]] == ["ข้อ 7", "ข้อ 7 (1)", "ข้อ 7 (2)"]
    assert [each["kind"] for each in data["successions"]] == ["moved", "new"]


def test_a_draft_is_explained(run: Run, tmp_path: Path) -> None:
    """A replaced group as a difference; what keeps its words is said to; a clause without orders leaves the text."""
    out = run("explain", "ข้อ 2 แห่ง (ฉบับที่ 9)", "--with", DRAFT).out
    assert "same words  ข้อ 7 (6)" in out
    assert "{+ตัวอย่างหน้าที่ข้อหนึ่ง+}" in out
    idle = tmp_path / "idle.yaml"
    path = draft(idle, {"repeal": "ข้อ 7 (8) (ฌ)", "expect": "ดำเนินงานวิเทศสัมพันธ์"})
    text = yaml.safe_load(idle.read_text(encoding="utf-8"))
    text["instruments"]["draft-no-9"]["clauses"]["ข้อ 2"] = {"text": "ใช้บังคับ", "no_effect": "วันใช้บังคับ"}
    idle.write_text(yaml.dump(text, allow_unicode=True), encoding="utf-8")
    assert "It leaves the text as it is." in run("explain", "ข้อ 2 แห่ง (ฉบับที่ 9)", "--with", path).out


@pytest.mark.parametrize(
    ("clause", "code"), [("ข้อ 1 แห่ง (ฉบับที่ 3)", 1), ("ข้อ 9 แห่ง (ฉบับที่ 2)", 1), ("ข้อ 1", 1), ("?", 2)]
)
def test_what_is_no_clause_here_is_not_explained(run: Run, clause: str, code: int) -> None:
    """One that is outstanding, one that an instrument lacks, one that the source lacks, no citation."""
    assert run("explain", clause).code == code


def test_a_clause_of_the_base_inserted_what_it_has(run: Run) -> None:
    """As enacted."""
    assert "enacted ข้อ 6" in run("explain", "ข้อ 6").out


def copied(tmp_path: Path, *rows: str) -> Path:
    """A data directory with these rows of phrases."""
    for path in OTHER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    head = (OTHER / "vocabulary.tsv").read_text(encoding="utf-8").split("\n")[0]
    (tmp_path / "vocabulary.tsv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return tmp_path


def test_phrases_are_sorted_as_check_asks(run: Run, tmp_path: Path) -> None:
    """Rows keep their bytes; what is in order is not touched."""
    data = copied(tmp_path, "หนังสือเข้า\tข้อ 4 (1)", "กิ่งไม้หัก\tข้อ 5 (1)", "เงินเดือนไม่ออก\tข้อ 4 (2) (2.1)")
    assert "sort" in run("check", "--data", str(data)).out
    path = data / "vocabulary.tsv"
    result = run("sort", "--data", str(data))
    assert result.out.splitlines() == [
        f"{path}: 1 row moved to its place",
        f"{data / 'other-agencies.tsv'}: in order",
    ]
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    assert [row.split("\t")[0] for row in rows] == ["กิ่งไม้หัก", "เงินเดือนไม่ออก", "หนังสือเข้า"]
    assert run("check", "--data", str(data)).out.splitlines()[1:] == ["No problems."]
    before = path.stat()
    assert run("sort", str(path)).out == f"{path}: in order\n"
    assert "How are the phrases put in the order" in run("sort", "--help").out
    assert path.stat() == before


def test_the_shipped_phrases_are_sorted(run: Run, few: Path) -> None:
    """By the same order as check, whose golden screen looks at all of them."""
    result = run("sort", "--json", "--data", str(few))
    assert result.code == 0
    data = json.loads(result.out)["data"]
    assert [(Path(each["file"]).name, each["moved"]) for each in data] == [
        ("vocabulary.tsv", 0),
        ("other-agencies.tsv", 0),
    ]
    assert loader.load(DATA)


HEADING = "date,title,volume,part,page\n"
THIRD = TITLE.replace("4) พ.ศ. 2567", "3) พ.ศ. 2566")


def test_a_list_of_gazette_titles_is_compared(run: Run, few: Path, tmp_path: Path) -> None:
    """What is entered, outstanding and not held; through which day it goes; days that differ are a problem."""
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADING}2566-06-02,{THIRD},140,พิเศษ 128 ง,31\n2567-10-15,{TITLE},141,1 ง,1\n", encoding="utf-8")
    result = run("check", "--gazette", str(path), "--data", str(few))
    assert result.code == 1
    assert result.out.splitlines()[1:] == [
        f"{path}:3:1: “{TITLE}” (15 October 2024, เล่ม 141 ตอนที่ 1 ง หน้า 1) is not held; enter it, or list it under "
        "outstanding. If it is of other law, write the title under not_ours in mandate.yaml (gazette-not-held)",
        "",
        f"2 June 2023  not entered yet  {THIRD}",
        "",
        "The list has 2 titles, from 2 June 2023 through 15 October 2024; the Gazette was checked through "
        "21 February 2024.",
        "",
        "1 problem",
    ]
    data = json.loads(run("check", "--gazette", str(path), "--data", str(few), "--json").out)["data"]
    assert [each["code"] for each in data["problems"]] == ["gazette-not-held"]
    assert [each["title"] for each in data["gazette"]["found"]] == [THIRD]  # a title is either a problem or found
    path.write_text(f"{HEADING}2566-06-03,{THIRD},140,พิเศษ 128 ง,31\n", encoding="utf-8")
    told = run("check", "--gazette", str(path), "--data", str(few)).out
    assert (
        f"{path}:2:1: the Gazette has (ฉบับที่ 3) พ.ศ. 2566 on 3 June 2023, เล่ม 140 ตอนพิเศษ 128 ง หน้า 31; the data say "
        f"2 June 2023, เล่ม 140 ตอนพิเศษ 128 ง หน้า 31–33, at {few / 'amendments.yaml'}:71:16: one of them is wrong "
        "(gazette-differs)"
    ) in told.splitlines()
    assert told.count(THIRD) == 0  # the problem is told once
    path.write_text(f"{HEADING}2566-06-02,{THIRD},140,พิเศษ 129 ง,31\n", encoding="utf-8")
    assert f"at {few / 'amendments.yaml'}:73:14: one" in run("check", "--gazette", str(path), "--data", str(few)).out


def test_a_title_that_is_not_ours_is_said_once(run: Run, data: Path, tmp_path: Path) -> None:
    """In mandate.yaml, where a title of ours is refused; then the list is complete."""
    other = TITLE.replace("ศึกษา (ฉบับที่ 4) พ.ศ. 2567", "ศึกษามัธยมศึกษา")
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADING}2567-02-22,{other} พ.ศ. 2567,141,1 ง,1\n", encoding="utf-8")
    base = (data / "mandate.yaml").read_text(encoding="utf-8")

    def told(*titles: str) -> list[str]:
        said = "not_ours:\n" + "".join(f"  - {title}\n" for title in titles) if titles else ""
        (data / "mandate.yaml").write_text(base.replace("office:", f"{said}office:", 1), encoding="utf-8")
        return run("check", "--gazette", str(path), "--data", str(data)).out.splitlines()

    assert "(gazette-not-held)" in told()[1]
    assert told(other)[1] == f"22 February 2024  not ours  {other} พ.ศ. 2567"
    assert "checked_through can be 2024-02-22." in told(other)
    assert told(other, THIRD)[1].endswith(
        ":13:5: this is a title of ours, of ประกาศ พ.ศ. 2560 or an amendment of it; delete it here (contradiction)"
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2024-02-21", "2024-12-31"), "checked_through can be 2024-12-31."),
        (("2024-03-01", "2024-12-31"), "Between 21 February 2024 and 1 March 2024 nothing was looked at."),
        (("2020-01-01", "2021-01-01"), "the Gazette was checked through 21 February 2024."),
    ],
)
def test_the_days_of_a_list_are_told(run: Run, few: Path, tmp_path: Path, days: tuple[str, str], said: str) -> None:
    """Whether it goes on from what was looked at before."""
    path = tmp_path / "list.csv"
    path.write_text(HEADING + "".join(f"{day},อื่น,141,1 ง,1\n" for day in days), encoding="utf-8")
    result = run("check", "--gazette", str(path), "--data", str(few))
    assert result.code == 0
    assert said in result.out
    assert result.out.count("checked_through can be") == ("can be" in said)


def test_what_the_data_lack_of_a_title_is_told(run: Run, few: Path, tmp_path: Path) -> None:
    """The day and the place, for the keeper to enter; a day to come is wrong."""
    second, path = TITLE.replace("4) พ.ศ. 2567", "2) พ.ศ. 2561"), tmp_path / "list.csv"
    path.write_text(f"{HEADING}2561-10-01,{second},135,พิเศษ 240 ง,5\n", encoding="utf-8")
    told = run("check", "--gazette", str(path), "--data", str(few)).out
    assert f"{second}  (the data lack the day or the place; enter เล่ม 135 ตอนพิเศษ 240 ง หน้า 5)" in told
    path.write_text(f"{HEADING}2690-10-01,อื่น,135,พิเศษ 240 ง,5\n", encoding="utf-8")
    told = run("check", "--gazette", str(path), "--data", str(few)).out
    assert f"{path}:2:1: 1 October 2147 is a day to come; correct it (bad-date)" in told
    assert "checked_through can be" not in told


def test_a_list_that_cannot_be_read_is_a_problem(run: Run, few: Path, tmp_path: Path) -> None:
    """As a data file is; where the law does not fold, only that is said."""
    (tmp_path / "none.csv").write_text("", encoding="utf-8")
    asked = ("check", "--gazette", str(tmp_path / "none.csv"), "--data", str(few), "--json")
    result = run(*asked)
    assert result.code == 1
    data = json.loads(result.out)["data"]
    assert (len(data["problems"]), data["gazette"]) == (1, None)
    broken = draft(tmp_path / "draft.yaml", {"repeal": "ข้อ 7 (8) (ฌ)", "expect": "ผิด"})
    problems = json.loads(run(*asked, "--with", broken).out)
    assert [each["code"] for each in problems["data"]["problems"]] == ["expectation-failed"]
