"""All problems of a dataset are reported at once, each with its code and place."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from mandate_cli.dataset import checks, phrase_checks
from mandate_cli.dataset.checks import WARNINGS, check
from mandate_cli.dataset.fitted import fitted_from
from mandate_cli.dataset.loader import load
from mandate_cli.law.consistency import misnamed
from tests import drafts
from tests.conftest import BETWEEN, DATA, ROOT, TODAY
from tests.folding import fold


def problems(path: Path, draft: Path | None = None, max_age: int | None = None) -> list[tuple[str, str, int]]:
    """The code, file and line of each problem."""
    found = check(path, draft, TODAY, max_age).problems
    return [(result.code, Path(result.place.file).name, result.place.line) for result in found]


def change(path: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_example_has_no_problem(few: Path) -> None:
    """Only that it leaves phrases without a duty, by two of its clauses.

    The golden screen of ``check`` has the shipped data, with all phrases.
    """
    assert [code for code, _, _ in problems(few, ROOT / "examples" / "draft.yaml")] == ["lapsed", "lapsed"]


def test_all_problems_of_the_law_and_the_words_come_at_once(data: Path) -> None:
    """Two operations that cannot be carried out; once they are mended, a phrase that leads nowhere."""
    change(data / "amendments.yaml", "insert: ข้อ 6 (10)", "insert: ข้อ 6 (9)")
    change(data / "amendments.yaml", "repeal: ข้อ 7 (5) (ซ)", "repeal: ข้อ 7 (5) (ญ)")
    change(data / "vocabulary.tsv", "ข้อ 7 (1) (ก)", "ข้อ 70")
    found = problems(data)
    assert [(code, file) for code, file, _ in found] == [
        ("already-exists", "amendments.yaml"),
        ("target-missing", "amendments.yaml"),  # and not that the group which was not listed has duties
    ]
    assert found[0][2] < found[1][2]
    shutil.copy(DATA / "amendments.yaml", data / "amendments.yaml")
    assert [(code, file) for code, file, _ in problems(data)] == [("target-missing", "vocabulary.tsv")]


def test_unreadable_files_are_reported_first(data: Path) -> None:
    """Their contents cannot be checked."""
    change(data / "mandate.yaml", "checked_through", "checked_to")
    (data / "vocabulary.tsv").unlink()
    assert [code for code, _, _ in problems(data)] == ["bad-data"]
    assert problems(DATA, data / "nowhere.yaml") == [("bad-data", "nowhere.yaml", 1)]


def test_a_clause_that_is_not_accounted_for(data: Path) -> None:
    """A missing number, or a clause without operations that does not say why."""
    text = (data / "amendments.yaml").read_text(encoding="utf-8")
    start, end = text.index("      ข้อ 2:"), text.index("      ข้อ 3:")
    (data / "amendments.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert [code for code, _, _ in problems(data)] == ["clause-unaccounted"]
    strip_marks = "      ข้อ 2:\n        text: …\n"
    (data / "amendments.yaml").write_text(text[:start] + strip_marks + text[end:], encoding="utf-8")
    assert [code for code, _, _ in problems(data)] == ["clause-unaccounted"]
    idle = "      ข้อ 2:\n        text: …\n        no_effect: กำหนดวันใช้บังคับ\n"
    (data / "amendments.yaml").write_text(text[:start] + idle + text[end:], encoding="utf-8")
    assert problems(data) == []


def test_both_clauses_must_call_a_group_the_same(data: Path) -> None:
    """Otherwise a reader would see two names of one group."""
    change(data / "mandate.yaml", "(9): หน่วยตรวจสอบภายใน", "(9): กลุ่มตรวจสอบภายใน")
    assert [code for code, _, _ in problems(data)] == ["name-mismatch"]


MISMATCHES = [
    ("mandate.yaml", "          (9): หน่วยตรวจสอบภายใน\n", ""),
    ("mandate.yaml", "(1): กลุ่มอำนวยการ", "(1): กลุ่มนโยบายและแผน"),
    ("amendments.yaml", "insert: ข้อ 6 (10)", "insert: ข้อ 6 (11)"),
    ("amendments.yaml", "insert: ข้อ 7 (10)", "insert: ข้อ 7 (11)"),
]


@pytest.mark.parametrize(("file", "old", "new"), MISMATCHES)
def test_a_group_needs_both_its_line_and_its_duties(data: Path, file: str, old: str, new: str) -> None:
    """No duties, no line in ข้อ 6, or a name that differs: every command reports the contradiction."""
    change(data / file, old, new)
    assert "name-mismatch" in {code for code, _, _ in problems(data)}
    error = next(misnamed(fold(load(data), BETWEEN)))
    assert error.code == "name-mismatch"
    assert f"{file}:" in str(error) or "mandate.yaml:" in str(error)


def test_the_targets_of_an_outstanding_instrument_must_exist(data: Path) -> None:
    """An outstanding instrument cannot replace a provision that never existed."""
    change(data / "amendments.yaml", "replaces: ข้อ 7 (5)", "replaces: ข้อ 7 (15)")
    assert [code for code, _, _ in problems(data)] == ["target-missing"]


def test_a_letter_that_drafting_skips_is_a_warning(data: Path) -> None:
    """ฃ ฅ ฆ are reported, and the check does not fail."""
    change(data / "amendments.yaml", "(ข): ดำเนินการสืบสวน", "(ฆ): ดำเนินการสืบสวน")
    found = [code for code, file, _ in problems(data) if file == "amendments.yaml"]
    assert found == ["unusual-label", "unusual-label"]  # and (ค) does not follow (ก)
    assert set(found) <= WARNINGS


def test_data_are_stale_after_a_time(data: Path) -> None:
    """The data are stale if the Gazette was last checked longer ago than allowed."""
    age = (TODAY - check_day()).days
    assert problems(data, max_age=age) == []
    assert problems(data, max_age=age - 1) == [("stale", "mandate.yaml", 9)]


def check_day() -> date:
    """The day the shipped data were checked through."""
    return date(2024, 2, 21)


LABELS = [
    ("(จ): ดำเนินการเกี่ยวกับการร้องทุกข์", "(ฮ): ดำเนินการเกี่ยวกับการร้องทุกข์", 2),  # and (ฉ) follows neither
    ("(จ): ดำเนินการเกี่ยวกับการร้องทุกข์", "(5): ดำเนินการเกี่ยวกับการร้องทุกข์", 2),
    ("(จ): ดำเนินการเกี่ยวกับการร้องทุกข์", "(ง/1): ดำเนินการเกี่ยวกับการร้องทุกข์", 1),
    ("(จ): ดำเนินการเกี่ยวกับการร้องทุกข์", "(ง/2): ดำเนินการเกี่ยวกับการร้องทุกข์", 2),
    ("(ก): ส่งเสริม สนับสนุน พัฒนาการมีวินัย", "(ด): ส่งเสริม สนับสนุน พัฒนาการมีวินัย", 2),
    ("(ญ): ปฏิบัติงานร่วม", "(ฎ): ปฏิบัติงานร่วม", 1),
    ("(ญ): ปฏิบัติงานร่วม", "(ฌ/1): ปฏิบัติงานร่วม", 0),
]


@pytest.mark.parametrize(("old", "new", "warnings"), LABELS)
def test_a_label_that_does_not_follow_is_a_warning(data: Path, old: str, new: str, warnings: int) -> None:
    """A label must be the first, the next or one in between; this is a warning, since the source may have a slip."""
    text = (data / "amendments.yaml").read_text(encoding="utf-8")
    (data / "amendments.yaml").write_text(text, encoding="utf-8")
    change(data / "amendments.yaml", old, new)
    found = [code for code, file, _ in problems(data) if file == "amendments.yaml"]
    assert found == ["unusual-label"] * warnings


def test_labels_are_quoted_as_they_are_written_and_once(tmp_path: Path) -> None:
    """A paragraph, a label without brackets, and one whose provision was replaced."""
    new = {"insert": "ข้อ 8", "text": "ความใหม่", "items": {"1)": "ก", "วรรคสอง": "ข", "(9)": "ค"}}
    again = {"replace": "ข้อ 7 (6) (ก)", "expect": "ดำเนินงานฝึกอบรมการพัฒนา ก่อนแต่งตั้ง", "text": "งาน"}
    late = {"insert": "ข้อ 7 (6) (ด)", "text": "งาน"}
    draft = Path(drafts.draft(tmp_path / "draft.yaml", new, again, late))
    told = [str(each.message) for each in check(DATA, draft, TODAY, None).problems if each.code == "unusual-label"]
    assert ["((1)," not in told[0], "1), วรรคสอง)" in told[0], "(ฉ), (ช))" in told[1]] == [True, True, True]


INSERTED = [("ข้อ 7 (9) (ฉ)", []), ("ข้อ 7 (9) (ช)", ["unusual-label"]), ("ข้อ 7 (9) (ข/1)", [])]
INSERTED += [("ข้อ 7 (9) (ข/2)", ["unusual-label"]), ("ข้อ 7 (9) (ข ทวิ)", []), ("ข้อ 7 (9) (ข ตรี)", ["unusual-label"])]
INSERTED += [("ข้อ 7 (5) (ซ)", ["overlooked"]), ("ข้อ 7 (9) (1)", ["unusual-label"])]


@pytest.mark.parametrize(("target", "codes"), INSERTED)
def test_an_insertion_takes_the_next_free_label_or_one_in_between(
    data: Path, tmp_path: Path, target: str, codes: list[str]
) -> None:
    """Also one used before, since a repeal leaves its label free; a label that skips others is a warning."""
    draft = tmp_path / "draft.yaml"
    draft.write_text(
        "format: '1'\ninstruments:\n  n9:\n    title: ร่าง\n    short_title: ร่าง\n"
        "    made: '2026-01-01'\n    published: unknown\n"
        "    in_force: unknown\n    gazette: unknown\n    clauses:\n      ข้อ 1:\n        text: …\n        operations:\n"
        f"          - insert: {target}\n            text: งานใหม่\n",
        encoding="utf-8",
    )
    assert [code for code, _, _ in problems(data, draft)] == codes


def test_a_group_without_duties_is_a_warning(data: Path) -> None:
    """For example if a whole group was replaced and its items were forgotten."""
    text = (data / "amendments.yaml").read_text(encoding="utf-8")
    start, end = text.index("            items:\n              (ก): ส่งเสริม"), text.index("\n# Known, in force")
    (data / "amendments.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    found = [(code, line) for code, file, line in problems(data) if file == "amendments.yaml"]
    assert [code for code, _ in found] == ["no-duties"]


def test_a_check_of_a_draft_says_so(data: Path) -> None:
    """On the page and in the JSON, like every answer that rests on a draft."""
    report = check(data, ROOT / "examples" / "draft.yaml", TODAY, None)
    assert [caveat.code for caveat in report.caveats] == ["draft", "checked-files"]
    assert [caveat.code for caveat in check(data, None, TODAY, None).caveats] == ["checked-files"]


def test_phrases_are_checked_also_where_a_draft_cannot_be_folded(data: Path, tmp_path: Path) -> None:
    """By the law without the draft; nothing but the draft's own problem is said where the phrases are right."""
    path = drafts.draft(tmp_path / "draft.yaml", {"repeal": "ข้อ 7 (8) (ฮ)", "expect": "ไม่มี"})
    alone = [problem.code for problem in check(data, Path(path), TODAY, None).problems]
    (data / "vocabulary.tsv").write_text(f"{HEAD}ก\tข้อ 7 (1)\n", encoding="utf-8")
    found = [problem.code for problem in check(data, Path(path), TODAY, None).problems]
    assert sorted(found) == sorted([*alone, "no-task"])


HEAD = "phrase\tcitations@announcement-2561-no-2\n"
FIRST = "@announcement-2560"
WORDS = [
    ("ก\tข้อ 7 (1) (ก)\n", []),
    ("ก\tข้อ 7 (5) (ซ)\n", [("target-missing", 2, 3)]),
    (f"ก\tข้อ 7 (5) (ซ){FIRST}\n", []),  # its successors have it
    (f"ก\tข้อ 7 (5) (ซ){FIRST} | ข้อ 7 (10) (จ)\n", []),
    ("ก\tข้อ 7 (1) (ก)@nobody\n", [("lapsed", 2, 3)]),
    ("ก\tข้อ 7 (1)\n", [("no-task", 2, 3)]),
    ("ก\tข้อ 6 (1)\n", [("no-task", 2, 3)]),
    ("ก\tข้อ 5 (3) | มาตรา 37 (1)\n", [("no-task", 2, 3), ("no-task", 2, 3)]),
    ("ก\tข้อ 7 (9) (จ)\n", [("no-task", 2, 3)]),
    ("ก\tข้อ 7 (1) (ก) | ข้อ 7 (2) (ก) | ข้อ 7 (3) (ก)\n", [("many-groups", 2, 3)]),
    ("ก\tshared: ข้อ 7 (1) (ก) | ข้อ 7 (2) (ก) | ข้อ 7 (3) (ก)\n", []),
    ("ก\tshared: ข้อ 7 (1) (ก) | ข้อ 7 (1) (ข)\n", [("many-groups", 2, 3)]),
    ("เก\tข้อ 7 (1) (ก)\nขา\tข้อ 7 (1) (ก)\n", []),
    ("ขา\tข้อ 7 (1) (ก)\nเก\tข้อ 7 (1) (ก)\nกา\tข้อ 7 (1) (ก)\n", [("unsorted", 3, 1)]),
    ("กา กา\tข้อ 7 (1) (ก)\nกากา\tข้อ 7 (1) (ก)\n", [("bad-data", 3, 1)]),
    ("ก\tข้อ 7 (1) (ก) |\n", [("bad-citation", 2, 18)]),
    ("ก\t| ข้อ 7 (1) (ก) | \n", [("bad-citation", 2, 3), ("bad-citation", 2, 21)]),
    ("ก\t\n", [("bad-citation", 2, 3)]),
    ("ก\tข้อ 7 (1) (ก) | ข้อ ๗ (๑) (ก)\n", [("bad-data", 2, 19)]),
    ("ก\tshared: ข้อ 7 (1) (ก) | x | ข้อ 7 (3) (ก)\n", [("bad-citation", 2, 27)]),
    ("ก\tx\nข\tx\n", [("bad-citation", 2, 3), ("bad-citation", 3, 3)]),
    ("...\tข้อ 7 (1) (ก)\n", [("bad-data", 2, 1)]),
]


@pytest.mark.parametrize(("rows", "expected"), WORDS)
def test_the_vocabulary_is_checked(data: Path, rows: str, expected: list[tuple[str, int, int]]) -> None:
    """Reported with its place: a phrase that leads nowhere, to no task or to too many groups, or is out of order."""
    (data / "vocabulary.tsv").write_text(f"{HEAD}{rows}", encoding="utf-8")
    found = check(data, None, TODAY, None).problems
    assert [(result.code, result.place.line, result.place.column) for result in found] == expected
    assert all(Path(result.place.file).name == "vocabulary.tsv" for result in found)


def test_a_task_of_another_agency_is_not_in_the_vocabulary(data: Path) -> None:
    """A task cannot be a group's and another agency's; both files are sorted and read strictly."""
    path = data / "other-agencies.tsv"
    (data / "vocabulary.tsv").write_text(f"{HEAD}ลูกเสือ\tข้อ 7 (8) (ฉ)\n", encoding="utf-8")
    path.write_text("phrase\tagency\nลูก เสือ\tตำรวจ\nแจ้งความ\tตำรวจ\n", encoding="utf-8")
    assert problems(data) == [("contradiction", "other-agencies.tsv", 2), ("unsorted", "other-agencies.tsv", 3)]
    path.write_text("phrase\tagency\nแจ้งความ\n", encoding="utf-8")
    assert problems(data) == [("bad-data", "other-agencies.tsv", 2)]


def test_words_that_cannot_be_read_are_told(data: Path) -> None:
    """A question could not be divided into words."""
    (data / "general-words.txt").write_bytes(b"\xff")
    assert problems(data) == [("bad-data", "general-words.txt", 1)]


STALE = ("weights-stale", "weights.tsv", 1)


def test_weights_fitted_from_other_phrases_are_a_warning(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights still work; after a change of the phrases they should be fitted again."""
    duty = "announcement-2560 ข้อ 7 (1) (ก) @announcement-2560"
    for duties, expected in ((duty, []), (f"{duty}\tother-agency", []), (duty.replace("2560", "2559"), [STALE])):
        (data / "weights.tsv").write_text(f"{fitted_from(data)}\t{duties}\n\t0 0:1\n", encoding="utf-8")
        assert problems(data) == expected
    change(data / "weights.tsv", "2559", "2560")
    change(data / "weights.tsv", "2559", "2560")
    assert problems(data) == []
    (data / "other-agencies.tsv").write_text("phrase\tagency\nแจ้งความ\tตำรวจ\n", encoding="utf-8")
    assert problems(data) == [STALE]
    for shipped, command in (
        (DATA, f"run python evaluation/fit.py --data {data}"),
        (data, "run python evaluation/fit.py"),
    ):
        monkeypatch.setattr(phrase_checks, "SHIPPED_DATA", shipped)
        (told,) = check(data, None, TODAY, None).problems
        assert str(told.message).endswith(command)
    assert {"weights-stale", "lapsed"} <= WARNINGS
    change(data / "weights.tsv", "\t0 0:1", "\t0 1:1")
    assert {code for code, _, _ in problems(data)} == {"bad-data"}


def test_an_outstanding_amendment_keeps_its_id(data: Path) -> None:
    """Entered under another one it would be said to be missing for ever."""
    change(data / "amendments.yaml", "(ฉบับที่ 2) พ.ศ. 2561\n", "(ฉบับที่ 3) พ.ศ. 2566\n")
    assert "entered-twice" in [code for code, _, _ in problems(data)]


def test_a_unit_whose_clause_is_not_named_is_told(tmp_path: Path) -> None:
    """Where structure names the clause of each unit, and one is missing."""
    other = ROOT / "tests" / "data" / "other-shape"
    shutil.copytree(other, tmp_path / "data")
    change(tmp_path / "data" / "mandate.yaml", "    ข้อ 3 (2): ข้อ 5\n", "")
    told = [str(problem.message) for problem in check(tmp_path / "data", None, TODAY, None).problems]
    assert any("ข้อ 3 (2) lists “กองต้นไม้”, and structure names no clause of its duties" in each for each in told)


def test_damaged_words_are_told_line_by_line(data: Path) -> None:
    """But not in what the source printed."""
    change(data / "amendments.yaml", "text: กลุ่มกฎหมายและคดี\n", "text: กลุ่มกฎหมายเเละคดี\n            as_printed: ท่ี\n")
    found = [each for each in check(data, None, TODAY, None).problems if each.code == "damaged-text"]
    assert [(each.place.line, each.place.column) for each in found] == [(35, 30)]
    change(data / "amendments.yaml", "กลุ่มกฎหมายเเละคดี", "กลุ่มกฎหมาย  และ\u00a0คดี")
    change(data / "amendments.yaml", "as_printed: ท่ี", "as_printed: กลุ่ม  กฎหมาย")
    change(data / "amendments.yaml", "# Known,", "# Known,  and")
    found = [each for each in check(data, None, TODAY, None).problems if each.code == "damaged-text"]
    assert [(each.place.line, each.place.column) for each in found] == [(35, 30), (35, 35)]


COMMENTS = [
    ("text: กลุ่มกฎหมายและคดี\n", "text: กลุ่มกฎหมายและคดี #1 ของเขต\n", True),
    ("text: กลุ่มกฎหมายและคดี\n", "text: กลุ่มกฎหมายและคดี  # ของเขต\n", True),
    ("text: กลุ่มกฎหมายและคดี\n", "text: Compliance #1\n", True),
    ("text: กลุ่มกฎหมายและคดี\n", 'text: "กลุ่มกฎหมายและคดี"  # a comment\n', False),
    ("published: unknown\n", "published: unknown  # a comment\n", False),
    ("published: unknown\n", "published: unknown  #\n", False),
]


@pytest.mark.parametrize(("old", "new", "refused"), COMMENTS)
def test_a_comment_that_could_be_words_is_refused(data: Path, old: str, new: str, refused: bool) -> None:
    """Where # begins, rather than to lose the words behind it."""
    change(data / "amendments.yaml", old, new)
    found = [each for each in check(data, None, TODAY, None).problems if "a comment begins here" in str(each.message)]
    assert bool(found) == refused
    for each in found:
        line = (data / "amendments.yaml").read_text(encoding="utf-8").splitlines()[each.place.line - 1]
        assert line[each.place.column - 1] == "#"


def test_it_is_told_which_files_were_checked(data: Path, few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are there; and that the data in the current directory were not, if others were taken by default."""
    said = {each.code: str(each.message) for each in check(data, None, TODAY, None).caveats}
    assert said == {
        "checked-files": f"Checked in {data}/: mandate.yaml, amendments.yaml, vocabulary.tsv, successions.tsv, "
        "decision.tsv."
    }
    monkeypatch.chdir(data.parent)
    monkeypatch.setattr(checks, "SHIPPED_DATA", few)
    said = {each.code: str(each.message) for each in check(few, None, TODAY, None).caveats}
    assert said["other-data"] == "Not checked: the files in ./data; for these write --data data."
    assert "other-data" not in {each.code for each in check(data, None, TODAY, None).caveats}
    titles, own = data.parent / "list.csv", [data / "own-words.tsv", data.parent / "words.tsv"]
    titles.write_text("date,title,volume,part,page\n2567-01-15,ประกาศ,141,1 ง,4\n", encoding="utf-8")
    for path in own:
        path.write_text("phrase\tagency\nตัวอย่าง\t-\n", encoding="utf-8")
    said = {each.code: str(each.message) for each in check(data, None, TODAY, None, gazette=titles, own=own).caveats}
    assert said["checked-files"].endswith(f"decision.tsv, own-words.tsv, {own[1]}, {titles}.")


def test_what_is_wrong_with_the_base_comes_first(data: Path) -> None:
    """Without a base nothing is said of the amendments; else its problems stand before theirs."""
    change(data / "amendments.yaml", "repeal:", "delete:")
    change(data / "mandate.yaml", "checked_through", "checked_to")
    assert [file for _, file, _ in problems(data)] == ["mandate.yaml", "amendments.yaml"]
    (data / "mandate.yaml").write_text("", encoding="utf-8")
    assert problems(data) == [("bad-data", "mandate.yaml", 1)]


def test_a_letter_that_is_used_again_is_told(data: Path, tmp_path: Path) -> None:
    """Once the first line names the instrument that did it: phrases of the older duty would mean the new one."""
    anew = {"replace": "ข้อ 7 (8) (ฌ)", "expect": "ดำเนินงานวิเทศสัมพันธ์", "text": "ดำเนินงานสากล"}
    draft = Path(drafts.draft(tmp_path / "draft.yaml", {"insert": "ข้อ 7 (5) (ซ)", "text": "งานใหม่"}, anew))

    def told(*, state: str, after: str = "", duty: str = "ข้อ 7 (5) (ซ)") -> list[str]:
        text = f"phrase\tcitations@{state}\nตัวอย่าง\t{duty}{after}\n"
        (data / "vocabulary.tsv").write_text(text, encoding="utf-8")
        found = check(data, draft, TODAY, None).problems
        return [str(each.message) for each in found if each.code == "used-again"]

    (message,) = told(state="draft-no-9")
    assert message.startswith(
        "1 citation means a duty to which (ร่าง) (ฉบับที่ 9) พ.ศ. 2567 gave a label that another one had: "
    )
    assert "ข้อ 7 (5) (ซ). Write @ and the id of an instrument behind it" in message
    assert told(state="draft-no-9", after="@draft-no-9") == []
    assert told(state="draft-no-9", after="@announcement-2560") == []
    assert told(state="announcement-2560") == []
    assert len(told(state="draft-no-9", duty="ข้อ 7 (8) (ฌ)")) == 1
    rows = "before\tafter\tkind\tby\nข้อ 7 (8) (ฌ)\tข้อ 7 (8) (ฌ)\treworded\tdraft-no-9\n"
    (data / "successions.tsv").write_text(rows, encoding="utf-8")
    assert told(state="draft-no-9", duty="ข้อ 7 (8) (ฌ)") == []  # it is the same duty, as the keeper says
